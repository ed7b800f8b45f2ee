//! Capsules: the title, a bracket or stars, and the prose on one line.
//!
//! ```text
//! GRAVEL (R) A quarry foreman …        Sound of Metal ★★★½ A drummer …
//! ```

use super::{LONGEST, Title, reads_like_a_title};
use crate::credits::{self, Facts};
use crate::grade;
use crate::text::without_emphasis;

/// Reads the head of a capsule off `line`; gives the title and the prose behind it.
pub fn read<'a>(credits: credits::Reader<'_, 'a>, line: &'a str, facts: &mut Facts) -> Option<(Title<'a>, &'a str)> {
    let limit = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let at = line[..limit].find(['(', '[', '★', '☆', '⭐'])?;
    let text = super::unquoted(line[..at].trim().trim_end_matches([':', ',', '-', '–', '—']).trim());
    let mut rest = &line[at..];
    let mut grades = Vec::new();
    let mut extras = Facts::default();
    loop {
        rest = rest.trim_start();
        if let Some((inner, behind)) = bracket(rest) {
            if credits.take_bracket(inner, &mut extras).is_none() {
                // `(C-)`, where a letter alone may number something
                let Some(found) = grade::own_line(inner, credits.stars_out_of).filter(|_| inner.len() > 1) else {
                    break;
                };
                grades.extend(found);
            }
            rest = behind;
        } else if let Some((found, behind)) = stars(rest, credits.stars_out_of) {
            grades.extend(found);
            rest = behind;
        } else {
            break;
        }
    }
    let prose = rest.trim_start_matches(['*', '_', '.', ':', '-', '–', '—', ' ']);
    // A sentence that goes on behind the bracket has the title as its subject.
    let begins = prose.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let told = rest.len() < line.len() - at && (!grades.is_empty() || extras.year.is_some() || is_capital(text));
    if text.is_empty()
        || !begins
        || !told
        || !reads_like_a_title(text, false)
        || prose.split_whitespace().nth(4).is_none()
    {
        return None;
    }
    facts.complete(extras);
    Some((Title { text: without_emphasis(text), grades, number: None }, prose))
}

fn is_capital(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(|c| !c.is_lowercase())
}

fn bracket(text: &str) -> Option<(&str, &str)> {
    let (open, close) = if text.starts_with('(') { ('(', ')') } else { ('[', ']') };
    let inner = text.strip_prefix(open)?;
    inner.split_once(close)
}

fn stars(text: &str, stars_out_of: Option<u8>) -> Option<(Vec<grade::Graded<'_>>, &str)> {
    let drawn = |c: char| matches!(c, '★' | '☆' | '⭐' | '½' | '\u{fe0f}' | '\u{a0}' | ' ');
    let end = text.find(|c: char| !drawn(c)).unwrap_or(text.len());
    let mark = text[..end].trim();
    if !mark.starts_with(['★', '☆', '⭐']) {
        return None;
    }
    // `★★★ (out of four)` says it in brackets.
    let behind = &text[end..];
    if let Some((_, after)) = bracket(behind) {
        let whole = &text[..text.len() - after.len()];
        if let Some(found) = grade::own_line(whole, stars_out_of) {
            return Some((found, after));
        }
    }
    Some((grade::own_line(mark, stars_out_of)?, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn parse(text: &str) -> Option<(String, Option<String>, String)> {
        let source = Source::new("a.txt", text);
        let reader = credits::Reader { source: &source, stars_out_of: None };
        let (title, prose) = read(reader, text, &mut Facts::default())?;
        let mark = title.grades.first().map(|graded| graded.written.to_owned());
        Some((title.text.to_owned(), mark, prose.split(' ').take(2).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn reads_the_head_of_a_capsule() {
        let read = |title: &str, mark: Option<&str>, prose: &str| {
            Some((title.to_owned(), mark.map(str::to_owned), prose.to_owned()))
        };
        assert_eq!(parse("GRAVEL (R) A quarry foreman waits for a crane."), read("GRAVEL", None, "A quarry"));
        assert_eq!(
            parse("Low Tide ★★☆☆☆ Forty guests and one lift, no stairs."),
            read("Low Tide", Some("★★☆☆☆"), "Forty guests")
        );
        assert_eq!(
            parse("Low Tide (2019, 98 min.): Forty guests and one lift."),
            read("Low Tide", None, "Forty guests")
        );
        assert_eq!(
            parse("Low Tide ★★★ (out of four) Forty guests and one lift."),
            read("Low Tide", Some("★★★ (out of four)"), "Forty guests")
        );
    }

    #[test]
    fn a_sentence_keeps_its_subject() {
        for text in [
            "Ran (1985) is a film about weather and old men.",
            "Ann Lee (R) She came back to say it.",
            "Lou (Olivia Cooke) screams over it all night long.",
            "LOW TIDE (1999)",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
