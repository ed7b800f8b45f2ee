//! The listing: what a gallery of a large archive loads instead of the archive, in many small files.
//!
//! ```text
//! listing  =  "FCL1"  count:int  first:bytes  rows:list of name  tables:name  facts:list of name
//!             words:list of part  spellings:list of part
//! part     =  the first word in it:str  name
//! name     =  the eight bytes by which a chunk is called
//! bytes    =  int, the number of bytes; then that many
//!
//! rows     =  "FCR1"  record:bytes, until the end
//! tables   =  "FCT1"  countries:list of str  publications:list of str  people:list of str
//! facts    =  "FCF2"  count:int, then columns of as many values each: the year modulo 128, the rest of it, the grade, the
//!             distance of the newest review's year, its month, its day, the pack modulo 128, the rest of it, the place:
//!             int each; for countries and then publications, how many: int each, and then their numbers: int each
//! words    =  "FCW1"  word, until the end; the layout is in `words.rs`
//! ```
//!
//! The movies are numbered in the order of their folded titles, which is the first order of a gallery. A *row* is the
//! record of a movie without what only its card shows ([`row`]); `first` has the first [`FIRST`] rows, and each chunk of
//! rows has [`ROWS`]. The *facts* are what filters and orders compare: 0 for an unknown year; 0 for no grade, 1 for grades
//! without a value, otherwise the value plus 2. The year of the newest review is written as twice the years from the movie's
//! to it, or one less than that if it is the earlier one. So, and with years and packs in two columns of a byte a value, facts
//! of 1,000 made-up films take 6.1 KB compressed instead of 8.8. A movie's record is
//! the one at `place` in its `pack`. The numbers of countries and publications are places in the tables, and `people` are
//! those that a filter offers.
//!
//! A listing has a stable name, and chunks are called by their content, so that browsers keep them for ever.

use super::decode::{Bytes, movie};
use super::encode::{put_bytes, put_int, put_list, put_movie, put_names, put_str};
use super::words::{Builder, Stem};
use super::{Archive, Corrupt, pack_of};
use film_model::{Actor, Block, Inline, Movie, Review, fold, searchable};
use std::collections::BTreeMap;

const LISTING: &[u8; 4] = b"FCL1";
const ROWS_MAGIC: &[u8; 4] = b"FCR1";
const TABLES: &[u8; 4] = b"FCT1";
const FACTS: &[u8; 4] = b"FCF2";

/// How many rows a listing has itself: as many as a gallery builds before the reader scrolls, on a large screen.
const FIRST: usize = 32;

/// How many rows are in a chunk: some 12 KB compressed.
const ROWS: usize = 64;

/// The facts of how many movies are in a chunk: some 25 KB compressed.
const MOVIES: usize = 4_096;

/// How many people a filter offers.
const PEOPLE: usize = 250;

/// How many directors and how many actors a row shows at most.
const NAMES: usize = 4;

/// How many characters of the text a row has. It shows 200, and whether the text goes on.
const TEXT: usize = 240;

/// What a chunk is called: the beginning of a digest of its bytes.
pub type Name = [u8; 8];

/// The facts of a movie that filters and orders compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The year in which the movie was released.
    pub year: Option<u16>,
    /// The mean of its grades, 0–100.
    pub value: Option<u8>,
    /// Whether a review has a grade, with or without a value.
    pub graded: bool,
    /// The day of its newest review as the number 20181130; 0 if none has a date.
    pub date: u32,
    /// The number of the pack with its record.
    pub pack: u32,
    /// The place of its record in that pack.
    pub place: u32,
    /// Its countries, as places in [`Tables::countries`].
    pub countries: Vec<u32>,
    /// The publications of its reviews, as places in [`Tables::publications`].
    pub publications: Vec<u32>,
}

/// The names that facts refer to, and those that a filter offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// The countries of all movies.
    pub countries: Vec<String>,
    /// The publications of all reviews.
    pub publications: Vec<String>,
    /// The people of the most movies, at most 250, sorted by the alphabet.
    pub people: Vec<String>,
}

/// A day such as `2018-11-30` as a number that is larger for a later day. Parts that are missing count as 0.
///
/// ```
/// assert_eq!(film_archive::day("2018-11-30"), 20_181_130);
/// ```
pub fn day(date: &str) -> u32 {
    let mut parts = date.split('-').map(|part| part.parse::<u16>().unwrap_or_default());
    let mut next = |limit: u16| u32::from(parts.next().unwrap_or_default().min(limit));
    next(9_999) * 10_000 + next(99) * 100 + next(99)
}

/// An opened listing.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    count: usize,
    first: &'a [u8],
    rows: Vec<Name>,
    tables: Name,
    facts: Vec<Name>,
    words: Vec<(&'a str, Name)>,
    spellings: Vec<(&'a str, Name)>,
}

/// Where a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the listing, at this place.
    Listing(usize),
    /// In a chunk with this name, at this place.
    Chunk(Name, usize),
}

