//! The report for people: for each document, what was understood, and then its diagnostics.
//!
//! The report always contains colours; the stream that it is written to removes them if it is not a terminal.

use anstyle::{AnsiColor, Style};
use film_model::{Grade, Movie, Review};
use film_model::{Scale, paragraphs, words as count_words};
use film_reader::diagnostic::without_controls;
use film_reader::{Diagnostic, Reading, Severity, render};
use std::collections::HashMap;

use super::causes::{Causes, Entry};
use super::lines::{labelled, list, words};

/// The maximum number of places or reviews in a list. The JSON has all of them.
const NAMED: usize = 3;

/// The width of lines without a terminal.
const PIPED: usize = 100;

/// A reading, indexed by document.
pub struct Report<'r> {
    reading: &'r Reading,
    /// The prefix of paths, so that they can be opened from the current folder.
    prefix: &'r str,
    /// The maximum width of a line.
    width: usize,
    /// The width of the terminal, if there is one; it breaks longer lines.
    columns: Option<usize>,
    reviews: HashMap<&'r str, Vec<(&'r Movie, &'r Review)>>,
    causes: Causes<'r>,
}

impl<'r> Report<'r> {
    /// `columns` is the width of the terminal, if there is one.
    pub fn new(reading: &'r Reading, prefix: &'r str, columns: Option<usize>) -> Report<'r> {
        let mut reviews: HashMap<&str, Vec<_>> = HashMap::new();
        for movie in &reading.movies {
            for review in &movie.reviews {
                reviews.entry(&review.source).or_default().push((movie, review));
            }
        }
        let width = columns.unwrap_or(PIPED);
        Report { reading, prefix, width, columns, reviews, causes: Causes::of(&reading.diagnostics) }
    }

    /// The report of the document at `path`: what was understood, then its diagnostics, with excerpts of its `text`.
    pub fn document(&self, path: &str, text: &str) -> String {
        let bold = Style::new().bold();
        let mut out = format!("{bold}{}{}{bold:#}\n", without_controls(self.prefix), without_controls(path));
        let understood = match self.reviews.get(path).map(Vec::as_slice) {
            None => Vec::new(),
            Some([(movie, review)]) => one(movie, review),
            Some(reviews) => many(reviews),
        };
        let quiet = Style::new().dimmed();
        for (label, pieces) in understood {
            out += &labelled(label, quiet, &pieces, self.width);
        }
        for entry in self.causes.entries(path) {
            match entry {
                Entry::First(first, others) => out += &self.in_full(first, text, others),
                Entry::Again(here) => out += &self.again(here),
            }
        }
        out
    }

    /// A diagnostic with caret and help, and the other places with the same cause.
    fn in_full(&self, first: &Diagnostic, text: &str, others: &[&Diagnostic]) -> String {
        let style = style(first.severity);
        let headline = first.headline(self.prefix);
        let excerpt = render::excerpt(first, text, self.columns);
        let mut out = format!("{style}{headline}{style:#}\n{excerpt}help: {}\n", first.help);
        if !others.is_empty() {
            out += &format!("also: {}\n", self.places(others));
        }
        out
    }

    /// A line for diagnostics whose cause was reported in full before.
    fn again(&self, here: &[&Diagnostic]) -> String {
        let severity = here[0].severity;
        let text = format!("{}: {}, as above", self.places(here), here[0].message);
        labelled(&severity.to_string(), style(severity), &words(&text), self.width)
    }

    fn places(&self, diagnostics: &[&Diagnostic]) -> String {
        let place = |diagnostic: &&Diagnostic| {
            format!("{}{}:{}:{}", self.prefix, without_controls(&diagnostic.source), diagnostic.line, diagnostic.column)
        };
        let mut places = diagnostics.iter().take(NAMED).map(place).collect::<Vec<_>>().join(", ");
        if let Some(more) = diagnostics.len().checked_sub(NAMED).filter(|more| *more > 0) {
            places += &format!(" and {}", count(more, "more place"));
        }
        places
    }

    /// The last line: the totals.
    pub fn totals(&self, documents: usize, strict: bool) -> String {
        let reviews = self.reading.movies.iter().map(|movie| movie.reviews.len()).sum();
        let counted = |severity: Severity| {
            let (diagnostics, causes) = (self.reading.count(severity), self.causes.count(severity));
            let of = if causes < diagnostics { format!(" of {}", count(causes, "cause")) } else { String::new() };
            format!("{}{of}", count(diagnostics, &severity.to_string()))
        };
        let counts_as_error = strict && self.reading.count(Severity::Warning) > 0;
        format!(
            "{}: {} of {}; {}, {}{}, {}",
            count(documents, "document"),
            count(reviews, "review"),
            count(self.reading.movies.len(), "movie"),
            counted(Severity::Error),
            counted(Severity::Warning),
            if counts_as_error { " (counted as errors: --strict)" } else { "" },
            counted(Severity::Note),
        )
    }
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Blue,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

