//! How much of what critics write is read rightly: `corpus/` holds documents in the manners of newspapers,
//! trade papers, weeklies, blogs, diaries and festivals, each with a `.toml` beside it that says what a
//! careful person reads in it. A folder in `corpus/` is a site of its own, read as one.
//!
//! The expectations are written by hand from the texts, never from what the reader answers: where the
//! reader is wrong, it is counted. What an expectation leaves out is expected to be unknown, so that
//! finding something where there is nothing is wrong as well.
//!
//! What is read wrongly is kept in `corpus-wrong.txt`, so a change of any one field shows, for better or worse.
//! `UPDATE_EXPECT=1` rewrites it; `cargo test -p film-model --test corpus -- --nocapture` prints the table of fields.

use expect_test::expect_file;
use film_reader::{Document, Site, read};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// What is compared, each counted once a document. `codes` are those of errors and warnings.
const FIELDS: &str = "name year directors writers distributor countriesOfOrigin durationMinutes contentRating \
    actors roles reviews author publisher datePublished url caption grade/written grade/scale grade/value \
    body/paragraphs body/first body/last codes";

/// Of these, what a review has for itself.
const OF_THE_REVIEW: [&str; 6] = ["author", "publisher", "datePublished", "url", "caption", "grade"];

#[test]
fn the_corpus_is_read_as_people_read_it() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut sets: Vec<Vec<PathBuf>> = documents(&corpus).into_iter().map(|path| vec![path]).collect();
    sets.extend(entries(&corpus).iter().filter(|path| path.is_dir()).map(|folder| documents(folder)));
    let tables: Vec<(PathBuf, Value, Value)> = sets.iter().flat_map(|set| compared(set)).collect();
    assert!(tables.len() >= 70, "the corpus is there");

    let (mut wrong, mut all) = (Vec::new(), [0; 4]);
    println!("{}", row("field", ["right", "missed", "invented", "different"], "of", "share"));
    for name in FIELDS.split(' ') {
        let mut counts = [0; 4];
        for (path, expected, found) in &tables {
            let (expected, found) = (field(expected, name), field(found, name));
            let kind = match (expected.is_null(), found.is_null()) {
                _ if expected == found => 0,
                (false, true) => 1,
                (true, _) => 2,
                (false, false) => 3,
            };
            counts[kind] += 1;
            if kind > 0 {
                let path = path.strip_prefix(&corpus).unwrap_or(path).display();
                wrong.push(format!("{path}  {name}\n    expected {expected}\n    read     {found}"));
            }
        }
        println!("{}", row(name, counts, &of(counts), &percent(counts)));
        all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    wrong.sort();
    println!("{}", row("all", all, &of(all), &percent(all)));
    let head = format!("{} of {} fields are read wrongly.\n\n", wrong.len(), of(all));
    expect_file!["corpus-wrong.txt"].assert_eq(&format!("{head}{}\n", wrong.join("\n")));
}

/// The documents of a set, each with what is expected and what is read, in the shape of an expectation.
fn compared(set: &[PathBuf]) -> Vec<(PathBuf, Value, Value)> {
    let files: Vec<(String, Vec<u8>)> = set.iter().map(|path| (name(path), bytes(path))).collect();
    let documents: Vec<Document<'_>> = files.iter().map(|(path, bytes)| Document { path, bytes }).collect();
    let settings = std::fs::read_to_string(set[0].with_file_name("film-cards.toml")).unwrap_or_default();
    let reading = read(&documents, &Site::parse(&settings, &mut Vec::new()));
    // An accent is one character or two, and nobody can see which.
    let reading: String = serde_json::to_string(&reading).expect("a reading is JSON").nfc().collect();
    let reading: Value = serde_json::from_str(&reading).expect("a reading is JSON");
    let tables = set.iter().map(|path| {
        let toml = String::from_utf8(bytes(&path.with_extension("toml"))).expect("an expectation is UTF-8");
        let table: toml::Table = toml.parse().unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let mut expected = serde_json::to_value(table).expect("an expectation is JSON");
        let found = found(&reading, &name(path), &expected);
        for key in expected.as_object().expect("a table").keys() {
            let is_field = FIELDS.split([' ', '/']).any(|field| field == key);
            assert!(is_field, "{path:?} expects an unknown {key:?}");
        }
        if expected["reviews"].is_null() && !expected["name"].is_null() {
            expected["reviews"] = json!(1);
        }
        (path.clone(), expected, found)
    });
    tables.collect()
}

/// What was read in the document `source`, in the shape of an expectation.
fn found(reading: &Value, source: &str, expected: &Value) -> Value {
    let here = |value: &&Value| value["source"] == source;
    let movie =
        list(&reading["movies"]).iter().find(|movie| list(&movie["reviews"]).iter().any(|review| here(&review)));
    let mut table = movie.cloned().unwrap_or_else(|| json!({ "name": null }));
    let reviews = list(&table["reviews"]).to_vec();
    let review = reviews.iter().find(here).unwrap_or(&Value::Null);
    OF_THE_REVIEW.iter().for_each(|key| table[key] = review[key].clone());
    let actors = list(&table["actors"]).iter().map(|actor| match (&actor["name"], &actor["characterName"]) {
        (Value::String(name), Value::String(part)) => format!("{name} as {part}"),
        (name, _) => name.as_str().unwrap_or_default().to_owned(),
    });
    table["actors"] = actors.collect();
    table["reviews"] = movie.map(|_| reviews.len()).into();
    // The words expected stand for a paragraph that begins or ends with them.
    let paragraphs: Vec<&str> = list(&review["reviewBody"]).iter().filter_map(Value::as_str).collect();
    let words = |key: &str| expected["body"][key].as_str();
    table["body"] = json!({
        "paragraphs": Some(paragraphs.len()).filter(|count| *count > 0),
        "first": paragraphs.first().map(|text| words("first").filter(|words| text.starts_with(words)).unwrap_or(text)),
        "last": paragraphs.last().map(|text| words("last").filter(|words| text.ends_with(words)).unwrap_or(text)),
    });
    let told = list(&reading["diagnostics"]).iter().filter(here).filter(|told| told["severity"] != "note");
    table["codes"] = told.map(|told| told["code"].clone()).collect();
    table
}

/// A field of an expectation; a list without entries is as good as none.
fn field(table: &Value, name: &str) -> Value {
    let actors = list(&table["actors"]).iter().filter_map(Value::as_str);
    let value = match name {
        "actors" => actors.map(|actor| actor.split_once(" as ").map_or(actor, |(name, _)| name)).collect(),
        "roles" => actors.filter(|actor| actor.contains(" as ")).collect(),
        _ => table.pointer(&format!("/{name}")).cloned().unwrap_or_default(),
    };
    if value == json!([]) { Value::Null } else { value }
}

fn share(counts: [usize; 4]) -> usize {
    counts[0] * 1000 / counts.iter().sum::<usize>().max(1)
}

fn percent(counts: [usize; 4]) -> String {
    format!("{}.{} %", share(counts) / 10, share(counts) % 10)
}

fn of(counts: [usize; 4]) -> String {
    counts.iter().sum::<usize>().to_string()
}

fn row(name: &str, counts: [impl std::fmt::Display; 4], of: &str, share: &str) -> String {
    let [right, missed, invented, different] = counts;
    format!("{name:<18}{right:>6}{of:>6}{share:>9}{missed:>9}{invented:>10}{different:>11}")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn name(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of documents");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let kind = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "txt" || extension == "md");
    entries(folder).into_iter().filter(kind).collect()
}
