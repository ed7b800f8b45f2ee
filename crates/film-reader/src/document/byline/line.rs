//! One line that says who wrote a review, and whatever a page sets beside the name: the paper, the day, the section.
//!
//! ```text
//! By Ann Lee, North Weekly     By Ann Lee | December 4, 2020 | Film | 0 Comments     Ann Lee, Arts Editor
//! ```

use super::super::dates;
use super::dateline::dateline;
use super::office::{is_office, is_word_of_office, is_word_of_paper};
use super::{BYLINE_LABELS, BYLINES, Byline, LONGEST, LONGEST_COLUMN, PUBLISHED, is_full_name};
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::text::{split_at_mark, without_emphasis};

/// What follows the words that open a byline: `By`, or a label with its colon.
fn after_byline(line: &str) -> Option<&str> {
    let colon = |rest: &'_ str| rest.starts_with([':', '：', '/']);
    let labelled = BYLINE_LABELS.all(line).find(|rest| colon(rest.trim_start())).map(str::trim_start);
    let rest = labelled.or_else(|| BYLINES.all(line).find(|rest| colon(rest)));
    // `AvAnn Lee`, where a page sets the word apart
    let glued = || {
        let rest = BYLINES.all(line).find(|rest| rest.starts_with(char::is_uppercase))?;
        line[..line.len() - rest.len()].ends_with(char::is_lowercase).then_some(rest)
    };
    rest.map(|rest| rest.trim_start_matches([':', '：', '/', ' '])).or_else(|| BYLINES.strip_word(line)).or_else(glued)
}

pub(in crate::document) fn parse(line: &str) -> Option<Byline<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    let line = without_emphasis(line);
    // `ann_lee’s review published on Letterboxd:`
    if let Some(name) = line.strip_suffix("review published on Letterboxd:") {
        let author = name.trim_end().trim_end_matches('s').trim_end_matches(['’', '\'']);
        return Some(Byline { author, ..Byline::default() });
    }
    let text = after_byline(line).or_else(|| after_office(line))?;
    let text = text.trim();
    // `Автор: Ann Lee / 12.03.2022`
    if let Some((author, day)) = split_at_mark(text, " / ").filter(|(author, _)| is_full_name(author))
        && let Some(date) = dates::in_words(day)
    {
        return Some(Byline { author, date: Some(date), ..Byline::default() });
    }
    let text = if text.ends_with("Jr.") || text.ends_with("Sr.") { text } else { text.trim_end_matches('.') };
    if text.contains(['|', '·', '•']) {
        return in_columns(text).or_else(|| run_together(text.split(['|', '·', '•']).next()?.trim_end()));
    }
    if let Some(found) = run_together(text) {
        return Some(found);
    }
    // `By Ann Lee (ann AT north DOT example)`
    let text = text
        .split_once(" (")
        .filter(|(_, mail)| mail.contains(['@']) || mail.contains(" AT "))
        .map_or(text, |(name, _)| name);
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
    let one = author.starts_with(char::is_uppercase)
        && !author.contains(' ')
        && (dates::in_words(rest).is_some()
            || rest.is_empty() && line[..line.len() - author.len()].trim_end().ends_with(':'));
    if !one && author.split_whitespace().count() < 2 || !is_name(author) {
        return None;
    }
    // `By Ann Lee The North Weekly`: a name holds no `The`.
    if let Some((name, paper)) = split_at_mark(author, " The ").filter(|(name, _)| name.contains(' ')) {
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

/// What follows a label of a few words, the last of which is one for a critic: `Guest Reviewer: Ann Lee`.
fn after_office(line: &str) -> Option<&str> {
    memchr::memchr(b':', line.as_bytes())?;
    let (label, name) = split_at_mark(line, ": ").filter(|(label, _)| label.len() <= LONGEST_COLUMN)?;
    let (before, last) = label.rsplit_once(' ')?;
    let large = before.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (large && ["Reviewer", "Critic", "reviewer"].contains(&last) && is_full_name(name)).then_some(name)
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

/// Reads a day and a full name in columns, whatever else stands there: `12 de março de 2022 | Beatriz Moura`, `12.03.2022, 10:15
/// Uhr, Lukas Hofer`.
pub(super) fn day_and_name(line: &str) -> Option<Byline<'_>> {
    if line.chars().count() > 2 * LONGEST_COLUMN || ends_sentence(line) || !dates::may_be_a_day(line) {
        return None;
    }
    let mark = [" | ", " / ", " · ", " • ", " – ", " - ", ", "].into_iter().find(|mark| line.contains(mark))?;
    let columns = || line.split(mark).map(str::trim).take(6);
    let date = columns().find_map(dates::in_words).or_else(|| dates::in_words(line.rsplit_once(mark)?.0))?;
    let mut names = columns().filter(|column| {
        is_full_name(column)
            && column.split(' ').count() <= 3
            && column.contains(char::is_lowercase)
            && dates::in_words(column).is_none()
            && !crate::title::headline::is_kicker(column)
    });
    let author = names.next().filter(|_| names.next().is_none())?;
    Some(Byline { author, date: Some(date), ..Byline::default() })
}

/// Reads a line without a label that is a name and its day or office: `Антон Долинский, 15.10.2019`, `Emma Chow, Arts
/// Editor`.
pub(super) fn signed_line(line: &str) -> Option<Byline<'_>> {
    let line = without_emphasis(line);
    if line.chars().count() > LONGEST_COLUMN {
        return None;
    }
    if let Some(found) = run_together(line) {
        return Some(found);
    }
    let (author, rest) = [", ", " | ", " · ", "/", " – "].iter().find_map(|mark| split_at_mark(line, mark))?;
    let author = author.trim_end();
    if !is_full_name(author) || author.split_whitespace().count() > 4 {
        return None;
    }
    // `Ann Lee / north.example`
    let is_address =
        rest.len() > 4 && rest.contains('.') && !rest.contains(' ') && !rest.ends_with('.') && rest.is_ascii();
    if is_address || is_office(rest) || rest.to_lowercase().starts_with("special to ") {
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
        let author = text[..at].trim_end_matches([' ', ',', '-', '–', '—', '(', '|', '•', '·', '\u{a0}']);
        // `Ann Lee Published June 21, 2009`, `Ann Lee on June 21, 2009 (June 21, 2009) filed under Film`
        let author = match author.rsplit_once(' ') {
            Some((name, word))
                if word.chars().count() < 4 && word.chars().all(char::is_lowercase)
                    || PUBLISHED.all(word).any(str::is_empty) =>
            {
                name.trim_end()
            }
            _ => author,
        };
        let day = text[at..].trim_end_matches(')');
        let date = dates::in_words(day).or_else(|| dates::in_words(split_at_mark(day, " (")?.0))?;
        let whole = is_full_name(author) && !author.contains(',');
        whole.then_some(Byline { author, publisher: None, date: Some(date) })
    })
}

#[cfg(test)]
mod tests {
    use super::super::posted;
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
}
