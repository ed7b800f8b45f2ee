//! Tells the files of an older bundle, which may be replaced, from files that somebody has added or changed, which must not
//! be lost. The digests are in the bundle, see [`film_bundle::sums`].

#[cfg(feature = "bundle")]
use std::collections::HashMap;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

use film_bundle::names;
use film_bundle::sums::NAME;
#[cfg(feature = "bundle")]
use sha2::{Digest, Sha256};

/// Returns a function that tells whether a file below `folder` is unchanged since a bundle was written there.
#[cfg(feature = "bundle")]
pub fn ours(folder: &Path) -> impl Fn(&str) -> bool + Sync {
    let sums = parse(&fs::read_to_string(folder.join(NAME)).unwrap_or_default());
    move |name| match sums.get(name) {
        Some(sum) => fs::read(folder.join(name)).is_ok_and(|bytes| hash(&bytes) == *sum),
        None => is_known(name),
    }
}

/// The digests in the text of [`NAME`], in hexadecimal digits, by the paths of the files.
#[cfg(feature = "bundle")]
pub fn parse(text: &str) -> HashMap<String, String> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines.map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect()
}

/// What [`ours`] returns, without a look into the files: a file counts if a bundle has had one with that name.
pub fn named_like_ours(folder: &Path) -> impl Fn(&str) -> bool + Sync {
    let sums = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    let names: HashSet<String> =
        sums.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name.to_owned()).collect();
    move |name| names.contains(name) || is_known(name)
}

fn is_known(name: &str) -> bool {
    name == NAME || names::is_ours(name.rsplit('/').next().unwrap_or(name))
}

#[cfg(feature = "bundle")]
fn hash(bytes: &[u8]) -> String {
    names::hexadecimal(&Sha256::digest(bytes).into())
}

#[cfg(all(test, feature = "bundle"))]
mod tests {
    use super::*;

    fn line(name: &str, bytes: &[u8]) -> String {
        film_bundle::sums::of(vec![(name.to_owned(), Sha256::digest(bytes).into())])
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
        let named = named_like_ours(folder.path());
        assert!(named("index.html") && named("vercel.json") && named("film-cards.js") && !named("thesis.txt"));
    }

    #[test]
    fn a_page_is_nobodys_bundle() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "a home page").unwrap();
        assert!(!ours(folder.path())("index.html"));
    }
}
