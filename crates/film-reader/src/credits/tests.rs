//! The credits as a whole: in lines, run together, in other languages, and not in prose.

use super::*;
use crate::layout::chunks;

fn read(text: &str) -> (Facts, String) {
    let source = Source::new("a.txt", text);
    let mut data = Data::default();
    let mut left = Vec::new();
    for mut chunk in chunks(text) {
        Reader { source: &source, stars_out_of: None }.take(&mut chunk, &mut Known::default(), &mut data);
        left.extend(chunk.lines.iter().map(|line| line.to_string()));
    }
    (data.facts, left.join("/"))
}

fn values(list: &[At<String>]) -> Vec<&str> {
    list.iter().map(|at| at.value.as_str()).collect()
}

#[test]
fn reads_one_a_line() {
    let (facts, left) = read(
        "Directed by Ann Lee Jr.\nWritten by Bo Ek & Cy Oh, based on the novel by Di Po\nReleased by North Films\n\
         Canada/Ireland. 98 min. Rated PG\nWith Ed Fa, Gil Ho and Ira J. Kay",
    );
    assert_eq!(left, "");
    assert_eq!(values(&facts.directors), ["Ann Lee Jr."]);
    assert_eq!(values(&facts.writers), ["Bo Ek", "Cy Oh"]);
    assert_eq!(facts.distributor.map(|at| at.value).as_deref(), Some("North Films"));
    assert_eq!(values(&facts.countries), ["Canada", "Ireland"]);
    assert_eq!(facts.duration_minutes.map(|at| at.value), Some(98));
    assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("PG"));
    let cast: Vec<&str> = facts.cast.iter().map(|entry| entry.name.value.as_str()).collect();
    assert_eq!(cast, ["Ed Fa", "Gil Ho", "Ira J. Kay"]);
}

#[test]
fn reads_them_run_together() {
    let (facts, left) = read(
        "Directed by Ann Lee. Written by Bo Ek Jr. With Ed Fa, Gil Ho. U.S. 2 hours, 17 minutes. Rated PG-13 for some language.",
    );
    assert_eq!(left, "");
    assert_eq!(values(&facts.directors), ["Ann Lee"]);
    assert_eq!(values(&facts.writers), ["Bo Ek Jr."]);
    assert_eq!(facts.cast.len(), 2);
    assert_eq!(values(&facts.countries), ["U.S."]);
    assert_eq!(facts.duration_minutes.map(|at| at.value), Some(137));
    assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("PG-13"));
}

#[test]
fn reads_labels_with_colons() {
    let (facts, left) = read(
        "**Director:** Ann Lee\n**Starring:** Ed Fa as Ray, Gil Ho (Moe)\nMPAA Rating: R\nRunning time: 1h 52m\nCountry: France\nMusic: Hy Do",
    );
    assert_eq!(left, "");
    assert_eq!(values(&facts.directors), ["Ann Lee"]);
    let parts: Vec<_> = facts.cast.iter().map(|entry| entry.character.as_deref()).collect();
    assert_eq!(parts, [Some("Ray"), Some("Moe")]);
    assert_eq!(facts.duration_minutes.map(|at| at.value), Some(112));
    assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("R"));
}

#[test]
fn reads_labels_of_one_letter() {
    let (facts, left) = read("D: Ann Lee; with Bo Ek, Cy Oh.");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
    let (facts, left) = read("D/A 2016, R: Ann Lee, B: Di Po, K: Ed Fa, D: Bo Ek, Cy Oh, 98 Min, FSK 12, Spielfilm");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
    assert_eq!((values(&facts.writers), facts.duration_minutes.map(|at| at.value)), (vec!["Di Po"], Some(98)));
    assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("FSK 12"));
}

#[test]
fn reads_labels_above_their_values() {
    let (facts, left) = read("Regi:\nAnn Lee.\nMed:\nBo Ek, Cy Oh");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
    let (facts, left) = read("Directed by\nAnn Lee\nStarring\nBo Ek, Cy Oh");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
    let (facts, left) = read("With\nBo Ek it hums.");
    assert_eq!((left.as_str(), facts.cast.len()), ("With/Bo Ek it hums.", 0));
}

#[test]
fn reads_labels_between_bars_and_wide_spaces() {
    let (facts, _) = read("Directed by: Ann Lee || Produced by: Bo Ek\nScreenplay by: Di Po || Music by: Cy Oh");
    assert_eq!((values(&facts.directors), values(&facts.writers)), (vec!["Ann Lee"], vec!["Di Po"]));
    let (facts, _) = read("Cast: Bo Ek, Cy Oh  Director: Ann Lee  Running Time: 94 min  Rating: R");
    assert_eq!((values(&facts.directors), facts.cast.len()), (vec!["Ann Lee"], 2));
    assert_eq!(facts.duration_minutes.map(|at| at.value), Some(94));
}

#[test]
fn reads_trades_without_a_colon() {
    let (facts, left) = read("Director Ann Lee\nScreenwriter Di Po\nCast Bo Ek, Cy Oh");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
    let (facts, left) = read("Director Ann Lee hums.");
    assert_eq!((left.as_str(), facts.directors.len()), ("Director Ann Lee hums.", 0));
}

#[test]
fn reads_the_company_before_the_cast() {
    let (facts, left) = read("(Blue Door) Bo Ek, Cy Oh. Directed by Ann Lee");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
    assert_eq!(facts.distributor.map(|at| at.value).as_deref(), Some("Blue Door"));
}

