//! Thumbs: `Two thumbs up`. They have no value.

use super::Mark;
use film_model::Scale;

/// Reads `text` as thumbs and nothing else.
pub fn parse(text: &str) -> Option<Mark> {
    let words = text.trim_end_matches('!').to_lowercase();
    let words =
        ["two ", "one ", "a ", "both ", "2 ", "1 "].iter().find_map(|n| words.strip_prefix(n)).unwrap_or(&words);
    let thumbs = ["thumbs up", "thumb up", "thumbs down", "thumb down", "👍", "👎", "👍👍", "👎👎"];
    thumbs.contains(&words).then(|| Mark::new(text, Scale::Thumbs, None))
}
