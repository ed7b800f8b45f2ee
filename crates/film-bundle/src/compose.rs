//! The files of cards and galleries: the loader, and for each of the two modules the script, the Wasm, and the Wasm as
//! a script, for pages whose policy forbids fetching. The names and digests of the files that a file loads are part of
//! its bytes, which determines the order.

use std::sync::Arc;

use anyhow::Result;
use film_archive::Archive;

use crate::bytes::Bytes;
use crate::engine::{ADDRESS, Engine, MODULES, Module, PACKS, TWIN, digest_of, name_of};
use crate::names::{self, LOADER};
use crate::sections;

/// The name of the Wasm as a script, before its hash.
pub const TWINS: [&str; 2] = ["film-cards-wasm", "film-cards-gallery-wasm"];

/// A file of the bundle.
pub struct Composed {
    /// Its path in the bundle.
    pub name: String,
    /// Its contents.
    pub bytes: Bytes,
    /// The SHA-256 of the bytes.
    pub digest: [u8; 32],
    /// What of it is the same for all reviews.
    pub same: Same,
}

/// Which bytes of a file are the same for all reviews, if these are worth compressing ahead of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Same {
    /// None, or too few.
    Nothing,
    /// This many at the beginning.
    Beginning(usize),
    /// This many at the end.
    End(usize),
}

/// For whom a bundle is composed.
#[derive(Clone, Copy, PartialEq)]
pub enum Purpose {
    /// For any page. The bundle has the Wasm as a script, too, and divides a large archive into packs.
    Upload,
    /// For pages of ours, whose policy lets them fetch. The scripts then name a file that does not exist.
    Serve,
}

/// The folder of the packs, in the bundle.
pub const PACKS_FOLDER: &str = "packs/";

/// An archive up to this size is embedded in the Wasm whole. With 64 KiB that is some 16 reviews, 20 KB compressed, and
/// a page with several cards needs one request less for each of them.
const EMBEDDED: usize = 65_536;

/// Whether an archive is divided into packs, which lie beside the Wasm.
pub fn has_packs(archive: &[u8], purpose: Purpose) -> bool {
    purpose == Purpose::Upload && archive.len() > EMBEDDED
}

/// The files by name, the loader first. `address` is the address of the uploaded loader, if it is known; the loader
/// uses it if it cannot get its address from its tag.
///
/// # Errors
/// If the archive is damaged, or the files of the engine do not belong together.
pub fn compose(
    engine: &Engine,
    archive: &Arc<Vec<u8>>,
    address: Option<&str>,
    purpose: Purpose,
) -> Result<Vec<Composed>> {
    let mut loader = names::replace_once(LOADER, &engine.loader, ADDRESS, &escaped(address.unwrap_or_default()))?;
    let has_packs = has_packs(archive, purpose);
    let folder = if has_packs { format!("\"{PACKS_FOLDER}\"") } else { String::new() };
    loader = names::replace_once(LOADER, &loader, &format!("\"{PACKS}\""), &folder)?;
    let embedded = match has_packs {
        true => &Arc::new(film_archive::empty(Archive::open(archive)?.links())),
        false => archive,
    };
    let mut files = Vec::new();
    for ((name, twin), module) in MODULES.iter().zip(TWINS).zip(&engine.modules) {
        let sames = [Same::End(after_placeholders(&module.script)), Same::Beginning(module.wasm.len()), Same::Nothing];
        let module = compose_module(name, twin, module, embedded, purpose)?;
        for ((file, ending), same) in module.into_iter().zip(["js", "wasm", "twin"]).zip(sames) {
            let (file, bytes, digest) = file;
            if ending != "twin" {
                let placeholder = digest_of(&format!("{name}.{ending}"));
                loader = names::replace_once(LOADER, &loader, &placeholder, &names::integrity_of(&digest))?;
            }
            if ending == "js" {
                let stem = file.trim_end_matches(".js");
                loader = names::replace_once(LOADER, &loader, &name_of(name), stem)?;
            }
            files.push(Composed { name: file, bytes, digest, same });
        }
    }
    files.insert(0, Composed::of(LOADER, loader.into_bytes().into()));
    Ok(files)
}

