//! Compressed copies of files: gzip for every browser, brotli for nearly all of them. They are written once, so that a
//! server does not have to compress a file for each reader.
//!
//! The Wasm is the engine's, with the archive of the reviews after it. The first part is the same for all reviews, and is
//! compressed ahead of time ([`Ahead`]); a build continues where that ended. The result does not depend on whether the
//! beginning was compressed ahead of time or only now.

use std::borrow::Cow;
use std::io::{self, Write};

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use brotli::enc::encode::{BrotliEncoderOperation, BrotliEncoderStateStruct};
use brotli::enc::{BrotliEncoderParams, StandardAlloc};
use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

use crate::File;
use crate::bytes::Bytes;
use crate::engine::{Ahead, Engine};

/// The compressed bytes of a file.
pub struct Compressed {
    gzip: Vec<u8>,
    brotli: Vec<u8>,
}

/// How much time compressing may take.
#[derive(Clone, Copy, PartialEq)]
pub enum Effort {
    /// For what every reader downloads.
    Most,
    /// For what few pages load.
    Less,
}

impl Compressed {
    /// The compressed files, to write next to `name`.
    pub fn files(self, name: &str) -> [File; 2] {
        [(format!("{name}.br"), self.brotli), (format!("{name}.gz"), self.gzip)]
    }
}

/// The levels of brotli and gzip for this many bytes. The first ones are the best; then each step keeps a build of that
/// size to about a second, and costs a twentieth of the size.
fn levels(bytes: usize, effort: Effort) -> (i32, u32) {
    const MIB: usize = 1 << 20;
    match (effort, bytes) {
        (Effort::Most, ..=0x4_0000) => (11, 9),
        (Effort::Less, ..=0x4_0000) => (9, 9),
        (Effort::Most, _) if bytes <= MIB => (9, 6),
        (Effort::Less, _) if bytes <= MIB => (6, 6),
        (Effort::Most, _) if bytes <= 8 * MIB => (7, 4),
        (Effort::Less, _) if bytes <= 8 * MIB => (4, 3),
        (Effort::Most, _) => (4, 3),
        (Effort::Less, _) => (2, 1),
    }
}

/// The window of brotli: four megabytes, the largest that every browser accepts.
const WINDOW: i32 = 22;

/// How many compressed bytes the encoder keeps before it hands them on.
const BUFFER: usize = 65_536;

fn parameters(quality: i32) -> BrotliEncoderParams {
    BrotliEncoderParams { quality, lgwin: WINDOW, ..Default::default() }
}

/// Compresses a file that is the same for all reviews, unless that was done ahead of time.
pub fn compress_unchanged(bytes: &[u8], ahead: &Ahead) -> Result<Compressed> {
    match ahead.whole(bytes) {
        Some([brotli, gzip]) => Ok(Compressed { brotli: brotli.to_vec(), gzip: gzip.to_vec() }),
        None => compress(&bytes.to_vec().into(), Effort::Most),
    }
}

/// Compresses a file.
pub fn compress(bytes: &Bytes, effort: Effort) -> Result<Compressed> {
    let (quality, level) = levels(bytes.len(), effort);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::new(level));
    bytes.write_to(&mut gzip).context("gzip failed on bytes in memory")?;
    let gzip = gzip.finish().context("gzip failed on bytes in memory")?;
    let mut brotli = CompressorWriter::with_params(Vec::new(), BUFFER, &parameters(quality));
    bytes.write_to(&mut brotli).context("brotli failed on bytes in memory")?;
    Ok(Compressed { gzip, brotli: brotli.into_inner() })
}

/// A shorter beginning is not worth a stream in two parts.
const MIN_BEGINNING: usize = 1_000;

/// Compresses a file whose first `begins` bytes are the same for all reviews.
pub fn compress_continued(bytes: &Bytes, begins: usize, effort: Effort, ahead: &Ahead) -> Result<Compressed> {
    if begins < MIN_BEGINNING {
        return compress(bytes, effort);
    }
    let beginning = first(bytes, begins);
    let compressed = match ahead.beginning(&beginning) {
        Some([brotli, deflate]) => [brotli, deflate].map(Cow::Borrowed),
        None => compress_beginning(&beginning)?.map(Cow::Owned),
    };
    let [brotli, deflate] = compressed;
    let (quality, level) = levels(bytes.len() - begins, effort);
    Ok(Compressed {
        brotli: continue_brotli(brotli.into_owned(), &beginning, bytes, quality)?,
        gzip: continue_gzip(&deflate, begins, bytes, level)?,
    })
}

