//! The folder of reviews on disk: its documents, and the file `film-cards.toml` beside them.
//!
//! `check`, `build` and the build scripts of applications open the folder with this crate, so that `check` reports
//! exactly what the others build.

#![deny(missing_docs)]

mod files;

use files::{Files, Found, Unreadable};
pub use files::{has_reviews, has_reviews_below};
use film_reader::diagnostic::Code;
use film_reader::{Diagnostic, Severity};
use film_reader::{Document, Reading, Site, read_with, site};
use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

/// The environment variable with the path of another folder.
pub const VARIABLE: &str = "FILM_CARDS_REVIEWS";

/// The folder that is read by default.
pub const DEFAULT: &str = "reviews";

/// The environment variable that makes warnings fail the build.
pub const STRICT: &str = "FILM_CARDS_STRICT";

/// Whether warnings fail the build: [`STRICT`] is set, and not to `0`.
pub fn strict() -> bool {
    std::env::var_os(STRICT).is_some_and(|value| !value.is_empty() && value != "0")
}

/// A folder with its documents in memory.
pub struct Folder {
    /// The path of the folder, as the caller has given it.
    path: PathBuf,
    /// The documents with their paths below the folder, in the order of paths.
    documents: Vec<(String, Vec<u8>)>,
    site: Option<Vec<u8>>,
    unreadable: Vec<Unreadable>,
    passed_over: Vec<String>,
}

/// The progress of opening a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The number of documents in memory.
    pub done: usize,
    /// The number of all documents.
    pub documents: usize,
    /// The size of all documents, in bytes.
    pub bytes: u64,
}

/// The folder cannot be read, or contains no review.
#[derive(Debug)]
#[non_exhaustive]
pub enum FolderError {
    /// There is no folder with that path.
    Missing(PathBuf),
    /// The folder contains no document.
    Empty(PathBuf),
    /// The system cannot open the folder.
    Unreadable(PathBuf, std::io::Error),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FolderError::Missing(path) => write!(f, "there is no folder \"{}\"", path.display())?,
            FolderError::Empty(path) => {
                write!(
                    f,
                    "there is no review (.txt, .md, .html or the like, or reviews.csv) in \"{}\"",
                    path.display()
                )?;
            }
            FolderError::Unreadable(path, error) => return write!(f, "\"{}\" cannot be read: {error}", path.display()),
        }
        write!(f, "; put reviews there, or name another folder on the command line or in {VARIABLE}")
    }
}

impl std::error::Error for FolderError {}

