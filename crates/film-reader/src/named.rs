//! Whether a text names something again.

use crate::text::fold;
use std::cell::OnceCell;

/// The text of a document, or its beginning, folded on first use: whether it names something is asked rarely.
pub struct Named<'a> {
    text: &'a str,
    folded: OnceCell<String>,
}

/// So much of a text is searched for what it names, in bytes.
const SEARCHED: usize = 24_000;

impl<'a> Named<'a> {
    pub fn new(text: &'a str) -> Self {
        let end = (0..=SEARCHED.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        Named { text: &text[..end], folded: OnceCell::new() }
    }

    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Whether the text names `name`, as whole words, written large or small. Most titles stand in the text to the letter,
    /// which says so without folding it.
    pub fn names(&self, name: &str) -> bool {
        let is_end = |byte: Option<&u8>| {
            byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'\'')
        };
        let bytes = self.text.as_bytes();
        let is_word = |at: usize| is_end(bytes[..at].last()) && is_end(bytes.get(at + name.len()));
        let is_plain = name.starts_with(char::is_alphanumeric) && name.ends_with(char::is_alphanumeric);
        is_plain && self.text.match_indices(name).any(|(at, _)| is_word(at)) || self.times(name) > 0
    }

    /// How often the text names `name`, as whole words, written large or small.
    pub fn times(&self, name: &str) -> usize {
        let name = fold(name);
        if name.is_empty() {
            return 0;
        }
        let folded = self.folded.get_or_init(|| format!(" {} ", fold(self.text)));
        // Chinese, Japanese and Korean part no words.
        if !name.is_ascii() && !name.contains(' ') && !folded.contains(&format!(" {name} ")) {
            return folded.matches(&name).take(MANY).count();
        }
        let name = format!(" {name} ");
        folded
            .match_indices(&name[..name.len() - 1])
            // Korean writes particles at the end of a word.
            .filter(|(at, found)| {
                let next = folded[at + found.len()..].chars().next();
                next == Some(' ') || matches!(next, Some('\u{1100}'..='\u{1112}' | '가'..='힣'))
            })
            .take(MANY)
            .count()
    }

    /// The same as it is written, unless that is all capitals: `Recommended` is not what *I recommended it* names.
    pub fn times_as_written(&self, name: &str) -> usize {
        if !name.contains(char::is_lowercase) {
            return self.times(name);
        }
        self.text.match_indices(name).take(MANY).count()
    }
}

/// Counting more says nothing more.
const MANY: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_whole_words_in_any_case() {
        let named = Named::new("LOW TIDE hums. In *Low Tide*, low tides hum; I recommended it. 今日の低潮は。");
        assert_eq!(named.times("Low Tide"), 2);
        assert_eq!(named.times("Tid"), 0);
        assert_eq!(named.times("低潮"), 1);
        assert_eq!(named.times_as_written("Recommended"), 0);
        assert_eq!(named.times("…"), 0);
        for (name, is_named) in [("Low Tide", true), ("low TIDE", true), ("Tid", false), ("low", true), ("…", false)]
        {
            assert_eq!(named.names(name), is_named, "{name}");
        }
    }
}
