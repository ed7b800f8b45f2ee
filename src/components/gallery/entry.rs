//! An entry of a gallery: a row, and its card when it is open.

use super::{
    extract::{Stretch, Wanted},
    facts::people,
    state::{GalleryState, Settings},
    words::GalleryMessage,
};
use crate::components::{
    film_card::{Card, copied_number, verdict},
    grade_badge::Mark,
    markup::{Markup, States, heading},
    poster,
};
use film_model::{Movie, searchable};
use std::collections::BTreeMap;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::Relaxed},
};

/// The maximal number of people in a row.
const MAX_PEOPLE_IN_ROW: usize = 4;
/// The maximal number of buttons with people below a card.
const MAX_PEOPLE_BELOW_CARD: usize = 16;

/// The entries that the reader has opened or closed: the numbers of their movies, and whether each is open.
pub type Opened = BTreeMap<u32, bool>;

/// An empty entry of the same height, while its row is loading.
pub fn waiting() -> Markup {
    let mut out = Markup::default();
    out.open("li", "film-entry");
    out.element("div", "film-entry__row", "");
    out.close();
    out
}

/// The movie of an entry, of which at first only the row may be there.
struct Whole {
    state: GalleryState,
    number: u32,
    row: Arc<Movie>,
    /// Whether the whole movie is there.
    is_there: AtomicBool,
}

impl Whole {
    /// Whether the whole movie is there. A card needs it, and so does an extract around the words that are searched for.
    /// Then it is loaded.
    fn is_there(&self) -> bool {
        let Whole { state, number, is_there, .. } = self;
        let is_needed = || state.is_open(*number) || !state.now().wanted.0.is_empty();
        if !is_there.load(Relaxed) && is_needed() && self.load().is_some() {
            is_there.store(true, Relaxed);
        }
        is_there.load(Relaxed)
    }

    /// The whole movie, or what is there of it.
    fn get(&self) -> Arc<Movie> {
        let whole = if self.is_there() { self.load() } else { None };
        whole.unwrap_or_else(|| self.row.clone())
    }

    fn load(&self) -> Option<Arc<Movie>> {
        match self.state.is_listed() {
            true => self.state.settings().movies.get(self.number as usize),
            false => Some(self.row.clone()),
        }
    }
}

impl GalleryState {
    /// The entry of the movie with that number, whose row is there.
    pub(super) fn entry(&self, number: u32) -> Markup {
        let row = self.row(number).unwrap_or_default();
        let id = ["film-entry-", &row.slug].concat();
        let is_open = self.live(move |state| state.is_open(number).into());
        let whole = Arc::new(Whole { state: self.clone(), number, row, is_there: AtomicBool::new(false) });

        let mut markup = Markup::default();
        let out = &mut markup;
        out.open("li", "");
        out.attribute("part", "entry");
        out.choice("class", &[Some("film-entry"), Some("film-entry film-entry--open")], &is_open);
        for (event, focused) in [("focusin", Some(number)), ("focusout", None)] {
            let state = self.clone();
            out.on(event, Arc::new(move || state.focus(focused)));
        }
        self.draw_row(out, &whole, &id);
        out.open("div", "");
        out.attribute("id", &id);
        out.only_if(
            {
                let (state, whole) = (self.clone(), whole.clone());
                move || state.is_open(number) && whole.is_there()
            },
            move || whole.state.card(&whole.get()),
        );
        out.close();
        out.close();
        markup
    }

