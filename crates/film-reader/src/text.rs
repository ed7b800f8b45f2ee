//! Small things about letters that several constructs need.

use crate::memmem::Finder;
use crate::unicode::{self, decompose_compatible, is_combining_mark};
use std::borrow::Cow;

/// The dashes a keyboard, a phone or a typesetter puts for a minus or between words.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—' | '\u{2212}')
}

/// Parts `text` where the words that `finder` looks for first stand. To make a search ready takes longer than to look
/// through a line, so what is looked for in every line is made ready once.
pub fn split_once<'t>(text: &'t str, finder: &Finder<'_>) -> Option<(&'t str, &'t str)> {
    let at = finder.find(text.as_bytes())?;
    Some((&text[..at], &text[at + finder.needle().len()..]))
}

/// Parts `text` around the first `mark`, which is one or two characters with spaces beside it: `": "`, `" ("`, `" – "`. Such a mark
/// is found by its one byte that is no space: the library's search for a text takes ten times as long in a line that has none.
#[inline]
pub fn split_at_mark<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let (bytes, mark) = (text.as_bytes(), mark.as_bytes());
    let before = mark.iter().position(|byte| *byte != b' ')?;
    let mut places = memchr::memchr_iter(mark[before], bytes).filter_map(|at| at.checked_sub(before));
    let at = places.find(|at| bytes[*at..].starts_with(mark))?;
    Some((&text[..at], &text[at + mark.len()..]))
}

/// Whether `text` has more words than `most`. A line with fewer spaces, which most short lines are, has not.
pub fn has_more_words(text: &str, most: usize) -> bool {
    let spaces = memchr::memchr_iter(b' ', text.as_bytes()).count();
    let is_plain = || text.is_ascii() && !text.bytes().fold(false, |any, byte| any | (byte < b' '));
    if spaces < most && is_plain() { false } else { text.split_whitespace().nth(most).is_some() }
}

/// The apostrophes, straight and curly.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// `text` without white space at either end. Most has none there, which two bytes tell.
#[inline]
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// `text` as it is compared: lower case, without accents, words parted by single spaces, and
/// nothing else. Apostrophes vanish, other marks part words.
///
/// ```text
/// "Amélie: l’été" → "amelie lete"
/// ```
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.to_ascii_lowercase();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match FOLDED[usize::from(*byte)] {
            PART => part_words(&mut out),
            b'&' => {
                part_words(&mut out);
                out.extend_from_slice(b"and ");
            }
            NOTHING => {}
            BEYOND_ASCII => {
                // Marks that combine are left out wherever they stand, so each character can be taken apart
                // by itself.
                let Some(c) = text[at - 1..].chars().next() else { break };
                decompose_compatible(c, |part| {
                    if !is_combining_mark(part) {
                        fold_into(&mut out, part);
                    }
                });
                at += c.len_utf8() - 1;
            }
            letter => out.push(letter),
        }
    }
    if out.last() == Some(&PART) {
        out.pop();
    }
    String::from_utf8(out).unwrap_or_default()
}

const PART: u8 = b' ';
const NOTHING: u8 = 0;
const BEYOND_ASCII: u8 = 1;

/// What each byte is folded to. Most of a text is letters and spaces; with a table, folding takes half as long.
const FOLDED: [u8; 256] = {
    let mut folded = [PART; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        if letter.is_ascii_alphanumeric() {
            folded[byte] = letter.to_ascii_lowercase();
        } else if !letter.is_ascii() {
            folded[byte] = BEYOND_ASCII;
        }
        byte += 1;
    }
    folded[b'\'' as usize] = NOTHING;
    folded[b'&' as usize] = b'&';
    folded
};

/// Parts what follows from the word before it.
fn part_words(out: &mut Vec<u8>) {
    if out.last().is_some_and(|last| *last != PART) {
        out.push(PART);
    }
}

/// Folds a part of a character beyond ASCII.
fn fold_into(out: &mut Vec<u8>, c: char) {
    if c.is_alphanumeric() {
        for c in c.to_lowercase() {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    } else if c == '&' {
        part_words(out);
        out.extend_from_slice(b"and ");
    } else if !is_apostrophe(c) {
        part_words(out);
    }
}

/// `name` in straight apostrophes, as messages quote it.
pub fn straight(name: &str) -> String {
    name.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).collect()
}

/// Whether `text` is surely composed and without characters of no width, which one way through it says of
/// nearly all text. Everything before the first combining mark (U+0300) is composed; the typographic marks,
/// which are nearly all that English prose has beyond it, are passed over as well.
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    beyond_ascii(text).all(|at| match bytes[at] {
        0xe2 => matches!(bytes[at + 1], 0x80 | 0x98) && bytes[at + 1..at + 3] != [0x80, 0x8b],
        0xf0 => bytes[at + 1] == 0x9f,
        // A soft hyphen.
        0xc2 => bytes[at + 1] != 0xad,
        lead => lead < 0xcc,
    })
}

