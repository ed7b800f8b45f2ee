//! `cargo xtask check` as a critic or a script calls it: exit codes, and what goes to which stream.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn check(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("check")
        .arg(folder)
        .args(arguments)
        .env_remove("FILM_CARDS_REVIEWS")
        .output()
        .expect("xtask runs")
}

fn folder(reviews: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in reviews {
        std::fs::write(folder.path().join(name), text).expect("a review");
    }
    folder
}

const CLEAN: (&str, &str) = ("ferry.txt", "The Long Ferry (2018)\n\nIt hums. Grade: A\n");
const WARNED: (&str, &str) = ("pier.txt", "The Pier ★★★\n\nIt creaks.\n");
const WRONG: (&str, &str) = ("bad.txt", "The Quay\n\nIt sinks.\n\nGrade: Q\n");

#[test]
fn exit_codes_tell_clean_from_wrong_from_misused() {
    let code = |reviews: &[(&str, &str)], arguments: &[&str]| check(folder(reviews).path(), arguments).status.code();
    assert_eq!(code(&[CLEAN], &[]), Some(0));
    assert_eq!(code(&[CLEAN, WARNED], &["--format", "json"]), Some(0));
    assert_eq!(code(&[CLEAN, WRONG], &[]), Some(1));
    assert_eq!(code(&[CLEAN], &["--format", "xml"]), Some(2));
    assert_eq!(code(&[], &[]), Some(2));
    assert_eq!(check(Path::new("no/such/folder"), &[]).status.code(), Some(2));
}

#[test]
fn json_goes_to_stdout_and_everything_else_to_stderr() {
    let folder = folder(&[CLEAN, WARNED, WRONG]);
    let text = check(folder.path(), &[]);
    assert!(text.stdout.is_empty());
    let report = String::from_utf8(text.stderr).expect("UTF-8");
    assert!(
        report.contains("/bad.txt:5:8: error[invalid-grade]: \"Q\" is no grade\nGrade: Q\n       ^\nhelp: "),
        "{report}"
    );
    assert!(report.contains("/pier.txt:1:10: warning[ambiguous-grade]"), "{report}");
    assert!(report.contains("3 documents: 3 reviews of 3 movies; 1 error, 1 warning, 0 notes"), "{report}");
    assert!(!report.contains('\u{1b}'), "a pipe gets no colours");

    let json = check(folder.path(), &["--format", "json"]);
    let reading: Value = serde_json::from_slice(&json.stdout).expect("stdout is JSON");
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&reading), ["diagnostics", "movies"]);
    assert_eq!(keys(&reading["diagnostics"][0]), ["code", "column", "help", "line", "message", "severity", "source"]);
    let movie = &reading["movies"][0];
    let mut expected = [
        "slug",
        "name",
        "year",
        "directors",
        "writers",
        "distributor",
        "countriesOfOrigin",
        "durationMinutes",
        "contentRating",
        "actors",
        "aggregate",
        "reviews",
    ];
    expected.sort_unstable();
    assert_eq!(keys(movie), expected);
    let mut expected =
        ["id", "source", "author", "publisher", "datePublished", "url", "grade", "caption", "reviewBody"];
    expected.sort_unstable();
    assert_eq!(keys(&movie["reviews"][0]), expected);
    assert_eq!(movie["distributor"], Value::Null, "what is unknown is null");
}
