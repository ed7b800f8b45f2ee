//! The files of an export: a zip becomes the files in it, which are read in memory only.

use crate::encoding::{self, Text};
use crate::notes::{Note, Notes};
use crate::{Content, File};
use film_reader::Severity;
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest file that is read, in bytes; also the most that a zip archive may hold unpacked, all its files together.
/// The exports of a lifetime of reviews have some megabytes.
pub const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// How many files a zip archive may hold.
const MAX_FILES: usize = 100_000;

/// How deep archives may lie within archives.
const MAX_DEPTH: usize = 2;

/// How many files that are not read are named.
const NAMED: usize = 12;

/// A file of an export, in memory.
pub struct Entry<'a> {
    /// For notes: `export.zip/reviews.csv`.
    pub name: String,
    /// Below the archive: `reviews.csv`. Of a file that lies in none, its name.
    pub path: String,
    pub bytes: Cow<'a, [u8]>,
    /// Whether it lies in an archive. There, files that are none of the export's are nothing to worry about.
    is_packed: bool,
}

/// What a file is, by what it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Table,
    Xml,
    Json,
    Html,
}

impl Entry<'_> {
    /// `None` for what is no file of an export: in an archive, by its name; outside, nothing is.
    pub fn format(&self) -> Option<Format> {
        let lower = self.path.to_lowercase();
        if self.is_packed && !is_wanted(&lower) {
            return None;
        }
        if lower.ends_with(".html") || lower.ends_with(".htm") {
            return Some(Format::Html);
        }
        let first: Vec<u8> = self
            .bytes
            .iter()
            .copied()
            .filter(|byte| !byte.is_ascii_whitespace() && *byte != 0)
            .skip_while(|byte| !byte.is_ascii())
            .take(1)
            .collect();
        match first[..] {
            [b'<'] => Some(Format::Xml),
            [b'{'] | [b'['] => Some(Format::Json),
            _ => Some(Format::Table),
        }
    }

    /// Its text. `None` where it has none; a note says so.
    pub fn text(&self, notes: &mut Notes) -> Option<Cow<'_, str>> {
        if self.bytes.iter().all(u8::is_ascii_whitespace) {
            let help = "download the export again";
            notes.push(Severity::Error, &self.name, None, "the file is empty".into(), help);
            return None;
        }
        match encoding::text(&self.bytes, declared(&self.bytes).as_deref()) {
            Text::Sure(text) => Some(text),
            Text::Guessed(text, encoding) => {
                let message = format!("the file is not UTF-8 and was read as {encoding}");
                let help = "if letters with accents are wrong, save the file as UTF-8 and import it again";
                notes.push(Severity::Warning, &self.name, None, message, help);
                Some(Cow::Owned(text))
            }
            Text::None => {
                self.unknown(notes, "it holds no text".to_owned());
                None
            }
        }
    }

    /// Says that the file is no export, and why. In an archive such files are expected; they are named once.
    pub fn unknown(&self, notes: &mut Notes, why: String) {
        if !self.is_packed {
            notes.push(
                Severity::Error,
                &self.name,
                None,
                format!("the file is no export that is known: {why}"),
                EXPECTED,
            );
        }
    }
}

const EXPECTED: &str = "give an export of Letterboxd (its zip, or reviews.csv, ratings.csv, diary.csv, watched.csv), \
                        IMDb (ratings.csv), WordPress (XML), Ghost (JSON) or Substack (zip)";

/// The encoding that an XML file declares.
fn declared(bytes: &[u8]) -> Option<String> {
    let first = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let (_, rest) = first.split_once("<?xml")?.1.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next().map(str::to_owned)
}

/// Whether a file of an archive or folder may belong to an export, by its path in it.
pub fn is_wanted(path: &str) -> bool {
    let path = &*path.to_lowercase();
    // Letterboxd's export keeps deleted reviews, those of other people and lists in folders.
    const NOT_THE_CRITICS: [&str; 4] = ["deleted", "orphaned", "likes", "lists"];
    let mut folders: Vec<&str> = path.split('/').collect();
    let name = folders.pop().unwrap_or_default();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    // What macOS puts beside every file.
    let is_shadow = path.starts_with("__macosx/") || name.starts_with("._");
    let elsewhere = name.ends_with(".csv") && folders.iter().any(|folder| NOT_THE_CRITICS.contains(folder));
    ends(&[".csv", ".tsv", ".xml", ".wxr", ".json", ".html", ".htm", ".zip"]) && !is_shadow && !elsewhere
}

