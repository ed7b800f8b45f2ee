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
mod toolbar;
mod vocabulary;
mod words;

use super::{
    element::{element, live, text, with_attributes},
    film_card::{Share, Toggle},
    theme::Theme,
    words::{Message, Words},
};
use choice::Choice;
pub use entry::Opened;
use entry::{CardProps, Entries};
use extract::Wanted;
use film_model::LinkProvider;
use index::{Found, Index};
use leptos::prelude::*;
use list::{Part, parts};
use movies::Movies;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;
use words::GalleryMessage;

/// The facts of at most this many movies are indexed before anything is shown. If there are more, they are indexed
/// after the first rows are shown.
const MAX_MOVIES_AT_ONCE: usize = 60;

/// The number of entries that are built first, about as many as a window shows. It is small so that the frame after a
/// key press comes soon. Then the page sets which other entries are near.
pub const FIRST_ENTRIES: usize = 6;

/// Screen readers announce the number of results when the reader has not typed for this long.
const PAUSE: Duration = Duration::from_millis(900);

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
    let choice = choice.unwrap_or_default();
    let index = StoredValue::new(Index::new(&movies));
    let stage = RwSignal::new(0);
    let movies = StoredValue::new(movies);
    let is_listed = index.with_value(Index::lacks_facts);
    if movies.with_value(Movies::len) <= MAX_MOVIES_AT_ONCE && !is_listed {
        while !index.with_value(Index::has_facts) {
            index_slice(index, movies);
        }
        stage.set(index.with_value(Index::stage));
    }
    Effect::new(move || {
        if is_listed {
            if stage.get_untracked() > 0 || (choice.with(Choice::is_default) && !is_near_choosing.get()) {
                return;
            }
            loaded.track();
            index.update_value(Index::load_facts);
        }
        index_rest(index, movies, stage);
    });

    let choose = Callback::new(move |chosen: Choice| {
        if let Some(near) = near {
            // The list has changed, so other entries are near now.
            near.set(0..FIRST_ENTRIES);
        }
        choice.set(chosen.clone());
        if let Some(on_choose) = on_choose {
            on_choose.run(chosen);
        }
    });
    let found = Memo::new(move |last: Option<&Arc<Found>>| {
        stage.track();
        let found = choice.with(|choice| index.with_value(|index| index.find(choice)));
        if found.is_loading {
            loaded.track();
        }
        // The last result stays until the next one is known.
        last.filter(|_| found.is_loading).cloned().unwrap_or_else(|| Arc::new(found))
    });
    let wanted = Memo::new(move |_| {
        let Found { terms, is_fuzzy, forms, .. } = &**found.read();
        Arc::new(Wanted::new(terms.clone(), *is_fuzzy, forms.clone()))
    });
    let opened = opened.unwrap_or_default();
    let focused = RwSignal::new(None);
    let toggle = Callback::new(move |toggle| {
        if let Some(on_toggle) = on_toggle {
            on_toggle.run(toggle);
        }
    });
    let shown = Memo::new(move |_| {
        let near = near.map_or(0..usize::MAX, |near| near.get());
        let (open, focused) = (opened.read(), focused.get());
        let is_kept = |movie| focused == Some(movie) || open.get(&movie) == Some(&true);
        let mut gaps = 0;
        let numbered = |part| {
            // Each part needs its own key, and gaps of the same size are equal. So gaps are numbered.
            gaps += usize::from(matches!(part, Part::Gap(_)));
            (part, gaps * usize::from(matches!(part, Part::Gap(_))))
        };
        parts(&found.read(), near, is_kept).into_iter().map(numbered).collect::<Vec<_>>()
    });

    let is_in_order = Memo::new(move |_| choice.with(Choice::is_default));
    let entries = Entries {
        movies,
        loaded: is_listed.then_some(loaded),
        is_in_order,
        wanted,
        found,
        opened,
        focused,
        open,
        theme,
        card_props: StoredValue::new(CardProps { links, lang, words: words.clone(), text_lang, on_share, shares }),
        copied,
        heading,
        choose,
        choice,
        toggle,
    };
    let ungraded = words.say(Message::NoGrade);
    let part = move |(part, _): (Part, usize)| match part {
        Part::Entry(movie) => entries.entry(movie),
        Part::Gap(entries) => gap(entries),
        Part::Ungraded => {
            let heading = text(super::element::heading(heading), "", ungraded.clone());
            view! { <li class="film-gallery__ungraded" data-entries="0">{heading}</li> }.into_any()
        }
    };
    let list = view! {
        <ul class="film-gallery__list" role="list">
            <For each=move || shown.get() key=|part| *part children=part/>
        </ul>
    };
    // An empty gallery has no toolbar, and does not say that nothing was found.
    let is_empty = movies.with_value(Movies::is_empty);
    let nothing = {
        let words = words.clone();
        live(move || {
            if is_empty || !found.read().movies.is_empty() {
                return Vec::new();
            }
            let everything = toolbar::everything(&words, choose);
            vec![element("p", "film-gallery__nothing", vec![GalleryMessage::Nothing.to(&words).into_any(), everything])]
        })
    };
    let missing = {
        let words = words.clone();
        live(move || match lost.get() {
            true => vec![missing(&words, on_retry)],
            false => Vec::new(),
        })
    };
    let choices = (!is_empty).then(|| toolbar::toolbar(index, stage, choice, choose, words.clone()));
    let inner =
        vec![choices.unwrap_or_else(|| ().into_any()), count(found, words.clone()), missing, list.into_any(), nothing];
    view! {
        <section
            class="film-gallery"
            part="gallery"
            lang=words.lang().to_owned()
            dir=words.say(Message::Direction)
            data-theme=move || theme.get().name()
        >
            {inner}
        </section>
    }
}

