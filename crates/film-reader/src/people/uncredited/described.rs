//! A part that is described before its name: `her first mate, Cole`, `the role of the ferryman Gus`.

use super::super::ordinary::is_attribute;
use super::super::roles::part_after_verb;
use super::super::words::with_folded;
use super::ENOUGH;
use super::brackets::is_rank;
use crate::given::{has_given_name, is_given};

/// The part after a verb, which may be described first: `Cole`, `her first mate, Cole`, `the ferryman Gus`; and whether it
/// stands for itself, so that its actor may stand farther off.
pub fn described_part(text: &str, at: usize) -> Option<(&str, bool)> {
    let at = at + to_the_name(&text[at..]);
    // Where the sentence goes on behind it, the part has to be a person's name.
    let is_person = |part: &str| {
        part.split_once(' ').is_some_and(|(first, _)| is_rank(first)) || has_given_name(part) || is_given(part)
    };
    if let Some((part, ends)) = part_after_verb(text, at)
        && (ends || is_person(part))
    {
        return Some((part, ends));
    }
    let mut from = at;
    let mut article = false;
    for (number, word) in text[at..].split(' ').take(MOST_DESCRIBING).enumerate() {
        let bare = word.trim_end_matches(',');
        if word.starts_with(char::is_uppercase) && !(number > 0 && with_folded(word, is_attribute)) {
            // `as Frosty’s wife Brenda`
            if number == 0 && (bare.ends_with("’s") || bare.ends_with("'s")) {
                article = true;
                from += word.len() + 1;
                continue;
            }
            let (part, ends) = (number > 0).then(|| part_after_verb(text, from)).flatten()?;
            // Without an article, what somebody is stands before a whole name: `plays clerk Ray Rock`.
            let whole = part.contains(' ') && has_given_name(part) || number < 2 && is_given(part);
            let named = ends || is_person(part) || number > 1 && part.contains(' ');
            return (article && named || ends && whole).then_some((part, true));
        }
        if word.starts_with(char::is_uppercase) {
            from += word.len() + 1;
            continue;
        }
        // `14-year-old`, `the American physicist`
        let small = !bare.is_empty() && bare.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''))
            || bare.ends_with("year-old");
        // What follows one of these belongs to the description: `the mayor of Hull`.
        let joins = ["of", "in", "from", "at", "on", "to", "for", "with", "and", "who", "by", "or", "than", "like"];
        let first = ["a", "an", "the", "his", "her", "their", "our", "its", "my", "one"];
        article |= number == 0 && (first.contains(&bare) || bare.ends_with("year-old"));
        if !small || joins.contains(&bare) || number == 0 && says_no_trade(bare) || number > 3 && !article {
            return None;
        }
        from += word.len() + 1;
    }
    None
}

/// How far before the name the words go that only say that a part follows: `the role of `, `the main part of `.
fn to_the_name(text: &str) -> usize {
    let mut end = 0;
    let mut part = false;
    for word in text.split_inclusive(' ').take(6) {
        let bare = word.trim_end();
        if part && bare == "of" {
            return end + word.len();
        }
        if !bare.chars().all(char::is_lowercase) {
            break;
        }
        part = ["role", "part", "character"].contains(&bare);
        end += word.len();
    }
    0
}

/// Whether a small word before a name is none for what somebody is: `as if Ray`, `as director Ann Lee`.
fn says_no_trade(word: &str) -> bool {
    const WORDS: [&str; 32] = [
        "actor", "actress", "after", "also", "although", "always", "author", "because", "before", "both", "composer",
        "critic", "director", "does", "editor", "even", "ever", "if", "it", "many", "much", "novelist", "producer",
        "soon", "star", "such", "though", "well", "when", "while", "writer", "years",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// So many words may describe a part before its name.
const MOST_DESCRIBING: usize = 8;

/// How far what an actor owns is described before its name, and what that says for a role: `character, `, `portrayal of the
/// clerk, `, `widow, `.
pub fn description(text: &str) -> Option<(usize, u32)> {
    if text.starts_with(char::is_uppercase) {
        return Some((0, 1));
    }
    const SAYING: [&str; 6] = ["character", "portrayal", "performance", "turn", "role", "alter"];
    let (mut end, mut says, mut comma) = (0, false, false);
    for word in text.split_inclusive(' ').take(MOST_DESCRIBING) {
        if word.starts_with(char::is_uppercase) {
            return (says || comma).then_some((end, if says { ENOUGH } else { 2 }));
        }
        let bare = word.trim_end().trim_end_matches(',');
        if comma || bare.is_empty() || !bare.chars().all(|c| c.is_lowercase() || c == '-') {
            return None;
        }
        comma = word.trim_end().ends_with(',');
        says |= SAYING.contains(&bare);
        end += word.len();
    }
    None
}

/// So many characters may say how somebody is played.
pub const MOST_HOW: usize = 48;
