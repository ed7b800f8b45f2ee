//! The words of natural languages that the reader knows: one file a language, named by its tag.
//!
//! # How to add a language
//!
//! To add Slovene:
//!
//! 1. Write `sl.rs` beside this file. It holds one value, and needs to name only the lists that Slovene has words for:
//!
//!    ```text
//!    //! Slovene.
//!
//!    use super::{Labels, Language};
//!
//!    pub const SLOVENE: Language = Language {
//!        tag: "sl",
//!        directors: Labels { bare: &["v režiji"], with_colon: &["režija", "režiser"] },
//!        running_time: Labels { with_colon: &["trajanje"], ..Labels::NONE },
//!        and: &["in", "ter"],
//!        months: [&["januar", "januarja"], …],
//!        ..Language::NONE
//!    };
//!    ```
//! 2. Name it below: `mod sl;`, and `&sl::SLOVENE` in [`LANGUAGES`]. The number there says how many there are.
//! 3. Write a review in Slovene as `tests/corpus/slovene.txt`, in your own words, with what should be read of it beside
//!    it, and run `cargo test -p film-reader`.
//!
//! [`Language`] says of each list what it is for. Words are written small and with their accents, as a dictionary has
//! them; a text may write them large. A list holds every form that stands in texts (`januarja` as well as `januar`),
//! in any order. A word may stand in several languages, but a label must mean one thing in all of them, which a test
//! holds.
//!
//! # How they are looked up
//!
//! A document does not say which language it is in, and quotes others; so the words of all languages are known at once.
//! A construct takes the one list it is about, of all languages, as [`WordSet`] or [`Openings`]. Most of a text begins as
//! none of the words, which [`Beginnings`] sees by three letters.

mod bg;
mod ca;
mod common;
mod cs;
mod da;
pub mod de;
mod el;
pub mod en;
mod es;
mod fi;
mod fr;
mod hr;
mod hu;
mod it;
mod ja;
mod ko;
mod language;
mod lookup;
mod nl;
#[cfg(any(test, target_family = "wasm"))]
mod packed;
mod pl;
mod pt;
mod ro;
mod ru;
mod sv;
mod tr;
mod uk;
mod zh;

pub use common::SUFFIXES;
pub use language::{Labels, Language, List};
pub use lookup::{ByLetter, Openings, SLOTS, WordSet, slot, slots};

/// The languages whose words are known.
pub const LANGUAGES: [&Language; 25] = [
    &common::COMMON,
    &bg::BULGARIAN,
    &ca::CATALAN,
    &cs::CZECH,
    &da::DANISH,
    &de::GERMAN,
    &el::GREEK,
    &en::ENGLISH,
    &es::SPANISH,
    &fi::FINNISH,
    &fr::FRENCH,
    &hr::CROATIAN,
    &hu::HUNGARIAN,
    &it::ITALIAN,
    &ja::JAPANESE,
    &ko::KOREAN,
    &nl::DUTCH,
    &pl::POLISH,
    &pt::PORTUGUESE,
    &ro::ROMANIAN,
    &ru::RUSSIAN,
    &sv::SWEDISH,
    &tr::TURKISH,
    &uk::UKRAINIAN,
    &zh::CHINESE,
];

/// The same, for a program that is running: [`LANGUAGES`] is for what the compiler works out.
#[cfg(not(target_family = "wasm"))]
pub fn languages() -> impl Iterator<Item = &'static Language> {
    LANGUAGES.into_iter()
}

/// The same, for a program that is running: [`LANGUAGES`] is for what the compiler works out.
#[cfg(target_family = "wasm")]
pub fn languages() -> impl Iterator<Item = &'static Language> {
    packed::languages().iter()
}

/// The tag of what belongs to no one language.
pub const NO_LANGUAGE: &str = "mul";

/// How the words of a list begin, in all languages: `beginnings!(tail_labels)`.
macro_rules! beginnings {
    ($($($field:ident).+),+) => {{
        const BEGINNINGS: $crate::beginnings::Beginnings = {
            let mut beginnings = $crate::beginnings::Beginnings::none();
            let mut at = 0;
            while at < $crate::words::LANGUAGES.len() {
                $(beginnings = beginnings.and_of($crate::words::LANGUAGES[at].$($field).+);)+
                at += 1;
            }
            beginnings
        };
        BEGINNINGS
    }};
}

/// A list of all languages to look whole words up in, or several lists as one: `static TITLES: WordSet =
/// word_set!(short_titles)`.
macro_rules! word_set {
    ($($($field:ident).+),+) => {
        $crate::words::WordSet::new($crate::words::beginnings!($($($field).+),+), || {
            $crate::words::ByLetter::new($crate::words::in_order(|language| vec![$(language.$($field).+),+]))
        })
    };
}

/// A list of all languages to find at the beginning of a text, or several lists as one.
macro_rules! openings {
    ($($($field:ident).+),+) => {
        $crate::words::Openings::new($crate::words::beginnings!($($($field).+),+), || {
            $crate::words::ByLetter::new($crate::words::longest_first(|language| vec![$(language.$($field).+),+]))
        })
    };
}

pub(crate) use {beginnings, openings, word_set};

/// The numbers of all languages, for their beginnings.
pub const NUMBERS: [[List; 11]; LANGUAGES.len()] = {
    let mut numbers = [[&[] as List; 11]; LANGUAGES.len()];
    let mut at = 0;
    while at < LANGUAGES.len() {
        numbers[at] = LANGUAGES[at].numbers;
        at += 1;
    }
    numbers
};

/// The words of all languages from these lists, each once.
pub fn in_order(lists: fn(&Language) -> Vec<List>) -> Vec<&'static str> {
    let mut words: Vec<&str> = languages().flat_map(lists).flatten().copied().collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The same, the longest first.
pub fn longest_first(lists: fn(&Language) -> Vec<List>) -> Vec<&'static str> {
    let mut words = in_order(lists);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

#[cfg(test)]
mod tests;
