//! A document that `markdown` writes says the same as the one that it was made of.

use film_model::{Movie, Review};
use film_reader::{Document, Site, read};
use std::fs;
use std::path::{Path, PathBuf};

/// The movie of one document, without what depends on where it stands.
fn facts(path: &str, text: &str) -> Option<Movie> {
    let document = Document { path, bytes: text.as_bytes() };
    let mut movie = read(&[document], &Site::default()).movies.into_iter().next()?;
    for review in &mut movie.reviews {
        review.source = String::new();
    }
    Some(movie)
}

/// The documents in a folder.
fn documents(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ["txt", "md"].iter().any(|known| ending == *known)));
    paths.sort();
    paths
}

/// Reads the documents of a folder, writes them as Markdown and reads that. Returns how many were compared, and what is
/// not the same, without the documents in `known`.
fn compare(folder: &str, known: &[&str]) -> (usize, Vec<String>) {
    let (mut compared, mut wrong) = (0, Vec::new());
    for path in documents(folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let Some(movie) = facts(&name, &text) else { continue };
        let [review] = &movie.reviews[..] else { continue };
        let document = film_snippets::markdown(&movie, review);
        let again = facts("again.md", &document).unwrap_or_default();
        compared += 1;
        assert!(again != movie || !known.contains(&&*name), "{name} is written rightly: remove it from the list");
        if again != movie && !known.contains(&&*name) {
            wrong.push(format!("{name}: {}\n{document}", difference(&movie, &again)));
        }
    }
    (compared, wrong)
}

fn difference(movie: &Movie, again: &Movie) -> String {
    let review = |movie: &Movie| movie.reviews.first().cloned().unwrap_or_default();
    let (one, other): (Review, Review) = (review(movie), review(again));
    if one.review_body != other.review_body {
        return format!("the text was {:#?}\nand is {:#?}", one.review_body, other.review_body);
    }
    format!("it was {movie:?}\nand is {again:?}")
}

#[test]
fn the_samples_say_the_same_as_markdown() {
    let (compared, wrong) = compare("reviews", &[]);
    assert!(compared > 10 && wrong.is_empty(), "{compared}: {}", wrong.join("\n\n"));
}

/// Documents of the corpus that do not say quite the same: grades of asterisks, which become stars, without the scale that
/// the text around them gives; a number with its scale under another key; and a caption that is one only because of what stands above it.
const KNOWN: [&str; 7] = [
    "forms-asterisks-behind-title.txt",
    "fresh-writer-at-foot.txt",
    "page-closing-asterisks.txt",
    "page-critic-before-credits.txt",
    "page-first-lines.txt",
    "post-watched-blue-ferry.md",
    "unseen-usenet-length-and-classification.txt",
];

#[test]
fn the_corpus_says_the_same_as_markdown() {
    let (compared, wrong) = compare("crates/film-reader/tests/corpus", &KNOWN);
    assert!(compared > 100 && wrong.is_empty(), "{compared}, {} wrong: {}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn styles_and_spoilers_stay() {
    let text = "---\ntitle: \"A: \\\"b\\\"\"\n---\n\nIt *hums* and **stops**, and ||*she* stays||. 2 * 3 * 4, a_b_c, _x_ \\[y].\n\n\
        > Quoted.\n>\n> Twice.\n\n- rope\n- salt\n\n1. one\n2. two\n\n||All of this.\n\nAnd this.||\n\n[A link](https://example.org/a).\n";
    let movie = facts("a.md", text).unwrap();
    let document = film_snippets::markdown(&movie, &movie.reviews[0]);
    assert_eq!(facts("b.md", &document).unwrap(), movie, "{document}");
}
