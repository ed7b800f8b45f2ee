//! Tests `film-cards new`: what it makes, what it leaves alone, and that the other commands go on from there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(place: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    command.args(arguments).current_dir(place);
    for variable in ["FILM_CARDS_REVIEWS", "FILM_CARDS_STRICT", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.output().expect("film-cards runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// All files below a folder with their texts, by their paths.
fn files(folder: &Path, before: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = format!("{before}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}/")));
        } else {
            found.insert(name, fs::read_to_string(&path).expect("a text"));
        }
    }
    found
}

#[test]
fn a_folder_to_start_with_is_made_and_checks_clean() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let made = run(place.path(), &["new", "my reviews"]);
    assert!(made.status.success());
    assert_eq!(
        said(&made),
        "made my reviews/reviews/the-long-ferry.txt\n\
         made my reviews/reviews/film-cards.toml\n\
         made my reviews/README.md\n\
         next: cd \"my reviews\" && film-cards serve --open\n"
    );
    let there = files(place.path(), "");
    assert_eq!(there.len(), 3);
    let checked = run(&place.path().join("my reviews"), &["check", "--strict"]);
    assert!(checked.status.success(), "{}", said(&checked));
    assert!(said(&checked).contains("1 document: 1 review of 1 movie; 0 errors, 0 warnings"), "{}", said(&checked));
    assert!(run(place.path(), &["check", "my reviews"]).status.success(), "and from outside");

    let again = run(place.path(), &["new", "my reviews"]);
    assert!(again.status.success());
    assert!(said(&again).contains("film-cards.toml exists already, and stays as it is\n"), "{}", said(&again));
    assert_eq!(files(place.path(), ""), there);
    let here = run(&place.path().join("my reviews"), &["new", "--quiet"]);
    assert!(here.status.success() && said(&here).is_empty());
    assert_eq!(files(place.path(), ""), there);
}

#[test]
fn whoever_has_reviews_gets_the_settings_only() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let reviews = place.path().join("content/reviews");
    fs::create_dir_all(&reviews).expect("a folder");
    fs::write(place.path().join("hugo.toml"), "").expect("settings");
    fs::write(reviews.join("pier.md"), "# The Pier\n\nIt creaks.\n").expect("a review");
    let made = run(place.path(), &["new"]);
    assert_eq!(
        said(&made),
        "made content/reviews/film-cards.toml\n\
         `content/reviews` has reviews, so no other was put there\n\
         next: film-cards serve --open\n"
    );
    assert_eq!(files(place.path(), "").len(), 3);
}

#[test]
fn nothing_is_written_over() {
    let place = tempfile::tempdir().expect("a temporary folder");
    fs::write(place.path().join("README.md"), "mine").expect("a file");
    fs::write(place.path().join("thesis"), "years of work").expect("a file");
    let made = run(place.path(), &["new"]);
    assert!(said(&made).contains("README.md exists already, and stays as it is\n"), "{}", said(&made));
    let there = files(place.path(), "");
    assert_eq!((there["README.md"].as_str(), there.len()), ("mine", 4));
    let refused = run(place.path(), &["new", "thesis"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(said(&refused), "error: `thesis` is a file; name a folder to begin\n");
    assert_eq!(files(place.path(), ""), there);
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_not_written_through() {
    let place = tempfile::tempdir().expect("a temporary folder");
    std::os::unix::fs::symlink("elsewhere", place.path().join("README.md")).expect("a link");
    assert!(run(place.path(), &["new"]).status.success());
    assert!(!place.path().join("elsewhere").exists());
}

#[cfg(unix)]
#[test]
fn what_was_made_goes_if_the_rest_cannot_be_made() {
    let place = tempfile::tempdir().expect("a folder");
    // No file may have any bytes, as on a disk that is full.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" new blog";
    let mut command = Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_film-cards")]).current_dir(place.path());
    let output = command.output().expect("sh runs");
    assert!(!output.status.success() && said(&output).contains("nothing has been changed"), "{}", said(&output));
    assert!(!place.path().join("blog").exists(), "its folders stay");
}
