//! The scripts of the page: the loader, one script for cards and one for galleries, and the words of each language
//! except English, which is in the Wasm.
//!
//! Scripts have the names and digests of the files that they load in the constant `BUNDLE`, whose values are set here.
//! In development a file has its plain name and no digest. In the engine, names and digests that are not known yet are
//! placeholders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use film_cards_cli::File;
use film_cards_cli::engine::{ADDRESS, PACKS, TWIN, digest_of, name_of};
use film_cards_cli::names::{self, GALLERY, LOADER, MODULE, READER};
use serde_json::{Map, Value, json};

use super::bundler::{Bundler, Kind};
use crate::project;

/// The source of the loader, and the sources of the scripts for cards and for galleries.
const LOADER_SOURCE: &str = "film-cards.ts";
const PAGE_SOURCES: [&str; 2] = ["cards.ts", "galleries.ts"];

/// The source of the script of the reader.
const READER_SOURCE: &str = "film-cards-reader.ts";

/// The folders below `src/` with the words of cards, and with the additional words of galleries.
const TABLES: [&str; 2] = ["languages", "languages/gallery"];

/// The language that is in the Wasm.
const BUILT_IN: &str = "en";

/// What the scripts of wasm-bindgen are joined with.
pub struct Modules<'a> {
    /// The scripts of the engine for cards and of the one for galleries.
    pub engines: [&'a Path; 2],
    /// The script of the reader, and its Wasm.
    pub reader: (&'a Path, &'a [u8]),
}

/// The scripts, which are the same for all reviews, with placeholders.
pub struct Scripts {
    pub loader: String,
    /// The script for cards, and the one for galleries.
    pub pages: [String; 2],
    /// What no review changes: the words of each language, and the script of the reader with its Wasm.
    pub bundle: Vec<File>,
}

impl Scripts {
    /// The finished scripts. Without `modules` they are incomplete, but errors in their sources are found.
    pub fn build(bundler: &Bundler, modules: Option<&Modules>) -> Result<Scripts> {
        let pair = |file: &str| [name_of(file), digest_of(file)];
        let files = |module: &str| {
            let [script, wasm] = ["js", "wasm"].map(|ending| digest_of(&format!("{module}.{ending}")));
            [script, wasm, format!("{}.", name_of(module))]
        };
        let of_loader = [
            ("address", json!(ADDRESS)),
            ("packs", json!([PACKS])),
            ("cards", json!(files(MODULE))),
            ("galleries", json!(files(GALLERY))),
        ];
        let loader = bundler.bundle(LOADER_SOURCE, Kind::Script, &of_loader, None)?;

        let mut bundle = Vec::new();
        let mut known = Vec::new();
        for (folder, stem) in TABLES.into_iter().zip(["film-cards", GALLERY]) {
            let mut names = Map::new();
            for (tag, table) in tables(folder)? {
                let table = bundler.small(&format!("{folder}/{tag}.js"), &table, Kind::Module)?.into_bytes();
                let name = names::hashed(&format!("{stem}-{tag}"), "js", &table);
                names.insert(tag, json!([name, names::integrity(&table)]));
                bundle.push((name, table));
            }
            known.push(Value::Object(names));
        }
        let (script, wasm) = modules.map(|modules| modules.reader).unzip();
        let wasm = wasm.unwrap_or_default();
        let wasm_name = names::hashed(READER, "wasm", wasm);
        let of_reader = [("readerWasm", json!([wasm_name, names::integrity(wasm)]))];
        let reader = bundler.bundle_reader(READER_SOURCE, &of_reader, script)?.into_bytes();
        let reader_name = names::hashed(READER, "js", &reader);
        let constants = constants(json!(pair(TWIN)), json!([reader_name, names::integrity(&reader)]), known);
        bundle.extend([(reader_name, reader), (wasm_name, wasm.to_vec())]);

        let page = |at: usize| {
            let engine = modules.map(|modules| modules.engines[at]);
            bundler.bundle(PAGE_SOURCES[at], Kind::Module, &constants, engine)
        };
        Ok(Scripts { loader, pages: [page(0)?, page(1)?], bundle })
    }
}

/// Writes the scripts for the development gallery to `folder`, where the script of wasm-bindgen already is. There is no
/// reader: it takes minutes to compile, and the gallery has no card that needs it.
pub fn develop(bundler: &Bundler, folder: &Path) -> Result<()> {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        written.with_context(|| format!("`{}` could not be written", path.display()))
    };
    // There is one engine, with everything, and so there is one page script. The name of the Wasm is wasm-bindgen's.
    let page = format!("{MODULE}_bg.");
    let files = json!(["", "", page]);
    let of_loader = [("address", json!("")), ("packs", json!([])), ("cards", files.clone()), ("galleries", files)];
    write(LOADER, &bundler.bundle(LOADER_SOURCE, Kind::Script, &of_loader, None)?)?;

    let mut known = Vec::new();
    for folder in TABLES {
        let mut names = Map::new();
        for (tag, table) in tables(folder)? {
            let name = format!("{folder}/{tag}.js");
            write(&name, &table)?;
            names.insert(tag, json!([name, ""]));
        }
        known.push(Value::Object(names));
    }
    // No policy forbids the development gallery to fetch.
    let constants = constants(json!(["", ""]), json!([format!("{READER}.js"), ""]), known);
    let engine = folder.join(format!("{MODULE}.js"));
    write(&format!("{page}js"), &bundler.bundle(PAGE_SOURCES[1], Kind::Module, &constants, Some(&engine))?)
}

