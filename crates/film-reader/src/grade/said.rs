//! Grades that a sentence gives: `I would give it a 4/5.` `Le doy una nota de 8 sobre 10.`
//!
//! The critic has to be the one who gives: what `critics give it` is not the review's. And only a mark that
//! says out of how many is one, so that `I give it a B` in the middle of a story stays prose.

use super::{Graded, parse};
use crate::memmem::Finder;
use crate::text::near_end;
use film_model::Scale;
use std::sync::LazyLock;

/// How much of the end of a paragraph is searched, in characters.
const SEARCHED: usize = 600;

/// How many words may stand between the verb and the mark: `give this little movie of ours a`.
const MOST_WORDS: usize = 7;

/// Finds a grade that the critic gives in the last sentences of `paragraph`. It is part of what the paragraph
/// says, and stays.
pub fn said(paragraph: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    static VERBS: LazyLock<[Finder<'static>; 9]> = LazyLock::new(|| {
        [" give ", " rate ", " rating it ", " giving ", " doy ", " dou ", " do un ", " gebe ", " donne "]
            .map(Finder::new)
    });
    let near = &paragraph[near_end(paragraph, SEARCHED)..];
    VERBS.iter().find_map(|verb| {
        let at = verb.find(near.as_bytes())?;
        let before = &near[..at];
        let sentence = before.rfind(['.', '!', '?', ';']).map_or(before, |stop| &before[stop + 1..]);
        let own = ["I", "I’d", "I'd", "I’ll", "I'll", "we", "We", "ich", "je", "Je", "Le", "le", "eu", "gli", "Gli"];
        let spoken = matches!(verb.needle(), b" doy " | b" dou " | b" do un ");
        if !spoken && !sentence.split(' ').any(|word| own.contains(&word)) || sentence.contains("not") {
            return None;
        }
        mark_behind(&near[at + verb.needle().len()..], stars_out_of)
    })
}

fn mark_behind(behind: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    let mut rest = behind;
    for _ in 0..MOST_WORDS {
        let starts =
            rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '★' | '⭐')) || super::begins_a_mark(rest);
        if starts && let Some(found) = longest(rest, stars_out_of) {
            return Some(found);
        }
        if let Some(found) = letter(rest) {
            return Some(found);
        }
        let (word, next) = rest.split_once(' ')?;
        if word.ends_with(['.', '!', '?', ';']) {
            return None;
        }
        rest = next;
    }
    None
}

/// The letter in `a B+.`, which ends its sentence.
fn letter(text: &str) -> Option<Graded<'_>> {
    let rest = text.strip_prefix("a ").or_else(|| text.strip_prefix("an "))?;
    let rest = rest.trim_start_matches(['“', '"', '‘', '*']);
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '.' | '!' | ',' | '”' | '"' | '’' | '*'))
        .unwrap_or(rest.len());
    let written = &rest[..end];
    let mark = parse(written, None).filter(|mark| mark.grade.scale == Scale::Letter)?;
    let behind = rest[end..].trim_start_matches(['”', '"', '’', '*']);
    (behind.is_empty() || behind.starts_with(['.', '!'])).then_some(Graded {
        written,
        mark: Some(mark),
        critic: None,
        is_labelled: false,
    })
}

/// The longest mark of up to six words that `text` begins with, which says out of how many.
fn longest(text: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    let ends = text.match_indices([' ', '\n']).map(|(at, _)| at).chain([text.len()]).take(6).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|end| {
        let written = text[..end].trim_end_matches([',', '.', '!', ';', ':', ')', '*', '_']);
        let mark = parse(written, stars_out_of)?;
        let sure = mark.grade.value.is_some() && !matches!(mark.grade.scale, Scale::Letter | Scale::Percent);
        sure.then_some(Graded { written, mark: Some(mark), critic: None, is_labelled: false })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_critic_gives_a_grade() {
        for (text, written, value) in [
            ("It hums. I would give this movie a 4/5. The ferry is good.", "4/5", 80),
            ("I had a fine time and would rate it 4 out of 5.", "4 out of 5", 80),
            ("Es larga. Le doy una nota de 8 sobre 10.", "8 sobre 10", 80),
            ("I’d give it 3 stars out of 4!", "3 stars out of 4", 75),
            ("It hums. I’d give it a B+.", "B+", 83),
            ("I give “Low Tide” four out of five stars.", "four out of five stars", 80),
        ] {
            let found = said(text, None).map(|graded| (graded.written, graded.mark.and_then(|mark| mark.grade.value)));
            assert_eq!(found, Some((written, Some(value))), "{text}");
        }
    }

    #[test]
    fn others_give_none() {
        for text in [
            "Critics give it 8/10. Nobody hums.",
            "I would not give it 8/10.",
            "They give the ferry 24/7 service, and I give up. It is 9/11.",
            "I give it a B and a half-hearted cheer.",
        ] {
            assert_eq!(said(text, None), None, "{text}");
        }
    }
}
