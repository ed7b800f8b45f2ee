//! Steps that depend on more than a number: lists, properties of fields, and texts. Galleries have them.

use super::{
    Again, Bind, Markup, Step,
    page::{Rendered, Shown},
};
use leptos::{
    prelude::*,
    tachys::renderer::{CastFrom, Rndr, types},
};
use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

/// Says what an element of a list shows. An element stays in the page as long as its key is in the list.
pub type Key = [u32; 2];

/// A list of elements, of which some come, go and move.
pub trait List: Send + Sync {
    /// The keys of all elements, in their order. No key comes twice.
    fn keys(&self) -> Vec<Key>;
    /// The element with that key.
    fn make(&self, key: Key) -> Markup;
}

struct By<Keys, Make>(Keys, Make);

impl<Keys: Fn() -> Vec<Key> + Send + Sync, Make: Fn(Key) -> Markup + Send + Sync> List for By<Keys, Make> {
    fn keys(&self) -> Vec<Key> {
        self.0()
    }

    fn make(&self, key: Key) -> Markup {
        self.1(key)
    }
}

impl Markup {
    /// A list in the element that has begun last. `keys` gives the keys of its elements, and `make` makes one.
    pub fn list(
        &mut self,
        keys: impl Fn() -> Vec<Key> + Send + Sync + 'static,
        make: impl Fn(Key) -> Markup + Send + Sync + 'static,
    ) {
        let list: Arc<dyn List> = Arc::new(By(keys, make));
        let in_page = list.clone();
        self.steps.push(Step::Bound(Some(list), Box::new(|element| put(in_page, element))));
    }

    /// An element that is there as long as `is_there` says so.
    pub fn only_if(
        &mut self,
        is_there: impl Fn() -> bool + Send + Sync + 'static,
        make: impl Fn() -> Markup + Send + Sync + 'static,
    ) {
        self.list(move || Vec::from_iter(is_there().then_some([0; 2])), move |_| make());
    }

    /// A property of the element that has begun last, such as the value of a field. It is not in the HTML.
    pub fn property(&mut self, name: &'static str, value: impl Fn() -> String + Send + Sync + 'static) {
        self.following_text(name, String::new(), Box::new(value));
    }

    /// A text that is all that the element contains, and that changes.
    pub fn changing_text(&mut self, text: impl Fn() -> String + Send + Sync + 'static) {
        let now = text();
        self.text(&now);
        self.following_text("textContent", now, Box::new(text));
    }

    /// Sets a property whenever it is another text than the last one.
    fn following_text(&mut self, name: &'static str, last: String, text: Box<dyn Fn() -> String + Send + Sync>) {
        self.bind(Box::new(move |element| {
            let (element, last) = (element.clone(), RefCell::new(last));
            let set = move || {
                let text = text();
                if *last.borrow() != text {
                    Rndr::set_property(&element, name, &text.as_str().into());
                    last.replace(text);
                }
            };
            set();
            Box::new(set)
        }));
    }

    /// Calls `action` with the value of a field after an event of it.
    pub fn on_value(&mut self, event: &'static str, action: impl Fn(String) + Send + 'static) {
        self.bind(Box::new(move |element| {
            let call = Box::new(move |event| action(event_target_value(&event)));
            let listening = Rndr::add_event_listener(element, event, call);
            // As long as this function is kept, the listener is.
            Box::new(move || _ = &listening)
        }));
    }

    /// A private custom property in the style of the element that has begun last.
    pub fn style(&mut self, name: &'static str, value: String) {
        if cfg!(feature = "ssr") {
            self.attribute("style", &[name, ":", &value, ";"].concat());
        }
        // A strict policy ignores the attribute, but not this.
        self.bind(Box::new(move |element| {
            Rndr::set_css_property(&Rndr::style(element), name, &value);
            Box::new(|| ())
        }));
    }

    fn bind(&mut self, bind: Bind) {
        self.steps.push(Step::Bound(None, bind));
    }
}

/// A list in the page.
struct Items {
    list: Arc<dyn List>,
    /// The comment after the last element.
    end: types::Placeholder,
    shown: RefCell<Vec<(Key, Shown)>>,
    /// Whether it is being updated. Browsers may report during that that an element loses the focus.
    is_busy: Cell<bool>,
    /// Whether it has to be updated.
    is_late: Cell<bool>,
}

impl Items {
    fn follow(self) -> Again {
        Box::new(move || self.again())
    }

    fn new(list: Arc<dyn List>, end: types::Placeholder, shown: Vec<(Key, Shown)>) -> Items {
        Items { list, end, shown: RefCell::new(shown), is_busy: Cell::new(false), is_late: Cell::new(false) }
    }

    fn again(&self) {
        self.is_late.set(true);
        if self.is_busy.replace(true) {
            return;
        }
        while self.is_late.take() {
            self.update();
            self.shown.borrow().iter().for_each(|(_, shown)| shown.apply());
        }
        self.is_busy.set(false);
    }

    /// Removes, adds and moves elements, so that they are those of the list.
    fn update(&self) {
        let keys = self.list.keys();
        if self.shown.borrow().iter().map(|(key, _)| key).eq(&keys) {
            return;
        }
        let mut before: Vec<Option<(Key, Shown)>> = self.shown.take().into_iter().map(Some).collect();
        let mut from = 0;
        let mut kept: Vec<Option<(Key, Shown)>> = Vec::new();
        for key in &keys {
            let is_it = |at: &usize| before[*at].as_ref().is_some_and(|(known, _)| known == key);
            // Most elements come in the same order as before.
            let at = (from..before.len()).chain(0..from).find(is_it);
            kept.push(at.and_then(|at| {
                from = at + 1;
                before[at].take()
            }));
        }
        for (_, gone) in before.iter_mut().flatten() {
            gone.unmount();
        }
        drop(before);
        let parent = Rndr::get_parent(&self.end).and_then(types::Element::cast_from);
        let made = kept.into_iter().zip(keys);
        let mut shown: Vec<(Key, Shown)> =
            made.map(|(kept, key)| kept.unwrap_or_else(|| (key, self.list.make(key).build()))).collect();
        let mut next: &types::Node = &self.end;
        for (_, element) in shown.iter_mut().rev() {
            if let Some(parent) = &parent
                && Rndr::next_sibling(element.root()).as_ref() != Some(next)
            {
                element.mount(parent, Some(next));
            }
            next = element.root();
        }
        self.shown.replace(shown);
    }
}

/// Puts a list into an element.
fn put(list: Arc<dyn List>, element: &types::Element) -> Again {
    let end = Rndr::create_placeholder();
    Rndr::insert_node(element, &end, None);
    let items = Items::new(list, end, Vec::new());
    items.update();
    items.follow()
}

/// Finds a list that the server has rendered.
pub fn find(list: Arc<dyn List>, place: Rendered) -> Again {
    let shown = list.keys().into_iter().map(|key| (key, list.make(key).put(place))).collect();
    let end = place.0.next_placeholder(place.1);
    Items::new(list, end, shown).follow()
}
