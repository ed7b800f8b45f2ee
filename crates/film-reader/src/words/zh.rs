//! Chinese, in both scripts.

use super::{Labels, Language};

pub const CHINESE: Language = Language {
    tag: "zh",
    directors: Labels { with_colon: &["导演", "導演"], ..Labels::NONE },
    writers: Labels { with_colon: &["编剧", "編劇"], ..Labels::NONE },
    directors_and_writers: Labels { with_colon: &["編導", "编导"], ..Labels::NONE },
    cast: Labels { with_colon: &["主演", "演員", "演员"], ..Labels::NONE },
    running_time: Labels { with_colon: &["片長", "片长", "時長", "时长"], ..Labels::NONE },
    country: Labels { with_colon: &["國家", "国家", "地區", "地区", "產地"], ..Labels::NONE },
    hours: &["小時", "小时"],
    minutes: &["分", "分鐘", "分钟"],
    verdict_words: &["评分", "評分", "評價", "评价", "個人評分", "推薦度"],
    byline_labels: &["文"],
    before_title: &["影評", "影评"],
    other_credits: Labels {
        with_colon: &["類型", "类型", "上映日期", "語言", "语言", "音樂", "音乐", "原名", "片名"],
        ..Labels::NONE
    },
    countries: &[
        "台灣", "臺灣", "台湾", "中國", "中国", "香港", "美國", "美国", "日本", "法國", "法国", "英國", "英国", "韓國",
        "韩国",
    ],
    year: Labels { with_colon: &["年份"], ..Labels::NONE },
    page_lines: &["推薦閱讀"],
    after_title_unspaced: &["觀後感", "观后感", "觀後心得", "心得", "影評", "影评", "電影心得"],
    ..Language::NONE
};
