//! Exports of other sites → Markdown documents, one per review.
//!
//! The crate knows the reader and no file system: bytes in, documents and notes out.
//!
//! ```text
//! file      =  zip | table | XML | JSON | HTML             archive.rs: a zip becomes the files in it
//! table     =  Letterboxd's ratings, diary, reviews, watched, and its import format    letterboxd.rs
//!           |  IMDb's ratings                                                          imdb.rs
//!           |  Substack's posts.csv, whose texts are HTML files beside it              substack.rs
//! XML       =  WordPress's export (WXR)                                                wordpress.rs
//! JSON      =  Ghost's export                                                          ghost.rs
//! ```
//!
//! # The way of a review
//!
//! ```text
//! file ─ encoding.rs ─ text ─ one of the sources ─▶ drafts ─ names.rs ─▶ documents
//!                                                   │
//!                        evidence.rs: a review? ──┘ else it is counted
//! ```
//!
//! All files of one call are read together, because Letterboxd spreads one review over several tables. A file, a row
//! or a post that cannot be read costs itself only: a note says where it stands and what was expected.

#![deny(missing_docs)]

mod archive;
mod blocks;
mod document;
mod encoding;
mod evidence;
mod ghost;
mod imdb;
mod letterboxd;
mod names;
mod notes;
mod post;
mod substack;
mod table;
mod wordpress;

use archive::Entry;
pub use archive::{MAX_BYTES, is_wanted, too_large};
pub use encoding::{Decode, decode_with};
pub use film_reader::Severity;
pub use notes::Note;
use notes::Notes;

/// A file as it was downloaded, or a folder of an archive that was unpacked.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name or path, which notes about it begin with.
    pub name: &'a str,
    /// What it holds.
    pub content: Content<'a>,
}

/// What a file or folder holds.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// The bytes of a file.
    Bytes(&'a [u8]),
    /// The files of a folder and of those in it: their paths below it, with `/` between the names, and their bytes.
    /// What [`is_wanted`] says no to need not be there.
    Folder(&'a [(String, Vec<u8>)]),
}

impl<'a> File<'a> {
    /// A file.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> File<'a> {
        File { name, content: Content::Bytes(bytes) }
    }
}

/// A document to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name of its file, which any file system takes: lower case, without folders, ending with `.md`.
    pub name: String,
    /// Front matter and text, in Markdown.
    pub text: String,
}

/// A file that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name of the file.
    pub name: String,
    /// What it was taken for: `Letterboxd's export`.
    pub kind: &'static str,
}

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// In the order of their names. The same files always give the same documents.
    pub documents: Vec<Document>,
    /// The files that were understood, in the order in which they were given.
    pub sources: Vec<Source>,
    /// What could not be placed, in the order of the files.
    pub notes: Vec<Note>,
}

impl Import {
    /// How many notes have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.notes.iter().filter(|note| note.severity == severity).count()
    }
}

/// Reads exports.
///
/// ```
/// use film_import::{File, import};
/// let table = "Title;Year;Rating10;Review\nLow Tide;2023;7;It hums.\n";
/// let imported = import(&[File::new("films.csv", table.as_bytes())]);
/// assert_eq!(imported.documents[0].text, "---\ntitle: \"Low Tide\"\nyear: 2023\ngrade: \"7/10\"\n---\n\nIt hums.\n");
/// ```
pub fn import(files: &[File<'_>]) -> Import {
    import_with(files, Posts::Reviews)
}

/// Which published posts of a blog become documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Posts {
    /// Those in which a film is found: a grade, credits, a year, or a text that is about the film of its title.
    #[default]
    Reviews,
    /// Every post that has a text, for a blog that has nothing but reviews.
    All,
}

/// Reads exports like [`import`], and says which posts of blogs are taken.
pub fn import_with(files: &[File<'_>], posts: Posts) -> Import {
    let mut notes = Notes::default();
    let mut drafts = document::Drafts { list: Vec::new(), posts };
    let mut sources = Vec::new();
    let mut films = letterboxd::Films::default();
    for file in files {
        let entries = archive::entries(file, &mut notes);
        let mut kinds: Vec<&'static str> = Vec::new();
        let mut tables = letterboxd::Tables::default();
        for entry in &entries {
            let kind = read(entry, &entries, &mut tables, &mut drafts, &mut notes);
            if let Some(kind) = kind.filter(|kind| !kinds.contains(kind)) {
                kinds.push(kind);
            }
        }
        films.add(file.name, tables);
        let name = || file.name.to_owned();
        sources.extend(kinds.into_iter().map(|kind| Source { name: name(), kind }));
        archive::unread(file, &entries, &mut notes);
    }
    films.write(&mut drafts, &mut notes);
    let order: Vec<&str> = files.iter().map(|file| file.name).collect();
    Import { documents: names::documents(drafts.list), sources, notes: notes.finish(&order) }
}

/// Reads one file of an export; gives what it was taken for.
fn read(
    entry: &Entry<'_>,
    entries: &[Entry<'_>],
    tables: &mut letterboxd::Tables,
    drafts: &mut document::Drafts,
    notes: &mut Notes,
) -> Option<&'static str> {
    let Entry { name, .. } = entry;
    match entry.format()? {
        archive::Format::Table => {
            let text = entry.text(notes)?;
            let table = match table::Table::of(&text) {
                Ok(table) => table,
                Err(wrong) => {
                    entry.unknown(notes, wrong);
                    return None;
                }
            };
            if let Some(kind) = letterboxd::kind(&table) {
                return tables.read(kind, &table, entry, drafts, notes);
            }
            if imdb::is(&table) {
                imdb::read(&table, name, drafts, notes);
                return Some("ratings of IMDb");
            }
            if substack::is(&table) {
                substack::read(&table, entry, entries, drafts, notes);
                return Some("an export of Substack");
            }
            if letterboxd::read_profile(&table, tables) {
                return None;
            }
            entry.unknown(notes, "its columns are those of no known export".to_owned());
            None
        }
        archive::Format::Xml => {
            let text = entry.text(notes)?;
            wordpress::read(&text, entry, drafts, notes).then_some("an export of WordPress")
        }
        archive::Format::Json => {
            let text = entry.text(notes)?;
            ghost::read(&text, entry, drafts, notes).then_some("an export of Ghost")
        }
        // The texts of Substack's posts are read with their table.
        archive::Format::Html => None,
    }
}

/// The example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
