//! What the reader of a text reports to the critic: a place, what was seen there, and what to do.
//!
//! A diagnostic carries places and no text of the document. [`render`](crate::render) prints it with the line
//! it is about, for a command; an editor marks its [`span`](Diagnostic::span).

use std::fmt;
use std::ops::Range;

/// How much it matters. An error fails the build; a note only tells what was assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The document cannot be taken as it is.
    Error,
    /// Something looks wrong.
    Warning,
    /// Something was assumed or left out.
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
#[non_exhaustive]
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
    /// What no card shows: pictures, tags of templates, scripts.
    LeftOut,
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
            Code::LeftOut => "left-out",
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

/// Something the reader reports about a place in a document.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The document: a path below the reviews folder.
    pub source: String,
    /// Where [`span`](Self::span) begins: the line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// How much it matters.
    pub severity: Severity,
    /// What kind of thing was seen.
    pub code: Code,
    /// What was seen; lower case, without a full stop, the input quoted.
    pub message: String,
    /// What to do.
    pub help: String,
    /// What it is about, in bytes of the document's text as [`Document::text`](crate::Document::text) gives it.
    /// Empty where it is about a place between two letters, or about the document as a whole.
    #[serde(skip)]
    pub span: Range<usize>,
    /// Other places that the message speaks of, such as the first of two facts that contradict each other.
    #[serde(skip)]
    pub related: Vec<Place>,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The document: a path below the reviews folder.
    pub source: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// In bytes of the document's text.
    pub span: Range<usize>,
}

impl fmt::Display for Place {
    /// `path:line:column`, as messages name a place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.source, self.line, self.column)
    }
}

impl Diagnostic {
    /// Reports something about the document at `path` as a whole.
    pub fn of_document(
        path: &str,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let start = Place { source: path.to_owned(), line: 1, column: 1, span: 0..0 };
        Diagnostic::at(start, severity, code, message, help)
    }

    /// Reports something about a place.
    pub(crate) fn at(
        place: Place,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let Place { source, line, column, span } = place;
        let (message, help) = (without_controls(&message.into()), without_controls(&help.into()));
        Diagnostic { source, line, column, severity, code, message, help, span, related: Vec::new() }
    }

    /// The same with another place that the message speaks of.
    pub(crate) fn related_to(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// Where it is, what it is: the first line of what is printed, with `folder` before the path.
    pub fn headline(&self, folder: &str) -> String {
        let Diagnostic { line, column, severity, message, .. } = self;
        let source = without_controls(&self.source);
        format!("{folder}{source}:{line}:{column}: {severity}[{}]: {message}", self.code.name())
    }
}

impl fmt::Display for Diagnostic {
    /// The headline and the help. [`render::printed`](crate::render::printed) has the line between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\nhelp: {}", self.headline(""), self.help)
    }
}

/// `text` on one line, with a space for each character that a terminal or a build would obey: what is quoted
/// from a document must not be able to clear a screen or to give cargo an order.
///
/// ```
/// use film_reader::diagnostic::without_controls;
/// assert_eq!(without_controls("a\u{1b}[2J\r\u{202e}b"), "a [2J  b");
/// ```
pub fn without_controls(text: &str) -> String {
    text.chars().map(|c| if is_control(c) { ' ' } else { c }).collect()
}

/// Whether a terminal obeys a character rather than print it.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
