//! What must hold of the archive. The fuzz target calls it with bytes of its own,
//! `tests/findings.rs` with those that are kept.
//!
//! Bytes that open as an archive does are taken for one. Of others movies are made, which must come
//! out of an archive as they went in.

use crate::memory;
use arbitrary::{Result, Unstructured};
use film_archive::{
    Archive, Corrupt, Listing, Name, Place, Tables, encode, facts_in, listing, row, row_in, spellings_in, tables_in,
    words_in,
};
use film_model::{Actor, Aggregate, Block, Grade, Inline, Movie, Review, Scale};
use film_model::{LinkProvider, MAX_DEPTH};

/// How many movies of an archive are decoded: each may claim all the bytes there are.
const MOST: usize = 50;

/// Takes `input` for an archive, for a file of a listing, or for movies, and asserts what must hold of them.
pub fn check(input: &[u8]) {
    any_bytes(input);
    any_file(input);
    if !input.starts_with(b"FC") {
        // Where the bytes do not suffice, `arbitrary` goes on with zeros; it has no other error here.
        let _ = any_movies(&mut Unstructured::new(input));
    }
}

/// Bytes that may be an archive are decoded or refused, and take no more memory than they explain.
fn any_bytes(bytes: &[u8]) {
    let Ok(archive) = Archive::open(bytes) else { return };
    // One byte may stand for an entry of a list, and a list doubles its room as it grows.
    let limit = 10_000 + 500 * bytes.len();
    let mut readable = true;
    for at in 0..archive.len().min(MOST) {
        let slug = archive.slug(at);
        let movie = memory::within(limit, || archive.movie(at));
        match (slug, movie) {
            (Ok(slug), Ok(movie)) => {
                assert_eq!(slug, movie.slug);
                let alone = encode(std::slice::from_ref(&movie), archive.links());
                assert_eq!(Archive::open(&alone).and_then(|archive| archive.movie(0)), Ok(movie));
            }
            (Err(Corrupt), Ok(movie)) => panic!("{movie:?} has a slug that cannot be read"),
            (_, Err(Corrupt)) => readable = false,
        }
    }
    assert_eq!(archive.movie(archive.len()), Err(Corrupt));
    for slug in ["", "the-long-ferry", "\u{10ffff}"] {
        match memory::within(limit, || archive.find(slug)) {
            Ok(Some(movie)) => assert_eq!(movie.slug, slug),
            Ok(None) => {}
            Err(Corrupt) => assert!(!readable || archive.len() > MOST, "all can be read, but not found"),
        }
    }
}

/// Bytes that may be a listing or one of its chunks are decoded or refused.
fn any_file(bytes: &[u8]) {
    let limit = 10_000 + 500 * bytes.len();
    if let Ok(listing) = memory::within(limit, || Listing::open(bytes)) {
        for number in (0..listing.len().min(MOST)).chain([listing.len()]) {
            if let Some(Place::Listing(place)) = listing.place(number) {
                let _ = memory::within(limit, || listing.row(place));
            }
        }
        assert!(listing.place(listing.len()).is_none());
        for start in ["", "a", "=ira", "\u{10ffff}"] {
            assert!(listing.words(start).len() <= listing.words("").len().max(1));
            listing.spellings(start);
        }
    }
    let _ = memory::within(limit, || row_in(bytes, 3));
    let tables = memory::within(limit, || tables_in(bytes)).unwrap_or_default();
    let _ = memory::within(limit, || facts_in(bytes, &tables));
    let three = Tables { countries: vec![String::new(); 3], publications: vec![String::new(); 3], people: Vec::new() };
    if let Ok(facts) = memory::within(limit, || facts_in(bytes, &three)) {
        assert!(facts.iter().all(|facts| facts.countries.iter().chain(&facts.publications).all(|at| *at < 3)));
    }
    let _ = words_in(bytes, &mut |word| {
        let mut last = None;
        let _ = word.movies(&mut |movie, field| {
            assert!(last.is_none_or(|(before, at)| at != field || before < movie), "movies ascend");
            last = Some((movie, field));
        });
    });
    let _ = spellings_in(bytes, &mut |_| {});
}

/// Movies come out as they went in, and an archive that is cut short is refused.
fn any_movies(bytes: &mut Unstructured<'_>) -> Result<()> {
    let links = *bytes.choose(&LinkProvider::ALL)?;
    let cut = bytes.arbitrary::<u16>()? as usize;
    let mut movies = list(bytes, 5, movie)?;
    // The archive asks for slugs that differ.
    movies.sort_by(|a, b| a.slug.cmp(&b.slug));
    movies.dedup_by(|a, b| a.slug == b.slug);

    let encoded = encode(&movies, links);
    let archive = Archive::open(&encoded).expect("an archive");
    assert_eq!((archive.len(), archive.is_empty(), archive.links()), (movies.len(), movies.is_empty(), links));
    for (at, movie) in movies.iter().enumerate() {
        assert_eq!(archive.slug(at), Ok(movie.slug.as_str()));
        assert_eq!(archive.movie(at).as_ref(), Ok(movie));
        assert_eq!(archive.find(&movie.slug).as_ref(), Ok(&Some(movie.clone())));
        let other = format!("{}-2", movie.slug);
        assert_eq!(archive.find(&other), Ok(movies.iter().find(|movie| movie.slug == other).cloned()));
    }
    assert_eq!(Archive::open(&encoded[..cut % encoded.len()]).err(), Some(Corrupt));
    listed(archive, &movies, cut);
    Ok(())
}

