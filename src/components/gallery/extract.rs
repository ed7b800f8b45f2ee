//! Finds the search terms in a text, and cuts an extract around the first of them.

use super::{index::Found, vocabulary::Typed};
use film_model::each_word;
use std::ops::Range;

/// The number of characters of an extract before the first match.
const BEFORE: usize = 48;
/// The number of characters of an extract.
const LENGTH: usize = 200;

/// A part of a text, and whether it matches a search term.
pub type Stretch = (String, bool);

/// The search terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    words: Vec<(String, Typed)>,
    /// Whether words with typing errors match too.
    is_fuzzy: bool,
    /// Other words that match.
    forms: Vec<String>,
}

impl Wanted {
    /// What the movies were found by.
    pub fn new(Found { terms, is_fuzzy, forms, .. }: &Found) -> Wanted {
        let words = terms.iter().map(|term| (term.clone(), Typed::new(term)));
        Wanted { words: words.collect(), is_fuzzy: *is_fuzzy, forms: forms.clone() }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a folded word matches a term.
    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|(term, typed)| word.starts_with(term) || (self.is_fuzzy && typed.is_near(word)))
            || self.forms.iter().any(|form| form == word)
    }

    /// The places of the matches in a text, in bytes.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        if self.words.is_empty() {
            return places;
        }
        each_word(text, |word, place| {
            if !self.has(word) {
                return;
            }
            // The words of Chinese and Japanese, two characters each, overlap.
            match places.last_mut() {
                Some(last) if place.start <= last.end => last.end = place.end,
                _ => places.push(place),
            }
        });
        places
    }

    /// Whether a text contains a match.
    pub fn is_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// Divides a text into matches and the text between them.
    pub fn marked(&self, text: &str) -> Vec<Stretch> {
        let (mut pieces, mut at) = (Vec::new(), 0);
        for place in self.places(text) {
            pieces.push((text[at..place.start].to_owned(), false));
            at = place.end;
            pieces.push((text[place].to_owned(), true));
        }
        pieces.push((text[at..].to_owned(), false));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }

    /// An extract around the first match, or the beginning of the text if it has no match.
    pub fn extract(&self, paragraphs: &[String]) -> Vec<Stretch> {
        let found = paragraphs.iter().find_map(|text| Some((text, self.places(text).first()?.start)));
        let Some((text, found)) = found.or(paragraphs.first().map(|text| (text, 0))) else { return Vec::new() };
        let start = back(text, found, BEFORE);
        let end = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(length, _)| start + length);
        let end = if end == text.len() { end } else { text[..end].rfind(' ').filter(|at| *at > found).unwrap_or(end) };
        let mut shown = text[start..end].trim().to_owned();
        if start > 0 {
            shown.insert_str(0, "… ");
        }
        if end < text.len() {
            shown.push_str(" …");
        }
        self.marked(&shown)
    }
}

/// The first beginning of a word that is at most `most` characters before `at`.
fn back(text: &str, at: usize, most: usize) -> usize {
    let Some((start, _)) = text[..at].char_indices().rev().nth(most) else { return 0 };
    text[start..at].find(' ').map_or(start, |space| start + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::{Block, Inline, searchable};

    fn wanted(text: &str) -> Wanted {
        Wanted::new(&Found { terms: super::super::index::terms(text), ..Found::default() })
    }

    fn written(pieces: Vec<Stretch>) -> String {
        pieces.into_iter().map(|(text, is_found)| if is_found { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn matches_are_marked() {
        assert_eq!(written(wanted("met amelie").marked("Amélie meets metal")), "[Amélie] meets [metal]");
        let fuzzy = Wanted { is_fuzzy: true, ..wanted("meetz") };
        assert_eq!(written(fuzzy.marked("Amélie meets metal")), "Amélie [meets] metal");
        assert_eq!(written(wanted("").marked("Amélie")), "Amélie");
        assert_eq!(written(wanted("東京物").marked("小津の東京物語")), "小津の[東京物語]");
    }

    #[test]
    fn an_extract_is_around_the_first_match() {
        let text =
            "It begins slowly, and then it goes on for a good long while before anybody hears a thing. ".repeat(3);
        let paragraphs = [text, format!("At last {}", "a drummer counts to four, and waits. ".repeat(9))];
        let extract = |text: &str| written(wanted(text).extract(&paragraphs));
        assert!(extract("drummer").starts_with("At last a [drummer] counts to four"), "{}", extract("drummer"));
        assert!(
            extract("hears").starts_with("… it goes on for a good long while before anybody [hears] a thing."),
            "{}",
            extract("hears")
        );
        assert!(extract("").starts_with("It begins slowly") && extract("").ends_with(" …"), "{}", extract(""));
        assert!(extract("hears").chars().count() < 240);
        assert!(wanted("drummer").extract(&[]).is_empty());
    }

    #[test]
    fn an_extract_contains_no_spoiler() {
        let secret = Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
        let blocks = [
            Block::Spoiler(vec![Block::Paragraph(vec![Inline::Text("the gardener".into())])]),
            Block::Paragraph(vec![Inline::Text("It was ".into()), secret, Inline::Text(".".into())]),
        ];
        assert_eq!(searchable(&blocks), ["It was …."]);
        assert_eq!(written(wanted("gardener").extract(&searchable(&blocks))), "It was ….");
    }
}
