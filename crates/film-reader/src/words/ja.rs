//! Japanese.

use super::{Labels, Language};

pub const JAPANESE: Language = Language {
    tag: "ja",
    directors: Labels { with_colon: &["監督"], ..Labels::NONE },
    writers: Labels { with_colon: &["脚本"], ..Labels::NONE },
    cast: Labels { with_colon: &["出演", "主演"], ..Labels::NONE },
    running_time: Labels { with_colon: &["上映時間"], ..Labels::NONE },
    minutes: &["分"],
    verdict_words: &["評価"],
    ..Language::NONE
};
