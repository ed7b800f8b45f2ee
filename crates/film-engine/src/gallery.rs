//! Mounts the gallery in a page, and gives movies to scripts as JavaScript values.

use crate::data;
use crate::failure::Failure;
use crate::mount::{Decided, Host, Spoken, callbacks, links, set};
use crate::options::Options;
use film_cards::{Choice, FIRST_ENTRIES, Gallery, Movies, Opened, Theme};
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
    view: Option<View>,
}

/// The rendered component and the signals that it reads. Dropping this removes the component from the page.
struct View {
    open: ArcRwSignal<bool>,
    theme: ArcRwSignal<Theme>,
    copied: ArcRwSignal<Option<(String, u32)>>,
    _handle: Box<dyn Any>,
}

/// Mounts the gallery of all movies in `container`. The options `film` and `review` have no effect. `chosen` is what
/// the reader has searched for and filtered by, as the strings of [`Choice::parts`]; `on_choose` is called with such
/// strings whenever the reader changes that.
#[wasm_bindgen]
pub fn mount_gallery(
    container: HtmlElement,
    #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    host: Host,
    lang: String,
    around: String,
    chosen: Vec<String>,
    on_choose: Function,
) -> Result<Collection, Failure> {
    let options = Options::default().with(options)?;
    let choice = ArcRwSignal::new(Choice::from_parts(chosen));
    let (near, opened) = (ArcRwSignal::new(0..FIRST_ENTRIES), ArcRwSignal::new(Opened::new()));
    let spoken = Spoken::new(lang, around);
    let mut gallery = Collection { container, options, spoken, host, on_choose, choice, near, opened, view: None };
    gallery.render()?;
    Ok(gallery)
}

#[wasm_bindgen]
impl Collection {
    /// Changes options. If an option is refused, nothing changes. Returns false, because a gallery never shows another
    /// film than before (see `Card::update`).
    pub fn update(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> Result<bool, Failure> {
        let options = self.options.with(options)?;
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

    /// Sets which entries are near the window, and are therefore built: `first..last`.
    pub fn look(&mut self, first: usize, last: usize) {
        set(&self.near, first..last);
    }

    /// Sets the search and the filters that the page's address contains.
    pub fn choose(&mut self, chosen: Vec<String>) {
        set(&self.choice, Choice::from_parts(chosen));
    }

    /// Opens the movie with that slug, because the reader has followed a link to it. Resets the search and the filters,
    /// which might hide it.
    pub fn follow(&mut self, film: &str) -> Result<(), Failure> {
        if let Some(number) = data::slugs()?.iter().position(|slug| *slug == film) {
            set(&self.choice, Choice::default());
            self.opened.update(|opened| _ = opened.insert(number as u32, true));
        }
        Ok(())
    }

    /// Renders the gallery anew. What the reader has chosen and opened stays.
    fn render(&mut self) -> Result<(), Failure> {
        let movies = Movies::new(data::count()?, |index| data::movie(index).ok().map(Arc::new));
        let links = links(&self.options)?;
        let (open, theme) = (ArcRwSignal::new(self.options.open), ArcRwSignal::new(self.options.theme));
        let copied = ArcRwSignal::new(None);
        let heading = self.options.heading.unwrap_or(2);
        let Spoken { lang, around: text_lang, words } = self.spoken.clone();
        let (choice, near, opened) = (self.choice.clone(), self.near.clone(), self.opened.clone());
        let (host, shares, on_choose) = (self.host.clone(), self.host.shares(), self.on_choose.clone());
        let handle = mount_to(self.container.clone(), {
            let (open, theme, copied) = (open.clone(), theme.clone(), copied.clone());
            move || {
                let (on_toggle, on_share) = callbacks(host, Decided::default());
                let on_choose = StoredValue::new_local(on_choose);
                let on_choose = Callback::new(move |choice: Choice| {
                    let parts: Array = choice.parts().iter().map(|part| JsValue::from_str(part)).collect();
                    on_choose.with_value(|call| _ = call.call1(&JsValue::NULL, &parts));
                });
                view! {
                    <Gallery
                        movies choice near open opened theme links lang words text_lang heading
                        on_choose on_toggle on_share shares copied
                    />
                }
            }
        });
        self.view = Some(View { open, theme, copied, _handle: Box::new(handle) });
        Ok(())
    }
}
