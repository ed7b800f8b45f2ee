//! The keys of the front matter, and what each takes.

use super::super::credits::{self, CastEntry};
use super::super::front_matter::{Table, Value};
use super::super::source::At;
use super::super::text::{nearest, single_spaced, without_emphasis};
use super::super::{body, grade, merge};
use super::Reader;
use crate::diagnostic::{Code, Severity};
use std::ops::Range;

/// Keys of the language, as the front matter has them.
const KEYS: [&str; 17] = [
    "title",
    "slug",
    "year",
    "author",
    "critic",
    "publication",
    "url",
    "date",
    "grade",
    "directors",
    "writers",
    "distributor",
    "cast",
    "countries",
    "runtime",
    "rated",
    "poster",
];

/// Keys that site generators put there, which say nothing about the movie.
const OTHERS_KEYS: [&str; 26] = [
    "draft",
    "tags",
    "categories",
    "category",
    "tag",
    "description",
    "layout",
    "permalink",
    "published",
    "excerpt",
    "summary",
    "image",
    "images",
    "cover",
    "aliases",
    "weight",
    "lastmod",
    "updated",
    "toc",
    "type",
    "taxonomies",
    "extra",
    "template",
    "series",
    "keywords",
    "eleventyNavigation",
];

impl Reader<'_, '_> {
    /// Takes what the front matter says. `None` where it says that this is a draft.
    pub fn keys(&mut self, table: Table) -> Option<()> {
        for (key, value) in table {
            let is_true = matches!(&value.value, Value::Scalar(text) if text == "true");
            if key.value == "draft" && is_true {
                self.tell(key.span, Severity::Note, Code::Draft, "a draft is left out", "remove `draft` to show it");
                return None;
            }
            if value.value == Value::Empty {
                continue;
            }
            if let Err(expected) = self.key(&key, value.clone()) {
                let message = format!("\"{}\" cannot be {}", key.value, describe(&value.value));
                self.tell(value.span, Severity::Error, Code::FrontMatter, message, expected);
            }
        }
        Some(())
    }

    /// Takes one key. The error says what the key takes.
    fn key(&mut self, key: &At<String>, value: At<Value>) -> Result<(), String> {
        let span = value.span.clone();
        let text = |value: At<Value>| match value.value {
            Value::Scalar(text) if !text.trim().is_empty() => Ok(At::new(single_spaced(&text), value.span)),
            _ => Err(format!("write one text, for example `{}`", example(&key.value))),
        };
        match key.value.as_str() {
            "title" => self.title = Some(text(value)?),
            "slug" => {
                let slug = merge::slug(&text(value)?.value);
                self.slug = Some(slug);
            }
            "author" | "critic" => {
                let names = names(value, &key.value)?.join(", ");
                self.review.author = Some(names).filter(|names| !names.is_empty());
            }
            "publication" => self.review.publisher = Some(text(value)?.value),
            "url" => {
                let url = text(value)?;
                if !body::is_web_address(&url.value) {
                    return Err("write an address that begins with https://".into());
                }
                self.review.url = Some(url.value);
            }
            "date" => {
                let date = text(value)?;
                match civil_date(&date.value) {
                    Some(date) => self.review.date_published = Some(date),
                    None => self.tell(
                        span,
                        Severity::Error,
                        Code::InvalidDate,
                        format!("\"{}\" is no date", date.value),
                        "write the date as year-month-day, for example `2020-12-04`",
                    ),
                }
            }
            "grade" => {
                let grade = text(value)?;
                match grade::parse(without_emphasis(&grade.value), self.site.stars_out_of) {
                    Some(mark) => self.mark(mark, span),
                    None => self.invalid_grade(&grade.value, span),
                }
            }
            "year" => {
                let year = text(value)?;
                let number = credits::year(&year.value).ok_or("write a year of four digits, for example `2020`")?;
                self.facts.year = Some(At::new(number, span));
            }
            "directors" => self.facts.directors = list(value, &key.value)?,
            "writers" => self.facts.writers = list(value, &key.value)?,
            "countries" => self.facts.countries = list(value, &key.value)?,
            "distributor" => self.facts.distributor = Some(text(value)?),
            "cast" => self.facts.cast = cast(value)?,
            "runtime" => {
                let runtime = text(value)?;
                let minutes = credits::minutes(&runtime.value)
                    .or_else(|| runtime.value.parse().ok().filter(|minutes| (1..=1_440).contains(minutes)))
                    .ok_or("write the minutes, for example `120` or `2h 5m`")?;
                self.facts.duration_minutes = Some(At::new(minutes, span));
            }
            "rated" => {
                let rated = text(value)?;
                // Boards the reader does not know are taken at the critic's word.
                let certificate = credits::certificate::parse(&rated.value).unwrap_or(rated.value);
                self.facts.content_rating = Some(At::new(certificate, span));
            }
            "poster" => {
                text(value)?;
            }
            "director" | "writer" if self.near_list(key, &value) => {}
            other if OTHERS_KEYS.contains(&other) => {}
            other => {
                let help = match nearest(other, &KEYS) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("the keys are {}", KEYS.join(", ")),
                };
                let message = format!("unknown key \"{other}\"");
                self.tell(key.span.clone(), Severity::Warning, Code::UnknownKey, message, help);
            }
        }
        Ok(())
    }

    /// `director: Ann Lee` for one of them is what everybody writes first.
    fn near_list(&mut self, key: &At<String>, value: &At<Value>) -> bool {
        let Ok(names) = list(value.clone(), &key.value) else { return false };
        match key.value.as_str() {
            "director" => self.facts.directors = names,
            _ => self.facts.writers = names,
        }
        true
    }
}

