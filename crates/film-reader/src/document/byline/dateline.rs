//! Lines that say when a review was published: `Posted on 3 May 2012 by Ann Lee`, `A&E | April 13, 2022`.

use super::super::dates;
use super::{BY, Byline, LONGEST, LONGEST_COLUMN, LONGEST_NAME, PUBLISHED, is_full_name};
use crate::given::has_given_name;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::text::{has_digit, split_at_mark, strip_prefix_ignore_case, without_emphasis};

/// Reads `A&E | April 13, 2022`, `Film · 4 December 2020`: the section and the day.
fn section_and_day(line: &str) -> Option<Byline<'_>> {
    let (section, day) = line.split_once(['|', '·', '•'])?;
    let section = section.trim_end();
    let date = (section.len() <= LONGEST_COLUMN && !ends_sentence(section)).then(|| dates::in_words(day))??;
    // `Ann Lee | April 13, 2022`
    let author = if is_full_name(section) && has_given_name(section) { section } else { "" };
    Some(Byline { author, date: Some(date), ..Byline::default() })
}

/// Reads `Posted in Film, Horror with tags ,, on April 3, 2013 by Ann Lee`, which a page sets above a review or below it;
/// the day and the name, as far as it says them.
pub fn posted(line: &str) -> Option<(Option<&str>, Option<String>)> {
    let rest =
        ["posted in ", "filed under ", "filed in "].iter().find_map(|label| strip_prefix_ignore_case(line, label))?;
    let (when, author) = rest.rsplit_once(" by ").map_or((rest, None), |(when, author)| (when, Some(author.trim())));
    let date = when.rsplit_once(" on ").and_then(|(_, day)| dates::in_words(day.trim_end_matches(['|', ' '])));
    Some((author.filter(|author| is_full_name(author)), date))
}

/// Reads a line that says when it was published, and perhaps by whom: `Posted on 3 May 2012 by Ann Lee`.
pub(in crate::document) fn dateline(line: &str) -> Option<Byline<'_>> {
    // A day has a digit, and so has the hour.
    if line.len() > LONGEST || !has_digit(line) {
        return None;
    }
    let line = without_emphasis(line).trim_matches(['«', '»', ' ']);
    if let Some(date) = dates::in_words(line) {
        return Some(Byline { date: Some(date), ..Byline::default() });
    }
    if let Some(found) = section_and_day(line) {
        return Some(found);
    }
    // `Madrid - 17 MAR 2022`
    if dates::may_be_a_day(line)
        && let Some((place, day)) = [" - ", " – ", " — ", " | "].iter().find_map(|dash| split_at_mark(line, dash))
        && place.len() <= LONGEST_COLUMN
        && !place.contains(|c: char| c.is_ascii_digit())
        && place.split_whitespace().count() <= 3
        && let Some(date) = dates::in_words(day)
    {
        let author = if is_full_name(place) { place } else { "" };
        return Some(Byline { author, date: Some(date), ..Byline::default() });
    }
    // `For North Weekly, Aug. 8, 2014`
    if let Some(rest) = line.strip_prefix("For ").filter(|_| dates::may_be_a_day(line))
        && let Some((paper, day)) = split_at_mark(rest, ", ")
        && paper.starts_with(char::is_uppercase)
        && let Some(date) = dates::in_words(day)
    {
        return Some(Byline { date: Some(date), ..Byline::default() });
    }
    // `12:15 PM PST 3/4/2019 by Todd McAfee`
    if let Some((when, author)) = line.rsplit_once(" by ")
        && is_full_name(author)
        && when.starts_with(|c: char| c.is_ascii_digit())
        && when.len() <= LONGEST_NAME
        && when.contains([':', '/'])
    {
        return Some(Byline { author, date: dates::in_words(when), ..Byline::default() });
    }
    // `Submitted by on October 29, 2012`, `This Article is From Jun 30, 2017`
    if dates::may_be_a_day(line)
        && let Some((before, day)) = [" on ", " From ", " from "].iter().find_map(|on| line.rsplit_once(on))
        && before.len() <= SHORT_LEAD
        && !["elease", "pen", "heat", "inema", "vail", "out", "Out", "born", "Born"]
            .iter()
            .any(|word| before.contains(word))
        && !is_full_name(before)
        && let Some(date) = dates::in_words(day)
    {
        // `review by Ann Lee - posted on`
        let author = before.rsplit_once(" by ").map_or("", |(_, author)| author);
        let author =
            [" - ", " – ", " | "].iter().find_map(|mark| author.split_once(mark)).map_or(author, |(name, _)| name);
        let author = if is_full_name(author) { author } else { "" };
        return Some(Byline { author, date: Some(date), ..Byline::default() });
    }
    let rest = PUBLISHED.all(line).find_map(|rest| match rest.strip_prefix([':', '：']) {
        Some(rest) => Some(rest.trim_start()),
        None => rest.strip_prefix(' '),
    })?;
    // `Posted by Corin Ashby on March 3, 2014`
    if let Some((author, day)) =
        BY.strip_word(rest).and_then(|rest| rest.rsplit_once(" on ").or_else(|| split_at_mark(rest, ", ")))
        && is_name(author)
        && let Some(date) = dates::in_words(day)
    {
        return Some(Byline { author, date: Some(date), ..Byline::default() });
    }
    let by = rest.rmatch_indices(' ').find_map(|(at, _)| Some((&rest[..at], BY.strip_word(&rest[at + 1..])?)));
    let (when, author) = by.map_or((rest, ""), |(when, author)| (when, author.trim()));
    if !author.is_empty() && !is_name(author) {
        return None;
    }
    let when = when.trim_end_matches([',', '.', '|', ' ']);
    // The hour or the paper may stand before the day.
    let date = std::iter::once(when)
        .chain(when.match_indices(' ').map(|(at, _)| &when[at + 1..]))
        .find_map(dates::in_words)?;
    Some(Byline { author, date: Some(date), ..Byline::default() })
}

