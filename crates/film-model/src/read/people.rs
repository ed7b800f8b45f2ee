//! People in the prose: who plays whom, and whether the names are spelt as in the credits.
//!
//! ```text
//! role     =  Part "(" actor ")"          Ruben Stone (Ahmed)    Lou (Olivia Cooke)
//! ```
//!
//! What stands in the brackets must be a credited actor, by the full name or by a surname that only
//! one of them has; a film, a year, a certificate or an aside is none. On doubt nobody plays it.

use super::source::{At, Source};
use super::text::{fold, is_apostrophe, is_slip, straight};
use crate::diagnostic::{Code, Diagnostic, Severity};
use std::collections::HashSet;

/// The people of a movie, as its documents together credit them.
pub struct Credited {
    pub actors: Vec<Person>,
    /// Directors, writers and whoever else is named.
    pub others: Vec<Person>,
}

/// A name, and its words folded for comparison.
pub struct Person {
    pub name: String,
    words: Vec<String>,
}

impl Person {
    pub fn new(name: &str) -> Self {
        let words = fold(name).split(' ').map(str::to_owned).collect();
        Person { name: name.to_owned(), words }
    }

    fn surname(&self) -> Option<&str> {
        let suffixes = ["jr", "sr", "ii", "iii", "iv"];
        self.words.iter().rev().map(String::as_str).find(|word| !suffixes.contains(word))
    }
}

/// A part found in the prose: its name, and which of the actors plays it.
#[derive(Debug, PartialEq)]
pub struct Role {
    pub part: String,
    pub actor: usize,
}

/// The parts the prose gives to the credited actors. Names that are not quite spelt as in the
/// credits are told.
pub fn roles(source: &Source<'_>, prose: &[&str], credited: &Credited, told: &mut Told) -> Vec<Role> {
    let mut roles = Vec::new();
    for text in prose {
        for (open, _) in text.match_indices('(') {
            let Some(length) = text[open + 1..].find([')', '(']) else { continue };
            let inner = text[open + 1..open + 1 + length].trim();
            let inner = inner.strip_prefix("played by ").unwrap_or(inner);
            // An actor's name is short; anything longer is an aside.
            if inner.len() > 60 || inner.is_empty() {
                continue;
            }
            let Some(part) = part_before(&text[..open]) else { continue };
            let Some((actor, exact)) = resolve(inner, &credited.actors) else { continue };
            if !exact {
                told.spelling(source, inner, &credited.actors[actor].name);
            }
            let folded = fold(part);
            let is_person = credited
                .actors
                .iter()
                .chain(&credited.others)
                .any(|person| person.words.join(" ") == folded || person.surname() == Some(folded.as_str()));
            if !is_person {
                roles.push(Role { part: part.to_owned(), actor });
            }
        }
    }
    roles
}

/// Which actor `name` means, and whether it is spelt as in the credits.
fn resolve(name: &str, actors: &[Person]) -> Option<(usize, bool)> {
    let capital = name.chars().next().is_some_and(|c| !c.is_lowercase());
    let folded = fold(name);
    if !capital || folded.is_empty() {
        return None;
    }
    let only = |fits: &dyn Fn(&Person) -> bool| {
        let mut found = actors.iter().enumerate().filter(|(_, actor)| fits(actor)).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    };
    if let Some(actor) = only(&|actor| actor.words.join(" ") == folded || is_other_order(actor, &folded)) {
        return Some((actor, true));
    }
    if !folded.contains(' ') {
        return only(&|actor| actor.surname() == Some(folded.as_str())).map(|actor| (actor, true));
    }
    let words: Vec<&str> = folded.split(' ').collect();
    only(&|actor| is_misspelling(&words, actor)).map(|actor| (actor, false))
}

/// A name with its surname first, as it is written in Hungary, China, Japan and Korea.
fn is_other_order(actor: &Person, folded: &str) -> bool {
    actor.words.len() == 2 && folded.split(' ').rev().eq(actor.words.iter())
}

/// Whether a folded name is `credited` with one word a slip away.
pub fn is_misspelt(folded: &str, credited: &str) -> bool {
    is_misspelling(&folded.split(' ').collect::<Vec<_>>(), &Person::new(credited))
}

/// What is said of a name that is close to a credited one.
pub fn misspelt(source: &Source<'_>, written: &At<String>, credited: &str) -> Diagnostic {
    Diagnostic::new(
        source,
        written.span.clone(),
        Severity::Warning,
        Code::NameSpelling,
        format!("\"{}\" is close to the credited \"{credited}\"", straight(&written.value)),
        format!("write \"{credited}\", or correct the credits"),
    )
}

