//! A map from words to the movies that contain them.

use std::collections::BTreeMap;
use std::ops::Bound;

/// Folded words, sorted, each with the movies that contain it.
#[derive(Default)]
pub struct Vocabulary(BTreeMap<Box<str>, Places>);

/// The numbers of the movies that contain a word, in ascending order.
struct Places {
    /// The letters of the word, as [`letters`] gives them.
    letters: u32,
    /// The number after that of the last movie.
    next: u32,
    /// Each movie as its distance to `next` before it was added, in bytes of seven bits, the lowest first (LEB128).
    bytes: Vec<u8>,
}

impl Vocabulary {
    /// Adds a word of a movie. Movies must be added in ascending order.
    pub fn add(&mut self, word: &str, movie: u32) {
        match self.0.get_mut(word) {
            Some(places) => places.add(movie),
            None => {
                let mut places = Places { letters: letters(word), next: 0, bytes: Vec::new() };
                places.add(movie);
                self.0.insert(word.into(), places);
            }
        }
    }

    /// Calls `found` with each movie that contains a word beginning with `start`, and whether that is the whole word.
    pub fn beginning(&self, start: &str, mut found: impl FnMut(u32, bool)) {
        let from = (Bound::Included(start), Bound::Unbounded);
        for (word, places) in self.0.range::<str, _>(from).take_while(|(word, _)| word.starts_with(start)) {
            places.each(|movie| found(movie, word.len() == start.len()));
        }
    }

    /// Calls `found` with each movie that contains a word which matches `typed` with its errors.
    pub fn fuzzy(&self, typed: &Typed, mut found: impl FnMut(u32)) {
        let mut table = Table::default();
        for (word, places) in &self.0 {
            if typed.may_be(places.letters) && typed.compare(word, &mut table) {
                places.each(&mut found);
            }
        }
    }
}

impl Places {
    fn add(&mut self, movie: u32) {
        // The movie is already there: it contains the word twice.
        let Some(mut distance) = movie.checked_sub(self.next) else { return };
        self.next = movie + 1;
        while distance > 127 {
            self.bytes.push(distance as u8 | 128);
            distance >>= 7;
        }
        self.bytes.push(distance as u8);
    }

    fn each(&self, mut found: impl FnMut(u32)) {
        let (mut movie, mut distance, mut shift) = (0, 0, 0);
        for byte in &self.bytes {
            distance |= u32::from(byte & 127) << shift;
            shift += 7;
            if *byte < 128 {
                movie += distance;
                found(movie);
                (movie, distance, shift) = (movie + 1, 0, 0);
            }
        }
    }
}

/// A word as the reader has typed it, and the number of typing errors that it may contain.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    word: Vec<char>,
    letters: u32,
    errors: usize,
}

impl Typed {
    /// A word of four letters or more may contain one error, and a word of eight or more two.
    pub fn new(word: &str) -> Typed {
        let letters = letters(word);
        let word: Vec<char> = word.chars().collect();
        let errors = match word.len() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        Typed { word, letters, errors }
    }

    /// The same word with this number of errors; `None` if it may not contain so many.
    pub fn with_errors(&self, errors: usize) -> Option<Typed> {
        (errors <= self.errors).then(|| Typed { errors, ..self.clone() })
    }

    /// Whether a word with these letters can match. This quickly rejects most words, which lack too many letters.
    fn may_be(&self, letters: u32) -> bool {
        (self.letters & !letters).count_ones() as usize <= self.errors
    }

    /// Whether `word`, or a beginning of it, differs from the typed word by at most the allowed number of errors:
    /// letters that are missing, added, changed, or swapped with the next one (the optimal string alignment distance).
    /// The reader may not have typed the end of the word yet, so beginnings shorter than the typed word are not
    /// compared.
    pub fn is_near(&self, word: &str) -> bool {
        self.may_be(letters(word)) && self.compare(word, &mut Table::default())
    }

