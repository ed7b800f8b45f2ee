//! The build script with real folders of reviews: what fails a build, what is passed on, what
//! builds again and what does not.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Checks the module with `reviews` embedded, as a build would but without generating code.
fn build(reviews: &Path) -> Output {
    build_with(reviews, &[])
}

/// The same with more variables in the environment.
fn build_with(reviews: &Path, variables: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO"))
        .args(["check", "--package", "film-cards", "--bin", "film-cards-module"])
        .args(["--target", "wasm32-unknown-unknown", "--message-format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("FILM_CARDS_STRICT")
        .env("FILM_CARDS_REVIEWS", reviews)
        .envs(variables.iter().copied())
        .output()
        .expect("cargo runs")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether the build had to compile the library again.
fn rebuilt(output: &Output) -> bool {
    assert!(output.status.success(), "{}", errors(output));
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let artifact = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find(|message| message["reason"] == "compiler-artifact" && message["target"]["name"] == "film_cards");
    artifact.expect("the library is an artifact of the build")["fresh"] == false
}

/// One test, because a build waits for another anyway, and each step stands on the one before it.
#[test]
fn the_build_follows_the_reviews() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let reviews = folder.path().join("reviews");
    let write = |name: &str, text: &str| fs::write(reviews.join(name), text).expect("a review");

    let missing = build(&reviews);
    assert!(!missing.status.success());
    let said = errors(&missing);
    assert!(said.contains("there is no folder") && said.contains(&reviews.display().to_string()), "{said}");
    assert!(said.contains("FILM_CARDS_REVIEWS"), "{said}");

    fs::create_dir(&reviews).expect("a folder");
    let empty = errors(&build(&reviews));
    assert!(empty.contains("there is no review"), "{empty}");

    write("ferry.txt", "The Long Ferry (2018)\n\nIt hums.\n");
    assert!(rebuilt(&build(&reviews)), "the first review builds");
    assert!(!rebuilt(&build(&reviews)), "touching nothing builds nothing");
    write("ferry.txt", "The Long Ferry (2018)\n\nIt hums. Grade: A\n");
    assert!(rebuilt(&build(&reviews)), "a changed review builds again");
    write("pier.txt", "The Pier (2019)\n\nIt creaks ★★★½\n\nGrade: ★★★½\n");
    let added = build(&reviews);
    assert!(rebuilt(&added), "an added review builds again");
    let said = errors(&added);
    assert!(said.contains("pier.txt:5:8: warning[ambiguous-grade]"), "warnings are passed on: {said}");
    let strict = build_with(&reviews, &[("FILM_CARDS_STRICT", "1")]);
    assert!(!strict.status.success() && errors(&strict).contains("pier.txt:5:8"), "{}", errors(&strict));
    fs::remove_file(reviews.join("pier.txt")).expect("the review is removed");
    assert!(rebuilt(&build(&reviews)), "a removed review builds again");
    assert!(!rebuilt(&build(&reviews)), "and then nothing does");

    write("bad.txt", "The Pier (2019)\n\nIt creaks.\n\nGrade: Q\n");
    write("worse.md", "---\ntitle: [\n---\n");
    let bad = build(&reviews);
    assert!(!bad.status.success());
    let said = errors(&bad);
    assert!(said.contains("bad.txt:5:8: error[invalid-grade]: \"Q\" is no grade"), "{said}");
    assert!(said.contains("worse.md:"), "one bad document does not hide another's diagnostics: {said}");
    assert!(!said.contains("panicked"), "{said}");
}