/// The beginning of a file, as brotli and as deflate. Both end with a whole byte and are not finished.
fn compress_beginning(bytes: &[u8]) -> Result<[Vec<u8>; 2]> {
    let mut brotli = CompressorWriter::with_params(Vec::new(), BUFFER, &parameters(11));
    brotli.write_all(bytes).and_then(|()| brotli.flush()).context("brotli failed on bytes in memory")?;
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
    deflate.write_all(bytes).and_then(|()| deflate.flush()).context("gzip failed on bytes in memory")?;
    Ok([brotli.get_ref().clone(), deflate.get_ref().clone()])
}

/// Compresses everything of an engine that is the same for all reviews.
pub fn ahead(engine: &Engine) -> Result<Ahead> {
    let mut ahead = Ahead::default();
    for (_, bytes) in &engine.bundle {
        let Compressed { brotli, gzip } = compress_unchanged(bytes, &Ahead::default())?;
        ahead.add_whole(bytes, [brotli, gzip]);
    }
    for (_, bytes, begins) in super::compose::beginnings(engine) {
        let beginning = first(&bytes, begins);
        ahead.add_beginning(&beginning, compress_beginning(&beginning)?);
    }
    Ok(ahead)
}

/// Continues a stream of brotli with the bytes after `beginning`. They may refer to the beginning, and to brotli's own
/// dictionary of common words as well, because the encoder counts the beginning as what it has seen.
fn continue_brotli(mut stream: Vec<u8>, beginning: &[u8], bytes: &Bytes, quality: i32) -> Result<Vec<u8>> {
    let mut encoder = BrotliEncoderStateStruct::new(StandardAlloc::default());
    // Without the header of a stream, and without distances that were used last, which the beginning has changed.
    encoder.params = BrotliEncoderParams {
        catable: true,
        appendable: true,
        bare_stream: true,
        byte_align: true,
        ..parameters(quality)
    };
    encoder.set_custom_dictionary_with_optional_precomputed_hasher(
        beginning.len(),
        beginning,
        Default::default(),
        true,
    );
    encoder.params.use_dictionary = true;
    let mut continued = Continued { encoder, stream: Vec::new(), skip: beginning.len() };
    bytes.write_to(&mut continued).context("brotli failed on bytes in memory")?;
    continued
        .encode(BrotliEncoderOperation::BROTLI_OPERATION_FINISH, &[])
        .context("brotli failed on bytes in memory")?;
    stream.append(&mut continued.stream);
    // An empty last block.
    stream.push(3);
    Ok(stream)
}

/// Encodes all bytes except for the first ones.
struct Continued {
    encoder: BrotliEncoderStateStruct<StandardAlloc>,
    stream: Vec<u8>,
    skip: usize,
}

impl Continued {
    fn encode(&mut self, operation: BrotliEncoderOperation, bytes: &[u8]) -> io::Result<()> {
        let (mut left, mut at) = (bytes.len(), 0);
        let mut buffer = [0; BUFFER];
        loop {
            let (mut room, mut end) = (buffer.len(), 0);
            let is_encoded = self.encoder.compress_stream(
                operation,
                &mut left,
                bytes,
                &mut at,
                &mut room,
                &mut buffer,
                &mut end,
                &mut None,
                &mut |_, _, _, _| (),
            );
            if !is_encoded {
                return Err(io::Error::other("the encoder has stopped"));
            }
            self.stream.extend(&buffer[..end]);
            let is_finishing = matches!(operation, BrotliEncoderOperation::BROTLI_OPERATION_FINISH);
            let is_done = if is_finishing { self.encoder.is_finished() } else { left == 0 && end == 0 };
            if is_done {
                return Ok(());
            }
        }
    }
}

