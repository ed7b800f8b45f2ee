//! The engine: compiled, given its scripts, made small and written as finished files, for `film-cards build`.
//!
//! The Wasm is built twice, for cards alone and with galleries. It takes minutes the first time, and nothing is done
//! where nothing has changed that the engine is made of.

mod compile;
mod join;
mod languages;
mod pages;
mod scripts;
mod styles;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use film_cards_cli::File;
use film_cards_cli::engine::{Engine, Module};
use film_cards_cli::swap::Successor;
use sha2::{Digest, Sha256};

use crate::{project, tools};
use compile::Bound;
use scripts::Sources;
pub use styles::append as append_style;

/// The folder of the engine.
pub fn ensure() -> Result<PathBuf> {
    ensure_with("engine", compile::PASSES, &compile::optimise)
}

/// The same without the last step, wasm-opt, which no test has to wait for.
pub fn ensure_large() -> Result<PathBuf> {
    ensure_with("engine-large", &[], &|_, wasm| {
        fs::read(wasm).with_context(|| format!("`{}` could not be read", wasm.display()))
    })
}

/// What makes the Wasm that wasm-bindgen has written final: it gets the path of wasm-opt and that of the Wasm.
type Finish<'a> = &'a dyn Fn(&Path, &Path) -> Result<Vec<u8>>;

fn ensure_with(name: &str, passes: &[&str], finish: Finish) -> Result<PathBuf> {
    // What would make the work useless is found out before the work.
    let sources = Sources::read()?;
    sources.can_be_composed()?;
    let bundle = pages::pages()?;
    tools::rust::ensure_wasm_target()?;
    let wasm_bindgen = tools::wasm_bindgen::ensure()?;
    let wasm_opt = tools::wasm_opt::ensure()?;
    // The one is read before the other is built, which takes its place.
    let compiled = [compile::module("")?, compile::module("gallery")?];

    let folder = project::scratch(name);
    let key = key(&sources, &bundle, &compiled, passes);
    let key_file = folder.with_extension("key");
    if fs::read_to_string(&key_file).is_ok_and(|known| known == key) && Engine::open(&folder).is_ok() {
        return Ok(folder);
    }
    let work = tempfile::tempdir().context("there is no place for temporary files")?;
    let module = |name: &str, compiled: &[u8], has_galleries: bool| -> Result<Bound> {
        let (glue, wasm) = compile::bind(&wasm_bindgen, compiled, &work.path().join(name))?;
        let (glue, mut wasm) = (project::read(&glue)?, finish(&wasm_opt, &wasm)?);
        styles::append(&mut wasm, has_galleries)?;
        Ok(Bound { glue, wasm })
    };
    let bound = [module("cards", &compiled[0], false)?, module("galleries", &compiled[1], true)?];
    let scripts = sources.compose(bound.each_ref().map(|bound| bound.glue.as_str()))?;
    let mut modules =
        scripts.modules.into_iter().zip(bound).map(|(script, Bound { wasm, .. })| Module { script, wasm });
    let modules = [modules.next().expect("cards"), modules.next().expect("galleries")];
    let bundle = scripts.languages.into_iter().chain(bundle).collect();
    let engine = Engine { loader: scripts.loader, modules, bundle, npm: npm()? };

    // Where this is interrupted, there is no key, and it is done again.
    let _ = fs::remove_file(&key_file);
    let successor = Successor::of(&folder)?;
    engine.write(&successor.folder())?;
    successor.take_over()?;
    fs::write(&key_file, key).with_context(|| format!("`{}` could not be written", key_file.display()))?;
    Ok(folder)
}

/// What makes a bundle a package of npm: what is said about it, and the types.
pub fn npm() -> Result<Vec<File>> {
    let file = |name: &str, path: &str| -> Result<File> { Ok((name.to_owned(), web(path)?.into_bytes())) };
    let mut files = vec![file("README.md", "package/README.md")?, file("film-cards.d.ts", "film-cards.d.ts")?];
    let folder = project::root().join("web/types");
    for entry in fs::read_dir(&folder).with_context(|| format!("reading `{}`", folder.display()))? {
        let name = entry.with_context(|| format!("reading `{}`", folder.display()))?.file_name();
        let name = format!("types/{}", name.to_string_lossy());
        files.push(file(&name, &name)?);
    }
    files.sort();
    Ok(files)
}

/// A file of `web/` by its path there.
fn web(name: &str) -> Result<String> {
    project::read(format!("web/{name}"))
}

/// A digest of everything that the engine is made of, and of this program, which makes it.
fn key(sources: &Sources, bundle: &[File], compiled: &[Vec<u8>], passes: &[&str]) -> String {
    let mut digest = Sha256::new();
    let mut add = |bytes: &[u8]| {
        digest.update(bytes.len().to_le_bytes());
        digest.update(bytes);
    };
    sources.texts().for_each(|text| add(text.as_bytes()));
    bundle.iter().for_each(|(_, bytes)| add(bytes));
    compiled.iter().for_each(|wasm| add(wasm));
    passes.iter().for_each(|pass| add(pass.as_bytes()));
    // The stylesheets and the types are read where they are needed; what they say counts here.
    let mut style = Vec::new();
    let _ = styles::append(&mut style, true);
    add(&style);
    npm().unwrap_or_default().iter().for_each(|(_, bytes)| add(bytes));
    let program = std::env::current_exe().and_then(fs::metadata).and_then(|file| Ok((file.len(), file.modified()?)));
    add(format!("{program:?}").as_bytes());
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
