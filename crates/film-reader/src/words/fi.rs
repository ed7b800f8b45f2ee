//! Finnish.

use super::{Labels, Language};

pub const FINNISH: Language =
    Language { tag: "fi", directors: Labels { with_colon: &["ohjaus"], ..Labels::NONE }, ..Language::NONE };
