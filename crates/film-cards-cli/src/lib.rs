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
pub mod called;
pub mod check;
pub mod engine;
pub mod generator;
pub mod import;
pub mod new;
pub mod reviews;
#[cfg(feature = "bundle")]
pub mod serve;
pub mod sizes;
#[cfg(feature = "bundle")]
pub mod studio;
pub mod swap;
pub mod watch;

pub use film_bundle::{File, names, sections};

/// Prints an error with its causes, or, if the disk is full, the one sentence about that.
pub fn report(error: &anyhow::Error) {
    if let Some(sentence) = full(error) {
        anstream::eprintln!("error: {sentence}");
        return;
    }
    anstream::eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        anstream::eprintln!("  because: {cause}");
    }
}

/// What to do if the cause of an error is a disk without space.
fn full(error: &anyhow::Error) -> Option<String> {
    use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};

    let kind = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind)?;
    let what = match kind {
        StorageFull => "the disk is full",
        QuotaExceeded => "your share of the disk is full",
        FileTooLarge => "this disk takes no file of that size",
        _ => return None,
    };
    Some(format!("{error}, because {what}; make room and try again, nothing has been changed"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;
    use std::io;

    #[test]
    fn a_full_disk_is_one_sentence() {
        let failed = |kind: io::ErrorKind| {
            let failed: Result<(), io::Error> = Err(kind.into());
            failed.context("`a.js` could not be written").unwrap_err()
        };
        assert_eq!(
            full(&failed(io::ErrorKind::StorageFull)).as_deref(),
            Some(
                "`a.js` could not be written, because the disk is full; make room and try again, nothing has been changed"
            )
        );
        assert_eq!(full(&failed(io::ErrorKind::PermissionDenied)), None);
    }
}
