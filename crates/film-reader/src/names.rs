//! Names of people as they are written, and lists of them: `A, B and C`, `A & B`. A suffix (`Jr.`, `III`)
//! belongs to the name before it.

use crate::text::{has_inner_stop, is_dash, strip_prefix_ignore_case, trim};
use std::cell::LazyCell;

const SUFFIXES: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "phd", "m.d", "esq"];

/// Words of a name that are written small.
const PARTICLES: [&str; 47] = [
    "de", "del", "della", "di", "da", "das", "do", "dos", "du", "la", "le", "les", "van", "von", "der", "den", "ter",
    "ten", "y", "e", "zu", "zur", "al", "el", "bin", "bint", "ibn", "abu", "st", "af", "dal", "dalla", "'t", "’t",
    "op", "vom", "zum", "am", "auf", "och", "ben", "bat", "los", "las", "san", "des", "dei",
];

/// Whether `text` can be a person's name: up to seven words that begin with a capital, small only
/// where they are particles.
pub fn is_name(text: &str) -> bool {
    let marked = |byte| matches!(byte, b'!' | b'?' | b':' | b';' | b'/' | b'(' | b')' | b'0'..=b'9');
    if text.len() > LONGEST || text.bytes().any(marked) || text.contains('…') {
        return false;
    }
    let capital = |word: &str| {
        let word = word.trim_start_matches(['"', '“', '\'', '‘']);
        word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    let (mut words, mut capitals, mut ended) = (0, 0, false);
    for word in text.split_whitespace() {
        let has_capital = capital(word);
        // A suffix ends a name: behind it something else begins.
        if ended || words == 7 || !(has_capital || PARTICLES.contains(&word) || has_prefix(word)) {
            return false;
        }
        words += 1;
        capitals += usize::from(has_capital);
        ended = is_suffix(word.trim_end_matches(['.', ',']));
    }
    capitals > 0 && !has_inner_stop(text)
}

/// Whether a name may begin with `word`, which is written small: a particle, or `al-Mansour`.
pub fn begins_a_name(word: &str) -> bool {
    PARTICLES.contains(&word) || has_prefix(word)
}

fn is_suffix(word: &str) -> bool {
    word.len() <= 4 && SUFFIXES.iter().any(|suffix| suffix.eq_ignore_ascii_case(word))
}

/// No name is longer, in bytes; a clause of prose soon is.
const LONGEST: usize = 120;

/// `d'Arcy`, `al-Mansour`, `bell hooks` is left to the front matter.
fn has_prefix(word: &str) -> bool {
    let mut characters = word.char_indices().skip(1);
    characters.any(|(at, c)| {
        (matches!(c, '\'' | '’') || is_dash(c)) && word[at + c.len_utf8()..].starts_with(char::is_uppercase)
    })
}

/// Splits at commas, `and`, `&` and semicolons outside brackets, and puts suffixes back.
pub fn split(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let (mut start, mut depth) = (0usize, 0usize);
    // `José Ortega y Gasset` is one person where another word parts the list.
    let and = LazyCell::new(|| [" and ", " & ", " et ", " und "].iter().any(|and| text.contains(and)));
    // The first bytes of 、 and ， are asked about closer by `separator`.
    let is_mark = |byte| matches!(byte, b'(' | b')' | b',' | b';' | b'/' | b'|' | b' ' | 0xe3 | 0xef);
    let marks = |from: usize| text.as_bytes()[from..].iter().copied().position(is_mark).map(|at| from + at);
    let mut from = 0;
    while let Some(at) = marks(from) {
        let rest = &text[at..];
        let mark = rest.chars().next().map_or(1, char::len_utf8);
        match rest.as_bytes()[0] {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        from = match separator(rest, &and).filter(|_| depth == 0) {
            Some(length) => {
                push(&mut names, text, &text[start..at]);
                start = at + length;
                start
            }
            None => at + mark,
        };
    }
    push(&mut names, text, &text[start..]);
    names
}

fn separator(rest: &str, and: &LazyCell<bool, impl FnOnce() -> bool>) -> Option<usize> {
    if rest.starts_with([',', ';', '/', '|']) {
        return Some(1);
    }
    if rest.starts_with(['、', '，']) {
        return Some('、'.len_utf8());
    }
    // Most spaces stand before a name, and not before a small word.
    if !matches!(rest.as_bytes(), [b' ', b'a' | b'A' | b'&' | b'e' | b'u' | b'y', ..]) {
        return None;
    }
    if let Some(behind) = rest.strip_prefix(" y ") {
        let behind = behind.split([',', ';', '.']).next().unwrap_or("");
        return (!**and && behind.trim().contains(' ')).then_some(" y".len());
    }
    let words = [" and ", " & ", " et ", " und ", " e ", " AND "];
    // The white space behind the word is left for the next name.
    words.iter().find(|word| rest.starts_with(**word)).map(|word| word.len() - 1)
}

fn push<'a>(names: &mut Vec<&'a str>, whole: &'a str, part: &'a str) {
    let mut part = trim(part);
    for word in ["and ", "& ", "et ", "y ", "und ", "introducing ", "featuring ", "the voice of ", "the voices of "] {
        part = strip_prefix_ignore_case(part, word).map_or(part, str::trim_start);
    }
    if matches!(part, "" | "others" | "more" | "u.a." | "u. a." | "et al." | "etc." | "otros" | "andere" | "autres") {
        return;
    }
    // The suffix may have the part behind it: `Cuba Gooding, Jr. (Rod)`.
    let first = part.split([' ', '(']).next().unwrap_or(part);
    let alone = first.len() == part.len() || part[first.len()..].trim_start().starts_with('(');
    let suffix = alone && is_suffix(first.trim_end_matches('.'));
    match names.last_mut() {
        // `Robert Downey, Jr.` is one name; it is the slice from its start to the suffix's end.
        Some(last) if suffix => {
            let start = last.as_ptr() as usize - whole.as_ptr() as usize;
            let end = part.as_ptr() as usize - whole.as_ptr() as usize + part.len();
            *last = &whole[start..end];
        }
        _ => names.push(part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_what_critics_join() {
        assert_eq!(split("A B, C D and E F"), ["A B", "C D", "E F"]);
        assert_eq!(split("A B, C D, and E F"), ["A B", "C D", "E F"]);
        assert_eq!(split("A B & C D"), ["A B", "C D"]);
        assert_eq!(split("Robert Downey, Jr., Ann Lee III"), ["Robert Downey, Jr.", "Ann Lee III"]);
        assert_eq!(split("A B (Ray, a cook), C D"), ["A B (Ray, a cook)", "C D"]);
    }

    #[test]
    fn knows_a_name_from_a_clause() {
        for name in [
            "Riz Ahmed",
            "Guillermo del Toro",
            "Ursula von der Leyen",
            "Cher",
            "宮崎 駿",
            "Haifaa al-Mansour",
            "Chiwetel Ejiofor",
            "Lupita Nyong’o",
            "Beatrice d’Arcy",
            "J. J. Abrams",
        ] {
            assert!(is_name(name), "{name}");
        }
        for clause in
            ["the film opens", "a little patience", "Ann goes home", "", "One: two", "Blade Runner 2049", "the"]
        {
            assert!(!is_name(clause), "{clause}");
        }
    }
}
