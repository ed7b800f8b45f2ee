//! Checks the rules of ARCHITECTURE.md about which code may use which.

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files below a folder of the project, or the single file.
fn sources(path: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(path), &mut found);
    assert!(!found.is_empty(), "{path} contains no Rust file");
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

/// Asserts that no code below `path` contains one of `words`. Comments and tests may.
fn assert_no_word(path: &str, words: &[&str]) {
    for file in sources(path).iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = std::fs::read_to_string(file).expect("a source file");
        // Unit tests come after the code of a file.
        let code = text.split("#[cfg(test)]").next().unwrap_or(&text);
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or(line);
            for word in words {
                assert!(!line.contains(word), "{}:{}: contains `{word}`", file.display(), number + 1);
            }
        }
    }
}

const FILE_SYSTEM: [&str; 5] = ["std::fs", "std::io", "std::env", "std::net", "std::process"];
const BROWSER: [&str; 4] = ["web_sys", "wasm_bindgen", "js_sys", "leptos"];

/// Each package of the project, and the other packages of the project that it depends on. The compiler does the rest:
/// code cannot use a package that it does not depend on.
const DEPENDENCIES: [(&str, &[&str]); 12] = [
    ("film-model", &[]),
    ("film-reader", &["film-model"]),
    ("film-archive", &["film-model"]),
    ("film-import", &["film-model", "film-reader"]),
    ("review-folder", &["film-model", "film-reader"]),
    ("film-cards", &["film-model"]),
    ("film-engine", &["film-archive", "film-cards", "film-model"]),
    ("film-snippets", &["film-cards", "film-model"]),
    ("film-bundle", &["film-archive", "film-model", "film-snippets"]),
    ("film-cards-cli", &["film-archive", "film-bundle", "film-import", "film-model", "film-reader", "review-folder"]),
    ("film-studio", &["film-archive", "film-bundle", "film-snippets"]),
    ("xtask", &["film-bundle", "film-cards-cli", "review-folder"]),
];

