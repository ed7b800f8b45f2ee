//! What a title looks like, and what lines look like that are none: labels, days, items of lists, sentences.

use super::LONGEST;
use crate::certificate::is_unrated;
use crate::credits;
use crate::sentence::{has_inner_stop, is_abbreviation};
use crate::words::en::{FACT_LABELS, PRONOUNS};
use crate::words::{Openings, WordSet, openings, word_set};

/// Whether `line` is a Markdown heading; what it says if so.
pub fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with([' ', '\t'])).then(|| rest.trim().trim_end_matches('#').trim())
}

/// Whether a line that reads like a credit may be a title as well: `With Honors`, `Rated X`,
/// `Grade: Unknown (2009)`.
pub fn may_be_credits(line: &str) -> bool {
    let year = line.trim_end().strip_suffix(')').and_then(|line| line.rsplit_once('('));
    year.is_some_and(|(_, year)| credits::year(year).is_some())
        || !line.contains([':', ',', '&', '/']) && !line.contains(" and ") && line.split_whitespace().count() <= 4 && {
            static LABELS: Openings = openings!(cast.bare, certificate.bare);
            line.starts_with(char::is_uppercase) && (LABELS.strip_word(line).is_some() || is_unrated(line))
        }
}

/// Whether a line is no title, and not worth a search for what might stand at its end.
pub fn is_paragraph(line: &str) -> bool {
    line.len() > 3 * LONGEST
}

pub(super) fn reads_like_a_title(text: &str, told: bool) -> bool {
    let starts = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let sentence = text.ends_with('.')
        && !text.ends_with("..")
        && !text.rsplit(char::is_whitespace).next().is_some_and(is_abbreviation);
    // `⭐️⭐️⭐️⭐️ Stars`, `8,7/10 Punkte`, `28/10/14` and `Release Date:November 5` are none.
    let points = text.starts_with(|c: char| c.is_ascii_digit())
        && text.split(' ').next().is_some_and(|first| first.contains('/'));
    // What a bullet opens is an item of a list, and what a copyright stands in says whose picture it is.
    if is_item(text) || text.contains(['©', '®']) {
        return false;
    }
    // `#drama`, and `Donnerstag 12. bis 18. Februar` above a programme.
    let tagged =
        text.split(' ').any(|word| word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic)));
    if tagged || is_span_of_days(text) {
        return false;
    }
    if text.starts_with(['★', '☆', '⭐']) || points || is_day_in_numbers(text) || is_label(text) {
        return false;
    }
    (starts || told) && text.len() <= LONGEST && !has_inner_stop(text) && (told || !sentence && capitals(text))
}

/// Whether `text` is a day and nothing else: `28/10/14`.
pub fn is_day_in_numbers(text: &str) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    text.len() >= 6
        && text.as_bytes().iter().filter(|byte| matches!(byte, b'/' | b'.' | b'-')).count() == 2
        && text.as_bytes().iter().all(|byte| digit(byte) || matches!(byte, b'/' | b'.' | b'-'))
        && text.split(['/', '.', '-']).all(|part| (1..=4).contains(&part.len()))
}

/// Whether `text` begins with a day of the week and has two numbers.
fn is_span_of_days(text: &str) -> bool {
    static WEEKDAYS: WordSet = word_set!(weekdays);
    let mut words = text.split([' ', ',']);
    let number = |word: &str| {
        let digits = word.trim_end_matches(['.', ':']);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.next().is_some_and(|first| WEEKDAYS.holds_any_case(first)) && words.filter(|word| number(word)).count() > 1
}

/// Whether a line breaks off before its last word: `Four out of` above `Five stars`.
pub fn breaks_off(line: &str) -> bool {
    static JOINS: WordSet = word_set!(break_off);
    line.rsplit_once(' ').is_some_and(|(_, last)| JOINS.holds(last))
}

/// Whether `text` is a label of a table of facts, with its value or without one.
pub fn is_label(text: &str) -> bool {
    let text = text.trim_start_matches(['•', '-', '*', ' ']);
    let label = text.split_once(':').map_or(text, |(label, _)| label);
    label.len() <= 16 && FACT_LABELS.iter().any(|known| known.eq_ignore_ascii_case(label.trim()))
}

/// Whether most of the long words begin with a capital, as in a title; a headline or a sentence
/// writes them small. Scripts without capitals pass.
fn capitals(text: &str) -> bool {
    let long = text.split_whitespace().filter(|word| word.chars().count() > 3);
    let (mut capital, mut small) = (0, 0);
    for word in long {
        match word.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_lowercase() => small += 1,
            _ => capital += 1,
        }
    }
    // A title of one small long word (`Me and you`) is still a title when it is short.
    capital >= small || text.split_whitespace().count() <= 4
}

/// Whether a bullet opens `line`: an item of a list or of a menu.
pub fn is_item(line: &str) -> bool {
    // `1. Headline`
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with(['•', '·', '▪', '●', '◦', '‣', '○'])
        || (1..=2).contains(&digits) && line[digits..].starts_with(". ")
}

/// Whether every word begins with a capital but the small ones within.
pub fn title_case(text: &str) -> bool {
    static SMALL: WordSet = word_set!(small_in_titles);
    let starts = text.chars().next().is_some_and(|c| !c.is_lowercase() && c.is_alphanumeric());
    starts
        && !PRONOUNS.contains(&text)
        && text.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || SMALL.holds(word))
}