fn constants(twin: Value, reader: Value, languages: Vec<Value>) -> Vec<(&'static str, Value)> {
    let names = ["languages", "galleryLanguages"];
    [("twin", twin), ("reader", reader)].into_iter().chain(names.into_iter().zip(languages)).collect()
}

/// The tables in a folder of `src` with the tags of their languages, in the order of the tags.
fn tables(folder: &str) -> Result<Vec<(String, String)>> {
    let folder = project::root().join("src").join(folder);
    let mut tables = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("reading `{}`", folder.display()))? {
        let path = entry.with_context(|| format!("reading `{}`", folder.display()))?.path();
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if tag != BUILT_IN && path.extension().is_some_and(|ending| ending == "js") {
            tables.push((tag, project::read(&path)?));
        }
    }
    tables.sort();
    Ok(tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_but_english_is_a_file_of_the_bundle() {
        let tags = |folder| tables(folder).unwrap().into_iter().map(|(tag, _)| tag).collect::<Vec<String>>();
        let of_cards = tags(TABLES[0]);
        assert!(!of_cards.is_empty() && of_cards.is_sorted(), "{of_cards:?}");
        assert!(!of_cards.iter().any(|tag| tag == BUILT_IN), "{of_cards:?}");
        assert_eq!(of_cards, tags(TABLES[1]), "a gallery speaks what its cards speak");
    }

    /// The exports of wasm-bindgen's script that the scripts import.
    const ENGINE: &str = "
        export class Card { free() { wasm.free(); } }
        export const films = () => wasm.films(), film = films, mount = films, mount_gallery = films, open = films,
            replace = films, supply = films, teach = films, want = films, unused = films;
        let wasm;
        export function initSync() {}
        export default async function init({ module_or_path }) { wasm = await module_or_path; }";

    /// The same of the reader.
    const OF_READER: &str = "
        export class Reader { add() { wasm.add(); } read() { return wasm.read(); } }
        export const unused = () => wasm.unused();
        let wasm;
        export default async function init({ module_or_path }) { wasm = await module_or_path; }";

    /// Builds the scripts with these scripts of wasm-bindgen.
    fn build(engine: &str, reader: &str) -> Result<Scripts> {
        let folder = tempfile::tempdir().unwrap();
        let [engine, reader] = [("engine.js", engine), ("reader.js", reader)].map(|(name, text)| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        });
        let modules = Modules { engines: [&engine, &engine], reader: (&reader, b"wasm of the reader") };
        Scripts::build(&Bundler::ensure().unwrap(), Some(&modules))
    }

    #[test]
    fn each_script_has_a_place_for_the_files_it_loads_and_exports_what_the_loader_calls() {
        let Scripts { loader, pages, mut bundle } = build(ENGINE, OF_READER).unwrap();
        let wasm = bundle.pop().unwrap();
        assert_eq!(wasm, (names::hashed(READER, "wasm", b"wasm of the reader"), b"wasm of the reader".to_vec()));
        let reader = String::from_utf8(bundle.last().unwrap().1.clone()).unwrap();
        assert!(reader.contains(&wasm.0) && reader.contains(&names::integrity(&wasm.1)), "{reader}");
        for exported in ["as supply", "as read", "as run"] {
            assert!(reader.contains(exported), "{exported} in {reader}");
        }
        assert!(!reader.contains("import{") && !reader.contains("unused"), "{reader}");
        for module in [MODULE, GALLERY] {
            let digests = ["js", "wasm"].map(|ending| digest_of(&format!("{module}.{ending}")));
            for placeholder in digests.into_iter().chain([name_of(module)]) {
                assert_eq!(loader.matches(&placeholder).count(), 1, "{placeholder} in {loader}");
            }
        }
        for placeholder in [ADDRESS, PACKS] {
            assert_eq!(loader.matches(placeholder).count(), 1, "{placeholder} in {loader}");
        }
        assert!(!loader.contains("use strict"), "a page that has taken the name FilmCards must get no error");
        for (script, has_galleries) in pages.iter().zip([false, true]) {
            for placeholder in [name_of(TWIN), digest_of(TWIN)] {
                assert_eq!(script.matches(&placeholder).count(), 1, "{placeholder} in {script}");
            }
            for (name, file) in &bundle {
                let is_in = script.contains(name.as_str()) && script.contains(&names::integrity(file));
                assert_eq!(is_in, has_galleries || !name.starts_with(GALLERY), "{name} in {script}");
            }
            assert_eq!(script.matches("export").count(), 1, "{script}");
            assert!(script.contains("as start}") && !script.contains("import{"), "{script}");
            assert!(!script.contains("initSync") && !script.contains("unused"), "{script}");
        }
        assert!(bundle.len() > 10 && bundle.iter().all(|(name, _)| names::is_ours(name)), "{bundle:?}");
        let german = bundle.iter().find(|(name, _)| name.starts_with("film-cards-de-")).unwrap();
        assert!(String::from_utf8_lossy(&german.1).contains(" = "), "{german:?}");
    }

    #[test]
    fn a_name_that_the_engine_does_not_export_is_refused() {
        assert!(build(&ENGINE.replace("mount_gallery", "mount_galleries"), OF_READER).is_err());
        assert!(build(ENGINE, &OF_READER.replace("Reader", "Readers")).is_err());
    }
}
