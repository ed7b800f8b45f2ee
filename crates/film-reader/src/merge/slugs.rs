//! The name of a movie in addresses: the one a document states, or one made of the title.

use super::groups::Group;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::document::Parsed;
use crate::slug::slug;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A slug for each group, no two alike. What a document states goes before what a title makes.
pub fn of(groups: &[Group<'_>], diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut stated: HashMap<&str, (&Parsed<'_>, usize)> = HashMap::new();
    let mut slugs: Vec<Option<String>> = vec![None; groups.len()];
    for (at, group) in groups.iter().enumerate() {
        let mut own: Option<(&str, &Parsed<'_>)> = None;
        for (document, slug) in group.documents.iter().filter_map(|it| Some((it, it.slug.as_deref()?))) {
            match own {
                None => own = Some((slug, document)),
                Some((known, first)) if known != slug => {
                    let message = format!("the slug is \"{slug}\" here, but \"{known}\" at {}", place(first));
                    let help = format!("\"{known}\" is used; correct the one that is wrong");
                    diagnostics.push(conflict(document, message, help).related_to(place(first)));
                }
                Some(_) => {}
            }
        }
        let Some((slug, document)) = own else { continue };
        match stated.get(slug) {
            None => {
                stated.insert(slug, (document, at));
                slugs[at] = Some(slug.to_owned());
            }
            Some((first, _)) => {
                let message =
                    format!("the slug \"{slug}\" is that of \"{}\" already, at {}", first.title.value, place(first));
                let help = "give one of the films another slug".to_owned();
                diagnostics.push(conflict(document, message, help).related_to(place(first)));
            }
        }
    }
    let mut names = Unused { taken: slugs.iter().flatten().cloned().collect(), numbers: HashMap::new() };
    let free = slugs.into_iter().zip(groups).map(|(slug, group)| {
        slug.unwrap_or_else(|| {
            let stated = group.documents.iter().find_map(|document| document.slug.clone());
            let base = stated.or_else(|| group.documents.first().map(|document| slug_of(document)));
            names.take(base.unwrap_or_default(), group.year)
        })
    });
    free.collect()
}

fn slug_of(document: &Parsed<'_>) -> String {
    slug(&document.title.value)
}

/// Slugs that are taken, and how far each has been numbered.
struct Unused {
    taken: HashSet<String>,
    numbers: HashMap<String, usize>,
}

impl Unused {
    /// `slug`, with the film's year or a number where another has it.
    fn take(&mut self, slug: String, year: Option<u16>) -> String {
        let with_year = year.map(|year| format!("{slug}-{year}"));
        let free = [Some(slug.clone()), with_year].into_iter().flatten().find(|slug| !self.taken.contains(slug));
        let free = free.unwrap_or_else(|| {
            let number = self.numbers.entry(slug.clone()).or_insert(1);
            loop {
                *number += 1;
                let numbered = format!("{slug}-{number}");
                if !self.taken.contains(&numbered) {
                    break numbered;
                }
            }
        });
        self.taken.insert(free.clone());
        free
    }
}

fn conflict(document: &Parsed<'_>, message: String, help: String) -> Diagnostic {
    document.source.report(span(document), Severity::Warning, Code::ConflictingFact, message, help)
}

fn place(document: &Parsed<'_>) -> Place {
    document.source.place(span(document))
}

/// Where a document states its slug: the value behind the key of the front matter.
fn span(document: &Parsed<'_>) -> Range<usize> {
    let lines = document.source.text.lines().take(100);
    let mut values =
        lines.filter_map(|line| line.trim_start().strip_prefix("slug")?.trim_start().strip_prefix([':', '=']));
    values.next().map_or(document.title.span.clone(), |value| document.source.span(value.trim()))
}

#[cfg(test)]
mod tests {
    use crate::{Document, Site, read};

    #[test]
    fn a_stated_slug_is_one_films_and_told_where_another_takes_it() {
        let documents = [
            "Ferry Tale\n\nIt hums.",
            "---\ntitle: The Long Ferry\nslug: ferry-tale\n---\nIt stops.",
            "+++\ntitle = \"The Short Ferry\"\nslug = \"ferry-tale\"\n+++\nIt floats.",
            "---\ntitle: The Long Ferry\nslug: long\n---\nIt goes on.",
        ];
        let paths = ["1.txt", "2.txt", "3.txt", "4.txt"];
        let documents: Vec<Document<'_>> =
            paths.iter().zip(documents).map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect();
        let reading = read(&documents, &Site::default());
        let movies: Vec<(&str, &str)> =
            reading.movies.iter().map(|movie| (movie.slug.as_str(), movie.name.as_str())).collect();
        assert_eq!(
            movies,
            [("ferry-tale", "The Long Ferry"), ("ferry-tale-2", "Ferry Tale"), ("ferry-tale-3", "The Short Ferry")]
        );
        let told: Vec<String> = reading.diagnostics.iter().map(|diagnostic| diagnostic.headline("")).collect();
        assert_eq!(
            told,
            [
                "3.txt:3:8: warning[conflicting-fact]: the slug \"ferry-tale\" is that of \"The Long Ferry\" already, at 2.txt:3:7",
                "4.txt:3:7: warning[conflicting-fact]: the slug is \"long\" here, but \"ferry-tale\" at 2.txt:3:7",
            ]
        );
    }

    #[test]
    fn many_films_of_one_slug_are_numbered() {
        let texts: Vec<String> =
            (0..3_000).map(|number| format!("---\ntitle: \"{}\"\n---\nIt shouts.", "!".repeat(number + 1))).collect();
        let documents: Vec<Document<'_>> =
            texts.iter().map(|text| Document { path: "a.txt", bytes: text.as_bytes() }).collect();
        let reading = read(&documents, &Site::default());
        assert!(reading.movies.iter().any(|movie| movie.slug == "film-3000"));
    }
}