impl Composed {
    /// A file that depends on the reviews everywhere.
    pub fn of(name: &str, bytes: Bytes) -> Composed {
        Composed { name: name.to_owned(), digest: bytes.digest(), bytes, same: Same::Nothing }
    }
}

/// How many bytes of a page script come after its placeholders.
fn after_placeholders(script: &str) -> usize {
    let end = |placeholder: &String| script.find(placeholder).map(|at| at + placeholder.len());
    let ends = [name_of(TWIN), digest_of(TWIN)];
    script.len() - ends.iter().filter_map(end).max().unwrap_or_default()
}

/// The ends of page scripts that are the same for all reviews, each with the number of bytes before it.
pub fn ends(engine: &Engine) -> impl Iterator<Item = (usize, &str)> {
    engine.modules.iter().zip(TWINS).map(|(Module { script, .. }, twin)| {
        let (start, end) = script.split_at(script.len() - after_placeholders(script));
        // Every name and every digest is as long as another.
        let start = start.replace(&digest_of(TWIN), &names::integrity_of(&[0; 32]));
        (start.replace(&name_of(TWIN), &names::of_digest(twin, "js", &[0; 32])).len(), end)
    })
}

/// The script with all packs, for pages whose policy forbids to fetch, and for scripts that want all films. The page script
/// knows its name.
pub const ALL: &str = "film-cards-all.js";

/// The name of a part of it, before its hash.
pub const PART: &str = "film-cards-all";

/// Hosts limit the size of a file, too (Cloudflare Pages: 25 MiB), so one script has at most these bytes of the archive. The
/// number is divisible by three, so that the Base64 of the parts, one after the other, is that of the whole.
const PART_BYTES: usize = 3 << 22;

/// A page would take minutes for more bytes than these, some 24,000 reviews of four kilobytes.
const MOST_BYTES: usize = 8 * PART_BYTES;

/// The file [`ALL`], and its parts if it has several.
pub fn all(archive: &Arc<Vec<u8>>) -> Result<Vec<Composed>> {
    all_within(archive, PART_BYTES, MOST_BYTES)
}

fn all_within(archive: &Arc<Vec<u8>>, part: usize, most: usize) -> Result<Vec<Composed>> {
    if archive.len() <= part {
        return Ok(vec![Composed::of(ALL, twin(Bytes::default().and_shared(archive.clone())))]);
    }
    if archive.len() > most {
        let films = Archive::open(archive)?.len();
        // The page script prints it.
        let refusal = format!(
            "throw Error(\"{films} films are too many for FilmCards.films(), and for a page whose Content-Security-Policy \
             lacks connect-src\")"
        );
        return Ok(vec![Composed::of(ALL, refusal.into_bytes().into())]);
    }
    let starts = (0..archive.len()).step_by(part);
    let mut files: Vec<Composed> = starts
        .map(|start| {
            let these = start..archive.len().min(start + part);
            let (name, bytes, digest) = signed(PART, "js", twin(Bytes::default().and_some(archive.clone(), these)));
            Composed { name, bytes, digest, same: Same::Nothing }
        })
        .collect();
    let imports = files.iter().enumerate().map(|(at, file)| format!("import p{at} from\"./{}\";", file.name));
    let parts: Vec<String> = (0..files.len()).map(|at| format!("p{at}")).collect();
    let whole = imports.collect::<String>() + "export default " + &parts.join("+");
    files.push(Composed::of(ALL, whole.into_bytes().into()));
    Ok(files)
}

/// Bytes as a script. Few pages load one, so it is not compressed ahead of time: that would double what the command has
/// inside.
fn twin(bytes: Bytes) -> Bytes {
    Bytes::default().and(*b"export default \"").and_base64(bytes).and(*b"\"")
}

/// A file with the digest of its bytes.
type Signed = (String, Bytes, [u8; 32]);

