//! The reviews of the bundle, and the stylesheets. This is the only door to their bytes: nothing else knows where they
//! lie.
//!
//! The reviews come as bytes when the module has started: the page's script takes them out of a custom section of the
//! finished Wasm (<https://webassembly.github.io/spec/js-api/#dom-module-customsections>), which is written after the
//! module is compiled. So the module is the same for all reviews, and a changed review compiles nothing.

use film_archive::{Archive, Corrupt};
use film_model::Movie;
use film_model::model::LinkProvider;
use std::sync::OnceLock;

/// What `build.rs` has made of the stylesheets.
pub const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/cards.css"));
#[cfg(feature = "gallery")]
pub const GALLERY_STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/galleries.css"));

static BYTES: OnceLock<Vec<u8>> = OnceLock::new();

/// Takes the bytes of the archive, once.
pub fn open(bytes: Vec<u8>) {
    BYTES.get_or_init(|| bytes);
}

/// The archive; before it is opened, one that is cut off. Opening it looks at a dozen bytes, so only the bytes are kept.
fn archive() -> Result<Archive<'static>, Corrupt> {
    Archive::open(BYTES.get().map_or(&[], Vec::as_slice))
}

/// The movie with that slug, decoded for whoever asks, or `None` where there is none.
pub fn find(slug: &str) -> Result<Option<Movie>, Corrupt> {
    archive()?.find(slug)
}

/// How many movies there are.
#[cfg(feature = "gallery")]
pub fn count() -> Result<usize, Corrupt> {
    Ok(archive()?.len())
}

/// The movie at that place in the order of slugs, decoded.
#[cfg(feature = "gallery")]
pub fn movie(index: usize) -> Result<Movie, Corrupt> {
    archive()?.movie(index)
}

/// Every movie, decoded, in the order of slugs.
#[cfg(feature = "gallery")]
pub fn movies() -> Result<Vec<Movie>, Corrupt> {
    let archive = archive()?;
    (0..archive.len()).map(|index| archive.movie(index)).collect()
}

/// Every slug, in order; no movie is decoded for it.
pub fn slugs() -> Result<Vec<&'static str>, Corrupt> {
    let archive = archive()?;
    (0..archive.len()).map(|index| archive.slug(index)).collect()
}

/// Where the site wants people's names to lead.
pub fn links() -> Result<LinkProvider, Corrupt> {
    Ok(archive()?.links())
}
