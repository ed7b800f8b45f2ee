//! Documents and what is read from them: `ok/` with the reading beside each, `err/` with the
//! diagnostics to the letter. `UPDATE_EXPECT=1 cargo test` rewrites what is expected.

use expect_test::expect_file;
use film_reader::Severity;
use film_reader::{Document, Reading, Site, read, render};
use std::path::{Path, PathBuf};

fn documents(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of documents");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"));
    paths.sort();
    assert!(paths.len() >= 10, "the documents are there");
    paths
}

/// Reads a file, and prints every diagnostic as a command does.
fn read_file(path: &Path) -> (Reading, Vec<String>) {
    let bytes = std::fs::read(path).expect("a document");
    let name = path.file_name().expect("a name").to_string_lossy();
    let document = Document { path: &name, bytes: &bytes };
    let reading = read(&[document], &Site::default());
    let printed = reading.diagnostics.iter().map(|diagnostic| render::printed(diagnostic, &document.text()) + "\n");
    let printed = printed.collect();
    (reading, printed)
}

#[test]
fn every_document_of_ok_reads_as_expected() {
    for path in documents("ok") {
        let (reading, _) = read_file(&path);
        assert_eq!(reading.count(Severity::Error) + reading.count(Severity::Warning), 0, "{path:?}: {reading:#?}");
        let json = serde_json::to_string_pretty(&reading).expect("a reading is JSON") + "\n";
        expect_file![path.with_extension("json")].assert_eq(&json);
    }
}

#[test]
fn every_document_of_err_is_told_what_is_wrong() {
    for path in documents("err") {
        let (_, told) = read_file(&path);
        assert!(!told.is_empty(), "{path:?} is told something");
        expect_file![path.with_extension("diagnostics")].assert_eq(&told.join("\n"));
    }
}

#[test]
fn a_bad_document_costs_itself_only() {
    let good = "The Long Ferry\n\nIt hums.";
    let documents = [
        Document { path: "a.txt", bytes: b"\xff\xfe" },
        Document { path: "b.txt", bytes: good.as_bytes() },
        Document { path: "c.md", bytes: b"---\ntitle: [\n---\n" },
        Document { path: "d.txt", bytes: b"" },
    ];
    let reading = read(&documents, &Site::default());
    assert_eq!(reading.movies.len(), 1);
    let places: Vec<&str> = reading.diagnostics.iter().map(|diagnostic| diagnostic.source.as_str()).collect();
    assert_eq!(places, ["a.txt", "c.md", "d.txt"]);
}

#[test]
fn what_is_wrong_a_thousand_times_is_told_a_hundred_times() {
    let text = format!("The Long Ferry\n\nIt hums.\n\n{}", "Grade: Q\n".repeat(1000));
    let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
    assert_eq!(reading.diagnostics.len(), 100);
    let last = reading.diagnostics[99].headline("");
    assert_eq!(last, "a.txt:104:8: error[invalid-grade]: \"Q\" is no grade (and 900 more of the kind)");
}

