//! `cargo xtask check`: reads the reviews and tells what was understood and what looks wrong.
//!
//! The report is for people and goes to stderr; the JSON is for programs and goes to stdout.

use anstream::{eprint, eprintln};
use anstyle::{AnsiColor, Style};
use anyhow::Result;
use clap::ValueEnum;
use film_model::model::words;
use film_model::read::Reading;
use film_model::{Diagnostic, Movie, Review, Severity};
use review_folder::Folder;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::project;

#[derive(clap::Args)]
pub struct Options {
    /// The folder of reviews [default: $FILM_CARDS_REVIEWS, or reviews/]
    dir: Option<PathBuf>,
    /// How to print what was read
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What a shell takes for a wrong call, as opposed to a document with an error.
const BAD_USAGE: u8 = 2;

/// Reads the folder and reports. The exit code is 1 where a document has an error.
pub fn run(options: &Options) -> Result<ExitCode> {
    let path = options.dir.clone().unwrap_or_else(|| Folder::chosen(&project::root()));
    let folder = match Folder::open(&path) {
        Ok(folder) => folder,
        Err(error) => {
            eprintln!("error: {error}");
            return Ok(ExitCode::from(BAD_USAGE));
        }
    };
    let (_, reading) = folder.read();
    match options.format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&reading)?),
        Format::Text => {
            let prefix = format!("{}/", path.display().to_string().trim_end_matches('/'));
            folder.documents().iter().for_each(|document| eprintln!("{}", report(document.path, &prefix, &reading)));
            // What `film-cards.toml` has to be told belongs to no document.
            let site = |diagnostic: &&Diagnostic| folder.documents().iter().all(|doc| doc.path != diagnostic.source);
            reading.diagnostics.iter().filter(site).for_each(|diagnostic| eprint!("{}", told(diagnostic, &prefix)));
        }
    }
    eprintln!("{}", totals(folder.documents().len(), &reading));
    Ok(if reading.count(Severity::Error) > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What was understood of one document, then its diagnostics. Colours are marked up; the stream it
/// goes to takes them out where nobody would see them.
fn report(path: &str, prefix: &str, reading: &Reading) -> String {
    let bold = Style::new().bold();
    let quiet = Style::new().dimmed();
    let mut out = format!("{bold}{prefix}{path}{bold:#}\n");
    let review = |movie: &'_ Movie| movie.reviews.iter().position(|review| review.source == path);
    if let Some((movie, at)) = reading.movies.iter().find_map(|movie| Some((movie, review(movie)?))) {
        for (label, value) in understood(movie, &movie.reviews[at]) {
            out += &format!("  {quiet}{label:<9}{quiet:#}{value}\n");
        }
    }
    let own = reading.diagnostics.iter().filter(|diagnostic| diagnostic.source == path);
    out.extend(own.map(|diagnostic| told(diagnostic, prefix)));
    out
}

fn told(diagnostic: &Diagnostic, prefix: &str) -> String {
    let colour = match diagnostic.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Blue,
    };
    let style = Style::new().bold().fg_color(Some(colour.into()));
    let (headline, excerpt) = (diagnostic.headline(prefix), diagnostic.excerpt());
    format!("{style}{headline}{style:#}\n{excerpt}help: {}\n", diagnostic.help)
}

/// What a critic wants to see at a glance, label and value. What is not known has no line, except
/// the grade: a critic who gave one must see that it was missed.
fn understood(movie: &Movie, review: &Review) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let year = movie.year.map(|year| format!(" ({year})")).unwrap_or_default();
    lines.push(("title", format!("{}{year}", movie.name)));
    let by: Vec<&str> =
        [&review.author, &review.publisher, &review.date_published].into_iter().flatten().map(String::as_str).collect();
    if !by.is_empty() {
        lines.push(("by", by.join(", ")));
    }
    lines.push((
        "grade",
        review.grade.as_ref().map_or("none".into(), |grade| match grade.value {
            Some(value) => format!("{}, which is {value} of 100", grade.written),
            None => format!("{}, without a value", grade.written),
        }),
    ));
    if !movie.directors.is_empty() {
        lines.push(("directed", movie.directors.join(", ")));
    }
    if !movie.writers.is_empty() {
        lines.push(("written", movie.writers.join(", ")));
    }
    let cast: Vec<String> = movie
        .actors
        .iter()
        .map(|actor| match &actor.character_name {
            Some(part) => format!("{} as {part}", actor.name),
            None => actor.name.clone(),
        })
        .collect();
    if !cast.is_empty() {
        lines.push(("cast", cast.join(", ")));
    }
    let mut facts = Vec::new();
    facts.extend(movie.distributor.clone());
    facts.extend((!movie.countries_of_origin.is_empty()).then(|| movie.countries_of_origin.join("/")));
    facts.extend(movie.duration_minutes.map(|minutes| format!("{minutes} min")));
    facts.extend(movie.content_rating.clone());
    if !facts.is_empty() {
        lines.push(("facts", facts.join(", ")));
    }
    let paragraphs = film_model::model::paragraphs(&review.review_body).len();
    lines.push(("text", format!("{}, {}", count(paragraphs, "paragraph"), count(words(&review.review_body), "word"))));
    lines
}

fn totals(documents: usize, reading: &Reading) -> String {
    let reviews = reading.movies.iter().map(|movie| movie.reviews.len()).sum();
    format!(
        "{}: {} of {}; {}, {}, {}",
        count(documents, "document"),
        count(reviews, "review"),
        count(reading.movies.len(), "movie"),
        count(reading.count(Severity::Error), "error"),
        count(reading.count(Severity::Warning), "warning"),
        count(reading.count(Severity::Note), "note"),
    )
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::read::{Document, Site, read};

    /// The fenced block of `README.md` that begins with `opening`.
    fn block(opening: &str) -> String {
        let readme = std::fs::read_to_string(project::root().join("README.md")).expect("the README");
        let start = readme.find(&format!("```text\n{opening}")).expect("the block is there") + "```text\n".len();
        readme[start..].split("\n```").next().expect("the block ends").to_owned()
    }

    #[test]
    fn the_report_is_the_one_in_the_readme() {
        let review = block("Riz Ahmed in");
        let reading = read(&[Document { path: "sound-of-metal.txt", bytes: review.as_bytes() }], &Site::default());
        let report = report("sound-of-metal.txt", "reviews/", &reading);
        let plain = anstream::adapter::strip_str(&report).to_string();
        assert_eq!(plain.trim_end(), block("reviews/sound-of-metal.txt"));
    }
}