/// The script, the Wasm, and the Wasm as a script if it is wanted.
fn compose_module(
    name: &str,
    twin: &str,
    module: &Module,
    archive: &Arc<Vec<u8>>,
    purpose: Purpose,
) -> Result<Vec<Signed>> {
    let header = sections::header(sections::ARCHIVE, archive.len());
    let wasm = Bytes::default().and(&*module.wasm).and(header).and_shared(archive.clone());
    let twin = match purpose {
        Purpose::Upload => Some(signed(twin, "js", self::twin(wasm.clone()))),
        Purpose::Serve => None,
    };
    let digest = wasm.digest();
    // Another archive must give the script another name, also without a twin: browsers know a script by its name.
    let (twin_name, twin_digest) = twin.as_ref().map_or((TWIN, &digest), |(name, _, digest)| (name, digest));
    let script = fill_in(&format!("{name}.js"), &module.script, TWIN, twin_name, twin_digest)?;
    let script = signed(name, "js", script.into_bytes().into());
    // The script contains a digest of the Wasm, so its name tells both files from those of other bundles. The loader needs
    // one name for them instead of two, which makes it 23 bytes smaller.
    let wasm = (names::of_digest(name, "wasm", &script.2), wasm, digest);
    Ok([script, wasm].into_iter().chain(twin).collect())
}

fn signed(stem: &str, ending: &str, bytes: Bytes) -> Signed {
    let digest = bytes.digest();
    (names::of_digest(stem, ending, &digest), bytes, digest)
}

/// Replaces the placeholders for the name and the digest of `file` in `text`, the text of the engine's file `of`.
fn fill_in(of: &str, text: &str, file: &str, name: &str, digest: &[u8; 32]) -> Result<String> {
    let text = names::replace_once(of, text, &digest_of(file), &names::integrity_of(digest))?;
    names::replace_once(of, &text, &name_of(file), name)
}

