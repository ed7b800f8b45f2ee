//! The engine as one compressed file, which the published command has inside.
//!
//! The file is a brotli stream. Decompressed, it has for each file of the engine: the length of its path as four bytes,
//! little-endian, the path, the length of its contents in the same form, the contents.
//!
//! Compressed bytes do not shrink again. So a Wasm that was compressed ahead of time is there only in that form, with the
//! path of the Wasm and `.br` after it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::{Ahead, BUNDLE, Engine, MODULES, PACKED_FILE};
use crate::File;
use crate::compress::END_OF_BROTLI;

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
        for (name, wasm) in self.bundle.iter().filter(|(name, _)| name.ends_with(WASM)) {
            if let Some(stream) = files.remove(&Ahead::path_of_whole(wasm)) {
                files.insert(format!("{BUNDLE}{name}.br"), stream);
                files.remove(&format!("{BUNDLE}{name}"));
            }
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
                let length = u32::try_from(part.len()).with_context(|| format!("`{path}` is too large"))?;
                bytes.extend(length.to_le_bytes());
                bytes.extend(part);
            }
        }
        let quality = if bytes.len() > MAX_BEST { 7 } else { 11 };
        let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 24, ..Default::default() };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)
            .context("brotli failed on bytes in memory")?;
        Ok(packed)
    }

    /// The engine in these bytes.
    ///
    /// # Errors
    /// If they are not what [`Engine::pack`] has made.
    pub fn unpack(packed: &[u8]) -> Result<Engine> {
        let mut bytes = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut bytes).context("it cannot be decompressed")?;
        let (mut rest, mut files) = (&bytes[..], BTreeMap::new());
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
        let ending = format!("{WASM}.br");
        let streams: Vec<String> =
            files.keys().filter(|path| path.starts_with(BUNDLE) && path.ends_with(&ending)).cloned().collect();
        for path in streams {
            let stream = files.remove(&path).unwrap_or_default();
            let mut wasm = Vec::new();
            brotli::BrotliDecompress(&mut &stream[..], &mut wasm).context("its Wasm cannot be decompressed")?;
            files.insert(Ahead::path_of_whole(&wasm), stream);
            files.insert(path.trim_end_matches(".br").to_owned(), wasm);
        }
        files.insert(PACKED_FILE.to_owned(), packed.to_vec());
        Engine::of(files.into_iter().collect())
    }
}

const WASM: &str = ".wasm";

/// The most bytes for which the best level of brotli takes seconds and not minutes. A finished engine has half of that; one
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
    let mut part = || {
        let (length, rest) = bytes.split_first_chunk()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length).try_into().ok()?)?;
        *bytes = rest;
        Some(part)
    };
    let path = str::from_utf8(part()?).ok()?.to_owned();
    Some((path, part()?.to_vec()))
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
    fn a_wasm_that_is_compressed_ahead_is_packed_in_that_form_only() {
        let engine = engine();
        let plain = engine.pack().unwrap().len();
        // Noise, which nothing compresses.
        let noise: Vec<u8> = (0..400_u32).flat_map(|at| Sha256::digest(at.to_le_bytes())).collect();
        let [cards, galleries] = engine.modules.clone();
        let mut engine = Engine { modules: [Module { wasm: noise.clone(), ..cards }, galleries], ..engine };
        let other: Vec<u8> = noise.iter().map(|byte| !byte).collect();
        engine.bundle.insert(0, ("film-cards-studio-0.wasm".to_owned(), other.clone()));
        engine.ahead = crate::compress::ahead(&engine).unwrap();
        let packed = engine.pack().unwrap();
        assert!(packed.len() < plain + noise.len() * 9 / 4, "{} and {}", packed.len(), noise.len());
        assert_eq!(Engine { packed: None, ..Engine::unpack(&packed).unwrap() }, engine);
    }

    #[test]
    fn what_is_damaged_is_an_error() {
        let packed = engine().pack().unwrap();
        for end in 0..packed.len() {
            assert!(Engine::unpack(&packed[..end]).is_err(), "the first {end} bytes");
        }
        let mut half = Vec::new();
        brotli::BrotliCompress(&mut &[9, 0, 0, 0, b'a'][..], &mut half, &Default::default()).unwrap();
        let message = format!("{:#}", Engine::unpack(&half).unwrap_err());
        assert_eq!(message, "it ends in the middle of a file");
    }
}