#[test]
fn reads_them_in_other_languages() {
    let (facts, left) = read("USA. 15 år.\nRegi: Ann Lee.\nMed: Bo Ek, Cy Oh.\nSpilletid: 1 time og 38 minutter");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
    assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("15 år"));
    assert_eq!(facts.duration_minutes.map(|at| at.value), Some(98));
    let (facts, left) = read("Reżyseria: Ann Lee\nScenariusz: Di Po\nObsada: Bo Ek, Cy Oh\nYönetmen: Ann Lee");
    assert_eq!((left.as_str(), values(&facts.writers), facts.cast.len()), ("", vec!["Di Po"], 2));
}

#[test]
fn reads_what_stands_among_other_things() {
    let (facts, left) = read("Directed by Ann Lee. With Ed Fa. Rated R for noise. 2 hours 8 minutes. In theaters.");
    assert_eq!((left.as_str(), facts.duration_minutes.map(|at| at.value)), ("", Some(128)));
    let (facts, left) = read("Directed by Ann Lee, written by Bo Ek; with Ed Fa.\nUSA, 2019, 120 min");
    assert_eq!((left.as_str(), facts.year.map(|at| at.value)), ("", Some(2019)));
    assert_eq!((values(&facts.writers), facts.cast.len()), (vec!["Bo Ek"], 1));
    let (facts, left) = read("Released by Warner Bros. 120 min. Rated R");
    assert_eq!((left.as_str(), facts.duration_minutes.map(|at| at.value)), ("", Some(120)));
    assert_eq!(facts.distributor.map(|at| at.value).as_deref(), Some("Warner Bros."));
    let (facts, left) = read("It ends well.\nRunning time: 120\nWITH ANN LEE AND BO EK");
    assert_eq!((left.as_str(), facts.duration_minutes.map(|at| at.value)), ("It ends well.", Some(120)));
    assert_eq!(facts.cast.len(), 2);
}

#[test]
fn reads_parts_before_their_actors() {
    let (facts, left) = read("Ray Stone: Ed Fa\nMoe: Gil Ho\nDirected by Ann Lee.");
    let cast: Vec<_> = facts.cast.iter().map(|entry| (entry.name.value.as_str(), entry.character.as_deref())).collect();
    assert_eq!((left.as_str(), cast), ("", vec![("Ed Fa", Some("Ray Stone")), ("Gil Ho", Some("Moe"))]));
    let (facts, left) = read("“The Road,” directed by Ann Lee. With Ed Fa, Gil Ho. UK. (117 min.) Rated R.");
    assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
}

#[test]
fn reads_brackets_among_them() {
    let (facts, left) = read("UK/USA. (117 min.) Rated R.");
    assert_eq!((left.as_str(), values(&facts.countries)), ("", vec!["UK", "USA"]));
    assert_eq!(facts.duration_minutes.map(|at| at.value), Some(117));
}

#[test]
fn leaves_prose_alone() {
    for text in [
        "With a little patience, it pays off.",
        "Directed by Ann Lee, the film opens on a road.",
        "France",
        "With Kindness.",
        "With Time.",
        "Unrated.",
        "Score: it thunders, and it weeps.",
        "Music: what else is there to talk about?",
        "the city at night, was\nwritten by Paul Schrader\nand it shows",
        "all of\n170 minutes.\nNobody left.",
        "She came back\nrated R",
        "2019",
        "Rated among the best of its year.",
        "Starring in a film is hard.",
        "Ann Lee: Bo Ek",
        "ANN LEE: Bo Ek!\nBO EK: Ann Lee\nThey wave.",
    ] {
        let (facts, left) = read(text);
        assert_eq!(left, text.replace('\n', "/"));
        assert!(facts.directors.is_empty() && facts.cast.is_empty() && facts.content_rating.is_none());
    }
}

#[test]
fn labels_without_colons_stand_before_facts_and_in_no_title() {
    for text in [
        "Regie Ann Lee\nScenario Di Po\nCast Bo Ek, Cy Oh\nSpeelduur 108 minuten\nJaar 2006",
        "Regie Ann Lee Scenario Di Po Cast Bo Ek & Cy Oh Speelduur 108 minuten Jaar 2006",
    ] {
        let (facts, left) = read(text);
        assert_eq!(
            (left.as_str(), facts.directors.len(), facts.writers.len(), facts.cast.len()),
            ("", 1, 1, 2),
            "{text}"
        );
        assert_eq!(
            (facts.duration_minutes.map(|at| at.value), facts.year.map(|at| at.value)),
            (Some(108), Some(2006)),
            "{text}"
        );
    }
    let (facts, left) = read("監督 青山静\n製作年 2018年\n製作国 日本\n時間 120分");
    assert_eq!((left.as_str(), facts.directors.len(), facts.countries.len()), ("", 1, 1));
    assert_eq!((facts.duration_minutes.map(|at| at.value), facts.year.map(|at| at.value)), (Some(120), Some(2018)));
    for text in
        ["Land of Plenty", "Year One", "Cast Adrift", "Story Time", "Regie Ann Lee hums.", "Time 2000", "Land Ho"]
    {
        let (facts, left) = read(text);
        assert_eq!((left.as_str(), facts.directors.len(), facts.cast.len()), (text, 0, 0));
        assert_eq!((facts.duration_minutes.map(|at| at.value), facts.year.map(|at| at.value)), (None, None), "{text}");
    }
}
