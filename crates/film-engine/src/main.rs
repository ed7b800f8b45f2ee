//! The engine: the Wasm, with the functions that the page's scripts call. Nothing in it runs before it is called.
//!
//! The loader (`film-cards.ts`) owns everything that must work without the engine: the elements, the fallback, the one
//! download. `film-cards-page.ts` comes with the engine and owns what needs the page: shadow roots, the stylesheet, what
//! is folded, the page's theme, traps. The engine owns what needs the reviews: checking options against them, and
//! rendering. With the feature `gallery` it has galleries too, and `film-gallery-page.ts` comes with it. Whatever an
//! export throws carries a `reason`, one of those of the event `film-card-error`; a thrown value without one is a trap.

// A browser calls the exports and no `main`; without one, nothing of what Rust does around it is in the Wasm.
#![cfg_attr(target_family = "wasm", no_main)]

mod data;
mod failure;
#[cfg(feature = "gallery")]
mod gallery;
mod languages;
mod mount;
mod near;
mod options;
#[cfg(test)]
mod tests;

use wasm_bindgen::prelude::*;

/// Takes the archive of the reviews. It is called once, before anything else.
#[wasm_bindgen]
pub fn open(archive: Vec<u8>) {
    data::open(archive);
}

/// For the tests, on other machines.
#[cfg(not(target_family = "wasm"))]
fn main() {}
