//! Mounts the gallery in a page, and gives movies to scripts as JavaScript values.

use crate::data;
use crate::failure::Failure;
use crate::mount::{Decided, Host, Spoken, callbacks, links};
use crate::options::Options;
use film_cards::drawn::{Chosen, GalleryState, Settings, Shown, States};
use film_cards::{Catalog, Choice, FIRST_ENTRIES, Listed, ListedFacts, Match, Movies, Search};
use film_model::Movie;
use js_sys::{Array, Function};
use leptos::prelude::{Mountable, Render};
use send_wrapper::SendWrapper;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// All movies, in the shape of `check --format json`.
#[wasm_bindgen]
pub fn films() -> Result<JsValue, Failure> {
    to_js(&data::movies()?)
}

/// The movie with that slug, or `null`.
#[wasm_bindgen]
pub fn film(slug: &str) -> Result<JsValue, Failure> {
    to_js(&data::find(slug)?)
}

/// Opens an archive that was made in the page, in place of the reviews of the bundle.
#[wasm_bindgen]
pub fn replace(archive: Vec<u8>) -> Result<(), Failure> {
    Ok(data::replace(archive)?)
}

/// Converts to plain objects and arrays. `None` becomes `null`, as in JSON.
fn to_js(value: &impl Serialize) -> Result<JsValue, Failure> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| Failure::Thrown(error.into()))
}

