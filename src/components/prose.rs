//! Draws the text of a review.

use super::{
    markup::{HIDDEN, Markup},
    person_link::PersonUrls,
    words::{Message, Words},
};
use film_model::{Block, Inline, may_be_linked};

/// Draws blocks, with these attributes on each. `urls` makes the links of people who are mentioned; without it, a
/// mention is plain text.
pub fn blocks(
    out: &mut Markup,
    blocks: &[Block],
    attributes: &[(&'static str, &str)],
    urls: Option<&PersonUrls>,
    words: &Words,
) {
    for block in blocks {
        let tag = match block {
            Block::Paragraph(_) => "p",
            Block::Quotation(_) => "blockquote",
            Block::List { ordered: true, .. } => "ol",
            Block::List { .. } => "ul",
            Block::Spoiler(children) => {
                spoiler(out, "div", words, &|out| self::blocks(out, children, &[], urls, words));
                continue;
            }
        };
        out.open(tag, "");
        attributes.iter().for_each(|(name, value)| out.attribute(name, value));
        match block {
            Block::Paragraph(children) => inlines(out, children, urls, words),
            Block::Quotation(children) | Block::Spoiler(children) => self::blocks(out, children, &[], urls, words),
            Block::List { items, .. } => items.iter().for_each(|entry| {
                out.open("li", "");
                match entry.as_slice() {
                    // A single paragraph is only its text, without a `p`.
                    [Block::Paragraph(children)] => inlines(out, children, urls, words),
                    entry => self::blocks(out, entry, &[], urls, words),
                }
                out.close();
            }),
        }
        out.close();
    }
}

/// Draws inlines: text with emphasis, links, mentions and spoilers.
fn inlines(out: &mut Markup, inlines: &[Inline], urls: Option<&PersonUrls>, words: &Words) {
    for inline in inlines {
        let (children, urls) = match inline {
            Inline::Text(text) => {
                out.text(text);
                continue;
            }
            Inline::Person { name, text } => {
                match urls {
                    // The text as the critic wrote it, with the same link as in the credits.
                    Some(urls) => urls.named(out, name, text),
                    None => out.text(text),
                }
                continue;
            }
            Inline::Spoiler(children) => {
                spoiler(out, "span", words, &|out| {
                    out.text(" ");
                    self::inlines(out, children, urls, words);
                });
                continue;
            }
            Inline::Emphasis(children) => {
                out.open("em", "");
                (children, urls)
            }
            Inline::Strong(children) => {
                out.open("strong", "");
                (children, urls)
            }
            Inline::Link { href, children } => {
                open_link(out, href);
                // HTML allows no link inside a link, so a mention in it becomes plain text.
                (children, None)
            }
        };
        self::inlines(out, children, urls, words);
        out.close();
    }
}

/// A link begins. An address that [`may_be_linked`] refuses is left out.
pub fn open_link(out: &mut Markup, href: &str) {
    out.open("a", "");
    out.attribute("rel", "noopener");
    if may_be_linked(href) {
        out.attribute("href", href);
    }
}

/// Draws a spoiler: text that is hidden until the reader presses its button.
fn spoiler(out: &mut Markup, tag: &'static str, words: &Words, children: &dyn Fn(&mut Markup)) {
    let shown = out.state(0);
    out.open(tag, "film-spoiler");
    out.toggle("film-spoiler__toggle", [("", ""); 3], &shown);
    out.texts([&words.say(Message::ShowSpoiler), &words.say(Message::HideSpoiler)], &shown.live());
    out.close();
    out.open(tag, "");
    out.choice("hidden", HIDDEN, &shown.live());
    children(out);
    out.close();
    out.close();
}