/// The files of `file`: those in it if it is a zip archive or a folder, else itself.
pub fn entries<'a>(file: &File<'a>, notes: &mut Notes) -> Vec<Entry<'a>> {
    let mut out = Vec::new();
    let mut left = MAX_BYTES;
    let bytes = match file.content {
        Content::Bytes(bytes) => bytes,
        Content::Folder(files) => {
            for (path, bytes) in files {
                let name = format!("{}/{path}", file.name.trim_end_matches('/'));
                if is_archive(bytes) {
                    unpack(&name, &format!("{path}/"), bytes, 1, &mut left, &mut out, notes);
                } else {
                    let bytes = Cow::Borrowed(bytes.as_slice());
                    out.push(Entry { name, path: path.clone(), bytes, is_packed: true });
                }
            }
            return out;
        }
    };
    if bytes.len() as u64 > MAX_BYTES {
        notes.add(too_large(file.name));
    } else if is_archive(bytes) {
        unpack(file.name, "", bytes, 1, &mut left, &mut out, notes);
    } else if bytes.starts_with(b"\x1f\x8b") {
        let help = "unpack it, and import what it holds";
        notes.push(Severity::Error, file.name, None, "the file is packed with gzip".into(), help);
    } else {
        let path = file.name.rsplit(['/', '\\']).next().unwrap_or(file.name).to_owned();
        out.push(Entry { name: file.name.to_owned(), path, bytes: Cow::Borrowed(bytes), is_packed: false });
    }
    out
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The note for a file that has more than [`MAX_BYTES`], so that nobody has to load it first.
pub fn too_large(name: &str) -> Note {
    Note {
        source: name.to_owned(),
        line: None,
        severity: Severity::Error,
        message: format!("the file is larger than {} MB, more than any export has", MAX_BYTES / (1024 * 1024)),
        help: "split it, or export the posts of a year at a time".to_owned(),
    }
}

/// Unpacks the wanted files of an archive into `out`. `left` is how many bytes they may still have.
fn unpack(
    name: &str,
    below: &str,
    bytes: &[u8],
    depth: usize,
    left: &mut u64,
    out: &mut Vec<Entry<'_>>,
    notes: &mut Notes,
) {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => {
            let message = format!("the zip archive cannot be opened: {}", reason(&error));
            notes.push(Severity::Error, name, None, message, "download it again");
            return;
        }
    };
    if archive.len() > MAX_FILES {
        let message = format!("the zip archive holds more than {MAX_FILES} files, more than any export has");
        notes.push(Severity::Error, name, None, message, "put the files of the export into an archive of their own");
        return;
    }
    for at in 0..archive.len() {
        let named = archive.name_for_index(at).map(shown).unwrap_or_default();
        let mut file = match archive.by_index(at) {
            Ok(file) => file,
            Err(error) => {
                let message = format!("the file cannot be unpacked: {}", reason(&error));
                if is_wanted(&named) {
                    notes.push(
                        Severity::Error,
                        &format!("{name}/{named}"),
                        None,
                        message,
                        "download the archive again",
                    );
                }
                continue;
            }
        };
        if file.is_dir() {
            continue;
        }
        let path = named;
        let source = format!("{name}/{path}");
        let is_outside = path.starts_with(['/', '\\']) || path.split(['/', '\\']).any(|part| part == "..");
        if is_outside || path.get(1..2) == Some(":") {
            let help = "no export has such a file; look where the archive comes from";
            let message = "the path leads out of the archive, so the file is not read".to_owned();
            notes.push(Severity::Warning, &source, None, message, help);
            continue;
        }
        let path = path.replace('\\', "/");
        if !is_wanted(&path) {
            out.push(Entry {
                name: source,
                path: format!("{below}{path}"),
                bytes: Cow::Borrowed(&[]),
                is_packed: true,
            });
            continue;
        }
        // The size that the archive states may be a lie, so the bytes are counted.
        let mut bytes = Vec::new();
        let result = (&mut file).take(*left + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > *left {
            *left = 0;
            let message = format!("unpacked, the archive has more than {} MB", MAX_BYTES / (1024 * 1024));
            notes.push(Severity::Error, &source, None, message, "no export is that large; look where it comes from");
            return;
        }
        *left -= bytes.len() as u64;
        if let Err(error) = result {
            let message = format!("the file cannot be unpacked: {error}");
            notes.push(Severity::Error, &source, None, message, "download the archive again");
            continue;
        }
        if is_archive(&bytes) {
            if depth < MAX_DEPTH {
                unpack(&source, &format!("{below}{path}/"), &bytes, depth + 1, left, out, notes);
            } else {
                let message = "the archive lies in an archive within an archive".to_owned();
                notes.push(Severity::Error, &source, None, message, "unpack it, and import it by itself");
            }
            continue;
        }
        out.push(Entry { name: source, path: format!("{below}{path}"), bytes: Cow::Owned(bytes), is_packed: true });
    }
}

