//! Compares the structured data of a snippet with the types that schema.org defines.

mod common;

use common::{all, hostile, letter, several, ungraded};
use film_snippets::{json_ld, microdata};
use jsonschema::Validator;
use roxmltree::{Document, Node};
use serde_json::{Map, Value, json};

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

/// Converts an element of microdata with its content to JSON-LD.
fn read(item: Node) -> Value {
    let kind = item.attribute("itemtype").and_then(|kind| kind.strip_prefix("https://schema.org/")).expect("a type");
    let mut object = Map::from_iter([("@type".to_owned(), json!(kind))]);
    for property in item.children().filter(Node::is_element) {
        let value = match property.tag_name().name() {
            "link" => json!(property.attribute("href")),
            "meta" => json!(property.attribute("content")),
            _ => read(property),
        };
        let name = property.attribute("itemprop").expect("a property");
        match object.get_mut(name) {
            None => _ = object.insert(name.to_owned(), value),
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = json!([one.take(), value]),
        }
    }
    object.into()
}

/// Microdata has no numbers, and the context is part of the type.
fn as_texts(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.to_string()),
        Value::Array(values) => values.into_iter().map(as_texts).collect(),
        Value::Object(object) => {
            let known = object.into_iter().filter(|(name, _)| name != "@context");
            Value::Object(known.map(|(name, value)| (name, as_texts(value))).collect())
        }
        other => other,
    }
}

#[test]
fn microdata_says_the_same() {
    for movie in all() {
        let data = json_ld::movie(&movie);
        let element = microdata::element(&data);
        let tree = Document::parse(&element).unwrap_or_else(|error| panic!("{error}\n{element}"));
        assert_eq!(read(tree.root_element()), as_texts(data));
        let texts = tree.descendants().filter_map(|node| if node.is_text() { node.text() } else { None });
        assert_eq!(texts.collect::<String>().trim(), "", "nothing of it is text: {element}");
    }
}
