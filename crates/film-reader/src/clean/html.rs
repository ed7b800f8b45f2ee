//! HTML: emphasis, paragraphs, lists, breaks and tables become what they mean in Markdown; everything else goes.
//!
//! What stands in a tag is read in `tags`; where one ends is looked for here, because what looks like a tag in prose
//! (`a < b`, `<3`) may be none.

use super::tags::{Tag, decoded, read};
use super::{Cleaner, Kind, is_grade};
use crate::caption;
use crate::source::Moved;
use crate::text::single_spaced;
use film_model::may_be_linked;
use std::ops::Range;

/// What is open while a text is cleaned.
#[derive(Default)]
pub struct State {
    /// Emphasis, from the outside to the inside.
    emphasis: Vec<Emphasis>,
    /// Links: where the text of each begins in what has been written, and where it leads.
    links: Vec<Option<(usize, String)>>,
    /// How many quotations, ordered lists, preformatted texts are open.
    quotations: usize,
    ordered: Vec<bool>,
    preformatted: usize,
    /// How many cells a table's row has so far.
    cells: usize,
}

struct Emphasis {
    mark: &'static str,
    /// Where it was opened; nothing while no text has come, or where it cannot be opened.
    at: Option<usize>,
    is_pending: bool,
}

impl State {
    pub fn is_plain(&self) -> bool {
        self.emphasis.is_empty()
    }

    pub fn is_preformatted(&self) -> bool {
        self.preformatted > 0
    }

    /// Writes the delimiters that wait for `part`, which is about to be written.
    pub fn open_emphasis(&mut self, out: &mut String, part: &str, moved: &mut [Moved]) {
        if !self.emphasis.iter().any(|emphasis| emphasis.is_pending) {
            return;
        }
        let next = part.chars().next();
        for emphasis in self.emphasis.iter_mut().filter(|emphasis| emphasis.is_pending) {
            emphasis.is_pending = false;
            let before = out.chars().next_back();
            // A delimiter before white space or, within a word, before punctuation opens nothing.
            let opens = !part.starts_with(char::is_whitespace)
                && next.is_some_and(|next| next.is_alphanumeric() || before.is_none_or(|c| !c.is_alphanumeric()));
            if opens {
                emphasis.at = Some(out.len());
                out.push_str(emphasis.mark);
            }
        }
        if let Some(last) = moved.last_mut()
            && last.at <= out.len()
        {
            last.at = out.len();
        }
    }
}

/// No element of a page's picture has a longer tag, in bytes.
const MAX_TAG: usize = 20_000;

/// Braces in a tag of MDX do not stay open for longer, in bytes.
const MAX_BRACES: usize = 400;

/// Further than this the delimiter of an emphasis is not taken back.
const MAX_EMPHASIS: usize = 2_000;

/// Elements that go with all that stands in them, and what they are in the note.
const DROPPED: [(&str, &str, &str); 16] = [
    ("script", "</script", "script"),
    ("style", "</style", ""),
    ("iframe", "</iframe", "video or embed"),
    ("object", "</object", "video or embed"),
    ("video", "</video", "video or embed"),
    ("audio", "</audio", "video or embed"),
    ("noscript", "</noscript", ""),
    ("svg", "</svg", "picture"),
    ("form", "</form", "form"),
    ("button", "</button", "form"),
    ("select", "</select", "form"),
    ("textarea", "</textarea", "form"),
    ("template", "</template", ""),
    ("nav", "</nav", ""),
    ("head", "</head", ""),
    ("summary", "</summary", ""),
];

/// Elements that paragraphs do not run across.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "main",
    "footer",
    "aside",
    "center",
    "address",
    "figure",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "pre",
    "hr",
    "body",
    "html",
    "details",
    "fieldset",
    "hgroup",
    "picture",
];

