//! Reads two published reviews of one film.
//!
//! They are other people's words and not part of the project. If they are available, `.ci/run` reads them with
//! `cargo xtask check` and sets `FILM_CARDS_READING` to the path of the JSON. This test compares the facts and the
//! number of paragraphs.

use serde_json::{Value, json};

#[test]
fn the_published_reviews_read_as_expected() {
    let Some(path) = std::env::var_os("FILM_CARDS_READING") else {
        println!("not run: FILM_CARDS_READING names no reading of the published reviews");
        return;
    };
    let text = std::fs::read_to_string(&path).expect("the reading is a file");
    let reading: Value = serde_json::from_str(&text).expect("the reading is JSON");

    let mut movies = reading["movies"].clone();
    assert_eq!(movies.as_array().map(Vec::len), Some(1), "both reviews are of one movie");
    let reviews = movies[0]["reviews"].take();
    let nobody = Value::Null;
    assert_eq!(
        movies[0],
        json!({
            "slug": "sound-of-metal", "name": "Sound of Metal", "year": nobody,
            "directors": ["Darius Marder"], "writers": ["Darius Marder", "Abraham Marder"],
            "distributor": "Amazon Studios", "countriesOfOrigin": ["USA", "Belgium"],
            "durationMinutes": 120, "contentRating": "R",
            "actors": [
                { "name": "Riz Ahmed", "characterName": "Ruben Stone" },
                { "name": "Olivia Cooke", "characterName": "Lou" },
                { "name": "Paul Raci", "characterName": "Joe" },
                { "name": "Mathieu Amalric", "characterName": nobody },
            ],
            "aggregate": { "value": 91, "graded": 1, "total": 2 },
            "reviews": nobody,
        })
    );

    let paragraphs = |review: &Value| review["reviewBody"].as_array().expect("paragraphs").clone();
    assert_eq!(reviews[0]["caption"], "Riz Ahmed in Sound of Metal (Amazon Studios)");
    assert_eq!(reviews[0]["grade"], Value::Null);
    assert_eq!(paragraphs(&reviews[0]).len(), 7);
    assert_eq!(reviews[1]["caption"], "Credit: Amazon Studios");
    assert_eq!(reviews[1]["grade"], json!({ "written": "A-", "scale": "letter", "value": 91 }));
    assert_eq!(paragraphs(&reviews[1]).len(), 5);
    for paragraph in paragraphs(&reviews[0]).iter().chain(&paragraphs(&reviews[1])) {
        let text = paragraph.as_str().expect("a paragraph is text");
        for stranger in ["Directed by", "Released by", "Grade:", "Related content", "Credit:", "120 min"] {
            assert!(!text.contains(stranger), "\"{stranger}\" is no prose");
        }
    }

    let reported: Vec<(&str, &str, &str)> = reading["diagnostics"]
        .as_array()
        .expect("diagnostics")
        .iter()
        .map(|diagnostic| {
            let field = |name: &str| diagnostic[name].as_str().unwrap_or_default();
            (field("source").get(..3).unwrap_or_default(), field("severity"), field("code"))
        })
        .collect();
    assert_eq!(
        reported,
        [
            ("000", "note", "title-inferred"),
            ("000", "warning", "name-spelling"),
            ("000", "warning", "unknown-name"),
            ("001", "note", "title-inferred"),
        ]
    );
    let message = |at: usize| reading["diagnostics"][at]["message"].as_str().unwrap_or_default().to_owned();
    assert!(message(1).contains("\"Olivia Cook\"") && message(1).contains("\"Olivia Cooke\""), "{}", message(1));
    assert!(message(2).contains("\"Wilde's Lou\"") && message(2).contains("\"Olivia Cooke\""), "{}", message(2));
}
