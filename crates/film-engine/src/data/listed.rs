//! The movies of a large bundle as a gallery needs them: first their listing, then chunks and packs.
//!
//! A function that lacks a file remembers its name, which [`wanted`] gives to the page script, and returns nothing. The
//! name of a chunk has 16 hexadecimal digits, and that of a pack is its number.

use super::{find, opened};
use film_archive::{
    Archive, Corrupt, Facts, Listing, Name, Place, Tables, facts_in, pack_of, person as word_of, row_in, spellings_in,
    tables_in, words_in,
};
use film_cards::{Field, Match, Search};
use film_model::Movie;
use std::sync::{Mutex, PoisonError};

/// How many chunks are loaded at most for the other forms of a word.
const MAX_FORM_CHUNKS: usize = 4;

/// How many words that are like a typed one are searched for at most.
const MAX_LIKE: usize = 24;

/// Only a stem with at least this many letters is looked for in a word that is in no movie …
const MIN_STEM: usize = 4;
/// … and only if the ending has no more letters than this.
const MAX_ENDING: usize = 4;

struct Listed {
    listing: Listing<'static>,
    chunks: Vec<(Name, &'static [u8])>,
    tables: Tables,
    /// The facts of all movies, when all of them have come.
    facts: Vec<Facts>,
    wanted: Vec<String>,
}

static LISTED: Mutex<Option<Listed>> = Mutex::new(None);

/// Calls `ask` if there is a listing.
fn with<Answer>(ask: impl FnOnce(&mut Listed) -> Option<Answer>) -> Option<Answer> {
    // There is one thread.
    ask(LISTED.lock().unwrap_or_else(PoisonError::into_inner).as_mut()?)
}

/// Opens the listing. What an older one has loaded is forgotten.
pub fn open(bytes: &'static [u8]) -> Result<(), Corrupt> {
    let listing = Listing::open(bytes)?;
    let (chunks, wanted) = (Vec::new(), Vec::new());
    let listed = Listed { listing, chunks, tables: Tables::default(), facts: Vec::new(), wanted };
    *LISTED.lock().unwrap_or_else(PoisonError::into_inner) = Some(listed);
    Ok(())
}

/// Forgets the listing, because the page has made an archive itself.
pub fn close() {
    *LISTED.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

/// The number of movies, if there is a listing.
pub fn count() -> Option<usize> {
    with(|listed| Some(listed.listing.len()))
}

/// The names of the files that have been missed since the last call.
pub fn wanted() -> Vec<String> {
    with(|listed| Some(std::mem::take(&mut listed.wanted))).unwrap_or_default()
}

/// Keeps a chunk for ever.
pub fn supply(name: &str, bytes: Vec<u8>) -> Result<(), Corrupt> {
    let name = u64::from_str_radix(name, 16).map_err(|_| Corrupt)?.to_be_bytes();
    with(|listed| {
        listed.chunks.push((name, bytes.leak()));
        Some(())
    })
    .ok_or(Corrupt)
}

/// The row of a movie, or the whole movie. If it is wanted alone, its pack is loaded, which is smaller than a chunk of rows.
pub fn row(number: usize, alone: bool) -> Option<Movie> {
    with(|listed| {
        let place = listed.listing.place(number)?;
        if let Some(row) = listed.known_row(place).or_else(|| listed.in_pack(number)) {
            return Some(row);
        }
        match (listed.facts.get(number), place) {
            (Some(facts), _) if alone => listed.wanted.push(facts.pack.to_string()),
            (_, Place::Chunk(name, _)) => _ = listed.chunk(name),
            _ => {}
        }
        None
    })
}

/// A movie as a whole.
pub fn movie(number: usize) -> Option<Movie> {
    with(|listed| {
        if let Some(movie) = listed.in_pack(number) {
            return Some(movie);
        }
        let place = listed.listing.place(number)?;
        let pack = match listed.known_row(place) {
            Some(Movie { slug, .. }) => match find(&slug) {
                Ok(Some(movie)) => return Some(movie),
                _ => pack_of(&slug),
            },
            None => listed.facts.get(number)?.pack,
        };
        listed.wanted.push(pack.to_string());
        None
    })
}

/// The number of the movie with that slug, and `Some(None)` if there is none.
pub fn number(slug: &str) -> Option<Option<usize>> {
    facts()?;
    with(|listed| {
        let number = pack_of(slug);
        let Some(pack) = listed.pack(number) else {
            listed.wanted.push(number.to_string());
            // A pack that does not exist is not loaded in vain: no movie is in it.
            return listed.facts.iter().all(|facts| facts.pack != number).then(|| {
                listed.wanted.pop();
                None
            });
        };
        let place = (0..pack.len()).find(|place| pack.slug(*place) == Ok(slug));
        Some(place.and_then(|place| {
            listed.facts.iter().position(|facts| facts.pack == number && facts.place as usize == place)
        }))
    })
}

/// The facts of all movies, with their tables.
pub fn facts() -> Option<(Vec<Facts>, Tables)> {
    with(|listed| {
        if listed.facts.is_empty() {
            let tables = listed.chunk(listed.listing.tables());
            let chunks: Vec<_> = listed.listing.facts().to_vec().into_iter().map(|name| listed.chunk(name)).collect();
            let tables = tables_in(tables?).ok()?;
            let mut facts = Vec::new();
            for chunk in chunks.into_iter().collect::<Option<Vec<_>>>()? {
                facts.extend(facts_in(chunk, &tables).ok()?);
            }
            // A chunk may belong to another build, although its name says otherwise.
            if facts.len() != listed.listing.len() {
                return None;
            }
            (listed.facts, listed.tables) = (facts, tables);
        }
        Some((listed.facts.clone(), listed.tables.clone()))
    })
}

/// The numbers of the movies that a person has made or plays in, ascending.
pub fn person(name: &str) -> Option<Vec<u32>> {
    let (word, mut movies) = (word_of(name), Vec::new());
    let is_there = with(|listed| {
        Some(listed.scan(listed.listing.words(&word).into_iter().take(1).collect(), &mut |found| {
            if found.word == word {
                _ = found.movies(&mut |movie, _| movies.push(movie));
            }
        }))
    })?;
    is_there.then_some(movies)
}

/// Calls `found` with each match. Returns false if a file is missing.
pub fn search(search: &Search, found: &mut dyn FnMut(Match)) -> bool {
    with(|listed| {
        Some(match search {
            Search::Word(word) => listed.words(&[(*word).to_owned()], found),
            Search::Beginning(start) => listed.beginning(start, found),
            Search::Forms(typed) => listed.forms(typed, found),
            Search::Like(typed, is_near) => listed.like(typed, is_near, found),
            _ => true,
        })
    })
    .unwrap_or(true)
}

impl Listed {
    /// A chunk, which is wanted if it is not there.
    fn chunk(&mut self, name: Name) -> Option<&'static [u8]> {
        let chunk = self.known(name);
        if chunk.is_none() {
            self.wanted.push(hexadecimal(name));
        }
        chunk
    }

    fn known(&self, name: Name) -> Option<&'static [u8]> {
        self.chunks.iter().find(|(known, _)| *known == name).map(|(_, chunk)| *chunk)
    }

