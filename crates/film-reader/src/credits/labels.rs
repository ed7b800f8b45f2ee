//! The labels of a credits block: `Directed by`, `Running time:`, in the languages critics write in.

use crate::beginnings::{Beginnings, Beyond};
use crate::text::strip_prefix_ignore_case;
use crate::words::{
    Labels, Language, Openings, SLOTS, WordSet, beginnings, languages, openings, slot, slots, word_set,
};
use memchr::{memchr, memchr3};
use std::sync::LazyLock;

/// What a label says of the value behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Field {
    Directors,
    Writers,
    DirectorsAndWriters,
    Distributor,
    Cast,
    Duration,
    Countries,
    Certificate,
    Year,
    /// A credit that the model does not keep: music, cinematography, genre.
    Other,
}

/// The label that begins `text` and the value behind it.
pub fn label(text: &str) -> Option<(Field, &str)> {
    let text = text.trim_start_matches(['*', '_']);
    let tables = tables();
    if !tables.beginnings.may_begin(text) {
        return None;
    }
    let bytes = Beyond::bytes(text);
    let find = |table: &[Vec<Label>]| {
        let may_begin = |label: &&Label| label.beyond.may_begin(bytes);
        table[slot(text)].iter().filter(may_begin).find_map(|label| Some((label.field, label.value(text)?)))
    };
    let by_words = || find(&tables.words).or_else(|| trades(text));
    // Prose seldom has a colon near its start, and then most labels need not be tried.
    let near = &text.as_bytes()[..text.len().min(LONGEST)];
    // The last byte of an en dash is 93.
    let dashed = || {
        memchr::memchr2_iter(b'-', 0x93, near)
            .any(|at| near.get(at + 1) == Some(&b' ') && at > 0 && matches!(near[at - 1], b' ' | 0x80))
            || text.starts_with(is_hangul) && memchr(b'-', near).is_some()
    };
    if memchr3(b':', b'|', 0xef, near).is_none() && memchr(b'\t', near).is_none() && !dashed() {
        return by_words();
    }
    find(&tables.with_colon).or_else(by_words).or_else(|| joined(text)).or_else(|| {
        // `U.S. Distributor:` says where, too.
        if let Some(found) = TERRITORIES.strip_word(text).and_then(label) {
            return Some(found);
        }
        // `Crew: Director: Ann Lee.` says nothing by its first word.
        let wrapped = HEADINGS.all(text).find_map(|rest| rest.strip_prefix(':'))?;
        label(wrapped.trim_start())
    })
}

/// Whether `line` is a label and nothing else: `Directed by`, `Regi:`. Its value stands on the next line.
pub fn is_alone(line: &str) -> bool {
    alone(line).is_some()
}

/// What such a label says of its value.
pub fn alone(line: &str) -> Option<Field> {
    let line = line.trim_matches(['*', '_', ' ', '#']);
    let bare = line.strip_suffix([':', '：']).unwrap_or(line).trim_end();
    if bare.is_empty() || bare.len() > LONGEST || bare.ends_with(['.', ',', '!', '?']) || bare.contains(':') {
        return None;
    }
    // Without a colon only what a label in words would be: `Directed by`, `Starring`.
    let tried = if bare.len() < line.len() { format!("{bare}: X") } else { format!("{bare} X") };
    let may_be_a_word =
        bare.len() == line.len() && matches!(bare.to_lowercase().as_str(), "with" | "con" | "mit" | "avec" | "rated");
    let (field, value) = label(&tried).filter(|_| !may_be_a_word)?;
    (field != Field::Other && value == "X").then_some(field)
}

