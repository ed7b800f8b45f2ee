//! What the front matter of a folder has in common, which is reported once and not a document at a time: grades
//! without a scale, and keys that the reader does not know.

use crate::diagnostic::{Code, Diagnostic, Severity, without_controls};
use crate::front_matter::Value;
use crate::keys::grades::{self, Bare};
use crate::keys::in_full;
use crate::keys::names::{KEYS, normalized};
use crate::site::FILE_NAME;
use crate::source::{At, Source};
use crate::{credits, grade};
use std::collections::HashMap;

/// What the documents of a folder have in common, gathered while they are read.
#[derive(Default)]
pub struct Habits {
    numbers: Vec<Numbers>,
    unknown: Vec<Unknown>,
    /// Where in `unknown` a key is.
    places: HashMap<String, usize>,
}

/// Grades without a scale under one key, in hundredths.
struct Numbers {
    key: String,
    count: usize,
    least: u32,
    most: u32,
    /// The greatest common divisor of all of them.
    step: u32,
    first: Diagnostic,
}

/// A key that is not known.
struct Unknown {
    key: String,
    count: usize,
    /// What every value so far could be.
    may_be: Vec<&'static str>,
    first: Diagnostic,
}

/// Keys whose values tell what they are: a proposal can be made for them.
const PROPOSED: [&str; 3] = ["grade", "year", "runtime"];

/// In fewer documents a key shows no habit.
const FEW: usize = 3;

/// How many keys the note names.
const NAMED: usize = 20;

impl Habits {
    /// A grade without a scale.
    pub fn number(&mut self, source: &Source<'_>, bare: Bare) {
        let Bare { hundredths, key, span, .. } = bare;
        let known = self.numbers.iter_mut().find(|numbers| normalized(&numbers.key) == normalized(&key));
        match known {
            Some(numbers) => {
                numbers.count += 1;
                numbers.least = numbers.least.min(hundredths);
                numbers.most = numbers.most.max(hundredths);
                numbers.step = divisor(numbers.step, hundredths);
            }
            None => {
                let first = source.report(span, Severity::Warning, Code::AmbiguousGrade, "", "");
                self.numbers.push(Numbers {
                    key,
                    count: 1,
                    least: hundredths,
                    most: hundredths,
                    step: hundredths,
                    first,
                });
            }
        }
    }

    /// A key that is not known.
    pub fn unknown(&mut self, source: &Source<'_>, key: &At<String>, value: &Value) {
        let name = normalized(&key.value);
        let at = *self.places.entry(name.into_owned()).or_insert(self.unknown.len());
        if at == self.unknown.len() {
            let first = source.report(key.span.clone(), Severity::Note, Code::UnknownKey, "", "");
            self.unknown.push(Unknown { key: key.value.clone(), count: 0, may_be: PROPOSED.to_vec(), first });
        }
        let unknown = &mut self.unknown[at];
        unknown.count += 1;
        unknown.may_be.retain(|field| may_be(field, value));
    }

    /// Adds what was gathered from documents after these. It is the same as if all had been read one after the other.
    pub fn extend(&mut self, later: Habits) {
        for numbers in later.numbers {
            match self.numbers.iter_mut().find(|known| normalized(&known.key) == normalized(&numbers.key)) {
                Some(known) => {
                    known.count += numbers.count;
                    known.least = known.least.min(numbers.least);
                    known.most = known.most.max(numbers.most);
                    known.step = divisor(known.step, numbers.step);
                }
                None => self.numbers.push(numbers),
            }
        }
        for unknown in later.unknown {
            let name = normalized(&unknown.key).into_owned();
            match self.places.get(&name) {
                Some(&at) => {
                    let known = &mut self.unknown[at];
                    known.count += unknown.count;
                    known.may_be.retain(|field| unknown.may_be.contains(field));
                }
                None => {
                    self.places.insert(name, self.unknown.len());
                    self.unknown.push(unknown);
                }
            }
        }
    }

