//! The keys of the front matter, and what each takes.

use super::{Reader, dates};
use crate::certificate;
use crate::credits::{self, Facts};
use crate::diagnostic::{Code, Severity};
use crate::front_matter::{Table, Value};
use crate::names::split as split_names;
use crate::slug::slug;
use crate::source::{At, Source};
use crate::text::{nearest, single_spaced, without_emphasis};
use crate::{grade, title};
use film_model::{is_web_address, language_tag};

/// Keys of the language, as the front matter has them.
const KEYS: [&str; 18] = [
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
    "lang",
];

/// Keys that site generators put there, which say nothing about the movie.
const OTHERS_KEYS: &[&str] = &[
    // Everywhere.
    "draft",
    "description",
    "tags",
    "tag",
    "categories",
    "category",
    "keywords",
    "layout",
    "permalink",
    "excerpt",
    "summary",
    "image",
    "images",
    "cover",
    "thumbnail",
    "aliases",
    "subtitle",
    "series",
    "type",
    "status",
    "comments",
    "comment",
    "featured",
    "toc",
    "math",
    "showtoc",
    "id",
    "guid",
    "review",
    "rewatch",
    // Ghost.
    "feature_image",
    "feature_image_alt",
    "feature_image_caption",
    "visibility",
    "primary_tag",
    "custom_excerpt",
    "uuid",
    // WordPress.
    "featured_image",
    "coverImage",
    "post_id",
    "parent",
    "format",
    // Hugo.
    "weight",
    "lastmod",
    "publishDate",
    "publishdate",
    "expiryDate",
    "expirydate",
    "linkTitle",
    "linktitle",
    "markup",
    "menu",
    "menus",
    "params",
    "outputs",
    "resources",
    "headless",
    "cascade",
    "sitemap",
    "translationKey",
    "isCJKLanguage",
    "build",
    "_build",
    "audio",
    "videos",
    "topics",
    "featuredImage",
    "hiddenInHomeList",
    "ShowToc",
    // Jekyll.
    "published",
    "excerpt_separator",
    "redirect_from",
    "redirect_to",
    "last_modified_at",
    "header",
    "classes",
    "pin",
    "sitemap_exclude",
    "render_with_liquid",
    "mermaid",
    "image_path",
    "author_profile",
    "share",
    "related",
    "hidden",
    // Eleventy.
    "eleventyNavigation",
    "eleventyExcludeFromCollections",
    "eleventyComputed",
    "eleventyImport",
    "pagination",
    "templateEngineOverride",
    "templateClass",
    "dynamicPermalink",
    "override",
    "page",
    "metadata",
    // Zola.
    "updated",
    "taxonomies",
    "extra",
    "template",
    "in_search_index",
    "path",
    "authors_page",
    "insert_anchor_links",
    // Astro.
    "updatedDate",
    "modDate",
    "modDatetime",
    "updatedAt",
    "heroImage",
    "heroAlt",
    "heroImageAlt",
    "ogImage",
    "isDraft",
    "canonicalURL",
    "canonical",
    "socialImage",
    "imageAlt",
    "hideComments",
    "relatedPosts",
];

/// What generators call the keys of the language.
const ALIASES: [(&str, &str); 15] = [
    ("authors", "author"),
    ("reviewer", "author"),
    ("pubDate", "date"),
    ("pubDatetime", "date"),
    ("publishedAt", "date"),
    ("director", "directors"),
    ("writer", "writers"),
    ("country", "countries"),
    ("publisher", "publication"),
    ("studio", "distributor"),
    ("stars", "cast"),
    ("starring", "cast"),
    ("actors", "cast"),
    ("language", "lang"),
    ("locale", "lang"),
];

