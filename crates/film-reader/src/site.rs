//! `film-cards.toml` in the reviews folder: what holds for every document of a site.
//!
//! ```toml
//! author = "Ann Lee"            # the critic where a document names none
//! publication = "North Weekly"  # the publication where a document names none
//! stars_out_of = 5              # what ★★★ is out of
//! grades_out_of = 10            # what `rating: 8` is out of; or a number a key: { rating = 5, score = 100 }
//! date_order = "day-month"      # what 03/04/2020 means: day-month or month-day
//! address = "https://north.example/"  # where the site is, for paths in front matter
//! lang = "en"                   # the language of the reviews
//! links = "wikipedia"           # where names lead: wikipedia, imdb, tmdb, letterboxd, wikidata, none
//!
//! [front_matter]                # what the site's own keys mean, in ours; "none" is nothing
//! personalRating = "grade"
//!
//! [people]                      # fixed links of people
//! "Riz Ahmed" = "https://example.org/riz"
//! ```

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::front_matter::{Broken, Fences, Language, Value, parse};
use crate::keys::grades;
use crate::keys::names::{self, Field, normalized};
use crate::source::{At, Source};
use crate::text::nearest;
use film_model::{LinkProvider, is_web_address, language_tag};

/// The name of the file.
pub const FILE_NAME: &str = "film-cards.toml";

/// What holds for every document of a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// The critic, where a document names none.
    pub author: Option<String>,
    /// The publication, where a document names none.
    pub publication: Option<String>,
    /// How many stars there are where a review does not say.
    pub stars_out_of: Option<u8>,
    /// The language of the reviews that name none, as a tag.
    pub lang: Option<String>,
    /// Where names lead.
    pub links: LinkProvider,
    /// Fixed links, by name.
    pub people: Vec<(String, String)>,
    /// Where the site is, for paths in front matter.
    pub address: Option<String>,
    /// Out of how many grades are that do not say it, in hundredths.
    pub grades_out_of: Option<u32>,
    /// The same for single keys, by their normalized names.
    pub grades_of_key: Vec<(String, u32)>,
    /// The order of day and month where dates are nothing but numbers.
    pub date_order: Option<DateOrder>,
    /// What the site's own keys mean: their normalized names, and the language's, or `none`.
    pub front_matter: Vec<(String, String)>,
}

/// The order in which a site writes day and month, where its dates are nothing but numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The day first: 31/03/1999.
    DayMonth,
    /// The month first: 03/31/1999.
    MonthDay,
}

/// The names of the settings.
pub const KEYS: [&str; 10] = [
    "author",
    "publication",
    "stars_out_of",
    "grades_out_of",
    "date_order",
    "address",
    "lang",
    "links",
    "front_matter",
    "people",
];

impl Site {
    /// Out of how many a grade under that key is, in hundredths, where the grade does not say it.
    pub(crate) fn scale_of(&self, normalized_key: &str) -> Option<u32> {
        let of_key = self.grades_of_key.iter().find(|(key, _)| key == normalized_key).map(|(_, scale)| *scale);
        let stars =
            || self.stars_out_of.filter(|_| normalized_key.contains("star")).map(|stars| u32::from(stars) * 100);
        of_key.or_else(stars).or(self.grades_out_of)
    }

    /// What the site says a key means. The inner `None` is nothing.
    pub(crate) fn meaning(&self, key: &str) -> Option<Option<Field>> {
        if self.front_matter.is_empty() {
            return None;
        }
        let key = normalized(key);
        self.front_matter.iter().find(|(known, _)| *known == key).map(|(_, name)| names::of_the_language(name))
    }

    /// The whole address that `path` is: itself, or below the site's where the site says its own.
    pub(crate) fn address_of(&self, path: &str) -> Option<String> {
        if is_web_address(path) {
            return Some(path.to_owned());
        }
        let address = self.address.as_deref()?;
        if path.contains(':') || path.starts_with("//") || path.starts_with('.') || path.contains(char::is_whitespace) {
            return None;
        }
        Some(format!("{}/{}", address.trim_end_matches('/'), path.trim_start_matches('/')))
    }

