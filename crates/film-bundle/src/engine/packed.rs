//! The engine as one compressed file, which the published command has inside.
//!
//! ```text
//! the path of the first file    its length as four bytes, little-endian, then the path; without a first file, 0
//! its lengths                   of the beginning of the stream, and of the file, four bytes each
//! the stream                    brotli
//! ```
//!
//! Decompressed, the stream has the first file, and then for each other file of the engine: the length of its path in the
//! same form, the path, the length of its contents, the contents.
//!
//! The first file is the reader of pages, as it was compressed ahead of time. The studio's Wasm, which has most of the same
//! code, follows in the same stream, and so it is a third smaller. But no bundle can have a part of a stream as its
//! compressed copy, so each build compresses the studio's Wasm again, which it does fast.
//!
//! Compressed bytes do not shrink again. So the Wasm of cards and galleries is there only as it was compressed ahead of time,
//! with the path of the Wasm and `.br` after it.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, Result};

use super::{Ahead, BUNDLE, Engine, MODULES, PACKED_FILE, is_reader};
use crate::File;
use crate::compress::{self, END_OF_BROTLI};

impl Engine {
    /// Packs it, or returns what it was packed to before.
    ///
    /// # Errors
    /// If one of its files is larger than 4 GB.
    pub fn pack(&self) -> Result<Vec<u8>> {
        if let Some(packed) = &self.packed {
            return Ok(packed.clone());
        }
        let mut files: BTreeMap<String, Vec<u8>> = self.files().into_iter().collect();
        let first = self.first();
        if let Some(First { path, wasm }) = &first {
            files.remove(path);
            files.remove(&Ahead::path_of_whole(wasm));
        }
        for (name, module) in MODULES.iter().zip(&self.modules) {
            let ahead = Ahead::path_of_beginning(&module.wasm);
            if files.get(&ahead).is_some_and(|stream| unfinished(stream).is_ok_and(|wasm| wasm == module.wasm)) {
                let stream = files.remove(&ahead).unwrap_or_default();
                files.insert(compressed(name), stream);
                files.remove(&format!("{name}.wasm"));
            }
        }
        let mut bytes = Vec::new();
        for (path, contents) in files {
            for part in [path.as_bytes(), &contents] {
                bytes.extend(length(part.len())?);
                bytes.extend(part);
            }
        }
        let quality = if first.is_none() && bytes.len() > MAX_BEST { 7 } else { 11 };
        let mut packed = Vec::new();
        let mut stream = compress::stream(quality);
        match first {
            Some(First { path, wasm }) => {
                stream.write_all(wasm).and_then(|()| stream.flush()).context(IN_MEMORY)?;
                let begins = stream.get_ref().len();
                for part in [&length(path.len())?, path.as_bytes(), &length(begins)?, &length(wasm.len())?] {
                    packed.extend(part);
                }
            }
            None => packed.extend(length(0)?),
        }
        stream.write_all(&bytes).context(IN_MEMORY)?;
        packed.extend(stream.into_inner());
        Ok(packed)
    }

    /// The reader of pages, if it was compressed ahead of time.
    fn first(&self) -> Option<First<'_>> {
        let (name, wasm) = self.bundle.iter().find(|(name, _)| is_reader(name))?;
        self.ahead.whole(wasm).map(|_| First { path: format!("{BUNDLE}{name}"), wasm })
    }

    /// The engine in these bytes.
    ///
    /// # Errors
    /// If they are not what [`Engine::pack`] has made.
    pub fn unpack(packed: &[u8]) -> Result<Engine> {
        let (mut stream, mut files) = (packed, BTreeMap::new());
        let path = part(&mut stream).and_then(|path| str::from_utf8(path).ok()).context("it has no beginning")?;
        let mut first = None;
        if !path.is_empty() {
            let lengths = number(&mut stream).zip(number(&mut stream)).context("it has no beginning")?;
            first = Some((path, lengths.0, lengths.1));
        }
        let mut bytes = Vec::new();
        brotli::BrotliDecompress(&mut &stream[..], &mut bytes).context("it cannot be decompressed")?;
        let mut rest = &bytes[..];
        if let Some((path, begins, length)) = first {
            let (wasm, others) = bytes.split_at_checked(length).context("it ends in the middle of a file")?;
            let stream = stream.get(..begins).context("it ends in the middle of a file")?;
            files.insert(Ahead::path_of_whole(wasm), [stream, &[END_OF_BROTLI]].concat());
            files.insert(path.to_owned(), wasm.to_vec());
            rest = others;
        }
        while !rest.is_empty() {
            let (path, contents) = file(&mut rest).context("it ends in the middle of a file")?;
            files.insert(path, contents);
        }
        for name in MODULES {
            if let Some(stream) = files.remove(&compressed(name)) {
                let wasm = unfinished(&stream).context("its Wasm cannot be decompressed")?;
                files.insert(Ahead::path_of_beginning(&wasm), stream);
                files.insert(format!("{name}.wasm"), wasm);
            }
        }
        files.insert(PACKED_FILE.to_owned(), packed.to_vec());
        Engine::of(files.into_iter().collect())
    }
}

