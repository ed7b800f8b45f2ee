//! Dutch.

use super::{Labels, Language};

pub const DUTCH: Language = Language {
    tag: "nl",
    directors: Labels { with_colon: &["regie"], ..Labels::NONE },
    writers: Labels { with_colon: &["scenario"], ..Labels::NONE },
    cast: Labels { with_colon: &["met", "rolverdeling"], ..Labels::NONE },
    running_time: Labels { with_colon: &["speelduur"], ..Labels::NONE },
    particles: &["van", "der", "den", "ter"],
    particles_or_words: &["op", "ten", "'t", "’t"],
    countries: &[
        "belgie",
        "denemarken",
        "duitsland",
        "frankrijk",
        "italie",
        "nederland",
        "noorwegen",
        "spanje",
        "verenigd koninkrijk",
        "verenigde staten",
        "zweden",
    ],
    hours: &["uur"],
    minutes: &["min", "minuten"],
    months: [
        &["januari"],
        &["februari"],
        &["maart"],
        &["april"],
        &["mei"],
        &["juni"],
        &["juli"],
        &["augustus"],
        &["september"],
        &["oktober"],
        &["november"],
        &["december"],
    ],
    weekdays: &["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ..Language::NONE
};
