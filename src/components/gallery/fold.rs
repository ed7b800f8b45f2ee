//! Texts as they are compared: a reader who types `amelie` means `Amélie`.

use film_model::is_wide;
use std::ops::Range;

/// Letters and what they are taken for. Case is gone before they are looked up.
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

/// The words of a text put together, which is what it is sorted by.
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

/// Calls `found` with each word of a text, folded, and where it stands. Chinese and Japanese put no space
/// between words: each two characters that follow one another are a word, and so is the last one.
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

/// Whether a character is part of a word. A mark that is set above or below a letter is.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Marks that are left out: accents by themselves, vowel signs of Arabic, and what joins letters in Hindi.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{94d}')
}

fn push(c: char, word: &mut String) {
    if c.is_ascii() {
        return word.push(c.to_ascii_lowercase());
    }
    if is_mark(c) {
        return;
    }
    match c {
        // Katakana as hiragana, and Latin letters as wide as those.
        '\u{30a1}'..='\u{30f6}' => return word.extend(char::from_u32(c as u32 - 0x60)),
        '\u{ff01}'..='\u{ff5e}' => {
            return word.extend(char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()));
        }
        _ if is_wide(c) => return word.push(c),
        _ => {}
    }
    for c in c.to_lowercase().filter(|c| !is_mark(*c)) {
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
    fn letters_lose_their_case_and_their_marks() {
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
    fn words_end_where_letters_do() {
        assert_eq!(words("L’avventura — don't, (8½) 2001"), ["l", "avventura", "don", "t", "8½", "2001"]);
        assert_eq!(words(" \n…"), [""; 0]);
        assert_eq!(words("हिन्दी सिनेमा").len(), 2);
    }

    #[test]
    fn a_script_without_spaces_is_cut_in_twos() {
        assert_eq!(words("東京物語"), ["東京", "京物", "物語", "語"]);
        assert_eq!(words("ドライブ・マイ car"), ["どら", "らい", "いぶ", "ぶ・", "・ま", "まい", "い", "car"]);
    }
}
