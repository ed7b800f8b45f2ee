//! Swedish.

use super::{Labels, Language};

pub const SWEDISH: Language = Language {
    tag: "sv",
    directors: Labels { with_colon: &["regi"], ..Labels::NONE },
    writers: Labels { with_colon: &["manus"], ..Labels::NONE },
    cast: Labels { with_colon: &["i rollerna", "medverkande"], ..Labels::NONE },
    running_time: Labels { with_colon: &["speltid", "längd"], ..Labels::NONE },
    original_title: Labels { with_colon: &["originaltitel"], ..Labels::NONE },
    credit_headings: &["fakta"],
    and_within_names: &["och"],
    particles: &["von"],
    particles_or_words: &["af", "av"],
    countries: &[
        "danmark",
        "finland",
        "frankrike",
        "italien",
        "norge",
        "spanien",
        "storbritannien",
        "sverige",
        "tyskland",
    ],
    hours: &["tim", "timmar"],
    minutes: &["min", "minuter"],
    months: [
        &["januari"],
        &["februari"],
        &["mars"],
        &["april"],
        &["maj"],
        &["juni"],
        &["juli"],
        &["augusti"],
        &["september"],
        &["oktober"],
        &["november"],
        &["december"],
    ],
    weekdays: &["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    around_dates: &["den"],
    verdict_words: &["betyg"],
    ..Language::NONE
};
