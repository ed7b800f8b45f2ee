//! What a critic takes away from the studio: the lines to paste for a film, and the whole bundle as a zip archive, with the
//! bytes that `film-cards build` writes.
//!
//! ```text
//! the packed engine (film-cards-studio-….bin) ─┐
//! the archive that the reader's Wasm has made ─┴ Bundle ─▶ the zip archive, in parts
//! ```
//!
//! It knows neither the page nor the reader. A worker calls it, because compressing takes seconds.

// Browsers call the exports. Without a `main`, the code that Rust runs around it is not in the Wasm.
#![cfg_attr(target_family = "wasm", no_main)]

mod tables;

use std::sync::Arc;

use anyhow::Context;
use film_archive::Archive;
use film_bundle::engine::Engine;
use film_bundle::zip::Zipped;
use film_bundle::{Order, snippets};
use wasm_bindgen::prelude::*;

/// The engine, unpacked.
#[wasm_bindgen]
pub struct Studio {
    engine: Arc<Engine>,
}

#[wasm_bindgen]
impl Studio {
    /// Unpacks the engine.
    ///
    /// # Errors
    /// A sentence, if the bytes are damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8]) -> Result<Studio, JsError> {
        tables::restore();
        let engine = Engine::unpack(packed).context("the engine is damaged");
        Ok(Studio { engine: Arc::new(engine.map_err(in_words)?) })
    }

    /// Begins the bundle of an archive. `url` is the address of the folder that it will be uploaded to, if that is known.
    ///
    /// # Errors
    /// A sentence, if `url` is no address or the archive is damaged.
    pub fn bundle(&self, archive: Vec<u8>, url: Option<String>) -> Result<Bundle, JsError> {
        let loader = loader(url)?;
        let order = Order { engine: self.engine.clone(), archive: archive.into(), loader, npm: None };
        Ok(Bundle(Zipped::of(&order.into()).map_err(in_words)?))
    }
}

/// A bundle that is being made, as a zip archive.
#[wasm_bindgen]
pub struct Bundle(Zipped);

#[wasm_bindgen]
impl Bundle {
    /// How many parts the zip archive has.
    #[wasm_bindgen(getter)]
    pub fn steps(&self) -> u32 {
        self.0.parts as u32
    }

    /// Makes the next part of the zip archive. `undefined` after the last one.
    ///
    /// # Errors
    /// A sentence, if the archive is damaged or the zip archive has no room.
    #[wasm_bindgen(js_name = next)]
    pub fn next_part(&mut self) -> Result<Option<Vec<u8>>, JsError> {
        self.0.next().transpose().map_err(in_words)
    }
}

/// The snippet of the film with this slug: the tag with the whole text inside. `undefined` if there is no such film.
///
/// # Errors
/// A sentence, if `url` is no address or the archive is damaged.
#[wasm_bindgen]
pub fn snippet(archive: &[u8], slug: &str, url: Option<String>) -> Result<Option<String>, JsError> {
    let (archive, loader) = (open(archive)?, loader(url)?);
    let movie = archive.find(slug).map_err(|error| in_words(error.into()))?;
    Ok(movie.map(|movie| String::from_utf8(snippets::of(&movie, archive.links(), &loader).1).unwrap_or_default()))
}

/// The review of the film with this slug that was read from the document `source`, as Markdown with front matter.
/// `undefined` if there is no such film or review.
///
/// # Errors
/// A sentence, if the archive is damaged.
#[wasm_bindgen]
pub fn markdown(archive: &[u8], slug: &str, source: &str) -> Result<Option<String>, JsError> {
    let movie = open(archive)?.find(slug).map_err(|error| in_words(error.into()))?;
    Ok(movie.and_then(|movie| {
        let review = movie.reviews.iter().find(|review| review.source == source)?;
        Some(film_snippets::markdown(&movie, review))
    }))
}

fn open(archive: &[u8]) -> Result<Archive<'_>, JsError> {
    Archive::open(archive).map_err(|error| in_words(error.into()))
}

fn loader(url: Option<String>) -> Result<String, JsError> {
    let url = url.filter(|url| !url.is_empty());
    film_bundle::loader(url.as_deref())
        .ok_or_else(|| JsError::new("the address of a folder begins with https:// or with /"))
}

/// The error with what caused it, on one line.
fn in_words(error: anyhow::Error) -> JsError {
    JsError::new(&format!("{error:#}"))
}

/// Native tests compile this crate, and a native binary needs a `main`.
#[cfg(not(target_family = "wasm"))]
fn main() {}
