//! Finds the documents in a folder, and the files that cannot be opened.

use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The files below a folder.
#[derive(Default)]
pub struct Files {
    pub documents: Vec<Found>,
    pub unreadable: Vec<Unreadable>,
    /// Files that the critic may have meant as reviews but that cannot be read: other tables, documents of word processors.
    pub passed_over: Vec<String>,
}

/// A document or folder that is not read.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// Its path below the folder, as shown to people.
    pub below: String,
    /// The reason.
    pub why: String,
    /// What to do.
    pub help: &'static str,
}

impl Unreadable {
    pub fn new(below: String, why: String) -> Unreadable {
        Unreadable { below, why, help: "mend the file or the link, or take it out of the folder" }
    }
}

/// The largest document that is read, in bytes. A thousand reviews in one table are a tenth of it.
pub const MAX_BYTES: u64 = 64_000_000;

/// A document on disk.
pub struct Found {
    /// Its path below the folder, as shown to people.
    pub below: String,
    /// Its path for the file system.
    pub path: PathBuf,
    pub bytes: u64,
}

impl Files {
    /// Searches `folder` and the folders in it. Skips hidden ones, bundles of ours, and the packages of npm. Follows
    /// links to files and folders below `folder` only: one that leads to the root of a disk would never end.
    ///
    /// # Errors
    /// If `folder` itself cannot be opened. A file below it that cannot be opened is only listed.
    pub fn below(folder: &Path) -> io::Result<Files> {
        let mut files = Files::default();
        let whole = folder.canonicalize()?;
        let mut leads_out = Vec::new();
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        let entries = entries.filter_entry(|entry| {
            if entry.depth() == 0 {
                return true;
            }
            if is_hidden(entry.path()) || (entry.file_type().is_dir() && is_made(entry.path())) {
                return false;
            }
            let target = entry.path_is_symlink().then(|| entry.path().canonicalize().ok()).flatten();
            let stays = target.as_ref().is_none_or(|target| target.starts_with(&whole));
            if let Some(target) = target.filter(|_| !stays)
                && may_hold_reviews(entry.path())
            {
                leads_out.push((entry.path().to_owned(), target));
            }
            stays
        });
        for entry in entries {
            match entry {
                Ok(entry) => files.add(folder, &entry),
                Err(error) if error.depth() == 0 => return Err(error.into()),
                // Skip a link to a folder that contains it: all files there are found without the link.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => {
                    let at = error.path().unwrap_or(folder).to_owned();
                    if may_hold_reviews(&at) && !is_hidden(&at) {
                        files.unreadable.push(Unreadable::new(path_below(folder, &at), why(&error.into())));
                    }
                }
            }
        }
        for (path, target) in leads_out {
            let why = format!("the link leads out of the folder, to {}", target.display());
            let help = "put what it leads to into the folder, or take the link out";
            files.unreadable.push(Unreadable { below: path_below(folder, &path), why, help });
        }
        Ok(files)
    }

    fn add(&mut self, folder: &Path, entry: &DirEntry) {
        if !entry.file_type().is_file() {
            return;
        }
        let below = path_below(folder, entry.path());
        match kind(Path::new(&below)) {
            Kind::Review => {
                let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
                if entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_str().is_none() {
                    // Two names that are no UTF-8 could look the same.
                    let why = "its name is not UTF-8".to_owned();
                    self.unreadable.push(Unreadable { below, why, help: "give it a name in Unicode letters" });
                } else if bytes > MAX_BYTES {
                    let why =
                        format!("it has {} MB, and a review has at most {}", bytes / 1_000_000, MAX_BYTES / 1_000_000);
                    let help = "divide it, or take it out of the folder";
                    self.unreadable.push(Unreadable { below, why, help });
                } else {
                    self.documents.push(Found { below, path: entry.path().to_owned(), bytes });
                }
            }
            Kind::PassedOver => self.passed_over.push(below),
            Kind::Other => {}
        }
    }
}

/// Whether the folder was made by a program: a bundle of ours, whose pages are no reviews, or the packages of npm.
fn is_made(folder: &Path) -> bool {
    folder.ends_with("node_modules") || ["film-cards.js", "SHA256SUMS"].iter().all(|name| folder.join(name).is_file())
}

/// Whether a review is in `folder` itself. Texts about a project count as none.
pub fn has_reviews(folder: &Path) -> bool {
    reviews(folder, 1).any(|stem| !ABOUT_PROJECTS.contains(&stem.as_str()))
}

/// Whether a review is in `folder` or in a folder below it.
pub fn has_reviews_below(folder: &Path) -> bool {
    reviews(folder, usize::MAX).next().is_some()
}

/// The names of texts that are about a folder or a project.
const ABOUT_PROJECTS: [&str; 8] =
    ["changelog", "contributing", "license", "licence", "code_of_conduct", "security", "architecture", "index"];

