//! Grades in stars: what they say, and how they are drawn.

use super::markup::Markup;

/// A grade with more stars than this is not drawn.
const MAX_STARS: u32 = 10;

/// A grade in stars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stars {
    /// The number of full stars.
    pub full: u32,
    /// The quarters of the star after them, 0 to 3.
    pub quarters: u32,
    /// The number of empty stars after that.
    pub empty: u32,
    /// The highest number of stars, if the grade says it or its value implies it.
    pub total: Option<u32>,
}

impl Stars {
    /// Reads a grade that is a row of stars, or a number of stars in digits or in words: `★★★½`, `★★☆☆`,
    /// `***1/2 out of four`, `3.5/4 stars`, `Three stars out of four`. `None` for anything else.
    pub fn of(written: &str, value: Option<u8>) -> Option<Stars> {
        let (quarters, said, missing) = row(written).or_else(|| counted(written))?;
        // A part of a star takes as much space as a star.
        let (full, quarters) = (quarters / 4, quarters % 4);
        let shown = full + u32::from(quarters > 0);
        let total = said.or_else(|| {
            // The total from which the value was computed: 88 is three and a half of four.
            let value = u32::from(value.filter(|value| *value > 0)?);
            Some((100 * full + 25 * quarters + value / 2) / value)
        });
        let total = total.filter(|total| (shown.max(1)..=MAX_STARS).contains(total));
        let empty = match missing {
            // A row that is written without empty stars is drawn without them.
            Some(missing) => said.and(total).map_or(missing, |total| total - shown),
            None => total.map_or(0, |total| total - shown),
        };
        (shown + empty > 0 && shown + empty <= MAX_STARS).then_some(Stars { full, quarters, empty, total })
    }

    /// Draws the row, with one element for each star.
    pub fn draw(self, out: &mut Markup) {
        let part = match self.quarters {
            1 => ("film-star film-star--quarter", "¼"),
            2 => ("film-star film-star--half", "½"),
            _ => ("film-star film-star--most", "¾"),
        };
        let kinds = [
            (self.full, "film-star", "★"),
            (u32::from(self.quarters > 0), part.0, part.1),
            (self.empty, "film-star film-star--empty", "☆"),
        ];
        for (count, class, star) in kinds {
            (0..count).for_each(|_| out.element("span", class, star));
        }
    }
}

