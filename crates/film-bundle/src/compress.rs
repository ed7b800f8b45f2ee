//! Compressed copies of files: gzip for every browser, brotli for nearly all of them. They are written once, so that a
//! server does not have to compress a file for each reader.
//!
//! The Wasm is the engine's, with the archive of the reviews after it. The first part is the same for all reviews, and is
//! compressed ahead of time by brotli ([`Ahead`]); a build continues where that ended. The result does not depend on
//! whether the beginning was compressed ahead of time or only now. Of a page script, which begins with names and digests, everything
//! after these is compressed ahead of time ([`ended`]).

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use brotli::enc::encode::{BrotliEncoderOperation, BrotliEncoderStateStruct};
use brotli::enc::{BrotliEncoderParams, StandardAlloc};
use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

use crate::bytes::Bytes;
use crate::compose;
use crate::engine::{Ahead, Engine, Module, STUDIO, is_of_studio, is_reader};

/// A way to compress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format {
    Brotli,
    Gzip,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 2] = [Format::Brotli, Format::Gzip];

    /// What is appended to the name of a file.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Brotli => "br",
            Format::Gzip => "gz",
        }
    }
}

/// How much time compressing may take.
#[derive(Clone, Copy, PartialEq)]
pub enum Effort {
    /// For what every reader downloads.
    Most,
    /// For what few pages load.
    Less,
}

/// The levels of brotli and gzip for this many bytes. The first ones are the best; then each step keeps a build of that
/// size to about a second, and costs a twentieth of the size. With less effort, brotli takes a tenth of the time for the
/// engine's Wasm, and its result is a tenth larger.
fn levels(bytes: usize, effort: Effort) -> (i32, u32) {
    const MIB: usize = 1 << 20;
    match (effort, bytes) {
        (Effort::Most, ..=MAX_BEST) => (11, 9),
        (Effort::Most, _) if bytes <= MIB => (9, 6),
        (Effort::Less, _) if bytes <= MIB => (4, 4),
        (Effort::Most, _) if bytes <= 8 * MIB => (7, 4),
        (Effort::Most, _) => (4, 3),
        (Effort::Less, _) => (2, 1),
    }
}

/// The best quality of brotli, which takes the longest.
const BEST: i32 = 11;

/// The largest window of brotli that every browser accepts: four megabytes, as a power of two.
const MAX_WINDOW: i32 = 22;

/// The smallest window, as a power of two, in which this many bytes have room. A larger one takes time to set up.
fn window(bytes: usize) -> i32 {
    // Brotli keeps 16 bytes of it for itself.
    ((bytes + 16).next_power_of_two().trailing_zeros() as i32).clamp(16, MAX_WINDOW)
}

/// How many compressed bytes the encoder keeps before it hands them on.
const BUFFER: usize = 65_536;

fn parameters(quality: i32, window: i32) -> BrotliEncoderParams {
    BrotliEncoderParams { quality, lgwin: window, ..Default::default() }
}

/// An empty last block, which finishes a stream that ends with a whole byte.
pub const END_OF_BROTLI: u8 = 3;

/// Compresses a file that is the same for all reviews, unless that was done ahead of time.
///
/// The reader of pages is the beginning of the packed engine's stream. The studio's Wasm is never compressed ahead of time:
/// it would be the larger half of the packed engine. Only critics load it.
pub fn unchanged(format: Format, name: &str, bytes: &Arc<Vec<u8>>, ahead: &Ahead) -> Result<Vec<u8>> {
    let shared = Bytes::default().and_shared(bytes.clone());
    if is_of_studio(name) {
        return whole(format, &shared, Effort::Less);
    }
    match format {
        Format::Gzip => whole(format, &shared, Effort::Most),
        Format::Brotli => match ahead.whole(bytes) {
            Some(compressed) => Ok(compressed.to_vec()),
            None => brotli_unchanged(name, &shared, BEST),
        },
    }
}

/// Brotli for a file that is the same for all reviews.
fn brotli_unchanged(name: &str, bytes: &Bytes, quality: i32) -> Result<Vec<u8>> {
    if is_reader(name) {
        Ok([beginning(Format::Brotli, &bytes.to_vec(), quality)?, vec![END_OF_BROTLI]].concat())
    } else {
        brotli(bytes, parameters(quality, window(bytes.len())))
    }
}

/// Begins a stream of brotli with the largest window.
pub fn stream(quality: i32) -> CompressorWriter<Vec<u8>> {
    CompressorWriter::with_params(Vec::new(), BUFFER, &parameters(quality, MAX_WINDOW))
}

