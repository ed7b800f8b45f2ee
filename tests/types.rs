//! The published types match the code: the options and their values, the reasons of errors, and the shapes of films.
//! `tests/types` checks them with the TypeScript compiler.

use film_cards::Theme;
use film_model::model::{Actor, Aggregate, Grade, LinkProvider, Movie, Review, Scale};
use serde_json::{Value, to_value};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A file of the project.
fn file(path: impl AsRef<Path>) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file of the page scripts.
fn read(name: &str) -> String {
    file(Path::new("web").join(name))
}

/// The loader and all scripts that it loads, joined.
fn scripts() -> String {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("web")).expect("a folder");
    let paths = folder.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "js")).collect();
    paths.sort();
    paths.into_iter().map(file).collect()
}

/// The types without comments.
fn types(path: &str) -> String {
    let text = read(path);
    text.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).collect::<Vec<_>>().join("\n")
}

/// The text between `from` and the next `to`.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from:?}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to:?} after {from:?}")).0
}

/// The names in a union of strings.
fn union(name: &str) -> BTreeSet<String> {
    let types = types("film-cards.d.ts");
    let union = between(&types, &format!("export type {name} ="), ";");
    union.split('|').map(|part| part.trim().trim_matches('"').to_owned()).filter(|part| !part.is_empty()).collect()
}

/// The names of an interface's properties, in order, with their `?`.
fn properties(name: &str) -> Vec<String> {
    let types = types("film-cards.d.ts");
    let body = between(&types, &format!("export interface {name} "), "\n}");
    let (_, body) = body.split_once('{').expect("a body");
    body.lines().filter_map(|line| line.trim().split_once(": ")).map(|(name, _)| name.to_owned()).collect()
}

/// The entries of a list that are between quotation marks.
fn quoted(list: &str, mark: char) -> Vec<String> {
    list.split(mark).skip(1).step_by(2).map(str::to_owned).collect()
}

/// The options that the engine knows.
fn allowed() -> Vec<String> {
    let options = file("crates/film-engine/src/options.rs");
    between(&options, "const ALLOWED: &str = \"", "\"").split(", ").map(str::to_owned).collect()
}

fn set<T: ToString>(names: impl IntoIterator<Item = T>) -> BTreeSet<String> {
    names.into_iter().map(|name| name.to_string()).collect()
}

#[test]
fn the_options_are_those_that_are_allowed() {
    let allowed = allowed();
    let optional: Vec<String> = allowed.iter().map(|name| format!("{name}?")).collect();
    assert_eq!(properties("FilmCardOptions"), optional);
    assert_eq!(properties("FilmCardMountOptions"), ["film"]);
    let attributes = [properties("FilmCardAttributes"), properties("FilmGalleryAttributes")].concat();
    assert_eq!(set(attributes.iter().map(|name| name.trim_end_matches('?'))), set(&allowed));
    assert!(attributes.contains(&"film".to_owned()), "a card has a film: {attributes:?}");
}

/// The loader has them as attributes, a plugin for WordPress allows them, and the README lists them.
#[test]
fn the_options_are_the_same_wherever_they_are_listed() {
    let (allowed, loader) = (allowed(), read("film-cards.js"));
    let defaults = quoted(between(&loader, "const DEFAULTS = [", "]"), '"');
    let attributes = |list: &str| {
        let rest = if list.contains("...DEFAULTS") { &defaults[..] } else { &[] };
        [&quoted(list, '"'), rest].concat()
    };
    assert_eq!(attributes(between(&loader, "const OPTIONS = [", "]")), allowed);
    let gallery = between(&loader, "class FilmGallery ", "}");
    let of_a_gallery = attributes(between(gallery, "observedAttributes = [", "]"));
    let optional: Vec<String> = of_a_gallery.iter().map(|name| format!("{name}?")).collect();
    assert_eq!(properties("FilmGalleryAttributes"), optional);

    let hosts = file("docs/hosts.md");
    for (element, names) in [("film-card", &allowed), ("film-gallery", &of_a_gallery)] {
        let list = between(&hosts, &format!("$tags['{element}'] = array_fill_keys(["), "]");
        assert_eq!(quoted(list, '\''), *names, "docs/hosts.md on {element}");
    }

    let read_me = file("README.md");
    let table = between(&read_me, "| attribute | values |\n| --- | --- |\n", "\n\n");
    let column: Vec<String> = table.lines().filter_map(|row| quoted(row, '`').into_iter().next()).collect();
    assert_eq!(column, allowed, "README.md");
}

#[test]
fn the_values_are_those_that_are_allowed() {
    assert_eq!(union("Theme"), set(Theme::ALL.map(Theme::name)));
    assert_eq!(union("Links"), set(LinkProvider::ALL.map(LinkProvider::name)));
    let scales = [Scale::Letter, Scale::Stars, Scale::Points, Scale::Percent, Scale::Thumbs];
    let scales = scales.map(|scale| to_value(scale).expect("a name").as_str().expect("a string").to_owned());
    assert_eq!(union("Scale"), set(scales));
}