thread_local! {
    /// Requests a file of a large bundle by its name, if it is not requested already.
    static WANT: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets the function that requests a chunk or a pack. It is called with a name as `data::listed` gives it,
/// and without one before what could not be loaded is requested again.
#[wasm_bindgen]
pub fn want(request: Function) {
    WANT.with_borrow_mut(|want| *want = Some(request));
}

/// Takes a chunk that was wanted. After that, galleries have to be completed. (Packs are opened by `open`.)
#[wasm_bindgen]
pub fn supply(name: &str, chunk: Vec<u8>) -> Result<(), Failure> {
    Ok(data::listed::supply(name, chunk)?)
}

/// The movies of a large bundle.
struct Loading;

/// Asks for something, and requests the files that are missing for it.
fn ask<Answer>(ask: impl FnOnce() -> Answer) -> Answer {
    let answer = ask();
    data::listed::wanted().iter().for_each(|name| request(name));
    answer
}

/// Requests a file, or, without a name, lets files be requested again that could not be loaded.
fn request(name: &str) {
    let want = WANT.with_borrow(Clone::clone);
    _ = want.map(|want| want.call1(&JsValue::NULL, &name.into()));
}

impl Catalog for Loading {
    fn row(&self, number: usize, alone: bool) -> Option<Arc<Movie>> {
        ask(|| data::listed::row(number, alone)).map(Arc::new)
    }

    fn movie(&self, number: usize) -> Option<Arc<Movie>> {
        ask(|| data::listed::movie(number)).map(Arc::new)
    }

    fn facts(&self) -> Option<Listed> {
        let (facts, tables) = ask(data::listed::facts)?;
        let facts = facts.into_iter().map(|facts| ListedFacts {
            year: facts.year,
            value: facts.value,
            graded: facts.graded,
            date: facts.date,
            countries: facts.countries,
            publications: facts.publications,
        });
        let (countries, publications, people) = (tables.countries, tables.publications, tables.people);
        Some(Listed { facts: facts.collect(), countries, publications, people })
    }

    fn person(&self, name: &str) -> Option<Vec<u32>> {
        ask(|| data::listed::person(name))
    }

    fn search(&self, search: &Search, found: &mut dyn FnMut(Match)) -> bool {
        ask(|| data::listed::search(search, found))
    }
}

/// A mounted gallery. `film-gallery-page.ts` keeps it, and unmounts it by freeing it.
#[wasm_bindgen]
pub struct Collection {
    container: HtmlElement,
    options: Options,
    spoken: Spoken,
    host: Host,
    on_choose: Function,
    /// The slug in a link that the reader has followed, while it is not known which movie that is.
    following: Option<String>,
    view: View,
}

/// The rendered gallery. Dropping this removes it from the page.
struct View {
    state: GalleryState,
    shown: Shown,
}

impl Drop for View {
    fn drop(&mut self) {
        self.shown.unmount();
    }
}

/// Mounts the gallery of all movies in `container`, with the same arguments as a card. The options `film` and `review`
/// have no effect. `chosen` is what
/// the reader has searched for and filtered by, as the strings of [`Choice::parts`]; `on_choose` is called with such
/// strings whenever the reader changes that.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments)]
pub fn mount_gallery(
    container: HtmlElement,
    host: Host,
    lang: String,
    around: String,
    film: String,
    review: Option<u32>,
    open: bool,
    theme: usize,
    links: Option<usize>,
    heading: u8,
    chosen: Vec<String>,
    on_choose: Function,
) -> Result<Collection, Failure> {
    let options = Options::new(film, review, open, theme, links, heading);
    let spoken = Spoken::new(lang, around);
    let choice = Choice::from_parts(chosen);
    let chosen = Chosen { choice, near: Some(0..FIRST_ENTRIES), ..Chosen::default() };
    let view = View::new(&container, &options, &spoken, &host, &on_choose, chosen)?;
    Ok(Collection { container, options, spoken, host, on_choose, following: None, view })
}

#[wasm_bindgen]
impl Collection {
    /// Changes the options. Returns false, because a gallery never shows another
    /// film than before (see `Card::update`).
    pub fn update(
        &mut self,
        film: String,
        review: Option<u32>,
        open: bool,
        theme: usize,
        links: Option<usize>,
        heading: u8,
    ) -> Result<bool, Failure> {
        let options = Options::new(film, review, open, theme, links, heading);
        let same = (options.links, options.heading) == (self.options.links, self.options.heading);
        self.options = options;
        match same {
            true => self.view.state.update(self.options.open, self.options.theme),
            false => self.render()?,
        }
        Ok(false)
    }

    /// Renders the gallery in another language, or again when the translation of its language has been loaded.
    pub fn speak(&mut self, lang: String, around: String) -> Result<(), Failure> {
        let spoken = Spoken::new(lang, around);
        if spoken != self.spoken {
            self.spoken = spoken;
            self.render()?;
        }
        Ok(())
    }

    /// Renders the gallery again, after [`replace`].
    pub fn refresh(&mut self) -> Result<(), Failure> {
        self.render()
    }

    /// Shows beside the button of a review that its link has been copied. `None` removes the message.
    pub fn copied(&self, review: Option<u32>, film: String) {
        self.view.state.set_copied(review.map(|review| (film, review)));
    }

    /// Sets which entries are near the window, and are therefore built: `first..last`. Before printing, these are all. If
    /// they are loaded in parts, they could not come in time, so those that are there are printed.
    pub fn look(&mut self, first: usize, last: usize) {
        if data::listed::count().is_none_or(|count| last <= count) {
            self.view.state.set_near(first..last);
        }
    }

    /// Sets the search and the filters that the page's address contains.
    pub fn choose(&mut self, chosen: Vec<String>) {
        self.view.state.set_choice(Choice::from_parts(chosen));
    }

    /// Opens the movie with that slug, because the reader has followed a link to it. Resets the search and the filters,
    /// which might hide it.
    pub fn follow(&mut self, film: &str) -> Result<(), Failure> {
        let number = match data::listed::count() {
            None => data::number(film)?,
            Some(_) => match ask(|| data::listed::number(film)) {
                Some(number) => number,
                None => {
                    self.following = Some(film.to_owned());
                    return Ok(());
                }
            },
        };
        if let Some(number) = number {
            self.view.state.set_choice(Choice::default());
            self.view.state.set_open(number as u32, true);
        }
        Ok(())
    }

    /// The reader is about to search or to filter.
    pub fn prepare(&mut self) {
        self.view.state.set_near_choosing(true);
    }

    /// Renders what could not be rendered before, because something has been loaded, or says that something is `lost`.
    pub fn complete(&mut self, lost: bool) -> Result<(), Failure> {
        self.view.state.set_lost(lost);
        self.view.state.complete();
        match self.following.take() {
            Some(film) => self.follow(&film),
            None => Ok(()),
        }
    }

    /// Renders the gallery anew. What the reader has chosen and opened stays.
    fn render(&mut self) -> Result<(), Failure> {
        let Collection { container, options, spoken, host, on_choose, view, .. } = self;
        *view = View::new(container, options, spoken, host, on_choose, view.state.chosen())?;
        Ok(())
    }
}

impl View {
    fn new(
        container: &HtmlElement,
        options: &Options,
        spoken: &Spoken,
        host: &Host,
        on_choose: &Function,
        chosen: Chosen,
    ) -> Result<View, Failure> {
        let movies = match data::listed::count() {
            Some(count) => Movies::listed(count, Loading),
            None => Movies::new(data::count()?, |index| data::movie(index).ok().map(Arc::new)),
        };
        let states = States::default();
        let [open, theme] = [usize::from(options.open), options.theme as usize].map(|number| states.state(number));
        let (on_toggle, on_share) = callbacks(host.clone(), Decided::default());
        let on_choose = SendWrapper::new(on_choose.clone());
        let state = GalleryState::new(
            Settings {
                movies,
                states,
                open,
                theme,
                links: links(options)?,
                lang: spoken.lang.clone(),
                words: spoken.words.clone(),
                text_lang: spoken.around.clone(),
                heading: options.heading,
                on_choose: Arc::new(move |choice| {
                    let parts: Array = choice.parts().iter().map(|part| JsValue::from_str(part)).collect();
                    _ = on_choose.call1(&JsValue::NULL, &parts);
                }),
                on_open: Arc::new(|_| ()),
                on_toggle: Arc::new(on_toggle),
                on_share: Some(Arc::new(on_share)),
                shares: host.shares(),
                // Everything that is still missing is wanted again.
                on_retry: Arc::new(|state| {
                    request("");
                    state.set_lost(false);
                    state.complete();
                }),
            },
            chosen,
        );
        let mut shown = state.draw().build();
        shown.mount(container, None);
        state.start();
        Ok(View { state, shown })
    }
}