/// The names of the reviews in `folder` and up to `levels` deep, in lower case and without their endings. Links are not
/// followed.
fn reviews(folder: &Path, levels: usize) -> impl Iterator<Item = String> {
    let entries = WalkDir::new(folder).max_depth(levels).into_iter();
    let entries = entries.filter_entry(|entry| {
        entry.depth() == 0 || !(is_hidden(entry.path()) || entry.file_type().is_dir() && is_made(entry.path()))
    });
    let reviews = entries
        .flatten()
        .filter(|entry| entry.depth() > 0 && entry.path().is_file() && kind(entry.path()) == Kind::Review);
    reviews.map(|entry| entry.path().file_stem().unwrap_or_default().to_string_lossy().to_lowercase())
}

/// The kind of a file, judged by its path below the folder.
#[derive(PartialEq)]
enum Kind {
    Review,
    /// Not a review, but the critic may have meant it as one. It is named once.
    PassedOver,
    /// A file that belongs to reviews or to the folder: pictures, styles, `film-cards.toml`.
    Other,
}

/// Letterboxd's export has a dozen tables. `reviews.csv` has the reviews. The files with this name in these folders
/// have deleted reviews, reviews of films that Letterboxd has removed, and other people's reviews.
const NOT_THE_CRITICS: [&str; 3] = ["deleted", "orphaned", "likes"];

/// Endings of what stands beside reviews without being meant as one. Without an ending, a file is none.
const BESIDES: [&str; 40] = [
    "", "toml", "yml", "yaml", "js", "mjs", "cjs", "ts", "css", "scss", "sass", "less", "map", "lock", "jpg", "jpeg",
    "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic", "mp3", "m4a", "ogg", "wav", "mp4", "mov",
    "webm", "mkv", "woff", "woff2", "ttf", "otf", "db", "bak",
];

fn kind(path: &Path) -> Kind {
    let lower = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    match (lower(path.file_stem()).as_str(), lower(path.extension()).as_str()) {
        // It explains the folder to people, or opens a list of the generators Hugo and Zola.
        ("readme" | "_index", _) => Kind::Other,
        (_, "txt" | "md" | "markdown" | "mdx" | "qmd" | "html" | "htm") => Kind::Review,
        ("reviews", "csv") => {
            let folder = lower(path.parent().and_then(Path::file_name));
            if NOT_THE_CRITICS.contains(&folder.as_str()) { Kind::PassedOver } else { Kind::Review }
        }
        (_, ending) if BESIDES.contains(&ending) => Kind::Other,
        _ => Kind::PassedOver,
    }
}

/// Whether a critic would miss a file that cannot be opened: a review, a folder, or a broken link that may have
/// led to a folder.
fn may_hold_reviews(path: &Path) -> bool {
    kind(path) == Kind::Review || path.is_dir() || (path.extension().is_none() && !path.ends_with("README"))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// The path of `file` below `folder`, with slashes on every system.
fn path_below(folder: &Path, file: &Path) -> String {
    let path = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// The reason why a file cannot be opened, for people.
pub fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "the link leads to nothing".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        // The message of the system, written in the style of our messages.
        _ => error.to_string().trim_end_matches('.').to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_export_only_the_critics_own_reviews_are_read() {
        let review = |path: &str| kind(Path::new(path)) == Kind::Review;
        assert!(review("reviews.csv") && review("export/Reviews.CSV") && review("a.txt") && review("a/b.MD"));
        for other in ["diary.csv", "deleted/reviews.csv", "export/likes/reviews.csv", "orphaned/reviews.csv"] {
            assert!(kind(Path::new(other)) == Kind::PassedOver, "{other}");
        }
        assert!(
            !review("README.md")
                && !review("2020/_index.md")
                && !review("a.jpg")
                && !review("reviews")
                && !review("ReadMe.csv")
        );
    }

    #[test]
    fn reads_what_generators_read_and_names_what_may_be_meant() {
        for review in ["a.markdown", "a.mdx", "a.qmd", "a.HTML", "a.htm"] {
            assert!(kind(Path::new(review)) == Kind::Review, "{review}");
        }
        for meant in ["a.docx", "a.rtf", "a.pdf", "a.rst", "a.json", "a.xml", "a.tsv"] {
            assert!(kind(Path::new(meant)) == Kind::PassedOver, "{meant}");
        }
        for beside in ["a.jpg", "film-cards.toml", "LICENSE", "style.css", "readme.html"] {
            assert!(kind(Path::new(beside)) == Kind::Other, "{beside}");
        }
    }

    #[test]
    fn says_why_in_words() {
        let said = |kind| why(&io::Error::from(kind));
        assert_eq!(said(io::ErrorKind::NotFound), "the link leads to nothing");
        assert_eq!(said(io::ErrorKind::PermissionDenied), "permission is denied");
    }
}
