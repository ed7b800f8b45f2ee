//! Czech.

use super::Language;

pub const CZECH: Language = Language {
    tag: "cs",
    before_title: &["recenze"],
    reviews: &["recenze"],
    around_dates: &["dne"],
    months: [
        &["leden", "ledna"],
        &["únor", "února"],
        &["březen", "března"],
        &["duben", "dubna"],
        &["květen", "května"],
        &["červen", "června"],
        &["červenec", "července"],
        &["srpen", "srpna"],
        &["září"],
        &["říjen", "října"],
        &["listopadu"],
        &["prosinec", "prosince"],
    ],
    ..Language::NONE
};