/// What a line that is a word for a credit and nothing else says of the lines below it: `Director`, `Writers`, `Cast`.
pub fn heads(line: &str) -> Option<Field> {
    let line = line.trim_matches(['*', '_', ' ', '#', ':', '|']);
    if line.len() > LONGEST
        || !line.starts_with(char::is_uppercase)
        || !tables().beginnings.may_begin(line)
        || line.contains(['.', ','])
        || line.split(' ').count() > 3
    {
        return None;
    }
    let tried = format!("{line}: X");
    label(&tried).filter(|(field, value)| *field != Field::Other && *value == "X").map(|(field, _)| field)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// What may stand for the colon: `Director – Ann Lee`.
const DASHES: [&str; 2] = [" - ", " – "];

/// No label with its colon is longer, in bytes.
const LONGEST: usize = 64;

/// The place of a credit that is that of one country.
static TERRITORIES: Openings = openings!(territories);

static HEADINGS: Openings = openings!(credit_headings);

/// What people do for a film, as labels join it: `Director-screenwriter:`, `Written, directed and
/// edited by`, `Dir/scr:`.
static TRADES: Openings = openings!(directs, writes, other_trades);
static DIRECTS: WordSet = word_set!(directs);
static WRITES: WordSet = word_set!(writes);
static OTHERS: WordSet = word_set!(other_trades);
static BY: Openings = openings!(by);
static AND: Openings = openings!(and, and_within_names);
static AND_BEFORE_NAMES: Openings = openings!(and_before_full_names);

/// Reads several trades up to a colon or to `by`.
fn trades(text: &str) -> Option<(Field, &str)> {
    if !TRADES.may_begin(text) {
        return None;
    }
    let (mut directs, mut writes) = (false, false);
    let mut rest = text;
    loop {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = &rest[..end];
        let (is_directing, is_writing) = (DIRECTS.holds_any_case(word), WRITES.holds_any_case(word));
        if !(is_directing || is_writing || OTHERS.holds_any_case(word)) {
            return None;
        }
        directs |= is_directing;
        writes |= is_writing;
        rest = rest[end..].trim_start_matches(['*', '_']);
        // `Writer (screenplay): Ann Lee`
        let aside = rest.strip_prefix(" (").and_then(|inner| inner.split_once(')'));
        rest = aside.map(|(_, behind)| behind).filter(|behind| behind.starts_with(':')).unwrap_or(rest);
        let value = rest
            .strip_prefix('\t')
            .or_else(|| rest.trim_start().strip_prefix([':', '|']).map(|rest| rest.strip_prefix(':').unwrap_or(rest)))
            .or_else(|| DASHES.iter().find_map(|dash| rest.strip_prefix(dash)))
            .or_else(|| BY.strip_word(rest.strip_prefix(' ')?))
            .or_else(|| BY.all(rest.strip_prefix(' ')?).find_map(|rest| rest.strip_prefix(':')));
        if let Some(value) = value {
            let field = match (directs, writes) {
                (true, true) => Field::DirectorsAndWriters,
                (true, false) => Field::Directors,
                (false, true) => Field::Writers,
                (false, false) => Field::Other,
            };
            let value = value.trim_start_matches(['*', '_']).trim();
            return (!value.is_empty()).then_some((field, value));
        }
        rest = rest.trim_start_matches([',', '/', '-', '–', '&', '+', ' ']);
        rest = AND.strip_word(rest).unwrap_or(rest).trim_start();
    }
}

/// Reads several labels up to a colon: `Regia e sceneggiatura:`, `감독/각본:`, `Land, Jahr:`.
fn joined(text: &str) -> Option<(Field, &str)> {
    let (head, value) = text.split_once([':', '：'])?;
    let value = value.trim_start_matches(['*', '_']).trim();
    if head.len() > LONGEST || value.is_empty() {
        return None;
    }
    let mut fields = Vec::new();
    for part in head.split(['/', '&', ',', '+', '-', '–', '·', '・', '、']) {
        let mut rest = part.trim_matches(['*', '_', ' ']);
        // Between two words that are labels, a word may stand that joins them.
        while !rest.is_empty() {
            rest = AND.strip_word(rest).or_else(|| AND_BEFORE_NAMES.strip_word(rest)).unwrap_or(rest).trim_start();
            let (field, behind) = leading(rest)?;
            fields.push(field);
            rest = behind.trim_start();
            if !rest.is_empty() && AND.strip_word(rest).or_else(|| AND_BEFORE_NAMES.strip_word(rest)).is_none() {
                return None;
            }
        }
    }
    let any = |field| fields.contains(&field);
    let all = |of: &[Field]| fields.iter().all(|field| of.contains(field));
    let both = any(Field::DirectorsAndWriters);
    let field = if fields.len() < 2 {
        return None;
    } else if all(&[Field::Directors, Field::Writers, Field::DirectorsAndWriters, Field::Other]) {
        match (both || any(Field::Directors), both || any(Field::Writers)) {
            (true, true) => Field::DirectorsAndWriters,
            (true, false) => Field::Directors,
            (false, true) => Field::Writers,
            (false, false) => Field::Other,
        }
    } else if all(&[Field::Countries, Field::Year]) {
        Field::Countries
    } else {
        return None;
    };
    Some((field, value))
}

/// The label that begins a line without a colon, and the value after a blank: `Regie Ann Lee`, `監督 是枝裕和`. Prose begins
/// with such words, too, so only the value can say that it is one.
pub fn without_colon(line: &str) -> Option<(Field, &str)> {
    if !tables().beginnings.may_begin(line) || line.starts_with(char::is_lowercase) {
        return None;
    }
    leading_label(line)
}

/// The same, where the label may be written small as well.
pub fn leading_label(text: &str) -> Option<(Field, &str)> {
    let (field, value) = leading(text)?;
    let value = value.trim();
    (!value.is_empty()).then_some((field, value))
}

/// The label that is the first words of `text`, and what follows.
fn leading(text: &str) -> Option<(Field, &str)> {
    let bytes = Beyond::bytes(text);
    tables().with_colon[slot(text)].iter().filter(|label| label.beyond.may_begin(bytes)).find_map(|label| {
        let rest = strip_prefix_ignore_case(text, label.name)?;
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some((label.field, rest))
    })
}

impl Label {
    /// What stands behind this label in `text`.
    fn value<'t>(&self, text: &'t str) -> Option<&'t str> {
        let rest = strip_prefix_ignore_case(text, self.name)?;
        // `Réalisateur(s) :`
        let rest = rest.strip_prefix("(s)").unwrap_or(rest).trim_start_matches(['*', '_']);
        // `Writer (screenplay): Ann Lee`
        let aside = rest.strip_prefix(" (").and_then(|inner| inner.split_once(')'));
        let rest = aside.map(|(_, behind)| behind).filter(|behind| behind.starts_with(':')).unwrap_or(rest);
        // In a table a bar stands for the colon.
        let (rest, colon) = match rest.trim_start().strip_prefix([':', '：', '|']) {
            Some(rest) => (rest, true),
            None => match DASHES.iter().find_map(|dash| rest.strip_prefix(dash)) {
                Some(rest) => (rest, true),
                // `감독 -박찬욱`
                None if rest.trim_start().starts_with('-') && self.name.starts_with(is_hangul) => {
                    (&rest.trim_start()[1..], true)
                }
                None => (rest, rest.starts_with('\t')),
            },
        };
        // `director:: Ann Lee`
        let rest = if colon { rest.strip_prefix(':').unwrap_or(rest) } else { rest };
        // The label ends where a word ends.
        let parted = colon || rest.starts_with(char::is_whitespace);
        // `| Director: | Ann Lee |`
        let rest = if colon { rest.trim_start().strip_prefix("| ").unwrap_or(rest) } else { rest };
        let value = rest.trim_start_matches(['*', '_']).trim();
        ((colon || !self.needs_colon) && parted && !value.is_empty()).then_some(value)
    }
}

