//! Turkish.

use super::{Labels, Language};

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
    directors: Labels { with_colon: &["yönetmen"], ..Labels::NONE },
    writers: Labels { with_colon: &["senaryo", "senarist"], ..Labels::NONE },
    distributor: Labels { with_colon: &["dağıtım", "dağıtımcı"], ..Labels::NONE },
    cast: Labels { with_colon: &["oyuncular"], ..Labels::NONE },
    running_time: Labels { with_colon: &["süre"], ..Labels::NONE },
    country: Labels { with_colon: &["ülke"], ..Labels::NONE },
    year: Labels { with_colon: &["yapım yılı"], ..Labels::NONE },
    and: &["ve"],
    hours: &["saat", "sa"],
    minutes: &["dk", "dakika"],
    out_of: &["üzerinden"],
    ..Language::NONE
};
