//! What Letterboxd exports, and the table that it imports.
//!
//! ```text
//! reviews.csv   Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date
//! diary.csv     Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date
//! ratings.csv   Date,Name,Year,Letterboxd URI,Rating
//! watched.csv   Date,Name,Year,Letterboxd URI
//! profile.csv   Date Joined,Username,Given Name,Family Name,…
//! to import     Title,Year,Directors,tmdbID,imdbID,Rating,Rating10,WatchedDate,Rewatch,Tags,Review
//! ```
//!
//! The tables of one export are about the same films. A review is a document; so is a film that was only graded, by
//! the rating it has now. Further viewings without a text are counted, as is what was only watched.

use crate::archive::Entry;
use crate::blocks;
use crate::document::{Draft, Drafts, Order, day_of, order};
use crate::notes::Notes;
use crate::table::{Fields, Table};
use film_model::is_web_address;
use film_reader::{Severity, letterboxd_text, slug};
use std::collections::{HashMap, HashSet};

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Reviews,
    Diary,
    Ratings,
    Watched,
    Import,
}

/// What the table is; `None` for one of another site.
pub fn kind(table: &Table) -> Option<Kind> {
    if table.has(&["name", "year", "letterboxduri"]) {
        return Some(match () {
            () if table.has(&["review"]) => Kind::Reviews,
            () if table.has(&["watcheddate"]) => Kind::Diary,
            () if table.has(&["rating"]) => Kind::Ratings,
            () => Kind::Watched,
        });
    }
    let is_rated = ["rating", "rating10", "watcheddate", "review"].iter().any(|name| table.has(&[name]));
    let has_title = table.has(&["title"]) || table.has(&["name"]);
    let is_of_imdb = table.has(&["const"]);
    (has_title && is_rated && !is_of_imdb).then_some(Kind::Import)
}

/// The tables of one export.
#[derive(Default)]
pub struct Tables {
    /// The critic's name, from their profile.
    author: Option<String>,
    rows: Vec<Row>,
}

struct Row {
    kind: Kind,
    source: String,
    title: String,
    year: Option<String>,
    uri: Option<String>,
    grade: Option<String>,
    review: Option<String>,
    /// The day it was put on the site.
    date: Option<String>,
    watched: Option<String>,
    is_rewatch: bool,
    tags: Vec<String>,
    directors: Vec<String>,
    author: Option<String>,
}

impl Row {
    /// Which film it is about.
    fn film(&self) -> (String, Option<String>) {
        (self.title.to_lowercase(), self.year.clone())
    }

    /// The days that tell which of two ratings is the newer one.
    fn days(&self) -> (Option<&str>, Option<&str>) {
        (self.watched.as_deref().or(self.date.as_deref()), self.date.as_deref())
    }

    fn draft(&self, text: String) -> Draft {
        let mut more = Vec::new();
        if let Some(watched) = &self.watched {
            more.push(("watched".to_owned(), crate::document::quoted(watched)));
        }
        if self.is_rewatch {
            more.push(("rewatch".to_owned(), "true".to_owned()));
        }
        Draft {
            slug: slug(&self.title),
            title: self.title.clone(),
            year: self.year.clone(),
            author: self.author.clone(),
            // Of a film that was only graded the address is the film's.
            url: self.uri.clone().filter(|_| matches!(self.kind, Kind::Reviews | Kind::Diary)),
            date: self.date.clone().or_else(|| self.watched.clone()),
            grade: self.grade.clone(),
            directors: self.directors.clone(),
            more,
            tags: self.tags.clone(),
            text,
            ..Draft::default()
        }
    }
}

/// Takes the critic's name from `profile.csv`. Whether the table is one.
pub fn read_profile(table: &Table, tables: &mut Tables) -> bool {
    if !table.has(&["username", "givenname", "familyname"]) {
        return false;
    }
    if let Some((_, Ok(fields))) = table.rows.first() {
        let names = ["givenname", "familyname"].iter().filter_map(|name| table.get(fields, &[name]));
        let name = names.collect::<Vec<_>>().join(" ");
        tables.author = Some(name).filter(|name| !name.is_empty());
    }
    true
}

