//! The tables of words: each says all that English says, in the forms and with the places it needs.

use film_cards::{Grammar, Message, Words};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The plural categories of each language, as CLDR has them for whole numbers. French and Spanish have
/// `many` besides, for millions, which no card counts.
const CATEGORIES: [(&str, &[&str]); 8] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("hi", &["one", "other"]),
    ("ja", &["other"]),
    ("zh", &["other"]),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/languages")
}

fn source(tag: &str) -> String {
    fs::read_to_string(folder().join(tag).with_extension("js")).expect("a table")
}

/// What stands between the backticks of a table.
fn table(tag: &str) -> String {
    let source = source(tag);
    let parts: Vec<&str> = source.split('`').collect();
    assert_eq!(parts.len(), 3, "{tag} has one text between backticks");
    assert!(parts[0].ends_with("export default ") && parts[2].trim() == ";", "{tag} exports its table");
    // JavaScript would read them in its own way.
    assert!(!parts[1].contains("${") && !parts[1].contains('\\'), "{tag} has nothing that JavaScript unfolds");
    parts[1].to_owned()
}

fn lines(table: &str) -> Vec<(&str, &str)> {
    let lines = table.lines().filter(|line| !line.is_empty());
    lines.map(|line| line.split_once(" = ").unwrap_or_else(|| panic!("no `key = text`: {line}"))).collect()
}

/// The forms of a text by their categories, or the text as its only one.
fn forms(text: &str) -> Vec<(&str, &str)> {
    if !text.contains(" | ") {
        return vec![("", text)];
    }
    text.split(" | ").map(|form| form.split_once(": ").unwrap_or_else(|| panic!("no category: {form}"))).collect()
}

fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap_or_else(|| panic!("open: {text}")).0).collect()
}

#[test]
fn there_is_a_table_for_each_language_and_the_page_knows_them() {
    let mut tags: Vec<String> = fs::read_dir(folder())
        .expect("the tables")
        .map(|entry| entry.expect("a table").path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    tags.sort();
    assert_eq!(tags, CATEGORIES.map(|(tag, _)| tag));
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/embed/film-cards-page.js");
    let page = fs::read_to_string(page).expect("the page's script");
    for tag in tags.iter().filter(|tag| *tag != "en") {
        let entry = format!("[\"{tag}\", [\"languages/{tag}.js\", \"\"]]");
        assert_eq!(page.matches(&entry).count(), 1, "{entry} stands in film-cards-page.js");
        let units = ["short", "long", "narrow"].map(|units| format!("\nexport const units = \"{units}\";\n"));
        assert!(units.iter().any(|units| source(tag).contains(units)), "{tag} says how long its units are");
    }
    assert_eq!(page.matches("\"languages/").count(), tags.len() - 1);
}

#[test]
fn every_table_has_the_messages_of_english_in_their_order() {
    let english = table("en");
    let keys = |table: &str| lines(table).iter().map(|(key, _)| (*key).to_owned()).collect::<Vec<_>>();
    for (tag, _) in CATEGORIES {
        assert_eq!(keys(&table(tag)), keys(&english), "{tag}");
    }
}

#[test]
fn what_counts_has_a_form_for_each_category() {
    let english = table("en");
    for (tag, categories) in CATEGORIES {
        let table = table(tag);
        for ((key, text), (_, in_english)) in lines(&table).into_iter().zip(lines(&english)) {
            let found: Vec<&str> = forms(text).iter().map(|(category, _)| *category).collect();
            if found == [""] {
                let counts = forms(in_english).len() > 1 && places(text).contains("n");
                assert!(!counts || categories.len() == 1, "{tag}: {key} counts and has one form: {text}");
            } else {
                assert_eq!(found, categories, "{tag}: {key}");
            }
        }
    }
}

#[test]
fn every_text_has_the_places_of_english() {
    let english = table("en");
    for (tag, _) in CATEGORIES {
        let table = table(tag);
        for ((key, text), (_, in_english)) in lines(&table).into_iter().zip(lines(&english)) {
            assert_eq!(places(text), places(in_english), "{tag}: {key}");
            for (category, form) in forms(text) {
                // `one`, `two` and `zero` may be words.
                let missing: Vec<_> =
                    places(in_english).into_iter().filter(|place| !places(form).contains(place)).collect();
                let spelt = matches!(category, "zero" | "one" | "two");
                assert!(missing.is_empty() || spelt, "{tag}: {key} lacks {missing:?} in {form}");
                assert!(!form.trim().is_empty() && form == form.trim(), "{tag}: {key}");
            }
        }
        let numbers = lines(&table).into_iter().find(|(key, _)| *key == "numbers").expect("the numbers").1;
        assert_eq!(numbers.split(' ').count(), 11, "{tag} counts from nought to ten");
    }
}

/// Arabic's plural categories; the rest is not asked for here.
struct Arabic;

impl Grammar for Arabic {
    fn plural(&self, n: u32) -> String {
        let category = match (n, n % 100) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        };
        category.into()
    }

    fn date(&self, _: u16, _: u8, _: u8) -> String {
        String::new()
    }

    fn duration(&self, _: u16, _: u16) -> String {
        String::new()
    }

    fn list(&self, items: &[String]) -> String {
        items.join(" و")
    }
}

#[test]
fn arabic_counts_in_six_forms() {
    let words = Words::new("ar", &table("ar"), Arabic);
    let graded = [0, 1, 2, 3, 11, 100].map(|n| words.count(Message::Graded, n, &[("graded", "1")]));
    assert_eq!(
        graded,
        [
            "لا مراجعات",
            "1 من مراجعة واحدة بتقييم",
            "1 من مراجعتين بتقييم",
            "1 من 3 مراجعات بتقييم",
            "1 من 11 مراجعة بتقييم",
            "1 من 100 مراجعة بتقييم",
        ]
    );
    assert_eq!(words.say(Message::Direction), "rtl");
}
