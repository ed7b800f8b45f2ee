//! Lists of people: `A, B and C`, `A & B`, `Riz Ahmed as Ruben Stone`, `Riz Ahmed (Ruben Stone)`.
//! A suffix (`Jr.`, `III`) belongs to the name before it.

use super::super::source::{At, Source};
use super::super::text::{evenly_spaced, has_inner_stop, is_dash, strip_prefix_ignore_case, trim};
use std::cell::LazyCell;

/// An entry of a cast, with the place of the name.
#[derive(Clone, Debug, PartialEq)]
pub struct CastEntry {
    pub name: At<String>,
    pub character: Option<String>,
    /// A fixed link for this person.
    pub url: Option<String>,
}

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

/// Reads a list of names, or nothing where one of them is none.
pub fn list(text: &str) -> Option<Vec<&str>> {
    if begins_as_prose(text) {
        return None;
    }
    let names = split(without_source(text));
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// Reads a list of names where credits stand around it, so that a name may be written as no other is.
pub fn among_credits(text: &str) -> Option<Vec<&str>> {
    let names = split(without_source(text));
    let fits = |name: &&str| name.split_whitespace().count() <= 7 && name.contains(char::is_uppercase);
    (!names.is_empty() && !has_inner_stop(text) && names.iter().all(fits)).then_some(names)
}

/// Reads a cast, with or without parts.
pub fn cast(source: &Source<'_>, text: &str) -> Option<Vec<CastEntry>> {
    let text = text.trim();
    let text =
        ["the voices of ", "the voice of "].iter().find_map(|of| strip_prefix_ignore_case(text, of)).unwrap_or(text);
    if begins_as_prose(text) {
        return None;
    }
    let entries: Vec<CastEntry> = split(text)
        .into_iter()
        .map(|part| {
            let (name, character) = cast_entry(part);
            is_name(name).then(|| CastEntry {
                name: At::new(evenly_spaced(name), source.span(name)),
                character: character.map(evenly_spaced),
                url: None,
            })
        })
        .collect::<Option<_>>()?;
    // One word alone is somebody's mood (`With Kindness`) or a title (`Con Air`) before it is a cast.
    let known = entries.len() > 1 || entries.iter().all(|entry| entry.name.value.contains(' '));
    (!entries.is_empty() && known).then_some(entries)
}

/// Whether `text` begins with a small word that no name begins with: prose goes no further.
fn begins_as_prose(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    first.starts_with(char::is_lowercase) && !PARTICLES.contains(&first) && !has_prefix(first)
}

/// Splits one entry of a cast, as the front matter has it, into the name and the part.
pub fn cast_entry(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    if let Some((name, part)) = text.split_once(" as ") {
        return (name.trim(), Some(part.trim()).filter(|part| !part.is_empty()));
    }
    if let Some((name, part)) = text.strip_suffix(')').and_then(|inner| inner.split_once('(')) {
        // `(voice)` and `(uncredited)` are no parts; what stands behind a comma describes one.
        let part = match part.split_once(", ") {
            Some((part, behind)) if !behind.contains(char::is_uppercase) => part,
            _ => part,
        };
        return (
            name.trim(),
            Some(part.trim()).filter(|part| part.contains(|c: char| c.is_alphabetic() && !c.is_lowercase())),
        );
    }
    (text, None)
}

/// Cuts `based on the novel by …` off; its author is no writer of the film.
fn without_source(text: &str) -> &str {
    let cuts = [
        ", based on ",
        " based on ",
        " (based on ",
        ", from ",
        ", adapted from ",
        " adapted from ",
        ", after ",
        ", inspired by ",
        ", d’après ",
        ", d'après ",
        " d’après ",
        " d'après ",
        ", basado en ",
        ", basada en ",
        ", nach ",
    ];
    let mut starts = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b' ' | b',')).map(|(at, _)| at);
    let cut = |at: &usize| cuts.iter().any(|cut| strip_prefix_ignore_case(&text[*at..], cut).is_some());
    let end = starts.find(cut).unwrap_or(text.len());
    text[..end].trim()
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

    #[test]
    fn leaves_the_novelist_out() {
        assert_eq!(list("Bo Ek and Cy Oh, based on the novel by Di Po"), Some(vec!["Bo Ek", "Cy Oh"]));
        assert_eq!(list("Bo Ek, from a story by Di Po"), Some(vec!["Bo Ek"]));
        assert_eq!(list("Bo Ek, the film opens"), None);
    }
}