impl Folder {
    /// The folder from the environment, or `reviews` below `root`.
    pub fn chosen(root: &Path) -> PathBuf {
        match std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
            Some(path) => root.join(path),
            None => root.join(DEFAULT),
        }
    }

    /// Loads every `.txt`, `.md`, `.markdown`, `.mdx`, `.qmd`, `.html` and `reviews.csv` below `path` into memory. Skips
    /// hidden files and folders, bundles, and a `README`, which explains the folder to people. For a file that cannot be
    /// opened, or that a link outside `path` leads to, [`Folder::read`] reports an error and reads the others.
    ///
    /// # Errors
    /// If the folder does not exist, cannot be opened, or contains no review.
    pub fn open(path: &Path) -> Result<Folder, FolderError> {
        Self::open_with(path, &mut |_| {})
    }

    /// Like [`Folder::open`], and calls `progress` before the first document and after each one.
    ///
    /// # Errors
    /// The same.
    pub fn open_with(path: &Path, progress: &mut dyn FnMut(Opened)) -> Result<Folder, FolderError> {
        if !path.is_dir() {
            return Err(FolderError::Missing(path.to_owned()));
        }
        let Files { documents: found, mut unreadable, passed_over } =
            Files::below(path).map_err(|error| FolderError::Unreadable(path.to_owned(), error))?;
        let bytes = found.iter().map(|file| file.bytes).sum();
        let mut opened = Opened { done: 0, documents: found.len(), bytes };
        progress(opened);
        let mut documents = Vec::with_capacity(found.len());
        for Found { below, path, .. } in found {
            match std::fs::read(path) {
                Ok(bytes) => documents.push((below, bytes)),
                Err(error) => unreadable.push(Unreadable::new(below, files::why(&error))),
            }
            opened.done += 1;
            progress(opened);
        }
        if documents.is_empty() && unreadable.is_empty() {
            return Err(FolderError::Empty(path.to_owned()));
        }
        let site_path = path.join(site::FILE_NAME);
        let site = match std::fs::read(&site_path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !site_path.is_symlink() => None,
            Err(error) => {
                unreadable.push(Unreadable::new(site::FILE_NAME.to_owned(), files::why(&error)));
                None
            }
        };
        documents.sort();
        unreadable.sort();
        Ok(Folder { path: path.to_owned(), documents, site, unreadable, passed_over })
    }

    /// The documents that could be opened, in the order of their reviews.
    pub fn documents(&self) -> Vec<Document<'_>> {
        self.documents.iter().map(|(path, bytes)| Document { path, bytes }).collect()
    }

    /// The text of the document at `path` below the folder, or of the settings. The spans of diagnostics are positions
    /// in it. `None` if it could not be opened.
    pub fn text(&self, path: &str) -> Option<Cow<'_, str>> {
        if path == site::FILE_NAME {
            return self.site.as_deref().map(String::from_utf8_lossy);
        }
        let at = self.documents.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()?;
        let (path, bytes) = &self.documents[at];
        Some(Document { path, bytes }.text())
    }

    /// The paths of all documents in order, including those that could not be opened.
    pub fn paths(&self) -> Vec<&str> {
        let unreadable = self.unreadable.iter().map(|file| file.below.as_str()).filter(|path| *path != site::FILE_NAME);
        let mut paths: Vec<&str> = self.documents.iter().map(|(path, _)| path.as_str()).chain(unreadable).collect();
        paths.sort_unstable();
        paths
    }

    /// The paths of files that are not read although the critic may have meant them as reviews: other tables, documents
    /// of word processors.
    pub fn passed_over(&self) -> &[String] {
        &self.passed_over
    }

    /// Reads the site's settings, and then all documents.
    pub fn read(&self) -> (Site, Reading) {
        self.read_with(&mut |_| {})
    }

    /// Like [`Folder::read`], for a build that must fail if one of the reviews has an error.
    ///
    /// ```no_run
    /// // A build script of three lines: the reviews become an archive, which the program includes.
    /// fn main() -> Result<(), Box<dyn std::error::Error>> {
    ///     let (site, reading) = review_folder::Folder::open("reviews".as_ref())?.read_or_fail()?;
    ///     let archive = film_archive::encode(&reading.movies, site.links);
    ///     Ok(std::fs::write(format!("{}/reviews", std::env::var("OUT_DIR")?), archive)?)
    /// }
    /// ```
    ///
    /// # Errors
    /// If a document has an error. The message has a line for each error, with its place and what to do.
    pub fn read_or_fail(&self) -> Result<(Site, Reading), Wrong> {
        let (site, reading) = self.read();
        let errors = reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let prefix = format!("{}/", self.path.display());
        let errors: Vec<String> =
            errors.map(|error| format!("{} (help: {})", error.headline(&prefix), error.help)).collect();
        if errors.is_empty() { Ok((site, reading)) } else { Err(Wrong(errors)) }
    }

    /// Like [`Folder::read`], and calls `progress` with the number of documents read so far.
    pub fn read_with(&self, progress: &mut dyn FnMut(usize)) -> (Site, Reading) {
        let mut diagnostics = Vec::new();
        let site = match &self.site {
            Some(bytes) => Site::parse(&String::from_utf8_lossy(bytes), &mut diagnostics),
            None => Site::default(),
        };
        let mut reading = read_with(&self.documents(), &site, progress);
        diagnostics.append(&mut reading.diagnostics);
        diagnostics.extend(self.unreadable.iter().map(unreadable));
        // A stable sort, so that the diagnostics of one document keep their order.
        diagnostics.sort_by(|a, b| {
            let place = |diagnostic: &Diagnostic| diagnostic.source != site::FILE_NAME;
            (place(a), &a.source).cmp(&(place(b), &b.source))
        });
        reading.diagnostics = diagnostics;
        (site, reading)
    }
}

/// The errors of the documents, for a build script or a program to print: a line for each error.
pub struct Wrong(Vec<String>);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

/// The same text, because a `main` that returns an error prints it with `Debug`.
impl fmt::Debug for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Wrong {}

