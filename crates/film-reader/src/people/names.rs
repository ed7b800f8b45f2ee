//! The credited people of a movie, and how they are found in a text by a word of their names.
//!
//! ```text
//! name     =  word+ suffix?              Ana de la Cruz    Per Holm Jr.    Song Kang-ho
//! surname  =  particle* last word        de la Cruz        Holm            Kang-ho
//! form     =  the name, without its suffix or its initials, or with its two halves in the other order
//! ```
//!
//! Words are kept sorted and looked up by halving; masks of lengths and of the letters behind the first
//! keep most words of a text from being looked up at all. Forms are kept sorted word by word, so
//! that following a name through a text narrows them down step by step: what a place costs does not
//! depend on how many people share a surname.

mod building;
mod uncased;

use super::words::{Gap, LONGEST, Word, after, before, fold_name, fold_plain, may_own, next_capital_where, word_at};
pub use crate::names::is_particle;
pub use crate::sentence::is_suffix;
use uncased::{Uncased, is_uncased};

/// People with more words than this are followed by no text.
const MOST_WORDS: usize = 8;

/// The credited people of one movie: the actors first, in the order of the cast.
pub struct People {
    names: Vec<String>,
    actors: usize,
    /// The different words of all names, sorted.
    words: Vec<Entry>,
    /// The first letters of each word as a number, which sorts as they do.
    keys: Vec<u64>,
    /// The folded letters of the words.
    letters: String,
    forms: Vec<Form>,
    /// The words of the forms, by number.
    sequences: Vec<u32>,
    /// Where a word is the first or second of a form, sorted by word.
    places: Vec<Place>,
    surnames: Vec<Option<Surname>>,
    /// By first letter: the lengths there are, a bit each.
    lengths: [u64; 26],
    /// By first letter: the second and third letters there are, a bit each.
    seconds: [u32; 26],
    thirds: [u32; 26],
    uncased: Uncased,
}

/// A word of a name.
struct Entry {
    letters: std::ops::Range<usize>,
    /// The one person, and the one actor, that has it.
    owner: Only,
    actor: Only,
    /// Whether somebody's surname ends with it.
    ends_surname: bool,
    /// The forms that it begins.
    forms: std::ops::Range<usize>,
    /// Where it is first or second.
    places: std::ops::Range<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Only {
    Nobody,
    One(usize),
    Several,
}

impl Only {
    fn or(self, person: usize) -> Only {
        match self {
            Only::Nobody => Only::One(person),
            Only::One(known) if known == person => self,
            _ => Only::Several,
        }
    }
}

struct Form {
    sequence: std::ops::Range<usize>,
    /// Nobody where two people could be meant.
    person: Option<usize>,
    /// Whether it is the name as credited, and not shortened or turned.
    whole: bool,
}

/// That a word is the first (0) or second (1) of a form.
#[derive(Clone, Copy)]
struct Place {
    word: u32,
    form: u32,
    position: u8,
}

/// The words of a surname, in the sequences, and the suffix.
struct Surname {
    words: std::ops::Range<usize>,
    suffix: Option<u32>,
}

/// A person found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub person: usize,
    pub start: usize,
    /// Without a possessive `'s`.
    pub end: usize,
    /// Behind the `'s`.
    pub behind: usize,
}

impl People {
    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether the whole name is one word; it is found as a surname is.
    pub fn has_one_word(&self, person: usize) -> bool {
        !self.names[person].contains(' ')
    }

    /// The name as credited.
    pub fn name(&self, person: usize) -> &str {
        &self.names[person]
    }

    pub fn is_actor(&self, person: usize) -> bool {
        person < self.actors
    }