/// Whether `words` is the name of `person` with one word a slip away.
fn is_misspelling(words: &[&str], person: &Person) -> bool {
    let mut slips = 0;
    words.len() >= 2
        && words.len() == person.words.len()
        && words.iter().zip(&person.words).all(|(word, credited)| {
            word == credited || {
                slips += 1;
                slips == 1 && is_slip(word, credited)
            }
        })
        && slips == 1
}

/// Words that open a sentence and are no part of the name behind them.
const OPENERS: [&str; 73] = [
    "poor",
    "whether",
    "a",
    "after",
    "against",
    "all",
    "along",
    "also",
    "although",
    "an",
    "and",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "enter",
    "even",
    "exit",
    "for",
    "from",
    "here",
    "how",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "later",
    "like",
    "meanwhile",
    "meet",
    "nor",
    "not",
    "now",
    "of",
    "on",
    "once",
    "only",
    "or",
    "our",
    "so",
    "soon",
    "still",
    "that",
    "then",
    "there",
    "though",
    "to",
    "today",
    "under",
    "until",
    "was",
    "what",
    "when",
    "where",
    "while",
    "who",
    "with",
    "without",
    "yet",
    "he",
    "her",
    "his",
    "i",
    "one",
    "she",
    "they",
    "we",
    "you",
];

/// Small words within the name of a part.
const JOINTS: [&str; 9] = ["of", "de", "da", "del", "la", "von", "van", "der", "the"];

/// The part named right before a bracket: up to five words with capitals.
fn part_before(text: &str) -> Option<&str> {
    // Markdown's emphasis and quotation marks around the part are not of its name.
    let marks = [' ', '\u{a0}', '\n', '\r', '\t', '*', '_', '”', '"'];
    let text = text.trim_end_matches(marks);
    let mut start = text.len();
    let mut words = 0;
    let mut rest = text;
    while words < 5 {
        let trimmed = rest.trim_end();
        let from = trimmed.rfind(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '(' | '“' | '"' | '/'));
        let from = from.map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8));
        let word = &trimmed[from..];
        // `Joan of Arc`, `Hans von Trapp`: a small word belongs to the part when a capital stands before it.
        if words > 0 && JOINTS.contains(&word) {
            rest = &trimmed[..from];
            continue;
        }
        let word = word.trim_start_matches(['*', '_']);
        let from = trimmed.len() - word.len();
        let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
        // A mark behind a word parts it from the next; a title such as `Dr.` does not.
        let parted = words > 0 && word.ends_with(|c: char| !c.is_alphanumeric()) && !is_honorific(word);
        let possessive = words > 0 && possessor(word).is_some();
        let bare_mark = words == 0 && word.ends_with(|c: char| !c.is_alphanumeric() && c != '.');
        if !capital || parted || possessive || bare_mark {
            break;
        }
        start = from;
        words += 1;
        rest = &trimmed[..from];
        if rest.ends_with(['—', '–', '(', '“', '"', '/']) {
            break;
        }
    }
    let mut part = &text[start..];
    // Only the first word of a sentence is written large without being a name.
    while let Some((first, behind)) = part.split_once(char::is_whitespace) {
        // `Watching Ruben (Ahmed)` names Ruben.
        let opener = OPENERS.contains(&fold(first).as_str()) || first.ends_with("ing") && first.len() > 5;
        if !opener {
            break;
        }
        part = behind.trim_start();
    }
    let only_opener = OPENERS.contains(&fold(part).as_str());
    (!part.is_empty() && !only_opener).then_some(part)
}

fn is_honorific(word: &str) -> bool {
    ["Dr.", "Mr.", "Mrs.", "Ms.", "St.", "Sgt.", "Lt.", "Capt.", "Col.", "Gen.", "Prof.", "Rev."].contains(&word)
        || word.len() == 2 && word.ends_with('.')
}

/// The owner in `Wilde's`.
fn possessor(word: &str) -> Option<&str> {
    let owner = word.strip_suffix('s')?;
    owner.strip_suffix(is_apostrophe).filter(|owner| !owner.is_empty())
}

/// What has been said of one document, so that nothing is said twice.
#[derive(Default)]
pub struct Told {
    pub diagnostics: Vec<Diagnostic>,
    said: HashSet<(String, String)>,
}

