//! What a file weighs: as it lies there, and as a browser downloads it.

use std::io::Write;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What the sample reviews' whole bundle may weigh, in bytes of brotli.
pub const BUDGET: usize = 80_000;

/// The three sizes of one file, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sizes {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

impl Sizes {
    /// Compresses `bytes` as hard as a server that does it once would.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).context("gzip failed on bytes in memory")?;
        let gzip = gzip.finish().context("gzip failed on bytes in memory")?;
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &parameters)
            .context("brotli failed on bytes in memory")?;
        Ok(Self { raw: bytes.len(), gzip: gzip.len(), brotli: brotli.len() })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// All files together.
pub fn total(files: &[(String, Sizes)]) -> Sizes {
    files.iter().fold(Sizes::default(), |sum, (_, sizes)| sum.plus(*sizes))
}

/// A row per file and one for all, the numbers right-aligned under their headings.
pub fn table(files: &[(String, Sizes)]) -> String {
    let row =
        |name: &str, sizes: Sizes| [name.to_owned(), grouped(sizes.raw), grouped(sizes.gzip), grouped(sizes.brotli)];
    let mut rows = vec![["file", "raw", "gzip", "brotli"].map(str::to_owned)];
    rows.extend(files.iter().map(|(name, sizes)| row(name, *sizes)));
    rows.push(row("total", total(files)));

    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or_default();
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

/// One sentence on whether the bundle holds the budget.
pub fn verdict(brotli: usize) -> String {
    let (weight, budget) = (grouped(brotli), grouped(BUDGET));
    if brotli <= BUDGET {
        format!("{weight} of {budget} bytes brotli: within the budget")
    } else {
        let over = grouped(brotli - BUDGET);
        format!("{weight} of {budget} bytes brotli: over the budget by {over}")
    }
}

/// A number with a comma between its thousands.
fn grouped(number: usize) -> String {
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
    fn numbers_line_up_under_their_headings() {
        let files = [
            ("film-cards.js".to_owned(), Sizes { raw: 4_000, gzip: 999, brotli: 900 }),
            ("m.wasm".to_owned(), Sizes { raw: 1_234_567, gzip: 60_000, brotli: 50_000 }),
        ];
        assert_eq!(
            table(&files),
            "file                 raw    gzip  brotli\n\
             film-cards.js      4,000     999     900\n\
             m.wasm         1,234,567  60,000  50,000\n\
             total          1,238,567  60,999  50,900\n"
        );
    }

    #[test]
    fn the_budget_itself_is_within_the_budget() {
        assert_eq!(verdict(80_000), "80,000 of 80,000 bytes brotli: within the budget");
        assert_eq!(verdict(80_001), "80,001 of 80,000 bytes brotli: over the budget by 1");
    }

    #[test]
    fn what_repeats_shrinks_and_nothing_is_lost_in_counting() {
        let sizes = Sizes::of(&b"film card ".repeat(1_000)).unwrap();
        assert_eq!(sizes.raw, 10_000);
        assert!(sizes.gzip < 200 && sizes.brotli < 100, "{sizes:?}");
    }
}
