//! The grade of the front matter: `grade: A-`, `rating: 4.5`, `stars: 3`, `review: {rating: 4, max: 5}`.
//!
//! A bare number is a grade as written. Out of how many it is, the key beside it says, or the site
//! (`grades_out_of`), or the text, which may give the same number with its scale; else it has no value.

use super::links::unlinked;
use super::names::{Field, meaning, normalized};
use crate::front_matter::{Table, Value};
use crate::grade::{self, Mark};
use crate::source::At;
use crate::text::{single_spaced, without_emphasis};
use film_model::{Grade, Scale};
use std::ops::Range;

/// A number without a scale, in hundredths.
#[derive(Clone, Debug, PartialEq)]
pub struct Bare {
    pub hundredths: u32,
    pub written: String,
    pub key: String,
    pub span: Range<usize>,
}

/// What the value of a key that holds a grade is.
#[derive(Debug, PartialEq)]
pub enum Found {
    Mark(Mark),
    Bare {
        hundredths: u32,
        written: String,
        out_of: Option<u32>,
    },
    /// A text that is no mark.
    Words(String),
    Nothing,
}

/// Reads the value of a key that holds a grade.
pub fn read(value: &At<Value>, stars_out_of: Option<u8>) -> Found {
    match &value.value {
        Value::Scalar(text) => in_words(text, stars_out_of),
        Value::List(entries) if entries.len() == 1 => read(&entries[0], stars_out_of),
        Value::Table(table) => of_table(table, stars_out_of),
        _ => Found::Nothing,
    }
}

fn of_table(table: &Table, stars_out_of: Option<u8>) -> Found {
    let is_value =
        |key: &str| meaning(key).is_some_and(|(field, _)| field == Field::Grade) || normalized(key) == "value";
    let Some((_, value)) = table.iter().find(|(key, _)| is_value(&key.value)) else { return Found::Nothing };
    let Value::Scalar(text) = &value.value else { return Found::Nothing };
    let scales = ["max", "maximum", "of", "best", "scale", "total"];
    let of = table.iter().find_map(|(key, value)| {
        let key = &key.value;
        let names_it =
            meaning(key).is_some_and(|(field, _)| field == Field::OutOf) || scales.contains(&&*normalized(key));
        names_it.then(|| out_of(value)).flatten()
    });
    match in_words(text, stars_out_of) {
        Found::Bare { hundredths, written, .. } => Found::Bare { hundredths, written, out_of: of },
        other => other,
    }
}

/// A scale that a key states, in hundredths.
pub fn out_of(value: &At<Value>) -> Option<u32> {
    let Value::Scalar(text) = &value.value else { return None };
    number(text).filter(|scale| (300..=10_000).contains(scale))
}

fn in_words(text: &str, stars_out_of: Option<u8>) -> Found {
    let text = unlinked(text);
    // `* * *` sets nothing in emphasis here.
    let row = grade::is_row(&text).then(|| text.replace(' ', ""));
    let text = without_emphasis(row.as_deref().unwrap_or(&text));
    if let Some(mark) = grade::parse(text, stars_out_of) {
        return Found::Mark(mark);
    }
    let text = single_spaced(text);
    if let Some(hundredths) = number(&text) {
        return Found::Bare { hundredths, written: text, out_of: None };
    }
    // `3.86/4 (well worth it)`: a mark, and words about it.
    let ends = text.match_indices([' ', ',', ';', '|', '(']).map(|(at, _)| at);
    let leading =
        ends.filter(|at| text[*at..].trim_start_matches([' ', ',', ';']).starts_with(['(', '–', '—', '-', '|']));
    let mark = leading.rev().find_map(|at| grade::parse(&text[..at], stars_out_of));
    match mark {
        Some(mark) => Found::Mark(mark),
        None => Found::Words(text),
    }
}

/// A number from 0 to 100, in hundredths.
pub fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole, 3) || !digits(part, 2) {
        return None;
    }
    let part: u32 = part.parse::<u32>().ok()? * if part.len() == 1 { 10 } else { 1 };
    Some(whole.parse::<u32>().ok()? * 100 + part).filter(|number| *number <= 10_000)
}

