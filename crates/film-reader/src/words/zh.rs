//! Chinese, in both scripts.

use super::{Labels, Language};

pub const CHINESE: Language = Language {
    tag: "zh",
    directors: Labels { with_colon: &["导演", "導演"], ..Labels::NONE },
    writers: Labels { with_colon: &["编剧", "編劇"], ..Labels::NONE },
    directors_and_writers: Labels { with_colon: &["編導", "编导"], ..Labels::NONE },
    cast: Labels { with_colon: &["主演", "演員", "演员"], ..Labels::NONE },
    running_time: Labels { with_colon: &["片長", "片长"], ..Labels::NONE },
    country: Labels { with_colon: &["國家", "国家"], ..Labels::NONE },
    hours: &["小時", "小时"],
    minutes: &["分", "分鐘", "分钟"],
    verdict_words: &["评分"],
    byline_labels: &["文"],
    before_title: &["影評", "影评"],
    ..Language::NONE
};
