//! What stands beside a title on its line, and is taken off its end: facts in brackets, a certificate, a grade, the director.
//!
//! ```text
//! Low Tide (2019)     Low Tide – Rated R     Tin Sky (B+)     Tin Sky: 8/10     Tin Sky directed by Mara Quill
//! ```
//!
//! What is neither a fact nor a grade is in `remainder.rs`.

use crate::credits::{self, Facts};
use crate::given::has_given_name;
use crate::grade::{self, Graded};
use crate::names::is_name;
use crate::text::is_dash;
use crate::words::{Openings, openings};
use memchr::memchr_iter;

/// The title and the director in `Les Horlogers, de Marc Delorme`, `Tin Sky directed by Mara Quill`.
pub(super) fn title_and_director(text: &str) -> Option<(&str, &str)> {
    static DIRECTED_BY: Openings = openings!(directors.bare);
    static OF: Openings = openings!(of);
    memchr_iter(b' ', text.as_bytes()).find_map(|at| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        if !after.starts_with(char::is_lowercase) && !after.starts_with("Directed") {
            return None;
        }
        let title = before.strip_suffix(',');
        let of = || OF.strip_word(after).filter(|_| title.is_some());
        let name = crate::sentence::without_stop(DIRECTED_BY.strip_word(after).or_else(of)?);
        (name.contains(' ') && is_name(name)).then_some((title.unwrap_or(before), name))
    })
}

/// Takes one bracket with a known fact off the end of `text`.
pub(super) fn bracket<'a>(credits: credits::Reader<'_, 'a>, text: &'a str, facts: &mut Facts) -> Option<&'a str> {
    let text = text.trim_end();
    let (close, open) = if text.ends_with(')') { (')', '(') } else { (']', '[') };
    let inner = text.strip_suffix(close)?;
    let (title, inner) = inner.rsplit_once(open)?;
    let mut read = Facts::default();
    // `Low Tide (Mara Quill)`
    if (2..=4).contains(&inner.split(' ').count()) && is_name(inner) && has_given_name(inner) && !inner.contains(',') {
        read.directors.push(credits.name(inner));
    } else {
        credits.take_bracket(inner, &mut read)?;
    }
    facts.complete(read);
    Some(title.trim_end())
}

/// The title, and what follows its facts: `Low Tide (2019) – 9/10 harbour drama movie review`, `Low Tide (Mara Quill, 2019)
/// Ann Lee, Bo Ek`. A year has to be among the facts.
pub(super) fn led<'a>(
    credits: credits::Reader<'_, 'a>,
    text: &'a str,
    facts: &mut Facts,
    grades: &mut Vec<Graded<'a>>,
) -> Option<&'a str> {
    // Chinese, Japanese and Korean set no space before a bracket.
    let is_unspaced = |title: &str| title.ends_with(|c: char| c >= '\u{3000}');
    let unspaced = text.split_once('(').filter(|(title, _)| is_unspaced(title));
    let (title, rest) = unspaced.or_else(|| text.split_once(" (")).filter(|(title, _)| !title.is_empty())?;
    let (inner, rest) = rest.split_once(')')?;
    let rest = rest.trim_start();
    let mut read = Facts::default();
    credits.take_bracket(inner, &mut read)?;
    read.year.as_ref()?;
    if !read.directors.is_empty() && credits.take_actors(rest, &mut read).is_some() {
        facts.complete(read);
        return Some(title);
    }
    let behind = rest.trim_start_matches(|c: char| is_dash(c) || matches!(c, ':' | '|' | ',' | ' '));
    if behind.len() == rest.len() && unspaced.is_none() || behind.is_empty() || crate::sentence::ends_sentence(behind) {
        return None;
    }
    let mark = behind.split(' ').next().unwrap_or(behind);
    if let Some(found) = grade::own_line(mark, credits.stars_out_of)
        && found.iter().all(|graded| graded.mark.as_ref().is_some_and(|mark| mark.grade.value.is_some()))
    {
        *grades = found;
    }
    facts.complete(read);
    Some(title)
}

/// Takes the certificate and the year off the end of `Low Tide 2019 R`.
pub(super) fn year_and_certificate<'a>(
    credits: credits::Reader<'_, 'a>,
    text: &'a str,
    facts: &mut Facts,
) -> Option<&'a str> {
    let (before, certificate) = text.rsplit_once(' ')?;
    let (title, year) = before.rsplit_once(' ')?;
    credits::year(year)?;
    let certificate = certificate.trim_matches(['(', ')', '[', ']']);
    if certificate.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut read = Facts::default();
    credits.take_bracket(certificate, &mut read)?;
    read.content_rating.as_ref()?;
    credits.take_bracket(year, &mut read)?;
    facts.complete(read);
    Some(title.trim_end())
}

/// Takes the facts off the end of `Low Tide – 15, 98 mins`.
pub(super) fn facts_after_dash<'a>(
    credits: credits::Reader<'_, 'a>,
    text: &'a str,
    facts: &mut Facts,
) -> Option<&'a str> {
    let (title, rest) = [" – ", " — ", " - "].iter().find_map(|dash| text.rsplit_once(dash))?;
    let mut read = Facts::default();
    credits.take_bracket(rest, &mut read).filter(|()| crate::text::has_digit(rest))?;
    if read.duration_minutes.is_none() && read.year.is_none() {
        return None;
    }
    facts.complete(read);
    Some(title.trim_end()).filter(|title| title.contains(char::is_alphabetic))
}

