//! `film-cards.toml` in the reviews folder: what holds for every document of a site.
//!
//! ```toml
//! author = "Ann Lee"            # the critic where a document names none
//! publication = "North Weekly"  # the publication where a document names none
//! stars_out_of = 5              # what ★★★ is out of
//! lang = "en"                   # the language of the reviews
//! links = "wikipedia"           # where names lead: wikipedia, imdb, tmdb, letterboxd, wikidata, none
//!
//! [people]                      # fixed links of people
//! "Riz Ahmed" = "https://example.org/riz"
//! ```

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::front_matter::{Broken, Fences, Language, Value, parse};
use crate::source::{At, Source};
use crate::text::nearest;
use film_model::{LinkProvider, is_web_address, language_tag};

/// The name of the file.
pub const FILE_NAME: &str = "film-cards.toml";

/// What holds for every document of a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    pub author: Option<String>,
    pub publication: Option<String>,
    /// How many stars there are where a review does not say.
    pub stars_out_of: Option<u8>,
    /// The language of the reviews that name none, as a tag.
    pub lang: Option<String>,
    pub links: LinkProvider,
    /// Fixed links, by name.
    pub people: Vec<(String, String)>,
}

const KEYS: [&str; 6] = ["author", "publication", "stars_out_of", "lang", "links", "people"];

impl Site {
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