/// The day in `text`, whatever time and zone follow it.
fn civil_date(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(10)?;
    let date: jiff::civil::Date = day.parse().ok()?;
    let time =
        rest.is_empty() || rest.starts_with(['T', 't', ' ']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    time.then(|| date.to_string())
}

fn describe(value: &Value) -> String {
    match value {
        Value::Empty => "empty".into(),
        Value::Scalar(text) => format!("\"{text}\""),
        Value::List(_) => "a list".into(),
        Value::Table(_) => "a table".into(),
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "title" => "title: Sound of Metal",
        "slug" => "slug: sound-of-metal",
        "year" => "year: 2020",
        "url" => "url: https://example.org/review",
        "date" => "date: 2020-12-04",
        "grade" => "grade: A-",
        "runtime" => "runtime: 120",
        "rated" => "rated: R",
        "directors" | "writers" => "directors: [Ann Lee, Bo Ek]",
        "countries" => "countries: [USA, Belgium]",
        _ => "publication: North Weekly",
    }
}

/// A list, or one text that parts like one.
fn list(value: At<Value>, key: &str) -> Result<Vec<At<String>>, String> {
    let wrong = || format!("write a list of texts, for example `{}`", example(key));
    match value.value {
        Value::Scalar(text) => {
            let parts = credits::split_list(&text);
            Ok(parts.into_iter().map(|part| At::new(single_spaced(part), value.span.clone())).collect())
        }
        Value::List(entries) => entries
            .into_iter()
            .map(|entry| match entry.value {
                Value::Scalar(text) if !text.trim().is_empty() => Ok(At::new(single_spaced(&text), entry.span)),
                _ => Err(wrong()),
            })
            .collect(),
        Value::Table(_) | Value::Empty => Err(wrong()),
    }
}

fn names(value: At<Value>, key: &str) -> Result<Vec<String>, String> {
    match value.value {
        Value::Scalar(text) => Ok(vec![single_spaced(&text)]),
        _ => Ok(list(value, key)?.into_iter().map(|at| at.value).collect()),
    }
}

/// A cast: `Name`, `Name as Character` or a table `{name, character, url}` an entry.
fn cast(value: At<Value>) -> Result<Vec<CastEntry>, String> {
    let wrong = "write a list of `Name`, `Name as Character` or tables with `name` and `character`";
    let entry = |text: &str, span: Range<usize>| {
        let (name, character) = credits::cast_entry(text);
        CastEntry { name: At::new(single_spaced(name), span), character: character.map(single_spaced), url: None }
    };
    let entries = match value.value {
        Value::Scalar(text) => {
            return Ok(credits::split_list(&text).into_iter().map(|text| entry(text, value.span.clone())).collect());
        }
        Value::List(entries) => entries,
        Value::Table(_) | Value::Empty => return Err(wrong.into()),
    };
    entries
        .into_iter()
        .map(|at| match at.value {
            Value::Scalar(text) if !text.trim().is_empty() => Ok(entry(&text, at.span)),
            Value::Table(table) => {
                let field = |name: &str| {
                    table.iter().find(|(key, _)| key.value == name).and_then(|(_, value)| match &value.value {
                        Value::Scalar(text) if !text.trim().is_empty() => {
                            Some(At::new(single_spaced(text), value.span.clone()))
                        }
                        _ => None,
                    })
                };
                let url = field("url").map(|at| at.value);
                if url.as_deref().is_some_and(|url| !body::is_web_address(url)) {
                    return Err("write the `url` of a person as an address that begins with https://".into());
                }
                let name = field("name").ok_or(wrong)?;
                Ok(CastEntry { name, character: field("character").map(|at| at.value), url })
            }
            _ => Err(wrong.into()),
        })
        .collect()
}
