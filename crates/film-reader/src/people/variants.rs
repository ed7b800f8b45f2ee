//! The ways in which several documents write the name of one person who worked on one movie.
//!
//! An accent, a middle initial or a suffix that one leaves out is no mistake (`Samuel Jackson`,
//! `Samuel L. Jackson`); a letter is (`Ira Mosley`, `Ira Mossley`). A document that credits two such
//! names together means two people.

use super::names::is_suffix;
use super::near::pairs;
use std::collections::HashMap;

/// The names that are another way to write an earlier one.
#[derive(Default)]
pub struct Variants(HashMap<String, Variant>);

/// What a name is another way to write.
pub struct Variant {
    /// The identity of the earlier name.
    pub meant: String,
    /// Whether it is misspelt, rather than written shorter or fuller.
    pub is_slip: bool,
}

impl Variants {
    /// `lists` are the identities of whom each document credits.
    pub fn of(lists: &[Vec<String>]) -> Variants {
        if lists.iter().filter(|names| !names.is_empty()).count() < 2 {
            return Variants::default();
        }
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut documents: Vec<Vec<usize>> = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        for (document, list) in lists.iter().enumerate() {
            for name in list {
                let at = *places.entry(name.as_str()).or_insert_with(|| {
                    names.push(name);
                    documents.push(Vec::new());
                    documents.len() - 1
                });
                documents[at].push(document);
            }
        }
        let apart =
            |a: usize, b: usize| !documents[a].iter().any(|document| documents[b].binary_search(document).is_ok());
        let mut variants = HashMap::new();
        let mut shortened: HashMap<String, usize> = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            let first = *shortened.entry(shorten(name)).or_insert(at);
            if first != at && apart(first, at) {
                variants.insert(name.to_string(), Variant { meant: names[first].to_owned(), is_slip: false });
            }
        }
        for near in pairs(&names) {
            let (first, second) = (names[near.first], names[near.second]);
            if apart(near.first, near.second) && !variants.contains_key(first) && !variants.contains_key(second) {
                variants.insert(second.to_owned(), Variant { meant: first.to_owned(), is_slip: true });
            }
        }
        Variants(variants)
    }

    pub fn get(&self, identity: &str) -> Option<&Variant> {
        self.0.get(identity)
    }
}

/// A folded name without its suffix and its middle initials.
fn shorten(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let last = words.iter().rposition(|word| !is_suffix(word)).unwrap_or(0);
    let kept = words[..=last].iter().enumerate().filter(|(at, word)| *at == 0 || *at == last || word.len() > 1);
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// Whether `written` says more than `known`, another way to write the same name: by a word, or by
/// its accents.
pub fn says_more(written: &str, known: &str) -> bool {
    let words = |name: &str| name.split_whitespace().count();
    written != known
        && (words(written) > words(known) || words(written) == words(known) && known.is_ascii() && !written.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::super::names::identity;
    use super::*;

    fn meant(lists: &[&[&str]], name: &str) -> Option<(String, bool)> {
        let lists: Vec<Vec<String>> =
            lists.iter().map(|names| names.iter().map(|name| identity(name)).collect()).collect();
        Variants::of(&lists).get(&identity(name)).map(|variant| (variant.meant.clone(), variant.is_slip))
    }

    #[test]
    fn finds_the_other_ways_to_write_a_name() {
        let one = |name: &str, is_slip| Some((name.to_owned(), is_slip));
        assert_eq!(meant(&[&["Ira Mossley"], &["Ira Mosley"]], "Ira Mosley"), one("ira mossley", true));
        assert_eq!(meant(&[&["Ira Moss"], &["Ira L. Moss"]], "Ira L. Moss"), one("ira moss", false));
        assert_eq!(meant(&[&["Per Holm Jr."], &["Per Holm"]], "Per Holm"), one("per holm jr", false));
        assert_eq!(meant(&[&["Per Holm Jr.", "Per Holm"], &["Per Holm"]], "Per Holm"), None);
        assert_eq!(meant(&[&["Ira Mossley", "Ira Mosley"], &["Una Vale"]], "Ira Mosley"), None);
    }

    #[test]
    fn the_fuller_way_is_kept() {
        assert!(says_more("Ira L. Moss", "Ira Moss") && says_more("Penélope Moss", "Penelope Moss"));
        assert!(!says_more("Penelope Moss", "Penélope Moss") && !says_more("Ira Moss", "Ira Moss"));
    }
}
