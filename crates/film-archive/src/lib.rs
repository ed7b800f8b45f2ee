//! The bytes in which movies travel from the build into the browser.
//!
//! ```text
//! archive  =  "FCA3"  links:u8  count:u32  offset:u32 × (count + 1)  record × count
//! record   =  slug:str  …the other fields of Movie, in the order of `decode::movie`
//!
//! u32      =  four bytes, little-endian
//! int      =  1–5 bytes, seven bits each from the lowest, the top bit says that more follow (LEB128)
//! str      =  int, the number of bytes; then that much UTF-8
//! option   =  0, or 1 and the value
//! list     =  int, the number of entries; then the entries
//! block, inline, scale, links  =  a tag byte; then what that kind holds
//! ```
//!
//! Records stand in the order of their slugs, and `offset` says where each begins, counted from the
//! start of the archive; the last one says where the archive ends. Opening an archive looks at its
//! first nine bytes and its last offset, whatever it holds; a movie is found by halving and decoded
//! when it is asked for.

#![deny(missing_docs)]

mod decode;
mod encode;

use decode::{Bytes, movie};
pub use encode::encode;
use film_model::{LinkProvider, Movie};
use std::fmt;

const MAGIC: &[u8; 4] = b"FCA3";
const HEADER: usize = 9;

/// The bytes are not an archive, or not one of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrupt;

impl fmt::Display for Corrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the embedded reviews are damaged")
    }
}

impl std::error::Error for Corrupt {}

/// Movies as bytes, opened where they lie.
#[derive(Clone, Copy, Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    links: LinkProvider,
    count: usize,
}

impl<'a> Archive<'a> {
    /// Opens `bytes`, at the same cost for two movies as for two thousand.
    ///
    /// # Errors
    /// [`Corrupt`] where the bytes do not begin as an archive or are cut short. A record that is
    /// damaged inside is told when it is asked for.
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

    /// How many movies it holds.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it holds no movie.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Where the site wants people's names to lead.
    pub fn links(&self) -> LinkProvider {
        self.links
    }

    /// The slug of the movie at `index`, in the order of slugs.
    ///
    /// # Errors
    /// [`Corrupt`] where the record is damaged or `index` is not below [`len`](Self::len).
    pub fn slug(&self, index: usize) -> Result<&'a str, Corrupt> {
        self.record(index)?.str()
    }

    /// The movie at `index`, decoded.
    ///
    /// # Errors
    /// As for [`slug`](Self::slug).
    pub fn movie(&self, index: usize) -> Result<Movie, Corrupt> {
        let mut record = self.record(index)?;
        let movie = movie(&mut record)?;
        if record.0.is_empty() { Ok(movie) } else { Err(Corrupt) }
    }

    /// The movie with that slug, decoded, or `None` where there is none.
    ///
    /// # Errors
    /// As for [`slug`](Self::slug).
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

/// The example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
