//! A document's text and the places in it.

use std::cell::OnceCell;
use std::ops::Range;

/// A document whose bytes have become text.
///
/// Every part of the text that the constructs hand around is a slice of `text`, so that its place
/// can always be told; nobody has to carry offsets along.
pub struct Source<'a> {
    /// Its path below the reviews folder.
    pub path: &'a str,
    pub text: &'a str,
    line_starts: OnceCell<Vec<usize>>,
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
        Source { path, text, line_starts: OnceCell::new() }
    }

    /// Where `part`, a slice of this text, lies.
    pub fn span(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        debug_assert!(start + part.len() <= self.text.len(), "{part:?} is no part of the document");
        start..start + part.len()
    }

    /// The line and column of a byte of the text.
    pub fn place(&self, at: usize) -> Place<'a> {
        let starts = self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|start| *start <= at).max(1);
        let start = starts[line - 1];
        let end = starts.get(line).map_or(self.text.len(), |next| next - 1);
        let line_text = self.text[start..end].trim_end_matches('\r');
        let mut offset = (at - start).min(line_text.len());
        while !line_text.is_char_boundary(offset) {
            offset -= 1;
        }
        let column = line_text[..offset].chars().count() as u32 + 1;
        Place { line: line as u32, column, line_text, offset }
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
