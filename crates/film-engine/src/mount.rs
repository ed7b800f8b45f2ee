//! Mounts a card in the container that the page script provides.

use crate::data;
use crate::failure::Failure;
use crate::languages::words;
use crate::options::Options;
use film_cards::{FilmCard, Share, Theme, Toggle, Words};
use film_model::LinkProvider;
use film_model::Movie;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
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

/// Mounts a card in `container`, in the language `lang`, on a page in the language `around`.
///
/// All options are checked first, so that a failure never leaves a card half mounted.
#[wasm_bindgen]
pub fn mount(
    container: HtmlElement,
    #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    host: Host,
    lang: String,
    around: String,
) -> Result<Card, Failure> {
    Card::new(container, options, host, Spoken::new(lang, around))
}

#[wasm_bindgen]
impl Card {
    fn new(container: HtmlElement, options: &JsValue, host: Host, spoken: Spoken) -> Result<Card, Failure> {
        let options = Options::default().with(options)?;
        let decided = Decided::default();
        let mut card = Card { container, options, spoken, host, decided, view: None };
        card.render(card.options.movie()?)?;
        Ok(card)
    }

    /// Changes options. Returns whether the card now shows another film. If an option is refused, nothing changes.
    pub fn update(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> Result<bool, Failure> {
        let options = self.options.with(options)?;
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
            set(&view.copied, review);
        }
    }

    /// Renders `movie` anew. Dropping the previous view removes what it had put into the container.
    fn render(&mut self, movie: Movie) -> Result<(), Failure> {
        let links = links(&self.options)?;
        let (open, theme) = (ArcRwSignal::new(self.options.open), ArcRwSignal::new(self.options.theme));
        let (review, heading) = (self.options.review, self.options.heading.unwrap_or(2));
        let Spoken { lang, around: text_lang, words } = self.spoken.clone();
        let copied = ArcRwSignal::new(None);
        let (host, noted) = (self.host.clone(), self.decided.clone());
        let (shares, decided) = (self.host.shares(), self.decided.borrow().clone());
        let handle = mount_to(self.container.clone(), {
            let (open, theme, copied) = (open.clone(), theme.clone(), copied.clone());
            move || {
                let (on_toggle, on_share) = callbacks(host, noted);
                view! {
                    <FilmCard
                        movie review open decided theme links lang words text_lang heading
                        on_toggle on_share shares copied
                    />
                }
            }
        });
        self.view = Some(View { open, theme, copied, _handle: Box::new(handle) });
        Ok(())
    }
}

/// The callbacks of a component: the reader has expanded or collapsed a review, or wants to share one.
pub fn callbacks(host: Host, decided: Decided) -> (Callback<Toggle>, Callback<Share>) {
    // The component's reactive owner keeps them, and drops them when the component is unmounted.
    let state = StoredValue::new_local((host, decided));
    let on_toggle = Callback::new(move |Toggle { film, review, open, .. }| {
        state.with_value(|(host, decided)| {
            let mut decided = decided.borrow_mut();
            decided.retain(|(number, _)| *number != review);
            decided.push((review, open));
            host.toggled(&film, review, open);
        });
    });
    let on_share = Callback::new(move |Share { film, review, sheet, .. }| {
        state.with_value(|(host, _)| host.share(&film, review, sheet));
    });
    (on_toggle, on_share)
}

/// Where the names of people lead: the option `links`, or else the setting in `film-cards.toml`.
pub fn links(options: &Options) -> Result<LinkProvider, Failure> {
    Ok(match options.links {
        Some(links) => links,
        None => data::links()?,
    })
}

/// The rendered component and the signals that it reads. Dropping this removes the component from the page.
struct View {
    open: ArcRwSignal<bool>,
    theme: ArcRwSignal<Theme>,
    copied: ArcRwSignal<Option<u32>>,
    _handle: Box<dyn Any>,
}

impl View {
    /// Sets the signals to the options.
    fn follow(&self, options: &Options) {
        set(&self.open, options.open);
        set(&self.theme, options.theme);
    }
}

/// Sets a signal only if its value changes. Setting the same value would run its effects too: a change of the theme
/// would collapse a review that the reader has expanded.
pub fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
