//! The studio: its page, its script, the worker that reads, and the Wasm of the reader.
//!
//! The page loads everything at once: it must work without a network from then on. So its script has the names of all
//! these files, and of the translations of cards.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use film_cards_cli::{File, names};
use serde_json::{Value, json};

use super::bundler::Bundler;
use super::compile::{self, Bound};
use super::pages;
use crate::project;

const PAGE: &str = "web/studio/studio.html";
const STYLE: &str = "style/studio.css";

/// The folder with the scripts of the page, and the entry points of its script and of its worker.
const FOLDER: &str = "web/studio";
const SCRIPT: &str = "studio/studio.ts";
const WORKER: &str = "studio/reader-worker.ts";

/// The sources: if one of them changes, the studio is built again.
pub fn sources() -> Result<Vec<String>> {
    let mut sources = vec![project::read(STYLE)?];
    read_below(&project::root().join(FOLDER), &mut sources)?;
    Ok(sources)
}

fn read_below(folder: &Path, texts: &mut Vec<String>) -> Result<()> {
    let reading = || format!("reading `{}`", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(reading)? {
        paths.push(entry.with_context(reading)?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_below(&path, texts)?;
        } else {
            texts.push(project::read(&path)?);
        }
    }
    Ok(())
}

/// The files of the studio. `finish` makes the Wasm final, and `languages` are the constants with the names of the
/// translations.
pub fn files(
    bundler: &Bundler,
    reader: &Bound,
    finish: &dyn Fn(&Bound) -> Result<Vec<u8>>,
    languages: &[(&'static str, Value)],
) -> Result<Vec<File>> {
    // The Wasm comes first: the script of wasm-bindgen gets its short names.
    let wasm = finish(reader)?;
    let wasm_name = names::hashed(compile::READER, "wasm", &wasm);
    let worker = bundler.bundle_own(WORKER, &[], Some(&reader.script))?.into_bytes();
    let worker_name = names::hashed("film-cards-studio-reader", "js", &worker);
    let mut constants = languages.to_vec();
    constants.push(("readerWasm", json!([wasm_name, names::integrity(&wasm)])));
    constants.push(("readerWorker", json!([worker_name, names::integrity(&worker)])));
    let script = bundler.bundle_own(SCRIPT, &constants, None)?;
    let assets = vec![("studio.css".to_owned(), project::read(STYLE)?), ("studio.js".to_owned(), script)];
    let mut files = pages::publish(bundler, "studio.html", &project::read(PAGE)?, assets)?;
    files.extend([(wasm_name, wasm), (worker_name, worker)]);
    Ok(files)
}
