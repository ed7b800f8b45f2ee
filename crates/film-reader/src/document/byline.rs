//! Who wrote it, for whom and when: `By Ann Lee`, `By Ann Lee, North Weekly`, `— Ann Lee`.

use super::Reader;
use super::dates;
use crate::layout::Chunk;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::text::{evenly_spaced, is_dash, without_emphasis};
use crate::words::{Openings, WordSet, openings, word_set};

static BYLINES: Openings = openings!(bylines);

static BY: Openings = openings!(by);

/// What a critic is at a paper; it is not the paper's name.
static OFFICES: WordSet = word_set!(offices);

static PUBLISHED: Openings = openings!(published);

static COPYRIGHT: Openings = openings!(copyright);

/// What a byline says.
#[derive(Debug, Default, PartialEq)]
struct Byline<'a> {
    author: &'a str,
    publisher: Option<&'a str>,
    date: Option<String>,
}

impl<'a> Reader<'a, '_> {
    /// Takes a line below the title that says who wrote it, or when.
    pub fn byline(&mut self, line: &'a str) -> bool {
        let Some(found) = parse(line).or_else(|| dateline(line)) else {
            // `Film Critic`, below the name of one, or whose words they are.
            let owner = self.review.author.as_ref().is_some_and(|author| {
                let rest = COPYRIGHT.strip(line);
                rest.is_some_and(|rest| rest.trim_end_matches('.').ends_with(author.as_str()))
            });
            return owner || self.review.author.is_some() && is_office(line);
        };
        let Byline { author, publisher, date } = found;
        if !author.is_empty() {
            self.review.author.get_or_insert_with(|| evenly_spaced(author));
        }
        self.review.publisher = self.review.publisher.take().or_else(|| publisher.map(evenly_spaced));
        self.review.date_published = self.review.date_published.take().or(date);
        true
    }

    /// Takes the name that signs a capsule, on a line of its own or behind the last sentence.
    pub fn closing_byline(&mut self, chunks: &mut [Chunk<'a>]) {
        let lines = || chunks.iter().flat_map(|chunk| &chunk.lines);
        let before = lines().rev().nth(1).copied().unwrap_or_default();
        let Some(line) = chunks.last_mut().and_then(|chunk| chunk.lines.last_mut()) else { return };
        let Some((at, author)) = signature(line) else { return };
        // Behind a quotation stands who said it.
        let said = if at == 0 { before } else { &line[..at] };
        if said.trim_end().ends_with(['”', '"', '»', '’', '“'])
            || author.starts_with("The ")
            || author.starts_with("A ")
        {
            return;
        }
        // Initials sign a capsule, and name nobody.
        if author.contains(' ') {
            self.review.author.get_or_insert_with(|| evenly_spaced(author));
        }
        *line = line[..at].trim_end();
        let chunk = chunks.last_mut().expect("it has a line");
        chunk.lines.retain(|line| !line.is_empty());
    }
}

fn parse(line: &str) -> Option<Byline<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    let line = without_emphasis(line);
    let text = BYLINES.strip_word(line)?;
    let text = text.trim().trim_end_matches('.');
    let (author, rest) = match text.find([',', '|', '·', '•', '(']) {
        Some(at) => {
            (text[..at].trim(), text[at..].trim_start_matches([',', '|', '·', '•', '(', ' ']).trim_end_matches(')'))
        }
        None => (text, ""),
    };
    if author.split_whitespace().count() < 2 || !is_name(author) {
        return None;
    }
    let mut byline = Byline { author, ..Byline::default() };
    if let Some(date) = dates::in_words(rest) {
        byline.date = Some(date);
    } else if !rest.is_empty() {
        let office = |word: &str| OFFICES.holds_any_case(word);
        if rest.split(|c: char| !c.is_alphanumeric()).any(office) {
            return Some(byline);
        }
        let paper =
            rest.split_whitespace().count() <= 5 && rest.starts_with(char::is_uppercase) && !ends_sentence(rest);
        byline.publisher = Some(paper.then_some(rest)?);
    }
    Some(byline)
}