impl Cleaner<'_> {
    /// `<`: a tag or a comment.
    pub fn tag(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at + 1..];
        match *rest.first()? {
            b'!' if rest.starts_with(b"!--") => {
                let end = self.find("-->", at + 4, usize::MAX)? + 3;
                return Some(self.replace(at..end, ""));
            }
            b'!' | b'?' if rest.get(1).is_some_and(|byte| byte.is_ascii_alphabetic()) => {
                let end = at + 1 + rest.iter().take(MAX_TAG).position(|byte| matches!(byte, b'>' | b'<'))?;
                return (self.text.as_bytes()[end] == b'>').then(|| self.replace(at..end + 1, ""));
            }
            // `<%@ Page %>`
            b'%' => {
                let end = self.find("%>", at, MAX_TAG)? + 2;
                return Some(self.replace(at..end, ""));
            }
            // The tag around nothing, of MDX.
            b'>' | b'/' if self.kind == Kind::Mdx && (rest[0] == b'>' || rest.starts_with(b"/>")) => {
                let end = at + if rest[0] == b'>' { 2 } else { 3 };
                return Some(self.replace(at..end, ""));
            }
            b'/' if rest.get(1).is_some_and(u8::is_ascii_alphabetic) => {}
            byte if byte.is_ascii_alphabetic() => {}
            _ => return None,
        }
        let end = end_of_tag(self.text, at, self.kind == Kind::Mdx)?;
        let tag = read(&self.text[at..end])?;
        Some(self.element(at..end, &tag))
    }

    fn element(&mut self, part: Range<usize>, tag: &Tag) -> usize {
        let name = tag.name.to_ascii_lowercase();
        let name = name.as_str();
        let class = tag.attribute("class").unwrap_or_default();
        let hides =
            matches!(name, "span" | "div" | "p") && self.spoilers == 0 && class.to_lowercase().contains("spoiler");
        if !tag.closes && hides {
            // Which end belongs to it is not known where others stand within; a plain one is the usual.
            let closing: &'static str = match name {
                "span" => "</span>",
                "div" => "</div>",
                _ => "</p>",
            };
            if let Some(end) = self.find(closing, part.end, MAX_TAG) {
                self.replace(part.clone(), "||");
                self.spoilers += 1;
                self.run(part.end..end);
                self.spoilers -= 1;
                return self.replace(end..end + closing.len(), "||");
            }
        }
        if name.contains("spoiler") {
            return self.spoiler(part, tag.closes);
        }
        if !tag.closes
            && let Some((_, closing, what)) = DROPPED.iter().find(|(dropped, _, _)| *dropped == name)
        {
            let end = if tag.closes_itself { Some(part.end) } else { self.closing(closing, part.end) };
            let end = end.unwrap_or(part.end);
            return match *what {
                "" => self.replace(part.start..end, ""),
                "script" => self.leave_out(part.start..end, "script", "scripts"),
                "form" => self.leave_out(part.start..end, "form", "forms"),
                "picture" => self.leave_out(part.start..end, "picture", "pictures"),
                _ => self.leave_out(part.start..end, "video or embed", "videos or embeds"),
            };
        }
        let is_component = tag.name.starts_with(|c: char| c.is_ascii_uppercase())
            && tag.name.contains(|c: char| c.is_ascii_lowercase());
        if is_component && self.kind != Kind::Html {
            return self.component(part, tag);
        }
        self.copy_to(part.start);
        match name {
            "br" => {
                let end = self.out.trim_end_matches([' ', '\t']).len();
                self.out.truncate(end);
                self.resume_with("\n", part.end)
            }
            "em" | "i" | "cite" | "dfn" | "var" => self.emphasis(part, tag, "*"),
            "strong" | "b" => self.emphasis(part, tag, "**"),
            "q" => self.resume_with(if tag.closes { "”" } else { "“" }, part.end),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                let level = usize::from(name.as_bytes()[1] - b'0');
                let opens = !tag.closes && self.kind.is_markdown();
                let instead = if opens { format!("{} ", "#".repeat(level)) } else { String::new() };
                self.resume_with(&instead, part.end)
            }
            "li" if !tag.closes => {
                self.end_emphasis();
                let ordered = self.html.ordered.last().copied().unwrap_or_default();
                let bullet = match (self.kind.is_markdown(), ordered) {
                    (false, _) => "\n",
                    (true, false) => "\n- ",
                    (true, true) => "\n1. ",
                };
                self.out.truncate(self.out.trim_end_matches([' ', '\t', '\n']).len());
                self.resume_with(bullet, part.end)
            }
            "tr" if !tag.closes => {
                self.html.cells = 0;
                self.resume_with("\n", part.end)
            }
            "td" | "th" if !tag.closes => {
                self.html.cells += 1;
                self.resume_with(if self.html.cells > 1 { " | " } else { "" }, part.end)
            }
            "dt" if !tag.closes => self.resume_with("\n", part.end),
            "dd" if !tag.closes => {
                let end = self.out.trim_end().len();
                self.out.truncate(end);
                let instead = if self.out.ends_with(':') { " " } else { ": " };
                self.resume_with(instead, part.end)
            }
            "a" if self.kind.is_markdown() => self.link(part, tag),
            "img" => self.image(part, tag),
            "input" => self.leave_out(part, "form", "forms"),
            "embed" => self.leave_out(part, "video or embed", "videos or embeds"),
            "figcaption" if !tag.closes => {
                let Some(end) = self.closing("</figcaption", part.end) else { return self.replace(part, "") };
                let inner = self.text[part.end..end].split("</").next().unwrap_or_default();
                // Before the text it may be the caption of the review; within, it is about a picture that is gone.
                let shown = single_spaced(&decoded(inner));
                if self.out.len() < 600 && !shown.contains('<') && caption::parse(&shown).is_some() {
                    self.end_paragraph();
                    return self.replace(part.start..end, &format!("{shown}\n\n"));
                }
                self.leave_out(part.start..end, "caption of a picture", "captions of pictures")
            }
            "ol" | "ul" => {
                if tag.closes {
                    self.html.ordered.pop();
                } else if self.html.ordered.len() < 64 {
                    self.html.ordered.push(name == "ol");
                }
                self.end_paragraph();
                self.resume_with("", part.end)
            }
            "pre" => {
                self.html.preformatted =
                    if tag.closes { self.html.preformatted.saturating_sub(1) } else { self.html.preformatted + 1 };
                self.end_paragraph();
                self.resume_with("", part.end)
            }
            "details" => {
                self.end_paragraph();
                let end = self.spoiler(part, tag.closes);
                self.end_paragraph();
                self.resume(end);
                end
            }
            "blockquote" => {
                self.end_paragraph();
                self.html.quotations =
                    if tag.closes { self.html.quotations.saturating_sub(1) } else { self.html.quotations + 1 };
                self.resume_with("", part.end)
            }
            _ if BLOCKS.contains(&name) => {
                self.end_paragraph();
                let quoted = !tag.closes && self.html.quotations > 0 && self.kind.is_markdown() && name == "p";
                self.resume_with(if quoted { "> " } else { "" }, part.end)
            }
            _ => self.resume_with("", part.end),
        }
    }

    /// Goes on behind a tag, with `instead` in its place.
    fn resume_with(&mut self, instead: &str, end: usize) -> usize {
        self.out.push_str(instead);
        self.changed = true;
        self.resume(end);
        end
    }

    /// Where the element ends whose closing tag begins with `closing`.
    fn closing(&mut self, closing: &'static str, from: usize) -> Option<usize> {
        let at = self.find(closing, from, usize::MAX)?;
        let end = memchr::memchr(b'>', &self.text.as_bytes()[at..])?;
        Some(at + end + 1)
    }

    fn emphasis(&mut self, part: Range<usize>, tag: &Tag, mark: &'static str) -> usize {
        if tag.closes {
            self.close_emphasis(mark, self.text[part.end..].chars().next());
        } else if self.kind.is_markdown() && !tag.closes_itself && self.html.emphasis.len() < 16 {
            self.html.emphasis.push(Emphasis { mark, at: None, is_pending: true });
        }
        self.resume_with("", part.end)
    }

    /// Writes the closing delimiter of the innermost emphasis of that kind; `next` is what follows.
    fn close_emphasis(&mut self, mark: &'static str, next: Option<char>) {
        let Some(at) = self.html.emphasis.iter().rposition(|emphasis| emphasis.mark == mark) else { return };
        let emphasis = self.html.emphasis.remove(at);
        let Some(opened) = emphasis.at else { return };
        let end = self.out.trim_end_matches([' ', '\t', '\n']).len();
        let blank = self.out.split_off(end.max(opened));
        let last = self.out.chars().next_back();
        let is_empty = self.out.len() <= opened + mark.len();
        let closes = last.is_some_and(char::is_alphanumeric)
            || next.is_none_or(|next| !next.is_alphanumeric())
            || !blank.is_empty();
        if !is_empty && closes {
            self.out.push_str(mark);
        } else if self.out.len() - opened < MAX_EMPHASIS {
            // It cannot be closed here, so it is none.
            self.out.replace_range(opened..opened + mark.len(), "");
        }
        self.out.push_str(&blank);
    }

    /// Closes all emphasis that is open: none runs across paragraphs.
    pub fn end_emphasis(&mut self) {
        while let Some(mark) = self.html.emphasis.last().map(|emphasis| emphasis.mark) {
            self.close_emphasis(mark, None);
        }
    }

    fn link(&mut self, part: Range<usize>, tag: &Tag) -> usize {
        if !tag.closes {
            let href =
                tag.attribute("href").filter(|href| may_be_linked(href) && !href.contains(['(', ')', '<', '>', '\\']));
            let link = href.map(|href| (self.out.len(), href.to_owned()));
            if link.is_some() {
                self.out.push('[');
            }
            if self.html.links.len() < 16 {
                self.html.links.push(link);
            }
            return self.resume_with("", part.end);
        }
        if let Some(Some((at, href))) = self.html.links.pop() {
            let shown = self.out.get(at + 1..).unwrap_or_default();
            let is_text = !shown.trim().is_empty()
                && shown.len() < MAX_TAG
                && !shown.contains("\n\n")
                && !shown.contains(['[', ']']);
            if is_text {
                self.out.push_str("](");
                self.out.push_str(&href);
                self.out.push(')');
            } else if shown.len() < MAX_EMPHASIS && self.out[at..].starts_with('[') {
                self.out.replace_range(at..at + 1, "");
            }
        }
        self.resume_with("", part.end)
    }

    fn image(&mut self, part: Range<usize>, tag: &Tag) -> usize {
        let alt = tag.attribute("alt").unwrap_or_default().trim();
        // A grade, or one of the little pictures that stand for a letter.
        let is_letter = !alt.is_empty() && !alt.is_ascii() && alt.chars().count() <= 2;
        if is_letter || is_grade(alt) {
            return self.resume_with(alt, part.end);
        }
        self.leave_out(part, "picture", "pictures")
    }

    /// A component of MDX: what stands in it is text.
    fn component(&mut self, part: Range<usize>, tag: &Tag) -> usize {
        if tag.closes || !tag.closes_itself {
            return self.replace(part, "");
        }
        let name = tag.name.to_lowercase();
        if ["image", "picture", "img", "photo", "figure", "poster"].iter().any(|word| name.contains(word)) {
            return self.leave_out(part, "picture", "pictures");
        }
        let written = self.text[part.clone()].trim_start_matches('<').trim_end_matches(['/', '>']);
        let arguments = written.get(tag.name.len()..).unwrap_or_default().to_owned();
        self.code(part, &tag.name, &arguments)
    }
}

/// Where the tag that begins at `at` ends: behind the first `>` that stands in no quotation marks and, in MDX, in
/// no braces. A `<` before it means that this is no tag.
pub fn end_of_tag(text: &str, at: usize, braces: bool) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0usize;
    let mut before = 0u8;
    let mut opened = 0;
    for (offset, byte) in text.as_bytes()[at + 1..].iter().enumerate().take(MAX_TAG) {
        match (quote, *byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'{') if braces => {
                depth += 1;
                opened = offset;
            }
            _ if depth > 0 && offset - opened > MAX_BRACES => return None,
            (None, b'}') if braces => depth = depth.saturating_sub(1),
            // A quotation mark opens a value behind `=`; elsewhere it is an apostrophe of prose.
            (None, b'"' | b'\'') if depth == 0 && before == b'=' => quote = Some(*byte),
            (None, b'>') if depth == 0 => return Some(at + 1 + offset + 1),
            (None, b'<') if depth == 0 => return None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
    }
    None
}
