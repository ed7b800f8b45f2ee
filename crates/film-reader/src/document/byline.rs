//! Who wrote it, for whom and when: `By Ann Lee`, `By Ann Lee, North Weekly`, `— Ann Lee`.

use super::Reader;
use super::dates;
use crate::layout::Chunk;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::text::{evenly_spaced, has_digit, is_dash, strip_prefix_ignore_case, without_emphasis};
use crate::words::{Openings, WordSet, openings, word_set};

static BYLINES: Openings = openings!(bylines);

/// Before the name with a colon only.
static BYLINE_LABELS: Openings = openings!(byline_labels);

static BY: Openings = openings!(by);

/// What a critic is at a paper; it is not the paper's name.
static OFFICES: WordSet = word_set!(offices);

static PUBLISHED: Openings = openings!(published);

static COPYRIGHT: Openings = openings!(copyright);

/// What a byline says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Byline<'a> {
    pub(super) author: &'a str,
    publisher: Option<&'a str>,
    pub(super) date: Option<String>,
}

impl<'a> Reader<'a, '_> {
    /// Takes a line below the title that says who wrote it, or when.
    pub fn byline(&mut self, line: &'a str) -> bool {
        let is_signed = self.title.is_some() && self.review.author.is_none();
        let signed = || is_signed.then(|| signed_line(line)).flatten();
        let Some(found) = parse(line).or_else(|| dateline(line)).or_else(signed) else {
            // `Film Critic`, below the name of one, or whose words they are.
            let owner = self.review.author.as_ref().is_some_and(|author| {
                let rest = COPYRIGHT.strip(line);
                rest.is_some_and(|rest| rest.trim_end_matches('.').ends_with(author.as_str()))
            });
            return owner || self.review.author.is_some() && is_office(line);
        };
        let Byline { author, publisher, date } = found;
        // What stands above the review and below it may name the critic twice.
        if !author.is_empty() {
            self.review.author.get_or_insert_with(|| evenly_spaced(author));
        }
        self.review.publisher = self.review.publisher.take().or_else(|| publisher.map(evenly_spaced));
        self.review.date_published = self.review.date_published.take().or(date);
        true
    }

    /// Whether `line` is a byline, or a name over a day.
    pub fn is_byline(line: &str, next: Option<&str>) -> bool {
        let over_day = || {
            let name = without_emphasis(line);
            is_full_name(name) && !name.contains(',') && next.is_some_and(|next| dateline(next).is_some())
        };
        parse(line).or_else(|| dateline(line)).is_some() || over_day()
    }

    /// Whether `line` says nothing but when it was published.
    pub fn is_day(line: &str) -> bool {
        dateline(line).is_some_and(|found| found.author.is_empty())
    }

    /// Whether `line` is a label for the critic and nothing else: `Critic:`.
    pub fn is_byline_label(line: &str) -> bool {
        line.len() <= LONGEST_COLUMN && line.ends_with(':') && {
            let label = line.trim_end_matches([':', ' ']);
            BYLINE_LABELS.all(label).chain(PUBLISHED.all(label)).any(str::is_empty)
        }
    }

    /// Takes a name that stands over a day, as papers set the two below a headline. Above one, the name may be the title.
    pub fn name_over_day(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        let free = self.title.is_some() && self.review.author.is_none();
        let Some(next) = next.filter(|_| free && line.len() <= LONGEST_NAME) else {
            return false;
        };
        let name = without_emphasis(line);
        let named = is_full_name(name) && !name.contains(',') && name.split_whitespace().count() <= 4;
        let over_day = || dateline(next).is_some_and(|found| found.author.is_empty());
        // `Robin Colley` over `FILM CRITIC`
        if !named || !(over_day() || is_office(next)) || parse(line).is_some() {
            return false;
        }
        self.review.author = Some(evenly_spaced(name));
        true
    }

    /// Takes the byline that stands between the credits and the prose, once the credits are taken.
    pub fn byline_below_credits(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        // A standfirst may stand before it.
        let standfirst = |chunk: &Chunk<'a>| matches!(chunk.lines[..], [line] if line.len() <= 2 * LONGEST);
        let (mut at, mut found) = (0, 0);
        while found < FOOT {
            let mut lines = chunks.iter().skip(at).flat_map(|chunk| &chunk.lines).copied();
            let (Some(line), Some(next)) = (lines.next(), lines.next()) else { return };
            let fits = line.len() <= LONGEST && !(ends_sentence(line) && dateline(line).is_none());
            let taken = fits
                && (self.name_over_day(line, Some(next))
                    || Self::is_byline_label(line)
                    || self.byline(line)
                    || at == 0 && self.lone_name(line, Some(next)));
            if taken {
                chunks[at].lines.remove(0);
                chunks.retain(|chunk| !chunk.lines.is_empty());
                found += 1;
            } else if at == 0 && found == 0 && standfirst(&chunks[0]) {
                at = 1;
            } else {
                return;
            }
        }
    }

    /// Takes a name that stands below a day, where a paragraph follows it.
    pub fn name_under_day(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        let name = without_emphasis(line);
        let free = self.title.is_some() && self.review.author.is_none() && line.len() <= LONGEST_NAME;
        let person = || {
            let words = name.split_whitespace().count();
            (2..=3).contains(&words) && is_full_name(name) && name.contains(char::is_lowercase)
        };
        if !free || !person() || next.is_none_or(|next| next.len() < LONGEST_NAME) {
            return false;
        }
        self.review.author = Some(evenly_spaced(name));
        true
    }

    /// Takes a name on a line of its own right below the title or at the very end, where a paragraph stands beside it and
    /// the text names nobody of that surname: not the director, then, and no actor.
    pub fn lone_name(&mut self, line: &'a str, beside: Option<&'a str>) -> bool {
        let name = without_emphasis(line);
        let free = self.title.is_some() && self.review.author.is_none() && line.len() <= LONGEST_NAME;
        let person = || {
            let words = name.split_whitespace().count();
            (2..=3).contains(&words) && is_full_name(name) && name.contains(char::is_lowercase)
        };
        if !free || !person() || beside.is_none_or(|beside| beside.len() < LONGEST) {
            return false;
        }
        let surname = name.rsplit(' ').next().unwrap_or(name);
        let known = crate::given::is_given(name.split(' ').next().unwrap_or(name));
        if !known || self.source.text.matches(surname).take(2).count() > 1 {
            return false;
        }
        self.review.author = Some(evenly_spaced(name));
        true
    }

    /// Takes the byline that a page sets below the review: `By Ann Lee | November 17th, 2013 | Documentary`,
    /// `Published 3 Jun 2020`.
    pub fn byline_at_foot(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        for _ in 0..FOOT {
            let several = chunks.len() > 1 || chunks.first().is_some_and(|chunk| chunk.lines.len() > 1);
            let Some(chunk) = chunks.last_mut().filter(|_| several) else { return };
            let Some(line) = chunk.lines.last().copied() else { return };
            let begins = line.starts_with(char::is_uppercase) || line.starts_with(['*', '_']);
            if !begins || ends_sentence(line) || parse(line).or_else(|| dateline(line)).is_none() || !self.byline(line)
            {
                return;
            }
            chunk.lines.pop();
            chunks.retain(|chunk| !chunk.lines.is_empty());
        }
    }

    /// Takes the name that signs a capsule, on a line of its own or behind the last sentence.
    pub fn closing_byline(&mut self, chunks: &mut [Chunk<'a>]) {
        let lines = || chunks.iter().flat_map(|chunk| &chunk.lines);
        let before = lines().rev().nth(1).copied().unwrap_or_default();
        if chunks.len() > 1
            && let Some([line]) = chunks.last().map(|chunk| &chunk.lines[..])
        {
            let line = line.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(line);
            if self.lone_name(line, Some(before)) {
                chunks.last_mut().expect("there is one").lines.clear();
                return;
            }
        }
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

/// What follows the words that open a byline: `By`, or a label with its colon.
fn after_byline(line: &str) -> Option<&str> {
    let colon = |rest: &'_ str| rest.starts_with([':', '：', '/']);
    let labelled = BYLINE_LABELS.all(line).find(|rest| colon(rest.trim_start())).map(str::trim_start);
    let rest = labelled.or_else(|| BYLINES.all(line).find(|rest| colon(rest)));
    rest.map(|rest| rest.trim_start_matches([':', '：', '/', ' '])).or_else(|| BYLINES.strip_word(line))
}

pub(super) fn parse(line: &str) -> Option<Byline<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    let line = without_emphasis(line);
    // `ann_lee’s review published on Letterboxd:`
    if let Some(name) = line.strip_suffix("review published on Letterboxd:") {
        let author = name.trim_end().trim_end_matches('s').trim_end_matches(['’', '\'']);
        return Some(Byline { author, ..Byline::default() });
    }
    let text = after_byline(line)?;
    let text = text.trim();
    let text = if text.ends_with("Jr.") || text.ends_with("Sr.") { text } else { text.trim_end_matches('.') };
    if text.contains(['|', '·', '•']) {
        return in_columns(text);
    }
    if let Some(found) = run_together(text) {
        return Some(found);
    }
    let (author, rest) = match text.find([',', '|', '·', '•', '(']) {
        Some(at) => {
            (text[..at].trim(), text[at..].trim_start_matches([',', '|', '·', '•', '(', ' ']).trim_end_matches(')'))
        }
        None => (text, ""),
    };
    // `By Ty Barrow Globe Staff`
    let author = match author.rsplit_once(' ') {
        Some((name, office)) if is_word_of_office(office) && name.split_whitespace().count() > 2 => {
            let end = name.match_indices(' ').nth(1).map_or(name.len(), |(at, _)| at);
            &name[..end]
        }
        _ => author,
    };
    // `By Ann Lee Chicago Tribune`
    let (author, paper) = match author.match_indices(' ').nth(1) {
        Some((at, _))
            if author.split_whitespace().count() > 3 && author.split_whitespace().skip(2).any(is_word_of_paper) =>
        {
            (&author[..at], Some(author[at..].trim()))
        }
        _ => (author, None),
    };
    // A day beside it, or a label with its colon, is enough for one name.
    let one = author.starts_with(char::is_uppercase) && !author.contains(' ') && dates::in_words(rest).is_some();
    if !one && author.split_whitespace().count() < 2 || !is_name(author) {
        return None;
    }
    // `By Ann Lee The North Weekly`: a name holds no `The`.
    if let Some((name, paper)) = author.split_once(" The ").filter(|(name, _)| name.contains(' ')) {
        let publisher = Some(&author[author.len() - paper.len() - "The ".len()..]);
        return Some(Byline { author: name, publisher, date: dates::in_words(rest) });
    }
    let mut byline = Byline { author, publisher: paper, ..Byline::default() };
    if let Some(date) = dates::in_words(rest).or_else(|| dateline(rest)?.date) {
        byline.date = Some(date);
    } else if !rest.is_empty() {
        let office = is_word_of_office;
        if rest.split(|c: char| !c.is_alphanumeric()).any(office) {
            return Some(byline);
        }
        let paper =
            rest.split_whitespace().count() <= 5 && rest.starts_with(char::is_uppercase) && !ends_sentence(rest);
        byline.publisher = Some(paper.then_some(rest)?);
    }
    Some(byline)
}

/// Reads `Ann Lee | December 4, 2020 | Film | 0 Comments`: the name, and beside it the day, the section and whatever
/// else a page sets in such a line.
fn in_columns(text: &str) -> Option<Byline<'_>> {
    let mut columns = text.split(['|', '·', '•']).map(str::trim).filter(|column| !column.is_empty());
    let author = columns.next()?;
    if !is_full_name(author) {
        return None;
    }
    let mut byline = Byline { author, ..Byline::default() };
    let rest: Vec<&str> = columns.collect();
    // What a page sets here is short. Only what stands alone beside the name may be the paper.
    if rest.iter().any(|column| column.len() > LONGEST_COLUMN || ends_sentence(column)) {
        return None;
    }
    byline.date = rest.iter().find_map(|column| dates::in_words(column).or_else(|| dateline(column)?.date));
    let office = |column: &str| column.split(|c: char| !c.is_alphanumeric()).any(is_word_of_office);
    if let [paper] = rest[..]
        && byline.date.is_none()
        && !office(paper)
        && paper.starts_with(char::is_uppercase)
    {
        byline.publisher = Some(paper);
    }
    Some(byline)
}

