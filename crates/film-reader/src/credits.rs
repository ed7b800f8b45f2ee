//! The credits: who made the film, with whom, where, how long it runs and from what age.
//!
//! ```text
//! credits    =  line+                      in any order, in one block or in several
//! line       =  item (". " item)* "."?     one a line, or run together with full stops
//! item       =  label ":"? value           Directed by …, Director: …, With …, Running time: …
//!            |  countries | minutes | certificate      Canada/Ireland. 98 min. Rated PG
//! ```
//!
//! A block is credits when it holds something only credits say, and nothing that reads like prose.

mod announced;
mod block;
mod countries;
mod facts;
mod item;
mod labels;
mod names;
mod run;
mod running_time;
mod sentences;
mod short;
mod stretches;

use crate::grade::Graded;
use crate::layout::Chunk;
use crate::sentence::{ends_sentence, is_suffix, without_stop};
use crate::source::{At, Source};
use crate::text::{evenly_spaced, has_digit, near_end, without_emphasis};
use crate::words::{WordSet, word_set};
use memchr::memchr_iter;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

use announced::may_be_a_film;
pub use block::is_heading;
pub use facts::{Conflict, Facts};
use item::may_open_a_row;
pub use item::{is_genre, year};
use labels::{Field, is_alone};
pub use names::{CastEntry, cast_entry};
use stretches::{MOST_STOPS, may_open, remark};

