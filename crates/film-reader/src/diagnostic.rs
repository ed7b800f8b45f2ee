//! What the reader of a text has to say to the critic.
//!
//! A diagnostic prints as its place, severity, code and message, then the line it is about, a caret
//! and what to do:
//!
//! ```text
//! metal.txt:3:24: warning[name-spelling]: "Olivia Cook" is close to the credited "Olivia Cooke"
//! his girlfriend Lou (Olivia Cook) packs the van
//!                     ^^^^^^^^^^^
//! help: write "Olivia Cooke", or correct the credits
//! ```

use crate::source::Source;
use std::fmt;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How much it matters. An error fails the build; a note only tells what was assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        })
    }
}

/// What kind of thing was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// No title is to be found.
    MissingTitle,
    /// The title was taken from the caption or the prose.
    TitleInferred,
    /// A name is close to a credited one.
    NameSpelling,
    /// A possessive before a part that somebody else plays.
    UnknownName,
    /// Stars without saying out of how many.
    AmbiguousGrade,
    /// Something labelled as a grade that is none.
    InvalidGrade,
    /// A date that is not in the calendar, or not written `2020-12-04`.
    InvalidDate,
    /// Two documents contradict each other.
    ConflictingFact,
    /// The same text twice.
    DuplicateReview,
    /// Front matter that cannot be read, or a value of the wrong kind in it.
    FrontMatter,
    /// A key the front matter does not have.
    UnknownKey,
    /// A document without a review.
    EmptyReview,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A document marked as a draft, which is left out.
    Draft,
    /// `||` without its partner, so that a spoiler would be seen.
    UnclosedSpoiler,
    /// Much text behind a label such as `READ MORE:`, which is left out.
    TailDropped,
    /// A file that cannot be read.
    Unreadable,
    /// A row of an export, or its header, that cannot be read.
    Export,
    /// A label among the credits that is not known.
    UnknownCredit,
}

impl Code {
    /// Its name in print and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Code::MissingTitle => "missing-title",
            Code::TitleInferred => "title-inferred",
            Code::NameSpelling => "name-spelling",
            Code::UnknownName => "unknown-name",
            Code::AmbiguousGrade => "ambiguous-grade",
            Code::InvalidGrade => "invalid-grade",
            Code::InvalidDate => "invalid-date",
            Code::ConflictingFact => "conflicting-fact",
            Code::DuplicateReview => "duplicate-review",
            Code::FrontMatter => "front-matter",
            Code::UnknownKey => "unknown-key",
            Code::EmptyReview => "empty-review",
            Code::NotUtf8 => "not-utf8",
            Code::Draft => "draft",
            Code::UnclosedSpoiler => "unclosed-spoiler",
            Code::TailDropped => "tail-dropped",
            Code::Unreadable => "unreadable",
            Code::Export => "export",
            Code::UnknownCredit => "unknown-credit",
        }
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Something the reader has to say about a place in a document.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Diagnostic {
    /// The document: a path below the reviews folder.
    pub source: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    pub severity: Severity,
    pub code: Code,
    /// What was seen; lower case, without a full stop, the input quoted.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The line it is about, cut to what is near where it is long.
    #[serde(skip)]
    excerpt: String,
    /// Where the caret stands under the excerpt, in columns of a terminal.
    #[serde(skip)]
    caret: Range<usize>,
}

impl Diagnostic {
    /// Says something about the document at `path` as a whole.
    pub fn of_document(
        path: &str,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Diagnostic::new(&Source::new(path, ""), 0..0, severity, code, message, help)
    }

    /// Says something about `span`, a range of bytes in the text of `source`.
    pub(crate) fn new(
        source: &Source<'_>,
        span: Range<usize>,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let place = source.place(span.start);
        let (excerpt, caret) = excerpt(place.line_text, place.offset, span.len());
        Diagnostic {
            source: source.path.to_owned(),
            line: place.line,
            column: place.column,
            severity,
            code,
            message: tame(&message.into()),
            help: tame(&help.into()),
            excerpt,
            caret,
        }
    }

    /// Where it is, what it is: the first line of what is printed, with `folder` before the path.
    pub fn headline(&self, folder: &str) -> String {
        let Diagnostic { line, column, severity, message, .. } = self;
        let source = tame(&self.source);
        format!("{folder}{source}:{line}:{column}: {severity}[{}]: {message}", self.code.name())
    }