/// Reads a line without a label that is a name and its day or office: `Антон Долинский, 15.10.2019`, `Emma Chow, Arts
/// Editor`.
fn signed_line(line: &str) -> Option<Byline<'_>> {
    let line = without_emphasis(line);
    if line.len() > LONGEST_COLUMN {
        return None;
    }
    if let Some(found) = run_together(line) {
        return Some(found);
    }
    let (author, rest) = [", ", " | ", " · ", "/", " – "].iter().find_map(|mark| line.split_once(mark))?;
    let author = author.trim_end();
    if !is_full_name(author) || author.split_whitespace().count() > 4 {
        return None;
    }
    if is_office(rest) || rest.to_lowercase().starts_with("special to ") {
        return Some(Byline { author, ..Byline::default() });
    }
    let paper = rest.split_whitespace().count() <= 4
        && rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word == "of")
        && rest.split_whitespace().any(is_word_of_paper);
    paper.then_some(Byline { author, publisher: Some(rest), date: None })
}

/// Reads `Neil Abernethy  10 August 2021`: a name, and right after it the day.
fn run_together(text: &str) -> Option<Byline<'_>> {
    let digit = text.find(|c: char| c.is_ascii_digit()).filter(|_| dates::may_be_a_day(text))?;
    // The month may stand before the day.
    let word = text[..digit].trim_end().rfind(' ').map_or(0, |at| at + 1);
    [digit, word].into_iter().find_map(|at| {
        let author = text[..at].trim_end_matches([' ', ',', '-', '–', '—', '(', '\u{a0}']);
        // `Ann Lee Published June 21, 2009`, `Ann Lee on June 21, 2009 (June 21, 2009) filed under Film`
        let author = match author.rsplit_once(' ') {
            Some((name, word)) if word == "on" || PUBLISHED.all(word).any(str::is_empty) => name.trim_end(),
            _ => author,
        };
        let day = text[at..].trim_end_matches(')');
        let date = dates::in_words(day).or_else(|| dates::in_words(day.split_once(" (")?.0))?;
        let whole = is_full_name(author) && !author.contains(',');
        whole.then_some(Byline { author, publisher: None, date: Some(date) })
    })
}

