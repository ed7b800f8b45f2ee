//! What a component shows, as plain data: a list of steps, such as "an element begins" and "a text". One function renders
//! it to HTML, another one puts it into the page, or finds it there if a server has rendered it.
//!
//! Leptos's `view!` makes a type of its own of every element, with its own code to build, rebuild and remove it, and its
//! signals and effects come with a scheduler. What is made of steps needs neither: the Wasm of a card has 90 KB instead of
//! 155 KB (35,422 instead of 57,211 bytes of brotli, measured without the reviews and the stylesheet). A [`Markup`] is a
//! view like any other, so applications use the components as before.

mod html;
mod list;
mod page;
mod states;

pub use list::Key;
pub use page::Shown;
pub use states::{State, States};

use leptos::{prelude::*, tachys::renderer::types};
use list::List;
use std::sync::Arc;

/// A number that may change: which of several texts or values is shown.
pub type Live = Arc<dyn Fn() -> usize + Send + Sync>;

/// Something to do after an event or a change.
pub type Action = Arc<dyn Fn() + Send + Sync>;

/// Does something to an element in the page, and returns what to do whenever something may have changed. Steps that need
/// this are in [`list`]. As functions that only galleries mention, they are not in the Wasm of a card.
type Bind = Box<dyn FnOnce(&types::Element) -> Again + Send>;
type Again = Box<dyn Fn()>;

/// The values of an attribute, of which a [`Live`] number selects one. `None` removes the attribute.
pub type Values = &'static [Option<&'static str>];

/// The values of the attribute `hidden` for content that nothing finds until it is shown.
pub const HIDDEN: Values = &[Some(""), None];
/// The values of the attribute `hidden` for content that the browser's find-in-page still finds and shows.
pub const UNTIL_FOUND: Values = &[Some("until-found"), None];

/// One element with everything in it.
#[derive(Default)]
pub struct Markup {
    states: States,
    steps: Vec<Step>,
    /// What to do when a number changes.
    changes: Vec<(Live, Action)>,
    /// All texts and values, one after the other. A step says where its own one ends.
    text: String,
}

