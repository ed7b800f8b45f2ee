//! Checks the rules of ARCHITECTURE.md about which code may use which.

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files below a folder of the project, or the single file.
fn sources(path: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(path), &mut found);
    assert!(!found.is_empty(), "{path} holds no Rust file");
    found
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("a folder") {
            collect(&entry.expect("an entry of a folder").path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        found.push(path.to_owned());
    }
}

/// Asserts that no code below `path` contains one of `words`. Comments may.
fn knows_nothing_of(path: &str, words: &[&str]) {
    for file in sources(path).iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = std::fs::read_to_string(file).expect("a source file");
        // The tests in a file are not part of the program.
        let code = text.split("#[cfg(test)]").next().unwrap_or(&text);
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or(line);
            for word in words {
                assert!(!line.contains(word), "{}:{}: says `{word}`", file.display(), number + 1);
            }
        }
    }
}

const FILE_SYSTEM: [&str; 5] = ["std::fs", "std::io", "std::env", "std::net", "std::process"];
const BROWSER: [&str; 4] = ["web_sys", "wasm_bindgen", "js_sys", "leptos"];

/// Each package of the project, and which others it is built with. The compiler holds the rest: what is not there
/// cannot be called.
const KNOWS: [(&str, &[&str]); 10] = [
    ("film-model", &[]),
    ("film-reader", &["film-model"]),
    ("film-archive", &["film-model"]),
    ("film-import", &["film-model", "film-reader"]),
    ("review-folder", &["film-model", "film-reader"]),
    ("film-cards", &["film-model"]),
    ("film-engine", &["film-archive", "film-cards", "film-model"]),
    ("film-snippets", &["film-cards", "film-model"]),
    ("film-cards-cli", &["film-archive", "film-import", "film-model", "film-reader", "film-snippets", "review-folder"]),
    ("xtask", &["film-cards-cli", "review-folder"]),
];

