//! The few tags that Letterboxd lets its critics write.
//!
//! ```text
//! text       =  paragraph ((line break | "<br>") paragraph)*
//! emphasis   =  "<i>" | "<em>"          strong  =  "<b>" | "<strong>"
//! quotation  =  "<blockquote>"          link    =  "<a href=…>"
//! character  =  "&amp;" | "&lt;" | "&gt;" | "&quot;" | "&apos;" | "&nbsp;" | "&#39;" | "&#x27;"
//! spoiler    =  "||" text "||"
//! ```
//!
//! Every other tag is text, and an address that is none of the web's makes no link. A line is a
//! paragraph of its own: nobody breaks lines by hand in the box of a web page.
//!
//! Critics forget to close. What is never closed ends with its paragraph, a quotation with the text;
//! and in `<i>so<i>` the second tag is a closing one that lacks its stroke.

use crate::body;
use film_model::{Block, Inline, may_be_linked};
use std::mem::take;

/// The blocks of a review's text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut builder = Builder { blocks: vec![Vec::new()], ..Builder::default() };
    for token in tokens(text) {
        builder.token(token);
    }
    builder.end_paragraph();
    while builder.blocks.len() > 1 {
        builder.end_quotation();
    }
    builder.blocks.pop().unwrap_or_default()
}

/// How deep quotations may stand within each other; deeper ones add nothing.
const QUOTATIONS: usize = 4;

enum Token<'a> {
    Text(&'a str),
    /// The end of a line.
    Break,
    Open {
        mark: Mark,
        /// Whether a closing tag belongs to it.
        closed: bool,
    },
    Close(Mark),
    /// A link, to nowhere where its address is none of the web's.
    Link(Option<String>),
    EndOfLink,
}

#[derive(Clone, Copy)]
enum Mark {
    Emphasis,
    Strong,
    Quotation,
}

/// The tags of `text` and what stands between them. Every opening tag knows whether it is closed.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut open: [Vec<usize>; 3] = Default::default();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = text[at..].find(['<', '\n']) {
        at += found;
        let Some((token, length)) = token(&text[at..]) else {
            at += 1;
            continue;
        };
        tokens.push(Token::Text(&text[from..at]));
        match token {
            Token::Open { mark, .. } => open[mark as usize].push(tokens.len()),
            Token::Close(mark) => {
                if let Some(Token::Open { closed, .. }) = open[mark as usize].pop().map(|opening| &mut tokens[opening])
                {
                    *closed = true;
                }
            }
            _ => {}
        }
        tokens.push(token);
        at += length;
        from = at;
    }
    tokens.push(Token::Text(&text[from..]));
    tokens
}

/// The line break or tag that `text` begins with, and its length. A tag ends before the next one
/// begins, so that no character is looked at from more than one `<`.
fn token<'a>(text: &str) -> Option<(Token<'a>, usize)> {
    let Some(tag) = text.strip_prefix('<') else { return Some((Token::Break, 1)) };
    let inner = &tag[..tag.find(['<', '>']).filter(|end| tag[*end..].starts_with('>'))?];
    let (closing, named) = inner.strip_prefix('/').map_or((false, inner), |named| (true, named));
    let (name, attributes) = named.split_at(named.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(named.len()));
    let bare = attributes.chars().all(|c| c.is_whitespace() || c == '/');
    let mark = |mark| if closing { Token::Close(mark) } else { Token::Open { mark, closed: false } };
    let token = match name.to_ascii_lowercase().as_str() {
        "a" if closing && bare => Token::EndOfLink,
        "a" if !closing => Token::Link(href(attributes).filter(|href| may_be_linked(href))),
        "i" | "em" if bare => mark(Mark::Emphasis),
        "b" | "strong" if bare => mark(Mark::Strong),
        "blockquote" if bare => mark(Mark::Quotation),
        "br" | "p" if bare => Token::Break,
        _ => return None,
    };
    Some((token, inner.len() + 2))
}