    /// The line it is about with the caret below it, or nothing where the line is empty.
    pub fn excerpt(&self) -> String {
        if self.excerpt.is_empty() {
            return String::new();
        }
        let caret = "^".repeat(self.caret.len().max(1));
        format!("{}\n{}{caret}\n", self.excerpt, " ".repeat(self.caret.start))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}help: {}", self.headline(""), self.excerpt(), self.help)
    }
}

/// `text` on one line, with nothing in it that a terminal or a build would obey: what is quoted from
/// a document must not be able to clear a screen or to give cargo an order.
fn tame(text: &str) -> String {
    text.chars().map(|c| if is_obeyed(c) { ' ' } else { c }).collect()
}

fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// How much of a long line is shown, in columns.
const WIDTH: usize = 100;

/// The part of `line` around the `length` bytes at `offset`, and the columns they take in it.
fn excerpt(line: &str, offset: usize, length: usize) -> (String, Range<usize>) {
    let mut end = line.len().min(offset + length);
    // A span of one byte may be said of a character that takes several.
    while !line.is_char_boundary(end) {
        end += 1;
    }
    let marked = line.get(offset..end).unwrap_or("");
    let before = &line[..offset.min(line.len())];
    let after = &line[end.max(before.len())..];

    let marked = printable(marked.chars(), WIDTH);
    let room = WIDTH.saturating_sub(marked.width());
    // What stands before a place tells more about it than what follows.
    let mut start: String = printable(before.chars().rev(), room * 2 / 3).chars().rev().collect();
    if before.chars().nth(start.chars().count()).is_some() {
        start.insert(0, '…');
    }
    let mut rest = printable(after.chars(), WIDTH.saturating_sub(start.width() + marked.width()));
    if after.chars().nth(rest.chars().count()).is_some() {
        rest.push('…');
    }
    let from = start.width();
    let caret = from..from + marked.width();
    (format!("{start}{marked}{rest}"), caret)
}

/// The first of `characters` that fit into `columns`, with a space for each that a terminal would
/// obey rather than print.
fn printable(characters: impl Iterator<Item = char>, columns: usize) -> String {
    let mut taken = 0;
    characters
        .map(|c| if is_obeyed(c) { ' ' } else { c })
        .take_while(|c| {
            taken += c.width().unwrap_or(0);
            taken <= columns
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, part: &str) -> Diagnostic {
        let source = Source::new("a.txt", text);
        let start = text.find(part).expect("the part stands in the text");
        Diagnostic::new(&source, start..start + part.len(), Severity::Warning, Code::NameSpelling, "m", "h")
    }

    #[test]
    fn points_under_wide_and_combining_characters() {
        assert_eq!(
            at("one\n東京 e\u{301} Cook here", "Cook").to_string(),
            "a.txt:2:7: warning[name-spelling]: m\n東京 e\u{301} Cook here\n       ^^^^\nhelp: h"
        );
    }

    #[test]
    fn points_at_whole_characters() {
        let source = Source::new("a.txt", "東Q");
        let shown = |span| Diagnostic::new(&source, span, Severity::Error, Code::FrontMatter, "m", "h").excerpt();
        assert_eq!(shown(0..1), "東Q\n^^\n");
        assert_eq!(shown(1..2), "東Q\n^^\n");
        assert_eq!(shown(4..9), "東Q\n   ^\n");
    }

    #[test]
    fn quotes_nothing_that_is_obeyed() {
        let source = Source::new("a\nb.txt", "x\u{1b}[2J\u{202e}y");
        let message = "\"x\ncargo::rustc-env=A=1\u{1b}[2J\"";
        let shown = Diagnostic::new(&source, 0..1, Severity::Error, Code::UnknownKey, message, "a\nb").to_string();
        assert_eq!(shown.lines().count(), 4, "{shown}");
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
    }

    #[test]
    fn shows_what_is_near_on_a_long_line() {
        let text = format!("{} Cook {}", "a ".repeat(400), "b ".repeat(400));
        let shown = at(&text, "Cook").to_string();
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].width() <= WIDTH + 2, "{shown}");
        assert!(lines[1].starts_with('…') && lines[1].ends_with('…'), "{shown}");
        let caret = lines[2].find('^').expect("a caret");
        assert_eq!(lines[1].chars().skip(caret).take(4).collect::<String>(), "Cook");
    }
}
