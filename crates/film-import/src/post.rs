//! A post of a blog: whether it is a review, and its document.

use crate::Posts;
use crate::document::{Draft, Drafts, day, quoted};
use crate::evidence::is_review;
use crate::notes::{Notes, UNPLACED};
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

impl Post {
    /// Adds a draft if the post is a review, else counts it.
    pub fn place(self, source: &str, drafts: &mut Drafts, notes: &mut Notes) {
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
        if drafts.posts == Posts::Reviews && !is_review(movie, &headline, &tags, is_inferred) {
            let (one, many) = UNPLACED;
            return notes.leave(source, one, many, Some(&headline));
        }
        for (one, many, count) in left_out {
            notes.left_out(source, one, many, count);
        }
        drafts.push(Draft { slug: movie.slug.clone(), ..draft });
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