    /// Draws the row: the button that opens the entry, the poster, the title, the people, the text, and the grade.
    fn draw_row(&self, out: &mut Markup, whole: &Arc<Whole>, id: &str) {
        let Whole { number, row, .. } = &**whole;
        let (number, movie) = (*number, row);
        let title_id = [id, "-title"].concat();
        out.open("div", "film-entry__row");
        // The button covers the whole row, so that the row can be pressed anywhere.
        out.open("button", "");
        out.attribute("type", "button");
        let is_open = self.live(move |state| state.is_open(number).into());
        out.choice("aria-expanded", &[Some("false"), Some("true")], &is_open);
        out.attribute("aria-controls", id);
        out.attribute("aria-labelledby", &title_id);
        out.attribute("class", "film-entry__open");
        let state = self.clone();
        out.on("click", Arc::new(move || state.set_open(number, !state.is_open(number))));
        out.close();
        poster::draw(out, &movie.name, None, None, movie.poster.as_deref());
        let (state, kept) = (self.clone(), whole.clone());
        out.list(
            move || {
                let wanted = state.now().wanted.1;
                vec![[wanted, u32::from(kept.is_there()) * 2 + u32::from(state.is_open(number))]]
            },
            {
                let whole = whole.clone();
                move |_| whole.texts(&title_id)
            },
        );
        let (mark, _) = verdict(&movie.reviews);
        // Several grades without a value have no mean, but that is not the same as having no grade.
        let is_ungraded = movie.reviews.iter().all(|review| review.grade.is_none());
        out.open("div", "film-entry__grade");
        if let Some(mark) = mark.or(is_ungraded.then_some(Mark::None)) {
            mark.draw(out, &self.settings().words);
        }
        out.close();
        out.close();
    }

    /// The card, and a button for each of its people, which filters the gallery by that person.
    fn card(&self, movie: &Arc<Movie>) -> Markup {
        let Settings { open, theme, links, lang, words, text_lang, heading, on_toggle, on_share, shares, .. } =
            self.settings();
        let states = States::default();
        let slug = movie.slug.clone();
        let card = Card {
            movie,
            review: None,
            states,
            open: open.clone(),
            decided: &[],
            theme: theme.clone(),
            links: *links,
            lang,
            words,
            text_lang,
            id: None,
            heading: *heading,
            poster: true,
            thumb: true,
            on_toggle: Some(on_toggle.clone()),
            on_share: on_share.clone(),
            shares: *shares,
            copied: self.live(move |state| state.copied(&slug).map_or(0, copied_number)),
        };
        let mut out = Markup::new(states);
        out.open("div", "film-entry__card");
        card.draw_in(&mut out);
        let people = people(movie);
        if !people.is_empty() {
            out.open("div", "film-entry__with");
            out.element("p", "", &GalleryMessage::With.to(words));
            out.open("ul", "");
            for person in people.into_iter().take(MAX_PEOPLE_BELOW_CARD) {
                let name = person.to_owned();
                out.open("li", "");
                self.button(&mut out, person, move |state| state.choose_person(name.clone()));
                out.close();
            }
            out.close();
            out.close();
        }
        out.close();
        out
    }
}

impl Whole {
    /// The title, the people and the text of a row, with the words that are searched for.
    fn texts(&self, title_id: &str) -> Markup {
        let wanted = self.state.now().wanted.0.clone();
        let movie = self.get();
        let mut markup = Markup::default();
        let out = &mut markup;
        out.open("div", "film-entry__texts");
        // The title of a closed entry is a heading. In an open entry, the card has the heading.
        let is_open = self.state.is_open(self.number);
        out.open(if is_open { "div" } else { heading(self.state.settings().heading) }, "film-entry__title");
        out.attribute("part", "title");
        out.attribute("id", title_id);
        dir_auto(out);
        pieces(out, wanted.marked(&self.row.name));
        if let Some(year) = self.row.year {
            out.text(" ");
            out.element("span", "film-entry__year", &year.to_string());
        }
        out.close();
        let texts: Vec<String> = movie.reviews.iter().flat_map(|review| searchable(&review.review_body)).collect();
        let names = named(&movie, &wanted).join(" · ");
        for (class, text) in
            [("film-entry__people", wanted.marked(&names)), ("film-entry__text", wanted.extract(&texts))]
        {
            out.open("p", class);
            dir_auto(out);
            pieces(out, text);
            out.close();
        }
        out.close();
        markup
    }
}

/// Lets a text keep its own direction in an interface of the other direction, so that it is truncated at its own end.
fn dir_auto(out: &mut Markup) {
    out.attribute("dir", "auto");
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

fn pieces(out: &mut Markup, pieces: Vec<Stretch>) {
    for (words, is_found) in pieces {
        match is_found {
            true => out.element("mark", "", &words),
            false => out.text(&words),
        }
    }
}
