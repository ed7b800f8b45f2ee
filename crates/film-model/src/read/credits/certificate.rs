//! Age certificates: `R`, `PG-13`, `Not rated`. They are never the grade.

use super::super::text::{is_dash, strip_prefix_ignore_case};

/// Certificates that mean nothing else when they stand alone.
const DISTINCT: [&str; 16] = [
    "PG-13", "PG", "NC-17", "GP", "12A", "12PG", "TV-MA", "TV-14", "TV-PG", "TV-G", "TV-Y7", "TV-Y", "MA15+", "R18+",
    "FSK 12", "FSK 16",
];

/// Certificates that need a label: as words they are a grade, a number or a letter.
const WITH_LABEL: [&str; 18] =
    ["R", "G", "X", "M", "U", "A", "AA", "12", "15", "18", "6", "16", "14A", "18A", "R18", "MA", "0", "Approved"];

/// Reads the value of a label, such as `PG-13 for some language`; what comes of it is spelt as the
/// boards spell it, and every way of saying that there is none is `Not rated`.
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['(', ')', '"', '“', '”', '\'']).trim_end_matches('.');
    if let Some(unrated) = unrated(text) {
        return Some(unrated);
    }
    let known = DISTINCT.iter().chain(&WITH_LABEL).filter_map(|name| {
        let rest = strip_mark(text, name)?;
        let rest = rest.trim_start_matches([')', ',', ';', ':', '.']);
        let reasons = rest.is_empty()
            || [" for ", " (", " by ", " – ", " — ", " - "]
                .iter()
                .any(|join| strip_prefix_ignore_case(rest, join).is_some());
        reasons.then_some(*name)
    });
    known.max_by_key(|name| name.len()).map(str::to_owned)
}

/// Reads a certificate that has no label: `Not rated`, `PG-13`.
pub fn parse_alone(text: &str) -> Option<String> {
    unrated(text).or_else(|| {
        DISTINCT.iter().find(|name| strip_mark(text, name).is_some_and(str::is_empty)).map(|name| name.to_string())
    })
}

fn unrated(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let ways = ["not rated", "unrated", "nr", "not yet rated", "no mpaa rating", "no rating", "this film is not rated"];
    (ways.iter().any(|way| text.eq_ignore_ascii_case(way)) && (text.len() > 2 || text == "NR"))
        .then(|| "Not rated".to_owned())
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
        ] {
            assert_eq!(parse(text).as_deref(), Some(certificate), "{text}");
        }
    }

    #[test]
    fn is_no_grade_and_no_prose() {
        for text in ["B+", "A-", "8/10", "among the best", "R-rated fun", "15 stars", ""] {
            assert_eq!(parse(text), None, "{text}");
        }
        for text in ["R", "15", "A", "G"] {
            assert_eq!(parse_alone(text), None, "{text}");
        }
    }
}
