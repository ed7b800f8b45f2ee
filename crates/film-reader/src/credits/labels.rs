//! The labels of a credits block: `Directed by`, `Running time:`, in the languages critics write in.

use super::abroad::ABROAD_WITH_COLON;
use crate::beginnings::Beginnings;
use crate::text::strip_prefix_ignore_case;
use memchr::memchr3;
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
    ("écrit et réalisé par", Field::DirectorsAndWriters),
    ("escrita y dirigida por", Field::DirectorsAndWriters),
    ("buch und regie", Field::DirectorsAndWriters),
    ("scritto e diretto da", Field::DirectorsAndWriters),
    ("directed by", Field::Directors),
    ("a film by", Field::Directors),
    ("dir.", Field::Directors),
    ("réalisé par", Field::Directors),
    ("mis en scène par", Field::Directors),
    ("un film de", Field::Directors),
    ("dirigida por", Field::Directors),
    ("dirigido por", Field::Directors),
    ("una película de", Field::Directors),
    ("ein film von", Field::Directors),
    ("regie von", Field::Directors),
    ("regia di", Field::Directors),
    ("diretto da", Field::Directors),
    ("written by", Field::Writers),
    ("screenplay by", Field::Writers),
    ("script by", Field::Writers),
    ("écrit par", Field::Writers),
    ("scénario de", Field::Writers),
    ("escrita por", Field::Writers),
    ("escrito por", Field::Writers),
    ("guion de", Field::Writers),
    ("guión de", Field::Writers),
    ("drehbuch von", Field::Writers),
    ("released by", Field::Distributor),
    ("distributed by", Field::Distributor),
    ("distribué par", Field::Distributor),
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
    ("story by", Field::Other),
    ("cinematography by", Field::Other),
    ("photographed by", Field::Other),
];

