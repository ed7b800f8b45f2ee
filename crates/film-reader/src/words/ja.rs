//! Japanese.

use super::{Labels, Language};

pub const JAPANESE: Language = Language {
    tag: "ja",
    directors: Labels { with_colon: &["監督"], ..Labels::NONE },
    writers: Labels { with_colon: &["脚本"], ..Labels::NONE },
    directors_and_writers: Labels { with_colon: &["監督・脚本"], ..Labels::NONE },
    distributor: Labels { with_colon: &["配給"], ..Labels::NONE },
    cast: Labels { with_colon: &["出演", "主演", "キャスト"], ..Labels::NONE },
    running_time: Labels { with_colon: &["上映時間"], ..Labels::NONE },
    country: Labels { with_colon: &["製作国"], ..Labels::NONE },
    year: Labels { with_colon: &["製作年"], ..Labels::NONE },
    hours: &["時間"],
    minutes: &["分"],
    verdict_words: &["評価"],
    byline_labels: &["文"],
    before_title: &["レビュー", "映画レビュー"],
    ..Language::NONE
};
