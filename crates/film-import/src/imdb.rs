//! The ratings that IMDb exports.
//!
//! ```text
//! today   Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,…,Directors
//! older   "position","const","created","modified","description","Title","Title type","Directors","You rated",…
//! ```
//!
//! Series, episodes and games are no films; what has no rating of the critic is no review.

use crate::document::{Draft, Drafts, day_of, order};
use crate::notes::Notes;
use crate::table::Table;
use film_reader::{Severity, slug};

/// The names of the column with the critic's rating.
const RATING: [&str; 2] = ["yourrating", "yourated"];

/// Words in the types of titles that are no films, in the languages that IMDb has for them.
const NO_FILMS: [&str; 9] = ["serie", "episod", "épisode", "game", "podcast", "music", "folge", "spiel", "jeuvidéo"];

/// Whether a table is an export of IMDb.
pub fn is(table: &Table) -> bool {
    table.has(&["const", "title"])
}

/// Reads the table.
pub fn read(table: &Table, source: &str, drafts: &mut Drafts, notes: &mut Notes) {
    let order = order(table.fields("daterated").chain(table.fields("created")));
    for (line, row) in &table.rows {
        let fields = match row {
            Ok(fields) => fields,
            Err(wrong) => {
                let help = "download the export again, or write a field with a separator in it between quotation marks";
                notes.push(Severity::Error, source, Some(*line), wrong.clone(), help);
                continue;
            }
        };
        let get = |names: &[&str]| table.get(fields, names);
        let Some(title) = get(&["title", "originaltitle"]) else {
            let help = "write the title into the column `Title`";
            notes.push(Severity::Error, source, Some(*line), "the row names no film".into(), help);
            continue;
        };
        let kind = get(&["titletype"]).unwrap_or_default();
        let folded: String = kind.to_lowercase().split_whitespace().collect();
        if NO_FILMS.iter().any(|word| folded.contains(word)) {
            notes.leave(
                source,
                &format!("title of the type \"{kind}\""),
                &format!("titles of the type \"{kind}\""),
                None,
            );
            continue;
        }
        let Some(rating) = get(&RATING) else {
            notes.leave(source, "film without a rating of yours", "films without a rating of yours", None);
            continue;
        };
        let points = rating.parse::<u8>().ok().filter(|points| (1..=10).contains(points));
        let Some(points) = points else {
            let message = format!("\"{rating}\" is no rating of \"{title}\"");
            notes.push(Severity::Error, source, Some(*line), message, "write a whole number from 1 to 10");
            continue;
        };
        let is_number = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
        let directors = get(&["directors"]).unwrap_or_default().split(", ").map(str::trim);
        drafts.push(Draft {
            slug: slug(title),
            title: title.to_owned(),
            year: get(&["year"]).filter(|year| year.len() == 4).filter(is_number).map(str::to_owned),
            date: get(&["daterated", "created"]).and_then(|date| day_of(date, order)),
            grade: Some(format!("{points}/10")),
            directors: directors.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            runtime: get(&["runtimemins"]).filter(is_number).map(str::to_owned),
            ..Draft::default()
        });
    }
}
