//! The sizes of files: on disk, and as a browser downloads them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use film_bundle::names::{self, GALLERY, LOADER, MODULE};

/// The three sizes of a file, or of several files together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sizes {
    /// Uncompressed.
    pub raw: usize,
    /// Compressed by gzip.
    pub gzip: usize,
    /// Compressed by brotli.
    pub brotli: usize,
}

impl Sizes {
    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// A file of the bundle with its sizes.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Its name.
    pub name: String,
    /// Its sizes, in bytes.
    pub sizes: Sizes,
    /// Whether a reader downloads it for a card.
    pub for_a_card: bool,
    /// Whether a reader downloads it for a gallery. The other files of the bundle are for few pages, or for people who
    /// put cards on pages.
    pub for_a_gallery: bool,
}

/// The files of a bundle that browsers download, the loader first. These are the files with a compressed copy.
///
/// # Errors
/// If the folder cannot be read.
pub fn of_bundle(folder: &Path) -> Result<Vec<Weighed>> {
    let reading = || format!("`{}` could not be read", folder.display());
    let mut weighed = Vec::new();
    for entry in fs::read_dir(folder).with_context(reading)? {
        let name = entry.with_context(reading)?.file_name().to_string_lossy().into_owned();
        let bytes = |ending: &str| fs::metadata(folder.join(format!("{name}{ending}"))).map(|file| file.len() as usize);
        let (Ok(raw), Ok(gzip), Ok(brotli)) = (bytes(""), bytes(".gz"), bytes(".br")) else { continue };
        let is_of = |module| names::is_hashed(&name, module);
        let (for_a_card, for_a_gallery) = (name == LOADER || is_of(MODULE), name == LOADER || is_of(GALLERY));
        weighed.push(Weighed { name, sizes: Sizes { raw, gzip, brotli }, for_a_card, for_a_gallery });
    }
    weighed.sort_by(|a, b| (a.name != LOADER, &a.name).cmp(&(b.name != LOADER, &b.name)));
    Ok(weighed)
}

/// The total size of the files that `counts` selects.
pub fn total(files: &[Weighed], counts: fn(&Weighed) -> bool) -> Sizes {
    files.iter().filter(|file| counts(file)).fold(Sizes::default(), |sum, file| sum.plus(file.sizes))
}

/// A table with a row for each file: first the files of a card, then the others of a gallery. The numbers are
/// right-aligned below their headings.
pub fn table(files: &[Weighed]) -> String {
    let row =
        |name: &str, sizes: Sizes| [name.to_owned(), grouped(sizes.raw), grouped(sizes.gzip), grouped(sizes.brotli)];
    let rows_of = |counts: fn(&Weighed) -> bool| {
        let files = files.iter().filter(move |file| counts(file));
        files.map(|file| row(&file.name, file.sizes))
    };
    let mut rows = vec![["file", "raw", "gzip", "brotli"].map(str::to_owned)];
    rows.extend(rows_of(|file| file.for_a_card));
    rows.push(row("all that a card downloads", total(files, |file| file.for_a_card)));
    rows.extend(rows_of(|file| file.for_a_gallery && !file.for_a_card));
    rows.push(row("all that a gallery downloads", total(files, |file| file.for_a_gallery)));
    rows.extend(rows_of(|file| !file.for_a_gallery && !file.for_a_card));

    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths = [width(0), width(1), width(2), width(3)];
    let mut table = String::new();
    for [name, raw, gzip, brotli] in &rows {
        table.push_str(&format!(
            "{name:<0$}  {raw:>1$}  {gzip:>2$}  {brotli:>3$}\n",
            widths[0], widths[1], widths[2], widths[3]
        ));
    }
    table
}

/// A number with commas between the thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_line_up_under_their_headings_and_a_card_and_a_gallery_count_by_themselves() {
        let file = |name: &str, raw, for_a_card, for_a_gallery| Weighed {
            name: name.to_owned(),
            sizes: Sizes { raw, gzip: raw / 2, brotli: raw / 4 },
            for_a_card,
            for_a_gallery,
        };
        let files = [
            file("film-cards.js", 4_000, true, true),
            file("index.html", 1_200, false, false),
            file("embed.html", 8_000, false, false),
            file("m.wasm", 1_234_560, true, false),
            file("g.wasm", 2_000_000, false, true),
        ];
        assert_eq!(
            table(&files),
            "file                                raw       gzip   brotli\n\
             film-cards.js                     4,000      2,000    1,000\n\
             m.wasm                        1,234,560    617,280  308,640\n\
             all that a card downloads     1,238,560    619,280  309,640\n\
             g.wasm                        2,000,000  1,000,000  500,000\n\
             all that a gallery downloads  2,004,000  1,002,000  501,000\n\
             index.html                        1,200        600      300\n\
             embed.html                        8,000      4,000    2,000\n"
        );
    }
}