impl Told {
    fn spelling(&mut self, source: &Source<'_>, written: &str, credited: &str) {
        if self.said.insert((fold(written), fold(credited))) {
            let written = At::new(written.to_owned(), source.span(written));
            self.diagnostics.push(misspelt(source, &written, credited));
        }
    }
}

/// Looks for names in the prose that are nearly, but not quite, a credited one.
pub fn check_spelling(source: &Source<'_>, prose: &[&str], credited: &Credited, told: &mut Told) {
    let people: Vec<&Person> = credited.actors.iter().chain(&credited.others).filter(|p| p.words.len() >= 2).collect();
    let exact: HashSet<String> = people.iter().map(|person| person.words.join(" ")).collect();
    let known: HashSet<&str> = people.iter().flat_map(|person| &person.words).map(String::as_str).collect();
    let longest = people.iter().map(|person| person.words.len()).max().unwrap_or(0);
    if longest == 0 {
        return;
    }
    for text in prose {
        let words: Vec<&str> = text.split_whitespace().collect();
        for at in 0..words.len() {
            // A name begins with a capital; only what may be one is worth folding.
            if bare(words[at]).starts_with(|c: char| c.is_lowercase()) {
                continue;
            }
            let mut compared: Vec<String> = Vec::new();
            for shown in words[at..].iter().take(longest) {
                compared.push(fold(possessor(bare(shown)).unwrap_or(bare(shown))));
                let count = compared.len();
                let near = count >= 2
                    && compared.iter().any(|word| known.contains(word.as_str()))
                    && !exact.contains(&compared.join(" "));
                let folded: Vec<&str> = compared.iter().map(String::as_str).collect();
                if let Some(person) = people.iter().find(|person| near && is_misspelling(&folded, person)) {
                    let (first, last) = (bare(words[at]), bare(shown));
                    let last = possessor(last).unwrap_or(last);
                    let written = &source.text[source.span(first).start..source.span(last).end];
                    told.spelling(source, written, &person.name);
                }
                // Words parted by a mark are not one name.
                if shown.ends_with([',', ';', ':', '!', '?', ')', '—']) || bare(shown).is_empty() {
                    break;
                }
            }
        }
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// What may stand before `'s` without being a name: `It's Lou`, `That's Joe`.
const CONTRACTED: [&str; 30] = [
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "sunday",
    "monday",
    "friday",
    "saturday",
    "mother",
    "father",
    "mom",
    "dad",
    "it",
    "that",
    "there",
    "here",
    "what",
    "who",
    "where",
    "when",
    "how",
    "why",
    "he",
    "she",
    "let",
    "this",
    "one",
    "everybody",
    "everyone",
    "nobody",
];

/// A part with the actor who plays it, for [`check_possessives`].
pub struct Played<'a> {
    pub part: &'a str,
    pub actor: &'a str,
}

/// Looks for `Wilde's Lou` where Lou is played by somebody else. `names` are words that may own a
/// part without playing it: those of the title, of the crew, of the other parts.
pub fn check_possessives(source: &Source<'_>, prose: &[&str], played: &[Played<'_>], names: &[&str], told: &mut Told) {
    let own: HashSet<String> = names.iter().flat_map(|name| words_of(name)).collect();
    for text in prose {
        let words: Vec<&str> = text.split_whitespace().collect();
        for pair in words.windows(2) {
            let Some(owner) = possessor(pair[0]) else { continue };
            let owner = owner.trim_start_matches(|c: char| !c.is_alphanumeric());
            let folded = fold(owner);
            if !owner.starts_with(char::is_uppercase) || own.contains(&folded) || CONTRACTED.contains(&folded.as_str())
            {
                continue;
            }
            let part = bare(pair[1]);
            let part = possessor(part).unwrap_or(part);
            if !part.starts_with(char::is_uppercase) {
                continue;
            }
            let folded_part = fold(part);
            let mut players = played.iter().filter(|role| words_of(role.part).next() == Some(folded_part.clone()));
            let (Some(role), None) = (players.next(), players.next()) else { continue };
            // `Day-Lewis's Dan` is owned by two of the actor's words.
            let actor: Vec<String> = words_of(role.actor).collect();
            if folded.split(' ').all(|word| actor.iter().any(|known| known == word)) {
                continue;
            }
            let written = &source.text[source.span(owner).start..source.span(part).end];
            if told.said.insert((fold(written), fold(role.actor))) {
                told.diagnostics.push(Diagnostic::new(
                    source,
                    source.span(written),
                    Severity::Warning,
                    Code::UnknownName,
                    format!("\"{}\", but {part} is played by \"{}\"", straight(written), role.actor),
                    format!("write \"{}'s {part}\", or correct the cast", surname(role.actor)),
                ));
            }
        }
    }
}

