//! Chinese, in both scripts.

use super::{Labels, Language};

pub const CHINESE: Language = Language {
    tag: "zh",
    directors: Labels { with_colon: &["导演"], ..Labels::NONE },
    writers: Labels { with_colon: &["编剧"], ..Labels::NONE },
    cast: Labels { with_colon: &["主演"], ..Labels::NONE },
    minutes: &["分"],
    verdict_words: &["评分"],
    ..Language::NONE
};
