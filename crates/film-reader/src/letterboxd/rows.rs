//! The rows of a CSV text, each field with its place.

use super::{At, Field};
use csv_core::{ReadFieldResult, Reader};
use std::borrow::Cow;
use std::ops::Range;

#[derive(Default)]
pub struct Row<'a> {
    pub fields: Vec<Field<'a>>,
    /// The first field whose quotation marks go wrong, and how.
    pub misquoted: Option<(Range<usize>, Misquoted)>,
}

/// What can be wrong with a quoted field.
#[derive(Clone, Copy)]
pub enum Misquoted {
    /// The text ends before the quotation does.
    Unclosed,
    /// More stands between the closing mark and the end of the field.
    TooSoon,
}

impl Row<'_> {
    /// From its first field to its last.
    pub fn span(&self) -> Range<usize> {
        let (Some(first), Some(last)) = (self.fields.first(), self.fields.last()) else { return 0..0 };
        first.span.start..last.span.end
    }

    /// Whether it is a line with nothing on it but white space.
    pub fn is_blank(&self) -> bool {
        matches!(self.fields.as_slice(), [only] if only.value.trim().is_empty()) && self.misquoted.is_none()
    }
}

pub struct Rows<'a> {
    text: &'a str,
    /// How far it has been read.
    at: usize,
    reader: Reader,
    /// Takes a field without its quotation marks; as long as the text, so that each fits.
    unquoted: Vec<u8>,
}

impl<'a> Rows<'a> {
    pub fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Rows { text, at, reader: Reader::new(), unquoted: vec![0; text.len() + 1] }
    }

    /// Reads a field into `row`. Whether the row goes on behind it; `None` where the text is at its end.
    fn field(&mut self, row: &mut Row<'a>) -> Option<bool> {
        let from = self.at;
        let (mut result, read, length) = self.reader.read_field(&self.text.as_bytes()[from..], &mut self.unquoted);
        self.at += read;
        let mut to = self.at;
        if matches!(result, ReadFieldResult::InputEmpty) {
            // No mark follows. Asked once more, the reader says what the end of the text ends.
            result = self.reader.read_field(&[], &mut self.unquoted[length..]).0;
        } else {
            // Without the comma or the line's end (of CRLF only the first half has been read), which an
            // empty field at the end of the text has not.
            to = to.saturating_sub(1).max(from);
        }
        let ReadFieldResult::Field { record_end } = result else { return None };

        let mut raw = &self.text[from..to];
        if row.fields.is_empty() {
            raw = raw.trim_start_matches(['\r', '\n']);
        }
        let start = to - raw.len();
        let (content, misquoted) = unquote(raw);
        if let Some(misquoted) = misquoted {
            row.misquoted.get_or_insert((start..to, misquoted));
        }
        let start = start + usize::from(raw.starts_with('"'));
        let unquoted = &self.unquoted[..length];
        let value = if content.as_bytes() == unquoted {
            Cow::Borrowed(content)
        } else {
            Cow::Owned(String::from_utf8_lossy(unquoted).into_owned())
        };
        row.fields.push(At::new(value, start..start + content.len()));
        Some(!record_end)
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let mut row = Row::default();
        while self.field(&mut row)? {}
        Some(row)
    }
}

/// What stands between the quotation marks of a field, if it has any, and what is wrong with them.
fn unquote(raw: &str) -> (&str, Option<Misquoted>) {
    let Some(opened) = raw.strip_prefix('"') else { return (raw, None) };
    let single = |text: &str| text.split("\"\"").any(|part| part.contains('"'));
    match opened.strip_suffix('"') {
        Some(content) if !single(content) => (content, None),
        _ if single(opened) => (opened, Some(Misquoted::TooSoon)),
        _ => (opened, Some(Misquoted::Unclosed)),
    }
}
