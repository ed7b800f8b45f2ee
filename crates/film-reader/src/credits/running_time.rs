//! Running times: `120 min.`, `2 hours, 17 minutes`, `1h 52m`, `127 minutes`.

use crate::words::{Openings, WordSet, openings, word_set};

/// A day: what is longer is a title (`127 Hours`).
const LONGEST: u32 = 1_440;

static HOURS: WordSet = word_set!(hours);

static MINUTES: WordSet = word_set!(minutes);

/// Between hours and minutes.
static AND: Openings = openings!(and, and_within_names);

/// Reads `text` as a running time and nothing else, in minutes.
pub fn parse(text: &str) -> Option<u16> {
    let mut minutes = 0u32;
    let mut units = 0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=4).contains(end))?;
        let number: u32 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start_matches([' ', '\u{a0}', '-']);
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        minutes += match rest[..end].to_lowercase().as_str() {
            unit if units == 0 && HOURS.holds(unit) => number * 60,
            unit if MINUTES.holds(unit) => number,
            "" if units == 0 && matches!(rest, "'" | "′" | "’") => return minutes_of(number),
            // `2h17`, with the minutes unsaid.
            "" if units == 1 && rest.is_empty() => number,
            _ => return None,
        };
        units += 1;
        rest = rest[end..].trim_start_matches(['.', ',', ' ', '\u{a0}']);
        rest = AND.strip_word(rest).unwrap_or(rest).trim_start();
        // `2h17` again: what follows the hours may be bare digits.
        if units == 1 && !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()) {
            minutes += rest.parse::<u32>().ok().filter(|left| *left < 60)?;
            break;
        }
    }
    if units > 0 { minutes_of(minutes) } else { None }
}

fn minutes_of(minutes: u32) -> Option<u16> {
    (1..=LONGEST).contains(&minutes).then_some(minutes as u16)
}

/// What only a label makes a running time: `120`, `2:05`.
pub fn labelled(text: &str) -> Option<u16> {
    let text = text.trim();
    if let Some((hours, minutes)) = text.split_once(':') {
        let hours: u32 = hours.parse().ok().filter(|hours| *hours < 24)?;
        let minutes: u32 = minutes.parse().ok().filter(|left| minutes.len() == 2 && *left < 60)?;
        return minutes_of(hours * 60 + minutes);
    }
    parse(text).or_else(|| minutes_of(text.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_critics_write() {
        for (text, minutes) in [
            ("120 min.", 120),
            ("120 min", 120),
            ("127 minutes", 127),
            ("2 hours, 17 minutes", 137),
            ("1h 52m", 112),
            ("1 hour 39 minutes", 99),
            ("2 hrs. 5 mins.", 125),
            ("2h17", 137),
            ("2 hours and 1 minute", 121),
            ("90 Minuten", 90),
            ("2 hours", 120),
            ("120\u{a0}min.", 120),
            ("97m", 97),
            ("1 h 45", 105),
            ("124'", 124),
            ("2 Std. 5 Min.", 125),
        ] {
            assert_eq!(parse(text), Some(minutes), "{text}");
        }
    }

    #[test]
    fn a_label_says_what_a_number_is() {
        assert_eq!((labelled("120"), labelled("2:05"), labelled("1h 52m")), (Some(120), Some(125), Some(112)));
        assert_eq!((labelled("2:5"), labelled("25:00"), labelled("0"), labelled("long")), (None, None, None, None));
    }

    #[test]
    fn reads_nothing_else() {
        for text in [
            "",
            "120",
            "min",
            "2020",
            "5 minutes of silence",
            "99999 min",
            "10 people",
            "2 h 3 h",
            "0 min",
            "127 Hours",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
