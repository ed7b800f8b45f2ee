//! Replaces the crate `unicase` in this workspace (`[patch.crates-io]` in `Cargo.toml`).
//!
//! The parser of Markdown finds with it what a label in brackets refers to (`[Low Tide]`), whatever its case. The original
//! has the folding of Unicode in its code, two kilobytes of a page's Wasm, compressed. This crate asks Rust's library, which
//! the reader needs anyway: letters are made large and then small, so that `ß` is `ss` and the two small sigmas are one.
//!
//! Published crates depend on the original.

use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// A text that is compared without regard to case.
#[derive(Clone, Copy, Debug)]
pub struct UniCase<S>(S);

impl<S> UniCase<S> {
    pub const fn new(text: S) -> Self {
        UniCase(text)
    }
}

impl<S> Deref for UniCase<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.0
    }
}

/// The characters of `text`, of one case.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

impl<S: AsRef<str>, T: AsRef<str>> PartialEq<UniCase<T>> for UniCase<S> {
    fn eq(&self, other: &UniCase<T>) -> bool {
        folded(self.0.as_ref()).eq(folded(other.0.as_ref()))
    }
}

impl<S: AsRef<str>> Eq for UniCase<S> {}

impl<S: AsRef<str>> Hash for UniCase<S> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        folded(self.0.as_ref()).for_each(|c| hasher.write_u32(c.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::UniCase;
    use std::collections::HashSet;

    #[test]
    fn case_makes_no_difference() {
        let known: HashSet<UniCase<&str>> = ["Low Tide", "Straße", "ΟΔΟΣ", "Ёлка", "1"].map(UniCase::new).into();
        for text in ["low tide", "LOW TIDE", "STRASSE", "οδος", "οδοσ", "ЁЛКА", "1"] {
            assert!(known.contains(&UniCase::new(text)), "{text}");
        }
        for text in ["low  tide", "strase", "οδο", "елка", ""] {
            assert!(!known.contains(&UniCase::new(text)), "{text}");
        }
    }
}
