//! Whether a post is a review of a film, by what the reader has understood of it.
//!
//! A grade, credits, a year or a certificate speak for it, and so does the critic who has filed it under "Film reviews".
//! A post without any of these is a review if its text names the film of its title and talks about films throughout.

use film_model::{Grade, Movie, Scale, paragraphs};
use film_reader::slug;

/// How much must speak for a film. What only reviews of films have counts twice.
const ENOUGH: i32 = 2;

/// Whether `movie`, read in a post with that headline and these tags, is a film that the post reviews. `is_inferred`
/// says that its people were taken from the prose.
pub fn is_review(movie: &Movie, headline: &str, tags: &[String], is_inferred: bool) -> bool {
    let review = movie.reviews.first();
    // A post that closes with "a+" says goodbye in French.
    let is_grade = |grade: &Grade| grade.scale != Scale::Letter || !grade.written.contains(|c: char| c.is_lowercase());
    let has_grade = review.and_then(|review| review.grade.as_ref()).is_some_and(is_grade);
    let set_apart = movie.name != headline.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = review.map(|review| paragraphs(&review.review_body).join("\n")).unwrap_or_default();
    let is_about = is_about_films(&text);
    let of_people = if is_inferred { 1 } else { 2 };
    let facts = [
        (has_grade, 2),
        (!movie.directors.is_empty(), of_people),
        (!movie.actors.is_empty(), of_people),
        (movie.content_rating.is_some(), 2),
        (movie.year.is_some(), 2),
        (!movie.writers.is_empty(), 1),
        (movie.duration_minutes.is_some(), 1),
        (movie.distributor.is_some(), 1),
        (!movie.countries_of_origin.is_empty(), 1),
        (set_apart, 1),
        (is_about, 1),
        // A thing that is no film is named in its review as well.
        (is_about && is_named(&text, &movie.name), 1),
    ];
    let facts: i32 = facts.into_iter().map(|(holds, weight)| if holds { weight } else { 0 }).sum();
    let most = tags.iter().map(|tag| of_tag(tag)).max().unwrap_or_default();
    let least = tags.iter().map(|tag| of_tag(tag)).min().unwrap_or_default();
    facts + most + least.min(0) >= ENOUGH
}

/// Whether the text names the film, in whatever case.
fn is_named(text: &str, name: &str) -> bool {
    let (text, name) = (format!("-{}-", slug(text)), slug(name));
    name.len() > 2 && text.contains(&format!("-{name}-"))
}

/// What texts about films talk about, by the beginnings of words.
const SUBJECTS: [&[&str]; 5] = [
    &[
        "film",
        "movie",
        "cinema",
        "cinéma",
        "kino",
        "pelicul",
        "películ",
        "фильм",
        "кино",
        "映画",
        "电影",
        "電影",
        "영화",
    ],
    &[
        "director",
        "directed",
        "filmmaker",
        "regiss",
        "réalis",
        "regist",
        "reżys",
        "režis",
        "diretor",
        "realizador",
        "режисс",
        "yönetmen",
        "ohjaaj",
        "instruktør",
        "监督",
        "監督",
        "导演",
        "導演",
        "감독",
    ],
    &[
        "actor",
        "actress",
        "acting",
        "performance",
        "starring",
        "schauspiel",
        "darstell",
        "acteur",
        "actrice",
        "actriz",
        "attor",
        "attric",
        "ator",
        "atriz",
        "aktor",
        "skådesp",
        "skuespil",
        "актёр",
        "актер",
        "oyuncu",
        "演员",
        "演員",
        "俳優",
        "배우",
    ],
    &[
        "scene",
        "sequence",
        "plot",
        "story",
        "szene",
        "handlung",
        "scèn",
        "intrigue",
        "escena",
        "trama",
        "scen",
        "cena",
        "fabuł",
        "сцен",
        "сюжет",
        "剧情",
        "劇情",
        "場面",
        "장면",
    ],
    &[
        "screenplay",
        "script",
        "character",
        "drehbuch",
        "figur",
        "scénar",
        "personnag",
        "guion",
        "guión",
        "personaj",
        "sceneggiat",
        "personagg",
        "roteiro",
        "personagen",
        "scenariusz",
        "postac",
        "manus",
        "karakter",
        "сценар",
        "персонаж",
        "脚本",
        "剧本",
        "角色",
    ],
];

/// How many words about films a text about a film has, and about how many of the subjects.
const WORDS: usize = 5;
const KINDS: usize = 3;

