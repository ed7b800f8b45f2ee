//! Letter grades: `A-`, with whatever dash stands for the minus.
//!
//! Values are the conversion Metacritic publishes for letter grades ("How We Create the Metascore
//! Magic", <https://www.metacritic.com/about-metascores/>).

use super::Mark;
use crate::text::is_dash;
use crate::words::{WordSet, word_set};
use film_model::Scale;

static PLUS: WordSet = word_set!(plus);

static MINUS: WordSet = word_set!(minus);

/// Reads `text` as a letter grade and nothing else.
pub fn parse(text: &str) -> Option<Mark> {
    let mut characters = text.chars();
    let letter = characters.next()?.to_ascii_uppercase();
    if !matches!(letter, 'A'..='F') {
        return None;
    }
    let sign = match characters.as_str().trim_start() {
        "" => ' ',
        "+" | "＋" => '+',
        sign if sign.chars().all(is_dash) && sign.chars().count() == 1 => '-',
        words => match words.trim_start_matches(is_dash).trim_start() {
            word if PLUS.holds_any_case(word) => '+',
            word if MINUS.holds_any_case(word) => '-',
            _ => return None,
        },
    };
    let value = match (letter, sign) {
        ('A', '+' | ' ') => 100,
        ('A', _) => 91,
        ('B', '+') => 83,
        ('B', ' ') => 75,
        ('B', _) => 67,
        ('C', '+') => 58,
        ('C', ' ') => 50,
        ('C', _) => 42,
        ('D', '+') => 33,
        ('D', ' ') => 25,
        ('D', _) => 16,
        ('F', ' ') => 0,
        _ => return None,
    };
    Some(Mark::new(text, Scale::Letter, Some(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_published_table() {
        let table = [
            ("A+", 100),
            ("A", 100),
            ("A-", 91),
            ("B+", 83),
            ("B", 75),
            ("B-", 67),
            ("C+", 58),
            ("C", 50),
            ("C-", 42),
            ("D+", 33),
            ("D", 25),
            ("D-", 16),
            ("F", 0),
        ];
        for (text, value) in table {
            assert_eq!(parse(text).and_then(|mark| mark.grade.value), Some(value), "{text}");
        }
    }

    #[test]
    fn knows_every_minus_and_no_other_word() {
        for text in ["B-", "B−", "B–", "B‑", "B minus", "b-"] {
            assert_eq!(parse(text).and_then(|mark| mark.grade.value), Some(67), "{text}");
        }
        for text in ["E", "F-", "F+", "A--", "A++", "AB", "A list", "", "+", "a man"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
