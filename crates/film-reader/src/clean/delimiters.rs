//! What stands between delimiters of Markdown and its relatives: `` `code` ``, `~~struck~~`, `==marked==`, `%%a note%%`; and
//! characters by their names (`&eacute;`).

use super::{Cleaner, floor, tags};
use crate::text::is_invisible;

impl Cleaner<'_> {
    /// A span of code, which is text whatever stands in it: it ends with as many backticks as it begins with, within the
    /// paragraph.
    pub(super) fn code_span(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..at + floor(&self.text[at..], MAX_MARKED)];
        let ticks = |from: usize| rest[from..].bytes().take_while(|byte| *byte == b'`').count();
        let opening = ticks(0);
        let mut from = opening;
        loop {
            let found = from + rest[from..].find('`')?;
            let run = ticks(found);
            if run == opening {
                return (!rest[opening..found].contains("\n\n")).then_some(at + found + run);
            }
            from = found + run;
        }
    }

    /// `~~struck~~`, `==marked==`: the words stay.
    pub(super) fn strokes(&mut self, at: usize) -> Option<usize> {
        let byte = self.text.as_bytes()[at];
        let rest = &self.text[at..];
        let run = rest.bytes().take_while(|other| *other == byte).count();
        let mark = if byte == b'~' { "~~" } else { "==" };
        if run != 2 {
            return Some(at + run);
        }
        let inner = &rest[2..2 + floor(&rest[2..], MAX_MARKED)];
        let end = inner.find(mark).filter(|end| *end > 0 && !inner[..*end].contains("\n\n"))?;
        if inner.starts_with(char::is_whitespace) || inner[..end].ends_with(char::is_whitespace) {
            return None;
        }
        self.replace(at..at + 2, "");
        self.copy_to(at + 2 + end);
        Some(self.replace(at + 2 + end..at + 4 + end, ""))
    }

    /// `%%a note to oneself%%`, as Obsidian has it.
    pub(super) fn comment(&mut self, at: usize) -> Option<usize> {
        if !self.text[at..].starts_with("%%") {
            return None;
        }
        let end = self.find("%%", at + 2, MAX_COMMENT)? + 2;
        Some(self.replace(at..end, ""))
    }

    /// A character by its name: `&eacute;`, `&#39;`.
    pub(super) fn character(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        let end = rest.iter().take(MAX_CHARACTER).position(|byte| *byte == b';')?;
        let name = &self.text[at..=at + end];
        if !name[1..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
            return None;
        }
        let character = tags::decoded(name);
        // Delimiters of Markdown are meant as letters; Markdown reads their names itself.
        if character == name || self.kind.is_markdown() && character.contains(['*', '_', '`', '\\', '#', '[', ']', '~'])
        {
            return None;
        }
        let character = if character.chars().all(is_invisible) { "" } else { character.as_str() };
        Some(self.replace(at..at + end + 1, character))
    }
}

/// Bounds of what is looked for, in bytes: no such thing is longer.
const MAX_MARKED: usize = 1_000;
const MAX_COMMENT: usize = 20_000;
const MAX_CHARACTER: usize = 34;
