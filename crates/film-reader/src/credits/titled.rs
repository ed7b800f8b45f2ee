//! A film and its credits on one line, however they are parted: what papers set above a review or below it.
//!
//! ```text
//! line   =  TITLE (part piece)+         „Odpływ”, reż. Ann Lee, Polska 2022, 104 min. Obsada: Bo Ek, Cy Oh
//! part   =  "," | ";" | "." | "|" | "/" | dash       Ebbe – Regi: Ann Lee – Blue Door
//! piece  =  label value | fact | NAME                Отлив. Реж. Ann Lee. 2014
//! ```
//!
//! A name belongs to the label before it. Few pieces may be neither: `színes, magyar film`.

use super::item::{is_full, is_genre, short_place_and_year, without_brackets};
use super::labels::{self, Field, label};
use super::{Item, Reader, Value, names, running_time};
use crate::names::is_name;
use crate::sentence::{is_abbreviation, without_stop};
use crate::text::{has_digit, has_more_words, is_dash, split_at_mark};

/// No such line is longer, in bytes, nor has more pieces.
const LONGEST: usize = 700;
const MOST_PIECES: usize = 40;

/// No title is longer, in bytes, nor has more words.
const LONGEST_TITLE: usize = 100;
const MOST_WORDS: usize = 10;

/// So many pieces may be neither credits nor facts, and none of them has more words.
const MOST_UNKNOWN: usize = 3;
const MOST_UNKNOWN_WORDS: usize = 4;

/// No piece has more words, nor more that are written small.
const MOST_IN_PIECE: usize = 14;
const MOST_SMALL: usize = 7;

/// No line of facts among credits is longer, in bytes.
const LONGEST_AMONG: usize = 80;

/// A film and its credits.
pub struct Titled<'a> {
    pub title: &'a str,
    pub(super) items: Vec<Item<'a>>,
    /// Whether a label says who directed or who plays.
    pub is_labelled: bool,
    /// The name right after the title, where no label says who directed.
    pub director: Option<&'a str>,
}

/// One piece of the line, and the mark after it.
struct Piece<'a> {
    text: &'a str,
    mark: char,
}

