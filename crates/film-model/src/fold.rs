//! Folds texts for comparison and search, so that a reader who types `amelie` finds `Amélie`.

use crate::{Block, Piece, Spoilers, is_wide, walk};
use std::ops::Range;

/// Letters, and the letter that each of them is folded to. Only lower-case letters are looked up.
const LETTERS: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ"),
    ("ae", "æǣǽ"),
    ("c", "çćĉċč"),
    ("d", "ðďđ"),
    ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệ"),
    ("g", "ĝğġģǧǵ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıǐȉȋỉị"),
    ("j", "ĵǰ"),
    ("k", "ķǩ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋǹ"),
    ("o", "òóôõöøōŏőơǒǫȍȏȯȱọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗřȑȓ"),
    ("s", "śŝşšșẛ"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷȳỳỵỷỹ"),
    ("z", "źżž"),
    ("α", "ά"),
    ("ε", "έ"),
    ("η", "ή"),
    ("ι", "ίϊΐ"),
    ("ο", "ό"),
    ("σ", "ς"),
    ("υ", "ύϋΰ"),
    ("ω", "ώ"),
    ("е", "ё"),
    ("и", "й"),
    ("і", "ї"),
    ("ا", "أإآٱ"),
    ("ه", "ة"),
    ("ي", "ىئ"),
    ("و", "ؤ"),
];

/// Replaces a spoiler in a [`searchable`] text.
const COVER: &str = "…";

/// Folds a text: its folded words, joined by blanks. Titles are sorted by this.
///
/// ```
/// assert_eq!(film_model::fold("L’Année dernière…"), "l annee derniere");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    each_word(text, |word, _| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    });
    folded
}

/// The text of a review without its spoilers, as one string per paragraph: what a search may find and show.
pub fn searchable(blocks: &[Block]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    walk(blocks, Spoilers::Out, &mut |piece| match (piece, out.last_mut()) {
        (Piece::Paragraph, _) => out.push(String::new()),
        (Piece::Text(text), Some(paragraph)) => paragraph.push_str(text),
        (Piece::Spoiler, Some(paragraph)) => paragraph.push_str(COVER),
        _ => {}
    });
    out
}

/// Calls `found` with each folded word of a text, and the word's place in bytes. Chinese and Japanese have no space
/// between words: there, each pair of adjacent characters is a word, and so is the last character.
pub fn each_word(text: &str, mut found: impl FnMut(&str, Range<usize>)) {
    let mut word = String::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let wide = is_wide(c);
        if (wide || !is_letter(c)) && !word.is_empty() {
            found(&word, start..at);
            word.clear();
        }
        if wide {
            let mut place = at..end;
            push(c, &mut word);
            if let Some((_, next)) = chars.peek().filter(|(_, next)| is_wide(*next)) {
                push(*next, &mut word);
                place.end = end + next.len_utf8();
            }
            found(&word, place);
            word.clear();
        } else if is_letter(c) {
            if word.is_empty() {
                start = at;
            }
            push(c, &mut word);
        }
    }
    if !word.is_empty() {
        found(&word, start..text.len());
    }
}

/// Whether a character is part of a word. Diacritics are.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_diacritic(c)
}

/// Diacritics, which are left out: combining accents, the vowel signs and the tatweel of Arabic, nukta and virama of
/// Hindi.
fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{94d}')
}

fn push(c: char, word: &mut String) {
    if c.is_ascii() {
        return word.push(c.to_ascii_lowercase());
    }
    if is_diacritic(c) {
        return;
    }
    match c {
        // Katakana become hiragana, and full-width Latin letters become ASCII.
        '\u{30a1}'..='\u{30f6}' => return word.extend(char::from_u32(c as u32 - 0x60)),
        '\u{ff01}'..='\u{ff5e}' => {
            return word.extend(char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()));
        }
        _ if is_wide(c) => return word.push(c),
        _ => {}
    }
    for c in c.to_lowercase().filter(|c| !is_diacritic(*c)) {
        match LETTERS.iter().find(|(_, letters)| letters.contains(c)) {
            Some((plain, _)) => word.push_str(plain),
            None => word.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, |word, place| {
            assert!(text.get(place).is_some_and(|written| !written.is_empty()), "{word} in {text}");
            words.push(word.to_owned());
        });
        words
    }

    #[test]
    fn letters_lose_their_case_and_diacritics() {
        assert_eq!(fold("Amélie"), "amelie");
        assert_eq!(fold("Ame\u{301}lie"), "amelie");
        assert_eq!(
            fold("Đặng Thái Sơn, ŁÓDŹ, Straße, Þór, İstanbul, Cœur"),
            "dang thai son lodz strasse thor istanbul coeur"
        );
        assert_eq!(fold("Ἀγγέλου Άγγελος; Ёжик"), "ἀγγελου αγγελοσ ежик");
        assert_eq!(fold("القاهِرة أم"), "القاهره ام");
        assert_eq!(fold("ＦＡＲＧＯ"), "fargo");
    }

    #[test]
    fn divides_a_text_into_words() {
        assert_eq!(words("L’avventura — don't, (8½) 2001"), ["l", "avventura", "don", "t", "8½", "2001"]);
        assert_eq!(words(" \n…"), [""; 0]);
        assert_eq!(words("हिन्दी सिनेमा").len(), 2);
    }

    #[test]
    fn a_script_without_spaces_is_divided_into_pairs() {
        assert_eq!(words("東京物語"), ["東京", "京物", "物語", "語"]);
        assert_eq!(words("ドライブ・マイ car"), ["どら", "らい", "いぶ", "ぶ・", "・ま", "まい", "い", "car"]);
    }
}
