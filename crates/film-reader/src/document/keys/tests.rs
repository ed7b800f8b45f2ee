//! Front matter of our own in the forms of blogs.

use crate::diagnostic::Code;
use crate::{Document, Reading, Severity, Site, read};
use film_model::{Movie, Review, Scale};

fn reading(front_matter: &str, text: &str, site: &Site) -> Reading {
    let text = format!("---\n{front_matter}\n---\n{text}\n");
    read(&[Document { path: "a.md", bytes: text.as_bytes() }], site)
}

#[track_caller]
fn movie(front_matter: &str) -> Movie {
    let mut reading = reading(front_matter, "It hums.", &Site::default());
    assert_eq!(reading.count(Severity::Error), 0, "{:?}", reading.diagnostics);
    reading.movies.remove(0)
}

#[track_caller]
fn review(front_matter: &str) -> Review {
    movie(&format!("title: Low Tide\n{front_matter}")).reviews.remove(0)
}

fn site(settings: &str) -> Site {
    let mut diagnostics = Vec::new();
    let site = Site::parse(settings, &mut diagnostics);
    assert_eq!(diagnostics, [], "{settings}");
    site
}

#[test]
fn a_bare_number_is_a_grade_as_written() {
    for key in ["rating", "score", "stars", "grade", "myRating", "personal_rating", "Wertung", "评分"] {
        let grade = review(&format!("{key}: 3.5")).grade.expect("a grade");
        assert_eq!((grade.written.as_str(), grade.value), ("3.5", None), "{key}");
    }
    assert_eq!(review("stars: 3").grade.map(|grade| grade.scale), Some(Scale::Stars));
    let shown = movie("title: Low Tide\nstars: [Una Vale, Bo Law]");
    assert_eq!(shown.actors.len(), 2, "stars may be people");
}

#[test]
fn the_site_says_what_grades_are_out_of() {
    let value = |settings: &str, keys: &str| {
        let reading = reading(&format!("title: Low Tide\n{keys}"), "It hums.", &site(settings));
        assert_eq!(reading.diagnostics, [], "{settings}");
        reading.movies[0].reviews[0].grade.as_ref().and_then(|grade| grade.value)
    };
    assert_eq!(value("grades_out_of = 5", "rating: 4.5"), Some(90));
    assert_eq!(value("grades_out_of = { rating = 10, score = 100 }", "score: 85"), Some(85));
    assert_eq!(value("stars_out_of = 5", "stars: 3"), Some(60));
    assert_eq!(value("", "rating: 4\nrating_max: 5"), Some(80));
    assert_eq!(value("", "rating: {value: 4, max: 5}"), Some(80));
    let beyond = reading("title: Low Tide\nrating: 8", "It hums.", &site("grades_out_of = 5"));
    assert_eq!(beyond.diagnostics[0].code, Code::InvalidGrade);
    assert_eq!(beyond.diagnostics[0].message, "\"8\" is more than 5");
}

#[test]
fn the_text_may_say_what_a_number_is_out_of() {
    let found = reading("title: Low Tide\nrating: 8", "It hums. I rated this film 8/10, no more.", &Site::default());
    let grade = found.movies[0].reviews[0].grade.clone().expect("a grade");
    assert_eq!((grade.written.as_str(), grade.value), ("8/10", Some(80)));
    assert_eq!(found.diagnostics[0].severity, Severity::Note);
}

#[test]
fn one_warning_a_folder_asks_for_the_scale() {
    let texts: Vec<String> = ["0.5", "3", "4.5", "5"]
        .iter()
        .enumerate()
        .map(|(at, rating)| format!("---\ntitle: Tide {at}\nrating: {rating}\n---\nIt hums {at} times.\n"))
        .collect();
    let paths = ["a.md", "b.md", "c.md", "d.md"];
    let documents: Vec<Document<'_>> =
        texts.iter().zip(paths).map(|(text, path)| Document { path, bytes: text.as_bytes() }).collect();
    let reading = read(&documents, &Site::default());
    let [only] = reading.diagnostics.as_slice() else { panic!("{:?}", reading.diagnostics) };
    assert_eq!((only.source.as_str(), only.line, only.severity), ("a.md", 3, Severity::Warning));
    assert_eq!(only.message, "4 grades without a scale, from 0.5 to 5 in halves: out of 5?");
    assert_eq!(only.help, "if so, add `grades_out_of = 5` to film-cards.toml; until then they have no value");
}

#[test]
fn one_note_a_folder_names_keys_that_are_not_known() {
    let text = |at: usize, more: &str| {
        format!(
            "---\ntitle: Tide {at}\nfoodPairing: Popcorn {at}\nmyVerdictNumber: {at}\n{more}---\nIt hums {at} times.\n"
        )
    };
    let texts = [text(1, "mood: 'x'\n"), text(2, ""), text(3, "")];
    let documents: Vec<Document<'_>> = texts
        .iter()
        .zip(["a.md", "b.md", "c.md"])
        .map(|(text, path)| Document { path, bytes: text.as_bytes() })
        .collect();
    let told: Vec<(String, String)> =
        read(&documents, &Site::default()).diagnostics.into_iter().map(|told| (told.message, told.help)).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0].0, "keys that are not known, and are passed over: \"foodPairing\", \"mood\"");
    assert_eq!(
        told[1].0,
        "the key \"myVerdictNumber\" is not known, and could be \"grade\" in all 3 documents that have it"
    );
    assert!(told[1].1.contains("`\"myVerdictNumber\" = \"grade\"` below `[front_matter]`"), "{}", told[1].1);
    let said = site("[front_matter]\nmyVerdictNumber = \"grade\"\nfoodPairing = \"none\"\nmood = \"none\"\n");
    let reading = read(&documents, &Site { grades_out_of: Some(1000), ..said });
    assert_eq!(reading.diagnostics, []);
    assert_eq!(reading.movies[2].reviews[0].grade.as_ref().and_then(|grade| grade.value), Some(30));
}

