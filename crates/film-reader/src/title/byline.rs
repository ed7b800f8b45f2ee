//! Whose film it is, after the title: `Low Tide by Mara Quill`, `Low Tide, de Mara Quill`.

use crate::names::is_name;

/// What stands between the title and the director; the small words of other languages need the comma.
const BY: [&str; 16] = [
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
