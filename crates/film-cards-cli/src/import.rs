//! `import`: writes the reviews of an export as documents, one per review.
//!
//! `film-import` reads the export. This file has the files and the terminal: a document that is there already is never
//! overwritten, so the command can be run again. Everything it prints is for people and goes to stderr.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::eprintln;
use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result};
use film_import::{Content, Document, File, Import, MAX_BYTES, Note, Posts, Severity, is_wanted, too_large};
use film_reader::diagnostic::without_controls;

use review_folder::Folder;

use crate::{called, reviews};

/// The options of `import`.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub struct Options {
    /// The files as they were downloaded, or an unpacked folder
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder to write to [default: $FILM_CARDS_REVIEWS, or reviews/]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Import every published post of a blog, also without a film in it
    #[arg(long)]
    all: bool,
}

const HELP: &str = "\
Letterboxd  the zip, or tables from it; tables in its import format
IMDb        the ratings (CSV)
WordPress   Tools > Export > All content (XML)
Ghost       Settings > Import/Export (JSON)
Substack    Settings > Exports (zip)

A file that is there already is never changed, so you can import again.

Example: film-cards import letterboxd-ann-2026-11-26.zip";

/// The exit code of a wrong call.
const BAD_USAGE: u8 = 2;

/// How deep folders are searched.
const MAX_DEPTH: usize = 8;

/// How many documents that differ are named.
const NAMED: usize = 20;

/// What became of the documents.
#[derive(Default)]
struct Written {
    new: usize,
    same: usize,
    /// Paths of documents that are there and differ.
    differ: Vec<String>,
    /// Paths that cannot be written, each with the reason.
    failed: Vec<(String, String)>,
}

/// Reads the files and writes the documents. The default folder is below `root`. The exit code is 1 if something could
/// not be read or written, and 2 if a file does not exist.
///
/// # Errors
/// If the folder cannot be made.
pub fn run(options: &Options, root: &Path) -> Result<ExitCode> {
    let mut notes = Vec::new();
    let mut loaded = Vec::new();
    for path in &options.files {
        match load(path) {
            Ok(Some(content)) => loaded.push((path.display().to_string(), content)),
            Ok(None) => notes.push(too_large(&path.display().to_string())),
            Err(error) => {
                let why = match error.kind() {
                    ErrorKind::NotFound => "there is no such file".to_owned(),
                    _ => error.to_string(),
                };
                eprintln!("error: \"{}\" cannot be read: {why}; name the export as it was downloaded", path.display());
                return Ok(ExitCode::from(BAD_USAGE));
            }
        }
    }
    let files: Vec<File<'_>> = loaded.iter().map(|(name, content)| content.file(name)).collect();
    let posts = if options.all { Posts::All } else { Posts::Reviews };
    let mut import = film_import::import_with(&files, posts);
    notes.append(&mut import.notes);
    for source in &import.sources {
        eprintln!("{}: {}", without_controls(&source.name), source.kind);
    }
    for note in &notes {
        print(note);
    }
    let folder = options.out.clone().unwrap_or_else(|| reviews::shown(&Folder::chosen(root)));
    if folder.exists() && !folder.is_dir() {
        eprintln!("error: \"{}\" is a file; name a folder with --out", folder.display());
        return Ok(ExitCode::from(BAD_USAGE));
    }
    let written = write(&folder, &import)?;
    report(&written, &folder);
    let is_wrong = notes.iter().any(|note| note.severity == Severity::Error) || !written.failed.is_empty();
    Ok(if is_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A file or a folder in memory.
enum Loaded {
    File(Vec<u8>),
    Folder(Vec<(String, Vec<u8>)>),
}

impl Loaded {
    fn file<'a>(&'a self, name: &'a str) -> File<'a> {
        match self {
            Loaded::File(bytes) => File::new(name, bytes),
            Loaded::Folder(files) => File { name, content: Content::Folder(files) },
        }
    }
}

/// Loads a file, or the files of a folder that may belong to an export. `None` for what is too large for an export.
fn load(path: &Path) -> std::io::Result<Option<Loaded>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_dir() {
        let is_small = metadata.len() <= MAX_BYTES;
        return is_small.then(|| fs::read(path).map(Loaded::File)).transpose();
    }
    let mut files = Vec::new();
    let mut left = MAX_BYTES;
    let mut folders = vec![(path.to_owned(), String::new(), 0)];
    while let Some((folder, below, depth)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = format!("{below}{name}");
            // Links are not followed: an export has none.
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < MAX_DEPTH && !name.starts_with('.') {
                folders.push((entry.path(), format!("{below}/"), depth + 1));
            } else if kind.is_file() && is_wanted(&below) {
                let Some(rest) = left.checked_sub(entry.metadata()?.len()) else { return Ok(None) };
                left = rest;
                files.push((below, fs::read(entry.path())?));
            }
        }
    }
    files.sort();
    Ok(Some(Loaded::Folder(files)))
}

