//! Finds out whether a command failed because of the machine: it has no network, or no disk space.
//!
//! The programs that we call report this in long output. We print one sentence that says what to do.

use std::error::Error;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::{project, tools};

/// A disk with less free space than this counts as full, because no build can work with it.
const LEAST_FREE_BYTES: u64 = 64 << 20;

/// What the system and the programs that we call print if a disk is full. The first one is from Rust, C and npm on
/// Unix, the second one from Windows.
const FULL: &[&str] = &["no space left on device", "not enough space on the disk", "enospc", "disk quota exceeded"];

/// What cargo, rustup, npm and apt print if they cannot reach a server.
const UNREACHABLE: &[&str] = &[
    // cargo and its curl
    "could not resolve host",
    "could not resolve proxy",
    "couldn't resolve host",
    "couldn't connect to server",
    "could not connect to server",
    "failed to connect to",
    "network failure seems to have happened",
    "spurious network error",
    "timeout was reached",
    "connect tunnel failed",
    "failed sending data to the peer",
    // rustup
    "could not download file",
    "error sending request",
    "dns error",
    // npm
    "enotfound",
    "eai_again",
    "econnrefused",
    "econnreset",
    "etimedout",
    "enetunreach",
    // apt
    "temporary failure resolving",
    "could not connect to",
    "unable to connect to",
    // any of them, with a message of the system
    "network is unreachable",
    "connection refused",
    "connection timed out",
];

/// A problem of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Unreachable,
    Full,
}

impl Trouble {
    /// Finds the problem in the errors of a program.
    pub fn among(errors: &str) -> Option<Self> {
        let errors = errors.to_lowercase();
        let reports = |phrases: &[&str]| phrases.iter().any(|phrase| errors.contains(phrase));
        if reports(FULL) {
            Some(Self::Full)
        } else if reports(UNREACHABLE) {
            Some(Self::Unreachable)
        } else {
            None
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreachable => "the network could not be reached",
            Self::Full => "the disk is full",
        })
    }
}

impl Error for Trouble {}

/// A sentence that says what is wrong and what to do. The user does not have to read any other cause.
#[derive(Debug)]
pub struct Advice(pub String);

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Advice {}

/// Adds advice to the error of a failed installation or download, if the network is the reason. Other errors stay
/// unchanged. `otherwise` is what else the user can do, such as `install it by hand`.
pub fn unreachable(error: anyhow::Error, missing: &str, otherwise: &str) -> anyhow::Error {
    if error.downcast_ref::<Trouble>() != Some(&Trouble::Unreachable) {
        return error;
    }
    Advice(format!(
        "{missing} is needed and not on this machine, and the network could not be reached to get it; connect to the \
         network (behind a proxy, set HTTPS_PROXY) and run the command again{otherwise}"
    ))
    .into()
}

/// Marks the error as that of a full disk if there is no space for `folder`. This is checked before the folder is
/// removed, because not every program reports why it could not write.
pub fn full_at(error: anyhow::Error, folder: &Path) -> anyhow::Error {
    let is_full = error.downcast_ref::<Trouble>().is_none() && free(folder).is_some_and(|free| free < LEAST_FREE_BYTES);
    if is_full { error.context(Trouble::Full) } else { error }
}

/// The sentence about the machine, if that is the reason for `error`. Nothing else has to be printed then.
pub fn advice(error: &anyhow::Error) -> Option<String> {
    if let Some(Advice(sentence)) = error.downcast_ref() {
        return Some(sentence.clone());
    }
    let is_full = error.downcast_ref() == Some(&Trouble::Full) || error.chain().any(is_from_a_full_disk);
    is_full.then(|| fullest(&places()).as_ref().map(full_sentence))?
}

/// The sentence about a full disk, if one of the disks that we write to is full. It is for a failure whose reason a
/// program has printed only to the terminal.
pub fn full() -> Option<String> {
    let place = fullest(&places()).filter(|place| place.free < LEAST_FREE_BYTES)?;
    Some(full_sentence(&place))
}

fn is_from_a_full_disk(error: &(dyn Error + 'static)) -> bool {
    let kind = error.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
    matches!(kind, Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded))
}