impl Tables {
    /// Reads a table. Gives what it is.
    pub fn read(
        &mut self,
        kind: Kind,
        table: &Table,
        entry: &Entry<'_>,
        _: &mut Drafts,
        notes: &mut Notes,
    ) -> Option<&'static str> {
        let source = &entry.name;
        let is_watchlist = entry.path.to_lowercase().contains("watchlist");
        let order = order(table.fields("date").chain(table.fields("watcheddate")));
        for (line, row) in &table.rows {
            match row {
                Err(_) if is_watchlist => {}
                Ok(fields) if is_watchlist => {
                    if table.get(fields, &["name", "title"]).is_some() {
                        notes.leave(source, "film to be watched", "films to be watched", None);
                    }
                }
                Err(wrong) => {
                    let help = "write a field that has a separator or a line break in it between quotation marks, and \
                                a quotation mark in it as `\"\"`";
                    notes.push(Severity::Error, source, Some(*line), wrong.clone(), help);
                }
                Ok(fields) => self.rows.extend(self::row(kind, table, fields, order, source, *line, notes)),
            }
        }
        Some(match kind {
            Kind::Import => "a table to be imported into Letterboxd",
            _ => "an export of Letterboxd",
        })
    }
}

fn row(
    kind: Kind,
    table: &Table,
    fields: &Fields,
    order: Option<Order>,
    source: &str,
    line: usize,
    notes: &mut Notes,
) -> Option<Row> {
    let get = |names: &[&str]| table.get(fields, names);
    let Some(title) = get(&["name", "title"]) else {
        let help = "write the title of the film into the first column of the row";
        notes.push(Severity::Error, source, Some(line), "the row names no film".into(), help);
        return None;
    };
    let mut warn = |message: String, help: &str| notes.push(Severity::Warning, source, Some(line), message, help);
    let year = get(&["year"]).and_then(|year| {
        // Programs that take the column for numbers with a point write `2019.0`.
        let year = year.strip_suffix(".0").unwrap_or(year);
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        if !is_year {
            warn(format!("\"{year}\" is no year, so \"{title}\" has none"), "write a year of four digits");
        }
        is_year.then(|| year.to_owned())
    });
    let stars = get(&["rating"]).filter(|rating| *rating != "0");
    let points = get(&["rating10"]).filter(|rating| *rating != "0");
    let grade = match (stars.map(of_five), points.map(of_ten)) {
        (Some(Some(grade)), _) | (_, Some(Some(grade))) => Some(grade),
        (None, None) => None,
        _ => {
            let written = stars.or(points).unwrap_or_default();
            let help = "write `Rating` as half stars from 0.5 to 5, or `Rating10` from 1 to 10";
            warn(format!("\"{written}\" is no rating, so \"{title}\" has no grade"), help);
            None
        }
    };
    let list = |text: &str| {
        let parts = text.split(',').map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let uri = get(&["letterboxduri", "url"]).map(str::to_owned).filter(|uri| is_web_address(uri));
    Some(Row {
        kind,
        source: source.to_owned(),
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        year,
        uri,
        grade,
        review: get(&["review"]).map(str::to_owned),
        date: get(&["date"]).and_then(|date| day_of(date, order)),
        watched: get(&["watcheddate"]).and_then(|date| day_of(date, order)),
        is_rewatch: get(&["rewatch"]).is_some_and(|rewatch| ["yes", "true", "1"].contains(&&*rewatch.to_lowercase())),
        tags: get(&["tags"]).map(list).unwrap_or_default(),
        directors: get(&["directors", "director"]).map(list).unwrap_or_default(),
        author: None,
    })
}

/// Stars from a half to five, with a point or a comma: `4.5`, `4,5`.
fn of_five(rating: &str) -> Option<String> {
    let rating = rating.replace(',', ".");
    let (whole, part) = rating.split_once('.').unwrap_or((&rating, "0"));
    let is_half = match part.trim_end_matches('0') {
        "" => false,
        "5" => true,
        _ => return None,
    };
    let whole: u8 = whole.parse().ok().filter(|whole| *whole <= 5)?;
    let halves = whole * 2 + u8::from(is_half);
    let written = if is_half { format!("{whole}.5") } else { whole.to_string() };
    (1..=10).contains(&halves).then(|| format!("{written}/5 stars"))
}

fn of_ten(rating: &str) -> Option<String> {
    let points: u8 = rating.trim_end_matches(".0").parse().ok()?;
    (1..=10).contains(&points).then(|| format!("{points}/10"))
}

/// The films of all exports.
#[derive(Default)]
pub struct Films {
    rows: Vec<Row>,
}

impl Films {
    /// Takes the tables of one file.
    pub fn add(&mut self, _: &str, tables: Tables) {
        let author = tables.author;
        self.rows.extend(tables.rows.into_iter().map(|row| Row { author: author.clone(), ..row }));
    }

    /// Makes a draft of each review, and of each film that was only graded.
    pub fn write(self, drafts: &mut Drafts, notes: &mut Notes) {
        let mut reviewed: HashMap<_, bool> = HashMap::new();
        let mut entries = HashSet::new();
        let (reviews, others): (Vec<Row>, Vec<Row>) = self.rows.into_iter().partition(|row| row.review.is_some());
        for row in &reviews {
            let has_grade = reviewed.entry(row.film()).or_default();
            *has_grade |= row.grade.is_some();
            entries.insert((row.film(), row.uri.clone()));
            entries.insert((row.film(), row.watched.clone()));
            let text = blocks::markdown(&letterboxd_text(row.review.as_deref().unwrap_or_default()));
            drafts.push(row.draft(text));
        }
        let mut graded: Vec<(_, Vec<Row>)> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        for row in others {
            let film = row.film();
            let is_of_review = entries.contains(&(film.clone(), row.uri.clone()))
                || row.watched.is_some() && entries.contains(&(film.clone(), row.watched.clone()));
            if is_of_review {
                continue;
            }
            let at = *places.entry(film.clone()).or_insert_with(|| {
                graded.push((film, Vec::new()));
                graded.len() - 1
            });
            graded[at].1.push(row);
        }
        for (film, rows) in graded {
            film_without_text(&film, rows, &reviewed, drafts, notes);
        }
    }
}

/// What is to be made of the rows about a film that have no text.
fn film_without_text(
    film: &(String, Option<String>),
    rows: Vec<Row>,
    reviewed: &HashMap<(String, Option<String>), bool>,
    drafts: &mut Drafts,
    notes: &mut Notes,
) {
    let viewings = |kind: Kind| matches!(kind, Kind::Diary | Kind::Import);
    if let Some(has_grade) = reviewed.get(film) {
        for row in rows.iter().filter(|row| row.grade.is_some()) {
            if viewings(row.kind) {
                let (one, many) = (
                    "viewing without a text of a film that has a review",
                    "viewings without a text of films that have a review",
                );
                notes.leave(&row.source, one, many, None);
            } else if !has_grade {
                let (one, many) =
                    ("rating of a film whose review has none", "ratings of films whose reviews have none");
                notes.leave(&row.source, one, many, Some(&row.title));
            }
        }
        return;
    }
    // The rating that a film has now stands among the ratings; the diary has the older ones as well.
    let now = rows.iter().filter(|row| row.kind == Kind::Ratings && row.grade.is_some()).max_by_key(|row| row.days());
    let seen = rows.iter().filter(|row| viewings(row.kind)).max_by_key(|row| row.days());
    let last = rows.iter().filter(|row| viewings(row.kind) && row.grade.is_some()).max_by_key(|row| row.days());
    let Some(row) = now.or(last) else {
        let row = &rows[0];
        notes.leave(
            &row.source,
            "film that was watched, without rating or review",
            "films that were watched, without rating or review",
            None,
        );
        return;
    };
    let mut draft = row.draft(String::new());
    if let Some(seen) = seen.filter(|_| row.kind == Kind::Ratings) {
        let watched = seen.watched.as_deref().map(crate::document::quoted);
        draft.more.extend(watched.map(|watched| ("watched".to_owned(), watched)));
        draft.tags.clone_from(&seen.tags);
    }
    drafts.push(draft);
    let older = rows.iter().filter(|other| viewings(other.kind) && other.grade.is_some());
    for row in older.filter(|other| last.is_some_and(|last| !std::ptr::eq(*other, last))) {
        notes.leave(&row.source, "earlier viewing without a text", "earlier viewings without a text", None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_written_with_their_scale() {
        let stars = ["4.5", "4,5", "5", "0.5", "3.0", "5.5", "0", "4.2", "B+"].map(of_five);
        let written = |text: &str| Some(text.to_owned());
        assert_eq!(
            stars,
            [
                written("4.5/5 stars"),
                written("4.5/5 stars"),
                written("5/5 stars"),
                written("0.5/5 stars"),
                written("3/5 stars"),
                None,
                None,
                None,
                None
            ]
        );
        assert_eq!(
            ["7", "10", "7.0", "11", "x"].map(of_ten),
            [written("7/10"), written("10/10"), written("7/10"), None, None]
        );
    }
}
