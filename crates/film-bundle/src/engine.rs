//! The engine as finished files: the part of a bundle that is the same for all reviews.
//!
//! ```text
//! film-cards.js                              the loader
//! film-cards-module.js, film-cards-module.wasm      what a card needs
//! film-cards-gallery.js, film-cards-gallery.wasm    what a gallery needs
//! bundle/                                    files that every bundle contains unchanged
//! npm/                                       files that make a bundle an npm package
//! ahead/                                     compressed ahead of time: what is the same for all reviews
//! engine.br                                  all other files as one, for the studio
//! ```
//!
//! The Wasm has no archive yet. So its final bytes are not known, and neither are the names and digests of the files
//! that depend on them. The scripts have placeholders for these: [`name_of`], [`digest_of`],
//! [`ADDRESS`] and [`PACKS`].
//!
//! The studio makes bundles in the browser, so every bundle has the packed engine ([`PACKED`]). It cannot contain its own
//! name: only the studio's page, [`STUDIO`], has placeholders for that.

#[cfg(feature = "compose")]
mod packed;

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::File;
#[cfg(feature = "compose")]
use crate::names::READER;
use crate::names::{self, GALLERY, LOADER, MODULE};

/// The name of the Wasm as a script, as long as its final name is not known. Each page script has its own.
pub const TWIN: &str = "film-cards-wasm.js";

/// The placeholder for the address of the uploaded loader.
pub const ADDRESS: &str = "{{address}}";

/// The placeholder for the folder of the packs, in a bundle whose archive is divided into packs.
pub const PACKS: &str = "{{packs}}";

/// The placeholder for the final name of a file of the engine.
pub fn name_of(file: &str) -> String {
    format!("{{{{{file}}}}}")
}

/// The placeholder for the digest of its bytes, in the form of an `integrity` attribute.
pub fn digest_of(file: &str) -> String {
    format!("{{{{digest {file}}}}}")
}

/// The packed engine in a bundle, for [`name_of`] and [`digest_of`].
pub const PACKED: &str = "film-cards-studio.bin";

/// The page of the studio, which has the two placeholders for [`PACKED`].
pub const STUDIO: &str = "studio.html";

/// The packed engine in the folder of an engine.
pub const PACKED_FILE: &str = "engine.br";

/// Whether this is the name of the Wasm of the reader of pages.
#[cfg(feature = "compose")]
pub(crate) fn is_reader(name: &str) -> bool {
    is_wasm(name, READER)
}

/// Whether this is the name of Wasm that only the studio loads.
#[cfg(feature = "compose")]
pub(crate) fn is_of_studio(name: &str) -> bool {
    is_wasm(name, "film-cards-studio")
}

#[cfg(feature = "compose")]
fn is_wasm(name: &str, start: &str) -> bool {
    name.strip_prefix(start).is_some_and(|rest| rest.starts_with('-') && rest.ends_with(".wasm"))
}

const BUNDLE: &str = "bundle/";
const NPM: &str = "npm/";
const AHEAD: &str = "ahead/";

/// A page script and the Wasm that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The text of the script, with placeholders.
    pub script: String,
    /// The bytes of the Wasm, without an archive.
    pub wasm: Vec<u8>,
}

/// The finished files.
#[derive(Clone, Debug, PartialEq)]
pub struct Engine {
    /// The text of the loader, with placeholders.
    pub loader: String,
    /// The modules for cards, and those for galleries.
    pub modules: [Module; 2],
    /// The files that every bundle contains unchanged.
    pub bundle: Vec<File>,
    /// The files that make a bundle an npm package.
    pub npm: Vec<File>,
    /// What was compressed ahead of time. A build compresses the rest.
    pub ahead: Ahead,
    /// The same engine as one file. Without it, bundles have no studio.
    pub packed: Option<Vec<u8>>,
}

/// What was compressed by brotli ahead of time, by the hashes of the uncompressed bytes. Gzip takes a twentieth of the time,
/// so a build does that itself, and the packed engine is smaller.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ahead(BTreeMap<String, Vec<u8>>);

/// The endings of the names: of whole files, of beginnings, which are not finished, and of ends.
const WHOLE: &str = "br";
const BEGINNING: &str = "begin.br";
const END: &str = "end.br";

