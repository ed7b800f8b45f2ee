//! The values of the front matter: texts, lists, people, however a generator nests them.
//!
//! ```text
//! director: Mara Quill              director: {name: Mara Quill}
//! director: [Mara Quill, Bo Law]    director: [{name: Mara Quill}, {name: Bo Law}]
//! director: "[[Mara Quill]]"        director: [Mara Quill](https://north.example/quill)
//! ```

use super::example;
use super::names::normalized;
use crate::credits;
use crate::front_matter::{Table, Value};
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

/// `text` without the brackets of wikilinks and the addresses of links in Markdown: `[[Mara Quill]]`,
/// `[[people/Mara Quill|Quill]]`, `[Mara Quill](https://north.example/quill)`. What a wikilink leads to is the
/// full name, where what it shows is a part of it.
pub fn unlinked(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('[') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, behind)) = wikilink(rest).or_else(|| link(rest)) else {
            out.push('[');
            rest = &rest[1..];
            continue;
        };
        out.push_str(name);
        rest = behind;
    }
    out.push_str(rest);
    out.into()
}

fn wikilink(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("[[")?;
    let end = inner.find(['[', ']']).filter(|end| inner[*end..].starts_with("]]"))?;
    let (target, shown) = match inner[..end].split_once('|') {
        Some((target, shown)) => (target, shown.trim()),
        None => (&inner[..end], ""),
    };
    let target = target.split('#').next().unwrap_or_default();
    let target = target.rsplit('/').next().unwrap_or_default().trim();
    let full = shown.is_empty() || target.split_whitespace().any(|word| word == shown);
    Some((if full { target } else { shown }, &inner[end + 2..]))
}

fn link(text: &str) -> Option<(&str, &str)> {
    let (shown, rest) = text.strip_prefix('[')?.split_once("](")?;
    let end = rest.find(')')?;
    (!shown.contains(['[', ']'])).then_some((shown, &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_names() {
        for (text, name) in [
            ("[[Mara Quill]]", "Mara Quill"),
            ("[[people/Mara Quill|Mara Quill]]", "Mara Quill"),
            ("[[Ira Mossley|Mossley]]", "Ira Mossley"),
            ("[[2010er|2014]]", "2014"),
            ("[Mara Quill](https://north.example/quill) and [[Bo Law]]", "Mara Quill and Bo Law"),
            ("[REC] 2", "[REC] 2"),
            ("[[open", "[[open"),
        ] {
            assert_eq!(unlinked(text), name, "{text}");
        }
    }
}
