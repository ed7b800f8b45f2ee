//! Front matter for which there is no library here: every key by itself. Values and lists of values are read; what is
//! deeper is left out.

use super::{Fences, Language, Table, Value};
use crate::source::{At, Source};

/// The keys whose values are plain.
pub fn read(source: &Source<'_>, fences: &Fences<'_>) -> Table {
    let is_toml = fences.language == Language::Toml;
    let scalar = |text: &str| Some(At::new(Value::Scalar(unquoted(text)?.to_owned()), source.span(text)));
    let mut table = Table::new();
    let mut lines = fences.inner.lines().peekable();
    while let Some(line) = lines.next() {
        // What follows belongs to a table.
        if is_toml && line.starts_with('[') {
            break;
        }
        let Some((key, value)) = line.split_once(if is_toml { '=' } else { ':' }) else { continue };
        let key = key.trim_end();
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let parted = is_toml || value.is_empty() || value.starts_with([' ', '\t']);
        if key.is_empty() || !key.chars().all(is_key) || !parted {
            continue;
        }
        let value = without_comment(value.trim());
        let read = if value.is_empty() {
            let mut entries = Vec::new();
            while let Some(line) = lines.next_if(|line| line.trim_start().starts_with("- ")) {
                entries.extend(scalar(without_comment(line.trim_start()[1..].trim())));
            }
            (!entries.is_empty()).then(|| At::new(Value::List(entries), source.span(value)))
        } else if let Some(inner) = value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
            // Between quotation marks a comma parts nothing.
            let entries: Vec<_> = match inner.trim_start().chars().next().filter(|first| matches!(first, '"' | '\'')) {
                Some(mark) => inner.split(mark).skip(1).step_by(2).filter_map(scalar).collect(),
                None => inner.split(',').filter_map(|entry| scalar(entry.trim())).collect(),
            };
            (!entries.is_empty()).then(|| At::new(Value::List(entries), source.span(value)))
        } else {
            scalar(value)
        };
        table.extend(read.map(|value| (At::new(key.to_owned(), source.span(key)), value)));
    }
    table
}

/// A value without its quotation marks; nothing if it is no plain one.
fn unquoted(text: &str) -> Option<&str> {
    for mark in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark)) {
            return (!inner.contains([mark, '\\'])).then_some(inner);
        }
    }
    let opens = |c: char| matches!(c, '[' | '{' | '&' | '*' | '|' | '>' | '!' | '"' | '\'' | '#' | '%' | '@' | '`');
    (!text.is_empty() && !text.starts_with(opens) && !text.contains(": ")).then_some(text)
}

/// `text` without the comment at its end.
fn without_comment(text: &str) -> &str {
    let from = match text.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        Some(mark) => text[1..].find(mark).map_or(0, |end| end + 2),
        None => 0,
    };
    let comment = if text.starts_with('#') { Some(0) } else { text[from..].find(" #").map(|at| from + at) };
    comment.map_or(text, |at| text[..at].trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::split;
    use super::*;

    fn keys(text: &str) -> Vec<(String, Value)> {
        let Some(Ok(fences)) = split(text) else { panic!("fences") };
        let table = read(&Source::new("a.md", text), &fences);
        for (key, _) in &table {
            assert_eq!(text[key.span.clone()], key.value, "the place of a key");
        }
        table.into_iter().map(|(key, value)| (key.value, value.value)).collect()
    }

    #[test]
    fn plain_values_are_read_and_deeper_ones_left_out() {
        let read = keys(
            "---\ntitle: \"Low: Tide\" # a note\nyear: 2019\ntags: ['quiet, slow', loud]\ndirectors:\n  - Una Vale\n  - 'Bo Ek'\n\
             cast:\n  - name: Ada Kiln\n    character: Ines\ncover:\n  image: a.jpg\nsummary: |\n  It hums.\nnone:\ncountries: [Japan, West Germany]\n---\n",
        );
        let scalar = |text: &str| Value::Scalar(text.into());
        let values = |value: &Value| match value {
            Value::List(entries) => entries.iter().map(|entry| entry.value.clone()).collect(),
            _ => Vec::new(),
        };
        let names: Vec<&str> = read.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(names, ["title", "year", "tags", "directors", "countries"]);
        assert_eq!((&read[0].1, &read[1].1), (&scalar("Low: Tide"), &scalar("2019")));
        assert_eq!(values(&read[2].1), [scalar("quiet, slow")]);
        assert_eq!(values(&read[3].1), [scalar("Una Vale"), scalar("Bo Ek")]);
        assert_eq!(values(&read[4].1), [scalar("Japan"), scalar("West Germany")]);
    }

    #[test]
    fn toml_is_read_up_to_its_first_table() {
        let read = keys(
            "+++\ntitle = \"Low Tide\"\nyear=2019\ndirectors = [\"Una Vale\", \"Bo Ek\"]\ncast = [\n{ name = \"A\" },\n]\n[extra]\ngrade = \"A\"\n+++\n",
        );
        assert_eq!(read.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["title", "year", "directors"]);
        assert!(matches!(&read[2].1, Value::List(entries) if entries.len() == 2));
    }
}