impl Ahead {
    /// These bytes as a stream of brotli.
    pub fn whole(&self, bytes: &[u8]) -> Option<&[u8]> {
        self.find(|| names::hashed("ahead", WHOLE, bytes))
    }

    /// These bytes as the beginning of a stream of brotli.
    pub fn beginning(&self, bytes: &[u8]) -> Option<&[u8]> {
        self.find(|| names::hashed("ahead", BEGINNING, bytes))
    }

    /// These bytes as the end of a stream of brotli, with this many bytes before them.
    pub fn end(&self, starts: usize, bytes: &[u8]) -> Option<&[u8]> {
        self.find(|| end(starts, bytes))
    }

    /// Adds what [`Ahead::whole`] finds.
    pub fn add_whole(&mut self, bytes: &[u8], compressed: Vec<u8>) {
        self.0.insert(names::hashed("ahead", WHOLE, bytes), compressed);
    }

    /// Adds what [`Ahead::beginning`] finds.
    pub fn add_beginning(&mut self, bytes: &[u8], compressed: Vec<u8>) {
        self.0.insert(names::hashed("ahead", BEGINNING, bytes), compressed);
    }

    /// Adds what [`Ahead::end`] finds.
    pub fn add_end(&mut self, starts: usize, bytes: &[u8], compressed: Vec<u8>) {
        self.0.insert(end(starts, bytes), compressed);
    }

    /// The path, in the folder of an engine, of what [`Ahead::beginning`] finds.
    #[cfg(feature = "compose")]
    pub(crate) fn path_of_beginning(bytes: &[u8]) -> String {
        format!("{AHEAD}{}", names::hashed("ahead", BEGINNING, bytes))
    }

    /// The path of what [`Ahead::whole`] finds.
    #[cfg(feature = "compose")]
    pub(crate) fn path_of_whole(bytes: &[u8]) -> String {
        format!("{AHEAD}{}", names::hashed("ahead", WHOLE, bytes))
    }

    /// Without anything compressed, nothing need be hashed.
    fn find(&self, name: impl FnOnce() -> String) -> Option<&[u8]> {
        if self.0.is_empty() { None } else { self.0.get(&name()).map(Vec::as_slice) }
    }
}

/// The name of an end that is compressed.
fn end(starts: usize, bytes: &[u8]) -> String {
    names::hashed("ahead", END, &[&(starts as u64).to_le_bytes(), bytes].concat())
}

/// The names of [`Engine::modules`].
pub const MODULES: [&str; 2] = [MODULE, GALLERY];

impl Engine {
    /// The engine made of its files, in any order.
    ///
    /// # Errors
    /// If one is missing, or a script is not UTF-8.
    pub fn of(files: Vec<File>) -> Result<Engine> {
        let mut files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        let mut take = |name: String| files.remove(&name).with_context(|| format!("it has no `{name}`"));
        let mut text = |name: String| -> Result<String> {
            String::from_utf8(take(name.clone())?).with_context(|| format!("`{name}` is not UTF-8"))
        };
        let loader = text(LOADER.to_owned())?;
        let scripts = [text(format!("{MODULE}.js"))?, text(format!("{GALLERY}.js"))?];
        let wasm = [take(format!("{MODULE}.wasm"))?, take(format!("{GALLERY}.wasm"))?];
        let [cards, galleries] = scripts;
        let [of_cards, of_galleries] = wasm;
        let modules = [Module { script: cards, wasm: of_cards }, Module { script: galleries, wasm: of_galleries }];
        let packed = files.remove(PACKED_FILE);
        let [mut bundle, mut npm, mut ahead] = [const { Vec::new() }; 3];
        for (path, bytes) in files {
            let folders = [(BUNDLE, &mut bundle), (NPM, &mut npm), (AHEAD, &mut ahead)];
            if let Some((name, inside)) =
                folders.into_iter().find_map(|(folder, inside)| Some((path.strip_prefix(folder)?.to_owned(), inside)))
            {
                inside.push((name, bytes));
            }
        }
        Ok(Engine { loader, modules, bundle, npm, ahead: Ahead(ahead.into_iter().collect()), packed })
    }

