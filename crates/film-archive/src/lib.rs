//! Encodes movies as bytes, which the build writes and the browser decodes.
//!
//! ```text
//! archive  =  "FCA3"  links:u8  count:u32  offset:u32 × (count + 1)  record × count
//! record   =  slug:str  …the other fields of Movie, in the order of `decode::movie`
//!
//! u32      =  four bytes, little-endian
//! int      =  1–5 bytes of seven bits each, the lowest first; the top bit says that another byte follows (LEB128)
//! str      =  int, the number of bytes; then that many bytes of UTF-8
//! option   =  0, or 1 and the value
//! list     =  int, the number of entries; then the entries
//! block, inline, scale, links  =  a tag byte, then the fields of that variant
//! ```
//!
//! Records are sorted by their slugs. `offset` is the place where a record begins, in bytes from the start of the
//! archive; the last offset is where the archive ends. Opening an archive reads only its first nine bytes and its last
//! offset. A movie is found by binary search, and decoded when it is asked for.
//!
//! A large archive is divided into packs ([`pack_of`]), which are archives too. A gallery of it loads a listing
//! ([`Listing`]) and chunks of rows, facts and words; their layouts open `listing.rs` and `words.rs`.

#![deny(missing_docs)]

mod decode;
mod encode;
mod listing;
mod packs;
mod words;

use decode::{Bytes, movie};
pub use encode::encode;
use film_model::{LinkProvider, Movie};
pub use listing::{Facts, Listing, Name, Place, Tables, day, facts_in, listing, row, row_in, tables_in};
pub use packs::{empty, pack_of};
use std::fmt;
pub use words::{Field, Stem, Word, person, spellings_in, words_in};

const MAGIC: &[u8; 4] = b"FCA3";
const HEADER: usize = 9;

/// The bytes are damaged, or are not an archive of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrupt;

impl fmt::Display for Corrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the reviews are damaged, or belong to another build")
    }
}

impl std::error::Error for Corrupt {}

/// An opened archive. It borrows the bytes and copies nothing.
#[derive(Clone, Copy, Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    links: LinkProvider,
    count: usize,
}

impl<'a> Archive<'a> {
    /// Opens `bytes`. This takes as long for two movies as for two thousand.
    ///
    /// # Errors
    /// [`Corrupt`] if the bytes do not begin like an archive, or end too early or too late. A damaged record is
    /// reported only when it is asked for.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Corrupt> {
        if bytes.get(..4) != Some(MAGIC) {
            return Err(Corrupt);
        }
        let links = *LinkProvider::ALL.get(*bytes.get(4).ok_or(Corrupt)? as usize).ok_or(Corrupt)?;
        let count = u32_at(bytes, 5)? as usize;
        let archive = Archive { bytes, links, count };
        match archive.offset(count) {
            Ok(end) if end == bytes.len() => Ok(archive),
            _ => Err(Corrupt),
        }
    }

    /// The number of movies.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are no movies.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Where the names of people lead, unless the page sets something else.
    pub fn links(&self) -> LinkProvider {
        self.links
    }

    /// The slug of the movie at `index` in the order of slugs. The rest of the movie is not decoded.
    ///
    /// # Errors
    /// [`Corrupt`] if the record is damaged, or if `index` is not below [`len`](Self::len).
    pub fn slug(&self, index: usize) -> Result<&'a str, Corrupt> {
        self.record(index)?.str()
    }

    /// Decodes the movie at `index` in the order of slugs.
    ///
    /// # Errors
    /// [`Corrupt`] if the record is damaged, or if `index` is not below [`len`](Self::len).
    pub fn movie(&self, index: usize) -> Result<Movie, Corrupt> {
        let mut record = self.record(index)?;
        let movie = movie(&mut record)?;
        if record.0.is_empty() { Ok(movie) } else { Err(Corrupt) }
    }

    /// Decodes the movie with that slug. `None` if there is no such movie.
    ///
    /// # Errors
    /// [`Corrupt`] if the movie's record is damaged, or the slug of one that the search looks at.
    pub fn find(&self, slug: &str) -> Result<Option<Movie>, Corrupt> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.slug(middle)?.cmp(slug) {
                std::cmp::Ordering::Equal => return self.movie(middle).map(Some),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(None)
    }

    fn offset(&self, index: usize) -> Result<usize, Corrupt> {
        let at = index.checked_mul(4).and_then(|at| at.checked_add(HEADER)).ok_or(Corrupt)?;
        Ok(u32_at(self.bytes, at)? as usize)
    }

    fn record(&self, index: usize) -> Result<Bytes<'a>, Corrupt> {
        if index >= self.count {
            return Err(Corrupt);
        }
        let range = self.offset(index)?..self.offset(index + 1)?;
        self.bytes.get(range).map(Bytes).ok_or(Corrupt)
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Corrupt> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk()).ok_or(Corrupt)?;
    Ok(u32::from_le_bytes(*four))
}

/// Compiles and runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
