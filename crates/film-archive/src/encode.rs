//! Encodes an archive. The layout is described in `lib.rs`.

use super::{HEADER, MAGIC};
use film_model::{Block, Inline, LinkProvider, Movie, Review, Scale};

/// Encodes `movies` as an archive, in the order of their slugs, which must differ. `links` is the site's setting for
/// the links of people.
///
/// ```
/// use film_archive::{Archive, encode};
/// use film_model::{LinkProvider, Movie};
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), ..Movie::default() };
/// let bytes = encode(&[movie.clone()], LinkProvider::Wikipedia);
/// assert_eq!(Archive::open(&bytes)?.find("ran")?, Some(movie));
/// # Ok::<(), film_archive::Corrupt>(())
/// ```
pub fn encode(movies: &[Movie], links: LinkProvider) -> Vec<u8> {
    let mut order: Vec<&Movie> = movies.iter().collect();
    order.sort_by(|a, b| a.slug.cmp(&b.slug));

    // Encode every record twice, the first time only to learn its length. So the archive, which can be as large as all
    // the texts together, is allocated once and with its final size.
    let mut record = Vec::new();
    let mut records = 0;
    for movie in &order {
        record.clear();
        put_movie(&mut record, movie);
        records += record.len();
    }
    let mut out = Vec::with_capacity(HEADER + 4 * (order.len() + 1) + records);
    out.extend_from_slice(MAGIC);
    out.push(links_byte(links));
    out.extend_from_slice(&(order.len() as u32).to_le_bytes());
    out.resize(HEADER + 4 * (order.len() + 1), 0);
    for (index, movie) in order.iter().enumerate() {
        set_offset(&mut out, index);
        put_movie(&mut out, movie);
    }
    set_offset(&mut out, order.len());
    out
}

/// The link provider as a byte.
pub fn links_byte(links: LinkProvider) -> u8 {
    LinkProvider::ALL.iter().position(|provider| *provider == links).unwrap_or(0) as u8
}

fn set_offset(out: &mut [u8], index: usize) {
    let here = (out.len() as u32).to_le_bytes();
    out[HEADER + 4 * index..][..4].copy_from_slice(&here);
}

pub fn put_int(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub fn put_str(out: &mut Vec<u8>, text: &str) {
    put_bytes(out, text.as_bytes());
}

/// The number of bytes, and the bytes.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_int(out, bytes.len() as u32);
    out.extend_from_slice(bytes);
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

pub fn put_list<T>(out: &mut Vec<u8>, entries: &[T], mut put: impl FnMut(&mut Vec<u8>, &T)) {
    put_int(out, entries.len() as u32);
    entries.iter().for_each(|entry| put(out, entry));
}

pub fn put_names(out: &mut Vec<u8>, names: &[String]) {
    put_list(out, names, |out, name| put_str(out, name));
}

pub fn put_movie(out: &mut Vec<u8>, movie: &Movie) {
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
    put_text(out, &review.lang);
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
