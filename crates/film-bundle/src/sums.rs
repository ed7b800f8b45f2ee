//! `SHA256SUMS`: the digests of all files in the bundle, in the format of `sha256sum --check`.
//!
//! It distinguishes files of an older bundle, which may be replaced, from files that somebody has added or changed,
//! which must not be lost. And whoever uploads the bundle can check that all of it has arrived.

use crate::names;

/// Its name in the bundle.
pub const NAME: &str = "SHA256SUMS";

/// The lines for files with these names and digests, in the order of the names.
pub fn of(mut files: Vec<(String, [u8; 32])>) -> String {
    files.sort();
    files.iter().map(|(name, digest)| format!("{}  {name}\n", names::hexadecimal(digest))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn a_line_is_as_sha256sum_writes_it() {
        let digest = |text: &str| Sha256::digest(text).into();
        assert_eq!(
            of(vec![("snippets/ran.html".to_owned(), digest("abc")), ("a.js".to_owned(), digest(""))]),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.js\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  snippets/ran.html\n"
        );
    }
}
