//! The published types, and the lists of options in the documents, agree with the engine.

use std::path::{Path, PathBuf};

use expect_test::expect_file;
use film_cards::Theme;
use film_model::{Actor, Aggregate, Grade, LinkProvider, Movie, Review, Scale};
use serde_json::{Value, to_value};

/// The names of all options.
const ALLOWED: &str = "film, review, open, theme, lang, links, heading";

/// The path of a file of the project.
fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(file(path)).expect(path)
}

fn options() -> Vec<&'static str> {
    ALLOWED.split(", ").collect()
}

/// A TypeScript union of string literals.
fn union(names: impl IntoIterator<Item = impl ToString>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("\"{}\"", name.to_string())).collect();
    if names.is_empty() { "never".into() } else { names.join(" | ") }
}

/// TypeScript that compiles only if the published type `name` has the keys of `value`, and allows `null` for exactly
/// those that are `null` in it.
fn shape(name: &str, value: &Value) -> String {
    let fields = value.as_object().expect("an object");
    let unknown = fields.iter().filter(|(_, value)| value.is_null()).map(|(key, _)| key);
    let (keys, unknown) = (union(fields.keys()), union(unknown));
    format!(
        "export const keysOf{name}: Same<keyof {name}, {keys}> = true;\n\
         export const unknownOf{name}: Same<MayBeNull<{name}>, {unknown}> = true;\n"
    )
}

/// The attributes of an element whose text the page reads. The engine does not know them.
const OF_TEXTS: [&str; 3] = ["read", "src", "check"];

/// Writes `tests/types/engine.ts`, which compiles only if the published types agree with the engine.
#[test]
fn published_types_agree_with_the_engine() {
    let review = Review { lang: Some("en".into()), ..Review::default() };
    let movie = Movie { actors: vec![Actor::default()], reviews: vec![review], ..Movie::default() };
    let movie = to_value(&movie).expect("JSON");
    let grade = Grade { written: "B".into(), scale: Scale::Letter, value: None };
    let scales = [Scale::Letter, Scale::Stars, Scale::Points, Scale::Percent, Scale::Thumbs];
    let scales = scales.map(|scale| to_value(scale).expect("a name").as_str().expect("a string").to_owned());
    let options = options();
    let attributes: Vec<&str> = options.iter().copied().chain(OF_TEXTS).collect();
    let text = [
        "// Written by the tests of film-engine with UPDATE_EXPECT=1. It compiles only if the published types have the same names\n\
         // as the engine.\n\n\
         import type {\n  Actor, Aggregate, FilmCardAttributes, FilmCardOptions, Grade, Links, Movie, Review, \
         Scale, Theme,\n} from \"film-cards\";\n\n\
         type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;\n\
         type MayBeNull<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];\n\n"
            .to_owned(),
        format!("export const themes: Same<Theme, {}> = true;\n", union(Theme::ALL.map(Theme::name))),
        format!("export const links: Same<Links, {}> = true;\n", union(LinkProvider::ALL.map(LinkProvider::name))),
        format!("export const scales: Same<Scale, {}> = true;\n", union(scales)),
        "\n".to_owned(),
        format!("export const options: Same<keyof FilmCardOptions, {}> = true;\n", union(&options)),
        format!("export const attributes: Same<keyof FilmCardAttributes, {}> = true;\n\n", union(&attributes)),
        shape("Movie", &movie),
        shape("Actor", &movie["actors"][0]),
        shape("Review", &movie["reviews"][0]),
        shape("Grade", &to_value(grade).expect("JSON")),
        shape("Aggregate", &to_value(Aggregate::default()).expect("JSON")),
    ];
    expect_file![file("tests/types/engine.ts")].assert_eq(&text.concat());
}

/// The text between `from` and the next `to`.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from:?}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to:?} after {from:?}")).0
}

/// The entries of a list that stand between quotation marks `mark`.
fn quoted(list: &str, mark: char) -> Vec<&str> {
    list.split(mark).skip(1).step_by(2).collect()
}

/// The plugin for WordPress allows exactly these attributes and `read`, and the README explains them. A gallery has neither
/// `film` nor `review`, because it shows all films.
#[test]
fn documents_list_all_options() {
    let options = options();
    let of_a_gallery: Vec<&str> = options.iter().copied().filter(|name| !["film", "review"].contains(name)).collect();
    let attributes: Vec<&str> = options.iter().copied().chain(OF_TEXTS).collect();
    let plugin = read("integrations/wordpress/film-cards/includes/card.php");
    let mut of_authors = quoted(between(&plugin, "const ATTRIBUTES = array(", ")"), '\'');
    of_authors.retain(|name| *name != "read");
    assert_eq!(of_authors, options, "card.php");
    let list = between(&plugin, "$tags['film-gallery'] = array_fill_keys( array(", ")");
    assert_eq!(quoted(list, '\''), of_a_gallery, "card.php on galleries");
    let read_me = read("README.md");
    let table = between(&read_me, "| attribute | values |\n| --- | --- |\n", "\n\n");
    let column: Vec<&str> = table.lines().filter_map(|row| quoted(row, '`').into_iter().next()).collect();
    assert_eq!(column, attributes, "README.md");
}

/// The page script passes themes and link providers as numbers, and allows exactly these options.
#[test]
fn the_page_script_counts_as_the_engine_does() {
    let script = read("web/film-cards-options.ts");
    let list = |name: &str| quoted(between(&script, &format!("const {name} = ["), "]"), '"');
    assert_eq!(list("THEMES"), Theme::ALL.map(Theme::name));
    assert_eq!(list("LINKS"), LinkProvider::ALL.map(LinkProvider::name));
    let allowed = between(&script, "const ALLOWED = {\n", "} as const");
    let names: Vec<&str> = allowed.lines().filter_map(|line| Some(line.split_once(':')?.0.trim())).collect();
    assert_eq!(names, options());
}
