//! Whom a sentence speaks of, before a verb or before `as`.

use super::super::roles::part_before;
use super::full_names::is_part;
use super::leading_name;
use crate::given::{has_given_name, is_given};
use crate::text::split_at_mark;

/// Without what stands in brackets after a name: `Ann Lee (“Gulls”)`.
pub fn without_aside(before: &str) -> &str {
    let trimmed = before.trim_end_matches(['*', '_']);
    let Some(inner) = trimmed.strip_suffix(')') else { return trimmed };
    let near = crate::text::near_end(inner, LONGEST_ASIDE);
    let Some(open) = inner[near..].rfind('(') else { return before };
    inner[..near + open].trim_end()
}

/// No aside after a name is longer, in bytes.
const LONGEST_ASIDE: usize = 140;

/// Who begins the sentence, where what is said of nobody else stands between: `Ann Lee, best known for “Gulls,” plays Ray`.
pub fn leading_subject(before: &str) -> Option<&str> {
    let near = &before[crate::text::near_end(before, LONGEST_ASIDE)..];
    let sentence = near.rsplit(['.', ';', '\n', '!', '?']).next().unwrap_or(near).trim_start();
    let (name, said) = split_at_mark(sentence, ", ")?;
    let words = name.split(' ').count();
    let capitals = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let begins = said.starts_with(char::is_lowercase) && (sentence.len() < near.len() || near.len() == before.len());
    let others = said.split(' ').any(|word| is_given(word.trim_matches(|c: char| !c.is_alphanumeric())));
    (capitals && words <= 3 && begins && !others && is_part(name)).then_some(name)
}

/// Who begins the sentence that names nobody else: `Ann Lee gives all she has …`.
pub fn only_subject(clause: &str) -> Option<&str> {
    let clause = clause.trim_start();
    let name = leading_name(clause).filter(|name| has_given_name(name))?;
    let rest = &clause[name.len()..];
    let short = rest.split(' ').count() <= 2 * MOST_BETWEEN;
    (short && rest.starts_with(' ') && !rest.contains(char::is_uppercase)).then_some(name)
}

/// So many words may stand between an actor and the part.
pub const MOST_BETWEEN: usize = 8;

/// Who does it: the name that closes `before`, or the pronoun.
pub fn subject(before: &str) -> Option<&str> {
    let last = before.rsplit([' ', '\n']).next().unwrap_or(before);
    if matches!(last, "He" | "She" | "he" | "she") {
        return Some(last);
    }
    part_before(before).filter(|name| before.ends_with(name))
}