#[test]
fn who_knows_whom() {
    let metadata = cargo(&["metadata", "--no-deps", "--offline", "--format-version=1"]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    for (name, expected) in KNOWS {
        let package = packages.iter().find(|package| package["name"] == name).expect(name);
        let dependencies = package["dependencies"].as_array().expect("dependencies").iter();
        // Those with a path are the project's own; those of tests have a kind.
        let own = dependencies.filter(|found| found["path"].is_string() && found["kind"].is_null());
        let mut known: Vec<&str> = own.filter_map(|found| found["name"].as_str()).collect();
        known.sort_unstable();
        assert_eq!(known, expected, "{name}");
    }
}

#[test]
fn an_application_compiles_no_reader() {
    let of_the_browser = ["--edges=normal", "--prefix=none", "--target=wasm32-unknown-unknown", "--offline"];
    let tree = cargo(&[&["tree", "--package=leptos-app"][..], &of_the_browser].concat());
    assert!(tree.contains("film-cards v") && tree.contains("film-archive v"), "{tree}");
    // Leptos itself brings `toml`, for settings of its own.
    for reader in ["film-reader", "review-folder", "saphyr", "jiff", "pulldown-cmark"] {
        assert!(!tree.lines().any(|line| line.starts_with(&format!("{reader} v"))), "{reader} is in the application");
    }
}

fn cargo(arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO")).args(arguments).current_dir(root()).output();
    let output = output.expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn only_the_commands_touch_the_file_system() {
    for name in ["film-model", "film-reader", "film-archive", "film-snippets", "film-engine"] {
        knows_nothing_of(&format!("crates/{name}/src"), &FILE_SYSTEM);
    }
    // It unpacks archives in memory, by the traits of `std::io`.
    knows_nothing_of("crates/film-import/src", &["std::fs", "std::env", "std::net", "std::process", "io::std"]);
    knows_nothing_of("src", &FILE_SYSTEM);
}

#[test]
fn components_take_values_and_never_reach_for_the_page() {
    // Leptos re-exports these, so the compiler would accept them.
    knows_nothing_of("src", &["web_sys", "wasm_bindgen", "js_sys", "document()", "window()", "inner_html"]);
    assert!(!root().join("build.rs").exists(), "the components have no build script");
}

#[test]
fn only_data_knows_where_the_bytes_lie() {
    let engine = root().join("crates/film-engine");
    assert!(!engine.join("build.rs").exists(), "the engine is the same for all reviews");
    for file in sources("crates/film-engine/src").iter().filter(|file| !file.ends_with("data.rs")) {
        knows_nothing_of(
            &file.to_string_lossy(),
            &["film_archive::{Archive", "film_archive::Archive", "Archive::open"],
        );
    }
    knows_nothing_of("crates/film-engine/src", &["include_bytes!", "include_str!", "OUT_DIR", "custom_sections"]);
    knows_nothing_of("crates/film-engine/src/data.rs", &BROWSER);
}

#[test]
fn nothing_leaks_or_reaches_round_the_policy() {
    for place in ["src", "crates/film-engine/src"] {
        knows_nothing_of(place, &[".forget()", "style=\"", "<style", "set_inner_html", "eval("]);
    }
}

/// The scripts of the page.
fn scripts() -> Vec<(String, String)> {
    let entries =
        std::fs::read_dir(root().join("web")).expect("the scripts").map(|entry| entry.expect("a script").path());
    let scripts = entries.filter(|path| path.extension().is_some_and(|ending| ending == "js" || ending == "ts"));
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    scripts.map(|path| (name(&path), std::fs::read_to_string(&path).expect("a script"))).collect()
}

#[test]
fn the_scripts_know_the_engine_by_what_it_exports_and_the_loader_not_even_that() {
    let knows = |text: &str| text.contains("from \"film-engine\"");
    assert!(scripts().iter().any(|(name, text)| name == "film-cards-page.ts" && knows(text)), "it mounts cards");
    assert!(
        !scripts().iter().any(|(name, text)| name == "film-cards.ts" && knows(text)),
        "the loader knows the engine"
    );
    for (name, text) in scripts() {
        // Names of files come from the constant `BUNDLE`, so that the bundle can give them hashes.
        for word in ["film-cards-module", "localStorage", "sessionStorage", "document.cookie", "innerHTML", "eval("] {
            assert!(!text.contains(word), "{name} says {word}");
        }
    }
}

#[test]
fn a_choice_has_the_same_parts_in_links_and_in_the_module() {
    let gallery = root().join("web/film-gallery-page.ts");
    let gallery = std::fs::read_to_string(gallery).expect("a script");
    assert!(gallery.contains(r#"["q", "sort", "grade", "year", "person", "country", "publication"]"#));
    let parts = ["q", "year", "grade", "2019", "person", "country", "publication"].map(str::to_owned);
    let choice = film_cards::Choice::from_parts(parts.clone());
    assert_eq!((&*choice.text, &*choice.grade, &*choice.year), ("q", "grade", "2019"));
    assert_eq!((&*choice.person, &*choice.country, &*choice.publication), ("person", "country", "publication"));
    assert_eq!(choice.parts(), parts);
}

#[test]
fn every_stylesheet_is_part_of_the_style() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).expect("the library");
    let build =
        std::fs::read_to_string(root().join("crates/xtask/src/engine/styles.rs")).expect("the styles of the bundle");
    let mut last = 0;
    for sheet in lib.split("/style/").skip(1).map(|rest| rest.split_once(".css").expect("a sheet").0) {
        let at = build.find(&format!("\"{sheet}\"")).unwrap_or_else(|| panic!("{sheet} is not in the bundle"));
        assert!(at >= last, "{sheet} is in another place in the bundle");
        last = at;
    }
    for entry in std::fs::read_dir(root().join("style")).expect("the stylesheets") {
        let name = entry.expect("a stylesheet").file_name().to_string_lossy().into_owned();
        // The page of the development gallery has its own stylesheet.
        assert!(name == "page.css" || lib.contains(&format!("/style/{name}\"")), "{name} is not in STYLE");
    }
}
