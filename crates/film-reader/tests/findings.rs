//! What fuzzing has kept: `fuzz/corpus`, inputs that between them take every branch it has seen, and
//! `fuzz/findings`, inputs that have broken something. All must hold, without a fuzzer.

#[path = "../fuzz/src/codec.rs"]
mod codec;
#[path = "../fuzz/src/memory.rs"]
mod memory;
#[path = "../fuzz/src/read.rs"]
mod read;

use std::path::{Path, PathBuf};

/// Tries every input that is kept for `target` and gives those that break something.
fn broken(target: &str, check: fn(&[u8])) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut inputs: Vec<PathBuf> = ["corpus", "findings"]
        .iter()
        // Nothing may have been found yet.
        .filter_map(|kind| std::fs::read_dir(folder.join(kind).join(target)).ok())
        .flatten()
        .map(|entry| entry.expect("an entry").path())
        .collect();
    inputs.sort();
    assert!(inputs.len() > 40, "the inputs are there");
    inputs.retain(|input| {
        let bytes = std::fs::read(input).expect("an input");
        std::panic::catch_unwind(|| check(&bytes)).is_err()
    });
    inputs
}

#[test]
fn every_input_is_read() {
    assert_eq!(broken("read", read::check), Vec::<PathBuf>::new());
}

#[test]
fn every_input_is_decoded_or_refused() {
    assert_eq!(broken("codec", codec::check), Vec::<PathBuf>::new());
}
