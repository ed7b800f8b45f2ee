//! The year of the film, where the text says it outside of headline and credits.
//!
//! ```text
//! beside    =  TITLE mark* "(" (words ",")? YEAR ")"      “Low Tide” (2019)    Low Tide (Ann Lee, 2019)
//!           |  TITLE YEAR, on a short line                Low Tide 2019
//! released  =  RELEASED words YEAR                        Released in 2019    originally released on 2019-03-04
//!           |  YEAR RELEASED                              2019년 개봉    2019年上映
//! ```

use crate::memmem::{self, Finder};
use crate::text::near_end;
use crate::words::in_order;
use std::sync::LazyLock;

/// No more places are looked at.
const MOST_PLACES: usize = 12;

/// No word for the release stands farther from its year, in characters.
const NEAR: usize = 80;

/// What stands in brackets after a title is no longer, in bytes.
const LONGEST: usize = 60;

/// Where four digits stand that may be a year; in most texts whose year is not known, there are none.
fn years_in(text: &str) -> impl Iterator<Item = usize> {
    let centuries = ["18", "19", "20"].into_iter().flat_map(|century| memmem::find_iter(text.as_bytes(), century));
    centuries.filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit()) && year_at(&text[*at..]).is_some())
}

/// What of `text` may say that the year at `at` is that of the release. To look through the whole text took 2 % of all reading.
fn around(text: &str, at: usize) -> &str {
    let from = near_end(&text[..at], NEAR);
    // No word is cut.
    let from = text[from..at].find(' ').map_or(from, |space| from + space);
    let end = text[at..].char_indices().nth(NEAR).map_or(text.len(), |(end, _)| at + end);
    &text[from..end]
}

/// The year that `text` says, and where it stands.
pub(super) fn said<'a>(text: &'a str, title: &str) -> Option<(&'a str, u16)> {
    let beside = one(Finder::new(title).find_iter(text.as_bytes()).take(MOST_PLACES).filter_map(|at| {
        if text[..at].ends_with(char::is_alphanumeric) {
            return None;
        }
        beside(&text[at + title.len()..], at == 0 || text[..at].ends_with(['\n', ' ']))
    }));
    match beside {
        Found::One(found) => return Some(found),
        Found::Several => return None,
        Found::None => {}
    }
    match one(years_in(text).flat_map(|at| released(around(text, at)))) {
        Found::One(found) => Some(found),
        _ => None,
    }
}

enum Found<'a> {
    None,
    One((&'a str, u16)),
    Several,
}

fn one<'a>(years: impl Iterator<Item = (&'a str, u16)>) -> Found<'a> {
    let mut found = Found::None;
    for (written, year) in years {
        match found {
            Found::One((_, known)) if known != year => return Found::Several,
            Found::None => found = Found::One((written, year)),
            _ => {}
        }
    }
    found
}

/// The year that `text` begins with.
fn year_at(text: &str) -> Option<(&str, u16)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let year = text.get(..4).filter(|_| digits == 4)?;
    Some((year, crate::credits::year(year)?))
}

/// The year after a title.
fn beside(rest: &str, begins: bool) -> Option<(&str, u16)> {
    let rest = rest.trim_start_matches(['”', '"', '»', '’', '*', '_', '“', ',']);
    if let Some(inner) = rest.strip_prefix(" (").or_else(|| rest.strip_prefix('(')) {
        let inner = &inner[..inner.find(')').filter(|end| *end <= LONGEST)?];
        let at = inner.len().checked_sub(4).filter(|at| inner.is_char_boundary(*at))?;
        let apart = at == 0 || inner[..at].ends_with([' ', ',', '/']);
        return year_at(&inner[at..]).filter(|_| apart);
    }
    // `Low Tide 2019`
    let line = rest.split('\n').next().unwrap_or(rest);
    let (year, number) = year_at(line.strip_prefix(' ')?)?;
    let after = &line[1 + year.len()..];
    let ends =
        after.is_empty() || after.starts_with([',', '.', ' ']) && after.len() <= LONGEST && !after.starts_with(" m");
    (begins && ends && line.len() <= LONGEST).then_some((year, number))
}

/// The years that are said to be those of the release.
fn released(text: &str) -> impl Iterator<Item = (&str, u16)> {
    // Their first letter, which may be a capital, is left out.
    static BEFORE: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
        let words = in_order(|language| vec![language.released]);
        words.into_iter().map(|word| Finder::new(&word[word.chars().next().map_or(0, char::len_utf8)..])).collect()
    });
    static AFTER: LazyLock<Vec<Finder<'static>>> =
        LazyLock::new(|| in_order(|language| vec![language.years_of_release]).into_iter().map(Finder::new).collect());
    let before = BEFORE.iter().flat_map(move |word| {
        word.find_iter(text.as_bytes()).take(MOST_PLACES).filter_map(move |at| {
            let mut before = text[..at].chars().rev().skip(1);
            // `re-released`
            if before.next().is_some_and(|c| c == '-' || c.is_alphanumeric()) {
                return None;
            }
            let rest = &text[at + word.needle().len()..];
            let clause = rest.split(['.', ';', '\n', '(']).next().unwrap_or(rest);
            let from = clause.find(|c: char| c.is_ascii_digit()).filter(|from| *from <= 24)?;
            // The day may stand before the year.
            let mut numbers =
                clause[from..].split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty()).take(2);
            let year = numbers.find_map(year_at)?;
            (year.0.as_ptr() as usize - clause.as_ptr() as usize <= 36).then_some(year)
        })
    });
    let after = AFTER.iter().flat_map(move |word| {
        word.find_iter(text.as_bytes()).take(MOST_PLACES).filter_map(move |at| {
            let from = at.checked_sub(4)?;
            let whole = text.is_char_boundary(from) && !text[..from].ends_with(|c: char| c.is_ascii_digit());
            whole.then(|| year_at(&text[from..at])).flatten()
        })
    });
    before.chain(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_the_year() {
        for text in [
            "Low Tide (2019), or how to wait",
            "I watched “Low Tide” (2019) and slept.",
            "*Low Tide* (Ann Lee, 2019) hums.",
            "Low Tide 2019",
            "It hums. Released in 2019, it is calm.",
            "It was originally released on 2019-03-04 in Hull.",
            "A film released on March 4, 2019.",
            "2019년 개봉한 영화.",
            "這是2019年上映的電影。",
        ] {
            assert_eq!(said(text, "Low Tide").map(|found| found.1), Some(2019), "{text}");
        }
    }

    #[test]
    fn other_years_are_none() {
        for text in [
            "Low Tide (1978) was calmer than Low Tide (2019).",
            "It was re-released in 2019.",
            "In 2019 nobody waited for Low Tide.",
            "Gulls (2019) was better than Low Tide.",
            "Low Tide 2019 minutes later.",
            "He was released from prison. Since 2019 he waits.",
        ] {
            assert_eq!(said(text, "Low Tide").map(|found| found.1), None, "{text}");
        }
    }
}
