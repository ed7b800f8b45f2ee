//! Points: `8/10`, `7.5 out of 10`, `15/20`. Linear.

use super::{Mark, amount, linear};
use crate::words::{Openings, WordSet, openings, word_set};
use film_model::Scale;

static UNITS: WordSet = word_set!(points);

static STARS: WordSet = word_set!(stars);

/// The scales critics use, in points. `9/11`, `24/7` and `1/2` are on none of them.
const SCALES: [u32; 6] = [400, 500, 600, 1000, 2000, 10000];

/// Reads `text` as points and nothing else.
pub fn parse(text: &str) -> Option<Mark> {
    let (numerator, rest) = amount::parse(text)?;
    // `7 (out of 10)`
    let rest = rest.trim().strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(rest);
    let (denominator, rest) = out_of(rest)?;
    let rest = rest.trim_start();
    let word = UNITS.holds_any_case(rest);
    let fits = SCALES.contains(&denominator) && numerator <= denominator && (rest.is_empty() || word);
    fits.then(|| Mark::new(text, Scale::Points, linear(numerator, denominator)))
}

/// Reads what only a label makes points: `3 out of 5 pints`, with a unit of the critic's own.
pub fn with_unit(text: &str) -> Option<Mark> {
    let (numerator, rest) = amount::parse(text)?;
    let (denominator, rest) = out_of(rest)?;
    let unit = rest.trim();
    let word = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
    let fits = (1..=3).contains(&unit.split(' ').count()) && !unit.is_empty() && unit.split(' ').all(word);
    (fits && SCALES.contains(&denominator) && numerator <= denominator)
        .then(|| Mark::new(text, Scale::Points, linear(numerator, denominator)))
}

/// Whether `text` is more points than there are, or more than all of a hundred percent.
pub fn is_beyond(text: &str) -> bool {
    let Some((numerator, rest)) = amount::parse(text.trim_end_matches('.')) else { return false };
    if rest.trim() == "%" {
        return numerator > 10_000;
    }
    let Some((denominator, rest)) = out_of(rest) else { return false };
    let rest = rest.trim();
    let unit = rest.is_empty() || UNITS.holds(rest) || STARS.holds(rest);
    SCALES.contains(&denominator) && numerator > denominator && unit
}

/// Reads `/10`, `out of 10`, `of ten`, `sur 10` at the start of `text`.
pub fn out_of(text: &str) -> Option<(u32, &str)> {
    amount::parse(after_out_of(text.trim_start())?.trim_start())
}

/// What follows `/` or the words for it at the start of `text`.
pub fn after_out_of(text: &str) -> Option<&str> {
    static OUT_OF: Openings = openings!(out_of);
    text.strip_prefix('/').or_else(|| OUT_OF.strip_word(text))
}