impl Reader<'_, '_> {
    /// Takes what the front matter says. `None` where it says that this is a draft.
    pub fn keys(&mut self, table: Table) -> Option<()> {
        for (key, value) in table {
            if is_draft(&key.value, &value.value) {
                let help = format!("take `{}` out to show it", key.value);
                self.tell(key.span, Severity::Note, Code::Draft, "a draft is left out", help);
                return None;
            }
            let blank = matches!(&value.value, Value::Scalar(text) if text.trim().is_empty());
            if blank || value.value == Value::Empty {
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
        // `Title:` is what some write; no key differs from another by its case alone.
        let small = key.value.to_lowercase();
        let key_name = if KEYS.contains(&small.as_str()) { small.as_str() } else { key.value.as_str() };
        let name = ALIASES.iter().find(|(alias, _)| *alias == key.value).map_or(key_name, |(_, name)| name);
        match name {
            "title" => {
                let title = text(value)?;
                self.title = Some(At::new(self.stated_title(&title.value), title.span));
            }
            "slug" => {
                self.slug = Some(slug(&text(value)?.value));
            }
            "author" | "critic" => {
                let names = names(value, &key.value)?.join(", ");
                self.review.author = Some(names).filter(|names| !names.is_empty());
            }
            "publication" => self.review.publisher = Some(text(value)?.value),
            "url" => {
                let url = text(value)?;
                if is_web_address(&url.value) {
                    self.review.url = Some(url.value);
                } else if !url.value.starts_with('/') {
                    // A path is where a site generator puts the page; it says nothing elsewhere.
                    return Err("write an address that begins with https://".into());
                }
            }
            "date" => {
                let date = text(value)?;
                match dates::civil(&date.value).or_else(|| dates::in_words(&date.value)) {
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
            "directors" => self.facts.directors = people(value, name)?,
            "writers" => self.facts.writers = people(value, name)?,
            "countries" => self.facts.countries = list(value, name)?,
            "distributor" => self.facts.distributor = Some(text(value)?),
            "cast" => {
                self.facts.cast = self.cast(value)?;
                self.facts.cast_is_stated = true;
            }
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
                let certificate = certificate::parse(&rated.value).unwrap_or(rated.value);
                self.facts.content_rating = Some(At::new(certificate, span));
            }
            "poster" => {
                let poster = text(value)?.value;
                if is_web_address(&poster) {
                    self.facts.poster = Some(poster);
                } else if poster.contains(':') {
                    // A path leads to the picture on the blog itself, and nowhere from another page.
                    return Err("write an address that begins with https://".into());
                }
            }
            "lang" => {
                let lang = text(value)?;
                match language_tag(&lang.value) {
                    Some(tag) => self.review.lang = Some(tag),
                    // Generators take the name of a language as well; nothing is lost by it.
                    None => self.tell(
                        span,
                        Severity::Warning,
                        Code::FrontMatter,
                        format!("\"{}\" is no tag of a language", lang.value),
                        "write the tag, for example `lang: en` or `lang: pt-BR`",
                    ),
                }
            }
            // Blogs write `rating: 4/5` as often as `grade`; a certificate under that name is one too.
            "rating" | "score" => {
                let rating = text(value)?;
                match grade::parse(without_emphasis(&rating.value), self.site.stars_out_of) {
                    Some(mark) => self.mark(mark, span),
                    None => match certificate::parse(&rating.value) {
                        Some(certificate) => self.facts.content_rating = Some(At::new(certificate, span)),
                        None => return Err("write the grade as `grade`, or the certificate as `rated`".into()),
                    },
                }
            }
            other if OTHERS_KEYS.contains(&other) => {}
            _ => self.unknown_key(key, &KEYS),
        }
        Ok(())
    }

    /// The title without what a headline sets around it. A year in brackets behind it is the year.
    fn stated_title(&mut self, text: &str) -> String {
        let source = Source::new(self.source.path, text);
        let credits = credits::Reader { source: &source, stars_out_of: None };
        let mut facts = Facts::default();
        let title = title::stated(credits, text, &mut facts).to_owned();
        let year = facts.year.map(|at| at.value);
        match year {
            Some(year) => {
                let span = self.source.span(&self.source.text[..0]);
                self.facts.year.get_or_insert(At::new(year, span));
                title
            }
            // What else stands in brackets may belong to the title.
            None => single_spaced(title::headline(text)),
        }
    }

    pub fn unknown_key(&mut self, key: &At<String>, known: &[&str]) {
        let help = match nearest(&key.value, known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the keys are {}", known.join(", ")),
        };
        let message = format!("unknown key \"{}\"", key.value);
        self.tell(key.span.clone(), Severity::Warning, Code::UnknownKey, message, help);
    }
}

fn is_draft(key: &str, value: &Value) -> bool {
    let Value::Scalar(value) = value else { return false };
    match key {
        "draft" | "isDraft" => value == "true",
        "published" => value == "false",
        "status" => value == "draft",
        _ => false,
    }
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
        "lang" => "lang: en",
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

/// A list of people, or one text that parts like one.
fn people(value: At<Value>, key: &str) -> Result<Vec<At<String>>, String> {
    match &value.value {
        Value::Scalar(text) => {
            let names = split_names(text);
            Ok(names.into_iter().map(|name| At::new(single_spaced(name), value.span.clone())).collect())
        }
        _ => list(value, key),
    }
}

fn names(value: At<Value>, key: &str) -> Result<Vec<String>, String> {
    match value.value {
        Value::Scalar(text) => Ok(vec![single_spaced(&text)]),
        _ => Ok(list(value, key)?.into_iter().map(|at| at.value).collect()),
    }
}
