//! Points: `8/10`, `7.5 out of 10`, `15/20`. Linear.

use super::{Mark, amount, linear};
use crate::text::strip_prefix_ignore_case;
use film_model::Scale;

/// The scales critics use, in points. `9/11`, `24/7` and `1/2` are on none of them.
const OUT_OF: [u32; 6] = [400, 500, 600, 1000, 2000, 10000];

/// Reads `text` as points and nothing else.
pub fn parse(text: &str) -> Option<Mark> {
    let (numerator, rest) = amount::parse(text)?;
    let (denominator, rest) = out_of(rest)?;
    let rest = rest.trim_start();
    let word = ["points", "point", "pts"].iter().any(|word| rest.eq_ignore_ascii_case(word));
    let fits = OUT_OF.contains(&denominator) && numerator <= denominator && (rest.is_empty() || word);
    fits.then(|| Mark::new(text, Scale::Points, linear(numerator, denominator)))
}

/// Whether `text` is more points than there are, or more than all of a hundred percent.
pub fn is_beyond(text: &str) -> bool {
    let Some((numerator, rest)) = amount::parse(text.trim_end_matches('.')) else { return false };
    if rest.trim() == "%" {
        return numerator > 10_000;
    }
    let Some((denominator, rest)) = out_of(rest) else { return false };
    let unit = ["", "points", "stars"].contains(&rest.trim());
    OUT_OF.contains(&denominator) && numerator > denominator && unit
}

/// Reads `/10`, `out of 10`, `of ten`, `sur 10` at the start of `text`.
pub fn out_of(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let rest = [
        "/",
        "out of ",
        "of ",
        "sur ",
        "von ",
        "de ",
        "su ",
        "sobre ",
        "из ",
        "з ",
        "z ",
        "ze ",
        "av ",
        "af ",
        "από ",
        "uit ",
        "üzerinden ",
    ]
    .iter()
    .find_map(|join| strip_prefix_ignore_case(text, join))?;
    amount::parse(rest.trim_start())
}
