//! Mounts a card in the container that the page script provides.

use crate::data;
use crate::failure::Failure;
use crate::languages::words;
use crate::options::Options;
use film_cards::drawn::{Card as Drawn, Shown, State, States, copied_number};
use film_cards::{Share, Toggle, Words};
use film_model::LinkProvider;
use film_model::Movie;
use leptos::prelude::{Mountable, Render};
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted card. `film-cards-page.ts` keeps it, and unmounts it by freeing it.
#[wasm_bindgen]
pub struct Card {
    container: HtmlElement,
    options: Options,
    spoken: Spoken,
    host: Host,
    decided: Decided,
    view: Option<View>,
}

/// The languages of a card. The page script decides both, and loads the translation before it mounts the card.
#[derive(Clone, PartialEq)]
pub struct Spoken {
    /// The language of the card's own strings: the option `lang`, or else the language of the page.
    pub lang: String,
    /// The language of the page around the card. Reviews without a language of their own are taken to be in it.
    pub around: String,
    pub words: Words,
}

impl Spoken {
    pub fn new(lang: String, around: String) -> Spoken {
        Spoken { words: words(&lang), lang, around }
    }
}

/// The interface that the page script implements, for the TypeScript compiler.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What the page does for a card. */
export interface Host {
  /** Called when the reader has expanded or collapsed a review. */
  toggled(film: string, review: number, open: boolean): void;
  /** Shares a review: `sheet` opens the system's share sheet, otherwise a link is copied. */
  share(film: string, review: number, sheet: boolean): void;
  /** Whether the system has a share sheet. */
  readonly shares: boolean;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// What `film-cards-page.ts` does for a card.
    #[wasm_bindgen(typescript_type = "Host")]
    #[derive(Clone)]
    pub type Host;

    /// Called when the reader has expanded or collapsed a review.
    #[wasm_bindgen(method)]
    fn toggled(this: &Host, film: &str, review: u32, open: bool);
    /// Shares a review: `sheet` opens the system's share sheet, otherwise a link is copied.
    #[wasm_bindgen(method)]
    fn share(this: &Host, film: &str, review: u32, sheet: bool);
    /// Whether the system has a share sheet.
    #[wasm_bindgen(method, getter)]
    pub fn shares(this: &Host) -> bool;
}

/// The reviews that the reader has expanded or collapsed: their numbers, and whether each is expanded. A card that is
/// rendered again keeps this.
pub type Decided = Rc<RefCell<Vec<(u32, bool)>>>;

/// Mounts a card in `container`, in the language `lang`, on a page in the language `around`. The other arguments are its
/// options ([`Options::new`]).
///
/// The movie is looked for first, so that a failure never leaves a card half mounted.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments)] // An object would have to be taken apart, which takes more code.
pub fn mount(
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
) -> Result<Card, Failure> {
    let options = Options::new(film, review, open, theme, links, heading);
    let (spoken, decided) = (Spoken::new(lang, around), Decided::default());
    let mut card = Card { container, options, spoken, host, decided, view: None };
    card.render(card.options.movie()?)?;
    Ok(card)
}

#[wasm_bindgen]
impl Card {
    /// Changes the options. Returns whether the card now shows another film. If an option is refused, nothing changes.
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
        let another = options.film != self.options.film;
        let Options { review, links, heading, .. } = self.options;
        if another || (options.review, options.links, options.heading) != (review, links, heading) {
            let movie = options.movie()?;
            if another {
                self.decided.take();
            }
            self.options = options;
            self.render(movie)?;
        } else {
            if options.open != self.options.open {
                // The option `open` sets the state of the first review, even if the reader has changed it before.
                let first = options.review.or(options.movie()?.reviews.first().map(|review| review.id));
                self.decided.borrow_mut().retain(|(number, _)| Some(*number) != first);
            }
            self.options = options;
            if let Some(view) = &self.view {
                view.follow(&self.options);
            }
        }
        Ok(another)
    }

    /// Renders the card in another language, or again when the translation of its language has been loaded.
    pub fn speak(&mut self, lang: String, around: String) -> Result<(), Failure> {
        let spoken = Spoken::new(lang, around);
        if spoken != self.spoken {
            self.spoken = spoken;
            self.render(self.options.movie()?)?;
        }
        Ok(())
    }

    /// Renders the card again, after `replace`. What the reader has expanded stays.
    #[cfg(feature = "gallery")]
    pub fn refresh(&mut self) -> Result<(), Failure> {
        self.render(self.options.movie()?)
    }

    /// Shows beside the button of a review that its link has been copied. `None` removes the message.
    pub fn copied(&self, review: Option<u32>) {
        if let Some(view) = &self.view {
            view.copied.set(review.map_or(0, copied_number));
        }
    }

    /// Renders `movie` anew. Dropping the previous view removes what it had put into the container.
    fn render(&mut self, movie: Movie) -> Result<(), Failure> {
        let Options { review, open, theme, heading, .. } = self.options;
        let states = States::default();
        let [open, theme, copied] = [usize::from(open), theme as usize, 0].map(|number| states.state(number));
        let (on_toggle, on_share) = callbacks(self.host.clone(), self.decided.clone());
        let decided = self.decided.borrow().clone();
        let card = Drawn {
            movie: &movie,
            review,
            states,
            open: open.clone(),
            decided: &decided,
            theme: theme.clone(),
            links: links(&self.options)?,
            lang: &self.spoken.lang,
            words: &self.spoken.words,
            text_lang: &self.spoken.around,
            id: None,
            heading,
            poster: true,
            thumb: false,
            on_toggle: Some(Arc::new(on_toggle)),
            on_share: Some(Arc::new(on_share)),
            shares: self.host.shares(),
            copied: copied.live(),
        };
        let mut shown = card.draw().build();
        shown.mount(&self.container, None);
        self.view = Some(View { open, theme, copied, shown });
        Ok(())
    }
}

/// What a component calls: the reader has expanded or collapsed a review, or wants to share one.
pub fn callbacks(host: Host, decided: Decided) -> (impl Fn(Toggle) + Send + Sync, impl Fn(Share) + Send + Sync) {
    // Components want functions for every thread, but there is only one.
    let sharing = SendWrapper::new(host.clone());
    let state = SendWrapper::new((host, decided));
    let on_toggle = move |Toggle { film, review, open, .. }: Toggle| {
        let (host, decided) = &*state;
        {
            let mut decided = decided.borrow_mut();
            decided.retain(|(number, _)| *number != review);
            decided.push((review, open));
        }
        host.toggled(&film, review, open);
    };
    let on_share = move |Share { film, review, sheet, .. }: Share| sharing.share(&film, review, sheet);
    (on_toggle, on_share)
}

/// Where the names of people lead: the option `links`, or else the setting in `film-cards.toml`.
pub fn links(options: &Options) -> Result<LinkProvider, Failure> {
    Ok(match options.links {
        Some(links) => links,
        None => data::links()?,
    })
}

/// The rendered card and the states that it shows. Dropping this removes the card from the page.
struct View {
    open: State,
    theme: State,
    copied: State,
    shown: Shown,
}

impl View {
    /// Sets the states to the options.
    fn follow(&self, options: &Options) {
        self.open.set(options.open.into());
        self.theme.set(options.theme as usize);
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.shown.unmount();
    }
}
