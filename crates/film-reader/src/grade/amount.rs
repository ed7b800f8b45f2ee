//! Numbers as critics write them: `3.5`, `3,5`, `3½`, `3 1/2`, `three and a half`.

use crate::beginnings::{OTHER, place};
use crate::text::strip_prefix_ignore_case;
use crate::words::{Openings, languages, openings};
use std::sync::LazyLock;

/// The words for the numbers from zero to ten, by their first letter.
static NUMBERS: LazyLock<[Vec<(u32, &str)>; OTHER + 1]> = LazyLock::new(|| {
    let mut by_letter = [const { Vec::new() }; OTHER + 1];
    for (number, words) in languages().flat_map(|language| (0..).zip(language.numbers)) {
        words.iter().for_each(|word| by_letter[place(word.as_bytes()[0])].push((number, *word)));
    }
    by_letter
});

static AND_A_HALF: Openings = openings!(and_a_half);

static HALF: Openings = openings!(half);

/// Reads a number at the start of `text`, in hundredths, and what follows it.
pub fn parse(text: &str) -> Option<(u32, &str)> {
    if let Some((whole, rest)) = digits(text) {
        let (part, rest) = fraction(rest).unwrap_or((0, rest));
        return Some((whole * 100 + part, rest));
    }
    if let Some(rest) = text.strip_prefix('½') {
        return Some((50, rest));
    }
    in_words(text)
}

/// Up to three digits; no number of stars or points has more.
fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().ok().filter(|_| (1..=3).contains(&end))?;
    Some((number, &text[end..]))
}

fn fraction(text: &str) -> Option<(u32, &str)> {
    for (mark, value) in [("½", 50), ("¼", 25), ("¾", 75)] {
        if let Some(rest) = text.trim_start().strip_prefix(mark) {
            return Some((value, rest));
        }
    }
    // `3 1/2` needs its space, or it would be thirty-one halves.
    if let Some(parted) = text.strip_prefix([' ', '\u{a0}', '-']).map(str::trim_start) {
        for (mark, value) in [("1/2", 50), ("1/4", 25), ("3/4", 75)] {
            if let Some(rest) = parted.strip_prefix(mark) {
                return Some((value, rest));
            }
        }
        if let Some(rest) = AND_A_HALF.strip(parted) {
            return Some((50, rest));
        }
    }
    let rest = text.strip_prefix(['.', ','])?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let digits = &rest[..end];
    let value = match end {
        1 => digits.parse::<u32>().ok()? * 10,
        2 => digits.parse().ok()?,
        _ => return None,
    };
    Some((value, &rest[end..]))
}

fn in_words(text: &str) -> Option<(u32, &str)> {
    let first = text.as_bytes().first()?;
    for (number, word) in &NUMBERS[place(*first)] {
        let Some(rest) = strip_prefix_ignore_case(text, word) else { continue };
        if rest.starts_with(char::is_alphabetic) {
            continue;
        }
        let joined = rest.trim_start_matches(['-', ' ', '\u{a0}']);
        let drawn = || ["½", "1/2"].iter().find_map(|half| joined.strip_prefix(half));
        return Some(match AND_A_HALF.strip(joined).or_else(drawn) {
            Some(rest) => (number * 100 + 50, rest),
            None => (number * 100, rest),
        });
    }
    HALF.strip(text).filter(|rest| !rest.starts_with(char::is_alphabetic)).map(|rest| (50, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_of_three_and_a_half() {
        for text in
            ["3.5", "3,5", "3½", "3 ½", "3 1/2", "three and a half", "Three-and-a-half", "three ½", "3 and a half"]
        {
            assert_eq!(parse(text), Some((350, "")), "{text}");
        }
    }

    #[test]
    fn leaves_what_follows() {
        assert_eq!(parse("8/10"), Some((800, "/10")));
        assert_eq!(parse("four stars"), Some((400, " stars")));
        assert_eq!(parse("half a star"), Some((50, " star")));
        assert_eq!(parse("7.25 of 10"), Some((725, " of 10")));
        assert_eq!(parse("fourth"), None);
        assert_eq!(parse("2019/10"), None);
    }
}
