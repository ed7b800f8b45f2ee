//! The rows of an exported table, each field with its place.
//!
//! ```text
//! table   =  row*                     row  =  field (separator field)*
//! field   =  text without separator, quotation mark and line break  |  "\"" text, with `""` for `"` "\""
//! separator  =  "," | ";" | tab       whichever stands most often in the first row
//! ```
//!
//! Excel writes semicolons where the decimal separator is a comma, and may say so in a first line `sep=;`.

use crate::source::At;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::borrow::Cow;
use std::ops::Range;

/// The text of a field, and where it stands in the table, without the quotation marks around it.
/// It is borrowed where the table has it letter for letter; a `""` within it has become `"`.
pub type Field<'a> = At<Cow<'a, str>>;

/// A row with its fields.
#[derive(Debug, Default)]
pub struct Row<'a> {
    /// In the order of the columns. There may be more or fewer of them than columns.
    pub fields: Vec<Field<'a>>,
    /// The first field whose quotation marks go wrong, and how.
    pub misquoted: Option<(Range<usize>, Misquoted)>,
}

/// What can be wrong with a quoted field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The rows of a table, from the first to the last.
pub struct Rows<'a> {
    text: &'a str,
    /// How far it has been read.
    at: usize,
    reader: Reader,
    /// Takes a field without its quotation marks; as long as the text, so that each fits.
    unquoted: Vec<u8>,
}

impl<'a> Rows<'a> {
    /// The rows of `text`, whose first row says which separator it has.
    pub fn new(text: &'a str) -> Self {
        let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let first = text[at..].lines().next().unwrap_or_default();
        let said = first
            .strip_prefix("sep=")
            .or_else(|| first.strip_prefix("SEP="))
            .and_then(|said| SEPARATORS.into_iter().find(|separator| said.as_bytes() == [*separator]));
        if said.is_some() {
            at += first.len();
        }
        let reader = ReaderBuilder::new().delimiter(said.unwrap_or_else(|| separator(&text[at..]))).build();
        Rows { text, at, reader, unquoted: vec![0; text.len() + 1] }
    }

    /// Goes on with the row that begins at `at`, in bytes.
    pub fn resume_at(&mut self, at: usize) {
        self.at = at;
        self.reader.reset();
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

/// What may stand between two fields. Where two stand equally often, it is the first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The separator that stands most often in the first row, outside quotation marks.
fn separator(text: &str) -> u8 {
    let mut counts = [0usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for byte in text.trim_start().bytes().take_while(|byte| *byte != b'\n') {
        is_quoted ^= byte == b'"';
        if let Some(at) = SEPARATORS.iter().position(|separator| *separator == byte && !is_quoted) {
            counts[at] += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    counts.iter().position(|count| *count == most).map_or(b',', |at| SEPARATORS[at])
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
