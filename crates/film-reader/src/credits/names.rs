//! The people of credits and casts: `A, B and C`, `Riz Ahmed as Ruben Stone`, `Riz Ahmed (Ruben Stone)`.

use crate::names::{begins_a_name, is_name, split};
use crate::sentence::{has_inner_stop, without_stop};
use crate::source::{At, Source};
use crate::text::{evenly_spaced, split_at_mark};
use crate::words::{Openings, openings};
use memchr::memchr_iter;

/// An entry of a cast, with the place of the name.
#[derive(Clone, Debug, PartialEq)]
pub struct CastEntry {
    pub name: At<String>,
    pub character: Option<String>,
    /// A fixed link for this person.
    pub url: Option<String>,
}

/// Reads a list of names, or nothing where one of them is none.
pub fn list(text: &str) -> Option<Vec<&str>> {
    if begins_as_prose(text) {
        return None;
    }
    let names: Vec<&str> = split(without_source(text)).into_iter().map(linked).map(without_aside).collect();
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// The name that is a link: `[Ann Lee](https://lee.example)`.
fn linked(name: &str) -> &str {
    let name = name.trim_matches(['*', '_']);
    let link = name.strip_prefix('[').and_then(|link| link.strip_suffix(')')?.split_once("]("));
    link.map_or(name, |(name, _)| name)
}

/// A name without what brackets say behind it: what somebody has made, or did for this film.
fn without_aside(name: &str) -> &str {
    match split_at_mark(name, " (") {
        Some((bare, inner)) if inner.ends_with(')') => bare.trim_end(),
        _ => name,
    }
}

/// Reads a list of names where credits stand around it, so that a name may be written as no other is.
pub fn among_credits(text: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = split(without_source(text)).into_iter().map(without_aside).collect();
    let fits = |name: &&str| name.split_whitespace().count() <= 7 && name.contains(char::is_uppercase);
    (!names.is_empty() && !has_inner_stop(text) && names.iter().all(fits)).then_some(names)
}

/// Reads a cast, with or without parts.
pub fn cast(source: &Source<'_>, text: &str) -> Option<Vec<CastEntry>> {
    let text = text.trim();
    static BEFORE: Openings = openings!(before_names);
    let text = BEFORE.strip_word(text).unwrap_or(text);
    if begins_as_prose(text) {
        return None;
    }
    // `Ann Lee as Ray / May`
    if text.contains(" / ")
        && !text.contains(',')
        && let (name, Some(part)) = cast_entry(text)
        && is_name(name)
        && !part.contains(" as ")
    {
        let name = At::new(evenly_spaced(name), source.span(name));
        return Some(vec![CastEntry { name, character: Some(evenly_spaced(part)), url: None }]);
    }
    let entries: Vec<CastEntry> = split(text)
        .into_iter()
        .flat_map(split_at_wide_spaces)
        .map(|part| {
            let (name, character) = cast_entry(linked(part));
            let name = without_stop(name);
            is_name(name).then(|| CastEntry {
                name: At::new(evenly_spaced(name), source.span(name)),
                character: character.map(evenly_spaced),
                url: None,
            })
        })
        .collect::<Option<_>>()?;
    // One word alone is somebody's mood (`With Kindness`) or a title (`Con Air`) before it is a cast.
    let known = entries.len() > 1 || entries.iter().all(|entry| entry.name.value.contains(' '));
    (!entries.is_empty() && known).then_some(entries)
}

/// Names that only a wide space parts: `高橋さくら　中村直樹`. Within a name, the parts are shorter: `宮崎　駿`.
fn split_at_wide_spaces(text: &str) -> impl Iterator<Item = &str> {
    let several = text.contains(WIDE_SPACE) && text.split(WIDE_SPACE).all(|part| part.chars().nth(2).is_some());
    let mark = if several { WIDE_SPACE } else { '\0' };
    text.split(mark)
}

const WIDE_SPACE: char = '\u{3000}';

/// Whether `text` begins with a small word that no name begins with: prose goes no further.
fn begins_as_prose(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    first.starts_with(char::is_lowercase) && !begins_a_name(first)
}

/// Splits one entry of a cast, as the front matter has it, into the name and the part.
pub fn cast_entry(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    if let Some((name, part)) = split_at_as(text) {
        return (name.trim(), Some(part.trim()).filter(|part| !part.is_empty()));
    }
    if let Some((name, part)) = text.strip_suffix([')', '）']).and_then(|inner| inner.split_once(['(', '（'])) {
        // `(voice)` and `(uncredited)` are no parts; what stands behind a comma describes one.
        let part = match split_at_mark(part, ", ") {
            Some((part, behind)) if !behind.contains(char::is_uppercase) => part,
            _ => part,
        };
        // `민수 역`, `飾 阿明`: a word for the part itself is none.
        let part = part.trim();
        let part = [" 역", "役"].iter().find_map(|word| part.strip_suffix(word)).unwrap_or(part);
        let part = ["飾演", "饰演", "飾", "饰"].iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part);
        return (
            name.trim(),
            Some(part.trim()).filter(|part| part.contains(|c: char| c.is_alphabetic() && !c.is_lowercase())),
        );
    }
    (text, None)
}

/// Cuts `based on the novel by …` off; its author is no writer of the film.
fn without_source(text: &str) -> &str {
    static AFTER: Openings = openings!(based_on);
    static AFTER_COMMA: Openings = openings!(based_on_after_comma);
    let mut starts = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b' ' | b',')).map(|(at, _)| at);
    let cut = |at: &usize| match text[*at..].strip_prefix(", ") {
        Some(rest) => AFTER.strip_word(rest).or_else(|| AFTER_COMMA.strip_word(rest)).is_some(),
        None => text[*at..]
            .strip_prefix(' ')
            .is_some_and(|rest| AFTER.strip_word(rest.strip_prefix('(').unwrap_or(rest)).is_some()),
    };
    let end = starts.find(cut).unwrap_or(text.len());
    text[..end].trim()
}

/// An actor and the role: `Riz Ahmed as Ruben Stone`.
fn split_at_as(text: &str) -> Option<(&str, &str)> {
    static AS: Openings = openings!(as_role);
    memchr_iter(b' ', text.as_bytes()).find_map(|at| {
        let role = AS.strip_word(&text[at + 1..]).filter(|_| !text[at + 1..].starts_with(char::is_uppercase))?;
        Some((&text[..at], role))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_the_part_is_none() {
        assert_eq!(cast_entry("오지훈(민수 역)"), ("오지훈", Some("민수")));
        assert_eq!(cast_entry("林美玲(飾 阿蘭)"), ("林美玲", Some("阿蘭")));
        assert_eq!(cast_entry("Bo Ek (Hugo)"), ("Bo Ek", Some("Hugo")));
    }

    #[test]
    fn leaves_the_novelist_out() {
        assert_eq!(list("Bo Ek and Cy Oh, based on the novel by Di Po"), Some(vec!["Bo Ek", "Cy Oh"]));
        assert_eq!(list("Bo Ek, from a story by Di Po"), Some(vec!["Bo Ek"]));
        assert_eq!(list("Bo Ek, the film opens"), None);
        assert_eq!(list("Bo Ek (Tin Sky, Gravel), Cy Oh (story)"), Some(vec!["Bo Ek", "Cy Oh"]));
    }
}
