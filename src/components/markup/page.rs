//! Puts a [`Markup`] into the page, or finds it there if a server has rendered it.

use super::{
    Again, Bind, Live, Markup, States, Step,
    list::{self, List},
    states::{Follow, SHOWN, What, set},
};
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::{CastFrom, RemoveEventHandler, Rndr, types},
        view::{Position, PositionState},
    },
};
use std::{cell::Cell, rc::Rc, sync::Arc};

/// Makes the elements and texts of a [`Markup`], or finds them in the page that the server has rendered.
pub trait Place {
    fn element(&self, tag: &str) -> types::Element;
    fn text(&self, text: &str) -> types::Text;
    /// After the content of `element`, which is in `parent` now.
    fn close(&self, element: &types::Element, parent: Option<&types::Element>);
    fn attribute(&self, element: &types::Element, name: &str, value: &str);
    fn append(&self, parent: &types::Element, child: &types::Node);
    fn bind(&self, element: &types::Element, list: Option<Arc<dyn List>>, bind: Bind) -> Again;
}

/// New elements.
struct New;

impl Place for New {
    fn element(&self, tag: &str) -> types::Element {
        Rndr::create_element(tag, None)
    }

    fn text(&self, text: &str) -> types::Text {
        Rndr::create_text_node(text)
    }

    fn close(&self, element: &types::Element, parent: Option<&types::Element>) {
        if let Some(parent) = parent {
            self.append(parent, element);
        }
    }

    fn attribute(&self, element: &types::Element, name: &str, value: &str) {
        Rndr::set_attribute(element, name, value);
    }

    fn append(&self, parent: &types::Element, child: &types::Node) {
        Rndr::insert_node(parent, child, None);
    }

    fn bind(&self, element: &types::Element, _: Option<Arc<dyn List>>, bind: Bind) -> Again {
        bind(element)
    }
}

/// The elements that the server has rendered.
#[derive(Clone, Copy)]
pub struct Rendered<'a>(pub &'a Cursor, pub &'a PositionState);

impl Place for Rendered<'_> {
    fn element(&self, tag: &str) -> types::Element {
        match self.1.get() {
            Position::FirstChild => self.0.child(),
            Position::Current => {}
            _ => self.0.sibling(),
        }
        self.1.set(Position::FirstChild);
        types::Element::cast_from(self.0.current()).unwrap_or_else(|| panic!("the server has rendered no <{tag}> here"))
    }

    fn text(&self, text: &str) -> types::Text {
        match self.1.get() {
            Position::FirstChild => self.0.child(),
            _ => self.0.sibling(),
        }
        // A comment separates a text from the one before it.
        if self.1.get() == Position::NextChildAfterText {
            self.0.sibling();
        }
        self.1.set(Position::NextChildAfterText);
        types::Text::cast_from(self.0.current()).unwrap_or_else(|| panic!("the server has not rendered `{text}` here"))
    }

    fn close(&self, element: &types::Element, _: Option<&types::Element>) {
        self.0.set(AsRef::<types::Node>::as_ref(element).clone());
        self.1.set(Position::NextChild);
    }

    fn attribute(&self, _: &types::Element, _: &str, _: &str) {}

    fn append(&self, _: &types::Element, _: &types::Node) {}

    fn bind(&self, element: &types::Element, list: Option<Arc<dyn List>>, bind: Bind) -> Again {
        match list {
            Some(list) => list::find(list, *self),
            None => bind(element),
        }
    }
}

/// A [`Markup`] in the page.
pub struct Shown {
    states: u32,
    follows: Rc<Vec<Follow>>,
    root: types::Element,
    _events: Vec<RemoveEventHandler<types::Element>>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        // Dropping them may not be done while the list is borrowed.
        let gone = SHOWN.with_borrow_mut(|shown| {
            shown.iter().position(|(states, _)| *states == self.states).map(|at| shown.swap_remove(at))
        });
        drop(gone);
    }
}

impl Markup {
    pub(super) fn put(self, place: impl Place) -> Shown {
        let Markup { states: States(states), steps, changes, text } = self;
        let (mut follows, mut events) = (Vec::new(), Vec::new());
        let (mut open, mut at) = (Vec::new(), 0);
        let mut root = None;
        let mut until = |end: usize| &text[std::mem::replace(&mut at, end)..end];
        for step in steps {
            let mut follow = |live: Live, number, what| follows.push(Follow::Number(live, Cell::new(number), what));
            if let Step::Open(tag) = step {
                open.push(place.element(tag));
                continue;
            }
            let Some(element): Option<&types::Element> = open.last() else { continue };
            match step {
                Step::Open(_) => {}
                Step::Close => {
                    root = open.pop();
                    root.iter().for_each(|element| place.close(element, open.last()));
                }
                Step::Attribute(name, end) => place.attribute(element, name, until(end)),
                Step::Choice(name, values, live) => {
                    let number = live();
                    set(element, name, values[number]);
                    follow(live, number, What::Attribute(element.clone(), name, values));
                }
                Step::Event(name, action) => {
                    events.push(Rndr::add_event_listener(element, name, Box::new(move |_| action())));
                }
                Step::Text(end) => place.append(element, &place.text(until(end))),
                Step::Texts(ends, live) => {
                    let (texts, number) = (ends.map(|end| until(end).to_owned()), live());
                    let node = place.text(&texts[number]);
                    place.append(element, &node);
                    follow(live, number, What::Texts(node, texts));
                }
                Step::Bound(list, bind) => follows.push(Follow::Again(place.bind(element, list, bind))),
            }
        }
        for (live, action) in changes {
            let last = Cell::new(live());
            follows.push(Follow::Number(live, last, What::Action(action)));
        }
        let follows = Rc::new(follows);
        SHOWN.with_borrow_mut(|shown| shown.push((states, follows.clone())));
        Shown { states, follows, root: root.unwrap_or_else(|| place.element("span")), _events: events }
    }
}

impl Shown {
    /// Applies what has changed, as part of something larger that changes.
    pub(super) fn apply(&self) {
        self.follows.iter().for_each(Follow::apply);
    }

    /// The element.
    pub(super) fn root(&self) -> &types::Node {
        &self.root
    }
}

impl Render for Markup {
    type State = Shown;

    fn build(self) -> Shown {
        self.put(New)
    }

    fn rebuild(self, state: &mut Shown) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.root.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.root.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.root.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.root.clone()]
    }
}
