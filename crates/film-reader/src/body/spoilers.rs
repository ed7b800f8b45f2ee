//! Spoilers: what stands between two `||` is hidden until it is asked for, within a paragraph or
//! around several.

use super::trim;
use crate::layout::Chunk;
use film_model::{Block, Inline, MAX_DEPTH};
use memchr::memchr;
use std::borrow::Cow;

/// The mark that opens a spoiler and closes it.
pub const SPOILER: &str = "||";

/// Puts what is between two marks into spoilers. A mark without its partner stays as text, and
/// `unclosed` is where it stands.
pub fn hide<'a>(blocks: Vec<Block>, chunks: &[Chunk<'a>], unclosed: &mut Option<&'a str>) -> Vec<Block> {
    let mut lines = chunks
        .iter()
        .flat_map(|chunk| &chunk.lines)
        .filter(|line| memchr(b'|', line.as_bytes()).is_some() && line.contains(SPOILER));
    let Some(first) = lines.next() else { return blocks };
    let blocks = without_marks(within(around(blocks)));
    if blocks.iter().any(shows_a_mark) {
        // The last line with an odd mark is the one without a partner, as far as can be told.
        let odd = |line: &&&str| line.matches(SPOILER).count() % 2 == 1;
        let line = lines.clone().rfind(odd).or(lines.next_back()).unwrap_or(first);
        *unclosed = line.rfind(SPOILER).map(|at| &line[at..at + SPOILER.len()]);
    }
    blocks
}

/// What a paragraph says. Most are one text, which need not be put together.
fn plain(inlines: &[Inline]) -> Cow<'_, str> {
    match inlines {
        [Inline::Text(text)] => Cow::Borrowed(text),
        _ => Cow::Owned(film_model::plain(inlines)),
    }
}

/// How many marks stand in the text of `inline` itself.
fn marks_in(inline: &Inline) -> usize {
    match inline {
        Inline::Text(text) if text.contains(SPOILER) => text.matches(SPOILER).count(),
        _ => 0,
    }
}

/// Whether a mark is left in what everybody sees. Between spaces it is a bar, as poets and blogs set it.
fn shows_a_mark(block: &Block) -> bool {
    let in_text = |text: &str| {
        memchr(b'|', text.as_bytes()).is_some()
            && text.match_indices(SPOILER).any(|(at, _)| {
                let bar = text[..at].ends_with(' ') && text[at + SPOILER.len()..].starts_with(' ');
                !bar
            })
    };
    match block {
        Block::Paragraph(inlines) => in_text(&plain(inlines)),
        Block::Quotation(blocks) => blocks.iter().any(shows_a_mark),
        Block::List { items, .. } => items.iter().flatten().any(shows_a_mark),
        Block::Spoiler(_) => false,
    }
}

/// Leaves out paragraphs that are nothing but marks, and what holds no other.
fn without_marks(blocks: Vec<Block>) -> Vec<Block> {
    let says_something = |block| match block {
        Block::Paragraph(_) if is_mark(&block) => None,
        Block::Paragraph(_) => Some(block),
        Block::Quotation(children) => {
            Some(without_marks(children)).filter(|left| !left.is_empty()).map(Block::Quotation)
        }
        Block::Spoiler(children) => Some(without_marks(children)).filter(|left| !left.is_empty()).map(Block::Spoiler),
        Block::List { ordered, items } => {
            let items: Vec<_> = items.into_iter().map(without_marks).filter(|item| !item.is_empty()).collect();
            (!items.is_empty()).then_some(Block::List { ordered, items })
        }
    };
    blocks.into_iter().filter_map(says_something).collect()
}

/// Gathers the paragraphs between one that opens with a mark and a later one that closes with one.
fn around(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut opened: Option<usize> = None;
    for mut block in blocks {
        let odd = marks(&block) % 2 == 1;
        match opened {
            None if odd && take_mark(&mut block, Edge::Start) => {
                opened = Some(out.len());
                out.push(block);
            }
            Some(at) if odd && take_mark(&mut block, Edge::End) => {
                out.push(block);
                let mut hidden = out.split_off(at);
                hidden.retain(|block| !is_empty(block));
                out.push(Block::Spoiler(hidden));
                opened = None;
            }
            _ => out.push(block),
        }
    }
    // A mark that was taken off and never closed is put back.
    if let Some(Block::Paragraph(inlines)) = opened.and_then(|at| out.get_mut(at)) {
        inlines.insert(0, Inline::Text(SPOILER.to_owned()));
        *inlines = super::joined(std::mem::take(inlines));
    }
    out
}

