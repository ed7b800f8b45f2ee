//! Where a sentence ends, and which words are written short.

use crate::text::{is_dash, trim};
use crate::words::{SUFFIXES, WordSet, word_set};

/// Whether `word`, which ends with a full stop, is a word written short rather than the end of a
/// sentence: an initial, `Jr.`, `Bros.`, `U.S.`
pub fn is_abbreviation(word: &str) -> bool {
    static SHORT: WordSet = word_set!(abbreviations, short_titles);
    let Some(word) = word.strip_suffix('.') else { return false };
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_short = SHORT.holds_any_case(word) || is_suffix(word) && !is_numeral(word);
    is_short || word.contains('.') || word.chars().count() == 1
}

/// Whether `word` is a suffix of a name: `Jr`, `III`.
pub fn is_suffix(word: &str) -> bool {
    word.len() <= 4 && SUFFIXES.iter().any(|suffix| suffix.eq_ignore_ascii_case(word))
}

fn is_numeral(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v'))
}

/// `text` without the full stop that ends it, unless that belongs to its last word.
pub fn without_stop(text: &str) -> &str {
    let text = trim(text);
    if !text.ends_with('.') {
        return text;
    }
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    if is_abbreviation(last) { text } else { text.strip_suffix('.').unwrap_or(text).trim_end() }
}

/// Whether a sentence ends within `text`, before its own end.
pub fn has_inner_stop(text: &str) -> bool {
    if !text.as_bytes().contains(&b'.') {
        return false;
    }
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if let Some(next) = words.peek()
            && word.ends_with('.')
            && !is_abbreviation(word)
            // `31. august`
            && !(next.starts_with(char::is_lowercase) && word[..word.len() - 1].bytes().all(|byte| byte.is_ascii_digit()))
        {
            return true;
        }
    }
    false
}

/// Whether a sentence ends with `text`, its closing quotation marks and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    // Most places in a text stand behind a letter.
    if text.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    text.trim_end()
        .trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '*', '_'])
        .ends_with(|c| matches!(c, '.' | '!' | '?' | '…') || is_dash(c) && c != '-')
}
