//! The words of a text, and which of them may begin a name.
//!
//! Nine words of ten are small and name nobody; they are passed over without being looked at. What
//! stands around a word with a capital is read only when the word is known.

use crate::text::{fold, is_apostrophe};
use crate::unicode::is_combining_mark;

/// A word within a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word<'t> {
    /// Without the `'s` of a possessive.
    pub text: &'t str,
    pub start: usize,
    /// Behind the `'s`.
    pub end: usize,
}

impl<'t> Word<'t> {
    /// The end without the `'s`.
    pub fn name_end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_possessive(&self) -> bool {
        self.end > self.name_end()
    }

    pub fn has_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// What stands behind an elided article or preposition: `Varda` in `d’Varda`.
    pub fn without_elision(&self) -> Option<Word<'t>> {
        let (before, behind) = self.text.split_once(is_apostrophe)?;
        let start = self.name_end() - behind.len();
        let elided = matches!(before, "d" | "l" | "qu" | "D" | "L" | "Qu") && behind.starts_with(char::is_uppercase);
        elided.then_some(Word { text: behind, start, end: self.end })
    }
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gap {
    Space,
    Hyphen,
    Stop,
    Comma,
}

/// Where in `bytes` the first byte is, at or behind `from`, that may begin a capital: `A` to `Z`, or
/// one of a character beyond ASCII. Eight bytes are asked at once.
fn may_be_capital(bytes: &[u8], from: usize) -> Option<usize> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let mut at = from;
    // Where there is none in sixteen, the compiler sees it at once.
    let none = |sixteen: &[u8; 16]| !sixteen.iter().fold(false, |any, b| any | b.is_ascii_uppercase() | !b.is_ascii());
    while bytes.get(at..).and_then(<[u8]>::first_chunk).is_some_and(none) {
        at += 16;
    }
    while let Some(eight) = bytes.get(at..at + 8) {
        let eight = u64::from_le_bytes(eight.try_into().unwrap_or_default());
        let plain = eight & !HIGH;
        // The high bit is set from `A` on by the first sum, and from behind `Z` on by the second.
        let capital = (plain + (0x80 - u64::from(b'A')) * EACH) & !(plain + (0x7f - u64::from(b'Z')) * EACH);
        let found = (capital | eight) & HIGH;
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()).map(|found| at + found)
}

/// The first word at or behind `from` that has a capital, of its own or behind an elision.
pub fn next_capital(text: &str, from: usize) -> Option<Word<'_>> {
    next_capital_where(text, from, |_| true)
}

/// The same without the words that `may_begin`, asked with the text from a word on, says no to. A word
/// with an apostrophe may come all the same.
pub fn next_capital_where(text: &str, from: usize, may_begin: impl Fn(&str) -> bool) -> Option<Word<'_>> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at = may_be_capital(bytes, at)?;
        if !bytes[at].is_ascii() {
            // The typographic marks.
            if bytes[at] == 0xe2 && bytes[at + 1] == 0x80 {
                at += 3;
                continue;
            }
            let c = first(&text[at..])?;
            if !c.is_uppercase() {
                at += c.len_utf8();
                continue;
            }
        }
        match bytes[..at].last() {
            Some(before) if before.is_ascii_alphanumeric() => at = word_at(text, at).end,
            Some(before) if *before == b'\'' || !before.is_ascii() => match prefix(text, at) {
                Some(start) => return Some(word_at(text, start.max(from))),
                None => at = word_at(text, at).end,
            },
            _ if may_begin(&text[at..]) => return Some(word_at(text, at)),
            _ => at += first(&text[at..])?.len_utf8(),
        }
    }
}

/// Whether the word that `text` begins with may have an apostrophe in it, and so be a possessive.
pub fn may_own(text: &str) -> bool {
    let end = text.bytes().find(|byte| !PLAIN[usize::from(*byte)]);
    end.is_some_and(|byte| byte == b'\'' || !byte.is_ascii())
}

