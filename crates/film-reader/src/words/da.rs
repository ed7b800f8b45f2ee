//! Danish and Norwegian.

use super::{Labels, Language};

pub const DANISH: Language = Language {
    tag: "da",
    directors: Labels {
        with_colon: &["instruktion", "regi", "regissør", "regissører", "instruktør"], ..Labels::NONE
    },
    writers: Labels { with_colon: &["manuskript", "manus", "manusforfatter"], ..Labels::NONE },
    directors_and_writers: Labels { with_colon: &["regi og manus"], ..Labels::NONE },
    distributor: Labels { with_colon: &["distribusjon"], ..Labels::NONE },
    cast: Labels { with_colon: &["med", "skuespillere", "medvirkende"], ..Labels::NONE },
    running_time: Labels { with_colon: &["spilletid", "lengde"], ..Labels::NONE },
    country: Labels { with_colon: &["nasjonalitet"], ..Labels::NONE },
    certificate: Labels { with_colon: &["aldersgrense"], ..Labels::NONE },
    and: &["og"],
    particles: &["von"],
    particles_or_words: &["af", "av"],
    countries: &["danmark", "norge", "sverige", "tyskland", "storbritannien", "italien"],
    hours: &["time", "timer"],
    minutes: &["min", "minutter", "minutt"],
    certificates: &["Tillatt for alle"],
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
    bylines: &["av", "af", "anmeldt av", "anmeldt af"],
    byline_labels: &["anmelder", "tekst"],
    published: &["publisert", "udgivet", "dato"],
    before_title: &["anmeldelse", "filmanmeldelse"],
    before_title_at_once: &["anmeldelse av", "anmeldelse af"],
    reviews: &["anmeldelse", "filmanmeldelse", "anmeldelser"],
    small_in_titles: &["og"],
    out_of: &["af", "av"],
    ..Language::NONE
};
