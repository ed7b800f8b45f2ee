//! The text of the review.
//!
//! ```text
//! body     =  paragraph (blank line paragraph)*
//! spoiler  =  "||" text "||"                   hidden until asked for
//! ```
//!
//! In a `.md` document the text is Markdown (CommonMark); elsewhere it is as it stands. Markup of
//! other kinds is text, and only `http`, `https` and `mailto` make a link.

mod spoilers;

use crate::layout::Chunk;
use crate::text::{self, push_single_spaced, single_spaced};
use film_model::{Block, Inline, MAX_DEPTH, may_be_linked};
use pulldown_cmark::{CowStr, Event, Parser, Tag};
use spoilers::SPOILER;

/// Lines longer than this were not broken by hand to fit a page: each is a paragraph of its own.
const BROKEN_BY_HAND: usize = 120;

/// The paragraphs of plain text.
pub fn plain<'a>(chunks: &[Chunk<'a>], unclosed: &mut Option<&'a str>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(chunks.len());
    let mut push = |text: String| {
        // A row of marks parts scenes; it says nothing itself, unless it opens or closes a spoiler.
        if text.chars().any(char::is_alphanumeric) || text == SPOILER {
            blocks.push(Block::Paragraph(vec![Inline::Text(text)]));
        }
    };
    for chunk in chunks {
        let long = |line: &&str| line.len() > BROKEN_BY_HAND && line.chars().nth(BROKEN_BY_HAND).is_some();
        match chunk.lines.as_slice() {
            [line] => push(single_spaced(line)),
            lines if lines.iter().any(long) => lines.iter().map(|line| single_spaced(line)).for_each(&mut push),
            lines => push(joined_lines(lines)),
        }
    }
    spoilers::hide(blocks, chunks, unclosed)
}

/// A paragraph that was broken by hand, single-spaced.
fn joined_lines(lines: &[&str]) -> String {
    let mut joined = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for line in lines.iter().map(|line| text::trim(line)).filter(|line| !line.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        push_single_spaced(&mut joined, line);
    }
    joined
}

/// The blocks of Markdown.
pub fn markdown<'a>(chunks: &[Chunk<'a>], unclosed: &mut Option<&'a str>) -> Vec<Block> {
    let text: Vec<String> = chunks.iter().map(|chunk| chunk.lines.join("\n")).collect();
    let text = text.join("\n\n");
    let mut events = Parser::new(&text);
    spoilers::hide(blocks(&mut events, 0), chunks, unclosed)
}

/// Reads blocks up to the end of the element they stand in. What lies too deep becomes a paragraph
/// of plain text, so that no document can exhaust the stack.
fn blocks(events: &mut Parser<'_>, depth: usize) -> Vec<Block> {
    let mut out = Vec::new();
    // The text of a tight list's item stands there without a paragraph around it.
    let mut loose: Vec<Inline> = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Paragraph) => push_paragraph(&mut out, inlines(events, 0)),
            Event::Start(Tag::Heading { .. }) => {
                let heading = inlines(events, 0);
                push_paragraph(&mut out, vec![Inline::Strong(heading)]);
            }
            Event::Start(Tag::BlockQuote(_) | Tag::List(_)) if depth + 3 >= MAX_DEPTH => {
                push_paragraph(&mut out, joined(std::mem::take(&mut loose)));
                push_paragraph(&mut out, flat(events));
            }
            Event::Start(Tag::BlockQuote(_)) => out.push(Block::Quotation(blocks(events, depth + 1))),
            Event::Start(Tag::List(start)) => {
                push_paragraph(&mut out, joined(std::mem::take(&mut loose)));
                out.push(Block::List { ordered: start.is_some(), items: blocks_of_items(events, depth + 1) });
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => push_paragraph(&mut out, inlines(events, 0)),
            Event::Start(tag) => loose.extend(inline(events, tag, 0)),
            Event::End(_) => break,
            Event::Rule => {}
            event => push_text(&mut loose, event),
        }
    }
    push_paragraph(&mut out, joined(loose));
    out
}

fn blocks_of_items(events: &mut Parser<'_>, depth: usize) -> Vec<Vec<Block>> {
    let mut items = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Item) => items.push(blocks(events, depth)),
            _ => break,
        }
    }
    items
}

