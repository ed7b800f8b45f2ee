//! Decodes records. The layout is described in `lib.rs`.

use super::{Corrupt, Name};
use film_model::{Actor, Aggregate, Block, Grade, Inline, MAX_DEPTH, Movie, Review, Scale};

/// The bytes of a record that are not decoded yet. Each method takes a value from their beginning.
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Result<u8, Corrupt> {
        let (first, rest) = self.0.split_first().ok_or(Corrupt)?;
        self.0 = rest;
        Ok(*first)
    }

    pub fn int(&mut self) -> Result<u32, Corrupt> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return Err(Corrupt);
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Corrupt)
    }

    fn small(&mut self) -> Result<u16, Corrupt> {
        u16::try_from(self.int()?).map_err(|_| Corrupt)
    }

    pub fn bytes(&mut self) -> Result<&'a [u8], Corrupt> {
        let length = self.int()? as usize;
        let (bytes, rest) = self.0.split_at_checked(length).ok_or(Corrupt)?;
        self.0 = rest;
        Ok(bytes)
    }

    pub fn str(&mut self) -> Result<&'a str, Corrupt> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Corrupt)
    }

    pub fn name(&mut self) -> Result<Name, Corrupt> {
        let (name, rest) = self.0.split_first_chunk().ok_or(Corrupt)?;
        self.0 = rest;
        Ok(*name)
    }

    pub fn string(&mut self) -> Result<String, Corrupt> {
        self.str().map(str::to_owned)
    }

    fn option<T>(&mut self, value: impl FnOnce(&mut Self) -> Result<T, Corrupt>) -> Result<Option<T>, Corrupt> {
        match self.byte()? {
            0 => Ok(None),
            1 => value(self).map(Some),
            _ => Err(Corrupt),
        }
    }

    pub fn list<T>(&mut self, mut entry: impl FnMut(&mut Self) -> Result<T, Corrupt>) -> Result<Vec<T>, Corrupt> {
        let count = self.int()? as usize;
        // An entry takes at least one byte, so a count larger than the rest is wrong. It is rejected here, before
        // memory for that many entries is reserved.
        if count > self.0.len() {
            return Err(Corrupt);
        }
        (0..count).map(|_| entry(self)).collect()
    }
}

pub fn movie(bytes: &mut Bytes) -> Result<Movie, Corrupt> {
    Ok(Movie {
        slug: bytes.string()?,
        name: bytes.string()?,
        year: bytes.option(Bytes::small)?,
        directors: bytes.list(Bytes::string)?,
        writers: bytes.list(Bytes::string)?,
        distributor: bytes.option(Bytes::string)?,
        countries_of_origin: bytes.list(Bytes::string)?,
        duration_minutes: bytes.option(Bytes::small)?,
        content_rating: bytes.option(Bytes::string)?,
        actors: bytes
            .list(|bytes| Ok(Actor { name: bytes.string()?, character_name: bytes.option(Bytes::string)? }))?,
        poster: bytes.option(Bytes::string)?,
        person_links: bytes.list(|bytes| Ok((bytes.string()?, bytes.string()?)))?,
        aggregate: Aggregate { value: bytes.option(Bytes::byte)?, graded: bytes.int()?, total: bytes.int()? },
        reviews: bytes.list(review)?,
    })
}

fn review(bytes: &mut Bytes) -> Result<Review, Corrupt> {
    Ok(Review {
        id: bytes.int()?,
        source: bytes.string()?,
        author: bytes.option(Bytes::string)?,
        publisher: bytes.option(Bytes::string)?,
        date_published: bytes.option(Bytes::string)?,
        url: bytes.option(Bytes::string)?,
        grade: bytes.option(grade)?,
        caption: bytes.option(Bytes::string)?,
        lang: bytes.option(Bytes::string)?,
        review_body: bytes.list(|bytes| block(bytes, MAX_DEPTH))?,
    })
}

fn grade(bytes: &mut Bytes) -> Result<Grade, Corrupt> {
    Ok(Grade {
        written: bytes.string()?,
        scale: match bytes.byte()? {
            0 => Scale::Letter,
            1 => Scale::Stars,
            2 => Scale::Points,
            3 => Scale::Percent,
            4 => Scale::Thumbs,
            _ => return Err(Corrupt),
        },
        value: bytes.option(Bytes::byte)?,
    })
}

fn block(bytes: &mut Bytes, depth: usize) -> Result<Block, Corrupt> {
    let depth = depth.checked_sub(1).ok_or(Corrupt)?;
    let blocks = |bytes: &mut Bytes| bytes.list(|bytes| block(bytes, depth));
    Ok(match bytes.byte()? {
        0 => Block::Paragraph(bytes.list(|bytes| inline(bytes, MAX_DEPTH))?),
        1 => Block::Quotation(blocks(bytes)?),
        tag @ (2 | 3) => Block::List { ordered: tag == 3, items: bytes.list(blocks)? },
        4 => Block::Spoiler(blocks(bytes)?),
        _ => return Err(Corrupt),
    })
}

fn inline(bytes: &mut Bytes, depth: usize) -> Result<Inline, Corrupt> {
    let depth = depth.checked_sub(1).ok_or(Corrupt)?;
    let inlines = |bytes: &mut Bytes| bytes.list(|bytes| inline(bytes, depth));
    Ok(match bytes.byte()? {
        0 => Inline::Text(bytes.string()?),
        1 => Inline::Emphasis(inlines(bytes)?),
        2 => Inline::Strong(inlines(bytes)?),
        3 => Inline::Link { href: bytes.string()?, children: inlines(bytes)? },
        4 => Inline::Spoiler(inlines(bytes)?),
        5 => Inline::Person { name: bytes.string()?, text: bytes.string()? },
        _ => return Err(Corrupt),
    })
}