/// A first name and a surname.
pub(super) fn is_full_name(text: &str) -> bool {
    text.split_whitespace().count() >= 2 && is_name(text)
}

/// What papers and agencies are called by their last words.
fn is_word_of_paper(word: &str) -> bool {
    const PAPERS: [&str; 34] = [
        "ap",
        "bulletin",
        "chronicle",
        "courier",
        "daily",
        "dispatch",
        "examiner",
        "express",
        "gazette",
        "globe",
        "guardian",
        "herald",
        "independent",
        "inquirer",
        "journal",
        "magazine",
        "mail",
        "media",
        "monitor",
        "news",
        "newspapers",
        "observer",
        "post",
        "press",
        "record",
        "register",
        "reporter",
        "service",
        "standard",
        "star",
        "sun",
        "telegraph",
        "times",
        "tribune",
    ];
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    PAPERS.binary_search(&word.as_str()).is_ok()
}

fn is_word_of_office(word: &str) -> bool {
    OFFICES.holds_any_case(word)
}

/// No column of a byline is longer, in bytes.
const LONGEST_COLUMN: usize = 48;

/// Reads `A&E | April 13, 2022`, `Film · 4 December 2020`: the section and the day.
fn section_and_day(line: &str) -> Option<String> {
    let (section, day) = line.split_once(['|', '·', '•'])?;
    (section.len() <= LONGEST_COLUMN && !ends_sentence(section)).then(|| dates::in_words(day))?
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

/// Whether a short line says only what somebody is at a paper.
fn is_office(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.clone().take(5).count() <= 4
        && words.all(|word| word.starts_with(char::is_uppercase))
        && line.split(|c: char| !c.is_alphanumeric()).any(|word| OFFICES.holds_any_case(word))
}

/// Reads a line that says when it was published, and perhaps by whom: `Posted on 3 May 2012 by Ann Lee`.
pub(super) fn dateline(line: &str) -> Option<Byline<'_>> {
    // A day has a digit, and so has the hour.
    if line.len() > LONGEST || !has_digit(line) {
        return None;
    }
    let line = without_emphasis(line);
    if let Some(date) = dates::in_words(line).or_else(|| section_and_day(line)) {
        return Some(Byline { date: Some(date), ..Byline::default() });
    }
    // `Madrid - 17 MAR 2022`
    if dates::may_be_a_day(line)
        && let Some((place, day)) = [" - ", " – ", " — ", " | "].iter().find_map(|dash| line.split_once(dash))
        && place.len() <= LONGEST_COLUMN
        && !place.contains(|c: char| c.is_ascii_digit())
        && place.split_whitespace().count() <= 3
        && let Some(date) = dates::in_words(day)
    {
        let author = if is_full_name(place) { place } else { "" };
        return Some(Byline { author, date: Some(date), ..Byline::default() });
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
    let rest = PUBLISHED.all(line).find_map(|rest| match rest.strip_prefix([':', '：']) {
        Some(rest) => Some(rest.trim_start()),
        None => rest.strip_prefix(' '),
    })?;
    // `Posted by Corin Ashby on March 3, 2014`
    if let Some((author, day)) =
        BY.strip_word(rest).and_then(|rest| rest.rsplit_once(" on ").or_else(|| rest.split_once(", ")))
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

/// How many lines at the foot may be bylines.
const FOOT: usize = 3;

/// No byline is longer, in bytes.
const LONGEST: usize = 120;

/// Where the signature at the end of `line` begins, and the name.
fn signature(line: &str) -> Option<(usize, &str)> {
    let from = line.char_indices().rev().nth(LONGEST_NAME).map_or(0, |(at, _)| at);
    let dash = from + line[from..].rfind(['–', '—', '⎥']).or_else(|| line[from..].rfind("--"))?;
    let name = line[dash..].trim_start_matches(|c| is_dash(c) || c == '⎥').trim();
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
    fn a_byline_may_hold_what_a_page_sets_beside_it() {
        let by = |author, date: &str| Some(Byline { author, publisher: None, date: Some(date.to_owned()) });
        assert_eq!(parse("By Ann Lee | December 4, 2020 | Film Reviews"), by("Ann Lee", "2020-12-04"));
        assert_eq!(parse("By Ann Lee|November 17th, 2013|Documentary, Sports|0 Comments"), by("Ann Lee", "2013-11-17"));
        assert_eq!(parse("BY NEIL ABERNETHY  10 AUGUST 2021"), by("NEIL ABERNETHY", "2021-08-10"));
        assert_eq!(parse("By Ann Lee December 4, 2020"), by("Ann Lee", "2020-12-04"));
        let paper = |publisher| Some(Byline { author: "Ann Lee", publisher, date: None });
        assert_eq!(parse("By Ann Lee The North Weekly"), paper(Some("The North Weekly")));
        assert_eq!(parse("By Ann Lee | North Weekly"), paper(Some("North Weekly")));
        for line in ["Reviewer:Ann Lee", "Resenha por Ann Lee", "Av Ann Lee", "Автор: Ann Lee", "Critic: Ann Lee"]
        {
            assert_eq!(parse(line), paper(None), "{line}");
        }
        assert_eq!(
            dateline("A&E | April 13, 2022"),
            Some(Byline { date: Some("2022-04-13".into()), ..Byline::default() })
        );
        assert_eq!(
            posted("Posted in Film with tags , , on April 3, 2013 by Ann Lee"),
            Some((Some("Ann Lee"), Some("2013-04-03".into())))
        );
        assert_eq!(posted("Posted in Film"), Some((None, None)));
    }

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

    #[test]
    fn a_signature_stands_behind_a_dash() {
        assert_eq!(signature("— Ann Lee"), Some((0, "Ann Lee")));
        assert_eq!(signature("It hums. —Ann Lee"), Some((8, "Ann Lee")));
        for line in ["It hums — Ann Lee", "It hums — and Ann Lee sings.", "Ann Lee", "It hums. — Ann"] {
            assert_eq!(signature(line), None, "{line}");
        }
    }
}
