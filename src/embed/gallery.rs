//! The gallery in a page, and the movies as JavaScript gets them.

use super::failure::Failure;
use super::languages::words;
use super::mount::{callback, links, set};
use super::options::Options;
use crate::components::gallery::FIRST;
use crate::{Choice, Gallery, Movies, Theme, Words, data};
use film_model::model::LinkProvider;
use js_sys::{Array, Function};
use leptos::mount::mount_to;
use leptos::prelude::*;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::any::Any;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Every movie, as `check --format json` shows it.
#[wasm_bindgen]
pub fn films() -> Result<JsValue, Failure> {
    to_js(&data::movies()?)
}

/// The movie with that slug, or `null`.
#[wasm_bindgen]
pub fn film(slug: &str) -> Result<JsValue, Failure> {
    to_js(&data::find(slug)?)
}

/// Plain objects and arrays; what is unknown is `null`, as it is in JSON.
fn to_js(value: &impl Serialize) -> Result<JsValue, Failure> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| Failure::Thrown(error.into()))
}

/// A mounted gallery, as `film-gallery-page.js` holds it. It is unmounted by being freed.
#[wasm_bindgen]
pub struct Collection {
    options: Options,
    choice: ArcRwSignal<Choice>,
    near: ArcRwSignal<Range<usize>>,
    open: ArcRwSignal<bool>,
    theme: ArcRwSignal<Theme>,
    lang: ArcRwSignal<String>,
    words: ArcRwSignal<Words>,
    text_lang: ArcRwSignal<String>,
    links: ArcRwSignal<LinkProvider>,
    _handle: Box<dyn Any>,
}

/// Puts the gallery of all movies into `container`. Of the options it takes those that do not choose a
/// film or a review; `chosen` has the parts of the reader's choice, and so has what `on_choose` is called with
/// whenever the reader chooses something else.
#[wasm_bindgen]
pub fn mount_gallery(
    container: HtmlElement,
    options: &JsValue,
    on_toggle: Function,
    lang: String,
    around: String,
    chosen: Vec<String>,
    on_choose: Function,
) -> Result<Collection, Failure> {
    let options = Options::default().with(options)?;
    let movies = Movies::new(data::count()?, |index| data::movie(index).ok().map(Arc::new));
    let choice = ArcRwSignal::new(Choice::from_parts(chosen));
    let near = ArcRwSignal::new(0..FIRST);
    let open = ArcRwSignal::new(options.open);
    let theme = ArcRwSignal::new(options.theme);
    let words = ArcRwSignal::new(words(&lang));
    let lang = ArcRwSignal::new(lang);
    let text_lang = ArcRwSignal::new(around);
    let links = ArcRwSignal::new(links(&options)?);

    let handle = mount_to(container, {
        let (choice, near, open, theme) = (choice.clone(), near.clone(), open.clone(), theme.clone());
        let (links, lang, words, text_lang) = (links.clone(), lang.clone(), words.clone(), text_lang.clone());
        move || {
            let on_toggle = callback(on_toggle);
            let on_choose = StoredValue::new_local(on_choose);
            let on_choose = Callback::new(move |choice: Choice| {
                let parts: Array = choice.parts().iter().map(|part| JsValue::from_str(part)).collect();
                on_choose.with_value(|call| _ = call.call1(&JsValue::NULL, &parts));
            });
            view! { <Gallery movies choice near open theme links lang words text_lang on_choose on_toggle/> }
        }
    });
    Ok(Collection { options, choice, near, open, theme, lang, words, text_lang, links, _handle: Box::new(handle) })
}

#[wasm_bindgen]
impl Collection {
    /// Changes options. What is refused changes nothing. It never shows another film.
    pub fn update(&mut self, options: &JsValue) -> Result<bool, Failure> {
        let options = self.options.with(options)?;
        set(&self.open, options.open);
        set(&self.theme, options.theme);
        set(&self.links, links(&options)?);
        self.options = options;
        Ok(false)
    }

    /// Gives the gallery the words of another language, or those that were not known before.
    pub fn speak(&mut self, lang: String, around: String) {
        set(&self.words, words(&lang));
        set(&self.lang, lang);
        set(&self.text_lang, around);
    }

    /// Tells which entries are near the window: from the first to before the last.
    pub fn look(&mut self, first: usize, last: usize) {
        set(&self.near, first..last);
    }

    /// Chooses for the reader what a link leads to.
    pub fn choose(&mut self, chosen: Vec<String>) {
        set(&self.choice, Choice::from_parts(chosen));
    }
}
