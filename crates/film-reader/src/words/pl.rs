//! Polish.

use super::{Labels, Language};

pub const POLISH: Language = Language {
    tag: "pl",
    byline_labels: &["autor", "autor tekstu", "tekst"],
    published: &["opublikowano", "dodano", "data"],
    before_title: &["recenzja"],
    before_title_at_once: &["recenzja filmu"],
    reviews: &["recenzja"],
    tail_labels: &["dodaj komentarz"],
    around_dates: &["r"],
    small_in_titles: &["na", "w"],
    months: [
        &["styczeń", "stycznia"],
        &["luty", "lutego"],
        &["marzec", "marca"],
        &["kwiecień", "kwietnia"],
        &["maj", "maja"],
        &["czerwiec", "czerwca"],
        &["lipiec", "lipca"],
        &["sierpień", "sierpnia"],
        &["wrzesień", "września"],
        &["październik", "października"],
        &["listopad", "listopada"],
        &["grudzień", "grudnia"],
    ],
    directors: Labels { with_colon: &["reżyseria", "reżyser"], ..Labels::NONE },
    writers: Labels { with_colon: &["scenariusz"], ..Labels::NONE },
    directors_and_writers: Labels { with_colon: &["reżyseria i scenariusz"], ..Labels::NONE },
    distributor: Labels { with_colon: &["dystrybucja", "dystrybutor"], ..Labels::NONE },
    cast: Labels { with_colon: &["obsada", "występują"], ..Labels::NONE },
    running_time: Labels { with_colon: &["czas trwania"], ..Labels::NONE },
    country: Labels { with_colon: &["kraj", "kraj produkcji"], ..Labels::NONE },
    year: Labels { with_colon: &["rok produkcji"], ..Labels::NONE },
    and_within_names: &["i"],
    hours: &["godz", "godzina", "godziny"],
    minutes: &["min", "minut", "minuty", "minuta"],
    out_of: &["z"],
    ..Language::NONE
};