/// Where the word begins that has a capital at `at`: there, or before an apostrophe (`d’Arcy`); nothing
/// where the capital stands within a word (`éClair`).
fn prefix(text: &str, at: usize) -> Option<usize> {
    let mut before = text[..at].char_indices().rev();
    let (_, mark) = before.next()?;
    if !is_apostrophe(mark) {
        return (!is_of_word(mark)).then_some(at);
    }
    // Only a letter or two are elided or prefixed; anything longer is not looked through.
    let mut start = at;
    for (place, c) in before.take(3) {
        if !is_of_word(c) {
            return Some(start);
        }
        start = place;
    }
    (start == 0 || start == at).then_some(start)
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c))
}

/// The letters and digits of ASCII.
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The word that begins at `start`. An apostrophe between letters is part of it.
pub fn word_at(text: &str, start: usize) -> Word<'_> {
    let bytes = text.as_bytes();
    let mut end = start;
    let mut apostrophe = None;
    loop {
        while bytes.get(end).is_some_and(|byte| PLAIN[usize::from(*byte)]) {
            end += 1;
        }
        match bytes.get(end) {
            None => break,
            Some(byte) if byte.is_ascii() && *byte != b'\'' => break,
            Some(_) => {}
        }
        let Some(c) = first(&text[end..]) else { break };
        let behind = end + c.len_utf8();
        if is_of_word(c) {
            end = behind;
        } else if is_apostrophe(c) && end > start && first(&text[behind..]).is_some_and(is_of_word) {
            apostrophe = Some((end, behind));
            end = behind;
        } else {
            break;
        }
    }
    let possessive = apostrophe.filter(|(_, behind)| matches!(&text[*behind..end], "s" | "S"));
    let name_end = possessive.map_or(end, |(at, _)| at);
    Word { text: &text[start..name_end], start, end }
}

/// Where the word begins that reaches up to `end`.
fn start_of_word(text: &str, end: usize) -> usize {
    let mut start = end;
    let mut characters = text[..end].chars().rev().peekable();
    while let Some(c) = characters.next() {
        let within = is_of_word(c) || is_apostrophe(c) && characters.peek().is_some_and(|before| is_of_word(*before));
        if !within {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '·' | '・')
}

/// The word behind the one that ends at `end`, and what is between them; nothing where more than one
/// mark is.
pub fn after(text: &str, end: usize) -> Option<(Gap, Word<'_>)> {
    let rest = &text[end..];
    // Most words stand behind one space.
    if let [b' ', next, ..] = rest.as_bytes()
        && PLAIN[usize::from(*next)]
    {
        return Some((Gap::Space, word_at(text, end + 1)));
    }
    let c = first(rest)?;
    let (gap, behind) = match c {
        c if c.is_whitespace() => (Gap::Space, rest.trim_start()),
        c if is_hyphen(c) => (Gap::Hyphen, &rest[c.len_utf8()..]),
        '.' => (Gap::Stop, rest[1..].trim_start().trim_start_matches(is_hyphen)),
        ',' => (Gap::Comma, rest[1..].trim_start()),
        _ => return None,
    };
    let word = word_at(text, text.len() - behind.len());
    (!word.text.is_empty()).then_some((gap, word))
}

/// The word before `start`, and what is between; nothing where more than one mark is.
pub fn before(text: &str, start: usize) -> Option<(Gap, Word<'_>)> {
    let rest = &text[..start];
    let c = rest.chars().next_back()?;
    let (gap, before) = if is_hyphen(c) {
        (Gap::Hyphen, &rest[..rest.len() - c.len_utf8()])
    } else {
        let before = rest.trim_end();
        match before.chars().next_back()? {
            '.' => (Gap::Stop, &before[..before.len() - 1]),
            ',' => (Gap::Comma, &before[..before.len() - 1]),
            _ if before.len() < rest.len() => (Gap::Space, before),
            _ => return None,
        }
    };
    let start = start_of_word(text, before.len());
    let word = word_at(text, start);
    (word.end == before.len() && !word.text.is_empty()).then_some((gap, word))
}

/// Whether a sentence begins at `start`; quotation marks and brackets may stand before it.
pub fn begins_sentence(text: &str, start: usize) -> bool {
    let opening =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '[' | '*' | '_');
    let before = text[..start].trim_end_matches(opening).trim_end_matches(['”', '’', '»', ')', ']']);
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':'])
}

