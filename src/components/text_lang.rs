//! Guesses the language of a text that has no language of its own.

use film_model::{Block, paragraphs};

/// The languages that are not written in Latin letters. Languages that use two scripts, such as Serbian, are not
/// listed.
const OTHER_LETTERS: &str =
    "am ar be bg bn el fa gu he hi hy ja ka km kn ko lo mk ml mr my ne pa ru si ta te th uk ur yi zh";

/// The language `around` the text. If most letters of the first block are of another script than that language, `""`,
/// which in HTML means that the language is unknown.
pub fn assumed(around: String, text: &[Block]) -> String {
    let mut latin = 0;
    for paragraph in paragraphs(&text[..text.len().min(1)]) {
        for c in paragraph.chars() {
            match c {
                'a'..='z' | 'A'..='Z' => latin += 1,
                // From Greek to the scripts of Asia, without the punctuation, symbols and emoji between and after them.
                '\u{370}'..='\u{1dff}' | '\u{2e80}'..='\u{d7ff}' => latin -= 1,
                _ => {}
            }
        }
    }
    let tag = around.get(..2).unwrap_or_default();
    let is_other = OTHER_LETTERS.split(' ').any(|other| other == tag);
    if latin == 0 || is_other == (latin < 0) { around } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_model::Inline;

    fn language(around: &str, text: &str) -> String {
        assumed(around.to_owned(), &[Block::Paragraph(vec![Inline::Text(text.to_owned())])])
    }

    #[test]
    fn a_text_in_the_script_of_the_page_has_its_language() {
        for (around, text) in [
            ("fr", "It hums all night."),
            ("ja", "港は一晩中うなる。 Low Tide"),
            ("zh-Hant", "港口整夜低鸣。"),
            ("ar-EG", "الميناء يهمهم طوال الليل"),
            ("ru", "Гавань гудит всю ночь."),
            ("sr", "Luka bruji cele noći."),
            ("de", "1917 🎬"),
            ("ja", ""),
        ] {
            assert_eq!(language(around, text), around, "{text}");
        }
    }

    #[test]
    fn a_text_in_another_script_has_no_language() {
        for (around, text) in [
            ("ar", "It hums all night."),
            ("ja", "It hums all night, says 港."),
            ("fr", "港は一晩中うなる。"),
            ("en-GB", "Гавань гудит всю ночь."),
        ] {
            assert_eq!(language(around, text), "", "{text}");
        }
    }
}
