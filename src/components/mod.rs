//! The components. They depend on the model and on Leptos only. They take values, and never access the archive, the
//! browser or the page.
//!
//! No component has a `view!`: [`markup`] says why. Leptos would build wholly static elements in it through `innerHTML`,
//! which throws on a page with Trusted Types.

pub mod credits;
pub mod fallback;
pub mod film_card;
pub mod gallery;
pub mod grade_badge;
mod marks;
pub mod markup;
pub mod opening;
pub mod person_link;
pub mod poster;
pub mod prose;
pub mod review;
mod stars;
mod text_lang;
pub mod theme;
pub mod words;
