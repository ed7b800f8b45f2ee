//! Groups diagnostics with the same cause: the report shows the first one in full, and only the places of the others.

use film_reader::diagnostic::Code;
use film_reader::{Diagnostic, Severity};
use std::collections::{BTreeMap, HashMap};

/// The diagnostics of a reading, by cause and by document.
pub struct Causes<'r> {
    /// The diagnostics of each cause, ordered by place; the first one is reported in full.
    causes: Vec<Vec<&'r Diagnostic>>,
    /// For each document, its causes, and its own diagnostics of each.
    documents: HashMap<&'r str, BTreeMap<usize, Vec<&'r Diagnostic>>>,
}

/// An entry in the report of a document.
pub enum Entry<'c, 'r> {
    /// The first diagnostic of a cause, and the others.
    First(&'r Diagnostic, &'c [&'r Diagnostic]),
    /// The diagnostics in this document of a cause that was reported in full for an earlier one.
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

    /// The number of causes with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.causes.iter().filter(|cause| cause[0].severity == severity).count()
    }

    /// The entries for `document`: first those of causes that were reported before, then its own, ordered by place.
    pub fn entries(&self, document: &str) -> impl Iterator<Item = Entry<'_, 'r>> {
        let own = self.documents.get(document).into_iter().flatten();
        own.map(|(cause, here)| match self.causes[*cause].split_first() {
            Some((first, others)) if first.source == here[0].source => Entry::First(first, others),
            _ => Entry::Again(here),
        })
    }
}

/// The key that diagnostics with one cause share: those of code, message, help and document that matter. Errors are
/// never grouped: each one stops the build, and has to be corrected in its own place.
fn cause(diagnostic: &Diagnostic) -> Option<[&str; 4]> {
    let Diagnostic { severity, code, message, help, source, .. } = diagnostic;
    match (severity, code) {
        (Severity::Error, _) => None,
        // The grades differ, but one missing setting is the cause of all of them.
        (_, Code::AmbiguousGrade) => Some([code.name(), "", "", ""]),
        // The same key or name in many documents is one habit, or one error in the credits.
        (_, Code::UnknownKey | Code::NameSpelling | Code::UnknownName) => Some([code.name(), message, help, ""]),
        // For other codes, the same message in two documents has two causes.
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

    fn entries(causes: &Causes<'_>, path: &str) -> Vec<String> {
        let place = |diagnostic: &Diagnostic| format!("{}:{}", diagnostic.source, diagnostic.line);
        let places = |all: &[&Diagnostic]| all.iter().map(|diagnostic| place(diagnostic)).collect::<Vec<_>>().join(" ");
        causes
            .entries(path)
            .map(|entry| match entry {
                Entry::First(first, others) => format!("{} + {}", place(first), places(others)),
                Entry::Again(here) => format!("again {}", places(here)),
            })
            .collect()
    }

    #[test]
    fn one_misspelt_name_is_one_cause() {
        let text = "The Pier\n\nAnn Lindgrem creaks. Bo Marshe sinks.\n\nWith Ann Lindgren, Bo Marsh\n";
        let reading = reading(&[("a.txt", text), ("b.txt", &text.replace(" Bo Marshe sinks.", ""))]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(entries(&causes, "a.txt"), ["a.txt:3 + b.txt:3", "a.txt:3 + "]);
        assert_eq!(entries(&causes, "b.txt"), ["again b.txt:3"]);
        assert_eq!((causes.count(Severity::Warning), reading.count(Severity::Warning)), (2, 3));
    }

    #[test]
    fn stars_without_a_number_want_one_setting() {
        let reading = reading(&[("a.txt", "The Pier ★★★\n\nIt creaks.\n"), ("b.txt", "The Quay ★★\n\nIt sinks.\n")]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(entries(&causes, "a.txt"), ["a.txt:1 + b.txt:1"]);
        assert_eq!(entries(&causes, "b.txt"), ["again b.txt:1"]);
    }

    #[test]
    fn what_is_missing_in_two_documents_has_two_causes() {
        let reading = reading(&[("a.md", "# The Pier\n"), ("b.md", "# The Quay\n")]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(entries(&causes, "a.md"), ["a.md:1 + "]);
        assert_eq!(entries(&causes, "b.md"), ["b.md:1 + "]);
    }

    #[test]
    fn every_error_is_reported_in_full() {
        let text = "The Quay\n\nIt sinks.\n\nGrade: Q\n";
        let reading = reading(&[("a.txt", text), ("b.txt", &text.replace("sinks", "rises"))]);
        let causes = Causes::of(&reading.diagnostics);
        assert_eq!(entries(&causes, "a.txt"), ["a.txt:5 + "]);
        assert_eq!(entries(&causes, "b.txt"), ["b.txt:5 + "]);
        assert_eq!(entries(&causes, "c.txt"), [""; 0]);
    }
}