/// The grade that `bare` is out of `scale`, both in hundredths. `None` where it is beyond the scale.
pub fn of_scale(hundredths: u32, written: &str, key: &str, scale: Option<u32>) -> Option<Grade> {
    let value = match scale {
        Some(scale) => Some(grade::linear(hundredths, scale)?),
        None => None,
    };
    let scale = if normalized(key).contains("star") { Scale::Stars } else { Scale::Points };
    Some(Grade { written: written.to_owned(), scale, value })
}

/// The mark in `text` that gives the number `hundredths` with a scale (`8/10`, `3.5 out of 5`). Where it gives two
/// of different scales, neither is meant.
pub fn with_scale(text: &str, hundredths: u32) -> Option<&str> {
    let mut found: Option<(&str, u32)> = None;
    for join in ["/", " out of ", " von ", " sur ", " su ", " из ", " op ", " av "] {
        for at in crate::memmem::find_iter(text.as_bytes(), join).take(MOST) {
            let before = &text[..at].trim_end();
            let start = before.len()
                - before.bytes().rev().take(6).take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',')).count();
            let behind = text[at + join.len()..].trim_start_matches(' ');
            let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
            let scale: Option<u32> = behind[..end].parse().ok().filter(|scale| [4, 5, 6, 10, 20, 100].contains(scale));
            let Some(scale) = scale.filter(|_| number(&before[start..]) == Some(hundredths)) else { continue };
            // `9/11/2001`, `24/7`, `v1/5`: something else is meant.
            let alone = !before[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/')
                && !behind[end..].starts_with(['/', '-']);
            if !alone || hundredths > scale * 100 {
                continue;
            }
            let place = text.len() - behind.len() + end;
            match found {
                Some((_, known)) if known != scale => return None,
                Some(_) => {}
                None => found = Some((&text[start..place], scale)),
            }
        }
    }
    found.map(|(mark, _)| mark)
}

/// How many places of a text are looked at for a scale.
const MOST: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(text: &str) -> At<Value> {
        At::new(Value::Scalar(text.into()), 0..0)
    }

    fn bare(hundredths: u32, written: &str, out_of: Option<u32>) -> Found {
        Found::Bare { hundredths, written: written.into(), out_of }
    }

    #[test]
    fn a_number_is_a_grade_as_written() {
        assert_eq!(read(&scalar("4.5"), None), bare(450, "4.5", None));
        assert_eq!(read(&scalar("8,25"), None), bare(825, "8,25", None));
        assert_eq!(read(&scalar("85"), None), bare(8500, "85", None));
        for other in ["2019", "tt0000001", "-3", "4.567", "101"] {
            assert!(!matches!(read(&scalar(other), None), Found::Bare { .. }), "{other}");
        }
    }

    #[test]
    fn a_mark_may_have_words_about_it() {
        for text in ["3.5/4 (well worth it)", "3.5/4 – well worth it", "3.5/4 | well worth it"] {
            let Found::Mark(mark) = read(&scalar(text), None) else { panic!("{text}") };
            assert_eq!((mark.grade.written.as_str(), mark.grade.value), ("3.5/4", Some(88)), "{text}");
        }
        assert_eq!(read(&scalar("worth a look (8/10)"), None), Found::Words("worth a look (8/10)".into()));
    }

    #[test]
    fn a_table_may_say_its_scale() {
        let at = |text: &str| At::new(text.to_owned(), 0..0);
        let table =
            |value: &str, of: &str| At::new(Value::Table(vec![(at(value), scalar("4")), (at(of), scalar("5"))]), 0..0);
        assert_eq!(read(&table("value", "max"), None), bare(400, "4", Some(500)));
        assert_eq!(read(&table("ratingValue", "bestRating"), None), bare(400, "4", Some(500)));
    }

    #[test]
    fn the_text_may_say_the_scale() {
        assert_eq!(with_scale("I rated this film 8/10.", 800), Some("8/10"));
        assert_eq!(with_scale("Rating: 4 out of 5", 400), Some("4 out of 5"));
        assert_eq!(with_scale("After 9/11 it was 8/10, not 9/10.", 900), Some("9/10"));
        assert_eq!(with_scale("8/10 for one, 8/20 for the other", 800), None, "two scales");
        for text in ["7/10/2020", "season 7/10-12", "17/10", "it runs 24/7", "né/10"] {
            assert_eq!(with_scale(text, 700), None, "{text}");
        }
    }
}