enum Step {
    /// An element begins.
    Open(&'static str),
    /// It ends.
    Close,
    /// An attribute of the element that has begun. Its value ends at this place.
    Attribute(&'static str, usize),
    /// An attribute that changes.
    Choice(&'static str, Values, Live),
    /// An event of the element that has begun.
    Event(&'static str, Action),
    /// A text, which ends at this place.
    Text(usize),
    /// Two texts, which end at these places, and which of them is shown.
    Texts([usize; 2], Live),
    /// Something that depends on more than a number: a list, or else what is only in the page.
    Bound(Option<Arc<dyn List>>, Bind),
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

impl Markup {
    /// An element whose numbers depend on these states.
    pub fn new(states: States) -> Markup {
        Markup { states, ..Markup::default() }
    }

    /// A state of its own.
    pub fn state(&self, number: usize) -> State {
        self.states.state(number)
    }

    /// A state of its own with the value of a signal, for which it has a number. If one of them is set, so is the other.
    pub fn following<T>(
        &mut self,
        signal: RwSignal<T>,
        number: impl Fn(T) -> usize + Send + Sync + 'static,
        value: impl Fn(usize) -> T + Send + Sync + 'static,
    ) -> State
    where
        T: PartialEq + Clone + Send + Sync + 'static,
    {
        let state = self.states.follow(move || number(signal.get()));
        let followed = state.clone();
        let set = move || {
            let value = value(followed.get());
            if signal.with_untracked(|old| *old != value) {
                signal.set(value);
            }
        };
        self.change(&state.live(), Arc::new(set));
        state
    }

    /// An element begins. It has a class, unless that is empty.
    pub fn open(&mut self, tag: &'static str, class: &str) {
        self.steps.push(Step::Open(tag));
        if !class.is_empty() {
            self.attribute("class", class);
        }
    }

    /// The element ends that has begun last.
    pub fn close(&mut self) {
        self.steps.push(Step::Close);
    }

    /// An attribute of the element that has begun last.
    pub fn attribute(&mut self, name: &'static str, value: &str) {
        self.text.push_str(value);
        self.steps.push(Step::Attribute(name, self.text.len()));
    }

    /// An attribute that changes.
    pub fn choice(&mut self, name: &'static str, values: Values, live: &Live) {
        self.steps.push(Step::Choice(name, values, live.clone()));
    }

    /// Does something after an event of the element that has begun last.
    pub fn on(&mut self, event: &'static str, action: Action) {
        self.steps.push(Step::Event(event, action));
    }

    /// A text in the element that has begun last.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
        self.steps.push(Step::Text(self.text.len()));
    }

    /// A text that changes: the first one if the number is 0, otherwise the second one.
    pub fn texts(&mut self, texts: [&str; 2], live: &Live) {
        let ends = texts.map(|text| {
            self.text.push_str(text);
            self.text.len()
        });
        self.steps.push(Step::Texts(ends, live.clone()));
    }

    /// Does something when a number has changed.
    pub fn change(&mut self, live: &Live, action: Action) {
        self.changes.push((live.clone(), action));
    }

    /// An element that contains only text.
    pub fn element(&mut self, tag: &'static str, class: &str, text: &str) {
        self.open(tag, class);
        self.text(text);
        self.close();
    }

    /// A button that expands and collapses something begins. `controls` is the id of the element that it expands, and
    /// `described_by` that of the element that describes it; an empty one is left out.
    pub fn button(&mut self, class: &str, attributes: [(&'static str, &str); 3], open: &Live, click: &Click) {
        self.open("button", class);
        self.attribute("type", "button");
        for (name, value) in attributes.into_iter().filter(|(_, value)| !value.is_empty()) {
            self.attribute(name, value);
        }
        self.choice("aria-expanded", &[Some("false"), Some("true")], open);
        let (open, click) = (open.clone(), click.clone());
        self.on("click", Arc::new(move || click(1 - open())));
    }

    /// The same for a state.
    pub fn toggle(&mut self, class: &str, attributes: [(&'static str, &str); 3], state: &State) {
        let setting = state.clone();
        self.button(class, attributes, &state.live(), &(Arc::new(move |open| setting.set(open)) as Click));
    }
}

/// Called with the new state, 0 or 1, when a button has been pressed.
pub type Click = Arc<dyn Fn(usize) + Send + Sync>;

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn steps_become_html() {
        let mut out = Markup::default();
        let state = out.state(1);
        out.open("p", "a \"b\"");
        out.text("1 < 2");
        out.texts(["no", "yes"], &state.live());
        out.open("img", "");
        out.choice("hidden", HIDDEN, &state.live());
        out.close();
        out.element("b", "", "");
        out.close();
        // Two adjacent texts are separated, and an empty one is a blank, so that each is a node in the browser.
        let html = "<p class=\"a &quot;b&quot;\">1 &lt; 2<!>yes<img></img><b> </b></p>";
        assert_eq!(out.to_html(), html);
    }

    #[test]
    fn lists_and_changing_texts_become_html() {
        let mut out = Markup::default();
        out.open("ul", "");
        let one = |[number, _]: Key| {
            let mut out = Markup::default();
            out.element("li", "", &number.to_string());
            out
        };
        out.list(|| vec![[3, 0], [1, 0]], one);
        out.property("value", || panic!("no property is in the HTML"));
        out.close();
        // The comment marks the end of the list.
        assert_eq!(out.to_html(), "<ul><li>3</li><li>1</li><!></ul>");

        let mut out = Markup::default();
        out.open("p", "");
        out.style("--_rows", "2".to_owned());
        out.only_if(|| false, || panic!("it is not there"));
        out.open("b", "");
        out.changing_text(|| "two".to_owned());
        out.close();
        out.open("input", "");
        out.close();
        out.close();
        assert_eq!(out.to_html(), "<p style=\"--_rows:2;\"><!><b>two</b><input></p>");
    }

    #[test]
    fn an_application_may_add_attributes() {
        let mut out = Markup::default();
        out.open("p", "");
        out.attribute("id", "own");
        out.element("b", "", "!");
        out.close();
        let html = out.add_any_attr(leptos::attr::custom::custom_attribute("data-app", "x")).to_html();
        assert_eq!(html, "<p id=\"own\" data-app=\"x\"><b>!</b></p>");
    }

    #[test]
    fn a_state_is_read_whenever_it_is_needed() {
        let states = States::default();
        let (one, other) = (states.state(0), states.state(2));
        let (a, b) = (one.clone(), other.clone());
        let sum: Live = Arc::new(move || a.get() + b.get());
        one.set(5);
        assert_eq!(sum(), 7);
        other.setting(0)();
        assert_eq!((sum(), other.get()), (5, 0));
    }
}
