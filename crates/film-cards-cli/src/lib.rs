//! The command `film-cards`: it checks a folder of reviews, and builds the bundle to upload from it.
//!
//! The command and the project's own tasks use this library. Its functions may change with any release.
//!
//! ```text
//! reviews ─ check ─▶ a report, or JSON
//! reviews ─ build ─▶ archive ─┐
//!              engine ────────┴▶ bundle
//! ```

#![deny(missing_docs)]

pub mod build;
pub mod bytes;
pub mod check;
pub mod engine;
pub mod generator;
pub mod import;
pub mod names;
pub mod new;
pub mod reviews;
pub mod sections;
#[cfg(feature = "bundle")]
pub mod serve;
pub mod sizes;
pub mod swap;
pub mod watch;

/// A file by its path below a folder, with `/` between the names, and its bytes.
pub type File = (String, Vec<u8>);

/// Prints an error with its causes.
pub fn report(error: &anyhow::Error) {
    anstream::eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        anstream::eprintln!("  because: {cause}");
    }
}
