//! Korean.

use super::{Labels, Language};

pub const KOREAN: Language = Language {
    tag: "ko",
    directors: Labels { with_colon: &["감독", "연출"], ..Labels::NONE },
    writers: Labels { with_colon: &["각본", "각본/각색", "극본", "작가"], ..Labels::NONE },
    distributor: Labels {
        with_colon: &["배급", "배급사", "수입/배급", "수입 / 배급", "배급/수입"], ..Labels::NONE
    },
    cast: Labels {
        with_colon: &["출연", "주연", "출연진", "배우", "주요 출연", "출연 배우", "캐스트"],
        ..Labels::NONE
    },
    running_time: Labels {
        with_colon: &["상영시간", "러닝타임", "상영 시간", "러닝 타임"], ..Labels::NONE
    },
    country: Labels { with_colon: &["제작국가", "국가", "제작 국가"], ..Labels::NONE },
    certificate: Labels { with_colon: &["등급", "관람등급"], ..Labels::NONE },
    hours: &["시간"],
    minutes: &["분"],
    verdict_words: &["평점", "별점", "점수", "내 평점", "개인 평점", "총점", "나의 평점", "개인적 평점"],
    byline_labels: &["글", "작성자", "글쓴이"],
    before_title: &["리뷰", "영화 리뷰", "영화리뷰", "후기", "영화 후기", "감상평"],
    other_credits: Labels {
        with_colon: &[
            "개봉",
            "장르",
            "음악",
            "촬영",
            "개봉일",
            "편집",
            "원작",
            "제작",
            "제작사",
            "수입",
            "원제",
            "관람일",
        ],
        ..Labels::NONE
    },
    certificates: &["전체관람가", "12세관람가", "15세관람가", "청소년관람불가"],
    directors_and_writers: Labels {
        with_colon: &["감독/각본", "감독 및 각본", "각본/감독", "감독·각본"],
        ..Labels::NONE
    },
    year: Labels {
        with_colon: &["제작연도", "제작년도", "개봉연도", "개봉년도", "제작 연도"], ..Labels::NONE
    },
    reviews: &["리뷰", "후기", "감상평", "감상문"],
    after_title: &["리뷰", "후기", "영화 리뷰", "감상평", "감상"],
    tail_labels: &["댓글", "공유하기", "구독하기", "댓글쓰기", "댓글 쓰기", "관련글"],
    published: &["작성일", "등록일"],
    genres: &["드라마", "코미디", "스릴러", "공포", "액션", "다큐멘터리", "애니메이션", "로맨스"],
    stars: &["별"],
    points: &["점"],
    page_lines: &["공유하기", "댓글"],
    after_title_unspaced: &["리뷰", "영화 리뷰", "후기"],
    ..Language::NONE
};