/// A gap, as high as the entries that are not built. The stylesheet computes the height from `--_entries`.
fn gap(entries: usize) -> AnyView {
    let rows = entries.to_string();
    view! { <li class="film-gallery__gap" aria-hidden="true" data-entries=rows.clone() style:--_entries=rows></li> }
        .into_any()
}

/// The number of results: visible at once, and announced by screen readers when the reader has stopped typing.
fn count(found: Memo<Arc<Found>>, words: Words) -> AnyView {
    let announced = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let count = Memo::new({
        let words = words.clone();
        move |_| GalleryMessage::Found.count(&words, found.read().movies.len() as u32)
    });
    Effect::new(move |before: Option<()>| {
        let count = count.get();
        if before.is_none() {
            return;
        }
        if let Some(waiting) = waiting.get_value() {
            waiting.clear();
        }
        let announce = set_timeout_with_handle(move || _ = announced.try_set(count), PAUSE);
        waiting.set_value(announce.ok());
    });
    view! {
        <p class="film-gallery__count" tabindex="-1">{move || count.get()}</p>
        <p class="film-gallery__told" role="status">{move || announced.get()}</p>
    }
    .into_any()
}

/// Says that something could not be loaded, with a button to try again.
fn missing(words: &Words, on_retry: Option<Callback<()>>) -> AnyView {
    let label = text("span", "", GalleryMessage::Again.to(words));
    let button = view! {
        <button
            type="button"
            class="film-gallery__button"
            on:click=move |_| {
                if let Some(on_retry) = on_retry {
                    on_retry.run(());
                }
            }
        >
            {label}
        </button>
    };
    let message = text("span", "", GalleryMessage::Missing.to(words));
    with_attributes("div", "film-gallery__missing", &[("role", "alert")], vec![message, button.into_any()])
}

fn index_slice(index: StoredValue<Index>, movies: StoredValue<Movies>) {
    movies.with_value(|movies| index.update_value(|index| index.add_slice(movies)));
}

/// Indexes a slice, and the rest in later tasks, so that the page can handle events between them.
fn index_rest(index: StoredValue<Index>, movies: StoredValue<Movies>, stage: RwSignal<u32>) {
    // Stop if the gallery has been unmounted.
    let Some(complete) = index.try_with_value(Index::is_complete) else { return };
    if complete || index.with_value(Index::lacks_facts) {
        return;
    }
    index_slice(index, movies);
    let now = index.with_value(Index::stage);
    if stage.get_untracked() != now {
        stage.set(now);
    }
    set_timeout(move || index_rest(index, movies, stage), Duration::ZERO);
}