/// Whether `c` is a character without width, which nobody can see or mend: it comes along when text is pasted.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// `text` in the composed form (NFC) that keyboards and browsers give, so that `é` is one letter
/// however it was typed.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_plain(text) { Cow::Borrowed(text) } else { unicode::composed(text) }
}

/// Where the last `count` characters of `text` and the one before them begin.
pub fn near_end(text: &str, count: usize) -> usize {
    // What is plain has a byte for each character.
    match text.len().checked_sub(count + 1) {
        None => return 0,
        Some(at) if text.as_bytes()[at..].is_ascii() => return at,
        Some(_) => {}
    }
    let mut bytes = text.as_bytes().iter().rev().enumerate().filter(|(_, byte)| (**byte as i8) >= -0x40);
    bytes.nth(count).map_or(0, |(behind, _)| text.len() - 1 - behind)
}

/// Whether a digit of ASCII stands in `text`; sixteen bytes are asked at once.
pub fn has_digit(text: &str) -> bool {
    let (sixteens, rest) = text.as_bytes().as_chunks::<16>();
    sixteens.iter().any(|sixteen| sixteen.iter().fold(false, |any, byte| any | byte.is_ascii_digit()))
        || rest.iter().any(u8::is_ascii_digit)
}

/// Where the characters beyond ASCII begin, which are few in most text: what is between is passed over
/// sixteen bytes at a time.
pub fn beyond_ascii(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while bytes[at..]
            .first_chunk::<16>()
            .is_some_and(|sixteen| sixteen.iter().fold(0, |all, byte| all | byte) < 0x80)
        {
            at += 16;
        }
        let found = at + bytes.get(at..)?.iter().position(|byte| *byte >= 0xc0)?;
        // The next sixteen are to begin with a character.
        at = found + 1 + bytes[found + 1..].iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count();
        Some(found)
    })
}

/// `text` with every run of white space made one space. A no-break space that stands alone stays:
/// some languages set one before a colon.
pub fn single_spaced(text: &str) -> String {
    let text = trim(text);
    let mut out = String::with_capacity(text.len());
    push_single_spaced(&mut out, text);
    out
}

/// Puts `text`, which has no white space at either end, behind `out` as [`single_spaced`] makes it.
pub fn push_single_spaced(out: &mut String, text: &str) {
    let mut rest = text;
    // What is regular is copied as it stands; most text is regular from end to end.
    while let Some(at) = irregular(rest) {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(|c: char| !c.is_whitespace()).map_or(rest.len(), |length| at + length);
        let space = &rest[at..end];
        let keeps = matches!(space, "\u{a0}" | "\u{202f}");
        out.push_str(if keeps { space } else { " " });
        rest = &rest[end..];
    }
    out.push_str(rest);
}

/// Whether every white space in `text` is a space by itself.
pub fn is_single_spaced(text: &str) -> bool {
    irregular(text).is_none()
}

/// Like [`single_spaced`], with every white space a plain one: names are compared and looked up.
pub fn evenly_spaced(text: &str) -> String {
    let text = single_spaced(text);
    if text.is_ascii() { text } else { text.replace(['\u{a0}', '\u{202f}'], " ") }
}

/// Where the first white space in `text` begins that is no space by itself.
fn irregular(text: &str) -> Option<usize> {
    /// The bytes that white space begins with: the space, controls, and four that open longer ones.
    const OPENS: [bool; 256] = {
        let mut opens = [false; 256];
        let mut control = b'\t';
        while control <= b'\r' {
            opens[control as usize] = true;
            control += 1;
        }
        opens[b' ' as usize] = true;
        opens[0xc2] = true;
        opens[0xe1] = true;
        opens[0xe2] = true;
        opens[0xe3] = true;
        opens
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // A seventeenth byte is asked with the sixteen, so that no two spaces lie on both sides of the seam.
        if bytes[at..].first_chunk().is_some_and(is_regular) {
            at += 16;
            continue;
        }
        let end = bytes.len().min(at + 16);
        while at < end {
            if OPENS[usize::from(bytes[at])] && is_irregular_at(text, at) {
                return Some(at);
            }
            at += 1;
        }
    }
    None
}

