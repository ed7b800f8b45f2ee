//! Any bytes as an archive, and any movies through one: `cargo xtask fuzz codec`.

#![no_main]

#[path = "../src/codec.rs"]
mod codec;
#[path = "../src/memory.rs"]
mod memory;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| codec::check(bytes));
