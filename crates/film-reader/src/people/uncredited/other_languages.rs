//! The verbs of other languages that join parts and actors: `Peter Holm spielt Winfried`, `Winfried, gespielt von Peter
//! Holm`, `Ines jako Ada Kiln` is none of them.
//!
//! ```text
//! plays      =  NAME PLAYS Part                Ada Kiln interpreta a Val
//! as         =  NAME AS Part                   Ada Kiln als Ines
//! played by  =  Part ","? PLAYED-BY lead? NAME Jep, interpretato dal sempre bravo Ugo Serra
//! ```
//!
//! Only a name with a given name that is known plays somebody, and what it plays is a person: many languages say with the
//! same verb that somebody plays an instrument, a game or a match.

use super::super::roles::{lead_stripped, part_before};
use super::full_names::{is_full_name, is_part};
use super::verbs::leading_name;
use super::{ENOUGH, MOST_PAIRS};
use crate::given::{has_given_name, is_given};
use crate::memmem::{Finder, find};
use crate::words::in_order;
use std::sync::LazyLock;

/// Whether a text is not English, whose verbs are looked for anyway: no article of it stands in the beginning.
pub fn is_of_another_language(prose: &[&str]) -> bool {
    let mut left = LOOKED_AT;
    for text in prose {
        let end = text.len().min(left);
        if find(&text.as_bytes()[..end], b" the ").is_some() {
            return false;
        }
        left -= end;
    }
    left < LOOKED_AT
}

/// So much of a text is looked at to see whether it is English, in bytes.
const LOOKED_AT: usize = 2000;

static PLAYS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(|language| vec![language.plays]));
static PLAYED_BY: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(|language| vec![language.played_by]));
static AS: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| finders(|language| if language.tag == "en" { Vec::new() } else { vec![language.as_role] }));

/// The words with the spaces around them; of two that begin alike, the longer finds its places first.
fn finders(lists: fn(&crate::words::Language) -> Vec<crate::words::List>) -> Vec<Finder<'static>> {
    let mut words = in_order(lists);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.into_iter().map(|word| Finder::new(&format!(" {word} ")).into_owned()).collect()
}

/// The pairs, with what speaks for each.
pub fn by_verb<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    for verb in PLAYS.iter().chain(AS.iter()) {
        for at in verb.find_iter(text.as_bytes()).take(MOST_PAIRS) {
            let before = text[..at].trim_end_matches([',', ' ']);
            let name = part_before(before).filter(|name| before.ends_with(name));
            let name = name.filter(|name| is_full_name(name) && has_given_name(name));
            let Some(name) = name.or_else(|| in_clause(before)) else { continue };
            let Some(part) = part_here(&text[at + verb.needle().len()..]) else { continue };
            then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, ENOUGH);
        }
    }
    for verb in PLAYED_BY.iter() {
        for at in verb.find_iter(text.as_bytes()).take(MOST_PAIRS) {
            let behind = &text[at + verb.needle().len()..];
            let Some(name) = leading_name(lead_stripped(behind)).filter(|name| has_given_name(name)) else { continue };
            let before = text[..at].trim_end_matches([',', ' ', '(', '—', '–']);
            let Some(part) = part_before(before).filter(|part| before.ends_with(part) && is_part(part)) else {
                continue;
            };
            then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, ENOUGH);
        }
    }
}

/// Who begins the clause that goes on with a few small words: `… och Peter Holm är bra`.
fn in_clause(before: &str) -> Option<&str> {
    let near = &before[crate::text::near_end(before, LONGEST_CLAUSE)..];
    let clause = near.rsplit(['.', ',', ';', '\n', '–', '—', '(', ')']).next().unwrap_or(near);
    let clause = &clause[clause.find(char::is_uppercase)?..];
    let name = leading_name(clause).filter(|name| has_given_name(name))?;
    let rest = clause[name.len()..].strip_prefix(' ')?;
    let small = |word: &str| !word.is_empty() && word.chars().all(char::is_lowercase);
    (rest.split(' ').count() <= 3 && rest.split(' ').all(small)).then_some(name)
}

/// No such clause is longer, in bytes.
const LONGEST_CLAUSE: usize = 90;

