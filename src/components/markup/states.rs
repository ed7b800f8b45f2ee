//! The numbers that a [`Markup`](super::Markup) depends on, and what follows them.

use super::{Action, Again, Live, Values};
use leptos::{
    prelude::*,
    tachys::renderer::{Rndr, types},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicUsize, Ordering::Relaxed},
    },
};

/// The states of one [`Markup`]. If one of them changes, everything in it that may depend on a state is computed again.
/// These are few numbers, so nothing has to find out which of them depends on which state, as Leptos's signals and effects
/// do.
#[derive(Clone, Copy)]
pub struct States(pub(super) u32);

/// A number that can be set, such as whether the reader has expanded something: 0 or 1.
#[derive(Clone)]
pub struct State {
    number: Arc<AtomicUsize>,
    states: States,
}

impl Default for States {
    fn default() -> States {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        States(NEXT.fetch_add(1, Relaxed))
    }
}

impl States {
    /// A state with this number.
    pub fn state(self, number: usize) -> State {
        State { number: Arc::new(AtomicUsize::new(number)), states: self }
    }

    /// A state that has the number which `read` makes of signals.
    pub fn follow(self, read: impl Fn() -> usize + Send + Sync + 'static) -> State {
        let state = self.state(untrack(&read));
        let following = state.clone();
        Effect::new(move |_| following.set(read()));
        state
    }

    /// Computes everything again that is shown, and applies what has changed.
    pub fn apply(self) {
        let follows = SHOWN.with_borrow(|shown| {
            shown.iter().find(|(states, _)| *states == self.0).map(|(_, follows)| follows.clone())
        });
        for follow in follows.iter().flat_map(|follows| follows.iter()) {
            follow.apply();
        }
    }
}

impl State {
    /// The number.
    pub fn get(&self) -> usize {
        self.number.load(Relaxed)
    }

    /// Sets the number, and shows what depends on it.
    pub fn set(&self, number: usize) {
        if self.number.swap(number, Relaxed) != number {
            self.states.apply();
        }
    }

    /// The number, as a function.
    pub fn live(&self) -> Live {
        let state = self.clone();
        Arc::new(move || state.get())
    }

    /// Sets the number after an event.
    pub fn setting(&self, number: usize) -> Action {
        let state = self.clone();
        Arc::new(move || state.set(number))
    }
}

thread_local! {
    /// What follows the states of each [`Markup`] that is in the page.
    pub static SHOWN: RefCell<Vec<(u32, Rc<Vec<Follow>>)>> = const { RefCell::new(Vec::new()) };
}

/// A part of the page that depends on states.
pub enum Follow {
    /// It depends on a number, of which this is the last one.
    Number(Live, Cell<usize>, What),
    /// It finds out by itself what has changed.
    Again(Again),
}

pub enum What {
    Attribute(types::Element, &'static str, Values),
    Texts(types::Text, [String; 2]),
    Action(Action),
}

impl Follow {
    pub fn apply(&self) {
        let (number, what) = match self {
            Follow::Number(live, last, what) => {
                let number = live();
                if last.replace(number) == number {
                    return;
                }
                (number, what)
            }
            Follow::Again(again) => return again(),
        };
        match what {
            What::Attribute(element, name, values) => set(element, name, values[number]),
            What::Texts(text, texts) => Rndr::set_text(text, &texts[number]),
            What::Action(action) => action(),
        }
    }
}

pub fn set(element: &types::Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => Rndr::set_attribute(element, name, value),
        None => Rndr::remove_attribute(element, name),
    }
}
