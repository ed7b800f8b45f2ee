//! Compressed copies of files: gzip for every browser, brotli for nearly all of them. They are written once, with the
//! best compression, so that a server does not have to compress a file for each reader.

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::bytes::Bytes;

/// Files up to this many bytes are compressed with the highest level. For a larger one, such as the Wasm with the
/// archive of a newspaper, this would take minutes and save a tenth.
const HARDEST: usize = 4_000_000;

/// The compressed bytes of a file.
pub struct Compressed {
    gzip: Vec<u8>,
    brotli: Vec<u8>,
}

/// How much time compressing may take.
#[derive(Clone, Copy)]
pub enum Effort {
    /// For what every reader downloads.
    Most,
    /// For what few pages load: half the time, a twentieth larger.
    Less,
}

/// Compresses `bytes`, without making one piece of them.
pub fn compress(bytes: &Bytes, effort: Effort) -> Result<Compressed> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    bytes.write_to(&mut gzip).context("gzip failed on bytes in memory")?;
    let gzip = gzip.finish().context("gzip failed on bytes in memory")?;
    let quality = match effort {
        _ if bytes.len() > HARDEST => 9,
        Effort::Most => 11,
        Effort::Less => 10,
    };
    let parameters = BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut brotli = CompressorWriter::with_params(Vec::new(), BUFFER, &parameters);
    bytes.write_to(&mut brotli).context("brotli failed on bytes in memory")?;
    Ok(Compressed { gzip, brotli: brotli.into_inner() })
}

/// How many compressed bytes the encoder keeps before it hands them on.
const BUFFER: usize = 65_536;

impl Compressed {
    /// The compressed files, to write next to `name`.
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
        let compressed = compress(&bytes.clone().into(), Effort::Most).unwrap();
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
        let [once, again] =
            [(); 2].map(|()| compress(&b"no date and no name in it".to_vec().into(), Effort::Most).unwrap());
        assert!(once.gzip == again.gzip && once.brotli == again.brotli);
    }
}