/// A reason is a string after the call that creates the error, or beside the name of the thrown value.
#[test]
fn the_reasons_are_those_that_are_given() {
    let (scripts, module) = (scripts(), file("crates/film-engine/src/failure.rs"));
    for reason in union("FilmCardErrorReason") {
        let quoted = format!("\"{reason}\"");
        assert!(scripts.contains(&quoted) || module.contains(&quoted), "nothing fails as {reason}");
    }
    let mut given = BTreeSet::new();
    for (text, before) in [(&scripts, "failure("), (&scripts, "reason: "), (&module, "), "), (&module, "(), ")] {
        for (at, _) in text.match_indices(before) {
            // If there are several, every string up to the end of the argument.
            let rest = &text[at + before.len()..];
            let argument = &rest[..rest.find([',', ')', '}', '\n']).unwrap_or(rest.len())];
            given.extend(quoted(argument, '"'));
        }
    }
    assert_eq!(union("FilmCardErrorReason"), given);
}

#[test]
fn the_events_and_elements_are_those_of_the_scripts() {
    let (loader, scripts) = (read("film-cards.js"), scripts());
    for event in properties("FilmCardEventMap") {
        let event = event.trim_matches('"');
        let name = event.strip_prefix("film-card-").expect("a name of ours");
        assert!(scripts.contains(&format!(", \"{name}\"")), "nothing emits {event}");
    }
    let types = types("film-cards.d.ts");
    for element in ["film-card", "film-gallery"] {
        assert!(loader.contains(&format!("customElements.define(\"{element}\"")), "{element}");
        assert!(types.contains(&format!("\"{element}\": HTMLFilm")), "{element}");
    }
    for method in properties("FilmCards") {
        let name = method.trim_start_matches("readonly ");
        assert!(loader.contains(&format!("    {name}: ")), "no {name} in the loader's object");
    }
}

#[test]
fn a_film_has_the_shape_it_is_said_to_have() {
    let grade = Some(Grade { written: "B".into(), scale: Scale::Letter, value: None });
    let review = Review { grade, lang: Some("en".into()), ..Review::default() };
    let movie = Movie { actors: vec![Actor::default()], reviews: vec![review], ..Movie::default() };
    let movie = to_value(&movie).expect("JSON");
    let review = &movie["reviews"][0];
    for (name, value) in [
        ("Movie", &movie),
        ("Review", review),
        ("Grade", &review["grade"]),
        ("Actor", &movie["actors"][0]),
        ("Aggregate", &to_value(Aggregate::default()).expect("JSON")),
    ] {
        let properties = properties(name).into_iter().map(|property| property.trim_end_matches('?').to_owned());
        assert_eq!(set(properties), set(value.as_object().expect("an object").keys()), "{name}");
        for (key, value) in value.as_object().expect("an object") {
            assert_eq!(may_be_null(name, key), value.is_null(), "{name}.{key} is {value} where nothing is known");
        }
    }
}

fn may_be_null(name: &str, key: &str) -> bool {
    let types = types("film-cards.d.ts");
    let body = between(&types, &format!("export interface {name} "), "\n}");
    // The fields that are filled in above are compared with their own shapes.
    !["grade", "lang"].contains(&key) && between(body, &format!(" {key}: "), ";").contains("null")
}

#[test]
fn nothing_is_any() {
    for path in [
        "film-cards.d.ts",
        "types/react.d.ts",
        "types/preact.d.ts",
        "types/solid.d.ts",
        "types/vue.d.ts",
        "types/svelte.d.ts",
    ] {
        let types = types(path);
        let mut words = types.split(|letter: char| !letter.is_alphanumeric());
        assert!(!words.any(|word| word == "any" || word == "Function"), "{path} says `any`");
    }
}

/// Each member, type and element has a comment with an example.
#[test]
fn everything_is_documented_with_an_example() {
    let text = read("film-cards.d.ts");
    let mut comment = String::new();
    for line in text.lines() {
        let code = line.trim();
        if code.starts_with("/**") || code.starts_with('*') {
            comment.push_str(code);
            continue;
        }
        let declares = ["export type ", "export interface ", "interface HTMLFilm", "const ", "readonly "];
        let member = code.ends_with(';') && line.starts_with("  ") && !line.starts_with("   ");
        let kept = code.starts_with("\"film-gallery\":") || code.starts_with("| \"");
        if declares.iter().any(|start| code.starts_with(start)) || (member && code.contains(": ") && !kept) {
            assert!(comment.contains('`') || comment.contains("@example"), "no example for: {code}");
        }
        comment.clear();
    }
}

/// The comparisons above look at the keys of a `Value`, and an empty one would equal anything.
#[test]
fn the_shapes_that_are_read_are_not_empty() {
    assert!(properties("Movie").len() > 10 && union("Links").len() > 5, "the types are not read as they are written");
    assert_eq!(to_value(Movie::default()).expect("JSON")["year"], Value::Null);
}