    fn known_row(&self, place: Place) -> Option<Movie> {
        match place {
            Place::Listing(place) => self.listing.row(place).ok(),
            Place::Chunk(name, place) => row_in(self.known(name)?, place).ok(),
        }
    }

    /// The pack with that number, if it is there. An archive of all movies is no pack.
    fn pack(&self, number: u32) -> Option<Archive<'static>> {
        let is_it = |archive: &&Archive| {
            archive.len() < self.listing.len() && archive.slug(0).is_ok_and(|slug| pack_of(slug) == number)
        };
        opened().iter().rev().find(is_it).copied()
    }

    fn in_pack(&self, number: usize) -> Option<Movie> {
        let facts = self.facts.get(number)?;
        self.pack(facts.pack)?.movie(facts.place as usize).ok()
    }

    /// Calls `each` with every word of these chunks. Returns false if one of them is missing.
    fn scan(&mut self, names: Vec<Name>, each: &mut dyn FnMut(&film_archive::Word)) -> bool {
        let mut is_whole = true;
        for name in names {
            match self.chunk(name) {
                Some(chunk) => _ = words_in(chunk, &mut |word| each(&word)),
                None => is_whole = false,
            }
        }
        is_whole
    }

    /// Finds these words.
    fn words(&mut self, words: &[String], found: &mut dyn FnMut(Match)) -> bool {
        let mut is_whole = true;
        for wanted in words {
            let names = self.listing.words(wanted).into_iter().take(1).collect();
            is_whole &= self.scan(names, &mut |word| {
                if word.word == wanted {
                    report(word, found);
                }
            });
        }
        is_whole
    }

    /// Finds all words that begin with `start`, and other words with the stem of `start`.
    fn beginning(&mut self, start: &str, found: &mut dyn FnMut(Match)) -> bool {
        let mut stem = None;
        let is_whole = self.scan(self.listing.words(start), &mut |word| {
            if word.word.starts_with(start) {
                report(word, found);
            }
            if word.word == start {
                stem = Some(word.stem.to_owned());
            }
        });
        match stem {
            Some(stem) if is_whole => self.with_stem(&stem, found, start),
            _ => is_whole,
        }
    }

    /// Finds all words with this stem, without those that begin with `known`, which have been found.
    fn with_stem(&mut self, stem: &str, found: &mut dyn FnMut(Match), known: &str) -> bool {
        // The last letter of a stem may be another in a word: "studi" is the stem of "study".
        let end = stem.char_indices().nth(MIN_STEM).and_then(|_| stem.char_indices().last()).map(|(at, _)| at);
        let mut names = self.listing.words(&stem[..end.unwrap_or(stem.len())]);
        names.truncate(MAX_FORM_CHUNKS);
        self.scan(names, &mut |word| {
            if word.stem == stem && !word.word.starts_with(known) {
                report(word, found);
            }
        })
    }

    /// Finds the words of which `typed` is another form that is in no movie: those with the longest stem that it has.
    fn forms(&mut self, typed: &str, found: &mut dyn FnMut(Match)) -> bool {
        let letters = typed.chars().count();
        let from = MIN_STEM.max(letters.saturating_sub(MAX_ENDING));
        let Some((end, _)) = typed.char_indices().nth(from) else { return true };
        let mut names = self.listing.words(&typed[..end]);
        names.truncate(MAX_FORM_CHUNKS);
        let mut longest = String::new();
        let is_whole = self.scan(names, &mut |word| {
            if word.stem.chars().count() >= from && word.stem.len() > longest.len() && has_stem(typed, word.stem) {
                longest = word.stem.to_owned();
            }
        });
        if longest.is_empty() || !is_whole { is_whole } else { self.with_stem(&longest, found, "\0") }
    }

    /// Finds words that `is_near` says are like a typed one. Most errors are not in the first letter, so the words with
    /// the same one are loaded first.
    fn like(&mut self, typed: &str, is_near: &dyn Fn(&str) -> bool, found: &mut dyn FnMut(Match)) -> bool {
        let first = typed.chars().next().map(String::from).unwrap_or_default();
        for start in [&*first, ""] {
            let (mut near, mut is_whole) = (Vec::new(), true);
            for name in self.listing.spellings(start) {
                let Some(chunk) = self.chunk(name) else {
                    is_whole = false;
                    continue;
                };
                let _ = spellings_in(chunk, &mut |word| {
                    if word.starts_with(start) && near.len() < MAX_LIKE && is_near(word) {
                        near.push(word.to_owned());
                    }
                });
            }
            if !is_whole {
                return false;
            }
            if !near.is_empty() {
                return self.words(&near, found);
            }
        }
        true
    }
}

