//! Whose part it is not: `Wilde's Lou`, where Lou is played by somebody else.

use super::names::{Found, People, is_suffix};
use super::ordinary::{is_contracted, is_opener, owns_parts};
use super::spelling::Told;
use super::words::{Gap, Word, after, before, fold_name, next_capital, with_folded};
use crate::diagnostic::{Code, Severity};
use crate::source::Source;
use crate::text::straight;
use std::collections::{HashMap, HashSet};

/// A possessive before a word with a capital: `Wilde’s Lou`.
pub struct Owned<'a> {
    owner: &'a str,
    thing: &'a str,
    /// From the owner to the thing, as it is written.
    written: &'a str,
}

impl<'a> Owned<'a> {
    /// What `owner`, a word of `text`, owns.
    pub fn by(text: &'a str, owner: Word<'a>) -> Option<Self> {
        // `Day-Lewis` owns as one.
        if !owner.is_possessive() {
            return None;
        }
        let start = match before(text, owner.start) {
            Some((Gap::Hyphen, first)) if first.has_capital() => first.start,
            _ => owner.start,
        };
        Self::between(text, start, owner.name_end(), owner.end)
    }

    /// What the last word of a full name owns.
    pub fn by_person(text: &'a str, name: Found) -> Option<Self> {
        let last = text[name.start..name.end].rfind(char::is_whitespace).map_or(name.start, |at| name.start + at + 1);
        Self::between(text, last, name.end, name.behind)
    }

    fn between(text: &'a str, start: usize, end: usize, behind: usize) -> Option<Self> {
        let (gap, thing) = after(text, behind).filter(|_| behind > end)?;
        (gap == Gap::Space && thing.has_capital()).then(|| Owned {
            owner: &text[start..end],
            thing: thing.text,
            written: &text[start..thing.name_end()],
        })
    }
}

/// Who plays what, and who may own a part without playing it.
pub struct Parts<'m> {
    people: &'m People,
    /// By the first word of the part: the actor, if one plays a part of that name.
    players: HashMap<String, Option<&'m str>>,
    /// The words of the title, of the crew and of the parts.
    owners: HashSet<String>,
}

impl<'m> Parts<'m> {
    /// `played` are parts with their actors; `owners` whatever may own one.
    pub fn new(
        people: &'m People,
        played: impl Iterator<Item = (&'m str, &'m str)>,
        owners: impl Iterator<Item = &'m str>,
    ) -> Parts<'m> {
        let mut parts = Parts { people, players: HashMap::new(), owners: HashSet::new() };
        for (part, actor) in played {
            let folded = fold_name(part);
            if let Some(first) = folded.split(' ').next() {
                let player = parts.players.entry(first.to_owned());
                player.and_modify(|known| *known = None).or_insert(Some(actor));
            }
            parts.owners.extend(folded.split(' ').map(str::to_owned));
        }
        for name in owners {
            parts.owners.extend(fold_name(name).split(' ').map(str::to_owned));
        }
        parts
    }

    /// Tells the parts that stand behind a possessive of somebody else.
    pub fn check(
        &self,
        source: &Source<'_>,
        prose: &[&str],
        owned: &[Owned<'_>],
        distributor: Option<&str>,
        told: &mut Told,
    ) {
        let mut authors = None;
        for Owned { owner, thing, written } in owned {
            let Some(Some(actor)) = with_folded(thing, |folded| self.players.get(folded)) else { continue };
            let folded = fold_name(owner);
            let known = self.owners.contains(&folded) || is_contracted(&folded) || owns_parts(&folded);
            let distributes = distributor.is_some_and(|name| fold_name(name).split(' ').any(|word| word == folded));
            // `Day-Lewis's Dan` is owned by two of the actor's words.
            let name = fold_name(actor);
            let plays = folded.split(' ').all(|word| name.split(' ').any(|known| known == word));
            if known || distributes || plays {
                continue;
            }
            let authors = authors.get_or_insert_with(|| self.last_names(source, prose));
            if authors.contains(&folded) || !told.is_new(written, actor) {
                continue;
            }
            told.diagnostics.push(source.report(
                source.span(written),
                Severity::Warning,
                Code::UnknownName,
                format!("\"{}\", but {thing} is played by \"{actor}\"", straight(written)),
                format!("write \"{}'s {thing}\", or correct the cast", surname(actor)),
            ));
        }
    }

    /// The last words of names that are not credited, folded. Who is named in full somewhere in the document
    /// (`the novel by Jane Austen`) is known to the critic, and owns a part for another reason.
    fn last_names(&self, source: &Source<'_>, prose: &[&str]) -> HashSet<String> {
        let mut found = HashSet::new();
        // The credits stand around the prose; a table of many reviews stands around each of them too.
        let length: usize = prose.iter().map(|text| text.len()).sum();
        let around = (source.text.len() < 4 * length + 4_000).then_some(source.text);
        // What stands around the prose holds the prose as well.
        let texts = around.as_slice();
        let texts = if texts.is_empty() { prose } else { texts };
        for text in texts.iter().copied() {
            let mut at = 0;
            while let Some(word) = next_capital(text, at) {
                at = word.end;
                let Some((Gap::Space, first)) = before(text, word.start) else { continue };
                let named = first.has_capital() && !first.is_possessive() && !with_folded(first.text, is_opener);
                let credited = || self.people.find(first).is_some() && self.people.find(word).is_some();
                if named && !credited() {
                    found.insert(fold_name(word.text));
                }
            }
        }
        found
    }
}

/// The surname as it is written; a suffix is none.
fn surname(name: &str) -> &str {
    let suffix = |word: &str| is_suffix(word.trim_end_matches(['.', ',']));
    name.rsplit(' ').find(|word| !suffix(word)).unwrap_or(name).trim_end_matches(',')
}
