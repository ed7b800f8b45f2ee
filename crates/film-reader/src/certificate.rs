//! Age certificates: `R`, `PG-13`, `Not rated`. They are never the grade.

use crate::text::{is_dash, strip_prefix_ignore_case};
use crate::words::{Openings, WordSet, beginnings, in_order, openings, word_set};
use std::sync::LazyLock;

/// Certificates that mean nothing else when they stand alone.
static DISTINCT: LazyLock<Vec<&str>> = LazyLock::new(|| in_order(|language| vec![language.certificates]));

/// Certificates that need a label: as words they are a grade, a number or a letter.
static WITH_LABEL: LazyLock<Vec<&str>> = LazyLock::new(|| in_order(|language| vec![language.certificates_with_label]));

/// Those of them that other facts are label enough for.
static AMONG_FACTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| in_order(|language| vec![language.certificates_among_facts]));

/// `cert`, before or after a certificate.
static WORDS: Openings = openings!(certificate_words);

/// What may stand between a certificate and the reasons for it.
static REASONS: Openings = openings!(certificate_reasons);

static FROM_AGE: Openings = openings!(from_age);

/// The classes of the United States bishops' film office. They stand beside the board's certificate,
/// which goes first.
const CLASSES: [&str; 4] = ["A-I", "A-II", "A-III", "A-IV"];

/// Reads the value of a label, such as `PG-13 for some language`; what comes of it is spelt as the
/// boards spell it, and every way of saying that there is none is `Not rated`.
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['(', ')', '"', '“', '”', '\'']).trim_end_matches('.');
    if let Some(unrated) = unrated(text.split([';', ',', '(']).next().unwrap_or(text)) {
        return Some(unrated);
    }
    if let Some(age) = FROM_AGE.strip_word(text).and_then(age) {
        return Some(format!("FSK {age}"));
    }
    if let Some(age) = abroad(text) {
        return Some(age);
    }
    let alike = |name: &&&str| name.as_bytes().first() == text.as_bytes().first();
    let known = DISTINCT.iter().chain(WITH_LABEL.iter()).filter(alike).filter_map(|name| {
        let rest = strip_mark(text, name)?;
        let rest = rest.trim_start_matches([')', ',', ';', ':', '.']);
        let is_more = |rest: &str| {
            rest.starts_with('(')
                || rest.trim_start_matches(is_dash).len() < rest.len()
                || REASONS.strip_word(rest).is_some()
                || WORDS.strip(rest).is_some()
        };
        let reasons = rest.is_empty() || rest.strip_prefix(' ').is_some_and(is_more);
        reasons.then_some(*name)
    });
    known.max_by_key(|name| name.len()).map(str::to_owned)
}

/// Reads a certificate that has no label: `Not rated`, `PG-13`, `Cert 15`, `FSK ab 12`.
pub fn parse_alone(text: &str) -> Option<String> {
    if !beginnings!(certificates, certificate_words, unrated).may_begin(text) {
        return None;
    }
    if !text.is_ascii() && text.contains('\u{a0}') {
        return parse_alone(&text.replace('\u{a0}', " "));
    }
    if text.len() > LONGEST_ALONE {
        return None;
    }
    if let Some(age) = strip_prefix_ignore_case(text, "fsk").and_then(|rest| age(rest.trim_start_matches([':', ' ']))) {
        return Some(format!("FSK {age}"));
    }
    // British papers say `Cert 15` or `15 cert`.
    let british = WORDS.all(text).find_map(|rest| rest.trim_start_matches(':').strip_prefix(' '));
    let british = british.or_else(|| {
        Some(text.rsplit_once(' ')?).filter(|(_, word)| WORDS.strip(word) == Some("")).map(|(before, _)| before)
    });
    if let Some(certificate) = british.and_then(parse) {
        return Some(certificate);
    }
    let begins_alike = |name: &&&str| name.as_bytes().first() == text.as_bytes().first();
    if let Some(certificate) = abroad(text) {
        return Some(certificate);
    }
    unrated(text).or_else(|| {
        let mut alike = DISTINCT.iter().filter(begins_alike);
        alike.find(|name| strip_mark(text, name).is_some_and(str::is_empty)).map(|name| name.to_string())
    })
}

