//! Renders the text of a review.

use super::{
    element::{COVERED, element, folded, id_alone, toggle, with_attributes},
    person_link::PersonUrls,
    words::{Message, Words},
};
use film_model::{Block, Inline, may_be_linked};
use leptos::prelude::*;

/// Renders blocks. `urls` makes the links of people who are mentioned; without it, a mention is plain text.
pub fn blocks(blocks: Vec<Block>, urls: Option<&PersonUrls>, words: &Words) -> Vec<AnyView> {
    blocks.into_iter().map(|one| block(one, urls, words)).collect()
}

/// The same as [`blocks`], with these attributes on each block.
pub fn contents(
    blocks: Vec<Block>,
    attributes: &[(&'static str, &str)],
    urls: &PersonUrls,
    words: &Words,
) -> Vec<AnyView> {
    blocks.into_iter().map(|one| block_with(one, attributes, Some(urls), words)).collect()
}

fn block(block: Block, urls: Option<&PersonUrls>, words: &Words) -> AnyView {
    block_with(block, &[], urls, words)
}

fn block_with(block: Block, attributes: &[(&'static str, &str)], urls: Option<&PersonUrls>, words: &Words) -> AnyView {
    match block {
        Block::Paragraph(children) => with_attributes("p", "", attributes, inlines(children, urls, words)),
        Block::Quotation(children) => with_attributes("blockquote", "", attributes, blocks(children, urls, words)),
        Block::List { ordered, items } => {
            let items = items.into_iter().map(|entry| item(entry, urls, words)).collect();
            with_attributes(if ordered { "ol" } else { "ul" }, "", attributes, items)
        }
        Block::Spoiler(children) => spoiler("div", blocks(children, urls, words), words),
    }
}

/// Renders an entry of a list. If it is a single paragraph, only its text, without a `p`.
fn item(mut entry: Vec<Block>, urls: Option<&PersonUrls>, words: &Words) -> AnyView {
    let children = match entry.as_mut_slice() {
        [Block::Paragraph(children)] => inlines(std::mem::take(children), urls, words),
        _ => blocks(entry, urls, words),
    };
    element("li", "", children)
}

/// Renders inlines: text with emphasis, links, mentions and spoilers.
pub fn inlines(inlines: Vec<Inline>, urls: Option<&PersonUrls>, words: &Words) -> Vec<AnyView> {
    inlines.into_iter().map(|one| inline(one, urls, words)).collect()
}

fn inline(inline: Inline, urls: Option<&PersonUrls>, words: &Words) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Emphasis(children) => element("em", "", inlines(children, urls, words)),
        Inline::Strong(children) => element("strong", "", inlines(children, urls, words)),
        // HTML allows no link inside a link, so a mention in it becomes plain text.
        Inline::Link { href, children } => link(href, inlines(children, None, words)),
        Inline::Person { name, text } => match urls {
            // The text as the critic wrote it, with the same link as in the credits.
            Some(urls) => urls.named(&name, text),
            None => text.into_any(),
        },
        Inline::Spoiler(children) => {
            let mut children = inlines(children, urls, words);
            children.insert(0, " ".to_owned().into_any());
            spoiler("span", children, words)
        }
    }
}

/// Renders a link. An address that [`may_be_linked`] refuses is left out.
pub fn link(href: String, children: Vec<AnyView>) -> AnyView {
    let href = may_be_linked(&href).then_some(href);
    let href = href.iter().map(|href| ("href", &**href));
    with_attributes("a", "", &[("rel", "noopener")].into_iter().chain(href).collect::<Vec<_>>(), children)
}

/// Renders a spoiler: text that is hidden until the reader presses its button.
fn spoiler(tag: &'static str, children: Vec<AnyView>, words: &Words) -> AnyView {
    let shown = RwSignal::new(false);
    let labels = (words.say(Message::HideSpoiler), words.say(Message::ShowSpoiler));
    let click = Callback::new(move |open| shown.set(open));
    let button = toggle("film-spoiler__toggle", shown.into(), labels, click);
    element(tag, "film-spoiler", vec![button, folded(tag, "", (id_alone(None), COVERED), shown.into(), None, children)])
}
