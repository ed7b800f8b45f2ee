//! A card in a page: the component in the container that the loader's page side gives it.

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

/// A mounted card, as `film-cards-page.ts` holds it. It is unmounted by being freed.
#[wasm_bindgen]
pub struct Card {
    container: HtmlElement,
    options: Options,
    spoken: Spoken,
    host: Host,
    decided: Decided,
    view: Option<View>,
}

/// The language a card is to have, and that of the page around it, in which its reviews are. The option
/// `lang` says the first where it is set; which it is otherwise, and that its words are known, is the page
/// side's business.
#[derive(Clone, PartialEq)]
pub struct Spoken {
    pub lang: String,
    pub around: String,
    pub words: Words,
}

impl Spoken {
    pub fn new(lang: String, around: String) -> Spoken {
        Spoken { words: words(&lang), lang, around }
    }
}

/// What the page's scripts have to be like for the compiler that checks them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The page, for a card. */
export interface Host {
  /** Called when a review has been unfolded or folded. */
  toggled(film: string, review: number, open: boolean): void;
  /** Hands a review on, by the system's share sheet or by a link that is copied. */
  share(film: string, review: number, sheet: boolean): void;
  /** Whether there is a share sheet. */
  readonly shares: boolean;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// The page, as `film-cards-page.ts` stands for it before a card.
    #[wasm_bindgen(typescript_type = "Host")]
    #[derive(Clone)]
    pub type Host;

    /// Told that a review has been unfolded or folded.
    #[wasm_bindgen(method)]
    fn toggled(this: &Host, film: &str, review: u32, open: bool);
    /// Asked to hand a review on, by the system's share sheet or by a link that is copied.
    #[wasm_bindgen(method)]
    fn share(this: &Host, film: &str, review: u32, sheet: bool);
    /// Whether there is a share sheet.
    #[wasm_bindgen(method, getter)]
    pub fn shares(this: &Host) -> bool;
}

/// What the reader has unfolded and folded so far: numbers of reviews, and whether each is unfolded.
pub type Decided = Rc<RefCell<Vec<(u32, bool)>>>;

/// Puts a card into `container`. The card speaks `lang` on a page that is in the language `around`.
///
/// Everything that can be refused is looked at first, so that nothing is ever half mounted.
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

    /// Changes options. Returns whether the card shows another film than before; what is refused
    /// changes nothing.
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
                // It is about the first review, whatever the reader has done with that.
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

    /// Gives the card the words of another language, or those that were not known before.
    pub fn speak(&mut self, lang: String, around: String) -> Result<(), Failure> {
        let spoken = Spoken::new(lang, around);
        if spoken != self.spoken {
            self.spoken = spoken;
            self.render(self.options.movie()?)?;
        }
        Ok(())
    }

    /// Says beside its button that the link to a review has been copied, or says nothing again.
    pub fn copied(&self, review: Option<u32>) {
        if let Some(view) = &self.view {
            set(&view.copied, review);
        }
    }

    /// Shows the movie as the options say. What the container holds is taken out when the view before
    /// is dropped.
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

/// What a component calls when the reader has unfolded or folded a review, and wants to hand one on.
pub fn callbacks(host: Host, decided: Decided) -> (Callback<Toggle>, Callback<Share>) {
    // Kept by the component's owner, and let go with it.
    let told = StoredValue::new_local((host, decided));
    let on_toggle = Callback::new(move |Toggle { film, review, open, .. }| {
        told.with_value(|(host, decided)| {
            let mut decided = decided.borrow_mut();
            decided.retain(|(number, _)| *number != review);
            decided.push((review, open));
            host.toggled(&film, review, open);
        });
    });
    let on_share = Callback::new(move |Share { film, review, sheet, .. }| {
        told.with_value(|(host, _)| host.share(&film, review, sheet));
    });
    (on_toggle, on_share)
}

/// Where people's names lead.
pub fn links(options: &Options) -> Result<LinkProvider, Failure> {
    Ok(match options.links {
        Some(links) => links,
        None => data::links()?,
    })
}

/// The rendered component and the signals it follows. Dropping it stops the one and the other.
struct View {
    open: ArcRwSignal<bool>,
    theme: ArcRwSignal<Theme>,
    copied: ArcRwSignal<Option<u32>>,
    _handle: Box<dyn Any>,
}

impl View {
    /// Tells the card what has changed. A signal set to the value it has would run what follows it,
    /// and a review the reader has unfolded would fold because the theme changed.
    fn follow(&self, options: &Options) {
        set(&self.open, options.open);
        set(&self.theme, options.theme);
    }
}

pub fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
