//! A post of a blog: whether it is a review, and its document.

use crate::document::{Draft, day, quoted};
use crate::notes::Notes;
use film_model::Movie;
use film_reader::{Document, Severity, Site, diagnostic::Code, markdown, read};

/// A part of a post's text.
pub enum Piece {
    Html(String),
    Markdown(String),
}

/// A post as its blog has it.
#[derive(Default)]
pub struct Post {
    /// The headline.
    pub title: String,
    pub subtitle: Option<String>,
    pub pieces: Vec<Piece>,
    pub author: Option<String>,
    pub publication: Option<String>,
    pub url: Option<String>,
    /// A time, as the export writes it.
    pub date: Option<String>,
    /// Tags and categories.
    pub tags: Vec<String>,
    /// Keys that the blog keeps beside the text, such as a rating, and their values.
    pub fields: Vec<(String, String)>,
}

/// Keys of a blog's own fields that say something about the film or the review. The reader knows what they mean.
pub const FIELDS: [&str; 22] = [
    "rating",
    "score",
    "grade",
    "stars",
    "my_rating",
    "star_rating",
    "review_score",
    "review_rating",
    "movie_rating",
    "film_rating",
    "overall_rating",
    "final_score",
    "director",
    "directors",
    "directed_by",
    "cast",
    "starring",
    "year",
    "release_year",
    "runtime",
    "movie_title",
    "film_title",
];

/// How much must speak for a film before a post is taken for a review of one.
const ENOUGH: i32 = 2;

impl Post {
    /// Adds a draft if the post is a review, else counts it.
    pub fn place(self, source: &str, drafts: &mut Vec<Draft>, notes: &mut Notes) {
        let mut left_out = Vec::new();
        let texts = self.pieces.iter().map(|piece| match piece {
            Piece::Markdown(text) => text.trim().to_owned(),
            Piece::Html(html) => {
                let (text, left) = markdown(html);
                left_out.extend(left);
                text
            }
        });
        let text = tidy(&texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n"));
        let headline = decoded(&self.title);
        let tags: Vec<String> = self.tags.iter().map(|tag| decoded(tag)).collect();
        let mut more: Vec<(String, String)> = Vec::new();
        more.extend(self.subtitle.as_deref().map(|subtitle| ("subtitle".to_owned(), quoted(subtitle))));
        more.extend(self.fields.iter().map(|(key, value)| (key.clone(), quoted(value))));
        let draft = Draft {
            title: headline.clone(),
            author: self.author.clone(),
            publication: self.publication.clone(),
            url: self.url.clone(),
            date: self.date.as_deref().and_then(day),
            more,
            tags: tags.clone(),
            text,
            ..Draft::default()
        };
        let document = draft.document();
        let reading = read(&[Document { path: "post.md", bytes: document.as_bytes() }], &Site::default());
        let is_inferred = reading.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::CreditsInferred);
        let Some(movie) = reading.movies.first() else {
            let (one, many) = ("post without a text", "posts without a text");
            return notes.leave(
                source,
                one,
                many,
                Some(&headline).filter(|title| !title.is_empty()).map(|t| t.as_str()),
            );
        };
        if evidence(movie, &headline, &tags, is_inferred) < ENOUGH {
            let (one, many) =
                ("post without title, grade or credits of a film", "posts without title, grade or credits of a film");
            return notes.leave(source, one, many, Some(&headline));
        }
        for (one, many, count) in left_out {
            notes.left_out(source, one, many, count);
        }
        drafts.push(Draft { slug: movie.slug.clone(), ..draft });
    }
}

/// How much in a post speaks for a film. What only films have counts twice.
fn evidence(movie: &Movie, headline: &str, tags: &[String], is_inferred: bool) -> i32 {
    let review = movie.reviews.first();
    let has_grade = review.is_some_and(|review| review.grade.is_some());
    let set_apart = movie.name != headline.split_whitespace().collect::<Vec<_>>().join(" ");
    let weight = |holds: bool, weight: i32| if holds { weight } else { 0 };
    weight(has_grade, 2)
        + weight(!movie.directors.is_empty(), if is_inferred { 1 } else { 2 })
        + weight(!movie.writers.is_empty(), 1)
        + weight(movie.content_rating.is_some(), 2)
        + weight(movie.year.is_some(), 2)
        + weight(!movie.actors.is_empty(), if is_inferred { 1 } else { 2 })
        + weight(movie.duration_minutes.is_some(), 1)
        + weight(movie.distributor.is_some(), 1)
        + weight(!movie.countries_of_origin.is_empty(), 1)
        + weight(set_apart, 1)
        + tags.iter().map(|tag| of_tag(tag)).max().unwrap_or_default()
        + tags.iter().map(|tag| of_tag(tag)).min().unwrap_or_default().min(0)
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

/// A headline with the characters that `&…;` stands for, and without tags.
fn decoded(title: &str) -> String {
    if !title.contains(['&', '<']) {
        return title.trim().to_owned();
    }
    let html = title.replace("<i>", "").replace("</i>", "").replace("<em>", "").replace("</em>", "");
    markdown(&html).0
}

/// No more than one blank line in a row, and no white space at the ends of lines.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines() {
        let line = line.trim_end();
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

/// Says that an export holds no posts at all.
pub fn none(source: &str, notes: &mut Notes) {
    let help = "export all content, not a selection of it";
    notes.push(Severity::Warning, source, None, "the export holds no posts".into(), help);
}
