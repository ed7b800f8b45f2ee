//! The name that signs a text after a dash, behind its last sentence or on a line of its own: `— Ann Lee`.

use super::LONGEST_NAME;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::text::is_dash;

/// Where the signature at the end of `line` begins, and the name.
pub(super) fn signature(line: &str) -> Option<(usize, &str)> {
    // A hyphen signs a line of its own.
    if let Some(name) = line.strip_prefix("- ").filter(|name| name.len() <= LONGEST_NAME) {
        let full = (2..=3).contains(&name.split_whitespace().count()) && is_name(name) && !name.ends_with('.');
        return full.then_some((0, name));
    }
    let from = line.char_indices().rev().nth(LONGEST_NAME).map_or(0, |(at, _)| at);
    let dash = from + line[from..].rfind(['–', '—', '⎥']).or_else(|| line[from..].rfind("--"))?;
    let name = line[dash..].trim_start_matches(|c| is_dash(c) || c == '⎥').trim();
    let before = line[..dash].trim_end_matches(is_dash).trim_end();
    let whole = before.is_empty() || (ends_sentence(before) || before.ends_with(')')) && !before.ends_with(is_dash);
    let initials =
        name.len() <= 8 && name.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' ')) && !name.is_empty();
    let full = name.split_whitespace().count() >= 2 && is_name(name) && !name.ends_with('.');
    (whole && (full || initials && !before.is_empty())).then_some((before.len(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_stands_behind_a_dash() {
        assert_eq!(signature("— Ann Lee"), Some((0, "Ann Lee")));
        assert_eq!(signature("It hums. —Ann Lee"), Some((8, "Ann Lee")));
        for line in ["It hums — Ann Lee", "It hums — and Ann Lee sings.", "Ann Lee", "It hums. — Ann"] {
            assert_eq!(signature(line), None, "{line}");
        }
    }
}