/// A folder that commands write to.
struct Place {
    folder: PathBuf,
    free: u64,
    /// How to free space there, or to choose another folder.
    remedy: &'static str,
}

/// The folders that commands write to.
fn places() -> Vec<Place> {
    let place = |folder: PathBuf, remedy| Some(Place { free: free(&folder)?, folder, remedy });
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::root().join("target"), PathBuf::from);
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    [
        place(target, "for instance with `cargo clean`"),
        tools::folder().ok().and_then(|folder| place(folder, "or set XDG_CACHE_HOME to a folder on another one")),
        place(env::temp_dir(), "or set TMPDIR to a folder on another one"),
        cargo.and_then(|folder| place(folder, "or set CARGO_HOME to a folder on another one")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The free bytes for a folder, or for the folder in which it will be created.
fn free(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find_map(|folder| fs::canonicalize(folder).ok())?;
    fs4::available_space(there).ok()
}

/// If several folders are on one disk, the first one.
fn fullest(places: &[Place]) -> Option<Place> {
    let place = places.iter().min_by_key(|place| place.free)?;
    Some(Place { folder: place.folder.clone(), ..*place })
}

fn full_sentence(Place { folder, remedy, .. }: &Place) -> String {
    let folder = folder.display();
    format!("the disk that holds `{folder}` is full; free some space there, {remedy}, and run the command again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn each_programs_words_for_no_network_are_known() {
        for words in [
            "warning: spurious network error (3 tries remaining): [7] Could not connect to server",
            "Caused by:\n  [6] Could not resolve hostname (Could not resolve host: index.example)",
            "error: could not download file from 'https://host.example/x.tar.xz' to 'x'",
            "npm error code ECONNREFUSED\nnpm error syscall connect",
            "npm error code EAI_AGAIN",
            "W: Failed to fetch http://deb.debian.org/debian/dists  Temporary failure resolving 'deb.debian.org'",
        ] {
            assert_eq!(Trouble::among(words), Some(Trouble::Unreachable), "{words}");
        }
        assert_eq!(Trouble::among("error[E0432]: unresolved import `leptos`"), None);
    }

    #[test]
    fn a_full_disk_is_told_from_a_missing_network() {
        for words in [
            "error: failed to write `/t/a.rmeta`: No space left on device (os error 28)",
            "npm error ENOSPC: no space left on device, write",
            "error: There is not enough space on the disk. (os error 112)",
        ] {
            assert_eq!(Trouble::among(words), Some(Trouble::Full), "{words}");
        }
    }

    #[test]
    fn without_network_one_sentence_says_what_is_needed_and_what_to_do() {
        let error = anyhow::Error::new(Trouble::Unreachable).context("`cargo install trunk` failed");
        let error = unreachable(error, "trunk 1.2.3", ", or install it by hand").context("the gallery");
        assert_eq!(
            advice(&error).unwrap(),
            "trunk 1.2.3 is needed and not on this machine, and the network could not be reached to get it; connect to \
             the network (behind a proxy, set HTTPS_PROXY) and run the command again, or install it by hand"
        );
    }

    #[test]
    fn a_full_disk_is_recognised_in_our_own_errors_and_the_folder_is_named() {
        for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
            let error = anyhow::Error::new(io::Error::from(kind)).context("`dist` could not be written");
            let sentence = advice(&error).unwrap();
            assert!(
                sentence.starts_with("the disk that holds `") && sentence.contains("free some space"),
                "{sentence}"
            );
        }
    }

    #[test]
    fn of_several_folders_the_one_with_least_space_is_named_with_its_remedy() {
        let place = |folder: &str, free, remedy| Place { folder: folder.into(), free, remedy };
        let places = [place("/a/target", 900 << 20, "with `cargo clean`"), place("/tmp", 3 << 20, "or set TMPDIR")];
        assert_eq!(
            full_sentence(&fullest(&places).unwrap()),
            "the disk that holds `/tmp` is full; free some space there, or set TMPDIR, and run the command again"
        );
    }

    #[test]
    fn a_folder_that_is_not_there_yet_has_the_space_of_the_one_it_will_be_made_in() {
        let place = tempfile::tempdir().unwrap();
        assert!(free(&place.path().join("not/yet")).unwrap() > 0);
    }
}
