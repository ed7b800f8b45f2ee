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

use super::grade::{self, Graded};
use super::layout::Chunk;
use super::source::{At, Source};
use super::text::{
    ends_sentence, evenly_spaced, fold, has_inner_stop, is_abbreviation, strip_prefix_ignore_case, without_emphasis,
    without_stop,
};

use labels::{Field, label};
pub use names::{CastEntry, cast_entry, is_name, split as split_names};

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

/// Reads lines of credits. What a site says of stars holds for grades among them too.
#[derive(Clone, Copy)]
pub struct Reader<'s, 'a> {
    pub source: &'s Source<'a>,
    pub stars_out_of: Option<u8>,
}

impl<'a> Reader<'_, 'a> {
    /// Takes the credits out of `chunk`. What of the chunk is not credits stays.
    pub fn take(self, chunk: &mut Chunk<'a>, data: &mut Data<'a>) {
        let mut read: Vec<Option<Vec<Item<'a>>>> = chunk.lines.iter().map(|line| self.items(line)).collect();
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
            let foot = ends_sentence(chunk.lines[last]) || last == 0 && is_heading(chunk.lines[last]);
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
                Some(items) => items.into_iter().for_each(|item| self.put(item, data)),
                None => kept.push(*line),
            }
        }
        chunk.lines = kept;
    }

    /// Reads a line that stands among credits more leniently than one among prose: a name may be written
    /// as no other is, and a label may be none that is known.
    fn among_credits(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        let bare = without_emphasis(line.trim_start_matches(['-', '•', '*', '|']).trim_start());
        if let Some((field @ (Field::Directors | Field::Writers | Field::DirectorsAndWriters), value)) = label(bare) {
            let names = names::among_credits(without_stop(value))?;
            return Some(vec![Item { field, value: Value::Names(names), certain: true }]);
        }
        let heading = super::document::is_heading_of_credits(line);
        let ruler = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        let short = line.len() <= SHORT && (line.starts_with(['[', '©', '(']) || bare.starts_with("In "));
        if heading || ruler || short {
            return Some(Vec::new());
        }
        let unknown = Item { field: Field::Other, value: Value::Unknown(bare), certain: false };
        is_unknown_label(bare).then(|| vec![unknown])
    }

    /// Reads a cast as some papers have it, a part and its actor a line: `Ellis Moran: Toby Crane`. One
    /// such line alone is nothing.
    fn parts_and_actors(self, lines: &[&'a str], read: &mut [Option<Vec<Item<'a>>>]) {
        let entry = |line: &&'a str| {
            let parted = line.split_once(':').or_else(|| line.split_once(" ... ")).or_else(|| line.split_once(".."));
            let (part, name) = parted.filter(|_| line.len() <= LONGEST_BARE)?;
            let (part, name) = (part.trim_matches(['.', ' ']), name.trim_matches(['.', ' ']));
            let both = is_name(name) && is_name(part) && name.contains(' ');
            both.then(|| CastEntry { name: self.name(name), character: Some(evenly_spaced(part)), url: None })
        };
        let found: Vec<Option<CastEntry>> =
            lines.iter().zip(&*read).map(|(line, items)| if items.is_none() { entry(line) } else { None }).collect();
        // Among prose, such lines are a dialogue.
        let whole = found.iter().zip(&*read).all(|(entry, items)| entry.is_some() || items.is_some());
        if !whole || found.iter().flatten().count() < 2 {
            return;
        }
        for (entry, items) in found.into_iter().zip(read) {
            if let Some(entry) = entry {
                *items = Some(vec![Item { field: Field::Cast, value: Value::Cast(vec![entry]), certain: true }]);
            }
        }
    }

    /// A list of people may run on into the next line: behind a comma, a name a line, or in the middle of
    /// a name even.
    fn join_broken_lists(self, lines: &[&'a str], read: &mut [Option<Vec<Item<'a>>>]) {
        for at in 1..lines.len() {
            let before = lines[at - 1];
            let last = match read[at - 1].as_ref().and_then(|items| items.last()).map(|item| &item.value) {
                Some(Value::Names(names)) => names.last().map(|name| (*name, false)),
                Some(Value::Cast(cast)) => cast.last().map(|entry| (entry.name.value.as_str(), true)),
                _ => None,
            };
            let Some((last, is_cast)) = last.filter(|_| read[at].is_none()) else { continue };
            if names::list(lines[at]).is_none() || super::document::is_heading_of_credits(lines[at]) {
                continue;
            }
            let goes_on = before.ends_with([',', '&']) || before.ends_with(" and ") || before.ends_with(" and");
            if goes_on || !last.contains(' ') {
                let start = self.source.span(before).start;
                let joined = &self.source.text[start..self.source.span(lines[at]).end];
                if let Some(items) = self.items(joined) {
                    read[at - 1] = Some(Vec::new());
                    read[at] = Some(items);
                }
            } else if is_cast && let Some(cast) = names::cast(self.source, lines[at]) {
                read[at] = Some(vec![Item { field: Field::Cast, value: Value::Cast(cast), certain: false }]);
            }
        }
    }

    /// Takes the credits that close a paragraph of prose off its end; gives what is left of it.
    pub fn take_closing(self, line: &'a str, data: &mut Data<'a>) -> &'a str {
        let from = line.char_indices().rev().nth(LONGEST_CLOSING).map_or(0, |(at, _)| at);
        let starts = line[from..].match_indices(' ').map(|(at, _)| from + at);
        let mut starts = starts.filter(|at| ends_sentence(&line[..*at])).take(MOST_STOPS);
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

    /// Whether `line` holds nothing but credits, from its first word.
    pub fn is_credits(self, line: &'a str) -> bool {
        self.items_of(line, true)
            .is_some_and(|items| items.iter().any(|item| item.certain) && !is_sentence(line, &items))
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
        let mut found: Vec<Item<'_>> = Vec::new();
        let (mut remarks, mut unknown) = (0, 0);
        let mut rest = line;
        while !rest.is_empty() {
            let end = match self.first(rest) {
                Some((items, end)) => {
                    found.extend(items);
                    end
                }
                // `In theaters.` among credits is no reason to take them for prose.
                None if strict && found.is_empty() => return None,
                None => {
                    let (end, usual) = remark(rest)?;
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
        }
        (!found.is_empty() && (unknown == 0 || unknown < found.len() && found.len() >= 2)).then_some(found)
    }

    /// Reads what begins `text` as one item or several, and says where they end.
    fn first(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        if let Some(announced) = announced(text).or_else(|| self.titled(text)) {
            return Some(announced);
        }
        let label = label(text);
        if let Some(found) = self.french(text).or_else(|| self.presented(text)) {
            return Some(found);
        }
        if label.is_none() && !may_be_facts(text) {
            return None;
        }
        // A full stop may belong to a word written short (`2 hrs. 5 mins.`), so the longest stretch
        // that reads as one item is taken.
        let from = label.as_ref().map_or(0, |(_, value)| text.len() - value.len());
        let mut stretches = Ends::of(text, from, label.as_ref().map(|(field, _)| *field));
        while let Some(end) = stretches.pop() {
            let stretch = without_stop(&text[..end]);
            // Grades first: `Score: 85%` is one, where `Score: Ann Lee` names a composer.
            let items = self.labelled_grades(stretch).or_else(|| match label {
                Some((field, value)) => self.labelled_facts(field, stretch.get(text.len() - value.len()..)?),
                None => self.facts_in(stretch),
            });
            if let Some(items) = items {
                return Some((items, end));
            }
        }
        None
    }

    /// `“Low Tide,” directed by Mara Quill.`
    fn titled(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        let limit = text.starts_with(['"', '“', '‘']).then(|| text.char_indices().nth(LONGEST_BARE));
        let limit = limit?.map_or(text.len(), |(at, _)| at);
        let (title, rest) = title_and_rest(&text[..limit])?;
        let rest = rest.trim_start_matches([',', ' ']);
        let (field, _) = label(rest).filter(|(field, _)| *field != Field::Other && *field != Field::Cast)?;
        let start = rest.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + sentence_end(&text[start..])?;
        let (_, value) = label(&text[start..end])?;
        let mut items = self.labelled_facts(field, value)?;
        items.push(Item { field: Field::Other, value: Value::Title(title), certain: false });
        Some((items, end))
    }

    /// `Tall Pine presents a film directed by Ann Lee`
    fn presented(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        if !text.split(' ').take(8).any(|word| word == "presents") {
            return None;
        }
        let head = &text[..text.char_indices().nth(LONGEST_BARE).map_or(text.len(), |(at, _)| at)];
        let (company, behind) = head.split_once(" presents a film ")?;
        let names =
            ["directed by ", "written and directed by ", "by "].iter().find_map(|by| behind.strip_prefix(by))?;
        let start = names.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + sentence_end(&text[start..])?;
        let field = if behind.starts_with("written") { Field::DirectorsAndWriters } else { Field::Directors };
        let names = names::list(without_stop(&text[start..end]))?;
        let company = self.company(company)?;
        let company = Item { field: Field::Distributor, value: Value::Text(company), certain: true };
        Some((vec![company, Item { field, value: Value::Names(names), certain: true }], end))
    }

    /// `De Jacques Audiard, avec Tahar Rahim, Niels Arestrup`
    fn french(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        let rest = match text.strip_prefix("Film ") {
            Some(rest) => rest.split_once(" de ").filter(|(kind, _)| kind.split_whitespace().count() <= 4)?.1,
            None => text.strip_prefix("De ")?,
        };
        let (directors, behind) =
            rest.split_once(", avec ").or_else(|| rest.split_once(" avec ").filter(|_| text.starts_with("Film ")))?;
        let behind = behind.split(" (").next().unwrap_or(behind);
        let end = sentence_end(behind)?;
        let cast = names::cast(self.source, without_stop(&behind[..end]))?;
        let at = behind.as_ptr() as usize - text.as_ptr() as usize;
        let directors = Item { field: Field::Directors, value: Value::Names(names::list(directors)?), certain: true };
        let cast = Item { field: Field::Cast, value: Value::Cast(cast), certain: true };
        Some((vec![directors, cast], at + end))
    }

    fn labelled_grades(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let grades = grade::labelled(text, self.stars_out_of)?;
        Some(vec![Item { field: Field::Other, value: Value::Grades(grades), certain: true }])
    }

    /// Reads the value of a label, and the facts that commas may part from it: `Rated R, 130 minutes`.
    fn labelled_facts(self, field: Field, value: &'a str) -> Option<Vec<Item<'a>>> {
        let value = without_stop(value);
        if field != Field::Duration && has_inner_stop(value) {
            return None;
        }
        if field == Field::Other
            && let Some(items) = produced(value)
        {
            return Some(items);
        }
        if let Some(item) = self.labelled(field, value) {
            return Some(vec![item]);
        }
        let (value, rest) = value.split_once(", ").filter(|_| value.len() <= LONGEST_BARE)?;
        let mut items = vec![self.labelled(field, value)?];
        items.extend(self.facts_in(rest)?);
        Some(items)
    }

    /// Reads facts that need no label: one, or several that commas part: `USA, 2019, 120 min`.
    fn facts_in(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let text = without_brackets(without_stop(text.trim_end_matches(';')));
        if text.len() > LONGEST_BARE {
            return None;
        }
        if let Some(item) = self.fact(text) {
            return Some(vec![item]);
        }
        let other = |part: &'a str| among_facts(part).map(|item| vec![item]).or_else(|| self.place_and_year(part));
        if !text.contains(',') {
            return other(text);
        }
        let mut items: Vec<Item<'a>> = Vec::new();
        for part in text.split(',').map(str::trim) {
            // `France, Suisse, 2017` is one list of countries and a year.
            if let Some(more) = countries::parse(part)
                && let Some(Value::Countries(known)) = items.last_mut().map(|item| &mut item.value)
            {
                known.extend(more);
                continue;
            }
            let labelled = || label(part).and_then(|(field, value)| self.labelled(field, value));
            match self.fact(part).or_else(labelled) {
                Some(item) => items.push(item),
                None => items.extend(other(part)?),
            }
        }
        Some(items)
    }

    /// The director and more in `Sound of Metal (Darius Marder, 2019)`, `Ran (d. Akira Kurosawa, Japan)`.
    fn director_and_facts(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let by = ["directed by ", "dir. ", "d. "].iter().find_map(|by| strip_prefix_ignore_case(text.trim(), by));
        let (name, facts) = by.unwrap_or(text.trim()).split_once(',')?;
        let directors = names::list(name).filter(|names| names.iter().all(|name| name.contains(' ')))?;
        let mut items = vec![Item { field: Field::Directors, value: Value::Names(directors), certain: true }];
        items.extend(self.facts_in(facts.trim())?);
        Some(items)
    }

    /// Takes what some papers set below the title: `Mira Osei, Ghana/Germany, 2018; Larkin Pictures`.
    pub fn take_under_title(self, line: &'a str, facts: &mut Facts) -> Option<()> {
        let (line, company) = match line.split_once(';') {
            Some((line, company)) => (line, self.company(company.trim())),
            None => (line, None),
        };
        let items =
            (line.len() <= LONGEST_BARE).then(|| self.director_and_facts(line).or_else(|| self.facts_in(line)))??;
        let wanted = |field| items.iter().any(|item| item.field == field);
        if !wanted(Field::Countries) && !wanted(Field::Year) {
            return None;
        }
        let mut data = Data::default();
        items.into_iter().for_each(|item| self.put(item, &mut data));
        let company = company.map(|text| Item { field: Field::Distributor, value: Value::Text(text), certain: true });
        company.into_iter().for_each(|item| self.put(item, &mut data));
        facts.complete(data.facts);
        Some(())
    }

    /// A person's name with its place.
    pub fn name(self, name: &str) -> At<String> {
        At::new(evenly_spaced(name), self.source.span(name))
    }

    /// `Belgium 2019`
    fn place_and_year(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let (place, behind) = text.rsplit_once(' ')?;
        let year = Item { field: Field::Year, value: Value::Number(behind, year(behind)?), certain: false };
        let countries = countries::parse(without_stop(place))?;
        let countries = Item { field: Field::Countries, value: Value::Countries(countries), certain: false };
        Some(vec![countries, year])
    }

    /// Reads one fact that needs no label. Each kind is tried on what may begin it only: this is where
    /// most of the work on prose would be.
    fn fact(self, text: &'a str) -> Option<Item<'a>> {
        let bare = without_brackets(text.trim());
        let digit = bare.starts_with(|c: char| c.is_ascii_digit());
        if digit {
            if let Some(minutes) = running_time::parse(bare) {
                return Some(Item { field: Field::Duration, value: Value::Number(bare, minutes), certain: true });
            }
            if let Some(year) = year(bare) {
                return Some(Item { field: Field::Year, value: Value::Number(bare, year), certain: false });
            }
        }
        if let Some(certificate) = certificate::parse_alone(bare) {
            let value = Value::Certificate(bare, certificate);
            return Some(Item { field: Field::Certificate, value, certain: true });
        }
        if is_genre(bare) {
            return Some(Item { field: Field::Other, value: Value::Ignored, certain: false });
        }
        if !digit && let Some(countries) = countries::parse(bare) {
            return Some(Item { field: Field::Countries, value: Value::Countries(countries), certain: false });
        }
        // A letter among credits is too little to be the grade.
        let grades = grade::own_line(bare, self.stars_out_of).filter(|_| bare.len() > 1)?;
        Some(Item { field: Field::Other, value: Value::Grades(grades), certain: false })
    }

    fn labelled(self, field: Field, value: &'a str) -> Option<Item<'a>> {
        let value = match field {
            Field::Directors | Field::Writers | Field::DirectorsAndWriters => Value::Names(names::list(value)?),
            Field::Cast => Value::Cast(names::cast(self.source, value)?),
            Field::Distributor => Value::Text(self.company(value)?),
            Field::Duration => Value::Number(value, running_time::labelled(value)?),
            Field::Countries => Value::Countries(countries::parse(value)?),
            Field::Certificate => Value::Certificate(value, certificate::parse(value)?),
            Field::Year => Value::Number(value, year(value)?),
            Field::Other => Value::Ignored,
        };
        // `Music: ANYTHING` may as well open a sentence; other credits must stand with it.
        Some(Item { field, value, certain: field != Field::Other })
    }

    /// A company's name: short, and without another fact behind its `Bros.` or `Co.`
    fn company(self, text: &'a str) -> Option<&'a str> {
        let fact_behind = text.match_indices([',', '.']).any(|(at, _)| self.fact(text[at + 1..].trim()).is_some());
        let named = text.contains(char::is_alphanumeric);
        (named && text.split_whitespace().count() <= 8 && !fact_behind).then_some(text)
    }

    fn put(self, item: Item<'a>, data: &mut Data<'a>) {
        let at = |text: &str| At::new(evenly_spaced(text), self.source.span(text));
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

    /// What stands in brackets behind a title: a year, a running time, a certificate, countries, the
    /// director. `None` where it is none of them.
    pub fn take_bracket(self, text: &'a str, facts: &mut Facts) -> Option<()> {
        let wanted = [Field::Year, Field::Duration, Field::Certificate, Field::Countries, Field::Directors];
        let mut data = Data::default();
        // Alone in brackets behind a title, `R` can be nothing else.
        let letter = certificate::parse(text).filter(|_| text.chars().all(|c| !c.is_ascii_digit()));
        if let Some(rating) = letter {
            let value = Value::Certificate(text, rating);
            self.put(Item { field: Field::Certificate, value, certain: true }, &mut data);
        } else {
            let year_of = |text: &'a str| {
                // `(Ελλάδα, 2018)`: a word that is not known does not hide the year.
                let (place, behind) = text.rsplit_once(", ")?;
                let known = place.split_whitespace().count() <= 2 && !place.contains([',', '.']);
                Some(vec![self.fact(behind).filter(|item| known && item.field == Field::Year)?])
            };
            let items =
                self.facts_in(text.trim()).or_else(|| self.director_and_facts(text)).or_else(|| year_of(text))?;
            if items.iter().any(|item| !wanted.contains(&item.field)) {
                return None;
            }
            items.into_iter().for_each(|item| self.put(item, &mut data));
        }
        facts.complete(data.facts);
        Some(())
    }
}

/// The kind of film, as it stands among facts: `Drama, PG-13, 115 min.`
fn is_genre(text: &str) -> bool {
    const GENRES: [&str; 18] = [
        "Action",
        "Adventure",
        "Animation",
        "Biography",
        "Comedy",
        "Crime",
        "Documentary",
        "Drama",
        "Dramedy",
        "Fantasy",
        "Horror",
        "Musical",
        "Mystery",
        "Romance",
        "Sci-Fi",
        "Thriller",
        "War",
        "Western",
    ];
    text.len() <= 12 && GENRES.binary_search(&text).is_ok()
}

/// Whether `text` may begin with facts that have no label: a number, a bracket, a star, or words as
/// lists of countries, certificates and grades have them. It lets prose go at its first small word.
fn may_be_facts(text: &str) -> bool {
    const SMALL: [&str; 49] = [
        "a",
        "ab",
        "and",
        "cert",
        "certificate",
        "down",
        "e",
        "eight",
        "et",
        "film",
        "five",
        "four",
        "h",
        "half",
        "hour",
        "hours",
        "is",
        "letter",
        "min",
        "mins",
        "minus",
        "minutes",
        "mpaa",
        "nine",
        "not",
        "of",
        "one",
        "out",
        "percent",
        "plus",
        "point",
        "points",
        "publics",
        "rated",
        "rating",
        "seven",
        "six",
        "star",
        "stars",
        "ten",
        "the",
        "three",
        "thumb",
        "thumbs",
        "two",
        "und",
        "up",
        "yet",
        "zero",
    ];
    match text.chars().next() {
        Some(first) if first.is_lowercase() => return false,
        Some(first) if !first.is_alphabetic() => return true,
        _ => {}
    }
    for word in text.split([' ', '\u{a0}']).take(SMALL.len()) {
        let small = word.starts_with(char::is_lowercase);
        let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        if word[end..].starts_with(':') {
            break;
        }
        if small && SMALL.binary_search(&&word[..end]).is_err() {
            return false;
        }
        if word.ends_with(['.', ';', '|', ')']) {
            break;
        }
    }
    true
}

/// The countries and the distributor as trade papers have them behind `Production:`:
/// `(Denmark-Sweden) A Blue Door Film release of …`
fn produced(value: &str) -> Option<Vec<Item<'_>>> {
    let (countries, behind) = value.strip_prefix('(')?.split_once(')')?;
    let countries = countries::parse(countries)?;
    let mut items = vec![Item { field: Field::Countries, value: Value::Countries(countries), certain: true }];
    let behind = behind.trim_start();
    let company = ["An ", "A "].iter().find_map(|article| behind.strip_prefix(article)).and_then(|behind| {
        Some(behind.split_once(" release")?.0).filter(|company| company.split_whitespace().count() <= 6)
    });
    items.extend(company.map(|company| Item { field: Field::Distributor, value: Value::Text(company), certain: true }));
    Some(items)
}

fn without_brackets(text: &str) -> &str {
    text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text).trim()
}

/// What is a fact only where others stand beside it: `R. 120 minutes.`
fn among_facts(text: &str) -> Option<Item<'_>> {
    let text = text.trim();
    let certificate = certificate::parse_among_facts(text)?;
    Some(Item { field: Field::Certificate, value: Value::Certificate(text, certificate), certain: false })
}

/// The certificate as agencies announce it in a sentence:
///
/// ```text
/// “TITLE,” an Amazon Studios release, is rated R by the Motion Picture Association for language.
/// The Motion Picture Association rating is R -- restricted.
/// ```
fn announced(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    let quoted = text.starts_with(['"', '“', '‘', '\'', '«']);
    if !quoted && !text.starts_with("The ") {
        return None;
    }
    let end = sentence_end(text)?;
    let sentence = without_stop(&text[..end]);
    let mut items = Vec::new();
    let certificate = if quoted {
        if let Some(found) = showing(text) {
            return Some(found);
        }
        let verbs =
            [" is rated ", " is not rated", " is unrated", " has not been rated", " was rated ", " has been rated "];
        let (at, verb) = verbs.iter().find_map(|verb| Some((sentence.find(verb)?, verb)))?;
        let (subject, behind) = (&sentence[..at], &sentence[at + verb.len()..]);
        let (title, release) = title_and_rest(subject)?;
        items.push(Item { field: Field::Other, value: Value::Title(title), certain: false });
        let company = release.trim_matches([',', ' ']).strip_suffix(" release");
        let company =
            company.and_then(|text| ["an ", "a ", "the "].iter().find_map(|article| text.strip_prefix(article)));
        items.extend(company.filter(|company| company.split_whitespace().count() <= 6).map(|company| Item {
            field: Field::Distributor,
            value: Value::Text(company),
            certain: true,
        }));
        if verb.ends_with("rated") { "not rated" } else { behind }
    } else {
        let boards = ["Motion Picture Association", "MPAA", "MPA ", "Catholic", "OSV News", "The classification"];
        let verb = [" rating is ", " classification is "].iter().find_map(|verb| Some((sentence.find(verb)?, verb)));
        let said = |(at, verb): &(usize, &&str)| &sentence[..at + verb.len()];
        let (at, verb) = verb.filter(|found| boards.iter().any(|board| said(found).contains(board)))?;
        &sentence[at + verb.len()..]
    };
    let rating = certificate::parse(certificate)?;
    let place = if certificate == "not rated" { sentence } else { certificate };
    items.push(Item { field: Field::Certificate, value: Value::Certificate(place, rating), certain: true });
    Some((items, end))
}

/// The title between quotation marks that begins `text`, and what stands behind it.
fn title_and_rest(text: &str) -> Option<(&str, &str)> {
    let open = text.chars().next()?.len_utf8();
    let (at, close) = text.char_indices().skip(2).find(|(at, c)| {
        let next = text[at + c.len_utf8()..].chars().next();
        matches!(c, '"' | '”' | '’' | '\'' | '»') && next.is_none_or(|next| matches!(next, ' ' | ','))
    })?;
    Some((text[open..at].trim().trim_end_matches([',', '.']), &text[at + close.len_utf8()..]))
}

/// Where the film is to be seen, with facts in brackets: `“TITLE” (PG, 99 minutes) opens Friday.`
fn showing(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    let limit = text.char_indices().nth(LONGEST_BARE).map_or(text.len(), |(at, _)| at);
    let (title, rest) = title_and_rest(&text[..limit])?;
    let inner = rest.trim_start().strip_prefix('(')?;
    let (facts, verb) = inner.split_once(')')?;
    let verb = verb.trim_start();
    ["opens", "is playing", "is now", "is in", "screens", "plays", "starts", "is showing", "is available", "arrives"]
        .iter()
        .any(|opening| verb.starts_with(opening))
        .then_some(())?;
    let certificate = facts.split(',').find_map(|part| {
        let part = part.trim();
        let rating = certificate::parse_alone(part).or_else(|| certificate::parse_among_facts(part))?;
        Some(Item { field: Field::Certificate, value: Value::Certificate(part, rating), certain: true })
    });
    let minutes = facts.split(',').find_map(|part| {
        let part = part.trim();
        let minutes = running_time::parse(part)?;
        Some(Item { field: Field::Duration, value: Value::Number(part, minutes), certain: true })
    });
    let mut items = vec![Item { field: Field::Other, value: Value::Title(title), certain: false }];
    items.extend(certificate.into_iter().chain(minutes));
    Some((items, sentence_end(text)?)).filter(|(items, _)| items.len() > 1)
}

/// Where the first sentence of `text` ends.
fn sentence_end(text: &str) -> Option<usize> {
    let mut ends = text.match_indices('.').map(|(at, _)| at + 1).take(MOST_STOPS);
    let ends_here = |end: usize| {
        text[end..].chars().next().is_none_or(char::is_whitespace)
            && !is_abbreviation(text[..end].rsplit(char::is_whitespace).next().unwrap_or(""))
    };
    ends.find(|end| ends_here(*end)).or((text.len() < LONGEST_BARE).then_some(text.len()))
}

/// What may stand among credits and says nothing the model keeps: a few words, or a sentence on
/// where the film is to be seen. Where it ends, and whether it is one of those that papers print.
fn remark(text: &str) -> Option<(usize, bool)> {
    const OPENINGS: [&str; 24] = [
        "at",
        "available",
        "contains",
        "currently",
        "in",
        "now",
        "on",
        "opening",
        "opens",
        "playing",
        "premieres",
        "reviewed",
        "screening",
        "showing",
        "starts",
        "streaming",
        "streams",
        "check",
        "under",
        "some",
        "based",
        "adapted",
        "inspired",
        "from",
    ];
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let usual = OPENINGS.iter().any(|opening| opening.eq_ignore_ascii_case(first))
        || text.starts_with(|c: char| c == '(' || c.is_ascii_digit());
    let mut words = if usual { 24 } else { 5 };
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' => words -= 1,
            b'.' | b')' if parts(text, at + 1) => return Some((at + 1, usual)),
            b';' | b'|' if parts(text, at + 1) => return Some((at, usual)),
            _ => {}
        }
        if words == 0 {
            return None;
        }
    }
    Some((text.len(), usual))
}

