//! What a gallery of a large archive loads: the listing, and its chunks. `film-archive` knows their layouts.

use std::cell::RefCell;
use std::collections::HashMap;

use anyhow::Result;
use film_archive::{Archive, Name};
use rust_stemmers::{Algorithm, Stemmer};
use sha2::{Digest, Sha256};

use crate::File;
use crate::compose::PACKS_FOLDER;
use crate::names;

/// The folder of the chunks, in the bundle.
pub const CHUNKS_FOLDER: &str = "chunks/";

/// The name of a chunk before its hash, because of which browsers keep it for ever.
const CHUNK: &str = "chunks/c";

/// The file with the listing. No pack has such a name, and the loader requests it as it does a pack, without a film.
pub const LISTING: &str = "16384.bin";

/// Calls `keep` with each file, before it is compressed.
pub fn files(movies: Archive, keep: &mut dyn FnMut(File) -> Result<()>) -> Result<()> {
    let stemmers = RefCell::default();
    let listing = film_archive::listing(movies, &|word, lang| stem(&stemmers, word, lang), &mut |chunk| {
        let digest: [u8; 32] = Sha256::digest(&chunk).into();
        keep((names::of_digest(CHUNK, "bin", &digest), chunk))?;
        let name: Name = *digest.first_chunk().expect("a digest is longer than a name");
        anyhow::Ok(name)
    })?;
    keep((format!("{PACKS_FOLDER}{LISTING}"), listing))
}

/// The stemmers by their languages.
type Stemmers = RefCell<HashMap<String, Option<Stemmer>>>;

/// The stem of a folded word. What a stemmer makes of letters without diacritics is not always what a dictionary says, but
/// the same for the forms of most words, and nobody sees it.
fn stem(stemmers: &Stemmers, word: &str, lang: &str) -> Option<String> {
    let mut stemmers = stemmers.borrow_mut();
    if !stemmers.contains_key(lang) {
        stemmers.insert(lang.to_owned(), algorithm(lang).map(Stemmer::create));
    }
    let stem = stemmers[lang].as_ref()?.stem(word);
    (stem != word).then(|| stem.into_owned())
}

/// The algorithm for a language, of which only the first part of its tag counts.
fn algorithm(lang: &str) -> Option<Algorithm> {
    Some(match lang.split('-').next()? {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_archive::{Listing, words_in};
    use film_model::{Block, Inline, LinkProvider, Movie, Review};

    #[test]
    fn the_listing_names_the_chunks_by_their_content() {
        let movie = |number: usize| Movie { slug: number.to_string(), name: "Ran".into(), ..Movie::default() };
        let movies: Vec<Movie> = (0..100).map(movie).collect();
        let archive = film_archive::encode(&movies, LinkProvider::None);
        let mut written = HashMap::new();
        files(Archive::open(&archive).unwrap(), &mut |(name, bytes)| {
            written.insert(name, bytes);
            Ok(())
        })
        .unwrap();
        let listing = written.remove("packs/16384.bin").unwrap();
        let listing = Listing::open(&listing).unwrap();
        let names = [listing.tables()].into_iter().chain(listing.facts().to_vec()).chain(listing.words(""));
        for name in names {
            let digits: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
            let bytes = &written[&format!("chunks/c-{digits}.bin")];
            assert_eq!(Sha256::digest(bytes)[..8], name);
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem_in_the_language_of_their_text() {
        let movie = |slug: &str, lang: Option<&str>, text: &str| Movie {
            slug: slug.into(),
            reviews: vec![Review {
                lang: lang.map(str::to_owned),
                review_body: vec![Block::Paragraph(vec![Inline::Text(text.into())])],
                ..Review::default()
            }],
            ..Movie::default()
        };
        let movies = [
            movie("a", None, "studies drumming"),
            movie("b", Some("de-AT"), "Häusern"),
            movie("c", Some("fr"), "chanteuses"),
            movie("d", Some("ja"), "tones"),
            movie("e", Some("en"), "study drums"),
        ];
        let archive = film_archive::encode(&movies, LinkProvider::None);
        let mut stems = HashMap::new();
        files(Archive::open(&archive).unwrap(), &mut |(_, bytes)| {
            let _ = words_in(&bytes, &mut |word| _ = stems.insert(word.word.to_owned(), word.stem.to_owned()));
            Ok(())
        })
        .unwrap();
        for (word, stem) in [
            ("studies", "studi"),
            ("study", "studi"),
            ("drumming", "drum"),
            ("drums", "drum"),
            ("hausern", "haus"),
            ("chanteuses", "chanteux"),
            ("tones", "tones"),
        ] {
            assert_eq!(stems[word], stem, "{word}");
        }
    }
}
