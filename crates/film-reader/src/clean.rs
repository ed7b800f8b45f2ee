//! What no card may show: tags of HTML and of templates, footnote marks, wikilinks, embeds.
//!
//! ```text
//! HTML       becomes what it means (emphasis, paragraphs, lists, breaks, tables), or goes          html.rs, tags.rs
//! templates  {% … %}, {{ … }}, {{< … >}}, [caption …], <Component/>, import …: go; a spoiler
//!            becomes "||", a grade a grade, what stands in a sentence its name                      templates.rs
//! pages      of <html> … </html> the review is kept; what it states of it becomes front matter         page.rs
//! notes      [^1] becomes the text of the note in brackets                                          notes.rs
//! links      [[Mara Quill]], ![[picture.png]]
//! ```
//!
//! The text is rewritten before it is read, so that every construct sees what readers of the page see. The places
//! of what is kept are remembered ([`Moved`]), and diagnostics are about the document as it was written. One pass
//! from the front to the back: prose is passed over up to the next byte that may begin something of this kind.

mod delimiters;
mod html;
mod lines;
mod links;
mod notes;
#[cfg(feature = "pages")]
mod page;
mod tags;
mod templates;

use crate::front_matter;
use crate::grade;
use crate::memmem;
use crate::source::Moved;
use notes::Notes;
use std::borrow::Cow;
use std::ops::Range;

/// The language a document's text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Markdown,
    /// Markdown with components in it.
    Mdx,
    Html,
}

impl Kind {
    /// The kind of the document at `path`.
    pub fn of(path: &str) -> Kind {
        let ends = |ending| crate::is_of_kind(path, ending);
        if ends(".mdx") {
            Kind::Mdx
        } else if ends(".html") || ends(".htm") {
            Kind::Html
        } else if ends(".md") || ends(".markdown") || ends(".qmd") {
            Kind::Markdown
        } else {
            Kind::Plain
        }
    }

    /// Whether backticks mark code in such a text, and backslashes characters that are text.
    pub fn has_code(self) -> bool {
        matches!(self, Kind::Markdown | Kind::Mdx)
    }

    /// Whether what is kept of such a text is read as Markdown.
    pub fn is_markdown(self) -> bool {
        self != Kind::Plain
    }
}

/// A text without what no card may show.
#[derive(Debug)]
pub struct Cleaned<'a> {
    pub text: Cow<'a, str>,
    /// In the order of `at`; empty where nothing has moved.
    pub moved: Vec<Moved>,
    pub left_out: LeftOut,
    /// Grades of shortcodes: the name, the number.
    pub grades: Vec<(String, String)>,
}

/// What was left out of a document, by kind.
#[derive(Debug, Default, PartialEq)]
pub struct LeftOut {
    /// The kind, in the singular and the plural, and how often.
    pub kinds: Vec<(&'static str, &'static str, usize)>,
    /// Where the first of them stands in the document.
    pub first: Range<usize>,
}

impl LeftOut {
    /// What the one note about it says. `None` where nothing was left out.
    pub fn sentence(&self) -> Option<String> {
        let kinds: Vec<String> = self
            .kinds
            .iter()
            .map(|(one, many, count)| if *count == 1 { format!("1 {one}") } else { format!("{count} {many}") })
            .collect();
        (!kinds.is_empty()).then(|| format!("left out: {}", kinds.join(", ")))
    }
}

/// Cleans the text of a document from `from` on, where its front matter ends.
pub fn clean(text: &str, from: usize, kind: Kind) -> Cleaned<'_> {
    let whole = |text| Cleaned { text, moved: Vec::new(), left_out: LeftOut::default(), grades: Vec::new() };
    if !matches!(kind, Kind::Html | Kind::Mdx) && !needs_cleaning(&text[from..]) {
        return whole(Cow::Borrowed(text));
    }
    let mut cleaner = Cleaner::new(text, from, kind);
    cleaner.run(from..text.len());
    cleaner.end_emphasis();
    cleaner.unused_notes();
    if !cleaner.changed {
        return whole(Cow::Borrowed(text));
    }
    Cleaned { text: Cow::Owned(cleaner.out), moved: cleaner.moved, left_out: cleaner.left_out, grades: cleaner.grades }
}

