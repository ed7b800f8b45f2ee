//! Thumbs: `Two thumbs up`. They have no value.

use super::Mark;
use crate::words::{Openings, WordSet, openings, word_set};
use film_model::Scale;

static THUMBS: WordSet = word_set!(thumbs);

static COUNTS: Openings = openings!(thumb_counts);

/// Reads `text` as thumbs and nothing else.
pub fn parse(text: &str) -> Option<Mark> {
    if !(COUNTS.may_begin(text) || THUMBS.may_begin(text)) {
        return None;
    }
    let words = text.trim_end_matches('!').to_lowercase();
    let words = COUNTS.strip_word(&words).unwrap_or(&words);
    THUMBS.holds(words).then(|| Mark::new(text, Scale::Thumbs, None))
}
