//! Files as they travel: gzip for every browser, brotli for nearly every. They lie beside the file, so
//! that a server need not compress again for each reader, and may take its time once.

use std::io::Write;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Up to so many bytes a file is compressed as hard as can be. A larger one, as the module is that holds the archive
/// of a newspaper, would take minutes for that, and be a tenth smaller.
const HARDEST: usize = 4_000_000;

/// The bytes of one file, compressed as hard as is reasonable.
pub struct Compressed {
    pub gzip: Vec<u8>,
    pub brotli: Vec<u8>,
}

impl Compressed {
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).context("gzip failed on bytes in memory")?;
        let gzip = gzip.finish().context("gzip failed on bytes in memory")?;
        let quality = if bytes.len() <= HARDEST { 11 } else { 9 };
        let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &parameters)
            .context("brotli failed on bytes in memory")?;
        Ok(Self { gzip, brotli })
    }

    /// The files to lie beside `name`.
    pub fn files(self, name: &str) -> [(String, Vec<u8>); 2] {
        [(format!("{name}.br"), self.brotli), (format!("{name}.gz"), self.gzip)]
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_repeats_shrinks_and_comes_back_as_it_was() {
        let bytes = b"film card ".repeat(1_000);
        let compressed = Compressed::of(&bytes).unwrap();
        let sizes = [compressed.gzip.len(), compressed.brotli.len()];
        assert!(sizes[0] < 200 && sizes[1] < 100, "{sizes:?}");

        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&compressed.gzip[..]).read_to_end(&mut from_gzip).unwrap();
        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &compressed.brotli[..], &mut from_brotli).unwrap();
        assert!(from_gzip == bytes && from_brotli == bytes);
    }

    #[test]
    fn a_bundle_made_twice_is_the_same() {
        let [once, again] = [(); 2].map(|()| Compressed::of(b"no date and no name in it").unwrap());
        assert!(once.gzip == again.gzip && once.brotli == again.brotli);
    }
}
