//! The text of a review as elements.

use super::{
    element::{element, folded, toggle},
    person_link::is_web,
};
use film_model::{Block, Inline};
use leptos::prelude::*;

/// Paragraphs, quotations, lists and spoilers.
pub fn blocks(blocks: Vec<Block>) -> Vec<AnyView> {
    blocks.into_iter().map(block).collect()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(children) => element("p", "", inlines(children)),
        Block::Quotation(children) => element("blockquote", "", blocks(children)),
        Block::List { ordered, items } => {
            let items = items.into_iter().map(item).collect();
            element(if ordered { "ol" } else { "ul" }, "", items)
        }
        Block::Spoiler(children) => spoiler("div", blocks(children)),
    }
}

/// An entry of one paragraph is that paragraph's text.
fn item(mut entry: Vec<Block>) -> AnyView {
    let children = match entry.as_mut_slice() {
        [Block::Paragraph(children)] => inlines(std::mem::take(children)),
        _ => blocks(entry),
    };
    element("li", "", children)
}

/// A run of text with its emphasis, links and spoilers.
pub fn inlines(inlines: Vec<Inline>) -> Vec<AnyView> {
    inlines.into_iter().map(inline).collect()
}

fn inline(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) | Inline::Person { text, .. } => text.into_any(),
        Inline::Emphasis(children) => element("em", "", inlines(children)),
        Inline::Strong(children) => element("strong", "", inlines(children)),
        Inline::Link { href, children } => link(href, inlines(children)),
        Inline::Spoiler(children) => {
            let mut children = inlines(children);
            children.insert(0, " ".to_owned().into_any());
            spoiler("span", children)
        }
    }
}

/// A link into the web or to a mailbox. An address of any other kind is left out.
pub fn link(href: String, children: Vec<AnyView>) -> AnyView {
    let href = (is_web(&href) || href.starts_with("mailto:")).then_some(href);
    view! { <a href=href rel="noopener">{children}</a> }.into_any()
}

/// Text that is covered until it is asked for.
fn spoiler(tag: &'static str, children: Vec<AnyView>) -> AnyView {
    let shown = RwSignal::new(false);
    let labels = ("Show the spoiler".to_owned(), "Hide the spoiler");
    let click = Callback::new(move |open| shown.set(open));
    let button = toggle("film-spoiler__toggle", shown.into(), labels, (None, None), click);
    element(tag, "film-spoiler", vec![button, folded(tag, "", None, shown.into(), children)])
}