/// What a block of credits says: facts, and the grades and the title that stand among them.
#[derive(Debug, Default)]
pub struct Data<'a> {
    pub facts: Facts,
    /// Lines with a label that is not known, which are left out.
    pub unknown: Vec<&'a str>,
    pub grades: Vec<Graded<'a>>,
    /// The title the credits name: `“Sound of Metal,” an Amazon Studios release, is rated R …`
    pub title: Option<&'a str>,
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
    Grades(Vec<Graded<'a>>),
    Title(&'a str),
    Unknown(&'a str),
    Ignored,
}

/// Lines that were asked about and are credits, by their places, so that none is read twice. To read those of the head again
/// was 1 % of all reading.
#[derive(Default)]
pub struct Known<'a>(BTreeMap<(usize, usize), Vec<Item<'a>>>);

/// Reads lines of credits. What a site says of stars holds for grades among them too.
#[derive(Clone, Copy)]
pub struct Reader<'s, 'a> {
    pub source: &'s Source<'a>,
    pub stars_out_of: Option<u8>,
}

impl<'a> Reader<'_, 'a> {
    /// Takes the credits out of `chunk`. What of the chunk is not credits stays.
    pub fn take(self, chunk: &mut Chunk<'a>, known: &mut Known<'a>, data: &mut Data<'a>) {
        let read = |line: &&'a str| known.0.remove(&self.place(line)).or_else(|| self.items(line));
        let mut read: Vec<Option<Vec<Item<'a>>>> = chunk.lines.iter().map(read).collect();
        self.join_labels_above(&chunk.lines, &mut read);
        self.join_broken_lists(&chunk.lines, &mut read);
        self.parts_and_actors(&chunk.lines, &mut read);
        if read.iter().all(Option::is_none) {
            return;
        }
        // `Availability: on demand` among credits is one that the model does not keep.
        let sure = read.iter().flatten().filter(|items| items.iter().any(|item| item.certain)).count();
        if sure > 1 {
            for (line, items) in chunk.lines.iter().zip(&mut read) {
                if items.is_none() {
                    *items = self.among_credits(line);
                }
            }
        }
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
            let aside = chunk.lines[last].starts_with('(') && chunk.lines[last].ends_with(')');
            let foot = ends_sentence(chunk.lines[last]) || aside || last == 0 && may_name_the_film(chunk.lines[last]);
            for (at, items) in read.iter_mut().enumerate() {
                let begins = chunk.lines[at].starts_with(|c: char| !c.is_lowercase());
                if !(begins && (at < first && head || at > last && foot || sure > 1 && is_apart(&chunk.lines, at))) {
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
                Some(items) => items.into_iter().for_each(|item| self.put(item, data)),
                None => kept.push(*line),
            }
        }
        chunk.lines = kept;
    }

    /// Puts a label that stands on a line of its own, with a blank line below it, above its value.
    pub fn join_labels(self, chunks: &mut Vec<Chunk<'a>>) {
        let is_label = |chunk: &Chunk<'a>| {
            chunk.lines.last().copied().filter(|line| line.len() <= LONGEST_LABEL && is_alone(line))
        };
        if !chunks.iter().any(|chunk| is_label(chunk).is_some()) {
            return;
        }
        let mut joined: Vec<Chunk<'a>> = Vec::with_capacity(chunks.len());
        for chunk in chunks.drain(..) {
            let joins = joined.last().and_then(is_label).zip(chunk.lines.first()).is_some_and(|(label, value)| {
                let span = self.source.span(label).start..self.source.span(value).end;
                value.len() <= LONGEST_VALUE && self.items(&self.source.text[span]).is_some()
            });
            match joined.last_mut().filter(|_| joins) {
                Some(last) => last.lines.extend(chunk.lines),
                None => joined.push(chunk),
            }
        }
        *chunks = joined;
    }

    /// Takes the credits that close a paragraph of prose off its end; gives what is left of it.
    pub fn take_closing(self, line: &'a str, data: &mut Data<'a>) -> &'a str {
        let from = near_end(line, LONGEST_CLOSING);
        let spaces = memchr_iter(b' ', &line.as_bytes()[from..]).map(|at| from + at);
        let mut starts = spaces.filter(|at| ends_sentence(&line[..*at])).take(MOST_STOPS);
        let found = starts.find_map(|at| {
            let rest = line[at..].trim_start();
            let items = self.items_of(rest, true)?;
            let sure = |item: &Item<'_>| item.certain && !matches!(item.value, Value::Names(_) | Value::Cast(_));
            (items.len() > 1 || rest.contains(':') || items.iter().all(sure)).then_some(())?;
            items.iter().any(|item| item.certain && !matches!(item.value, Value::Grades(_))).then_some((at, items))
        });
        match found {
            Some((at, items)) => {
                items.into_iter().for_each(|item| self.put(item, data));
                line[..at].trim_end()
            }
            None => line,
        }
    }

    /// Takes the facts that stand behind a title in columns: `Regie: Ann Lee | DE 2018`.
    pub fn take_columns(self, text: &'a str, facts: &mut Facts) -> Option<()> {
        let mut data = Data::default();
        for column in text.split(" | ").map(str::trim) {
            // `DE 2018` is a country written short, which is left out, and the year.
            let short = column.rsplit_once(' ').filter(|(place, _)| {
                place.len() <= 11 && place.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | ',' | ' '))
            });
            if let Some(number) = short.and_then(|(_, number)| year(number)) {
                let place = &column[column.len() - 4..];
                self.put(Item { field: Field::Year, value: Value::Number(place, number), certain: true }, &mut data);
                continue;
            }
            let items = self.items_of(column, true).or_else(|| self.facts_in(column))?;
            items.into_iter().for_each(|item| self.put(item, &mut data));
        }
        facts.complete(data.facts);
        Some(())
    }

    /// Whether `line` holds nothing but credits, from its first word.
    pub fn is_credits(self, line: &'a str, known: &mut Known<'a>) -> bool {
        let Some(items) = self.items_of(line, true) else { return false };
        let is_credits = items.iter().any(|item| item.certain) && !is_sentence(line, &items);
        known.0.insert(self.place(line), items);
        is_credits
    }

    fn place(self, line: &str) -> (usize, usize) {
        let Range { start, end } = self.source.span(line);
        (start, end)
    }

    /// Whether `line` is a label for a credit that the model does not keep, and its value.
    pub fn is_other_credit(self, line: &'a str) -> bool {
        line.len() <= LONGEST_BARE && labels::label(line).is_some_and(|(field, _)| field == Field::Other)
    }

    /// Reads a whole line as credits, or as nothing.
    fn items(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        self.items_of(line, false)
    }

    /// Reads a whole line as credits; `strict` lets no remark open it.
    fn items_of(self, line: &'a str, strict: bool) -> Option<Vec<Item<'a>>> {
        let line = line.trim_start_matches(['-', '•', '*', '|']).trim_start();
        let line = without_emphasis(line.trim_end_matches(['|', ' ']));
        if line.len() > LONGEST {
            return None;
        }
        if let Some(item) = self.without_colon(line) {
            return Some(vec![item]);
        }
        let row = LazyCell::new(|| has_digit(line) || may_be_a_film(line));
        if may_open_a_row(line)
            && *row
            && let Some(items) = self.run_of_facts(line).or_else(|| self.film_of(line))
        {
            return Some(items);
        }
        let mut found: Vec<Item<'_>> = Vec::new();
        let (mut remarks, mut unknown) = (0, 0);
        let mut rest = line;
        while !rest.is_empty() {
            let end = match self.first(rest, line, &row) {
                Some((items, end)) => {
                    found.extend(items);
                    end
                }
                // `In theaters.` among credits is no reason to take them for prose.
                None if found.is_empty() && (strict || !may_open(rest)) => return None,
                None => {
                    let (end, usual) = remark(rest, found.len())?;
                    // A short sentence of prose before the credits or behind them is no remark of theirs,
                    // unless it is the title once more.
                    let edge = found.is_empty() || found.len() < 2 && rest[end..].trim().len() < 2;
                    let capital = !rest[..end].contains(char::is_lowercase);
                    if edge && !usual && !capital {
                        return None;
                    }
                    remarks += 1;
                    unknown += usize::from(!usual);
                    Some(end).filter(|_| remarks <= MOST_REMARKS)?
                }
            };
            rest = rest[end..].trim_start_matches(['.', ',', ';', ' ', '\u{a0}', '|', '·', '•']);
            // `and others`
            rest = ["u. a.", "u.a."].iter().find_map(|others| rest.strip_prefix(others)).unwrap_or(rest).trim_start();
        }
        (!found.is_empty() && (unknown == 0 || unknown < found.len() && found.len() >= 2)).then_some(found)
    }

    /// A person's name with its place.
    pub fn name(self, name: &str) -> At<String> {
        At::new(evenly_spaced(name), self.source.span(name))
    }

    fn put(self, item: Item<'a>, data: &mut Data<'a>) {
        let at = |text: &str| At::new(evenly_spaced(text), self.source.span(text));
        let list = |names: Vec<&str>| names.into_iter().map(without_stop).map(at).collect::<Vec<_>>();
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
            (Field::Year, Value::Number(text, year)) => found.year = Some(At::new(year, self.source.span(text))),
            (_, Value::Number(text, minutes)) => {
                found.duration_minutes = Some(At::new(minutes, self.source.span(text)));
            }
            (_, Value::Certificate(text, certificate)) => {
                found.content_rating = Some(At::new(certificate, self.source.span(text)));
            }
            (_, Value::Cast(cast)) => found.cast = cast,
            (_, Value::Grades(grades)) => data.grades.extend(grades),
            (_, Value::Unknown(line)) => data.unknown.push(line),
            (_, Value::Title(title)) => data.title = data.title.or(Some(title).filter(|title| !title.is_empty())),
            (_, Value::Names(_) | Value::Ignored) => {}
        }
        data.facts.complete(found);
    }
}

