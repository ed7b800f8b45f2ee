//! The types that are published say what the code does: the options and their values, the reasons of
//! failures, and the shapes of films. `tests/types` tries them with the compiler.

use film_cards::Theme;
use film_model::model::{Actor, Aggregate, Grade, LinkProvider, Movie, Review, Scale};
use serde_json::{Value, to_value};
use std::collections::BTreeSet;

fn read(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/embed").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The types without what is said about them.
fn types(path: &str) -> String {
    let text = read(path);
    text.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).collect::<Vec<_>>().join("\n")
}

/// What stands between `from` and the next `to`.
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

/// The names of an interface's properties, in order, with its `?`.
fn properties(name: &str) -> Vec<String> {
    let types = types("film-cards.d.ts");
    let body = between(&types, &format!("export interface {name} "), "\n}");
    let (_, body) = body.split_once('{').expect("a body");
    body.lines().filter_map(|line| line.trim().split_once(": ")).map(|(name, _)| name.to_owned()).collect()
}

fn set<T: ToString>(names: impl IntoIterator<Item = T>) -> BTreeSet<String> {
    names.into_iter().map(|name| name.to_string()).collect()
}

#[test]
fn the_options_are_those_that_are_allowed() {
    let options = read("options.rs");
    let allowed: Vec<&str> = between(&options, "const ALLOWED: &str = \"", "\"").split(", ").collect();
    let optional: Vec<String> = allowed.iter().map(|name| format!("{name}?")).collect();
    assert_eq!(properties("FilmCardOptions"), optional);
    assert_eq!(properties("FilmCardMountOptions"), ["film"]);
    let attributes = [properties("FilmCardAttributes"), properties("FilmGalleryAttributes")].concat();
    assert_eq!(set(attributes.iter().map(|name| name.trim_end_matches('?'))), set(&allowed));
    assert!(attributes.contains(&"film".to_owned()), "a card has a film: {attributes:?}");
}

#[test]
fn the_values_are_those_that_are_allowed() {
    assert_eq!(union("Theme"), set(Theme::ALL.map(Theme::name)));
    assert_eq!(union("Links"), set(LinkProvider::ALL.map(LinkProvider::name)));
    let scales = [Scale::Letter, Scale::Stars, Scale::Points, Scale::Percent, Scale::Thumbs];
    let scales = scales.map(|scale| to_value(scale).expect("a name").as_str().expect("a string").to_owned());
    assert_eq!(union("Scale"), set(scales));
}

/// A reason stands in quotes behind the call that makes the failure, or beside the name of what is thrown.
#[test]
fn the_reasons_are_those_that_are_given() {
    let (scripts, module) = ([read("film-cards.js"), read("film-cards-page.js")].concat(), read("failure.rs"));
    for reason in union("FilmCardErrorReason") {
        let quoted = format!("\"{reason}\"");
        assert!(scripts.contains(&quoted) || module.contains(&quoted), "nothing fails as {reason}");
    }
    let mut given = BTreeSet::new();
    for (text, before) in [(&scripts, "failure("), (&scripts, "reason: "), (&module, "), "), (&module, "(), ")] {
        for (at, _) in text.match_indices(before) {
            // Of a choice, each string up to the end of the argument.
            let rest = &text[at + before.len()..];
            let argument = &rest[..rest.find([',', ')', '}', '\n']).unwrap_or(rest.len())];
            given.extend(argument.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    assert_eq!(union("FilmCardErrorReason"), given);
}

#[test]
fn the_events_and_elements_are_those_of_the_scripts() {
    let (loader, page) = (read("film-cards.js"), read("film-cards-page.js"));
    for event in properties("FilmCardEventMap") {
        let event = event.trim_matches('"');
        let name = event.strip_prefix("film-card-").expect("a name of ours");
        let emits = [&loader, &page].iter().any(|text| text.contains(&format!(", \"{name}\"")));
        assert!(emits, "nothing emits {event}");
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
    let review =
        Review { grade: Some(Grade { written: "B".into(), scale: Scale::Letter, value: None }), ..Review::default() };
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
        assert_eq!(set(properties(name)), set(value.as_object().expect("an object").keys()), "{name}");
        for (key, value) in value.as_object().expect("an object") {
            assert_eq!(may_be_null(name, key), value.is_null(), "{name}.{key} is {value} where nothing is known");
        }
    }
}

fn may_be_null(name: &str, key: &str) -> bool {
    let types = types("film-cards.d.ts");
    let body = between(&types, &format!("export interface {name} "), "\n}");
    // What is filled in above shows its own shape.
    key != "grade" && between(body, &format!(" {key}: "), ";").contains("null")
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

/// Each member, type and element is told in a sentence, and with an example.
#[test]
fn everything_is_told_with_an_example() {
    let text = read("film-cards.d.ts");
    let mut told = String::new();
    for line in text.lines() {
        let code = line.trim();
        if code.starts_with("/**") || code.starts_with('*') {
            told.push_str(code);
            continue;
        }
        let declares = ["export type ", "export interface ", "interface HTMLFilm", "const ", "readonly "];
        let member = code.ends_with(';') && line.starts_with("  ") && !line.starts_with("   ");
        let kept = code.starts_with("\"film-gallery\":") || code.starts_with("| \"");
        if declares.iter().any(|start| code.starts_with(start)) || (member && code.contains(": ") && !kept) {
            assert!(told.contains('`') || told.contains("@example"), "no example for: {code}");
        }
        told.clear();
    }
}

/// A `Value` is compared above by what its keys are; an empty one would compare with anything.
#[test]
fn the_shapes_that_are_read_are_not_empty() {
    assert!(properties("Movie").len() > 10 && union("Links").len() > 5, "the types are not read as they are written");
    assert_eq!(to_value(Movie::default()).expect("JSON")["year"], Value::Null);
}
