//! A movie and its reviews as JSON-LD with the vocabulary of schema.org. [`microdata`](crate::microdata) turns it into
//! HTML for a page.
//!
//! | in the model | in schema.org |
//! | --- | --- |
//! | year | `datePublished` |
//! | writers | `author`, because a `Movie` is a `CreativeWork`; there is no `writer` |
//! | distributor | `publishedBy` of its `releasedEvent`; `productionCompany` is something else |
//! | actors | `actor`, in a `PerformanceRole` if the role is known |
//! | grade | `reviewRating` with its value on 0–100, and the grade as written as its `name` |
//! | average of the grades | `aggregateRating` of those that have a value |
//!
//! A review without a grade, or with a grade without a value, has no rating. The text is without its spoilers.

use film_cards::{Actor, Aggregate, Grade, Movie, Review, without_spoilers};
use film_model::{is_web_address, paragraphs};
use serde_json::{Map, Value, json};

/// The movie with its reviews.
pub fn movie(movie: &Movie) -> Value {
    let thing = |kind: &str, name: &String| json!({ "@type": kind, "name": name });
    let things = |kind: &str, names: &[String]| list(names.iter().map(|name| thing(kind, name)));
    let released = |by: &String| json!({ "@type": "PublicationEvent", "publishedBy": thing("Organization", by) });
    object([
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("Movie"))),
        ("name", Some(json!(movie.name))),
        ("datePublished", movie.year.map(|year| json!(format!("{year:04}")))),
        ("director", things("Person", &movie.directors)),
        ("author", things("Person", &movie.writers)),
        ("actor", list(movie.actors.iter().map(actor))),
        ("releasedEvent", movie.distributor.as_ref().map(released)),
        ("countryOfOrigin", things("Country", &movie.countries_of_origin)),
        ("duration", movie.duration_minutes.map(|minutes| json!(format!("PT{minutes}M")))),
        ("contentRating", movie.content_rating.as_ref().map(|rating| json!(rating))),
        ("aggregateRating", aggregate(&movie.reviews)),
        ("review", list(movie.reviews.iter().map(review))),
    ])
}

fn actor(actor: &Actor) -> Value {
    let person = json!({ "@type": "Person", "name": actor.name });
    match &actor.character_name {
        Some(part) => json!({ "@type": "PerformanceRole", "actor": person, "characterName": part }),
        None => person,
    }
}

fn review(review: &Review) -> Value {
    let text = paragraphs(&without_spoilers(&review.review_body)).join("\n\n");
    let named = |kind: &str, name: &Option<String>| name.as_ref().map(|name| json!({ "@type": kind, "name": name }));
    let url = review.url.as_ref().filter(|url| is_web_address(url));
    let date = review.date_published.as_ref().filter(|date| is_date(date));
    object([
        ("@type", Some(json!("Review"))),
        ("author", named("Person", &review.author)),
        ("publisher", named("Organization", &review.publisher)),
        ("datePublished", date.map(|date| json!(date))),
        ("url", url.map(|url| json!(url))),
        ("reviewRating", review.grade.as_ref().and_then(rating)),
        ("reviewBody", (!text.is_empty()).then(|| json!(text))),
    ])
}

fn rating(grade: &Grade) -> Option<Value> {
    let value = grade.value?;
    let name = grade.written.as_str();
    Some(json!({ "@type": "Rating", "name": name, "ratingValue": value, "bestRating": 100, "worstRating": 0 }))
}

fn aggregate(reviews: &[Review]) -> Option<Value> {
    let Aggregate { value, graded, total } = Aggregate::of(reviews);
    Some(json!({
        "@type": "AggregateRating", "ratingValue": value?, "bestRating": 100, "worstRating": 0,
        "ratingCount": graded, "reviewCount": total,
    }))
}

/// Whether it is a full date as schema.org requires it: `2020-12-04`.
fn is_date(text: &str) -> bool {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

/// One value alone, several as an array, none as null.
fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let mut values: Vec<Value> = values.collect();
    if values.len() > 1 { Some(Value::Array(values)) } else { values.pop() }
}

/// The properties that are known; the others are left out.
fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let known = entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(known.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_is_a_day() {
        assert!(is_date("2020-12-04"));
        for other in ["2020-12", "last week", "2020-12-4", "2020-12-04T10:00", "", "20201204"] {
            assert!(!is_date(other), "{other}");
        }
    }
}