/// A label, and the pieces of its value.
type Line = (&'static str, Vec<String>);

/// The facts of a review that a critic wants to see at a glance. Unknown facts have no line, except the year and the
/// grade: a critic who gave a grade must see that it was missed.
fn one(movie: &Movie, review: &Review) -> Vec<Line> {
    let roles: Vec<String> = movie
        .actors
        .iter()
        .filter_map(|actor| Some(format!("{} as {}", actor.name, actor.character_name.as_ref()?)))
        .collect();
    let bare = movie.actors.iter().filter(|actor| actor.character_name.is_none());
    let minutes = movie.duration_minutes.map(|minutes| format!("{minutes} min"));
    let countries = Some(movie.countries_of_origin.join("/")).filter(|countries| !countries.is_empty());
    let lines = [
        ("title", words(&movie.name)),
        ("year", words(&movie.year.map_or("none".into(), |year| year.to_string()))),
        (
            "by",
            list([&review.author, &review.publisher, &review.date_published].into_iter().flatten().map(String::as_str)),
        ),
        ("grade", words(&review.grade.as_ref().map_or("none".into(), graded))),
        ("directors", list(movie.directors.iter().map(String::as_str))),
        ("writers", list(movie.writers.iter().map(String::as_str))),
        ("roles", list(roles.iter().map(String::as_str))),
        ("cast", list(bare.map(|actor| actor.name.as_str()))),
        (
            "facts",
            list(
                [&movie.distributor, &countries, &minutes, &movie.content_rating]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            ),
        ),
        ("text", words(&length(review))),
    ];
    lines.into_iter().filter(|(_, pieces)| !pieces.is_empty()).collect()
}

/// The facts of a document with many reviews: the number of reviews, and the first few of them.
fn many(reviews: &[(&Movie, &Review)]) -> Vec<Line> {
    let mut slugs: Vec<&str> = reviews.iter().map(|(movie, _)| movie.slug.as_str()).collect();
    slugs.dedup();
    let grades = reviews.iter().filter(|(_, review)| review.grade.is_some()).count();
    let mut lines = vec![
        ("reviews", words(&format!("{} of {}", reviews.len(), count(slugs.len(), "movie")))),
        ("grades", words(&grades.to_string())),
    ];
    for (at, (movie, review)) in reviews.iter().take(NAMED).enumerate() {
        let year = movie.year.map(|year| format!(" ({year})")).unwrap_or_default();
        let grade = review.grade.as_ref().map_or("no grade".into(), graded);
        let text = format!("{}{year}: {grade}; {}", movie.name, length(review));
        lines.push((if at == 0 { "such as" } else { "" }, words(&text)));
    }
    if let Some(more) = reviews.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines.push(("", words(&format!("and {more} more"))));
    }
    lines
}

/// A grade, its value and the rule for the value.
fn graded(grade: &Grade) -> String {
    let Grade { written, scale, value } = grade;
    match (value, scale) {
        (Some(value), Scale::Letter) => format!("{written}, which is {value} of 100 by Metacritic's table"),
        (Some(value), Scale::Percent) => format!("{written}, which is {value} of 100"),
        (Some(value), _) => format!("{written}, which is {value} of 100 in proportion"),
        (None, Scale::Stars) => format!("{written}, without a value: of how many stars?"),
        (None, Scale::Thumbs) => format!("{written}, without a value: thumbs have none"),
        (None, _) => format!("{written}, without a value"),
    }
}