/// The surname as it is written; a suffix is none.
fn surname(name: &str) -> &str {
    let suffix = |word: &str| ["Jr", "Sr", "II", "III", "IV"].contains(&word.trim_end_matches(['.', ',']));
    name.rsplit(' ').find(|word| !suffix(word)).unwrap_or(name).trim_end_matches(',')
}

fn words_of(name: &str) -> impl Iterator<Item = String> {
    fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credited() -> Credited {
        let people = |names: &[&str]| names.iter().map(|name| Person::new(name)).collect();
        Credited {
            actors: people(&["Ed Farrow", "Gilda Hobart", "Ira Kay", "Una Kay", "Song Kang-ho"]),
            others: people(&["Ann Leeson"]),
        }
    }

    fn read(prose: &str) -> (Vec<(String, String)>, Vec<String>) {
        let source = Source::new("a.txt", prose);
        let credited = credited();
        let mut told = Told::default();
        let roles = roles(&source, &[prose], &credited, &mut told);
        check_spelling(&source, &[prose], &credited, &mut told);
        let roles = roles.into_iter().map(|role| (role.part, credited.actors[role.actor].name.clone())).collect();
        (roles, told.diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect())
    }

    #[test]
    fn finds_who_plays_whom() {
        for (prose, part, actor) in [
            ("We meet Ray Stone (Farrow) at work.", "Ray Stone", "Ed Farrow"),
            ("When Lady May (Gilda Hobart) sings,", "Lady May", "Gilda Hobart"),
            ("the veteran Dr. Moe (played by Ira Kay)", "Dr. Moe", "Ira Kay"),
            ("It ends badly. Ki-taek (Song Kang-ho) hides.", "Ki-taek", "Song Kang-ho"),
            ("the neighbour—Old Joe (Hobart)—waits", "Old Joe", "Gilda Hobart"),
            ("She is Joan of Arc (Hobart) here.", "Joan of Arc", "Gilda Hobart"),
            ("the singer *May* (Hobart) and", "May", "Gilda Hobart"),
            ("Watching Ray (Farrow) is a joy.", "Ray", "Ed Farrow"),
        ] {
            assert_eq!(read(prose), (vec![(part.to_owned(), actor.to_owned())], vec![]), "{prose}");
        }
    }

    #[test]
    fn asides_are_no_roles() {
        for prose in [
            "Ed Farrow (Rogue Two) is here.",
            "Farrow (Hobart) is a person.",
            "The Bridge (1999) was better.",
            "the house (Farrow again)",
            "Moe (Kay) could be either.",
            "He (Farrow) is tired.",
            "a loud (Farrow) man",
        ] {
            assert_eq!(read(prose), (vec![], vec![]), "{prose}");
        }
    }

    #[test]
    fn tells_a_slip_once() {
        let told = |name: &str| vec![format!("\"{name}\" is close to the credited \"Gilda Hobart\"")];
        assert_eq!(read("Gilda Hobert sings. Gilda Hobert’s voice cracks.").1, told("Gilda Hobert"));
        let (roles, said) = read("May (Gylda Hobart) sings.");
        assert_eq!(roles, [("May".to_owned(), "Gilda Hobart".to_owned())]);
        assert_eq!(said, told("Gylda Hobart"));
        for right in
            ["Gilda Hobart’s voice", "Ira Kay and Una Kay", "Ed Sparrow", "gilda hobert", "Ann Leeson", "Kang-ho Song"]
        {
            assert_eq!(read(right).1, Vec::<String>::new(), "{right}");
        }
    }

    #[test]
    fn tells_whose_part_it_is_not() {
        let prose = "He is matched by Wilde’s Lou. It’s Lou. Cooke’s Lou. Metal’s Lou. Joe’s Lou.";
        let source = Source::new("a.txt", prose);
        let mut told = Told::default();
        let played = [Played { part: "Lou", actor: "Olivia Cooke" }, Played { part: "Joe", actor: "Paul Raci" }];
        check_possessives(&source, &[prose], &played, &["Sound of Metal", "Joe", "Lou"], &mut told);
        let said: Vec<&str> = told.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(said, ["\"Wilde's Lou\", but Lou is played by \"Olivia Cooke\""]);
    }
}
