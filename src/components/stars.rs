//! Stars that a critic has written, and how they are drawn.

use super::element::text;
use leptos::prelude::*;

/// Nobody has more than ten stars.
const MOST: u32 = 10;

/// A row of stars as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stars {
    pub full: u32,
    pub half: bool,
    /// Those that are missing, where the mark says so itself.
    pub empty: u32,
    /// Of how many, where the mark says so or its value tells it.
    pub total: Option<u32>,
}

impl Stars {
    /// The stars of a mark that is written in stars, and nothing for any other: `★★★½`, `★★☆☆`,
    /// `***1/2 out of four`. A number of stars is no row of them: it stays as it was written.
    pub fn of(written: &str, value: Option<u8>) -> Option<Stars> {
        let (mut full, mut half, mut empty) = (0, false, 0);
        let mut rest = written.trim_start();
        while let Some(star) = rest.chars().next() {
            match star {
                '★' | '⭐' | '🌟' | '✭' | '✮' | '✯' | '✩' | '*' => full += 1,
                '½' | '⯪' | '⯨' => half = true,
                '☆' | '✰' => empty += 1,
                // The selector that asks for the coloured picture of a star.
                '\u{fe0f}' | ' ' | '\u{a0}' => {}
                _ => break,
            }
            rest = &rest[star.len_utf8()..];
        }
        if full > 0
            && let Some(after) = rest.strip_prefix("1/2")
        {
            (half, rest) = (true, after);
        }
        let shown = full + u32::from(half);
        let said = match all(rest)? {
            None if empty > 0 => Some(shown + empty),
            said => said,
        };
        let total = said.or_else(|| {
            // What the value was reckoned from: 88 is three and a half of four.
            let value = u32::from(value.filter(|value| *value > 0)?);
            Some((100 * full + 50 * u32::from(half) + value / 2) / value)
        });
        let total = total.filter(|total| (shown.max(1)..=MOST).contains(total));
        let empty = said.and(total).map_or(empty, |total| total - shown);
        (shown + empty > 0 && shown + empty <= MOST).then_some(Stars { full, half, empty, total })
    }

    /// The row as elements, a star each.
    pub fn drawn(self) -> Vec<AnyView> {
        let kinds = [
            (self.full, "film-star", "★"),
            (u32::from(self.half), "film-star film-star--half", "½"),
            (self.empty, "film-star film-star--empty", "☆"),
        ];
        let row = kinds.into_iter().flat_map(|(count, class, star)| (0..count).map(move |_| text("span", class, star)));
        row.collect()
    }
}

/// Of how many, as it stands behind a row: `out of four`, `/5`, `(of ****)`. Nothing may stand there
/// as well, but nothing else.
fn all(rest: &str) -> Option<Option<u32>> {
    const WORDS: [&str; 8] = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let rest = rest.trim_matches([' ', '\u{a0}', '(', ')', '/']).to_ascii_lowercase();
    let mut rest = rest.as_str();
    for word in ["stars", "out", "of"] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
    }
    let rest = rest.strip_suffix("stars").unwrap_or(rest).trim_end();
    if rest.is_empty() {
        return Some(None);
    }
    let word = || WORDS.iter().position(|word| *word == rest).map(|at| at as u32 + 3);
    let row = || rest.chars().all(|star| matches!(star, '★' | '*')).then(|| rest.chars().count() as u32);
    rest.parse().ok().or_else(word).or_else(row).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Full, half and empty ones, and of how many.
    fn row(written: &str, value: Option<u8>) -> Option<(u32, bool, u32, Option<u32>)> {
        Stars::of(written, value).map(|stars| (stars.full, stars.half, stars.empty, stars.total))
    }

    #[test]
    fn a_row_is_counted() {
        assert_eq!(row("★★★½", None), Some((3, true, 0, None)));
        assert_eq!(row("★★★½", Some(88)), Some((3, true, 0, Some(4))));
        assert_eq!(row("★★★½", Some(70)), Some((3, true, 0, Some(5))));
        assert_eq!(row("½", Some(13)), Some((0, true, 0, Some(4))));
        assert_eq!(row("★", Some(10)), Some((1, false, 0, Some(10))));
        assert_eq!(row("★★★☆☆", Some(60)), Some((3, false, 2, Some(5))));
        assert_eq!(row("★★½☆", None), Some((2, true, 1, Some(4))));
        assert_eq!(row("☆☆☆☆", Some(0)), Some((0, false, 4, Some(4))));
        assert_eq!(row("⭐️⭐️⭐️/5", Some(60)), Some((3, false, 2, Some(5))));
        assert_eq!(row("***1/2 out of four", Some(88)), Some((3, true, 0, Some(4))));
        assert_eq!(row("★★★ (out of 4)", Some(75)), Some((3, false, 1, Some(4))));
        assert_eq!(row("★★½ out of ★★★★", Some(63)), Some((2, true, 1, Some(4))));
        assert_eq!(row("***½ (out of ****)", None), Some((3, true, 0, Some(4))));
    }

    #[test]
    fn what_is_no_row_stays_as_it_is() {
        for written in ["A-", "3.5/4", "4.5\u{a0}★", "8/10", "85%", "Three stars out of four", "", "Two thumbs up"] {
            assert_eq!(row(written, Some(80)), None, "{written}");
        }
        assert_eq!(row("★★★ for the dog", None), None);
        assert_eq!(row("★★★★★★★★★★★", None), None, "eleven");
        assert_eq!(row("★★★★/4000000000", None), Some((4, false, 0, None)));
        assert_eq!(row("★★★★/3", None), Some((4, false, 0, None)));
    }
}
