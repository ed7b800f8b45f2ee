//! The words of a text, and how they follow each other.

use crate::text::is_apostrophe;

/// Where each word of a text begins and ends: letters and digits in a row.
#[derive(Clone)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl Iterator for Words<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        // How long the character at a place is, and whether it is of a word.
        let at = |place: usize| match bytes.get(place)? {
            byte if byte.is_ascii() => Some((1, byte.is_ascii_alphanumeric())),
            _ => self.text[place..].chars().next().map(|c| (c.len_utf8(), c.is_alphanumeric())),
        };
        let mut start = self.at;
        while let (length, false) = at(start)? {
            start += length;
        }
        let mut end = start;
        while let Some((length, true)) = at(end) {
            end += length;
        }
        self.at = end;
        Some((start, end))
    }
}

pub(super) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Whether two words are the same, written large or small. Korean writes particles at the end of a word.
pub(super) fn is_same(known: &str, word: &str) -> bool {
    if known.is_ascii() || word.is_ascii() {
        return known.eq_ignore_ascii_case(word);
    }
    let small = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    let is_particle = |rest: &str| rest.chars().count() <= 2 && rest.chars().all(|c| matches!(c, '가'..='힣'));
    word.strip_prefix(known).is_some_and(is_particle) || small(known) == small(word)
}

pub(super) fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether what stands between two words of a headline may part a title from what stands beside it.
pub(super) fn parts_segments(gap: &str) -> bool {
    gap.contains(|c: char| {
        !c.is_alphanumeric() && !c.is_whitespace() && !is_apostrophe(c) && !matches!(c, '-' | '&' | '.' | ',')
    }) || gap.contains(" -")
        || gap.contains("- ")
        || gap.contains(' ') && gap.contains(is_apostrophe)
}

/// Whether two words stand in a row in the text as they do in the headline.
pub(super) fn goes_on(gap: &str, in_headline: &str) -> bool {
    gap == in_headline
        || gap.len() <= MAX_GAP
            && !gap.contains("\n\n")
            && !gap.contains(|c: char| {
                !c.is_whitespace()
                    && !is_apostrophe(c)
                    && !matches!(c, ',' | '-' | '–' | ':' | '&')
                    && !in_headline.contains(c)
            })
}

/// Longer than what stands between two words of a title, in bytes.
pub(super) const MAX_GAP: usize = 8;

/// What opens and closes the name of a work.
pub(super) const OPENS: &str = "“\"‘'«„*_[『《〈「<”’»";
pub(super) const CLOSES: &str = "”\"’'»“*_]』》〉」>«‘";
