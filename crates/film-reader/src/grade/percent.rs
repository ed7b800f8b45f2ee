//! Percent: `85%`, `85 percent`.

use super::{Mark, amount, linear};
use crate::words::{WordSet, word_set};
use film_model::Scale;

static UNITS: WordSet = word_set!(percent);

/// Reads `text` as a percentage and nothing else.
pub fn parse(text: &str) -> Option<Mark> {
    let (number, rest) = amount::parse(text)?;
    let percent = UNITS.holds_any_case(rest.trim_start());
    let value = linear(number, 10_000).filter(|_| percent && number <= 10_000)?;
    text.starts_with(|c: char| c.is_ascii_digit()).then(|| Mark::new(text, Scale::Percent, Some(value)))
}