/// Reads a row of stars: its quarters, its total, and the number of its empty stars.
fn row(written: &str) -> Option<(u32, Option<u32>, Option<u32>)> {
    let (mut full, mut half, mut empty) = (0, false, 0);
    let mut rest = written.trim_start();
    while let Some(star) = rest.chars().next() {
        match star {
            '★' | '⭐' | '🌟' | '✭' | '✮' | '✯' | '✩' | '*' => full += 1,
            '½' | '⯪' | '⯨' => half = true,
            '☆' | '✰' => empty += 1,
            // The variation selector that makes a star a coloured emoji.
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
    if full + empty == 0 && !half || full > MAX_STARS || empty > MAX_STARS {
        return None;
    }
    let said = match all(rest)? {
        None if empty > 0 => Some(full + u32::from(half) + empty),
        said => said,
    };
    Some((4 * full + 2 * u32::from(half), said, Some(empty)))
}

/// Reads a number of stars in digits or words: its quarters and its total. It never has empty stars.
fn counted(written: &str) -> Option<(u32, Option<u32>, Option<u32>)> {
    let written = written.to_ascii_lowercase().replace('/', " / ");
    let mut tokens = written.split([' ', '\u{a0}', '(', ')']).filter(|token| !token.is_empty());
    let mut quarters = quarters(tokens.next()?)?;
    let (mut total, mut is_total) = (None, false);
    for token in tokens {
        match token {
            "and" | "a" | "star" | "stars" => {}
            "half" if !is_total => quarters += 2,
            "out" | "of" | "/" => is_total = true,
            number if is_total && total.is_none() => total = Some(self::quarters(number)? / 4),
            _ => return None,
        }
    }
    Some((quarters, total, None))
}

/// A number such as `3`, `3.5`, `3½` or `three`, in quarters.
fn quarters(number: &str) -> Option<u32> {
    const WORDS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const PARTS: [(&str, u32); 9] =
        [("½", 2), ("¼", 1), ("¾", 3), (".50", 2), (".25", 1), (".75", 3), (".5", 2), (".0", 0), ("half", 2)];
    let word = WORDS.iter().position(|word| *word == number).map(|at| 4 * at as u32);
    let part = || PARTS.iter().find_map(|(part, quarters)| Some((number.strip_suffix(part)?, *quarters)));
    word.or_else(|| {
        let (whole, quarters) = part().unwrap_or((number, 0));
        let whole: u32 = if whole.is_empty() && quarters > 0 { 0 } else { whole.parse().ok()? };
        (whole <= MAX_STARS).then_some(4 * whole + quarters)
    })
}

/// Reads the total after a row: `out of four`, `/5`, `(of ****)`. `Some(None)` if nothing follows the row, and `None`
/// if something else does.
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

    /// Full stars, quarters, empty stars, and the total.
    fn row(written: &str, value: Option<u8>) -> Option<(u32, u32, u32, Option<u32>)> {
        Stars::of(written, value).map(|stars| (stars.full, stars.quarters, stars.empty, stars.total))
    }

    #[test]
    fn reads_rows_of_stars() {
        assert_eq!(row("★★★½", None), Some((3, 2, 0, None)));
        assert_eq!(row("★★★½", Some(88)), Some((3, 2, 0, Some(4))));
        assert_eq!(row("★★★½", Some(70)), Some((3, 2, 0, Some(5))));
        assert_eq!(row("½", Some(13)), Some((0, 2, 0, Some(4))));
        assert_eq!(row("★", Some(10)), Some((1, 0, 0, Some(10))));
        assert_eq!(row("★★★☆☆", Some(60)), Some((3, 0, 2, Some(5))));
        assert_eq!(row("★★½☆", None), Some((2, 2, 1, Some(4))));
        assert_eq!(row("☆☆☆☆", Some(0)), Some((0, 0, 4, Some(4))));
        assert_eq!(row("⭐️⭐️⭐️/5", Some(60)), Some((3, 0, 2, Some(5))));
        assert_eq!(row("***1/2 out of four", Some(88)), Some((3, 2, 0, Some(4))));
        assert_eq!(row("★★★ (out of 4)", Some(75)), Some((3, 0, 1, Some(4))));
        assert_eq!(row("★★½ out of ★★★★", Some(63)), Some((2, 2, 1, Some(4))));
        assert_eq!(row("***½ (out of ****)", None), Some((3, 2, 0, Some(4))));
    }

    #[test]
    fn reads_numbers_of_stars() {
        assert_eq!(row("3.5/4 stars", Some(88)), Some((3, 2, 0, Some(4))));
        assert_eq!(row("3/5", Some(60)), Some((3, 0, 2, Some(5))));
        assert_eq!(row("3¾ stars out of 5", None), Some((3, 3, 1, Some(5))));
        assert_eq!(row("Three stars out of four", Some(75)), Some((3, 0, 1, Some(4))));
        assert_eq!(row("Three and a half stars (of five)", None), Some((3, 2, 1, Some(5))));
        assert_eq!(row("Two stars", None), Some((2, 0, 0, None)));
        assert_eq!(row("Half a star", Some(13)), Some((0, 2, 3, Some(4))));
        assert_eq!(row("4.5", Some(90)), Some((4, 2, 0, Some(5))));
        assert_eq!(row("0/5", Some(0)), Some((0, 0, 5, Some(5))));
    }

    #[test]
    fn refuses_what_is_no_number_of_stars() {
        for written in ["A-", "4.5\u{a0}★", "85%", "", "Two thumbs up", "3.3/5", "3/5/7", "3 of the best"] {
            assert_eq!(row(written, Some(80)), None, "{written}");
        }
        assert_eq!(row("★★★ for the dog", None), None);
        assert_eq!(row("★★★★★★★★★★★", None), None, "eleven");
        assert_eq!(row("12/15", Some(80)), None, "twelve");
        assert_eq!(row("★★★★/4000000000", None), Some((4, 0, 0, None)));
        assert_eq!(row("★★★★/3", None), Some((4, 0, 0, None)));
    }
}
