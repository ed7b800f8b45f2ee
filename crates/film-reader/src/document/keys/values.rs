//! The values of the front matter: texts, lists, people, however a generator nests them.
//!
//! ```text
//! director: Mara Quill              director: {name: Mara Quill}
//! director: [Mara Quill, Bo Law]    director: [{name: Mara Quill}, {name: Bo Law}]
//! director: "[[Mara Quill]]"        director: [Mara Quill](https://north.example/quill)
//! ```

use super::example;
use crate::credits;
use crate::front_matter::{Table, Value};
use crate::keys::links::unlinked;
use crate::keys::names::normalized;
use crate::names::split as split_names;
use crate::source::At;
use crate::text::{single_spaced, without_emphasis};

/// How deep lists may stand within each other: `[[Mara Quill]]` without quotation marks is a list in a list.
const DEEPEST: usize = 4;

/// One text.
pub fn text(value: At<Value>, key: &str) -> Result<At<String>, String> {
    let span = value.span.clone();
    one(value, DEEPEST)
        .ok_or_else(|| format!("write one text, for example `{}`", example(key)))
        .map(|at| At { span, ..at })
}

fn one(value: At<Value>, depth: usize) -> Option<At<String>> {
    match value.value {
        Value::Scalar(text) => {
            let text = single_spaced(without_emphasis(&unlinked(&text)));
            (!text.is_empty()).then(|| At::new(text, value.span))
        }
        Value::List(mut entries) if entries.len() == 1 => one(entries.pop()?, depth.checked_sub(1)?),
        Value::Table(table) => name_of(table),
        _ => None,
    }
}

/// The name in `{name: Ann Lee, url: …}`.
fn name_of(table: Table) -> Option<At<String>> {
    const NAMES: [&str; 6] = ["name", "title", "fullname", "displayname", "label", "value"];
    let named = |wanted: &str| table.iter().find(|(key, _)| normalized(&key.value) == wanted);
    let (_, value) = NAMES.iter().find_map(|name| named(name))?;
    let Value::Scalar(text) = &value.value else { return None };
    let text = single_spaced(without_emphasis(&unlinked(text)));
    (!text.is_empty()).then(|| At::new(text, value.span.clone()))
}

/// A list, or one text that parts like one.
pub fn list(value: At<Value>, key: &str) -> Result<Vec<At<String>>, String> {
    parted(value, credits::split_list).ok_or_else(|| format!("write a list of texts, for example `{}`", example(key)))
}

/// A list of people, or one text that parts like one.
pub fn people(value: At<Value>, key: &str) -> Result<Vec<At<String>>, String> {
    parted(value, split_names).ok_or_else(|| format!("write a list of texts, for example `{}`", example(key)))
}

fn parted(value: At<Value>, split: impl Fn(&str) -> Vec<&str>) -> Option<Vec<At<String>>> {
    if let Value::Scalar(text) = &value.value {
        let text = unlinked(text);
        return Some(split(&text).into_iter().map(|part| At::new(single_spaced(part), value.span.clone())).collect());
    }
    let mut out = Vec::new();
    gather(value, DEEPEST, &mut out)?;
    Some(out)
}

fn gather(value: At<Value>, depth: usize, out: &mut Vec<At<String>>) -> Option<()> {
    match value.value {
        Value::List(entries) if !entries.is_empty() => {
            let depth = depth.checked_sub(1)?;
            entries.into_iter().try_for_each(|entry| gather(entry, depth, out))
        }
        // `- ` with nothing behind it is an empty line of a template.
        Value::Empty => Some(()),
        Value::Scalar(text) if text.trim().is_empty() => Some(()),
        value_ => {
            out.push(one(At::new(value_, value.span), 0)?);
            Some(())
        }
    }
}

/// The names of critics: one text is one name, however many words it has.
pub fn critics(value: At<Value>, key: &str) -> Result<Vec<String>, String> {
    match value.value {
        Value::Scalar(text) => Ok(vec![single_spaced(&unlinked(&text))]),
        _ => Ok(list(value, key)?.into_iter().map(|at| at.value).collect()),
    }
}