    /// The number of `word` among the words of the names, and the word, without an elision where
    /// only that is known.
    pub fn find<'t>(&self, word: Word<'t>) -> Option<(u32, Word<'t>)> {
        match self.number(word.text) {
            Some(number) => Some((number, word)),
            None if word.text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => None,
            None => {
                let word = word.without_elision()?;
                Some((self.number(word.text)?, word))
            }
        }
    }

    /// The first word at or behind `from` that has a capital and may be of a name.
    pub fn next_capital<'t>(&self, text: &'t str, from: usize) -> Option<Word<'t>> {
        next_capital_where(text, from, |rest| self.may_begin(rest))
    }

    /// The same, and a word with an apostrophe: it may be a possessive.
    pub fn next_capital_or_owner<'t>(&self, text: &'t str, from: usize) -> Option<Word<'t>> {
        next_capital_where(text, from, |rest| self.may_begin(rest) || may_own(rest))
    }

    /// Whether a word of the names has the first three letters of `text`, as far as they are plain.
    fn may_begin(&self, text: &str) -> bool {
        let Some(first) = text.as_bytes().first().filter(|byte| byte.is_ascii_alphabetic()) else { return true };
        let first = usize::from(first.to_ascii_lowercase() - b'a');
        let (second, third) = (letter(text, 1), letter(text, 2));
        second == 0 || self.seconds[first] & second != 0 && (third == 0 || self.thirds[first] & third != 0)
    }

    fn number(&self, word: &str) -> Option<u32> {
        let first = *word.as_bytes().first()?;
        if word.len() > LONGEST {
            return None;
        }
        if !self.may_begin(word) {
            return None;
        }
        if first.is_ascii_alphabetic() {
            let letter = usize::from(first.to_ascii_lowercase() - b'a');
            // Marks and accents change the length; such a word is looked up without asking first.
            let possible = self.lengths[letter];
            if possible == 0
                || possible & 1 << (word.len() & 63) == 0 && word.bytes().all(|b| b.is_ascii_alphanumeric())
            {
                return None;
            }
        }
        match fold_plain(word, &mut [0; LONGEST]) {
            Some(folded) => self.number_of(folded),
            None => self.number_of(fold_name(word).as_bytes()),
        }
    }

    fn number_of(&self, folded: &[u8]) -> Option<u32> {
        let key = key(folded);
        let at = self.keys.partition_point(|known| *known < key);
        if *self.keys.get(at)? != key {
            return None;
        }
        let letters = |entry: &Entry| &self.letters.as_bytes()[entry.letters.clone()];
        let alike = &self.words[at..at + self.keys[at..].partition_point(|known| *known == key)];
        let found = alike.binary_search_by(|entry| letters(entry).cmp(folded)).ok()?;
        Some((at + found) as u32)
    }

    /// The folded letters of a word.
    pub fn letters(&self, number: u32) -> &str {
        &self.letters[self.words[number as usize].letters.clone()]
    }

    /// The one person who has that word in the name.
    pub fn owner(&self, number: u32) -> Option<usize> {
        match self.words[number as usize].owner {
            Only::One(person) => Some(person),
            _ => None,
        }
    }

    /// The last word of the person's surname.
    pub fn surname(&self, person: usize) -> Option<u32> {
        self.surname_words(person)?.last().copied()
    }

    fn surname_words(&self, person: usize) -> Option<&[u32]> {
        Some(&self.sequences[self.surnames[person].as_ref()?.words.clone()])
    }

    /// Whether somebody has the surname that ends with this word.
    pub fn is_surname(&self, number: u32) -> bool {
        self.words[number as usize].ends_surname
    }

    /// The longest name that begins with `word`, whose number is `number`.
    pub fn full_name_at(&self, text: &str, word: Word<'_>, number: u32) -> Option<Found> {
        let mut forms = &self.forms[self.words[number as usize].forms.clone()];
        let mut found = None;
        let (mut last, mut last_number) = (word, number);
        for depth in 1.. {
            if forms.is_empty() {
                break;
            }
            // The shortest form stands first among those that begin alike.
            let shortest = &forms[0];
            if shortest.sequence.len() == depth {
                found = shortest.person.map(|person| (person, last, last_number));
                forms = &forms[1..];
            }
            if last.is_possessive() || forms.is_empty() {
                break;
            }
            let Some((gap, next)) = after(text, last.end) else { break };
            let Some(next_number) = self.number(next.text) else { break };
            if !self.joins(last_number, gap, next_number) {
                break;
            }
            let word_of = |form: &Form| self.sequences[form.sequence.start + depth];
            let from = forms.partition_point(|form| word_of(form) < next_number);
            let to = from + forms[from..].partition_point(|form| word_of(form) == next_number);
            forms = &forms[from..to];
            (last, last_number) = (next, next_number);
        }
        let (person, last, last_number) = found?;
        Some(self.found(text, person, word.start, last, last_number))
    }

    /// A name found up to `last`: the full stop of a suffix is of the name.
    fn found(&self, text: &str, person: usize, start: usize, last: Word<'_>, number: u32) -> Found {
        let stop =
            !last.is_possessive() && matches!(self.letters(number), "jr" | "sr") && text[last.end..].starts_with('.');
        let end = last.name_end() + usize::from(stop);
        let behind = if stop { word_behind(text, end) } else { last.end };
        Found { person, start, end, behind }
    }

    /// Whether `gap` may stand within a name between the words of these numbers.
    pub fn joins(&self, before: u32, gap: Gap, behind: u32) -> bool {
        match gap {
            Gap::Space | Gap::Hyphen => true,
            Gap::Stop => stands_with_stop(self.letters(before)),
            Gap::Comma => is_suffix(self.letters(behind)),
        }
    }

    /// The surname that ends with `word`, if only one person, or with `actors` one actor, has that word.
    pub fn surname_at(&self, text: &str, word: Word<'_>, number: u32, actors: bool) -> Option<Found> {
        let entry = &self.words[number as usize];
        let Only::One(person) = (if actors { entry.actor } else { entry.owner }) else { return None };
        let words = self.surname_words(person).filter(|words| words.last() == Some(&number))?;
        let mut first = word;
        for expected in words.iter().rev().skip(1) {
            let (gap, before) = before(text, first.start)?;
            let same = self.number(before.text) == Some(*expected) && !before.is_possessive();
            if !same || !self.joins(*expected, gap, number) {
                return None;
            }
            first = before;
        }
        let suffixed = self.surnames[person].as_ref().and_then(|surname| surname.suffix).and_then(|suffix| {
            let (gap, next) = after(text, word.end).filter(|_| !word.is_possessive())?;
            let same = self.number(next.text) == Some(suffix) && matches!(gap, Gap::Space | Gap::Comma);
            same.then(|| self.found(text, person, first.start, next, suffix))
        });
        Some(suffixed.unwrap_or_else(|| self.found(text, person, first.start, word, number)))
    }

    /// The forms of names in which the word is first (0) or second (1): position, person, words.
    pub fn forms_with(&self, number: u32) -> impl ExactSizeIterator<Item = (usize, Option<usize>, &[u32])> {
        self.places[self.words[number as usize].places.clone()].iter().map(|place| {
            let form = &self.forms[place.form as usize];
            (usize::from(place.position), form.person, &self.sequences[form.sequence.clone()])
        })
    }

    /// The first name at or behind `from` in a script without capitals.
    pub fn uncased_from(&self, text: &str, from: usize) -> Option<Found> {
        self.uncased.find(text, from)
    }

    pub fn has_uncased(&self) -> bool {
        !self.uncased.names.is_empty()
    }
}

