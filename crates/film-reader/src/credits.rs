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
mod titled;

use crate::given::is_given;
use crate::grade::Graded;
use crate::layout::Chunk;
use crate::sentence::{ends_sentence, is_suffix, without_stop};
use crate::source::{At, Source};
use crate::text::{evenly_spaced, has_digit, near_end, split_at_mark, without_emphasis};
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
pub use titled::is_clause;

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

/// Lines that were asked about, by their places, and what they are as credits, so that none is read twice. To read those of the
/// head again was 1 % of all reading.
#[derive(Default)]
pub struct Known<'a>(BTreeMap<(usize, usize), Option<Vec<Item<'a>>>>);

/// Reads lines of credits. What a site says of stars holds for grades among them too.
#[derive(Clone, Copy)]
pub struct Reader<'s, 'a> {
    pub source: &'s Source<'a>,
    pub stars_out_of: Option<u8>,
}

impl<'a> Reader<'_, 'a> {
    /// Takes the credits out of `chunk`. What of the chunk is not credits stays.
    pub fn take(self, chunk: &mut Chunk<'a>, known: &mut Known<'a>, data: &mut Data<'a>) {
        let read = |line: &&'a str| known.0.remove(&self.place(line)).unwrap_or_else(|| self.items(line));
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
        // `Now playing at the Grand` beside credits
        for at in 0..read.len() {
            let beside = |at: usize| read.get(at).is_some_and(Option::is_some);
            if read[at].is_none()
                && sure > 0
                && says_where(chunk.lines[at])
                && (at > 0 && beside(at - 1) || beside(at + 1))
            {
                read[at] = Some(Vec::new());
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
            let head = chunk.lines[first].starts_with(|c: char| !c.is_lowercase())
                || ["by ", "reviewed by ", "review by "].iter().any(|by| chunk.lines[first].starts_with(by));
            let aside = chunk.lines[last].starts_with('(') && chunk.lines[last].ends_with(')');
            let foot = ends_sentence(chunk.lines[last]) || aside || last == 0 && may_name_the_film(chunk.lines[last]);
            let mut below_credit = false;
            // `year: 1982` above `genre: horror`
            let block =
                read.len() > 2 && chunk.lines.iter().all(|line| is_labelled(line) && line.len() <= LONGEST_BARE);
            for (at, items) in read.iter_mut().enumerate() {
                // A label may be written small: `reż. Ann Lee`, `występują: Bo Ek`.
                let line = chunk.lines[at];
                let is_small = || {
                    sure > 1
                        && labels::label(line)
                            .is_some_and(|(_, value)| line[..line.len() - value.len()].trim_end().ends_with([':', '.']))
                };
                let begins = block || line.starts_with(|c: char| !c.is_lowercase()) || is_small();
                // Labels in a row are a block of them, whatever stands above it and below it.
                let in_row = block || sure > 2 && below_credit && is_labelled(chunk.lines[at]);
                let several = items.as_ref().is_some_and(|items| items.iter().filter(|item| item.certain).count() > 2);
                let apart = || (sure > 1 || several) && is_apart(&chunk.lines, at);
                if !(begins && (at < first && head || at > last && foot || in_row || apart())) {
                    *items = None;
                }
                below_credit = items.is_some();
            }
        }
        if !read.iter().flatten().flatten().any(|item| item.certain) {
            return;
        }
        let (mut kept, mut taken) = (Vec::new(), Vec::new());
        for (line, items) in chunk.lines.iter().zip(read) {
            match items {
                Some(items) => taken.extend(items),
                None => kept.push(*line),
            }
        }
        // `Writer: Ann Lee` above `Writer: Bo Ek`
        taken.dedup_by(|item, before| match (&mut before.value, &item.value) {
            (Value::Names(known), Value::Names(more)) if before.field == item.field && known != more => {
                known.extend(more.iter().copied());
                true
            }
            _ => false,
        });
        taken.into_iter().for_each(|item| self.put(item, data));
        chunk.lines = kept;
    }

    /// Takes the one line of `chunk`, which stands beside credits, if it is a label and its value: `Produkcja: Polska 2016`.
    pub fn take_beside(self, chunk: &mut Chunk<'a>, data: &mut Data<'a>) {
        let [line] = chunk.lines[..] else { return };
        let short = line.len() <= LONGEST_BARE && !ends_sentence(line) && labels::label(line).is_some();
        if let Some(items) = short.then(|| self.items_of(line, true)).flatten() {
            items.into_iter().for_each(|item| self.put(item, data));
            chunk.lines.clear();
        }
    }

    /// Puts a label that stands on a line of its own, with a blank line below it, above its value.
    pub fn join_labels(self, chunks: &mut Vec<Chunk<'a>>) {
        let is_label = |chunk: &Chunk<'a>| {
            chunk
                .lines
                .last()
                .copied()
                .filter(|line| line.len() <= LONGEST_LABEL && (is_alone(line) || labels::heads(line).is_some()))
        };
        if !chunks.iter().any(|chunk| is_label(chunk).is_some()) {
            return;
        }
        let mut joined: Vec<Chunk<'a>> = Vec::with_capacity(chunks.len());
        for chunk in chunks.drain(..) {
            let joins = joined.last().and_then(is_label).zip(chunk.lines.first()).is_some_and(|(label, value)| {
                // A list of people may stand below a heading.
                let listed = value.starts_with(['-', '*', '+', '•']) && labels::heads(label).is_some();
                if listed || self.is_headed(label, value) {
                    return true;
                }
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

    /// Takes a value that is nothing but credits.
    pub fn take_value(self, line: &'a str, data: &mut Data<'a>) -> Option<()> {
        let items = self.items_of(line, true).filter(|items| items.iter().any(|item| item.certain))?;
        items.into_iter().for_each(|item| self.put(item, data));
        Some(())
    }

    /// Takes the facts that stand behind a title in columns: `Regie: Ann Lee | DE 2018`.
    pub fn take_columns(self, text: &'a str, facts: &mut Facts) -> Option<()> {
        let mut data = Data::default();
        let mark = [" | ", " • ", " · "].into_iter().find(|mark| text.contains(mark)).unwrap_or(" | ");
        for column in text.split(mark).map(str::trim) {
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
        let items = self.items_of(line, true);
        let is_credits =
            items.as_ref().is_some_and(|items| items.iter().any(|item| item.certain) && !is_sentence(line, items));
        // With a remark before them, it may be credits all the same.
        if items.is_some() || !may_open(bare(line)) {
            known.0.insert(self.place(line), items);
        }
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
        let line = bare(line);
        if line.len() > LONGEST || is_prose(line) {
            return None;
        }
        let line = without_title(line);
        let line =
            line.strip_prefix("MOVIE REVIEW ").map_or(line, |line| line.trim_start_matches(['★', '½', '☆', '*', ' ']));
        if let Some(items) = self.without_colons(line).or_else(|| self.names_and_facts(line)) {
            return Some(items);
        }
        let row = || (!is_clause(line)).then(|| self.columns(line).or_else(|| self.labelled_row(line)))?;
        if let Some(items) = self.labels_between_slashes(line).or_else(row) {
            return Some(items);
        }
        let row = LazyCell::new(|| has_digit(line) || may_be_a_film(line));
        if may_open_a_row(line)
            && *row
            && let Some(items) = self.run_of_facts(line).or_else(|| self.film_of(line))
        {
            return Some(items);
        }
        if line.starts_with('(')
            && let Some(items) = self.bracketed(line)
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

    /// Labels with their values, and facts, that slashes or bars part: `UK / 2009 / 98 mins / Director: Ann Lee`, `Director: Ann
    /// Lee / Stars: Bo Ek, Cy Oh / Rated: R`.
    fn labels_between_slashes(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        let bytes = line.as_bytes();
        let parted = || memchr::memchr3_iter(b'/', b'|', b'-', bytes).any(|at| bytes.get(at + 1) == Some(&b' '));
        if line.len() > 2 * LONGEST_BARE || memchr::memchr(b':', bytes).is_none() && !parted() {
            return None;
        }
        let mark =
            [" / ", " | ", " • ", " · ", " - ", " – "].into_iter().find(|mark| split_at_mark(line, mark).is_some())?;
        let parts = line.split(mark).map(str::trim).filter(|part| !part.is_empty());
        let (mut items, mut labelled, mut count) = (Vec::new(), 0, 0);
        for part in parts {
            count += 1;
            items.extend(match labels::label(part) {
                Some((field, value)) => {
                    labelled += 1;
                    self.labelled_grades(part).or_else(|| self.labelled_facts(field, value))?
                }
                None => {
                    let found = self.labelled_grades(part).or_else(|| self.facts_in(part));
                    found.or_else(|| self.place_and_year(part))?
                }
            });
        }
        (labelled > 1 || labelled > 0 && count > 2).then_some(items)
    }

    /// A person's name with its place.
    pub fn name(self, name: &str) -> At<String> {
        let name = without_stop(name);
        At::new(evenly_spaced(name), self.source.span(name))
    }

    fn put(self, item: Item<'a>, data: &mut Data<'a>) {
        let at = |text: &str| At::new(evenly_spaced(text), self.source.span(text));
        let list = |names: Vec<&str>| {
            let mut list = names.into_iter().map(without_stop).map(at).collect::<Vec<_>>();
            share_surname(&mut list);
            list
        };
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

/// Whether `line` is prose beyond doubt: long, with more words in a row than credits have, and without anything at its beginning
/// that a credit may begin with. Most of a text is, and is let go here; what is left is read with care.
fn is_prose(line: &str) -> bool {
    let near = &line.as_bytes()[..line.len().min(2 * LONGEST_LABEL)];
    let first = line.split(' ').next().unwrap_or(line);
    line.len() > LONGEST_BARE
        && line.starts_with(char::is_alphabetic)
        && !line.starts_with("The ")
        && memchr::memchr3(b':', b'|', 0xef, near).is_none()
        && is_clause(line)
        && !may_open(line)
        && !is_genre(first)
        && labels::label(line).is_none()
        && !announced::may_present(line)
}

/// A label without the title before it: `Low Tide movie cast: Ann Lee, Bo Ek`.
fn without_title(line: &str) -> &str {
    let near = &line.as_bytes()[..line.len().min(2 * LONGEST_LABEL)];
    let Some(colon) = memchr::memchr(b':', near) else { return line };
    let head = &line[..colon];
    let labelled = [" movie ", " Movie ", " film ", " Film "].iter().find_map(|film| {
        let at = head.rfind(film)? + film.len();
        let known = labels::label(&line[at..]).is_some() || crate::grade::labelled(&line[at..], None).is_some();
        known.then(|| &line[at..])
    });
    labelled.unwrap_or(line)
}

/// Gives the first of two siblings the surname that stands once: `Joel and Ethan Coen`.
fn share_surname(names: &mut [At<String>]) {
    if let [one, other] = names
        && let Some((given, surname)) = other.value.split_once(' ')
        && !one.value.contains(' ')
        && !surname.contains(' ')
        && is_given(given)
        && is_given(&one.value)
    {
        one.value = format!("{} {surname}", one.value);
    }
}

/// A line without the marks of a list, a table, a quotation or emphasis around it.
fn bare(line: &str) -> &str {
    let line = without_emphasis(line).trim_start_matches(['-', '•', '*', '|', '>']).trim_start();
    without_emphasis(line.trim_end_matches(['|', ' ']))
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
        // `Rated R for language.`
        Value::Certificate(..) => line.starts_with("Rated ") && line.len() <= LONGEST_BARE,
        _ => false,
    };
    let last = line.trim_end_matches('.').rsplit(char::is_whitespace).next().unwrap_or(line);
    // Only a running time ends with a unit: `time`, an hour in Norwegian, is an English word.
    let is_unit = matches!(only.value, Value::Number(..)) && UNITS.holds_any_case(last);
    !sure && line.ends_with('.') && !line.contains(':') && !is_unit && !SHORT.holds_any_case(last) && !is_suffix(last)
}

/// Whether a short line says where or since when the film is to be seen.
fn says_where(line: &str) -> bool {
    const OPENINGS: [&str; 10] = [
        "Now playing",
        "Now showing",
        "Now streaming",
        "Opens ",
        "Out ",
        "In theaters",
        "In cinemas",
        "Playing at",
        "Streaming on",
        "Available on",
    ];
    line.len() < SHORT && !ends_sentence(line) && OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// Whether the line at that place stands by itself, as a label with its value does, and not within prose that was broken
/// by hand: what is before it ends a sentence, is short or is a paragraph in one line.
fn is_apart(lines: &[&str], at: usize) -> bool {
    let ends = |line: &&str| ends_sentence(line) || line.len() < SHORT || line.len() > LONGEST_BROKEN;
    let labelled = is_labelled(lines[at]);
    let runs_on = lines.get(at + 1).is_some_and(|next| next.starts_with(char::is_lowercase));
    (labelled || lines[at].len() < SHORT) && !runs_on && at.checked_sub(1).is_none_or(|before| ends(&lines[before]))
}

/// Whether a colon stands near the beginning of `line`.
fn is_labelled(line: &str) -> bool {
    line.as_bytes()[..line.len().min(LONGEST_LABEL + 1)].contains(&b':')
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
mod tests;
