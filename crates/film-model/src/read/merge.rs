//! Many documents to movies: what is one movie, what is known of it, who plays whom.
//!
//! Documents with one title, and no conflicting year, are one movie. Facts that one leaves out
//! another completes; where two contradict each other the first is kept and both places are told.

use super::credits::{CastEntry, Facts};
use super::document::Parsed;
use super::people::{self, Credited, Person, Played, Role, Told};
use super::site::Site;
use super::source::{At, Source};
use super::text::fold;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Actor, Aggregate, Movie, paragraphs};
use std::collections::{HashMap, HashSet};

/// The name of a movie in addresses: letters and digits, small, parted by hyphens.
pub fn slug(title: &str) -> String {
    let folded = fold(title);
    if folded.is_empty() { "film".to_owned() } else { folded.replace(' ', "-") }
}

/// Documents on one movie, in the order in which they were read.
struct Group<'a> {
    year: Option<u16>,
    documents: Vec<Parsed<'a>>,
}

/// Makes movies of what was read.
pub fn merge(parsed: Vec<Parsed<'_>>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Vec<Movie> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    for document in parsed {
        let year = document.facts.year.as_ref().map(|at| at.value);
        let same_title = by_title.entry(fold(&document.title.value)).or_default();
        let fits = |group: &Group<'_>| year.is_none() || group.year.is_none() || group.year == year;
        match same_title.iter().find(|at| fits(&groups[**at])) {
            Some(at) => {
                groups[*at].year = groups[*at].year.or(year);
                groups[*at].documents.push(document);
            }
            None => {
                same_title.push(groups.len());
                groups.push(Group { year, documents: vec![document] });
            }
        }
    }
    let mut slugs = HashSet::new();
    let mut movies: Vec<Movie> = Vec::new();
    for group in groups {
        let mut movie = movie(group, site, diagnostics);
        movie.slug = unused(&movie, &slugs);
        slugs.insert(movie.slug.clone());
        movies.push(movie);
    }
    movies.sort_by(|a, b| a.slug.cmp(&b.slug));
    movies
}

/// The movie's slug, with its year or a number where another has it.
fn unused(movie: &Movie, taken: &HashSet<String>) -> String {
    let year = movie.year.map(|year| format!("{}-{year}", movie.slug));
    let numbered = (2..).map(|number| format!("{}-{number}", movie.slug));
    let mut candidates = std::iter::once(movie.slug.clone()).chain(year).chain(numbered);
    candidates.find(|slug| !taken.contains(slug)).unwrap_or_default()
}

fn movie(group: Group<'_>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Movie {
    let documents = without_duplicates(group.documents, diagnostics);
    let facts = Together::of(&documents, diagnostics);
    let mut cast = facts.cast;
    let title = documents[0].title.value.clone();
    give_parts(&documents, &title, &mut cast, &facts.crew, diagnostics);

    let person_links = cast
        .iter()
        .filter_map(|entry| Some((entry.name.value.clone(), entry.url.clone()?)))
        .chain(site.people.iter().filter(|(name, _)| is_credited(name, &cast, &facts.crew)).cloned())
        .collect();
    let slug = documents.iter().find_map(|document| document.slug.clone()).unwrap_or_else(|| slug(&title));
    let reviews: Vec<_> = documents
        .into_iter()
        .enumerate()
        .map(|(at, document)| crate::Review { id: at as u32 + 1, ..document.review })
        .collect();
    Movie {
        slug,
        name: title,
        year: group.year,
        directors: facts.directors,
        writers: facts.writers,
        distributor: facts.distributor,
        countries_of_origin: facts.countries,
        duration_minutes: facts.duration_minutes,
        content_rating: facts.content_rating,
        actors: cast
            .into_iter()
            .map(|entry| Actor { name: entry.name.value, character_name: entry.character })
            .collect(),
        person_links,
        aggregate: Aggregate::of(&reviews),
        reviews,
    }
}

fn is_credited(name: &str, cast: &[CastEntry], crew: &[String]) -> bool {
    cast.iter().any(|entry| entry.name.value == name) || crew.iter().any(|person| person == name)
}

/// Leaves a text out that was read before, and says so.
fn without_duplicates<'a>(documents: Vec<Parsed<'a>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Parsed<'a>> {
    let mut seen: HashMap<String, &'a str> = HashMap::new();
    let mut kept = Vec::new();
    for document in documents {
        let text = fold(&paragraphs(&document.review.review_body).join("\n"));
        if let Some(first) = seen.get(&text).filter(|_| !text.is_empty()) {
            let span = document.prose.first().map_or(0..0, |prose| document.source.span(prose));
            diagnostics.push(Diagnostic::new(
                &document.source,
                span.start..span.end.min(span.start + 40),
                Severity::Warning,
                Code::DuplicateReview,
                format!("the same text stands in \"{first}\""),
                "the review is shown once; take one of the documents out of the folder",
            ));
            continue;
        }
        seen.insert(text, document.source.path);
        kept.push(document);
    }
    kept
}

/// What the documents together know.
struct Together {
    directors: Vec<String>,
    writers: Vec<String>,
    distributor: Option<String>,
    countries: Vec<String>,
    duration_minutes: Option<u16>,
    content_rating: Option<String>,
    cast: Vec<CastEntry>,
    /// Directors and writers, each once.
    crew: Vec<String>,
}