/// The value of `href="…"` among a tag's attributes.
fn href(attributes: &str) -> Option<String> {
    let lower = attributes.to_ascii_lowercase();
    let mut names = lower.match_indices("href").map(|(at, name)| attributes.split_at(at + name.len()));
    let (_, rest) = names.find(|(before, _)| before[..before.len() - 4].ends_with(char::is_whitespace))?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(characters(value))
}

/// `text` with the characters that `&…;` stands for. What is no such name is text.
fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';');
        let length = match end.and_then(|end| character(&rest[1..end])) {
            Some(c) => {
                out.push(c);
                end.map_or(1, |end| end + 1)
            }
            None => {
                out.push('&');
                1
            }
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// `&#1114111;`, in bytes.
const LONGEST_NAME: usize = 10;

fn character(name: &str) -> Option<char> {
    let number = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        "nbsp" => return Some('\u{a0}'),
        _ => name.strip_prefix('#')?,
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?).filter(|c| !c.is_control() || c.is_whitespace())
}

/// How a run of text is marked. A link is its number within the paragraph.
#[derive(Clone, Copy, Default, PartialEq)]
struct Style {
    hidden: bool,
    link: Option<usize>,
    strong: bool,
    emphasis: bool,
}

enum Piece {
    Text(Style, String),
    /// `||`, which hides where another one ends it.
    Bars(Style),
}

/// Marks are flags of the text rather than levels of a tree, so it does not matter in what order
/// they end, nor how often one stands within itself.
#[derive(Default)]
struct Builder {
    /// The quotations that are open, the text itself outermost.
    blocks: Vec<Vec<Block>>,
    /// How many more are open than are shown.
    deeper: usize,
    /// How many tags of each mark are open and will be closed.
    open: [usize; 3],
    /// Marks that are open and will not be closed.
    unclosed: [bool; 3],
    link: Option<usize>,
    /// The addresses of the paragraph's links.
    hrefs: Vec<String>,
    pieces: Vec<Piece>,
}

impl Builder {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => self.text(text),
            Token::Break => self.end_paragraph(),
            Token::Open { mark: Mark::Quotation, closed } => {
                self.end_paragraph();
                // Whatever is open here is not closed either, or this one would be.
                if !closed && self.blocks.len() > 1 {
                    self.end_quotation();
                } else if self.blocks.len() > QUOTATIONS {
                    self.deeper += 1;
                } else {
                    self.blocks.push(Vec::new());
                }
            }
            Token::Close(Mark::Quotation) => {
                self.end_paragraph();
                self.end_quotation();
            }
            Token::Open { mark, closed: true } => self.open[mark as usize] += 1,
            Token::Open { mark, closed: false } => self.unclosed[mark as usize] ^= true,
            Token::Close(mark) => self.open[mark as usize] = self.open[mark as usize].saturating_sub(1),
            Token::Link(href) => {
                self.link = href.map(|href| {
                    self.hrefs.push(href);
                    self.hrefs.len() - 1
                });
            }
            Token::EndOfLink => self.link = None,
        }
    }

    fn style(&self) -> Style {
        let is = |mark: Mark| self.open[mark as usize] > 0 || self.unclosed[mark as usize];
        Style { hidden: false, link: self.link, strong: is(Mark::Strong), emphasis: is(Mark::Emphasis) }
    }

    fn text(&mut self, text: &str) {
        let style = self.style();
        // A link is hidden as a whole or not at all: its address stands there once.
        if style.link.is_some() {
            return self.pieces.push(Piece::Text(style, characters(text)));
        }
        for (number, text) in text.split("||").enumerate() {
            if number > 0 {
                self.pieces.push(Piece::Bars(style));
            }
            self.pieces.push(Piece::Text(style, characters(text)));
        }
    }

    fn end_quotation(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if self.blocks.len() > 1
            && let Some(inner) = self.blocks.pop().filter(|inner| !inner.is_empty())
        {
            self.push(Block::Quotation(inner));
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.push(block);
        }
    }

    /// Puts the paragraph where it belongs. What is not closed ends with it, and so does a link.
    fn end_paragraph(&mut self) {
        self.unclosed = Default::default();
        self.link = None;
        let mut hrefs = take(&mut self.hrefs);
        let runs = trimmed(runs(take(&mut self.pieces)));
        if runs.is_empty() {
            return;
        }
        let all_hidden = runs.iter().all(|(style, _)| style.hidden);
        let levels = &LEVELS[usize::from(all_hidden)..];
        let paragraph = Block::Paragraph(inlines(&runs, levels, &mut hrefs));
        self.push(if all_hidden { Block::Spoiler(vec![paragraph]) } else { paragraph });
    }
}