    /// Reads `film-cards.toml`. What cannot be read is told and left at its default.
    pub fn parse(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Site {
        let mut site = Site::default();
        let source = Source::new(FILE_NAME, text);
        let fences = Fences { language: Language::Toml, inner: text, text: "" };
        let table = match parse(&source, &fences) {
            Ok(table) => table,
            Err(Broken { span, message, help }) => {
                let message = message.replace("the front matter", FILE_NAME);
                diagnostics.push(source.report(span, Severity::Error, Code::FrontMatter, message, help));
                return site;
            }
        };
        for (key, value) in table {
            let wrong = match site.set(&key.value, &value, &source, diagnostics) {
                Ok(()) => continue,
                Err(wrong) => wrong,
            };
            let (span, severity, code, message, help) = match wrong {
                Some(expected) => (
                    value.span,
                    Severity::Error,
                    Code::FrontMatter,
                    format!("\"{}\" has a value that it cannot have", key.value),
                    expected.to_owned(),
                ),
                None => (
                    key.span,
                    Severity::Warning,
                    Code::UnknownKey,
                    format!("unknown key \"{}\"", key.value),
                    match nearest(&key.value, &KEYS) {
                        Some(near) => format!("did you mean \"{near}\"?"),
                        None => format!("the keys are {}", KEYS.join(", ")),
                    },
                ),
            };
            diagnostics.push(source.report(span, severity, code, message, help));
        }
        site
    }

    /// Sets one key. The error is what the key takes, or nothing where there is no such key.
    fn set(
        &mut self,
        key: &str,
        value: &At<Value>,
        source: &Source<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<(), Option<&'static str>> {
        let text = || match &value.value {
            Value::Scalar(text) if !text.trim().is_empty() => Ok(text.trim()),
            _ => Err(Some("write one text in quotes")),
        };
        match key {
            "author" => self.author = Some(text()?.to_owned()),
            "publication" => self.publication = Some(text()?.to_owned()),
            "stars_out_of" => {
                let stars = text()?.parse().ok().filter(|stars| (3..=10).contains(stars));
                self.stars_out_of = Some(stars.ok_or(Some("write a whole number from 3 to 10"))?);
            }
            "grades_out_of" => {
                let expected =
                    "write a number from 3 to 100, or a table of keys and numbers: `{ rating = 5, score = 100 }`";
                let Value::Table(keys) = &value.value else {
                    self.grades_out_of = Some(grades::out_of(value).ok_or(Some(expected))?);
                    return Ok(());
                };
                for (key, scale) in keys {
                    self.grades_of_key.push((normalized(&key.value), grades::out_of(scale).ok_or(Some(expected))?));
                }
            }
            "date_order" => {
                self.date_order = Some(match text()? {
                    "day-month" => DateOrder::DayMonth,
                    "month-day" => DateOrder::MonthDay,
                    _ => return Err(Some("write one of day-month, month-day")),
                });
            }
            "address" => {
                let address = Some(text()?).filter(|address| is_web_address(address));
                self.address = Some(address.ok_or(Some("write an address that begins with https://"))?.to_owned());
            }
            "front_matter" => {
                let expected = "write a table of the site's keys and what they mean: `personalRating = \"grade\"`";
                let Value::Table(keys) = &value.value else { return Err(Some(expected)) };
                for (key, meaning) in keys {
                    if let Value::Scalar(name) = &meaning.value
                        && (name == "none" || names::of_the_language(name).is_some())
                    {
                        self.front_matter.push((normalized(&key.value), name.clone()));
                        continue;
                    }
                    diagnostics.push(source.report(
                        meaning.span.clone(),
                        Severity::Error,
                        Code::FrontMatter,
                        format!("\"{}\" is given a meaning that no key has", key.value),
                        format!("write one of {}, or none", names::KEYS.join(", ")),
                    ));
                }
            }
            "lang" => {
                let tag = language_tag(text()?);
                self.lang = Some(tag.ok_or(Some("write the tag of a language, for example `en` or `pt-BR`"))?);
            }
            "links" => {
                self.links = LinkProvider::from_name(text()?)
                    .ok_or(Some("write one of wikipedia, imdb, tmdb, letterboxd, wikidata, none"))?;
            }
            "people" => {
                let Value::Table(people) = &value.value else {
                    return Err(Some("write a table of names and addresses below `[people]`"));
                };
                for (name, href) in people {
                    match &href.value {
                        Value::Scalar(href) if is_web_address(href) => {
                            self.people.push((name.value.clone(), href.clone()));
                        }
                        _ => diagnostics.push(source.report(
                            href.span.clone(),
                            Severity::Error,
                            Code::FrontMatter,
                            format!("the link of \"{}\" is no web address", name.value),
                            "write an address that begins with https://",
                        )),
                    }
                }
            }
            _ => return Err(None),
        }
        Ok(())
    }
}
