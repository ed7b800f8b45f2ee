//! Whole reviews, and who is found in them.

use crate::{Document, Reading, Site, read};
use film_model::{Block, Inline, Movie, paragraphs};

const CREDITS: &str = "Directed by Ann Leeson\n\
    With Ed Farrow, Gilda Hobart, Ira Kay, Una Kay, Song Kang-ho, Per Holm Jr., Ana de la Cruz, Emma Stone, Paul Law\n\
    90 min.";

/// Reads `prose` as a review of a film with `CREDITS`.
fn reading(prose: &str) -> Reading {
    let text = format!("---\ntitle: The Long Ferry\n---\n{prose}\n\n{CREDITS}");
    read(&[Document { path: "a.md", bytes: text.as_bytes() }], &Site::default())
}

fn roles(movie: &Movie) -> Vec<(&str, &str)> {
    let played = movie.actors.iter().filter_map(|actor| Some((actor.character_name.as_deref()?, actor.name.as_str())));
    played.collect()
}

fn messages(reading: &Reading) -> Vec<&str> {
    reading.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect()
}

/// Who is mentioned in a text, as it is written and as credited.
fn mentions(blocks: &[Block]) -> Vec<(String, String)> {
    fn inlines(list: &[Inline], into: &mut Vec<(String, String)>) {
        for inline in list {
            match inline {
                Inline::Person { name, text } => into.push((text.clone(), name.clone())),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Spoiler(inner) => inlines(inner, into),
                Inline::Link { children, .. } => inlines(children, into),
                Inline::Text(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(list) => inlines(list, &mut found),
            Block::Quotation(inner) | Block::Spoiler(inner) => found.extend(mentions(inner)),
            Block::List { items, .. } => items.iter().for_each(|item| found.extend(mentions(item))),
        }
    }
    found
}

fn mentioned(prose: &str) -> Vec<(String, String)> {
    mentions(&reading(prose).movies[0].reviews[0].review_body)
}

#[test]
fn finds_who_plays_whom() {
    for (prose, part, actor) in [
        ("We meet Ray Rock (Farrow) at work.", "Ray Rock", "Ed Farrow"),
        ("When Lady May (Gilda Hobart) sings,", "Lady May", "Gilda Hobart"),
        ("the veteran Dr. Moe (played by Ira Kay)", "Dr. Moe", "Ira Kay"),
        ("the veteran Moe (Ira Kay, in his best role)", "Moe", "Ira Kay"),
        ("It ends badly. Ki-taek (Song Kang-ho) hides.", "Ki-taek", "Song Kang-ho"),
        ("It ends badly. Ki-taek (Kang-ho Song) hides.", "Ki-taek", "Song Kang-ho"),
        ("the neighbour—Old Joe (Hobart)—waits", "Old Joe", "Gilda Hobart"),
        ("She is Joan of Arc (Hobart) here.", "Joan of Arc", "Gilda Hobart"),
        ("the singer *May* (Hobart) and", "May", "Gilda Hobart"),
        ("Watching Ray (Farrow) is a joy.", "Ray", "Ed Farrow"),
        ("with May (de la Cruz) and", "May", "Ana de la Cruz"),
        ("with Max (Per Holm) and", "Max", "Per Holm Jr."),
        ("a friend, May, played by Gilda Hobart, sings", "May", "Gilda Hobart"),
        ("their friend May, who is played by Gilda Hobart, sings", "May", "Gilda Hobart"),
        ("with Gilda Hobart as May.", "May", "Gilda Hobart"),
        ("with Gilda Hobart as Lady May, a singer", "Lady May", "Gilda Hobart"),
        ("Gilda Hobart plays May, a singer", "May", "Gilda Hobart"),
        ("Gilda Hobart as May. She is Lady May (Hobart).", "Lady May", "Gilda Hobart"),
    ] {
        let reading = reading(prose);
        assert_eq!(roles(&reading.movies[0]), [(part, actor)], "{prose}");
        assert_eq!(messages(&reading), Vec::<&str>::new(), "{prose}");
    }
}

#[test]
fn several_roles_in_one_sentence() {
    let reading = reading("It is Gilda Hobart as May and Ed Farrow as Ray; Ira Kay as Moe");
    assert_eq!(roles(&reading.movies[0]), [("Ray", "Ed Farrow"), ("May", "Gilda Hobart"), ("Moe", "Ira Kay")]);
}

#[test]
fn asides_are_no_roles() {
    for prose in [
        "Ed Farrow (Rogue Two) is here.",
        "Farrow (Hobart) is a person.",
        "The Bridge (1999) was better.",
        "the house (Farrow again)",
        "Moe (Kay) could be either.",
        "He (Farrow) is tired.",
        "a loud (Farrow) man",
        "The Bridge (Ed Farrow, 1999)",
        "Leeson’s Bridge (Ann Leeson) stood.",
        "Gilda Hobart as Emma in Belgravia",
        "Gilda Hobart as Emma, in Belgravia, was dull.",
        "Gilda Hobart as Thelma and Louise",
        "Gilda Hobart as Best Actress, no doubt.",
        "Gilda Hobart as a singer",
        "Gilda Hobart plays May’s mother.",
        "Hobart as May, at last.",
        "Gilda Hobart as May, Gilda Hobart as Rose, and back.",
    ] {
        assert_eq!(roles(&reading(prose).movies[0]), [], "{prose}");
    }
}

#[test]
fn tells_a_slip_once() {
    let told = |name: &str, credited: &str| vec![format!("\"{name}\" is close to the credited \"{credited}\"")];
    assert_eq!(
        messages(&reading("Gilda Hobert sings. Gilda Hobert’s voice cracks.")),
        told("Gilda Hobert", "Gilda Hobart")
    );
    assert_eq!(messages(&reading("with Gillda Hobart again")), told("Gillda Hobart", "Gilda Hobart"));
    assert_eq!(messages(&reading("with Ana de la Crus again")), told("Ana de la Crus", "Ana de la Cruz"));
    let misspelt = reading("May (Gylda Hobart) sings.");
    assert_eq!(roles(&misspelt.movies[0]), [("May", "Gilda Hobart")]);
    assert_eq!(messages(&misspelt), told("Gylda Hobart", "Gilda Hobart"));
    for right in [
        "Gilda Hobart’s voice",
        "Ira Kay and Una Kay",
        "Ed Sparrow",
        "gilda hobert",
        "Ann Leeson",
        "Kang-ho Song",
        "Gilda’s Hobert",
        "Gilda. Hobert",
        "Gílda Hobart",
        "Per Holm",
    ] {
        assert_eq!(messages(&reading(right)), Vec::<&str>::new(), "{right}");
    }
}

#[test]
fn tells_whose_part_it_is_not() {
    let parts = "May (Gilda Hobart) and Joe (Farrow) meet. ";
    let told = |prose: &str| messages(&reading(&format!("{parts}{prose}"))).join("; ");
    assert_eq!(told("They wait for Wilde’s May."), "\"Wilde's May\", but May is played by \"Gilda Hobart\"");
    assert_eq!(told("So is Ed Farrow’s May."), "\"Farrow's May\", but May is played by \"Gilda Hobart\"");
    for right in [
        "It’s May. Hobart’s May. Ferry’s May. Joe’s May. Leeson’s May. Pixar’s May.",
        "Gilda Hobart’s May.",
        "The novel by Jane Wilde is better, and so is Wilde’s May.",
    ] {
        assert_eq!(told(right), "", "{right}");
    }
}

#[test]
fn a_full_name_is_a_mention() {
    for (prose, written, name) in [
        ("It is Ed Farrow’s best.", "Ed Farrow", "Ed Farrow"),
        ("It is Kang-ho Song who runs.", "Kang-ho Song", "Song Kang-ho"),
        ("Here **Ana de la Cruz** sings.", "Ana de la Cruz", "Ana de la Cruz"),
        ("> A scene of ||Ed Farrow|| alone.", "Ed Farrow", "Ed Farrow"),
        ("- it is Ed Farrow", "Ed Farrow", "Ed Farrow"),
        ("Ann Leeson directs.", "Ann Leeson", "Ann Leeson"),
        ("With Per Holm, Jr., it hums.", "Per Holm, Jr.", "Per Holm Jr."),
        ("an Ed Farrow-led cast", "Ed Farrow", "Ed Farrow"),
    ] {
        assert_eq!(mentioned(prose), [(written.to_owned(), name.to_owned())], "{prose}");
    }
    for none in [
        "[Ed Farrow](https://a.example/farrow) walks.",
        "*Ed* Farrow walks.",
        "Ed Farrow Jr. walks.",
        "Ed Farrow-Lee walks.",
        "an Ed Farrow Pictures film",
        "Ed Farow walks.",
        "ed farrow walks.",
    ] {
        assert_eq!(mentioned(none), [], "{none}");
    }
}

#[test]
fn a_surname_alone_is_a_mention_where_nobody_else_can_be_meant() {
    for (prose, written) in [
        ("It is Farrow’s best.", "Farrow"),
        ("Farrow walks.", "Farrow"),
        ("With Mr. Law it hums.", "Law"),
        ("It hums for Law.", "Law"),
        ("Watching Farrow is a joy.", "Farrow"),
        ("Here is de la Cruz again.", "de la Cruz"),
        ("the end of Holm Jr. and", "Holm Jr."),
        ("Ray (Farrow) walks.", "Farrow"),
        ("the *Farrow* of old", "Farrow"),
    ] {
        let found: Vec<String> = mentioned(prose).into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, [written], "{prose}");
    }
    for none in [
        // Two have it; it is in another's name; it is a part's.
        "It is Kay’s best.",
        "It is Sharon Stone again.",
        "It is Stone Phillips again.",
        "Ruben Stone (Farrow) and Stone again, but for Farrow-Lee.",
        "It is R. Farrow again.",
        "It is von Farrow, and Mia Farrow.",
        "Mia Farrow was in another; Farrow is not here.",
        // It may be an ordinary word.
        "Law is what it is about.",
        "This is the Law.",
        "He has a farrow. Farrow is a word.",
        // It is a word of the title, or only a part of the surname.
        "It is Cruz again.",
        "It is *Sharon* Stone again.",
    ] {
        let found: Vec<String> = mentioned(none).into_iter().map(|(text, _)| text).collect();
        let only_role: Vec<String> =
            found.into_iter().filter(|text| none.contains("Ruben") && text == "Farrow").collect();
        assert_eq!(only_role.len(), usize::from(none.contains("Ruben")), "{none}");
    }
}

#[test]
fn a_surname_is_a_mention_only_where_its_document_introduces_the_person() {
    let documents = [
        "The Long Ferry\n\nIt hums.\n\nWith Ed Farrow, Una Vale",
        "The Long Ferry\n\nIt stops for Farrow.",
        "The Long Ferry\n\nIt floats with Ed Farrow. It sinks for Farrow and Vale.",
        "The Long Ferry\n\nRay (Farrow) runs. It runs with Farrow.",
    ];
    let paths = ["1.txt", "2.txt", "3.txt", "4.txt"];
    let documents: Vec<Document<'_>> =
        paths.iter().zip(documents).map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect();
    let reading = read(&documents, &Site::default());
    let found: Vec<Vec<String>> = reading.movies[0]
        .reviews
        .iter()
        .map(|review| mentions(&review.review_body).into_iter().map(|(text, _)| text).collect())
        .collect();
    assert_eq!(found, [vec![], vec![], vec!["Ed Farrow", "Farrow"], vec!["Farrow", "Farrow"]]);
}

#[test]
fn mentions_change_nothing_in_the_text() {
    let prose = "Ed Farrow, *Gilda Hobart* and ||Ira Kay||; **Ann Leeson’s** Farrow [Hobart]é 宮崎駿.";
    let with = reading(prose);
    let text = format!("---\ntitle: The Long Ferry\n---\n{prose}");
    let without = read(&[Document { path: "a.md", bytes: text.as_bytes() }], &Site::default());
    let body = |reading: &Reading| reading.movies[0].reviews[0].review_body.clone();
    assert!(mentions(&body(&with)).len() >= 4 && mentions(&body(&without)).is_empty());
    assert_eq!(paragraphs(&body(&with)), paragraphs(&body(&without)));
}

#[test]
fn names_in_other_scripts() {
    for (name, prose, written) in [
        ("宮崎 駿", "監督の宮崎駿は飛ぶ。", "宮崎駿"),
        ("宮崎駿", "監督の宮崎 駿は飛ぶ。", "宮崎 駿"),
        ("봉준호", "감독 봉준호의 영화", "봉준호"),
        ("Иван Петров", "Это Иван Петров и только.", "Иван Петров"),
        ("Иван Петров", "Это игра Петров и только.", "Петров"),
        ("Πέτρος Νίκου", "με τον Πετρος Νικου και", "Πετρος Νικου"),
        ("عمر حسن", "مع عمر حسن في", "عمر حسن"),
    ] {
        let text = format!("---\ntitle: Ferry\ndirectors: [\"{name}\"]\n---\n{prose}");
        let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
        let found = mentions(&reading.movies[0].reviews[0].review_body);
        assert_eq!(found, [(written.to_owned(), name.to_owned())], "{prose}");
    }
}

#[test]
fn a_title_is_no_mention() {
    let text =
        "---\ntitle: Being Ed Farrow\ncast: [Ed Farrow, Una Vale]\n---\nBeing Ed Farrow is about Farrow and Vale.";
    let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
    let found = mentions(&reading.movies[0].reviews[0].review_body);
    assert_eq!(found, [("Vale".to_owned(), "Una Vale".to_owned())]);
}

#[test]
fn one_name_against_hundreds_of_namesakes_is_read() {
    let cast: Vec<String> = (0..300).map(|number| format!("N{number} Kay")).collect();
    let text = format!("---\ntitle: Ferry\ncast: [{}]\n---\n{}", cast.join(", "), "Kay ".repeat(40_000));
    let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
    assert_eq!(mentions(&reading.movies[0].reviews[0].review_body), []);
    assert_eq!(reading.diagnostics, []);
}
