//! Whether words in brackets, or beside a verb, are the full name of a person or the name of a part.

use super::super::roles::is_whole_part;
use crate::given::has_given_name;
use crate::names::is_name;
use crate::sentence::is_suffix;

/// Whether `name` is the full name of a person, as far as its words tell.
pub fn is_full_name(name: &str) -> bool {
    let words = || name.split_whitespace();
    (2..=5).contains(&words().take(6).count())
        && is_name(name)
        && !name.contains(['"', '“', '”', '&', '*', '_', '[', ']'])
        && words().next().is_some_and(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 1)
        && words().filter(|word| word.starts_with(char::is_uppercase) && !is_suffix(word.trim_end_matches('.'))).count()
            > 1
        && words().any(|word| word.contains(char::is_lowercase))
        && !words().any(|word| names_something_else(&word.to_lowercase()))
        && (has_given_name(name) || !words().any(|word| is_of_titles(&word.to_lowercase())))
}

/// Whether `part` may be a part: not in capitals, without a number, and no company.
pub fn is_part(part: &str) -> bool {
    is_whole_part(part)
        && part.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !part.contains(|c: char| c.is_ascii_digit())
        && (part.contains(char::is_lowercase) || part.len() <= 3)
        && !part.split_whitespace().any(is_run_together)
        && !part.split_whitespace().any(|word| names_something_else(&word.to_lowercase()))
}

/// Whether two words stand without a space, as a page leaves them behind: `HarbourRay`. `McGee` is one.
fn is_run_together(word: &str) -> bool {
    word.char_indices().skip(5).any(|(at, c)| c.is_uppercase() && word[..at].ends_with(char::is_lowercase))
}

/// Words that no person's name has, and the names of companies, prizes and places do.
fn names_something_else(word: &str) -> bool {
    const WORDS: [&str; 72] = [
        "academy",
        "act",
        "actor",
        "actress",
        "amazon",
        "award",
        "awards",
        "bbc",
        "best",
        "bros",
        "channel",
        "chapter",
        "city",
        "classics",
        "college",
        "comics",
        "company",
        "county",
        "director",
        "disney",
        "entertainment",
        "episode",
        "features",
        "festival",
        "film",
        "films",
        "golden",
        "great",
        "hbo",
        "hong",
        "house",
        "international",
        "island",
        "kingdom",
        "los",
        "magazine",
        "media",
        "museum",
        "music",
        "netflix",
        "new",
        "north",
        "orchestra",
        "oscar",
        "park",
        "part",
        "pictures",
        "prime",
        "prize",
        "productions",
        "puerto",
        "records",
        "releasing",
        "review",
        "san",
        "santa",
        "season",
        "series",
        "soviet",
        "states",
        "street",
        "studio",
        "studios",
        "theatre",
        "times",
        "united",
        "universal",
        "university",
        "video",
        "volume",
        "war",
        "york",
    ];
    WORDS.binary_search(&word.trim_matches(|c: char| !c.is_alphanumeric())).is_ok()
}

/// Words that titles are made of, and names seldom.
fn is_of_titles(word: &str) -> bool {
    const WORDS: [&str; 60] = [
        "after", "bad", "big", "bird", "black", "blade", "blood", "blue", "boy", "boys", "club", "cold", "dark", "day",
        "days", "dead", "death", "dog", "earth", "eyes", "fight", "fire", "game", "games", "ghost", "girl", "girls",
        "good", "green", "harvest", "heart", "home", "horse", "killer", "knight", "lady", "last", "life", "little",
        "lost", "love", "mad", "man", "men", "moon", "night", "one", "red", "river", "road", "runner", "star", "story",
        "street", "time", "toy", "wars", "white", "woman", "world",
    ];
    WORDS.binary_search(&word.trim_matches(|c: char| !c.is_alphanumeric())).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_so_found_by_halving() {
        for word in ["academy", "york", "new", "pictures"] {
            assert!(names_something_else(word), "{word}");
        }
        for word in ["after", "world", "lady"] {
            assert!(is_of_titles(word), "{word}");
        }
        assert!(!names_something_else("vale") && !is_of_titles("vale"));
    }
}