/// Labels that are ordinary words, and so mean a credit only before a colon.
const LABELS_WITH_COLON: &[(&str, Field)] = &[
    ("réalisation", Field::Directors),
    ("réalisateur", Field::Directors),
    ("réalisatrice", Field::Directors),
    ("réalisé", Field::Directors),
    ("dirección", Field::Directors),
    ("directora", Field::Directors),
    ("director/a", Field::Directors),
    ("direção", Field::Directors),
    ("regie", Field::Directors),
    ("regia", Field::Directors),
    ("regi", Field::Directors),
    ("realização", Field::Directors),
    ("realização e argumento", Field::DirectorsAndWriters),
    ("instruktion", Field::Directors),
    ("ohjaus", Field::Directors),
    ("режиссёр", Field::Directors),
    ("режиссер", Field::Directors),
    ("監督", Field::Directors),
    ("감독", Field::Directors),
    ("导演", Field::Directors),
    ("scénario", Field::Writers),
    ("scénariste", Field::Writers),
    ("guion", Field::Writers),
    ("guión", Field::Writers),
    ("guionista", Field::Writers),
    ("roteiro", Field::Writers),
    ("argumento", Field::Writers),
    ("manus", Field::Writers),
    ("manuskript", Field::Writers),
    ("scenario", Field::Writers),
    ("drehbuch", Field::Writers),
    ("buch", Field::Writers),
    ("sceneggiatura", Field::Writers),
    ("脚本", Field::Writers),
    ("각본", Field::Writers),
    ("编剧", Field::Writers),
    ("сценарий", Field::Writers),
    ("distributor", Field::Distributor),
    ("distribution", Field::Distributor),
    ("studio", Field::Distributor),
    ("distributeur", Field::Distributor),
    ("distribuição", Field::Distributor),
    ("verleih", Field::Distributor),
    ("distribuidora", Field::Distributor),
    ("distribuye", Field::Distributor),
    ("distribuzione", Field::Distributor),
    ("cast", Field::Cast),
    ("main cast", Field::Cast),
    ("stars", Field::Cast),
    ("actors", Field::Cast),
    ("featuring", Field::Cast),
    ("voices", Field::Cast),
    ("voice cast", Field::Cast),
    ("reparto", Field::Cast),
    ("intérpretes", Field::Cast),
    ("elenco", Field::Cast),
    ("darsteller", Field::Cast),
    ("met", Field::Cast),
    ("i rollerna", Field::Cast),
    ("medverkande", Field::Cast),
    ("rolverdeling", Field::Cast),
    ("besetzung", Field::Cast),
    ("interprètes", Field::Cast),
    ("distribution artistique", Field::Cast),
    ("interpreti", Field::Cast),
    ("в ролях", Field::Cast),
    ("出演", Field::Cast),
    ("출연", Field::Cast),
    ("主演", Field::Cast),
    ("duration", Field::Duration),
    ("length", Field::Duration),
    ("durée", Field::Duration),
    ("duración", Field::Duration),
    ("duração", Field::Duration),
    ("durata", Field::Duration),
    ("laufzeit", Field::Duration),
    ("speelduur", Field::Duration),
    ("speltid", Field::Duration),
    ("längd", Field::Duration),
    ("länge", Field::Duration),
    ("dauer", Field::Duration),
    ("time", Field::Duration),
    ("上映時間", Field::Duration),
    ("country", Field::Countries),
    ("countries", Field::Countries),
    ("country of origin", Field::Countries),
    ("countries of origin", Field::Countries),
    ("origin", Field::Countries),
    ("pays", Field::Countries),
    ("origine", Field::Countries),
    ("nationalité", Field::Countries),
    ("país", Field::Countries),
    ("nacionalidad", Field::Countries),
    ("paese", Field::Countries),
    ("land", Field::Countries),
    ("produktionsland", Field::Countries),
    ("countries of production", Field::Countries),
    ("mpaa rating", Field::Certificate),
    ("mpa rating", Field::Certificate),
    ("mpaa", Field::Certificate),
    ("mpaa classification", Field::Certificate),
    ("running length", Field::Duration),
    ("u.s. release date", Field::Other),
    ("theatrical aspect ratio", Field::Other),
    ("aspect ratio", Field::Other),
    ("mpa", Field::Certificate),
    ("rating", Field::Certificate),
    ("certificate", Field::Certificate),
    ("classification", Field::Certificate),
    ("cert", Field::Certificate),
    ("year", Field::Year),
    ("release year", Field::Year),
    ("année", Field::Year),
    ("año", Field::Year),
    ("jahr", Field::Year),
    ("anno", Field::Year),
    ("director of photography", Field::Other),
    ("directors of photography", Field::Other),
    ("production", Field::Other),
    ("executive producer", Field::Other),
    ("executive producers", Field::Other),
    ("co-producer", Field::Other),
    ("co-producers", Field::Other),
    ("music", Field::Other),
    ("musique", Field::Other),
    ("música", Field::Other),
    ("musik", Field::Other),
    ("musica", Field::Other),
    ("score", Field::Other),
    ("story", Field::Other),
    ("camera", Field::Other),
    ("camera (color)", Field::Other),
    ("kamera", Field::Other),
    ("image", Field::Other),
    ("photographie", Field::Other),
    ("fotografía", Field::Other),
    ("fotografia", Field::Other),
    ("montage", Field::Other),
    ("montaje", Field::Other),
    ("montaggio", Field::Other),
    ("schnitt", Field::Other),
    ("cinematography", Field::Other),
    ("editing", Field::Other),
    ("production design", Field::Other),
    ("production designer", Field::Other),
    ("costume designer", Field::Other),
    ("costume design", Field::Other),
    ("casting", Field::Other),
    ("sound", Field::Other),
    ("production company", Field::Other),
    ("production companies", Field::Other),
    ("sales", Field::Other),
    ("international sales", Field::Other),
    ("venue", Field::Other),
    ("genre", Field::Other),
    ("genres", Field::Other),
    ("género", Field::Other),
    ("genere", Field::Other),
    ("language", Field::Other),
    ("languages", Field::Other),
    ("langue", Field::Other),
    ("idioma", Field::Other),
    ("sprache", Field::Other),
    ("release date", Field::Other),
    ("sortie", Field::Other),
    ("sortie en salles", Field::Other),
    ("estreno", Field::Other),
    ("kinostart", Field::Other),
    ("start", Field::Other),
    ("uscita", Field::Other),
    ("opens", Field::Other),
    ("release", Field::Other),
    ("playing", Field::Other),
    ("where", Field::Other),
    ("when", Field::Other),
    ("how to watch", Field::Other),
    ("where to watch", Field::Other),
];

/// What stands before other labels and says nothing itself: `Crew: Director: Ann Lee.`
const WRAPPERS: [&str; 6] = ["crew", "who", "credits", "details", "film details", "stab"];

const ABROAD: [&str; 4] = ["U.S. ", "US ", "U.K. ", "UK "];

/// The label that begins `text` and the value behind it.
pub fn label(text: &str) -> Option<(Field, &str)> {
    let text = text.trim_start_matches(['*', '_']);
    let initial = text.chars().next()?;
    let tables = tables();
    if !tables.beginnings.may_begin(text) {
        return None;
    }
    let find = |table: &[Vec<Label>; 27]| {
        table[slot(initial)].iter().find_map(|label| Some((label.field, label.value(text)?)))
    };
    let by_words = || find(&tables.words).or_else(|| trades(text));
    // Prose seldom has a colon near its start, and then most labels need not be tried.
    if memchr3(b':', b'|', 0xef, &text.as_bytes()[..text.len().min(LONGEST)]).is_none() {
        return by_words();
    }
    find(&tables.with_colon).or_else(by_words).or_else(|| {
        // `U.S. Distributor:` says where, too.
        let abroad = ABROAD.iter().find_map(|place| text.strip_prefix(place));
        if let Some(found) = abroad.and_then(label) {
            return Some(found);
        }
        let wrapped = WRAPPERS.iter().find_map(|wrapper| strip_prefix_ignore_case(text, wrapper)?.strip_prefix(':'))?;
        label(wrapped.trim_start())
    })
}

