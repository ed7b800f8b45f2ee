//! The critic's mark.
//!
//! ```text
//! grade     =  letter | stars | points | percent | thumbs
//! labelled  =  ("Grade" | "Our grade" | "Rating" | "Score" | …) ":" grade
//! ```
//!
//! A grade is taken where nothing else can be meant: behind a label, alone on a line, or closing
//! the first or the last paragraph as a sentence of its own. `9/11`, `24/7`, a B-movie and Grade A
//! beef stand elsewhere, or are no mark of any scale.
//!
//! The mark stays as it was written; its value is a whole number from 0 to 100, rounded half up.

mod amount;
mod letter;
mod percent;
mod points;
mod stars;
mod thumbs;

use super::text::{ends_sentence, is_dash, strip_prefix_ignore_case, without_emphasis};
use crate::model::{Grade, Scale};

/// A mark that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub grade: Grade,
    /// Whether it is stars that do not say out of how many.
    pub ambiguous: bool,
}

impl Mark {
    fn new(written: &str, scale: Scale, value: Option<u8>) -> Self {
        let ambiguous = scale == Scale::Stars && value.is_none();
        Mark { grade: Grade { written: written.to_owned(), scale, value }, ambiguous }
    }
}

/// Reads `text` as a mark and nothing else. `stars_out_of` is what the site says of stars that do
/// not say it themselves.
pub fn parse(text: &str, stars_out_of: Option<u8>) -> Option<Mark> {
    let text = text.trim();
    if text.len() > LONGEST_MARK {
        return None;
    }
    let bare = text.strip_suffix('.').unwrap_or(text).trim_end();
    letter::parse(bare)
        .or_else(|| stars::parse(bare, stars_out_of))
        .or_else(|| points::parse(bare))
        .or_else(|| percent::parse(bare))
        .or_else(|| thumbs::parse(bare))
}

/// No mark is longer, in bytes; ten coloured stars take sixty.
const LONGEST_MARK: usize = 120;

/// What `numerator` out of `denominator` (both in hundredths) comes to on 0–100, rounded half up.
fn linear(numerator: u32, denominator: u32) -> Option<u8> {
    let value = (u64::from(numerator) * 200 + u64::from(denominator)).checked_div(2 * u64::from(denominator))?;
    u8::try_from(value).ok().filter(|value| *value <= 100)
}

const LABELS: [&str; 20] = [
    "grade",
    "our grade",
    "my grade",
    "final grade",
    "overall grade",
    "letter grade",
    "movie grade",
    "film grade",
    "rating",
    "our rating",
    "my rating",
    "star rating",
    "overall rating",
    "score",
    "our score",
    "my score",
    "final score",
    "overall score",
    "stars",
    "verdict",
];

/// What stands behind a label.
pub enum Labelled<'a> {
    Mark(Mark),
    /// Something that is no mark, though the label promises one.
    Invalid(&'a str),
}

/// Reads a line, or the end of a paragraph, that begins with a label. `None` where there is no
/// label, or where what follows is plainly something else: a certificate behind `Rating:`, a
/// composer behind `Score:`, a sentence behind `Verdict:`.
pub fn labelled(text: &str, stars_out_of: Option<u8>) -> Option<Labelled<'_>> {
    let text = bare(text);
    let label = LABELS.iter().filter(|label| label_rest(text, label).is_some()).max_by_key(|label| label.len())?;
    let rest = without_emphasis(label_rest(text, label)?);
    if let Some(mark) = parse(rest, stars_out_of) {
        return Some(Labelled::Mark(mark));
    }
    // `A- (on rewatch)` has a remark behind it.
    if let Some(mark) = rest.split_once(" (").and_then(|(mark, _)| parse(mark, stars_out_of)) {
        return Some(Labelled::Mark(mark));
    }
    let measured =
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(['/', '%']) || rest.contains(['★', '☆']);
    let promises = label.contains("grade") || measured;
    let other = rest.chars().count() > 16 || super::credits::certificate::parse(rest).is_some();
    (promises && !other && !rest.is_empty()).then_some(Labelled::Invalid(rest))
}

/// What follows `label` and its colon. Markdown may close its emphasis before or after the colon.
fn label_rest<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let marks: &[char] = &['*', '_'];
    let rest = strip_prefix_ignore_case(text.trim_start_matches(marks), label)?;
    let rest = rest.trim_start_matches(marks).trim_start();
    let rest = rest.strip_prefix([':', '：'])?;
    // A closing emphasis belongs to the label; stars that are the mark itself follow a space.
    Some(rest.trim_start_matches(['_']).strip_prefix("**").unwrap_or(rest).trim())
}

/// A line that is a mark and nothing else: `8/10`, `★★★½`, `B+`.
pub fn own_line(line: &str, stars_out_of: Option<u8>) -> Option<Mark> {
    parse(bare(line), stars_out_of)
}

