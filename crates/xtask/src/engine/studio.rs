//! The studio: its page, its script, and two workers with their Wasm: one reads, the other one makes bundles.
//!
//! The page loads everything at once: it must work without a network from then on. So its script has the names of all
//! these files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use film_cards_cli::engine::STUDIO;
use film_cards_cli::{File, names};
use serde_json::json;

use super::bundler::Bundler;
use super::compile;
use super::pages;
use super::parts::Part;
use crate::project;

const PAGE: &str = "web/studio/studio.html";
const STYLE: &str = "style/studio.css";

/// The folder with the scripts of the page, and the entry point of its script.
const FOLDER: &str = "web/studio";
const SCRIPT: &str = "studio/studio.ts";

/// A worker: its Wasm, as a program, as what the worker imports and as the constant with its name; and the worker itself,
/// as its entry point and as the constant with its name.
struct Worker {
    program: &'static str,
    module: &'static str,
    wasm: &'static str,
    entry: &'static str,
    script: &'static str,
}

const WORKERS: [Worker; 2] = [
    Worker {
        program: "film-cards-studio-reader",
        module: "film-studio-reader",
        wasm: "readerWasm",
        entry: "studio/reader-worker.ts",
        script: "readerWorker",
    },
    Worker {
        program: compile::STUDIO,
        module: "film-studio",
        wasm: "bundler",
        entry: "studio/bundler-worker.ts",
        script: "bundlerWorker",
    },
];

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

/// The files of the studio, with these modules for its workers.
pub fn files(bundler: &Bundler, modules: [&Part; 2]) -> Result<Vec<File>> {
    let mut constants = Vec::new();
    let mut files = Vec::new();
    for (Worker { program, module, wasm, entry, script }, part) in WORKERS.into_iter().zip(modules) {
        let name = names::hashed(program, "wasm", &part.wasm);
        constants.push((wasm, json!([name, names::integrity(&part.wasm)])));
        files.push((name, part.wasm.clone()));
        let worker = bundler.bundle_own(entry, &[], (module, Some(&part.script)))?.into_bytes();
        let name = names::hashed(&format!("{program}-worker"), "js", &worker);
        constants.push((script, json!([name, names::integrity(&worker)])));
        files.push((name, worker));
    }
    let script = bundler.bundle_own(SCRIPT, &constants, ("film-studio-reader", None))?;
    let assets = vec![("studio.css".to_owned(), project::read(STYLE)?), ("studio.js".to_owned(), script)];
    files.extend(pages::publish(bundler, STUDIO, &project::read(PAGE)?, assets)?);
    Ok(files)
}
