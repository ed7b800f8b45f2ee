//! Names are found however they are written.

use super::super::words::next_capital;
use super::*;

fn people() -> People {
    let cast = [
        "Riz Ahmed",
        "Per Holm Jr.",
        "Ana de la Cruz",
        "Song Kang-ho",
        "Ira Kay",
        "Una Kay",
        "Samuel L. Moss",
        "Pénélope D’Arcy",
        "宮崎 駿",
        "李安",
        "Иван Петров",
        "Robert Vale",
        "Robert Vale Jr.",
        "Lars von Stahl",
    ];
    People::new(cast.into_iter(), ["J.K. Benicio Del Rio"].into_iter())
}

fn full(text: &str) -> Vec<(String, String)> {
    let people = people();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = next_capital(text, at) {
        at = word.end;
        let Some((number, word)) = people.find(word) else { continue };
        if let Some(name) = people.full_name_at(text, word, number) {
            at = name.behind;
            found.push((text[name.start..name.end].to_owned(), people.name(name.person).to_owned()));
        }
    }
    found
}

#[test]
fn finds_a_full_name_however_it_is_written() {
    for (text, written, name) in [
        ("with Riz Ahmed’s best", "Riz Ahmed", "Riz Ahmed"),
        ("RIZ\nAHMED", "RIZ\nAHMED", "Riz Ahmed"),
        ("Per Holm sings", "Per Holm", "Per Holm Jr."),
        ("Per Holm, Jr., sings", "Per Holm, Jr.", "Per Holm Jr."),
        ("Ana de la Cruz", "Ana de la Cruz", "Ana de la Cruz"),
        ("the great Kang‑ho Song", "Kang‑ho Song", "Song Kang-ho"),
        ("Song Kang Ho", "Song Kang Ho", "Song Kang-ho"),
        ("Samuel Moss", "Samuel Moss", "Samuel L. Moss"),
        ("Samuel L Moss", "Samuel L Moss", "Samuel L. Moss"),
        ("Penelope D'Arcy", "Penelope D'Arcy", "Pénélope D’Arcy"),
        ("le film d’Ana de la Cruz", "Ana de la Cruz", "Ana de la Cruz"),
        ("это Иван Петров", "Иван Петров", "Иван Петров"),
        ("Robert Vale’s", "Robert Vale", "Robert Vale"),
        ("Robert Vale Jr.’s", "Robert Vale Jr.", "Robert Vale Jr."),
        ("J. K. Benicio Del Rio", "J. K. Benicio Del Rio", "J.K. Benicio Del Rio"),
    ] {
        assert_eq!(full(text), [(written.to_owned(), name.to_owned())], "{text}");
    }
    for text in ["Riz. Ahmed", "Riz, Ahmed", "Riz’s Ahmed", "Riz (Ahmed)", "Ahmed", "Ira and Una Kay again"] {
        let found: Vec<_> = full(text).into_iter().filter(|(_, name)| name == "Riz Ahmed").collect();
        assert_eq!(found, [], "{text}");
    }
}

#[test]
fn lets_go_only_what_is_of_no_name() {
    let people = people();
    let text = "Rizo, O'Riz and Qu’Ahmed: Rock'N'Roll, Holm-Ahmed, Al’Kay, (Ana) éAna d’Ana Été Ahm’Riz \
                Pénélope Penelope D’Arcy DARCY. Иван, Robert’s McVale, L'Una J.K. X";
    let known = |next: &dyn Fn(usize) -> Option<Word<'static>>| {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(word) = next(at) {
            at = word.end;
            found.extend(people.find(word));
        }
        found
    };
    let found = known(&|at| people.next_capital(text, at));
    assert_eq!(found, known(&|at| next_capital(text, at)));
    assert_eq!(found, known(&|at| people.next_capital_or_owner(text, at)));
    assert!(found.len() > 8);

    let text = "Wilde’s Lou, Ann's, Zoë’s and O’Dale’s; no Wildes, it's Ira’s";
    let owners = |next: &dyn Fn(usize) -> Option<Word<'static>>| {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(word) = next(at) {
            at = word.end;
            found.extend(Some(word.text).filter(|_| word.is_possessive()));
        }
        found
    };
    assert_eq!(owners(&|at| people.next_capital_or_owner(text, at)), ["Wilde", "Ann", "Zoë", "O’Dale", "Ira"]);
    assert_eq!(owners(&|at| next_capital(text, at)), ["Wilde", "Ann", "Zoë", "O’Dale", "Ira"]);
}

#[test]
fn finds_a_surname_that_one_person_has() {
    let people = people();
    let surname = |text: &str| {
        let mut at = 0;
        while let Some(word) = next_capital(text, at) {
            at = word.end;
            let Some((number, word)) = people.find(word) else { continue };
            if let Some(found) = people.surname_at(text, word, number, false) {
                return Some((text[found.start..found.end].to_owned(), people.name(found.person).to_owned()));
            }
        }
        None
    };
    let some = |written: &str, name: &str| Some((written.to_owned(), name.to_owned()));
    assert_eq!(surname("as Ahmed’s"), some("Ahmed", "Riz Ahmed"));
    assert_eq!(surname("as de la Cruz does"), some("de la Cruz", "Ana de la Cruz"));
    assert_eq!(surname("as Del Rio does"), some("Del Rio", "J.K. Benicio Del Rio"));
    assert_eq!(surname("Von Stahl does"), some("Von Stahl", "Lars von Stahl"));
    assert_eq!(surname("Holm, Jr. does"), some("Holm, Jr.", "Per Holm Jr."));
    for nobody in ["Cruz", "Kay", "Vale", "Stahl", "Riz"] {
        assert_eq!(surname(nobody), None, "{nobody}");
    }
}

#[test]
fn finds_names_in_scripts_without_capitals() {
    let people = people();
    let found = |text: &str| people.uncased_from(text, 0).map(|found| text[found.start..found.end].to_owned());
    assert_eq!(found("監督の宮崎駿は").as_deref(), Some("宮崎駿"));
    assert_eq!(found("監督の宮崎　駿は").as_deref(), Some("宮崎　駿"));
    assert_eq!(found("宮崎は"), None);
    assert_eq!(found("「李安」").as_deref(), Some("李安"));
    assert_eq!(found("李安妮"), None);
}
