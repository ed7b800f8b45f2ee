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
use film_reader::Severity;
use film_reader::diagnostic::without_controls;
use film_reader::{Reading, site};
use review_folder::{Folder, FolderError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use progress::Progress;
use report::Report;

/// What `check` may be asked for.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of reviews [default: $FILM_CARDS_REVIEWS, or reviews/]
    dir: Option<PathBuf>,
    /// How to print what was read
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Let warnings count as errors do
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What a shell takes for a wrong call, as opposed to a document with an error.
const BAD_USAGE: u8 = 2;

/// Reads the folder and reports. The folder that is read where none is named is below `root`. The exit code is 1 where
/// a document has an error, or with `--strict` a warning, and 2 where there is nothing to read.
///
/// # Errors
/// Where the report cannot be written.
pub fn run(options: &Options, root: &Path) -> Result<ExitCode> {
    let path = folder(options.dir.as_deref(), root);
    let folder = match open(&path) {
        Ok(folder) => folder,
        Err(error) => {
            eprintln!("error: {error}");
            return Ok(ExitCode::from(BAD_USAGE));
        }
    };
    let reading = read(&folder);
    let prefix = format!("{}/", path.display().to_string().trim_end_matches('/'));
    let report = Report::new(&reading, &prefix, columns());
    let totals = report.totals(folder.paths().len(), options.strict);
    let written = match options.format {
        Format::Json => print_json(&reading),
        Format::Text => print_report(&report, &folder, &reading),
    }
    .and_then(|()| writeln!(anstream::stderr(), "{totals}"));
    match written {
        // Whoever reads the report, such as `head`, has seen enough; the exit code still tells.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    let bad = reading.count(Severity::Error) > 0 || (options.strict && reading.count(Severity::Warning) > 0);
    Ok(if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The folder to read as it was named, or the chosen one by the way from here.
fn folder(named: Option<&Path>, root: &Path) -> PathBuf {
    if let Some(named) = named {
        return named.to_owned();
    }
    let chosen = Folder::chosen(root);
    let here = std::env::current_dir().unwrap_or_default();
    let chosen = chosen.strip_prefix(".").map_or_else(|_| chosen.clone(), Path::to_path_buf);
    match chosen.strip_prefix(here) {
        Ok(below) if !below.as_os_str().is_empty() => below.to_owned(),
        _ => chosen,
    }
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

/// The columns of the terminal the report goes to, where it goes to one.
fn columns() -> Option<usize> {
    terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
}

fn print_json(reading: &Reading) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, reading)?;
    writeln!(out)?;
    out.flush()
}

fn print_report(report: &Report<'_>, folder: &Folder, reading: &Reading) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::stderr());
    // What `film-cards.toml` has to be told belongs to no document, and may explain the others.
    let settings = reading.diagnostics.iter().any(|told| told.source == site::FILE_NAME);
    for path in settings.then_some(site::FILE_NAME).into_iter().chain(folder.paths()) {
        writeln!(out, "{}", report.document(path, &folder.text(path).unwrap_or_default()))?;
    }
    if !folder.passed_over().is_empty() {
        let names = without_controls(&folder.passed_over().join(", "));
        writeln!(out, "not read, as only the critic's own `reviews.csv` holds reviews: {names}\n")?;
    }
    out.flush()
}
