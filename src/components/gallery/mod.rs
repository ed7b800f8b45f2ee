//! An index of movies that a reader searches, filters and sorts.
//!
//! An entry of the index is a row: a small poster, the title, who made it, where in the text the words stand
//! that are searched for, and the mark. All rows are of one height, so that what is not built can be measured
//! without being built. A row opens to the movie's card.

pub mod choice;
mod entry;
mod extract;
mod facts;
mod fold;
mod index;
mod list;
pub mod movies;
mod order;
mod toolbar;
mod vocabulary;
mod words;

use super::{
    element::{element, live, text},
    film_card::{Share, Toggle},
    theme::Theme,
    words::{Message, Words},
};
use choice::Choice;
pub use entry::Opened;
use entry::{Entries, Manner};
use extract::Wanted;
use film_model::LinkProvider;
use index::{Found, Index, terms};
use leptos::prelude::*;
use list::{Part, parts};
use movies::Movies;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;
use words::Said;

/// So many movies are known before anything is shown. More are learnt while the first are.
const AT_ONCE: usize = 60;

/// How many entries are built at first: what a window shows, so that the frame after a key press comes soon. The page
/// says after that which others are near.
pub const FIRST_ENTRIES: usize = 6;

/// How long a reader must have stopped typing before it is said how much was found.
const PAUSE: Duration = Duration::from_millis(900);

