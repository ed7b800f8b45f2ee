//! The search index of a listing: which movies contain which words.
//!
//! ```text
//! words      =  "FCW1"  word, until the end
//! word       =  shared:int  rest:str  stem  titles:bytes  names:bytes  texts:bytes
//! stem       =  shared:int  rest:str
//! spellings  =  "FCS1"  (shared:int  rest:str), until the end
//! ```
//!
//! Words are folded and sorted. Each begins with as many bytes of the word before it as `shared` says; the first of a chunk
//! shares none. A stem begins with as many bytes of its word. The three lists have the numbers of the movies with the word
//! in their title, in a name or another fact, and in a text without its spoilers: ascending, each as the distance to the
//! number after the one before it (int).
//!
//! A person is a word too, `=` and the folded name, so that a movie with all words of a name is told from one with the
//! person. No other word begins with this sign, and the spellings lack them.

use super::decode::Bytes;
use super::encode::{put_bytes, put_int, put_str};
use super::{Corrupt, Name};
use film_model::{Movie, each_word, fold, searchable};
use std::collections::HashMap;

const WORDS: &[u8; 4] = b"FCW1";
const SPELLINGS: &[u8; 4] = b"FCS1";

/// From this many bytes on, a chunk of spellings is finished: some 18 KB compressed.
const SPELLED: usize = 32_768;

/// The same for words: some 11 KB compressed. Of a large archive, chunks are larger, so that there are no more than some
/// [`PARTS`], which the listing names in some 16 bytes each; but no larger than [`LARGEST`], because a search loads one or
/// more for each of its words.
const SMALLEST: usize = 16_384;
const PARTS: usize = 256;
const LARGEST: usize = 49_152;

/// The language of a text that does not say it.
const LANGUAGE: &str = "en";

/// Gives the stem of a folded word in a language, as a tag. `None` if it is the word itself or not known.
pub type Stem<'s> = &'s dyn Fn(&str, &str) -> Option<String>;

/// Where a movie has a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In its title, of which the year is a part.
    Title,
    /// In the name of a person, a role, a critic, or in another fact.
    Name,
    /// In the text of a review.
    Text,
}

impl Field {
    /// All fields, in the order of the layout.
    pub const ALL: [Field; 3] = [Field::Title, Field::Name, Field::Text];
}

/// A word of a chunk.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// The folded word.
    pub word: &'a str,
    /// Its stem, which several forms of a word have in common. It need not be a word.
    pub stem: &'a str,
    lists: [&'a [u8]; 3],
}

impl Word<'_> {
    /// Calls `found` with each movie that contains the word, ascending in each field.
    ///
    /// # Errors
    /// [`Corrupt`] if the list is damaged.
    pub fn movies(&self, found: &mut dyn FnMut(u32, Field)) -> Result<(), Corrupt> {
        for (list, field) in self.lists.into_iter().zip(Field::ALL) {
            let (mut bytes, mut next) = (Bytes(list), 0u32);
            while !bytes.0.is_empty() {
                let movie = next.checked_add(bytes.int()?).ok_or(Corrupt)?;
                found(movie, field);
                next = movie.checked_add(1).ok_or(Corrupt)?;
            }
        }
        Ok(())
    }
}

/// Calls `each` with every word of a chunk, in their order.
///
/// # Errors
/// [`Corrupt`] if the chunk is damaged.
pub fn words_in(chunk: &[u8], each: &mut dyn FnMut(Word)) -> Result<(), Corrupt> {
    let mut bytes = Bytes(chunk.strip_prefix(WORDS).ok_or(Corrupt)?);
    let (mut word, mut stem) = (String::new(), String::new());
    while !bytes.0.is_empty() {
        next(&mut bytes, &mut word)?;
        stem.clone_from(&word);
        next(&mut bytes, &mut stem)?;
        let lists = [bytes.bytes()?, bytes.bytes()?, bytes.bytes()?];
        each(Word { word: &word, stem: &stem, lists });
    }
    Ok(())
}

/// Calls `each` with the spelling of every word of a chunk.
///
/// # Errors
/// [`Corrupt`] if the chunk is damaged.
pub fn spellings_in(chunk: &[u8], each: &mut dyn FnMut(&str)) -> Result<(), Corrupt> {
    let mut bytes = Bytes(chunk.strip_prefix(SPELLINGS).ok_or(Corrupt)?);
    let mut word = String::new();
    while !bytes.0.is_empty() {
        next(&mut bytes, &mut word)?;
        each(&word);
    }
    Ok(())
}

/// Replaces the end of `word` by what comes next.
fn next(bytes: &mut Bytes, word: &mut String) -> Result<(), Corrupt> {
    let shared = bytes.int()? as usize;
    if !word.is_char_boundary(shared) {
        return Err(Corrupt);
    }
    word.truncate(shared);
    word.push_str(bytes.str()?);
    Ok(())
}

/// Writes how `word` differs from the end of `last`.
fn put_difference(out: &mut Vec<u8>, last: &str, word: &str) {
    let mut shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    while !word.is_char_boundary(shared) {
        shared -= 1;
    }
    put_int(out, shared as u32);
    put_str(out, &word[shared..]);
}

/// Directors, writers and actors, some perhaps twice.
pub fn people(movie: &Movie) -> Vec<&str> {
    let makers = movie.directors.iter().chain(&movie.writers).map(String::as_str);
    makers.chain(movie.actors.iter().map(|actor| actor.name.as_str())).collect()
}

