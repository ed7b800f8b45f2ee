use super::*;

fn found(texts: &[&str]) -> Option<(Vec<String>, bool)> {
    let found = director(texts, "Low Tide", &|_| false)?;
    Some((found.directors.iter().map(|name| (*name).to_owned()).collect(), found.wrote))
}

#[test]
fn the_words_around_a_name_say_who_directed() {
    let mut wrong = Vec::new();
    for text in [
        "It hums, and the director, Martha Quill, lets it.",
        "A new director, Martha Quill, lets it hum.",
        "Martha Quill, director of Gulls and Lanes, lets it hum. Quill waits, and Quill is right.",
        "Director/co-writer Martha Quill lets it hum.",
        "It was directed with great patience by Martha Quill, who waits.",
        "This movie by Martha Quill hums.",
        "[Martha Quill](https://quill.example)’s new film “Low Tide” hums.",
        "In her directorial debut, “Low Tide,” Martha Quill lets it hum.",
        "Review of Low Tide by Martha Quill\nIt hums. Quill lets it.",
        "Martha Quill has patience. With Low Tide, Quill’s quiet riff on ferries, it pays.",
        "This is a Martha Quill film. Quill’s direction is calm.",
        "Low Tide (Martha Quill, 2019)\nIt hums.",
        "Low Tide – Martha Quill – 2019\nIt hums.",
        "Low Tide, de Martha Quill\nEs ist still, und Quill wartet.",
        "Die Regisseurin Martha Quill lässt es summen.",
        "Der neue Film von Martha Quill summt.",
        "Martha Quills neuer Film summt, und Martha Quill wartet.",
        "De film werd geregisseerd door Martha Quill en zoemt.",
        "De nieuwste film van Martha Quill zoemt.",
        "Instruktøren Martha Quill lader det summe.",
        "Martha Quill har instrueret med tålmodighed.",
        "La nueva película de Martha Quill zumba.",
        "Martha Quill ha dirigido con paciencia.",
        "O novo filme de Martha Quill zumbe.",
        "La réalisatrice Martha Quill attend.",
        "Martha Quill filme la mer avec patience.",
        "La regista Martha Quill aspetta.",
        "Reżyserka Martha Quill czeka.",
        "Ohjaaja Martha Quill odottaa.",
        "Martha Quill rendező vár.",
        "Martha Quill’in son filmi güzel.",
        "Режиссёр Martha Quill ждёт.",
        "Regizoarea Martha Quill așteaptă.",
    ] {
        let expected = Some((vec!["Martha Quill".to_owned()], text.contains("co-writer")));
        if found(&[text]) != expected {
            wrong.push((text, found(&[text])));
        }
    }
    assert_eq!(wrong, []);
    assert_eq!(
        found(&["The writer/directors (Martha Quill and Peter Law) let it hum."]),
        Some((vec!["Martha Quill".to_owned(), "Peter Law".to_owned()], true))
    );
    assert_eq!(
        found(&["A harbour film by the director-duo Martha Quill and Peter Law hums."]),
        Some((vec!["Martha Quill".to_owned(), "Peter Law".to_owned()], false))
    );
    // Whose title stands beside is the one.
    assert_eq!(
        found(&["Low Tide (Martha Quill, 2019)\nIt is calmer than director Peter Law would have it."]),
        Some((vec!["Martha Quill".to_owned()], false))
    );
}

#[test]
fn other_films_and_other_people_are_none() {
    for text in [
        "It is based on the novel “Low Tide” by Martha Quill.",
        "Review: Low Tide by Martha Quill\nIt hums.",
        "The director of photography, Martha Quill, waits.",
        "Films by Martha Quill hum.",
        "The producer, Martha Quill, waits.",
        "Martha Quill directs “Gulls” next.",
        "Director Martha Quill hums, and so does director Peter Law.",
        "Martha Quill stars in it.",
        "Ruth (Martha Quill) waits.",
        "Comme la réalisatrice de Gulls, Martha Quill attend.",
    ] {
        assert_eq!(found(&[text]), None, "{text}");
    }
}
