//! Actors that the prose names with their roles, and no credits list.
//!
//! ```text
//! in brackets  =  Part "(" lead? NAME aside? ")"     Ruben Stone (Riz Ahmed)    Lou (the splendid Olivia Cooke)
//! played by    =  Part ","? "played by" NAME         Lou, played by Olivia Cooke
//! plays        =  NAME ", who"? "plays" Part         Olivia Cooke plays Lou
//! ```
//!
//! A film, a place or a company can stand in such brackets too, and a film can stand before them with its
//! director in them. So a name has to have at least two words, and several things have to speak for it: its
//! given name is a usual one, the part is one word, the part is named again, the text has another pair like
//! it. What stands in quotation marks or emphasis, in capitals, or after `in` is a title.

use super::names::{People, words_of};
use super::roles::{is_whole_part, lead_stripped, part_after_verb, part_before};
use super::spelling::misspelt_at;
use super::words::fold_name;
use crate::credits::CastEntry;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Parsed;
use crate::names::is_name;
use crate::source::At;
use crate::text::{evenly_spaced, fold, single_spaced};
use memchr::memchr_iter;
use memchr::memmem::Finder;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A role and the actor's full name.
struct Pair<'a> {
    document: usize,
    at: usize,
    part: &'a str,
    name: &'a str,
    points: u32,
}

/// No more pairs are looked at in one document; a list of films with their directors has many.
const MOST_PAIRS: usize = 40;

/// A credited cast of no more names than this may leave people out.
const SHORT_CAST: usize = 3;

/// How much of a document is searched, in bytes: a review introduces its people early, and a long text would pay
/// for every phrase.
pub const SEARCHED: usize = 24_000;

/// The texts up to so many bytes together, the last of them perhaps cut short.
pub fn beginning<'t, 'a>(prose: &'t [&'a str], bytes: usize) -> impl Iterator<Item = &'a str> + use<'t, 'a> {
    let mut left = bytes;
    prose.iter().map_while(move |text| {
        let mut end = text.len().min(left);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        left -= end;
        (end > 0 || text.is_empty()).then_some(&text[..end])
    })
}

/// How much has to speak for a pair.
const ENOUGH: u32 = 3;

/// Adds the actors that the prose gives roles to, and nobody credits, to the cast.
pub fn add(
    documents: &[Parsed<'_>],
    title: &str,
    cast: &mut Vec<CastEntry>,
    crew: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A longer list is the cast, and who stands beside it in brackets has a small part.
    let stated = documents.iter().any(|document| document.facts.cast_is_stated);
    if stated || cast.len() > SHORT_CAST {
        return;
    }
    let mut pairs = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let from = pairs.len();
        let prose: Vec<&str> = beginning(&document.prose, SEARCHED).collect();
        for text in &prose {
            let start = document.source.span(text).start;
            in_brackets(text, |at, part, name, points| {
                pairs.push(Pair { document: number, at: start + at, part, name, points });
            });
            by_verb(text, |at, part, name, points| {
                pairs.push(Pair { document: number, at: start + at, part, name, points });
            });
            if pairs.len() - from >= MOST_PAIRS {
                break;
            }
        }
        pairs.truncate(from + MOST_PAIRS);
        weigh(&prose, &mut pairs[from..]);
    }
    if pairs.is_empty() {
        return;
    }
    pairs.sort_by_key(|pair| (pair.document, pair.at));
    let folded_title = fold(title);
    let mut known: HashSet<String> = HashSet::new();
    let people = People::new(cast.iter().map(|entry| entry.name.value.as_str()), crew.iter().map(String::as_str));
    let mut added: Vec<(usize, usize)> = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.points >= ENOUGH) {
        let part = fold(pair.part);
        if part.is_empty() || part == folded_title && pair.part.contains(' ') || fold(pair.name) == folded_title {
            continue;
        }
        if is_known(pair.name, &people) || !known.insert(fold_name(pair.name)) {
            continue;
        }
        added.push((pair.document, cast.len()));
        let source = &documents[pair.document].source;
        cast.push(CastEntry {
            name: At::new(evenly_spaced(pair.name), source.span(pair.name)),
            character: Some(single_spaced(pair.part)),
            url: None,
        });
    }
    for (number, document) in documents.iter().enumerate() {
        let mut of_document = added.iter().filter(|(document, _)| *document == number);
        let Some((_, first)) = of_document.next() else { continue };
        let more = of_document.count();
        let entry = &cast[*first];
        let others = if more > 0 { format!(", and {more} more like it") } else { String::new() };
        let part = entry.character.as_deref().unwrap_or_default();
        diagnostics.push(document.source.report(
            entry.name.span.clone(),
            Severity::Note,
            Code::CreditsInferred,
            format!("\"{}\" as \"{part}\" is read from the prose{others}", entry.name.value),
            "nothing, if it is right; a line `With …` says who is in the cast",
        ));
    }
}