fn brotli(bytes: &Bytes, parameters: BrotliEncoderParams) -> Result<Vec<u8>> {
    let mut brotli = CompressorWriter::with_params(Vec::with_capacity(bytes.len()), BUFFER, &parameters);
    let written = bytes.write_to(&mut brotli).map(|()| brotli.into_inner());
    written.context("bytes in memory could not be compressed")
}

/// Compresses a file.
pub fn whole(format: Format, bytes: &Bytes, effort: Effort) -> Result<Vec<u8>> {
    let (quality, level) = levels(bytes.len(), effort);
    match format {
        Format::Brotli => brotli(bytes, parameters(quality, window(bytes.len()))),
        Format::Gzip => gzipped(bytes, level),
    }
}

fn gzipped(bytes: &Bytes, level: u32) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::with_capacity(bytes.len()), Compression::new(level));
    let compressed = bytes.write_to(&mut gzip).and_then(|()| gzip.finish());
    compressed.context("bytes in memory could not be compressed")
}

/// A shorter beginning is not worth a stream in two parts.
const MIN_BEGINNING: usize = 1_000;

/// A shorter rest refers to the beginning, with the best level of brotli. At other levels the encoder of the crate `brotli`
/// (8.0.4) has panicked when it used its own dictionary of words after a beginning.
const MIN_REST: usize = MAX_BEST + 1;

/// The most bytes for which the best levels are fast enough.
const MAX_BEST: usize = 0x4_0000;

/// Compresses a file whose first `begins` bytes are the same for all reviews.
pub fn continued(format: Format, bytes: &Bytes, begins: usize, ahead: &Ahead) -> Result<Vec<u8>> {
    if begins < MIN_BEGINNING {
        return whole(format, bytes, Effort::Most);
    }
    let first = first(bytes, begins);
    let stream = match (format, ahead.beginning(&first)) {
        (Format::Brotli, Some(compressed)) => Cow::Borrowed(compressed),
        _ => Cow::Owned(beginning(format, &first, BEST)?),
    };
    let length = bytes.len() - begins;
    let (quality, level) = levels(length, Effort::Most);
    match format {
        Format::Brotli => {
            let known = if length < MIN_REST { &first[..] } else { &[] };
            Ok([&stream, &*brotli_after(known, bytes, begins, quality)?].concat())
        }
        Format::Gzip => gzip(&stream, &deflate_after(bytes, begins, level)?, bytes),
    }
}

/// The longest start of a file that [`ended`] writes as it is.
const MAX_START: usize = 1_000;

/// Compresses a file whose last `ends` bytes are the same for all reviews: a script that begins with names and digests.
/// Those do not shrink, so they stand in the result as they are. Gzip is fast enough without that.
pub fn ended(format: Format, bytes: &Bytes, ends: usize, ahead: &Ahead) -> Result<Vec<u8>> {
    let starts = bytes.len() - ends;
    if format == Format::Gzip || starts > MAX_START || ends < MIN_BEGINNING {
        return whole(format, bytes, Effort::Most);
    }
    let bytes = bytes.to_vec();
    let (start, end) = bytes.split_at(starts);
    let stream = match ahead.end(starts, end) {
        Some(compressed) => Cow::Borrowed(compressed),
        None => Cow::Owned(brotli_end(starts, end)?),
    };
    Ok([&*as_it_is(start, window(bytes.len())), &stream].concat())
}

/// Brotli for the end of a file of which `starts` bytes, two or more, come before it. It does not depend on these bytes.
fn brotli_end(starts: usize, end: &[u8]) -> Result<Vec<u8>> {
    // Bytes that no text has, so the encoder finds nothing in them. It only counts them.
    let start = vec![0xff; starts];
    let bytes = Bytes::default().and(&*start).and(end);
    brotli_after(&start, &bytes, starts, levels(end.len(), Effort::Most).0)
}

/// The beginning of a stream of brotli with this window, a power of two: a block with bytes that are not compressed, at
/// most 65,536. It ends with a whole byte (RFC 7932, sections 9.1 and 9.2).
fn as_it_is(bytes: &[u8], window: i32) -> Vec<u8> {
    let (window, bits) = match window as u32 {
        16 => (0, 1),
        17 => (1, 7),
        larger => (1 | (larger - 17) << 1, 4),
    };
    // Not the last block; its length has four digits of four bits; its bytes are not compressed.
    let block = (bytes.len() as u32 - 1) << 3 | 1 << 19;
    let header = window | block << bits;
    let length = (bits + 20_u32).div_ceil(8) as usize;
    [&header.to_le_bytes()[..length], bytes].concat()
}

