//! `check`: reads the reviews and reports what was understood and what looks wrong.
//!
//! The report is for people and goes to stderr; the JSON is for programs and goes to stdout.

mod causes;
mod lines;
mod progress;
mod report;

use anstream::eprintln;
use anyhow::Result;
use clap::ValueEnum;
use film_reader::diagnostic::without_controls;
use film_reader::{Diagnostic, Reading, Severity, site};
use review_folder::{Folder, FolderError};
use std::collections::HashSet;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::reviews;
use progress::Progress;
use report::Report;

/// The options of `check`.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of reviews [default: FILM_CARDS_REVIEWS, or reviews/, or the reviews of the site here]
    dir: Option<PathBuf>,
    /// How to print what was read
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
    /// Print only what is wrong
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// The exit code of a wrong call, as opposed to a document with an error.
const BAD_USAGE: u8 = 2;

/// Reads the folder and reports. The default folder is below `root`. The exit code is 1 if a document has an error, or
/// with `--strict` a warning, and 2 if there is nothing to read.
///
/// # Errors
/// If the report cannot be written.
pub fn run(options: &Options, root: &Path) -> Result<ExitCode> {
    let folder = reviews::find(options.dir.as_deref(), root, "check").and_then(|found| {
        if let Some(note) = found.note.filter(|_| !options.quiet) {
            eprintln!("{note}");
        }
        Ok((open(&found.path)?, found.path))
    });
    let (folder, path) = match folder {
        Ok(folder) => folder,
        Err(error) => {
            crate::report(&error);
            return Ok(ExitCode::from(BAD_USAGE));
        }
    };
    let reading = read(&folder);
    let prefix = format!("{}/", path.display().to_string().trim_end_matches('/'));
    let report = Report::new(&reading, &prefix, columns());
    let totals = report.totals(folder.paths().len(), options.strict);
    let written = match options.format {
        Format::Json => print_json(&reading),
        Format::Text => print_report(&report, &folder, &reading, options.quiet),
    }
    .and_then(|()| if options.quiet { Ok(()) } else { writeln!(anstream::stderr(), "{totals}") });
    match written {
        // The program that reads the report, such as `head`, has closed it. The exit code is still right.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    let bad = reading.count(Severity::Error) > 0 || (options.strict && reading.count(Severity::Warning) > 0);
    Ok(if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn open(path: &Path) -> Result<Folder, FolderError> {
    let mut bar = None;
    Folder::open_with(path, &mut |opened| {
        let bar = bar.get_or_insert_with(|| Progress::begin("opening", opened.documents, opened.bytes));
        bar.reached(opened.done);
    })
}

fn read(folder: &Folder) -> Reading {
    let documents = folder.documents();
    let bytes = documents.iter().map(|document| document.bytes.len() as u64).sum();
    let bar = Progress::begin("reading", documents.len(), bytes);
    folder.read_with(&mut |done| bar.reached(done)).1
}

/// The width of the terminal in columns, if the report goes to a terminal.
fn columns() -> Option<usize> {
    terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
}

fn print_json(reading: &Reading) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, reading)?;
    writeln!(out)?;
    out.flush()
}

/// How many files that are not read are named.
const NAMED: usize = 20;

/// Prints a report of all documents, or only of those with errors or warnings.
fn print_report(report: &Report<'_>, folder: &Folder, reading: &Reading, is_quiet: bool) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::stderr());
    // Diagnostics of `film-cards.toml` belong to no document. They come first, because they may explain the others.
    let settings = reading.diagnostics.iter().any(|diagnostic| diagnostic.source == site::FILE_NAME);
    let is_wrong = |diagnostic: &&Diagnostic| diagnostic.severity < Severity::Note;
    let wrong: HashSet<&str> =
        reading.diagnostics.iter().filter(is_wrong).map(|diagnostic| diagnostic.source.as_str()).collect();
    for path in settings.then_some(site::FILE_NAME).into_iter().chain(folder.paths()) {
        if is_quiet && !wrong.contains(path) {
            continue;
        }
        writeln!(out, "{}", report.document(path, &folder.text(path).unwrap_or_default()))?;
    }
    if !folder.passed_over().is_empty() && !is_quiet {
        let passed_over = folder.passed_over();
        let mut names = without_controls(&passed_over[..passed_over.len().min(NAMED)].join(", "));
        if let Some(more) = passed_over.len().checked_sub(NAMED).filter(|more| *more > 0) {
            names += &format!(" and {more} more");
        }
        writeln!(
            out,
            "not read, as they are no reviews in text, Markdown or HTML, nor Letterboxd's `reviews.csv`: {names}\n"
        )?;
    }
    out.flush()
}
