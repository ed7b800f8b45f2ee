//! Korean.

use super::{Labels, Language};

pub const KOREAN: Language = Language {
    tag: "ko",
    directors: Labels { with_colon: &["감독"], ..Labels::NONE },
    writers: Labels { with_colon: &["각본"], ..Labels::NONE },
    distributor: Labels { with_colon: &["배급"], ..Labels::NONE },
    cast: Labels { with_colon: &["출연", "주연"], ..Labels::NONE },
    running_time: Labels { with_colon: &["상영시간", "러닝타임"], ..Labels::NONE },
    country: Labels { with_colon: &["제작국가", "국가"], ..Labels::NONE },
    certificate: Labels { with_colon: &["등급", "관람등급"], ..Labels::NONE },
    hours: &["시간"],
    minutes: &["분"],
    verdict_words: &["평점", "별점", "점수"],
    byline_labels: &["글"],
    before_title: &["리뷰", "영화 리뷰"],
    other_credits: Labels { with_colon: &["개봉", "장르", "음악", "촬영", "개봉일"], ..Labels::NONE },
    certificates: &["전체관람가", "12세관람가", "15세관람가", "청소년관람불가"],
    ..Language::NONE
};
