//! Stars: `★★★½`, `★★★☆☆`, `***1/2 out of four`, `3.5/4 stars`, `Three stars out of four`. Linear
//! where the number of stars there are is said; hollow stars say it too.

use super::points::{after_out_of, out_of};
use super::{Mark, amount, linear};
use crate::words::{Openings, openings};
use film_model::Scale;

/// Reads `text` as stars and nothing else.
pub fn parse(text: &str, stars_out_of: Option<u8>) -> Option<Mark> {
    let (numerator, denominator) = drawn(text).or_else(|| in_words(text))?;
    let denominator = denominator.or(stars_out_of.map(|stars| u32::from(stars) * 100));
    let value = match denominator {
        Some(0) => return None,
        Some(denominator) if numerator > denominator => return None,
        Some(denominator) => linear(numerator, denominator),
        None => None,
    };
    // Nobody has more than ten stars; a longer row is an ornament.
    (numerator <= 1000).then(|| Mark::new(text, Scale::Stars, value))
}

/// A row of asterisks, where a label says that they are stars.
pub fn asterisks(text: &str, stars_out_of: Option<u8>) -> Option<Mark> {
    let stars = text.bytes().filter(|byte| *byte == b'*').count() as u32 * 100;
    match stars_out_of.map(|stars| u32::from(stars) * 100) {
        Some(all) if stars > all => None,
        Some(all) => Some(Mark::new(text, Scale::Stars, linear(stars, all))),
        None => Some(Mark::new(text, Scale::Stars, None)),
    }
}

/// The word after a number of stars.
static WORDS: Openings = openings!(stars);

/// A row of stars: how many are full, and of how many, in hundredths.
fn drawn(text: &str) -> Option<(u32, Option<u32>)> {
    let (mut full, mut half, mut hollow, mut asterisks) = (0u32, 0u32, 0u32, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match c {
            // Beside full ones these are hollow.
            '✩' if text.starts_with('★') => hollow += 1,
            '★' | '⭐' | '🌟' | '✭' | '✮' | '✯' | '✩' if half + hollow == 0 || c == '⭐' => full += 1,
            '*' if half + hollow == 0 => {
                full += 1;
                asterisks = true;
            }
            '½' | '⯪' | '⯨' if half + hollow == 0 => half = 1,
            '☆' | '✰' => hollow += 1,
            // The selector that asks for the coloured picture of a star.
            '\u{fe0f}' | ' ' | '\u{a0}' => {}
            _ => break,
        }
        rest = &rest[c.len_utf8()..];
    }
    if half == 0
        && full > 0
        && let Some(after) = rest.strip_prefix("1/2")
    {
        half = 1;
        rest = after;
    }
    if full + half + hollow == 0 || full.max(hollow) > 10 {
        return None;
    }
    let rest = rest.trim();
    let bracketed = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let rest = bracketed.unwrap_or(rest);
    let rest = WORDS.strip(rest).unwrap_or(rest).trim();
    // `★★½ out of ★★★★` draws both.
    let all = after_out_of(rest).map(str::trim);
    if let Some(all) = all.filter(|all| !all.is_empty() && all.chars().all(|c| matches!(c, '★' | '*' | ' '))) {
        let all = all.chars().filter(|c| *c != ' ').count() as u32;
        return (3..=10).contains(&all).then_some((full * 100 + half * 50, Some(all * 100)));
    }
    let said = if rest.is_empty() { None } else { Some(whole(out_of(rest)?)?) };
    // A row of asterisks alone parts scenes; it is a mark only where it says of how many, or halves one.
    if asterisks && said.is_none() && half == 0 {
        return None;
    }
    let drawn = (hollow > 0).then_some((full + half + hollow) * 100);
    Some((full * 100 + half * 50, said.or(drawn)))
}

fn is_word(text: &str) -> bool {
    WORDS.strip(text) == Some("")
}

/// The number of stars there are, with nothing but `stars` behind it.
fn whole((denominator, rest): (u32, &str)) -> Option<u32> {
    let rest = rest.trim();
    let ends = rest.is_empty() || is_word(rest);
    (ends && (300..=1000).contains(&denominator)).then_some(denominator)
}

/// `Three stars out of four`, `3.5/4 stars`, `3½ stars`.
fn in_words(text: &str) -> Option<(u32, Option<u32>)> {
    let (numerator, rest) = amount::parse(text)?;
    let rest = rest.trim_start_matches([' ', '\u{a0}', '-']);
    let after = WORDS.strip(rest);
    match after {
        Some(rest) if rest.trim().is_empty() => Some((numerator, None)),
        Some(rest) => {
            let rest = rest.trim();
            let rest = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(rest);
            Some((numerator, Some(whole(out_of(rest)?)?)))
        }
        None => {
            let (denominator, rest) = out_of(rest)?;
            let said = is_word(rest.trim());
            said.then_some((numerator, Some(whole((denominator, rest))?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<Option<u8>> {
        parse(text, None).map(|mark| mark.grade.value)
    }

    #[test]
    fn counts_what_is_drawn() {
        assert_eq!(value("★★★½"), Some(None));
        assert_eq!(value("★★★☆☆"), Some(Some(60)));
        assert_eq!(value("★★★½☆"), Some(Some(70)));
        assert_eq!(value("★ ★ ★ ★ ☆"), Some(Some(80)));
        assert_eq!(value("☆☆☆☆☆"), Some(Some(0)));
        assert_eq!(value("⭐️⭐️⭐️/5"), Some(Some(60)));
        assert_eq!(value("★★★ (out of 4)"), Some(Some(75)));
        assert_eq!(value("***1/2 out of four"), Some(Some(88)));
        assert_eq!(value("***½"), Some(None));
        assert_eq!(value("★★½ out of ★★★★"), Some(Some(63)));
        assert_eq!(value("***½ (out of ****)"), Some(Some(88)));
    }

    #[test]
    fn reads_what_is_said() {
        for text in [
            "Three stars out of four",
            "3/4 stars",
            "3 stars (out of 4)",
            "three stars of four",
            "3 out of 4 stars",
            "3 étoiles sur 4",
            "3 von 4 Sternen",
            "3 de 4 estrellas",
        ] {
            assert_eq!(value(text), Some(Some(75)), "{text}");
        }
        assert_eq!(value("3½ stars"), Some(None));
        assert_eq!(value("one star"), Some(None));
        assert_eq!(parse("3½ stars", Some(5)).and_then(|mark| mark.grade.value), Some(70));
    }

    #[test]
    fn leaves_ornaments_and_prose_alone() {
        for text in ["***", "* * *", "5 stars out of 4", "★★★★★★★★★★★", "three star generals", "3/4", "stars"]
        {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
