//! `SHA256SUMS`: the digests of all files in the bundle, in the format of `sha256sum --check`.
//!
//! It distinguishes files of an older bundle, which may be replaced, from files that somebody has added or changed,
//! which must not be lost. And whoever uploads the bundle can check that all of it has arrived.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::names;

/// Its name in the bundle.
pub const NAME: &str = "SHA256SUMS";

/// The lines for files with these names and digests.
#[cfg(feature = "bundle")]
pub fn of(files: &[(String, [u8; 32])]) -> String {
    files.iter().map(|(name, digest)| format!("{}  {name}\n", names::hexadecimal(digest))).collect()
}

/// Returns a function that tells whether a file below `folder` is unchanged since a bundle was written there.
pub fn ours(folder: &Path) -> impl Fn(&str) -> bool {
    let sums = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    let sums: HashMap<String, String> = sums
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect();
    move |name| match sums.get(name) {
        Some(sum) => fs::read(folder.join(name)).is_ok_and(|bytes| hash(&bytes) == *sum),
        None => name == NAME || names::is_ours(name.rsplit('/').next().unwrap_or(name)),
    }
}

fn hash(bytes: &[u8]) -> String {
    names::hexadecimal(&Sha256::digest(bytes).into())
}

#[cfg(all(test, feature = "bundle"))]
mod tests {
    use super::*;

    fn line(name: &str, bytes: &[u8]) -> String {
        of(&[(name.to_owned(), Sha256::digest(bytes).into())])
    }

    #[test]
    fn a_line_is_as_sha256sum_writes_it() {
        assert_eq!(
            line("snippets/ran.html", b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  snippets/ran.html\n"
        );
    }

    #[test]
    fn what_was_written_to_since_is_no_longer_ours() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["index.html", "vercel.json"];
        for name in files {
            fs::write(folder.path().join(name), "ours").unwrap();
        }
        fs::write(folder.path().join(NAME), files.map(|name| line(name, b"ours")).concat()).unwrap();
        fs::write(folder.path().join("vercel.json"), "theirs").unwrap();

        let ours = ours(folder.path());
        assert!(ours("index.html") && ours(NAME) && ours("film-cards.js") && ours("snippets/.DS_Store"));
        assert!(!ours("vercel.json") && !ours("thesis.txt"));
    }

    #[test]
    fn a_page_is_nobodys_bundle() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "a home page").unwrap();
        assert!(!ours(folder.path())("index.html"));
    }
}
