//! Parts with their actors in brackets: `Ruben Stone (Riz Ahmed)`, `Peg (Hawkes)`.

use super::super::ordinary::is_opener;
use super::super::roles::{lead_stripped, part_before};
use super::super::words::with_folded;
use super::ENOUGH;
use super::full_names::{is_full_name, is_part};
use crate::given::{has_given_name, is_given};
use crate::memmem::Finder;
use memchr::memchr_iter;

/// The pairs in brackets, with what the pair itself says for it; `prose` is the text that may name an actor in full who
/// has only the surname in brackets. Those of `credited` are only counted.
pub fn in_brackets<'a>(
    text: &'a str,
    prose: &[&'a str],
    whole: &[&'a str],
    credited: &[String],
    mut then: impl FnMut(usize, &'a str, &'a str, u32),
) -> usize {
    let mut of_credited = 0;
    for open in memchr_iter(b'(', text.as_bytes()) {
        let before = text[..open].trim_end_matches([' ', '\u{a0}']);
        // A title stands between quotation marks or in emphasis.
        let Some(inner) = bracket(&text[open + 1..]) else { continue };
        if credited.iter().any(|name| name == inner) {
            of_credited += 1;
            continue;
        }
        // Where no text is looked through for it, a surname is nobody's.
        if prose.is_empty() && whole.is_empty() && !inner.contains(' ') {
            continue;
        }
        // `His father, the Duke, (played by Ann Lee) waits.`
        let before = if inner.starts_with("played by ") { before.trim_end_matches(',') } else { before };
        if before.ends_with(|c: char| !(c.is_alphanumeric() || c == '.')) {
            continue;
        }
        let (led, inner) = (inner, lead_stripped(inner.trim_end_matches([',', ' '])));
        let Some(part) = part_before(before).filter(|part| is_part(part)) else { continue };
        // `Linguist Louise Rock`, `Col. Rock`
        let mut words = part.split(' ');
        let is_person = is_given(part) || part.contains(' ') && words.any(|word| is_given(word) || is_rank(word));
        let (name, at) = match full_name(inner, is_person) {
            Some(name) => (name, name.as_ptr() as usize - text.as_ptr() as usize),
            None if ONE_NAME.contains(&inner) => (inner, open + 1),
            None => match named_in_full(inner, prose).or_else(|| named_in_full(inner, whole)) {
                Some(name) => (name, open + 1),
                None => continue,
            },
        };
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        if opens_a_title(text[..start].trim_end())
            || !text[..start].is_empty() && text[..start].ends_with(['*', '_', '“', '"', '‘'])
        {
            continue;
        }
        // A part of one word is seldom anything else, and a known given name is a person's. `Lord of the Wharf (Ann
        // Lee)` is a film and whoever made it.
        let single = u32::from(!part.contains(' '));
        let is_of_films = part.split(' ').any(|word| word.starts_with(char::is_lowercase));
        let person = if is_of_films { 2 } else { ENOUGH };
        // `played by` says it, whatever the name.
        let said = inner.len() < led.len() && led.trim_start().starts_with(char::is_lowercase) && led.contains(" by ");
        let known = said || has_given_name(name) || !name.contains(' ');
        // A part that is a given name is a person’s, whoever plays it.
        let named = 2 * u32::from(single > 0 && is_given(part));
        then(at, part, name, single + if known { person } else { named });
    }
    of_credited
}

/// Several actors with their parts in brackets: `Emily Blake (Rachel), Daniel Kale (Chris) and Toni Collins (Annie)`. One
/// alone may be an actor and a film.
pub fn listed<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    let mut found: Vec<(usize, &'a str, &'a str)> = Vec::new();
    for open in memchr_iter(b'(', text.as_bytes()).take(MOST_LISTED) {
        let Some((part, behind)) = text[open + 1..].split_once(')').filter(|(part, _)| part.len() <= LONGEST_PART)
        else {
            continue;
        };
        // Of two full names, the one in brackets is the actor's.
        let single = is_given(part) && !part.contains(' ');
        let parted = behind.is_empty() || behind.starts_with([',', '.', ';', ' ']);
        let before = text[..open].trim_end();
        let Some(name) = part_before(before)
            .filter(|name| parted && single && before.ends_with(name) && is_full_name(name) && has_given_name(name))
        else {
            continue;
        };
        found.push((name.as_ptr() as usize - text.as_ptr() as usize, part, name));
    }
    if found.len() > 1 {
        found.into_iter().for_each(|(at, part, name)| then(at, part, name, ENOUGH));
    }
}

/// So many brackets of a paragraph are looked at for a list, and no part in one is longer, in bytes.
const MOST_LISTED: usize = 40;
const LONGEST_PART: usize = 40;

/// Actors known by one name.
const ONE_NAME: [&str; 20] = [
    "Zendaya",
    "Awkwafina",
    "Cher",
    "Common",
    "Rihanna",
    "Dhanush",
    "Rajinikanth",
    "Mammootty",
    "Mohanlal",
    "Prabhas",
    "Suriya",
    "Tabu",
    "Rekha",
    "Kajol",
    "Fernandel",
    "Bourvil",
    "Cantinflas",
    "Coluche",
    "Madonna",
    "Usher",
];

