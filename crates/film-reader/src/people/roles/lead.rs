//! What stands in a bracket before the actor's name: `played by`, `British actor`, `Harbour Award winner`.

use super::super::ordinary::is_attribute;
use super::super::words::with_folded;
use super::LONGEST_INNER;
use crate::memmem::Finder;
use crate::text::{split_at_mark, split_once};
use crate::words::en::{BEFORE_ACTORS, NO_ACTORS, RENOWN};
use crate::words::{Openings, openings};
use std::sync::LazyLock;

/// What stands in a bracket from the name on: without `played by`, the mark of a link, or an article and the
/// small words after it.
pub fn lead_stripped(inner: &str) -> &str {
    let inner = inner.trim_start_matches([' ', '*', '_']);
    static PLAYED_BY: Openings = openings!(played_by);
    let inner = BEFORE_ACTORS
        .iter()
        .find_map(|by| inner.strip_prefix(by))
        .or_else(|| PLAYED_BY.strip_word(inner))
        .unwrap_or(inner);
    if let Some((name, _)) = inner.strip_prefix('[').and_then(|link| split_at_mark(link, "](")) {
        return name.trim_matches(['*', '_']);
    }
    // `[[Paul Raci]]` is a link within a folder of notes.
    if let Some(name) = inner.strip_prefix("[[").and_then(|link| link.strip_suffix("]]")) {
        return name.rsplit('|').next().unwrap_or(name);
    }
    // `Gulls’s Ann Lee` says where one has seen her.
    static OWNERS: LazyLock<[Finder<'static>; 4]> = LazyLock::new(|| ["’s ", "'s ", "s’ ", "s' "].map(Finder::new));
    if let Some((_, name)) = OWNERS.iter().find_map(|owner| split_once(inner, owner))
        && inner.starts_with(char::is_uppercase)
        && name.starts_with(char::is_uppercase)
        && name.contains(' ')
    {
        return name;
    }
    if let Some(name) = without_renown(inner) {
        return name;
    }
    // `British actor Ann Lee`
    if let Some((first, rest)) = inner.split_once(' ')
        && with_folded(first, is_attribute)
        && let Some((trade, name)) = rest.split_once(' ')
        && trade.chars().all(char::is_lowercase)
        && name.starts_with(char::is_uppercase)
    {
        return name;
    }
    let article =
        ["the ", "a ", "an ", "l’", "l'", "le ", "la ", "el ", "un ", "una ", "une ", "der ", "die ", "ein ", "eine "];
    let mut rest = article.iter().find_map(|article| inner.strip_prefix(article)).unwrap_or(inner);
    let first = rest.split(' ').next().unwrap_or(rest);
    // `not Ann Lee`, `directed by Ann Lee`: no actor stands here.
    if rest.starts_with(char::is_uppercase) || NO_ACTORS.contains(&first) {
        return inner.trim_end_matches([' ', '*', '_']);
    }
    for _ in 0..3 {
        match rest.split_once(' ') {
            Some((word, behind))
                if word.len() > 2
                    && word.chars().all(|c| c.is_lowercase() || c == '-')
                    && !NO_ACTORS.contains(&word) =>
            {
                rest = behind;
            }
            _ => break,
        }
    }
    if rest.starts_with(char::is_uppercase) { rest } else { inner }
}

/// The name after what somebody is known for: `Harbour Award winner Ann Lee`, `Gulls breakout Ann Lee`.
fn without_renown(inner: &str) -> Option<&str> {
    if !inner.starts_with(char::is_uppercase) || inner.len() > LONGEST_INNER || inner.matches(' ').count() < 3 {
        return None;
    }
    let name = RENOWN.iter().find_map(|word| Some(inner.split_once(word)?.1))?;
    (name.starts_with(char::is_uppercase) && name.contains(' ')).then_some(name)
}
