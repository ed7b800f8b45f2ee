//! Countries, as critics write them: `USA/Belgium`, `France, Italy`, `U.S.`.

use crate::names::{and_at_start, split_at_and};
use crate::text::{fold, strip_prefix_ignore_case, trim};
use crate::words::{ByLetter, WordSet, beginnings, in_order, word_set};
use memchr::memchr_iter;

/// The longest of them, with room for accents.
const LONGEST: usize = 40;

/// The names, folded. A capitalised word that is none of these is no country.
static NAMES: WordSet = word_set!(countries);

/// What parts countries from each other, besides `and`.
const SEPARATORS: [char; 6] = ['/', ',', ';', '-', '–', '·'];

/// Reads `text` as a list of countries and nothing else.
pub fn parse(text: &str) -> Option<Vec<&str>> {
    let text = trim(text);
    if !text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) {
        return None;
    }
    if !begins_a_country(text) {
        return None;
    }
    // The first word group of prose is no country, and need not be looked for further.
    let parts = |byte: u8| matches!(byte, b'/' | b',' | b';' | b'-' | 0xe2 | 0xc2);
    let first = text.bytes().position(parts).unwrap_or(text.len());
    let first = &text[..first];
    if first.len() > 2 * LONGEST {
        return None;
    }
    let is_and = |at: &usize| and_at_start(&first[*at..]).is_some();
    let first = memchr_iter(b' ', first.as_bytes()).find(is_and).map_or(first, |at| &first[..at]);
    if !is_country(trim(first)) {
        return None;
    }
    if first.len() == text.len() {
        return Some(vec![text]);
    }
    let parts = text.split(SEPARATORS).flat_map(split_at_and).map(str::trim).filter(|part| !part.is_empty());
    let countries: Vec<&str> = parts.map(|part| is_country(part).then_some(part)).collect::<Option<_>>()?;
    (!countries.is_empty() && countries.len() <= 12).then_some(countries)
}

/// Whether the first word of `text` is the first of some country's name. A word with accents or
/// full stops is looked up as a whole later.
fn begins_a_country(text: &str) -> bool {
    static FIRST_WORDS: WordSet = WordSet::new(beginnings!(countries).and("the"), || {
        let names = in_order(|language| vec![language.countries]);
        let mut words: Vec<&str> = names.iter().filter_map(|name| name.split(' ').next()).chain(["the"]).collect();
        words.sort_unstable();
        ByLetter::new(words)
    });
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    if end > 16 || end < text.len() && (text.as_bytes()[end] == b'.' || !text.as_bytes()[end].is_ascii()) {
        return true;
    }
    FIRST_WORDS.holds_any_case(&text[..end])
}

fn is_country(text: &str) -> bool {
    // A sentence between commas is longer than the name of any country.
    if text.len() > LONGEST || !text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) {
        return false;
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
        && !text.as_bytes().windows(2).any(|two| two == b"  ");
    if plain {
        return NAMES.holds_any_case(strip_prefix_ignore_case(text, "the ").unwrap_or(text));
    }
    let folded = if text.contains('.') { fold(&text.replace('.', "")) } else { fold(text) };
    NAMES.holds(folded.strip_prefix("the ").unwrap_or(&folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_countries_and_nothing_else() {
        assert_eq!(parse("USA/Belgium"), Some(vec!["USA", "Belgium"]));
        assert_eq!(parse("U.S."), Some(vec!["U.S."]));
        assert_eq!(parse("France, West Germany and Italy"), Some(vec!["France", "West Germany", "Italy"]));
        assert_eq!(parse("the Netherlands"), None);
        assert_eq!(parse("Hollywood"), None);
        assert_eq!(parse("France is a country"), None);
    }

    #[test]
    fn names_are_folded_so_that_they_can_be_found() {
        for name in in_order(|language| vec![language.countries]) {
            assert_eq!(name, fold(name));
        }
    }
}