    /// The files that every bundle of this engine contains unchanged: [`Engine::bundle`] with a page of the studio that
    /// knows the packed engine, and that itself.
    ///
    /// # Errors
    /// If the page has no placeholder for it.
    pub fn unchanged(&self) -> Result<Vec<File>> {
        let packed = self.packed.as_ref();
        let name = packed.map(|packed| names::hashed(PACKED.trim_end_matches(".bin"), "bin", packed));
        let mut files = Vec::with_capacity(self.bundle.len() + 1);
        for (path, bytes) in &self.bundle {
            match (&name, packed) {
                _ if path != STUDIO => files.push((path.clone(), bytes.clone())),
                (Some(name), Some(packed)) => {
                    let page = str::from_utf8(bytes).with_context(|| format!("`{STUDIO}` is not UTF-8"))?;
                    let page = names::replace_once(STUDIO, page, &digest_of(PACKED), &names::integrity(packed))?;
                    let page = names::replace_once(STUDIO, &page, &name_of(PACKED), name)?;
                    files.extend([(path.clone(), page.into_bytes()), (name.clone(), packed.clone())]);
                }
                // Nobody could make a bundle with it.
                _ => {}
            }
        }
        Ok(files)
    }

    /// Its files by their paths.
    pub fn files(&self) -> Vec<File> {
        let mut files = vec![(LOADER.to_owned(), self.loader.clone().into_bytes())];
        for (name, module) in MODULES.iter().zip(&self.modules) {
            files.push((format!("{name}.js"), module.script.clone().into_bytes()));
            files.push((format!("{name}.wasm"), module.wasm.clone()));
        }
        for (folder, inside) in [(BUNDLE, &self.bundle), (NPM, &self.npm)] {
            files.extend(inside.iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes.clone())));
        }
        files.extend(self.ahead.0.iter().map(|(name, bytes)| (format!("{AHEAD}{name}"), bytes.clone())));
        files.extend(self.packed.iter().map(|packed| (PACKED_FILE.to_owned(), packed.clone())));
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn engine() -> Engine {
        let module = |name: &str| Module { script: format!("import {name}"), wasm: name.into() };
        let files = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect();
        let mut ahead = Ahead::default();
        ahead.add_whole(b"index.html", vec![1]);
        ahead.add_beginning(b"cards", vec![3]);
        ahead.add_end(9, b"script", vec![5]);
        assert_eq!((ahead.end(9, b"script"), ahead.end(8, b"script")), (Some(&[5][..]), None));
        assert_eq!((ahead.whole(b"index.html"), ahead.beginning(b"cards")), (Some(&[1][..]), Some(&[3][..])));
        assert_eq!((ahead.whole(b"cards"), ahead.beginning(b"index.html")), (None, None));
        Engine {
            ahead,
            loader: "start()".into(),
            modules: [module("cards"), module("galleries")],
            bundle: files(&["index.html", "page-0123456789abcdef.css"]),
            npm: files(&["README.md", "types/react.d.ts"]),
            packed: None,
        }
    }

    #[test]
    fn an_engine_is_made_of_its_files() {
        let engine = engine();
        let mut files = engine.files();
        files.reverse();
        assert_eq!(Engine::of(files.clone()).unwrap(), engine);
        files.retain(|(name, _)| name != "film-cards-gallery.wasm");
        let error = Engine::of(files).unwrap_err().to_string();
        assert_eq!(error, "it has no `film-cards-gallery.wasm`");
    }
    #[test]
    fn only_the_page_of_the_studio_knows_the_packed_engine() {
        let mut engine = engine();
        let page = format!("<meta content=\"{} {}\">", name_of(PACKED), digest_of(PACKED));
        engine.bundle.push((STUDIO.to_owned(), page.into_bytes()));
        assert!(engine.unchanged().unwrap().iter().all(|(name, _)| name != STUDIO), "without it there is no studio");

        engine.packed = Some(b"abc".to_vec());
        let files = engine.unchanged().unwrap();
        assert_eq!(files.len(), engine.bundle.len() + 1);
        let (name, packed) = files.last().unwrap();
        assert_eq!((&**name, &**packed), ("film-cards-studio-ba7816bf8f01cfea.bin", &b"abc"[..]));
        let (_, page) = files.iter().find(|(name, _)| name == STUDIO).unwrap();
        assert_eq!(page, format!("<meta content=\"{name} {}\">", names::integrity(packed)).as_bytes());

        engine.bundle.last_mut().unwrap().1.clear();
        assert!(engine.unchanged().is_err());
    }
}
