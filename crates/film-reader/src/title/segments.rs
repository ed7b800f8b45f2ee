//! Headlines of several parts, of which the text says which one is the title.
//!
//! ```text
//! headline  =  part (" | " part)+          Mara Quill - Low Tide | Ebbe        Reviews | Low Tide
//!           |  part (dash part)+           Low Tide - le film le plus calme de l’année
//! ```

use super::{headline::is_kicker, title_case};
use crate::given::has_given_name;
use crate::names::is_name;
use crate::text::split_at_mark;

/// What parts a headline, the surest first.
const SEPARATORS: [&str; 8] = [" | ", " // ", " / ", "／", " > ", " – ", " — ", " - "];

/// No title in such a headline has more words.
const MOST_WORDS: usize = 9;

/// The part of `text` that `times` says the text below names, if the others are no title: a person, the name of a column,
/// or a sentence. A bar never stands within a title; a dash may, as in `Tin Sky - A New Harbour`.
pub fn named<'t>(text: &'t str, times: &dyn Fn(&str) -> usize) -> Option<&'t str> {
    let separator = SEPARATORS.iter().find(|separator| split_at_mark(text, separator).is_some())?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 || parts.len() > 4 {
        return None;
    }
    let found: Vec<&str> = parts
        .iter()
        .copied()
        .filter_map(|part| if times(part) > 0 { Some(part) } else { named(part, times) })
        .filter(|part| {
            part.split_whitespace().count() <= MOST_WORDS
                && part.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
                && !is_kicker(part)
                && !is_person(part)
        })
        .collect();
    let [title] = found[..] else { return None };
    // `Tin Sky | A Scrapbook` has a subtitle.
    let subtitle =
        |part: &&&str| !part.contains(title) && ["A ", "An "].iter().any(|article| part.starts_with(article));
    let is_bar = separator.contains(['|', '/', '／', '>']) && !parts.iter().any(|part| subtitle(&part));
    let others = || parts.iter().filter(|part| !part.contains(title));
    let called = |part: &str| part.split_whitespace().any(super::remainder::is_called);
    let other =
        |part: &&str| is_kicker(part) || called(part) || is_person(part) || !title_case(part) || part.len() > 40;
    (is_bar || others().all(other)).then_some(title)
}

/// A full name with a given name that is known.
fn is_person(part: &str) -> bool {
    (2..=4).contains(&part.split_whitespace().count()) && is_name(part) && has_given_name(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_which_part_is_the_title() {
        let times = |part: &str| usize::from(["Low Tide", "Mara Quill", "Tin Sky"].contains(&part));
        for (text, title) in [
            ("Thomas Quill - Low Tide | Ebbe", Some("Low Tide")),
            ("Low Tide - le film le plus calme", Some("Low Tide")),
            ("Harbour News | Low Tide", Some("Low Tide")),
            ("Low Tide | Tin Sky", None),
            ("Low Tide | A Scrapbook", None),
            ("Low Tide - Review by the Harbour", Some("Low Tide")),
            ("Tin Sky - A New Harbour", None),
            ("Low Tide", None),
            ("Something - Else", None),
        ] {
            assert_eq!(named(text, &times), title, "{text}");
        }
    }
}
