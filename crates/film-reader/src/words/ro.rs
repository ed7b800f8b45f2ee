//! Romanian.

use super::{Labels, Language};

pub const ROMANIAN: Language = Language {
    tag: "ro",
    writers: Labels { with_colon: &["scenariul"], ..Labels::NONE },
    cast: Labels { with_colon: &["distribuția"], ..Labels::NONE },
    ..Language::NONE
};