/// The path of a file in an archive, without what would move the cursor of a terminal.
fn shown(path: &str) -> String {
    path.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn reason(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(_) => "it is encrypted, or packed in a way that no export is".to_owned(),
        error => error.to_string(),
    }
}

/// Names once the files of an archive that are no reviews. An archive in which nothing was found is an error.
pub fn unread(file: &File<'_>, entries: &[Entry<'_>], notes: &mut Notes) {
    let packed: Vec<&Entry<'_>> = entries.iter().filter(|entry| entry.is_packed).collect();
    let is_read = |entry: &Entry<'_>| is_wanted(&entry.path);
    if !packed.is_empty() && !packed.iter().any(|entry| is_read(entry)) {
        let message = "the archive holds no file of an export that is known".to_owned();
        notes.push(Severity::Error, file.name, None, message, EXPECTED);
        return;
    }
    let tables = packed.iter().filter(|entry| !is_read(entry) && entry.path.to_lowercase().ends_with(".csv"));
    let tables: Vec<&str> = tables.map(|entry| entry.path.as_str()).collect();
    if !tables.is_empty() {
        let mut message = format!("not read: {}", tables[..tables.len().min(NAMED)].join(", "));
        if let Some(more) = tables.len().checked_sub(NAMED).filter(|more| *more > 0) {
            message += &format!(" and {more} more");
        }
        notes.push(Severity::Note, file.name, None, message, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive with files of that many blanks each, which pack to a thousandth.
    fn bomb(names: &[&str], size: usize) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a file in the archive");
            zip.write_all(&vec![b' '; size]).expect("blanks");
        }
        zip.finish().expect("an archive").into_inner()
    }

    fn unpacked(bytes: &[u8], mut left: u64) -> (Vec<String>, Vec<Note>) {
        let (mut out, mut notes) = (Vec::new(), Notes::default());
        unpack("a.zip", "", bytes, 1, &mut left, &mut out, &mut notes);
        (out.into_iter().map(|entry| entry.path).collect(), notes.finish(&["a.zip"]))
    }

    #[test]
    fn an_archive_is_unpacked_up_to_its_limit() {
        let bytes = bomb(&["a.csv", "b.csv", "c.csv"], 100_000);
        assert!(bytes.len() < 2_000, "{}", bytes.len());
        assert_eq!(unpacked(&bytes, 300_000), (vec!["a.csv".into(), "b.csv".into(), "c.csv".into()], Vec::new()));
        let (read, notes) = unpacked(&bytes, 250_000);
        assert_eq!(read, ["a.csv", "b.csv"]);
        assert_eq!(notes[0].source, "a.zip/c.csv");
        assert_eq!(notes[0].message, "unpacked, the archive has more than 512 MB");
    }

    #[test]
    fn what_stands_in_other_folders_of_an_export_is_not_the_critics() {
        for path in ["reviews.csv", "letterboxd-ann/reviews.csv", "posts/1.a.HTML", "x.WordPress.xml"] {
            assert!(is_wanted(path), "{path}");
        }
        for path in ["deleted/reviews.csv", "a/likes/films.csv", "__MACOSX/reviews.csv", "._reviews.csv", "a.jpg"] {
            assert!(!is_wanted(path), "{path}");
        }
    }
}
