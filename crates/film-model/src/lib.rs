//! Movies and reviews: what the reader makes of a critic's text, the archive carries and a card shows.
//!
//! The crate knows no other of the project, no file system, no browser and no component.

pub mod model;

pub use model::{
    Actor, Aggregate, Block, Grade, Inline, LinkProvider, MAX_DEPTH, Movie, Review, Scale, is_web_address, is_wide,
    language_tag, may_be_linked, paragraphs, plain, words,
};
