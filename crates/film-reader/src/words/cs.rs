//! Czech and Slovak.

use super::{Labels, Language};

pub const CZECH: Language = Language {
    tag: "cs",
    directors: Labels { with_colon: &["režie", "réžia"], ..Labels::NONE },
    writers: Labels { with_colon: &["scénář"], ..Labels::NONE },
    cast: Labels { with_colon: &["hrají"], ..Labels::NONE },
    running_time: Labels { with_colon: &["délka"], ..Labels::NONE },
    country: Labels { with_colon: &["země"], ..Labels::NONE },
    hours: &["hodin", "hodina", "hodiny"],
    minutes: &["min", "minut", "minuty", "minuta"],
    out_of: &["z", "ze"],
    ..Language::NONE
};
