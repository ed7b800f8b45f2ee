//! The labels of a credits block: `Directed by`, `Running time:`, in the languages critics write in.

use super::super::text::strip_prefix_ignore_case;
use std::collections::HashMap;
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

/// Labels that stand before a value by themselves or with a colon. The longest that fits is meant.
const LABELS: &[(&str, Field)] = &[
    ("written and directed by", Field::DirectorsAndWriters),
    ("directed and written by", Field::DirectorsAndWriters),
    ("written & directed by", Field::DirectorsAndWriters),
    ("writer-director", Field::DirectorsAndWriters),
    ("writer/director", Field::DirectorsAndWriters),
    ("écrit et réalisé par", Field::DirectorsAndWriters),
    ("escrita y dirigida por", Field::DirectorsAndWriters),
    ("directed by", Field::Directors),
    ("a film by", Field::Directors),
    ("réalisé par", Field::Directors),
    ("dirigida por", Field::Directors),
    ("written by", Field::Writers),
    ("screenplay by", Field::Writers),
    ("script by", Field::Writers),
    ("écrit par", Field::Writers),
    ("escrita por", Field::Writers),
    ("released by", Field::Distributor),
    ("distributed by", Field::Distributor),
    ("with", Field::Cast),
    ("starring", Field::Cast),
    ("avec", Field::Cast),
    ("con", Field::Cast),
    ("mit", Field::Cast),
    ("running time", Field::Duration),
    ("runtime", Field::Duration),
    ("run time", Field::Duration),
    ("rated", Field::Certificate),
    ("produced by", Field::Other),
    ("edited by", Field::Other),
    ("music by", Field::Other),
    ("cinematography by", Field::Other),
    ("photographed by", Field::Other),
];

/// Labels that are ordinary words, and so mean a credit only before a colon.
const LABELS_WITH_COLON: &[(&str, Field)] = &[
    ("director", Field::Directors),
    ("directors", Field::Directors),
    ("dir", Field::Directors),
    ("dir.", Field::Directors),
    ("réalisation", Field::Directors),
    ("réalisateur", Field::Directors),
    ("réalisatrice", Field::Directors),
    ("dirección", Field::Directors),
    ("director/a", Field::Directors),
    ("regie", Field::Directors),
    ("writer", Field::Writers),
    ("writers", Field::Writers),
    ("screenplay", Field::Writers),
    ("screenwriter", Field::Writers),
    ("screenwriters", Field::Writers),
    ("script", Field::Writers),
    ("scénario", Field::Writers),
    ("guion", Field::Writers),
    ("guión", Field::Writers),
    ("drehbuch", Field::Writers),
    ("buch", Field::Writers),
    ("distributor", Field::Distributor),
    ("distribution", Field::Distributor),
    ("studio", Field::Distributor),
    ("verleih", Field::Distributor),
    ("distribuidora", Field::Distributor),
    ("cast", Field::Cast),
    ("stars", Field::Cast),
    ("actors", Field::Cast),
    ("featuring", Field::Cast),
    ("reparto", Field::Cast),
    ("darsteller", Field::Cast),
    ("besetzung", Field::Cast),
    ("interprètes", Field::Cast),
    ("duration", Field::Duration),
    ("length", Field::Duration),
    ("durée", Field::Duration),
    ("duración", Field::Duration),
    ("laufzeit", Field::Duration),
    ("länge", Field::Duration),
    ("time", Field::Duration),
    ("country", Field::Countries),
    ("countries", Field::Countries),
    ("country of origin", Field::Countries),
    ("countries of origin", Field::Countries),
    ("pays", Field::Countries),
    ("país", Field::Countries),
    ("land", Field::Countries),
    ("mpaa rating", Field::Certificate),
    ("mpa rating", Field::Certificate),
    ("mpaa", Field::Certificate),
    ("rating", Field::Certificate),
    ("certificate", Field::Certificate),
    ("cert", Field::Certificate),
    ("year", Field::Year),
    ("release year", Field::Year),
    ("producer", Field::Other),
    ("producers", Field::Other),
    ("executive producer", Field::Other),
    ("executive producers", Field::Other),
    ("editor", Field::Other),
    ("editors", Field::Other),
    ("music", Field::Other),
    ("score", Field::Other),
    ("cinematography", Field::Other),
    ("cinematographer", Field::Other),
    ("production design", Field::Other),
    ("production company", Field::Other),
    ("production companies", Field::Other),
    ("genre", Field::Other),
    ("genres", Field::Other),
    ("language", Field::Other),
    ("languages", Field::Other),
    ("release date", Field::Other),
    ("opens", Field::Other),
    ("release", Field::Other),
];

/// The label that begins `text` and the value behind it.
pub fn label(text: &str) -> Option<(Field, &str)> {
    let text = text.trim_start_matches(['*', '_']);
    let initial = text.chars().next()?.to_lowercase().next()?;
    labels().get(&initial)?.iter().find_map(|label| Some((label.field, label.value(text)?)))
}

impl Label {
    /// What stands behind this label in `text`.
    fn value<'t>(&self, text: &'t str) -> Option<&'t str> {
        let rest = strip_prefix_ignore_case(text, self.name)?;
        let rest = rest.trim_start_matches(['*', '_']);
        let (rest, colon) = match rest.trim_start().strip_prefix([':', '：']) {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        // The label ends where a word ends.
        let parted = colon || rest.starts_with(char::is_whitespace);
        let value = rest.trim_start_matches(['*', '_']).trim();
        ((colon || !self.needs_colon) && parted && !value.is_empty()).then_some(value)
    }
}

struct Label {
    name: &'static str,
    field: Field,
    needs_colon: bool,
}

/// Every label by its first letter, the longest first: prose, which begins with none of them, is
/// to be passed over quickly.
fn labels() -> &'static HashMap<char, Vec<Label>> {
    static TABLE: LazyLock<HashMap<char, Vec<Label>>> = LazyLock::new(|| {
        let mut table: HashMap<char, Vec<Label>> = HashMap::new();
        for (labels, needs_colon) in [(LABELS, false), (LABELS_WITH_COLON, true)] {
            for (name, field) in labels {
                let initial = name.chars().next().expect("a label has letters");
                table.entry(initial).or_default().push(Label { name, field: *field, needs_colon });
            }
        }
        table.values_mut().for_each(|labels| labels.sort_by_key(|label| std::cmp::Reverse(label.name.len())));
        table
    });
    &TABLE
}
