//! Renders a [`Markup`] to HTML, and takes attributes of an application.

use super::{
    Markup, Step,
    page::{Rendered, Shown},
};
use leptos::{
    prelude::*,
    tachys::{
        html::{
            attribute::{Attribute, AttributeValue, any_attribute::AnyAttribute},
            element::attributes_to_html,
        },
        hydration::Cursor,
        view::{
            Position, PositionState,
            add_attr::AddAnyAttr,
            any_view::{AnyView, AnyViewWithAttrs},
        },
    },
};

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn html_len(&self) -> usize {
        self.text.len() + 16 * self.steps.len()
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        mut others: Vec<AnyAttribute>,
    ) {
        let Markup { steps, text, .. } = self;
        let (mut open, mut at) = (Vec::new(), 0);
        let mut until = |end: usize| &text[std::mem::replace(&mut at, end)..end];
        // Whether the last tag that was written needs its `>`.
        let mut is_tag = false;
        for step in steps {
            let is_content =
                matches!(step, Step::Open(_) | Step::Close | Step::Text(_) | Step::Texts(..) | Step::Bound(Some(_), _));
            if is_tag && is_content {
                attributes_to_html(std::mem::take(&mut others), html);
                html.push('>');
                *position = Position::FirstChild;
                is_tag = false;
            }
            match step {
                Step::Open(tag) => {
                    html.push('<');
                    html.push_str(tag);
                    open.push(tag);
                    is_tag = true;
                }
                Step::Close => {
                    let tag = open.pop().unwrap_or_default();
                    if tag != "input" {
                        html.push_str("</");
                        html.push_str(tag);
                        html.push('>');
                    }
                    *position = Position::NextChild;
                }
                Step::Attribute(name, end) => AttributeValue::to_html(until(end), name, html),
                Step::Choice(name, values, live) => AttributeValue::to_html(values[live()], name, html),
                Step::Text(end) => until(end).to_html_with_buf(html, position, escape, mark_branches, Vec::new()),
                Step::Texts(ends, live) => {
                    let text = ends.map(&mut until)[live()];
                    text.to_html_with_buf(html, position, escape, mark_branches, Vec::new());
                }
                Step::Bound(Some(list), _) => {
                    for key in list.keys() {
                        list.make(key).to_html_with_buf(html, position, escape, mark_branches, Vec::new());
                    }
                    // The comment marks the end of the list.
                    html.push_str("<!>");
                    *position = Position::NextChild;
                }
                Step::Event(..) | Step::Bound(None, _) => {}
            }
        }
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Shown {
        self.put(Rendered(cursor, position))
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Markup {
    type Output<A: Attribute> = AnyViewWithAttrs;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> AnyViewWithAttrs {
        AnyView::add_any_attr(self.into_any(), attribute)
    }
}
