//! Movies and reviews.
//!
//! The crate is pure: it knows no file system, no browser and no component.
//!
//! | module | is |
//! | --- | --- |
//! | [`model`] | [`Movie`], [`Review`], [`Grade`] and the text of a review |
//! | [`archive`] | the bytes in which movies travel from the build into the browser |
//! | [`read`] | a critic's text → movies and [`Diagnostic`]s; the review language is its documentation |
//! | [`diagnostic`] | what the reader has to say to the critic |

pub mod archive;
#[cfg(feature = "read")]
pub mod diagnostic;
pub mod model;
#[cfg(feature = "read")]
pub mod read;

#[cfg(feature = "read")]
pub use diagnostic::{Diagnostic, Severity};
pub use model::{Actor, Aggregate, Block, Grade, Inline, Movie, Review, Scale};
