//! Components for Leptos applications that show film reviews. Other pages can show them with one script tag.
//!
//! A [`FilmCard`] shows a [`Movie`]: its title and year, the grade as the critic wrote it, the review folded to the
//! reserved height, and the credits, in which every name is a link. The components take values; the application decides
//! where it gets its movies.
//!
//! ```
//! use film_cards::{FilmCard, Grade, Movie, Review, STYLE, Scale, Theme, Toggle};
//! use leptos::prelude::*;
//!
//! #[component]
//! fn Page() -> impl IntoView {
//!     let movie = Movie {
//!         slug: "sound-of-metal".into(),
//!         name: "Sound of Metal".into(),
//!         year: Some(2019),
//!         directors: vec!["Darius Marder".into()],
//!         reviews: vec![Review {
//!             id: 1,
//!             grade: Some(Grade { written: "A-".into(), scale: Scale::Letter, value: Some(91) }),
//!             ..Review::default()
//!         }],
//!         ..Movie::default()
//!     };
//!     let theme = RwSignal::new(Theme::Auto);
//!     view! {
//!         <style>{STYLE}</style>
//!         <FilmCard movie theme on_toggle=move |toggle: Toggle| leptos::logging::log!("{toggle:?}")/>
//!     }
//! }
//! # let html = Owner::new().with(|| view! { <Page/> }.to_html());
//! # assert!(html.contains(r#"aria-label="Grade: A minus""#));
//! ```
//!
//! Set the feature `csr`, `hydrate` or `ssr`, the same as for Leptos. Put [`STYLE`] into the page once, or into each
//! shadow root that contains a card.
//!
//! | component | shows |
//! | --- | --- |
//! | [`FilmCard`] | a movie, with one or all of its reviews |
//! | [`Gallery`] | a list of movies that readers can search, filter and sort; each entry opens to its card |
//! | [`FilmReview`] | one critic's text, which readers can expand |
//! | [`Fallback`], [`GalleryFallback`] | a movie, or a list of all movies, in plain HTML, for pages without a card |
//! | [`GradeBadge`] | a grade as written, above a bar that shows its value; stars are drawn |
//! | [`FilmPoster`] | the poster that the site has given, or one made from the title |
//! | [`Credits`], [`PersonLink`] | who made the movie, with links |
//!
//! A page sets its own colours and fonts with the custom properties that `style/tokens.css` lists
//! (`--film-card-accent`, `--film-card-serif`, …), and styles single elements with
//! `::part(card | title | grade | review | toggle | body | credits | person | poster | gallery | entry)`.

#![deny(missing_docs)]

mod components;

pub use components::{
    credits::Credits,
    fallback::{Fallback, GalleryFallback, without_spoilers},
    film_card::{FilmCard, Share, Toggle},
    gallery::{
        FIRST_ENTRIES, Gallery, Opened,
        catalog::{Catalog, Field, Listed, ListedFacts, Match, Search},
        choice::{Choice, Sort},
        movies::Movies,
    },
    grade_badge::{GradeBadge, Mark},
    opening::{Opening, opening},
    person_link::{PersonLink, person_url},
    poster::FilmPoster,
    review::FilmReview,
    theme::Theme,
    words::{Grammar, Message, Words},
};
pub use film_model::{Actor, Aggregate, Block, Grade, Inline, LinkProvider, Movie, Review, Scale};

/// Cards and galleries for the engine, without the parts of Leptos that only an application needs. It is no part of the
/// stable interface.
#[doc(hidden)]
pub mod drawn {
    pub use crate::components::{
        film_card::{Card, copied_number},
        gallery::state::{Chosen, GalleryState, Settings},
        markup::{Shown, State, States},
    };
}

/// The stylesheet of every component except the gallery. It only affects elements in `.film-card` and `.film-gallery`.
pub const STYLE: &str = concat!(
    include_str!("../style/tokens.css"),
    include_str!("../style/film-card.css"),
    include_str!("../style/review.css"),
    include_str!("../style/grade-badge.css"),
    include_str!("../style/credits.css"),
    include_str!("../style/poster.css"),
);

/// The stylesheet that a [`Gallery`] needs in addition to [`STYLE`].
pub const GALLERY_STYLE: &str = include_str!("../style/gallery.css");
