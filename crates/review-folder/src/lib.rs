//! The folder of reviews on disk: which documents it holds, and `film-cards.toml` beside them.
//!
//! The build script and `cargo xtask check` open the folder through this crate, so that what the one
//! reports is what the other builds.

use film_model::read::{Document, Reading, Site, read, site};
use std::fmt;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The environment variable that chooses another folder.
pub const VARIABLE: &str = "FILM_CARDS_REVIEWS";

/// The folder that is read where no other is chosen.
pub const DEFAULT: &str = "reviews";

/// A folder whose documents are in memory.
pub struct Folder {
    /// By path below the folder, in the order of paths.
    documents: Vec<(String, Vec<u8>)>,
    site: Option<Vec<u8>>,
}

/// The folder cannot be read, or there is nothing in it to read.
#[derive(Debug)]
pub enum FolderError {
    Missing(PathBuf),
    Empty(PathBuf),
    Unreadable(PathBuf, std::io::Error),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FolderError::Missing(path) => write!(f, "there is no folder \"{}\"", path.display())?,
            FolderError::Empty(path) => write!(f, "there is no review (.txt or .md) in \"{}\"", path.display())?,
            FolderError::Unreadable(path, error) => return write!(f, "\"{}\" cannot be read: {error}", path.display()),
        }
        write!(f, "; put reviews there, or name another folder on the command line or in {VARIABLE}")
    }
}

impl std::error::Error for FolderError {}

impl Folder {
    /// The folder that the environment chooses, or `reviews` below `root`.
    pub fn chosen(root: &Path) -> PathBuf {
        match std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
            Some(path) => root.join(path),
            None => root.join(DEFAULT),
        }
    }

    /// Takes every `.txt` and `.md` below `path` into memory. Hidden files and folders are passed
    /// over, and so is a `README`, which tells people about the folder.
    ///
    /// # Errors
    /// Where there is no such folder, no review in it, or a file that cannot be read.
    pub fn open(path: &Path) -> Result<Folder, FolderError> {
        if !path.is_dir() {
            return Err(FolderError::Missing(path.to_owned()));
        }
        let unreadable = |at: &Path, error| FolderError::Unreadable(at.to_owned(), error);
        let mut documents = Vec::new();
        let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name())) {
            let entry = entry.map_err(|error| {
                let at = error.path().unwrap_or(path).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a link leads into itself"));
                FolderError::Unreadable(at, error)
            })?;
            if entry.file_type().is_file() && is_review(entry.path()) {
                let bytes = std::fs::read(entry.path()).map_err(|error| unreadable(entry.path(), error))?;
                documents.push((below(path, entry.path()), bytes));
            }
        }
        if documents.is_empty() {
            return Err(FolderError::Empty(path.to_owned()));
        }
        let site_path = path.join(site::FILE_NAME);
        let site = match std::fs::read(&site_path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(unreadable(&site_path, error)),
        };
        documents.sort();
        Ok(Folder { documents, site })
    }

    /// The documents, in the order in which their reviews stand.
    pub fn documents(&self) -> Vec<Document<'_>> {
        self.documents.iter().map(|(path, bytes)| Document { path, bytes }).collect()
    }

    /// Reads everything: the site's settings first, then the documents.
    pub fn read(&self) -> (Site, Reading) {
        let mut diagnostics = Vec::new();
        let site = match &self.site {
            Some(bytes) => Site::parse(&String::from_utf8_lossy(bytes), &mut diagnostics),
            None => Site::default(),
        };
        let mut reading = read(&self.documents(), &site);
        diagnostics.append(&mut reading.diagnostics);
        reading.diagnostics = diagnostics;
        (site, reading)
    }
}

fn is_review(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    let readme = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    extension.is_some_and(|extension| extension == "txt" || extension == "md") && !readme
}

/// The path of `file` below `folder`, with slashes on every system.
fn below(folder: &Path, file: &Path) -> String {
    let path = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
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
}
