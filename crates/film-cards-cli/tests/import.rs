//! Tests `film-cards import`: what is written, what is said, and that nothing is ever overwritten.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    command.args(arguments).current_dir(folder);
    for variable in ["FILM_CARDS_REVIEWS", "CLICOLOR_FORCE", "CLICOLOR", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command.output().expect("film-cards runs")
}

fn said(output: &Output) -> String {
    assert!(output.stdout.is_empty(), "everything is for people");
    String::from_utf8(output.stderr.clone()).expect("UTF-8").replace('\\', "/")
}

/// A folder with the files of an export in it, as `film-import` has them for its own tests.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../film-import/tests/fixtures");
    for (fixture, name) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        std::fs::copy(fixtures.join(fixture), path).expect("a fixture");
    }
    folder
}

/// The names of the files in a folder, in order.
fn names(folder: PathBuf) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const RATINGS: (&str, &str) = ("letterboxd/ratings.csv", "ratings.csv");

#[test]
fn an_export_is_written_said_and_read_by_check() {
    let folder = folder(&[
        ("letterboxd/reviews.csv", "export/reviews.csv"),
        ("letterboxd/ratings.csv", "export/ratings.csv"),
        ("letterboxd/watchlist.csv", "export/watchlist.csv"),
    ]);
    let output = run(folder.path(), &["import", "export"]);
    assert_eq!(
        said(&output),
        "export: an export of Letterboxd\n\
         export/reviews.csv:9: error: the row has 5 of 9 fields\n\
         help: write a field that has a separator or a line break in it between quotation marks, and a quotation mark in \
         it as `\"\"`\n\
         export/watchlist.csv: note: not written: 2 films to be watched\n\
         8 documents written to reviews\n\
         next: film-cards check reviews\n"
    );
    assert_eq!(output.status.code(), Some(1), "a row could not be read");
    let written = names(folder.path().join("reviews"));
    assert_eq!(written.len(), 8);
    assert!(written.contains(&"nine-umbrellas.md".to_owned()), "{written:?}");

    let checked = run(folder.path(), &["check"]);
    let report = said(&checked);
    assert_eq!(checked.status.code(), Some(0), "{report}");
    assert!(report.ends_with("8 documents: 8 reviews of 7 movies; 0 errors, 0 warnings, 0 notes\n"), "{report}");
}

#[test]
fn a_second_run_writes_nothing_and_changes_nothing() {
    let folder = folder(&[RATINGS]);
    let first = run(folder.path(), &["import", "ratings.csv", "--out", "films"]);
    assert_eq!(
        said(&first),
        "ratings.csv: an export of Letterboxd\n6 documents written to films\nnext: film-cards check films\n"
    );
    assert_eq!(first.status.code(), Some(0));
    let again = run(folder.path(), &["import", "ratings.csv", "--out", "films"]);
    assert_eq!(said(&again), "ratings.csv: an export of Letterboxd\n0 documents written to films, 6 there already\n");

    // Another system may have changed how lines end; a person has written a review; a file is gone.
    let path = |name: &str| folder.path().join("films").join(name);
    let text = std::fs::read_to_string(path("salt-and-sons.md")).expect("a document");
    std::fs::write(path("salt-and-sons.md"), text.replace('\n', "\r\n")).expect("a document");
    let mine = "---\ntitle: \"Low Tide\"\ngrade: \"A\"\n---\n\nMine.\n";
    std::fs::write(path("low-tide.md"), mine).expect("a document");
    std::fs::remove_file(path("nine-umbrellas.md")).expect("a document");
    let third = run(folder.path(), &["import", "ratings.csv", "--out", "films"]);
    assert_eq!(
        said(&third),
        "ratings.csv: an export of Letterboxd\n\
         there already with another text, and not changed: films/low-tide.md\n\
         help: rename the files that you want to keep, or import into another folder with --out\n\
         1 document written to films, 4 there already, 1 there with another text\n\
         next: film-cards check films\n"
    );
    assert_eq!(third.status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(path("low-tide.md")).expect("a document"), mine);
    assert_eq!(names(folder.path().join("films")).len(), 6);
}

#[test]
fn exit_codes_tell_clean_from_wrong_from_misused() {
    let folder = folder(&[RATINGS, ("letterboxd/watched.csv", "watched.csv")]);
    std::fs::write(folder.path().join("notes.txt"), "Buy rope.\n").expect("a file");
    let code = |arguments: &[&str]| run(folder.path(), arguments).status.code();
    assert_eq!(code(&["import", "watched.csv"]), Some(0));
    assert!(!folder.path().join("reviews").exists(), "no folder without a document");
    assert_eq!(code(&["import", "notes.txt"]), Some(1));
    assert_eq!(code(&["import", "notes.txt", "ratings.csv"]), Some(1));
    assert_eq!(names(folder.path().join("reviews")).len(), 6, "the other file is imported");
    assert_eq!(code(&["import"]), Some(2));
    assert_eq!(code(&["import", "ratings.csv", "--out", "notes.txt"]), Some(2));
    let missing = run(folder.path(), &["import", "no-such-file.zip"]);
    assert_eq!(missing.status.code(), Some(2));
    assert_eq!(
        said(&missing),
        "error: \"no-such-file.zip\" cannot be read: there is no such file; name the export as it was downloaded\n"
    );
}

#[test]
fn a_file_larger_than_any_export_is_not_loaded() {
    let folder = folder(&[RATINGS]);
    let large = std::fs::File::create(folder.path().join("large.xml")).expect("a file");
    // A file with a hole takes no space on most disks.
    large.set_len(film_import::MAX_BYTES + 1).expect("a length");
    let output = run(folder.path(), &["import", "large.xml", "ratings.csv"]);
    let text = said(&output);
    assert!(
        text.contains("large.xml: error: the file is larger than 512 MB, more than any export has\nhelp: "),
        "{text}"
    );
    assert!(text.contains("6 documents written to reviews\n"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_leads_nowhere() {
    let folder = folder(&[RATINGS]);
    std::fs::create_dir(folder.path().join("reviews")).expect("a folder");
    let outside = folder.path().join("outside.md");
    std::os::unix::fs::symlink(&outside, folder.path().join("reviews/low-tide.md")).expect("a link");
    let output = run(folder.path(), &["import", "ratings.csv"]);
    assert!(said(&output).contains("there already with another text, and not changed: reviews/low-tide.md\n"));
    assert!(!outside.exists(), "nothing is written through a link");
}

#[test]
fn the_help_fits_a_screen_and_has_an_example() {
    let output = Command::new(env!("CARGO_BIN_EXE_film-cards")).args(["import", "--help"]).output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(help.lines().count() <= 30, "{help}");
    assert!(help.lines().all(|line| line.chars().count() <= 92), "{help}");
    assert!(help.contains("film-cards import letterboxd-") && help.contains("[default: $FILM_CARDS_REVIEWS"), "{help}");
}
