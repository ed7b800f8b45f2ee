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
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    // Most are plain, and this is asked of every name.
    let mut small = [0; LONGEST];
    match small.get_mut(..word.len()) {
        Some(small) if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            std::str::from_utf8(small).is_ok_and(|word| GIVEN.contains(word))
        }
        _ => GIVEN.contains(fold(word).as_str()),
    }
}

/// A plain word that is longer, in bytes, is folded as others are.
const LONGEST: usize = 24;