/// Whether `line` is a label and nothing else: `Directed by`, `Regi:`. Its value stands on the next line.
pub fn is_alone(line: &str) -> bool {
    let line = line.trim_matches(['*', '_', ' ', '#']);
    let bare = line.strip_suffix([':', '：']).unwrap_or(line).trim_end();
    if bare.is_empty() || bare.len() > LONGEST || bare.ends_with(['.', ',', '!', '?']) || bare.contains(':') {
        return false;
    }
    // Without a colon only what a label in words would be: `Directed by`, `Starring`.
    let tried = if bare.len() < line.len() { format!("{bare}: X") } else { format!("{bare} X") };
    label(&tried).is_some_and(|(field, value)| field != Field::Other && value == "X")
        && !(bare.len() == line.len()
            && matches!(bare.to_lowercase().as_str(), "with" | "con" | "mit" | "avec" | "rated"))
}

/// No label with its colon is longer, in bytes.
const LONGEST: usize = 40;

/// What people do for a film, as labels join it: `Director-screenwriter:`, `Written, directed and
/// edited by`, `Dir/scr:`.
const TRADES: [(&str, Trade); 25] = [
    ("direction", Trade::Directs),
    ("directed", Trade::Directs),
    ("director", Trade::Directs),
    ("directors", Trade::Directs),
    ("dir", Trade::Directs),
    ("written", Trade::Writes),
    ("writer", Trade::Writes),
    ("writers", Trade::Writes),
    ("screenwriter", Trade::Writes),
    ("screenwriters", Trade::Writes),
    ("screenplay", Trade::Writes),
    ("script", Trade::Writes),
    ("scr", Trade::Writes),
    ("produced", Trade::Other),
    ("producer", Trade::Other),
    ("producers", Trade::Other),
    ("edited", Trade::Other),
    ("editor", Trade::Other),
    ("editors", Trade::Other),
    ("cinematographer", Trade::Other),
    ("photographed", Trade::Other),
    ("shot", Trade::Other),
    ("composer", Trade::Other),
    ("story", Trade::Other),
    ("co", Trade::Other),
];

#[derive(Clone, Copy, PartialEq)]
enum Trade {
    Directs,
    Writes,
    Other,
}

/// Reads several trades up to a colon or to `by`.
fn trades(text: &str) -> Option<(Field, &str)> {
    if !tables().trades.may_begin(text) {
        return None;
    }
    let (mut directs, mut writes) = (false, false);
    let mut rest = text;
    loop {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let word = &rest[..end];
        let (_, trade) = TRADES.iter().find(|(trade, _)| trade.eq_ignore_ascii_case(word))?;
        directs |= *trade == Trade::Directs;
        writes |= *trade == Trade::Writes;
        rest = rest[end..].trim_start_matches(['*', '_']);
        let value = rest.trim_start().strip_prefix([':', '|']).or_else(|| strip_prefix_ignore_case(rest, " by "));
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
        rest = strip_prefix_ignore_case(rest, "and ").unwrap_or(rest).trim_start();
    }
}

impl Label {
    /// What stands behind this label in `text`.
    fn value<'t>(&self, text: &'t str) -> Option<&'t str> {
        let rest = strip_prefix_ignore_case(text, self.name)?;
        let rest = rest.trim_start_matches(['*', '_']);
        // In a table a bar stands for the colon.
        let (rest, colon) = match rest.trim_start().strip_prefix([':', '：', '|']) {
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

/// Where in the table the labels stand that begin with `c`.
fn slot(c: char) -> usize {
    if c.is_ascii_alphabetic() { usize::from(c.to_ascii_lowercase() as u8 - b'a') } else { 26 }
}

/// Every label by its first letter, the longest first: prose, which begins with none of them, is
/// to be passed over quickly.
struct Tables {
    words: [Vec<Label>; 27],
    with_colon: [Vec<Label>; 27],
    trades: Beginnings,
    /// Of whatever [`label`] looks for.
    beginnings: Beginnings,
}

fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| {
        let labels = LABELS.iter().chain(LABELS_WITH_COLON).chain(ABROAD_WITH_COLON).map(|(name, _)| *name);
        let trades = TRADES.iter().fold(Beginnings::none(), |trades, (name, _)| trades.and(name));
        Tables {
            words: table(&[(LABELS, false)]),
            // A label that needs none may have a colon; the longer of two that begin alike is meant.
            with_colon: table(&[(LABELS, false), (LABELS_WITH_COLON, true), (ABROAD_WITH_COLON, true)]),
            trades,
            beginnings: labels.chain(WRAPPERS).chain(ABROAD).fold(trades, Beginnings::and),
        }
    });
    &TABLES
}

fn table(lists: &[(&'static [(&'static str, Field)], bool)]) -> [Vec<Label>; 27] {
    let mut table = [const { Vec::new() }; 27];
    for (labels, needs_colon) in lists {
        for (name, field) in *labels {
            let initial = name.chars().next().expect("a label has letters");
            table[slot(initial)].push(Label { name, field: *field, needs_colon: *needs_colon });
        }
    }
    table.iter_mut().for_each(|labels| labels.sort_by_key(|label| std::cmp::Reverse(label.name.len())));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert_eq!(label(text), Some((field, "X")), "{text}");
        }
        for text in ["Directors are people", "Shot in grey", "Edited down", "Writer: ", "Script doctors by X"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