/// The text of a paragraph, single-spaced, in runs of one style. A `||` without its partner is text.
fn runs(pieces: Vec<Piece>) -> Vec<(Style, String)> {
    let bars = pieces.iter().filter(|piece| matches!(piece, Piece::Bars(_))).count();
    let mut left = bars / 2 * 2;
    let mut hidden = false;
    let mut runs: Vec<(Style, String)> = Vec::new();
    for piece in pieces {
        let (style, text) = match piece {
            Piece::Bars(_) if left > 0 => {
                left -= 1;
                hidden = !hidden;
                continue;
            }
            Piece::Bars(style) => (style, "||".to_owned()),
            Piece::Text(style, text) => (style, text),
        };
        let style = Style { hidden, ..style };
        match runs.last_mut() {
            Some((before, run)) if *before == style => run.push_str(&text),
            _ if text.is_empty() => {}
            _ => runs.push((style, text)),
        }
    }
    for (_, text) in &mut runs {
        *text = body::spaced(text);
    }
    runs
}

/// `runs` without white space at either end.
fn trimmed(mut runs: Vec<(Style, String)>) -> Vec<(Style, String)> {
    let blank = |run: &(Style, String)| run.1.trim().is_empty();
    runs.truncate(runs.iter().rposition(|run| !blank(run)).map_or(0, |last| last + 1));
    runs.drain(..runs.iter().position(|run| !blank(run)).unwrap_or(0));
    if let Some((_, text)) = runs.last_mut() {
        text.truncate(text.trim_end().len());
    }
    if let Some((_, text)) = runs.first_mut() {
        *text = text.trim_start().to_owned();
    }
    runs
}

/// The kinds of inlines, each holding those that follow it.
enum Level {
    Spoiler,
    Link,
    Strong,
    Emphasis,
}

const LEVELS: [Level; 4] = [Level::Spoiler, Level::Link, Level::Strong, Level::Emphasis];

/// Puts neighbours that are marked alike into one inline, level by level.
fn inlines(runs: &[(Style, String)], levels: &[Level], hrefs: &mut [String]) -> Vec<Inline> {
    let [level, inner @ ..] = levels else {
        return vec![Inline::Text(runs.iter().map(|(_, text)| text.as_str()).collect())];
    };
    let number = |style: &Style| match level {
        Level::Spoiler => style.hidden.then_some(0),
        Level::Link => style.link,
        Level::Strong => style.strong.then_some(0),
        Level::Emphasis => style.emphasis.then_some(0),
    };
    let mut out = Vec::new();
    for alike in runs.chunk_by(|(a, _), (b, _)| number(a) == number(b)) {
        let children = inlines(alike, inner, hrefs);
        let Some(number) = number(&alike[0].0) else {
            out.extend(children);
            continue;
        };
        out.push(match level {
            Level::Spoiler => Inline::Spoiler(children),
            Level::Link => Inline::Link { href: take(&mut hrefs[number]), children },
            Level::Strong => Inline::Strong(children),
            Level::Emphasis => Inline::Emphasis(children),
        });
    }
    out
}

#[cfg(test)]
mod tests;
