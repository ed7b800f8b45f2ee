//! Elements that are put together by function. Every `view!` is a type of its own and brings its own
//! code into the bundle; the many plain elements of a card are of one type each way they are made here.

use leptos::{attr::custom::CustomAttribute, html::custom, prelude::*};

/// An element, with a class unless `class` is empty.
pub fn element(tag: &'static str, class: &'static str, children: Vec<AnyView>) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    custom(tag).attr("class", class).child(children).into_any()
}

/// An element of text.
pub fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> AnyView {
    element(tag, class, vec![text.into().into_any()])
}

/// Views that are made again whenever a signal they are made from changes.
pub fn live(views: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let views: Box<dyn Fn() -> Vec<AnyView> + Send> = Box::new(views);
    views.into_any()
}

/// An element that is there only while it is `open`.
pub fn folded(
    tag: &'static str,
    class: &'static str,
    id: Option<String>,
    open: Signal<bool>,
    children: Vec<AnyView>,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    let hidden = move || !open.get();
    custom(tag).attr("class", class).attr("id", id).attr("hidden", hidden).child(children).into_any()
}

/// The button that opens and closes, with what it says while closed and while open.
pub fn toggle(
    class: &'static str,
    open: Signal<bool>,
    (closed_label, open_label): (String, &'static str),
    (controls, described_by): (Option<String>, Option<String>),
    click: Callback<bool>,
) -> AnyView {
    let label = move || if open.get() { open_label.to_owned() } else { closed_label.clone() };
    view! {
        <button
            type="button"
            class=class
            part=controls.is_some().then_some("toggle")
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