/// Ages as other boards write them, kept as written: `15 år`, `14 anos`.
fn abroad(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text[..digits].parse::<u8>().ok().filter(|age| (3..=21).contains(age))?;
    let unit = text[digits..].trim_start();
    (matches!(unit, "år" | "anos" | "años" | "ans" | "лет" | "jaar")).then(|| text.to_owned())
}

/// No certificate without a label is longer, in bytes.
const LONGEST_ALONE: usize = 32;

/// Reads what is a certificate only among other facts: `R. 120 minutes.`, `(15, 98 mins)`.
pub fn parse_among_facts(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    AMONG_FACTS.iter().find(|name| **name == text).map(|name| name.to_string())
}

/// Reads what is a certificate in a row of facts: `R`, `M`, `15`.
pub fn parse_in_a_row(text: &str) -> Option<String> {
    const LETTERS: [&str; 12] = ["R", "G", "M", "U", "X", "MA", "12", "15", "18", "14A", "18A", "16"];
    LETTERS.iter().find(|name| **name == text).map(|name| name.to_string())
}

/// Whether a certificate is a class of the bishops' office, which gives way to the board's.
pub fn is_class(certificate: &str) -> bool {
    CLASSES.contains(&certificate)
}

/// The age in Germany's `ab 12` and `ab 12 Jahren`.
fn age(text: &str) -> Option<&'static str> {
    static YEARS: WordSet = word_set!(years_of_age);
    let rest = FROM_AGE.strip_word(text).unwrap_or(text);
    let age =
        rest.rsplit_once(' ').filter(|(_, years)| YEARS.holds_any_case(years)).map_or(rest, |(age, _)| age).trim();
    ["0", "6", "12", "16", "18"].into_iter().find(|known| *known == age)
}

/// Whether `text` says that there is no certificate.
pub fn is_unrated(text: &str) -> bool {
    static UNRATED: WordSet = word_set!(unrated);
    let text = text.trim().trim_end_matches('.');
    text.len() <= LONGEST_ALONE && UNRATED.holds_any_case(text) && (text.len() > 2 || text == "NR")
}

fn unrated(text: &str) -> Option<String> {
    is_unrated(text).then(|| "Not rated".to_owned())
}

/// What follows `name` in `text`, whatever dash it was typed with.
fn strip_mark<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in name.chars() {
        let c = rest.next()?;
        if c != expected && !(expected == '-' && is_dash(c)) {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(|c: char| c.is_alphanumeric() || is_dash(c) || c == '+')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_boards_say() {
        for (text, certificate) in [
            ("R", "R"),
            ("PG-13", "PG-13"),
            ("PG‑13 for some language", "PG-13"),
            ("R (for violence)", "R"),
            ("not rated", "Not rated"),
            ("Unrated", "Not rated"),
            ("NR", "Not rated"),
            ("15", "15"),
            ("PG", "PG"),
            ("A-III -- adults", "A-III"),
            ("R (restricted)", "R"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(certificate), "{text}");
        }
    }

    #[test]
    fn is_no_grade_and_no_prose() {
        for text in ["B+", "A-", "8/10", "among the best", "R-rated fun", "15 stars", ""] {
            assert_eq!(parse(text), None, "{text}");
        }
        for (text, certificate) in [
            ("Cert 15", "15"),
            ("15 cert", "15"),
            ("FSK ab 12", "FSK 12"),
            ("FSK: 12", "FSK 12"),
            ("FSK: ab 16 Jahren", "FSK 16"),
        ] {
            assert_eq!(parse_alone(text).as_deref(), Some(certificate), "{text}");
        }
        for text in ["R", "15", "A", "G"] {
            assert_eq!(parse_alone(text), None, "{text}");
        }
    }
}
