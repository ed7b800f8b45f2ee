//! What is reported of a document as a whole: what was left out of it, and where it contradicts itself.

use super::Reader;
use crate::clean::LeftOut;
use crate::credits::Conflict;
use crate::diagnostic::{Code, Diagnostic, Severity};
use std::collections::HashMap;

impl Reader<'_, '_> {
    /// Says in one note what was left out of the text.
    pub(super) fn left_out(&mut self, left_out: &LeftOut) {
        let Some(sentence) = left_out.sentence() else { return };
        let place = self.source.place_of_written(left_out.first.clone());
        let help = "leave it as it is, or write in words what readers of a card shall see";
        self.push(Diagnostic::at(place, Severity::Note, Code::LeftOut, sentence, help));
    }

    /// Says where the text contradicts itself. What the front matter says is meant to win.
    pub(super) fn tell_conflicts(&mut self) {
        for Conflict { what, known, other } in std::mem::take(&mut self.facts.conflicts) {
            if known.span.start < self.front_matter {
                continue;
            }
            let place = self.source.place(known.span);
            let message = format!("the {what} is \"{}\" here, but \"{}\" at {place}", other.value, known.value);
            let help = format!("\"{}\" is shown; correct the one that is wrong", known.value);
            let diagnostic = self.source.report(other.span, Severity::Warning, Code::ConflictingFact, message, help);
            self.push(diagnostic.related_to(place));
        }
    }
}

/// How much is said of one kind in one document.
const MOST: usize = 100;

/// Leaves out what is said again and again of one document: nobody reads the thousandth.
pub(super) fn few_of_a_kind(diagnostics: &mut Vec<Diagnostic>, from: usize) {
    if diagnostics.len() - from <= MOST {
        return;
    }
    let mut counts: HashMap<Code, usize> = HashMap::new();
    let mut told = diagnostics.split_off(from);
    told.retain(|diagnostic| {
        let count = counts.entry(diagnostic.code).or_default();
        *count += 1;
        *count <= MOST
    });
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
        if let Some(last) = told.iter_mut().rfind(|diagnostic| diagnostic.code == code) {
            last.message += &format!(" (and {} more of the kind)", count - MOST);
        }
    }
    diagnostics.append(&mut told);
}
