//! What several documents together know of a movie.

use crate::credits::{CastEntry, Facts};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Parsed;
use crate::keys::links::unlinked;
use crate::people::{self, Variants, identity, says_more};
use crate::source::{At, Source};
use crate::text::{evenly_spaced, fold};
use std::collections::BTreeMap;
use std::fmt::Display;

/// What the documents together know.
pub struct Together {
    pub directors: Vec<String>,
    pub writers: Vec<String>,
    pub distributor: Option<String>,
    pub countries: Vec<String>,
    pub duration_minutes: Option<u16>,
    pub content_rating: Option<String>,
    /// The first there is: two pages of one film may well have two.
    pub poster: Option<String>,
    pub cast: Vec<CastEntry>,
    /// Directors and writers, each once.
    pub crew: Vec<String>,
}

impl Together {
    pub fn of(documents: &[Parsed<'_>], diagnostics: &mut Vec<Diagnostic>) -> Together {
        let mut facts = Known { documents, diagnostics };
        let directors = facts.several("director", |facts| &facts.directors, true);
        let writers = facts.several("writer", |facts| &facts.writers, true);
        let mut crew = directors.clone();
        crew.extend(writers.iter().filter(|name| !directors.contains(name)).cloned());
        Together {
            distributor: facts.one("distributor", |facts| facts.distributor.as_ref(), |name| fold(name)),
            countries: facts.several("country of origin", |facts| &facts.countries, false),
            duration_minutes: facts.one("running time", |facts| facts.duration_minutes.as_ref(), |minutes| *minutes),
            content_rating: facts.one("certificate", |facts| facts.content_rating.as_ref(), Clone::clone),
            poster: facts.documents.iter().find_map(|document| document.facts.poster.clone()),
            cast: facts.cast(),
            directors,
            writers,
            crew,
        }
    }
}

impl Together {
    /// Takes the director out of the prose, where no document credits one.
    pub fn infer_makers(&mut self, documents: &[Parsed<'_>], diagnostics: &mut Vec<Diagnostic>) {
        if !self.directors.is_empty() && !self.writers.is_empty() {
            return;
        }
        if self.writers.is_empty() {
            let written =
                documents.iter().map(|document| people::writers(&document.prose)).find(|names| !names.is_empty());
            let names: Vec<String> = written.unwrap_or_default().iter().map(|name| evenly_spaced(name)).collect();
            self.crew.extend(names.iter().filter(|name| !self.crew.contains(name)).cloned().collect::<Vec<_>>());
            self.writers = names;
        }
        let is_actor = |name: &str| self.cast.iter().any(|entry| identity(&entry.name.value) == identity(name));
        let found = documents.iter().find_map(|document| {
            Some((document, people::makers(&document.prose, document.source.text, &document.title.value, &is_actor)?))
        });
        // The names may be links.
        let linked = || documents.iter().filter(|document| document.prose.iter().any(|text| text.contains("](")));
        let plain: Vec<(&Parsed<'_>, String)> = if found.is_none() {
            linked().map(|document| (document, unlinked(&document.prose.join("\n\n")).into_owned())).collect()
        } else {
            Vec::new()
        };
        let found = found.or_else(|| {
            plain.iter().find_map(|(document, texts)| {
                let prose: Vec<&str> = texts.split("\n\n").collect();
                Some((*document, people::makers(&prose, texts, &document.title.value, &is_actor)?))
            })
        });
        let Some((document, makers)) = found else { return };
        if !self.directors.is_empty() {
            // `written and directed by Ann Lee` says of the credited director who wrote the film.
            let same = makers.directors.len() == self.directors.len()
                && makers.directors.iter().zip(&self.directors).all(|(one, other)| identity(one) == identity(other));
            if same && makers.wrote {
                self.writers = self.directors.clone();
            }
            return;
        }
        self.directors = makers.directors.iter().map(|name| evenly_spaced(name)).collect();
        if makers.wrote && self.writers.is_empty() {
            self.writers = self.directors.clone();
        }
        for name in &self.directors {
            if !self.crew.contains(name) {
                self.crew.push(name.clone());
            }
        }
        let names = self.directors.join("\" and \"");
        diagnostics.push(document.source.report(
            {
                let at = document.source.text.find(makers.directors[0]).unwrap_or_default();
                at..at + makers.directors[0].len()
            },
            Severity::Note,
            Code::CreditsInferred,
            format!("the director \"{names}\" is read from the prose"),
            "nothing, if it is right; a line `Directed by …` says it",
        ));
    }
}

/// The facts of several documents, field by field.
struct Known<'k, 'a> {
    documents: &'k [Parsed<'a>],
    diagnostics: &'k mut Vec<Diagnostic>,
}

impl<'k, 'a> Known<'k, 'a> {
    fn each<T: 'k>(&self, field: impl Fn(&'k Facts) -> T) -> impl Iterator<Item = (&'k Source<'a>, T)> {
        self.documents.iter().map(move |document| (&document.source, field(&document.facts)))
    }

    /// A fact of which there is one.
    fn one<T, K>(
        &mut self,
        what: &str,
        field: impl Fn(&'k Facts) -> Option<&'k At<T>>,
        key: impl Fn(&T) -> K,
    ) -> Option<T>
    where
        T: Clone + Display + 'k,
        K: PartialEq,
    {
        let told: Vec<_> = self.each(field).filter_map(|(source, at)| Some((source, at?))).collect();
        let (first_source, first) = told.first()?;
        for (source, at) in &told[1..] {
            if key(&at.value) != key(&first.value) {
                self.conflict(source, at, what, &first.value, first_source, first);
            }
        }
        Some(first.value.clone())
    }

    /// A fact of which there may be several: those of all documents, unless two have nothing in common.
    fn several(
        &mut self,
        what: &str,
        field: impl Fn(&'k Facts) -> &'k Vec<At<String>>,
        are_people: bool,
    ) -> Vec<String> {
        let told: Vec<_> = self.each(field).filter(|(_, names)| !names.is_empty()).collect();
        let Some((first_source, first)) = told.first() else { return Vec::new() };
        let variants = if are_people { variants(&told, |name| name) } else { Variants::default() };
        if let ([_], [only]) = (told.as_slice(), first.as_slice()) {
            return vec![only.value.clone()];
        }
        let mut names = Names::default();
        for name in first.iter() {
            names.add(&name.value, identity(&name.value));
        }
        for (source, others) in &told[1..] {
            let meant = |name: &At<String>| {
                let written = identity(&name.value);
                match variants.get(&written) {
                    Some(variant) => (variant.meant.clone(), variant.is_slip),
                    None => (written, false),
                }
            };
            if !others.iter().any(|name| names.places.contains_key(&meant(name).0)) {
                let shown = names.list.join(", ");
                self.conflict(source, &others[0], what, &shown, first_source, &first[0]);
                continue;
            }
            for name in others.iter() {
                let (identity, is_slip) = meant(name);
                match names.places.get(&identity) {
                    Some(at) if is_slip => {
                        self.diagnostics.push(people::misspelt(source, name, &names.list[*at]));
                    }
                    _ => names.add(&name.value, identity),
                }
            }
        }
        names.list
    }

    fn conflict<T: Display>(
        &mut self,
        source: &Source<'_>,
        at: &At<T>,
        what: &str,
        known: &dyn Display,
        first_source: &Source<'_>,
        first: &At<T>,
    ) {
        let place = first_source.place(first.span.clone());
        let message = format!("the {what} is \"{}\" here, but \"{known}\" at {place}", at.value);
        let help = format!("\"{known}\" is shown; correct the one that is wrong");
        let diagnostic = source.report(at.span.clone(), Severity::Warning, Code::ConflictingFact, message, help);
        self.diagnostics.push(diagnostic.related_to(place));
    }

    fn cast(&mut self) -> Vec<CastEntry> {
        let told: Vec<_> = self.each(|facts| &facts.cast).collect();
        let variants = variants(&told, |entry| &entry.name);
        let mut cast: Vec<CastEntry> = Vec::new();
        // A cast is short: a tree finds a name sooner than a table, which would be made for it.
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (source, entry) in told.iter().flat_map(|(source, cast)| cast.iter().map(move |entry| (source, entry))) {
            let written = identity(&entry.name.value);
            let variant = variants.get(&written);
            let is_slip = variant.is_some_and(|variant| variant.is_slip);
            let meant = variant.map_or(written, |variant| variant.meant.clone());
            let Some(at) = places.get(&meant) else {
                places.insert(meant, cast.len());
                cast.push(entry.clone());
                continue;
            };
            let known = &mut cast[*at];
            if is_slip {
                self.diagnostics.push(people::misspelt(source, &entry.name, &known.name.value));
            } else if says_more(&entry.name.value, &known.name.value) {
                known.name = entry.name.clone();
            }
            known.character = known.character.take().or_else(|| entry.character.clone());
            known.url = known.url.take().or_else(|| entry.url.clone());
        }
        cast
    }
}

/// The ways in which the documents write one name.
fn variants<T>(told: &[(&Source<'_>, &Vec<T>)], name: impl Fn(&T) -> &At<String>) -> Variants {
    // One document alone means what it says.
    if told.len() < 2 {
        return Variants::default();
    }
    let names = |list: &&Vec<T>| list.iter().map(|entry| identity(&name(entry).value)).collect::<Vec<_>>();
    Variants::of(&told.iter().map(|(_, list)| names(list)).collect::<Vec<_>>())
}

/// Names in their order, each once.
#[derive(Default)]
struct Names {
    list: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Names {
    fn add(&mut self, name: &str, identity: String) {
        match self.places.get(&identity) {
            Some(at) if says_more(name, &self.list[*at]) => self.list[*at] = name.to_owned(),
            Some(_) => {}
            None => {
                self.places.insert(identity, self.list.len());
                self.list.push(name.to_owned());
            }
        }
    }
}
