//! What no card may show: tags of HTML and of templates, footnote marks, wikilinks, embeds.
//!
//! ```text
//! HTML       becomes what it means (emphasis, paragraphs, lists, breaks, tables), or goes          html.rs, tags.rs
//! templates  {% … %}, {{ … }}, {{< … >}}, [caption …], <Component/>, import …: go; a spoiler
//!            becomes "||", a grade a grade, what stands in a sentence its name                      templates.rs
//! notes      [^1] becomes the text of the note in brackets                                          notes.rs
//! links      [[Mara Quill]], ![[picture.png]]
//! ```
//!
//! The text is rewritten before it is read, so that every construct sees what readers of the page see. The places
//! of what is kept are remembered ([`Moved`]), and diagnostics are about the document as it was written. One pass
//! from the front to the back: prose is passed over up to the next byte that may begin something of this kind.

mod html;
mod notes;
mod tags;
mod templates;

use crate::grade;
use crate::keys::leads_to_a_database;
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

    /// A span of code, which is text whatever stands in it: it ends with as many backticks as it begins with, within the
    /// paragraph.
    fn code_span(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..at + floor(&self.text[at..], MAX_MARKED)];
        let ticks = |from: usize| rest[from..].bytes().take_while(|byte| *byte == b'`').count();
        let opening = ticks(0);
        let mut from = opening;
        loop {
            let found = from + rest[from..].find('`')?;
            let run = ticks(found);
            if run == opening {
                return (!rest[opening..found].contains("\n\n")).then_some(at + found + run);
            }
            from = found + run;
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

    /// `[` in all its meanings.
    fn bracket(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let is_picture = self.kind.is_markdown() && at > self.copied && self.text.as_bytes()[at - 1] == b'!';
        if rest.starts_with("[[") && self.kind.is_markdown() {
            let stops = |byte| matches!(byte, b'[' | b']' | b'\n');
            let end = rest.bytes().skip(2).take(MAX_LINK).position(stops)? + 2;
            if !rest[end..].starts_with("]]") {
                return None;
            }
            let end = at + end + 2;
            if is_picture {
                return Some(self.leave_out(at - 1..end, "picture or embed", "pictures or embeds"));
            }
            let inner = &self.text[at + 2..end - 2];
            let shown = match inner.split_once('|') {
                Some((_, shown)) => shown,
                None => inner.rsplit('/').next().unwrap_or(inner).split(['#', '^']).next().unwrap_or(inner),
            };
            if shown.trim().is_empty() {
                return None;
            }
            self.copy_to(at);
            self.resume(end - 2 - inner.len() + (shown.as_ptr() as usize - inner.as_ptr() as usize));
            self.copy_to(self.copied + shown.len());
            self.resume(end);
            return Some(end);
        }
        if rest.starts_with("[^") {
            return self.note_mark(at);
        }
        if is_picture {
            return self.picture(at);
        }
        self.bracket_code(at)
    }

    /// `![alt](address)`: a picture shows nothing here, unless what stands for it is a grade.
    fn picture(&mut self, at: usize) -> Option<usize> {
        let middle = self.find("](", at, MAX_PICTURE)? - at;
        let rest = &self.text[at..at + floor(&self.text[at..], MAX_PICTURE)];
        if rest.get(..middle)?.contains("\n\n") {
            return None;
        }
        let mut depth = 0usize;
        let end = rest[middle + 1..].bytes().take_while(|byte| !matches!(byte, b'[' | b'\n')).position(|byte| {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        let end = at + middle + 1 + end + 1;
        let alt = rest[1..middle].trim();
        if is_grade(alt) {
            self.copy_to(at - 1);
            self.resume(at + 1);
            self.copy_to(at + middle);
            self.resume(end);
            return Some(end);
        }
        Some(self.leave_out(at - 1..end, "picture", "pictures"))
    }

    /// `~~struck~~`, `==marked==`: the words stay.
    fn strokes(&mut self, at: usize) -> Option<usize> {
        let byte = self.text.as_bytes()[at];
        let rest = &self.text[at..];
        let run = rest.bytes().take_while(|other| *other == byte).count();
        let mark = if byte == b'~' { "~~" } else { "==" };
        if run != 2 {
            return Some(at + run);
        }
        let inner = &rest[2..2 + floor(&rest[2..], MAX_MARKED)];
        let end = inner.find(mark).filter(|end| *end > 0 && !inner[..*end].contains("\n\n"))?;
        if inner.starts_with(char::is_whitespace) || inner[..end].ends_with(char::is_whitespace) {
            return None;
        }
        self.replace(at..at + 2, "");
        self.copy_to(at + 2 + end);
        Some(self.replace(at + 2 + end..at + 4 + end, ""))
    }

    /// `%%a note to oneself%%`, as Obsidian has it.
    fn comment(&mut self, at: usize) -> Option<usize> {
        if !self.text[at..].starts_with("%%") {
            return None;
        }
        let end = self.find("%%", at + 2, MAX_COMMENT)? + 2;
        Some(self.replace(at..end, ""))
    }

    /// A character by its name: `&eacute;`, `&#39;`.
    fn character(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        let end = rest.iter().take(MAX_CHARACTER).position(|byte| *byte == b';')?;
        let name = &self.text[at..=at + end];
        if !name[1..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
            return None;
        }
        let character = tags::decoded(name);
        // Delimiters of Markdown are meant as letters; Markdown reads their names itself.
        if character == name || self.kind.is_markdown() && character.contains(['*', '_', '`', '\\', '#', '[', ']', '~'])
        {
            return None;
        }
        Some(self.replace(at..at + end + 1, &character))
    }

    /// What may stand at the beginning of the line behind the break at `at`.
    fn after_line(&mut self, at: usize) -> Option<usize> {
        if !self.html.is_plain() && self.text[at + 1..].starts_with(['\n', '\r']) {
            self.copy_to(at);
            self.end_emphasis();
            self.resume(at);
        }
        if self.kind == Kind::Html && !self.html.is_preformatted() {
            // Breaks of the source are no breaks of the page.
            let rest = &self.text[at..];
            let end = at + rest.len() - rest.trim_start().len();
            if rest[..end - at].matches('\n').count() > 1 {
                self.replace(at..end, "\n");
                return Some(end);
            }
        }
        self.line(at + 1)
    }

    /// A line that is none of the text: `import …`, `:::`, a bare address, the definition of a footnote.
    fn line(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let trimmed = rest.trim_start_matches([' ', '\t']);
        let from = at + rest.len() - trimmed.len();
        let end = |cleaner: &Self| {
            from + memchr::memchr(b'\n', &cleaner.text.as_bytes()[from..]).unwrap_or(cleaner.text.len() - from)
        };
        match *trimmed.as_bytes().first()? {
            b':' if trimmed.starts_with(":::") => Some(self.replace(from..end(self), "")),
            b'h' if trimmed.starts_with("http://") || trimmed.starts_with("https://") => {
                let end = end(self);
                let line = self.text[from..end].trim_end();
                (line.len() > 8 && !line.contains(char::is_whitespace))
                    .then(|| self.leave_out(from..end, "bare address", "bare addresses"))
            }
            b'i' | b'e' if self.kind == Kind::Mdx => {
                let is_code =
                    trimmed.starts_with("import ") && trimmed.contains(['\'', '"']) || trimmed.starts_with("export ");
                let first = &trimmed[..trimmed.find('\n').unwrap_or(trimmed.len())];
                let is_code = is_code && (first.contains(['\'', '"', '=', '{']) || first.ends_with("from"));
                if !is_code {
                    return None;
                }
                // It goes on up to the next blank line.
                let end = memmem::find(trimmed.as_bytes(), b"\n\n").map_or(self.text.len(), |end| from + end);
                Some(self.replace(from..end, ""))
            }
            b'[' if trimmed.starts_with("[^") => self.definition(from),
            // Behind the text, a line that is nothing but a link to what others know of the film.
            b'[' if self.out.len() + (from - self.copied.min(from)) > 400 => {
                let line = &self.text[from..end(self)].trim_end();
                let (shown, address) = line.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
                let alone =
                    !shown.contains([']', '[']) && !address.contains(['(', ' ']) && leads_to_a_database(address);
                let end = from + line.len();
                alone.then(|| self.leave_out(from..end, "link to a database", "links to databases"))
            }
            _ => None,
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

/// Bounds of what is looked for, in bytes: no such thing is longer, and no text is looked through further.
const MAX_LINK: usize = 300;
const MAX_PICTURE: usize = 4_000;
const MAX_MARKED: usize = 1_000;
const MAX_COMMENT: usize = 20_000;
const MAX_CHARACTER: usize = 34;

#[cfg(test)]
mod tests;
