//! People in the prose: who plays whom, whether names are spelt as in the credits, and where the
//! text mentions somebody credited.
//!
//! ```text
//! names        the credited people, found by a word of their names     names.rs, words.rs
//! role         Ruben Stone (Ahmed)     Olivia Cooke as Lou.            roles.rs
//! uncredited   Lou (Olivia Cooke), and no credits name her   uncredited.rs
//! maker        director Ann Lee, and no credits name one     makers.rs
//! spelling     "Olivia Cook" beside the credited "Olivia Cooke"        spelling.rs, near.rs
//! possessive   "Wilde's Lou", where Lou is played by somebody else     possessives.rs
//! mention      Riz Ahmed, and then Ahmed: a link to the person         mentions.rs
//! variants     one person written two ways in one movie's documents    variants.rs
//! folder       one person spelt two ways in two movies                 folder.rs
//! ```
//!
//! The prose is gone through once, from capital to capital; only a word that stands in a credited
//! name is looked at closer, and how close is bounded. Mentions take a second way through the text as
//! it is shown, because they need what the first found out. So the work is in proportion to the
//! text, whatever it says and whoever is credited.

pub mod folder;
mod makers;
mod mentions;
mod names;
mod near;
mod ordinary;
mod possessives;
mod roles;
mod spelling;
mod uncredited;
mod variants;
mod words;

pub use makers::{makers, writers};
pub use names::identity;
pub use spelling::misspelt;
pub use variants::{Variants, says_more};

use crate::credits::{CastEntry, Facts};
use crate::diagnostic::Diagnostic;
use crate::document::Parsed;
use crate::source::Source;
use mentions::{Mentions, belongs_to_another};
use names::{People, words_of};
use possessives::{Owned, Parts};
use roles::Role;
use spelling::{Told, misspelt_at};
use words::fold_name;

/// Looks the people of a movie up in the prose of its documents: gives the actors their parts, tells
/// what is spelt otherwise than credited, and makes the mentions in the reviews people.
pub fn look_up(
    documents: &mut [Parsed<'_>],
    title: &str,
    cast: &mut Vec<CastEntry>,
    crew: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let parts = uncredited::add(documents, title, cast, crew, diagnostics);
    let people = People::new(cast.iter().map(|entry| entry.name.value.as_str()), crew.iter().map(String::as_str));
    if people.is_empty() {
        return;
    }
    let mut seen: Vec<Seen<'_>> =
        documents.iter().map(|document| Seen::in_prose(&document.source, &document.prose, &people)).collect();
    give_parts(&seen, cast);
    for part in &parts {
        // Two parts that have nothing in common are none.
        let is_other = |other: &&uncredited::Part| {
            other.actor == part.actor && !other.name.contains(&part.name) && !part.name.contains(&other.name)
        };
        if !parts.iter().any(|other| is_other(&other)) {
            cast[part.actor].character.get_or_insert_with(|| part.name.clone());
        }
    }

    let played = || cast.iter().filter_map(|entry| Some((entry.character.as_deref()?, entry.name.value.as_str())));
    if seen.iter().any(|seen| !seen.owned.is_empty()) {
        let parts = Parts::new(&people, played(), crew.iter().map(String::as_str).chain([title]));
        for (document, seen) in documents.iter().zip(&mut seen) {
            let distributor = document.facts.distributor.as_ref().map(|at| at.value.as_str());
            parts.check(&document.source, &document.prose, &seen.owned, distributor, &mut seen.told);
        }
    }

    // Whose surname is a word of the title or of a part (`Being John Malkovich`, `Ruben Stone`).
    let mut taken = vec![false; people.len()];
    for name in played().map(|(part, _)| part).chain([title]) {
        for (number, _) in words_of(name).filter_map(|word| people.find(word)) {
            if let Some(person) = people.owner(number).filter(|person| people.surname(*person) == Some(number)) {
                taken[person] = true;
            }
        }
    }
    let mut full = vec![true; people.len()];
    named_in(title, &people, |person| full[person] = false);
    let everybody = 0..people.len();

    let alone = documents.len() == 1;
    for (document, seen) in documents.iter_mut().zip(seen) {
        let Seen { told, mut introduced, mut another, .. } = seen;
        diagnostics.extend(told.diagnostics);
        if alone {
            introduced = everybody.clone().collect();
        } else {
            let mut introduce = |person| introduced.push(person);
            credited(&document.facts).for_each(|name| named_in(name, &people, &mut introduce));
            named_in(document.review.caption.as_deref().unwrap_or_default(), &people, &mut introduce);
            introduced.sort_unstable();
            introduced.dedup();
        }
        another.sort_unstable();
        introduced.retain(|person| !taken[*person] && another.binary_search(person).is_err());
        let surname = introduced;
        let mentions =
            Mentions { people: &people, prose: &document.prose, full: &full, surname, ordinary: Default::default() };
        mentions.link(&mut document.review.review_body);
    }
}

/// Everybody a document credits.
fn credited(facts: &Facts) -> impl Iterator<Item = &str> {
    let crew = facts.directors.iter().chain(&facts.writers).map(|name| name.value.as_str());
    facts.cast.iter().map(|entry| entry.name.value.as_str()).chain(crew)
}

/// Hands on who is named in `text`: by a full name, or by a name of one word.
fn named_in(text: &str, people: &People, mut then: impl FnMut(usize)) {
    let mut at = 0;
    while let Some(word) = people.next_capital(text, at) {
        at = word.end;
        let Some((number, word)) = people.find(word) else { continue };
        let found = people
            .full_name_at(text, word, number)
            .or_else(|| people.surname_at(text, word, number, false).filter(|found| people.has_one_word(found.person)));
        if let Some(found) = found {
            at = found.behind;
            then(found.person);
        }
    }
}

/// What one document's prose says of the people.
struct Seen<'a> {
    told: Told,
    roles: Vec<Role<'a>>,
    owned: Vec<Owned<'a>>,
    /// Who is named in full, or in the brackets of a role.
    introduced: Vec<usize>,
    /// Whose surname stands in another's name as well.
    another: Vec<usize>,
}

