//! Czech and Slovak.

use super::{Labels, Language};

pub const CZECH: Language = Language {
    tag: "cs",
    before_title: &["recenze", "recenzia", "filmová recenze", "filmová recenzia"],
    reviews: &["recenze", "recenzia", "recenzi"],
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
    directors: Labels { with_colon: &["režie", "réžia", "režisér", "režisérka", "režiséři"], ..Labels::NONE },
    writers: Labels { with_colon: &["scénář", "scenárista", "námět a scénář", "scenár"], ..Labels::NONE },
    cast: Labels {
        with_colon: &[
            "hrají",
            "obsazení",
            "účinkují",
            "hraje",
            "hrajú",
            "v hlavních rolích",
            "v hlavní roli",
            "herci",
            "účinkujú",
            "obsadenie",
        ],
        ..Labels::NONE
    },
    running_time: Labels {
        with_colon: &["délka", "stopáž", "délka filmu", "dĺžka", "minutáž"], ..Labels::NONE
    },
    country: Labels { with_colon: &["země", "země původu", "krajina", "zem", "země výroby"], ..Labels::NONE },
    hours: &["hodin", "hodina", "hodiny"],
    minutes: &["min", "minut", "minuty", "minuta"],
    out_of: &["z", "ze"],
    weekdays: &["pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"],
    published: &["publikováno", "vydáno", "datum", "vloženo", "aktualizováno"],
    byline_labels: &["autor", "autorka", "text", "napsal", "napsala"],
    verdict_words: &["hodnocení", "verdikt", "známka", "hodnotenie"],
    year: Labels { with_colon: &["rok", "rok výroby", "rok vzniku", "rok vydání"], ..Labels::NONE },
    distributor: Labels { with_colon: &["distribuce", "distribúcia", "distributor v čr"], ..Labels::NONE },
    other_credits: Labels {
        with_colon: &["hudba", "kamera", "střih", "žánr", "premiéra", "premiéra v čr", "produkce"],
        ..Labels::NONE
    },
    countries: &[
        "cesko",
        "ceska republika",
        "ceskoslovensko",
        "slovensko",
        "nemecko",
        "francie",
        "velka britanie",
        "polsko",
        "madarsko",
        "italie",
        "spanelsko",
        "rusko",
        "rakousko",
        "belgie",
        "dansko",
        "norsko",
        "svedsko",
        "finsko",
    ],
    stars: &["hvězdiček", "hvězdičky", "hvězdička", "hvězd"],
    points: &["bodů", "body", "bod"],
    before_title_at_once: &["recenze filmu"],
    genres: &["drama", "komedie", "thriller", "horor", "dokument", "akční", "animovaný"],
    kickers: &["kultura", "recenze", "kino"],
    after_title: &["recenze"],
    as_role: &["jako"],
    played_by: &["v podání"],
    sentence_openers: &["kdyz", "zatimco", "tady", "ale", "film", "v", "na", "je", "tento", "jeho", "jeji"],
    before_grade: &["moje", "naše"],
    directors_and_writers: Labels {
        with_colon: &["režie a scénář", "scénář a režie", "réžia a scenár"],
        ..Labels::NONE
    },
    original_title: Labels {
        with_colon: &["originální název", "původní název", "originálny názov"], ..Labels::NONE
    },
    certificate: Labels { with_colon: &["přístupnost"], ..Labels::NONE },
    tail_labels: &[
        "komentáře",
        "přidat komentář",
        "napsat komentář",
        "zrušit odpověď na komentář",
        "mohlo by vás zajímat",
        "čtěte také",
        "sdílet",
        "související články",
        "diskuze",
    ],
    page_lines: &["sdílet", "tisknout"],
    ..Language::NONE
};