#[test]
fn documents_with_one_title_are_one_movie() {
    let one = "The Long Ferry (2018)\n\nIt hums. Grade: A\n\nDirected by Bo Lindqvist\n90 min. Rated R";
    let two = "The long ferry\n\nIt stops. Grade: C\n\nDirected by Tam Okoro\nWith Ira Moss\n121 min.";
    let other = "The Long Ferry (1950)\n\nIt floats.";
    let documents = [
        Document { path: "1.txt", bytes: one.as_bytes() },
        Document { path: "2.txt", bytes: two.as_bytes() },
        Document { path: "3.txt", bytes: other.as_bytes() },
        Document { path: "4.txt", bytes: one.as_bytes() },
    ];
    let reading = read(&documents, &Site::default());
    let slugs: Vec<&str> = reading.movies.iter().map(|movie| movie.slug.as_str()).collect();
    assert_eq!(slugs, ["the-long-ferry", "the-long-ferry-1950"]);
    let movie = &reading.movies[0];
    assert_eq!(
        movie.reviews.iter().map(|review| (review.id, review.source.as_str())).collect::<Vec<_>>(),
        [(1, "1.txt"), (2, "2.txt")]
    );
    assert_eq!((movie.aggregate.value, movie.aggregate.graded, movie.aggregate.total), (Some(75), 2, 2));
    assert_eq!((movie.duration_minutes, movie.content_rating.as_deref()), (Some(90), Some("R")));
    // What a message names, an editor can go to.
    let related: Vec<Vec<String>> = reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.related.iter().map(|place| format!("{place}, {:?}", place.span)).collect())
        .collect();
    assert_eq!(
        related,
        [
            vec![],
            vec!["1.txt:5:13, 54..66".to_owned()],
            vec!["1.txt:6:1, 67..73".to_owned()],
            vec!["1.txt:3:1, 23..31".to_owned()]
        ]
    );
    assert_eq!(&one[54..66], "Bo Lindqvist");
    assert_eq!(movie.actors[0].name, "Ira Moss");
    let told: Vec<String> = reading.diagnostics.iter().map(|diagnostic| diagnostic.headline("")).collect();
    assert_eq!(
        told,
        [
            "2.txt:1:1: warning[conflicting-fact]: several films are called \"The long ferry\" and no year here says which; it is taken for that of 2018",
            "2.txt:5:13: warning[conflicting-fact]: the director is \"Tam Okoro\" here, but \"Bo Lindqvist\" at 1.txt:5:13",
            "2.txt:7:1: warning[conflicting-fact]: the running time is \"121\" here, but \"90\" at 1.txt:6:1",
            "4.txt:3:1: warning[duplicate-review]: the same text stands in \"1.txt\"",
        ]
    );
}

#[test]
fn an_actor_spelt_two_ways_is_one_actor() {
    let documents = [
        Document { path: "1.txt", bytes: b"The Long Ferry\n\nIt hums.\n\nWith Ira Mossley, Una Vale\nNorway. 90 min." },
        Document { path: "2.txt", bytes: b"The Long Ferry\n\nIt stops.\n\nWith Ira Mosley, Una Vale\nPeru. 90 min." },
    ];
    let reading = read(&documents, &Site::default());
    assert_eq!(reading.movies[0].actors.len(), 2);
    let told: Vec<String> = reading.diagnostics.iter().map(|diagnostic| diagnostic.headline("")).collect();
    assert_eq!(
        told,
        [
            "2.txt:5:6: warning[name-spelling]: \"Ira Mosley\" is close to the credited \"Ira Mossley\"",
            "2.txt:6:1: warning[conflicting-fact]: the country of origin is \"Peru\" here, but \"Norway\" at 1.txt:6:1",
        ]
    );
}

#[test]
fn a_site_has_defaults_of_its_own() {
    let mut told = Vec::new();
    let settings = "author = \"Mara Quill\"\nstars_out_of = 5\nlinks = \"tmdb\"\nlnks = 1\n\n[people]\n\
        \"Ira Moss\" = \"https://moss.example\"\n\"Una Vale\" = \"javascript:x\"\n";
    let site = Site::parse(settings, &mut told);
    let headlines: Vec<String> = told.iter().map(|diagnostic| diagnostic.headline("")).collect();
    assert_eq!(
        headlines,
        [
            "film-cards.toml:4:1: warning[unknown-key]: unknown key \"lnks\"",
            "film-cards.toml:8:14: error[front-matter]: the link of \"Una Vale\" is no web address",
        ]
    );
    let text = "The Long Ferry ★★★½\n\nIt hums.\n\nWith Ira Moss";
    let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &site);
    assert_eq!(reading.diagnostics, []);
    let movie = &reading.movies[0];
    assert_eq!(movie.reviews[0].author.as_deref(), Some("Mara Quill"));
    assert_eq!(movie.reviews[0].grade.as_ref().and_then(|grade| grade.value), Some(70));
    assert_eq!(movie.person_links, [("Ira Moss".to_owned(), "https://moss.example".to_owned())]);
}
