//! Names in scripts that have no capitals, which nothing but the letters tells apart from other words.

use super::Found;
use crate::unicode::is_combining_mark;

/// Whether `name` is written in a script that has no capitals.
pub(super) fn is_uncased(name: &str) -> bool {
    !name.is_ascii()
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// Names in scripts without capitals, sorted: only the full name, to the letter, is one.
#[derive(Default)]
pub(super) struct Uncased {
    /// Without white space and middle dots.
    pub(super) names: Vec<(String, usize)>,
    longest: usize,
}

/// More characters than this no name has.
const MOST_CHARACTERS: usize = 24;

impl Uncased {
    pub(super) fn add(&mut self, name: &str, person: usize) {
        let name: String = name.chars().filter(|c| !is_space_of_name(*c)).collect();
        let length = name.chars().count();
        if (2..=MOST_CHARACTERS).contains(&length) {
            self.longest = self.longest.max(length);
            self.names.push((name, person));
        }
    }

    pub(super) fn find(&self, text: &str, from: usize) -> Option<Found> {
        let mut written = String::new();
        for (at, c) in text[from..].char_indices().filter(|(_, c)| !c.is_ascii()) {
            let opens = self.names.partition_point(|(name, _)| name.chars().next() < Some(c));
            if !self.names.get(opens).is_some_and(|(name, _)| name.starts_with(c)) {
                continue;
            }
            let start = from + at;
            written.clear();
            let mut found = None;
            let mut length = 0;
            for (at, c) in text[start..].char_indices() {
                if is_space_of_name(c) {
                    continue;
                }
                written.push(c);
                length += 1;
                if length > self.longest || !c.is_alphabetic() && !is_combining_mark(c) {
                    break;
                }
                if let Ok(known) = self.names.binary_search_by(|(name, _)| name.as_str().cmp(&written)) {
                    let end = start + at + c.len_utf8();
                    if stands_free(text, start, end, length) {
                        found = Some(Found { person: self.names[known].1, start, end, behind: end });
                    }
                }
            }
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

fn is_space_of_name(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | '·' | '=' | '＝')
}

/// Whether what stands around does not make another word of it. Chinese, Japanese, Korean and Thai
/// set words side by side; there three characters are a name, fewer are one only by themselves.
fn stands_free(text: &str, start: usize, end: usize, length: usize) -> bool {
    let is_close = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    let side_by_side = text[start..end].chars().all(|c| {
        matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
            || is_space_of_name(c)
    });
    side_by_side && length >= 3 || !is_close(text[..start].chars().next_back()) && !is_close(text[end..].chars().next())
}
