//! Tests `film-cards check`: exit codes, and what is written to which stream.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    command.arg("check").arg(folder).args(arguments);
    for variable in ["FILM_CARDS_REVIEWS", "CLICOLOR_FORCE", "CLICOLOR", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("film-cards runs")
}

/// The output for people.
fn report(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
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
const INFERRED: (&str, &str) = ("wharf.txt", "The Wharf is the kind of film that floats.\n");
const WRONG: (&str, &str) = ("bad.txt", "The Quay\n\nIt sinks.\n\nGrade: Q\n");

#[test]
fn exit_codes_tell_clean_from_wrong_from_misused() {
    let code = |reviews: &[(&str, &str)], arguments: &[&str]| check(folder(reviews).path(), arguments).status.code();
    assert_eq!(code(&[CLEAN], &[]), Some(0));
    assert_eq!(code(&[CLEAN, WARNED], &["--format", "json"]), Some(0));
    assert_eq!(code(&[CLEAN, WRONG], &[]), Some(1));
    assert_eq!(code(&[CLEAN], &["--format", "xml"]), Some(2));
    assert_eq!(code(&[CLEAN, WARNED], &["--strict"]), Some(1));
    assert_eq!(code(&[CLEAN, WARNED], &["--strict", "--format", "json"]), Some(1));
    assert_eq!(code(&[CLEAN, INFERRED], &["--strict"]), Some(0), "a note never counts");
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

#[test]
fn a_warning_that_counts_as_an_error_is_said_to() {
    let folder = folder(&[CLEAN, WARNED]);
    let says = "1 warning (counted as errors: --strict), 0 notes";
    assert!(report(&check(folder.path(), &["--strict"])).contains(says));
    assert!(report(&check(folder.path(), &[])).contains("1 warning, 0 notes"));
}

#[test]
fn a_terminal_gets_colours() {
    let folder = folder(&[CLEAN, WARNED, WRONG]);
    let coloured = report(&command(folder.path(), &[]).env("CLICOLOR_FORCE", "1").output().expect("film-cards runs"));
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31m"), "an error is bold and red: {coloured:?}");
    assert!(coloured.contains("\u{1b}[2mtitle "), "a label is quiet: {coloured:?}");
    let plain = report(&check(folder.path(), &[]));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain, "colours change no word");
}

#[test]
fn one_cause_is_told_once_and_stands_in_the_json_in_full() {
    let texts: Vec<(String, String)> =
        (0..50).map(|at| (format!("pier-{at:02}.txt"), format!("The Pier of {at} ★★★\n\nIt creaks.\n"))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = folder(&texts);
    let report = report(&check(folder.path(), &[]));
    assert_eq!(report.matches("warning[ambiguous-grade]").count(), 1, "{report}");
    assert!(report.contains("pier-03.txt:1:15 and 46 more places\n"), "{report}");
    assert!(report.contains("/pier-49.txt:1:16: \"★★★\" does not say"), "each place is reported: {report}");
    assert!(report.contains("0 errors, 50 warnings of 1 cause, 0 notes"), "{report}");
    let json = check(folder.path(), &["--format", "json"]);
    let reading: Value = serde_json::from_slice(&json.stdout).expect("stdout is JSON");
    assert_eq!(reading["diagnostics"].as_array().map(Vec::len), Some(50));
}

#[cfg(unix)]
#[test]
fn a_document_that_cannot_be_opened_costs_itself_only() {
    let folder = folder(&[CLEAN]);
    std::os::unix::fs::symlink("nowhere", folder.path().join("lost.txt")).expect("a link");
    std::os::unix::fs::symlink(".", folder.path().join("round")).expect("a link");
    let output = check(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    let report = report(&output);
    assert!(
        report.contains("/lost.txt:1:1: error[unreadable]: the file cannot be read: the link leads to nothing\nhelp: "),
        "{report}"
    );
    assert!(report.contains("title      The Long Ferry\n"), "{report}");
    assert!(report.contains("2 documents: 1 review of 1 movie; 1 error, 0 warnings, 0 notes"), "{report}");
    let reading: Value = serde_json::from_slice(&check(folder.path(), &["--format", "json"]).stdout).expect("JSON");
    assert_eq!(reading["diagnostics"][0]["source"], "lost.txt");
}

#[test]
fn tables_that_hold_no_reviews_are_named() {
    let folder = folder(&[CLEAN, ("diary.csv", "Date,Name\n"), ("ratings.csv", "Date,Name\n")]);
    let report = report(&check(folder.path(), &[]));
    assert!(report.contains("nor Letterboxd's `reviews.csv`: diary.csv, ratings.csv\n"), "{report}");
    assert!(report.contains("1 document: 1 review"), "{report}");
}

#[test]
fn ten_thousand_documents_are_read_and_a_pipe_gets_no_bar() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for at in 0..10_000 {
        let text = format!("The Ferry {at:05}\n\nAnn Lindgrem hums {at} times.\n\nWith Ann Lindgren\n");
        std::fs::write(folder.path().join(format!("{at:05}.txt")), text).expect("a review");
    }
    let output = check(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0));
    let report = report(&output);
    assert!(
        report.ends_with(
            "10000 documents: 10000 reviews of 10000 movies; 0 errors, 10000 warnings of 1 cause, 0 notes\n"
        )
    );
    assert!(!report.contains(['\u{1b}', '\r']), "a bar would leave traces");
    assert_eq!(report.matches("\n  title ").count(), 10_000);
}

#[test]
fn whoever_stops_reading_stops_nothing() {
    let folder = folder(&[CLEAN, WRONG]);
    for arguments in [&[][..], &["--format", "json"]] {
        let mut command = command(folder.path(), arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("film-cards runs");
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().expect("it ends").code(), Some(1), "{arguments:?}");
    }
}
