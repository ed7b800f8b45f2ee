use super::*;
use crate::credits::Facts;
use crate::source::Source;

/// The title, the directors, the cast, the countries, the year and the minutes.
fn read(text: &str) -> Option<(String, String, String, String, u16, u16)> {
    let source = Source::new("a.txt", text);
    let reader = Reader { source: &source, stars_out_of: None };
    let titled = reader.titled_row(text)?;
    let title = titled.title.to_owned();
    let mut facts = Facts::default();
    reader.take_titled(titled, &mut facts);
    let all =
        |list: &[crate::source::At<String>]| list.iter().map(|at| at.value.as_str()).collect::<Vec<_>>().join(", ");
    let cast = facts.cast.iter().map(|entry| entry.name.value.as_str()).collect::<Vec<_>>().join(", ");
    let number = |at: Option<crate::source::At<u16>>| at.map_or(0, |at| at.value);
    Some((
        title,
        all(&facts.directors),
        cast,
        all(&facts.countries),
        number(facts.year),
        number(facts.duration_minutes),
    ))
}

#[test]
fn a_film_and_its_credits_may_stand_on_one_line() {
    for (line, title, directors, cast, countries, year, minutes) in [
        (
            "„Odpływ”, reż. Jan Grab, Polska/Litwa 2022, 104 min. Obsada: Ann Lee, Bo Ek",
            "Odpływ",
            "Jan Grab",
            "Ann Lee, Bo Ek",
            "Polska, Litwa",
            2022,
            104,
        ),
        ("Ebbe – Regi: Jan Grab – Blue Door", "Ebbe", "Jan Grab", "", "", 0, 0),
        ("Отлив. Реж. Ян Граб. 2014", "Отлив", "Ян Граб", "", "", 2014, 0),
        (
            "Liza, a tündér; rendező: Jan Grab; szereplők: Ann Lee, Bo Ek; színes, magyar vígjáték, 98 perc, 2014 (16)",
            "Liza, a tündér",
            "Jan Grab",
            "Ann Lee, Bo Ek",
            "",
            2014,
            98,
        ),
        (
            "Apály – színes, magyar film, 102 perc, 2021. Rendező: Jan Grab. Szereplők: Ann Lee, Bo Ek.",
            "Apály",
            "Jan Grab",
            "Ann Lee, Bo Ek",
            "",
            2021,
            102,
        ),
        (
            "„Letzte Ebbe“, Deutschland/Dänemark 2021, Regie: Jan Grab, mit Ann Lee, Bo Ek, 104 Minuten, ab 12 Jahren",
            "Letzte Ebbe",
            "Jan Grab",
            "Ann Lee, Bo Ek",
            "Deutschland, Dänemark",
            2021,
            104,
        ),
        ("Aquarius - Jan Maria Grab - 2016", "Aquarius", "Jan Maria Grab", "", "", 2016, 0),
        ("Oseka, red. Jan Grab, Hrvatska, 2012.", "Oseka", "Jan Grab", "", "Hrvatska", 2012, 0),
    ] {
        let wanted = (title.to_owned(), directors.to_owned(), cast.to_owned(), countries.to_owned(), year, minutes);
        assert_eq!(read(line), Some(wanted), "{line}");
    }
}

#[test]
fn prose_is_no_such_line() {
    for line in [
        "Low Tide, a film by nobody, is on again.",
        "In 2019, Ann Lee went to Norway, and nobody saw it.",
        "Ann Lee, Bo Ek, Cy Oh",
        "Low Tide",
        "Drama, Norge, 2019, 104 min.",
        "Norway, 2019.",
    ] {
        assert!(read(line).is_none(), "{line}");
    }
}
