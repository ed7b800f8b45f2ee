//! Which documents are about one movie: those with one title, and no conflicting year.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Parsed;
use crate::text::fold;
use std::collections::HashMap;

/// Documents on one movie, in the order in which they were read.
pub struct Group<'a> {
    pub year: Option<u16>,
    pub documents: Vec<Parsed<'a>>,
}

/// The groups, in the order of their first documents.
pub fn by_title<'a>(parsed: Vec<Parsed<'a>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Group<'a>> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(parsed.len());
    // In the order of their first documents, so that the documents are gone through as they lie.
    let mut titles: Vec<Vec<usize>> = Vec::with_capacity(parsed.len());
    for (at, document) in parsed.iter().enumerate() {
        let place = *places.entry(key(&document.title.value)).or_insert_with(|| {
            titles.push(Vec::new());
            titles.len() - 1
        });
        titles[place].push(at);
    }
    let mut documents: Vec<Option<Parsed<'a>>> = parsed.into_iter().map(Some).collect();
    let mut groups: Vec<(usize, Group<'a>)> = Vec::with_capacity(titles.len());
    for title in titles {
        // Nearly every title has one document, and a document is large: no room is made for more.
        let mut with_title = Vec::with_capacity(title.len());
        with_title.extend(title.iter().filter_map(|at| Some((*at, documents[*at].take()?))));
        groups.extend(by_year(with_title, diagnostics));
    }
    groups.sort_by_key(|(first, _)| *first);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What titles are compared by. A title of marks alone (`!!!`) folds to nothing; it is itself.
fn key(title: &str) -> String {
    let folded = fold(title);
    if folded.is_empty() { title.trim().to_owned() } else { folded }
}

/// Documents of one title as groups, each with the place of its first document.
fn by_year<'a>(documents: Vec<(usize, Parsed<'a>)>, diagnostics: &mut Vec<Diagnostic>) -> Vec<(usize, Group<'a>)> {
    let year = |document: &Parsed<'_>| document.facts.year.as_ref().map(|at| at.value);
    let mut places: HashMap<Option<u16>, usize> = HashMap::new();
    let mut slugs: HashMap<String, usize> = HashMap::new();
    let mut years: Vec<Option<u16>> = Vec::new();
    for (_, document) in documents.iter().filter(|(_, document)| document.facts.year.is_some()) {
        let at = *places.entry(year(document)).or_insert_with(|| {
            years.push(year(document));
            years.len() - 1
        });
        if let Some(slug) = &document.slug {
            slugs.entry(slug.clone()).or_insert(at);
        }
    }
    let mut groups: Vec<(usize, Group<'a>)> = Vec::new();
    if years.len() < 2 {
        let first = documents.first().map_or(0, |(at, _)| *at);
        let documents = documents.into_iter().map(|(_, document)| document).collect();
        return vec![(first, Group { year: years.first().copied().flatten(), documents })];
    }
    groups.extend(years.iter().map(|year| (usize::MAX, Group { year: *year, documents: Vec::new() })));
    for (at, document) in documents {
        let slug = document.slug.as_ref().and_then(|slug| slugs.get(slug));
        let place = match places.get(&year(&document)).or(slug) {
            Some(place) => *place,
            None => {
                diagnostics.push(undated(&document, years[0]));
                0
            }
        };
        let (first, group) = &mut groups[place];
        *first = at.min(*first);
        group.documents.push(document);
    }
    groups
}

/// Says that a document without a year could be about either of two films.
fn undated(document: &Parsed<'_>, taken: Option<u16>) -> Diagnostic {
    let title = &document.title.value;
    let taken = taken.unwrap_or_default();
    document.source.report(
        document.title.span.clone(),
        Severity::Warning,
        Code::ConflictingFact,
        format!("several films are called \"{title}\" and no year here says which; it is taken for that of {taken}"),
        format!("write the year behind the title, as in \"{title} ({taken})\""),
    )
}

#[cfg(test)]
mod tests {
    use crate::{Document, Site, read};

    /// The slugs with the sources of their reviews, and what was told.
    fn merged(texts: &[&str]) -> (Vec<(String, Vec<String>)>, Vec<String>) {
        let paths: Vec<String> = (1..=texts.len()).map(|at| format!("{at}.txt")).collect();
        let documents: Vec<Document<'_>> =
            paths.iter().zip(texts).map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect();
        let reading = read(&documents, &Site::default());
        let movies = reading
            .movies
            .into_iter()
            .map(|movie| (movie.slug, movie.reviews.into_iter().map(|review| review.source).collect()));
        (movies.collect(), reading.diagnostics.iter().map(|diagnostic| diagnostic.headline("")).collect())
    }

    fn movie(slug: &str, sources: &[&str]) -> (String, Vec<String>) {
        (slug.to_owned(), sources.iter().map(|source| source.to_string()).collect())
    }

    #[test]
    fn titles_of_marks_are_themselves() {
        let titled = |title: &str, text: &str| format!("---\ntitle: \"{title}\"\n---\n{text}");
        let (movies, told) =
            merged(&[&titled("!!!", "It shouts."), &titled("???", "It asks."), &titled("!!!", "It shouts on.")]);
        assert_eq!(movies, [movie("film", &["1.txt", "3.txt"]), movie("film-2", &["2.txt"])]);
        assert_eq!(told, Vec::<String>::new());
    }

    #[test]
    fn a_review_without_a_year_joins_the_first_of_several_and_is_told() {
        let (movies, told) = merged(&[
            "The Long Ferry\n\nIt hums.",
            "The Long Ferry (2018)\n\nIt stops.",
            "The Long Ferry (1950)\n\nIt floats.",
        ]);
        assert_eq!(movies, [movie("the-long-ferry", &["1.txt", "2.txt"]), movie("the-long-ferry-1950", &["3.txt"])]);
        assert_eq!(
            told,
            [
                "1.txt:1:1: warning[conflicting-fact]: several films are called \"The Long Ferry\" and no year here says \
              which; it is taken for that of 2018"
            ]
        );
    }

    #[test]
    fn a_slug_says_which_of_several_films_it_is() {
        let (movies, told) = merged(&[
            "The Long Ferry (2018)\n\nIt stops.",
            "---\nslug: ferry-1950\nyear: 1950\ntitle: The Long Ferry\n---\nIt floats.",
            "---\nslug: ferry-1950\ntitle: The Long Ferry\n---\nIt hums.",
        ]);
        assert_eq!(movies, [movie("ferry-1950", &["2.txt", "3.txt"]), movie("the-long-ferry", &["1.txt"])]);
        assert_eq!(told, Vec::<String>::new());
    }
}
