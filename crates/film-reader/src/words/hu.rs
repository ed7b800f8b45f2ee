//! Hungarian.

use super::{Labels, Language};

pub const HUNGARIAN: Language = Language {
    tag: "hu",
    directors: Labels { with_colon: &["rendező", "rendezte"], ..Labels::NONE },
    writers: Labels { with_colon: &["forgatókönyv", "forgatókönyvíró", "forgatókönyvírók"], ..Labels::NONE },
    cast: Labels {
        with_colon: &["szereplők", "főszereplők", "főszerepben", "szereplő", "főszereplő"], ..Labels::NONE
    },
    running_time: Labels { with_colon: &["játékidő", "hossz"], ..Labels::NONE },
    hours: &["óra"],
    minutes: &["perc"],
    distributor: Labels { with_colon: &["forgalmazó", "forgalmazza"], ..Labels::NONE },
    country: Labels { with_colon: &["ország"], ..Labels::NONE },
    year: Labels { with_colon: &["gyártási év"], ..Labels::NONE },
    reviews: &["kritika", "filmkritika", "ajánló"],
    before_title: &["kritika", "filmkritika"],
    after_title: &["kritika", "filmkritika"],
    verdict_words: &["értékelés", "pontszám", "értékelésünk"],
    other_credits: Labels { with_colon: &["zene", "operatőr", "műfaj", "bemutató", "vágó"], ..Labels::NONE },
    tail_labels: &["hozzászólások", "szólj hozzá", "kapcsolódó cikkek", "megosztás"],
    byline_labels: &["írta", "szerző"],
    and: &["és"],
    stars: &["csillag"],
    points: &["pont"],
    countries: &[
        "magyarorszag",
        "magyar",
        "olaszorszag",
        "franciaorszag",
        "nemetorszag",
        "nagy britannia",
        "egyesult allamok",
        "amerikai egyesult allamok",
        "lengyelorszag",
        "csehorszag",
        "ausztria",
        "romania",
    ],
    months: [
        &["január"],
        &["február"],
        &["március"],
        &["április"],
        &["május"],
        &["június"],
        &["július"],
        &["augusztus"],
        &["szeptember"],
        &["október"],
        &["november"],
        &["december"],
    ],
    weekdays: &["hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"],
    ..Language::NONE
};