impl Write for Continued {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let skipped = self.skip.min(bytes.len());
        self.skip -= skipped;
        if skipped < bytes.len() {
            self.encode(BrotliEncoderOperation::BROTLI_OPERATION_PROCESS, &bytes[skipped..])?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Makes a gzip file of a beginning and the bytes after its first `begins`.
fn continue_gzip(beginning: &[u8], begins: usize, bytes: &Bytes, level: u32) -> Result<Vec<u8>> {
    /// Deflate, no name, no time, no system.
    const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

    struct Rest {
        deflate: DeflateEncoder<Vec<u8>>,
        check: Crc,
        skip: usize,
    }
    impl Write for Rest {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.check.update(bytes);
            let skipped = self.skip.min(bytes.len());
            self.skip -= skipped;
            self.deflate.write_all(&bytes[skipped..])?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let deflate = DeflateEncoder::new([&HEADER[..], beginning].concat(), Compression::new(level));
    let mut rest = Rest { deflate, check: Crc::new(), skip: begins };
    bytes.write_to(&mut rest).context("gzip failed on bytes in memory")?;
    let mut gzip = rest.deflate.finish().context("gzip failed on bytes in memory")?;
    gzip.extend(rest.check.sum().to_le_bytes());
    gzip.extend(rest.check.amount().to_le_bytes());
    Ok(gzip)
}

/// The first bytes, copied.
fn first(bytes: &Bytes, length: usize) -> Vec<u8> {
    struct First(Vec<u8>, usize);
    impl Write for First {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let room = self.1 - self.0.len();
            if room == 0 {
                // Nothing more is wanted, so what follows need not be made.
                return Err(io::ErrorKind::StorageFull.into());
            }
            let taken = room.min(bytes.len());
            self.0.extend(&bytes[..taken]);
            Ok(taken)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut first = First(Vec::with_capacity(length), length);
    let _ = bytes.write_to(&mut first);
    first.0
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn decompressed(compressed: &Compressed) -> [Vec<u8>; 2] {
        let (mut from_gzip, mut from_brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(&compressed.gzip[..]).read_to_end(&mut from_gzip).unwrap();
        brotli::BrotliDecompress(&mut &compressed.brotli[..], &mut from_brotli).unwrap();
        [from_gzip, from_brotli]
    }

    /// Text with words of brotli's dictionary and others, and never twice the same.
    fn text(length: usize, seed: u32) -> Vec<u8> {
        let words =
            ["the ferry ", "hums ", "because ", "international ", "a quay, ", "ł ", "</p>\n", "\0\0\u{1}", "is "];
        let mut state = seed.wrapping_mul(2_654_435_761) | 1;
        let mut text = Vec::new();
        while text.len() < length {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.extend(words[(state >> 16) as usize % words.len()].bytes());
            if state >> 28 == 0 {
                text.extend(state.to_le_bytes());
            }
        }
        text.truncate(length);
        text
    }

    #[test]
    fn what_repeats_shrinks_and_comes_back_as_it_was() {
        let bytes = b"film card ".repeat(1_000);
        let compressed = compress(&bytes.clone().into(), Effort::Most).unwrap();
        let sizes = [compressed.gzip.len(), compressed.brotli.len()];
        assert!(sizes[0] < 200 && sizes[1] < 100, "{sizes:?}");
        assert!(decompressed(&compressed).iter().all(|decompressed| *decompressed == bytes));
    }

    #[test]
    fn a_bundle_made_twice_is_the_same() {
        let [once, again] =
            [(); 2].map(|()| compress(&b"no date and no name in it".to_vec().into(), Effort::Most).unwrap());
        assert!(once.gzip == again.gzip && once.brotli == again.brotli);
    }

    #[test]
    fn what_continues_a_beginning_comes_back_as_it_was() {
        for (at, begins) in [15, 1_000, 1_001, 70_000].into_iter().enumerate() {
            let beginning = text(begins, 7);
            let mut ahead = Ahead::default();
            ahead.add_beginning(&beginning, compress_beginning(&beginning).unwrap());
            for (index, length) in [1, 3, 40, 5_000, 100_000, 300_000].into_iter().enumerate() {
                for effort in [Effort::Most, Effort::Less] {
                    let rest = text(length, (at * 10 + index) as u32);
                    let bytes = Bytes::default().and(&*beginning).and(&*rest);
                    let compressed = compress_continued(&bytes, begins, effort, &ahead).unwrap();
                    let whole = bytes.to_vec();
                    for decompressed in decompressed(&compressed) {
                        assert!(decompressed == whole, "{begins} and {length}");
                    }
                    // The same without anything that was done ahead of time.
                    let now = compress_continued(&bytes, begins, effort, &Ahead::default()).unwrap();
                    assert!(now.brotli == compressed.brotli && now.gzip == compressed.gzip, "{begins} and {length}");
                }
            }
        }
    }

    #[test]
    fn every_level_continues_beyond_the_window() {
        let beginning = text(300_000, 3);
        for length in [900_000, 5_000_000, 9_000_000] {
            for effort in [Effort::Most, Effort::Less] {
                let bytes = Bytes::default().and(&*beginning).and(text(length, length as u32));
                let compressed = compress_continued(&bytes, beginning.len(), effort, &Ahead::default()).unwrap();
                assert!(
                    decompressed(&compressed).iter().all(|decompressed| *decompressed == bytes.to_vec()),
                    "{length}"
                );
            }
        }
    }

    #[test]
    fn continuing_costs_no_size() {
        let (beginning, rest) = (text(100_000, 1), text(20_000, 2));
        let bytes = Bytes::default().and(&*beginning).and(&*rest);
        let continued = compress_continued(&bytes, beginning.len(), Effort::Most, &Ahead::default()).unwrap();
        let whole = compress(&bytes, Effort::Most).unwrap();
        let [continued, whole] = [continued, whole].map(|compressed| compressed.brotli.len());
        assert!(continued <= whole + whole / 100, "{continued} and {whole}");
    }
}