impl<'a> Reader<'_, 'a> {
    /// Reads a whole line as a title and its credits.
    pub fn titled_row(self, line: &'a str) -> Option<Titled<'a>> {
        let may_part = || line.bytes().any(|byte| MAY_PART[usize::from(byte)]);
        let title = quoted(line).filter(|title| line.len() > title.len() + 4);
        // A line in which nothing parts pieces is none, and most short lines are of these.
        let may_be = line.len() <= LONGEST && !line.starts_with(char::is_lowercase) && (title.is_some() || may_part());
        if !may_be || label(line).is_some() {
            return None;
        }
        // A title between quotation marks may hold any of what parts the pieces.
        if let Some(title) = title {
            let start = title.as_ptr() as usize - line.as_ptr() as usize + title.len();
            let rest = line[start..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
            let rest = rest
                .strip_prefix('(')
                .and_then(|rest| rest.split_once(')'))
                .map_or(rest, |(facts, behind)| if behind.trim_matches(['.', ' ']).is_empty() { facts } else { rest });
            return self.row_of(&pieces(rest)?, title);
        }
        let pieces = pieces(line)?;
        // Prose has long clauses.
        if pieces.iter().any(|piece| has_more_words(piece.text, MOST_IN_PIECE)) {
            return None;
        }
        let first = pieces.iter().skip(1).position(|piece| self.is_known(piece.text))? + 1;
        // `Liza, a rókatündér; rendező: …` has its comma in the title, `Apály – színes, magyar film, 102 perc` has not.
        let commas = pieces[..first - 1].iter().all(|piece| piece.mark == ',');
        let count = match first {
            1 => 1,
            _ if !commas || is_genre(pieces[1].text) => 1,
            _ if pieces[first - 1].mark != ',' => first,
            _ => return None,
        };
        let end = pieces[count - 1].text.as_ptr() as usize - line.as_ptr() as usize + pieces[count - 1].text.len();
        self.row_of(&pieces[count..], &line[..end])
    }

    fn row_of(self, pieces: &[Piece<'a>], title: &'a str) -> Option<Titled<'a>> {
        let mut found = Found::default();
        // `Low Tide (Ebbe / Low Tide)`, `Low Tide (Norge, 2021)`
        let (title, inner) = match title.strip_suffix(')').and_then(|text| split_at_mark(text, " (")) {
            Some((title, inner)) => (title, inner),
            None => (title, ""),
        };
        found.items.extend(self.facts_in(inner).unwrap_or_default());
        let title = split_at_mark(title, " / ").map_or(title, |(title, _)| title).trim();
        let title = quoted(title).unwrap_or(title);
        let is_title = !title.is_empty()
            && title.len() <= LONGEST_TITLE
            && title.split_whitespace().count() <= MOST_WORDS
            && title.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
            && title.contains(char::is_alphabetic)
            && !title.contains([':', '•'])
            && !is_genre(title)
            && self.fact(title).is_none();
        if !is_title {
            return None;
        }
        for (at, piece) in pieces.iter().enumerate() {
            // After a dash or a full stop no list goes on.
            if at > 0 && !matches!(pieces[at - 1].mark, ',' | '/' | '·') {
                found.people = None;
            }
            self.piece(piece.text, at, &mut found)?;
        }
        let has = |field| found.items.iter().any(|item: &Item<'_>| item.field == field);
        let is_labelled = has(Field::Directors) || has(Field::DirectorsAndWriters) || has(Field::Cast);
        let dated = has(Field::Year) || has(Field::Duration);
        let sure = is_labelled
            || has(Field::Countries) && dated
            || has(Field::Year) && (has(Field::Duration) || found.director.is_some());
        if !sure {
            return None;
        }
        // `WINTER SLEEP` before a label for the director is the title in another language.
        let director = found.director.filter(|_| !is_labelled);
        if let Some(name) = director {
            let value = Value::Names(vec![name]);
            found.items.push(Item { field: Field::Directors, value, certain: true });
        }
        Some(Titled { title, is_labelled, director, items: found.items })
    }

    /// Whether a label or a fact begins `text`.
    fn is_known(self, text: &'a str) -> bool {
        self.credit(text).is_some() || self.facts_of(text).is_some()
    }

    /// A label and its value: people without a colon only where they have full names.
    fn credit(self, text: &'a str) -> Option<Item<'a>> {
        if let Some((field, value)) = label(text) {
            return self.labelled(field, without_stop(value));
        }
        let (field, value) = labels::leading_label(text)?;
        if matches!(field, Field::Duration | Field::Year) {
            return crate::text::has_digit(value).then(|| self.labelled(field, value))?;
        }
        let people = matches!(field, Field::Directors | Field::Writers | Field::DirectorsAndWriters | Field::Cast);
        let full = names::list(value).is_some_and(|names| names.iter().all(|name| is_full(name)));
        (people && full).then(|| self.labelled(field, value))?
    }

    fn facts_of(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let text = without_brackets(without_stop(text));
        if let Some(item) = self.fact(text).filter(|item| !matches!(item.value, Value::Grades(_))) {
            return Some(vec![item]);
        }
        if let Some(items) = self.place_and_year(text).or_else(|| self.run_of_facts(text)) {
            return Some(items);
        }
        // `2014 (16)`
        if let Some((outer, inner)) = text.strip_suffix(')').and_then(|text| split_at_mark(text, " (")) {
            let mut items = self.facts_of(outer)?;
            items.extend(self.facts_of(inner).unwrap_or_default());
            return Some(items);
        }
        Some(vec![short_place_and_year(text)?])
    }

    fn piece(self, text: &'a str, at: usize, found: &mut Found<'a>) -> Option<()> {
        if let Some(item) = self.credit(text) {
            found.people = Some(item.field).filter(|_| !matches!(item.value, Value::Ignored));
            found.others = matches!(item.value, Value::Ignored);
            found.items.push(item);
            return Some(());
        }
        if let Some(items) = self.facts_of(text) {
            (found.people, found.others) = (None, false);
            found.items.extend(items);
            return Some(());
        }
        match found.people {
            Some(Field::Cast) => {
                if let Some(cast) = names::cast(self.source, text) {
                    found.items.push(Item { field: Field::Cast, value: Value::Cast(cast), certain: true });
                    return Some(());
                }
            }
            Some(field @ (Field::Directors | Field::Writers | Field::DirectorsAndWriters)) => {
                if let Some(more) = names::list(text) {
                    found.items.push(Item { field, value: Value::Names(more), certain: true });
                    return Some(());
                }
            }
            _ => {}
        }
        // `Low Tide – Mara Quill – 2016`, `Low Tide – Mara Quill (2016)`
        let (text, facts) = match text.strip_suffix(')').and_then(|text| split_at_mark(text, " (")) {
            Some((name, inner)) if at == 0 => (name, self.facts_of(inner)),
            _ => (text, None),
        };
        found.items.extend(facts.unwrap_or_default());
        if at == 0 && is_name(text) && (2..=4).contains(&text.split_whitespace().count()) && !is_genre(text) {
            found.director = Some(text);
            return Some(());
        }
        found.people = None;
        if found.others || text.is_empty() {
            return Some(());
        }
        found.unknown += 1;
        let few = text.split_whitespace().count() <= MOST_UNKNOWN_WORDS && !text.contains([':', '!', '?']);
        (few && found.unknown <= MOST_UNKNOWN).then_some(())
    }

    /// Reads the facts in brackets that stand below a title, after the title in another language perhaps: `(Low Tide, Hrvatska,
    /// Češka, 2016)`, `(USA 2017)`.
    pub(super) fn bracketed(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        let inner =
            line.strip_prefix('(')?.strip_suffix(')').filter(|inner| inner.len() <= LONGEST && has_digit(inner))?;
        let mut items = Vec::new();
        for (at, piece) in pieces(inner)?.iter().enumerate() {
            match self.facts_of(piece.text) {
                Some(found) => items.extend(found),
                None if at > 0 || piece.text.split_whitespace().count() > MOST_WORDS => return None,
                None => {}
            }
        }
        let has = |field| items.iter().any(|item: &Item<'_>| item.field == field);
        let sure = has(Field::Year) && (has(Field::Duration) || has(Field::Countries));
        items.iter_mut().for_each(|item| item.certain = true);
        sure.then(|| joined(items))
    }

    /// Reads facts and labels in columns, and whatever a page sets beside them: `España | 2019 | 108 minutos | Drama | Años 60`,
    /// `DE/DK 2021 · 104 min. · FSK: ab 12`.
    pub(super) fn columns(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        if line.len() > LONGEST {
            return None;
        }
        let mark = [" | ", " · ", " • ", " ‧ "].into_iter().find(|mark| split_at_mark(line, mark).is_some())?;
        let (mut items, mut unknown) = (Vec::new(), 0);
        for column in line.split(mark).map(str::trim).filter(|column| !column.is_empty()) {
            match self.credit(column).map(|item| vec![item]).or_else(|| self.facts_of(column)) {
                Some(found) => items.extend(found),
                None if column.split_whitespace().count() > MOST_UNKNOWN_WORDS => return None,
                None => unknown += 1,
            }
        }
        let has = |field| items.iter().any(|item: &Item<'_>| item.field == field);
        let sure = has(Field::Year) && (has(Field::Duration) || has(Field::Countries))
            || has(Field::Duration) && has(Field::Countries);
        // What follows several facts are tags.
        (sure && (unknown == 0 || items.len() > 2)).then(|| {
            items
                .iter_mut()
                .for_each(|item| item.certain |= item.field == Field::Countries || item.field == Field::Duration);
            items
        })
    }

    /// The running time in a short line among credits, whatever else it says: `magyar dráma, 102 perc`, `98 min., in 41 zalen`.
    pub(super) fn facts_among(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        if line.len() > LONGEST_AMONG || !crate::text::has_digit(line) {
            return None;
        }
        let (mut items, mut unknown) = (Vec::new(), 0);
        for piece in pieces(line)? {
            match self.facts_of(piece.text) {
                Some(found) => items.extend(found),
                None if piece.text.split_whitespace().count() > MOST_UNKNOWN_WORDS => return None,
                None => unknown += 1,
            }
        }
        let timed = items.iter().any(|item: &Item<'_>| item.field == Field::Duration);
        (timed && unknown <= 2).then_some(items)
    }

    /// Reads credits in a row that begins with a label and has others without colons: `реж. Ann Lee, с участието на Bo Ek, Cy
    /// Oh`.
    pub(super) fn labelled_row(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        let people = |field| matches!(field, Field::Directors | Field::DirectorsAndWriters | Field::Cast);
        let may_be = line.len() <= LONGEST && line.contains(", ");
        if !may_be || !label(line).is_some_and(|(field, _)| people(field)) {
            return None;
        }
        let pieces = pieces(line)?;
        // Without dashes, full stops part what is read an item at a time.
        if pieces.iter().any(|piece| matches!(piece.mark, '.' | ';')) && !line.contains(" – ") {
            return None;
        }
        let mut found = Found::default();
        for (at, piece) in pieces.iter().enumerate() {
            if at > 0 && !matches!(pieces[at - 1].mark, ',' | '/' | '·') {
                found.people = None;
            }
            self.piece(piece.text, at, &mut found)?;
        }
        let labels =
            pieces.iter().filter(|piece| self.credit(piece.text).is_some_and(|item| people(item.field))).count();
        (labels > 1 && found.unknown == 0).then(|| joined(found.items))
    }

    /// Takes the credits of `titled`.
    pub fn take_titled(self, titled: Titled<'a>, facts: &mut super::Facts) {
        let mut data = super::Data::default();
        joined(titled.items).into_iter().for_each(|item| self.put(item, &mut data));
        facts.complete(data.facts);
    }
}

/// The same, where what one label says is one list.
fn joined<'a>(items: Vec<Item<'a>>) -> Vec<Item<'a>> {
    let mut lists: Vec<Item<'a>> = Vec::new();
    for item in items {
        match (lists.iter_mut().find(|list| list.field == item.field).map(|list| &mut list.value), item) {
            (Some(Value::Names(known)), Item { value: Value::Names(more), .. }) => known.extend(more),
            (Some(Value::Cast(known)), Item { value: Value::Cast(more), .. }) => known.extend(more),
            (Some(Value::Countries(known)), Item { value: Value::Countries(more), .. }) => known.extend(more),
            (_, item) => lists.push(item),
        }
    }
    lists
}

/// What the pieces have said so far.
#[derive(Default)]
struct Found<'a> {
    items: Vec<Item<'a>>,
    /// The label that the next name belongs to, and whether it is one of a credit that is left out.
    people: Option<Field>,
    others: bool,
    /// A name right after the title that has no label.
    director: Option<&'a str>,
    unknown: usize,
}

/// Whether more words stand in a row than such a line, or columns, have between two marks, or more small ones than a title. Most
/// lines are prose, which this lets go before anything else is asked.
pub fn is_clause(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Small words are counted first: they are enough for nearly all prose, and lines of few words end here.
    let (mut spaces, mut small) = (0, 0);
    let mut before = b' ';
    for byte in bytes.iter().copied() {
        if before == b' ' {
            spaces += 1;
            match byte {
                b'a'..=b'z' => small += 1,
                b'A'..=b'Z' | b'0'..=b'9' => small = 0,
                _ => {}
            }
            if small > MOST_SMALL {
                return true;
            }
        }
        before = byte;
    }
    if spaces <= MOST_IN_PIECE {
        return false;
    }
    let mut words = 0;
    let mut before = b' ';
    for (at, byte) in bytes.iter().copied().enumerate() {
        if before == b' ' && byte != b' ' {
            words += 1;
            if words > MOST_IN_PIECE {
                return true;
            }
        }
        if MAY_PART[usize::from(byte)] {
            let parts = match byte {
                b'-' => before == b' ',
                // Dashes and bullets; quotation marks are of these as well.
                0xe2 => !matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x98..=0x9f])),
                _ => true,
            };
            if parts {
                words = 0;
            }
        }
        before = byte;
    }
    false
}

