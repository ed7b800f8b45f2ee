//! What a document says of a movie, and where it contradicts itself.

use super::CastEntry;
use crate::certificate;
use crate::source::At;
use crate::text::fold;

/// What is known of a movie from one document, each fact with its place.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub year: Option<At<u16>>,
    pub directors: Vec<At<String>>,
    pub writers: Vec<At<String>>,
    pub distributor: Option<At<String>>,
    pub countries: Vec<At<String>>,
    pub duration_minutes: Option<At<u16>>,
    pub content_rating: Option<At<String>>,
    /// The address of a poster; the text has none.
    pub poster: Option<String>,
    pub cast: Vec<CastEntry>,
    /// Whether the front matter gives the cast, which the text then adds nobody to.
    pub cast_is_stated: bool,
    /// Where the document contradicts itself.
    pub conflicts: Vec<Conflict>,
}

/// Two values for a fact of which there is one.
#[derive(Clone, Debug)]
pub struct Conflict {
    pub what: &'static str,
    pub known: At<String>,
    pub other: At<String>,
}

impl Facts {
    /// Takes from `other` what is not known yet. What is known otherwise stays and is noted as a conflict.
    pub fn complete(&mut self, other: Facts) {
        self.conflicts.extend(other.conflicts);
        // The bishops' class gives way to the board's certificate, and is no conflict beside it.
        let class = |at: &Option<At<String>>| at.as_ref().is_some_and(|at| certificate::is_class(&at.value));
        let mut content_rating = other.content_rating;
        if class(&self.content_rating) && content_rating.is_some()
            || class(&content_rating) && self.content_rating.is_some()
        {
            let board = if class(&self.content_rating) { content_rating } else { self.content_rating.take() };
            (self.content_rating, content_rating) = (board, None);
        }
        let conflicts = &mut self.conflicts;
        let fits = |a: &String, b: &String| fold(a) == fold(b);
        // The year of a festival and the year of the release differ by one.
        one("year", &mut self.year, other.year, |a, b| a.abs_diff(*b) <= 1, conflicts);
        one("distributor", &mut self.distributor, other.distributor, fits, conflicts);
        one("running time", &mut self.duration_minutes, other.duration_minutes, u16::eq, conflicts);
        one("certificate", &mut self.content_rating, content_rating, fits, conflicts);
        list("director", &mut self.directors, other.directors, conflicts);
        list("writer", &mut self.writers, other.writers, conflicts);
        list("country of origin", &mut self.countries, other.countries, conflicts);
        // Who is named twice is one actor, which is seen when documents are put together.
        if !self.cast_is_stated {
            self.cast.extend(other.cast);
        }
    }
}

fn one<T: ToString>(
    what: &'static str,
    mine: &mut Option<At<T>>,
    other: Option<At<T>>,
    fits: impl Fn(&T, &T) -> bool,
    conflicts: &mut Vec<Conflict>,
) {
    match (&*mine, other) {
        (Some(known), Some(other)) if !fits(&known.value, &other.value) => {
            let text = |at: &At<T>| At::new(at.value.to_string(), at.span.clone());
            conflicts.push(Conflict { what, known: text(known), other: text(&other) });
        }
        (None, other) => *mine = other,
        _ => {}
    }
}

/// Several may be right, but not two lists that name nobody alike.
fn list(what: &'static str, mine: &mut Vec<At<String>>, other: Vec<At<String>>, conflicts: &mut Vec<Conflict>) {
    if mine.is_empty() {
        *mine = other;
        return;
    }
    let alike = |other: &At<String>| mine.iter().any(|known| fold(&known.value) == fold(&other.value));
    if let Some(first) = other.first().filter(|_| !other.iter().any(alike)) {
        conflicts.push(Conflict { what, known: mine[0].clone(), other: first.clone() });
    }
}
