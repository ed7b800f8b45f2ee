//! Names of people as they are written, and lists of them: `A, B and C`, `A & B`. A suffix (`Jr.`, `III`)
//! belongs to the name before it.

use crate::sentence::{has_inner_stop, is_suffix};
use crate::text::{is_dash, trim};
use crate::words::{Openings, WordSet, openings, word_set};
use memchr::memchr_iter;
use std::cell::LazyCell;

/// Small words that a surname may begin with, such as `van` and `de`.
static PARTICLES: WordSet = word_set!(particles, particles_or_words);

/// Small words that may stand within a name.
static WITHIN_NAMES: WordSet = word_set!(particles, particles_or_words, and_within_names);

/// Words that part the last two of a list.
static AND: Openings = openings!(and, and_within_names, and_before_full_names);

/// Those that are ordinary words of other languages.
static BEFORE_FULL_NAMES: WordSet = word_set!(and_before_full_names);

/// Whether `word`, written small, may begin a surname.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.holds(word)
}

/// Whether `text` can be a person's name: up to seven words that begin with a capital, small only
/// where they are particles.
pub fn is_name(text: &str) -> bool {
    let is_mark = |byte| matches!(byte, b'!' | b'?' | b':' | b';' | b'/' | b'(' | b')' | b'0'..=b'9');
    if text.len() > LONGEST {
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
        if ended || words == 7 || !(has_capital || WITHIN_NAMES.holds(word) || has_prefix(word)) {
            return false;
        }
        words += 1;
        capitals += usize::from(has_capital);
        ended = is_suffix(word.trim_end_matches(['.', ',']));
    }
    let marked = || text.bytes().any(is_mark) || !text.is_ascii() && text.contains('…');
    capitals > 0 && !marked() && !has_inner_stop(text)
}

/// Whether a name may begin with `word`, which is written small: a particle, or `al-Mansour`.
pub fn begins_a_name(word: &str) -> bool {
    is_particle(word) || has_prefix(word)
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

/// How long the word is that parts the last two of a list, with the space before it, where `text` begins with both and
/// a space follows: `" and"`.
pub fn and_at_start(text: &str) -> Option<usize> {
    and_word(text).map(|word| 1 + word.len())
}

fn and_word(text: &str) -> Option<&str> {
    let after = text.strip_prefix(' ')?;
    AND.all(after).filter(|rest| rest.starts_with(' ')).map(|rest| &after[..after.len() - rest.len()]).find(|word| {
        // `E` is an initial, and `And` begins something.
        let is_large = word.len() > 1 && !word.contains(char::is_lowercase);
        is_large || !word.contains(char::is_uppercase)
    })
}

/// The parts of `text` between the words that part the last two of a list.
pub fn split_at_and(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let whole = rest?;
        let found = memchr_iter(b' ', whole.as_bytes()).find_map(|at| Some((at, and_at_start(&whole[at..])?)));
        let (part, after) = match found {
            Some((at, length)) => (&whole[..at], Some(&whole[at + length + 1..])),
            None => (whole, None),
        };
        rest = after;
        Some(part)
    })
}

/// Splits at commas, `and`, `&` and semicolons outside brackets, and puts suffixes back.
pub fn split(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let (mut start, mut depth) = (0usize, 0usize);
    // `José Ortega y Gasset` is one person where another word parts the list.
    let and = LazyCell::new(|| {
        memchr_iter(b' ', text.as_bytes()).any(|at| {
            and_word(&text[at..]).is_some_and(|word| word.len() > 1 && !WITHIN_NAMES.holds(word) || word == "&")
        })
    });
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
    // The white space after the word is left for the next name.
    let word = and_word(rest)?;
    let length = 1 + word.len();
    if BEFORE_FULL_NAMES.holds(word) {
        let next = rest[length..].split([',', ';', '.', '(']).next().unwrap_or("").trim();
        return (next.contains(' ') && is_name(next)).then_some(length);
    }
    if WITHIN_NAMES.holds(word) {
        let next = rest[length..].split([',', ';', '.']).next().unwrap_or("");
        return (!**and && next.trim().contains(' ')).then_some(length);
    }
    Some(length)
}

/// Words for those who are not named have no more spaces: `és még sokan mások`.
const MOST_OTHERS: usize = 4;

fn push<'a>(names: &mut Vec<&'a str>, whole: &'a str, part: &'a str) {
    static BEFORE: Openings = openings!(and, and_within_names, before_names);
    static OTHERS: WordSet = word_set!(and_others);
    let mut part = trim(part);
    while let Some(rest) = BEFORE.strip_word(part) {
        // `Y` is an initial.
        if part.len() - rest.len() == 2 && part.starts_with(char::is_uppercase) {
            break;
        }
        part = rest.trim_start();
    }
    // `Ann Lee и др.`, `Bo Ek m.fl.`: no name ends with a small word. The full stop may be gone that belongs to it.
    let last = |text: &str| text.bytes().rposition(|byte| byte == b' ').map_or(0, |space| space + 1);
    let small = |text: &str| text[last(text)..].starts_with(char::is_lowercase);
    let is_others = |text: &str| OTHERS.holds(text) || small(text) && OTHERS.holds(&format!("{text}."));
    while small(part) && !is_others(part) {
        let ends = |at: &usize| is_others(&part[at + 1..]);
        let Some(at) = part.rmatch_indices(' ').map(|(at, _)| at).take(MOST_OTHERS).filter(ends).last() else { break };
        part = part[..at].trim_end();
        if let Some((name, _)) = part.rsplit_once(' ').filter(|(_, word)| and_word(&format!(" {word} ")).is_some()) {
            part = name.trim_end();
        }
    }
    if part.is_empty() || is_others(part) {
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
