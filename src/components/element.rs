//! Elements that are put together by function. Every `view!` is a type of its own and brings its own
//! code into the bundle; the many elements of a card are of one type each way they are made here.

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
    // Attributes that are not there are of the same type, so that there is one such element in the bundle.
    let attribute = |at: usize| match attributes.get(at) {
        Some((name, value)) => (*name, Some((*value).to_owned())),
        None => ("", None),
    };
    let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(attribute);
    let class = (!class.is_empty()).then(|| class.to_owned());
    let element = custom(tag).attr("class", class).attr(a.0, a.1).attr(b.0, b.1).attr(c.0, c.1);
    element.attr(d.0, d.1).attr(e.0, e.1).child(children).into_any()
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

/// An element that changes and is listened to: one attribute is made again whenever a signal it is made
/// from changes, and what happens to one event is up to the card.
struct Live {
    tag: &'static str,
    class: &'static str,
    /// Up to four attributes that stay.
    attributes: [(&'static str, Option<String>); 4],
    changing: &'static str,
    value: Box<dyn Fn() -> Option<&'static str> + Send>,
    event: &'static str,
    happens: Box<dyn FnMut(Event)>,
}

/// An event of no special kind.
type Event = <leptos::ev::toggle as EventDescriptor>::EventType;

impl Live {
    fn with(self, children: Vec<AnyView>) -> AnyView {
        let class = (!self.class.is_empty()).then_some(self.class);
        let [a, b, c, d] = self.attributes;
        let element = custom(self.tag).attr("class", class).attr(a.0, a.1).attr(b.0, b.1).attr(c.0, c.1);
        let element = element.attr(d.0, d.1).attr(self.changing, self.value);
        element.on(Custom::<Event>::new(self.event), self.happens).child(children).into_any()
    }
}

/// What hides a text from everything, and from everything but the browser's own search of the page.
pub const COVERED: &str = "";
pub const UNTIL_FOUND: &str = "until-found";

/// An element that is there only while it is `open`, and `hidden` so while it is not, with up to four attributes.
/// `found` is called when the browser's search has found something in it and is about to show it.
pub fn folded(
    tag: &'static str,
    class: &'static str,
    (attributes, hidden): ([(&'static str, Option<String>); 4], &'static str),
    open: Signal<bool>,
    found: Option<Callback<bool>>,
    children: Vec<AnyView>,
) -> AnyView {
    let value = Box::new(move || (!open.get()).then_some(hidden));
    let happens = Box::new(move |_| {
        if let Some(found) = found {
            found.run(true);
        }
    });
    Live { tag, class, attributes, changing: "hidden", value, event: "beforematch", happens }.with(children)
}

/// An element with up to four attributes that stay, and `data-open`, which says what the reader has opened in it.
/// Stylesheets look there and not for buttons inside, because WebKit does not always evaluate `:has()` again.
pub fn expandable(
    tag: &'static str,
    attributes: &[(&'static str, &str)],
    open: Box<dyn Fn() -> Option<&'static str> + Send>,
    children: Vec<AnyView>,
) -> AnyView {
    let attribute =
        |at: usize| attributes.get(at).map_or(("", None), |(name, value)| (*name, Some((*value).to_owned())));
    let attributes = [0, 1, 2, 3].map(attribute);
    // It listens to no event; one that did not would be another type of element.
    let happens = Box::new(|_| {});
    Live { tag, class: "", attributes, changing: "data-open", value: open, event: "", happens }.with(children)
}

/// The attributes of an element that has an id at most.
pub fn id_alone(id: Option<String>) -> [(&'static str, Option<String>); 4] {
    [("id", id), ("", None), ("", None), ("", None)]
}

/// The button that opens and closes, with what it says while it is `open` and while it is not.
pub fn toggle(
    class: &'static str,
    open: Signal<bool>,
    (fold, unfold): (String, String),
    click: Callback<bool>,
) -> AnyView {
    let label: Box<dyn Fn() -> String + Send> = Box::new(move || if open.get() { &fold } else { &unfold }.clone());
    button((class, None), open, (None, None), click, vec![label.into_any()])
}

/// A button that is pressed once, with what describes it and what `click` is called with.
pub fn press(
    class: &'static str,
    label: String,
    described_by: Option<String>,
    click: Callback<bool>,
    with: bool,
) -> AnyView {
    let attributes = [("type", Some("button".to_owned())), ("aria-describedby", described_by), ("", None), ("", None)];
    let happens = Box::new(move |_| click.run(with));
    Live { tag: "button", class, attributes, changing: "", value: Box::new(|| None), event: "click", happens }
        .with(vec![label.into_any()])
}

/// The button that opens and closes, and what stands on it. `references` are the ids of what it opens, and
/// of what describes it.
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
    let happens = Box::new(move |_| click.run(!open.get_untracked()));
    Live { tag: "button", class, attributes, changing: "aria-expanded", value, event: "click", happens }.with(label)
}
