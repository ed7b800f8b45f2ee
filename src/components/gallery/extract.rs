//! Where in a text the words stand that a reader searches for.

use super::{fold::each_word, vocabulary::Typed};
use film_model::{Block, Piece, Spoilers, walk};
use std::ops::Range;

/// How many characters of an extract stand before the first word that was found, and how many there are.
const BEFORE: usize = 48;
const LENGTH: usize = 200;

/// What stands for a spoiler, which no extract tells.
const COVER: &str = "…";

/// A stretch of a text, and whether it is one of the words that are searched for.
pub type Stretch = (String, bool);

/// The words that are searched for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    words: Vec<(String, Typed)>,
    /// Whether errors are forgiven in them.
    forgiven: bool,
}

impl Wanted {
    pub fn new(terms: Vec<String>, forgiven: bool) -> Wanted {
        let words = terms.into_iter().map(|term| (Typed::new(&term), term)).map(|(typed, term)| (term, typed));
        Wanted { words: words.collect(), forgiven }
    }

    /// Whether a folded word is one of them, or one that may have been meant.
    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|(term, typed)| word.starts_with(term) || (self.forgiven && typed.is_near(word)))
    }

    /// The places of the words in a text.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        if self.words.is_empty() {
            return places;
        }
        each_word(text, |word, place| {
            if !self.has(word) {
                return;
            }
            // Words of two characters overlap.
            match places.last_mut() {
                Some(last) if place.start <= last.end => last.end = place.end,
                _ => places.push(place),
            }
        });
        places
    }

    /// Whether a text has one of the words.
    pub fn is_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// A text in pieces.
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

    /// So much of a text as shows where the words are, or its beginning where they are not in it.
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

/// The beginning of a word no more than so many characters before `at`.
fn back(text: &str, at: usize, most: usize) -> usize {
    let Some((start, _)) = text[..at].char_indices().rev().nth(most) else { return 0 };
    text[start..at].find(' ').map_or(start, |space| start + space + 1)
}

/// The text of a review as it may be told to everybody, a string a paragraph.
pub fn told(blocks: &[Block]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    walk(blocks, Spoilers::Out, &mut |piece| match (piece, out.last_mut()) {
        (Piece::Paragraph, _) => out.push(String::new()),
        (Piece::Text(text), Some(paragraph)) => paragraph.push_str(text),
        (Piece::Spoiler, Some(paragraph)) => paragraph.push_str(COVER),
        _ => {}
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    fn wanted(text: &str) -> Wanted {
        Wanted::new(super::super::index::terms(text), false)
    }

    fn written(pieces: Vec<Stretch>) -> String {
        pieces.into_iter().map(|(text, is_found)| if is_found { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn the_words_are_marked() {
        assert_eq!(written(wanted("met amelie").marked("Amélie meets metal")), "[Amélie] meets [metal]");
        let meant = Wanted { forgiven: true, ..wanted("meetz") };
        assert_eq!(written(meant.marked("Amélie meets metal")), "Amélie [meets] metal");
        assert_eq!(written(wanted("").marked("Amélie")), "Amélie");
        assert_eq!(written(wanted("東京物").marked("小津の東京物語")), "小津の[東京物語]");
    }

    #[test]
    fn an_extract_is_about_the_first_word_found() {
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
    fn a_spoiler_is_told_by_nothing() {
        let secret = Inline::Spoiler(vec![Inline::Text("the gardener".into())]);
        let blocks = [
            Block::Spoiler(vec![Block::Paragraph(vec![Inline::Text("the gardener".into())])]),
            Block::Paragraph(vec![Inline::Text("It was ".into()), secret, Inline::Text(".".into())]),
        ];
        assert_eq!(told(&blocks), ["It was …."]);
        assert_eq!(written(wanted("gardener").extract(&told(&blocks))), "It was ….");
    }
}