    /// What there is to say of the folder.
    pub fn report(self) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        let several = self.numbers.len() > 1;
        // One warning, however many keys: it stands where the first grade does.
        let sentences: Vec<String> = self.numbers.iter().map(|numbers| numbers.sentence(several)).collect();
        let lines: Vec<String> = self.numbers.iter().map(|numbers| numbers.line(several)).collect();
        if let Some(first) = self.numbers.into_iter().next() {
            let help = match several {
                true => format!(
                    "if so, add `[grades_out_of]` with `{}` to {FILE_NAME}; until then they have no value",
                    lines.join("` and `")
                ),
                false => format!("if so, add `{}` to {FILE_NAME}; until then they have no value", lines.concat()),
            };
            out.push(Diagnostic { message: sentences.join("; "), help, ..first.first });
        }
        let (proposed, others): (Vec<Unknown>, Vec<Unknown>) = self
            .unknown
            .into_iter()
            .partition(|unknown| unknown.count >= FEW && !unknown.may_be.is_empty() && !is_others(&unknown.key));
        for Unknown { key, count, may_be, first } in proposed {
            let message = format!(
                "the key \"{key}\" is not known, and could be \"{}\" in all {count} documents that have it",
                may_be[0]
            );
            let help = format!(
                "if so, add `\"{key}\" = \"{}\"` below `[front_matter]` in {FILE_NAME}; if not, `\"{key}\" = \"none\"`",
                may_be[0]
            );
            out.push(Diagnostic { message, help, ..first });
        }
        let mut names: Vec<String> = others.iter().take(NAMED).map(|unknown| format!("\"{}\"", unknown.key)).collect();
        if let Some(more) = others.len().checked_sub(NAMED).filter(|more| *more > 0) {
            names.push(format!("{more} more"));
        }
        if let Some(first) = others.into_iter().next() {
            let keys =
                if names.len() == 1 { "a key that is not known, and is" } else { "keys that are not known, and are" };
            let message = format!("{keys} passed over: {}", names.join(", "));
            let help = format!(
                "the keys are {}; below `[front_matter]`, {FILE_NAME} says which of them a key of yours means",
                KEYS.join(", ")
            );
            out.push(Diagnostic { message, help, ..first.first });
        }
        for diagnostic in &mut out {
            diagnostic.message = without_controls(&diagnostic.message);
            diagnostic.help = without_controls(&diagnostic.help);
        }
        out
    }
}

/// Whether a key names a grade that is not the critic's.
fn is_others(key: &str) -> bool {
    let key = normalized(key);
    [
        "imdb",
        "tmdb",
        "online",
        "metacritic",
        "rotten",
        "tomato",
        "douban",
        "letterboxd",
        "average",
        "audience",
        "votes",
        "id",
        "count",
        "order",
        "weight",
    ]
    .iter()
    .any(|other| key.contains(other))
}

fn may_be(field: &str, value: &Value) -> bool {
    let Value::Scalar(text) = value else { return false };
    match field {
        "grade" => {
            grades::number(text).is_some_and(|number| number <= 1000)
                || grade::parse(text, None).is_some_and(|mark| mark.grade.value.is_some())
        }
        "year" => credits::year(text.trim()).is_some(),
        "runtime" => credits::minutes(text).is_some() && text.contains(char::is_alphabetic),
        _ => false,
    }
}

impl Numbers {
    /// The usual scale that they all lie on.
    fn scale(&self) -> u32 {
        let scales = [500, 1000, 2000, 10_000];
        // Hundreds of grades without a five are out of four.
        if self.most == 400 && self.count >= 20 {
            return 400;
        }
        scales.into_iter().find(|scale| self.most <= *scale).unwrap_or(10_000)
    }

    fn sentence(&self, several: bool) -> String {
        let Numbers { key, count, least, most, step, .. } = self;
        let under = if several { format!(" under \"{key}\"") } else { String::new() };
        let out_of = in_full(self.scale());
        let grades = match count {
            1 => format!("1 grade, {},{under} without a scale", in_full(*most)),
            _ => {
                let steps = match step {
                    step if *step == 0 || step % 100 == 0 => "",
                    step if step % 50 == 0 => " in halves",
                    step if step % 25 == 0 => " in quarters",
                    step if step % 10 == 0 => " in tenths",
                    _ => "",
                };
                format!("{count} grades{under} without a scale, from {} to {}{steps}", in_full(*least), in_full(*most))
            }
        };
        format!("{grades}: out of {out_of}?")
    }

    fn line(&self, several: bool) -> String {
        let key = if several { format!("\"{}\"", self.key) } else { "grades_out_of".to_owned() };
        format!("{key} = {}", in_full(self.scale()))
    }
}

fn divisor(a: u32, b: u32) -> u32 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