fn length(review: &Review) -> String {
    let body = &review.review_body;
    format!("{}, {}", count(paragraphs(body).len(), "paragraph"), count(count_words(body), "word"))
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_reader::{Document, Site, read};

    fn reading(texts: &[(&str, &str)]) -> Reading {
        let documents: Vec<_> = texts.iter().map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect();
        read(&documents, &Site::default())
    }

    /// The report of one document without colours.
    fn plain(reading: &Reading, path: &str, text: &str) -> String {
        let report = Report::new(reading, "reviews/", None).document(path, text);
        anstream::adapter::strip_str(&report).to_string()
    }

    /// The fenced block of `README.md` that begins with `opening`.
    fn block(opening: &str) -> String {
        let readme = std::fs::read_to_string("../../README.md").expect("the README");
        let start = readme.find(&format!("```text\n{opening}")).expect("the block is there") + "```text\n".len();
        readme[start..].split("\n```").next().expect("the block ends").to_owned()
    }

    #[test]
    fn the_report_is_the_one_in_the_readme() {
        let text = block("Riz Ahmed and Olivia Cooke in");
        let reading = reading(&[("sound-of-metal.txt", &text)]);
        let totals = Report::new(&reading, "reviews/", None).totals(1, false);
        let report = plain(&reading, "sound-of-metal.txt", &text);
        assert_eq!(format!("{report}\n{totals}"), block("reviews/sound-of-metal.txt"));
    }

    #[test]
    fn a_document_of_many_reviews_names_a_few() {
        let mut reading = reading(&[
            ("a.txt", "The Ferry (2018)\n\nIt hums. Grade: A\n"),
            ("b.txt", "The Pier\n\nIt creaks.\n\nGrade: 85%\n"),
            ("c.txt", "The Quay\n\nIt sinks.\n"),
            ("d.txt", "The Wharf\n\nIt floats.\n"),
        ]);
        let reviews = reading.movies.iter_mut().flat_map(|movie| &mut movie.reviews);
        reviews.for_each(|review| review.source = "reviews.csv".into());
        assert_eq!(
            plain(&reading, "reviews.csv", ""),
            "reviews/reviews.csv\n\
             \x20 reviews    4 of 4 movies\n\
             \x20 grades     2\n\
             \x20 such as    The Ferry (2018): A, which is 100 of 100 by Metacritic's table; 1 paragraph, 2 words\n\
             \x20            The Pier: 85%, which is 85 of 100; 1 paragraph, 2 words\n\
             \x20            The Quay: no grade; 1 paragraph, 2 words\n\
             \x20            and 1 more\n"
        );
    }

    #[test]
    fn a_value_comes_with_its_rule() {
        let grade = |written: &str, scale, value| graded(&Grade { written: written.into(), scale, value });
        assert_eq!(grade("A-", Scale::Letter, Some(91)), "A-, which is 91 of 100 by Metacritic's table");
        assert_eq!(grade("8/10", Scale::Points, Some(80)), "8/10, which is 80 of 100 in proportion");
        assert_eq!(grade("85%", Scale::Percent, Some(85)), "85%, which is 85 of 100");
        assert_eq!(grade("★★★", Scale::Stars, None), "★★★, without a value: of how many stars?");
        assert_eq!(grade("Thumbs up", Scale::Thumbs, None), "Thumbs up, without a value: thumbs have none");
    }

    #[test]
    fn one_cause_is_reported_once_and_its_places_are_kept() {
        let names = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"];
        let texts = names.map(|name| format!("The Pier {name}\n\nAnn Lindgrem creaks.\n\nWith Ann Lindgren\n"));
        let documents: Vec<_> = names.iter().zip(&texts).map(|(name, text)| (*name, text.as_str())).collect();
        let reading = reading(&documents);
        let first = plain(&reading, "a.txt", &texts[0]);
        let close = "\"Ann Lindgrem\" is close to the credited \"Ann Lindgren\"";
        let shown =
            format!("reviews/a.txt:3:1: warning[name-spelling]: {close}\nAnn Lindgrem creaks.\n^^^^^^^^^^^^\nhelp: ");
        assert!(first.contains(&shown), "{first}");
        let also = "\nalso: reviews/b.txt:3:1, reviews/c.txt:3:1, reviews/d.txt:3:1 and 2 more places\n";
        assert!(first.ends_with(also), "{first}");
        let later = plain(&reading, "f.txt", &texts[5]);
        assert!(later.ends_with(&format!("\n  warning    reviews/f.txt:3:1: {close}, as above\n")), "{later}");
        assert!(!later.contains("help:"), "{later}");
        let totals = |strict| Report::new(&reading, "", None).totals(6, strict);
        assert_eq!(totals(false), "6 documents: 6 reviews of 6 movies; 0 errors, 6 warnings of 1 cause, 0 notes");
        assert_eq!(
            totals(true),
            "6 documents: 6 reviews of 6 movies; \
             0 errors, 6 warnings of 1 cause (counted as errors: --strict), 0 notes"
        );
    }

    #[test]
    fn only_a_screen_narrows_an_excerpt() {
        let text = format!("The Pier is the kind of film that creaks{}.\n", " and creaks".repeat(20));
        let reading = reading(&[("a.txt", &text)]);
        let excerpt = render::excerpt(&reading.diagnostics[0], &text, None);
        let shown = |columns| Report::new(&reading, "", columns).document("a.txt", &text);
        assert!(shown(None).contains(&excerpt), "a pipe gets it whole");
        assert!(shown(Some(60)).contains("\nThe Pier is the kind of film that creaks and creaks and cr…\n^^^^^^^^\n"));
    }

    #[test]
    fn a_title_cannot_clear_the_screen() {
        let reading = reading(&[("a\u{1b}[2J.txt", "The \u{1b}[2J Pier (2019)\n\nIt creaks.\n")]);
        let report = Report::new(&reading, "", None).document("a\u{1b}[2J.txt", "");
        assert!(report.contains("Pier") && !report.contains("\u{1b}[2J"), "{report:?}");
    }
}
