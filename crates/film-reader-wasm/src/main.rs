//! The reader as Wasm: texts in, an archive and a report out. A page loads it only if it reads reviews itself.
//!
//! It knows neither the page nor the engine: the page script passes the archive to the engine, which cannot tell it
//! from one that a build has made.

// Browsers call the exports. Without a `main`, the code that Rust runs around it is not in the Wasm.
#![cfg_attr(target_family = "wasm", no_main)]

use film_reader::{Diagnostic, Document, Reading, Site, site};
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The browser has the tables of Unicode, which would be a quarter of the Wasm.
    #[wasm_bindgen(js_namespace = ["String", "prototype", "normalize"], js_name = call)]
    fn normalize(text: &str, form: &str) -> String;
}

/// The browser has the tables of all encodings, too: they would be 106 KB, compressed.
#[cfg(feature = "import")]
#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    /// Fails if it does not know the encoding.
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;

    /// The usual name of the encoding.
    #[wasm_bindgen(method, getter)]
    fn encoding(this: &TextDecoder) -> String;

    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> String;
}

/// Decodes what is not UTF-8.
#[cfg(feature = "import")]
fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let decoder = TextDecoder::new(label).ok().filter(|decoder| decoder.encoding() != "utf-8")?;
    Some(decoder.decode(bytes))
}

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
        film_reader::normalize_with(|text| normalize(text, "NFC"), |text| normalize(text, "NFKD"));
        Reader::default()
    }

    /// Adds the document at `path` below the folder; the ending says its form, as in a folder: `.txt`, `.md`, `.html`,
    /// `.csv`. A file `film-cards.toml` has the site's settings.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.documents.push((path, bytes));
    }

    /// Reads all documents, in the order of their paths. Calls `progress` with how many have been read, now and then.
    pub fn read(mut self, progress: Option<Progress>) -> Read {
        self.documents.sort();
        let (settings, documents): (Vec<_>, Vec<_>) =
            self.documents.iter().partition(|(path, _)| path == site::FILE_NAME);
        let mut diagnostics = Vec::new();
        let site = match settings.first() {
            Some((_, bytes)) => Site::parse(&String::from_utf8_lossy(bytes), &mut diagnostics),
            None => Site::default(),
        };
        let documents: Vec<Document<'_>> = documents.iter().map(|(path, bytes)| Document { path, bytes }).collect();
        let mut tell = |read: usize| {
            if let Some(progress) = &progress {
                progress.call(&JsValue::NULL, read);
            }
        };
        let mut reading = film_reader::read_with(&documents, &site, &mut tell);
        diagnostics.append(&mut reading.diagnostics);
        reading.diagnostics = diagnostics;
        let lengths = lengths(&documents, &reading.diagnostics);
        let archive = film_archive::encode(&reading.movies, site.links);
        Read { archive, reading, lengths }
    }
}

#[wasm_bindgen]
extern "C" {
    /// A function of the page that is called with how many documents have been read.
    #[wasm_bindgen(js_name = Function)]
    pub type Progress;

    #[wasm_bindgen(method)]
    fn call(this: &Progress, of: &JsValue, read: usize);
}

/// How long the place of each diagnostic is, in characters.
fn lengths(documents: &[Document<'_>], diagnostics: &[Diagnostic]) -> Vec<u32> {
    // The diagnostics of a document follow each other.
    let mut text = (String::new(), Cow::Borrowed(""));
    let length = |diagnostic: &Diagnostic| {
        if text.0 != diagnostic.source {
            let document = documents.iter().find(|document| document.path == diagnostic.source);
            text = (diagnostic.source.clone(), document.map(Document::text).unwrap_or_default());
        }
        text.1.get(diagnostic.span.clone()).map_or(0, |place| place.chars().count() as u32)
    };
    diagnostics.iter().map(length).collect()
}

/// Makes documents of the export of another site: `{"kind", "documents": [{"name", "text"}], "notes": ["…"]}`, as JSON.
/// `kind` is `null` if the file is no export.
#[cfg(feature = "import")]
#[wasm_bindgen(js_name = importExport)]
pub fn import(name: &str, bytes: &[u8]) -> String {
    film_import::decode_with(decode);
    let imported = film_import::import(&[film_import::File::new(name, bytes)]);
    let documents = imported.documents.iter();
    let notes = imported.notes.iter().filter(|note| note.severity != film_reader::Severity::Note);
    serde_json::json!({
        "kind": imported.sources.first().map(|source| source.kind),
        "documents": documents.map(|document| [("name", &document.name), ("text", &document.text)].into_iter().collect())
            .collect::<Vec<std::collections::BTreeMap<_, _>>>(),
        "notes": notes.map(|note| format!("{}: {}", note.source, note.message)).collect::<Vec<_>>(),
    })
    .to_string()
}

/// What was read.
#[wasm_bindgen]
pub struct Read {
    archive: Vec<u8>,
    reading: Reading,
    lengths: Vec<u32>,
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

    /// How long the place of each diagnostic is, in characters, for a page that selects it.
    pub fn lengths(&self) -> Vec<u32> {
        self.lengths.clone()
    }
}

/// Native tests compile this crate, and a native binary needs a `main`.
#[cfg(not(target_family = "wasm"))]
fn main() {}
