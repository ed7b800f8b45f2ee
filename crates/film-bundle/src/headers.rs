//! The HTTP headers of each file, defined once and written in the format of each host.
//!
//! Pages on other origins load the files, so every origin may do so (`Access-Control-Allow-Origin`,
//! `Cross-Origin-Resource-Policy`) and may measure the time (`Timing-Allow-Origin`). Browsers must not guess types
//! (`nosniff`), and WebAssembly only streams as `application/wasm`. The content of a file with a hash in its name never
//! changes, so a browser keeps it for ever. For a file with a stable name, the browser asks again after five minutes,
//! and uses the old one meanwhile.

mod apache;
mod json;
mod nginx;
mod text;

use crate::File;
use crate::names::{self, DIGITS};

/// The headers of every file.
const EVERYWHERE: [(&str, &str); 4] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Timing-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
];

/// The header that sets how long a browser keeps a file.
const CACHE: &str = "Cache-Control";

/// Its values for files with a hash in the name, and for all others.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const SHORTLY: &str = "public, max-age=300, stale-while-revalidate=86400";

/// A hash in a name, as a regular expression.
fn hash() -> String {
    format!("-[0-9a-f]{{{DIGITS}}}")
}

/// The types of the bundle's files, by the end of their names.
const TYPES: [(&str, &str); 5] = [
    ("bin", "application/octet-stream"),
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
];

/// The paths of all packs and of all chunks, with the wildcard that most hosts have.
const PACKS: &str = "packs/*";
const CHUNKS: &str = "chunks/*";

/// A served file, and its headers besides the common ones.
struct Served<'a> {
    name: &'a str,
    cache: &'static str,
    content_type: &'static str,
}

impl<'a> Served<'a> {
    fn of(name: &'a str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        let (_, content_type) = TYPES.into_iter().find(|(known, _)| *known == ending)?;
        let hashed = stem.rsplit_once('-').is_some_and(|(_, hash)| names::is_hash(hash));
        Some(Self { name, cache: if hashed { FOR_EVER } else { SHORTLY }, content_type })
    }

    /// All packs, and all chunks. Hosts limit how many rules there may be.
    fn packs() -> [Self; 2] {
        [(PACKS, SHORTLY), (CHUNKS, FOR_EVER)].map(|(name, cache)| Self { name, cache, content_type: TYPES[0].1 })
    }

    /// The paths of requests for it. The page of a folder has the path of the folder, too.
    fn paths(&self) -> Vec<String> {
        let path = format!("/{}", self.name);
        if self.name == "index.html" { vec!["/".to_owned(), path] } else { vec![path] }
    }

    fn headers(&self) -> [(&'static str, &'static str); 2] {
        [(CACHE, self.cache), ("Content-Type", self.content_type)]
    }
}

/// The files for hosts, by name. `names` are the bundle's files, besides its packs, if it has any.
pub fn files(names: &[&str], has_packs: bool) -> Vec<File> {
    let packs = has_packs.then(Served::packs).into_iter().flatten();
    let served: Vec<Served> = names.iter().filter_map(|name| Served::of(name)).chain(packs).collect();
    [
        ("_headers", text::netlify_and_cloudflare(&served)),
        ("vercel.json", json::vercel(&served)),
        ("staticwebapp.config.json", json::azure(&served)),
        ("firebase.json", json::firebase(&served)),
        (".htaccess", apache::htaccess()),
        ("nginx.conf", nginx::conf()),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub const NAMES: [&str; 3] = ["film-cards.js", "film-cards-module-ba7816bf8f01cfea.wasm", "index.html"];

    pub fn served() -> Vec<Served<'static>> {
        NAMES.iter().map(|name| Served::of(name).unwrap()).chain(Served::packs()).collect()
    }

    #[test]
    fn a_hash_keeps_a_file_for_ever() {
        let [loader, module, page, packs, chunks] = &served()[..] else { panic!() };
        assert_eq!((loader.cache, loader.content_type), (SHORTLY, "text/javascript; charset=utf-8"));
        assert_eq!((module.cache, module.content_type), (FOR_EVER, "application/wasm"));
        assert_eq!((page.cache, page.paths()), (SHORTLY, vec!["/".to_owned(), "/index.html".to_owned()]));
        assert_eq!((packs.cache, packs.content_type), (SHORTLY, "application/octet-stream"));
        assert!(packs.name.starts_with(crate::compose::PACKS_FOLDER));
        assert_eq!((chunks.cache, chunks.content_type), (FOR_EVER, packs.content_type));
        assert!(chunks.name.starts_with(crate::gallery::CHUNKS_FOLDER));
        assert_eq!(Served::of("film-cards-module-ba7816bf.js").unwrap().cache, SHORTLY);
        assert!(Served::of("SHA256SUMS").is_none() && Served::of("film-cards.js.br").is_none());
    }

    #[test]
    fn each_host_has_its_file() {
        let files = files(&NAMES, true);
        for (name, bytes) in &files {
            let text = String::from_utf8(bytes.clone()).unwrap();
            for (_, value) in EVERYWHERE.into_iter().chain([("", FOR_EVER), ("", SHORTLY), ("", "application/wasm")]) {
                assert!(text.contains(value), "{name} lacks {value}: {text}");
            }
        }
        assert_eq!(files.len(), 6);
    }
}