/// Whether the text talks about films throughout.
fn is_about_films(text: &str) -> bool {
    let mut counts = [0usize; SUBJECTS.len()];
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
        let begins = |beginning: &&str| {
            // Chinese, Japanese and Korean write no spaces between words.
            word.starts_with(*beginning) || !beginning.chars().any(is_spaced) && word.contains(*beginning)
        };
        if let Some(at) = SUBJECTS.iter().position(|words| words.iter().any(begins)) {
            counts[at] += 1;
        }
    }
    counts.iter().sum::<usize>() >= WORDS && counts.iter().filter(|count| **count > 0).count() >= KINDS
}

/// Whether a letter belongs to an alphabet that is written with spaces.
fn is_spaced(c: char) -> bool {
    u32::from(c) < 0x1100
}

/// What a tag says: that the post is a review of a film, that it is about films or is a review, or that it is about
/// something else.
fn of_tag(tag: &str) -> i32 {
    const FILMS: [&str; 18] = [
        "film",
        "films",
        "movie",
        "movies",
        "cinema",
        "cinéma",
        "kino",
        "cine",
        "filme",
        "filmes",
        "pelicula",
        "películas",
        "peliculas",
        "фильм",
        "кино",
        "映画",
        "电影",
        "영화",
    ];
    const REVIEWS: [&str; 22] = [
        "review",
        "reviews",
        "critique",
        "critiques",
        "kritik",
        "kritiken",
        "reseña",
        "reseñas",
        "crítica",
        "críticas",
        "critica",
        "criticas",
        "recensione",
        "recensioni",
        "recensie",
        "recensies",
        "recension",
        "recenzja",
        "recenzje",
        "рецензия",
        "рецензии",
        "影评",
    ];
    const BOTH: [&str; 8] = [
        "filmkritik",
        "filmkritiken",
        "filmrecension",
        "filmrecensie",
        "filmrecensies",
        "filmreviews",
        "moviereviews",
        "filmrezension",
    ];
    const ELSE: [&str; 26] = [
        "book",
        "books",
        "music",
        "album",
        "albums",
        "game",
        "games",
        "gaming",
        "restaurant",
        "restaurants",
        "recipe",
        "recipes",
        "travel",
        "food",
        "theatre",
        "theater",
        "tv",
        "television",
        "concert",
        "concerts",
        "podcast",
        "bücher",
        "musik",
        "livres",
        "libros",
        "gadgets",
    ];
    let lower = tag.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    match (any(&FILMS), any(&REVIEWS)) {
        _ if any(&BOTH) => 2,
        (true, true) => 2,
        _ if any(&ELSE) => -2,
        (true, false) | (false, true) => 1,
        (false, false) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_reader::{Document, Site, read};

    fn is(title: &str, text: &str, tags: &[&str]) -> bool {
        let document = format!("---\ntitle: \"{title}\"\n---\n\n{text}\n");
        let reading = read(&[Document { path: "a.md", bytes: document.as_bytes() }], &Site::default());
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        is_review(&reading.movies[0], title, &tags, false)
    }

    #[test]
    fn a_grade_credits_a_year_or_a_category_make_a_review() {
        let plain = "It waits, and then it waits again, and nobody minds.";
        assert!(!is("Low Tide", plain, &[]));
        assert!(is("Low Tide (2023)", plain, &[]));
        assert!(is("Low Tide", &format!("{plain}\n\nGrade: B+"), &[]));
        assert!(is("Low Tide", &format!("{plain}\n\nDirected by Mara Quill"), &[]));
        assert!(is("Low Tide", plain, &["Film Reviews"]));
        assert!(is("Low Tide", plain, &["Filmkritiken"]));
        assert!(!is("Low Tide", plain, &["Film"]), "an essay may be filed there too");
        assert!(!is("Low Tide", &format!("{plain}\n\nGrade: B+"), &["Restaurants"]));
    }

    #[test]
    fn a_text_that_names_the_film_and_talks_about_films_is_a_review() {
        let about =
            "is a film of few words. The director lets every scene run on, the actors wait, and the plot waits too";
        assert!(is("Low Tide", &format!("Low Tide {about}."), &[]));
        assert!(!is("What I did in summer", &format!("Low Tide {about}."), &[]));
        assert!(!is("Review: Low Tide 3000", "The Low Tide 3000 charges in an hour, and the display is bright.", &[]));
        assert!(!is("Low Tide", "Low Tide is at six, and my movies are on the other disk.", &[]));
    }
}
