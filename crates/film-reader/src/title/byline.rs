//! Whose film it is, after the title: `Low Tide by Mara Quill`, `Low Tide, de Mara Quill`.

use crate::credits::year;
use crate::given::has_given_name;
use crate::names::is_name;

/// What stands between the title and the director; the small words of other languages need the comma.
const BY: [&str; 17] = [
    ", directed by ",
    " directed by ",
    ", a film by ",
    ", un film de ",
    ", ein film von ",
    ", by ",
    ", de ",
    ", von ",
    ", di ",
    ", av ",
    ", af ",
    ", van ",
    ", reż. ",
    ", dir. ",
    ", d’",
    ", d'",
    " by ",
];

/// The title and the director.
pub fn directed(text: &str) -> Option<(&str, &str)> {
    // One space stands before the director, and one within a full name.
    text.chars().filter(|c| c.is_whitespace()).nth(1)?;
    let (title, name) = BY.iter().find_map(|by| {
        // `Low Tide Directed by Mara Quill`
        let (title, name) = text.rsplit_once(by).or_else(|| {
            let at = (by.len() > 8 && text.is_ascii()).then(|| text.to_ascii_lowercase().rfind(by))??;
            Some((&text[..at], &text[at + by.len()..]))
        })?;
        let name = name.trim_end_matches([' ', '.']);
        let full = name.split_whitespace().count() >= 2 && name.split_whitespace().count() <= 4 && is_name(name);
        (full && !title.is_empty()).then_some((title, name))
    })?;
    Some((title.trim(), name))
}

/// The title, the director and the year, where nothing but the name says whose film it is: `Low Tide (Mara Quill 2019)`, `Low
/// Tide, Mara Quill 2019`, `Low Tide – Mara Quill`, `Mara Quill, Low Tide`. The given name has to be known.
pub fn beside_name(text: &str) -> Option<(&str, &str, Option<&str>)> {
    let is_person = |name: &str| (2..=4).contains(&name.split(' ').count()) && is_name(name) && has_given_name(name);
    let behind = [" (", ", ", " – ", " — ", " - "].iter().find_map(|mark| {
        let (title, behind) = text.rsplit_once(mark)?;
        let behind = behind.trim_end_matches([')', ' ', '.']);
        let (name, year) = match behind.rsplit_once(' ') {
            Some((name, last)) if year(last).is_some() => (name.trim_end_matches(','), Some(last)),
            _ => (behind, None),
        };
        (is_person(name) && !title.is_empty()).then_some((title, name, year))
    });
    behind.or_else(|| {
        let (name, title) = text.split_once(", ")?;
        (is_person(name) && title.starts_with(char::is_uppercase)).then_some((title, name, None))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_the_director_from_the_title() {
        assert_eq!(directed("Low Tide by Mara Quill"), Some(("Low Tide", "Mara Quill")));
        assert_eq!(directed("Low Tide, de Mara Quill"), Some(("Low Tide", "Mara Quill")));
        assert_eq!(directed("Low Tide Directed by Mara Quill"), Some(("Low Tide", "Mara Quill")));
        for title in ["Stand by Me", "Death by Hanging", "Step by Step", "Low Tide", "Il postino di Mare"] {
            assert_eq!(directed(title), None, "{title}");
        }
    }
}