#[test]
fn keys_are_known_by_their_usual_names() {
    let film = movie(
        "Title: Low Tide\nrelease_year: 2019\nDirector: '[[Mara Quill]]'\nwritten-by: [Ada Kiln]\nauthor: {name: Ann Lee}\n\
         staring: [Una Vale, '[[Ira Mossley|Mossley]]']\nmpaa: PG-13\nrunningTime: PT1H38M\nCountry: Ghana\n\
         poster_url: https://north.example/a.jpg\nPublished: 2020-12-4\nstudio: [Blue Door]",
    );
    assert_eq!((film.name.as_str(), film.year, film.duration_minutes), ("Low Tide", Some(2019), Some(98)));
    assert_eq!((film.directors, film.writers), (vec!["Mara Quill".into()], vec!["Ada Kiln".to_owned()]));
    let actors: Vec<&str> = film.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(actors, ["Una Vale", "Ira Mossley"]);
    assert_eq!((film.content_rating.as_deref(), film.distributor.as_deref()), (Some("PG-13"), Some("Blue Door")));
    assert_eq!(film.poster.as_deref(), Some("https://north.example/a.jpg"));
    let review = &film.reviews[0];
    assert_eq!((review.author.as_deref(), review.date_published.as_deref()), (Some("Ann Lee"), Some("2020-12-04")));
}

#[test]
fn tables_are_looked_into() {
    let film = movie(
        "title: A long night\nmovie:\n  name: Low Tide\n  year: 2019\n  director: {name: Mara Quill}\n\
         extra: {rating: 8/10}\nauthors: [{name: Ann Lee}]\ncast:\n  - {actor: Una Vale, role: May}\n",
    );
    assert_eq!((film.name.as_str(), film.year), ("Low Tide", Some(2019)));
    assert_eq!(film.directors, ["Mara Quill"]);
    assert_eq!(film.actors[0].character_name.as_deref(), Some("May"));
    assert_eq!(film.reviews[0].grade.as_ref().and_then(|grade| grade.value), Some(80));
    assert_eq!(film.reviews[0].author.as_deref(), Some("Ann Lee"));
}

#[test]
fn other_peoples_grades_and_pages_are_nobodys() {
    let film = movie(
        "title: Low Tide\nurl: https://www.imdb.com/title/tt0000000/\nonlineRating: 8.7\nimdb: 7.0/10\nimdbRating: 7\npersonalRating: 9",
    );
    let review = &film.reviews[0];
    assert_eq!(review.url, None);
    assert_eq!(review.grade.as_ref().map(|grade| grade.written.as_str()), Some("9"));
}

#[test]
fn paths_lead_below_the_sites_address() {
    let found = reading(
        "title: Low Tide\nurl: /low-tide/\nposter: img/a.jpg",
        "It hums.",
        &site("address = \"https://north.example/\""),
    );
    assert_eq!(found.movies[0].reviews[0].url.as_deref(), Some("https://north.example/low-tide/"));
    assert_eq!(found.movies[0].poster.as_deref(), Some("https://north.example/img/a.jpg"));
}

#[test]
fn a_film_may_be_graded_without_a_text() {
    let found = reading("title: Low Tide\nyear: 2019\ngrade: 8/10", "", &Site::default());
    assert_eq!(found.diagnostics, []);
    let review = &found.movies[0].reviews[0];
    assert_eq!((review.grade.as_ref().and_then(|grade| grade.value), review.review_body.len()), (Some(80), 0));
    let empty = reading("title: Low Tide\nyear: 2019", "", &Site::default());
    assert_eq!((empty.movies.len(), empty.diagnostics[0].code), (0, Code::EmptyReview), "nothing is said of it");
}

#[test]
fn the_address_of_a_review_may_be_the_short_one_of_letterboxd() {
    assert_eq!(review("url: https://boxd.it/1aaa").url.as_deref(), Some("https://boxd.it/1aaa"));
    assert_eq!(review("canonical_url: https://boxd.it/1aaa").url, None, "it may be the film's");
    assert_eq!(review("url: https://letterboxd.com/film/low-tide/").url, None, "it is the film's");
}

#[test]
fn a_title_may_stand_in_the_name_of_the_file_alone() {
    let text = "It hums, and *Don’t Wait 2* never stops.\n\nTwo wait at the quay for a crane, all night.";
    let found =
        read(&[Document { path: "2020-12-04-dont-wait-2-review.md", bytes: text.as_bytes() }], &Site::default());
    assert_eq!(found.movies[0].name, "Don’t Wait 2");
    assert_eq!(found.diagnostics[0].code, Code::TitleInferred);
    let other = read(
        &[Document { path: "shopping-list.md", bytes: b"we need milk, and we need a lot of it.\n\nand eggs." }],
        &Site::default(),
    );
    assert_eq!(other.movies.len(), 0, "a note is no movie");
}