/// The letter of a word at a place as a bit; none where it has no plain one.
pub fn letter(word: &str, at: usize) -> u32 {
    match word.as_bytes().get(at).map(u8::to_ascii_lowercase) {
        Some(letter @ b'a'..=b'z') => 1 << (letter - b'a'),
        _ => 0,
    }
}

/// The first eight bytes of a folded word.
fn key(folded: &[u8]) -> u64 {
    let length = folded.len().min(8);
    let mut first = [0; 8];
    first[..length].copy_from_slice(&folded[..length]);
    u64::from_be_bytes(first)
}

/// Words that are written short, with a full stop.
fn stands_with_stop(folded: &str) -> bool {
    is_suffix(folded) || folded == "st" || folded.chars().nth(1).is_none()
}

/// The end of a possessive `'s` that may stand at `end`.
fn word_behind(text: &str, end: usize) -> usize {
    let mut rest = text[end..].chars();
    match (rest.next(), rest.next(), rest.next()) {
        (Some(mark), Some('s'), next)
            if crate::text::is_apostrophe(mark) && !next.is_some_and(char::is_alphanumeric) =>
        {
            end + mark.len_utf8() + 1
        }
        _ => end,
    }
}

/// The folded full name, as it identifies a person.
pub fn identity(name: &str) -> String {
    let folded = fold_name(name);
    if is_uncased(name) { folded.replace(' ', "") } else { folded }
}

/// The words of `text`, a name by itself, from its beginning to its end.
pub fn words_of(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut next = Some(word_at(text, 0)).filter(|word| !word.text.is_empty());
    std::iter::from_fn(move || {
        let word = next?;
        next = after(text, word.end).map(|(_, word)| word);
        Some(word)
    })
}

#[cfg(test)]
mod tests;
