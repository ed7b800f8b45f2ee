//! The credits: who made the film, with whom, where, how long it runs and from what age.
//!
//! ```text
//! credits    =  line+                      in any order, in one block or in several
//! line       =  item (". " item)* "."?     one a line, or run together with full stops
//! item       =  label ":"? value           Directed by …, Director: …, With …, Running time: …
//!            |  countries | minutes | certificate      USA/Belgium. 120 min. Rated R
//! ```
//!
//! A block is credits when it holds something only credits say, and nothing that reads like prose.

pub mod certificate;
mod countries;
mod labels;
mod names;
mod running_time;

use super::layout::Chunk;
use super::source::{At, Source};
use super::text::{ends_sentence, has_inner_stop, single_spaced, without_emphasis, without_stop};

use labels::{Field, label};
pub use names::{CastEntry, cast_entry, is_name};

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
    pub cast: Vec<CastEntry>,
}

impl Facts {
    /// Takes from `other` what is not known yet.
    pub fn complete(&mut self, other: Facts) {
        fn list<T>(mine: &mut Vec<T>, other: Vec<T>) {
            if mine.is_empty() {
                *mine = other;
            }
        }
        self.year = self.year.take().or(other.year);
        list(&mut self.directors, other.directors);
        list(&mut self.writers, other.writers);
        self.distributor = self.distributor.take().or(other.distributor);
        list(&mut self.countries, other.countries);
        self.duration_minutes = self.duration_minutes.take().or(other.duration_minutes);
        self.content_rating = self.content_rating.take().or(other.content_rating);
        list(&mut self.cast, other.cast);
    }
}

/// One item of the credits.
struct Item<'a> {
    field: Field,
    value: Value<'a>,
    /// Whether only credits say such a thing.
    certain: bool,
}