/// Escapes `text` for a JavaScript string with any kind of quotation marks.
fn escaped(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!()*+,;=%&".contains(c);
    text.chars().map(|c| if plain(c) { c.to_string() } else { format!("\\u{{{:x}}}", u32::from(c)) }).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::File;
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    use sha2::{Digest, Sha256};

    fn composed(engine: &Engine, archive: &[u8], address: Option<&str>) -> Result<Vec<File>> {
        let files = compose(engine, &Arc::new(archive.to_vec()), address, Purpose::Upload)?;
        assert!(files.iter().all(|file| file.digest == <[u8; 32]>::from(Sha256::digest(file.bytes.to_vec()))));
        Ok(files.into_iter().map(|file| (file.name, file.bytes.to_vec())).collect())
    }

    pub fn engine() -> Engine {
        let pair = |file: &str| format!("[\"{}\",\"{}\"]", name_of(file), digest_of(file));
        let both = |module: &str| {
            let [script, wasm] = ["js", "wasm"].map(|ending| digest_of(&format!("{module}.{ending}")));
            format!("[\"{script}\",\"{wasm}\",\"{}.\"]", name_of(module))
        };
        let module = |wasm: &[u8]| Module {
            script: format!("export let start,twin={};let rest;", pair(TWIN)),
            wasm: wasm.to_owned(),
        };
        Engine {
            loader: format!(
                "base=src??\"{ADDRESS}\";packs=[\"{PACKS}\"];all=[{},{}]",
                both(MODULES[0]),
                both(MODULES[1])
            ),
            modules: [module(b"\0asm"), module(b"\0asm gallery")],
            bundle: Vec::new(),
            npm: Vec::new(),
            ahead: Default::default(),
            packed: None,
        }
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[test]
    fn each_file_names_and_signs_the_files_it_loads() {
        let files = composed(&engine(), b"the archive", None).unwrap();
        let [loader, modules @ ..] = &files[..] else { panic!("{files:?}") };
        assert_eq!(loader.0, LOADER);
        let loader = text(&loader.1);
        for (module, stem) in modules.chunks(3).zip(MODULES) {
            let [(script_name, script), (wasm_name, wasm), (twin_name, twin)] = module else { panic!("{module:?}") };
            assert_eq!(script_name, &names::hashed(stem, "js", script));
            assert_eq!(wasm_name, &script_name.replace(".js", ".wasm"));
            assert!(wasm.starts_with(b"\0asm") && wasm.ends_with(b"the archive"));
            let name = script_name.trim_end_matches("js");
            for said in [name, &names::integrity(script), &names::integrity(wasm)] {
                assert_eq!(loader.matches(said).count(), 1, "{said} in {loader}");
            }
            let script = text(script);
            assert!(script.contains(twin_name.as_str()) && script.contains(&names::integrity(twin)), "{script}");
            let base64 = BASE64_STANDARD.encode(wasm);
            assert_eq!(text(twin), format!("export default \"{base64}\""));
        }
        assert!(files.iter().all(|(name, _)| names::is_ours(name)), "{files:?}");
        assert!(!loader.contains("{{"), "{loader}");
        assert!(files[1..4].iter().all(|(name, _)| !name.contains("gallery")), "{files:?}");
        assert!(files[4..].iter().all(|(name, _)| name.contains("gallery")), "{files:?}");
    }

    #[test]
    fn a_loader_knows_the_address_that_it_is_uploaded_to() {
        let loader = |address| text(&composed(&engine(), b"", address).unwrap()[0].1);
        let known = "https://cdn.example/film-cards.js";
        assert!(loader(Some(known)).starts_with(&format!("base=src??\"{known}\";")), "{}", loader(Some(known)));
        assert!(loader(None).starts_with("base=src??\"\";"), "{}", loader(None));
        let hostile = loader(Some("/a\"+`'$\\é"));
        assert!(hostile.starts_with("base=src??\"/a\\u{22}+\\u{60}\\u{27}\\u{24}\\u{5c}\\u{e9}\";"), "{hostile}");
    }

    #[test]
    fn an_engine_without_a_placeholder_is_refused() {
        let message = |engine: Engine| composed(&engine, b"", None).unwrap_err().to_string();
        let loader = engine().loader.replace("{{film-cards-gallery}}", "film-cards-gallery");
        let error = message(Engine { loader, ..engine() });
        assert!(error.starts_with("film-cards.js has {{film-cards-gallery}} 0 times"), "{error}");
        let [cards, mut galleries] = engine().modules;
        galleries.script = galleries.script.replace("{{digest ", "{{");
        let error = message(Engine { modules: [cards, galleries], ..engine() });
        assert!(error.starts_with("film-cards-gallery.js has {{digest film-cards-wasm.js}} 0 times"), "{error}");
    }

    #[test]
    fn for_our_own_pages_the_wasm_is_no_script() {
        let files = compose(&engine(), &Arc::new(b"the archive".to_vec()), None, Purpose::Serve).unwrap();
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names.len(), 5, "{names:?}");
        assert!(names.iter().all(|name| TWINS.iter().all(|twin| !names::is_hashed(name, twin))), "{names:?}");
        let others = compose(&engine(), &Arc::new(b"another archive".to_vec()), None, Purpose::Serve).unwrap();
        assert!(names[1..].iter().all(|name| others.iter().all(|other| other.name != *name)), "{names:?}");
        let is_filled_in = |file: &Composed| file.name.ends_with(".wasm") || !text(&file.bytes.to_vec()).contains("{{");
        assert!(files.iter().all(is_filled_in), "{names:?}");
    }

    #[test]
    fn a_large_archive_is_in_no_engine() {
        let movie = film_model::Movie { name: "x".repeat(EMBEDDED), ..Default::default() };
        let archive = Arc::new(film_archive::encode(&[movie], film_model::LinkProvider::Imdb));
        let files = |purpose| compose(&engine(), &archive, None, purpose).unwrap();
        let large =
            |files: &[Composed]| -> Vec<bool> { files.iter().map(|file| file.bytes.len() > EMBEDDED).collect() };
        let uploaded = files(Purpose::Upload);
        // The loader; script, Wasm and Wasm as a script of cards; the same of galleries.
        assert_eq!(large(&uploaded), [false; 7]);
        assert!(text(&uploaded[0].bytes.to_vec()).contains("packs=[\"packs/\"]"));
        let empty = film_archive::empty(film_model::LinkProvider::Imdb);
        assert!([2, 5].iter().all(|at| uploaded[*at].bytes.to_vec().ends_with(&empty)));
        let served = files(Purpose::Serve);
        assert_eq!(large(&served), [false, false, true, false, true]);
        assert!(text(&served[0].bytes.to_vec()).contains("packs=[]"));
    }

    #[test]
    fn a_script_with_all_films_is_in_parts_that_hosts_take() {
        const _: () = assert!(PART_BYTES % 3 == 0 && PART_BYTES / 3 * 4 + 100 < 25 << 20);
        let files = |archive: &Arc<Vec<u8>>| -> Vec<(String, String)> {
            let files = all_within(archive, 300, 900).unwrap().into_iter();
            files.map(|file| (file.name, text(&file.bytes.to_vec()))).collect()
        };
        let base64 = |text: &str| text.strip_prefix("export default \"").unwrap().strip_suffix('"').unwrap().to_owned();
        let small = Arc::new(b"the archive".to_vec());
        assert_eq!(files(&small), [(ALL.to_owned(), text(&twin(small.to_vec().into()).to_vec()))]);

        let large: Arc<Vec<u8>> = Arc::new((0..601).map(|at| (at % 251) as u8).collect());
        let files_of_large = files(&large);
        let [parts @ .., (name, whole)] = &files_of_large[..] else { panic!() };
        assert_eq!((parts.len(), &**name), (3, ALL));
        assert_eq!(
            *whole,
            format!(
                "import p0 from\"./{}\";import p1 from\"./{}\";import p2 from\"./{}\";export default p0+p1+p2",
                parts[0].0, parts[1].0, parts[2].0
            )
        );
        assert!(parts.iter().all(|(name, _)| names::is_ours(name)));
        assert_eq!(parts.iter().map(|(_, text)| base64(text)).collect::<String>(), BASE64_STANDARD.encode(&*large));

        let movie = film_model::Movie { name: "x".repeat(900), ..Default::default() };
        let [(name, refusal)] = &files(&Arc::new(film_archive::encode(&[movie], Default::default())))[..] else {
            panic!()
        };
        assert!(
            name == ALL && refusal.starts_with("throw Error(\"1 films are too many for FilmCards.films(), "),
            "{refusal}"
        );
    }

    #[test]
    fn what_is_called_the_same_is_so_for_all_reviews() {
        let files = |archive: &[u8]| compose(&engine(), &Arc::new(archive.to_vec()), None, Purpose::Upload).unwrap();
        let (one, other) = (files(b"an archive"), files(b"quite another archive"));
        let engine = engine();
        let (mut ends, mut beginnings) = (ends(&engine), 0);
        for (file, other) in one.iter().zip(&other) {
            let [bytes, others] = [&file.bytes, &other.bytes].map(Bytes::to_vec);
            assert_eq!(file.same, other.same);
            match file.same {
                Same::Nothing => {}
                Same::Beginning(length) => {
                    let (beginning, rest) = bytes.split_at(length);
                    assert_eq!(beginning, &others[..length], "{}", file.name);
                    assert!(engine.modules.iter().any(|module| module.wasm == beginning), "{}", file.name);
                    assert!(file.name.ends_with(".wasm") && rest[0] == 0, "the section of the archive begins there");
                    beginnings += 1;
                }
                Same::End(length) => {
                    assert_eq!(bytes.len(), others.len(), "names and digests have one length");
                    assert_eq!(bytes[bytes.len() - length..], others[bytes.len() - length..], "{}", file.name);
                    assert_ne!(bytes[..bytes.len() - length], others[..bytes.len() - length], "{}", file.name);
                    let end = text(&bytes[bytes.len() - length..]);
                    assert_eq!(end, "\"];let rest;", "{}", file.name);
                    assert_eq!(ends.next(), Some((bytes.len() - length, end.as_str())), "{}", file.name);
                }
            }
        }
        assert_eq!((beginnings, ends.next()), (2, None));
    }
}
