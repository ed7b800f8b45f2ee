//! A card in a page: a shadow root, the one stylesheet, and the component in it.

use super::failure::Failure;
use super::options::Options;
use crate::{FilmCard, Gallery, STYLE, Theme, Toggle, data};
use film_model::Movie;
use film_model::model::LinkProvider;
use js_sys::{Array, Function};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// A mounted card, as the loader holds it.
#[wasm_bindgen]
pub struct Card {
    root: ShadowRoot,
    options: Options,
    on_toggle: Function,
    view: View,
}

/// Puts a card into the shadow root of `element`. `on_toggle` is called with the film, the number of
/// the review and whether it is open now.
///
/// Everything that can be refused is looked at first, so that nothing is ever half mounted: until
/// the card is there the page shows what stands in the element.
#[wasm_bindgen]
pub fn mount(element: &Element, options: &JsValue, on_toggle: Function) -> Result<Card, Failure> {
    let options = Options::default().with(options)?;
    let movie = options.movie()?;
    Card::new(element, Shown::Film(movie), options, on_toggle)
}

/// Puts the gallery of all movies into the shadow root of `element`. Of the options it takes those
/// that do not choose a film or a review.
#[wasm_bindgen]
pub fn mount_gallery(element: &Element, options: &JsValue, on_toggle: Function) -> Result<Card, Failure> {
    let options = Options::default().with(options)?;
    Card::new(element, Shown::Gallery(data::movies()?), options, on_toggle)
}

#[wasm_bindgen]
impl Card {
    fn new(element: &Element, shown: Shown, options: Options, on_toggle: Function) -> Result<Card, Failure> {
        let root = match element.shadow_root() {
            Some(root) => root,
            None => element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).map_err(|_| {
                let name = element.local_name();
                Failure::BadOptions(["<", &name, "> cannot hold a card: use <film-card> or <div>"].concat())
            })?,
        };
        let view = View::new(&root, shown, &options, &on_toggle)?;
        Ok(Card { root, options, on_toggle, view })
    }

    /// Changes options. Returns whether the card shows another film than before; what is refused
    /// changes nothing.
    pub fn update(&mut self, options: &JsValue) -> Result<bool, Failure> {
        let options = self.options.with(options)?;
        let another = options.film != self.options.film;
        if another {
            self.view = View::new(&self.root, Shown::Film(options.movie()?), &options, &self.on_toggle)?;
        } else {
            if options.review != self.options.review {
                options.movie()?;
            }
            self.view.follow(&options);
        }
        self.options = options;
        Ok(another)
    }

    /// Takes the card out; what stands in the element shows again.
    pub fn unmount(self) {
        self.root.set_adopted_style_sheets(&Array::new());
        if let Ok(slot) = document().create_element("slot") {
            self.root.replace_children_with_node_1(&slot);
        }
    }
}

enum Shown {
    Film(Movie),
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
    /// Renders what is to be shown and puts it in the place of what `root` held.
    fn new(root: &ShadowRoot, shown: Shown, options: &Options, on_toggle: &Function) -> Result<View, Failure> {
        let review = ArcRwSignal::new(options.review);
        let open = ArcRwSignal::new(options.open);
        let theme = ArcRwSignal::new(options.theme);
        let lang = ArcRwSignal::new(options.lang.clone());
        let links = ArcRwSignal::new(links(options)?);

        let container: HtmlElement = document().create_element("div").map_err(Failure::Thrown)?.unchecked_into();
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
                    Shown::Film(movie) => view! { <FilmCard movie review open theme links lang on_toggle/> }.into_any(),
                    Shown::Gallery(movies) => view! { <Gallery movies open theme links lang on_toggle/> }.into_any(),
                }
            }
        });
        style(root)?;
        root.replace_children_with_node_1(&container);
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

/// Gives `root` the stylesheet, one for every card. A constructed sheet is let through by policies
/// that block a `<style>`.
fn style(root: &ShadowRoot) -> Result<(), Failure> {
    thread_local!(static SHEET: OnceCell<CssStyleSheet> = const { OnceCell::new() });
    SHEET.with(|sheet| {
        if sheet.get().is_none() {
            let new = CssStyleSheet::new().map_err(Failure::Thrown)?;
            new.replace_sync(STYLE).map_err(Failure::Thrown)?;
            let _ = sheet.set(new);
        }
        root.set_adopted_style_sheets(&Array::from_iter(sheet.get()));
        Ok(())
    })
}
