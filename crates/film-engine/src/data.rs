//! The movies of the bundle. Only this module reads the bytes of the archive.
//!
//! The page script passes the bytes when the engine has started. It takes them out of a custom section of the finished
//! Wasm (<https://webassembly.github.io/spec/js-api/#dom-module-customsections>), which is added after the engine was
//! compiled. So the engine is the same for all reviews, and a changed review compiles nothing.

use film_archive::{Archive, Corrupt};
use film_model::LinkProvider;
use film_model::Movie;
use std::sync::OnceLock;

static BYTES: OnceLock<Vec<u8>> = OnceLock::new();

/// Keeps the bytes of the archive. A second call changes nothing.
pub fn open(bytes: Vec<u8>) {
    BYTES.get_or_init(|| bytes);
}

/// Opens the archive. That reads only a dozen bytes, so each caller does it again. Without bytes, it is `Corrupt`.
fn archive() -> Result<Archive<'static>, Corrupt> {
    Archive::open(BYTES.get().map_or(&[], Vec::as_slice))
}

/// Decodes the movie with that slug. `None` if there is no such movie.
pub fn find(slug: &str) -> Result<Option<Movie>, Corrupt> {
    archive()?.find(slug)
}

/// The number of movies.
#[cfg(feature = "gallery")]
pub fn count() -> Result<usize, Corrupt> {
    Ok(archive()?.len())
}

/// Decodes the movie at `index` in the order of slugs.
#[cfg(feature = "gallery")]
pub fn movie(index: usize) -> Result<Movie, Corrupt> {
    archive()?.movie(index)
}

/// Decodes all movies, in the order of slugs.
#[cfg(feature = "gallery")]
pub fn movies() -> Result<Vec<Movie>, Corrupt> {
    let archive = archive()?;
    (0..archive.len()).map(|index| archive.movie(index)).collect()
}

/// All slugs, sorted. No movie is decoded.
pub fn slugs() -> Result<Vec<&'static str>, Corrupt> {
    let archive = archive()?;
    (0..archive.len()).map(|index| archive.slug(index)).collect()
}

/// The link provider in `film-cards.toml`.
pub fn links() -> Result<LinkProvider, Corrupt> {
    Ok(archive()?.links())
}