/// Cleans a document. Of a whole page of HTML, the review is kept, and what the page states of it becomes front matter.
pub fn document(text: &str, kind: Kind) -> Cleaned<'_> {
    let from = front_matter::end(text);
    #[cfg(feature = "pages")]
    if kind == Kind::Html
        && from == 0
        && let Some(page) = page::read(text)
    {
        let mut cleaner = Cleaner::new(text, 0, kind);
        cleaner.out.push_str(&page.head);
        cleaner.moved = page.moved;
        for part in page.kept {
            cleaner.end_paragraph();
            cleaner.run(part);
        }
        cleaner.end_emphasis();
        cleaner.unused_notes();
        for _ in 0..page.dropped {
            cleaner.note(page.first_dropped.clone(), "part of the page around it", "parts of the page around it");
        }
        return Cleaned {
            text: Cow::Owned(cleaner.out),
            moved: cleaner.moved,
            left_out: cleaner.left_out,
            grades: cleaner.grades,
        };
    }
    clean(text, from, kind)
}

/// Whether anything in `text` may begin what is cleaned away.
fn needs_cleaning(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'<', b'{', b'[', bytes).is_some()
        || memchr::memchr3(b'&', b'~', b'=', bytes).is_some()
        || memmem::find(bytes, b"%%").is_some()
        || memmem::find(bytes, b"://").is_some()
        || memmem::find(bytes, b":::").is_some()
}

/// Bytes that may begin what is cleaned away.
const BEGINS: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"<{[&~=%`\\\n";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

struct Cleaner<'a> {
    text: &'a str,
    kind: Kind,
    out: String,
    moved: Vec<Moved>,
    /// Up to where the text has been copied or passed over.
    copied: usize,
    changed: bool,
    left_out: LeftOut,
    grades: Vec<(String, String)>,
    notes: Notes,
    html: html::State,
    /// Endings, and where in the text there is none: no text is searched twice in vain.
    searched: Vec<(&'static str, Range<usize>)>,
    /// How many spoilers of components or shortcodes are open.
    spoilers: usize,
}

impl<'a> Cleaner<'a> {
    fn new(text: &'a str, from: usize, kind: Kind) -> Self {
        let mut out = String::with_capacity(text.len());
        out.push_str(&text[..from]);
        Cleaner {
            text,
            kind,
            out,
            moved: vec![Moved { at: 0, from: 0 }],
            copied: from,
            changed: false,
            left_out: LeftOut::default(),
            grades: Vec::new(),
            notes: Notes::of(text, from),
            html: html::State::default(),
            searched: Vec::new(),
            spoilers: 0,
        }
    }

    /// Cleans a part of the text.
    fn run(&mut self, part: Range<usize>) {
        self.resume(part.start);
        let mut at = part.start;
        // The first line has no line break before it.
        if let Some(end) = self.line(at) {
            at = end.min(part.end);
        }
        while at < part.end {
            let bytes = &self.text.as_bytes()[at..part.end];
            let Some(found) = bytes.iter().position(|byte| BEGINS[*byte as usize]) else { break };
            at += found;
            at = match self.construct(at) {
                Some(end) => end.min(part.end).max(at + 1),
                None => at + 1,
            };
            while !self.text.is_char_boundary(at) {
                at += 1;
            }
        }
        self.copy_to(part.end);
    }

    /// Reads what begins at `at`; gives where it ends. `None` where it is text.
    fn construct(&mut self, at: usize) -> Option<usize> {
        match self.text.as_bytes()[at] {
            b'<' => self.tag(at),
            b'{' => self.template(at),
            b'[' => self.bracket(at),
            b'&' => self.character(at),
            b'\n' => self.after_line(at),
            b'~' | b'=' if self.kind.is_markdown() => self.strokes(at),
            b'%' if self.kind.is_markdown() => self.comment(at),
            b'`' if self.kind.has_code() => self.code_span(at),
            // An escaped character is text.
            b'\\' if self.kind.has_code() => {
                self.text.as_bytes().get(at + 1).filter(|next| next.is_ascii_punctuation()).map(|_| at + 2)
            }
            _ => None,
        }
    }

