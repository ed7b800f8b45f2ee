//! The elements of a page as a tree, and how much text stands in each.

use super::super::html::end_of_tag;
use super::super::tags::{self, Tag};
use crate::memmem;
use crate::text::{is_invisible, single_spaced};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// An element of the page.
pub struct Element {
    pub tag: Tag,
    /// The element it stands in.
    pub parent: Option<usize>,
    /// From its opening tag to its closing one, both included.
    pub span: Range<usize>,
    /// What stands in it.
    pub inner: Range<usize>,
    /// Bytes of text in it that stand in no other block, and how many of them are links.
    own: usize,
    linked: usize,
    /// Bytes of text in it and in all elements of it, how many of them are links, and how many are prose.
    pub text: usize,
    pub links: usize,
    pub prose: usize,
}

impl Element {
    pub fn name(&self) -> &str {
        &self.tag.name
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.tag.attribute(name).unwrap_or_default()
    }

    /// The words of its class and its name, in small letters: `post-content entry`.
    pub fn words(&self) -> String {
        let (class, id) = (self.attribute("class"), self.attribute("id"));
        if class.is_empty() && id.is_empty() { String::new() } else { format!("{class} {id}").to_lowercase() }
    }

    pub fn is_heading(&self) -> bool {
        matches!(self.name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }

    pub fn is_inline(&self) -> bool {
        INLINE.contains(&self.name())
    }

    /// Whether it is a block with a paragraph of its own.
    pub fn is_prose(&self) -> bool {
        self.own - self.linked >= LEAST_PROSE && !self.is_heading()
    }

    /// Bytes of prose in it that stand in no other block.
    pub fn own_prose(&self) -> usize {
        if self.is_prose() { self.own } else { 0 }
    }

    /// Bytes of text in it that stand in no other block and are no links.
    pub fn own_text(&self) -> usize {
        if self.is_heading() { 0 } else { self.own - self.linked }
    }

    /// Whether it is a block of nothing but links.
    pub fn is_menu(&self) -> bool {
        self.text > 0 && self.links * 10 >= self.text * 9 && !self.is_heading() && self.name() != "a"
    }

    pub fn contains(&self, other: &Element) -> bool {
        self.span.start <= other.span.start && other.span.end <= self.span.end
    }
}

/// A page, taken apart.
pub struct Elements<'a> {
    text: &'a str,
    /// In the order of their opening tags.
    pub all: Vec<Element>,
    /// What stands in `<title>`, and where.
    pub title: Option<(String, usize)>,
    /// JSON-LD, and where each begins.
    pub linked: Vec<(&'a str, usize)>,
}

/// No block with less text than this is a paragraph of prose, in bytes.
const LEAST_PROSE: usize = 60;

/// Elements that stand in lines of text; all others are blocks.
const INLINE: [&str; 29] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
];

/// Elements that have no end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements in which no text of the page stands.
const RAW: [(&str, &str); 11] = [
    ("script", "</script"),
    ("style", "</style"),
    ("noscript", "</noscript"),
    ("template", "</template"),
    ("svg", "</svg"),
    ("select", "</select"),
    ("textarea", "</textarea"),
    ("button", "</button"),
    ("iframe", "</iframe"),
    ("title", "</title"),
    ("progress", "</progress"),
];

impl<'a> Elements<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut reading = Reading {
            page: Elements { text, all: Vec::new(), title: None, linked: Vec::new() },
            open: Vec::new(),
            counts: HashMap::new(),
            missing: HashSet::new(),
        };
        reading.run();
        reading.page.sum();
        reading.page
    }

    /// The text of an element, as one line.
    pub fn text_of(&self, element: &Element) -> String {
        line(&self.text[element.inner.clone()])
    }

    fn sum(&mut self) {
        for at in (0..self.all.len()).rev() {
            let element = &mut self.all[at];
            element.text += element.own;
            element.links += element.linked;
            if element.is_prose() {
                element.prose += element.own;
            }
            let (text, links, prose, parent) = (element.text, element.links, element.prose, element.parent);
            if let Some(parent) = parent {
                let parent = &mut self.all[parent];
                parent.text += text;
                parent.links += links;
                parent.prose += prose;
            }
        }
    }
}

/// `html` as one line of text.
pub fn line(html: &str) -> String {
    let text = tags::decoded(super::super::floored(html, MAX_LINE));
    single_spaced(&text.replace(is_invisible, ""))
}

/// No line of a page is longer, in bytes of HTML.
const MAX_LINE: usize = 1_000;

struct Reading<'a> {
    page: Elements<'a>,
    /// The elements that are open, the block that each stands in, and whether it stands in a link.
    open: Vec<(usize, usize, bool)>,
    /// How many elements of each name are open.
    counts: HashMap<String, usize>,
    /// Endings that do not stand in the rest of the page.
    missing: HashSet<&'static str>,
}

