//! Makes a bundle: the files to upload, of a finished engine and an archive of reviews.
//!
//! ```text
//! archive ─┐
//! engine ──┴ compose ─▶ the files of cards and galleries ─┐
//!            snippets, headers, package, packs, gallery ──┴ tasks ─▶ each file, and compress ─▶ its copies
//! ```
//!
//! The archive is appended to the engine's Wasm as a custom section. The names of the files follow from their final bytes,
//! and are written into the loader, whose own name never changes. The bundle also has pages that show every card, a snippet
//! of each film to paste, and a file with the headers for each host.
//!
//! Everything is in memory: the command `film-cards` writes the files, and the studio gives them to the critic as one file.
//! The same engine and the same archive make the same bytes, wherever that happens.

#![deny(missing_docs)]

pub mod bytes;
#[cfg(feature = "compose")]
pub mod compose;
#[cfg(feature = "compose")]
mod compress;
pub mod engine;
#[cfg(feature = "compose")]
mod gallery;
#[cfg(feature = "compose")]
mod headers;
pub mod names;
pub mod package;
pub mod sections;
#[cfg(feature = "compose")]
pub mod snippets;
pub mod sums;
pub mod tables;
pub mod taken_out;
#[cfg(feature = "compose")]
mod tasks;
#[cfg(feature = "compose")]
pub mod zip;

#[cfg(feature = "compose")]
pub use compress::{Effort, ahead};
#[cfg(feature = "compose")]
pub use tasks::{Made, Order, Task, files, sums_of, tasks};

/// A file by its path below a folder, with `/` between the names, and its bytes.
pub type File = (String, Vec<u8>);

/// The address of the script for snippets: in the bundle at `url`, or, without one, next to the folder of the snippets.
/// `None` if `url` is no address of a folder.
///
/// ```
/// assert_eq!(film_bundle::loader(Some("https://cdn.example/cards/")).unwrap(), "https://cdn.example/cards/film-cards.js");
/// assert_eq!(film_bundle::loader(None).unwrap(), "../film-cards.js");
/// assert!(film_bundle::loader(Some("cards")).is_none());
/// ```
pub fn loader(url: Option<&str>) -> Option<String> {
    let Some(url) = url else { return Some(format!("../{}", names::LOADER)) };
    let is_address = ["https://", "http://", "/"].iter().any(|start| url.starts_with(start));
    is_address.then(|| format!("{}/{}", url.trim_end_matches('/'), names::LOADER))
}
