//! The data of [`json_ld`](crate::json_ld) as microdata: elements without any text.
//!
//! Search engines read both. But some software that cleans the HTML of a feed or of an author removes the tag of a
//! JSON-LD script and leaves the JSON as visible text. Of microdata nothing remains.

use serde_json::{Map, Value};

/// The element for `value`, an object with a `@type`. Each of its own properties is on a line.
///
/// ```
/// let movie = serde_json::json!({ "@context": "https://schema.org", "@type": "Movie", "name": "Ran" });
/// assert_eq!(
///     film_snippets::microdata::element(&movie),
///     "<div hidden=\"hidden\" itemscope=\"itemscope\" itemtype=\"https://schema.org/Movie\">\n\
///      <meta itemprop=\"name\" content=\"Ran\"/>\n\
///      </div>"
/// );
/// ```
pub fn element(value: &Value) -> String {
    let Some(object) = value.as_object() else { return String::new() };
    let properties: Vec<String> = properties(object).map(|property| property + "\n").collect();
    format!("<div hidden=\"hidden\" {}>\n{}</div>", scope(object), properties.concat())
}

fn scope(object: &Map<String, Value>) -> String {
    let kind = object.get("@type").and_then(Value::as_str).unwrap_or("Thing");
    format!("itemscope=\"itemscope\" itemtype=\"https://schema.org/{kind}\"")
}

fn properties(object: &Map<String, Value>) -> impl Iterator<Item = String> {
    object.iter().filter(|(name, _)| !name.starts_with('@')).map(|(name, value)| property(name, value))
}

fn property(name: &str, value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().map(|value| property(name, value)).collect(),
        Value::Object(object) => {
            let properties: String = properties(object).collect();
            format!("<div itemprop=\"{name}\" {}>{properties}</div>", scope(object))
        }
        Value::String(address) if name == "url" => format!("<link itemprop=\"url\" href=\"{}\"/>", escaped(address)),
        Value::String(text) => format!("<meta itemprop=\"{name}\" content=\"{}\"/>", escaped(text)),
        other => format!("<meta itemprop=\"{name}\" content=\"{other}\"/>"),
    }
}

/// Escapes `text` for an attribute in HTML and in XML, on one line.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' => escaped += "&#10;",
            '\r' => escaped += "&#13;",
            _ => escaped.push(c),
        }
    }
    escaped
}
