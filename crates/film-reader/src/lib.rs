//! The reader: critics' texts → movies and diagnostics.
//!
//! The crate knows the model and nothing else: no file system, no browser and no component.
//!
//! # The review language
//!
//! ```text
//! document      =  front matter?  head*  prose  tail?         UTF-8; a BOM and CRLF are fine
//! front matter  =  "---" YAML "---"  |  "+++" TOML "+++"      front_matter.rs
//! head          =  title | caption | byline | credits | grade
//! title         =  a heading, or a first line that reads like one          title.rs
//! caption       =  "Una Vale in The Long Ferry (Tidewater)"                caption.rs
//! byline        =  "By Ann Lee"                                            document/byline.rs
//! credits       =  "Directed by …", "With …", "USA. 120 min. Rated R"      credits.rs
//! grade         =  "Grade: A-", "★★★☆☆", "8/10", "Two thumbs up"           grade.rs
//! prose         =  paragraphs, in `.md` Markdown; "||spoiler||"            body.rs
//! role          =  "Ruben Stone (Ahmed)", "Olivia Cooke as Lou"            people/roles.rs
//! mention       =  a credited name in the prose: a link                    people/mentions.rs
//! boilerplate   =  "Share on Facebook", "Home | Film | Reviews", anywhere    boilerplate.rs
//! tail          =  "Related content:" and what follows                     tail.rs
//! export        =  Letterboxd's reviews.csv, a document of many reviews    letterboxd.rs
//! ```
//!
//! Credits and grades may stand before the prose, behind it or between; a grade may also close the
//! first or the last paragraph. Front matter wins over the text. A title that is nowhere stated is
//! taken from the caption, or from the opening words of the prose, with a note.
//!
//! Precision goes before recall: what is not surely a grade, a credit or a role is prose.
//!
//! # How it is read
//!
//! ```text
//! bytes ─ document ─▶ title, facts, review ┐
//! bytes ─ document ─▶ title, facts, review ┼ merge ─▶ movies
//! bytes ─ document ─▶ title, facts, review ┘
//! ```
//!
//! A document is read by itself first; what needs the others (one movie in several documents, the
//! cast of one resolving the names of another) comes after. A bad document costs itself only.

#![deny(missing_docs)]

mod beginnings;
mod body;
mod boilerplate;
mod caption;
mod certificate;
mod clean;
mod credits;
pub mod diagnostic;
mod document;
mod front_matter;
mod given;
mod grade;
mod habits;
mod keys;
mod layout;
#[cfg(feature = "letterboxd")]
mod letterboxd;
#[cfg(feature = "letterboxd")]
mod markup;
mod memmem;
mod merge;
mod named;
mod names;
mod parts;
mod people;
pub mod render;
mod sentence;
pub mod site;
mod slug;
mod source;
#[cfg(feature = "letterboxd")]
pub mod table;
mod tail;
mod text;
mod title;
mod unicode;
mod words;

use clean::{Cleaned, Kind};
pub use diagnostic::{Diagnostic, Severity};
use film_model::Movie;
use habits::Habits;
pub use site::Site;
pub use slug::slug;
pub use source::At;
use source::Source;
use std::borrow::Cow;
use std::collections::HashMap;
pub use unicode::normalize_with;

/// A text to be read.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its path below the reviews folder; `.md` means Markdown, `.csv` Letterboxd's export.
    pub path: &'a str,
    /// What the file holds, in whatever encoding: what is not UTF-8 is reported.
    pub bytes: &'a [u8],
}

impl<'a> Document<'a> {
    /// Its text as the reader reads it, which the spans of diagnostics are about: without a byte order mark and
    /// characters of no width, and composed (NFC). Of bytes that are not UTF-8 it is what stands before them.
    pub fn text(&self) -> Cow<'a, str> {
        source::text(self.bytes).0
    }
}

/// The tags (BCP 47) of the languages whose words the reader knows: labels, months, grades.
pub fn languages() -> impl Iterator<Item = &'static str> {
    words::languages().map(|language| language.tag).filter(|tag| *tag != words::NO_LANGUAGE)
}

/// What came of reading.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Reading {
    /// In the order of their slugs.
    pub movies: Vec<Movie>,
    /// In the order of documents and places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// How many diagnostics are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// Reads `documents`, in the order in which their reviews are to stand.
