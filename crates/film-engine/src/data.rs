//! The reviews of the bundle. This is the only door to their bytes: nothing else knows where they lie.
//!
//! They come as bytes when the engine has started: the page's script takes them out of a custom section of the finished
//! Wasm (<https://webassembly.github.io/spec/js-api/#dom-module-customsections>), which is written after the engine is
//! compiled. So the engine is the same for all reviews, and a changed review compiles nothing.

use film_archive::{Archive, Corrupt};
use film_model::LinkProvider;
use film_model::Movie;
use std::sync::OnceLock;

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
