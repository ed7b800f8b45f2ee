//! Lists of words, as a construct looks them up.

use crate::beginnings::{Beginnings, Beyond, OTHER, place};
use crate::text::strip_prefix_ignore_case;
use std::ops::Range;
use std::sync::LazyLock;

/// Words by how they begin, written large or small: a text is compared only with those that begin like it.
pub struct ByLetter {
    words: Vec<&'static str>,
    /// How each of them goes on.
    beyond: Vec<Beyond>,
    /// Where the words of each slot begin.
    starts: Vec<u16>,
}

/// The letters, and whatever is none.
const LETTERS: usize = OTHER + 1;

/// How many slots there are: one for each pair of letters of ASCII, and as many for letters beyond it as Cyrillic and Greek
/// need for a slot each.
pub const SLOTS: usize = LETTERS * LETTERS + BEYOND;
const BEYOND: usize = 64;

impl ByLetter {
    /// Words that begin alike keep their order.
    pub fn new(words: Vec<&'static str>) -> Self {
        let mut words: Vec<(usize, &str)> =
            words.into_iter().flat_map(|word| slots(word).map(move |slot| (slot, word))).collect();
        words.sort_by_key(|(slot, _)| *slot);
        let mut starts = vec![0; SLOTS + 1];
        words.iter().for_each(|(slot, _)| starts[slot + 1] += 1);
        (1..starts.len()).for_each(|slot| starts[slot] += starts[slot - 1]);
        let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
        ByLetter { beyond: words.iter().map(|word| Beyond::of(word)).collect(), words, starts }
    }

    fn places(&self, text: &str) -> Range<usize> {
        let slot = slot(text);
        usize::from(self.starts[slot])..usize::from(self.starts[slot + 1])
    }

    fn like(&self, text: &str) -> &[&'static str] {
        &self.words[self.places(text)]
    }

    /// What follows each of the words that begin `text`.
    fn strip<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let bytes = Beyond::bytes(text);
        let places = self.places(text).filter(move |at| self.beyond[*at].may_begin(bytes));
        places.filter_map(move |at| strip_prefix_ignore_case(text, self.words[at]))
    }
}

/// Where the words stand that begin as `text` does: by two letters of ASCII, or by one letter beyond it. Whatever else is in
/// ASCII is the last of the letters, and so is the end of the text.
pub fn slot(text: &str) -> usize {
    let place_at = |at: usize| text.as_bytes().get(at).map_or(OTHER, |byte| place(*byte));
    match text.chars().next() {
        Some(first) if !first.is_ascii() => {
            let small = first.to_lowercase().next().unwrap_or(first);
            LETTERS * LETTERS + small as usize % BEYOND
        }
        _ => place_at(0) * LETTERS + place_at(1),
    }
}

/// Where a word is to be found. After a word of one letter anything may follow.
pub fn slots(word: &str) -> Range<usize> {
    let slot = slot(word);
    if word.len() == 1 { slot / LETTERS * LETTERS..(slot / LETTERS + 1) * LETTERS } else { slot..slot + 1 }
}

/// Words that are found as a whole.
pub struct WordSet {
    beginnings: Beginnings,
    /// Those that begin alike in order, to be found by halving.
    words: LazyLock<ByLetter>,
}

/// Words longer than this are none of a list, in bytes.
const LONGEST: usize = 40;

impl WordSet {
    pub const fn new(beginnings: Beginnings, words: fn() -> ByLetter) -> Self {
        WordSet { beginnings, words: LazyLock::new(words) }
    }

    /// Whether one of the words may begin `text`, written large or small.
    #[inline]
    pub fn may_begin(&self, text: &str) -> bool {
        self.beginnings.may_begin(text)
    }

    /// Whether `word` is one of them, to the letter.
    #[inline]
    pub fn holds(&self, word: &str) -> bool {
        self.may_begin(word) && self.words.like(word).binary_search(&word).is_ok()
    }

    /// Whether `word` is one of them, written large or small.
    pub fn holds_any_case(&self, word: &str) -> bool {
        if !self.may_begin(word) || word.len() > LONGEST {
            return false;
        }
        if !word.is_ascii() {
            let lower = word.to_lowercase();
            return self.words.like(&lower).binary_search(&lower.as_str()).is_ok();
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.words.like(word).binary_search_by(|known| known.as_bytes().cmp(lower)).is_ok()
    }
}

/// Words that are found where they begin a text.
pub struct Openings {
    beginnings: Beginnings,
    words: LazyLock<ByLetter>,
}

impl Openings {
    pub const fn new(beginnings: Beginnings, words: fn() -> ByLetter) -> Self {
        Openings { beginnings, words: LazyLock::new(words) }
    }

    /// Whether one of the words may begin `text`, written large or small.
    #[inline]
    pub fn may_begin(&self, text: &str) -> bool {
        self.beginnings.may_begin(text)
    }

    /// The words that begin `text`, written large or small: what follows each, the longest first.
    #[inline]
    pub fn all<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.may_begin(text).then(|| self.words.strip(text)).into_iter().flatten()
    }

    /// What follows the longest of the words that begins `text`.
    #[inline]
    pub fn strip<'t>(&self, text: &'t str) -> Option<&'t str> {
        if self.may_begin(text) { self.words.strip(text).next() } else { None }
    }

    /// The same, where the word ends there and a space follows, which goes with it.
    pub fn strip_word<'t>(&self, text: &'t str) -> Option<&'t str> {
        if !self.may_begin(text) {
            return None;
        }
        self.words.strip(text).find_map(|rest| rest.strip_prefix([' ', '\u{a0}']))
    }
}
