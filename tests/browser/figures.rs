//! Numbers of the benchmarks: from the page, and into their tables.

use serde_json::Value;

/// The number that a page has returned.
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// The numbers of a list that a page has returned.
pub fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().map(number).collect()
}

/// The number below which this part of all numbers is (0.5 is the median), `NaN` if there is none.
pub fn quantile(numbers: &[f64], part: f64) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get((sorted.len() as f64 * part) as usize).or(sorted.last()).copied().unwrap_or(f64::NAN)
}

/// The median, with the quartiles in parentheses.
pub fn with_quartiles(numbers: &[f64]) -> String {
    let [low, median, high] = [0.25, 0.5, 0.75].map(|part| quantile(numbers, part));
    format!("{median:.0} ({low:.0}, {high:.0})")
}

/// The number of visits to each page: the variable `FILM_CARDS_VISITS`, or what a benchmark takes by default.
pub fn visits(default: usize) -> usize {
    std::env::var("FILM_CARDS_VISITS").ok().and_then(|visits| visits.parse().ok()).unwrap_or(default)
}
