//! Given names, which tell a person from a film, a place or a company.

use crate::text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether the first word of `name` is a given name that is known.
pub fn has_given_name(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or(name);
    let known = |word: &str| is_given(word);
    // Korean given names have two halves, and may stand last: `Woo-sik Choi`, `Choi Woo-Sik`.
    let is_korean = |word: &str| {
        let halves = word.split_once('-').filter(|(one, two)| one.len() <= 5 && two.len() <= 5);
        halves.is_some_and(|(_, two)| two.starts_with(char::is_alphabetic) && !two.contains('-'))
    };
    known(first.split('-').next().unwrap_or(first)) || name.split(' ').any(is_korean)
}

/// Whether `word` is a given name that is known, whatever its diacritics.
pub fn is_given(word: &str) -> bool {
    static GIVEN: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| include_str!("given.txt").split_whitespace().collect());
    word.starts_with(char::is_uppercase) && GIVEN.contains(fold(word).as_str())
}
