//! The part that stands after a name and a verb: `Lou` in `Olivia Cooke as Lou`, `Olivia Cooke, who plays Lou`.

use super::super::names::People;
use super::super::ordinary::is_honorific;
use super::super::uncredited::leading_name;
use super::super::words::{Gap, Word, after};
use crate::given::has_given_name;
use crate::words::en::NO_ROLES;

/// The part in ` as Lou, his girlfriend`.
pub(super) fn part_behind<'a>(text: &'a str, end: usize, people: &People) -> Option<&'a str> {
    let space = |(gap, word): (Gap, Word<'a>)| (gap == Gap::Space).then_some(word);
    // `Ann Lee, who plays Ray` and `Ann Lee stars as Ray` say what `Ann Lee plays Ray` does.
    let next = after(text, end)?;
    let verb = match next.1.text {
        "as" | "plays" => space(next)?,
        "who" => after(text, next.1.end).and_then(space).filter(|word| word.text == "plays")?,
        "stars" => after(text, space(next)?.end).and_then(space).filter(|word| word.text == "as")?,
        _ => return None,
    };
    part_at(text, verb.end, people).filter(|(_, ends)| *ends).map(|(part, _)| part)
}

/// The part that begins behind a verb, whoever may be credited, and whether its clause ends there: `as Lou is splendid` goes
/// on.
pub fn part_after_verb(text: &str, at: usize) -> Option<(&str, bool)> {
    part_at(text, at - 1, &People::new(std::iter::empty(), std::iter::empty()))
}

fn part_at<'a>(text: &'a str, end: usize, people: &People) -> Option<(&'a str, bool)> {
    let space = |(gap, word): (Gap, Word<'a>)| (gap == Gap::Space).then_some(word);
    let first = after(text, end).and_then(space).filter(|word| word.has_capital())?;
    if NO_ROLES.contains(&first.text) {
        return None;
    }
    let mut last = first;
    let mut words = 1;
    while !last.is_possessive() {
        match after(text, last.end) {
            Some((Gap::Space | Gap::Hyphen, next)) if next.has_capital() && words < 5 => last = next,
            Some((Gap::Hyphen, next)) => last = next,
            Some((Gap::Stop, next)) if is_honorific(&text[last.start..=last.end]) && next.has_capital() => last = next,
            _ => break,
        }
        words += 1;
    }
    let rest = &text[last.end..];
    let ends = match after(text, last.end) {
        // The next of several parts, and not the second half of `Thelma and Louise`.
        Some((Gap::Space, next)) if next.text == "and" => {
            let next = after(text, next.end).and_then(space)?;
            let known =
                || people.find(next).and_then(|(number, word)| people.full_name_at(text, word, number)).is_some();
            if next.has_capital() && !known() && !is_in_the_next_part(&text[next.start..]) {
                return None;
            }
            next.has_capital()
        }
        // `as Emma in Belgravia` is another film.
        Some((Gap::Space, next)) if ["in", "on", "of", "for", "from", "or", "as"].contains(&next.text) => return None,
        // `plays Prince Albert who stammers`
        Some((Gap::Space, next)) if next.text == "who" => true,
        Some((Gap::Comma, next)) => !matches!(next.text, "in" | "on" | "for" | "from"),
        Some((Gap::Stop, _)) => true,
        _ => {
            rest.is_empty()
                || rest.starts_with(['.', ',', ';', ':', ')', '!', '?', '—', '–'])
                || [" —", " –", " ("].iter().any(|mark| rest.starts_with(mark))
        }
    };
    let goes_on = || rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    (!last.is_possessive() && (ends || goes_on())).then(|| (&text[first.start..last.end], ends))
}

/// Whether `text` goes on with the next actor and part: `… as King George and Claire Bloom as Queen Mary`.
fn is_in_the_next_part(text: &str) -> bool {
    let name = leading_name(text).filter(|name| has_given_name(name));
    name.is_some_and(|name| text[name.len()..].starts_with(" as "))
}
