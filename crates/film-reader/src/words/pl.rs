//! Polish.

use super::{Labels, Language};

pub const POLISH: Language = Language {
    tag: "pl",
    directors: Labels { with_colon: &["reżyseria", "reżyser"], ..Labels::NONE },
    writers: Labels { with_colon: &["scenariusz"], ..Labels::NONE },
    directors_and_writers: Labels { with_colon: &["reżyseria i scenariusz"], ..Labels::NONE },
    distributor: Labels { with_colon: &["dystrybucja", "dystrybutor"], ..Labels::NONE },
    cast: Labels { with_colon: &["obsada", "występują"], ..Labels::NONE },
    running_time: Labels { with_colon: &["czas trwania"], ..Labels::NONE },
    country: Labels { with_colon: &["kraj", "kraj produkcji"], ..Labels::NONE },
    year: Labels { with_colon: &["rok produkcji"], ..Labels::NONE },
    and_within_names: &["i"],
    hours: &["godz", "godzina", "godziny"],
    minutes: &["min", "minut", "minuty", "minuta"],
    out_of: &["z"],
    ..Language::NONE
};
