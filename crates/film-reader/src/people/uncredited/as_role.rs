//! Parts that actors are in the film as: `Olivia Cooke is splendid as Lou`, `As Lou, Olivia Cooke is splendid`.

use super::super::roles::{lead_stripped, part_before};
use super::super::words::begins_sentence;
use super::described::{MOST_HOW, described_part};
use super::full_names::{is_full_name, is_part};
use super::leading_name;
use super::subject::{MOST_BETWEEN, leading_subject, only_subject, without_aside};
use super::{ENOUGH, MOST_PAIRS};
use crate::given::has_given_name;
use crate::memmem::Finder;
use crate::text::split_at_mark;
use std::sync::LazyLock;

/// Who is in the film as somebody: `Dana Knox as Ruth`, `Callum Rook is very funny as Mr. Pettifer`.
pub fn as_somebody<'a>(text: &'a str, title: &str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    static AS: LazyLock<[Finder<'static>; 3]> =
        LazyLock::new(|| [" as ", " role of ", " portrayal of "].map(Finder::new));
    let places = AS
        .iter()
        .flat_map(|word| word.find_iter(text.as_bytes()).take(2 * MOST_PAIRS).map(|at| (at, at + word.needle().len())));
    for (at, end) in places {
        let part = described_part(text, end).or_else(|| Some((part_in_scene(text, end, title)?, true)));
        let Some((part, stands)) = part.filter(|(part, _)| is_part(part)) else { continue };
        let clause = without_aside(text[..at].trim_end_matches([',', ' ']));
        let stop = clause.rmatch_indices(['.', ';', '—', '(', '\n']).next();
        let from = stop.map_or(0, |(at, stop)| at + stop.len());
        let clause = clause[from..].trim_end_matches([',', ' ']);
        // `Dana Knox in the title role of Ruth`
        let clause = [" title", " lead", " leading", " main", " central", " the", " a", " in", " played", " who"]
            .iter()
            .filter(|_| end - at > 4)
            .fold(clause, |clause, word| clause.strip_suffix(word).unwrap_or(clause));
        // What is said of the actor may stand between.
        let subject = [
            " is ",
            " are ",
            " was ",
            " stars ",
            " shines ",
            " impresses ",
            " appears ",
            " returns ",
            " steals ",
            " reprises ",
            " gives ",
            " delivers ",
            " excels ",
            " dazzles ",
        ]
        .iter()
        .filter_map(|verb| clause.rfind(verb))
        .max();
        let near = |subject: &usize| clause[*subject..].split(' ').count() <= MOST_BETWEEN;
        let names = std::iter::once(clause).chain(subject.filter(|at| stands && near(at)).map(|at| &clause[..at]));
        let name = names
            .filter_map(|before| part_before(before).filter(|name| before.ends_with(name)))
            .find(|name| is_full_name(name) && has_given_name(name));
        // `Ann Lee, a singer once, reprises her role as Ray`
        let apposed = || leading_subject(&clause[..subject?]).filter(|name| is_full_name(name) && has_given_name(name));
        // `Ann Lee gives all she has as Ray`: the sentence begins with the actor, and names nobody else.
        let farther = || only_subject(clause).or_else(apposed).filter(|_| stands);
        let Some(name) = name.or_else(farther) else { continue };
        // `in the same vein as`, `the same role as`: somebody else is compared.
        let compared = clause.rsplit(' ').nth(1).is_some_and(|word| matches!(word, "as" | "so"));
        if clause.ends_with(" same") || compared || part == name {
            continue;
        }
        then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, ENOUGH);
    }
}

/// A part and its actor at the beginning of a sentence: `As Ruth, Dana Knox is splendid`.
pub fn as_leading<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    static LEADING: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["As ", " role of "].map(Finder::new));
    let places = LEADING
        .iter()
        .flat_map(|word| word.find_iter(text.as_bytes()).take(MOST_PAIRS).map(|at| (at, at + word.needle().len())));
    for (at, end) in places {
        // `In the lead role of Ruth, Dana Knox is splendid`
        let clause = text[..at].rsplit(['.', '\n']).next().unwrap_or("").trim_start();
        let opens = clause.starts_with("In the ") && clause.len() <= MOST_HOW || begins_sentence(text, at);
        let behind = &text[end..];
        let near = &behind[..behind.char_indices().nth(MOST_HOW).map_or(behind.len(), |(at, _)| at)];
        let Some((part, _)) = split_at_mark(near, ", ").filter(|(part, _)| part.starts_with(char::is_uppercase)) else {
            continue;
        };
        let Some(name) = leading_name(lead_stripped(&behind[part.len() + 2..])) else { continue };
        let end = name.as_ptr() as usize - text.as_ptr() as usize + name.len();
        let words = part.split(' ').all(|word| word.starts_with(char::is_uppercase));
        if words && is_part(part) && has_given_name(name) && text[end..].starts_with(' ') && opens && part != name {
            then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, ENOUGH);
        }
    }
}

/// The part that captions have before the film: `Dana Knox as Ruth in a scene from “Low Tide”`.
fn part_in_scene<'a>(text: &'a str, at: usize, title: &str) -> Option<&'a str> {
    let behind = &text[at..];
    let start = behind.find(char::is_uppercase).filter(|start| *start <= MOST_HOW)?;
    let (part, rest) = behind[start..].split_once(" in ").filter(|(part, _)| part.len() <= MOST_HOW)?;
    let rest = rest.trim_start_matches("a scene from ").trim_start_matches("the film ");
    let rest = rest.trim_start_matches(['“', '"', '‘', '\'', '*', '_', '«']);
    let small = behind[..start].split_whitespace().all(|word| word.chars().all(|c| c.is_lowercase() || c == '-'));
    let words = part.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (words && small && !title.is_empty() && crate::text::strip_prefix_ignore_case(rest, title).is_some())
        .then_some(part)
}