/// Whether somebody is credited by that name, written in another way or misspelt even.
fn is_known(name: &str, people: &People) -> bool {
    words_of(name).filter_map(|word| people.find(word)).take(3).any(|(number, word)| {
        people.full_name_at(name, word, number).is_some() || misspelt_at(people, name, word, number, |_| true).is_some()
    })
}

/// The pairs in brackets, with what the pair itself says for it.
fn in_brackets<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    for open in memchr_iter(b'(', text.as_bytes()) {
        let before = text[..open].trim_end_matches([' ', '\u{a0}']);
        // A title stands between quotation marks or in emphasis.
        if before.ends_with(|c: char| !(c.is_alphanumeric() || c == '.')) {
            continue;
        }
        let Some(inner) = bracket(&text[open + 1..]) else { continue };
        let Some(name) = full_name(lead_stripped(inner)) else { continue };
        let Some(part) = part_before(&text[..open]).filter(|part| is_part(part)) else { continue };
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        if opens_a_title(text[..start].trim_end())
            || !text[..start].is_empty() && text[..start].ends_with(['*', '_', '“', '"', '‘'])
        {
            continue;
        }
        let single = u32::from(!part.contains(' '));
        let at = name.as_ptr() as usize - text.as_ptr() as usize;
        then(at, part, name, single + 2 * u32::from(has_given_name(name)));
    }
}

/// What is in the bracket that begins `rest`, or as much of it as a name and an aside may take.
fn bracket(rest: &str) -> Option<&str> {
    let limit = rest.char_indices().nth(LONGEST_INNER).map_or(rest.len(), |(at, _)| at);
    let near = &rest[..limit];
    match near.find([')', '\n']) {
        Some(end) if near[end..].starts_with(')') => Some(&near[..end]),
        Some(_) => None,
        // A long aside: the name is what stands before its comma.
        None if limit < rest.len() => Some(near),
        None => None,
    }
}

/// How far into a bracket a name is looked for, in characters.
const LONGEST_INNER: usize = 80;

/// The full name that `inner` is, or begins with before a comma: `Marine Barbot, trapeze artist`.
fn full_name(inner: &str) -> Option<&str> {
    let (name, aside) = inner.split_once(',').map_or((inner, ""), |(name, aside)| (name, aside.trim()));
    let name = name.trim_end();
    // `(Bette Davis, Joan Crawford)` names two; `(Barry Corbin, NO COUNTRY FOR OLD MEN, 2007)` his film.
    let goes_on = aside.is_empty()
        || !aside.starts_with(char::is_uppercase)
        || aside.split([' ', ',']).next().is_some_and(|word| word.len() > 1 && !word.contains(char::is_lowercase));
    (goes_on && is_full_name(name)).then_some(name)
}