impl<'a> Listing<'a> {
    /// Whether bytes begin like a listing. Otherwise they may be an archive.
    pub fn is(bytes: &[u8]) -> bool {
        bytes.starts_with(LISTING)
    }

    /// Opens a listing.
    ///
    /// # Errors
    /// [`Corrupt`] if it is damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Corrupt> {
        let mut bytes = after(LISTING, bytes)?;
        let part = |bytes: &mut Bytes<'a>| Ok((bytes.str()?, bytes.name()?));
        let listing = Listing {
            count: bytes.int()? as usize,
            first: bytes.bytes()?,
            rows: bytes.list(Bytes::name)?,
            tables: bytes.name()?,
            facts: bytes.list(Bytes::name)?,
            words: bytes.list(part)?,
            spellings: bytes.list(part)?,
        };
        let chunks = |each: usize, rest: usize| rest.div_ceil(each);
        let is_whole = bytes.0.is_empty()
            && listing.rows.len() == chunks(ROWS, listing.count.saturating_sub(FIRST))
            && listing.facts.len() == chunks(MOVIES, listing.count);
        if is_whole { Ok(listing) } else { Err(Corrupt) }
    }

    /// The number of movies.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are no movies.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Where the row of the movie with that number is. `None` if there is no such movie.
    pub fn place(&self, number: usize) -> Option<Place> {
        if number >= self.count {
            return None;
        }
        let Some(after) = number.checked_sub(FIRST) else { return Some(Place::Listing(number)) };
        Some(Place::Chunk(*self.rows.get(after / ROWS)?, after % ROWS))
    }

    /// The row at that place in the listing itself.
    ///
    /// # Errors
    /// [`Corrupt`] if it is damaged or not there.
    pub fn row(&self, place: usize) -> Result<Movie, Corrupt> {
        row_in(self.first, place)
    }

    /// The name of the chunk with the [`Tables`].
    pub fn tables(&self) -> Name {
        self.tables
    }

    /// The names of the chunks with the [`Facts`], in the order of the movies.
    pub fn facts(&self) -> &[Name] {
        &self.facts
    }

    /// The names of the chunks with the words that begin with `start`, and the one where such a word would be.
    pub fn words(&self, start: &str) -> Vec<Name> {
        parts(&self.words, start)
    }

    /// The same for the chunks with the spelling of all words, without where they occur. An empty `start` gives all.
    pub fn spellings(&self, start: &str) -> Vec<Name> {
        parts(&self.spellings, start)
    }
}

fn parts(parts: &[(&str, Name)], start: &str) -> Vec<Name> {
    let first = parts.partition_point(|(word, _)| *word <= start).saturating_sub(1);
    let may_have = |(word, _): &&(&str, Name)| *word <= start || word.starts_with(start);
    parts[first..].iter().take_while(may_have).map(|(_, name)| *name).collect()
}

fn after<'a>(magic: &[u8; 4], bytes: &'a [u8]) -> Result<Bytes<'a>, Corrupt> {
    bytes.strip_prefix(magic).map(Bytes).ok_or(Corrupt)
}

/// The row at a place in a chunk of rows.
///
/// # Errors
/// [`Corrupt`] if the chunk is damaged or has no such row.
pub fn row_in(chunk: &[u8], place: usize) -> Result<Movie, Corrupt> {
    let mut bytes = after(ROWS_MAGIC, chunk)?;
    for _ in 0..place {
        bytes.bytes()?;
    }
    let mut record = Bytes(bytes.bytes()?);
    let movie = movie(&mut record)?;
    if record.0.is_empty() { Ok(movie) } else { Err(Corrupt) }
}

/// The tables in their chunk.
///
/// # Errors
/// [`Corrupt`] if it is damaged.
pub fn tables_in(chunk: &[u8]) -> Result<Tables, Corrupt> {
    let mut bytes = after(TABLES, chunk)?;
    let mut names = || bytes.list(Bytes::string);
    let tables = Tables { countries: names()?, publications: names()?, people: names()? };
    if bytes.0.is_empty() { Ok(tables) } else { Err(Corrupt) }
}

/// A number in two columns is divided by this, so that each part is a byte.
const PART: u32 = 128;

/// How many columns there are before the lists.
const COLUMNS: usize = 9;

fn joined(part: u32, rest: u32) -> Result<u32, Corrupt> {
    rest.checked_mul(PART).and_then(|rest| rest.checked_add(part)).ok_or(Corrupt)
}

