//! The embedded reviews, and the stylesheets. This is the only door to their bytes: nothing else knows where they lie,
//! so that they can come to lie elsewhere.

use film_model::Movie;
use film_model::archive::{Archive, Corrupt};
use film_model::model::LinkProvider;

/// What `build.rs` has made of the stylesheets.
pub const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/cards.css"));
#[cfg(feature = "gallery")]
pub const GALLERY_STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/galleries.css"));

/// The archive that `build.rs` wrote. Opening it looks at a dozen bytes, so nothing is kept open.
fn archive() -> Result<Archive<'static>, Corrupt> {
    Archive::open(include_bytes!(concat!(env!("OUT_DIR"), "/films.fca")))
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