fn is_full_name(name: &str) -> bool {
    let words = || name.split_whitespace();
    is_name(name)
        && (2..=5).contains(&words().count())
        && !name.contains(['"', '“', '”', '&', '*', '_', '[', ']'])
        && words().next().is_some_and(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 1)
        && words().filter(|word| word.starts_with(char::is_uppercase)).count() > 1
        && words().any(|word| word.contains(char::is_lowercase))
        && !words().any(|word| names_something_else(&word.to_lowercase()))
        && (has_given_name(name) || !words().any(|word| is_of_titles(&word.to_lowercase())))
}

fn is_part(part: &str) -> bool {
    is_whole_part(part)
        && part.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !part.contains(|c: char| c.is_ascii_digit())
        && (part.contains(char::is_lowercase) || part.len() <= 3)
        && !part.split_whitespace().any(is_run_together)
        && !part.split_whitespace().any(|word| names_something_else(&word.to_lowercase()))
}

/// Whether two words stand without a space, as a page leaves them behind: `HarbourRay`. `McGee` is one.
fn is_run_together(word: &str) -> bool {
    word.char_indices().skip(5).any(|(at, c)| c.is_uppercase() && word[..at].ends_with(char::is_lowercase))
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

/// What the verbs say: `Lou, played by Olivia Cooke` and `Olivia Cooke plays Lou`.
fn by_verb<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    // What the verbs end with, so that few searches find them; and what stands before that.
    static PASSIVE: LazyLock<[(Finder<'static>, &'static [&'static str]); 3]> = LazyLock::new(|| {
        [
            (Finder::new("ed by "), &[" play", " portray", " voic"]),
            (Finder::new("spielt von "), &[" ge"]),
            (Finder::new("s av "), &[" spela", " spille"]),
        ]
    });
    static ACTIVE: LazyLock<[Finder<'static>; 3]> =
        LazyLock::new(|| [" plays ", " stars as ", " portrays "].map(Finder::new));
    for (verb, stems) in PASSIVE.iter() {
        for end in verb.find_iter(text.as_bytes()).take(4 * MOST_PAIRS) {
            let stem = stems.iter().find_map(|stem| text[..end].strip_suffix(stem));
            let Some(at) = stem.map(str::len) else { continue };
            let behind = &text[end + verb.needle().len()..];
            let Some(name) = leading_name(lead_stripped(behind)) else { continue };
            let before = text[..at].trim_end();
            let before = [" is", " who", ",", " was", " wird", " er"]
                .iter()
                .fold(before, |before, word| before.strip_suffix(word).unwrap_or(before).trim_end());
            let before = before.trim_end_matches([',', '—', '–', ' ']);
            let before = before.strip_suffix(" who").unwrap_or(before).trim_end_matches([',', ' ']);
            if before.ends_with(|c: char| !(c.is_alphanumeric() || c == '.')) {
                continue;
            }
            let Some(part) = part_before(before).filter(|part| is_part(part)) else { continue };
            let at = name.as_ptr() as usize - text.as_ptr() as usize;
            then(at, part, name, ENOUGH);
        }
    }
    for verb in ACTIVE.iter() {
        for at in verb.find_iter(text.as_bytes()).take(MOST_PAIRS) {
            let before = text[..at].strip_suffix(" who").unwrap_or(&text[..at]).trim_end_matches([',', ' ']);
            let Some(name) = part_before(before).filter(|name| before.ends_with(name) && is_full_name(name)) else {
                continue;
            };
            let Some(part) = part_after_verb(text, at + verb.needle().len()).filter(|part| is_part(part)) else {
                continue;
            };
            // Only a person is somebody `who plays`.
            let is_person = text[..at].ends_with(" who") || has_given_name(name);
            let at = name.as_ptr() as usize - text.as_ptr() as usize;
            then(at, part, name, 1 + 2 * u32::from(is_person));
        }
    }
}

/// The full name that `text` begins with.
pub fn leading_name(text: &str) -> Option<&str> {
    let mut end = 0;
    for (words, word) in text.split(' ').take(5).enumerate() {
        let bare = word.trim_end_matches([',', '.', ';', ':', ')', '!', '?', '—']);
        let owner = bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s"));
        let name = owner.unwrap_or(bare);
        let capital = name.starts_with(char::is_uppercase);
        if !(capital || words > 0 && crate::names::begins_a_name(name)) {
            break;
        }
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let initial = word.len() == 2 && word.ends_with('.');
        end = start + if initial { word.len() } else { name.len() };
        if owner.is_some() || bare.len() < word.len() && !initial {
            break;
        }
    }
    let name = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    Some(name).filter(|name| is_full_name(name))
}

/// Adds what the rest of the document says for each pair: that the part is named again, and that there is
/// another pair.
fn weigh(prose: &[&str], pairs: &mut [Pair<'_>]) {
    let promising = pairs.iter().filter(|pair| pair.points > 0).count();
    let company = u32::from(promising > 1) + u32::from(pairs.len() > 2);
    for pair in pairs {
        // `Nell Vale (Hard Rain)` is an actor and a film.
        let turned = pair.part.contains(' ') && has_given_name(pair.part) && !has_given_name(pair.name);
        let first = pair.part.split_whitespace().next().unwrap_or(pair.part);
        let finder = Finder::new(first);
        let places = prose.iter().flat_map(|text| {
            let is_word = |at: &usize| {
                let behind = text[*at + first.len()..].chars().next();
                !text[..*at].ends_with(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
            };
            finder.find_iter(text.as_bytes()).filter(is_word).collect::<Vec<_>>()
        });
        pair.points += u32::from(places.take(2).count() > 1) + if turned { 0 } else { company };
    }
}

fn has_given_name(name: &str) -> bool {
    static GIVEN: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| include_str!("given.txt").split_whitespace().collect());
    let first = name.split(' ').next().unwrap_or(name);
    let known = |word: &str| GIVEN.contains(fold(word).as_str());
    // Korean given names have two halves, and may stand last: `Woo-sik Choi`, `Choi Woo-Sik`.
    let is_korean = |word: &str| {
        let halves = word.split_once('-').filter(|(one, two)| one.len() <= 5 && two.len() <= 5);
        halves.is_some_and(|(_, two)| two.starts_with(char::is_alphabetic) && !two.contains('-'))
    };
    known(first.split('-').next().unwrap_or(first)) || name.split(' ').any(is_korean)
}

/// Words that no person's name has, and the names of companies, prizes and places do.
fn names_something_else(word: &str) -> bool {
    const WORDS: [&str; 72] = [
        "academy",
        "act",
        "actor",
        "actress",
        "amazon",
        "award",
        "awards",
        "bbc",
        "best",
        "bros",
        "channel",
        "chapter",
        "city",
        "classics",
        "college",
        "comics",
        "company",
        "county",
        "director",
        "disney",
        "entertainment",
        "episode",
        "features",
        "festival",
        "film",
        "films",
        "golden",
        "great",
        "hbo",
        "hong",
        "house",
        "international",
        "island",
        "kingdom",
        "los",
        "magazine",
        "media",
        "museum",
        "music",
        "netflix",
        "new",
        "north",
        "orchestra",
        "oscar",
        "park",
        "part",
        "pictures",
        "prime",
        "prize",
        "productions",
        "puerto",
        "records",
        "releasing",
        "review",
        "san",
        "santa",
        "season",
        "series",
        "soviet",
        "states",
        "street",
        "studio",
        "studios",
        "theatre",
        "times",
        "united",
        "universal",
        "university",
        "video",
        "volume",
        "war",
        "york",
    ];
    WORDS.binary_search(&word.trim_matches(|c: char| !c.is_alphanumeric())).is_ok()
}

/// Words that titles are made of, and names seldom.
fn is_of_titles(word: &str) -> bool {
    const WORDS: [&str; 60] = [
        "after", "bad", "big", "bird", "black", "blade", "blood", "blue", "boy", "boys", "club", "cold", "dark", "day",
        "days", "dead", "death", "dog", "earth", "eyes", "fight", "fire", "game", "games", "ghost", "girl", "girls",
        "good", "green", "harvest", "heart", "home", "horse", "killer", "knight", "lady", "last", "life", "little",
        "lost", "love", "mad", "man", "men", "moon", "night", "one", "red", "river", "road", "runner", "star", "story",
        "street", "time", "toy", "wars", "white", "woman", "world",
    ];
    WORDS.binary_search(&word.trim_matches(|c: char| !c.is_alphanumeric())).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut pairs = Vec::new();
        in_brackets(text, |at, part, name, points| pairs.push(Pair { document: 0, at, part, name, points }));
        by_verb(text, |at, part, name, points| pairs.push(Pair { document: 0, at, part, name, points }));
        weigh(&[text], &mut pairs);
        pairs.sort_by_key(|pair| pair.at);
        pairs.iter().filter(|pair| pair.points >= ENOUGH).map(|pair| format!("{}: {}", pair.part, pair.name)).collect()
    }

    #[test]
    fn lists_are_sorted_and_so_found_by_halving() {
        for word in ["academy", "york", "new", "pictures"] {
            assert!(names_something_else(word), "{word}");
        }
        for word in ["after", "world", "lady"] {
            assert!(is_of_titles(word), "{word}");
        }
        assert!(!names_something_else("vale") && !is_of_titles("vale"));
    }

    #[test]
    fn a_part_and_a_full_name_are_a_role() {
        for (text, role) in [
            ("Ray (Thomas Vale) waits for Bo.", "Ray: Thomas Vale"),
            ("Ray ( Thomas Vale ) waits for Bo.", "Ray: Thomas Vale"),
            ("Ray (Thomas Vale, from the radio play GULLS) waits.", "Ray: Thomas Vale"),
            ("Grandpa (Thomas Vale, NO HARBOR FOR CATS, 2007) waits.", "Grandpa: Thomas Vale"),
            ("The harbour is Ray’s (Thomas Vale) by night.", "Ray: Thomas Vale"),
            ("Ray ([Thomas Vale](https://vale.example)) waits.", "Ray: Thomas Vale"),
            ("Ray (the splendid Thomas Vale, in a coat) waits.", "Ray: Thomas Vale"),
            ("Dr. P (Thomas Vale) waits, and Dr. P is late.", "Dr. P: Thomas Vale"),
            ("A clerk, Ray Rock, played by Thomas Vale, waits.", "Ray Rock: Thomas Vale"),
            ("Thomas Vale plays Ray, a clerk.", "Ray: Thomas Vale"),
            ("It is good for Thomas Vale, who plays Ray Rock, a clerk. Ray hums.", "Ray Rock: Thomas Vale"),
        ] {
            assert_eq!(found(text), [role], "{text}");
        }
        assert_eq!(
            found("Rapayet (Zlato Acostic) and Vlad (Niksa Burik) wait. Vlad hums; Rapayet does not."),
            ["Rapayet: Zlato Acostic", "Vlad: Niksa Burik"]
        );
    }

    #[test]
    fn other_brackets_are_none() {
        for text in [
            "Ira Mossley (Cold Harvest) and Nell Vale (Blue Lanes) wait.",
            "It is in Vertigo (Thomas Vale) as well.",
            "*Gravel* (Thomas Vale) and “Lanes” (Una Vale) were better.",
            "Then came GRAVEL (Thomas Vale), and Gravel was better.",
            "He moves to Paris (New Texas) and to Berlin (Blue Door Pictures).",
            "Ray (Vale) waits. Bo (1931) waits for Lou (PG). Nan (not Thomas Vale) waits.",
            "Ray (Thomas Vale, Una Kay) waits.",
            "HarbourRay (Thomas Vale) waits, and it owes something to Vertigo (Robert Hale).",
            "Everton plays Arsenal, and Big Town plays Low Town.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