/// A listing has the row and the facts of every movie, and a listing that is cut short is refused.
fn listed(archive: Archive, movies: &[Movie], cut: usize) {
    let mut chunks: Vec<Vec<u8>> = Vec::new();
    let encoded = listing::<Corrupt>(archive, &|word, _| word.strip_suffix('s').map(str::to_owned), &mut |chunk| {
        chunks.push(chunk);
        Ok((chunks.len() as u64 - 1).to_le_bytes())
    })
    .expect("a listing");
    let chunk = |name: Name| &*chunks[u64::from_le_bytes(name) as usize];
    let opened = Listing::open(&encoded).expect("a listing");
    assert_eq!(opened.len(), movies.len());
    let tables = tables_in(chunk(opened.tables())).expect("tables");
    let facts: Vec<_> =
        opened.facts().iter().flat_map(|name| facts_in(chunk(*name), &tables).expect("facts")).collect();
    assert_eq!(facts.len(), movies.len());
    for (number, facts) in facts.iter().enumerate() {
        let shown = match opened.place(number).expect("a place") {
            Place::Listing(place) => opened.row(place),
            Place::Chunk(name, place) => row_in(chunk(name), place),
        };
        let shown = shown.expect("a row");
        let movie = movies.iter().find(|movie| movie.slug == shown.slug).expect("a movie");
        assert_eq!(shown, row(movie));
        assert_eq!(facts.year, movie.year.filter(|year| *year > 0));
    }
    let (mut words, mut spelt) = (Vec::new(), Vec::new());
    for name in opened.words("") {
        words_in(chunk(name), &mut |word| words.push(word.word.to_owned())).expect("words");
    }
    for name in opened.spellings("") {
        spellings_in(chunk(name), &mut |word| spelt.push(word.to_owned())).expect("spellings");
    }
    assert!(words.is_sorted() && spelt.iter().eq(words.iter().filter(|word| !word.starts_with('='))));
    assert_eq!(Listing::open(&encoded[..cut % encoded.len()]).err(), Some(Corrupt));
}

/// Up to `most` entries.
fn list<'a, T>(
    bytes: &mut Unstructured<'a>,
    most: usize,
    entry: impl Fn(&mut Unstructured<'a>) -> Result<T>,
) -> Result<Vec<T>> {
    (0..bytes.int_in_range(0..=most)?).map(|_| entry(bytes)).collect()
}

fn movie(bytes: &mut Unstructured<'_>) -> Result<Movie> {
    Ok(Movie {
        slug: bytes.arbitrary()?,
        name: bytes.arbitrary()?,
        year: bytes.arbitrary()?,
        directors: bytes.arbitrary()?,
        writers: bytes.arbitrary()?,
        distributor: bytes.arbitrary()?,
        countries_of_origin: bytes.arbitrary()?,
        duration_minutes: bytes.arbitrary()?,
        content_rating: bytes.arbitrary()?,
        actors: list(bytes, 5, |bytes| Ok(Actor { name: bytes.arbitrary()?, character_name: bytes.arbitrary()? }))?,
        poster: bytes.arbitrary()?,
        person_links: bytes.arbitrary()?,
        aggregate: Aggregate { value: bytes.arbitrary()?, graded: bytes.arbitrary()?, total: bytes.arbitrary()? },
        reviews: list(bytes, 5, review)?,
    })
}

fn review(bytes: &mut Unstructured<'_>) -> Result<Review> {
    Ok(Review {
        id: bytes.arbitrary()?,
        source: bytes.arbitrary()?,
        author: bytes.arbitrary()?,
        publisher: bytes.arbitrary()?,
        date_published: bytes.arbitrary()?,
        url: bytes.arbitrary()?,
        grade: if bytes.arbitrary()? { Some(grade(bytes)?) } else { None },
        caption: bytes.arbitrary()?,
        lang: bytes.arbitrary()?,
        review_body: list(bytes, 5, |bytes| block(bytes, MAX_DEPTH))?,
    })
}

fn grade(bytes: &mut Unstructured<'_>) -> Result<Grade> {
    let scales = [Scale::Letter, Scale::Stars, Scale::Points, Scale::Percent, Scale::Thumbs];
    Ok(Grade { written: bytes.arbitrary()?, scale: *bytes.choose(&scales)?, value: bytes.arbitrary()? })
}

/// A block that has at most `depth` levels, itself included.
fn block(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Block> {
    let blocks = |bytes: &mut Unstructured<'_>| list(bytes, 3, |bytes| block(bytes, depth - 1));
    Ok(match bytes.int_in_range(0..=if depth > 1 { 4 } else { 0 })? {
        0 => Block::Paragraph(list(bytes, 5, |bytes| inline(bytes, MAX_DEPTH))?),
        1 => Block::Quotation(blocks(bytes)?),
        2 => Block::Spoiler(blocks(bytes)?),
        ordered => Block::List { ordered: ordered == 3, items: list(bytes, 3, blocks)? },
    })
}

/// An inline that has at most `depth` levels, itself included.
fn inline(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Inline> {
    let inlines = |bytes: &mut Unstructured<'_>| list(bytes, 3, |bytes| inline(bytes, depth - 1));
    Ok(match bytes.int_in_range(0..=if depth > 1 { 5 } else { 1 })? {
        0 => Inline::Text(bytes.arbitrary()?),
        1 => Inline::Person { name: bytes.arbitrary()?, text: bytes.arbitrary()? },
        2 => Inline::Emphasis(inlines(bytes)?),
        3 => Inline::Strong(inlines(bytes)?),
        4 => Inline::Spoiler(inlines(bytes)?),
        _ => Inline::Link { href: bytes.arbitrary()?, children: inlines(bytes)? },
    })
}
