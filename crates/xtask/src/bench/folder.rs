//! Generates a folder of made-up reviews for a benchmark, the same every time.
//!
//! The words are made up, but their frequencies are those of a natural language (word n of the list occurs about 1/n as
//! often as the first), because the speed of a search depends on them. Titles, people, grades and the rest are as
//! diverse as in the archive of a newspaper.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use fastrand::Rng;

/// A word that only the last review has, and that is not similar to any other.
pub const LAST: &str = "xylophonist";

const CONSONANTS: &[&str] = &[
    "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "cr", "dr", "fl",
    "gr", "kl", "pr", "st", "tr", "sh", "ch", "th",
];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const ENDINGS: &[&str] = &["", "", "n", "r", "l", "s", "t", "m", "d", "k", "nd", "st"];
const COUNTRIES: &[&str] =
    &["Brazil", "France", "India", "Iran", "Italy", "Japan", "Mexico", "Norway", "Poland", "USA"];
const PAPERS: &[&str] = &["Brinkdale Courier", "Fennel Lane Weekly", "Owlmoor Lantern", "Quince Street Quarterly"];
/// One in five reviews has none.
const GRADES: &[&str] = &["", "", "A", "A-", "B+", "B", "C+", "D", "85%", "3.5/4"];

/// Writes `count` reviews into a new folder.
pub fn write(folder: &Path, count: usize) -> Result<()> {
    let write = |(name, text): (String, String)| fs::write(folder.join(name), text);
    let written = fs::create_dir_all(folder).and_then(|()| reviews(count).into_iter().try_for_each(write));
    written.with_context(|| format!("the made-up reviews could not be written to `{}`", folder.display()))
}

/// The names of the documents with their texts, of four kilobytes each.
fn reviews(count: usize) -> Vec<(String, String)> {
    let mut chance = Rng::with_seed(7);
    let language = Language::new(&mut chance);
    let review = |number| (format!("{number:05}.md"), language.review(number, number + 1 == count, &mut chance));
    (0..count).map(review).collect()
}

struct Language {
    words: Vec<String>,
    people: Vec<String>,
}

impl Language {
    fn new(chance: &mut Rng) -> Language {
        let some = |syllables: std::ops::RangeInclusive<usize>, wanted: usize, chance: &mut Rng| {
            let mut words = BTreeSet::new();
            while words.len() < wanted {
                let syllables = chance.usize(syllables.clone());
                words.insert((0..syllables).map(|_| syllable(chance)).collect::<String>());
            }
            let mut words: Vec<String> = words.into_iter().collect();
            chance.shuffle(&mut words);
            words
        };
        let words = some(1..=3, 40_000, chance);
        let (first, last) = (some(2..=2, 900, chance), some(2..=3, 4_000, chance));
        let person = |_| [capital(pick(&first, chance)), capital(pick(&last, chance))].join(" ");
        let people = (0..20_000).map(person).collect();
        Language { words, people }
    }

    /// A random word by frequency. Its place is the number of words to the power of a random number, mostly a small one.
    fn word(&self, chance: &mut Rng) -> &str {
        let place = (self.words.len() as f64).powf(chance.f64()) - 1.0;
        &self.words[place as usize]
    }

    fn words(&self, count: usize, chance: &mut Rng) -> Vec<String> {
        (0..count).map(|_| self.word(chance).to_owned()).collect()
    }

    /// A random person: some are in many films, most in few.
    fn person(&self, chance: &mut Rng) -> &str {
        &self.people[(self.people.len() as f64 * chance.f64().powi(2)) as usize]
    }

    fn review(&self, number: usize, is_last: bool, chance: &mut Rng) -> String {
        let title: Vec<String> = self.words(chance.usize(1..=4), chance).iter().map(|word| capital(word)).collect();
        let year = chance.u16(1925..=2025);
        let (month, day) = (chance.u8(1..=12), chance.u8(1..=28));
        let cast: BTreeSet<&str> = (0..chance.usize(3..=8)).map(|_| self.person(chance)).collect();
        let cast: Vec<String> =
            cast.into_iter().map(|actor| format!("{actor} as {}", capital(self.word(chance)))).collect();
        let mut text = format!(
            "---\ntitle: \"{} {number}\"\nyear: {year}\nauthor: {}\npublication: {}\ndate: {year}-{month:02}-{day:02}\n\
             directors: [{}]\ncast: [{}]\ncountries: [{}]\nruntime: {}\n",
            title.join(" "),
            self.person(chance),
            pick(PAPERS, chance),
            self.person(chance),
            cast.join(", "),
            pick(COUNTRIES, chance),
            chance.u16(70..=190),
        );
        let grade = pick(GRADES, chance);
        if !grade.is_empty() {
            text += &format!("grade: \"{grade}\"\n");
        }
        text += "---\n";
        for _ in 0..chance.usize(4..=7) {
            let sentence = |chance: &mut Rng| capital(&self.words(chance.usize(8..=20), chance).join(" ")) + ".";
            let sentences: Vec<String> = (0..chance.usize(3..=6)).map(|_| sentence(chance)).collect();
            text += &format!("{}\n\n", sentences.join(" "));
        }
        if is_last {
            text += &format!("{}.\n", capital(LAST));
        }
        text
    }
}

fn syllable(chance: &mut Rng) -> String {
    [pick(CONSONANTS, chance), pick(VOWELS, chance), pick(ENDINGS, chance)].concat()
}

fn pick<'a, T: AsRef<str>>(list: &'a [T], chance: &mut Rng) -> &'a str {
    list[chance.usize(..list.len())].as_ref()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_reader::Severity;
    use film_reader::{Document, Site, read};

    #[test]
    fn made_up_reviews_are_the_same_every_time_and_read_without_a_warning() {
        let texts = reviews(50);
        assert_eq!(texts, reviews(50));
        let documents: Vec<Document> =
            texts.iter().map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect();
        let reading = read(&documents, &Site::default());
        assert_eq!((reading.count(Severity::Error), reading.count(Severity::Warning)), (0, 0));
        assert_eq!(reading.movies.len(), 50);
        let graded = reading.movies.iter().filter(|movie| movie.reviews[0].grade.is_some()).count();
        assert!((30..50).contains(&graded), "{graded} of 50 are graded");
        let last = |text: &str| text.to_lowercase().contains(LAST);
        assert_eq!(texts.iter().position(|(_, text)| last(text)), Some(49));
    }
}