/// Whether the white space that may begin at `at` is none that stands alone.
fn is_irregular_at(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match bytes[at] {
        b' ' => {
            bytes.get(at + 1).is_some_and(|next| *next <= b' ' || !next.is_ascii())
                && text[at + 1..].starts_with(char::is_whitespace)
        }
        0xc2 => matches!(bytes[at + 1], 0x85 | 0xa0),
        0xe1 => bytes[at..].starts_with("\u{1680}".as_bytes()),
        0xe2 => matches!(bytes[at + 1..], [0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..] | [0x81, 0x9f, ..]),
        0xe3 => bytes[at..].starts_with("\u{3000}".as_bytes()),
        _ => true,
    }
}

/// Whether the first sixteen bytes are plain and hold no white space but spaces that stand alone; what is
/// doubtful is not. The compiler asks all of them at once.
fn is_regular(bytes: &[u8; 17]) -> bool {
    let mut doubtful = false;
    for at in 0..16 {
        let (byte, next) = (bytes[at], bytes[at + 1]);
        doubtful |= !(b' '..0x80).contains(&byte) | ((byte == b' ') & !(b'!'..0x80).contains(&next));
    }
    !doubtful
}

/// Whether `text` begins with `prefix`, in upper or lower case; what follows it if so.
#[inline]
pub fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    // Most texts part from the prefix within its first letters; of those that a table gave, by the third.
    let differ = |expected: &u8, byte: &u8| expected.is_ascii() && !expected.eq_ignore_ascii_case(byte);
    match (prefix.as_bytes(), text.as_bytes()) {
        ([_, _, third, ..], [_, _, three, ..]) if differ(third, three) => None,
        ([first, second, ..], [one, two, ..]) if differ(first, one) || differ(second, two) => None,
        _ => behind_prefix(text, prefix),
    }
}

fn behind_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    // Most prefixes are plain.
    let same = |(expected, byte): &(u8, u8)| expected.is_ascii() && expected.eq_ignore_ascii_case(byte);
    let plain = prefix.bytes().zip(text.bytes()).take_while(same).count();
    let (expected, behind) = (&prefix[plain..], &text[plain..]);
    if expected.is_empty() {
        return Some(behind);
    }
    if expected.as_bytes()[0].is_ascii() {
        return None;
    }
    let mut rest = behind.chars();
    for expected in expected.chars() {
        let c = rest.next()?;
        let same = c == expected
            || if c.is_ascii() {
                c.eq_ignore_ascii_case(&expected)
            } else {
                c.to_lowercase().eq(expected.to_lowercase())
            };
        if !same {
            return None;
        }
    }
    Some(rest.as_str())
}

/// `text` without the marks Markdown sets around a line for looks: `**Grade:** A-`, `_By Ann Lee_`,
/// `## Title`, `> `. Only a mark that opens and closes is one.
#[inline]
pub fn without_emphasis(text: &str) -> &str {
    let text = trim(text);
    if text.starts_with(['*', '_']) { within_emphasis(text) } else { text }
}

fn within_emphasis(mut text: &str) -> &str {
    while text.starts_with(['*', '_']) {
        let stripped = ["***", "**", "__", "*", "_"].into_iter().find_map(|mark| {
            let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
            let clean = !inner.is_empty() && !inner.contains(mark) && !inner.starts_with(char::is_whitespace);
            // Stars that are a mark (`***1/2`, `***`) are no emphasis.
            let points = mark == "**" && inner.starts_with(|c: char| c.is_ascii_digit()) && inner != "1/2";
            (clean && (points || inner.contains(char::is_alphabetic))).then_some(inner.trim())
        });
        match stripped {
            Some(inner) => text = inner,
            None => break,
        }
    }
    text
}

/// Whether two folded words are a slip of the typing hand apart: one change in a word of four
/// letters, two from eight on, and never the first letter.
pub fn is_slip(a: &str, b: &str) -> bool {
    let letters = a.chars().count().max(b.chars().count());
    let allowed = if letters >= 8 { 2 } else { usize::from(letters >= 4) };
    let difference = a.chars().count().abs_diff(b.chars().count());
    a != b && a.chars().next() == b.chars().next() && difference <= allowed && strsim::osa_distance(a, b) <= allowed
}

