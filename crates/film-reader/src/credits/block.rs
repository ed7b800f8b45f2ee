//! Lines that are credits because of what stands around them.

use super::labels::{Field, alone, heads, is_alone, label};
use super::{CastEntry, Item, LONGEST_BARE, LONGEST_LABEL, LONGEST_VALUE, Reader, Value, names};
use crate::memmem::Finder;
use crate::names::is_name;
use crate::sentence::{ends_sentence, without_stop};
use crate::text::{evenly_spaced, split_once, without_emphasis};
use crate::words::{WordSet, word_set};
use std::sync::LazyLock;

/// What goes on in the next line, at the end of one.
static AND: WordSet = word_set!(and, and_within_names);

impl<'a> Reader<'_, 'a> {
    /// Reads a line that stands among credits more leniently than one among prose: a name may be written
    /// as no other is, and a label may be none that is known.
    pub(super) fn among_credits(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        let bare = without_emphasis(line.trim_start_matches(['-', '•', '*', '|']).trim_start());
        if let Some((field @ (Field::Directors | Field::Writers | Field::DirectorsAndWriters), value)) = label(bare) {
            let names = names::among_credits(without_stop(value))?;
            return Some(vec![Item { field, value: Value::Names(names), certain: true }]);
        }
        let heading = is_heading(line);
        let ruler = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        let short = line.len() <= SHORT
            && (line.starts_with(['[', '©', '(']) || ["In ", "Genre "].iter().any(|opening| bare.starts_with(opening)));
        if heading || ruler || short {
            return Some(Vec::new());
        }
        if let Some(items) = self.facts_among(bare) {
            return Some(items);
        }
        let unknown = Item { field: Field::Other, value: Value::Unknown(bare), certain: false };
        is_unknown_label(bare).then(|| vec![unknown])
    }

    /// Reads a cast as some papers have it, a part and its actor a line: `Ellis Moran: Toby Crane`. One
    /// such line alone is nothing.
    pub(super) fn parts_and_actors(self, lines: &[&'a str], read: &mut [Option<Vec<Item<'a>>>]) {
        static SEPARATORS: LazyLock<[Finder<'static>; 4]> =
            LazyLock::new(|| [" ... ", "..", " – ", " - "].map(Finder::new));
        let halves = |line: &'a str| {
            let separated = || SEPARATORS.iter().find_map(|separator| split_once(line, separator));
            let (left, right) = line.split_once(':').or_else(separated)?;
            Some((left.trim_matches(['.', ' ', '•', '-', '*']), right.trim_matches(['.', ' '])))
        };
        let open = lines.iter().zip(&*read).filter(|(line, items)| items.is_none() && line.len() <= LONGEST_BARE);
        if open.take(2).count() < 2 {
            return;
        }
        // Where most of the left halves are people's names and few of the right ones, the actors stand first.
        let given = |text: &str| text.contains(' ') && is_name(text) && crate::given::has_given_name(text);
        let pairs = lines.iter().zip(&*read).filter(|(line, items)| items.is_none() && line.len() <= LONGEST_BARE);
        let (mut left, mut right) = (0, 0);
        for (one, other) in pairs.filter_map(|(line, _)| halves(line)).take(MOST_PAIRS) {
            left += usize::from(given(one));
            right += usize::from(given(other));
        }
        let actors_first = left > right;
        let entry = |line: &&'a str, headed: bool| {
            if line.len() > LONGEST_BARE {
                return None;
            }
            if headed
                && let (name, Some(part)) = names::cast_entry(line)
                && name.contains(' ')
                && is_name(name)
            {
                return Some(CastEntry { name: self.name(name), character: Some(evenly_spaced(part)), url: None });
            }
            // `Thomas Vale (1917) as Ray`, as archives have it.
            if let Some((name, part)) = line.split_once(" as ") {
                let name = name.split_once(" (").map_or(name, |(name, year)| {
                    if year.trim_end_matches(')').bytes().all(|byte| byte.is_ascii_digit()) { name } else { *line }
                });
                let both = is_name(name) && is_name(part) && crate::given::has_given_name(name) && name.contains(' ');
                return both.then(|| CastEntry {
                    name: self.name(name),
                    character: Some(evenly_spaced(part)),
                    url: None,
                });
            }
            let (part, name) = halves(line)?;
            let (part, name) = if actors_first { (name, part) } else { (part, name) };
            let both = is_name(name) && (is_name(part) || headed && !ends_sentence(line)) && name.contains(' ');
            both.then(|| CastEntry { name: self.name(name), character: Some(evenly_spaced(part)), url: None })
        };
        // Below a word for a cast a role may be no name, `le maire`, and any word may join the two.
        if let Some(headed) = lines.iter().position(|line| heads(line) == Some(Field::Cast) || is_casting(line)) {
            let below = headed + 1..lines.len();
            let known = |at: &usize| read[*at].is_some();
            let end = below.clone().find(|at| !known(at) && entry(&lines[*at], true).is_none()).unwrap_or(lines.len());
            let found: Vec<usize> = (headed + 1..end).filter(|at| !known(at)).collect();
            if !found.is_empty() && end > headed + 2 {
                for at in found {
                    let cast = entry(&lines[at], true).into_iter().collect();
                    read[at] = Some(vec![Item { field: Field::Cast, value: Value::Cast(cast), certain: true }]);
                }
                read[headed].get_or_insert_default();
                return;
            }
        }
        // Among prose, such lines are a dialogue: the first line that is none ends the search.
        let found: Option<Vec<Option<CastEntry>>> = lines
            .iter()
            .zip(&*read)
            .enumerate()
            .map(|(at, (line, items))| {
                // `Cast of characters:`
                let heading = at == 0 && (line.ends_with(':') && line.len() <= LONGEST_LABEL || is_heading(line));
                if items.is_some() || heading { Some(None) } else { entry(line, false).map(Some) }
            })
            .collect();
        let Some(found) = found.filter(|found| found.iter().flatten().count() > 1) else { return };
        for (at, (entry, items)) in found.into_iter().zip(read).enumerate() {
            if entry.is_none() && items.is_none() && at == 0 {
                *items = Some(Vec::new());
            }
            if let Some(entry) = entry {
                *items = Some(vec![Item { field: Field::Cast, value: Value::Cast(vec![entry]), certain: true }]);
            }
        }
    }

    /// Whether `label` is a word for a cast, and `value` a list of full names: `Reparto` above `Ann Lee, Bo Ek`.
    pub(super) fn is_headed(self, label: &str, value: &str) -> bool {
        heads(label) == Some(Field::Cast)
            && names::list(value).is_some_and(|names| names.len() > 1 && names.iter().all(|name| name.contains(' ')))
    }

    /// A label may stand on a line of its own, above its value: `Regi:` and then a name.
    pub(super) fn join_labels_above(self, lines: &[&'a str], read: &mut [Option<Vec<Item<'a>>>]) {
        for at in 1..lines.len() {
            let (label, value) = (lines[at - 1], lines[at]);
            // The cast below the director, an item each
            if item(value).is_some()
                && read[at - 1].as_ref().is_some_and(|items| items.iter().any(|item| item.field == Field::Directors))
                && let Some((item, count)) = self.bulleted(Field::Cast, &lines[at..]).filter(|(_, count)| *count > 1)
            {
                read[at..at + count].iter_mut().for_each(|items| *items = Some(Vec::new()));
                read[at] = Some(vec![item]);
                continue;
            }
            // `Starring`, and below it a name a line, each an item of a list
            if item(value).is_some()
                && label.len() <= LONGEST_LABEL
                && let Some(field) = alone(label).or_else(|| heads(label))
                && let Some((item, count)) = self.bulleted(field, &lines[at..])
            {
                read[at - 1] = Some(Vec::new());
                read[at..at + count].iter_mut().for_each(|items| *items = Some(Vec::new()));
                read[at] = Some(vec![item]);
                continue;
            }
            // `Director` above `Ann Lee`, as a table that lost its lines has it.
            if read[at - 1].is_none()
                && read[at].is_none()
                && value.contains(' ')
                && (value.len() <= LONGEST_BARE || value.len() <= LONGEST_VALUE && self.is_headed(label, value))
                && let Some(field @ (Field::Directors | Field::Writers | Field::DirectorsAndWriters | Field::Cast)) =
                    heads(label)
                && let Some(item) = self.labelled(field, value)
            {
                read[at - 1] = Some(Vec::new());
                read[at] = Some(vec![item]);
                continue;
            }
            if read[at - 1].is_some() || label.len() > LONGEST_LABEL || value.len() > LONGEST_VALUE || !is_alone(label)
            {
                continue;
            }
            let start = self.source.span(label).start;
            let joined = &self.source.text[start..self.source.span(value).end];
            if let Some(items) = self.items(joined).filter(|items| items.iter().any(|item| item.certain)) {
                read[at - 1] = Some(Vec::new());
                read[at] = Some(items);
            }
        }
    }

    /// The people whom `lines` list, a bullet before each, and in how many lines.
    fn bulleted(self, field: Field, lines: &[&'a str]) -> Option<(Item<'a>, usize)> {
        let names = lines.iter().map_while(|line| {
            let name = item(line)?;
            let (bare, _) = names::cast_entry(name);
            (is_name(bare) && bare.contains(' ')).then_some(name)
        });
        let names: Vec<&'a str> = names.take(MOST_PAIRS).collect();
        let count = names.len();
        let value = match field {
            Field::Directors | Field::Writers | Field::DirectorsAndWriters => Value::Names(names),
            Field::Cast => {
                Value::Cast(names.into_iter().flat_map(|name| names::cast(self.source, name)).flatten().collect())
            }
            _ => return None,
        };
        (count > 0).then_some((Item { field, value, certain: true }, count))
    }

    /// A list of people may run on into the next line: behind a comma, a name a line, or in the middle of
    /// a name even.
    pub(super) fn join_broken_lists(self, lines: &[&'a str], read: &mut [Option<Vec<Item<'a>>>]) {
        for at in 1..lines.len() {
            let before = lines[at - 1];
            let last = match read[at - 1].as_ref().and_then(|items| items.last()).map(|item| &item.value) {
                Some(Value::Names(names)) => names.last().map(|name| (*name, false)),
                Some(Value::Cast(cast)) => cast.last().map(|entry| (entry.name.value.as_str(), true)),
                _ => None,
            };
            let Some((last, is_cast)) = last.filter(|_| read[at].is_none()) else { continue };
            if names::list(lines[at]).is_none() || is_heading(lines[at]) {
                continue;
            }
            let goes_on =
                before.ends_with(',') || before.trim_end().rsplit(' ').next().is_some_and(|word| AND.holds(word));
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
}

/// What French pages set above a cast, and English ones before whoever chose it.
fn is_casting(line: &str) -> bool {
    matches!(line.trim_end_matches([' ', ':']), "Casting" | "CASTING" | "Distribution artistique")
}

/// What stands after the bullet of a list.
fn item(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix(['•', '·', '‣'])
        .or_else(|| line.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' ')))?;
    Some(rest.trim())
}

/// No more pairs of an actor and a part are asked which of them stands first.
const MOST_PAIRS: usize = 24;

/// Whether a line is the heading that pages set above the credits.
pub fn is_heading(line: &str) -> bool {
    static HEADINGS: WordSet = word_set!(credit_headings);
    let line = line.trim_matches(['#', '*', ' ', ':']);
    line.len() <= 24 && HEADINGS.holds_any_case(line)
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

/// A remark of the credits that stands by itself is no longer, in bytes.
const SHORT: usize = 40;