/// An index of movies: found as one types, filtered and sorted, each opening to its card.
///
/// ```
/// use film_cards::{Choice, Gallery, Movie, Sort};
/// use leptos::prelude::*;
///
/// let movie = |name: &str| Movie { slug: name.to_lowercase(), name: name.into(), ..Movie::default() };
/// let movies = vec![movie("Ran"), movie("Alien")];
/// let gallery = || {
///     // What the reader has chosen is known outside, and may be set there.
///     let choice = RwSignal::new(Choice { text: "ran".into(), ..Choice::default() });
///     view! { <Gallery movies choice on_choose=move |chosen: Choice| leptos::logging::log!("{}", chosen.text)/> }
/// };
/// # let html = Owner::new().with(|| gallery().to_html());
/// # assert!(html.contains(">Ran<") && !html.contains(">Alien<"), "{html}");
/// ```
#[component]
pub fn Gallery(
    /// The movies, in the order in which they stand until there is another. A `Vec` of them will do.
    #[prop(into)]
    movies: Movies,
    /// What the reader has chosen, where it is to be known or set outside.
    #[prop(optional, into)]
    choice: Option<RwSignal<Choice>>,
    /// Which entries are near the window; the others are gaps of the same height. Without it all are built.
    #[prop(optional, into)]
    near: Option<RwSignal<Range<usize>>>,
    /// Whether every entry is open, and the first review of every movie unfolded.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// The entries that the reader has opened or closed, where it is to be known or set outside.
    #[prop(optional, into)]
    opened: Option<RwSignal<Opened>>,
    /// Light, dark, or as the place where the gallery stands.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// Where people's names lead.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: String,
    /// The words of the interface, as for a card.
    #[prop(optional, into)]
    words: Words,
    /// The language of the reviews, as for a card.
    #[prop(optional, into)]
    text_lang: String,
    /// The level of the titles' headings, 2 to 6.
    #[prop(default = 2)]
    heading: u8,
    /// Called when the reader has chosen something else.
    #[prop(optional, into)]
    on_choose: Option<Callback<Choice>>,
    /// Called when the reader unfolds or folds a review.
    #[prop(optional, into)]
    on_toggle: Option<Callback<Toggle>>,
    /// Called when the reader wants to hand a review on, as for a card.
    #[prop(optional, into)]
    on_share: Option<Callback<Share>>,
    /// Whether the reader's system has a share sheet.
    #[prop(optional)]
    shares: bool,
    /// The movie and the number of the review whose link has just been copied.
    #[prop(optional, into)]
    copied: Signal<Option<(String, u32)>>,
) -> impl IntoView {
    let choice = choice.unwrap_or_default();
    let index = StoredValue::new(Index::new(movies.len()));
    let stage = RwSignal::new(0);
    let movies = StoredValue::new(movies);
    if movies.with_value(Movies::len) <= AT_ONCE {
        while !index.with_value(Index::knows_facts) {
            learn(index, movies);
        }
        stage.set(index.with_value(Index::stage));
    }
    Effect::new(move || learn_more(index, movies, stage));

    let choose = Callback::new(move |chosen: Choice| {
        if let Some(near) = near {
            // What was near was near in another order.
            near.set(0..FIRST_ENTRIES);
        }
        choice.set(chosen.clone());
        if let Some(on_choose) = on_choose {
            on_choose.run(chosen);
        }
    });
    let found = Memo::new(move |_| {
        stage.track();
        choice.with(|choice| index.with_value(|index| Arc::new(index.find(choice))))
    });
    let wanted = Memo::new(move |_| {
        let forgiven = found.read().forgiven;
        Arc::new(Wanted::new(choice.with(|choice| terms(&choice.text)), forgiven))
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
            // Gaps differ in nothing but where they stand.
            gaps += usize::from(matches!(part, Part::Gap(_)));
            (part, gaps * usize::from(matches!(part, Part::Gap(_))))
        };
        parts(&found.read(), near, is_kept).into_iter().map(numbered).collect::<Vec<_>>()
    });

    let entries = Entries {
        movies,
        wanted,
        opened,
        focused,
        open,
        theme,
        manner: StoredValue::new(Manner { links, lang, words: words.clone(), text_lang, on_share, shares }),
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
    // Nothing can be found where there is nothing.
    let is_empty = movies.with_value(Movies::is_empty);
    let nothing = {
        let words = words.clone();
        live(move || {
            if is_empty || !found.read().movies.is_empty() {
                return Vec::new();
            }
            let everything = toolbar::everything(&words, choose);
            vec![element("p", "film-gallery__nothing", vec![Said::Nothing.to(&words).into_any(), everything])]
        })
    };
    let choices = (!is_empty).then(|| toolbar::toolbar(index, stage, choice, choose, words.clone()));
    let inner = vec![choices.unwrap_or_else(|| ().into_any()), count(found, words.clone()), list.into_any(), nothing];
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

/// Entries that are not built, as high as they would be.
fn gap(entries: usize) -> AnyView {
    let rows = entries.to_string();
    view! { <li class="film-gallery__gap" aria-hidden="true" data-entries=rows.clone() style:--_entries=rows></li> }
        .into_any()
}

/// How many were found: at once to be read, and for who listens when the typing has come to rest.
fn count(found: Memo<Arc<Found>>, words: Words) -> AnyView {
    let told = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let count = Memo::new({
        let words = words.clone();
        move |_| Said::Found.count(&words, found.read().movies.len() as u32)
    });
    Effect::new(move |before: Option<()>| {
        let count = count.get();
        if before.is_none() {
            return;
        }
        if let Some(waiting) = waiting.get_value() {
            waiting.clear();
        }
        let tell = set_timeout_with_handle(move || _ = told.try_set(count), PAUSE);
        waiting.set_value(tell.ok());
    });
    view! {
        <p class="film-gallery__count" tabindex="-1">{move || count.get()}</p>
        <p class="film-gallery__told" role="status">{move || told.get()}</p>
    }
    .into_any()
}

fn learn(index: StoredValue<Index>, movies: StoredValue<Movies>) {
    movies.with_value(|movies| index.update_value(|index| index.learn(movies)));
}

/// Learns a slice, and has the rest learnt when the page has had its turn.
fn learn_more(index: StoredValue<Index>, movies: StoredValue<Movies>, stage: RwSignal<u32>) {
    // A gallery that has been taken away learns no more.
    let Some(complete) = index.try_with_value(Index::is_complete) else { return };
    if complete {
        return;
    }
    learn(index, movies);
    let now = index.with_value(Index::stage);
    if stage.get_untracked() != now {
        stage.set(now);
    }
    set_timeout(move || learn_more(index, movies, stage), Duration::ZERO);
}
