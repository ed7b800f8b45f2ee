//! A card in a page: the component in the container that the loader's page side gives it.

use super::failure::Failure;
use super::languages::words;
use super::options::Options;
use crate::{FilmCard, Room, Theme, Toggle, Words, data};
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
    spoken: Spoken,
    on_toggle: Function,
    view: View,
}

/// The language a card is to have, and that of the page around it, in which its reviews are. The option
/// `lang` says the first where it is set; which it is otherwise, and that its words are known, is the page
/// side's business.
#[derive(Clone)]
struct Spoken {
    lang: String,
    around: String,
}

/// Puts a card into `container`. `on_toggle` is called with the film, the number of the review and
/// whether it is open now. The card speaks `lang` on a page that is in the language `around`.
///
/// Everything that can be refused is looked at first, so that nothing is ever half mounted.
#[wasm_bindgen]
pub fn mount(
    container: HtmlElement,
    options: &JsValue,
    on_toggle: Function,
    lang: String,
    around: String,
) -> Result<Card, Failure> {
    let options = Options::default().with(options)?;
    let movie = options.movie()?;
    Card::new(container, movie, options, on_toggle, Spoken { lang, around })
}

#[wasm_bindgen]
impl Card {
    fn new(
        container: HtmlElement,
        movie: Movie,
        options: Options,
        on_toggle: Function,
        spoken: Spoken,
    ) -> Result<Card, Failure> {
        let view = View::new(&container, movie, Room::default(), &options, &spoken, &on_toggle)?;
        Ok(Card { container, options, spoken, on_toggle, view })
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

    /// Gives the card the words of another language, or those that were not known before.
    pub fn speak(&mut self, lang: String, around: String) {
        self.spoken = Spoken { lang, around };
        self.view.speak(&self.spoken);
    }

    /// Shows the film anew, as a [`Room`] with these values says.
    pub fn fit(&mut self, opening: usize, brief: bool, folded: bool) -> Result<(), Failure> {
        let options = self.options.clone();
        self.show(options.movie()?, Room { opening, brief, folded }, &options)
    }

    fn show(&mut self, movie: Movie, room: Room, options: &Options) -> Result<(), Failure> {
        self.view = View::new(&self.container, movie, room, options, &self.spoken, &self.on_toggle)?;
        Ok(())
    }
}

/// The rendered component and the signals it follows. Dropping it stops the one and the other.
struct View {
    review: ArcRwSignal<Option<u32>>,
    open: ArcRwSignal<bool>,
    theme: ArcRwSignal<Theme>,
    lang: ArcRwSignal<String>,
    words: ArcRwSignal<Words>,
    text_lang: ArcRwSignal<String>,
    links: ArcRwSignal<LinkProvider>,
    _handle: Box<dyn Any>,
}

impl View {
    /// Renders what is to be shown into `container`. What it holds is taken out when its own view is
    /// dropped.
    fn new(
        container: &HtmlElement,
        movie: Movie,
        room: Room,
        options: &Options,
        spoken: &Spoken,
        on_toggle: &Function,
    ) -> Result<View, Failure> {
        let review = ArcRwSignal::new(options.review);
        let open = ArcRwSignal::new(options.open);
        let theme = ArcRwSignal::new(options.theme);
        let lang = ArcRwSignal::new(spoken.lang.clone());
        let words = ArcRwSignal::new(words(&spoken.lang));
        let text_lang = ArcRwSignal::new(spoken.around.clone());
        let links = ArcRwSignal::new(links(options)?);

        let handle = mount_to(container.clone(), {
            let (review, open, theme, links) = (review.clone(), open.clone(), theme.clone(), links.clone());
            let (lang, words, text_lang) = (lang.clone(), words.clone(), text_lang.clone());
            let on_toggle = on_toggle.clone();
            move || {
                let on_toggle = callback(on_toggle);
                view! { <FilmCard movie review open theme links lang words text_lang room on_toggle/> }
            }
        });
        Ok(View { review, open, theme, lang, words, text_lang, links, _handle: Box::new(handle) })
    }

    /// Tells the card what has changed. A signal set to the value it has would run what follows it,
    /// and a review the reader has unfolded would fold because the theme changed.
    fn follow(&self, options: &Options) {
        set(&self.review, options.review);
        set(&self.open, options.open);
        set(&self.theme, options.theme);
        if let Ok(links) = links(options) {
            set(&self.links, links);
        }
    }

    /// The same for what is spoken.
    fn speak(&self, spoken: &Spoken) {
        set(&self.lang, spoken.lang.clone());
        set(&self.words, words(&spoken.lang));
        set(&self.text_lang, spoken.around.clone());
    }
}

/// What a component calls when the reader has unfolded or folded a review.
pub fn callback(on_toggle: Function) -> Callback<Toggle> {
    // Kept by the component's owner, and let go with it.
    let on_toggle = StoredValue::new_local(on_toggle);
    Callback::new(move |Toggle { film, review, open }| {
        let (film, review, open) = (film.into(), review.into(), open.into());
        // The loader only makes a note of it; nothing it might throw is the card's.
        on_toggle.with_value(|call| _ = call.call3(&JsValue::NULL, &film, &review, &open));
    })
}

pub fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

pub fn links(options: &Options) -> Result<LinkProvider, Failure> {
    Ok(match options.links {
        Some(links) => links,
        None => data::links()?,
    })
}
