//! The page's side: what the page's scripts call.
//!
//! The loader (`film-cards.js`) owns everything that must work without the module: the elements, the
//! fallback, the one download. `film-cards-page.js` comes with the module and owns what needs the page:
//! shadow roots, the stylesheet, the room a card has, the page's theme, traps. The module owns what needs the
//! reviews: checking options against them, and rendering. Whatever an export throws carries a `reason`, one of those of the event
//! `film-card-error`; a thrown value without one is a trap.

mod failure;
mod languages;
mod mount;
mod near;
mod options;

use crate::data;
use failure::Failure;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Every movie, as `check --format json` shows it.
#[wasm_bindgen]
pub fn films() -> Result<JsValue, Failure> {
    to_js(&data::movies()?)
}

/// The movie with that slug, or `null`.
#[wasm_bindgen]
pub fn film(slug: &str) -> Result<JsValue, Failure> {
    to_js(&data::find(slug)?)
}

/// The stylesheet of every card.
#[wasm_bindgen]
pub fn style() -> String {
    crate::STYLE.into()
}

/// Plain objects and arrays; what is unknown is `null`, as it is in JSON.
fn to_js(value: &impl Serialize) -> Result<JsValue, Failure> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| Failure::Thrown(error.into()))
}
