use super::{
    film_card::{FilmCard, Toggle},
    theme::Theme,
    words::Words,
};
use film_model::{Movie, model::LinkProvider};
use leptos::prelude::*;

/// An index of movies: their cards one below the other, the grades in one line for the eye to run
/// down.
#[component]
pub fn Gallery(
    /// The movies, in the order in which they are shown.
    movies: Vec<Movie>,
    /// Whether the first review of every movie is unfolded.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// Light, dark, or as the place where the gallery stands.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// Where people's names lead.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: String,
    /// The words of the interface, as for a card.
    #[prop(optional, into)]
    words: Words,
    /// The language of the reviews, as for a card.
    #[prop(optional, into)]
    text_lang: String,
    /// The level of the titles' headings, as for a card.
    #[prop(default = 2)]
    heading: u8,
    /// Called when the reader unfolds or folds a review.
    #[prop(optional, into)]
    on_toggle: Option<Callback<Toggle>>,
) -> impl IntoView {
    let toggled = Callback::new(move |toggle| {
        if let Some(on_toggle) = on_toggle {
            on_toggle.run(toggle);
        }
    });
    let cards: Vec<_> = movies
        .into_iter()
        .map(|movie| {
            let (lang, words, text_lang) = (lang.clone(), words.clone(), text_lang.clone());
            view! { <FilmCard movie open theme links lang words text_lang heading on_toggle=toggled/> }.into_any()
        })
        .collect();
    view! { <div class="film-gallery" data-theme=move || theme.get().name()>{cards}</div> }
}
