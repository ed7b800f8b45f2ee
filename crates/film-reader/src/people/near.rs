//! Names that are one slip apart, found among many without comparing each with each.
//!
//! Two such names have all words but one alike, and that one begins with the same letter. So every
//! name is put, once for each of its words, into a bucket with those that are alike without it;
//! only within a bucket are names compared.

use crate::text::is_slip;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Two names, by their places in the list, the earlier first, and the word in which they differ.
#[derive(Debug, PartialEq)]
pub struct Near {
    pub first: usize,
    pub second: usize,
    pub word: usize,
}

/// A bucket up to this size is compared each with each. A folder of sixty thousand names has a few
/// dozen in the fullest (`John S…`).
const FULL: usize = 64;

/// In a fuller bucket a name is compared with so many that follow it in the alphabet: slips are
/// mostly near there, and the work stays in proportion to the names whatever they are.
const COMPARED: usize = 8;

/// Shorter words differ by a letter without anybody having slipped.
const SHORTEST: usize = 4;

/// The pairs among folded `names` that are one slip apart.
pub fn pairs(names: &[&str]) -> Vec<Near> {
    let mut buckets: Vec<(u64, &str, usize, usize)> = Vec::with_capacity(2 * names.len());
    for (at, name) in names.iter().enumerate() {
        let count = name.split(' ').count();
        if !(2..=8).contains(&count) {
            continue;
        }
        for (place, word) in name.split(' ').enumerate().filter(|(_, word)| word.len() >= SHORTEST) {
            let mut hasher = DefaultHasher::new();
            (count, place, word.chars().next()).hash(&mut hasher);
            others(name, place).for_each(|word| word.hash(&mut hasher));
            buckets.push((hasher.finish(), word, at, place));
        }
    }
    buckets.sort_unstable();
    let mut near = Vec::new();
    for bucket in buckets.chunk_by(|a, b| a.0 == b.0) {
        let compared = if bucket.len() > FULL { COMPARED } else { FULL };
        for (at, (_, word, first, place)) in bucket.iter().enumerate() {
            for (_, other, second, other_place) in bucket[at + 1..].iter().take(compared) {
                let slip = place == other_place && is_slip(word, other);
                if slip && others(names[*first], *place).eq(others(names[*second], *place)) {
                    near.push(Near { first: *first.min(second), second: *first.max(second), word: *place });
                }
            }
        }
    }
    near.sort_unstable_by_key(|near| (near.first, near.second));
    near
}

fn others(name: &str, place: usize) -> impl Iterator<Item = &str> {
    name.split(' ').enumerate().filter(move |(at, _)| *at != place).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_pairs() {
        let names = ["saoirse ronan", "ira kay", "saorise ronan", "una kay", "saoirse ronen", "kim li", "kim lo"];
        let found: Vec<_> = pairs(&names).into_iter().map(|near| (near.first, near.second, near.word)).collect();
        assert_eq!(found, [(0, 2, 0), (0, 4, 1)]);
    }

    #[test]
    fn a_full_bucket_stays_in_proportion() {
        let names: Vec<String> = (0..20_000).map(|number| format!("ira k{number:05}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = pairs(&names);
        assert!(found.len() <= names.len() * COMPARED);
        assert!(found.contains(&Near { first: 0, second: 1, word: 1 }));
    }
}