/// More remarks than this are prose; it bounds the work on a text of short sentences.
const MOST_REMARKS: usize = 6;

/// Whether a line that stands by itself is a short sentence rather than a credit: `With Kindness.`,
/// `Unrated.` A label with a colon, or a second item, makes it a credit.
fn is_sentence(line: &str, items: &[Item<'_>]) -> bool {
    let short = ["min.", "mins.", "hrs.", "Jr.", "Sr.", "Bros.", "Inc.", "Co.", "MIN.", "Min."];
    let [only] = items else { return false };
    let sure = match &only.value {
        Value::Names(_) => true,
        Value::Cast(cast) => cast.len() > 1,
        _ => false,
    };
    !sure && line.ends_with('.') && !line.contains(':') && !short.iter().any(|word| line.ends_with(word))
}

/// Whether a line is a label of a few words and something short behind it.
fn is_unknown_label(line: &str) -> bool {
    line.len() <= LONGEST_BARE
        && !ends_sentence(line)
        && line.split_once(':').is_some_and(|(label, value)| {
            // `Conclusion: see it` goes on as a sentence does.
            let value = value.trim_start();
            label.split_whitespace().count() <= 3 && !value.is_empty() && !value.starts_with(char::is_lowercase)
        })
}

/// Whether a line may name the film above its credits, as newspapers set it at the foot of a review.
fn is_heading(line: &str) -> bool {
    line.len() < LONGEST_BARE
        && !line.starts_with(char::is_lowercase)
        && !line.ends_with([',', ';', ':', '-', '–', '—'])
}

/// A remark of the credits that stands by itself is no longer, in bytes.
const SHORT: usize = 40;

/// No credits that close a paragraph are longer, in characters.
const LONGEST_CLOSING: usize = 500;

/// No line of credits is longer; it bounds the work on prose of one line.
const LONGEST: usize = 4000;

/// No list of countries, running time or certificate without a label is longer.
const LONGEST_BARE: usize = 120;

/// A line with more full stops than this is prose; it bounds the work on a hostile one.
const MOST_STOPS: usize = 12;

/// Where an item that begins a text may end; the farthest is popped first.
struct Ends {
    at: [usize; MOST_STOPS + 1],
    count: usize,
}

impl Ends {
    /// Looks from the byte `from` on, where the value of a label begins.
    fn of(text: &str, from: usize, field: Option<Field>) -> Self {
        let mut ends = Ends { at: [0; MOST_STOPS + 1], count: 0 };
        // What has no label is short, which lets prose go quickly; with one it is a sentence, unless
        // it may hold words written short.
        let limit = if field.is_some() { text.len() } else { text.len().min(LONGEST_BARE) };
        let one_sentence = field.is_some_and(|field| field != Field::Duration);
        let bytes = text.as_bytes();
        let mut at = from;
        while at < limit && ends.count < MOST_STOPS {
            let byte = bytes[at];
            let next = at + 1;
            match byte {
                b'.' | b';' | b'|' | b')' if parts(text, next) => {
                    let belongs = matches!(byte, b'.' | b')');
                    ends.push(if belongs { next } else { at });
                    let word = || text[..next].rsplit(char::is_whitespace).next().unwrap_or("");
                    if one_sentence && byte != b')' && (byte != b'.' || !is_abbreviation(word())) {
                        return ends;
                    }
                }
                // `Directed by Ann Lee, written by Bo Ek` is two items.
                b',' if field.is_some() && bytes.get(next) == Some(&b' ') && label(&text[next + 1..]).is_some() => {
                    ends.push(at);
                }
                b' ' if field.is_some() && text[at..].starts_with(" and ") && label(&text[at + 5..]).is_some() => {
                    ends.push(at);
                }
                // The middle dot and the bullet.
                0xc2 | 0xe2 if text[at..].starts_with(['·', '•']) => ends.push(at),
                _ => {}
            }
            at = next;
        }
        if at == text.len() && ends.count < MOST_STOPS && ends.at[..ends.count].last() != Some(&text.len()) {
            ends.push(text.len());
        }
        ends
    }

    fn push(&mut self, end: usize) {
        self.at[self.count] = end;
        self.count += 1;
    }

    fn pop(&mut self) -> Option<usize> {
        self.count = self.count.checked_sub(1)?;
        Some(self.at[self.count])
    }
}

/// Whether a mark before `at` parts what stands around it.
fn parts(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(char::is_whitespace)
}

/// A year in which a film may have come out.
pub fn year(text: &str) -> Option<u16> {
    let year = (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())??;
    (1880..2100).contains(&year).then_some(year)
}

/// Reads a value of the front matter as countries; anything goes there that parts like a list.
pub fn split_list(text: &str) -> Vec<&str> {
    text.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

pub use running_time::labelled as minutes;

#[cfg(test)]
mod tests {
    use super::super::layout::chunks;
    use super::*;

    fn read(text: &str) -> (Facts, String) {
        let source = Source::new("a.txt", text);
        let mut data = Data::default();
        let mut left = Vec::new();
        for mut chunk in chunks(text) {
            Reader { source: &source, stars_out_of: None }.take(&mut chunk, &mut data);
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
