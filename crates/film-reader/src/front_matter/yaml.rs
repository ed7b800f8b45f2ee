//! YAML in all its forms, by a library.

use super::{Broken, Table, Value};
use crate::source::At;
use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};
use std::ops::Range;

/// Reads all that YAML can be.
pub fn parse(inner: &str, base: usize) -> Result<Table, Broken> {
    if let Some(at) = too_deep(inner) {
        return Err(Broken {
            span: base + at..base + at + 1,
            message: "the front matter is nested too deeply".into(),
            help: "write a `key: value` a line; only `cast` holds a list of tables".into(),
        });
    }
    let text = Text::new(inner, base);
    let mut documents = MarkedYaml::load_from_str(inner).map_err(|error| {
        let at = text.byte(*error.marker());
        Broken {
            span: at..at + 1,
            message: format!("the front matter is no YAML: {}", error.info()),
            help: "write a `key: value` a line; put a value with a colon, a quote or a `#` in quotes".into(),
        }
    })?;
    if documents.is_empty() {
        return Ok(Table::new());
    }
    match yaml_value(documents.swap_remove(0), &text) {
        At { value: Value::Table(table), .. } => Ok(table),
        At { value: Value::Empty, .. } => Ok(Table::new()),
        At { span, .. } => Err(not_keys(span)),
    }
}

/// Where a line begins its text so far to the right, or behind so many dashes, that nothing a review
/// needs can be meant. The library goes down a level for each and would exhaust the stack.
fn too_deep(inner: &str) -> Option<usize> {
    const DEEPEST: usize = 64;
    let mut at = 0;
    for line in inner.split_inclusive('\n') {
        let before = line.find(|c: char| !matches!(c, ' ' | '-' | '?' | ':' | '\t')).unwrap_or(line.len());
        if before > DEEPEST && line.len() > before {
            return Some(at + before);
        }
        if line[..before].bytes().filter(|byte| matches!(byte, b'-' | b'?' | b':')).count() > DEEPEST / 4 && before > 3
        {
            let ruler = line.trim().bytes().all(|byte| byte == b'-');
            if !ruler {
                return Some(at);
            }
        }
        at += line.len();
    }
    None
}

fn not_keys(span: Range<usize>) -> Broken {
    Broken {
        span,
        message: "the front matter holds no keys".into(),
        help: "write a `key: value` a line, for example `title: Sound of Metal`".into(),
    }
}

/// What stands between the fences, with the place of each of its characters: the library counts
/// characters.
struct Text<'a> {
    inner: &'a str,
    base: usize,
    /// Nothing where every character is a byte.
    places: Option<Vec<usize>>,
}

impl<'a> Text<'a> {
    fn new(inner: &'a str, base: usize) -> Self {
        let places = || inner.char_indices().map(|(at, _)| at).chain([inner.len()]).collect();
        Text { inner, base, places: (!inner.is_ascii()).then(places) }
    }

    fn byte(&self, marker: saphyr::Marker) -> usize {
        let at = match &self.places {
            Some(places) => places.get(marker.index()).copied(),
            None => Some(marker.index()),
        };
        self.base + at.unwrap_or(self.inner.len()).min(self.inner.len())
    }
}

fn yaml_value(node: MarkedYaml<'_>, text: &Text<'_>) -> At<Value> {
    let start = text.byte(node.span.start);
    let end = text.byte(node.span.end).max(start);
    let value = match node.data {
        YamlData::Sequence(entries) => Value::List(entries.into_iter().map(|entry| yaml_value(entry, text)).collect()),
        YamlData::Mapping(entries) => Value::Table(
            entries
                .into_iter()
                .filter_map(|(key, value)| {
                    let key = yaml_value(key, text);
                    let Value::Scalar(name) = key.value else { return None };
                    Some((At::new(name, key.span), yaml_value(value, text)))
                })
                .collect(),
        ),
        YamlData::Tagged(_, node) => return yaml_value(*node, text),
        YamlData::Value(saphyr::Scalar::Null) => Value::Empty,
        YamlData::Value(saphyr::Scalar::String(string)) => Value::Scalar(string.into_owned()),
        // Numbers and truth values are wanted as they were written (`01` is no `1`, `3.50` no `3.5`).
        YamlData::Value(_) | YamlData::Representation(..) => {
            Value::Scalar(text.inner[start - text.base..end - text.base].trim().to_owned())
        }
        YamlData::Alias(_) | YamlData::BadValue => Value::Empty,
    };
    At::new(value, start..end)
}
