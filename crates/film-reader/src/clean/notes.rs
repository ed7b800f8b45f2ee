//! Footnotes: `[^1]` in the text, and `[^1]: what it says` on a line of its own.
//!
//! The text of a note stands in brackets where it is first referred to, because a card has no foot.

use super::{Cleaner, MAX_LINK};
use crate::memmem;
use std::collections::HashMap;
use std::ops::Range;

/// The notes of a document, by their marks.
#[derive(Default)]
pub struct Notes {
    /// Where the text of each stands.
    texts: HashMap<String, Range<usize>>,
    /// Whether a note is being written, in which no other is.
    within: bool,
}

impl Notes {
    /// Finds the notes of `text` from `from` on.
    pub fn of(text: &str, from: usize) -> Notes {
        let mut notes = Notes::default();
        for found in memmem::find_iter(&text.as_bytes()[from..], b"[^") {
            let at = from + found;
            let begins_a_line =
                text[..at].bytes().rev().take(4).find(|byte| *byte != b' ').is_none_or(|byte| byte == b'\n');
            if begins_a_line && let Some((mark, whole)) = definition(text, at) {
                notes.texts.entry(mark.to_owned()).or_insert(whole);
            }
        }
        notes
    }
}

/// The mark that begins at `at`, and where it ends.
fn mark(text: &str, at: usize) -> Option<(&str, usize)> {
    let inner = &text.as_bytes()[at + 2..];
    let end = inner.iter().take(MAX_LINK).position(|byte| matches!(byte, b']' | b' ' | b'\n' | b'['))?;
    (end > 0 && inner[end] == b']').then(|| (&text[at + 2..at + 2 + end], at + 2 + end + 1))
}

/// The mark and the text of the note that is defined at `at`.
fn definition(text: &str, at: usize) -> Option<(&str, Range<usize>)> {
    let (mark, end) = mark(text, at)?;
    let start = text[end..].strip_prefix(':').map(|_| end + 1)?;
    // It goes on with its paragraph, and with paragraphs that are indented.
    let mut end = start;
    let mut blank = false;
    for (number, line) in text[start..].split_inclusive('\n').enumerate() {
        let empty = line.trim().is_empty();
        let indented = line.starts_with("    ") || line.starts_with('\t');
        if number > 0 && !empty && (blank && !indented || line.trim_start().starts_with("[^")) {
            break;
        }
        if number > 0 && empty && blank {
            break;
        }
        blank = empty;
        if !empty {
            end = start + (line.as_ptr() as usize - text[start..].as_ptr() as usize) + line.trim_end().len();
        }
    }
    Some((mark, start..end))
}

impl Cleaner<'_> {
    /// `[^1]` within the text.
    pub fn note_mark(&mut self, at: usize) -> Option<usize> {
        let (mark, end) = mark(self.text, at)?;
        if self.notes.within {
            return Some(self.replace(at..end, ""));
        }
        let Some(note) = self.notes.texts.remove(mark) else {
            return Some(self.leave_out(at..end, "footnote mark", "footnote marks"));
        };
        let note = note.start + (self.text[note.clone()].len() - self.text[note.clone()].trim_start().len())..note.end;
        if note.is_empty() {
            return Some(self.replace(at..end, ""));
        }
        self.replace(at..end, " [");
        self.notes.within = true;
        self.run(note);
        self.notes.within = false;
        self.out.truncate(self.out.trim_end().len());
        self.out.push(']');
        self.resume(end);
        Some(end)
    }

    /// `[^1]: …` on a line of its own, which is written where it is referred to.
    pub fn definition(&mut self, at: usize) -> Option<usize> {
        let (_, whole) = definition(self.text, at)?;
        Some(self.replace(at..whole.end, ""))
    }

    /// Says which notes nothing refers to.
    pub fn unused_notes(&mut self) {
        let mut unused: Vec<Range<usize>> = self.notes.texts.drain().map(|(_, whole)| whole).collect();
        unused.sort_by_key(|whole| whole.start);
        for whole in unused {
            self.note(whole, "footnote that nothing refers to", "footnotes that nothing refers to");
        }
    }
}
