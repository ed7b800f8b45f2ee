//! Tests `film-cards build`: a bundle from a folder of reviews and an engine, and the calls that it refuses.

mod engine;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use engine::{EMPTY, write_engine};

/// A folder with an engine and one review.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    write_engine(&place.path().join("engine"));
    write_review(place.path(), "ferry.txt", "The Long Ferry (2018)\n\nIt hums. Grade: A\n");
    place
}

fn write_review(place: &Path, name: &str, text: &str) {
    fs::create_dir_all(place.join("reviews")).expect("a folder");
    fs::write(place.join("reviews").join(name), text).expect("a review");
}

fn build(place: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    command.args(["build", "--engine", "engine"]).args(arguments).current_dir(place);
    for variable in ["FILM_CARDS_REVIEWS", "FILM_CARDS_STRICT", "FILM_CARDS_ENGINE", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.output().expect("film-cards runs")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_folder_of_reviews_becomes_a_bundle() {
    let place = place();
    let built = build(place.path(), &["--npm", "cards@1.2.3", "--url", "https://cdn.example/cards"]);
    assert!(built.status.success(), "{}", errors(&built));
    let table = String::from_utf8_lossy(&built.stdout);
    assert!(table.starts_with("file ") && table.contains("\nall that a card downloads"), "{table}");

    let out = place.path().join("dist");
    let names = names(&out);
    let wasm = names.iter().find(|name| name.starts_with("film-cards-module-") && name.ends_with(".wasm"));
    let wasm = wasm.expect("the Wasm of cards");
    let bytes = fs::read(out.join(wasm)).expect("the Wasm of cards");
    assert!(bytes.starts_with(EMPTY) && bytes.windows(8).any(|window| window == b"It hums."), "the reviews are in it");
    let loader = fs::read_to_string(out.join("film-cards.js")).expect("the loader");
    assert!(loader.starts_with("const address=\"https://cdn.example/cards/film-cards.js\";"), "{loader}");
    assert!(loader.contains(wasm.trim_end_matches("wasm")) && !loader.contains("{{"), "{loader}");
    assert!(loader.contains("[];"), "there are no packs: {loader}");
    for there in ["index.html", "index.html.br", "snippets/the-long-ferry.html", "_headers", "SHA256SUMS"] {
        assert!(out.join(there).is_file(), "{there} is not in {names:?}");
    }
    assert_eq!(fs::read_to_string(out.join("README.md")).expect("the README"), "# cards");
    let manifest = fs::read_to_string(out.join("package.json")).expect("a manifest");
    assert!(manifest.contains("\"./react\"") && manifest.contains("\"version\": \"1.2.3\""), "{manifest}");

    let sums = || fs::read(out.join("SHA256SUMS")).expect("the sums");
    let before = sums();
    let again = build(place.path(), &["--npm", "cards@1.2.3", "--url", "https://cdn.example/cards"]);
    assert!(again.status.success() && sums() == before, "the same reviews give the same bundle");
    write_review(place.path(), "pier.txt", "The Pier (2019)\n\nIt creaks.\n");
    assert!(build(place.path(), &[]).status.success());
    assert!(out.join("snippets/the-pier.html").is_file() && !out.join("package.json").exists());
}

#[test]
fn of_many_reviews_a_new_one_changes_only_what_it_must() {
    let place = place();
    for number in 0..200 {
        let text = format!("The Ferry {number} (2019)\n\nIt hums {number}. {}\n", "It hums and hums. ".repeat(40));
        write_review(place.path(), &format!("ferry-{number}.txt"), &text);
    }
    let sums = || {
        let sums = fs::read_to_string(place.path().join("dist/SHA256SUMS")).expect("the sums");
        sums.lines().map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let built = build(place.path(), &["--npm", "cards"]);
    assert!(built.status.success(), "{}", errors(&built));
    assert!(errors(&built).contains("packs/ has the 201 films"), "{}", errors(&built));
    let manifest = fs::read_to_string(place.path().join("dist/package.json")).expect("a manifest");
    assert!(
        manifest.contains("\"packs\"") && manifest.contains("\"chunks\"") && manifest.contains("\"film-cards-all.js\""),
        "{manifest}"
    );
    let before = sums();
    assert!(before.iter().filter(|line| line.contains("  packs/")).count() > 190);

    write_review(place.path(), "pier.txt", "The Pier (2019)\n\nIt creaks.\n");
    assert!(build(place.path(), &["--npm", "cards"]).status.success());
    let after = sums();
    let changed = after.difference(&before).filter_map(|line| line.split_once("  ").map(|(_, name)| name.to_owned()));
    let changed: Vec<String> = changed.filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect();
    for name in &changed {
        let must = ["packs/", "chunks/", "snippets/the-pier", "snippets/_gallery", "film-cards-all.js"];
        assert!(must.iter().any(|start| name.starts_with(start)), "{name} in {changed:#?}");
    }
    let packs = changed.iter().filter(|name| name.starts_with("packs/") && !name.ends_with("/00.bin"));
    assert_eq!(packs.count(), 1, "{changed:#?}");
    assert!(changed.iter().any(|name| name == "packs/00.bin"), "{changed:#?}");
}

#[test]
fn what_is_refused_changes_nothing() {
    let place = place();
    let out = place.path().join("dist");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("thesis.txt"), "years of work").expect("somebody's file");
    let refused = build(place.path(), &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(errors(&refused).contains("holds `thesis.txt`"), "{}", errors(&refused));
    assert_eq!(names(&out), ["thesis.txt"]);

    write_review(place.path(), "pier.txt", "The Pier ★★★\n\nIt creaks.\n");
    let strict = build(place.path(), &["--out", "other", "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(errors(&strict).contains("pier.txt:1:10: warning[ambiguous-grade]"), "{}", errors(&strict));
    write_review(place.path(), "bad.txt", "The Quay\n\nIt sinks.\n\nGrade: Q\n");
    let wrong = build(place.path(), &["--out", "other"]);
    assert_eq!(wrong.status.code(), Some(1));
    let said = errors(&wrong);
    assert!(said.contains("bad.txt:5:8: error[invalid-grade]") && said.contains("a review has an error"), "{said}");
    assert!(!place.path().join("other").exists());

    assert_eq!(build(place.path(), &["--npm", "No Name"]).status.code(), Some(2));
    assert_eq!(build(place.path(), &["--no-such-option"]).status.code(), Some(2));
    let elsewhere = build(place.path(), &["--reviews", "nowhere", "--out", "other"]);
    assert!(errors(&elsewhere).contains("--reviews names `nowhere`"), "{}", errors(&elsewhere));
}

#[test]
fn a_folder_that_is_no_engine_is_refused() {
    let place = place();
    fs::remove_file(place.path().join("engine/film-cards-gallery.wasm")).expect("a file of the engine");
    let refused = build(place.path(), &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(errors(&refused).contains("`engine` is not the folder of an engine"), "{}", errors(&refused));
    assert!(!place.path().join("dist").exists());
}

#[test]
fn titles_longer_than_a_file_name_have_a_snippet_each() {
    let place = place();
    let long = "The Ferry That Went to Sea ".repeat(12);
    for end in ["One", "Two"] {
        let review = format!("---\ntitle: {long}{end}\n---\nIt goes, and part {end} is the better for it.\n");
        write_review(place.path(), &format!("{end}.md"), &review);
    }
    let built = build(place.path(), &[]);
    assert!(built.status.success(), "{}", errors(&built));

    let snippets = place.path().join("dist/snippets");
    let mut names = names(&snippets);
    names.sort();
    assert_eq!(names.remove(0), "_gallery.html");
    assert_eq!(names.pop().as_deref(), Some("the-long-ferry.html"));
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| name.starts_with("the-ferry-that-went-to-sea-the-")), "{names:?}");
    let [one, two] = [0, 1].map(|at| fs::read_to_string(snippets.join(&names[at])).expect("a snippet"));
    let is_whole =
        |snippet: &str, end: &str| snippet.contains(&format!("-{end}\" style=")) && snippet.contains("</script>");
    assert!(is_whole(&one, "one") && is_whole(&two, "two") || is_whole(&one, "two") && is_whole(&two, "one"));
}

#[test]
fn in_a_site_the_bundle_goes_where_it_is_published() {
    for (settings, reviews, bundle, address) in [
        ("hugo.toml", "content/reviews", "static/film-cards", "/film-cards/film-cards.js"),
        ("_config.yml", "_posts", "assets/film-cards", "/assets/film-cards/film-cards.js"),
        ("astro.config.mjs", "src/content/reviews", "public/film-cards", "/film-cards/film-cards.js"),
        ("eleventy.config.js", "src/reviews", "public/film-cards", "/film-cards/film-cards.js"),
        ("zola.toml", "content", "static/film-cards", "/film-cards/film-cards.js"),
    ] {
        let place = tempfile::tempdir().expect("a temporary folder");
        write_engine(&place.path().join("engine"));
        fs::write(place.path().join(settings), "").expect("settings");
        fs::create_dir_all(place.path().join(reviews)).expect("a folder");
        let review = "---\ntitle: The Long Ferry\nrating: A\n---\nIt hums.\n";
        fs::write(place.path().join(reviews).join("ferry.md"), review).expect("a review");
        let built = build(place.path(), &[]);
        let said = errors(&built);
        assert!(built.status.success(), "{said}");
        assert!(said.contains(&format!("so the reviews are read from `{reviews}`\n")), "{said}");
        assert!(said.contains(&format!("the bundle goes to `{bundle}`, which ")), "{said}");
        assert_eq!(said.contains("eleventyConfig.addPassthroughCopy"), settings.starts_with("eleventy"), "{said}");
        let snippet = place.path().join(bundle).join("snippets/the-long-ferry.html");
        let snippet = fs::read_to_string(snippet).expect("a snippet");
        assert!(snippet.contains(&format!("src=\"{address}\"")), "{snippet}");

        // The command that it proposes for a script does the same, and has nothing more to say.
        let command = said.split_once("another folder: `film-cards build ").expect("a command").1;
        let command: Vec<&str> = command.split('`').next().expect("its end").split(' ').collect();
        assert_eq!(command[..3], [reviews, "--out", bundle], "{said}");
        let sums = || fs::read_to_string(place.path().join(bundle).join("SHA256SUMS")).expect("the digests");
        let first = sums();
        fs::remove_dir_all(place.path().join(bundle)).expect("it is removed");
        let again = build(place.path(), &command);
        let said = errors(&again);
        assert!(again.status.success() && !said.contains("the bundle goes to"), "{said}");
        assert!(said.contains(&format!(" publishes {bundle} with the site\n")) && !said.contains("upload"), "{said}");
        assert_eq!(sums(), first, "{settings}");

        assert!(errors(&build(place.path(), &["--out", "other"])).contains("\nupload the folder other\n"));
        let elsewhere = build(place.path(), &["--out", "other", "--quiet"]);
        assert!(elsewhere.status.success() && errors(&elsewhere).is_empty() && elsewhere.stdout.is_empty());
        assert!(place.path().join("other/film-cards.js").is_file());
    }
}
