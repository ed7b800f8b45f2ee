//! The lines of a document, in the chunks that blank lines part.

use crate::text::trim;
use memchr::memchr_iter;

/// Lines without a blank line between them. Each is a slice of the document, trimmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Chunk<'a> {
    pub lines: Vec<&'a str>,
}

impl<'a> Chunk<'a> {
    /// The chunk as the document has it, line breaks included.
    pub fn text(&self, whole: &'a str) -> &'a str {
        let (Some(first), Some(last)) = (self.lines.first(), self.lines.last()) else { return "" };
        let start = first.as_ptr() as usize - whole.as_ptr() as usize;
        let end = last.as_ptr() as usize - whole.as_ptr() as usize + last.len();
        &whole[start..end]
    }
}

/// How many lines a paragraph broken by hand has; room for them is made at once.
const USUAL: usize = 8;

/// Parts `text` into chunks.
pub fn chunks(text: &str) -> Vec<Chunk<'_>> {
    let mut chunks: Vec<Chunk<'_>> = Vec::with_capacity(USUAL);
    let mut within = false;
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let trimmed = trim(&text[start..end]);
        start = end + 1;
        if trimmed.is_empty() {
            within = false;
        } else if within && let Some(chunk) = chunks.last_mut() {
            chunk.lines.push(trimmed);
        } else {
            let mut lines = Vec::with_capacity(USUAL);
            lines.push(trimmed);
            chunks.push(Chunk { lines });
            within = true;
        }
    }
    chunks
}