#[derive(Clone, Copy)]
struct Label {
    name: &'static str,
    beyond: Beyond,
    field: Field,
    needs_colon: bool,
}

/// Every label by how it begins, the longest first: prose, which begins with none of them, is
/// to be passed over quickly.
struct Tables {
    words: Vec<Vec<Label>>,
    with_colon: Vec<Vec<Label>>,
    /// Of whatever [`label`] looks for.
    beginnings: Beginnings,
}

/// The labels of a language, and what each says of the value after it.
fn labels(language: &Language) -> [(Labels, Field); 11] {
    [
        (language.directors_and_writers, Field::DirectorsAndWriters),
        (language.directors, Field::Directors),
        (language.writers, Field::Writers),
        (language.distributor, Field::Distributor),
        (language.cast, Field::Cast),
        (language.running_time, Field::Duration),
        (language.country, Field::Countries),
        (language.certificate, Field::Certificate),
        (language.year, Field::Year),
        (language.original_title, Field::Other),
        (language.other_credits, Field::Other),
    ]
}

fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| {
        let mut words: Vec<Vec<Label>> = vec![Vec::new(); SLOTS];
        let mut with_colon = words.clone();
        let mut beginnings = beginnings!(directs, writes, other_trades, credit_headings, territories);
        for (Labels { bare, with_colon: needing }, field) in languages().flat_map(labels) {
            let all = bare.iter().map(|name| (name, false)).chain(needing.iter().map(|name| (name, true)));
            for (name, needs_colon) in all {
                // What is written short with a full stop is no ordinary word: `реж.`
                let needs_colon = needs_colon && !(name.ends_with('.') && name.chars().nth(3).is_some());
                let label = Label { name, beyond: Beyond::of(name), field, needs_colon };
                beginnings = beginnings.and(name);
                for slot in slots(name) {
                    if !needs_colon {
                        words[slot].push(label);
                    }
                    // A label that needs none may have a colon; the longer of two that begin alike is meant.
                    with_colon[slot].push(label);
                }
            }
        }
        for labels in words.iter_mut().chain(&mut with_colon) {
            labels.sort_by_key(|label| std::cmp::Reverse(label.name.len()));
        }
        Tables { words, with_colon, beginnings }
    });
    &TABLES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_means_one_thing_in_all_languages() {
        let mut known: std::collections::HashMap<&str, (Field, &str)> = std::collections::HashMap::new();
        for language in languages() {
            for (Labels { bare, with_colon }, field) in labels(language) {
                for name in bare.iter().chain(with_colon) {
                    let (before, tag) = known.entry(name).or_insert((field, language.tag));
                    assert_eq!(*before, field, "{name} in {} and {tag}", language.tag);
                    assert!(name.len() < LONGEST, "{name} in {} is never looked for", language.tag);
                }
            }
        }
    }

    #[test]
    fn labels_of_any_language_may_be_joined() {
        for (text, field) in [
            ("Regia e sceneggiatura: X", Field::DirectorsAndWriters),
            ("Ohjaus ja käsikirjoitus: X", Field::DirectorsAndWriters),
            ("Režie a scénář: X", Field::DirectorsAndWriters),
            ("감독/각본: X", Field::DirectorsAndWriters),
            ("Режисер, сценарист: X", Field::DirectorsAndWriters),
            ("Guion y montaje: X", Field::Writers),
            ("Regie en camera: X", Field::Directors),
            ("País y año: X", Field::Countries),
        ] {
            assert_eq!(label(text), Some((field, "X")), "{text}");
        }
        for text in ["Regia e amore: X", "Regie en: X", "Režie a: X", "País y reparto: X"] {
            assert_ne!(label(text).map(|(_, value)| value), Some("X"), "{text}");
        }
    }

    #[test]
    fn trades_may_be_joined() {
        for (text, field) in [
            ("Director-screenwriter: X", Field::DirectorsAndWriters),
            ("Written, directed and edited by X", Field::DirectorsAndWriters),
            ("Dir/scr: X", Field::DirectorsAndWriters),
            ("Director: X", Field::Directors),
            ("**Directors:** X", Field::Directors),
            ("Directed and produced by X", Field::Directors),
            ("Screenplay and story by X", Field::Writers),
            ("Editor: X", Field::Other),
            ("Director of photography: X", Field::Other),
            ("Crew: Director: X", Field::Directors),
            ("Screenplay by (with others): X", Field::Writers),
            ("Director\tX", Field::Directors),
        ] {
            assert_eq!(label(text), Some((field, "X")), "{text}");
        }
        for text in ["Directors are people", "Shot in grey", "Edited down", "Writer: ", "Script doctors by X"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
