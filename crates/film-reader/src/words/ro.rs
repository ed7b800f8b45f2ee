//! Romanian.

use super::{Labels, Language};

pub const ROMANIAN: Language = Language {
    tag: "ro",
    before_title: &["recenzie"],
    reviews: &["recenzie"],
    months: [
        &["ianuarie"],
        &["februarie"],
        &["martie"],
        &["aprilie"],
        &["mai"],
        &["iunie"],
        &["iulie"],
        &["august"],
        &["septembrie"],
        &["octombrie"],
        &["noiembrie"],
        &["decembrie"],
    ],
    writers: Labels { with_colon: &["scenariul"], ..Labels::NONE },
    cast: Labels { with_colon: &["distribuția"], ..Labels::NONE },
    ..Language::NONE
};
