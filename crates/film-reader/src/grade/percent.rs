//! Percent: `85%`, `85 percent`.

use super::{Mark, amount, linear};
use film_model::Scale;

/// Reads `text` as a percentage and nothing else.
pub fn parse(text: &str) -> Option<Mark> {
    let (number, rest) = amount::parse(text)?;
    let percent = matches!(rest.trim_start().to_ascii_lowercase().as_str(), "%" | "percent" | "per cent");
    let value = linear(number, 10_000).filter(|_| percent && number <= 10_000)?;
    text.starts_with(|c: char| c.is_ascii_digit()).then(|| Mark::new(text, Scale::Percent, Some(value)))
}
