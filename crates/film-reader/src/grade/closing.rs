//! A grade that closes a paragraph: `It ends well. Grade: A-`, `It ends well. (Three stars out of four.)`

use super::{Graded, LONGEST_CLOSING, labelled, own_line};
use crate::sentence::{ends_sentence, is_abbreviation};
use crate::text::{is_dash, near_end};
use film_model::Scale;
use memchr::memchr3;

/// The same as [`closing`], where a label says that it is a grade.
pub fn closing_label<'a>(paragraph: &'a str, stars_out_of: Option<u8>) -> Option<(usize, Vec<Graded<'a>>)> {
    // A label has a colon, and most paragraphs have none at their end.
    let end = &paragraph.as_bytes()[near_end(paragraph, LONGEST_CLOSING)..];
    memchr3(b':', b'|', 0xef, end)?;
    closing(paragraph, stars_out_of).filter(|(_, found)| found.iter().all(|graded| graded.is_labelled))
}

/// `(****)`: within brackets asterisks part no scenes.
fn only_asterisks(mark: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    let row = (1..=5).contains(&mark.len()) && mark.bytes().all(|byte| byte == b'*');
    row.then(|| super::asterisks(mark, stars_out_of))?
}

/// A mark that closes a paragraph, and where in it the mark (or its label) begins.
pub fn closing<'a>(paragraph: &'a str, stars_out_of: Option<u8>) -> Option<(usize, Vec<Graded<'a>>)> {
    // `…ぐっと来た。(★★★★)`
    if let Some(at) = paragraph.strip_suffix([')', '）']).and_then(|inner| inner.rfind(['(', '（']))
        && paragraph[..at].trim_end().ends_with(['。', '！', '？', '.', '!', '?'])
        && paragraph.len() - at <= LONGEST_CLOSING
        && let mark = paragraph[at..].trim_start_matches(['(', '（'])
        && let mark = mark.trim_end_matches([')', '）'])
        && mark.starts_with(['★', '☆', '⭐', '*'])
        && let Some(found) = Graded::new(mark, stars_out_of).or_else(|| only_asterisks(mark, stars_out_of))
    {
        return Some((at, vec![found]));
    }
    let from = near_end(paragraph, LONGEST_CLOSING);
    let mut parted = paragraph[..from].ends_with(char::is_whitespace);
    for (at, c) in paragraph[from..].char_indices() {
        let begins = parted && !c.is_whitespace();
        parted = c.is_whitespace();
        if !begins {
            continue;
        }
        let (before, rest) = paragraph.split_at(from + at);
        let before = before.trim_end();
        // Most words stand behind another one.
        if before.as_bytes().last().is_none_or(u8::is_ascii_alphanumeric) {
            continue;
        }
        // A dash before the mark goes with it.
        let dashed = before.ends_with(is_dash);
        let before = before.trim_end_matches(is_dash).trim_end();
        let at = before.len();
        // A label of its own sentence only: what stands before `grade` may say that it is somebody else's.
        let ended = ends_sentence(before);
        let apart = dashed || ended || before.ends_with([',', ';', ':', ')', '|']);
        if !apart {
            continue;
        }
        let last = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        // `Mr. C.` ends no sentence before the letter, and `3. A` numbers a list.
        let short = is_abbreviation(last) && last.len() <= 4
            || last.ends_with('.') && last.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit());
        if short {
            continue;
        }
        // A mark within a spoiler stays there, with what closes the spoiler. A mark is seldom found, and
        // the way back to the start of the paragraph may be long, so this is asked last.
        let is_hidden = || before.matches("||").count() % 2 == 1;
        if let Some(found) = labelled(rest, stars_out_of)
            && !is_hidden()
        {
            return Some((at, found));
        }
        // What answers a question, and bare percentages, are part of what is told.
        let sure = |found: &Vec<Graded<'_>>| {
            ended || dashed && found.iter().all(|graded| is_stars_or_points(graded)) && rest.contains(['/', 't'])
        };
        if (ended || dashed)
            && !before.ends_with('?')
            && let Some(found) = own_line(rest, stars_out_of).filter(sure)
            && !found.iter().filter_map(|graded| graded.mark.as_ref()).any(|mark| mark.grade.scale == Scale::Percent)
            && !is_hidden()
        {
            return Some((at, found));
        }
    }
    None
}

fn is_stars_or_points(graded: &Graded<'_>) -> bool {
    graded.mark.as_ref().is_some_and(|mark| matches!(mark.grade.scale, Scale::Stars | Scale::Points))
}
