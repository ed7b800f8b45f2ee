//! The names of the bundle's files, and the replacement of names where one file refers to another.
//!
//! A name contains the hash of the file's final bytes, so that a browser may keep the file for ever. Only the loader
//! has a stable name, because pages request it.

use anyhow::{Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// The file that a page requests.
pub const LOADER: &str = "film-cards.js";

/// The name of the script and of the Wasm for cards.
pub const MODULE: &str = "film-cards-module";

/// The name of the script and of the Wasm for galleries. They can show cards too.
pub const GALLERY: &str = "film-cards-gallery";

/// The name of the script and of the Wasm of the reader, for pages that read reviews themselves.
pub const READER: &str = "film-cards-reader";

/// The number of hexadecimal digits of the hash in a name.
pub const DIGITS: usize = 16;

/// The name of a file with these bytes: `<stem>-<hash>.<ending>`.
pub fn hashed(stem: &str, ending: &str, bytes: &[u8]) -> String {
    of_digest(stem, ending, &Sha256::digest(bytes).into())
}

/// The same of a file whose bytes have this SHA-256.
pub fn of_digest(stem: &str, ending: &str, digest: &[u8; 32]) -> String {
    format!("{stem}-{}.{ending}", &hexadecimal(digest)[..DIGITS])
}

/// A digest in hexadecimal digits.
pub fn hexadecimal(digest: &[u8; 32]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    digest.iter().flat_map(|byte| [byte >> 4, byte & 15].map(|four| char::from(DIGITS[usize::from(four)]))).collect()
}

/// The digest with which a browser checks the bytes before it uses them.
pub fn integrity(bytes: &[u8]) -> String {
    integrity_of(&Sha256::digest(bytes).into())
}

/// The same of a file whose bytes have this SHA-256.
pub fn integrity_of(digest: &[u8; 32]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(digest))
}

/// Whether `text` is a hash as in names.
pub fn is_hash(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether `name` is `stem` with a hash and an ending.
pub fn is_hashed(name: &str, stem: &str) -> bool {
    let hash = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('-')?.split_once('.'));
    hash.is_some_and(|(hash, _)| is_hash(hash))
}

/// Whether only a bundle of ours has files with this name, whatever their content.
pub fn is_ours(name: &str) -> bool {
    // macOS leaves this file in each folder that was opened.
    if name == LOADER || name == ".DS_Store" {
        return true;
    }
    let Some((stem, ending)) = name.split_once('.') else { return false };
    let Some((stem, hash)) = stem.rsplit_once('-') else { return false };
    // The script and the Wasm, the Wasm as a script, and the words of a language, each for cards and for galleries; the
    // reader; and what the studio has.
    let is_tag = |tag: &str| matches!(tag.len(), 2 | 3) && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = [MODULE, GALLERY, READER].contains(&stem)
        || stem
            .strip_prefix(GALLERY)
            .or_else(|| stem.strip_prefix("film-cards"))
            .is_some_and(|rest| rest.strip_prefix('-').is_some_and(|part| part == "wasm" || is_tag(part)))
        || stem == "film-cards-studio";
    known && is_hash(hash) && matches!(ending, "bin" | "js" | "wasm")
}

/// Replaces `from` by `to` in `text`. `from` must occur exactly once: if it is missing or occurs twice, the file has
/// changed, and the bundle would load the wrong file or none.
pub fn replace_once(file: &str, text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replacen(from, to, 1)),
        count => bail!(
            "{file} has {from} {count} times and should have it once; \
             write it in one place there, also outside comments"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_sixteen_digits_of_the_sha_256() {
        assert_eq!(hashed(MODULE, "wasm", b"abc"), "film-cards-module-ba7816bf8f01cfea.wasm");
    }

    #[test]
    fn integrity_is_written_as_a_browser_reads_it() {
        // The digest of `abc` is the first example of FIPS 180.
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn our_names_are_told_from_others() {
        assert!(is_ours("film-cards.js"));
        assert!(is_ours(&hashed(MODULE, "js", b"glue")));
        let of_languages = ["de", "fil"].map(|tag| [format!("film-cards-{tag}"), format!("{GALLERY}-{tag}")]);
        let others =
            [GALLERY, READER, "film-cards-wasm", "film-cards-gallery-wasm", "film-cards-studio"].map(str::to_owned);
        for stem in others.into_iter().chain(of_languages.concat()) {
            assert!(is_ours(&hashed(&stem, "js", b"bytes")), "{stem}");
        }
        for foreign in [
            "index.html",
            "film-cards-module.js",
            "film-cards-module-ba7816bf.js",
            "film-cards-de-at-ba7816bf8f01cfea.js",
            "film-cards-module-ba7816bf8f01cfeZ.js",
            "film-cards-module-ba7816bf8f01cfea.js.map",
        ] {
            assert!(!is_ours(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_stem_is_told_from_a_longer_one() {
        assert!(is_hashed(&hashed(GALLERY, "js", b"glue"), GALLERY));
        assert!(!is_hashed(&hashed("film-cards-gallery-de", "js", b"glue"), GALLERY));
        assert!(!is_hashed("film-cards-gallery-page.js", GALLERY) && !is_hashed("film-cards.js", "film-cards"));
    }

    #[test]
    fn a_name_is_replaced_where_it_stands_once() {
        let replaced = replace_once("a.js", r#"const m = "m.js";"#, r#""m.js""#, r#""m-1.js""#);
        assert_eq!(replaced.unwrap(), r#"const m = "m-1.js";"#);
    }

    #[test]
    fn a_name_that_is_missing_or_doubled_is_refused() {
        for (text, count) in [("", 0), (r#""m.js", "m.js""#, 2)] {
            let message = replace_once("a.js", text, r#""m.js""#, "").unwrap_err().to_string();
            assert!(message.starts_with(&format!("a.js has \"m.js\" {count} times")), "{message}");
        }
    }
}
