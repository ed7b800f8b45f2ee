//! Romanian.

use super::Language;

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
    ..Language::NONE
};
