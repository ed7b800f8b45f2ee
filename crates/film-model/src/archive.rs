//! The bytes in which movies travel from the build into the browser.
//!
//! ```text
//! archive  =  "FCA2"  links:u8  count:u32  offset:u32 × (count + 1)  record × count
//! record   =  slug:str  …the other fields of Movie, in the order of `movie` below
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

use crate::model::{Actor, Aggregate, Block, Grade, Inline, LinkProvider, MAX_DEPTH, Movie, Review, Scale};
use std::fmt;

const MAGIC: &[u8; 4] = b"FCA2";
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

/// What is still to be decoded of a record.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Result<u8, Corrupt> {
        let (first, rest) = self.0.split_first().ok_or(Corrupt)?;
        self.0 = rest;
        Ok(*first)
    }

    fn int(&mut self) -> Result<u32, Corrupt> {
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

    fn str(&mut self) -> Result<&'a str, Corrupt> {
        let length = self.int()? as usize;
        let (text, rest) = self.0.split_at_checked(length).ok_or(Corrupt)?;
        self.0 = rest;
        std::str::from_utf8(text).map_err(|_| Corrupt)
    }

    fn string(&mut self) -> Result<String, Corrupt> {
        self.str().map(str::to_owned)
    }

    fn option<T>(&mut self, value: impl FnOnce(&mut Self) -> Result<T, Corrupt>) -> Result<Option<T>, Corrupt> {
        match self.byte()? {
            0 => Ok(None),
            1 => value(self).map(Some),
            _ => Err(Corrupt),
        }
    }

    fn list<T>(&mut self, mut entry: impl FnMut(&mut Self) -> Result<T, Corrupt>) -> Result<Vec<T>, Corrupt> {
        let count = self.int()? as usize;
        // An entry takes at least a byte, so a count beyond the bytes left is a lie that must not
        // be allowed to reserve memory.
        if count > self.0.len() {
            return Err(Corrupt);
        }
        (0..count).map(|_| entry(self)).collect()
    }
}

fn movie(bytes: &mut Bytes) -> Result<Movie, Corrupt> {
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

/// Encodes `movies`. Their slugs must differ.
///
/// ```
/// use film_model::archive::{Archive, encode};
/// use film_model::{Movie, model::LinkProvider};
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), ..Movie::default() };
/// let bytes = encode(&[movie.clone()], LinkProvider::Wikipedia);
/// assert_eq!(Archive::open(&bytes)?.find("ran")?, Some(movie));
/// # Ok::<(), film_model::archive::Corrupt>(())
/// ```
pub fn encode(movies: &[Movie], links: LinkProvider) -> Vec<u8> {
    let mut order: Vec<&Movie> = movies.iter().collect();
    order.sort_by(|a, b| a.slug.cmp(&b.slug));

    // Every record is made twice, the first time for its length: so the archive, which may be as large
    // as all the texts together, is allocated once and at its size.
    let mut record = Vec::new();
    let mut records = 0;
    for movie in &order {
        record.clear();
        put_movie(&mut record, movie);
        records += record.len();
    }
    let mut out = Vec::with_capacity(HEADER + 4 * (order.len() + 1) + records);
    out.extend_from_slice(MAGIC);
    out.push(LinkProvider::ALL.iter().position(|provider| *provider == links).unwrap_or(0) as u8);
    out.extend_from_slice(&(order.len() as u32).to_le_bytes());
    out.resize(HEADER + 4 * (order.len() + 1), 0);
    for (index, movie) in order.iter().enumerate() {
        set_offset(&mut out, index);
        put_movie(&mut out, movie);
    }
    set_offset(&mut out, order.len());
    out
}

fn set_offset(out: &mut [u8], index: usize) {
    let here = (out.len() as u32).to_le_bytes();
    out[HEADER + 4 * index..][..4].copy_from_slice(&here);
}

