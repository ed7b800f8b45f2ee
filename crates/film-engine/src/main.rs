//! The engine: the Wasm, with the functions that the page scripts call. It does nothing by itself.
//!
//! The loader (`film-cards.ts`) does everything that must work without the engine: the elements, the fallback, the
//! single download. `film-cards-page.ts` is loaded together with the engine and does what needs the page: shadow roots,
//! the stylesheet, options, folding, the page's theme, traps. The engine does what needs the reviews: it renders. With
//! the feature `gallery` it also renders galleries, and `film-gallery-page.ts` is loaded with it. If an export refuses
//! something, it throws a text; anything else that is thrown is a trap.

// Browsers call the exports. Without a `main`, the code that Rust runs around it is not in the Wasm.
#![cfg_attr(target_family = "wasm", no_main)]

mod data;
mod failure;
#[cfg(feature = "gallery")]
mod gallery;
mod languages;
mod mount;
mod options;
#[cfg(test)]
mod tests;

use failure::Failure;
use wasm_bindgen::prelude::*;

/// Opens an archive of reviews. The page script does this first with the archive in the Wasm, and then with each pack.
#[wasm_bindgen]
pub fn open(archive: Vec<u8>) -> Result<(), Failure> {
    Ok(data::open(archive)?)
}

/// Native tests compile this crate, and a native binary needs a `main`.
#[cfg(not(target_family = "wasm"))]
fn main() {}
