//! Any bytes as documents: `cargo xtask fuzz read`.

#![no_main]

#[path = "../src/memory.rs"]
mod memory;
#[path = "../src/read.rs"]
mod read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read::check(bytes));
