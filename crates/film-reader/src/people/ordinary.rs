//! Words that are written large without naming the person they look like.

use crate::words::en::{CONTRACTED, NATIONALITIES, ORDINARY_SURNAMES, OWNERS_OF_ROLES};
use crate::words::{WordSet, word_set};

/// Whether a folded word with a capital only opens its sentence: `Watching Ruben` names Ruben.
pub fn is_opener(folded: &str) -> bool {
    static OPENERS: WordSet = word_set!(sentence_openers);
    OPENERS.holds(folded) || folded.len() > 5 && folded.ends_with("ing")
}

/// Words that stand before the name of one person and are no part of it.
pub fn is_address(folded: &str) -> bool {
    static ADDRESSES: WordSet = word_set!(addresses, short_titles);
    ADDRESSES.holds(folded)
}

/// Whether a surname is an ordinary English word as well, so that at the start of a sentence, or
/// after an article, it may be just that.
pub fn is_ordinary(folded: &str) -> bool {
    ORDINARY_SURNAMES.binary_search(&folded).is_ok()
}

/// Who may own a role without playing it: studios, shops of stories, and authors known by one word.
pub fn owns_parts(folded: &str) -> bool {
    OWNERS_OF_ROLES.binary_search(&folded).is_ok()
}

/// What may stand before `'s` without being a name: `It's Lou`, `That's Joe`.
pub fn is_contracted(folded: &str) -> bool {
    CONTRACTED.binary_search(&folded).is_ok()
}

/// Words with a capital that say what somebody is and are no part of the name: `Italian Enzo Rock`.
pub fn is_attribute(folded: &str) -> bool {
    NATIONALITIES.binary_search(&folded).is_ok()
}

/// Whether a word is a title or an initial, whose full stop ends nothing: `Dr.`, `J.T.`
pub fn is_honorific(word: &str) -> bool {
    static TITLES: WordSet = word_set!(short_titles);
    word.strip_suffix('.')
        .is_some_and(|title| title.len() == 1 || TITLES.holds_any_case(title) || title == "St" || is_initials(title))
}

/// `J.T`, with the stop after it taken off.
fn is_initials(word: &str) -> bool {
    word.len() <= 5 && word.split('.').all(|letter| letter.len() == 1 && letter.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_so_found_by_halving() {
        assert!(ORDINARY_SURNAMES.is_sorted() && OWNERS_OF_ROLES.is_sorted() && CONTRACTED.is_sorted());
        assert!(is_opener("after") && is_opener("wenn") && is_opener("watching"));
        assert!(!is_opener("ruben") && !is_opener("king"));
        for (holds, words) in [
            (is_address as fn(&str) -> bool, ["actor", "dr", "writer"]),
            (is_ordinary, ["baker", "law", "young"]),
            (owns_parts, ["america", "pixar", "twain"]),
            (is_contracted, ["dad", "that", "yesterday"]),
            (super::super::names::is_particle, ["abu", "la", "zur"]),
        ] {
            assert!(words.into_iter().all(holds), "{words:?}");
            assert!(!holds("ahmed") && !holds(""));
        }
    }
}
