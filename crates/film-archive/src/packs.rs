//! Packs: the records of a large archive as many small archives, each of them a file that a browser asks for by itself.
//!
//! The number of a movie's pack follows from its slug alone, so a page can ask for the pack before it has anything else.
//! It does not depend on how many movies there are, so a new movie changes one pack and moves no other movie.

use super::encode::links_byte;
use super::{Archive, Corrupt, HEADER, MAGIC};
use film_model::LinkProvider;
use std::collections::BTreeMap;

/// How many packs there can be. Of 100,000 records each holds 6, some 26 KB before compression, and they are few enough for
/// hosts that count files (Cloudflare Pages: 20,000).
const PACKS: u32 = 16_384;

/// The number of the pack with the movie that has this slug, below 16,384: the code points as the
/// coefficients of a polynomial at 131, modulo 16,384. (31, as in Java, fills the packs of numbered slugs unevenly.) The
/// loader (`web/film-cards.ts`) calculates the same, and has few bytes for it.
///
/// ```
/// assert_eq!(film_archive::pack_of("ran"), 3_091);
/// ```
pub fn pack_of(slug: &str) -> u32 {
    slug.chars().fold(0, |hash, letter| (hash * 131 + u32::from(letter)) % PACKS)
}

/// An archive without movies. `links` is the site's setting for the links of people.
pub fn empty(links: LinkProvider) -> Vec<u8> {
    super::encode(&[], links)
}

impl Archive<'_> {
    /// Which movies are in which pack, by their numbers in the order of slugs. Packs without a movie are left out.
    ///
    /// # Errors
    /// [`Corrupt`] if a record is damaged.
    pub fn packs(&self) -> Result<BTreeMap<u32, Vec<usize>>, Corrupt> {
        let mut packs: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for index in 0..self.len() {
            packs.entry(pack_of(self.slug(index)?)).or_default().push(index);
        }
        Ok(packs)
    }

    /// An archive of the movies with these numbers, which must be ascending. No movie is decoded.
    ///
    /// # Errors
    /// [`Corrupt`] if a record is damaged, or a number is not below [`len`](Archive::len).
    pub fn part(&self, indices: &[usize]) -> Result<Vec<u8>, Corrupt> {
        let records = indices.iter().map(|index| self.record(*index).map(|record| record.0));
        let records = records.collect::<Result<Vec<&[u8]>, Corrupt>>()?;
        let mut part = MAGIC.to_vec();
        part.push(links_byte(self.links));
        part.extend((indices.len() as u32).to_le_bytes());
        let mut offset = HEADER + 4 * (indices.len() + 1);
        for record in &records {
            part.extend((offset as u32).to_le_bytes());
            offset += record.len();
        }
        part.extend((offset as u32).to_le_bytes());
        records.iter().for_each(|record| part.extend(*record));
        Ok(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Movie;

    fn movies(count: usize) -> Vec<Movie> {
        (0..count).map(|number| Movie { slug: format!("film-{number:06}"), ..Movie::default() }).collect()
    }

    #[test]
    fn a_pack_has_its_movies_and_no_others() {
        let movies = movies(500);
        let bytes = super::super::encode(&movies, LinkProvider::Tmdb);
        let archive = Archive::open(&bytes).unwrap();
        let packs = archive.packs().unwrap();
        let mut seen = 0;
        for (number, indices) in &packs {
            let part = archive.part(indices).unwrap();
            let pack = Archive::open(&part).unwrap();
            assert_eq!((pack.len(), pack.links()), (indices.len(), LinkProvider::Tmdb));
            for (place, index) in indices.iter().enumerate() {
                let movie = pack.movie(place).unwrap();
                assert_eq!((&movie, pack_of(&movie.slug)), (&movies[*index], *number));
                seen += 1;
            }
        }
        assert_eq!(seen, movies.len());
        let alone: Vec<Movie> = packs.values().next().unwrap().iter().map(|index| movies[*index].clone()).collect();
        let part = archive.part(packs.values().next().unwrap()).unwrap();
        assert_eq!(part, super::super::encode(&alone, LinkProvider::Tmdb), "a part is encoded like an archive");
    }

    #[test]
    fn the_number_of_a_pack_is_what_the_loader_calculates() {
        // Calculated by JavaScript.
        assert_eq!(["ran", "sound-of-metal", "東京物語"].map(pack_of), [3_091, 4_047, 15_568]);
    }

    #[test]
    fn packs_are_filled_evenly() {
        let words = ["the", "last", "night", "of", "summer", "sea", "a", "blue", "house", "without", "iii", "river"];
        let word = |number: usize| words[number % words.len()];
        let titled =
            |number: usize| [word(number), word(number / 12), word(number / 144), &number.to_string()].join("-");
        let numbered = |number: usize| format!("film-{number}");
        let slugs: [&dyn Fn(usize) -> String; 2] = [&titled, &numbered];
        for slugs in slugs {
            let mut counts = vec![0u32; PACKS as usize];
            (0..100_000).for_each(|number| counts[pack_of(&slugs(number)) as usize] += 1);
            // 6.1 on average; a random function would have at most some 20 in one of them.
            assert!(*counts.iter().max().unwrap() <= 24, "{:?}", counts.iter().max());
            assert!(counts.iter().filter(|count| **count == 0).count() < 200);
        }
    }

    #[test]
    fn a_damaged_archive_has_no_packs() {
        let mut bytes = super::super::encode(&movies(2), LinkProvider::None);
        bytes[HEADER] = 200;
        assert!(Archive::open(&bytes).unwrap().packs().is_err());
        assert!(
            Archive::open(&bytes).unwrap().part(&[0]).is_err() && Archive::open(&bytes).unwrap().part(&[2]).is_err()
        );
    }

    #[test]
    fn an_empty_archive_knows_where_links_lead() {
        let bytes = empty(LinkProvider::Letterboxd);
        let archive = Archive::open(&bytes).unwrap();
        assert!(archive.is_empty() && archive.links() == LinkProvider::Letterboxd);
    }
}
