//! Polish.

use super::Language;

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
    ..Language::NONE
};