/// The diagnostic for a file that cannot be opened.
fn unreadable(Unreadable { below, why, help }: &Unreadable) -> Diagnostic {
    let message = format!("the file cannot be read: {why}");
    Diagnostic::of_document(below, Severity::Error, Code::Unreadable, message, *help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        folder
    }

    #[test]
    fn finds_reviews_in_a_stable_order() {
        let folder = folder(&[
            ("b.txt", "Ran (1985)\n\nRain."),
            ("a/c.MD", "# Alien (1979)\n\nSteam."),
            ("README.md", "How this folder works."),
            (".git/x.txt", "hidden"),
            ("picture.jpg", ""),
            ("film-cards.toml", "author = \"Ann Lee\"\n"),
        ]);
        let opened = Folder::open(folder.path()).expect("a folder of reviews");
        let paths: Vec<&str> = opened.documents().iter().map(|document| document.path).collect();
        assert_eq!(paths, ["a/c.MD", "b.txt"]);
        let (site, reading) = opened.read();
        assert_eq!(site.author.as_deref(), Some("Ann Lee"));
        assert_eq!(reading.movies.iter().map(|movie| movie.slug.as_str()).collect::<Vec<_>>(), ["alien", "ran"]);
        assert_eq!(reading.movies[0].reviews[0].author.as_deref(), Some("Ann Lee"));
    }

    #[test]
    fn says_which_folder_and_how_to_choose_another() {
        let empty = folder(&[("notes.doc", "")]);
        let missing = empty.path().join("nowhere");
        for (path, says) in [(empty.path(), "no review"), (&missing, "no folder")] {
            let message = Folder::open(path).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(message.contains(says) && message.contains(VARIABLE), "{message}");
            assert!(message.contains(&path.display().to_string()), "{message}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_opened_costs_itself_only() {
        use std::os::unix::fs::symlink;
        let folder = folder(&[("b.txt", "Ran (1985)\n\nRain."), ("c.txt", "The Quay\n\nGrade: Q\n"), ("in/d.txt", "")]);
        let link = |to: &str, name: &str| symlink(to, folder.path().join(name)).expect("a link");
        link("nowhere.txt", "a.txt");
        link("nowhere.jpg", "picture.jpg");
        link("nowhere.txt", ".hidden.txt");
        link("itself.md", "itself.md");
        link("..", "in/round");
        link("nowhere", "older");
        let opened = Folder::open(folder.path()).expect("a folder of reviews");
        assert_eq!(opened.paths(), ["a.txt", "b.txt", "c.txt", "in/d.txt", "itself.md", "older"]);
        let (_, reading) = opened.read();
        assert!(reading.movies.iter().any(|movie| movie.name == "Ran"), "the others are read");
        let reported: Vec<(&str, &str)> = reading
            .diagnostics
            .iter()
            .map(|diagnostic| (diagnostic.source.as_str(), diagnostic.message.as_str()))
            .collect();
        assert_eq!(reported[0], ("a.txt", "the file cannot be read: the link leads to nothing"));
        let sources: Vec<&str> = reported.iter().map(|(source, _)| *source).collect();
        assert!(sources.is_sorted() && sources.contains(&"c.txt") && sources.contains(&"itself.md"), "{reported:?}");
        assert_eq!(*reported.last().expect("several"), ("older", "the file cannot be read: the link leads to nothing"));
        assert_eq!(opened.text("a.txt"), None, "there is no line to show");
        assert_eq!(opened.text("b.txt").as_deref(), Some("Ran (1985)\n\nRain."));
        assert_eq!(reading.diagnostics[0].severity, Severity::Error);
    }

    #[cfg(unix)]
    #[test]
    fn what_leads_out_is_named_and_not_followed() {
        use std::os::unix::fs::symlink;
        let elsewhere = folder(&[("ran.txt", "Ran (1985)\n\nRain."), ("more/alien.txt", "Alien (1979)\n\nSteam.")]);
        let folder = folder(&[("b.txt", "The Quay\n\nIt sinks."), ("in/c.txt", "The Pier\n\nIt creaks.")]);
        let link = |to: &Path, name: &str| symlink(to, folder.path().join(name)).expect("a link");
        link(&elsewhere.path().join("ran.txt"), "a.txt");
        link(elsewhere.path(), "others");
        link(Path::new("/"), "disk");
        link(&elsewhere.path().join("ran.txt"), "picture.jpg");
        link(Path::new("in/c.txt"), "same.txt");
        let opened = Folder::open(folder.path()).expect("a folder of reviews");
        let (_, reading) = opened.read();
        let leads_out = |diagnostic: &&Diagnostic| diagnostic.message.contains("the link leads out of the folder, to ");
        let said: Vec<&str> =
            reading.diagnostics.iter().filter(leads_out).map(|diagnostic| diagnostic.source.as_str()).collect();
        assert_eq!(said, ["a.txt", "disk", "others"]);
        assert_eq!(reading.count(Severity::Error), 3);
        let paths = ["a.txt", "b.txt", "disk", "in/c.txt", "others", "same.txt"];
        assert_eq!(opened.paths(), paths, "a link within the folder is followed");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_too_large_or_has_no_name_is_reported() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder(&[("b.txt", "The Quay\n\nIt sinks.")]);
        let large = std::fs::File::create(folder.path().join("a.txt")).expect("a file");
        // It takes no space on the disk.
        large.set_len(1 << 30).expect("a gigabyte");
        let name = std::ffi::OsStr::from_bytes(b"c\xff.txt");
        std::fs::write(folder.path().join(name), "The Pier\n\nIt creaks.").expect("a file");
        let opened = Folder::open(folder.path()).expect("a folder of reviews");
        let (_, reading) = opened.read();
        let said = |at: usize| reading.diagnostics[at].message.as_str();
        assert_eq!(said(0), "the file cannot be read: it has 1073 MB, and a review has at most 64");
        assert_eq!(said(1), "the file cannot be read: its name is not UTF-8");
        assert_eq!((reading.diagnostics.len(), reading.movies.len()), (2, 1));
    }

    #[test]
    fn a_bundle_and_packages_beside_the_reviews_are_no_reviews() {
        let folder = folder(&[
            ("a.txt", "Ran (1985)\n\nRain."),
            ("dist/film-cards.js", ""),
            ("dist/SHA256SUMS", ""),
            ("dist/index.html", "<h1>The gallery</h1><p>Every film.</p>"),
            ("node_modules/marked/CHANGES.md", "# Marked\n\nIt marks."),
        ]);
        assert_eq!(Folder::open(folder.path()).expect("a folder of reviews").paths(), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn settings_that_cannot_be_opened_are_told_first() {
        let folder = folder(&[("a.txt", "Ran (1985)\n\nRain. Grade: Q\n\nGrade: Q\n")]);
        std::os::unix::fs::symlink("nowhere", folder.path().join(site::FILE_NAME)).expect("a link");
        let opened = Folder::open(folder.path()).expect("a folder of reviews");
        let (_, reading) = opened.read();
        assert_eq!(reading.diagnostics[0].source, site::FILE_NAME);
        assert_eq!(opened.paths(), ["a.txt"]);
    }

    #[test]
    fn a_build_fails_with_every_error_and_passes_with_warnings() {
        let wrong = [("a.txt", "Ran (1985)\n\nRain.\n\nGrade: Q\n"), ("b.md", "---\ntitle: [\n---\n")];
        let folder_of_errors = folder(&wrong);
        let error = Folder::open(folder_of_errors.path()).expect("a folder of reviews").read_or_fail().err();
        let message = error.expect("two errors").to_string();
        let lines: Vec<&str> = message.lines().collect();
        let place = folder_of_errors.path().display();
        assert!(lines[0].starts_with(&format!("{place}/a.txt:5:8: error[invalid-grade]: ")), "{message}");
        assert!(lines[0].contains("(help: ") && lines[1].starts_with(&format!("{place}/b.md:")), "{message}");

        let warned = folder(&[("a.txt", "Ran ★★★\n\nRain.\n")]);
        let read = Folder::open(warned.path()).expect("a folder of reviews").read_or_fail();
        let (_, reading) = read.expect("a warning fails nothing");
        assert_eq!((reading.movies.len(), reading.count(Severity::Warning)), (1, 1));
    }

    #[test]
    fn tells_how_far_it_has_come() {
        let folder =
            folder(&[("a.txt", "Ran (1985)\n\nRain."), ("b.txt", "Alien (1979)\n\nSteam."), ("diary.csv", "")]);
        let mut steps = Vec::new();
        let opened = Folder::open_with(folder.path(), &mut |step| steps.push(step)).expect("a folder of reviews");
        assert_eq!(steps.iter().map(|step| step.done).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(steps.iter().all(|step| step.documents == 2 && step.bytes == 37), "{steps:?}");
        assert_eq!(opened.passed_over(), ["diary.csv"]);
        let mut understood = 0;
        opened.read_with(&mut |done| understood = done);
        assert_eq!(understood, 2);
    }
}
