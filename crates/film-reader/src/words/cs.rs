//! Czech and Slovak.

use super::{Labels, Language};

pub const CZECH: Language = Language {
    tag: "cs",
    before_title: &["recenze"],
    reviews: &["recenze"],
    around_dates: &["dne"],
    months: [
        &["leden", "ledna"],
        &["únor", "února"],
        &["březen", "března"],
        &["duben", "dubna"],
        &["květen", "května"],
        &["červen", "června"],
        &["červenec", "července"],
        &["srpen", "srpna"],
        &["září"],
        &["říjen", "října"],
        &["listopadu"],
        &["prosinec", "prosince"],
    ],
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
