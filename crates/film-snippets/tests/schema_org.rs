//! The JSON-LD of a snippet against what schema.org says of its types.

mod common;

use common::{all, hostile, letter, several, ungraded};
use film_snippets::json_ld;
use jsonschema::Validator;
use serde_json::{Value, json};

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("schema-org.json")).expect("a schema in JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[test]
fn every_movie_is_valid() {
    let schema = schema();
    for movie in all() {
        let data = json_ld::movie(&movie);
        let errors: Vec<String> =
            schema.iter_errors(&data).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{data:#}");
    }
}

#[test]
fn the_schema_finds_what_is_wrong() {
    let schema = schema();
    let with = |name: &str, value: Value| {
        let mut data = json_ld::movie(&letter());
        data[name] = value;
        data
    };
    let person = json!({ "@type": "Person", "name": "Bram Teague" });
    assert!(schema.is_valid(&with("author", person.clone())));
    for (name, value) in [
        ("writer", person.clone()),
        ("author", json!("Bram Teague")),
        ("countryOfOrigin", person),
        ("duration", json!("104 min")),
        ("datePublished", json!(1987)),
        ("review", json!([])),
        ("review", json!({ "@type": "Review", "reviewRating": { "@type": "Rating", "ratingValue": "A-" } })),
    ] {
        assert!(!schema.is_valid(&with(name, value.clone())), "{name}: {value}");
    }
}

#[test]
fn a_letter_is_its_value_by_the_name_of_the_letter() {
    let data = json_ld::movie(&letter());
    let rating = json!({ "@type": "Rating", "name": "A-", "ratingValue": 91, "bestRating": 100, "worstRating": 0 });
    assert_eq!(data["review"]["reviewRating"], rating);
    assert_eq!(data["aggregateRating"]["ratingCount"], 1);
    assert_eq!(data["releasedEvent"]["publishedBy"]["name"], "Lowland Pictures");
    assert_eq!(data["actor"][0]["characterName"], "The carter");
    assert_eq!(data["actor"][1], json!({ "@type": "Person", "name": "Maud Pell" }));
    assert_eq!(data["duration"], "PT104M");
}

#[test]
fn no_rating_is_invented() {
    let data = json_ld::movie(&ungraded());
    assert!(data.get("aggregateRating").is_none() && data["review"].get("reviewRating").is_none(), "{data:#}");
    assert!(data["review"].get("author").is_none(), "{data:#}");
    let data = json_ld::movie(&several());
    assert_eq!(data["review"][0]["reviewRating"]["name"], "★★★½");
    assert!(data["review"][1].get("reviewRating").is_none(), "thumbs have no value: {data:#}");
    assert_eq!(data["aggregateRating"]["ratingValue"], 69);
    assert_eq!(data["aggregateRating"]["ratingCount"], 2);
    assert_eq!(data["aggregateRating"]["reviewCount"], 3);
}

#[test]
fn what_is_no_address_and_no_day_is_left_out() {
    let data = json_ld::movie(&hostile());
    assert!(data["review"].get("url").is_none() && data["review"].get("datePublished").is_none(), "{data:#}");
}

#[test]
fn the_element_holds_the_data_whatever_is_in_it() {
    for movie in all() {
        let element = json_ld::element(&movie);
        let json = element.strip_prefix("<script type=\"application/ld+json\">").expect("an element");
        let json = json.strip_suffix("</script>").expect("that ends");
        assert!(!json.contains('<'), "{json}");
        assert_eq!(serde_json::from_str::<Value>(json).expect("JSON"), json_ld::movie(&movie));
    }
}
