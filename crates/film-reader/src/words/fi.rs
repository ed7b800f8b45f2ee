//! Finnish.

use super::{Labels, Language};

pub const FINNISH: Language = Language {
    tag: "fi",
    directors: Labels { with_colon: &["ohjaus", "ohjaaja"], ..Labels::NONE },
    byline_labels: &["kirjoittaja"],
    before_title: &["arvostelu", "elokuva-arvostelu"],
    reviews: &["arvostelu", "elokuva-arvostelu", "arvio"],
    writers: Labels { with_colon: &["käsikirjoitus"], ..Labels::NONE },
    cast: Labels { with_colon: &["pääosissa", "pääosat", "näyttelijät", "rooleissa"], ..Labels::NONE },
    running_time: Labels { with_colon: &["kesto"], ..Labels::NONE },
    minutes: &["min", "minuuttia"],
    months: [
        &["tammikuu", "tammikuuta"],
        &["helmikuu", "helmikuuta"],
        &["maaliskuu", "maaliskuuta"],
        &["huhtikuu", "huhtikuuta"],
        &["toukokuu", "toukokuuta"],
        &["kesäkuu", "kesäkuuta"],
        &["heinäkuu", "heinäkuuta"],
        &["elokuu", "elokuuta"],
        &["syyskuu", "syyskuuta"],
        &["lokakuu", "lokakuuta"],
        &[],
        &["joulukuu", "joulukuuta"],
    ],
    weekdays: &["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"],
    distributor: Labels { with_colon: &["levittäjä", "levitys"], ..Labels::NONE },
    country: Labels { with_colon: &["maa", "tuotantomaa"], ..Labels::NONE },
    year: Labels { with_colon: &["valmistusvuosi", "vuosi", "tuotantovuosi"], ..Labels::NONE },
    original_title: Labels { with_colon: &["alkuperäinen nimi"], ..Labels::NONE },
    certificate: Labels { with_colon: &["ikäraja"], ..Labels::NONE },
    verdict_words: &["arvosana"],
    stars: &["tähteä", "tähti"],
    other_credits: Labels {
        with_colon: &["musiikki", "kuvaus", "leikkaus", "ensi-ilta", "lajityyppi"],
        ..Labels::NONE
    },
    and: &["ja"],
    ..Language::NONE
};
