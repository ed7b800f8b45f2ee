//! Functions that make elements. Each `view!` is a type of its own, with its own code in the bundle. The elements that
//! these functions make are of few types, so a card with many elements needs little code.

use leptos::{
    attr::custom::CustomAttribute,
    ev::{Custom, EventDescriptor},
    html::custom,
    prelude::*,
};

/// An element, with a class unless `class` is empty.
pub fn element(tag: &'static str, class: &'static str, children: Vec<AnyView>) -> AnyView {
    with_attributes(tag, class, &[], children)
}

/// An element with up to five attributes besides its class, set in their order.
pub fn with_attributes(
    tag: &'static str,
    class: &str,
    attributes: &[(&'static str, &str)],
    children: Vec<AnyView>,
) -> AnyView {
    // Missing attributes are set too, with an empty name and no value, so that all elements are of one type.
    let attribute = |at: usize| match attributes.get(at) {
        Some((name, value)) => (*name, Some((*value).to_owned())),
        None => ("", None),
    };
    let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(attribute);
    let class = (!class.is_empty()).then(|| class.to_owned());
    let element = custom(tag).attr("class", class).attr(a.0, a.1).attr(b.0, b.1).attr(c.0, c.1);
    element.attr(d.0, d.1).attr(e.0, e.1).child(children).into_any()
}

/// An element that contains only text.
pub fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> AnyView {
    element(tag, class, vec![text.into().into_any()])
}

/// Views that are rendered again when a signal that `views` reads changes.
pub fn live(views: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let views: Box<dyn Fn() -> Vec<AnyView> + Send> = Box::new(views);
    views.into_any()
}

/// The tag of a heading of this level. `h1` is left to the page.
pub fn heading(level: u8) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// An element with one reactive attribute and one event listener.
struct Live {
    tag: &'static str,
    class: &'static str,
    /// Up to four attributes that do not change.
    attributes: [(&'static str, Option<String>); 4],
    /// The name of the reactive attribute.
    reactive: &'static str,
    value: Box<dyn Fn() -> Option<&'static str> + Send>,
    event: &'static str,
    listener: Box<dyn FnMut(Event)>,
}

/// The type of all events here. `toggle` is one whose type is the general `Event`.
type Event = <leptos::ev::toggle as EventDescriptor>::EventType;

impl Live {
    fn with(self, children: Vec<AnyView>) -> AnyView {
        let class = (!self.class.is_empty()).then_some(self.class);
        let [a, b, c, d] = self.attributes;
        let element = custom(self.tag).attr("class", class).attr(a.0, a.1).attr(b.0, b.1).attr(c.0, c.1);
        let element = element.attr(d.0, d.1).attr(self.reactive, self.value);
        element.on(Custom::<Event>::new(self.event), self.listener).child(children).into_any()
    }
}

/// The value of the attribute `hidden` for content that nothing finds.
pub const COVERED: &str = "";
/// The value of the attribute `hidden` for content that the browser's find-in-page still finds and shows.
pub const UNTIL_FOUND: &str = "until-found";

/// An element that is shown only while `open`. Otherwise its attribute `hidden` has the value `hidden`. It may have up
/// to four other attributes. `found` is called when find-in-page has found text in it and is about to show it.
pub fn folded(
    tag: &'static str,
    class: &'static str,
    (attributes, hidden): ([(&'static str, Option<String>); 4], &'static str),
    open: Signal<bool>,
    found: Option<Callback<bool>>,
    children: Vec<AnyView>,
) -> AnyView {
    let value = Box::new(move || (!open.get()).then_some(hidden));
    let listener = Box::new(move |_| {
        if let Some(found) = found {
            found.run(true);
        }
    });
    Live { tag, class, attributes, reactive: "hidden", value, event: "beforematch", listener }.with(children)
}

/// An element with up to four attributes that do not change, and `data-open`, which says what the reader has expanded
/// in it. Stylesheets use this attribute instead of `:has()` with the buttons inside, because WebKit does not always
/// evaluate `:has()` again.
pub fn expandable(
    tag: &'static str,
    attributes: &[(&'static str, &str)],
    open: Box<dyn Fn() -> Option<&'static str> + Send>,
    children: Vec<AnyView>,
) -> AnyView {
    let attribute =
        |at: usize| attributes.get(at).map_or(("", None), |(name, value)| (*name, Some((*value).to_owned())));
    let attributes = [0, 1, 2, 3].map(attribute);
    // A listener that does nothing. An element without a listener would be of another type.
    let listener = Box::new(|_| {});
    Live { tag, class: "", attributes, reactive: "data-open", value: open, event: "", listener }.with(children)
}

/// The attributes of [`folded`] for an element that has only an id, or none.
pub fn id_alone(id: Option<String>) -> [(&'static str, Option<String>); 4] {
    [("id", id), ("", None), ("", None), ("", None)]
}

/// A button that expands and collapses something, with a label for each state. `click` gets the new state.
pub fn toggle(
    class: &'static str,
    open: Signal<bool>,
    (less, more): (String, String),
    click: Callback<bool>,
) -> AnyView {
    let label: Box<dyn Fn() -> String + Send> = Box::new(move || if open.get() { &less } else { &more }.clone());
    button((class, None), open, (None, None), click, vec![label.into_any()])
}

/// A button without a state. `click` is called with `with`; `described_by` is the id of the element that describes it.
pub fn press(
    class: &'static str,
    label: String,
    described_by: Option<String>,
    click: Callback<bool>,
    with: bool,
) -> AnyView {
    let attributes = [("type", Some("button".to_owned())), ("aria-describedby", described_by), ("", None), ("", None)];
    let listener = Box::new(move |_| click.run(with));
    Live { tag: "button", class, attributes, reactive: "", value: Box::new(|| None), event: "click", listener }
        .with(vec![label.into_any()])
}

/// A button that expands and collapses something, with `label` as its content. `controls` is the id of the element that
/// it expands, and `described_by` that of the element that describes it. `click` gets the new state.
pub fn button(
    (class, part): (&'static str, Option<&'static str>),
    open: Signal<bool>,
    (controls, described_by): (Option<String>, Option<String>),
    click: Callback<bool>,
    label: Vec<AnyView>,
) -> AnyView {
    let attributes = [
        ("type", Some("button".to_owned())),
        ("part", part.map(str::to_owned)),
        ("aria-controls", controls),
        ("aria-describedby", described_by),
    ];
    let value = Box::new(move || Some(if open.get() { "true" } else { "false" }));
    let listener = Box::new(move |_| click.run(!open.get_untracked()));
    Live { tag: "button", class, attributes, reactive: "aria-expanded", value, event: "click", listener }.with(label)
}
