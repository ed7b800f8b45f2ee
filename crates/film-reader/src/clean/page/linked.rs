//! JSON-LD, in which pages state for search engines what they are: reviews, movies and posts, in the words of
//! [schema.org](https://schema.org/Review).

use super::elements::line;
use serde_json::Value;

/// What the JSON-LD of a page states of its review. The second value of each is where in the page it was stated.
#[derive(Default)]
pub struct Linked {
    /// The headlines of the post.
    pub headlines: Vec<String>,
    /// Where the first of it begins.
    pub at: usize,
    /// Keys as front matter has them.
    pub keys: Vec<(&'static str, Vec<String>)>,
}

const POSTS: [&str; 8] = [
    "Article",
    "BlogPosting",
    "NewsArticle",
    "ReviewNewsArticle",
    "OpinionNewsArticle",
    "Report",
    "WebPage",
    "SocialMediaPosting",
];
const REVIEWS: [&str; 3] = ["Review", "CriticReview", "UserReview"];
const FILMS: [&str; 6] = ["Movie", "TVSeries", "TVSeason", "TVEpisode", "VideoObject", "CreativeWork"];

/// Reads the scripts of a page.
pub fn read(scripts: &[(&str, usize)]) -> Linked {
    let mut nodes = Vec::new();
    for (script, _) in scripts {
        // Line breaks in texts are no JSON, and common.
        let text: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim();
        let text = text.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches(';');
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            flatten(value, &mut nodes);
        }
    }
    let mut linked = Linked { at: scripts.first().map_or(0, |(_, at)| *at), ..Linked::default() };
    let of_kind = |kinds: &[&str]| nodes.iter().filter(|node| is_one_of(node, kinds)).collect::<Vec<_>>();
    let film = nodes.iter().find(|node| is_one_of(node, &FILMS[..4]));
    // The review of a movie may stand in it.
    let reviews = of_kind(&REVIEWS);
    let review = match reviews[..] {
        [review] => Some(review),
        [] => film.and_then(|film| film.get("review")).filter(|review| review.is_object()),
        _ => None,
    };
    let posts = POSTS.iter().filter_map(|kind| of_kind(&[kind]).into_iter().next());
    let posts: Vec<&Value> = review.into_iter().chain(posts).collect();
    let resolve = |value: &Value| -> Value {
        let id = value.get("@id").filter(|_| value.get("name").is_none());
        id.and_then(|id| nodes.iter().find(|node| node.get("@id") == Some(id) && node.get("name").is_some()))
            .unwrap_or(value)
            .clone()
    };
    for post in &posts {
        linked.headlines.extend(["headline", "name"].iter().filter_map(|key| text(post.get(*key)?)));
        let author = post.get("author").or_else(|| post.get("creator"));
        linked.put("critic", author.map(|author| people(author, &resolve)).unwrap_or_default());
        linked.put("datePublished", post.get("datePublished").and_then(text).into_iter().collect());
        let publisher = post.get("publisher").map(&resolve);
        linked.put("publication", publisher.as_ref().and_then(name).into_iter().collect());
    }
    if let Some(rating) = review.and_then(|review| review.get("reviewRating")) {
        let number = |key: &str| rating.get(key).and_then(text).map(|text| text.replace(',', "."));
        let grade = number("ratingValue").filter(|grade| !grade.is_empty());
        // Where it is not said, search engines take five for the best.
        let best = number("bestRating").filter(|best| !best.is_empty() && best.parse::<f32>().is_ok());
        let grade = grade.map(|grade| match best {
            Some(best) if grade.parse::<f32>().is_ok() => format!("{grade}/{best}"),
            _ => grade,
        });
        linked.put("rating", grade.into_iter().collect());
    }
    let reviewed = review.and_then(|review| review.get("itemReviewed")).map(&resolve);
    let reviewed = reviewed.as_ref().filter(|item| is_one_of(item, &FILMS)).or(film);
    if let Some(film) = reviewed {
        let list = |key: &str| film.get(key).map(|value| people(value, &resolve)).unwrap_or_default();
        linked.put("filmTitle", name(film).into_iter().collect());
        linked.put("directors", list("director"));
        linked.put("cast", [list("actor"), list("actors")].concat());
        linked.put("countries", list("countryOfOrigin"));
        for (key, own) in [("dateCreated", "released"), ("datePublished", "released"), ("duration", "duration")] {
            linked.put(own, film.get(key).and_then(text).into_iter().collect());
        }
        linked.put("contentRating", film.get("contentRating").and_then(text).into_iter().collect());
    }
    linked
}

impl Linked {
    /// Keeps what is stated first.
    fn put(&mut self, key: &'static str, values: Vec<String>) {
        let is_new = !self.keys.iter().any(|(known, _)| *known == key);
        let values: Vec<String> = values.into_iter().filter(|value| super::stated::is_stated(value)).collect();
        if is_new && !values.is_empty() {
            self.keys.push((key, values));
        }
    }

    pub fn first(&self, key: &str) -> Option<&str> {
        self.keys.iter().find(|(known, _)| *known == key).and_then(|(_, values)| values.first()).map(String::as_str)
    }
}

/// Takes the things out of lists and graphs. What stands in lists of other things, such as a blog's posts, does not come.
fn flatten(value: Value, nodes: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| flatten(value, nodes)),
        Value::Object(mut object) => {
            let graph = object.remove("@graph");
            // What a page is about may be named in it.
            let about = ["mainEntity", "mainEntityOfPage"].iter().find_map(|key| {
                object
                    .get(*key)
                    .filter(|entity| entity.get("@type").is_some() && entity.get("author").is_some())
                    .cloned()
            });
            if object.contains_key("@type") {
                nodes.push(Value::Object(object));
            }
            [graph, about].into_iter().flatten().for_each(|value| flatten(value, nodes));
        }
        _ => {}
    }
}

fn is_one_of(node: &Value, kinds: &[&str]) -> bool {
    let is = |kind: &Value| kind.as_str().is_some_and(|kind| kinds.contains(&kind.rsplit('/').next().unwrap_or(kind)));
    match &node["@type"] {
        Value::Array(list) => list.iter().any(is),
        kind => is(kind),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(line(text)).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn name(value: &Value) -> Option<String> {
    value.as_str().map(line).or_else(|| text(value.get("name")?))
}

/// The names of people; an organisation is none.
fn people(value: &Value, resolve: &impl Fn(&Value) -> Value) -> Vec<String> {
    match value {
        Value::Array(list) => {
            list.iter().filter(|entry| !entry.is_array()).flat_map(|entry| people(entry, resolve)).collect()
        }
        value => {
            let value = resolve(value);
            let is_nobody = is_one_of(&value, &["Organization", "NewsMediaOrganization", "WebSite"]);
            name(&value).filter(|_| !is_nobody).into_iter().collect()
        }
    }
}
