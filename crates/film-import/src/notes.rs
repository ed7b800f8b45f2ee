//! What is said about an import.

use film_reader::Severity;
use std::collections::HashMap;

/// Something that could not be placed, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file, and for a file of a zip archive both: `export.zip/reviews.csv`.
    pub source: String,
    /// The line in it, counted from one.
    pub line: Option<usize>,
    /// An error costs a review, a warning something of one; a note says what is no review.
    pub severity: Severity,
    /// What happened.
    pub message: String,
    /// What to do. Empty where nothing needs doing.
    pub help: String,
}

/// A post that is taken for no review, in the singular and the plural.
pub const UNPLACED: (&str, &str) =
    ("post without grade or credits of a film", "posts without grade or credits of a film");

/// What to do if they are reviews.
const ALL: &str = "if these are reviews, import with `--all`, or write a grade or \"Directed by …\" into them";

/// How many titles a note names.
pub const NAMED: usize = 12;

/// How many kinds of what is not written are told apart in one file.
const MAX_KINDS: usize = 30;

/// How many notes of one severity are kept for one file.
const MOST: usize = 50;

/// Notes in the making: what is no review is counted, and said once per file.
#[derive(Default)]
pub struct Notes {
    notes: Vec<Note>,
    /// Per file: what was not written, in the singular and the plural, how often, and titles of it.
    left: Vec<(String, Vec<Left>)>,
    /// Per file: what was left out of the texts.
    left_out: Vec<(String, Vec<Left>)>,
}

struct Left {
    one: String,
    many: String,
    count: usize,
    titles: Vec<String>,
}

impl Notes {
    pub fn push(&mut self, severity: Severity, source: &str, line: Option<usize>, message: String, help: &str) {
        self.notes.push(Note { source: source.to_owned(), line, severity, message, help: help.to_owned() });
    }

    pub fn add(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Counts something that is no review. `title` names it, where people should look at it.
    pub fn leave(&mut self, source: &str, one: &str, many: &str, title: Option<&str>) {
        let left = counted(&mut self.left, source, one, many);
        left.count += 1;
        if let Some(title) = title.filter(|_| left.titles.len() < NAMED) {
            left.titles.push(shortened(title));
        }
    }

    /// Counts what was left out of a text.
    pub fn left_out(&mut self, source: &str, one: &str, many: &str, count: usize) {
        counted(&mut self.left_out, source, one, many).count += count;
    }

    /// All notes, in the order of `files`; in one file errors first.
    pub fn finish(mut self, files: &[&str]) -> Vec<Note> {
        let (left, left_out) = (std::mem::take(&mut self.left), std::mem::take(&mut self.left_out));
        let left = left.into_iter().map(|(source, kinds)| (source, kinds, "not written", "; "));
        let left_out = left_out.into_iter().map(|(source, kinds)| (source, kinds, "left out of the texts", ", "));
        for (source, kinds, what, separator) in left.chain(left_out) {
            let help = if kinds.iter().any(|left| left.one == UNPLACED.0) { ALL } else { "" };
            let kinds: Vec<String> = kinds.iter().map(Left::sentence).collect();
            self.push(Severity::Note, &source, None, format!("{what}: {}", kinds.join(separator)), help);
        }
        let place = |note: &Note| files.iter().position(|file| note.source.starts_with(file));
        self.notes.sort_by(|a, b| {
            let of = |note: &Note| (place(note), note.severity, note.source.clone(), note.line);
            of(a).cmp(&of(b))
        });
        few(self.notes)
    }
}

/// The count of that kind for that file.
fn counted<'l>(all: &'l mut Vec<(String, Vec<Left>)>, source: &str, one: &str, many: &str) -> &'l mut Left {
    let at = all.iter().position(|(known, _)| known == source).unwrap_or_else(|| {
        all.push((source.to_owned(), Vec::new()));
        all.len() - 1
    });
    let kinds = &mut all[at].1;
    // A file that makes up kinds of its own fills no screen with them.
    let is_known = kinds.len() < MAX_KINDS || kinds.iter().any(|left| left.one == one);
    let (one, many) = if is_known { (one, many) } else { ("thing of another kind", "things of other kinds") };
    let at = kinds.iter().position(|left| left.one == one).unwrap_or_else(|| {
        kinds.push(Left { one: one.to_owned(), many: many.to_owned(), count: 0, titles: Vec::new() });
        kinds.len() - 1
    });
    &mut kinds[at]
}

impl Left {
    fn sentence(&self) -> String {
        let mut out = if self.count == 1 { format!("1 {}", self.one) } else { format!("{} {}", self.count, self.many) };
        if !self.titles.is_empty() {
            out += &format!(" ({}", self.titles.join(", "));
            if self.count > self.titles.len() {
                out += &format!(" and {} more", self.count - self.titles.len());
            }
            out.push(')');
        }
        out
    }
}

/// Keeps the first notes of a kind: nobody reads the thousandth. The last one says how many there were.
fn few(notes: Vec<Note>) -> Vec<Note> {
    let key = |note: &Note| (note.source.clone(), note.severity as usize);
    let mut counts: HashMap<(String, usize), usize> = HashMap::new();
    for note in &notes {
        *counts.entry(key(note)).or_default() += 1;
    }
    let mut kept: HashMap<(String, usize), usize> = HashMap::new();
    let mut out = Vec::new();
    for mut note in notes {
        let at = kept.entry(key(&note)).or_default();
        *at += 1;
        if *at == MOST
            && let Some(more) = counts[&key(&note)].checked_sub(MOST).filter(|more| *more > 0)
        {
            note.message += &format!(" (and {more} more of the kind)");
        }
        if *at <= MOST {
            out.push(note);
        }
    }
    out
}

/// A title in quotation marks, short enough for a list.
fn shortened(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String =
        if title.chars().count() > 60 { title.chars().take(59).chain(['…']).collect() } else { title };
    format!("\"{title}\"")
}