/// The one of `known` that `word` was most likely meant to be, if any is near.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = word.to_lowercase();
    known
        .iter()
        .map(|key| (strsim::jaro_winkler(&word, key), *key))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn white_space_is_made_even_wherever_it_stands() {
        let words = "a bc def ghij klmno pq r st uvw";
        for at in words.match_indices(' ').map(|(at, _)| at) {
            for space in ["  ", "\t", "\n", "\r\n", " \u{a0}", "\u{2003}"] {
                let text = format!("{}{space}{}", &words[..at], &words[at + 1..]);
                assert_eq!(single_spaced(&text), words, "{text:?}");
            }
            let kept = format!("{}\u{a0}{}", &words[..at], &words[at + 1..]);
            assert_eq!(single_spaced(&kept), kept);
        }
    }

    #[test]
    fn a_prefix_is_plain_or_not() {
        assert_eq!(strip_prefix_ignore_case("Género: x", "GÉNERO"), Some(": x"));
        assert_eq!(strip_prefix_ignore_case("Gé", "género"), None);
        assert_eq!(strip_prefix_ignore_case("RATED R", "rated "), Some("R"));
        assert_eq!(strip_prefix_ignore_case("Rate", "rated"), None);
        assert_eq!(strip_prefix_ignore_case("ratéd", "rated"), None);
        assert_eq!(strip_prefix_ignore_case("r", ""), Some("r"));
    }

    #[test]
    fn parts_at_marks_and_counts_words_as_the_library_does() {
        for text in
            ["", ":", "a: b", "a:b: c", " (", "Low Tide (2019) (x)", "a – b", "– b", "a — b – c", "x / y", "été : “x”"]
        {
            for mark in [": ", " (", " – ", " / ", "“", "xy"] {
                assert_eq!(split_at_mark(text, mark), text.split_once(mark), "{text:?} {mark:?}");
            }
        }
        for text in ["", " ", "one", " one  two ", "one\u{a0}two", "été où\ttrois", "a\u{3000}b c", "— – …"] {
            for most in 0..4 {
                assert_eq!(has_more_words(text, most), text.split_whitespace().nth(most).is_some(), "{text:?} {most}");
            }
        }
    }

    #[test]
    fn counts_characters_from_the_end() {
        for text in ["", "a", "“one” — two", "été", "羅生門", "plain words"] {
            for count in 0..14 {
                let expected = text.char_indices().rev().nth(count).map_or(0, |(at, _)| at);
                assert_eq!(near_end(text, count), expected, "{text:?} {count}");
            }
        }
    }

    #[test]
    fn folds_what_does_not_matter() {
        assert_eq!(fold("Amélie: l’Été"), "amelie lete");
        assert_eq!(fold("Ame\u{301}lie"), "amelie");
        assert_eq!(fold("Pride & Prejudice"), "pride and prejudice");
        assert_eq!(fold("羅生門 (1950)"), "羅生門 1950");
        assert_eq!(fold("…"), "");
    }

    #[test]
    fn composes_what_was_typed_apart() {
        assert_eq!(composed("Ame\u{301}lie"), "Amélie");
        assert_eq!(composed("\u{1100}\u{1161}\u{11a8}"), "\u{ac01}");
        for text in ["plain", "it’s — “composed” ★½ 🎬", "Amélie", "羅生門", "\u{ac01}", "\u{1d15e}"] {
            assert_eq!(composed(text), text.nfc().collect::<String>());
        }
        assert!(matches!(composed("it’s — “composed” ★½ 🎬"), Cow::Borrowed(_)));
        assert!(is_plain("it’s — “plain” ★½ 🎬, over more than sixteen bytes") && is_plain(""));
        for text in ["a\u{200b}b", "sixteen and more \u{feff}", "\u{2060}", "Ame\u{301}lie", "羅生門"] {
            assert!(!is_plain(text), "{text:?}");
        }
    }

    #[test]
    fn spaces_every_kind_of_white_space() {
        for c in (0..=0xffffu32).filter_map(char::from_u32).filter(|c| c.is_whitespace()) {
            let lone = if matches!(c, '\u{a0}' | '\u{202f}') { c } else { ' ' };
            assert_eq!(single_spaced(&format!("a{c}b")), format!("a{lone}b"), "{c:?}");
            assert_eq!(single_spaced(&format!("a {c}b")), "a b", "{c:?}");
        }
        assert_eq!(single_spaced("“a” — b’s… ½"), "“a” — b’s… ½");
    }

    #[test]
    fn keeps_a_lone_no_break_space() {
        assert_eq!(single_spaced(" Eventually,\u{a0} he \n left "), "Eventually, he left");
        assert_eq!(single_spaced("Quoi\u{a0}?"), "Quoi\u{a0}?");
    }

    #[test]
    fn takes_emphasis_off_but_leaves_stars() {
        assert_eq!(without_emphasis("**Grade: B+**"), "Grade: B+");
        assert_eq!(without_emphasis("*By Ann Lee*"), "By Ann Lee");
        assert_eq!(without_emphasis("***1/2"), "***1/2");
        assert_eq!(without_emphasis("****"), "****");
        assert_eq!(without_emphasis("*one* and *two*"), "*one* and *two*");
    }

    #[test]
    fn tells_a_slip_from_another_name() {
        assert!(is_slip("cook", "cooke"));
        assert!(is_slip("amalrik", "amalric"));
        assert!(!is_slip("joel", "ethan"));
        assert!(!is_slip("lee", "les"));
        assert!(!is_slip("cooke", "cooke"));
    }
}