/// The beginning of a file, as brotli of this quality or as deflate. It ends with a whole byte and is not finished.
fn beginning(format: Format, bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let compressed = match format {
        Format::Brotli => {
            let mut brotli = stream(quality);
            brotli.write_all(bytes).and_then(|()| brotli.flush()).map(|()| brotli.get_ref().clone())
        }
        Format::Gzip => {
            let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
            deflate.write_all(bytes).and_then(|()| deflate.flush()).map(|()| deflate.get_ref().clone())
        }
    };
    compressed.context("bytes in memory could not be compressed")
}

/// Compresses, by brotli, everything of an engine that is the same for all reviews. Bundles of an engine that has it take less time,
/// and have the same bytes; with less effort, they have more bytes, and this takes a tenth of the time.
///
/// # Errors
/// If the compression fails, which it does not with bytes in memory.
pub fn ahead(engine: &Engine, effort: Effort) -> Result<Ahead> {
    let mut ahead = Ahead::default();
    let quality = |bytes: &[u8]| if effort == Effort::Most { BEST } else { levels(bytes.len(), effort).0 };
    // The page of the studio is not final yet.
    for (name, bytes) in engine.bundle.iter().filter(|(name, _)| name != STUDIO && !is_of_studio(name)) {
        let shared = Bytes::default().and_shared(Arc::new(bytes.clone()));
        ahead.add_whole(bytes, brotli_unchanged(name, &shared, quality(bytes))?);
    }
    for Module { wasm, .. } in &engine.modules {
        ahead.add_beginning(wasm, beginning(Format::Brotli, wasm, quality(wasm))?);
    }
    for (starts, end) in compose::ends(engine) {
        ahead.add_end(starts, end.as_bytes(), brotli_end(starts, end.as_bytes())?);
    }
    Ok(ahead)
}