/// What a word of the index begins with if it is the name of a person.
const PERSON: &str = "=";

/// The word of the index that a person is.
pub fn person(name: &str) -> String {
    [PERSON, &fold(name)].concat()
}

/// Gathers the words of movies.
#[derive(Default)]
pub struct Builder(HashMap<Box<str>, Gathered>);

#[derive(Default)]
struct Gathered {
    stem: Option<Box<str>>,
    lists: [Vec<u8>; 3],
    /// The number after that of the last movie in each list.
    next: [u32; 3],
}

/// The chunks of words or spellings: the first word of each, and its name.
pub type Parts = Vec<(String, Name)>;

impl Builder {
    /// Adds the words of a movie. Movies must be added in the order of their numbers.
    pub fn add(&mut self, number: u32, movie: &Movie, stem: Stem) {
        let first = movie.reviews.first().and_then(|review| review.lang.as_deref());
        let mut put = |text: &str, field: Field, lang: Option<&str>| {
            each_word(text, |word, _| self.put(word, number, field, &|word| stem(word, lang.unwrap_or(LANGUAGE))));
        };
        put(&movie.name, Field::Title, first);
        if let Some(year) = movie.year {
            put(&year.to_string(), Field::Title, first);
        }
        let roles = movie.actors.iter().filter_map(|actor| actor.character_name.as_deref());
        let critics = movie.reviews.iter().flat_map(|review| [review.author.as_deref(), review.publisher.as_deref()]);
        let facts = movie.countries_of_origin.iter().chain(&movie.distributor).chain(&movie.content_rating);
        let names = people(movie).into_iter().chain(roles).chain(critics.flatten());
        names.chain(facts.map(String::as_str)).for_each(|name| put(name, Field::Name, first));
        for review in &movie.reviews {
            let lang = review.lang.as_deref();
            searchable(&review.review_body).iter().for_each(|text| put(text, Field::Text, lang));
        }
        for name in people(movie) {
            self.put(&person(name), number, Field::Name, &|_| None);
        }
    }

    fn put(&mut self, word: &str, number: u32, field: Field, stem: &dyn Fn(&str) -> Option<String>) {
        let gathered = match self.0.get_mut(word) {
            Some(gathered) => gathered,
            None => {
                let gathered = Gathered { stem: stem(word).map(String::into_boxed_str), ..Gathered::default() };
                self.0.entry(word.into()).or_insert(gathered)
            }
        };
        let (list, next) = (&mut gathered.lists[field as usize], &mut gathered.next[field as usize]);
        // The movie is already there if it contains the word twice.
        if let Some(distance) = number.checked_sub(*next) {
            put_int(list, distance);
            *next = number + 1;
        }
    }

    /// Writes the chunks of words and those of spellings.
    pub fn finish<E>(self, keep: &mut dyn FnMut(Vec<u8>) -> Result<Name, E>) -> Result<(Parts, Parts), E> {
        let mut sorted: Vec<(Box<str>, Gathered)> = self.0.into_iter().collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        let size =
            |(word, gathered): &(Box<str>, Gathered)| word.len() + gathered.lists.iter().map(Vec::len).sum::<usize>();
        let part = sorted.iter().map(size).sum::<usize>() / PARTS;
        let mut words = Chunks::new(WORDS, part.clamp(SMALLEST, LARGEST));
        let mut spellings = Chunks::new(SPELLINGS, SPELLED);
        for (word, gathered) in &sorted {
            let out = words.begin(word, keep)?;
            put_difference(out, word, gathered.stem.as_deref().unwrap_or(word));
            gathered.lists.iter().for_each(|list| put_bytes(out, list));
            if !word.starts_with(PERSON) {
                spellings.begin(word, keep)?;
            }
        }
        Ok((words.finish(keep)?, spellings.finish(keep)?))
    }
}

/// Divides sorted words into chunks.
struct Chunks {
    magic: &'static [u8; 4],
    /// From this many bytes on, a chunk is finished.
    size: usize,
    out: Vec<u8>,
    last: String,
    first: String,
    parts: Parts,
}

impl Chunks {
    fn new(magic: &'static [u8; 4], size: usize) -> Chunks {
        Chunks { magic, size, out: magic.to_vec(), last: String::new(), first: String::new(), parts: Parts::new() }
    }

    /// Begins the next word, and returns where what belongs to it is to be written.
    fn begin<E>(&mut self, word: &str, keep: &mut dyn FnMut(Vec<u8>) -> Result<Name, E>) -> Result<&mut Vec<u8>, E> {
        if self.out.len() >= self.size {
            self.end(keep)?;
        }
        if self.last.is_empty() {
            self.first = word.to_owned();
        }
        put_difference(&mut self.out, &self.last, word);
        self.last = word.to_owned();
        Ok(&mut self.out)
    }

    fn end<E>(&mut self, keep: &mut dyn FnMut(Vec<u8>) -> Result<Name, E>) -> Result<(), E> {
        let name = keep(std::mem::replace(&mut self.out, self.magic.to_vec()))?;
        self.parts.push((std::mem::take(&mut self.first), name));
        self.last.clear();
        Ok(())
    }

    fn finish<E>(mut self, keep: &mut dyn FnMut(Vec<u8>) -> Result<Name, E>) -> Result<Parts, E> {
        if !self.last.is_empty() {
            self.end(keep)?;
        }
        Ok(self.parts)
    }
}
