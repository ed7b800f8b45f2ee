//! Tests `film-cards build`: a bundle from a folder of reviews and an engine, and the calls that it refuses.

mod engine;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Output};

use engine::{EMPTY, write_engine};
use film_bundle::Order;
use film_bundle::engine::Engine;
use film_bundle::zip::Zipped;

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
    let packs = changed.iter().filter(|name| name.starts_with("packs/") && !name.ends_with("/16384.bin"));
    assert_eq!(packs.count(), 1, "{changed:#?}");
    assert!(changed.iter().any(|name| name == "packs/16384.bin"), "{changed:#?}");
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

/// The files below a folder.
fn below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let file = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).expect("a path below the folder").to_string_lossy().into_owned();
        (name.replace('\\', "/"), fs::read(entry.path()).expect("a file"))
    };
    files.map(file).collect()
}

/// Adds a studio to an engine, with what was prepared ahead of time.
fn write_studio(engine: &Path) {
    let page = "<meta content=\"{{film-cards-studio.bin}} {{digest film-cards-studio.bin}}\">";
    fs::write(engine.join("bundle/studio.html"), page).expect("a file of the engine");
    fs::write(engine.join("bundle/film-cards-reader-0123456789abcdef.wasm"), EMPTY.repeat(300)).expect("a file");
    let mut prepare = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    let prepared = prepare.arg("prepare-engine").arg(engine).output().expect("film-cards runs");
    assert!(prepared.status.success(), "{}", errors(&prepared));
}

#[test]
fn the_studio_makes_the_bytes_that_build_writes() {
    let place = place();
    let engine = place.path().join("engine");
    write_studio(&engine);
    for number in 0..300 {
        let text = format!("Ferry {number} (2018)\n\n{} Grade: A\n", "It hums in the fog. ".repeat(20));
        fs::create_dir_all(place.path().join("large")).expect("a folder");
        fs::write(place.path().join(format!("large/{number}.txt")), text).expect("a review");
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reviews");
    let large = place.path().join("large");
    for (reviews, url, has_packs) in [(samples, Some("https://cdn.example/cards"), false), (large, None, true)] {
        let reviews = reviews.to_str().expect("UTF-8");
        let built = build(
            place.path(),
            &[&["--reviews", reviews, "--quiet"], &url.map_or(vec![], |url| vec!["--url", url])[..]].concat(),
        );
        assert!(built.status.success(), "{}", errors(&built));
        let written = below(&place.path().join("dist"));
        assert_eq!(written.keys().any(|name| name.starts_with("packs/")), has_packs);

        // The studio has nothing but the packed engine of the bundle, and an archive.
        let packed = written.iter().find(|(name, _)| name.starts_with("film-cards-studio-") && name.ends_with(".bin"));
        let engine = Engine::unpack(packed.expect("the packed engine").1).expect("an engine").into();
        let archive = film_cards_cli::reviews::archive(Path::new(reviews), false).expect("an archive").into();
        let loader = film_bundle::loader(url).expect("an address");
        let zipped = Zipped::of(&Order { engine, archive, loader, npm: None }.into()).expect("a bundle");
        let (announced, mut count, mut zip) = (zipped.parts, 0, Vec::new());
        for part in zipped {
            zip.extend(part.expect("a part of the archive"));
            count += 1;
        }
        assert_eq!(count, announced);
        let mut zip = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip archive");
        assert_eq!(zip.len(), written.len());
        for (name, bytes) in &written {
            let mut unpacked = Vec::new();
            zip.by_name(name).expect("a file of the bundle").read_to_end(&mut unpacked).expect("its bytes");
            assert!(unpacked == *bytes, "{name}");
        }
        assert!(written["studio.html"].starts_with(b"<meta content=\"film-cards-studio-"));
    }
}

#[test]
fn the_studio_alone_has_what_it_needs_and_no_review() {
    let place = place();
    let engine = place.path().join("engine");
    let studio = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
        command.args(["studio", "--engine", "engine"]).current_dir(place.path()).env_remove("CLICOLOR_FORCE");
        command.output().expect("film-cards runs")
    };
    let refused = studio();
    assert!(
        !refused.status.success() && errors(&refused).contains("this engine has no studio"),
        "{}",
        errors(&refused)
    );

    write_studio(&engine);
    let written = studio();
    assert!(written.status.success(), "{}", errors(&written));
    assert!(errors(&written).contains("upload the folder studio"), "{}", errors(&written));
    let files = below(&place.path().join("studio"));
    let has = |start: &str, end: &str| files.keys().any(|name| name.starts_with(start) && name.ends_with(end));
    for (start, end) in [
        ("studio.html", ""),
        ("film-cards.js", ""),
        ("film-cards-module-", ".wasm"),
        ("film-cards-gallery-", ".wasm.br"),
        ("film-cards-reader-", ".wasm"),
        ("film-cards-studio-", ".bin"),
        ("SHA256SUMS", ""),
        ("_headers", ""),
    ] {
        assert!(has(start, end), "{start}…{end} is not among {:?}", files.keys());
    }
    assert!(!has("snippets", "") && !has("index", "") && !has("looks", ""), "{:?}", files.keys());

    // Again, in place of the first one; but not of what somebody else has put there.
    assert!(studio().status.success());
    fs::write(place.path().join("studio/thesis.txt"), "mine").expect("a file");
    let refused = studio();
    assert!(!refused.status.success() && errors(&refused).contains("thesis.txt"), "{}", errors(&refused));
}
