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
    country: Labels { with_colon: &["製作国", "製作国・地域", "制作国", "国"], ..Labels::NONE },
    year: Labels { with_colon: &["製作年", "公開年", "制作年"], ..Labels::NONE },
    hours: &["時間"],
    minutes: &["分"],
    verdict_words: &["評価", "点数", "満足度", "おすすめ度", "総合評価", "採点"],
    byline_labels: &["文"],
    before_title: &["レビュー", "映画レビュー"],
    other_credits: Labels {
        with_colon: &["音楽", "撮影", "ジャンル", "公開日", "公開", "原題", "原作"],
        ..Labels::NONE
    },
    countries: &["日本", "アメリカ", "フランス", "イキリス", "韓国", "中国"],
    page_lines: &["シェア", "ツイート"],
    after_title_unspaced: &["レビュー", "映画レビュー", "感想"],
    ..Language::NONE
};
