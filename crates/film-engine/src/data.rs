//! The movies of the bundle. Only this module reads the bytes of archives.
//!
//! The page script passes the bytes. The archive of a small bundle is in a custom section of the finished Wasm
//! (<https://webassembly.github.io/spec/js-api/#dom-module-customsections>), which is added after the engine was
//! compiled. So the engine is the same for all reviews, and a changed review compiles nothing. The movies of a large
//! bundle are in packs, files beside the Wasm, each of which is an archive. Then the archive in the Wasm has no movies,
//! and a gallery loads a listing of them ([`listed`]). A page whose policy forbids to fetch loads one archive of all.
//! For a review that the page reads itself, the page script passes its archive instead of a slug.

#[cfg(feature = "gallery")]
pub mod listed;

use film_archive::{Archive, Corrupt};
use film_model::LinkProvider;
use film_model::Movie;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The archives that were opened, first the one in the Wasm.
static OPENED: Mutex<Vec<Archive<'static>>> = Mutex::new(Vec::new());

/// The archive that the page has made itself. It stands in place of all others.
#[cfg(feature = "gallery")]
static OF_PAGE: Mutex<Option<Vec<u8>>> = Mutex::new(None);

/// Opens an archive or a listing, and keeps its bytes for ever.
///
/// # Errors
/// [`Corrupt`] if it cannot be opened.
pub fn open(bytes: Vec<u8>) -> Result<(), Corrupt> {
    let bytes = bytes.leak();
    #[cfg(feature = "gallery")]
    if film_archive::Listing::is(bytes) {
        return listed::open(bytes);
    }
    let archive = Archive::open(bytes)?;
    opened().push(archive);
    Ok(())
}

/// Takes an archive that the page has made itself, in place of all others. Cards and galleries have to be rendered again.
///
/// # Errors
/// [`Corrupt`] if it cannot be opened. Then nothing changes.
#[cfg(feature = "gallery")]
pub fn replace(bytes: Vec<u8>) -> Result<(), Corrupt> {
    Archive::open(&bytes)?;
    *lock(&OF_PAGE) = Some(bytes);
    listed::close();
    Ok(())
}

/// What `look` finds in the archive that the page has made itself, if there is one.
#[cfg(feature = "gallery")]
fn of_page<T>(look: impl FnOnce(Archive<'_>) -> Result<T, Corrupt>) -> Option<Result<T, Corrupt>> {
    let bytes = lock(&OF_PAGE);
    bytes.as_ref().map(|bytes| look(Archive::open(bytes)?))
}

fn opened() -> MutexGuard<'static, Vec<Archive<'static>>> {
    lock(&OPENED)
}

fn lock<T>(mutex: &'static Mutex<T>) -> MutexGuard<'static, T> {
    // There is one thread.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The archive in the Wasm. `Corrupt` if it could not be opened.
fn archive() -> Result<Archive<'static>, Corrupt> {
    opened().first().copied().ok_or(Corrupt)
}

/// The number of the movie with that slug in the order of slugs.
#[cfg(feature = "gallery")]
pub fn number(slug: &str) -> Result<Option<usize>, Corrupt> {
    let number = |archive: Archive| Ok((0..archive.len()).find(|index| archive.slug(*index) == Ok(slug)));
    of_page(number).unwrap_or_else(|| number(whole()?))
}

/// Decodes the movie with that slug. `None` if no archive that was opened has it. A pack that was just opened is
/// searched first.
///
/// The slug may be an archive with a single movie, as text with a character for each byte. No slug is one, because
/// archives begin with capital letters. So the card owns the archive, and several cards of one movie have their own.
pub fn find(slug: &str) -> Result<Option<Movie>, Corrupt> {
    let bytes: Vec<u8> = slug.chars().map(|byte| byte as u8).collect();
    if let Ok(archive) = Archive::open(&bytes) {
        return archive.movie(0).map(Some);
    }
    #[cfg(feature = "gallery")]
    if let Some(found) = of_page(|archive| archive.find(slug)) {
        return found;
    }
    for archive in opened().iter().rev() {
        if let Some(movie) = archive.find(slug)? {
            return Ok(Some(movie));
        }
    }
    Ok(None)
}

/// The archive of all movies: the one in the Wasm, or the one that a page has loaded in its place.
#[cfg(feature = "gallery")]
fn whole() -> Result<Archive<'static>, Corrupt> {
    opened().iter().copied().max_by_key(Archive::len).ok_or(Corrupt)
}

/// The number of movies.
#[cfg(feature = "gallery")]
pub fn count() -> Result<usize, Corrupt> {
    of_page(|archive| Ok(archive.len())).unwrap_or_else(|| Ok(whole()?.len()))
}

/// Decodes the movie at `index` in the order of slugs.
#[cfg(feature = "gallery")]
pub fn movie(index: usize) -> Result<Movie, Corrupt> {
    of_page(|archive| archive.movie(index)).unwrap_or_else(|| whole()?.movie(index))
}

/// Decodes all movies, in the order of slugs.
#[cfg(feature = "gallery")]
pub fn movies() -> Result<Vec<Movie>, Corrupt> {
    (0..count()?).map(movie).collect()
}

/// All slugs of the archive in the Wasm, sorted. No movie is decoded.
pub fn slugs() -> Result<Vec<&'static str>, Corrupt> {
    let archive = archive()?;
    (0..archive.len()).map(|index| archive.slug(index)).collect()
}

/// The link provider in `film-cards.toml`.
pub fn links() -> Result<LinkProvider, Corrupt> {
    #[cfg(feature = "gallery")]
    if let Some(links) = of_page(|archive| Ok(archive.links())) {
        return links;
    }
    Ok(archive()?.links())
}