/// The facts in a chunk, which refer to these tables.
///
/// # Errors
/// [`Corrupt`] if it is damaged or belongs to other tables.
pub fn facts_in(chunk: &[u8], tables: &Tables) -> Result<Vec<Facts>, Corrupt> {
    let mut bytes = after(FACTS, chunk)?;
    let count = bytes.int()? as usize;
    // Each value takes a byte or more, so a larger count is wrong. It is refused before memory is reserved.
    if count > bytes.0.len() {
        return Err(Corrupt);
    }
    let mut facts = vec![Facts::default(); count];
    let mut columns = Vec::new();
    for _ in 0..COLUMNS * count {
        columns.push(bytes.int()?);
    }
    for (at, one) in facts.iter_mut().enumerate() {
        let mut values = columns.iter().skip(at).step_by(count).copied();
        let mut value = || values.next().unwrap_or_default();
        let year = joined(value(), value())?;
        let grade = value();
        let distance = value();
        let other =
            if distance % 2 > 0 { year.wrapping_sub(distance / 2 + 1) } else { year.wrapping_add(distance / 2) };
        let (month, day) = (value(), value());
        if year > u16::MAX.into() || grade > 257 || other > 9_999 || month > 99 || day > 99 {
            return Err(Corrupt);
        }
        one.year = Some(year as u16).filter(|year| *year > 0);
        one.graded = grade > 0;
        one.value = grade.checked_sub(2).map(|value| value as u8);
        one.date = other * 10_000 + month * 100 + day;
        one.pack = joined(value(), value())?;
        one.place = value();
    }
    let countries = lists_in(&mut bytes, count, &tables.countries)?;
    let publications = lists_in(&mut bytes, count, &tables.publications)?;
    for (one, (countries, publications)) in facts.iter_mut().zip(countries.into_iter().zip(publications)) {
        (one.countries, one.publications) = (countries, publications);
    }
    if bytes.0.is_empty() { Ok(facts) } else { Err(Corrupt) }
}

/// How many numbers each of `count` lists has, and then the numbers, which are places in `table`.
fn lists_in(bytes: &mut Bytes, count: usize, table: &[String]) -> Result<Vec<Vec<u32>>, Corrupt> {
    let mut lists = vec![Vec::new(); count];
    let mut lengths = Vec::new();
    for _ in 0..count {
        lengths.push(bytes.int()?);
    }
    for (list, length) in lists.iter_mut().zip(lengths) {
        for _ in 0..length {
            let number = bytes.int()?;
            if number as usize >= table.len() {
                return Err(Corrupt);
            }
            list.push(number);
        }
    }
    Ok(lists)
}

/// Encodes the listing of an archive. `keep` gets each chunk and returns its name; `stem` gives the stem of a word in a
/// language, as a tag.
///
/// # Errors
/// [`Corrupt`] if a record is damaged, and the errors of `keep`.
pub fn listing<E: From<Corrupt>>(
    archive: Archive,
    stem: Stem,
    keep: &mut dyn FnMut(Vec<u8>) -> Result<Name, E>,
) -> Result<Vec<u8>, E> {
    let mut order = Vec::new();
    for index in 0..archive.len() {
        order.push((fold(&archive.movie(index)?.name), index));
    }
    order.sort();
    let mut places = vec![0; archive.len()];
    for indices in archive.packs()?.values() {
        indices.iter().enumerate().for_each(|(place, index)| places[*index] = place as u32);
    }

    let (mut countries, mut publications) = (Numbers::default(), Numbers::default());
    let mut people: BTreeMap<String, u32> = BTreeMap::new();
    let (mut facts, mut words) = (Vec::with_capacity(order.len()), Builder::default());
    let (mut first, mut rows, mut row_names) = (ROWS_MAGIC.to_vec(), ROWS_MAGIC.to_vec(), Vec::new());
    for (number, (_, index)) in order.iter().enumerate() {
        let movie = archive.movie(*index)?;
        let into = if number < FIRST { &mut first } else { &mut rows };
        let mut record = Vec::new();
        put_movie(&mut record, &row(&movie));
        put_bytes(into, &record);
        let is_last = number + 1 == order.len();
        if number >= FIRST && ((number - FIRST) % ROWS == ROWS - 1 || is_last) {
            row_names.push(keep(std::mem::replace(&mut rows, ROWS_MAGIC.to_vec()))?);
        }
        facts.push(Facts {
            year: movie.year,
            value: movie.aggregate.value,
            graded: movie.reviews.iter().any(|review| review.grade.is_some()),
            date: movie
                .reviews
                .iter()
                .filter_map(|review| review.date_published.as_deref())
                .map(day)
                .max()
                .unwrap_or(0),
            pack: pack_of(&movie.slug),
            place: places[*index],
            countries: countries.of(movie.countries_of_origin.iter().map(String::as_str)),
            publications: publications.of(movie.reviews.iter().filter_map(|review| review.publisher.as_deref())),
        });
        let mut persons: Vec<&str> = super::words::people(&movie);
        persons.sort_unstable();
        persons.dedup();
        persons.into_iter().for_each(|person| *people.entry(person.to_owned()).or_default() += 1);
        words.add(number as u32, &movie, stem);
    }

    let tables = Tables { countries: countries.names, publications: publications.names, people: most(people) };
    let mut fact_names = Vec::new();
    for facts in facts.chunks(MOVIES) {
        fact_names.push(keep(encode_facts(facts))?);
    }
    let tables = keep(encode_tables(&tables))?;
    let (words, spellings) = words.finish(keep)?;

    let mut out = LISTING.to_vec();
    put_int(&mut out, order.len() as u32);
    put_bytes(&mut out, &first);
    put_list(&mut out, &row_names, |out, name| out.extend(name));
    out.extend(tables);
    put_list(&mut out, &fact_names, |out, name| out.extend(name));
    for parts in [words, spellings] {
        put_list(&mut out, &parts, |out, (word, name)| {
            put_str(out, word);
            out.extend(name);
        });
    }
    Ok(out)
}