/// Takes a bare number off the end of `Low Tide – 8`, of which only the site can say out of how many it is.
pub(super) fn number_after_dash(text: &str) -> Option<(&str, &str)> {
    let (title, number) = [" – ", " — ", " - "].iter().find_map(|dash| text.rsplit_once(dash))?;
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let small = is_number(whole) && is_number(tenths) && (whole.len() == 1 || number == "10");
    (small && title.contains(char::is_alphabetic)).then_some((title.trim_end(), number))
}

/// Takes the certificate off the end of `Low Tide – Rated R`.
pub(super) fn rated<'a>(credits: credits::Reader<'_, 'a>, text: &'a str, facts: &mut Facts) -> Option<&'a str> {
    let (title, rating) = text.rsplit_once("Rated ")?;
    let title = title.trim_end().strip_suffix(is_dash)?.trim_end();
    credits.take_bracket(rating, facts).filter(|()| !title.is_empty())?;
    Some(title)
}

/// Takes a mark in brackets off the end of `text`: `Tin Sky (B+)`, `Tin Sky [3 stars]`.
pub(super) fn bracketed_mark<'a>(
    credits: credits::Reader<'_, 'a>,
    text: &'a str,
    grades: &mut Vec<Graded<'a>>,
) -> Option<&'a str> {
    let at = text.rfind(['(', '['])?;
    let (title, mark) = text.split_at(at);
    let found = text.ends_with([')', ']']).then(|| grade::own_line(mark, credits.stars_out_of))??;
    *grades = found;
    Some(title.trim_end())
}

/// Takes a mark off the end of `text`. Stars speak for themselves; letters and numbers need a dash
/// or a colon before them, or `Ocean's 8/10` would lose its name.
pub(super) fn trailing_mark(text: &str, stars_out_of: Option<u8>) -> Option<(&str, Vec<Graded<'_>>)> {
    let stars = text.find(['★', '☆', '⭐']).map(|at| text.split_at(at));
    if let Some((title, stars)) = stars
        && let Some(found) = grade::own_line(stars, stars_out_of)
    {
        return Some((trim_join(title), found));
    }
    // `Low Tide (2016) ***`: bare asterisks behind a title, which Markdown has not set in emphasis with them.
    if let Some((title, stars)) = text.rsplit_once(' ')
        && (2..=5).contains(&stars.len())
        && stars.bytes().all(|byte| byte == b'*')
        && !title.contains('*')
        && title.contains(char::is_alphabetic)
    {
        return Some((title.trim_end(), vec![grade::asterisks(stars, stars_out_of)?]));
    }
    // `“LOW TIDE” (PG-13) 2.25 STARS`
    if let Some(at) = text.rfind([')', '”', '"']).map(|at| at + text[at..].chars().next().map_or(1, char::len_utf8))
        && text[at..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        && text.to_ascii_lowercase().ends_with("stars")
        && let Some(found) = grade::own_line(text[at..].trim(), stars_out_of)
    {
        return Some((text[..at].trim_end(), found));
    }
    // `Low Tide 4.0 stars`
    let number = text.len() - text.rsplitn(3, ' ').take(2).map(|word| word.len() + 1).sum::<usize>().min(text.len());
    if (text.ends_with(" stars") || text.ends_with(" Stars"))
        && text[number..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        && text[..number].contains(char::is_alphabetic)
        && let Some(found) = grade::own_line(text[number..].trim_start(), stars_out_of)
    {
        return Some((text[..number].trim_end(), found));
    }
    // `"Low Tide" ***1/2`
    if let Some((title, stars)) = text.rsplit_once(' ')
        && stars.starts_with('*')
        && stars.trim_start_matches('*').trim_start_matches("1/2").trim_start_matches('½').is_empty()
        && title.ends_with(['"', '”', '’', '»', ')'])
        && let Some(found) = grade::own_line(stars, stars_out_of)
    {
        return Some((title.trim_end(), found));
    }
    let joins = text.char_indices().filter(|(_, c)| is_dash(*c) || matches!(c, ':' | '|' | ',')).map(|(at, _)| at);
    joins.rev().find_map(|at| {
        let (title, rest) = text.split_at(at);
        let rest = &rest[rest.chars().next()?.len_utf8()..];
        let spaced = title.ends_with(char::is_whitespace) || rest.starts_with(char::is_whitespace);
        let valid = |found: &Vec<Graded<'_>>| found.iter().all(|graded| graded.mark.is_some());
        let found = spaced.then(|| {
            grade::labelled(rest.trim(), stars_out_of).filter(valid).or_else(|| grade::own_line(rest, stars_out_of))
        })??;
        Some((trim_join(title), found))
    })
}

/// What a Markdown link says, where the whole of `text` is one.
pub(super) fn unlinked(text: &str) -> &str {
    let inner = text.strip_prefix('[').and_then(|rest| rest.split_once("]("));
    inner.filter(|(_, href)| href.ends_with(')') && !href.contains(' ')).map_or(text, |(said, _)| said)
}

fn trim_join(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_dash(c) || matches!(c, ':' | '|' | ','))
}
