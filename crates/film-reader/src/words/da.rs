//! Danish and Norwegian.

use super::{Labels, Language};

pub const DANISH: Language = Language {
    tag: "da",
    directors: Labels { with_colon: &["instruktion", "regi"], ..Labels::NONE },
    writers: Labels { with_colon: &["manuskript", "manus"], ..Labels::NONE },
    particles: &["von"],
    particles_or_words: &["af", "av"],
    countries: &["danmark", "norge", "sverige", "tyskland", "storbritannien", "italien"],
    months: [
        &["januar", "jan"],
        &["februar", "feb"],
        &["marts", "mars"],
        &["april"],
        &["maj", "mai"],
        &["juni"],
        &["juli"],
        &["august"],
        &["september"],
        &["oktober"],
        &["november"],
        &["december", "desember"],
    ],
    ..Language::NONE
};