impl<'a> Reading<'a> {
    fn run(&mut self) {
        let text = self.page.text;
        let bytes = text.as_bytes();
        let (mut at, mut from) = (0, 0);
        while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
            let start = at + found;
            let Some(end) = self.markup(start, from) else {
                at = start + 1;
                continue;
            };
            at = end;
            from = end;
        }
        self.text(from, text.len());
        while let Some((element, ..)) = self.open.pop() {
            self.end(element, text.len(), text.len());
        }
    }

    /// Reads the tag or the comment at `start`; the text before it goes back to `from`. `None` where it is text.
    fn markup(&mut self, start: usize, from: usize) -> Option<usize> {
        let text = self.page.text;
        let rest = &text[start + 1..];
        if rest.starts_with("!--") {
            self.text(from, start);
            return Some(self.find("-->", start + 4)? + 3);
        }
        if rest.starts_with(['!', '?']) {
            self.text(from, start);
            return Some(start + rest.find(['>', '<']).filter(|end| rest.as_bytes()[*end] == b'>')? + 2);
        }
        if !rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = end_of_tag(text, start, false)?;
        let mut tag = tags::read(&text[start..end])?;
        tag.name.make_ascii_lowercase();
        self.text(from, start);
        if tag.closes {
            self.close(&tag.name, start, end);
            return Some(end);
        }
        if let Some((name, ending)) = RAW.iter().find(|(name, _)| *name == tag.name) {
            let Some(closing) = self.find(ending, end).filter(|_| !tag.closes_itself) else { return Some(end) };
            let inner = &text[end..closing];
            let kind = tag.attribute("type").unwrap_or_default();
            if *name == "script" && kind.contains("ld+json") {
                self.page.linked.push((inner, end));
            } else if *name == "title" && self.page.title.is_none() {
                self.page.title = Some((line(inner), end));
            }
            return Some(text[closing..].find('>').map_or(text.len(), |length| closing + length + 1));
        }
        self.open(tag, start, end);
        Some(end)
    }

    fn find(&mut self, ending: &'static str, from: usize) -> Option<usize> {
        if self.missing.contains(ending) {
            return None;
        }
        let found = memmem::find(self.page.text.as_bytes().get(from..)?, ending.as_bytes());
        if found.is_none() {
            self.missing.insert(ending);
        }
        found.map(|found| from + found)
    }

    /// Takes the text between two tags.
    fn text(&mut self, from: usize, to: usize) {
        let length = self.page.text[from..to].trim().len();
        if length > 0
            && let Some((_, block, is_linked)) = self.open.last()
        {
            let block = &mut self.page.all[*block];
            block.own += length;
            block.linked += if *is_linked { length } else { 0 };
        }
    }

    fn open(&mut self, tag: Tag, start: usize, end: usize) {
        let is_block = !INLINE.contains(&&*tag.name);
        let has_no_end = tag.closes_itself || VOID.contains(&&*tag.name);
        // A paragraph ends where a block begins, an entry where the next one does.
        if is_block
            && !has_no_end
            && let Some((last, ..)) = self.open.last()
            && let last = self.page.all[*last].name()
            && (last == "p" || matches!(last, "li" | "dt" | "dd" | "tr" | "td" | "th" | "option") && last == tag.name)
        {
            let last = last.to_owned();
            self.close(&last, start, start);
        }
        let at = self.page.all.len();
        let parent = self.open.last().map(|(parent, ..)| *parent);
        let is_linked = tag.name == "a" || self.open.last().is_some_and(|(_, _, linked)| *linked);
        let block = if is_block { at } else { self.open.last().map_or(at, |(_, block, _)| *block) };
        let name = tag.name.clone();
        let (span, inner) = (start..end, end..end);
        self.page.all.push(Element { tag, parent, span, inner, own: 0, linked: 0, text: 0, links: 0, prose: 0 });
        if !has_no_end {
            *self.counts.entry(name).or_default() += 1;
            self.open.push((at, block, is_linked));
        }
    }

    /// Closes the innermost element of that name and all in it that are open.
    fn close(&mut self, name: &str, start: usize, end: usize) {
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some((element, ..)) = self.open.pop() {
            let is_it = self.page.all[element].name() == name;
            self.end(element, start, if is_it { end } else { start });
            if is_it {
                break;
            }
        }
    }

    fn end(&mut self, element: usize, start: usize, end: usize) {
        let element = &mut self.page.all[element];
        element.inner.end = start;
        element.span.end = end;
        if let Some(count) = self.counts.get_mut(element.tag.name.as_str()) {
            *count -= 1;
        }
    }
}
