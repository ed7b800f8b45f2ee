//! TOML, by a library.

use super::{Broken, Table, Value};
use crate::source::At;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads TOML.
pub fn parse(inner: &str, base: usize) -> Result<Table, Broken> {
    let table = DeTable::parse(inner).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        Broken {
            span: base + span.start..base + span.end,
            message: format!("the front matter is no TOML: {}", error.message()),
            help: "write a `key = \"value\"` a line, texts in quotes".into(),
        }
    })?;
    Ok(toml_table(table.into_inner(), inner, base))
}

fn toml_table(table: DeTable<'_>, inner: &str, base: usize) -> Table {
    let mut entries: Table = table
        .into_iter()
        .map(|(key, value)| {
            let span = base + key.span().start..base + key.span().end;
            (At::new(key.into_inner().into_owned(), span), toml_value(value, inner, base))
        })
        .collect();
    // The library sorts keys; a critic reads them in the order they were written.
    entries.sort_by_key(|(key, _)| key.span.start);
    entries
}

fn toml_value(value: Spanned<DeValue<'_>>, inner: &str, base: usize) -> At<Value> {
    let range = value.span();
    let span = base + range.start..base + range.end;
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar(text.into_owned()),
        DeValue::Array(entries) => {
            Value::List(entries.into_iter().map(|entry| toml_value(entry, inner, base)).collect())
        }
        DeValue::Table(table) => Value::Table(toml_table(table, inner, base)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Value::Scalar(inner[range].to_owned())
        }
    };
    At::new(value, span)
}
