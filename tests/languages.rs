//! The tables of translations: each has all texts of the English one, with the plural forms and placeholders that they
//! need.

use film_cards::{Grammar, Message, Words};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The plural categories of each language for whole numbers, from CLDR. French and Spanish also have `many`, for
/// millions, which no card needs.
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

/// The tables of cards and of galleries.
const FOLDERS: [&str; 2] = ["languages", "languages/gallery"];

fn source(folder: &str, tag: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder).join(tag).with_extension("js");
    fs::read_to_string(path).expect("a table")
}

/// The text between the backticks of a table.
fn table(folder: &str, tag: &str) -> String {
    let source = source(folder, tag);
    let parts: Vec<&str> = source.split('`').collect();
    assert_eq!(parts.len(), 3, "{tag} has one text between backticks");
    assert!(parts[0].ends_with("export default ") && parts[2].trim() == ";", "{tag} exports its table");
    // JavaScript would replace these in a template literal.
    assert!(!parts[1].contains("${") && !parts[1].contains('\\'), "{tag} contains an escape or a substitution");
    parts[1].to_owned()
}

/// Every table, together with the English one.
fn tables() -> Vec<(&'static str, &'static [&'static str], String, String)> {
    let of = |folder: &'static str| {
        CATEGORIES.map(|(tag, categories)| (tag, categories, table(folder, tag), table(folder, "en")))
    };
    FOLDERS.into_iter().flat_map(of).collect()
}

fn lines(table: &str) -> Vec<(&str, &str)> {
    let lines = table.lines().filter(|line| !line.is_empty());
    lines.map(|line| line.split_once(" = ").unwrap_or_else(|| panic!("no `key = text`: {line}"))).collect()
}

/// The forms of a text by category, or the text as its only form.
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
fn each_language_has_a_table() {
    for folder in FOLDERS {
        let mut tags: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder))
            .expect("the tables")
            .map(|entry| entry.expect("a table").path())
            .filter(|path| path.is_file())
            .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
            .collect();
        tags.sort();
        assert_eq!(tags, CATEGORIES.map(|(tag, _)| tag));
        for tag in tags.iter().filter(|tag| *tag != "en") {
            let units = ["short", "long", "narrow"].map(|units| format!("\nexport const units = \"{units}\";\n"));
            let has_units = units.iter().any(|units| source("languages", tag).contains(units));
            assert!(has_units, "{tag} does not export `units`");
        }
    }
}

#[test]
fn tables_have_the_keys_of_english_in_their_order() {
    let keys = |table: &str| lines(table).iter().map(|(key, _)| (*key).to_owned()).collect::<Vec<_>>();
    for (tag, _, table, english) in tables() {
        assert_eq!(keys(&table), keys(&english), "{tag}");
    }
}

#[test]
fn texts_with_a_number_have_a_form_for_each_category() {
    for (tag, categories, table, english) in tables() {
        for ((key, text), (_, in_english)) in lines(&table).into_iter().zip(lines(&english)) {
            let found: Vec<&str> = forms(text).iter().map(|(category, _)| *category).collect();
            if found == [""] {
                let counts = forms(in_english).len() > 1 && places(text).contains("n");
                assert!(!counts || categories.len() == 1, "{tag}: {key} has a number but only one form: {text}");
            } else {
                assert_eq!(found, categories, "{tag}: {key}");
            }
        }
    }
}

#[test]
fn texts_have_the_placeholders_of_english() {
    for (tag, _, table, english) in tables() {
        for ((key, text), (_, in_english)) in lines(&table).into_iter().zip(lines(&english)) {
            assert_eq!(places(text), places(in_english), "{tag}: {key}");
            for (category, form) in forms(text) {
                // `one`, `two` and `zero` may write the number as a word.
                let missing: Vec<_> =
                    places(in_english).into_iter().filter(|place| !places(form).contains(place)).collect();
                let spelt = matches!(category, "zero" | "one" | "two");
                assert!(missing.is_empty() || spelt, "{tag}: {key} lacks {missing:?} in {form}");
                assert!(!form.trim().is_empty() && form == form.trim(), "{tag}: {key}");
            }
        }
        if let Some((_, numbers)) = lines(&table).into_iter().find(|(key, _)| *key == "numbers") {
            assert_eq!(numbers.split(' ').count(), 11, "{tag} has words for 0 to 10");
        }
    }
}

/// The plural categories of Arabic. The test needs no other part of a grammar.
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
fn arabic_has_six_plural_forms() {
    let words = Words::new("ar", &table("languages", "ar"), Arabic);
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
