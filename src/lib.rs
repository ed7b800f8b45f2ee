//! Film-review cards for Leptos applications, and for any page by one script tag.
//!
//! A [`FilmCard`] shows a [`Movie`]: its title and year, the grade as the critic wrote it, the review
//! folded to the height that is reserved for it, and the credits with every name a link. It takes values and nothing
//! else: where a movie comes from is the application's business.
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
//! The features `csr`, `hydrate` and `ssr` are Leptos's own; take the one the application has. [`STYLE`] goes into the page once, or into a shadow root.
//!
//! | component | shows |
//! | --- | --- |
//! | [`FilmCard`] | a movie, with one or all of its reviews |
//! | [`Gallery`] | an index of movies to search, filter and sort, each opening to its card |
//! | [`FilmReview`] | one critic's text, folded in place |
//! | [`Fallback`], [`GalleryFallback`] | a movie, or all of them, in plain HTML, for where there is no card |
//! | [`GradeBadge`] | a grade as written, over a bar that shows its value; stars drawn |
//! | [`FilmPoster`] | the site's picture, or a poster of the title alone |
//! | [`Credits`], [`PersonLink`] | who made the movie, and where their names lead |
//!
//! A host sets its own colours and faces with the custom properties that `style/tokens.css` lists
//! (`--film-card-accent`, `--film-card-serif`, …), and reaches single elements by
//! `::part(card | title | grade | review | toggle | body | credits | person | poster | gallery | entry)`.

#![deny(missing_docs)]

mod components;

pub use components::{
    credits::Credits,
    fallback::{Fallback, GalleryFallback, without_spoilers},
    film_card::{FilmCard, Share, Toggle},
    gallery::{
        FIRST_ENTRIES, Gallery, Opened,
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

/// The stylesheet of every component but the gallery. All of it applies below `.film-card` and `.film-gallery` only.
pub const STYLE: &str = concat!(
    include_str!("../style/tokens.css"),
    include_str!("../style/film-card.css"),
    include_str!("../style/review.css"),
    include_str!("../style/grade-badge.css"),
    include_str!("../style/credits.css"),
    include_str!("../style/poster.css"),
);

/// What a [`Gallery`] needs besides [`STYLE`].
pub const GALLERY_STYLE: &str = include_str!("../style/gallery.css");