enum Value<'a> {
    Names(Vec<&'a str>),
    Cast(Vec<CastEntry>),
    Text(&'a str),
    Countries(Vec<&'a str>),
    Number(&'a str, u16),
    Certificate(&'a str, String),
    Ignored,
}

/// Takes the credits out of `chunk` and into `facts`. What of the chunk is not credits stays.
pub fn take(source: &Source<'_>, chunk: &mut Chunk<'_>, facts: &mut Facts) {
    let mut read: Vec<Option<Vec<Item<'_>>>> = chunk.lines.iter().map(|line| items(source, line)).collect();
    let all = read.iter().all(Option::is_some);
    if all && read.len() == 1 && is_sentence(chunk.lines[0], read[0].as_deref().unwrap_or_default()) {
        return;
    }
    if !all {
        // Prose broken by hand may have a line that reads like a credit. Credits stand at an end of
        // the block, and the prose beside them is whole.
        let prose = |at: &usize| read[*at].is_none();
        let first = (0..read.len()).find(prose).unwrap_or(0);
        let last = (0..read.len()).rfind(prose).unwrap_or(0);
        let head = chunk.lines[first].starts_with(|c: char| !c.is_lowercase());
        let foot = ends_sentence(chunk.lines[last]);
        for (at, items) in read.iter_mut().enumerate() {
            let begins = chunk.lines[at].starts_with(|c: char| !c.is_lowercase());
            if !(begins && (at < first && head || at > last && foot)) {
                *items = None;
            }
        }
    }
    if !read.iter().flatten().flatten().any(|item| item.certain) {
        return;
    }
    let mut kept = Vec::new();
    for (line, items) in chunk.lines.iter().zip(read) {
        match items {
            Some(items) => items.into_iter().for_each(|item| put(source, item, facts)),
            None => kept.push(*line),
        }
    }
    chunk.lines = kept;
}

/// Whether a line that stands by itself is a short sentence rather than a credit: `With Kindness.`,
/// `Unrated.` A label with a colon, or a second item, makes it a credit.
fn is_sentence(line: &str, items: &[Item<'_>]) -> bool {
    let short = ["min.", "mins.", "hrs.", "Jr.", "Sr.", "Bros.", "Inc.", "Co."];
    items.len() == 1 && line.ends_with('.') && !line.contains(':') && !short.iter().any(|word| line.ends_with(word))
}

/// Reads a whole line as credits, or as nothing.
fn items<'a>(source: &Source<'_>, line: &'a str) -> Option<Vec<Item<'a>>> {
    let line = without_emphasis(line.trim_start_matches(['-', '•', '*', '|']).trim_start());
    if line.len() > LONGEST {
        return None;
    }
    let mut found: Vec<Item<'_>> = Vec::new();
    let mut unknown = 0;
    let mut rest = line;
    while !rest.is_empty() {
        // A full stop may belong to a word written short (`2 hrs. 5 mins.`), so the longest stretch
        // that reads as one item is taken. What has no label is short, which lets prose go quickly.
        let longest = if label(rest).is_some() { rest.len() } else { LONGEST_BARE };
        let mut stretches = ends(rest).filter(|end| *end <= longest);
        let after = match stretches.find_map(|end| Some((facts_in(source, &rest[..end])?, end))) {
            Some((items, end)) => {
                found.extend(items);
                end
            }
            // `In theaters.` among credits is no reason to take them for prose.
            None => {
                let end = ends(rest).last().filter(|end| rest[..*end].split_whitespace().count() <= 5)?;
                unknown += 1;
                end
            }
        };
        rest = rest[after..].trim_start_matches(['.', ',', ';', ' ', '\u{a0}', '|', '·', '•']);
    }
    (!found.is_empty() && (unknown == 0 || unknown < found.len() && found.len() >= 2)).then_some(found)
}

/// Reads one item, or several facts that commas part: `USA, 2019, 120 min`.
fn facts_in<'a>(source: &Source<'_>, text: &'a str) -> Option<Vec<Item<'a>>> {
    if let Some(item) = item(source, text) {
        return Some(vec![item]);
    }
    let text = text.trim_end_matches([';', '.']);
    if text.len() > LONGEST_BARE || !text.contains(',') || label(text).is_some() {
        return None;
    }
    text.split(',').map(|part| item(source, part)).collect()
}

/// No line of credits is longer; it bounds the work on prose of one line.
const LONGEST: usize = 4000;

/// No list of countries, running time or certificate without a label is longer.
const LONGEST_BARE: usize = 120;

/// Where an item that begins `text` may end, the farthest first.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let stops = text.char_indices().filter(move |(at, c)| {
        let next = text[at + c.len_utf8()..].chars().next();
        matches!(c, '.' | ';' | '|' | '·' | '•' | ')') && next.is_none_or(char::is_whitespace)
    });
    // `Directed by Ann Lee, written by Bo Ek` is two items.
    let joined = text.match_indices(", ").filter(|(at, _)| label(&text[at + 2..]).is_some()).map(|(at, _)| (at, ','));
    let belongs = |c| matches!(c, '.' | ')');
    let mut ends: Vec<usize> =
        stops.chain(joined).map(|(at, c)| if belongs(c) { at + 1 } else { at }).take(MOST_STOPS).collect();
    ends.sort_unstable();
    if ends.last() != Some(&text.len()) && ends.len() < MOST_STOPS {
        ends.push(text.len());
    }
    ends.into_iter().rev()
}

/// A line with more full stops than this is prose; it bounds the work on a hostile one.
const MOST_STOPS: usize = 40;

fn item<'a>(source: &Source<'_>, text: &'a str) -> Option<Item<'a>> {
    let text = without_stop(text);
    let one_sentence = !has_inner_stop(text);
    if let Some((field, value)) = label(text) {
        return (one_sentence || field == Field::Duration).then(|| labelled(source, field, value))?;
    }
    let bare = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text).trim();
    if let Some(minutes) = running_time::parse(bare) {
        return Some(Item { field: Field::Duration, value: Value::Number(bare, minutes), certain: true });
    }
    if let Some(certificate) = certificate::parse_alone(bare) {
        let value = Value::Certificate(bare, certificate);
        return Some(Item { field: Field::Certificate, value, certain: true });
    }
    if let Some(countries) = countries::parse(bare) {
        return Some(Item { field: Field::Countries, value: Value::Countries(countries), certain: false });
    }
    if let Some(year) = year(bare) {
        return Some(Item { field: Field::Year, value: Value::Number(bare, year), certain: false });
    }
    None
}

fn labelled<'a>(source: &Source<'_>, field: Field, value: &'a str) -> Option<Item<'a>> {
    let value = match field {
        Field::Directors | Field::Writers | Field::DirectorsAndWriters => Value::Names(names::list(value)?),
        Field::Cast => Value::Cast(names::cast(source, value)?),
        Field::Distributor => Value::Text(company(source, value)?),
        Field::Duration => Value::Number(value, running_time::parse(value).or_else(|| bare_minutes(value))?),
        Field::Countries => Value::Countries(countries::parse(value)?),
        Field::Certificate => Value::Certificate(value, certificate::parse(value)?),
        Field::Year => Value::Number(value, year(value)?),
        Field::Other => Value::Ignored,
    };
    // `Music: ANYTHING` may as well open a sentence; other credits must stand with it.
    Some(Item { field, value, certain: field != Field::Other })
}

/// `Running time: 120`
fn bare_minutes(text: &str) -> Option<u16> {
    text.parse().ok().filter(|minutes| (1..1000).contains(minutes))
}

/// A company's name: short, and without another fact behind its `Bros.` or `Co.`
fn company<'a>(source: &Source<'_>, text: &'a str) -> Option<&'a str> {
    let fact_behind = text.match_indices(". ").any(|(at, _)| item(source, &text[at + 2..]).is_some());
    (text.split_whitespace().count() <= 8 && !fact_behind).then_some(text)
}

/// A year in which a film may have come out.
pub fn year(text: &str) -> Option<u16> {
    let year = (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())??;
    (1880..2100).contains(&year).then_some(year)
}

fn put(source: &Source<'_>, item: Item<'_>, facts: &mut Facts) {
    let at = |text: &str| At::new(single_spaced(text), source.span(text));
    let list = |names: Vec<&str>| names.into_iter().map(at).collect::<Vec<_>>();
    let mut found = Facts::default();
    match (item.field, item.value) {
        (Field::Directors, Value::Names(names)) => found.directors = list(names),
        (Field::Writers, Value::Names(names)) => found.writers = list(names),
        (Field::DirectorsAndWriters, Value::Names(names)) => {
            found.directors = list(names.clone());
            found.writers = list(names);
        }
        (_, Value::Text(text)) => found.distributor = Some(at(text)),
        (_, Value::Countries(countries)) => found.countries = list(countries),
        (Field::Year, Value::Number(text, year)) => found.year = Some(At::new(year, source.span(text))),
        (_, Value::Number(text, minutes)) => found.duration_minutes = Some(At::new(minutes, source.span(text))),
        (_, Value::Certificate(text, certificate)) => {
            found.content_rating = Some(At::new(certificate, source.span(text)));
        }
        (_, Value::Cast(cast)) => found.cast = cast,
        (_, Value::Names(_) | Value::Ignored) => {}
    }
    facts.complete(found);
}

/// What stands in brackets behind a title: a year, a running time, a certificate. `None` where it
/// is none of them.
pub fn take_bracket(source: &Source<'_>, text: &str, facts: &mut Facts) -> Option<()> {
    let item = item(source, text).filter(|item| {
        matches!(item.field, Field::Year | Field::Duration | Field::Certificate | Field::Countries | Field::Directors)
    })?;
    put(source, item, facts);
    Some(())
}

/// An age certificate in brackets behind a title.
pub fn take_certificate(source: &Source<'_>, text: &str, facts: &mut Facts) -> Option<()> {
    let rating = certificate::parse(text).filter(|_| text.chars().all(|c| !c.is_ascii_digit()))?;
    put(source, Item { field: Field::Certificate, value: Value::Certificate(text, rating), certain: true }, facts);
    Some(())
}

/// Reads a value of the front matter as countries; anything goes there that parts like a list.
pub fn split_list(text: &str) -> Vec<&str> {
    text.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

pub use running_time::parse as minutes;

#[cfg(test)]
mod tests {
    use super::super::layout::chunks;
    use super::*;

    fn read(text: &str) -> (Facts, String) {
        let source = Source::new("a.txt", text);
        let mut facts = Facts::default();
        let mut left = Vec::new();
        for mut chunk in chunks(text) {
            take(&source, &mut chunk, &mut facts);
            left.extend(chunk.lines.iter().map(|line| line.to_string()));
        }
        (facts, left.join("/"))
    }

    fn values(list: &[At<String>]) -> Vec<&str> {
        list.iter().map(|at| at.value.as_str()).collect()
    }

    #[test]
    fn reads_one_a_line() {
        let (facts, left) = read(
            "Directed by Ann Lee Jr.\nWritten by Bo Ek & Cy Oh, based on the novel by Di Po\nReleased by North Films\n\
             USA/Belgium. 120 min. Rated R\nWith Ed Fa, Gil Ho and Ira J. Kay",
        );
        assert_eq!(left, "");
        assert_eq!(values(&facts.directors), ["Ann Lee Jr."]);
        assert_eq!(values(&facts.writers), ["Bo Ek", "Cy Oh"]);
        assert_eq!(facts.distributor.map(|at| at.value).as_deref(), Some("North Films"));
        assert_eq!(values(&facts.countries), ["USA", "Belgium"]);
        assert_eq!(facts.duration_minutes.map(|at| at.value), Some(120));
        assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("R"));
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
            "Unrated.",
            "Score: it thunders, and it weeps.",
            "Music: what else is there to talk about?",
            "the city at night, was\nwritten by Paul Schrader\nand it shows",
            "all of\n170 minutes.\nNobody left.",
            "She came back\nrated R",
            "2019",
            "Rated among the best of its year.",
            "Starring in a film is hard.",
        ] {
            let (facts, left) = read(text);
            assert_eq!(left, text.replace('\n', "/"));
            assert!(facts.directors.is_empty() && facts.cast.is_empty() && facts.content_rating.is_none());
        }
    }
}
