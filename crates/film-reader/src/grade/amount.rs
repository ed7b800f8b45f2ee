//! Numbers as critics write them: `3.5`, `3,5`, `3½`, `3 1/2`, `three and a half`.

use crate::text::strip_prefix_ignore_case;

const WORDS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Reads a number at the start of `text`, in hundredths, and what follows it.
pub fn parse(text: &str) -> Option<(u32, &str)> {
    if let Some((whole, rest)) = digits(text) {
        let (part, rest) = fraction(rest).unwrap_or((0, rest));
        return Some((whole * 100 + part, rest));
    }
    if let Some(rest) = text.strip_prefix('½') {
        return Some((50, rest));
    }
    in_words(text)
}

/// Up to three digits; no number of stars or points has more.
fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().ok().filter(|_| (1..=3).contains(&end))?;
    Some((number, &text[end..]))
}

fn fraction(text: &str) -> Option<(u32, &str)> {
    for (mark, value) in [("½", 50), ("¼", 25), ("¾", 75), ("1/2", 50), ("1/4", 25), ("3/4", 75), ("and a half", 50)]
    {
        // `3 1/2` needs its space, or it would be thirty-one halves.
        let rest = if mark.starts_with(|c: char| c.is_ascii_digit() || c == 'a') {
            text.strip_prefix([' ', '\u{a0}', '-']).and_then(|rest| rest.trim_start().strip_prefix(mark))
        } else {
            text.trim_start().strip_prefix(mark)
        };
        if let Some(rest) = rest {
            return Some((value, rest));
        }
    }
    let rest = text.strip_prefix(['.', ','])?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let digits = &rest[..end];
    let value = match end {
        1 => digits.parse::<u32>().ok()? * 10,
        2 => digits.parse().ok()?,
        _ => return None,
    };
    Some((value, &rest[end..]))
}

fn in_words(text: &str) -> Option<(u32, &str)> {
    for (number, word) in WORDS.iter().enumerate() {
        let Some(rest) = strip_prefix_ignore_case(text, word) else { continue };
        if rest.starts_with(char::is_alphabetic) {
            continue;
        }
        let joined = rest.trim_start_matches(['-', ' ', '\u{a0}']);
        let half = ["and a half", "and-a-half", "and one-half", "½", "1/2"]
            .iter()
            .find_map(|half| strip_prefix_ignore_case(joined, half));
        return Some(match half {
            Some(rest) => (number as u32 * 100 + 50, rest),
            None => (number as u32 * 100, rest),
        });
    }
    let half = ["half a", "a half", "one-half", "half"].iter().find_map(|half| strip_prefix_ignore_case(text, half))?;
    (!half.starts_with(char::is_alphabetic)).then_some((50, half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_of_three_and_a_half() {
        for text in
            ["3.5", "3,5", "3½", "3 ½", "3 1/2", "three and a half", "Three-and-a-half", "three ½", "3 and a half"]
        {
            assert_eq!(parse(text), Some((350, "")), "{text}");
        }
    }

    #[test]
    fn leaves_what_follows() {
        assert_eq!(parse("8/10"), Some((800, "/10")));
        assert_eq!(parse("four stars"), Some((400, " stars")));
        assert_eq!(parse("half a star"), Some((50, " star")));
        assert_eq!(parse("7.25 of 10"), Some((725, " of 10")));
        assert_eq!(parse("fourth"), None);
        assert_eq!(parse("2019/10"), None);
    }
}