/// Whether a word may be a form with this stem. A stemmer writes `i` for a last `y`.
fn has_stem(word: &str, stem: &str) -> bool {
    word.starts_with(stem)
        || stem
            .strip_suffix('i')
            .is_some_and(|rest| word.strip_prefix(rest).is_some_and(|ending| ending.starts_with('y')))
}

fn report(word: &film_archive::Word, found: &mut dyn FnMut(Match)) {
    // A damaged list ends where it is damaged.
    let _ = word.movies(&mut |movie, field| {
        let field = match field {
            film_archive::Field::Title => Field::Title,
            film_archive::Field::Name => Field::Name,
            film_archive::Field::Text => Field::Text,
        };
        found(Match { movie, word: word.word, field });
    });
}

fn hexadecimal(name: Name) -> String {
    let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or_default();
    name.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::{Actor, Block, Inline, LinkProvider, Review};
    use std::collections::BTreeMap;

    /// A bundle's files by their names.
    struct Files {
        chunks: BTreeMap<String, Vec<u8>>,
        packs: BTreeMap<String, Vec<u8>>,
        loaded: Vec<String>,
    }

    impl Files {
        /// Makes the files of some movies, and opens the listing.
        fn of(movies: &[Movie]) -> Files {
            let archive = film_archive::encode(movies, LinkProvider::None).leak();
            let archive = Archive::open(archive).unwrap();
            let stem = |word: &str, _: &str| {
                let stem = ["ming", "mers", "s"].iter().find_map(|ending| word.strip_suffix(ending))?;
                Some(stem.to_owned())
            };
            let mut chunks = BTreeMap::new();
            let listing = film_archive::listing(archive, &stem, &mut |chunk| {
                let name = (chunks.len() as u64 + 0xabcd_0000_0000).to_be_bytes();
                chunks.insert(hexadecimal(name), chunk);
                Ok::<Name, Corrupt>(name)
            });
            let packs = archive.packs().unwrap();
            let packs = packs.into_iter().map(|(number, movies)| (number.to_string(), archive.part(&movies).unwrap()));
            super::super::open(listing.unwrap()).unwrap();
            Files { chunks, packs: packs.collect(), loaded: Vec::new() }
        }

        /// Loads what is wanted. Returns false if nothing is.
        fn load(&mut self) -> bool {
            let names: std::collections::BTreeSet<String> = wanted().into_iter().collect();
            for name in &names {
                assert!(!self.loaded.contains(name), "{name} is wanted again");
                match self.chunks.get(name) {
                    Some(chunk) => supply(name, chunk.clone()).unwrap(),
                    None => super::super::open(self.packs[name].clone()).unwrap(),
                }
                self.loaded.push(name.clone());
            }
            !names.is_empty()
        }

        /// Asks until there is an answer.
        fn answer<Answer>(&mut self, ask: impl Fn() -> Option<Answer>) -> Answer {
            loop {
                if let Some(answer) = ask() {
                    assert!(wanted().is_empty(), "nothing is loaded in vain");
                    return answer;
                }
                assert!(self.load(), "there is no answer, and nothing is wanted");
            }
        }

        /// The slugs of the movies that a search finds, and how many files were loaded for it.
        fn search(&mut self, search: &Search) -> (Vec<u32>, usize) {
            let before = self.loaded.len();
            let movies = self.answer(|| {
                let mut movies = Vec::new();
                super::search(search, &mut |found| movies.push(found.movie)).then_some(movies)
            });
            (movies, self.loaded.len() - before)
        }
    }

    fn movie(number: usize) -> Movie {
        let lines = ["A drummer waits.", "They drum, and drums answer.", "Nobody is drumming.", "Silence."];
        let words: String = (0..600).map(|word| format!("w{number}x{word} ")).collect();
        let body = vec![Block::Paragraph(vec![Inline::Text(format!("{} {words}", lines[number % 4]))])];
        Movie {
            slug: format!("film-{}", 199 - number),
            name: format!("The Ferry {number:03}"),
            actors: vec![Actor { name: format!("Ira Moss {}", number % 50), character_name: None }],
            reviews: vec![Review { id: 1, review_body: body, ..Review::default() }],
            ..Movie::default()
        }
    }

    // One test, because all of them would share the listing.
    #[test]
    fn what_is_missing_is_wanted_and_then_found() {
        let movies: Vec<Movie> = (0..200).map(movie).collect();
        let mut files = Files::of(&movies);
        assert_eq!(count(), Some(200));

        // The first rows are in the listing, and others in a chunk with their neighbours.
        assert_eq!(row(3, false).map(|row| row.slug), Some("film-196".into()));
        assert!(wanted().is_empty());
        assert_eq!(files.answer(|| row(150, false)).slug, "film-49");
        assert_eq!(row(151, false).map(|row| row.slug), Some("film-48".into()));
        assert_eq!(files.loaded.len(), 1);
        assert!(row(200, false).is_none() && wanted().is_empty());

        // A row leads to its movie, and facts lead to those whose row is not there.
        assert_eq!(files.answer(|| super::movie(150)), movies[150]);
        assert_eq!(files.answer(facts).0.len(), 200);
        assert_eq!(files.answer(|| row(60, true)), movies[60], "alone, the whole movie comes");
        assert_eq!(files.answer(|| super::movie(61)), movies[61]);

        assert_eq!(files.answer(|| number("film-42")), Some(157));
        let before = files.loaded.len();
        assert_eq!(files.answer(|| number("no-such-film")), None);
        assert_eq!(files.loaded.len(), before, "no movie has that pack");

        assert_eq!(files.answer(|| person("ira moss 7")), [7, 57, 107, 157]);
        assert_eq!(files.answer(|| person("Ira Moss 70")), [0; 0]);

        let all = |rest: usize| (0..200).filter(move |number| number % 4 == rest).map(|number| number as u32);
        let sorted = |(mut movies, loaded): (Vec<u32>, usize)| {
            movies.sort_unstable();
            movies.dedup();
            (movies, loaded)
        };
        // "drum" has the forms "drums" and "drumming".
        let (found, loaded) = sorted(files.search(&Search::Beginning("drumming")));
        assert!(found.iter().copied().eq(all(1).chain(all(2)).collect::<std::collections::BTreeSet<_>>()), "{found:?}");
        assert!(loaded <= MAX_FORM_CHUNKS, "{loaded}");
        assert_eq!(sorted(files.search(&Search::Beginning("drum"))).0.len(), 150);
        assert!(sorted(files.search(&Search::Word("drummer"))).0.into_iter().eq(all(0)));
        assert_eq!(files.search(&Search::Beginning("w77x599")).0, [77]);
        // The forms of a word that is in no movie.
        assert!(files.search(&Search::Beginning("drumed")).0.is_empty());
        assert_eq!(sorted(files.search(&Search::Forms("drumed"))).0.len(), 100);
        assert!(files.search(&Search::Forms("silently")).0.is_empty());
        // Words like a typed one: first those with the same letter.
        let near = |wanted: &'static str| move |word: &str| word == wanted;
        assert!(files.search(&Search::Like("silenec", &near("silence"))).0.into_iter().eq(all(3)));
        let (found, _) = files.search(&Search::Like("xilence", &near("silence")));
        assert!(found.into_iter().eq(all(3)));
        assert!(files.search(&Search::Like("silenec", &near("nothing"))).0.is_empty());
        assert!(files.loaded.len() < files.chunks.len(), "not every chunk was needed");

        // A listing that is opened again knows nothing of the chunks of the older one.
        let mut files = Files::of(&movies[..50]);
        assert_eq!(count(), Some(50));
        assert_eq!(row(49, false), None);
        assert_eq!(files.answer(|| row(49, false)).slug, "film-150");
        assert!(supply("no name", Vec::new()).is_err());
    }
}
