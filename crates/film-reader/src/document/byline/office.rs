//! What critics are at a paper (`Arts Editor`), and what papers are called.

use crate::words::en::PAPERS;
use crate::words::{WordSet, word_set};

/// What a critic is at a paper; it is not the paper's name.
static OFFICES: WordSet = word_set!(offices);

/// What papers and agencies are called by their last words.
pub(super) fn is_word_of_paper(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    PAPERS.binary_search(&word.as_str()).is_ok()
}

pub(super) fn is_word_of_office(word: &str) -> bool {
    OFFICES.holds_any_case(word)
}

/// Whether a short line says only what somebody is at a paper.
pub(super) fn is_office(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.clone().take(5).count() <= 4
        && (words.clone().count() == 2 || words.clone().all(|word| word.starts_with(char::is_uppercase)))
        && words.next().is_some_and(|first| first.starts_with(char::is_uppercase))
        && line.split(|c: char| !c.is_alphanumeric()).any(|word| OFFICES.holds_any_case(word))
}
