//! The page's side: what the page's scripts call.
//!
//! The loader (`film-cards.js`) owns everything that must work without the module: the elements, the
//! fallback, the one download. `film-cards-page.js` comes with the module and owns what needs the page:
//! shadow roots, the stylesheet, what is folded, the page's theme, traps. The module owns what needs the
//! reviews: checking options against them, and rendering. With the feature `gallery` it is the module of galleries, and
//! `film-gallery-page.js` comes with it. Whatever an export throws carries a `reason`, one of those of the event
//! `film-card-error`; a thrown value without one is a trap.

mod failure;
#[cfg(feature = "gallery")]
mod gallery;
mod languages;
mod mount;
mod options;

use crate::data;
use wasm_bindgen::prelude::*;

/// The stylesheet of every card, and of the galleries where there are any.
#[wasm_bindgen]
pub fn style() -> String {
    #[cfg(feature = "gallery")]
    return [data::STYLE, data::GALLERY_STYLE].concat();
    #[cfg(not(feature = "gallery"))]
    data::STYLE.into()
}

/// Takes the archive of the reviews. It is called once, before anything else.
#[wasm_bindgen]
pub fn open(archive: Vec<u8>) {
    crate::data::open(archive);
}
