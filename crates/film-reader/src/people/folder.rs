//! One person spelt two ways across a folder: `Saoirse Ronan` in one movie's credits, `Saorise Ronan`
//! in another's.
//!
//! Real people differ by a letter too. So the words that differ must be long, one change apart, and
//! more than a given name's ending (`Paola`, `Paolo`); nobody credits the two together; and a
//! spelling that two movies share is not taken for a slip of the other that does too. Accents,
//! initials and suffixes are ways to write a name and not told.

use super::near::{Near, pairs};
use super::words::fold_name;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{At, Source};
use crate::text::straight;
use std::collections::HashMap;

/// A person credited by a document.
pub struct Credit<'c> {
    /// Which of the movies.
    pub movie: usize,
    pub source: &'c Source<'c>,
    pub name: &'c At<String>,
}

/// A way to spell a name, where it stands first, and who uses it.
struct Spelling<'c> {
    source: &'c Source<'c>,
    name: &'c At<String>,
    movies: Vec<usize>,
}

/// Tells names that are spelt two ways. `credits` come in the order of documents.
pub fn check<'c>(credits: impl Iterator<Item = Credit<'c>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut spellings: Vec<Spelling<'c>> = Vec::new();
    for Credit { movie, source, name } in credits {
        let at = *known.entry(fold_name(&name.value)).or_insert_with(|| {
            spellings.push(Spelling { source, name, movies: Vec::with_capacity(1) });
            spellings.len() - 1
        });
        add(&mut spellings[at].movies, movie);
    }
    let mut names = vec![""; spellings.len()];
    known.iter().for_each(|(name, at)| names[*at] = name);
    for near in pairs(&names) {
        let (first, second) = (&spellings[near.first], &spellings[near.second]);
        // What one movie's documents spell in two ways is told where they are put together.
        let together = share(&first.movies, &second.movies);
        let both_common = first.movies.len() > 1 && second.movies.len() > 1;
        if together || both_common || !is_one_person(names[near.first], names[near.second], &near) {
            continue;
        }
        // The rarer spelling is the slip; of two as rare the later one.
        if first.movies.len() < second.movies.len() {
            tell(first, second, diagnostics);
        } else {
            tell(second, first, diagnostics);
        }
    }
}

fn add(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}

/// Whether two lists in ascending order share an entry.
fn share(a: &[usize], b: &[usize]) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.iter().any(|place| many.binary_search(place).is_ok())
}

/// The shortest word that may be misspelt, in letters.
const LONG: usize = 5;

fn is_one_person(first: &str, second: &str, near: &Near) -> bool {
    let words = (first.split(' ').nth(near.word), second.split(' ').nth(near.word));
    let (Some(a), Some(b)) = words else { return false };
    let letters = a.chars().count().min(b.chars().count());
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let is_given = near.word + 1 < first.split(' ').count();
    // `Louis` and `Louise`, `Christian` and `Christina`.
    let differs_in_ending = is_given && alike + 2 >= letters;
    letters >= LONG && !differs_in_ending && strsim::osa_distance(a, b) == 1
}

fn tell(slip: &Spelling<'_>, right: &Spelling<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let place = right.source.place(right.name.span.clone());
    let credited = straight(&right.name.value);
    let message = format!("\"{}\" is close to \"{credited}\", credited at {place}", straight(&slip.name.value));
    let help = format!("write \"{credited}\", or correct the other; if they are two people, leave both");
    let span = slip.name.span.clone();
    let diagnostic = slip.source.report(span, Severity::Warning, Code::NameSpelling, message, help);
    diagnostics.push(diagnostic.related_to(place));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document per movie, with the names it credits.
    fn told(movies: &[&[&str]]) -> Vec<String> {
        let texts: Vec<String> = movies.iter().map(|names| format!("With {}", names.join(", "))).collect();
        let paths: Vec<String> = (0..movies.len()).map(|at| format!("{at}.txt")).collect();
        let sources: Vec<Source<'_>> = paths.iter().zip(&texts).map(|(path, text)| Source::new(path, text)).collect();
        let names: Vec<(usize, At<String>)> = movies
            .iter()
            .enumerate()
            .flat_map(|(at, names)| names.iter().map(move |name| (at, name)))
            .map(|(at, name)| {
                let start = texts[at].find(name).expect("the name is in the text");
                (at, At::new(name.to_string(), start..start + name.len()))
            })
            .collect();
        let credits = names.iter().map(|(at, name)| Credit { movie: *at, source: &sources[*at], name });
        let mut diagnostics = Vec::new();
        check(credits, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.headline("")).collect()
    }

    #[test]
    fn tells_the_rarer_spelling_or_the_later() {
        assert_eq!(
            told(&[&["Saoirse Ronan"], &["Ira Kay", "Saorise Ronan"], &["Saorise Ronan"]]),
            [
                "0.txt:1:6: warning[name-spelling]: \"Saoirse Ronan\" is close to \"Saorise Ronan\", credited at 1.txt:1:15"
            ]
        );
        assert_eq!(
            told(&[&["Saoirse Ronan"], &["Ira Kay", "Saorise Ronan"]]),
            [
                "1.txt:1:15: warning[name-spelling]: \"Saorise Ronan\" is close to \"Saoirse Ronan\", credited at 0.txt:1:6"
            ]
        );
    }

    #[test]
    fn two_people_are_left_alone() {
        for movies in [
            // Short words, endings of given names, more than one change.
            &[&["John Allen"] as &[&str], &["Joan Allen"]] as &[&[&str]],
            &[&["Louis Vale"], &["Louise Vale"]],
            &[&["Christian Vale"], &["Christina Vale"]],
            &[&["Ira Lindqvist"], &["Ira Lindkvisst"]],
            // Credited together, or each by two movies.
            &[&["Ira Mosley", "Ira Mossley"], &["Ira Mosley"]],
            &[&["Ira Mosley"], &["Ira Mosley"], &["Ira Mossley"], &["Ira Mossley"]],
            // Ways to write one name.
            &[&["Penelope Arcan"], &["Penélope Arcan"]],
            &[&["Samuel Moss"], &["Samuel L. Moss"]],
            &[&["Robert Vale"], &["Robert Vale Jr."]],
        ] {
            assert_eq!(told(movies), Vec::<String>::new(), "{movies:?}");
        }
    }
}
