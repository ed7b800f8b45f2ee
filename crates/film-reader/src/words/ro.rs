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
    directors: Labels { with_colon: &["regia", "regizor", "regizoare"], ..Labels::NONE },
    writers: Labels { with_colon: &["scenariul", "scenariu", "scenarist"], ..Labels::NONE },
    cast: Labels { with_colon: &["distribuția", "distribuţia", "distribuție", "cu", "actori"], ..Labels::NONE },
    running_time: Labels { with_colon: &["durata", "durată"], ..Labels::NONE },
    other_credits: Labels { with_colon: &["gen", "muzica", "imaginea", "premiera"], ..Labels::NONE },
    verdict_words: &["nota", "notă"],
    out_of: &["din"],
    ..Language::NONE
};
