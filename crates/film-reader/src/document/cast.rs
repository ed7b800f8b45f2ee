//! The cast of the front matter.
//!
//! ```text
//! cast:
//!   - Riz Ahmed
//!   - Riz Ahmed as Ruben Stone
//!   - Riz Ahmed: Ruben Stone
//!   - {name: Riz Ahmed, character: Ruben Stone, url: "https://example.org/riz"}
//! ```

use super::Reader;
use super::keys::values;
use crate::credits::{self, CastEntry};
use crate::diagnostic::{Code, Severity};
use crate::front_matter::{Table, Value};
use crate::keys::links::unlinked;
use crate::keys::names::normalized;
use crate::names::{is_name, split as split_names};
use crate::source::At;
use crate::text::evenly_spaced;
use film_model::is_web_address;
use std::ops::Range;

/// What the keys of a table are called, normalized.
const NAMES: [&str; 7] = ["name", "actor", "actress", "performer", "person", "player", "star"];
const CHARACTERS: [&str; 7] = ["character", "charactername", "role", "as", "plays", "part", "playing"];
const URLS: [&str; 4] = ["url", "link", "href", "page"];

const EXPECTED: &str = "write a list of `Name`, `Name as Character` or tables with `name` and `character`";

impl Reader<'_, '_> {
    /// Reads a cast. An entry that cannot be read is told, and costs itself only.
    pub fn cast(&mut self, value: At<Value>) -> Result<Vec<CastEntry>, String> {
        let entries = match value.value {
            Value::Scalar(text) => {
                let text = unlinked(&text);
                let names = split_names(&text).into_iter();
                return Ok(names.map(|name| in_words(name, value.span.clone())).collect());
            }
            Value::List(entries) => entries,
            Value::Table(table) if table.iter().all(|(name, _)| is_name(&name.value)) => {
                return Ok(table.into_iter().filter_map(part_behind_name).collect());
            }
            Value::Table(_) | Value::Empty => return Err(EXPECTED.into()),
        };
        let mut cast = Vec::with_capacity(entries.len());
        for At { value, span } in entries {
            let entry = match value {
                Value::Scalar(text) if !text.trim().is_empty() => Ok(in_words(&text, span.clone())),
                // `- [[Una Vale]]` without quotation marks.
                Value::List(inner) if matches!(inner.as_slice(), [At { value: Value::List(_), .. }]) => {
                    values::text(At::new(Value::List(inner), span.clone()), "cast")
                        .map(|name| in_words(&name.value, span.clone()))
                        .map_err(|_| EXPECTED)
                }
                Value::Table(table) => self.table(table),
                _ => Err(EXPECTED),
            };
            match entry {
                Ok(entry) => cast.push(entry),
                Err(expected) => {
                    let message = "an entry of \"cast\" cannot be read";
                    self.tell(span, Severity::Error, Code::FrontMatter, message, expected);
                }
            }
        }
        Ok(cast)
    }

    fn table(&mut self, mut table: Table) -> Result<CastEntry, &'static str> {
        // `- Riz Ahmed: Ruben Stone` is what YAML's lists invite to.
        let [(key, _)] = table.as_slice() else { return self.fields(&table) };
        if NAMES.contains(&&*normalized(&key.value)) || !is_name(&key.value) {
            return self.fields(&table);
        }
        table.pop().and_then(part_behind_name).ok_or(EXPECTED)
    }

    fn fields(&mut self, table: &Table) -> Result<CastEntry, &'static str> {
        let field = |names: &[&str]| {
            let named = |name: &&str| table.iter().find(|(key, _)| normalized(&key.value) == *name);
            let (_, value) = names.iter().find_map(named)?;
            let Value::Scalar(text) = &value.value else { return None };
            Some(At::new(evenly_spaced(&unlinked(text)), value.span.clone())).filter(|at| !at.value.is_empty())
        };
        // A path, or the number of a person at some database, leads nowhere.
        let url = field(&URLS).map(|at| at.value).filter(|url| is_web_address(url));
        let name = field(&NAMES).ok_or(EXPECTED)?;
        Ok(CastEntry { name, character: field(&CHARACTERS).map(|at| at.value), url })
    }
}

fn in_words(text: &str, span: Range<usize>) -> CastEntry {
    let text = unlinked(text);
    let (name, character) = credits::cast_entry(&text);
    CastEntry { name: At::new(evenly_spaced(name), span), character: character.map(evenly_spaced), url: None }
}

fn part_behind_name((name, part): (At<String>, At<Value>)) -> Option<CastEntry> {
    let Value::Scalar(part) = part.value else { return None };
    let name = At::new(evenly_spaced(&name.value), name.span);
    Some(CastEntry { name, character: Some(evenly_spaced(&part)).filter(|part| !part.is_empty()), url: None })
}

#[cfg(test)]
mod tests {
    use crate::{Document, Site, read};

    #[test]
    fn a_cast_is_read_however_yaml_has_it() {
        for cast in [
            "[Una Vale as May, Bo Law]",
            "\n  - {name: Una Vale, character: May}\n  - Bo Law",
            "\n  - Una Vale: May\n  - Bo Law",
            "Una Vale as May and Bo Law",
            "\n  Una Vale: May\n  Bo Law: ''",
        ] {
            let text = format!("---\nTitle: Tin Sky\ncast: {cast}\n---\nIt hums.\n");
            let reading = read(&[Document { path: "a.md", bytes: text.as_bytes() }], &Site::default());
            assert_eq!(reading.diagnostics, [], "{cast}");
            let actors = &reading.movies[0].actors;
            let actors: Vec<_> = actors.iter().map(|a| (a.name.as_str(), a.character_name.as_deref())).collect();
            assert_eq!(actors, [("Una Vale", Some("May")), ("Bo Law", None)], "{cast}");
        }
    }

    #[test]
    fn a_bad_entry_costs_itself_only() {
        let text = "---\ntitle: Tin Sky\ncast:\n  - Una Vale\n  - [1]\n  - {character: May}\n---\nIt hums.\n";
        let reading = read(&[Document { path: "a.md", bytes: text.as_bytes() }], &Site::default());
        let places: Vec<_> = reading.diagnostics.iter().map(|told| (told.line, told.code.name())).collect();
        assert_eq!(places, [(5, "front-matter"), (6, "front-matter")]);
        assert_eq!(reading.movies[0].actors.len(), 1);
    }
}
