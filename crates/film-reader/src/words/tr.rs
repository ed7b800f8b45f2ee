//! Turkish.

use super::Language;

pub const TURKISH: Language = Language {
    tag: "tr",
    byline_labels: &["yazan"],
    published: &["yayın tarihi"],
    before_title: &["film eleştirisi", "film incelemesi", "eleştiri"],
    reviews: &["eleştiri", "eleştirisi", "inceleme", "incelemesi"],
    months: [
        &["ocak"],
        &["şubat"],
        &["mart"],
        &["nisan"],
        &["mayıs"],
        &["haziran"],
        &["temmuz"],
        &["ağustos"],
        &["eylül"],
        &["ekim"],
        &["kasım"],
        &["aralık"],
    ],
    ..Language::NONE
};