///
/// ```
/// use film_reader::{Document, Site, read};
/// let text = "Sound of Metal (2020)\n\nIt is very loud. Grade: A-\n\nDirected by Darius Marder";
/// let reading = read(&[Document { path: "metal.txt", bytes: text.as_bytes() }], &Site::default());
/// let movie = &reading.movies[0];
/// assert_eq!(movie.slug, "sound-of-metal");
/// assert_eq!(movie.directors, ["Darius Marder"]);
/// assert_eq!(movie.aggregate.value, Some(91));
/// ```
pub fn read(documents: &[Document<'_>], site: &Site) -> Reading {
    read_with(documents, site, &mut |_| {})
}

/// Reads `documents` like [`read`], on all processors, and calls `progress` with the number of documents that have been
/// read by themselves, now and then and after the last one.
pub fn read_with(documents: &[Document<'_>], site: &Site, progress: &mut dyn FnMut(usize)) -> Reading {
    let mut diagnostics = Vec::new();
    let texts: Vec<Option<Cow<'_, str>>> =
        documents.iter().map(|document| source::read(document.path, document.bytes, &mut diagnostics)).collect();
    let texts: Vec<(&str, Option<&str>)> =
        documents.iter().zip(&texts).map(|(document, text)| (document.path, text.as_deref())).collect();
    let cleaned: Vec<Option<Cleaned<'_>>> = parts::map(&texts, cleaned, &mut |_| {}).into_iter().flatten().collect();
    let texts: Vec<Text<'_>> = texts.into_iter().zip(&cleaned).collect();
    let mut habits = Habits::default();
    let mut parsed = Vec::new();
    for part in parts::map(&texts, |texts| parse(texts, site), progress) {
        parsed.extend(part.parsed);
        diagnostics.extend(part.diagnostics);
        habits.extend(part.habits);
    }
    diagnostics.extend(habits.report());
    let movies = merge::merge(parsed, site, &mut diagnostics);
    let place: HashMap<&str, usize> = documents.iter().enumerate().map(|(at, document)| (document.path, at)).collect();
    diagnostics
        .sort_by_key(|diagnostic| (place.get(diagnostic.source.as_str()).copied(), diagnostic.line, diagnostic.column));
    Reading { movies, diagnostics }
}

/// A document's path, its text if it is UTF-8, and what the text is without HTML if it is not a table.
type Text<'a> = ((&'a str, Option<&'a str>), &'a Option<Cleaned<'a>>);

/// Cleans some of the documents. Exports are tables; their texts are read in a way of their own.
fn cleaned<'a>(texts: &[(&str, Option<&'a str>)]) -> Vec<Option<Cleaned<'a>>> {
    let clean = |(path, text): &(&str, Option<&'a str>)| {
        let text = text.filter(|_| !is_of_kind(path, ".csv"))?;
        Some(clean::document(text, Kind::of(path)))
    };
    texts.iter().map(clean).collect()
}

/// Some of the documents, each read by itself.
#[derive(Default)]
struct Part<'a> {
    parsed: Vec<document::Parsed<'a>>,
    diagnostics: Vec<Diagnostic>,
    habits: Habits,
}

fn parse<'a>(texts: &[Text<'a>], site: &Site) -> Part<'a> {
    let mut part = Part::default();
    for ((path, text), cleaned) in texts {
        match (text, cleaned) {
            (Some(text), Some(cleaned)) => {
                let source = Source::cleaned(path, text, &cleaned.text, &cleaned.moved);
                part.parsed.extend(document::parse(source, cleaned, site, &mut part.habits, &mut part.diagnostics));
            }
            #[cfg(not(feature = "letterboxd"))]
            (Some(text), None) => {
                let (message, help) = ("tables are not read here", "build a bundle with the command, which reads them");
                let source = Source::new(path, text);
                part.diagnostics.push(source.report(0..0, Severity::Error, diagnostic::Code::Export, message, help));
            }
            #[cfg(feature = "letterboxd")]
            (Some(text), None) => {
                part.parsed.extend(letterboxd::reviews(&Source::new(path, text), site, &mut part.diagnostics));
            }
            (None, _) => {}
        }
    }
    part
}

/// A text in HTML as the Markdown that a document with it may have: emphasis, links, paragraphs and lists stay what
/// they are, and everything that no card shows goes. The second value says what that was, for people.
///
/// ```
/// let (text, left_out) = film_reader::markdown("<p>It <em>hums</em>.</p><img src='a.jpg'>");
/// assert_eq!(text, "It *hums*.");
/// assert_eq!(left_out, [("picture", "pictures", 1)]);
/// ```
pub fn markdown(html: &str) -> (String, Vec<(&'static str, &'static str, usize)>) {
    let cleaned = clean::clean(html, 0, Kind::Html);
    (cleaned.text.trim().to_owned(), cleaned.left_out.kinds)
}

/// The text of a review as Letterboxd exports it: a line is a paragraph, and few tags have a meaning.
#[cfg(feature = "letterboxd")]
pub fn letterboxd_text(text: &str) -> Vec<film_model::Block> {
    markup::blocks(text)
}

/// Whether the name of a document ends with `ending`, written large or small.
fn is_of_kind(path: &str, ending: &str) -> bool {
    path.len() >= ending.len() && path.as_bytes()[path.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}

/// The example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reported_once_per_folder_is_the_same_however_the_documents_are_divided() {
        let document = |at: usize| {
            let (rating, score) = (at % 8 + 2, at * 5 % 100);
            let key = if at.is_multiple_of(3) { "mood" } else { "Mood" };
            let mut text = format!("---\ntitle: Film {at}\n{key}: {rating}\n");
            text += &match at % 4 {
                3 => format!("score: {score}\nweather_{at}: wet\n"),
                _ => format!("rating: {}\n", rating as f32 / 2.0),
            };
            // Not a number, so the key is no grade after all.
            text += if at == 30 { "vibe: calm\n" } else { "vibe: 7\n" };
            (format!("{at}.md"), text + "---\nIt creaks.\n")
        };
        let documents: Vec<(String, String)> = (0..40).map(document).collect();
        let texts: Vec<(&str, Option<&str>)> = documents.iter().map(|(path, text)| (&**path, Some(&**text))).collect();
        let cleaned = cleaned(&texts);
        let texts: Vec<Text<'_>> = texts.into_iter().zip(&cleaned).collect();
        let site = Site::default();
        let report = |size: usize| {
            let mut habits = Habits::default();
            texts.chunks(size).for_each(|part| habits.extend(parse(part, &site).habits));
            habits.report()
        };
        let whole = report(40);
        let said: String = whole.iter().map(|diagnostic| format!("{}\n", diagnostic.message)).collect();
        assert!(said.contains("30 grades under") && said.contains("10 grades under"), "{said}");
        assert!(said.contains("\"mood\"") && said.contains("\"vibe\", \"weather_3\""), "{said}");
        for size in [1, 2, 7, 32] {
            assert_eq!(report(size), whole, "{size} at a time");
        }
    }
}
