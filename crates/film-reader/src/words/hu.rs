//! Hungarian.

use super::{Labels, Language};

pub const HUNGARIAN: Language = Language {
    tag: "hu",
    directors: Labels { with_colon: &["rendező", "rendezte"], ..Labels::NONE },
    writers: Labels { with_colon: &["forgatókönyv"], ..Labels::NONE },
    cast: Labels { with_colon: &["szereplők"], ..Labels::NONE },
    running_time: Labels { with_colon: &["játékidő"], ..Labels::NONE },
    hours: &["óra"],
    minutes: &["perc"],
    ..Language::NONE
};
