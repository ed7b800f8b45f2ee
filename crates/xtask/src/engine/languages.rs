//! The words of the languages that cards speak, as they lie in the project.

use std::fs;

use anyhow::{Context, Result};

use crate::project;

/// The language that is in the module, and whose table only the module's compiler reads.
const BUILT_IN: &str = "en";

/// Where the tables are of what a card says, and of what a gallery says besides.
pub const OF_CARDS: &str = "languages";
pub const OF_GALLERIES: &str = "languages/gallery";

/// The tables in a folder of `src` by the tags of their languages, in the order of the tags.
pub fn tables(folder: &str) -> Result<Vec<(String, String)>> {
    let folder = project::root().join("src").join(folder);
    let mut tables = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("reading `{}`", folder.display()))? {
        let path = entry.with_context(|| format!("reading `{}`", folder.display()))?.path();
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if tag != BUILT_IN && path.extension().is_some_and(|ending| ending == "js") {
            tables.push((tag, project::read(&path)?));
        }
    }
    tables.sort();
    Ok(tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_but_english_is_a_file_of_the_bundle() {
        let tags = |folder| tables(folder).unwrap().into_iter().map(|(tag, _)| tag).collect::<Vec<String>>();
        let of_cards = tags(OF_CARDS);
        assert!(!of_cards.is_empty() && of_cards.is_sorted(), "{of_cards:?}");
        assert!(!of_cards.iter().any(|tag| tag == BUILT_IN), "{of_cards:?}");
        assert_eq!(of_cards, tags(OF_GALLERIES), "a gallery speaks what its cards speak");
    }
}
