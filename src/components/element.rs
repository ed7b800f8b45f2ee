//! Functions that make the elements of a gallery. Each `view!` is a type of its own, with its own code in the bundle. The
//! elements that these functions make are of one type, so a gallery with many elements needs little code. What is in a
//! card is [`markup`](super::markup), which needs still less, but is rendered again as a whole.

use leptos::{attr::custom::CustomAttribute, html::custom, prelude::*};

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