/// A line without what Markdown sets before and around it.
fn bare(line: &str) -> &str {
    without_emphasis(line.trim_start_matches(['#', '>', ' ']))
}

/// A line that is a mark beyond its scale and nothing else: `11/10`, `120%`, five stars out of four.
pub fn impossible(line: &str, stars_out_of: Option<u8>) -> bool {
    let text = bare(line);
    parse(text, stars_out_of).is_none()
        && (points::is_beyond(text) || stars_out_of.is_some() && stars::parse(text, None).is_some())
}

/// A mark that closes a paragraph, and where in it the mark (or its label) begins.
pub fn closing<'a>(paragraph: &'a str, stars_out_of: Option<u8>) -> Option<(usize, Labelled<'a>)> {
    let from = paragraph.char_indices().rev().nth(LONGEST_CLOSING).map_or(0, |(at, _)| at);
    let starts = paragraph[from..].char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| from + at);
    for at in starts {
        let (before, rest) = paragraph.split_at(at);
        if before.ends_with(|c: char| !c.is_whitespace()) || before.trim_end().is_empty() {
            continue;
        }
        // A dash before the mark goes with it.
        let before = before.trim_end().trim_end_matches(is_dash);
        let at = before.len();
        if let Some(found) = labelled(rest, stars_out_of) {
            return Some((at, found));
        }
        if ends_sentence(before)
            && let Some(mark) = own_line(rest, stars_out_of)
        {
            return Some((at, Labelled::Mark(mark)));
        }
    }
    None
}

/// `Our grade: three and a half stars out of four.` and a little more.
const LONGEST_CLOSING: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Scale, Option<u8>)> {
        parse(text, None).map(|mark| (mark.grade.written, mark.grade.scale, mark.grade.value))
    }

    #[test]
    fn keeps_the_mark_to_the_letter() {
        for (text, scale, value) in [
            ("A−", Scale::Letter, Some(91)),
            ("3.5/4 stars", Scale::Stars, Some(88)),
            ("***1/2 out of four", Scale::Stars, Some(88)),
            ("8/10", Scale::Points, Some(80)),
            ("85%", Scale::Percent, Some(85)),
            ("Two thumbs up", Scale::Thumbs, None),
            ("★★★½", Scale::Stars, None),
        ] {
            assert_eq!(read(text), Some((text.to_owned(), scale, value)));
        }
        assert_eq!(read("Three stars out of four."), Some(("Three stars out of four".into(), Scale::Stars, Some(75))));
    }

    #[test]
    fn false_friends_are_no_marks() {
        for text in ["9/11", "24/7", "A-list", "B-movie", "Grade A beef", "7/4", "1/2", "***", "120%", "R"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_beyond_its_scale_is_impossible() {
        for text in ["11/10", "7/4 stars", "120%", "**6 out of 5**"] {
            assert!(impossible(text, None), "{text}");
        }
        assert!(impossible("★★★★★", Some(4)));
        for text in ["9/11", "24/7", "8/10", "★★★★★", "1/2", "Ten out of ten people"] {
            assert!(!impossible(text, None), "{text}");
        }
    }

    #[test]
    fn a_label_promises_a_mark() {
        let value = |text| match labelled(text, None) {
            Some(Labelled::Mark(mark)) => format!("{} {:?}", mark.grade.written, mark.grade.value),
            Some(Labelled::Invalid(rest)) => format!("invalid {rest}"),
            None => "none".into(),
        };
        assert_eq!(value("Grade: A-"), "A- Some(91)");
        assert_eq!(value("**Grade:** A-"), "A- Some(91)");
        assert_eq!(value("**Our Grade: B**"), "B Some(75)");
        assert_eq!(value("Rating: ***1/2 out of four"), "***1/2 out of four Some(88)");
        assert_eq!(value("Grade: Q"), "invalid Q");
        assert_eq!(value("Score: 12/10"), "invalid 12/10");
        assert_eq!(value("Rating: R"), "none");
        assert_eq!(value("Rating: PG-13"), "none");
        assert_eq!(value("Score: Hans Zimmer"), "none");
        assert_eq!(value("Score: M83"), "none");
        assert_eq!(value("### Rating: 4/5"), "4/5 Some(80)");
        assert_eq!(value("Grade: A- (on rewatch)"), "A- Some(91)");
        assert_eq!(value("Verdict: see it with someone you love."), "none");
    }

    #[test]
    fn closes_a_paragraph_as_a_sentence_of_its_own() {
        let at = |text| closing(text, None).map(|(at, _)| at);
        assert_eq!(at("It ends well. Grade: A-"), Some(13));
        assert_eq!(at("It ends well. A-"), Some(13));
        assert_eq!(at("It ends well. — B+"), Some(14));
        assert_eq!(at("It ends “well.” Three stars out of four."), Some("It ends “well.”".len()));
        assert_eq!(at("He drank his vitamin C."), None);
        assert_eq!(at("It was bad on 9/11."), None);
        assert_eq!(at("We all wanted an A."), None);
    }
}
