//! The components. They know the model and Leptos; they take values, and never reach for the data,
//! the browser or the host page.
//!
//! Every element of a view has an attribute or a child that is an expression. Leptos builds an element
//! that is wholly static through `innerHTML`, which throws on a page with Trusted Types.

pub mod credits;
mod element;
pub mod fallback;
pub mod film_card;
pub mod gallery;
pub mod grade_badge;
mod marks;
pub mod opening;
pub mod person_link;
pub mod poster;
pub mod prose;
pub mod review;
mod stars;
mod text_lang;
pub mod theme;
pub mod words;
