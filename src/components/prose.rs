//! The text of a review as elements.

use super::{
    element::{element, folded, live, toggle},
    person_link::{PersonLink, PersonUrls, is_web},
};
use film_model::{Block, Inline};
use leptos::prelude::*;

/// Paragraphs, quotations, lists and spoilers. A person who is mentioned leads where `urls` says; without
/// it a mention is text.
pub fn blocks(blocks: Vec<Block>, urls: Option<&PersonUrls>) -> Vec<AnyView> {
    blocks.into_iter().map(|one| block(one, urls)).collect()
}

fn block(block: Block, urls: Option<&PersonUrls>) -> AnyView {
    match block {
        Block::Paragraph(children) => element("p", "", inlines(children, urls)),
        Block::Quotation(children) => element("blockquote", "", blocks(children, urls)),
        Block::List { ordered, items } => {
            let items = items.into_iter().map(|entry| item(entry, urls)).collect();
            element(if ordered { "ol" } else { "ul" }, "", items)
        }
        Block::Spoiler(children) => spoiler("div", blocks(children, urls)),
    }
}

/// An entry of one paragraph is that paragraph's text.
fn item(mut entry: Vec<Block>, urls: Option<&PersonUrls>) -> AnyView {
    let children = match entry.as_mut_slice() {
        [Block::Paragraph(children)] => inlines(std::mem::take(children), urls),
        _ => blocks(entry, urls),
    };
    element("li", "", children)
}

/// A run of text with its emphasis, links, mentions and spoilers.
pub fn inlines(inlines: Vec<Inline>, urls: Option<&PersonUrls>) -> Vec<AnyView> {
    inlines.into_iter().map(|one| inline(one, urls)).collect()
}

fn inline(inline: Inline, urls: Option<&PersonUrls>) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Emphasis(children) => element("em", "", inlines(children, urls)),
        Inline::Strong(children) => element("strong", "", inlines(children, urls)),
        // A link stands in no other.
        Inline::Link { href, children } => link(href, inlines(children, None)),
        Inline::Person { name, text } => match urls {
            Some(urls) => mention(name, text, urls.clone()),
            None => text.into_any(),
        },
        Inline::Spoiler(children) => {
            let mut children = inlines(children, urls);
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

/// A credited person as the critic writes of them, and the same link as in the credits.
fn mention(name: String, text: String, urls: PersonUrls) -> AnyView {
    live(move || vec![view! { <PersonLink name=text.clone() href=urls.of(&name)/> }.into_any()])
}

/// Text that is covered until it is asked for.
fn spoiler(tag: &'static str, children: Vec<AnyView>) -> AnyView {
    let shown = RwSignal::new(false);
    let labels = ("Show the spoiler".to_owned(), "Hide the spoiler");
    let click = Callback::new(move |open| shown.set(open));
    let button = toggle("film-spoiler__toggle", shown.into(), labels, (None, None), click);
    element(tag, "film-spoiler", vec![button, folded(tag, "", None, shown.into(), children)])
}
