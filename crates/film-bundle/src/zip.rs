//! Files as one zip archive. They are stored as they are: what is worth it has been compressed already. The bytes are handed
//! on in parts, so that a page need not have the whole archive in the memory of the Wasm.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Context, Result};
use flate2::Crc;

use crate::bytes::Bytes;
use crate::tasks::{Made, Order, Task, sums_of, tasks};

/// A bundle as a zip archive, in parts. Each is made when it is asked for.
pub struct Zipped {
    /// How many parts there are.
    pub parts: usize,
    tasks: VecDeque<Task>,
    /// `None` after the last part.
    zip: Option<Zip>,
    /// The names and digests of the files that are in it.
    made: Vec<(String, [u8; 32])>,
}

impl Zipped {
    /// Begins the bundle.
    ///
    /// # Errors
    /// Those of [`tasks`].
    pub fn of(order: &Arc<Order>) -> Result<Zipped> {
        let tasks = tasks(order)?;
        // The last one has the sums and the end of the archive.
        Ok(Zipped { parts: tasks.len() + 1, tasks, zip: Some(Zip::default()), made: Vec::new() })
    }

    fn part(&mut self) -> Result<Option<Vec<u8>>> {
        let Some(zip) = &mut self.zip else { return Ok(None) };
        let mut part = Vec::new();
        if let Some(task) = self.tasks.pop_front() {
            task.run(&mut |Made { name, bytes, digest }| {
                part.extend(zip.file(&name, &bytes)?);
                self.made.push((name, digest));
                Ok(())
            })?;
            return Ok(Some(part));
        }
        let sums = sums_of(std::mem::take(&mut self.made));
        part.extend(zip.file(&sums.name, &sums.bytes)?);
        part.extend(self.zip.take().unwrap_or_default().end()?);
        Ok(Some(part))
    }
}

impl Iterator for Zipped {
    type Item = Result<Vec<u8>>;

    fn next(&mut self) -> Option<Result<Vec<u8>>> {
        self.part().transpose()
    }
}

/// A zip archive that is being written.
#[derive(Default)]
pub struct Zip {
    /// What the end of the archive says of each file.
    directory: Vec<u8>,
    files: usize,
    /// How many bytes have been handed on.
    at: usize,
}

const NAMES_ARE_UTF_8: u16 = 1 << 11;
const STORED: u16 = 0;
/// The first day that a zip archive can name, so that the same files make the same archive.
const DAY: u16 = 1 << 5 | 1;
/// The version 2.0 of the format, which has folders.
const VERSION: u16 = 20;

impl Zip {
    /// The next part of the archive: a file by its path, with `/` between the names.
    ///
    /// # Errors
    /// If the archive would need an extension of the format: more than 65,535 files or 4 GB.
    pub fn file(&mut self, path: &str, bytes: &Bytes) -> Result<Vec<u8>> {
        let too_large = "a zip archive has no room for these files; `film-cards build` writes them to a folder";
        let length = u32::try_from(bytes.len()).ok().context(too_large)?;
        let start = u32::try_from(self.at).ok().context(too_large)?;
        u16::try_from(self.files + 1).ok().context(too_large)?;
        let common = Record::default()
            .and_two(&[VERSION, NAMES_ARE_UTF_8, STORED, 0, DAY])
            .and_four(&[sum(bytes), length, length])
            .and_two(&[path.len() as u16, 0])
            .0;

        let mut part = [b"PK\x03\x04", &*common, path.as_bytes()].concat();
        bytes.write_to(&mut part).context("memory can be written")?;
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(Record::default().and_two(&[VERSION]).0);
        self.directory.extend(common);
        // No comment, the first disk, no attributes.
        self.directory.extend(Record::default().and_two(&[0, 0, 0]).and_four(&[0, start]).0);
        self.directory.extend(path.as_bytes());
        self.files += 1;
        self.at += part.len();
        Ok(part)
    }

    /// The last part of the archive.
    ///
    /// # Errors
    /// If the archive has become larger than 4 GB.
    pub fn end(self) -> Result<Vec<u8>> {
        let [start, length] = [self.at, self.directory.len()].map(u32::try_from);
        let (start, length) = (start.context("the zip archive is too large")?, length?);
        let files = u16::try_from(self.files)?;
        let mut part = self.directory;
        part.extend(b"PK\x05\x06");
        part.extend(Record::default().and_two(&[0, 0, files, files]).and_four(&[length, start]).and_two(&[0]).0);
        Ok(part)
    }
}

/// Numbers of two and of four bytes, the lowest byte first.
#[derive(Default)]
struct Record(Vec<u8>);

impl Record {
    fn and_two(mut self, numbers: &[u16]) -> Record {
        self.0.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        self
    }

    fn and_four(mut self, numbers: &[u32]) -> Record {
        self.0.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        self
    }
}

/// The CRC-32 of the bytes.
fn sum(bytes: &Bytes) -> u32 {
    struct Checked(Crc);
    impl Write for Checked {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.update(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut checked = Checked(Crc::new());
    bytes.write_to(&mut checked).expect("counting does not fail");
    checked.0.sum()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    #[test]
    fn an_archive_is_unpacked_as_it_was_packed() {
        let files =
            [("film-cards.js", &b"start()"[..]), ("snippets/a\u{0301}.html", b""), ("a/b/c.bin", &[0, 255, 10])];
        let mut zip = Zip::default();
        let mut bytes = Vec::new();
        for (name, contents) in files {
            bytes.extend(zip.file(name, &contents.to_vec().into()).unwrap());
        }
        bytes.extend(zip.end().unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(archive.len(), files.len());
        for (at, (name, contents)) in files.into_iter().enumerate() {
            let mut file = archive.by_index(at).unwrap();
            let mut unpacked = Vec::new();
            file.read_to_end(&mut unpacked).unwrap();
            assert_eq!((file.name(), &*unpacked), (name, contents));
        }
    }

    #[test]
    fn an_empty_archive_is_one_too() {
        assert!(zip::ZipArchive::new(Cursor::new(Zip::default().end().unwrap())).unwrap().is_empty());
    }

    #[test]
    fn what_the_format_cannot_count_is_refused() {
        let mut zip = Zip { files: 65_534, ..Zip::default() };
        zip.file("the last one", &Bytes::default()).unwrap();
        let message = zip.file("one more", &Bytes::default()).unwrap_err().to_string();
        assert!(message.contains("`film-cards build`"), "{message}");
    }
}
