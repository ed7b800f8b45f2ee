//! Builds the engine: compiles the Wasm, adds its scripts, makes both small and writes finished files for
//! `film-cards build`.
//!
//! There are five modules: the engine for cards, the one with galleries, the reader of pages, that of the studio, and what
//! makes bundles in the studio. This takes minutes the first time. If none of their sources has changed, nothing is built.

mod bundler;
mod compile;
mod glue;
mod names;
mod pages;
mod parts;
mod scripts;
mod studio;
mod styles;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use film_cards_cli::File;
use film_cards_cli::engine::{self, Engine, Module};
use film_cards_cli::names::MODULE;
use film_cards_cli::sections;
use film_cards_cli::swap::Successor;
use sha2::{Digest, Sha256};

use crate::{process, project, tools};
use bundler::Bundler;
use compile::{Bound, Profile};
use parts::{Part, Parts};
use scripts::Scripts;

/// The name of the engine's folder.
const FINISHED: &str = "engine";

/// The folder of the engine.
pub fn ensure() -> Result<PathBuf> {
    ensure_with(FINISHED, Profile::Release, compile::PASSES, &compile::optimise)
}

/// The folder of an engine that is made quickly, for tests: hardly optimised, hardly compressed, and without the studio.
pub fn ensure_quick() -> Result<PathBuf> {
    ensure_with("engine-quick", Profile::Quick, &[], &|_, Bound { wasm, .. }| {
        fs::read(wasm).with_context(|| format!("`{}` could not be read", wasm.display()))
    })
}

/// Makes what wasm-bindgen has written final. It gets the path of wasm-opt.
type Finish<'a> = &'a (dyn Fn(&Path, &Bound) -> Result<Vec<u8>> + Sync);

fn ensure_with(name: &str, profile: Profile, passes: &[&str], finish: Finish) -> Result<PathBuf> {
    // Check everything that could fail later, before the long work.
    let bundler = Bundler::ensure()?;
    let unfinished = Scripts::build(&bundler, None)?;
    let pages = pages::pages(&bundler)?;
    let (styles, npm, studio) = (styles::styles()?, npm()?, studio::sources()?);
    tools::rust::ensure_wasm_target()?;
    let wasm_bindgen = tools::wasm_bindgen::ensure()?;
    let wasm_opt = tools::wasm_opt::ensure()?;

    let folder = project::scratch(name);
    let work = folder.with_extension("modules");
    let tools =
        parts::Tools { profile, wasm_bindgen: &wasm_bindgen, wasm_opt: &wasm_opt, passes, finish, folder: work };
    let parts = parts::make(&tools)?;
    let Parts { cards, galleries, reader, studio: of_studio } = &parts;

    let texts = [&unfinished.loader].into_iter().chain(&unfinished.pages).chain(&styles).chain(&studio);
    let texts = texts.map(String::as_bytes);
    let files = unfinished.bundle.iter().chain(&pages).chain(&npm).map(|(_, bytes)| bytes.as_slice());
    let passes = passes.iter().map(|pass| pass.as_bytes());
    let compiled = [cards, galleries, reader].into_iter().chain(of_studio.iter().flatten());
    let compiled = compiled.map(|part| part.compiled.as_slice());
    let key = key(texts.chain(files).chain(passes).chain(compiled));
    let key_file = folder.with_extension("key");
    if fs::read_to_string(&key_file).is_ok_and(|known| known == key) && engine::open(&folder).is_ok() {
        return Ok(folder);
    }
    let with_style = |part: &Part, style: &str| {
        let mut wasm = part.wasm.clone();
        sections::append(&mut wasm, sections::STYLE, style.as_bytes());
        wasm
    };
    let wasm = [with_style(cards, &styles[0]), with_style(galleries, &styles.concat())];
    let modules =
        scripts::Modules { engines: [&cards.script, &galleries.script], reader: (&reader.script, &reader.wasm) };
    let scripts = Scripts::build(&bundler, Some(&modules))?;
    let ([of_cards, of_galleries], [cards, galleries]) = (scripts.pages, wasm);
    let studio = match of_studio {
        Some([of_folders, bundles]) => studio::files(&bundler, [of_folders, bundles])?,
        None => Vec::new(),
    };
    let modules = [Module { script: of_cards, wasm: cards }, Module { script: of_galleries, wasm: galleries }];
    let bundle = scripts.bundle.into_iter().chain(pages).chain(studio).collect();
    let engine = Engine { loader: scripts.loader, modules, bundle, npm, ahead: Default::default(), packed: None };

    // Write the key last: if the build is interrupted, there is no key, and the next run builds again.
    let _ = fs::remove_file(&key_file);
    let successor = Successor::of(&folder)?;
    engine::write(&engine, &successor.folder())?;
    let mut prepare = project::cargo();
    prepare.args(["run", "--package", "film-cards-cli", "--"]);
    // Builds with it are faster.
    prepare.arg("prepare-engine").arg(successor.folder());
    if profile == Profile::Quick {
        prepare.arg("--quickly");
    }
    process::run(&mut prepare)?;
    successor.take_over()?;
    fs::write(&key_file, key).with_context(|| format!("`{}` could not be written", key_file.display()))?;
    Ok(folder)
}

/// Completes trunk's build in `folder`: adds the stylesheets to the Wasm, and the scripts to the folder.
pub fn develop(folder: &Path) -> Result<()> {
    scripts::develop(&Bundler::ensure()?, folder)?;
    let path = folder.join(format!("{MODULE}_bg.wasm"));
    let mut wasm = fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))?;
    sections::append(&mut wasm, sections::STYLE, styles::styles()?.concat().as_bytes());
    fs::write(&path, wasm).with_context(|| format!("`{}` could not be written", path.display()))
}

/// The files that make a bundle an npm package: the README and the types. The TypeScript compiler generates the types
/// of the script from the sources.
pub fn npm() -> Result<Vec<File>> {
    let file = |name: &str, path: &str| -> Result<File> { Ok((name.to_owned(), web(path)?.into_bytes())) };
    let declarations = tools::typescript::declarations(&project::root().join("web/types.ts"))?;
    let mut files = vec![file("README.md", "package/README.md")?, ("film-cards.d.ts".to_owned(), declarations.into())];
    let folder = project::root().join("web/types");
    for entry in fs::read_dir(&folder).with_context(|| format!("reading `{}`", folder.display()))? {
        let name = entry.with_context(|| format!("reading `{}`", folder.display()))?.file_name();
        let name = format!("types/{}", name.to_string_lossy());
        files.push(file(&name, &name)?);
    }
    files.sort();
    Ok(files)
}

/// Writes the types of the engine's exports to the place where `web/tsconfig.json` expects them.
pub fn declare() -> Result<()> {
    tools::rust::ensure_wasm_target()?;
    let module = compile::module(Profile::Release, "gallery")?;
    compile::declare(&tools::wasm_bindgen::ensure()?, &module, &project::scratch("film-engine"))
}

/// The stylesheet of cards, as the engine has it.
pub fn style_of_cards() -> Result<String> {
    let [cards, _] = styles::styles()?;
    Ok(cards)
}

/// A file of `web/` by its path there.
fn web(name: &str) -> Result<String> {
    project::read(format!("web/{name}"))
}

/// A digest of all sources of the engine, and of this program, which builds it.
fn key<'a>(parts: impl Iterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    let program = std::env::current_exe().and_then(fs::metadata).and_then(|file| Ok((file.len(), file.modified()?)));
    digest.update(format!("{program:?}"));
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
