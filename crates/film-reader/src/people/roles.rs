//! Who plays whom, as the prose has it.
//!
//! ```text
//! role  =  Part "(" "played by"? actor aside? ")"    Ruben Stone (Ahmed)    Lou (Olivia Cooke, in her best role)
//!       |  Part ","? "played by" NAME                Lou, played by Olivia Cooke
//!       |  NAME ("as" | "plays") Part                Olivia Cooke as Lou.
//! ```
//!
//! What stands in the brackets must be a credited actor, by the full name or by a surname that only
//! one of them has; a film, a year, a certificate or an aside is none. Elsewhere only the full name
//! counts, and behind the part the clause must end: `as Emma in Belgravia` is another film. On doubt
//! nobody plays it.

mod after;
mod before;
mod lead;

use super::names::{Found, People, words_of};
use super::spelling::{Told, misspelt_at};
use super::words::next_capital;
use crate::source::Source;
pub use after::part_after_verb;
use after::part_behind;
pub use before::{is_whole_part, part_before};
pub use lead::lead_stripped;
use memchr::{memchr_iter, memchr3_iter};

/// A part found in the prose: its name, and which of the actors plays it.
#[derive(Debug, PartialEq)]
pub struct Role<'a> {
    pub part: &'a str,
    pub actor: usize,
    /// Whether brackets or `played by` say it, which are about this film. `as` may be about another.
    pub is_certain: bool,
}

/// An actor's name is short; what has a character farther behind its bracket, in bytes, is an aside.
const LONGEST_INNER: usize = 100;

/// The parts before brackets.
pub fn in_brackets<'a>(
    source: &Source<'_>,
    text: &'a str,
    people: &People,
    told: &mut Told,
    roles: &mut Vec<Role<'a>>,
) {
    for open in memchr_iter(b'(', text.as_bytes()) {
        in_bracket(source, text, open..open + 1, people, told, roles);
    }
    if people.has_uncased() {
        for (open, bracket) in text.match_indices('（') {
            in_bracket(source, text, open..open + bracket.len(), people, told, roles);
        }
    }
}

fn in_bracket<'a>(
    source: &Source<'_>,
    text: &'a str,
    open: std::ops::Range<usize>,
    people: &People,
    told: &mut Told,
    roles: &mut Vec<Role<'a>>,
) {
    let rest = &text[open.end..];
    let near = &rest.as_bytes()[..rest.len().min(LONGEST_INNER + 5)];
    // A link to the actor has brackets of its own: `Joe ([Paul Raci](https://…))`.
    if let Some((name, behind)) = rest.strip_prefix('[').and_then(|link| link.split_once("]("))
        && name.len() <= LONGEST_INNER
        && behind.find(')').is_some_and(|end| behind[end + 1..].starts_with(')'))
        && let Some((actor, None)) = resolve(name.trim_matches(['*', '_']), people)
        && let Some(part) = part_before(&text[..open.start])
    {
        roles.push(Role { part, actor, is_certain: true });
        return;
    }
    // The wide brackets of Chinese and Japanese are EF BC 88 and 89.
    let mut marks = memchr3_iter(b'(', b')', 0xef, near);
    let end = marks.find(|at| near[*at] != 0xef || rest[*at..].starts_with(['（', '）']));
    let Some(end) = end.filter(|end| rest[*end..].starts_with([')', '）'])) else { return };
    if rest[..end].char_indices().next_back().is_some_and(|(last, _)| last > LONGEST_INNER) {
        return;
    }
    let inner = rest[..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let inner = lead_stripped(inner);
    let Some((actor, name)) = resolve(inner, people) else { return };
    let Some(part) = part_before(&text[..open.start]) else { return };
    if let Some(misspelt) = name {
        told.spelling(source, misspelt, people.name(actor));
    }
    // A part may be called like somebody's surname (`Tate (Owen Fisk)`) where the actor is named in full.
    let named = inner.contains(' ') && !part.contains(' ') && !people.name(actor).contains(part);
    if named || !is_person(part, people) {
        roles.push(Role { part, actor, is_certain: true });
    }
}

/// Which actor stands in brackets, and the name if it is not spelt as in the credits.
fn resolve<'a>(inner: &'a str, people: &People) -> Option<(usize, Option<&'a str>)> {
    if people.has_uncased()
        && let Some(found) = people.uncased_from(inner, 0)
        && (found.start, found.end) == (0, inner.len())
    {
        return Some((found.person, None)).filter(|(person, _)| people.is_actor(*person));
    }
    let is_whole = |found: &Found| (found.start, found.behind) == (0, inner.len());
    let mut at = 0;
    // A surname may have several words, and a slip may be in the first.
    for _ in 0..4 {
        let word = next_capital(inner, at)?;
        at = word.end;
        let Some((number, word)) = people.find(word) else { continue };
        if let Some(found) = people.full_name_at(inner, word, number)
            && found.start == 0
        {
            let known = found.end == inner.len() || is_aside(&inner[found.end..]);
            return (known && people.is_actor(found.person)).then_some((found.person, None));
        }
        // `Proximo (Reed, in his last role)`
        let aside = |found: &Found| found.start == 0 && is_aside(&inner[found.end..]);
        if let Some(found) =
            people.surname_at(inner, word, number, true).filter(|found| is_whole(found) || aside(found))
        {
            return Some((found.person, None));
        }
        if let Some(found) = misspelt_at(people, inner, word, number, |person| people.is_actor(person)).filter(is_whole)
        {
            return Some((found.person, Some(inner)));
        }
    }
    None
}

/// `, in his best role` behind a full name.
fn is_aside(rest: &str) -> bool {
    rest.strip_prefix(',').is_some_and(|aside| aside.trim_start().starts_with(char::is_lowercase))
}

/// Whether a part is rather somebody who made the film.
fn is_person(part: &str, people: &People) -> bool {
    let Some(word) = words_of(part).next() else { return true };
    let Some((number, word)) = people.find(word) else { return false };
    let whole = |found: Found| found.start == 0 && found.end == part.len();
    people.full_name_at(part, word, number).is_some_and(whole)
        || word.text.len() == part.len() && people.is_surname(number)
}

/// What the words around a full name say: `Lou, played by NAME` and `NAME as Lou`.
pub fn around<'a>(text: &'a str, name: Found, people: &People) -> Option<Role<'a>> {
    if !people.is_actor(name.person) || name.behind > name.end {
        return None;
    }
    let (part, is_certain) = match played_by(&text[..name.start]) {
        Some(part) => (part, true),
        None => (part_behind(text, name.end, people)?, false),
    };
    (!is_person(part, people)).then_some(Role { part, actor: name.person, is_certain })
}

/// The part in `Lou, who is played by `.
fn played_by(before: &str) -> Option<&str> {
    let rest = before.trim_end().strip_suffix("played by")?.trim_end();
    let rest = rest.strip_suffix(" is").unwrap_or(rest);
    let rest = rest.strip_suffix(" who").unwrap_or(rest).trim_end();
    part_before(rest.trim_end_matches([',', '—', '–', '(']))
}