/// How far what somebody is goes before the name: `die junge Lotsin `, `met verve `, `sua esposa, `. A given name has to follow,
/// and not a preposition before it, which is short.
fn described(text: &str) -> Option<usize> {
    let mut end = 0;
    for (number, word) in text.split_inclusive(' ').take(MOST_DESCRIBING).enumerate() {
        let bare = word.trim_end().trim_end_matches(',');
        let last = text[..end].trim_end().rsplit(' ').next().unwrap_or("");
        if number > 0 && is_given(bare.trim_end_matches(|c: char| !c.is_alphanumeric())) {
            // `joue le rôle de Ruth`
            let before = text[..end].trim_end().rsplit(' ').nth(1).unwrap_or("");
            let is_role = ROLES.contains(&before.to_lowercase().as_str());
            return (is_role || last.chars().count() > LONGEST_PREPOSITION).then_some(end);
        }
        // German writes every noun large.
        let noun = number > 0 && bare.starts_with(char::is_uppercase);
        if bare.is_empty() || !bare.chars().skip(usize::from(noun)).all(|c| c.is_lowercase() || c == '-') {
            return None;
        }
        end += word.len();
    }
    None
}

/// So many words may describe a part before its name.
const MOST_DESCRIBING: usize = 6;

/// What a part is called, before whose it is.
const ROLES: [&str; 7] = ["rôle", "ruolo", "papel", "rolle", "rol", "rollen", "rolul"];

/// No preposition is longer, in characters.
const LONGEST_PREPOSITION: usize = 4;

/// The part that begins `text`: words with capitals, the first of which is a given name, or several of them. What stands
/// in another film is none.
fn part_here(text: &str) -> Option<&str> {
    let text = &text[described(text).unwrap_or(0)..];
    let mut end = 0;
    let mut words = 0;
    for word in text.split_inclusive(' ').take(4) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        end = word.as_ptr() as usize - text.as_ptr() as usize + bare.len();
        words += 1;
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    let part = &text[..end];
    let next = text[end..].trim_start().split(' ').next().unwrap_or("");
    let elsewhere = ["in", "im", "en", "em", "nel", "no", "na", "dans", "i", "ve", "w"].contains(&next);
    let person = is_given(part.split([' ', '-']).next().unwrap_or(part)) || words > 1;
    (words > 0 && person && !elsewhere && !text[end..].starts_with(['’', '\'']) && is_part(part)).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut pairs = Vec::new();
        by_verb(text, |at, part, name, _| pairs.push((at, format!("{part}: {name}"))));
        pairs.sort();
        pairs.dedup();
        pairs.into_iter().map(|(_, pair)| pair).collect()
    }

    #[test]
    fn a_verb_of_any_language_joins_part_and_actor() {
        for (text, pair) in [
            ("Thomas Vale spielt Ines Rock, eine Lotsin.", "Ines Rock: Thomas Vale"),
            ("Regina Vale interpreta a Thomas con calma.", "Thomas: Regina Vale"),
            ("Regina Vale faz o papel de Ana, que espera.", "Ana: Regina Vale"),
            ("Da ist Ines, gespielt von Sandra Vale, und wartet.", "Ines: Sandra Vale"),
            ("Il protagonista, Jep Rock, interpretato dal sempre bravo Toni Vale, aspetta.", "Jep Rock: Toni Vale"),
            ("Gut ist Sandra Vale als Ines.", "Ines: Sandra Vale"),
            ("Sandra Vale spielt die junge Lotsin Ines, die wartet.", "Ines: Sandra Vale"),
            ("Thomas Vale speelt met verve Martin, en wacht.", "Martin: Thomas Vale"),
        ] {
            assert_eq!(found(text), [pair], "{text}");
        }
    }

    #[test]
    fn other_plays_are_none() {
        for text in [
            "Thomas Vale spielt Klavier, und alle hören zu.",
            "Der Hafen spielt Ines einen Streich.",
            "Regina Vale vive em Lisboa.",
            "Thomas Vale als Ines in Ebbe war besser.",
            "Thomas Vale spielt mit Ines.",
            "Thomas Vale spielt am Hafen mit Ines.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn english_is_told_by_its_article() {
        assert!(!is_of_another_language(&["So", "Nobody in the harbour waits."]));
        assert!(is_of_another_language(&["Im Hafen wartet keiner."]));
        assert!(!is_of_another_language(&[]));
    }
}