#[test]
fn packages_depend_only_on_those_below_them() {
    let metadata = cargo(&["metadata", "--no-deps", "--offline", "--format-version=1"]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    for (name, expected) in DEPENDENCIES {
        let package = packages.iter().find(|package| package["name"] == name).expect(name);
        let dependencies = package["dependencies"].as_array().expect("dependencies").iter();
        // Dependencies with a path are the project's own. Dependencies of tests and build scripts have a kind.
        let own = dependencies.filter(|found| found["path"].is_string() && found["kind"].is_null());
        let mut known: Vec<&str> = own.filter_map(|found| found["name"].as_str()).collect();
        known.sort_unstable();
        assert_eq!(known, expected, "{name}");
    }
}

#[test]
fn an_application_does_not_compile_the_reader() {
    let of_the_browser = ["--edges=normal", "--prefix=none", "--target=wasm32-unknown-unknown", "--offline"];
    let tree = cargo(&[&["tree", "--package=leptos-app"][..], &of_the_browser].concat());
    assert!(tree.contains("film-cards v") && tree.contains("film-archive v"), "{tree}");
    // `toml` is not in the list, because Leptos depends on it.
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
fn only_commands_use_the_file_system() {
    for name in ["film-model", "film-reader", "film-archive", "film-snippets", "film-studio", "film-engine"] {
        assert_no_word(&format!("crates/{name}/src"), &FILE_SYSTEM);
    }
    // They pack and unpack in memory, by the traits of `std::io`.
    for name in ["film-bundle", "film-import"] {
        let words = ["std::fs", "std::env", "std::net", "std::process", "std::thread", "io::std"];
        assert_no_word(&format!("crates/{name}/src"), &words);
    }
    assert_no_word("src", &FILE_SYSTEM);
}

#[test]
fn components_do_not_access_the_page() {
    // Leptos re-exports these, so the compiler would accept them.
    assert_no_word("src", &["web_sys", "wasm_bindgen", "js_sys", "document()", "window()", "inner_html"]);
    assert!(!root().join("build.rs").exists(), "the components must not have a build script");
}

#[test]
fn only_data_reads_the_archive() {
    let engine = root().join("crates/film-engine");
    assert!(!engine.join("build.rs").exists(), "the engine must not have a build script");
    for file in sources("crates/film-engine/src").iter().filter(|file| !file.ends_with("data.rs")) {
        assert_no_word(&file.to_string_lossy(), &["film_archive::{Archive", "film_archive::Archive", "Archive::open"]);
    }
    assert_no_word("crates/film-engine/src", &["include_bytes!", "include_str!", "OUT_DIR", "custom_sections"]);
    assert_no_word("crates/film-engine/src/data.rs", &BROWSER);
}

#[test]
fn no_leaks_and_nothing_that_a_strict_policy_forbids() {
    for place in ["src", "crates/film-engine/src"] {
        assert_no_word(place, &[".forget()", "style=\"", "<style", "set_inner_html", "eval("]);
    }
}

/// The page scripts and the loader: their names and texts.
fn scripts() -> Vec<(String, String)> {
    let entries =
        std::fs::read_dir(root().join("web")).expect("the scripts").map(|entry| entry.expect("a script").path());
    let scripts = entries.filter(|path| path.extension().is_some_and(|ending| ending == "js" || ending == "ts"));
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    scripts.map(|path| (name(&path), std::fs::read_to_string(&path).expect("a script"))).collect()
}

#[test]
fn page_scripts_import_the_engine_and_the_loader_does_not() {
    let imports = |text: &str| text.contains("from \"film-engine\"");
    assert!(
        scripts().iter().any(|(name, text)| name == "film-cards-page.ts" && imports(text)),
        "the page script does not import the engine"
    );
    assert!(
        !scripts().iter().any(|(name, text)| name == "film-cards.ts" && imports(text)),
        "the loader imports the engine"
    );
    for (name, text) in scripts() {
        // Names of files come from the constant `BUNDLE`, so that the bundle can give them hashes. HTML of the page is read,
        // and never written.
        for word in ["film-cards-module", "localStorage", "sessionStorage", "document.cookie", "innerHTML =", "eval("] {
            assert!(!text.contains(word), "{name} contains {word}");
        }
    }
}

#[test]
fn links_have_the_parts_of_a_choice_in_their_order() {
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
fn every_stylesheet_is_in_the_library_and_the_bundle() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).expect("the library");
    let build =
        std::fs::read_to_string(root().join("crates/xtask/src/engine/styles.rs")).expect("the styles of the bundle");
    let mut last = 0;
    for sheet in lib.split("/style/").skip(1).map(|rest| rest.split_once(".css").expect("a stylesheet").0) {
        let at = build.find(&format!("\"{sheet}\"")).unwrap_or_else(|| panic!("{sheet} is not in the bundle"));
        assert!(at >= last, "{sheet} is in another place in the bundle");
        last = at;
    }
    for entry in std::fs::read_dir(root().join("style")).expect("the stylesheets") {
        let name = entry.expect("a stylesheet").file_name().to_string_lossy().into_owned();
        // The page of the development gallery and the studio have their own stylesheets.
        let is_of_a_page = ["page.css", "studio.css"].contains(&name.as_str());
        assert!(is_of_a_page || lib.contains(&format!("/style/{name}\"")), "{name} is not in STYLE");
    }
}

#[test]
fn each_reason_of_a_failure_is_given_somewhere() {
    let types = std::fs::read_to_string(root().join("web/types.ts")).expect("the published types");
    let union = types.split("export type FilmCardErrorReason =").nth(1).and_then(|rest| rest.split(';').next());
    let reasons: Vec<&str> = union.expect("the reasons").split('"').skip(1).step_by(2).collect();
    assert!(reasons.len() > 5, "{reasons:?}");
    let engine = sources("crates/film-engine/src");
    let engine = engine.iter().map(|file| std::fs::read_to_string(file).expect("a source file"));
    let scripts = scripts().into_iter().filter(|(name, _)| name != "types.ts").map(|(_, text)| text);
    let code: String = engine.chain(scripts).collect();
    for reason in reasons {
        assert!(code.contains(&format!("\"{reason}\"")), "nothing reports `{reason}`");
    }
}
