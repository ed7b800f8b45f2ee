//! Ukrainian.

use super::{Labels, Language};

pub const UKRAINIAN: Language = Language {
    tag: "uk",
    directors: Labels { with_colon: &["режисер"], ..Labels::NONE },
    cast: Labels { with_colon: &["у ролях"], ..Labels::NONE },
    out_of: &["з"],
    ..Language::NONE
};
