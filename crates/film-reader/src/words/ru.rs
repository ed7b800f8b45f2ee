//! Russian.

use super::{Labels, Language};

pub const RUSSIAN: Language = Language {
    tag: "ru",
    directors: Labels { with_colon: &["режиссёр", "режиссер"], ..Labels::NONE },
    writers: Labels { with_colon: &["сценарий"], ..Labels::NONE },
    cast: Labels { with_colon: &["в ролях"], ..Labels::NONE },
    minutes: &["мин"],
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
    ..Language::NONE
};