/// The bytes that part pieces, and those that may.
const MAY_PART: [bool; 256] = {
    const MARKS: [u8; 10] = [b',', b';', b'.', b'|', b'/', b':', 0xc2, 0xef, b'-', 0xe2];
    let mut may_part = [false; 256];
    let mut at = 0;
    while at < MARKS.len() {
        may_part[MARKS[at] as usize] = true;
        at += 1;
    }
    may_part
};

/// What stands between the quotation marks that `text` begins with.
fn quoted(text: &str) -> Option<&str> {
    const MARKS: [(char, &[char]); 7] =
        [('„', &['”', '“']), ('“', &['”']), ('”', &['”']), ('«', &['»']), ('»', &['«']), ('"', &['"']), ('‘', &['’'])];
    let (open, close) = MARKS.iter().find(|(open, _)| text.starts_with(*open))?;
    let inner = &text[open.len_utf8()..];
    let end = inner.find(*close)?;
    Some(inner[..end].trim().trim_end_matches(','))
}

/// The pieces of a line, outside brackets.
fn pieces(line: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    // A full stop within a label (`reż.`) parts nothing.
    let after_label = |rest: &str| label(rest).map_or(0, |(_, value)| rest.len() - value.len());
    let mut from = after_label(line);
    let marks = line.bytes().enumerate().filter(|(_, byte)| MAY_PART[usize::from(*byte)] || b"([])".contains(byte));
    for at in marks.map(|(at, _)| at) {
        let Some(c) = line[at..].chars().next().filter(|_| at >= from) else { continue };
        let next = at + c.len_utf8();
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let before = &line[..at];
        let spaced = before.ends_with(' ') && line[next..].starts_with(' ');
        let ends = line[next..].is_empty() || line[next..].starts_with(' ');
        // `Bassa marea (Italia, 2019) Regia: Ann Lee`
        let closes = c == ')' && depth == 0 && line[next..].strip_prefix(' ').is_some_and(|rest| label(rest).is_some());
        if closes {
            pieces.push(Piece { text: line[start..next].trim(), mark: ',' });
            start = next;
            from = next + 1 + after_label(&line[next + 1..]);
            continue;
        }
        let parts = depth == 0
            && match c {
                ',' | ';' => ends,
                '|' | '/' => spaced,
                '·' | '•' | '‧' | '／' => true,
                '.' => ends && ends_piece(&line[start..next], &line[next..]),
                c => is_dash(c) && spaced,
            };
        if !parts {
            continue;
        }
        pieces.push(Piece { text: line[start..at].trim(), mark: if is_dash(c) { '-' } else { c } });
        start = next;
        let space = line[next..].len() - line[next..].trim_start().len();
        from = next + space + after_label(&line[next + space..]);
        if pieces.len() > MOST_PIECES {
            return None;
        }
    }
    let last = line[start..].trim();
    if !last.is_empty() {
        pieces.push(Piece { text: last, mark: ' ' });
    }
    pieces.retain(|piece| !piece.text.is_empty());
    // `1 hour, 52 minutes`
    let digit = |piece: &Piece<'_>| piece.text.starts_with(|c: char| c.is_ascii_digit());
    for at in (1..pieces.len()).rev() {
        if digit(&pieces[at - 1]) && digit(&pieces[at]) {
            let start = pieces[at - 1].text.as_ptr() as usize - line.as_ptr() as usize;
            let end = pieces[at].text.as_ptr() as usize - line.as_ptr() as usize + pieces[at].text.len();
            if running_time::parse(&line[start..end]).is_some() {
                let mark = pieces.remove(at).mark;
                pieces[at - 1] = Piece { text: &line[start..end], mark };
            }
        }
    }
    Some(pieces)
}

/// Whether the full stop at the end of `piece` ends it: it does not after an initial, nor in `1 godz. 44 min.`
fn ends_piece(piece: &str, rest: &str) -> bool {
    let last = piece.rsplit(char::is_whitespace).next().unwrap_or(piece);
    let goes_on = rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase());
    let unit = crate::text::has_digit(piece) && piece.contains(' ') && goes_on;
    !unit && !is_abbreviation(last)
        || is_abbreviation(last) && last.len() > 3 && !goes_on && crate::text::has_digit(piece)
}

#[cfg(test)]
mod tests;