/// The full name in `prose` of an actor who stands in brackets by the surname: `Hawkes` where the text has `Sally
/// Hawkes`. Two of one surname are nobody.
pub fn named_in_full<'a>(surname: &str, prose: &[&'a str]) -> Option<&'a str> {
    let is_word = surname.starts_with(char::is_uppercase)
        && (3..=24).contains(&surname.len())
        && surname.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
        && surname.contains(char::is_lowercase)
        && !with_folded(surname, is_opener);
    if !is_word {
        return None;
    }
    let finder = Finder::new(surname);
    let mut found: Option<&'a str> = None;
    for text in prose {
        for at in finder.find_iter(text.as_bytes()).take(MOST_PLACES) {
            let end = at + surname.len();
            if text[end..].starts_with(char::is_alphanumeric) {
                continue;
            }
            let Some(before) = text[..at].strip_suffix(' ') else { continue };
            let start = before
                .rfind(|c: char| !(c.is_alphanumeric() || c == '-'))
                .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
            let name = &text[start..end];
            if !is_given(&before[start..]) || !is_full_name(name) {
                continue;
            }
            if found.is_some_and(|known| known != name) {
                return None;
            }
            found = Some(name);
        }
    }
    found
}

/// No more places are looked at where a surname stands.
const MOST_PLACES: usize = 12;

/// What is in the bracket that begins `rest`, or as much of it as a name and an aside may take.
fn bracket(rest: &str) -> Option<&str> {
    let limit = rest.char_indices().nth(LONGEST_INNER).map_or(rest.len(), |(at, _)| at);
    let near = &rest[..limit];
    match near.find(')') {
        // A paragraph may be broken by hand, in the middle of a name even.
        Some(end) if near[..end].matches('\n').count() <= 1 => Some(&near[..end]),
        Some(_) => None,
        // A long aside: the name is what stands before its comma.
        None if limit < rest.len() => Some(near),
        None => None,
    }
}

/// How far into a bracket a name is looked for, in characters.
const LONGEST_INNER: usize = 80;

/// The full name that `inner` is, or begins with before a comma: `Marine Barbot, trapeze artist`.
///
/// A part that is a given name says that a person stands in the brackets, and so that what follows the comma is none.
fn full_name(inner: &str, is_person: bool) -> Option<&str> {
    // `(Ann Lee of Hard Rain)`, `(Ann Lee from “Hard Rain”)`
    let apart = || [" of ", " from ", " in ", " - ", " – "].iter().find_map(|word| Some(inner.split_once(word)?.0));
    if is_person
        && let Some(name) = apart().filter(|name| !name.contains(',') && is_full_name(name) && has_given_name(name))
    {
        return Some(name);
    }
    let (name, aside) = inner.split_once(',').map_or((inner, ""), |(name, aside)| (name, aside.trim()));
    let name = name.trim_end();
    // `(Bette Davis, Joan Crawford)` names two; `(Barry Corbin, NO COUNTRY FOR OLD MEN, 2007)` his film.
    // or where one has seen him: `(Kathryn Vale, HBC’s ‘Hard Rain’)`.
    if !is_full_name(name) {
        return None;
    }
    let goes_on = aside.is_empty()
        || !aside.starts_with(char::is_uppercase)
        || aside.contains(['“', '"', '‘', '*', '_'])
        || is_person && has_given_name(name) && !has_given_name(aside)
        || aside.split(' ').next().is_some_and(|word| word.ends_with("’s") || word.ends_with("'s"))
        || aside.split([' ', ',']).next().is_some_and(|word| word.len() > 1 && !word.contains(char::is_lowercase));
    goes_on.then_some(name)
}

pub fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "Col."
            | "Capt."
            | "Dr."
            | "Lt."
            | "Sgt."
            | "Gen."
            | "Maj."
            | "Prof."
            | "Mr."
            | "Mrs."
            | "Ms."
            | "Agent"
            | "Captain"
            | "Colonel"
            | "Detective"
            | "Father"
            | "Sister"
            | "Sheriff"
            | "Officer"
            | "Professor"
            | "Inspector"
            | "Sergeant"
    )
}

/// Whether the word before says that a title follows: `in Vertigo (Alfred Hitchcock)`.
fn opens_a_title(before: &str) -> bool {
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(last, "in" | "In" | "like" | "Like" | "film" | "films" | "movie" | "movies" | "The" | "the" | "original")
        || is_compared(before)
        || before.ends_with(['’', '\''])
        || before.ends_with("’s")
        || before.ends_with("'s")
}

/// Whether the words before compare with another film: `it owes something to Vertigo (Alfred Hitchcock)`.
fn is_compared(before: &str) -> bool {
    let near = before[crate::text::near_end(before, 32)..].to_lowercase();
    let words = ["owes", "nod to", "homage", "tribute", "compar", "similar", "recall", "echo", "reminiscent", "remake"];
    words.iter().any(|word| near.contains(word))
}