/// Prints a note: where, what happened, what to do.
fn print(note: &Note) {
    let line = note.line.map(|line| format!(":{line}")).unwrap_or_default();
    let place = format!("{}{line}", without_controls(&note.source));
    let message = without_controls(&note.message);
    let style = match note.severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        _ => Style::new().dimmed(),
    };
    eprintln!("{place}: {style}{}{style:#}: {message}", note.severity);
    if !note.help.is_empty() {
        eprintln!("help: {}", note.help);
    }
}

fn write(folder: &Path, import: &Import) -> Result<Written> {
    let mut written = Written::default();
    if import.documents.is_empty() {
        return Ok(written);
    }
    fs::create_dir_all(folder).with_context(|| format!("the folder \"{}\" cannot be made", folder.display()))?;
    for Document { name, text } in &import.documents {
        let path = folder.join(name);
        match create(&path, text) {
            Ok(()) => written.new += 1,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => match fs::read(&path) {
                Ok(there) if is_same(&there, text) => written.same += 1,
                _ => written.differ.push(path.display().to_string()),
            },
            Err(error) => written.failed.push((path.display().to_string(), error.to_string())),
        }
    }
    Ok(written)
}

/// Writes a file that is not there yet.
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let result = file.write_all(text.as_bytes()).and_then(|()| file.sync_data());
    if result.is_err() {
        // Half a review would count as one that is there and differs.
        let _ = fs::remove_file(path);
    }
    result
}

/// Whether the bytes are the text, however lines end: git and editors on Windows change that.
fn is_same(bytes: &[u8], text: &str) -> bool {
    bytes.iter().filter(|byte| **byte != b'\r').eq(text.as_bytes().iter().filter(|byte| **byte != b'\r'))
}

/// Prints what became of the documents, and the next step.
fn report(written: &Written, folder: &Path) {
    let Written { new, same, differ, failed } = written;
    for (path, why) in failed {
        eprintln!("error: \"{}\" cannot be written: {why}", without_controls(path));
    }
    if !differ.is_empty() {
        let mut names = without_controls(&differ[..differ.len().min(NAMED)].join(", "));
        if let Some(more) = differ.len().checked_sub(NAMED).filter(|more| *more > 0) {
            names += &format!(" and {more} more");
        }
        eprintln!("there already with another text, and not changed: {names}");
        eprintln!("help: rename the files that you want to keep, or import into another folder with --out");
    }
    let folder = folder.display();
    let mut parts = vec![format!("{} written to {folder}", count(*new, "document"))];
    parts.extend((*same > 0).then(|| format!("{same} there already")));
    parts.extend((!differ.is_empty()).then(|| format!("{} there with another text", differ.len())));
    parts.extend((!failed.is_empty()).then(|| format!("{} not written", failed.len())));
    eprintln!("{}", parts.join(", "));
    if *new > 0 {
        eprintln!("next: {} check {folder}", called::name());
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
