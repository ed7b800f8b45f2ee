//! The model as JSON, written and read again.

#![cfg(feature = "serde")]

use film_model::{Actor, Aggregate, Block, Grade, Inline, Movie, Review, Scale};
use serde_json::{Value, json};

fn movie() -> Movie {
    let body = |text: &str| Block::Paragraph(vec![Inline::Text(text.into())]);
    let review = Review {
        id: 1,
        source: "ferry.txt".into(),
        author: Some("Mara Quill".into()),
        grade: Some(Grade { written: "Two thumbs up".into(), scale: Scale::Thumbs, value: None }),
        review_body: vec![body("It hums."), body("It stops.")],
        ..Review::default()
    };
    Movie {
        slug: "the-long-ferry".into(),
        name: "The Long Ferry".into(),
        year: Some(2018),
        directors: vec!["Bo Lindqvist".into()],
        actors: vec![Actor { name: "Una Vale".into(), character_name: Some("Pia".into()) }],
        aggregate: Aggregate { value: None, graded: 0, total: 1 },
        reviews: vec![review],
        ..Movie::default()
    }
}

#[test]
fn reads_what_it_wrote() {
    let json = serde_json::to_string(&movie()).expect("a movie is JSON");
    assert_eq!(serde_json::from_str::<Movie>(&json).expect("a movie"), movie());
}

#[test]
fn missing_fields_are_unknown() {
    let read = |value: Value| serde_json::from_value::<Movie>(value);
    assert_eq!(read(json!({})).expect("a movie"), Movie::default());
    let graded = json!({ "reviews": [{ "grade": { "written": "A-", "scale": "letter", "value": 91 } }] });
    let grade = read(graded).expect("a movie").reviews.remove(0).grade;
    assert_eq!(grade, Some(Grade { written: "A-".into(), scale: Scale::Letter, value: Some(91) }));
    assert!(read(json!({ "reviews": [{ "grade": { "written": "A-", "scale": "letters" } }] })).is_err());
}

#[test]
fn json_has_only_the_plain_text() {
    let text = |text: &str| Inline::Text(text.into());
    let set = Block::Quotation(vec![Block::Paragraph(vec![text("It "), Inline::Strong(vec![text("hums.")])])]);
    let review = Review { review_body: vec![set], ..Review::default() };
    let json = serde_json::to_value(&review).expect("a review is JSON");
    assert_eq!(json["reviewBody"], json!(["It hums."]));
}
