//! A document's text and the places in it.

use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::text::{beyond_ascii, composed, is_invisible, is_plain};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The text of a document, composed. Of bytes that are not UTF-8 it is what stands before them; where that is so,
/// the second value is the first byte that is not.
pub fn text(bytes: &[u8]) -> (Cow<'_, str>, Option<u8>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (visible(text), None),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            (Cow::Borrowed(valid), Some(bytes[error.valid_up_to()]))
        }
    }
}

/// The text of the document at `path`. `None` where the bytes are no UTF-8; `diagnostics` reports it.
pub fn read<'a>(path: &str, bytes: &'a [u8], diagnostics: &mut Vec<Diagnostic>) -> Option<Cow<'a, str>> {
    let (text, wrong) = text(bytes);
    let Some(wrong) = wrong else { return Some(text) };
    let at = text.len();
    let message = format!("the byte 0x{wrong:02x} is not UTF-8");
    let help = "save the document as UTF-8";
    diagnostics.push(Source::new(path, &text).report(at..at, Severity::Error, Code::NotUtf8, message, help));
    None
}

fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    if !has_no_width(text) {
        return composed(text);
    }
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    Cow::Owned(composed(&visible).into_owned())
}

/// Whether a soft hyphen, U+200B, U+2060 or U+FEFF stands in `text`.
fn has_no_width(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize| {
        matches!(
            bytes[at..],
            [0xc2, 0xad, ..] | [0xe2, 0x80, 0x8b, ..] | [0xe2, 0x81, 0xa0, ..] | [0xef, 0xbb, 0xbf, ..]
        )
    };
    beyond_ascii(text).any(begins)
}

/// From `at` on, what stands in the cleaned text stood at `from` in the document; both in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    pub at: usize,
    pub from: usize,
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
    /// The text as it was written: what diagnostics are about, and what `text` was cleaned from.
    written: &'a str,
    moved: &'a [Moved],
    /// Shared by all reviews of one document.
    lines: Arc<Lines>,
}

/// Where the lines of a text begin, and the place that was counted last.
#[derive(Default)]
struct Lines {
    starts: OnceLock<Vec<usize>>,
    /// A byte and how many characters stand before it in its line. Counting goes on from there, so
    /// that many places on one long line cost no more than the line.
    last: Mutex<(usize, u32)>,
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Self {
        Source { path, text, written: text, moved: &[], lines: Arc::default() }
    }

    /// A document of which `text` is read, which was `written`.
    pub fn cleaned(path: &'a str, written: &'a str, text: &'a str, moved: &'a [Moved]) -> Self {
        Source { path, text, written, moved, lines: Arc::default() }
    }

    /// Where in the text as it was written a byte of the text stood.
    fn at_first(&self, at: usize) -> usize {
        let known = self.moved.partition_point(|moved| moved.at <= at);
        match known.checked_sub(1).map(|known| self.moved[known]) {
            Some(Moved { at: start, from }) => (from + (at - start)).min(self.written.len()),
            None => at,
        }
    }

    /// Where `part`, a slice of this text, lies.
    pub fn span(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        debug_assert!(start + part.len() <= self.text.len(), "{part:?} is no part of the document");
        start..start + part.len()
    }

    /// `span` of the text as a person counts, in whole characters.
    pub fn place(&self, span: Range<usize>) -> diagnostic::Place {
        let start = self.at_first(span.start);
        // What was written around something that is gone has no place of its own.
        let end = self.at_first(span.end).clamp(start, start.saturating_add(span.len()));
        self.place_of_written(start..end)
    }

    /// The same for a span of the text as it was written.
    pub fn place_of_written(&self, span: Range<usize>) -> diagnostic::Place {
        let boundary = |at: &usize| self.written.is_char_boundary(*at);
        let end = span.end.min(self.written.len());
        let start = (0..=span.start.min(end)).rev().find(boundary).unwrap_or_default();
        let span = start..(end..=self.written.len()).find(boundary).unwrap_or(end);
        let (line, column) = self.line_and_column(start);
        diagnostic::Place { source: self.path.to_owned(), line, column, span }
    }

    /// Reports something about `span`, a range of bytes in the text.
    pub fn report(
        &self,
        span: Range<usize>,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::at(self.place(span), severity, code, message, help)
    }

    /// The line and column of a byte of the text.
    fn line_and_column(&self, at: usize) -> (u32, u32) {
        let starts = self
            .lines
            .starts
            .get_or_init(|| std::iter::once(0).chain(self.written.match_indices('\n').map(|(at, _)| at + 1)).collect());
        let line = starts.partition_point(|start| *start <= at).max(1);
        let start = starts[line - 1];
        let end = starts.get(line).map_or(self.written.len(), |next| next - 1);
        let line_text = self.written[start..end].trim_end_matches('\r');
        let mut offset = (at - start).min(line_text.len());
        while !line_text.is_char_boundary(offset) {
            offset -= 1;
        }
        let mut counted = self.lines.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, before) = *counted;
        let (from, before) = if (start..=start + offset).contains(&last) { (last, before) } else { (start, 0) };
        let before = before + self.written[from..start + offset].chars().count() as u32;
        *counted = (start + offset, before);
        (line as u32, before + 1)
    }
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

impl<T> At<T> {
    /// `value`, which was read at `span`.
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
        let place = |part: &str| source.line_and_column(source.text.find(part).expect("a part"));
        assert_eq!(["b", "d", "c", "e", "ü", "a"].map(place), [(1, 3), (2, 3), (2, 1), (2, 5), (2, 2), (1, 1)]);
    }
}
