//! An entry of a gallery: a row, and its card when it is open.

use super::{
    choice::Choice,
    extract::{Stretch, Wanted},
    facts::people,
    index::Found,
    movies::Movies,
    words::GalleryMessage,
};
use crate::components::{
    element::{element, heading, live, text, with_attributes},
    film_card::{FilmCard, Share, Toggle, verdict},
    grade_badge::{GradeBadge, Mark},
    poster::FilmPoster,
    theme::Theme,
    words::Words,
};
use film_model::{LinkProvider, Movie, searchable};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The maximal number of people in a row.
const MAX_PEOPLE_IN_ROW: usize = 4;
/// The maximal number of buttons with people below a card.
const MAX_PEOPLE_BELOW_CARD: usize = 16;

/// Lets a text keep its own direction in an interface of the other direction, so that it is truncated at its own end.
const DIR_AUTO: (&str, &str) = ("dir", "auto");

/// The entries that the reader has opened or closed: the numbers of their movies, and whether each is open.
pub type Opened = BTreeMap<u32, bool>;

/// The state that all entries of a gallery share.
#[derive(Clone, Copy)]
pub struct Entries {
    pub movies: StoredValue<Movies>,
    /// Changes when something has been loaded, if the movies are loaded in parts.
    pub loaded: Option<Signal<u32>>,
    /// Whether the movies are in the order of their numbers.
    pub is_in_order: Memo<bool>,
    pub wanted: Memo<Arc<Wanted>>,
    /// The movies that are shown.
    pub found: Memo<Arc<Found>>,
    pub opened: RwSignal<Opened>,
    /// The entry that contains the keyboard focus.
    pub focused: RwSignal<Option<u32>>,
    pub open: Signal<bool>,
    pub theme: Signal<Theme>,
    pub card_props: StoredValue<CardProps>,
    /// The movie and the number of the review whose link has just been copied.
    pub copied: Signal<Option<(String, u32)>>,
    pub heading: u8,
    pub choice: RwSignal<Choice>,
    pub choose: Callback<Choice>,
    pub toggle: Callback<Toggle>,
}

/// The props that all entries pass on to their cards.
pub struct CardProps {
    pub links: LinkProvider,
    pub lang: String,
    pub words: Words,
    pub text_lang: String,
    pub on_share: Option<Callback<Share>>,
    pub shares: bool,
}

impl Entries {
    /// The entry of the movie with that number. While its row is loading, an empty entry of the same height.
    pub fn entry(self, number: u32) -> AnyView {
        let row = move || {
            let alone = !self.is_in_order.get_untracked();
            self.movies.with_value(|movies| movies.row(number as usize, alone))
        };
        let Some(loaded) = self.loaded else {
            return row().map_or_else(|| ().into_any(), |row| self.loaded(number, row));
        };
        let is_there = Memo::new(move |was: Option<&bool>| {
            was == Some(&true) || {
                loaded.track();
                row().is_some()
            }
        });
        live(move || {
            let row = is_there.get().then(|| untrack(row)).flatten().map(|row| self.loaded(number, row));
            let waiting = || element("li", "film-entry", vec![element("div", "film-entry__row", Vec::new())]);
            vec![row.unwrap_or_else(waiting)]
        })
    }

    /// The entry of a movie whose row is there.
    fn loaded(self, number: u32, row: Arc<Movie>) -> AnyView {
        let Entries { opened, focused, open, movies, wanted, found, .. } = self;
        let is_open = Memo::new(move |_| opened.read().get(&number).copied().unwrap_or_else(|| open.get()));
        // A card needs the whole movie, and so does an extract around the words that are searched for. An entry that is about
        // to go is asked, too, and must not load anything.
        let is_found = move || found.read().movies.contains(&number);
        let is_whole = self.loaded.map(|loaded| {
            Memo::new(move |was: Option<&bool>| {
                was == Some(&true)
                    || (is_open.get() || !wanted.read().is_empty() && is_found()) && {
                        loaded.track();
                        movies.with_value(|movies| movies.get(number as usize)).is_some()
                    }
            })
        });
        let movie = {
            let row = row.clone();
            move || match is_whole.map(|is_whole| is_whole.get()) {
                None => Some(row.clone()),
                Some(true) => movies.with_value(|movies| movies.get(number as usize)),
                Some(false) => None,
            }
        };
        let id = ["film-entry-", &row.slug].concat();
        let card = live({
            let movie = movie.clone();
            move || match is_open.get().then(&movie).flatten() {
                Some(movie) => vec![element("div", "film-entry__card", self.card(&movie))],
                None => Vec::new(),
            }
        });
        let row = self.row(number, &row, movie, &id, is_open);
        view! {
            <li
                class="film-entry"
                class:film-entry--open=move || is_open.get()
                part="entry"
                on:focusin=move |_| focused.set(Some(number))
                on:focusout=move |_| focused.set(None)
            >
                {row}
                <div id=id>{card}</div>
            </li>
        }
        .into_any()
    }