fn put_int(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_str(out: &mut Vec<u8>, text: &str) {
    put_int(out, text.len() as u32);
    out.extend_from_slice(text.as_bytes());
}

fn put_option<T>(out: &mut Vec<u8>, value: &Option<T>, put: impl FnOnce(&mut Vec<u8>, &T)) {
    out.push(value.is_some().into());
    if let Some(value) = value {
        put(out, value);
    }
}

fn put_text(out: &mut Vec<u8>, text: &Option<String>) {
    put_option(out, text, |out, text| put_str(out, text));
}

fn put_list<T>(out: &mut Vec<u8>, entries: &[T], mut put: impl FnMut(&mut Vec<u8>, &T)) {
    put_int(out, entries.len() as u32);
    entries.iter().for_each(|entry| put(out, entry));
}

fn put_names(out: &mut Vec<u8>, names: &[String]) {
    put_list(out, names, |out, name| put_str(out, name));
}

fn put_movie(out: &mut Vec<u8>, movie: &Movie) {
    put_str(out, &movie.slug);
    put_str(out, &movie.name);
    put_option(out, &movie.year, |out, year| put_int(out, u32::from(*year)));
    put_names(out, &movie.directors);
    put_names(out, &movie.writers);
    put_text(out, &movie.distributor);
    put_names(out, &movie.countries_of_origin);
    put_option(out, &movie.duration_minutes, |out, minutes| put_int(out, u32::from(*minutes)));
    put_text(out, &movie.content_rating);
    put_list(out, &movie.actors, |out, actor| {
        put_str(out, &actor.name);
        put_text(out, &actor.character_name);
    });
    put_text(out, &movie.poster);
    put_list(out, &movie.person_links, |out, (name, href)| {
        put_str(out, name);
        put_str(out, href);
    });
    put_option(out, &movie.aggregate.value, |out, value| out.push(*value));
    put_int(out, movie.aggregate.graded);
    put_int(out, movie.aggregate.total);
    put_list(out, &movie.reviews, put_review);
}

fn put_review(out: &mut Vec<u8>, review: &Review) {
    put_int(out, review.id);
    put_str(out, &review.source);
    put_text(out, &review.author);
    put_text(out, &review.publisher);
    put_text(out, &review.date_published);
    put_text(out, &review.url);
    put_option(out, &review.grade, |out, grade| {
        put_str(out, &grade.written);
        out.push(match grade.scale {
            Scale::Letter => 0,
            Scale::Stars => 1,
            Scale::Points => 2,
            Scale::Percent => 3,
            Scale::Thumbs => 4,
        });
        put_option(out, &grade.value, |out, value| out.push(*value));
    });
    put_text(out, &review.caption);
    put_list(out, &review.review_body, put_block);
}

fn put_block(out: &mut Vec<u8>, block: &Block) {
    match block {
        Block::Paragraph(inlines) => {
            out.push(0);
            put_list(out, inlines, put_inline);
        }
        Block::Quotation(blocks) => {
            out.push(1);
            put_list(out, blocks, put_block);
        }
        Block::List { ordered, items } => {
            out.push(2 + u8::from(*ordered));
            put_list(out, items, |out, item| put_list(out, item, put_block));
        }
        Block::Spoiler(blocks) => {
            out.push(4);
            put_list(out, blocks, put_block);
        }
    }
}

fn put_inline(out: &mut Vec<u8>, inline: &Inline) {
    match inline {
        Inline::Text(text) => {
            out.push(0);
            put_str(out, text);
        }
        Inline::Emphasis(children) => {
            out.push(1);
            put_list(out, children, put_inline);
        }
        Inline::Strong(children) => {
            out.push(2);
            put_list(out, children, put_inline);
        }
        Inline::Link { href, children } => {
            out.push(3);
            put_str(out, href);
            put_list(out, children, put_inline);
        }
        Inline::Spoiler(children) => {
            out.push(4);
            put_list(out, children, put_inline);
        }
        Inline::Person { name, text } => {
            out.push(5);
            put_str(out, name);
            put_str(out, text);
        }
    }
}
