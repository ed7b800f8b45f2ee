//! Elements that are put together by function. Every `view!` is a type of its own and brings its own
//! code into the bundle; the many plain elements of a card are of one type each way they are made here.

use super::words::Words;
use leptos::{attr::custom::CustomAttribute, html::custom, prelude::*};

/// An element, with a class unless `class` is empty.
pub fn element(tag: &'static str, class: &'static str, children: Vec<AnyView>) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    custom(tag).attr("class", class).child(children).into_any()
}

/// An element with up to five attributes besides its class, set in their order.
pub fn with_attributes(
    tag: &'static str,
    class: String,
    attributes: &[(&'static str, &str)],
    children: Vec<AnyView>,
) -> AnyView {
    // Attributes that are not there are of the same type, so that there is one such element in the bundle.
    let attribute = |at: usize| match attributes.get(at) {
        Some((name, value)) => (*name, Some((*value).to_owned())),
        None => ("", None),
    };
    let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(attribute);
    let element = custom(tag).attr("class", class).attr(a.0, a.1).attr(b.0, b.1).attr(c.0, c.1);
    element.attr(d.0, d.1).attr(e.0, e.1).child(children).into_any()
}

/// An element of text.
pub fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> AnyView {
    element(tag, class, vec![text.into().into_any()])
}

/// A text that follows the language.
pub fn said(words: Signal<Words>, say: impl Fn(&Words) -> String + Send + 'static) -> AnyView {
    live(move || vec![words.with(&say).into_any()])
}

/// An attribute that follows what it is made from.
pub type Attribute = Box<dyn Fn() -> String + Send>;

/// An attribute that is made again whenever a signal it is made from changes. All of them are of one type.
pub fn attribute(value: impl Fn() -> String + Send + 'static) -> Attribute {
    Box::new(value)
}

/// The element of a heading of this level; the first is the page's own.
pub fn heading(level: u8) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// Views that are made again whenever a signal they are made from changes.
pub fn live(views: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let views: Box<dyn Fn() -> Vec<AnyView> + Send> = Box::new(views);
    views.into_any()
}

/// What hides a text from everything, and from everything but the browser's own search of the page.
pub const COVERED: &str = "";
pub const UNTIL_FOUND: &str = "until-found";

/// An element that is there only while it is `open`, and `hidden` so while it is not.
pub fn folded(
    tag: &'static str,
    class: &'static str,
    (id, hidden): (Option<String>, &'static str),
    open: Signal<bool>,
    children: Vec<AnyView>,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    let hidden = move || (!open.get()).then_some(hidden);
    custom(tag).attr("class", class).attr("id", id).attr("hidden", hidden).child(children).into_any()
}

/// What a button says in a language while it is open, and while it is not.
pub type Label = Box<dyn Fn(&Words, bool) -> String + Send>;

/// The button that opens and closes, with what it says while it is `open` and while it is not.
pub fn toggle(
    class: &'static str,
    open: Signal<bool>,
    words: Signal<Words>,
    label: Label,
    (controls, described_by): (Option<String>, Option<String>),
    click: Callback<bool>,
) -> AnyView {
    let label = said(words, move |words| label(words, open.get()));
    let part = controls.is_some().then_some("toggle");
    button((class, part), open, (controls, described_by), click, label)
}

/// The button that opens and closes, and what stands on it.
pub fn button(
    (class, part): (&'static str, Option<&'static str>),
    open: Signal<bool>,
    (controls, described_by): (Option<String>, Option<String>),
    click: Callback<bool>,
    label: AnyView,
) -> AnyView {
    view! {
        <button
            type="button"
            class=class
            part=part
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=controls
            aria-describedby=described_by
            on:click=move |_| click.run(!open.get_untracked())
        >
            {label}
        </button>
    }
    .into_any()
}
