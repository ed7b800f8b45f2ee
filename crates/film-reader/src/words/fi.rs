//! Finnish.

use super::{Labels, Language};

pub const FINNISH: Language = Language {
    tag: "fi",
    directors: Labels { with_colon: &["ohjaus", "ohjaaja"], ..Labels::NONE },
    byline_labels: &["kirjoittaja"],
    before_title: &["arvostelu", "elokuva-arvostelu"],
    reviews: &["arvostelu"],
    writers: Labels { with_colon: &["käsikirjoitus"], ..Labels::NONE },
    cast: Labels { with_colon: &["pääosissa"], ..Labels::NONE },
    running_time: Labels { with_colon: &["kesto"], ..Labels::NONE },
    minutes: &["min", "minuuttia"],
    ..Language::NONE
};
