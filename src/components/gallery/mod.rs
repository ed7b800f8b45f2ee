//! A list of movies that readers can search, filter and sort.
//!
//! Each entry is a row: a small poster, the title, the people, an extract of the text around the search terms, and the
//! grade. All rows have the same height, so that the height of rows that are not built is known. A row opens to the
//! card of the movie.

pub mod catalog;
pub mod choice;
mod entry;
mod extract;
mod facts;
mod index;
mod list;
pub mod movies;
mod order;
pub mod state;
mod toolbar;
mod vocabulary;
mod words;

use super::{
    film_card::{OnShare, OnToggle, Share, Toggle},
    markup::States,
    theme::Theme,
    words::Words,
};
use choice::Choice;
pub use entry::Opened;
use film_model::LinkProvider;
use leptos::prelude::*;
use movies::Movies;
use state::{Chosen, GalleryState, Settings};
use std::ops::Range;
use std::sync::Arc;

/// The number of entries that are built first, about as many as a window shows. It is small so that the frame after a
/// key press comes soon. Then the page sets which other entries are near.
pub const FIRST_ENTRIES: usize = 6;

/// A list of movies that readers can search as they type, filter and sort. Each entry opens to its card.
///
/// ```
/// use film_cards::{Choice, Gallery, Movie, Sort};
/// use leptos::prelude::*;
///
/// let movie = |name: &str| Movie { slug: name.to_lowercase(), name: name.into(), ..Movie::default() };
/// let movies = vec![movie("Ran"), movie("Alien")];
/// let gallery = || {
///     // The application can read and set what the reader has chosen.
///     let choice = RwSignal::new(Choice { text: "ran".into(), ..Choice::default() });
///     view! { <Gallery movies choice on_choose=move |chosen: Choice| leptos::logging::log!("{}", chosen.text)/> }
/// };
/// # let html = Owner::new().with(|| gallery().to_html());
/// # assert!(html.contains(">Ran<") && !html.contains(">Alien<"), "{html}");
/// ```
#[component]
pub fn Gallery(
    /// The movies: a `Vec`, or [`Movies`], which are decoded only when they are needed. They are shown in this order
    /// until their facts are indexed.
    #[prop(into)]
    movies: Movies,
    /// What the reader has searched for, filtered by and sorted by, if the application wants to read or set it.
    #[prop(optional, into)]
    choice: Option<RwSignal<Choice>>,
    /// The places in the list that are near the window, whose entries are built. The others are gaps of the same
    /// height. Without it, all entries are built.
    #[prop(optional, into)]
    near: Option<RwSignal<Range<usize>>>,
    /// Whether every entry is open, and the first review of every movie is expanded.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// The entries that the reader has opened or closed, if the application wants to read or set them.
    #[prop(optional, into)]
    opened: Option<RwSignal<Opened>>,
    /// Light, dark, or the colour scheme of the place where the gallery is.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// The site that people's names link to.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language of the Wikipedia that names link to, as a tag.
    #[prop(optional, into)]
    lang: String,
    /// The strings of the interface, as for a card.
    #[prop(optional, into)]
    words: Words,
    /// The language of the reviews, as for a card.
    #[prop(optional, into)]
    text_lang: String,
    /// The level of the titles' headings, 2 to 6.
    #[prop(default = 2)]
    heading: u8,
    /// Changes whenever something has been loaded that a [`Catalog`] lacked.
    #[prop(optional, into)]
    loaded: Signal<u32>,
    /// Whether the facts of a [`Catalog`] are to be loaded although nothing is chosen: the reader is about to.
    #[prop(optional, into)]
    is_near_choosing: Signal<bool>,
    /// Whether something could not be loaded.
    #[prop(optional, into)]
    lost: Signal<bool>,
    /// Called when the reader wants to try again to load it.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// Called when the reader has changed the search, a filter or the order.
    #[prop(optional, into)]
    on_choose: Option<Callback<Choice>>,
    /// Called when the reader has expanded or collapsed a review.
    #[prop(optional, into)]
    on_toggle: Option<Callback<Toggle>>,
    /// Called when the reader wants to share a review, as for a card.
    #[prop(optional, into)]
    on_share: Option<Callback<Share>>,
    /// Whether the reader's system has a share sheet.
    #[prop(optional)]
    shares: bool,
    /// The slug of the movie and the number of the review whose link has just been copied.
    #[prop(optional, into)]
    copied: Signal<Option<(String, u32)>>,
) -> impl IntoView {
    let (choice, opened) = (choice.unwrap_or_default(), opened.unwrap_or_default());
    let states = States::default();
    let settings = Settings {
        movies,
        states,
        open: states.follow(move || open.get().into()),
        theme: states.follow(move || theme.get() as usize),
        links,
        lang,
        words,
        text_lang,
        heading,
        on_choose: Arc::new(move |chosen| {
            if let Some(near) = near {
                near.set(0..FIRST_ENTRIES);
            }
            choice.set(chosen.clone());
            if let Some(on_choose) = on_choose {
                on_choose.run(chosen);
            }
        }),
        on_open: Arc::new(move |now| opened.set(now.clone())),
        on_toggle: Arc::new(move |toggle| {
            if let Some(on_toggle) = on_toggle {
                on_toggle.run(toggle);
            }
        }) as OnToggle,
        on_share: on_share.map(|on_share| -> OnShare { Arc::new(move |share| on_share.run(share)) }),
        shares,
        on_retry: Arc::new(move |_| {
            if let Some(on_retry) = on_retry {
                on_retry.run(());
            }
        }),
    };
    let chosen = Chosen {
        choice: choice.get_untracked(),
        near: near.map(|near| near.get_untracked()),
        opened: opened.get_untracked(),
        is_near_choosing: untrack(|| is_near_choosing.get()),
        lost: untrack(|| lost.get()),
    };
    let state = GalleryState::new(settings, chosen);
    // Effects run in the browser only.
    follow(&state, move || choice.get(), GalleryState::set_choice);
    if let Some(near) = near {
        follow(&state, move || near.get(), GalleryState::set_near);
    }
    follow(&state, move || opened.get(), GalleryState::set_opened);
    follow(&state, move || is_near_choosing.get(), GalleryState::set_near_choosing);
    follow(&state, move || lost.get(), GalleryState::set_lost);
    follow(&state, move || copied.get(), GalleryState::set_copied);
    follow(&state, move || loaded.get(), |state, _| state.complete());
    let started = state.clone();
    Effect::new(move |_| started.start());
    state.draw()
}

/// Passes the values of signals to a gallery.
fn follow<T: 'static>(state: &GalleryState, read: impl Fn() -> T + 'static, set: impl Fn(&GalleryState, T) + 'static) {
    let state = state.clone();
    Effect::new(move |_| {
        let value = read();
        untrack(|| set(&state, value));
    });
}