impl Together {
    fn of(documents: &[Parsed<'_>], diagnostics: &mut Vec<Diagnostic>) -> Together {
        let mut facts = Known { documents, diagnostics };
        let directors = facts.people("director", |facts| &facts.directors);
        let writers = facts.people("writer", |facts| &facts.writers);
        let mut crew = directors.clone();
        crew.extend(writers.iter().filter(|name| !directors.contains(name)).cloned());
        Together {
            distributor: facts.one("distributor", |facts| facts.distributor.as_ref(), |name| fold(name)),
            countries: facts.people("country of origin", |facts| &facts.countries),
            duration_minutes: facts.one("running time", |facts| facts.duration_minutes.as_ref(), |minutes| *minutes),
            content_rating: facts.one("certificate", |facts| facts.content_rating.as_ref(), Clone::clone),
            cast: facts.cast(),
            directors,
            writers,
            crew,
        }
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
        T: Clone + std::fmt::Display + 'k,
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

    /// People of whom there may be several: those of all documents, unless two name nobody alike.
    fn people(&mut self, what: &str, field: impl Fn(&'k Facts) -> &'k Vec<At<String>>) -> Vec<String> {
        let told: Vec<_> = self.each(field).filter(|(_, names)| !names.is_empty()).collect();
        let Some((first_source, first)) = told.first() else { return Vec::new() };
        let mut names: Vec<String> = unique(first);
        for (source, others) in &told[1..] {
            let alike = others.iter().any(|other| names.iter().any(|name| fold(name) == fold(&other.value)));
            if alike {
                let known: HashSet<String> = names.iter().map(|name| fold(name)).collect();
                names.extend(unique(others).into_iter().filter(|name| !known.contains(&fold(name))));
            } else {
                let shown = names.join(", ");
                self.conflict(source, &others[0], what, &shown, first_source, &first[0]);
            }
        }
        names
    }

    fn conflict<T: std::fmt::Display>(
        &mut self,
        source: &Source<'_>,
        at: &At<T>,
        what: &str,
        known: &dyn std::fmt::Display,
        first_source: &Source<'_>,
        first: &At<T>,
    ) {
        let place = first_source.place(first.span.start);
        self.diagnostics.push(Diagnostic::new(
            source,
            at.span.clone(),
            Severity::Warning,
            Code::ConflictingFact,
            format!(
                "the {what} is \"{}\" here, but \"{known}\" at {}:{}:{}",
                at.value, first_source.path, place.line, place.column
            ),
            format!("\"{known}\" is shown; correct the one that is wrong"),
        ));
    }

    fn cast(&mut self) -> Vec<CastEntry> {
        let mut cast: Vec<CastEntry> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let documents = self.documents;
        let entries =
            documents.iter().flat_map(|document| document.facts.cast.iter().map(move |e| (&document.source, e)));
        for (source, entry) in entries {
            let folded = fold(&entry.name.value);
            let misspelt = || cast.iter().position(|known| people::is_misspelt(&folded, &known.name.value));
            let known = places.get(&folded).copied().or_else(|| {
                // The same actor spelt two ways in two documents is one actor.
                let at = misspelt()?;
                self.diagnostics.push(people::misspelt(source, &entry.name, &cast[at].name.value));
                Some(at)
            });
            match known {
                Some(at) => {
                    let known = &mut cast[at];
                    known.character = known.character.take().or_else(|| entry.character.clone());
                    known.url = known.url.take().or_else(|| entry.url.clone());
                }
                None => {
                    places.insert(fold(&entry.name.value), cast.len());
                    cast.push(entry.clone());
                }
            }
        }
        cast
    }
}

fn unique(names: &[At<String>]) -> Vec<String> {
    let mut seen = HashSet::new();
    names.iter().filter(|at| seen.insert(fold(&at.value))).map(|at| at.value.clone()).collect()
}

/// Looks the people up in the prose of every document: gives actors their parts, and tells what is
/// spelt otherwise than credited.
fn give_parts(
    documents: &[Parsed<'_>],
    title: &str,
    cast: &mut [CastEntry],
    crew: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let credited = Credited {
        actors: cast.iter().map(|entry| Person::new(&entry.name.value)).collect(),
        others: crew.iter().map(|name| Person::new(name)).collect(),
    };
    let mut told: Vec<Told> = Vec::new();
    for document in documents {
        let mut said = Told::default();
        for Role { part, actor } in people::roles(&document.source, &document.prose, &credited, &mut said) {
            let known = &mut cast[actor].character;
            // `Ruben` in one review and `Ruben Stone` in another are one part; the fuller name is kept,
            // but a full name takes no `Drummer` before it.
            let fuller = known.as_ref().is_none_or(|known| {
                part.len() > known.len() && !known.contains(' ') && fold(&part).contains(&fold(known))
            });
            if fuller {
                *known = Some(part);
            }
        }
        people::check_spelling(&document.source, &document.prose, &credited, &mut said);
        told.push(said);
    }
    let played: Vec<Played<'_>> = cast
        .iter()
        .filter_map(|entry| Some(Played { part: entry.character.as_deref()?, actor: &entry.name.value }))
        .collect();
    let mut owners: Vec<&str> = crew.iter().map(String::as_str).collect();
    owners.push(title);
    owners.extend(played.iter().map(|role| role.part));
    for (document, mut said) in documents.iter().zip(told) {
        let mut owners = owners.clone();
        owners.extend(document.facts.distributor.as_ref().map(|at| at.value.as_str()));
        people::check_possessives(&document.source, &document.prose, &played, &owners, &mut said);
        diagnostics.extend(said.diagnostics);
    }
}