    /// Copies the text up to `at`.
    fn copy_to(&mut self, at: usize) {
        if at > self.copied {
            let part = &self.text[self.copied..at];
            if !part.trim().is_empty() {
                self.html.open_emphasis(&mut self.out, part, &mut self.moved);
            }
            self.out.push_str(part);
            self.copied = at;
        }
    }

    /// Goes on with the text at `at`; what lies before it is left out.
    fn resume(&mut self, at: usize) {
        if at != self.copied {
            self.changed = true;
        }
        self.copied = at;
        let moved = Moved { at: self.out.len(), from: at };
        // What was taken back in the meantime has no place any more.
        while self.moved.last().is_some_and(|last| last.at >= moved.at) {
            self.moved.pop();
        }
        self.moved.push(moved);
    }

    /// Leaves out what stands in `part`, with `instead` in its place.
    fn replace(&mut self, part: Range<usize>, instead: &str) -> usize {
        self.copy_to(part.start);
        if !instead.trim().is_empty() {
            self.html.open_emphasis(&mut self.out, instead, &mut self.moved);
        }
        self.out.push_str(instead);
        self.resume(part.end);
        part.end
    }

    /// The same, and says in the note of the document what it was.
    fn leave_out(&mut self, part: Range<usize>, one: &'static str, many: &'static str) -> usize {
        self.note(part.clone(), one, many);
        self.replace(part, "")
    }

    fn note(&mut self, part: Range<usize>, one: &'static str, many: &'static str) {
        if self.left_out.kinds.is_empty() {
            self.left_out.first = part;
        }
        match self.left_out.kinds.iter_mut().find(|(known, _, _)| *known == one) {
            Some((_, _, count)) => *count += 1,
            None => self.left_out.kinds.push((one, many, 1)),
        }
    }

    /// Ends the paragraph in what has been written.
    fn end_paragraph(&mut self) {
        self.end_emphasis();
        let end = self.out.trim_end_matches([' ', '\t', '\n']).len();
        let breaks = self.out[end..].matches('\n').count();
        if end > 0 && breaks < 2 {
            self.out.push_str(&"\n\n"[breaks..]);
        }
    }

    /// Where `ending` first stands at or behind `at`, at most `bound` bytes on.
    fn find(&mut self, ending: &'static str, at: usize, bound: usize) -> Option<usize> {
        let end = at.saturating_add(bound).min(self.text.len());
        // What was looked through for it before in vain is not looked through again.
        let known = self.searched.iter().position(|(known, _)| *known == ending);
        let known = known.unwrap_or_else(|| {
            self.searched.push((ending, at..at));
            self.searched.len() - 1
        });
        let searched = &mut self.searched[known].1;
        let from = if searched.contains(&at) { at.max((searched.end + 1).saturating_sub(ending.len())) } else { at };
        let found = memmem::find(self.text.as_bytes().get(from..end)?, ending.as_bytes());
        match found {
            Some(found) => Some(from + found),
            None => {
                *searched = if searched.contains(&at) { searched.start..end } else { at..end };
                None
            }
        }
    }
}

/// Whether what stands for a picture is a grade; a letter by itself may be anything.
fn is_grade(alt: &str) -> bool {
    alt.contains(|c: char| c.is_ascii_digit() || matches!(c, '★' | '☆' | '⭐' | '+' | '-'))
        && grade::parse(alt, None).is_some()
}

/// The last boundary of a character in `text` at or before `most`.
fn floor(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// `text`, no longer than `most` bytes.
#[cfg(feature = "pages")]
fn floored(text: &str, most: usize) -> &str {
    &text[..floor(text, most)]
}

/// Bounds of what is looked for, in bytes: no such thing is longer, and no text is looked through further.
const MAX_LINK: usize = 300;

#[cfg(test)]
mod tests;