/// The file at the beginning of the stream.
struct First<'a> {
    /// Its path in the folder of an engine.
    path: String,
    wasm: &'a [u8],
}

const IN_MEMORY: &str = "brotli failed on bytes in memory";

/// A length as four bytes.
fn length(length: usize) -> Result<[u8; 4]> {
    Ok(u32::try_from(length).context("a file of the engine is too large")?.to_le_bytes())
}

/// The most bytes for which the best level of brotli takes seconds and not minutes. A finished engine has three quarters of that; one
/// for tests, whose Wasm is as the compiler makes it, has more.
const MAX_BEST: usize = 4 << 20;

/// The path of a module's Wasm that is there only as it was compressed ahead of time.
fn compressed(module: &str) -> String {
    format!("{module}.wasm.br")
}

/// Decompresses a stream of brotli that was not finished.
fn unfinished(stream: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    brotli::BrotliDecompress(&mut [stream, &[END_OF_BROTLI]].concat().as_slice(), &mut bytes)?;
    Ok(bytes)
}

/// Takes a file off the beginning of `bytes`.
fn file(bytes: &mut &[u8]) -> Option<File> {
    let path = str::from_utf8(part(bytes)?).ok()?.to_owned();
    Some((path, part(bytes)?.to_vec()))
}

/// Takes a length and as many bytes off the beginning of `bytes`.
fn part<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(bytes)?;
    let (part, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(part)
}

/// Takes a length off the beginning of `bytes`.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let (number, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    u32::from_le_bytes(*number).try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Module;
    use crate::engine::tests::engine;
    use sha2::{Digest, Sha256};

    #[test]
    fn an_engine_is_unpacked_as_it_was_packed() {
        let engine = engine();
        let packed = engine.pack().unwrap();
        let unpacked = Engine::unpack(&packed).unwrap();
        assert_eq!(unpacked.pack().unwrap(), packed, "an engine knows what it was unpacked from");
        assert_eq!(Engine { packed: None, ..unpacked }, engine);
        assert_eq!(packed, engine.pack().unwrap(), "packed twice, it has the same bytes");
    }

    #[test]
    fn wasm_is_packed_once_and_refers_to_the_reader_of_pages() {
        let engine = engine();
        let plain = engine.pack().unwrap().len();
        // Noise, which nothing compresses.
        let noise: Vec<u8> = (0..400_u32).flat_map(|at| Sha256::digest(at.to_le_bytes())).collect();
        let [cards, galleries] = engine.modules.clone();
        let mut engine = Engine { modules: [Module { wasm: noise.clone(), ..cards }, galleries], ..engine };
        let other: Vec<u8> = noise.iter().map(|byte| !byte).collect();
        // Two with the same code: the second one refers to the first.
        for name in ["film-cards-reader-0.wasm", "film-cards-studio-reader-0.wasm"] {
            engine.bundle.insert(0, (name.to_owned(), other.clone()));
        }
        engine.ahead = compress::ahead(&engine, compress::Effort::Most).unwrap();
        let packed = engine.pack().unwrap();
        assert!(packed.len() < plain + noise.len() * 9 / 4, "{} and {}", packed.len(), noise.len());
        let mut unpacked = Engine { packed: None, ..Engine::unpack(&packed).unwrap() };
        unpacked.bundle.sort();
        engine.bundle.sort();
        assert_eq!(unpacked, engine);
        for end in (0..100).chain((100..packed.len()).step_by(997)) {
            assert!(Engine::unpack(&packed[..end]).is_err(), "the first {end} bytes");
        }
    }

    #[test]
    fn what_is_damaged_is_an_error() {
        let packed = engine().pack().unwrap();
        for end in 0..packed.len() {
            assert!(Engine::unpack(&packed[..end]).is_err(), "the first {end} bytes");
        }
        // No first file, and a stream with the beginning of a path.
        let mut half = vec![0; 4];
        brotli::BrotliCompress(&mut &[9, 0, 0, 0, b'a'][..], &mut half, &Default::default()).unwrap();
        let message = format!("{:#}", Engine::unpack(&half).unwrap_err());
        assert_eq!(message, "it ends in the middle of a file");
    }
}
