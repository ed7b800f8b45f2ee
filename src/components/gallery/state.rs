//! What a gallery shows and what the reader has chosen. It changes when the reader chooses something, and when something
//! has been indexed or loaded; then everything in the page that depends on it is computed again.

use super::{
    FIRST_ENTRIES, Opened,
    choice::Choice,
    extract::Wanted,
    index::{Found, Index},
    list::{Part, parts},
    movies::Movies,
    toolbar::{self, Filter},
    words::GalleryMessage,
};
use crate::components::{
    film_card::{OnShare, OnToggle},
    markup::{Key, Live, Markup, State, States, heading},
    theme::Theme,
    words::{Message, Words},
};
use film_model::{LinkProvider, Movie};
use leptos::prelude::*;
use std::{
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

/// The facts of at most this many movies are indexed before anything is shown. If there are more, they are indexed
/// after the first rows are shown.
const MAX_MOVIES_AT_ONCE: usize = 60;

/// Screen readers announce the number of results when the reader has not typed for this long.
const PAUSE: Duration = Duration::from_millis(900);

/// Called when the reader has changed the search, a filter or the order.
pub type OnChoose = Arc<dyn Fn(Choice) + Send + Sync>;

/// What a gallery is given: the props of a [`Gallery`](super::Gallery), with states instead of signals.
pub struct Settings {
    /// The movies.
    pub movies: Movies,
    /// The states of the gallery.
    pub states: States,
    /// 1 if every entry is open.
    pub open: State,
    /// The place of the theme in [`Theme::ALL`].
    pub theme: State,
    /// The site that people's names link to.
    pub links: LinkProvider,
    /// The language of the Wikipedia that names link to.
    pub lang: String,
    /// The strings of the interface.
    pub words: Words,
    /// The language of the reviews.
    pub text_lang: String,
    /// The level of the titles' headings.
    pub heading: u8,
    /// Called when the reader has changed the search, a filter or the order.
    pub on_choose: OnChoose,
    /// Called when the reader has opened or closed an entry.
    pub on_open: Arc<dyn Fn(&Opened) + Send + Sync>,
    /// Called when the reader has expanded or collapsed a review.
    pub on_toggle: OnToggle,
    /// Called when the reader wants to share a review.
    pub on_share: Option<OnShare>,
    /// Whether the reader's system has a share sheet.
    pub shares: bool,
    /// Called when the reader wants to try again to load something.
    pub on_retry: Arc<dyn Fn(&GalleryState) + Send + Sync>,
}

/// What is different on each page, and what the reader may have changed since. A gallery that is rendered again keeps it.
#[derive(Clone, Default)]
pub struct Chosen {
    /// What the reader has searched for, filtered by and sorted by.
    pub choice: Choice,
    /// The places in the list whose entries are built. Without it, all are.
    pub near: Option<Range<usize>>,
    /// The entries that the reader has opened or closed.
    pub opened: Opened,
    /// Whether the reader is about to choose something.
    pub is_near_choosing: bool,
    /// Whether something could not be loaded.
    pub lost: bool,
}

/// The state of a gallery.
#[derive(Clone)]
pub struct GalleryState(Arc<Shared>);

struct Shared {
    settings: Settings,
    /// Whether the movies are loaded in parts.
    is_listed: bool,
    now: Mutex<Now>,
}

/// What changes.
pub struct Now {
    pub index: Index,
    /// The [`Index::stage`] of the result.
    stage: u32,
    pub chosen: Chosen,
    /// The movie and the number of the review whose link has just been copied.
    copied: Option<(String, u32)>,
    /// The entry that contains the keyboard focus.
    focused: Option<u32>,
    /// The movies that are shown.
    pub found: Arc<Found>,
    /// Whether they depend on something that is loading.
    is_loading: bool,
    /// What is searched for in them, and how often that has changed.
    pub wanted: (Arc<Wanted>, u32),
    /// The filters, when they are known.
    filters: Option<Arc<Vec<Filter>>>,
    /// The text in the search field, if the search for it has not begun.
    typed: Option<String>,
    /// Whether the gallery is in the page, and whether it is being indexed.
    is_started: bool,
    is_indexing: bool,
    /// What screen readers announce.
    announced: String,
    announcing: Option<TimeoutHandle>,
    /// The keys of the list at last.
    keys: Vec<Key>,
}

impl Now {
    /// Searches anew. The last result stays until the next one is known.
    fn find(&mut self) {
        let found = self.index.find(&self.chosen.choice);
        self.is_loading = found.is_loading;
        if !found.is_loading {
            self.take(found);
        }
    }

    fn take(&mut self, found: Found) {
        let wanted = Wanted::new(&found);
        if *self.wanted.0 != wanted {
            self.wanted = (Arc::new(wanted), self.wanted.1 + 1);
        }
        self.found = Arc::new(found);
    }
}

/// What the second number of a key in the list says.
const WAITING: u32 = 0;
const ROW: u32 = 1;
const UNGRADED: u32 = 2;
/// This, and the number of the gap: gaps of the same size need different keys.
const GAP: u32 = 3;

impl GalleryState {
    /// The state of a gallery that has not been shown yet.
    pub fn new(settings: Settings, chosen: Chosen) -> GalleryState {
        let movies = &settings.movies;
        let mut index = Index::new(movies);
        let is_listed = index.lacks_facts();
        if movies.len() <= MAX_MOVIES_AT_ONCE && !is_listed {
            while !index.has_facts() {
                index.add_slice(movies);
            }
        }
        let found = index.find(&chosen.choice);
        let mut now = Now {
            stage: index.stage(),
            index,
            chosen,
            copied: None,
            focused: None,
            is_loading: found.is_loading,
            found: Arc::default(),
            wanted: Default::default(),
            filters: None,
            typed: None,
            is_started: false,
            is_indexing: false,
            announced: String::new(),
            announcing: None,
            keys: Vec::new(),
        };
        now.take(found);
        GalleryState(Arc::new(Shared { settings, is_listed, now: Mutex::new(now) }))
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(super) fn is_listed(&self) -> bool {
        self.0.is_listed
    }

    pub(super) fn now(&self) -> MutexGuard<'_, Now> {
        self.0.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same state, for a function that a browser calls later. It is called in vain if the gallery is gone by then.
    fn later(&self, act: impl FnOnce(GalleryState) + 'static) -> impl FnOnce() + 'static {
        let state: Weak<Shared> = Arc::downgrade(&self.0);
        move || _ = state.upgrade().map(|state| act(GalleryState(state)))
    }

    /// Shows what has changed.
    fn apply(&self) {
        self.settings().states.apply();
    }

    /// Changes something, and shows what has changed.
    fn change(&self, change: impl FnOnce(&mut Now)) {
        change(&mut self.now());
        self.apply();
    }

    /// Searches anew. If the number of results is another one then, screen readers announce it later.
    fn find(&self) {
        let mut now = self.now();
        let before = now.found.movies.len();
        now.find();
        if !now.is_started || now.found.movies.len() == before {
            return;
        }
        if let Some(announcing) = now.announcing.take() {
            announcing.clear();
        }
        let announce = self.later(|state| {
            let count = state.count();
            state.change(|now| now.announced = count);
        });
        now.announcing = set_timeout_with_handle(announce, PAUSE).ok();
    }

    /// The number of results in words.
    fn count(&self) -> String {
        let count = self.now().found.movies.len() as u32;
        GalleryMessage::Found.count(&self.settings().words, count)
    }

    /// Begins to index what is not indexed yet. It is called when the gallery is in the page.
    pub fn start(&self) {
        self.now().is_started = true;
        self.prepare();
    }

    /// Indexes what is not indexed yet. The facts of a catalog are loaded when the reader chooses something, or is about
    /// to.
    fn prepare(&self) {
        {
            let mut now = self.now();
            if !now.is_started || now.is_indexing {
                return;
            }
            if self.is_listed() {
                if now.chosen.choice.is_default() && !now.chosen.is_near_choosing {
                    return;
                }
                if now.index.lacks_facts() {
                    now.index.load_facts();
                }
            }
            now.is_indexing = true;
        }
        self.index();
    }

    /// Indexes a slice, and the rest in later tasks, so that the page can handle events between them.
    fn index(&self) {
        let is_new = {
            let now = &mut *self.now();
            if now.index.is_complete() || now.index.lacks_facts() {
                now.is_indexing = false;
                return;
            }
            now.index.add_slice(&self.settings().movies);
            let stage = now.index.stage();
            std::mem::replace(&mut now.stage, stage) != stage
        };
        if is_new {
            self.find();
            self.apply();
        }
        set_timeout(self.later(|state| state.index()), Duration::ZERO);
    }

    /// What the reader has chosen, to render the gallery again.
    pub fn chosen(&self) -> Chosen {
        self.now().chosen.clone()
    }

    /// Sets what is searched for, filtered by and sorted by.
    pub fn set_choice(&self, choice: Choice) {
        if std::mem::replace(&mut self.now().chosen.choice, choice.clone()) != choice {
            self.find();
            self.prepare();
        }
        self.apply();
    }

    /// The reader has chosen something.
    pub(super) fn choose(&self, choice: Choice) {
        if let Some(near) = &mut self.now().chosen.near {
            // The list changes, so other entries are near then.
            *near = 0..FIRST_ENTRIES;
        }
        // The page looks where the focus is before anything changes.
        (self.settings().on_choose)(choice.clone());
        self.set_choice(choice);
    }

    /// The reader has changed a part of the choice.
    pub(super) fn choose_with(&self, change: impl FnOnce(&mut Choice)) {
        let mut choice = self.now().chosen.choice.clone();
        change(&mut choice);
        self.choose(choice);
    }

    /// The reader has typed something. It is searched for after the browser has shown the typed letter, so that the letter
    /// does not appear late. Letters that are typed before that are searched for together with it.
    pub(super) fn search(&self, typed: String) {
        if self.now().typed.replace(typed).is_some() {
            return;
        }
        let search = self.later(|state| {
            let typed = state.now().typed.take();
            state.choose_with(|choice| choice.text = typed.unwrap_or_default());
        });
        request_animation_frame(move || set_timeout(search, Duration::ZERO));
    }

    /// Sets which entries are near the window.
    pub fn set_near(&self, near: Range<usize>) {
        let near = Some(near);
        if self.now().chosen.near != near {
            self.change(|now| now.chosen.near = near);
        }
    }

    /// Sets which entries the reader has opened or closed.
    pub fn set_opened(&self, opened: Opened) {
        if self.now().chosen.opened != opened {
            self.change(|now| now.chosen.opened = opened);
        }
    }

    /// Opens or closes the entry of a movie.
    pub fn set_open(&self, movie: u32, is_open: bool) {
        let mut opened = self.now().chosen.opened.clone();
        opened.insert(movie, is_open);
        (self.settings().on_open)(&opened);
        self.set_opened(opened);
    }

    /// Filters by a person, and closes all entries that the reader has opened.
    pub(super) fn choose_person(&self, person: String) {
        let opened = Opened::new();
        (self.settings().on_open)(&opened);
        let sort = {
            let mut now = self.now();
            now.chosen.opened = opened;
            now.chosen.choice.sort
        };
        self.choose(Choice { person, sort, ..Choice::default() });
    }

    /// Whether the entry of a movie is open.
    pub(super) fn is_open(&self, movie: u32) -> bool {
        let opened = self.now().chosen.opened.get(&movie).copied();
        opened.unwrap_or_else(|| self.settings().open.get() > 0)
    }

    /// Sets which entry contains the keyboard focus.
    pub(super) fn focus(&self, movie: Option<u32>) {
        self.change(|now| now.focused = movie);
    }

    /// The reader is about to choose something.
    pub fn set_near_choosing(&self, is_near: bool) {
        self.now().chosen.is_near_choosing = is_near;
        self.prepare();
        self.apply();
    }

    /// Sets whether something could not be loaded.
    pub fn set_lost(&self, lost: bool) {
        if self.now().chosen.lost != lost {
            self.change(|now| now.chosen.lost = lost);
        }
    }

    /// Shows what has been loaded.
    pub fn complete(&self) {
        self.prepare();
        if self.now().is_loading {
            self.find();
        }
        self.apply();
    }

    /// Sets the review whose link has just been copied: the slug of the movie, and the number of the review.
    pub fn set_copied(&self, copied: Option<(String, u32)>) {
        if self.now().copied != copied {
            self.change(|now| now.copied = copied);
        }
    }

    /// The number of the review of a movie whose link has just been copied.
    pub(super) fn copied(&self, slug: &str) -> Option<u32> {
        self.now().copied.as_ref().filter(|(film, _)| film == slug).map(|(_, review)| *review)
    }

    /// Changes the options of a mounted gallery.
    pub fn update(&self, open: bool, theme: Theme) {
        self.settings().open.set(open.into());
        self.settings().theme.set(theme as usize);
    }

    /// The filters. `None` until the facts are indexed, which they depend on.
    pub(super) fn filters(&self) -> Option<Arc<Vec<Filter>>> {
        let now = &mut *self.now();
        if now.stage == 0 {
            return None;
        }
        Some(now.filters.get_or_insert_with(|| Arc::new(toolbar::offered(&now.index, &self.settings().words))).clone())
    }

    /// A number that depends on the state.
    pub(super) fn live(&self, number: impl Fn(&GalleryState) -> usize + Send + Sync + 'static) -> Live {
        let state = self.clone();
        Arc::new(move || number(&state))
    }

    /// The row of a movie, or the whole movie. `None` if it has to be loaded first.
    pub(super) fn row(&self, movie: u32) -> Option<Arc<Movie>> {
        let alone = !self.now().chosen.choice.is_default();
        self.settings().movies.row(movie as usize, alone)
    }

    /// The keys of the list.
    fn keys(&self) -> Vec<Key> {
        let (chosen, focused, found, before) = {
            let mut now = self.now();
            (now.chosen.clone(), now.focused, now.found.clone(), std::mem::take(&mut now.keys))
        };
        let near = chosen.near.unwrap_or(0..usize::MAX);
        let is_kept = |movie| focused == Some(movie) || chosen.opened.get(&movie) == Some(&true);
        let (mut gaps, mut from) = (0, 0);
        let mut key = |part| match part {
            Part::Entry(movie) => {
                // A row that is there stays, and is not decoded again.
                let at = (from..before.len()).chain(0..from).find(|at| before[*at] == [movie, ROW]);
                from = at.map_or(from, |at| at + 1);
                let is_there = !self.is_listed() || at.is_some() || self.row(movie).is_some();
                [movie, if is_there { ROW } else { WAITING }]
            }
            Part::Gap(entries) => {
                gaps += 1;
                [entries as u32, GAP + gaps]
            }
            Part::Ungraded => [0, UNGRADED],
        };
        let mut keys = Vec::new();
        for part in parts(&found, near, is_kept) {
            keys.push(key(part));
        }
        self.now().keys = keys.clone();
        keys
    }

    /// An element of the list.
    fn part(&self, [number, kind]: Key) -> Markup {
        match kind {
            WAITING => super::entry::waiting(),
            ROW => self.entry(number),
            UNGRADED => {
                let mut out = Markup::default();
                out.open("li", "film-gallery__ungraded");
                out.attribute("data-entries", "0");
                out.element(heading(self.settings().heading), "", &self.settings().words.say(Message::NoGrade));
                out.close();
                out
            }
            _ => gap(number),
        }
    }

    /// Draws the gallery.
    pub fn draw(&self) -> Markup {
        let Settings { movies, states, theme, words, .. } = self.settings();
        let mut markup = Markup::new(*states);
        let out = &mut markup;
        out.open("section", "");
        out.attribute("part", "gallery");
        out.attribute("lang", words.lang());
        out.attribute("dir", &words.say(Message::Direction));
        out.choice("data-theme", Theme::NAMES, &theme.live());
        out.attribute("class", "film-gallery");
        // An empty gallery has no toolbar, and does not say that nothing was found.
        let is_empty = movies.is_empty();
        if !is_empty {
            toolbar::draw(out, self);
        }
        out.open("p", "");
        out.attribute("tabindex", "-1");
        out.attribute("class", "film-gallery__count");
        let state = self.clone();
        out.changing_text(move || state.count());
        out.close();
        out.open("p", "");
        out.attribute("role", "status");
        out.attribute("class", "film-gallery__told");
        let state = self.clone();
        out.changing_text(move || state.now().announced.clone());
        out.close();
        let (state, made) = (self.clone(), self.clone());
        out.only_if(move || state.now().chosen.lost, move || made.missing());
        out.open("ul", "");
        out.attribute("role", "list");
        out.attribute("class", "film-gallery__list");
        let (state, made) = (self.clone(), self.clone());
        out.list(move || state.keys(), move |key| made.part(key));
        out.close();
        let (state, made) = (self.clone(), self.clone());
        out.only_if(move || !is_empty && state.now().found.movies.is_empty(), move || made.nothing());
        out.close();
        markup
    }

    /// Says that nothing was found, with a button that resets everything.
    fn nothing(&self) -> Markup {
        let mut out = Markup::default();
        out.open("p", "film-gallery__nothing");
        out.text(&GalleryMessage::Nothing.to(&self.settings().words));
        toolbar::everything(&mut out, self);
        out.close();
        out
    }

    /// Says that something could not be loaded, with a button to try again.
    fn missing(&self) -> Markup {
        let words = &self.settings().words;
        let mut out = Markup::default();
        out.open("div", "film-gallery__missing");
        out.attribute("role", "alert");
        out.element("span", "", &GalleryMessage::Missing.to(words));
        self.button(&mut out, &GalleryMessage::Again.to(words), |state| (state.settings().on_retry)(state));
        out.close();
        out
    }

    /// Draws a button.
    pub(super) fn button(&self, out: &mut Markup, label: &str, press: impl Fn(&GalleryState) + Send + Sync + 'static) {
        let state = self.clone();
        out.open("button", "");
        out.attribute("type", "button");
        out.attribute("class", "film-gallery__button");
        out.on("click", Arc::new(move || press(&state)));
        out.element("span", "", label);
        out.close();
    }
}

/// A gap, as high as the entries that are not built. The stylesheet computes the height from `--_entries`.
fn gap(entries: u32) -> Markup {
    let rows = entries.to_string();
    let mut out = Markup::default();
    out.open("li", "film-gallery__gap");
    out.attribute("aria-hidden", "true");
    out.attribute("data-entries", &rows);
    out.style("--_entries", rows);
    out.close();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    fn movie(number: usize) -> Movie {
        let director = if number.is_multiple_of(2) { "Ann Lee" } else { "Bo Law" };
        Movie {
            slug: format!("film-{number}"),
            name: format!("Film {number:02}"),
            directors: vec![director.to_owned()],
            ..Movie::default()
        }
    }

    /// A gallery of ten movies, of which the first four are near the window, and how often a choice was reported.
    fn gallery() -> (GalleryState, Arc<AtomicUsize>) {
        let (states, reported) = (States::default(), Arc::new(AtomicUsize::new(0)));
        let count = reported.clone();
        let settings = Settings {
            movies: Movies::from((0..10).map(movie).collect::<Vec<_>>()),
            states,
            open: states.state(0),
            theme: states.state(0),
            links: LinkProvider::default(),
            lang: String::new(),
            words: Words::default(),
            text_lang: String::new(),
            heading: 2,
            on_choose: Arc::new(move |_| _ = count.fetch_add(1, Relaxed)),
            on_open: Arc::new(|_| ()),
            on_toggle: Arc::new(|_| ()),
            on_share: None,
            shares: false,
            on_retry: Arc::new(|_| ()),
        };
        (GalleryState::new(settings, Chosen { near: Some(0..4), ..Chosen::default() }), reported)
    }

    #[test]
    fn rows_near_the_window_or_in_use_are_built() {
        let (state, _) = gallery();
        let rows = |movies: &[u32]| movies.iter().map(|movie| [*movie, ROW]).collect::<Vec<_>>();
        assert_eq!(state.keys(), [rows(&[0, 1, 2, 3]), vec![[6, GAP + 1]]].concat());
        state.set_open(6, true);
        state.focus(Some(8));
        state.set_near(1..3);
        let expected = [
            vec![[1, GAP + 1]],
            rows(&[1, 2]),
            vec![[3, GAP + 2]],
            rows(&[6]),
            vec![[1, GAP + 3]],
            rows(&[8]),
            vec![[1, GAP + 4]],
        ];
        assert_eq!(state.keys(), expected.concat(), "gaps of one size have different keys");
    }

    #[test]
    fn a_person_closes_what_was_open_and_the_page_hears_of_it_once() {
        let (state, reported) = gallery();
        state.set_open(9, true);
        state.set_near(7..10);
        state.choose_person("Ann Lee".to_owned());
        let Chosen { choice, near, opened, .. } = state.chosen();
        assert_eq!((&*choice.person, near, opened.len()), ("Ann Lee", Some(0..FIRST_ENTRIES), 0));
        assert_eq!(state.now().found.movies, [0, 2, 4, 6, 8]);
        assert_eq!(reported.load(Relaxed), 1);
        // What a page sets is not reported to it.
        state.set_choice(Choice { text: "07".to_owned(), ..Choice::default() });
        assert_eq!((state.count(), reported.load(Relaxed)), ("1 film".to_owned(), 1));
    }

    #[test]
    fn another_search_has_another_number() {
        let (state, _) = gallery();
        let search = |text: &str| {
            state.set_choice(Choice { text: text.to_owned(), ..Choice::default() });
            state.now().wanted.1
        };
        let first = search("film");
        assert_eq!(search("film "), first, "the same words");
        assert_ne!(search("ann"), first);
    }
}