/// The text up to the end of an element, whatever stands within it.
fn flat(events: &mut Parser<'_>) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut open = 1usize;
    for event in events.by_ref() {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => {
                open -= 1;
                out.push(Inline::Text(" ".to_owned()));
            }
            event => push_text(&mut out, event),
        }
        if open == 0 {
            break;
        }
    }
    joined(out)
}

/// Takes the white space off both ends.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        text.drain(..text.len() - text.trim_start().len());
    }
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        text.truncate(text.trim_end().len());
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

/// Puts a paragraph of joined `inlines` behind `out`, if it says anything.
fn push_paragraph(out: &mut Vec<Block>, mut inlines: Vec<Inline>) {
    trim(&mut inlines);
    let says = |text: &str| text.chars().any(|c| !c.is_whitespace());
    let says_something = match inlines.as_slice() {
        [] => false,
        [Inline::Text(text), ..] if says(text) => true,
        inlines => says(&film_model::plain(inlines)),
    };
    if says_something {
        out.push(Block::Paragraph(inlines));
    }
}

/// Reads inlines up to the end of the element they stand in.
fn inlines(events: &mut Parser<'_>, depth: usize) -> Vec<Inline> {
    let mut out = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::End(_) => break,
            Event::Start(tag) => out.extend(inline(events, tag, depth)),
            event => push_text(&mut out, event),
        }
    }
    joined(out)
}

fn inline(events: &mut Parser<'_>, tag: Tag<'_>, depth: usize) -> Vec<Inline> {
    // A spoiler may stand within each level, and the text itself is one.
    if 2 * depth + 4 >= MAX_DEPTH {
        return flat(events);
    }
    let children = inlines(events, depth + 1);
    match tag {
        // What a picture shows is no part of the text.
        Tag::Image { .. } => Vec::new(),
        Tag::Emphasis => vec![Inline::Emphasis(children)],
        Tag::Strong => vec![Inline::Strong(children)],
        Tag::Link { dest_url, .. } if may_be_linked(&dest_url) => {
            vec![Inline::Link { href: dest_url.into_string(), children }]
        }
        _ => children,
    }
}

/// Puts the text of `event` behind `out`.
fn push_text(out: &mut Vec<Inline>, event: Event<'_>) {
    let text = match event {
        // A comment is meant for nobody who reads the page.
        Event::Html(text) | Event::InlineHtml(text) if text.trim_start().starts_with("<!--") => return,
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => text,
        Event::SoftBreak | Event::HardBreak => CowStr::Borrowed(" "),
        _ => return,
    };
    match out.last_mut() {
        Some(Inline::Text(before)) => before.push_str(&text),
        _ => out.push(Inline::Text(text.into_string())),
    }
}

/// Neighbouring texts as one, single-spaced.
pub(super) fn joined(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => out.push(inline),
        }
    }
    for inline in &mut out {
        if let Inline::Text(text) = inline
            && !text::is_single_spaced(text)
        {
            *text = spaced(text);
        }
    }
    out
}

