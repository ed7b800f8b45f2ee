//! Names in a text that are nearly, but not quite, a credited one: all words of the name but one,
//! and that one a slip away.
//!
//! A name is found by the words that are right. Were there none, or were every name compared with
//! every place, a long text with a large cast would take its length times the cast's.

use super::names::{Found, People};
use super::words::{Gap, LONGEST, Word, after, before, with_folded};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{At, Source};
use crate::text::{is_slip, straight};
use std::collections::HashSet;

/// A word that stands in more names than this helps to find none. A family of actors has a handful;
/// the bound is what keeps a text of one word, against a cast of hundreds who share it, linear.
const MOST_NAMES: usize = 16;

/// The name around `word`, whose number is `number`, with one word misspelt. `fits` are the people in
/// question; where two of them are as near, nobody is meant.
pub fn misspelt_at(
    people: &People,
    text: &str,
    word: Word<'_>,
    number: u32,
    fits: impl Fn(usize) -> bool,
) -> Option<Found> {
    let forms = people.forms_with(number);
    if forms.len() > MOST_NAMES {
        return None;
    }
    let mut near: Option<Found> = None;
    for (position, person, form) in forms {
        let Some(person) = person.filter(|person| fits(*person)) else { continue };
        let Some(found) = follow(people, text, word, position, person, form) else { continue };
        if near.is_some_and(|near| near.person != found.person) {
            return None;
        }
        near.get_or_insert(found);
    }
    near
}

/// Follows `form` through the text, of which `word` is the first right one.
fn follow(people: &People, text: &str, word: Word<'_>, position: usize, person: usize, form: &[u32]) -> Option<Found> {
    let mut slips = 0;
    let mut start = word.start;
    if position == 1 {
        let (gap, first) = before(text, word.start)?;
        if !first.has_capital() || first.is_possessive() || !people.joins(form[0], gap, form[1]) {
            return None;
        }
        if !is_near(people, first, form[0]) {
            return None;
        }
        // What is credited itself is no slip: `Joan Allen` beside `Jean Allen`.
        if let Some((number, first)) = people.find(first)
            && people.full_name_at(text, first, number).is_some()
        {
            return None;
        }
        slips = 1;
        start = first.start;
    }
    let mut last = word;
    for pair in form[position..].windows(2) {
        let [known, expected] = pair else { continue };
        let (gap, next) = after(text, last.end)?;
        if last.is_possessive() || !people.joins(*known, gap, *expected) {
            return None;
        }
        let right = next.text.len() <= LONGEST && with_folded(next.text, |folded| folded == people.letters(*expected));
        if !right {
            // Within a name only what a hyphen joins is written small.
            let written_large = next.has_capital() || gap == Gap::Hyphen;
            if slips > 0 || !written_large || !is_near(people, next, *expected) {
                return None;
            }
            slips = 1;
        }
        last = next;
    }
    // `Maria Källs` owns something, in Swedish.
    let owned = text[last.start..last.name_end()].strip_suffix('s').is_some_and(|word| {
        let last = form.last().map_or("", |number| people.letters(*number));
        word.len() <= LONGEST && !word.is_ascii() && with_folded(word, |folded| folded == last)
    });
    (slips == 1 && !owned).then_some(Found { person, start, end: last.name_end(), behind: last.end })
}

fn is_near(people: &People, word: Word<'_>, expected: u32) -> bool {
    word.text.len() <= LONGEST && with_folded(word.text, |folded| is_slip(folded, people.letters(expected)))
}

/// What is said of a name that is close to a credited one.
pub fn misspelt(source: &Source<'_>, written: &At<String>, credited: &str) -> Diagnostic {
    source.report(
        written.span.clone(),
        Severity::Warning,
        Code::NameSpelling,
        format!("\"{}\" is close to the credited \"{credited}\"", straight(&written.value)),
        format!("write \"{credited}\", or correct the credits"),
    )
}

/// A document of which so much was said has been told enough: to place and to quote a name takes as
/// long as the line it stands in.
const MOST_TOLD: usize = 64;

/// What has been said of one document, so that nothing is said twice.
#[derive(Default)]
pub struct Told {
    pub diagnostics: Vec<Diagnostic>,
    said: HashSet<(String, String)>,
}

impl Told {
    pub fn spelling(&mut self, source: &Source<'_>, written: &str, credited: &str) {
        if self.is_new(written, credited) {
            let written = At::new(written.to_owned(), source.span(written));
            self.diagnostics.push(misspelt(source, &written, credited));
        }
    }

    /// Whether nothing was said yet about `written` and `meant`, and not too much about others.
    pub fn is_new(&mut self, written: &str, meant: &str) -> bool {
        self.said.len() < MOST_TOLD
            && self.said.insert((super::words::fold_name(written), super::words::fold_name(meant)))
    }
}