    fn compare(&self, word: &str, Table { word: letters, rows }: &mut Table) -> bool {
        let typed = &self.word;
        letters.clear();
        letters.extend(word.chars().take(typed.len() + self.errors));
        if self.errors == 0 || letters.len() + self.errors < typed.len() {
            return false;
        }
        rows[1].clear();
        rows[1].extend(0..=typed.len());
        let whole = letters.len().min(typed.len());
        let mut least_before = 0;
        for (line, letter) in letters.iter().enumerate() {
            let [before, last, row] = &mut *rows;
            row.clear();
            row.push(line + 1);
            for (column, other) in typed.iter().enumerate() {
                let changed = last[column] + usize::from(letter != other);
                let mut distance = changed.min(last[column + 1] + 1).min(row[column] + 1);
                if line > 0 && column > 0 && letters[line - 1] == *other && typed[column - 1] == *letter {
                    distance = distance.min(before[column - 1] + 1);
                }
                row.push(distance);
            }
            if line + 1 >= whole && row[typed.len()] <= self.errors {
                return true;
            }
            // The next rows depend only on the last two, and their values never become smaller.
            let least = row.iter().copied().min().unwrap_or_default();
            if least.min(least_before) > self.errors {
                return false;
            }
            least_before = least;
            rows.rotate_left(1);
        }
        false
    }
}

/// The memory for a comparison, which the next comparison uses again. A row belongs to a letter of the word, and has
/// the distance to each beginning of the typed word.
#[derive(Default)]
struct Table {
    word: Vec<char>,
    rows: [Vec<usize>; 3],
}

/// The letters of a word as a set of 32 bits. Several letters share a bit.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |letters, c| letters | 1 << (c as u32 % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for (movie, text) in [(0, "sound of metal"), (3, "the metal age"), (200, "metals sound"), (40_000, "metal")] {
            text.split(' ').for_each(|word| vocabulary.add(word, movie));
        }
        vocabulary
    }

    fn beginning(start: &str) -> Vec<(u32, bool)> {
        let mut found = Vec::new();
        vocabulary().beginning(start, |movie, whole| found.push((movie, whole)));
        found
    }

    fn fuzzy(typed: &str) -> Vec<u32> {
        let mut found = Vec::new();
        vocabulary().fuzzy(&Typed::new(typed), |movie| found.push(movie));
        found
    }

    #[test]
    fn finds_words_by_their_beginning() {
        assert_eq!(beginning("metal"), [(0, true), (3, true), (40_000, true), (200, false)]);
        assert_eq!(beginning("so"), [(0, false), (200, false)]);
        assert!(beginning("metalls").is_empty());
    }

    #[test]
    fn a_movie_is_found_once() {
        let mut vocabulary = Vocabulary::default();
        [7, 7, 9, 9].into_iter().for_each(|movie| vocabulary.add("drum", movie));
        let mut found = Vec::new();
        vocabulary.beginning("drum", |movie, _| found.push(movie));
        assert_eq!(found, [7, 9]);
    }

    #[test]
    fn a_short_word_may_contain_one_error() {
        for typed in ["soudn", "soundd", "sund", "xound"] {
            assert_eq!(fuzzy(typed), [0, 200], "{typed}");
        }
        assert_eq!(fuzzy("metl"), [0, 3, 40_000, 200]);
        for typed in ["snuod", "met", "age", "agx", "mtl"] {
            assert!(fuzzy(typed).is_empty(), "{typed}");
        }
    }

    #[test]
    fn a_long_word_may_contain_two_errors() {
        let near = |typed: &str, word: &str| Typed::new(typed).is_near(word);
        assert!(near("stranglove", "strangelove") && near("srtanglove", "strangelove"));
        assert!(near("budapset", "budapest") && near("budpaset", "budapest") && !near("bdupasetx", "budapest"));
        assert!(near("strngel", "strangelove"), "letters that are not typed yet are no errors");
        assert!(!near("metropolis", "metal") && !near("meta", "me"));
    }
}