/// Words longer than this are no names; looking them up would only cost time.
pub const LONGEST: usize = 64;

/// `name` as names are compared: folded, and the letters that Unicode does not take apart
/// (`ø`, `ł`, `ß`) written plainly.
///
/// ```text
/// "Søren O’Dałe-Strauß" → "soren odale strauss"
/// ```
pub fn fold_name(name: &str) -> String {
    if name.is_ascii() {
        return fold_ascii(name);
    }
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            c => out.push(c),
        }
    }
    out
}

/// Most names are plain, and there are many.
fn fold_ascii(name: &str) -> String {
    let bytes = name.as_bytes();
    let spaced = |at: usize| bytes[at] == b' ' && at > 0 && bytes.get(at + 1).is_some_and(|next| *next != b' ');
    if (0..bytes.len()).all(|at| PLAIN[usize::from(bytes[at])] || spaced(at)) {
        return name.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if PLAIN[usize::from(byte)] {
            out.push(char::from(byte.to_ascii_lowercase()));
        } else if byte != b'\'' && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Hands the folded `word` on, without an allocation where it is plain ASCII.
pub fn with_folded<R>(word: &str, then: impl FnOnce(&str) -> R) -> R {
    match fold_plain(word, &mut [0; LONGEST]) {
        Some(folded) => then(std::str::from_utf8(folded).unwrap_or_default()),
        None => then(&fold_name(word)),
    }
}

/// The same in `letters`; nothing where the word is not plain.
pub fn fold_plain<'l>(word: &str, letters: &'l mut [u8; LONGEST]) -> Option<&'l [u8]> {
    let mut length = 0;
    for byte in word.bytes() {
        if byte == b'\'' {
            continue;
        }
        if !PLAIN[usize::from(byte)] || length == LONGEST {
            return None;
        }
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    Some(&letters[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capitals(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = next_capital(text, at) {
            assert!(word.end > at, "{text} is passed through");
            at = word.end;
            found.push(word.text);
        }
        found
    }

    #[test]
    fn finds_the_words_with_capitals() {
        for (text, found) in [
            ("the Amazing Grace of ice", vec!["Amazing", "Grace"]),
            ("Ahmed’s and O'Brien's, an iPhone", vec!["Ahmed", "O'Brien"]),
            ("d’Arcy, ‘Riz’ and Ki-taek", vec!["d’Arcy", "Riz", "Ki"]),
            ("éClair Été naïf Ångström", vec!["Été", "Ångström"]),
            ("日本語 Иван и Ю", vec!["Иван", "Ю"]),
            ("'A", vec!["A"]),
            ("", vec![]),
        ] {
            assert_eq!(capitals(text), found, "{text}");
        }
    }

    #[test]
    fn knows_what_stands_around_a_word() {
        let text = "J. Moss-Vale, Una";
        let moss = next_capital(text, 2).unwrap();
        assert_eq!(after(text, moss.end).map(|(gap, word)| (gap, word.text)), Some((Gap::Hyphen, "Vale")));
        assert_eq!(before(text, moss.start).map(|(gap, word)| (gap, word.text)), Some((Gap::Stop, "J")));
        assert_eq!(after(text, text.len() - 5).map(|(gap, word)| (gap, word.text)), Some((Gap::Comma, "Una")));
        assert_eq!(after("Moss (Vale", 4), None);
        assert_eq!(before("(Moss", 1), None);
    }

    #[test]
    fn knows_where_a_sentence_begins() {
        assert!(begins_sentence("Law", 0));
        assert!(begins_sentence("It ends. “Law", "It ends. “".len()));
        assert!(begins_sentence("“It ends.” Law", "“It ends.” ".len()));
        assert!(!begins_sentence("It ends, Law", 9));
    }

    #[test]
    fn folds_letters_unicode_does_not_take_apart() {
        assert_eq!(fold_name("Søren O’Dałe-Strauß"), "soren odale strauss");
        assert_eq!(fold_name(" J.K. O'Dale-Moss, "), "j k odale moss");
        with_folded("O'Dale", |folded| assert_eq!(folded, "odale"));
        with_folded("Pénélope", |folded| assert_eq!(folded, "penelope"));
    }
}