/// Whether a short line says only what somebody is at a paper.
fn is_office(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.clone().take(5).count() <= 4
        && words.all(|word| word.starts_with(char::is_uppercase))
        && line.split(|c: char| !c.is_alphanumeric()).any(|word| OFFICES.holds_any_case(word))
}

/// Reads a line that says when it was published, and perhaps by whom: `Posted on 3 May 2012 by Ann Lee`.
fn dateline(line: &str) -> Option<Byline<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    let line = without_emphasis(line);
    if let Some(date) = dates::in_words(line) {
        return Some(Byline { date: Some(date), ..Byline::default() });
    }
    let rest = PUBLISHED.all(line).find_map(|rest| rest.strip_prefix(':').unwrap_or(rest).strip_prefix(' '))?;
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

/// No byline is longer, in bytes.
const LONGEST: usize = 120;

/// Where the signature at the end of `line` begins, and the name.
fn signature(line: &str) -> Option<(usize, &str)> {
    let from = line.char_indices().rev().nth(LONGEST_NAME).map_or(0, |(at, _)| at);
    let dash = from + line[from..].rfind(['–', '—']).or_else(|| line[from..].rfind("--"))?;
    let name = line[dash..].trim_start_matches(is_dash).trim();
    let before = line[..dash].trim_end_matches(is_dash).trim_end();
    let whole = before.is_empty() || ends_sentence(before) && !before.ends_with(is_dash);
    let initials =
        name.len() <= 8 && name.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' ')) && !name.is_empty();
    let full = name.split_whitespace().count() >= 2 && is_name(name) && !name.ends_with('.');
    (whole && (full || initials && !before.is_empty())).then_some((before.len(), name))
}

/// No signature is longer, in characters.
const LONGEST_NAME: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_may_name_the_paper_and_the_day() {
        let by = |author| Byline { author, ..Byline::default() };
        assert_eq!(parse("By Ann Lee"), Some(by("Ann Lee")));
        assert_eq!(parse("*Reviewed by ANN LEE*"), Some(by("ANN LEE")));
        assert_eq!(
            parse("By Ann Lee, North Weekly"),
            Some(Byline { publisher: Some("North Weekly"), ..by("Ann Lee") })
        );
        let date = Some("2020-12-04".to_owned());
        assert_eq!(parse("By Ann Lee | December 4, 2020"), Some(Byline { date, ..by("Ann Lee") }));
        for line in ["By dawn they had gone.", "By Jove", "By Ann", "By Ann Lee, who should know better"] {
            assert_eq!(parse(line).filter(|found| found.author != "Jove"), None, "{line}");
        }
    }

    #[test]
    fn a_dateline_is_no_prose() {
        let on = |author, date: &str| Some(Byline { author, publisher: None, date: Some(date.to_owned()) });
        assert_eq!(dateline("Published 7:00 a.m. June 12, 2020"), on("", "2020-06-12"));
        assert_eq!(dateline("*Posted on 3 May 2012 by Ann Lee*"), on("Ann Lee", "2012-05-03"));
        assert_eq!(dateline("December 4, 2020"), on("", "2020-12-04"));
        for line in ["Published by nobody.", "Posted to the front in May", "2020", "Reviewed and found wanting"] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }

    #[test]
    fn a_signature_stands_behind_a_dash() {
        assert_eq!(signature("— Ann Lee"), Some((0, "Ann Lee")));
        assert_eq!(signature("It hums. —Ann Lee"), Some((8, "Ann Lee")));
        for line in ["It hums — Ann Lee", "It hums — and Ann Lee sings.", "Ann Lee", "It hums. — Ann"] {
            assert_eq!(signature(line), None, "{line}");
        }
    }
}
