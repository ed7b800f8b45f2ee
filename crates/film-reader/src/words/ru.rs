//! Russian.

use super::{Labels, Language};

pub const RUSSIAN: Language = Language {
    tag: "ru",
    directors: Labels { with_colon: &["режиссёр", "режиссер"], ..Labels::NONE },
    writers: Labels {
        with_colon: &["сценарий", "сценарист", "авторы сценария", "автор сценария"], ..Labels::NONE
    },
    distributor: Labels { with_colon: &["прокат", "прокатчик"], ..Labels::NONE },
    cast: Labels { with_colon: &["в ролях", "актёры", "актеры"], ..Labels::NONE },
    running_time: Labels {
        with_colon: &["продолжительность", "длительность", "хронометраж"], ..Labels::NONE
    },
    country: Labels { with_colon: &["страна"], ..Labels::NONE },
    year: Labels { with_colon: &["год"], ..Labels::NONE },
    and: &["и"],
    hours: &["ч", "час", "часа", "часов"],
    minutes: &["мин", "минут", "минута", "минуты"],
    months: [
        &["январь", "января"],
        &["февраль", "февраля"],
        &["март", "марта"],
        &["апрель", "апреля"],
        &["май", "мая"],
        &["июнь", "июня"],
        &["июль", "июля"],
        &["август", "августа"],
        &["сентябрь", "сентября"],
        &["октябрь", "октября"],
        &["ноябрь", "ноября"],
        &["декабрь", "декабря"],
    ],
    weekdays: &["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    verdict_words: &["оценка"],
    byline_labels: &["автор"],
    published: &["опубликовано", "дата"],
    before_title: &["рецензия", "рецензия на фильм", "отзыв о фильме"],
    reviews: &["рецензия", "отзыв", "обзор"],
    around_dates: &["г", "года"],
    out_of: &["из"],
    ..Language::NONE
};
