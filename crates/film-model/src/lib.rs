//! Movies and reviews: what the reader makes of a critic's text, the archive carries and a card shows.
//!
//! The names are schema.org's (`Movie`, `Review`, `Rating`, `Person`). With the feature `serde` they
//! serialise in camel case, a review's text as one plain string per paragraph: the one shape that
//! `check --format json` prints and that JavaScript gets.
//!
//! The crate knows no other of the project, no file system, no browser and no component.

#![deny(missing_docs)]

mod address;
mod link_provider;
mod movie;
mod review;
mod text;

pub use address::{is_web_address, language_tag, may_be_linked};
pub use link_provider::LinkProvider;
pub use movie::{Actor, Aggregate, Movie};
pub use review::{Grade, Review, Scale};
pub use text::{
    Block, Inline, MAX_DEPTH, Piece, Spoilers, is_wide, paragraphs, plain, walk, walk_inlines, without_spoilers, words,
};

/// The example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