fn marks(block: &Block) -> usize {
    let Block::Paragraph(inlines) = block else { return 0 };
    inlines.iter().map(marks_in).sum()
}

enum Edge {
    Start,
    End,
}

/// Takes the mark off the start or the end of a paragraph, if one is there.
fn take_mark(block: &mut Block, edge: Edge) -> bool {
    let Block::Paragraph(inlines) = block else { return false };
    let text = match edge {
        Edge::Start => inlines.first_mut(),
        Edge::End => inlines.last_mut(),
    };
    let Some(Inline::Text(text)) = text else { return false };
    let rest = match edge {
        Edge::Start => text.strip_prefix(SPOILER).map(str::trim_start),
        Edge::End => text.strip_suffix(SPOILER).map(str::trim_end),
    };
    let Some(rest) = rest else { return false };
    *text = rest.to_owned();
    true
}

fn is_empty(block: &Block) -> bool {
    matches!(block, Block::Paragraph(inlines) if plain(inlines).trim().is_empty())
}

/// Whether a paragraph is nothing but marks that found no partner.
fn is_mark(block: &Block) -> bool {
    matches!(block, Block::Paragraph(inlines) if !plain(inlines).contains(|c: char| c != '|' && !c.is_whitespace()))
}

/// Hides what is marked within each paragraph.
fn within(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(inlines) => paragraph(inlines),
            Block::Quotation(children) => Block::Quotation(within(children)),
            Block::Spoiler(children) => Block::Spoiler(within(children)),
            Block::List { ordered, items } => Block::List { ordered, items: items.into_iter().map(within).collect() },
        })
        .collect()
}

/// A paragraph, or a spoiler where all of it is one.
fn paragraph(inlines: Vec<Inline>) -> Block {
    let mut inlines = inline(inlines, 0);
    match inlines.as_mut_slice() {
        [Inline::Spoiler(hidden)] => {
            trim(hidden);
            Block::Spoiler(vec![Block::Paragraph(std::mem::take(hidden))])
        }
        _ => Block::Paragraph(inlines),
    }
}

/// Hides what is marked among `inlines` and within them.
fn inline(inlines: Vec<Inline>, depth: usize) -> Vec<Inline> {
    if depth >= MAX_DEPTH {
        return inlines;
    }
    let deeper = |children| inline(children, depth + 1);
    let inlines = inlines.into_iter().map(|child| match child {
        Inline::Emphasis(children) => Inline::Emphasis(deeper(children)),
        Inline::Strong(children) => Inline::Strong(deeper(children)),
        Inline::Link { href, children } => Inline::Link { href, children: deeper(children) },
        other => other,
    });
    pair(inlines.collect())
}

/// Puts what stands between two `||` into a spoiler. A `||` without its partner is text.
fn pair(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut left = inlines.iter().map(marks_in).sum::<usize>() / 2 * 2;
    if left == 0 {
        return inlines;
    }
    let mut out = Vec::new();
    let mut hidden: Option<Vec<Inline>> = None;
    for inline in inlines {
        let Inline::Text(text) = inline else {
            hidden.as_mut().unwrap_or(&mut out).push(inline);
            continue;
        };
        let mut rest = text.as_str();
        while left > 0
            && let Some((before, after)) = rest.split_once(SPOILER)
        {
            left -= 1;
            let into = hidden.as_mut().unwrap_or(&mut out);
            if !before.is_empty() {
                into.push(Inline::Text(before.to_owned()));
            }
            match hidden.take() {
                Some(children) => out.push(Inline::Spoiler(children)),
                None => hidden = Some(Vec::new()),
            }
            rest = after;
        }
        if !rest.is_empty() {
            hidden.as_mut().unwrap_or(&mut out).push(Inline::Text(rest.to_owned()));
        }
    }
    out.retain(|inline| !matches!(inline, Inline::Spoiler(children) if children.is_empty()));
    out
}