/// The names of people in the most movies, sorted by the alphabet. None if there is only one: that is no choice.
fn most(people: BTreeMap<String, u32>) -> Vec<String> {
    let mut people: Vec<(String, u32)> = people.into_iter().collect();
    if people.len() < 2 {
        return Vec::new();
    }
    people.sort_by(|(_, one), (_, other)| other.cmp(one));
    people.truncate(PEOPLE);
    let mut names: Vec<(String, String)> = people.into_iter().map(|(name, _)| (fold(&name), name)).collect();
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}

/// Gives numbers to names in the order in which they come.
#[derive(Default)]
struct Numbers {
    names: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

impl Numbers {
    fn of<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let mut numbers: Vec<u32> = Vec::new();
        for name in names {
            let next = self.names.len() as u32;
            let number = *self.numbers.entry(name.to_owned()).or_insert(next);
            if number == next {
                self.names.push(name.to_owned());
            }
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers
    }
}

fn encode_tables(tables: &Tables) -> Vec<u8> {
    let mut out = TABLES.to_vec();
    [&tables.countries, &tables.publications, &tables.people].iter().for_each(|names| put_names(&mut out, names));
    out
}

fn encode_facts(facts: &[Facts]) -> Vec<u8> {
    let mut out = FACTS.to_vec();
    put_int(&mut out, facts.len() as u32);
    let year = |facts: &Facts| u32::from(facts.year.unwrap_or_default());
    let distance = |facts: &Facts| {
        let (year, other) = (year(facts), facts.date / 10_000);
        if other < year { 2 * (year - other) - 1 } else { 2 * (other - year) }
    };
    let columns: [&dyn Fn(&Facts) -> u32; COLUMNS] = [
        &|facts| year(facts) % PART,
        &|facts| year(facts) / PART,
        &|facts| facts.value.map_or(facts.graded.into(), |value| u32::from(value) + 2),
        &distance,
        &|facts| facts.date / 100 % 100,
        &|facts| facts.date % 100,
        &|facts| facts.pack % PART,
        &|facts| facts.pack / PART,
        &|facts| facts.place,
    ];
    for column in columns {
        facts.iter().for_each(|facts| put_int(&mut out, column(facts)));
    }
    let lists: [fn(&Facts) -> &Vec<u32>; 2] = [|facts| &facts.countries, |facts| &facts.publications];
    for list in lists {
        facts.iter().for_each(|facts| put_int(&mut out, list(facts).len() as u32));
        facts.iter().flat_map(list).for_each(|number| put_int(&mut out, *number));
    }
    out
}

/// What the row of a gallery shows of a movie: its title, some people, its grades and how its text begins.
pub fn row(movie: &Movie) -> Movie {
    let actor = |actor: &Actor| Actor { name: actor.name.clone(), character_name: None };
    let mut reviews: Vec<Review> = movie
        .reviews
        .iter()
        .map(|review| Review { id: review.id, grade: review.grade.clone(), ..Review::default() })
        .collect();
    let text = movie.reviews.iter().find_map(|review| searchable(&review.review_body).into_iter().next());
    if let (Some(review), Some(text)) = (reviews.first_mut(), text) {
        review.review_body = vec![Block::Paragraph(vec![Inline::Text(text.chars().take(TEXT).collect())])];
    }
    Movie {
        slug: movie.slug.clone(),
        name: movie.name.clone(),
        year: movie.year,
        directors: movie.directors.iter().take(NAMES).cloned().collect(),
        actors: movie.actors.iter().take(2 * NAMES).map(actor).collect(),
        poster: movie.poster.clone(),
        aggregate: movie.aggregate.clone(),
        reviews,
        ..Movie::default()
    }
}
