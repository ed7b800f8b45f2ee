//! A card in a page: the component in the container that the loader's page side gives it.

use super::failure::Failure;
use super::languages::words;
use super::options::Options;
use crate::{FilmCard, Gallery, Room, Share, Theme, Toggle, Words, data};
use film_model::Movie;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted card, as `film-cards-page.js` holds it. It is unmounted by being freed.
#[wasm_bindgen]
pub struct Card {
    container: HtmlElement,
    kind: Kind,
    options: Options,
    spoken: Spoken,
    room: Room,
    host: Host,
    chosen: Chosen,
    view: Option<View>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Film,
    Gallery,
}

/// The language a card is to have, and that of the page around it, in which its reviews are. The option
/// `lang` says the first where it is set; which it is otherwise, and that its words are known, is the page
/// side's business.
#[derive(Clone, PartialEq)]
struct Spoken {
    lang: String,
    around: String,
    words: Words,
}

impl Spoken {
    fn new(lang: String, around: String) -> Spoken {
        Spoken { words: words(&lang), lang, around }
    }
}

#[wasm_bindgen]
extern "C" {
    /// The page, as `film-cards-page.js` stands for it before a card.
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
    fn shares(this: &Host) -> bool;
}

/// What the reader has unfolded and folded so far: numbers of reviews, and whether each is unfolded.
type Chosen = Rc<RefCell<Vec<(u32, bool)>>>;

/// Puts a card into `container`. The card speaks `lang` on a page that is in the language `around`.
///
/// Everything that can be refused is looked at first, so that nothing is ever half mounted.
#[wasm_bindgen]
pub fn mount(
    container: HtmlElement,
    options: &JsValue,
    host: Host,
    lang: String,
    around: String,
) -> Result<Card, Failure> {
    Card::new(container, Kind::Film, options, host, Spoken::new(lang, around))
}

/// Puts the gallery of all movies into `container`. Of the options it takes those that do not choose a
/// film or a review.
#[wasm_bindgen]
pub fn mount_gallery(
    container: HtmlElement,
    options: &JsValue,
    host: Host,
    lang: String,
    around: String,
) -> Result<Card, Failure> {
    Card::new(container, Kind::Gallery, options, host, Spoken::new(lang, around))
}

#[wasm_bindgen]
impl Card {
    fn new(container: HtmlElement, kind: Kind, options: &JsValue, host: Host, spoken: Spoken) -> Result<Card, Failure> {
        let options = Options::default().with(options)?;
        let (room, chosen) = (Room::default(), Chosen::default());
        let mut card = Card { container, kind, options, spoken, room, host, chosen, view: None };
        card.render(card.content(&card.options)?)?;
        Ok(card)
    }

    /// Changes options. Returns whether the card shows another film than before; what is refused
    /// changes nothing.
    pub fn update(&mut self, options: &JsValue) -> Result<bool, Failure> {
        let options = self.options.with(options)?;
        let another = options.film != self.options.film;
        let Options { review, links, heading, .. } = self.options;
        if another || (options.review, options.links, options.heading) != (review, links, heading) {
            let content = self.content(&options)?;
            if another {
                self.room = Room::default();
                self.chosen.take();
            }
            self.options = options;
            self.render(content)?;
        } else {
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
            self.render(self.content(&self.options)?)?;
        }
        Ok(())
    }

    /// Shows the film anew, as a [`Room`] with these values says.
    pub fn fit(&mut self, opening: usize, brief: bool, folded: bool) -> Result<(), Failure> {
        self.room = Room { opening, brief, folded };
        self.render(self.content(&self.options)?)
    }

    /// Says beside its button that the link to a review has been copied, or says nothing again.
    pub fn copied(&self, review: Option<u32>) {
        if let Some(view) = &self.view {
            set(&view.copied, review);
        }
    }

    /// The movies that a card with these options shows.
    fn content(&self, options: &Options) -> Result<Vec<Movie>, Failure> {
        Ok(match self.kind {
            Kind::Film => vec![options.movie()?],
            Kind::Gallery => data::movies()?,
        })
    }

    /// Shows the movies as the options say. What the container holds is taken out when the view before
    /// is dropped.
    fn render(&mut self, mut movies: Vec<Movie>) -> Result<(), Failure> {
        let links = match self.options.links {
            Some(links) => links,
            None => data::links()?,
        };
        let (open, theme) = (ArcRwSignal::new(self.options.open), ArcRwSignal::new(self.options.theme));
        let (kind, review, room) = (self.kind, self.options.review, self.room);
        let heading = self.options.heading.unwrap_or(2);
        let Spoken { lang, around: text_lang, words } = self.spoken.clone();
        let copied = ArcRwSignal::new(None);
        let told = (self.host.clone(), self.chosen.clone());
        let (shares, chosen) = (self.host.shares(), self.chosen.borrow().clone());
        let handle = mount_to(self.container.clone(), {
            let (open, theme, copied) = (open.clone(), theme.clone(), copied.clone());
            move || {
                // Kept by the card's owner, and let go with it.
                let told = StoredValue::new_local(told);
                let on_toggle = Callback::new(move |Toggle { film, review, open }| {
                    told.with_value(|(host, chosen)| {
                        let mut chosen = chosen.borrow_mut();
                        chosen.retain(|(number, _)| *number != review);
                        chosen.push((review, open));
                        host.toggled(&film, review, open);
                    });
                });
                let on_share = Callback::new(move |Share { film, review, sheet }| {
                    told.with_value(|(host, _)| host.share(&film, review, sheet));
                });
                match (kind, movies.pop()) {
                    (Kind::Film, Some(movie)) => view! {
                        <FilmCard movie review open chosen theme links lang words text_lang room heading on_toggle on_share shares copied/>
                    }
                    .into_any(),
                    (_, last) => {
                        movies.extend(last);
                        view! { <Gallery movies open theme links lang words text_lang heading on_toggle/> }.into_any()
                    }
                }
            }
        });
        self.view = Some(View { open, theme, copied, _handle: Box::new(handle) });
        Ok(())
    }
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

fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