impl<'a> Seen<'a> {
    fn in_prose(source: &Source<'a>, prose: &[&'a str], people: &People) -> Seen<'a> {
        let mut seen = Seen {
            told: Told::default(),
            roles: Vec::new(),
            owned: Vec::new(),
            introduced: Vec::new(),
            another: Vec::new(),
        };
        for text in prose {
            roles::in_brackets(source, text, people, &mut seen.told, &mut seen.roles);
            seen.read(source, text, people);
        }
        seen.introduced.extend(seen.roles.iter().filter(|role| role.is_certain).map(|role| role.actor));
        seen
    }

    fn read(&mut self, source: &Source<'a>, text: &'a str, people: &People) {
        let mut at = 0;
        while let Some(word) = people.next_capital_or_owner(text, at) {
            at = word.end;
            let known = people.find(word);
            let name = known.and_then(|(number, word)| people.full_name_at(text, word, number));
            if let Some(name) = name {
                at = name.behind;
                self.introduced.push(name.person);
                self.roles.extend(roles::around(text, name, people));
                self.owned.extend(Owned::by_person(text, name));
                continue;
            }
            self.owned.extend(Owned::by(text, word));
            let Some((number, word)) = known else { continue };
            if let Some(name) = misspelt_at(people, text, word, number, |_| true) {
                self.told.spelling(source, &text[name.start..name.end], people.name(name.person));
                at = name.behind.max(at);
            } else if let Some(name) = people.surname_at(text, word, number, false) {
                if belongs_to_another(text, name) {
                    self.another.push(name.person);
                }
                if people.has_one_word(name.person) {
                    self.introduced.push(name.person);
                }
            }
        }
    }
}

/// Gives the actors the parts that the documents say they play.
fn give_parts(seen: &[Seen<'_>], cast: &mut [CastEntry]) {
    for role in seen.iter().flat_map(|seen| &seen.roles).filter(|role| role.is_certain) {
        let known = &mut cast[role.actor].character;
        if known.as_deref().is_none_or(|known| is_fuller(role.part, known)) {
            *known = Some(crate::text::single_spaced(role.part));
        }
    }
    // `as` may speak of another film: two parts that have nothing in common are none.
    let mut guessed: Vec<Option<Option<&str>>> = vec![None; cast.len()];
    for role in seen.iter().flat_map(|seen| &seen.roles).filter(|role| !role.is_certain) {
        guessed[role.actor] = Some(match guessed[role.actor] {
            None => Some(role.part),
            Some(Some(known)) if is_fuller(role.part, known) => Some(role.part),
            Some(Some(known)) if known == role.part || is_fuller(known, role.part) => Some(known),
            Some(_) => None,
        });
    }
    for (entry, part) in cast.iter_mut().zip(guessed) {
        if let Some(part) = part.flatten()
            && entry.character.as_deref().is_none_or(|known| is_fuller(part, known))
        {
            entry.character = Some(crate::text::single_spaced(part));
        }
    }
}

/// `Ruben` in one place and `Ruben Stone` in another are one part; the fuller name is kept, but a full
/// name takes no `Drummer` before it.
fn is_fuller(part: &str, known: &str) -> bool {
    part.len() > known.len() && !known.contains(' ') && {
        let known = fold_name(known);
        fold_name(part).split(' ').any(|word| word == known)
    }
}

#[cfg(test)]
mod tests;
