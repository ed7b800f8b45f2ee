//! A document's text and the places in it.

use super::text::{beyond_ascii, composed, is_plain};
use crate::diagnostic::{Code, Diagnostic, Severity};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::ops::Range;
use std::rc::Rc;

/// The text of a document, composed. `None` where the bytes are no UTF-8; `diagnostics` says so.
pub fn text<'a>(path: &str, bytes: &'a [u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Cow<'a, str>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if is_plain(text) => Some(Cow::Borrowed(text)),
        // Characters without width come along when text is pasted; nobody can see or mend them.
        Ok(text) if has_no_width(text) => {
            let visible: String = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')).collect();
            Some(Cow::Owned(composed(&visible).into_owned()))
        }
        Ok(text) => Some(composed(text)),
        Err(error) => {
            diagnostics.push(not_utf8(path, bytes, error.valid_up_to()));
            None
        }
    }
}

/// Whether U+200B, U+2060 or U+FEFF stands in `text`.
fn has_no_width(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins =
        |at: usize| matches!(bytes[at..], [0xe2, 0x80, 0x8b, ..] | [0xe2, 0x81, 0xa0, ..] | [0xef, 0xbb, 0xbf, ..]);
    beyond_ascii(text).any(begins)
}

fn not_utf8(path: &str, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let valid = String::from_utf8_lossy(&bytes[..valid_up_to]);
    let source = Source::new(path, &valid);
    let at = valid.len();
    let message = format!("the byte 0x{:02x} is not UTF-8", bytes[valid_up_to]);
    let help = "save the document as UTF-8";
    Diagnostic::new(&source, at..at, Severity::Error, Code::NotUtf8, message, help)
}

/// A document whose bytes have become text.
///
/// Every part of the text that the constructs hand around is a slice of `text`, so that its place
/// can always be told; nobody has to carry offsets along.
#[derive(Clone)]
pub struct Source<'a> {
    /// Its path below the reviews folder.
    pub path: &'a str,
    pub text: &'a str,
    /// Shared by all reviews of one document.
    lines: Rc<Lines>,
}

/// Where the lines of a text begin, and the place that was counted last.
#[derive(Default)]
struct Lines {
    starts: OnceCell<Vec<usize>>,
    /// A byte and how many characters stand before it in its line. Counting goes on from there, so
    /// that many places on one long line cost no more than the line.
    last: Cell<(usize, u32)>,
}

/// A place as a person counts.
pub struct Place<'a> {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    pub line_text: &'a str,
    /// Where in the line it is, in bytes.
    pub offset: usize,
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Self {
        Source { path, text, lines: Rc::default() }
    }

    /// Where `part`, a slice of this text, lies.
    pub fn span(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        debug_assert!(start + part.len() <= self.text.len(), "{part:?} is no part of the document");
        start..start + part.len()
    }

    /// The line and column of a byte of the text.
    pub fn place(&self, at: usize) -> Place<'a> {
        let starts = self
            .lines
            .starts
            .get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect());
        let line = starts.partition_point(|start| *start <= at).max(1);
        let start = starts[line - 1];
        let end = starts.get(line).map_or(self.text.len(), |next| next - 1);
        let line_text = self.text[start..end].trim_end_matches('\r');
        let mut offset = (at - start).min(line_text.len());
        while !line_text.is_char_boundary(offset) {
            offset -= 1;
        }
        let (last, before) = self.lines.last.get();
        let (from, before) = if (start..=start + offset).contains(&last) { (last, before) } else { (start, 0) };
        let before = before + self.text[from..start + offset].chars().count() as u32;
        self.lines.last.set((start + offset, before));
        Place { line: line as u32, column: before + 1, line_text, offset }
    }
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    pub value: T,
    pub span: Range<usize>,
}

impl<T> At<T> {
    pub fn new(value: T, span: Range<usize>) -> Self {
        At { value, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_forwards_and_backwards() {
        let source = Source::new("a.txt", "añb\ncüd e");
        let place = |part: &str| {
            let place = source.place(source.text.find(part).expect("a part"));
            (place.line, place.column)
        };
        assert_eq!(["b", "d", "c", "e", "ü", "a"].map(place), [(1, 3), (2, 3), (2, 1), (2, 5), (2, 2), (1, 1)]);
    }
}