/// Like `single_spaced`, with a space at either end kept: a word of another kind stands beside it.
pub fn spaced(text: &str) -> String {
    let inner = text::trim(text);
    if inner.is_empty() {
        return if text.is_empty() { String::new() } else { " ".to_owned() };
    }
    let mut out = String::with_capacity(text.len());
    if text.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    push_single_spaced(&mut out, inner);
    if text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Chunk, chunks};
    use film_model::paragraphs;

    fn plain(chunks: &[Chunk<'_>]) -> Vec<Block> {
        super::plain(chunks, &mut None)
    }

    fn markdown(chunks: &[Chunk<'_>]) -> Vec<Block> {
        super::markdown(chunks, &mut None)
    }

    fn text(content: &str) -> Inline {
        Inline::Text(content.into())
    }

    #[test]
    fn joins_lines_broken_by_hand_and_parts_long_ones() {
        assert_eq!(paragraphs(&plain(&chunks("one\ntwo\n\nthree"))), ["one two", "three"]);
        let long = "word ".repeat(40);
        assert_eq!(plain(&chunks(&format!("{long}\nShort one."))).len(), 2);
        assert_eq!(plain(&chunks("One.\n\n* * *\n\nTwo.")).len(), 2);
    }

    #[test]
    fn hides_spoilers() {
        assert_eq!(
            plain(&chunks("He ||dies|| twice. ||")),
            [Block::Paragraph(vec![text("He "), Inline::Spoiler(vec![text("dies")]), text(" twice. ||")])]
        );
        let two = ["He dies.", "So does she."].map(|line| Block::Paragraph(vec![text(line)]));
        let around = [Block::Spoiler(two.to_vec()), Block::Paragraph(vec![text("End.")])];
        assert_eq!(plain(&chunks("||He dies.\n\nSo does she.||\n\nEnd.")), around);
        assert_eq!(plain(&chunks("||\n\nHe dies.\n\nSo does she.\n\n||\n\nEnd.")), around);
        assert_eq!(markdown(&chunks("||\n\nHe dies.\n\nSo does she.\n\n||\n\nEnd.")), around);
        assert_eq!(plain(&chunks("||He dies.||")), [Block::Spoiler(vec![Block::Paragraph(vec![text("He dies.")])])]);
        assert_eq!(
            markdown(&chunks("So **||he dies||**.")),
            [Block::Paragraph(vec![
                text("So "),
                Inline::Strong(vec![Inline::Spoiler(vec![text("he dies")])]),
                text(".")
            ])]
        );
        assert_eq!(
            markdown(&chunks("a ||b *c* d|| e")),
            [Block::Paragraph(vec![
                text("a "),
                Inline::Spoiler(vec![text("b "), Inline::Emphasis(vec![text("c")]), text(" d")]),
                text(" e")
            ])]
        );
    }

    #[test]
    fn reads_markdown() {
        assert_eq!(
            markdown(&chunks("See [it](https://a.example/b) **now**\nhere.\n\n> Quoted.\n\n- one\n- two\n\n1. first")),
            [
                Block::Paragraph(vec![
                    text("See "),
                    Inline::Link { href: "https://a.example/b".into(), children: vec![text("it")] },
                    text(" "),
                    Inline::Strong(vec![text("now")]),
                    text(" here."),
                ]),
                Block::Quotation(vec![Block::Paragraph(vec![text("Quoted.")])]),
                Block::List {
                    ordered: false,
                    items: vec![vec![Block::Paragraph(vec![text("one")])], vec![Block::Paragraph(vec![text("two")])]],
                },
                Block::List { ordered: true, items: vec![vec![Block::Paragraph(vec![text("first")])]] },
            ]
        );
    }

    #[test]
    fn shows_markup_as_text() {
        let shown = |markup: &str| paragraphs(&markdown(&chunks(markup))).join("|");
        assert_eq!(shown("<script>alert(1)</script>"), "<script>alert(1)</script>");
        assert_eq!(shown("a <img src=x onerror=alert(1)> b"), "a <img src=x onerror=alert(1)> b");
        for link in
            ["[x](javascript:alert(1))", "[x](data:text/html,y)", "[x](/admin)", "[x](JaVaScRiPt:alert)", "[x](http:)"]
        {
            assert_eq!(markdown(&chunks(link)), [Block::Paragraph(vec![text("x")])], "{link}");
        }
    }

    #[test]
    fn depth_has_an_end() {
        for mark in ["> ", "- ", "1. "] {
            let deep = format!("{}x", mark.repeat(100_000));
            assert_eq!(paragraphs(&markdown(&chunks(&deep))).concat().chars().last(), Some('x'));
        }
        let deep = format!("{}x{}", "**".repeat(50_000), "**".repeat(50_000));
        assert_eq!(paragraphs(&markdown(&chunks(&deep))).len(), 1);
        let deep = format!("{}x{}", "*a **b ".repeat(200), "** *".repeat(200));
        let movie = film_model::Movie {
            reviews: vec![film_model::Review { review_body: markdown(&chunks(&deep)), ..Default::default() }],
            ..Default::default()
        };
        let bytes = film_archive::encode(std::slice::from_ref(&movie), Default::default());
        assert_eq!(film_archive::Archive::open(&bytes).and_then(|archive| archive.movie(0)), Ok(movie));
    }
}
