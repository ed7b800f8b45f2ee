//! Finnish.

use super::{Labels, Language};

pub const FINNISH: Language = Language {
    tag: "fi",
    directors: Labels { with_colon: &["ohjaus"], ..Labels::NONE },
    byline_labels: &["kirjoittaja"],
    before_title: &["arvostelu", "elokuva-arvostelu"],
    reviews: &["arvostelu"],
    ..Language::NONE
};
