//! Many documents to movies: what is one movie, what is known of it, who plays whom.
//!
//! Documents with one title, and no conflicting year, are one movie. Facts that one leaves out
//! another completes; where two contradict each other the first is kept and both places are told.

mod facts;
mod groups;
mod slugs;

use crate::credits::CastEntry;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::document::Parsed;
use crate::parts;
use crate::people::{self, folder::Credit};
use crate::site::Site;
use crate::text::fold;
use facts::Together;
use film_model::{Actor, Aggregate, Block, Movie, paragraphs};
use groups::Group;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Makes movies of what was read.
pub fn merge(parsed: Vec<Parsed<'_>>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Vec<Movie> {
    let mut groups = groups::by_title(parsed, diagnostics);
    for group in &mut groups {
        without_duplicates(&mut group.documents, diagnostics);
    }
    let slugs = slugs::of(&groups, diagnostics);
    people::folder::check(credits(&groups), diagnostics);
    let made = parts::map_taken(groups.into_iter().zip(slugs).collect(), |part| {
        let mut diagnostics = Vec::new();
        let movie = |(group, slug)| movie(group, slug, site, &mut diagnostics);
        (part.into_iter().map(movie).collect::<Vec<Movie>>(), diagnostics)
    });
    let mut movies: Vec<Movie> = Vec::with_capacity(made.iter().map(|(movies, _)| movies.len()).sum());
    for (part, found) in made {
        movies.extend(part);
        diagnostics.extend(found);
    }
    // A movie is large: each is moved once.
    movies.sort_by_cached_key(|movie| movie.slug.clone());
    movies
}

/// Everybody whom a document credits, document by document.
fn credits<'c>(groups: &'c [Group<'c>]) -> impl Iterator<Item = Credit<'c>> {
    let documents = groups
        .iter()
        .enumerate()
        .flat_map(|(movie, group)| group.documents.iter().map(move |document| (movie, document)));
    documents.flat_map(|(movie, document)| {
        let facts = &document.facts;
        let cast = facts.cast.iter().map(|entry| &entry.name);
        let names = cast.chain(&facts.directors).chain(&facts.writers);
        names.map(move |name| Credit { movie, source: &document.source, name })
    })
}

fn movie(group: Group<'_>, slug: String, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Movie {
    let Group { year, mut documents } = group;
    let mut facts = Together::of(&documents, diagnostics);
    facts.infer_makers(&documents, diagnostics);
    let mut cast = facts.cast;
    let title = documents[0].title.value.clone();
    people::look_up(&mut documents, &title, &mut cast, &facts.crew, diagnostics);

    let person_links = cast
        .iter()
        .filter_map(|entry| Some((entry.name.value.clone(), entry.url.clone()?)))
        .chain(site.people.iter().filter(|(name, _)| is_credited(name, &cast, &facts.crew)).cloned())
        .collect();
    let reviews: Vec<_> = documents
        .into_iter()
        .enumerate()
        .map(|(at, document)| film_model::Review { id: at as u32 + 1, ..document.review })
        .collect();
    Movie {
        slug,
        name: title,
        year,
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
        poster: facts.poster,
        person_links,
        aggregate: Aggregate::of(&reviews),
        reviews,
    }
}

fn is_credited(name: &str, cast: &[CastEntry], crew: &[String]) -> bool {
    cast.iter().any(|entry| entry.name.value == name) || crew.iter().any(|person| person == name)
}

/// Leaves a text out that was read before, and says so.
fn without_duplicates(documents: &mut Vec<Parsed<'_>>, diagnostics: &mut Vec<Diagnostic>) {
    if documents.len() < 2 {
        return;
    }
    // Texts are compared only where their fingerprints are alike.
    let prints: Vec<u64> = documents.iter().map(|document| fingerprint(&document.review.review_body)).collect();
    let mut count: HashMap<u64, usize> = HashMap::new();
    prints.iter().for_each(|print| *count.entry(*print).or_default() += 1);
    let mut prints = prints.iter();
    let mut seen: HashMap<String, Place> = HashMap::new();
    documents.retain(|document| {
        if prints.next().is_none_or(|print| count[print] < 2) {
            return true;
        }
        let text = fold(&paragraphs(&document.review.review_body).join("\n"));
        if text.is_empty() {
            return true;
        }
        let span = document.prose.first().map_or(0..0, |prose| document.source.span(prose));
        let span = span.start..span.end.min(span.start + 40);
        let first = match seen.entry(text) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(document.source.place(span));
                return true;
            }
        };
        let message = format!("the same text stands in \"{}\"", first.source);
        let help = "the review is shown once; take one of the documents out of the folder";
        let diagnostic = document.source.report(span, Severity::Warning, Code::DuplicateReview, message, help);
        diagnostics.push(diagnostic.related_to(first.clone()));
        false
    });
}

/// A number that is the same for texts that begin and end with the same letters and digits of ASCII, as two copies of
/// a text do; the rest is left to the comparison.
fn fingerprint(body: &[Block]) -> u64 {
    let paragraphs = paragraphs(body);
    let plain = || paragraphs.iter().flat_map(|paragraph| paragraph.bytes()).filter(u8::is_ascii_alphanumeric);
    plain().take(FINGERPRINT).chain(plain().rev().take(FINGERPRINT)).fold(0, |print: u64, byte| {
        let byte = u64::from(byte.to_ascii_lowercase());
        print.rotate_left(5).wrapping_add(byte).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// So many letters and digits of either end are of a fingerprint: two reviews seldom begin and end alike for so long.
const FINGERPRINT: usize = 80;
