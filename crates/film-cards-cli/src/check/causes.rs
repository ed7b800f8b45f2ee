//! Several diagnostics of one cause are one: what they have in common is told once, in full, and the
//! places are kept.

use film_reader::diagnostic::Code;
use film_reader::{Diagnostic, Severity};
use std::collections::{BTreeMap, HashMap};

/// The diagnostics of a reading, by what has caused them and by their documents.
pub struct Causes<'r> {
    /// Each in the order of places, so that the first stands where it is told in full.
    causes: Vec<Vec<&'r Diagnostic>>,
    /// By document: which causes it knows, and its own diagnostics of each.
    documents: HashMap<&'r str, BTreeMap<usize, Vec<&'r Diagnostic>>>,
}

/// What a document has to be told.
pub enum Told<'c, 'r> {
    /// The first diagnostic of a cause, and where the others are.
    First(&'r Diagnostic, &'c [&'r Diagnostic]),
    /// A cause that an earlier document has been told in full, and where it is in this one.
    Again(&'c [&'r Diagnostic]),
}

impl<'r> Causes<'r> {
    pub fn of(diagnostics: &'r [Diagnostic]) -> Causes<'r> {
        let mut known = HashMap::new();
        let mut found = Causes { causes: Vec::new(), documents: HashMap::new() };
        for diagnostic in diagnostics {
            let next = found.causes.len();
            let at = match cause(diagnostic) {
                Some(cause) => *known.entry(cause).or_insert(next),
                None => next,
            };
            if at == next {
                found.causes.push(Vec::new());
            }
            found.causes[at].push(diagnostic);
            found.documents.entry(&diagnostic.source).or_default().entry(at).or_default().push(diagnostic);
        }
        found
    }

    /// How many causes are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.causes.iter().filter(|cause| cause[0].severity == severity).count()
    }

    /// What `document` has to be told: first what was told before, then its own in the order of places.
    pub fn told(&self, document: &str) -> impl Iterator<Item = Told<'_, 'r>> {
        let own = self.documents.get(document).into_iter().flatten();
        own.map(|(cause, here)| match self.causes[*cause].split_first() {
            Some((first, others)) if first.source == here[0].source => Told::First(first, others),
            _ => Told::Again(here),
        })
    }
}

/// What two diagnostics of one cause have in common: code, message, help and document, as far as it
/// matters. An error has none: each stops the build, and each is mended where it stands.
fn cause(diagnostic: &Diagnostic) -> Option<[&str; 4]> {
    let Diagnostic { severity, code, message, help, source, .. } = diagnostic;
    match (severity, code) {
        (Severity::Error, _) => None,
        // Marks differ, but what is missing behind all of them is one setting.
        (_, Code::AmbiguousGrade) => Some([code.name(), "", "", ""]),
        // A key or a name written so in many documents is one habit, or one fault in the credits.
        (_, Code::UnknownKey | Code::NameSpelling | Code::UnknownName) => Some([code.name(), message, help, ""]),
        // Elsewhere two documents that are told the same have nothing to do with each other.
        _ => Some([code.name(), message, help, source]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use film_reader::{Document, Reading, Site, read};

    fn reading(texts: &[(&str, &str)]) -> Reading {
        let documents: Vec<_> = texts.iter().map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect();
        read(&documents, &Site::default())
    }

    fn told(causes: &Causes<'_>, path: &str) -> Vec<String> {
        let place = |diagnostic: &Diagnostic| format!("{}:{}", diagnostic.source, diagnostic.line);
        let places = |all: &[&Diagnostic]| all.iter().map(|told| place(told)).collect::<Vec<_>>().join(" ");
        causes
            .told(path)
            .map(|told| match told {
                Told::First(first, others) => format!("{} + {}", place(first), places(others)),
                Told::Again(here) => format!("again {}", places(here)),
            })
            .collect()
    }

    #[test]
    fn one_key_nobody_knows_is_one_cause() {
        let text = "---\ntitle: The Pier\nmood: wet\nzest: 2\n---\n\nIt creaks.\n";
        let reading = reading(&[("a.md", text), ("b.md", &text.replace("zest: 2\n", "").replace("creaks", "sighs"))]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(told(&causes, "a.md"), ["a.md:3 + b.md:3", "a.md:4 + "]);
        assert_eq!(told(&causes, "b.md"), ["again b.md:3"]);
        assert_eq!((causes.count(Severity::Warning), reading.count(Severity::Warning)), (2, 3));
    }

    #[test]
    fn stars_without_a_number_want_one_setting() {
        let reading = reading(&[("a.txt", "The Pier ★★★\n\nIt creaks.\n"), ("b.txt", "The Quay ★★\n\nIt sinks.\n")]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(told(&causes, "a.txt"), ["a.txt:1 + b.txt:1"]);
        assert_eq!(told(&causes, "b.txt"), ["again b.txt:1"]);
    }

    #[test]
    fn what_is_missing_in_two_documents_has_two_causes() {
        let reading = reading(&[("a.md", "# The Pier\n"), ("b.md", "# The Quay\n")]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(told(&causes, "a.md"), ["a.md:1 + "]);
        assert_eq!(told(&causes, "b.md"), ["b.md:1 + "]);
    }

    #[test]
    fn every_error_is_told_in_full() {
        let text = "The Quay\n\nIt sinks.\n\nGrade: Q\n";
        let reading = reading(&[("a.txt", text), ("b.txt", &text.replace("sinks", "rises"))]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(told(&causes, "a.txt"), ["a.txt:5 + "]);
        assert_eq!(told(&causes, "b.txt"), ["b.txt:5 + "]);
        assert_eq!(told(&causes, "c.txt"), [""; 0]);
    }
}
