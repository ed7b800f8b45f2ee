//! Movies and their reviews as values. `film-reader` reads them from critics' texts, `film-archive` encodes them, and
//! the components of `film-cards` show them.
//!
//! The names are those of schema.org (`Movie`, `Review`, `Rating`, `Person`). With the feature `serde` they are
//! serialised in camel case, and the text of a review as one plain string per paragraph. `film-cards check --format
//! json` prints this shape, and scripts in a page get it.
//!
//! The crate depends on no other crate of the project.

#![deny(missing_docs)]

mod address;
mod fold;
mod link_provider;
mod movie;
mod review;
mod text;

pub use address::{is_web_address, language_tag, may_be_linked};
pub use fold::{each_word, fold, searchable};
pub use link_provider::LinkProvider;
pub use movie::{Actor, Aggregate, Movie};
pub use review::{Grade, Review, Scale};
pub use text::{
    Block, Inline, MAX_DEPTH, Piece, Spoilers, is_wide, paragraphs, plain, walk, walk_inlines, without_spoilers, words,
};

/// Compiles and runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