/// More remarks than this are prose; it bounds the work on a text of short sentences.
const MOST_REMARKS: usize = 6;

/// Whether a line that stands by itself is a short sentence rather than a credit: `With Kindness.`,
/// `Unrated.` A label with a colon, or a second item, makes it a credit.
fn is_sentence(line: &str, items: &[Item<'_>]) -> bool {
    static SHORT: WordSet = word_set!(abbreviations);
    static UNITS: WordSet = word_set!(hours, minutes);
    let [only] = items else { return false };
    let sure = match &only.value {
        Value::Names(_) => true,
        Value::Cast(cast) => cast.len() > 1,
        _ => false,
    };
    let last = line.trim_end_matches('.').rsplit(char::is_whitespace).next().unwrap_or(line);
    // Only a running time ends with a unit: `time`, an hour in Norwegian, is an English word.
    let is_unit = matches!(only.value, Value::Number(..)) && UNITS.holds_any_case(last);
    !sure && line.ends_with('.') && !line.contains(':') && !is_unit && !SHORT.holds_any_case(last) && !is_suffix(last)
}

/// Whether the line at that place stands by itself, as a label with its value does, and not within prose that was broken
/// by hand: what is before it ends a sentence, is short or is a paragraph in one line.
fn is_apart(lines: &[&str], at: usize) -> bool {
    let ends = |line: &&str| ends_sentence(line) || line.len() < SHORT || line.len() > LONGEST_BROKEN;
    let labelled = lines[at].find(':').is_some_and(|colon| colon <= LONGEST_LABEL);
    let runs_on = lines.get(at + 1).is_some_and(|next| next.starts_with(char::is_lowercase));
    (labelled || lines[at].len() < SHORT) && !runs_on && at.checked_sub(1).is_none_or(|before| ends(&lines[before]))
}

/// A line that was not broken by hand is shorter than this, in bytes, …
const SHORT: usize = 50;

/// … or longer.
const LONGEST_BROKEN: usize = 100;

/// Whether a line may name the film above its credits, as newspapers set it at the foot of a review.
fn may_name_the_film(line: &str) -> bool {
    line.len() < LONGEST_BARE
        && !line.starts_with(char::is_lowercase)
        && !line.ends_with([',', ';', ':', '-', '–', '—'])
}

/// No credits that close a paragraph are longer, in characters.
const LONGEST_CLOSING: usize = 500;

/// No label on a line of its own is longer, in bytes; nor its value on the next line.
const LONGEST_LABEL: usize = 40;
const LONGEST_VALUE: usize = 400;

/// No line of credits is longer; it bounds the work on prose of one line.
const LONGEST: usize = 4000;

/// No list of countries, running time or certificate without a label is longer.
const LONGEST_BARE: usize = 120;

/// Reads a value of the front matter as countries; anything goes there that parts like a list.
pub fn split_list(text: &str) -> Vec<&str> {
    text.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

pub use running_time::labelled as minutes;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chunks;

    fn read(text: &str) -> (Facts, String) {
        let source = Source::new("a.txt", text);
        let mut data = Data::default();
        let mut left = Vec::new();
        for mut chunk in chunks(text) {
            Reader { source: &source, stars_out_of: None }.take(&mut chunk, &mut Known::default(), &mut data);
            left.extend(chunk.lines.iter().map(|line| line.to_string()));
        }
        (data.facts, left.join("/"))
    }

    fn values(list: &[At<String>]) -> Vec<&str> {
        list.iter().map(|at| at.value.as_str()).collect()
    }

    #[test]
    fn reads_one_a_line() {
        let (facts, left) = read(
            "Directed by Ann Lee Jr.\nWritten by Bo Ek & Cy Oh, based on the novel by Di Po\nReleased by North Films\n\
             Canada/Ireland. 98 min. Rated PG\nWith Ed Fa, Gil Ho and Ira J. Kay",
        );
        assert_eq!(left, "");
        assert_eq!(values(&facts.directors), ["Ann Lee Jr."]);
        assert_eq!(values(&facts.writers), ["Bo Ek", "Cy Oh"]);
        assert_eq!(facts.distributor.map(|at| at.value).as_deref(), Some("North Films"));
        assert_eq!(values(&facts.countries), ["Canada", "Ireland"]);
        assert_eq!(facts.duration_minutes.map(|at| at.value), Some(98));
        assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("PG"));
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
    fn reads_labels_of_one_letter() {
        let (facts, left) = read("D: Ann Lee; with Bo Ek, Cy Oh.");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
        let (facts, left) =
            read("D/A 2016, R: Ann Lee, B: Di Po, K: Ed Fa, D: Bo Ek, Cy Oh, 98 Min, FSK 12, Spielfilm");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
        assert_eq!((values(&facts.writers), facts.duration_minutes.map(|at| at.value)), (vec!["Di Po"], Some(98)));
        assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("FSK 12"));
    }

    #[test]
    fn reads_labels_above_their_values() {
        let (facts, left) = read("Regi:\nAnn Lee.\nMed:\nBo Ek, Cy Oh");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
        let (facts, left) = read("Directed by\nAnn Lee\nStarring\nBo Ek, Cy Oh");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
        let (facts, left) = read("With\nBo Ek it hums.");
        assert_eq!((left.as_str(), facts.cast.len()), ("With/Bo Ek it hums.", 0));
    }

    #[test]
    fn reads_labels_between_bars_and_wide_spaces() {
        let (facts, _) = read("Directed by: Ann Lee || Produced by: Bo Ek\nScreenplay by: Di Po || Music by: Cy Oh");
        assert_eq!((values(&facts.directors), values(&facts.writers)), (vec!["Ann Lee"], vec!["Di Po"]));
        let (facts, _) = read("Cast: Bo Ek, Cy Oh  Director: Ann Lee  Running Time: 94 min  Rating: R");
        assert_eq!((values(&facts.directors), facts.cast.len()), (vec!["Ann Lee"], 2));
        assert_eq!(facts.duration_minutes.map(|at| at.value), Some(94));
    }

    #[test]
    fn reads_trades_without_a_colon() {
        let (facts, left) = read("Director Ann Lee\nScreenwriter Di Po\nCast Bo Ek, Cy Oh");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
        let (facts, left) = read("Director Ann Lee hums.");
        assert_eq!((left.as_str(), facts.directors.len()), ("Director Ann Lee hums.", 0));
    }

    #[test]
    fn reads_the_company_before_the_cast() {
        let (facts, left) = read("(Blue Door) Bo Ek, Cy Oh. Directed by Ann Lee");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
        assert_eq!(facts.distributor.map(|at| at.value).as_deref(), Some("Blue Door"));
    }

    #[test]
    fn reads_them_in_other_languages() {
        let (facts, left) = read("USA. 15 år.\nRegi: Ann Lee.\nMed: Bo Ek, Cy Oh.\nSpilletid: 1 time og 38 minutter");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
        assert_eq!(facts.content_rating.map(|at| at.value).as_deref(), Some("15 år"));
        assert_eq!(facts.duration_minutes.map(|at| at.value), Some(98));
        let (facts, left) = read("Reżyseria: Ann Lee\nScenariusz: Di Po\nObsada: Bo Ek, Cy Oh\nYönetmen: Ann Lee");
        assert_eq!((left.as_str(), values(&facts.writers), facts.cast.len()), ("", vec!["Di Po"], 2));
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
    fn reads_parts_before_their_actors() {
        let (facts, left) = read("Ray Stone: Ed Fa\nMoe: Gil Ho\nDirected by Ann Lee.");
        let cast: Vec<_> =
            facts.cast.iter().map(|entry| (entry.name.value.as_str(), entry.character.as_deref())).collect();
        assert_eq!((left.as_str(), cast), ("", vec![("Ed Fa", Some("Ray Stone")), ("Gil Ho", Some("Moe"))]));
        let (facts, left) = read("“The Road,” directed by Ann Lee. With Ed Fa, Gil Ho. UK. (117 min.) Rated R.");
        assert_eq!((left.as_str(), values(&facts.directors), facts.cast.len()), ("", vec!["Ann Lee"], 2));
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
            "With Time.",
            "Unrated.",
            "Score: it thunders, and it weeps.",
            "Music: what else is there to talk about?",
            "the city at night, was\nwritten by Paul Schrader\nand it shows",
            "all of\n170 minutes.\nNobody left.",
            "She came back\nrated R",
            "2019",
            "Rated among the best of its year.",
            "Starring in a film is hard.",
            "Ann Lee: Bo Ek",
            "ANN LEE: Bo Ek!\nBO EK: Ann Lee\nThey wave.",
        ] {
            let (facts, left) = read(text);
            assert_eq!(left, text.replace('\n', "/"));
            assert!(facts.directors.is_empty() && facts.cast.is_empty() && facts.content_rating.is_none());
        }
    }
}