    /// The row: the button that opens the entry, the poster, the title, the people, the text, and the grade.
    /// `whole` gives the movie with its text, if that is there.
    fn row(
        self,
        number: u32,
        movie: &Arc<Movie>,
        whole: impl Fn() -> Option<Arc<Movie>> + Send + 'static,
        id: &str,
        is_open: Memo<bool>,
    ) -> AnyView {
        let Entries { wanted, opened, .. } = self;
        let words = self.card_props.with_value(|props| props.words.clone());
        let poster = view! {
            <FilmPoster name=movie.name.clone() year=None mark=None picture=movie.poster.clone()/>
        };
        let title_id = [id, "-title"].concat();
        let (name, year, own_id, level) = (movie.name.clone(), movie.year, title_id.clone(), heading(self.heading));
        // The title of a closed entry is a heading. In an open entry, the card has the heading.
        let title = live(move || {
            let name = name.clone();
            let mut title = vec![live(move || pieces(wanted.read().marked(&name)))];
            if let Some(year) = year {
                title.extend([" ".to_owned().into_any(), text("span", "film-entry__year", year.to_string())]);
            }
            let tag = if is_open.get() { "div" } else { level };
            vec![with_attributes(tag, "film-entry__title", &[("part", "title"), ("id", &own_id), DIR_AUTO], title)]
        });
        // The button covers the whole row, so that the row can be pressed anywhere.
        let button = view! {
            <button
                type="button"
                class="film-entry__open"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-controls=id.to_owned()
                aria-labelledby=title_id
                on:click=move |_| opened.update(|opened| _ = opened.insert(number, !is_open.get_untracked()))
            ></button>
        };
        let (mark, _) = verdict(&movie.reviews);
        // Several grades without a value have no mean, but that is not the same as having no grade.
        let is_ungraded = movie.reviews.iter().all(|review| review.grade.is_none());
        let mark = mark.or(is_ungraded.then_some(Mark::None));
        let movie = movie.clone();
        let texts = live(move || {
            let wanted = wanted.get();
            let movie = whole().unwrap_or_else(|| movie.clone());
            let names = named(&movie, &wanted).join(" · ");
            let texts: Vec<String> = movie.reviews.iter().flat_map(|review| searchable(&review.review_body)).collect();
            vec![
                with_attributes("p", "film-entry__people", &[DIR_AUTO], pieces(wanted.marked(&names))),
                with_attributes("p", "film-entry__text", &[DIR_AUTO], pieces(wanted.extract(&texts))),
            ]
        });
        let texts = element("div", "film-entry__texts", vec![title, texts]);
        let badge = mark.map(|grade| view! { <GradeBadge grade words/> }.into_any()).into_iter().collect();
        let badge = element("div", "film-entry__grade", badge);
        element("div", "film-entry__row", vec![button.into_any(), poster.into_any(), texts, badge])
    }

    /// The card, and a button for each of its people, which filters the gallery by that person.
    fn card(self, movie: &Arc<Movie>) -> Vec<AnyView> {
        let Entries { open, theme, opened, toggle, copied, choice, choose, .. } = self;
        let heading = self.heading;
        let slug = movie.slug.clone();
        let copied = Signal::derive(move || copied.get().filter(|(film, _)| *film == slug).map(|(_, review)| review));
        let (links, lang, words, text_lang, on_share, shares) = self.card_props.with_value(|props| {
            let CardProps { links, lang, words, text_lang, on_share, shares } = props;
            (*links, lang.clone(), words.clone(), text_lang.clone(), *on_share, *shares)
        });
        let label = words.clone();
        let card = view! {
            <FilmCard
                movie=movie.clone() open theme links lang words text_lang heading thumb=true
                on_toggle=toggle on_share shares copied
            />
        };
        let people: Vec<AnyView> = people(movie)
            .into_iter()
            .take(MAX_PEOPLE_BELOW_CARD)
            .map(|person| {
                let (person, name) = (person.to_owned(), text("span", "", person));
                let click = move |_| {
                    let sort = choice.with_untracked(|choice| choice.sort);
                    opened.set(Opened::new());
                    choose.run(Choice { person: person.clone(), sort, ..Choice::default() });
                };
                view! { <li><button type="button" class="film-gallery__button" on:click=click>{name}</button></li> }
                    .into_any()
            })
            .collect();
        let with = (!people.is_empty()).then(|| {
            let label = text("p", "", GalleryMessage::With.to(&label));
            element("div", "film-entry__with", vec![label, element("ul", "", people)])
        });
        [Some(card.into_any()), with].into_iter().flatten().collect()
    }
}

/// The people in a row: the directors, then those who match the search, then the actors in the order of the credits.
fn named<'a>(movie: &'a Movie, wanted: &Wanted) -> Vec<&'a str> {
    let directors: Vec<&str> = movie.directors.iter().map(String::as_str).collect();
    let people: Vec<&str> = people(movie).into_iter().filter(|name| !directors.contains(name)).collect();
    let (found, others): (Vec<&str>, Vec<&str>) = people.into_iter().partition(|name| wanted.is_in(name));
    // Without the writers, whom fewer readers know.
    let is_actor = |name: &&str| movie.actors.iter().any(|actor| actor.name == **name);
    let others = others.into_iter().filter(is_actor);
    directors.into_iter().chain(found).chain(others).take(MAX_PEOPLE_IN_ROW).collect()
}

fn pieces(pieces: Vec<Stretch>) -> Vec<AnyView> {
    let piece = |(words, is_found)| if is_found { text("mark", "", words) } else { String::into_any(words) };
    pieces.into_iter().map(piece).collect()
}
