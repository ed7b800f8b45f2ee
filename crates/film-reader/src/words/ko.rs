//! Korean.

use super::{Labels, Language};

pub const KOREAN: Language = Language {
    tag: "ko",
    directors: Labels { with_colon: &["감독"], ..Labels::NONE },
    writers: Labels { with_colon: &["각본"], ..Labels::NONE },
    cast: Labels { with_colon: &["출연"], ..Labels::NONE },
    verdict_words: &["평점"],
    ..Language::NONE
};