/// What stands before `on` and the day is no longer, in bytes.
const SHORT_LEAD: usize = 32;

#[cfg(test)]
mod tests {
    use super::super::{parse, signed_line};
    use super::*;

    #[test]
    fn a_dateline_is_no_prose() {
        let on = |author, date: &str| Some(Byline { author, publisher: None, date: Some(date.to_owned()) });
        assert_eq!(dateline("Published 7:00 a.m. June 12, 2020"), on("", "2020-06-12"));
        assert_eq!(dateline("*Posted on 3 May 2012 by Ann Lee*"), on("Ann Lee", "2012-05-03"));
        assert_eq!(dateline("December 4, 2020"), on("", "2020-12-04"));
        assert_eq!(dateline("Madrid - 4 DEC 2020 - 05:30 CET"), on("", "2020-12-04"));
        assert_eq!(dateline("Posted by Ann Lee on May 3, 2012"), on("Ann Lee", "2012-05-03"));
        assert_eq!(dateline("12:15 PM PST 4/13/2012 by Ann Lee"), on("Ann Lee", "2012-04-13"));
        assert_eq!(parse("By Ann Lee Globe Staff, Updated May 3, 2012, 1:26 p.m."), on("Ann Lee", "2012-05-03"));
        assert_eq!(signed_line("Антон Долинский, 15.10.2019"), on("Антон Долинский", "2019-10-15"));
        assert_eq!(signed_line("Ann Lee, Arts Editor"), Some(Byline { author: "Ann Lee", ..Byline::default() }));
        assert_eq!(signed_line("Ann Lee, and nobody else"), None);
        let paper = Some(Byline { author: "Ann Lee", publisher: Some("North Tribune"), date: None });
        assert_eq!(signed_line("Ann Lee, North Tribune"), paper);
        assert_eq!(parse("By Ann Lee North Tribune"), paper);
        for line in ["Published by nobody.", "Posted to the front in May", "2020", "Reviewed and found wanting"] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