/// Brotli for the bytes after the first `begins`, as the end of a stream. They may refer to the last bytes before them,
/// which are `known`, and then to brotli's own dictionary of common words as well, because the encoder counts those bytes
/// as what it has seen.
fn brotli_after(known: &[u8], bytes: &Bytes, begins: usize, quality: i32) -> Result<Vec<u8>> {
    let mut encoder = BrotliEncoderStateStruct::new(StandardAlloc::default());
    // Without the header of a stream, and without distances that were used last, which the beginning has changed.
    encoder.params = BrotliEncoderParams {
        catable: true,
        appendable: true,
        bare_stream: true,
        byte_align: true,
        ..parameters(quality, window(bytes.len()))
    };
    if !known.is_empty() {
        encoder.set_custom_dictionary_with_optional_precomputed_hasher(known.len(), known, Default::default(), true);
        encoder.params.use_dictionary = true;
    }
    let mut continued = Continued { encoder, stream: Vec::with_capacity(bytes.len() - begins), skip: begins };
    bytes.write_to(&mut continued).context("brotli failed on bytes in memory")?;
    continued
        .encode(BrotliEncoderOperation::BROTLI_OPERATION_FINISH, &[])
        .context("brotli failed on bytes in memory")?;
    continued.stream.push(END_OF_BROTLI);
    Ok(continued.stream)
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

/// Deflate for the bytes after the first `begins`, as the end of a stream.
fn deflate_after(bytes: &Bytes, begins: usize, level: u32) -> Result<Vec<u8>> {
    struct After<W>(W, usize);
    impl<W: Write> Write for After<W> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let skipped = self.1.min(bytes.len());
            self.1 -= skipped;
            self.0.write_all(&bytes[skipped..])?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut after =
        After(DeflateEncoder::new(Vec::with_capacity(bytes.len() - begins), Compression::new(level)), begins);
    bytes.write_to(&mut after).and_then(|()| after.0.finish()).context("gzip failed on bytes in memory")
}

/// Makes a gzip file of the beginning and the end of a stream of deflate. `bytes` are those that it is of.
fn gzip(beginning: &[u8], end: &[u8], bytes: &Bytes) -> Result<Vec<u8>> {
    /// Deflate, no name, no time, no system.
    const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

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
    let mut check = Checked(Crc::new());
    bytes.write_to(&mut check).context("gzip failed on bytes in memory")?;
    let (sum, amount) = (check.0.sum().to_le_bytes(), check.0.amount().to_le_bytes());
    Ok([&HEADER[..], beginning, end, &sum, &amount].concat())
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

    fn decompressed(format: Format, compressed: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        match format {
            Format::Gzip => _ = flate2::read::GzDecoder::new(compressed).read_to_end(&mut bytes).unwrap(),
            Format::Brotli => brotli::BrotliDecompress(&mut &compressed[..], &mut bytes).unwrap(),
        }
        bytes
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
        for (format, most) in [(Format::Brotli, 100), (Format::Gzip, 200)] {
            let compressed = whole(format, &bytes.clone().into(), Effort::Most).unwrap();
            assert!(compressed.len() < most, "{}", compressed.len());
            assert!(decompressed(format, &compressed) == bytes);
        }
    }

    #[test]
    fn a_bundle_made_twice_is_the_same() {
        for format in Format::ALL {
            let bytes: Bytes = b"no date and no name in it".to_vec().into();
            let [once, again] = [(); 2].map(|()| whole(format, &bytes, Effort::Most).unwrap());
            assert_eq!(once, again);
        }
    }

    #[test]
    fn what_continues_a_beginning_comes_back_as_it_was() {
        for (at, begins) in [15, 1_000, 1_001, 70_000].into_iter().enumerate() {
            let first = text(begins, 7);
            let mut ahead = Ahead::default();
            ahead.add_beginning(&first, beginning(Format::Brotli, &first, BEST).unwrap());
            for (index, length) in [1, 3, 40, 5_000, 100_000, 300_000].into_iter().enumerate() {
                let rest = text(length, (at * 10 + index) as u32);
                let bytes = Bytes::default().and(&*first).and(&*rest);
                for format in Format::ALL {
                    let compressed = continued(format, &bytes, begins, &ahead).unwrap();
                    assert!(decompressed(format, &compressed) == bytes.to_vec(), "{format:?}: {begins} and {length}");
                    // The same without anything that was done ahead of time.
                    let now = continued(format, &bytes, begins, &Ahead::default()).unwrap();
                    assert!(now == compressed, "{format:?}: {begins} and {length}");
                }
            }
        }
    }

    #[test]
    fn every_level_continues_beyond_the_window() {
        let first = text(70_000, 3);
        for length in [600_000, 4_500_000, 9_000_000] {
            let bytes = Bytes::default().and(&*first).and(text(length, length as u32));
            for format in Format::ALL {
                let compressed = continued(format, &bytes, first.len(), &Ahead::default()).unwrap();
                assert!(decompressed(format, &compressed) == bytes.to_vec(), "{format:?}: {length}");
            }
        }
    }

    #[test]
    fn a_large_rest_costs_no_size() {
        let (first, rest) = (text(70_000, 1), text(MIN_REST, 2));
        let bytes = Bytes::default().and(&*first).and(&*rest);
        for format in Format::ALL {
            let continued = continued(format, &bytes, first.len(), &Ahead::default()).unwrap().len();
            let whole = whole(format, &bytes, Effort::Most).unwrap().len();
            assert!(continued <= whole + whole / 50, "{format:?}: {continued} and {whole}");
        }
    }

    #[test]
    fn what_ends_in_the_same_way_comes_back_as_it_was() {
        for (starts, ends) in
            [(2, 1_000), (90, 22_000), (91, 65_000), (1_000, 65_000), (112, 200_000), (700, 5_000_000)]
        {
            let end = text(ends, 5);
            let mut ahead = Ahead::default();
            ahead.add_end(starts, &end, brotli_end(starts, &end).unwrap());
            for seed in [1, 2] {
                let bytes = Bytes::default().and(text(starts, seed)).and(&*end);
                for format in Format::ALL {
                    let compressed = ended(format, &bytes, ends, &ahead).unwrap();
                    assert!(decompressed(format, &compressed) == bytes.to_vec(), "{format:?}: {starts} and {ends}");
                    let now = ended(format, &bytes, ends, &Ahead::default()).unwrap();
                    assert!(now == compressed, "{format:?}: {starts} and {ends}");
                    let whole = whole(format, &bytes, Effort::Most).unwrap().len();
                    assert!(
                        compressed.len() <= whole + starts + 20 + whole / 200,
                        "{format:?}: {} and {whole}",
                        compressed.len()
                    );
                }
            }
        }
    }

    #[test]
    fn continuing_costs_no_size() {
        let (first, rest) = (text(100_000, 1), text(20_000, 2));
        let bytes = Bytes::default().and(&*first).and(&*rest);
        for format in Format::ALL {
            let continued = continued(format, &bytes, first.len(), &Ahead::default()).unwrap().len();
            let whole = whole(format, &bytes, Effort::Most).unwrap().len();
            assert!(continued <= whole + whole / 30, "{format:?}: {continued} and {whole}");
        }
    }

    #[test]
    fn a_window_holds_everything_if_one_can() {
        for bytes in [0, 1, 65_520, 65_521, 500_000, 4_194_288] {
            assert!((1 << window(bytes)) >= bytes + 16, "{bytes}");
        }
        assert_eq!([65_520, 65_521, 4_194_288, 50_000_000].map(window), [16, 17, 22, 22]);
    }
}
