//! The reader as Wasm: texts in, an archive and a report out. A page loads it only if it reads reviews itself.
//!
//! It knows neither the page nor the engine: the page script passes the archive to the engine, which cannot tell it
//! from one that a build has made.

// Browsers call the exports. Without a `main`, the code that Rust runs around it is not in the Wasm.
#![cfg_attr(target_family = "wasm", no_main)]

use film_reader::{Document, Reading, Site, site};
use wasm_bindgen::prelude::*;

/// The documents to be read together, as a folder of reviews would have them.
#[wasm_bindgen]
#[derive(Default)]
pub struct Reader {
    documents: Vec<(String, Vec<u8>)>,
}

#[wasm_bindgen]
impl Reader {
    /// No document yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Reader {
        Reader::default()
    }

    /// Adds the document at `path` below the folder; the ending says its form, as in a folder: `.txt`, `.md`, `.html`,
    /// `.csv`. A file `film-cards.toml` has the site's settings.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.documents.push((path, bytes));
    }

    /// Reads all documents, in the order of their paths.
    pub fn read(mut self) -> Read {
        self.documents.sort();
        let (settings, documents): (Vec<_>, Vec<_>) =
            self.documents.iter().partition(|(path, _)| path == site::FILE_NAME);
        let mut diagnostics = Vec::new();
        let site = match settings.first() {
            Some((_, bytes)) => Site::parse(&String::from_utf8_lossy(bytes), &mut diagnostics),
            None => Site::default(),
        };
        let documents: Vec<Document<'_>> = documents.iter().map(|(path, bytes)| Document { path, bytes }).collect();
        let mut reading = film_reader::read(&documents, &site);
        diagnostics.append(&mut reading.diagnostics);
        reading.diagnostics = diagnostics;
        let archive = film_archive::encode(&reading.movies, site.links);
        Read { archive, reading }
    }
}

/// What was read.
#[wasm_bindgen]
pub struct Read {
    archive: Vec<u8>,
    reading: Reading,
}

#[wasm_bindgen]
impl Read {
    /// The movies as an archive, which an engine opens.
    pub fn archive(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.archive)
    }

    /// Movies and diagnostics in the JSON of `check --format json`.
    pub fn report(&self) -> String {
        serde_json::to_string(&self.reading).unwrap_or_default()
    }
}

/// Native tests compile this crate, and a native binary needs a `main`.
#[cfg(not(target_family = "wasm"))]
fn main() {}
