//! Greek.

use super::{Labels, Language};

pub const GREEK: Language = Language {
    tag: "el",
    before_title: &["κριτική"],
    reviews: &["κριτική"],
    months: [
        &["ιανουάριος", "ιανουαρίου"],
        &["φεβρουάριος", "φεβρουαρίου"],
        &["μάρτιος", "μαρτίου"],
        &["απρίλιος", "απριλίου"],
        &["μάιος", "μαΐου"],
        &["ιούνιος", "ιουνίου"],
        &["ιούλιος", "ιουλίου"],
        &["αύγουστος", "αυγούστου"],
        &["σεπτέμβριος", "σεπτεμβρίου"],
        &["οκτώβριος", "οκτωβρίου"],
        &["νοέμβριος", "νοεμβρίου"],
        &["δεκέμβριος", "δεκεμβρίου"],
    ],
    directors: Labels { with_colon: &["σκηνοθεσία", "σκηνοθέτης"], ..Labels::NONE },
    writers: Labels { with_colon: &["σενάριο"], ..Labels::NONE },
    distributor: Labels { with_colon: &["διανομή"], ..Labels::NONE },
    cast: Labels {
        with_colon: &["πρωταγωνιστούν", "ηθοποιοί", "παίζουν"], ..Labels::NONE
    },
    running_time: Labels { with_colon: &["διάρκεια"], ..Labels::NONE },
    country: Labels { with_colon: &["χώρα"], ..Labels::NONE },
    and: &["και"],
    hours: &["ώρα", "ώρες"],
    minutes: &["λεπτά", "λεπτα"],
    out_of: &["από"],
    ..Language::NONE
};
