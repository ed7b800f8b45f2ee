//! The engine in a folder, and the one inside this program. What an engine is, [`film_bundle::engine`] says.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
pub use film_bundle::engine::{
    ADDRESS, Ahead, Engine, MODULES, Module, PACKED, PACKED_FILE, PACKS, STUDIO, TWIN, digest_of, name_of,
};

use crate::File;

/// The packed engine that was compiled in. A clone of the project has none: `cargo xtask release` puts it beside the
/// sources of the packages that it makes.
#[cfg(all(feature = "bundle", engine))]
const INSIDE: Option<&[u8]> = Some(include_bytes!("../engine/engine.br"));
#[cfg(all(feature = "bundle", not(engine)))]
const INSIDE: Option<&[u8]> = None;

/// The engine that is inside this program.
///
/// # Errors
/// If there is none, because the program was compiled in a clone of the project.
#[cfg(feature = "bundle")]
pub fn inside() -> Result<Engine> {
    let packed = INSIDE.context(
        "this film-cards was compiled without an engine; in a clone of the project run `cargo xtask dist`, or name the \
         folder of an engine with --engine",
    )?;
    Engine::unpack(packed).context("the engine inside this program is damaged; install film-cards again")
}

/// Reads the engine from a folder.
///
/// # Errors
/// If one of its files is missing or cannot be read.
pub fn open(folder: &Path) -> Result<Engine> {
    let open = || Engine::of(below(folder)?);
    open().with_context(|| format!("`{}` is not the folder of an engine", folder.display()))
}

/// Writes the engine to an empty folder.
///
/// # Errors
/// If a file cannot be written.
pub fn write(engine: &Engine, folder: &Path) -> Result<()> {
    engine.files().iter().try_for_each(|(name, bytes)| write_file(folder, name, bytes))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("`{}` could not be read", path.display()))
}

/// Writes a file by its path below `folder`.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, bytes));
    written.with_context(|| format!("`{}` could not be written", path.display()))
}

/// The files below a folder, in the order of their names.
fn below(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, before: &str, files: &mut Vec<File>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("`{}` could not be read", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("`{}` could not be read", folder.display()))?.path();
        let name = format!("{before}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            files.push((name, bytes(&path)?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_read_as_it_was_written() {
        let module = |name: &str| Module { script: format!("import {name}"), wasm: name.into() };
        let files = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect();
        let mut ahead = Ahead::default();
        ahead.add_beginning(b"cards", vec![3]);
        let engine = Engine {
            ahead,
            loader: "start()".into(),
            modules: [module("cards"), module("galleries")],
            bundle: files(&["index.html", "page-0123456789abcdef.css"]),
            npm: files(&["README.md", "types/react.d.ts"]),
            packed: Some(vec![1, 2, 3]),
        };
        let folder = tempfile::tempdir().unwrap();
        write(&engine, folder.path()).unwrap();
        assert_eq!(open(folder.path()).unwrap(), engine);

        fs::remove_file(folder.path().join("film-cards-gallery.wasm")).unwrap();
        let error = open(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("is not the folder of an engine"), "{error}");
        assert!(format!("{error:#}").contains("it has no `film-cards-gallery.wasm`"), "{error:#}");
    }
}
