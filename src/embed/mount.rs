//! A card in a page: the component in the container that the loader's page side gives it.

use super::failure::Failure;
use super::options::Options;
use crate::{FilmCard, Gallery, Room, Theme, Toggle, data};
use film_model::Movie;
use film_model::model::LinkProvider;
use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted card, as `film-cards-page.js` holds it. It is unmounted by being freed.
#[wasm_bindgen]
pub struct Card {
    container: HtmlElement,
    options: Options,
    on_toggle: Function,
    view: View,
}

/// Puts a card into `container`. `on_toggle` is called with the film, the number of the review and
/// whether it is open now.
///
/// Everything that can be refused is looked at first, so that nothing is ever half mounted.
#[wasm_bindgen]
pub fn mount(container: HtmlElement, options: &JsValue, on_toggle: Function) -> Result<Card, Failure> {
    let options = Options::default().with(options)?;
    let movie = options.movie()?;
    Card::new(container, Shown::Film(movie, Room::default()), options, on_toggle)
}

/// Puts the gallery of all movies into `container`. Of the options it takes those that do not choose a
/// film or a review.
#[wasm_bindgen]
pub fn mount_gallery(container: HtmlElement, options: &JsValue, on_toggle: Function) -> Result<Card, Failure> {
    let options = Options::default().with(options)?;
    Card::new(container, Shown::Gallery(data::movies()?), options, on_toggle)
}

#[wasm_bindgen]
impl Card {
    fn new(container: HtmlElement, shown: Shown, options: Options, on_toggle: Function) -> Result<Card, Failure> {
        let view = View::new(&container, shown, &options, &on_toggle)?;
        Ok(Card { container, options, on_toggle, view })
    }

    /// Changes options. Returns whether the card shows another film than before; what is refused
    /// changes nothing.
    pub fn update(&mut self, options: &JsValue) -> Result<bool, Failure> {
        let options = self.options.with(options)?;
        let another = options.film != self.options.film;
        if another {
            self.show(options.movie()?, Room::default(), &options)?;
        } else {
            if options.review != self.options.review {
                options.movie()?;
            }
            self.view.follow(&options);
        }
        self.options = options;
        Ok(another)
    }

    /// Shows the film anew, as a [`Room`] with these values says.
    pub fn fit(&mut self, opening: usize, brief: bool, folded: bool) -> Result<(), Failure> {
        let options = self.options.clone();
        self.show(options.movie()?, Room { opening, brief, folded }, &options)
    }

    fn show(&mut self, movie: Movie, room: Room, options: &Options) -> Result<(), Failure> {
        self.view = View::new(&self.container, Shown::Film(movie, room), options, &self.on_toggle)?;
        Ok(())
    }
}

enum Shown {
    Film(Movie, Room),
    Gallery(Vec<Movie>),
}

/// The rendered component and the signals it follows. Dropping it stops the one and the other.
struct View {
    review: ArcRwSignal<Option<u32>>,
    open: ArcRwSignal<bool>,
    theme: ArcRwSignal<Theme>,
    lang: ArcRwSignal<String>,
    links: ArcRwSignal<LinkProvider>,
    _handle: Box<dyn Any>,
}

impl View {
    /// Renders what is to be shown into `container`. What it holds is taken out when its own view is
    /// dropped.
    fn new(container: &HtmlElement, shown: Shown, options: &Options, on_toggle: &Function) -> Result<View, Failure> {
        let review = ArcRwSignal::new(options.review);
        let open = ArcRwSignal::new(options.open);
        let theme = ArcRwSignal::new(options.theme);
        let lang = ArcRwSignal::new(options.lang.clone());
        let links = ArcRwSignal::new(links(options)?);

        let handle = mount_to(container.clone(), {
            let (review, open, theme, lang, links) =
                (review.clone(), open.clone(), theme.clone(), lang.clone(), links.clone());
            let on_toggle = on_toggle.clone();
            move || {
                // Kept by the card's owner, and let go with it.
                let on_toggle = StoredValue::new_local(on_toggle);
                let on_toggle = Callback::new(move |Toggle { film, review, open }| {
                    let (film, review, open) = (film.into(), review.into(), open.into());
                    // The loader only makes a note of it; nothing it might throw is the card's.
                    on_toggle.with_value(|call| _ = call.call3(&JsValue::NULL, &film, &review, &open));
                });
                match shown {
                    Shown::Film(movie, room) => {
                        view! { <FilmCard movie review open theme links lang room on_toggle/> }.into_any()
                    }
                    Shown::Gallery(movies) => view! { <Gallery movies open theme links lang on_toggle/> }.into_any(),
                }
            }
        });
        Ok(View { review, open, theme, lang, links, _handle: Box::new(handle) })
    }

    /// Tells the card what has changed. A signal set to the value it has would run what follows it,
    /// and a review the reader has unfolded would fold because the theme changed.
    fn follow(&self, options: &Options) {
        fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
            if signal.with_untracked(|old| *old != value) {
                signal.set(value);
            }
        }
        set(&self.review, options.review);
        set(&self.open, options.open);
        set(&self.theme, options.theme);
        set(&self.lang, options.lang.clone());
        if let Ok(links) = links(options) {
            set(&self.links, links);
        }
    }
}

fn links(options: &Options) -> Result<LinkProvider, Failure> {
    Ok(match options.links {
        Some(links) => links,
        None => data::links()?,
    })
}
