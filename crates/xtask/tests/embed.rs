//! Tests trunk's hook: it puts the reviews of the chosen folder into the Wasm, and an error in a review fails the
//! build.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const MODULE: &str = "film-cards-module_bg.wasm";

/// The smallest valid module.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// The exports of wasm-bindgen's script that the page scripts import.
const ENGINE: &str = "export const films = () => {}, film = films, mount = films, mount_gallery = films, open = films, \
    replace = films, supply = films, teach = films, want = films; export default films;";

/// Embeds the reviews in a new module and returns the output and the module.
fn embed(reviews: &Path, variables: &[(&str, &str)]) -> (Output, Vec<u8>) {
    let staging = tempfile::tempdir().expect("a temporary folder");
    fs::write(staging.path().join(MODULE), EMPTY).expect("a module");
    fs::write(staging.path().join("film-cards-module.js"), ENGINE).expect("a script");
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("embed")
        .env("TRUNK_STAGING_DIR", staging.path())
        .env_remove("FILM_CARDS_STRICT")
        .env("FILM_CARDS_REVIEWS", reviews)
        .envs(variables.iter().copied())
        .output()
        .expect("xtask runs");
    (output, fs::read(staging.path().join(MODULE)).expect("the module is still there"))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether the module has grown by an archive with these words.
fn holds(module: &[u8], words: &str) -> bool {
    module.starts_with(EMPTY) && module.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn the_module_follows_the_reviews() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let reviews = folder.path().join("reviews");
    let write = |name: &str, text: &str| fs::write(reviews.join(name), text).expect("a review");

    let (missing, module) = embed(&reviews, &[]);
    assert!(!missing.status.success() && module == EMPTY);
    let words = said(&missing);
    assert!(words.contains("there is no folder") && words.contains(&reviews.display().to_string()), "{words}");
    assert!(words.contains("FILM_CARDS_REVIEWS"), "{words}");

    fs::create_dir(&reviews).expect("a folder");
    assert!(said(&embed(&reviews, &[]).0).contains("there is no review"));

    write("ferry.txt", "The Long Ferry (2018)\n\nIt hums.\n");
    let (built, first) = embed(&reviews, &[]);
    assert!(built.status.success(), "{}", said(&built));
    assert!(holds(&first, ".film-card"), "the stylesheets are in it");
    assert!(holds(&first, "It hums."));
    assert_eq!(embed(&reviews, &[]).1, first, "the same reviews give the same bytes");
    write("ferry.txt", "The Long Ferry (2018)\n\nIt sings. Grade: A\n");
    assert!(holds(&embed(&reviews, &[]).1, "It sings."), "a changed review is followed");

    write("pier.txt", "The Pier (2019)\n\nIt creaks ★★★½\n\nGrade: ★★★½\n");
    let (added, module) = embed(&reviews, &[]);
    assert!(added.status.success() && holds(&module, "It creaks"), "an added review is followed");
    assert!(said(&added).contains("pier.txt:5:8: warning[ambiguous-grade]"), "{}", said(&added));
    let (strict, module) = embed(&reviews, &[("FILM_CARDS_STRICT", "1")]);
    assert!(!strict.status.success() && module == EMPTY && said(&strict).contains("pier.txt:5:8"), "{}", said(&strict));
    fs::remove_file(reviews.join("pier.txt")).expect("the review is removed");
    assert!(!holds(&embed(&reviews, &[]).1, "It creaks"), "a removed review is followed");

    write("bad.txt", "The Pier (2019)\n\nIt creaks.\n\nGrade: Q\n");
    write("worse.md", "---\ntitle: [\n---\n");
    let (bad, module) = embed(&reviews, &[]);
    assert!(!bad.status.success() && module == EMPTY);
    let words = said(&bad);
    assert!(words.contains("bad.txt:5:8: error[invalid-grade]: \"Q\" is no grade"), "{words}");
    assert!(words.contains("worse.md:"), "one bad document does not hide another's diagnostics: {words}");
    assert!(!words.contains("panicked"), "{words}");
}
