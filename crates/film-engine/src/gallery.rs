//! Mounts the gallery in a page, and gives movies to scripts as JavaScript values.

use crate::data;
use crate::failure::Failure;
use crate::mount::{Decided, Host, Spoken, callbacks, links};
use crate::options::Options;
use film_cards::{Catalog, Choice, FIRST_ENTRIES, Gallery, Listed, ListedFacts, Match, Movies, Opened, Search, Theme};
use film_model::Movie;
use js_sys::{Array, Function};
use leptos::mount::mount_to;
use leptos::prelude::*;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::any::Any;
use std::cell::RefCell;
use std::ops::Range;
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
    choice: ArcRwSignal<Choice>,
    near: ArcRwSignal<Range<usize>>,
    opened: ArcRwSignal<Opened>,
    /// How often something has been loaded.
    loaded: ArcRwSignal<u32>,
    is_near_choosing: ArcRwSignal<bool>,
    lost: ArcRwSignal<bool>,
    /// The slug in a link that the reader has followed, while it is not known which movie that is.
    following: Option<String>,
    view: Option<View>,
}

/// The rendered component and the signals that it reads. Dropping this removes the component from the page.
struct View {
    open: ArcRwSignal<bool>,
    theme: ArcRwSignal<Theme>,
    copied: ArcRwSignal<Option<(String, u32)>>,
    _handle: Box<dyn Any>,
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
    let choice = ArcRwSignal::new(Choice::from_parts(chosen));
    let (near, opened) = (ArcRwSignal::new(0..FIRST_ENTRIES), ArcRwSignal::new(Opened::new()));
    let spoken = Spoken::new(lang, around);
    let (loaded, is_near_choosing, lost) = Default::default();
    let mut gallery = Collection {
        container,
        options,
        spoken,
        host,
        on_choose,
        choice,
        near,
        opened,
        loaded,
        is_near_choosing,
        lost,
        following: None,
        view: None,
    };
    gallery.render()?;
    Ok(gallery)
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
        match &self.view {
            Some(view) if same => {
                set(&view.open, self.options.open);
                set(&view.theme, self.options.theme);
            }
            _ => self.render()?,
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
        if let Some(view) = &self.view {
            set(&view.copied, review.map(|review| (film, review)));
        }
    }

    /// Sets which entries are near the window, and are therefore built: `first..last`. Before printing, these are all. If
    /// they are loaded in parts, they could not come in time, so those that are there are printed.
    pub fn look(&mut self, first: usize, last: usize) {
        if data::listed::count().is_none_or(|count| last <= count) {
            set(&self.near, first..last);
        }
    }

    /// Sets the search and the filters that the page's address contains.
    pub fn choose(&mut self, chosen: Vec<String>) {
        set(&self.choice, Choice::from_parts(chosen));
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
            set(&self.choice, Choice::default());
            self.opened.update(|opened| _ = opened.insert(number as u32, true));
        }
        Ok(())
    }

    /// The reader is about to search or to filter.
    pub fn prepare(&mut self) {
        set(&self.is_near_choosing, true);
    }

    /// Renders what could not be rendered before, because something has been loaded, or says that something is `lost`.
    pub fn complete(&mut self, lost: bool) -> Result<(), Failure> {
        set(&self.lost, lost);
        self.loaded.update(|loaded| *loaded += 1);
        match self.following.take() {
            Some(film) => self.follow(&film),
            None => Ok(()),
        }
    }

    /// Renders the gallery anew. What the reader has chosen and opened stays.
    fn render(&mut self) -> Result<(), Failure> {
        let movies = match data::listed::count() {
            Some(count) => Movies::listed(count, Loading),
            None => Movies::new(data::count()?, |index| data::movie(index).ok().map(Arc::new)),
        };
        let links = links(&self.options)?;
        let (open, theme) = (ArcRwSignal::new(self.options.open), ArcRwSignal::new(self.options.theme));
        let copied = ArcRwSignal::new(None);
        let heading = self.options.heading;
        let Spoken { lang, around: text_lang, words } = self.spoken.clone();
        let (choice, near, opened) = (self.choice.clone(), self.near.clone(), self.opened.clone());
        let (loaded, lost, near_choosing) = (self.loaded.clone(), self.lost.clone(), self.is_near_choosing.clone());
        let (host, shares, on_choose) = (self.host.clone(), self.host.shares(), self.on_choose.clone());
        let handle = mount_to(self.container.clone(), {
            let (open, theme, copied) = (open.clone(), theme.clone(), copied.clone());
            move || {
                let (on_toggle, on_share) = callbacks(host, Decided::default());
                let (on_toggle, on_share) = (Callback::new(on_toggle), Callback::new(on_share));
                let (loaded, is_near_choosing) = (RwSignal::from(loaded), RwSignal::from(near_choosing));
                let on_retry = Callback::new({
                    let lost = lost.clone();
                    // Everything that is still missing is wanted again.
                    move |()| {
                        request("");
                        set(&lost, false);
                        loaded.update(|loaded| *loaded += 1);
                    }
                });
                let on_choose = StoredValue::new_local(on_choose);
                let on_choose = Callback::new(move |choice: Choice| {
                    let parts: Array = choice.parts().iter().map(|part| JsValue::from_str(part)).collect();
                    on_choose.with_value(|call| _ = call.call1(&JsValue::NULL, &parts));
                });
                view! {
                    <Gallery
                        movies choice near open opened theme links lang words text_lang heading
                        on_choose on_toggle on_share shares copied loaded is_near_choosing lost on_retry
                    />
                }
            }
        });
        self.view = Some(View { open, theme, copied, _handle: Box::new(handle) });
        Ok(())
    }
}

/// Sets a signal only if its value changes. Setting the same value would run its effects too: a change of the theme
/// would collapse a review that the reader has expanded.
fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
