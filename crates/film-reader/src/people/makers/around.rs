//! Whose film it is, by the words around a full name, in all languages.
//!
//! ```text
//! noun      =  FILMMAKER NAME | NAME FILMMAKER       der Regisseur Ann Lee    the director, Ann Lee,    Lee Ann rendező
//! directed  =  DIRECTED small* BY NAME               dirigida por Ann Lee     directed with great care by Ann Lee
//! film by   =  FILM small? BY NAME                   den nyeste film af Ann Lee    la película de Ann Lee
//! directs   =  NAME DIRECTS                          Ann Lee réalise …    Ann Lee har instrueret …
//! owner     =  NAME OF-HERS small* FILM              Ann Lees nye film    Ann Lee’nin son filmi
//! beside    =  TITLE BY NAME | TITLE "," NAME YEAR   “Low Tide” de Ann Lee    Low Tide (Ann Lee, 2019)
//! ```
//!
//! Only a name with a given name that is known, or with a word for a director right before it, is asked about. Each
//! sign has its weight, and the title beside the name weighs most. Two people with enough weight are nobody, unless
//! the title stands beside one of them only.

use super::super::ordinary::is_opener;
use super::super::uncredited::{is_of_another_language, leading_name};
use super::super::words::{next_capital, with_folded};
use super::{Makers, is_a_film, is_of_another_film, same, speaks_of_another, unlinked};
use crate::given::has_given_name;
use crate::text::near_end;
use crate::words::{WordSet, word_set};
use memchr::memchr2;

static FILMMAKERS: WordSet = word_set!(filmmakers);
static DIRECTED: WordSet = word_set!(directed);
static BY: WordSet = word_set!(made_by);
static FILMS: WordSet = word_set!(one_film);
static DIRECTS: WordSet = word_set!(directs_films);
static WRITES: WordSet = word_set!(writes);
static AND: WordSet = word_set!(and, and_within_names, and_before_full_names);
/// What an actor does.
static ACTS: WordSet = word_set!(plays, as_role);
static BOOKS: WordSet = word_set!(books);
static REVIEWS: WordSet = word_set!(reviews);

/// How much has to speak for a director.
const ENOUGH: u32 = 4;

/// The end of a name is looked for within so many bytes.
const LONGEST_NAME: usize = 80;

/// The weight of the title beside a name.
const BESIDE_TITLE: u32 = 8;

/// No more names are asked about.
const MOST_NAMES: usize = 80;

/// What only a director does.
const DIRECTION: [&str; 4] = ["direction", "directing", "directorial", "filmmaking"];

/// How far before a name its words are looked at, in bytes.
const NEAR: usize = 90;

/// Somebody who may have directed the film.
struct Candidate<'a> {
    names: Vec<&'a str>,
    points: u32,
    wrote: bool,
    beside_title: bool,
}

/// What speaks for one name.
#[derive(Default)]
struct Signs {
    points: u32,
    wrote: bool,
    beside_title: bool,
    /// Whether a word for a director stands beside the name, so that the given name need not be known.
    is_said: bool,
}

impl Signs {
    fn weighing(points: u32) -> Signs {
        Signs { points, ..Signs::default() }
    }
}

/// Finds the director in `texts`, the lines above the prose and the prose; nobody for whom `is_out` may have directed.
pub fn director<'a>(texts: &[&'a str], title: &str, is_out: &dyn Fn(&str) -> bool) -> Option<Makers<'a>> {
    let mut found: Vec<Candidate<'a>> = Vec::new();
    let mut left = MOST_NAMES;
    for text in texts {
        let mut at = 0;
        while let Some(word) = next_capital(text, at) {
            at = word.end;
            let text: &'a str = text;
            // A name ends with its link and its line.
            // `d’Ann Lee`
            let from = word.without_elision().map_or(word.start, |word| word.start);
            let rest = &text[from..];
            let near = &rest.as_bytes()[..rest.len().min(LONGEST_NAME)];
            let end = memchr2(b']', b'\n', near).unwrap_or(rest.len());
            let Some(name) = leading_name(&rest[..end]) else { continue };
            let name = from_given_name(without_ending(name));
            let start = name.as_ptr() as usize - text.as_ptr() as usize;
            let known = has_given_name(name);
            let (name, signs) = match genitive(&text[start..], name, title, texts).filter(|_| known) {
                Some(found) => found,
                None => (name, signs(text, start, name, title, texts)),
            };
            if !known && !signs.is_said {
                continue;
            }
            left = left.saturating_sub(1);
            if left == 0 {
                break;
            }
            at = start + name.len();
            let acts = !signs.beside_title && !signs.is_said && acts(&text[at..], &text[..start]);
            if acts || is_out(name) {
                continue;
            }
            let mut names = vec![name];
            let rest = text[at..].trim_start_matches(['*', '_', ']', ' ']);
            if let Some((and, rest)) = rest.split_once(' ')
                && signs.is_said
                && AND.holds(and)
                && let Some(other) = leading_name(unlinked(rest))
            {
                names.push(without_ending(other));
                at = other.as_ptr() as usize - text.as_ptr() as usize + other.len();
            }
            add(&mut found, names, signs);
        }
    }
    for candidate in found.iter_mut().filter(|candidate| candidate.points < ENOUGH) {
        let signs = signs_of_surname(texts, candidate.names[0], title);
        candidate.points += signs.points;
        candidate.beside_title |= signs.beside_title;
    }
    let enough = |candidate: &&Candidate<'_>| candidate.points >= ENOUGH;
    let beside = |candidate: &&Candidate<'_>| candidate.beside_title;
    let one = |number: usize, of: &dyn Fn(&&Candidate<'_>) -> bool| found.iter().filter(|c| of(c)).count() == number;
    let chosen = if one(1, &enough) {
        found.iter().find(enough)
    } else if one(1, &beside) {
        found.iter().find(beside)
    } else {
        None
    }?;
    Some(Makers { directors: chosen.names.clone(), wrote: chosen.wrote })
}

fn add<'a>(found: &mut Vec<Candidate<'a>>, names: Vec<&'a str>, signs: Signs) {
    let Signs { points, wrote, beside_title, .. } = signs;
    match found.iter_mut().find(|known| known.names.iter().any(|name| same(name, names[0]))) {
        Some(known) => {
            known.points += points;
            known.wrote |= wrote;
            known.beside_title |= beside_title;
            if names.len() > known.names.len() {
                known.names = names;
            }
        }
        None => found.push(Candidate { names, points, wrote, beside_title }),
    }
}

/// From the given name on: `Nederlander Paul Verhoeven`.
fn from_given_name(name: &str) -> &str {
    let mut rest = name;
    while let Some((_, behind)) = rest.split_once(' ') {
        if has_given_name(rest) {
            return rest;
        }
        rest = behind;
    }
    name
}

/// How often `word` stands in the texts, up to `most` times.
fn count(texts: &[&str], word: &str, most: usize) -> usize {
    texts.iter().flat_map(|text| text.match_indices(word)).take(most).count()
}

/// What speaks for somebody who is called by the surname: `director Lee`, `Lee’s direction`.
fn signs_of_surname(texts: &[&str], name: &str, title: &str) -> Signs {
    const WORK: [&str; 6] = ["direction", "directing", "directorial", "camera", "screenplay", "filmmaking"];
    let mut found = Signs::default();
    let surname = name.rsplit(' ').next().unwrap_or(name);
    if surname.len() < 3 {
        return found;
    }
    let places = texts.iter().flat_map(|text| text.match_indices(surname).map(move |(at, _)| (*text, at)));
    for (text, at) in places.take(MOST_PLACES) {
        let before = &text[near_end(&text[..at], NEAR)..at];
        let before = before.trim_end_matches(['*', '_']);
        let is_capital = |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric);
        let alone = !before.ends_with(char::is_alphanumeric) && !before.ends_with('-');
        let last = before.trim_end().rsplit([' ', '\n']).next().unwrap_or("");
        if !alone || is_capital(last) && !is_filmmaker(last) || speaks_of_another(before.trim_end()) {
            continue;
        }
        if before.ends_with(' ') && is_filmmaker(last) {
            found.points += ENOUGH;
            continue;
        }
        // `Holms nye film` has no apostrophe.
        let behind = &text[at + surname.len()..];
        let ending = || behind.strip_prefix("s ").filter(|_| is_of_another_language(texts));
        let Some(owned) = owned(behind).or_else(ending) else { continue };
        if ends_with_title(before, title) {
            found.points += BESIDE_TITLE;
            found.beside_title = true;
            continue;
        }
        let work = owned.split(' ').take(4).take_while(|word| word.starts_with(char::is_lowercase));
        let is_work = work.clone().any(|word| WORK.contains(&plain(word)));
        match is_a_film(owned, title) {
            Some(true) => {
                found.points += BESIDE_TITLE;
                found.beside_title = true;
            }
            _ if is_work => found.points += ENOUGH,
            Some(false) => found.points += 1,
            None => {}
        }
    }
    found
}

/// No more places are looked at where a surname stands.
const MOST_PLACES: usize = 12;

/// Without what Turkish and Polish set after an apostrophe: `Ceylan’ın`.
fn without_ending(name: &str) -> &str {
    let last = name.rfind(' ').map_or(0, |space| space + 1);
    match name[last..].find(crate::text::is_apostrophe) {
        Some(mark)
            if mark > 1 && {
                let mut ending = name[last + mark..].chars().skip(1);
                (1..=5).contains(&ending.clone().count()) && ending.all(|c| c.is_lowercase() && c != 'o')
            } =>
        {
            &name[..last + mark]
        }
        _ => name,
    }
}

/// The small words and the marks are not looked through farther than this, in words.
const MOST_SMALL: usize = 6;

fn signs(text: &str, start: usize, name: &str, title: &str, texts: &[&str]) -> Signs {
    let end = start + name.len();
    let from = near_end(&text[..start], NEAR);
    let before = text[from..start].trim_end_matches(['*', '_', '[', '“', '"', '«', '„']);
    let clause = before.rsplit(['.', ';', '\n', '!', '?']).next().unwrap_or(before);
    let elided = ["d’", "d'"].iter().any(|of| before.ends_with(of));
    let spaced = elided || before.ends_with(' ') || before.ends_with('(');
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    if let Some(signs) = beside_title(text, line, start, end, title, texts) {
        return signs;
    }
    if speaks_of_another(before.trim_end()) {
        return Signs::default();
    }
    // `(dir. Ann Lee)`, `(2024, dir. Ann Lee)`
    if before
        .strip_suffix("dir. ")
        .and_then(|head| head.rsplit_once('('))
        .is_some_and(|(_, year)| year.is_empty() || crate::credits::year(year.trim_end_matches([',', ' '])).is_some())
    {
        return Signs { points: ENOUGH, is_said: true, ..Signs::default() };
    }
    let mut words = clause.split_whitespace().rev();
    let mut last = words.next().unwrap_or("");
    // `directed by the Norwegian Ann Lee`, where the name is read from its given name on
    let article = |word: &str| word.len() <= 3 && word.chars().all(char::is_lowercase);
    if last.starts_with(char::is_uppercase)
        && last.ends_with(char::is_alphanumeric)
        && words.clone().next().is_some_and(article)
    {
        words.next();
        last = words.next().unwrap_or("");
    }
    // `dirigido pela brasileira Ann Lee`
    if last.chars().count() > 4
        && last.chars().all(char::is_lowercase)
        && words.clone().next().is_some_and(|word| BY.holds_any_case(word))
        && words.clone().nth(1).is_some_and(|word| DIRECTED.holds_any_case(word))
    {
        last = words.next().unwrap_or("");
    }
    if spaced && let Some(signs) = after_filmmaker(clause, last, &text[end..], texts) {
        return signs;
    }
    // `under the direction of Ann Lee`, `the debut feature of Ann Lee`
    let before_last = words.clone().next().unwrap_or("");
    let of = last == "of" && (matches!(before_last, "direction" | "debut") || clause.contains("debut feature of"));
    if of && !clause.contains("art direction") {
        return Signs::weighing(ENOUGH);
    }
    // `The director is Ann Lee`
    if spaced && IS.contains(&last) && FILMMAKERS.holds_any_case(before_last) {
        return Signs { points: ENOUGH, is_said: true, ..Signs::default() };
    }
    // `With Low Water, Ann Lee has made …`
    if let Some(with) = clause.trim_end().strip_suffix(',')
        && ends_with_title(with, title)
        && is_with(with, title)
    {
        // An actor may stand there as well.
        return Signs::weighing(ENOUGH - 1);
    }
    if spaced && (elided || BY.holds_any_case(last)) {
        // `directed with great care by Ann Lee`
        let small = words
            .clone()
            .take(MOST_SMALL)
            .take_while(|word| !word.ends_with([',', ')', ':']) && !word.starts_with('('));
        let mut small =
            small.take_while(|word| !word.starts_with(char::is_uppercase) || DIRECTED.holds_any_case(plain(word)));
        if let Some(word) = small.find(|word| DIRECTED.holds_any_case(plain(word))) {
            let before = text[..word.as_ptr() as usize - text.as_ptr() as usize].trim_end();
            let art = before.ends_with(" art") || before.ends_with("Art");
            if art || is_of_another_film(before, &text[end..], title) {
                return Signs::default();
            }
            // `written and directed by`, `directed and written by`
            let near = words.clone().take(MOST_SMALL).take_while(|word| !BY.holds_any_case(plain(word)));
            let wrote = near.map(plain).any(|word| WRITES.holds_any_case(word));
            return Signs { points: ENOUGH, is_said: true, wrote, ..Signs::default() };
        }
        let is_film = |word: &&str| FILMS.holds_any_case(plain(word)) && plain(word).len() == word.len();
        let is_small = |word: &&&str| word.starts_with(char::is_lowercase);
        let near: Vec<&str> = words.take(3).collect();
        // `any film made by Ann Lee`
        if near.iter().any(|word| matches!(*word, "any" | "every" | "another" | "other")) {
            return Signs::default();
        }
        if near.first().is_some_and(is_film)
            || near.first().filter(|word| is_small(word)).is_some() && near.get(1).is_some_and(is_film)
        {
            return Signs { points: ENOUGH, is_said: again(name, texts), ..Signs::default() };
        }
    }
    // `In his directorial debut, “Low Tide,” Ann Lee …`
    let around = &text[near_end(&text[..start], NEAR)..];
    let sentence = around.split(['.', ';', '!', '?']).find(|part| part.contains(name)).unwrap_or("");
    if let Some(at) = sentence.find("directorial")
        && at.abs_diff(sentence.find(name).unwrap_or(0)) < NEAR
    {
        return Signs::weighing(ENOUGH);
    }
    after_name(text, start, end, title, texts)
}

/// Between a word for a director and the name.
const IS: [&str; 11] = ["is", "es", "ist", "est", "è", "é", "är", "er", "jest", "je", "este"];

/// Whether a small word for `with` stands before the title that closes `text`.
fn is_with(text: &str, title: &str) -> bool {
    const WITH: [&str; 9] = ["with", "mit", "con", "avec", "com", "met", "med", "z", "cu"];
    let marks = |c: char| !c.is_alphanumeric();
    let before = text.trim_end_matches(marks);
    let before = before.get(..before.len().saturating_sub(title.trim_end_matches(marks).len())).unwrap_or("");
    let word = before.trim_end_matches(marks).rsplit([' ', '\n']).next().unwrap_or("");
    WITH.contains(&word.to_lowercase().as_str()) && word.starts_with(char::is_uppercase)
}

/// Whether the surname stands in the texts again.
fn again(name: &str, texts: &[&str]) -> bool {
    count(texts, name.rsplit(' ').next().unwrap_or(name), 2) > 1
}

fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A word for a director before the name: `director Ann Lee`, `writer/director Ann Lee`, `the director, Ann Lee, `.
fn after_filmmaker(clause: &str, last: &str, after: &str, texts: &[&str]) -> Option<Signs> {
    let rest = clause.trim_end();
    let mut rest = rest.trim_end_matches('(').trim_end();
    // `the directors of this film (Ann Lee and Bo Ek)`
    rest =
        [" of this movie", " of this film", " of the film"].iter().find_map(|of| rest.strip_suffix(of)).unwrap_or(rest);
    let comma = rest.ends_with([',', ':', '–', '—']);
    rest = rest.trim_end_matches([',', ':', '–', '—', ' ']);
    let mut word = rest.rsplit([' ', '(']).next().unwrap_or(rest);
    let mut wrote = false;
    // `director and co-writer Ann Lee`
    let is_writer = |word: &str| word.split(['/', '-']).any(|part| WRITES.holds_any_case(part)) && !is_filmmaker(word);
    if is_writer(word) {
        let joined = rest[..rest.len() - word.len()].trim_end();
        let (joined, and) = joined.rsplit_once(' ')?;
        if !AND.holds(and) {
            return None;
        }
        wrote = true;
        rest = joined.trim_end();
        word = rest.rsplit([' ', '(']).next().unwrap_or(rest);
    }
    // `il regista greco Ann Lee`
    if !comma
        && word.chars().count() > 3
        && word.chars().all(char::is_lowercase)
        && let Some((head, noun)) = rest[..rest.len() - word.len()].trim_end().rsplit_once(' ')
        && is_filmmaker(noun)
        && !is_filmmaker(word)
        && is_of_another_language(texts)
    {
        rest = &rest[..head.len() + 1 + noun.len()];
        word = noun;
    }
    if !is_filmmaker(word) {
        return None;
    }
    wrote |= word.split(['/', '-']).any(|part| WRITES.holds_any_case(part));
    let before = rest[..rest.len() - word.len()].trim_end();
    let previous = before.rsplit(' ').next().unwrap_or("");
    // `writer and director Ann Lee`
    if let Some((writer, and)) = before.rsplit_once(' ')
        && AND.holds(and)
    {
        wrote |= is_writer(writer.rsplit(' ').next().unwrap_or(writer));
    }
    if speaks_of_another(before) || ACTS.holds_any_case(plain(previous)) {
        return None;
    }
    // `the director, Ann Lee, waits`
    if comma && !(last.ends_with(',') && after.starts_with([',', '.', ')'])) {
        return None;
    }
    // `Gulls director Ann Lee` made another film.
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric);
    let other = word.starts_with(char::is_lowercase)
        && before.rsplit(' ').take_while(capital).filter(|word| !with_folded(word, is_opener)).count() > 2;
    Some(Signs { points: ENOUGH - u32::from(other), wrote, is_said: !comma, ..Signs::default() })
}

/// `director`, `writer-director`, `director/co-writer`; other trades with it are another matter.
fn is_filmmaker(word: &str) -> bool {
    const WITH: [&str; 12] = [
        "actor",
        "star",
        "producer",
        "co",
        "editor",
        "cinematographer",
        "creator",
        "animator",
        "duo",
        "filmmaker",
        "e",
        "og",
    ];
    if FILMMAKERS.holds_any_case(word) {
        return true;
    }
    let parts = || word.split(['/', '-']);
    parts().count() <= 4
        && parts().any(|part| FILMMAKERS.holds_any_case(part))
        && parts().all(|part| {
            FILMMAKERS.holds_any_case(part)
                || WRITES.holds_any_case(part)
                || WITH.contains(&part.to_lowercase().as_str())
        })
}

/// What follows a name: a verb, a word for a director, the film that is hers.
fn after_name(text: &str, start: usize, end: usize, title: &str, texts: &[&str]) -> Signs {
    let name = &text[start..end];
    let rest = text[end..].trim_start_matches(['*', '_', ']']);
    // `[Ann Lee](https://lee.example)’s`
    let rest = match rest.strip_prefix('(').and_then(|link| link.split_once(')')) {
        Some((address, behind)) if address.contains('/') && !address.contains(' ') => {
            behind.trim_start_matches(['*', '_'])
        }
        _ => rest,
    };
    if let Some(owned) = owned(rest) {
        return match is_a_film(owned, title) {
            Some(true) => Signs { points: BESIDE_TITLE, beside_title: true, ..Signs::default() },
            Some(false) => Signs::weighing(ENOUGH - 1),
            None if owned
                .split(' ')
                .take(4)
                .take_while(|word| word.starts_with(char::is_lowercase))
                .any(|word| DIRECTION.contains(&plain(word))) =>
            {
                Signs::weighing(ENOUGH)
            }
            None if has_word(owned, &FILMS) || has_word(owned, &DIRECTS) => Signs::weighing(ENOUGH),
            None => Signs::default(),
        };
    }
    // `Ann Lee, the director, waits`, `Ann Lee is the director of this film`
    if [", the director,", " is the director of this", " is the director of the film"]
        .iter()
        .any(|said| rest.starts_with(said))
    {
        return Signs::weighing(ENOUGH);
    }
    let (rest, wrote) = match rest.strip_prefix(" wrote and").or_else(|| rest.strip_prefix(" writes and")) {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let Some(behind) = rest.strip_prefix(' ') else {
        // `Ann Lee, director of Gulls and Lanes, …`
        let apposition = rest.strip_prefix(", ").map(|rest| rest.split(' ').take(3));
        let is_said = apposition.is_some_and(|words| {
            words
                .take_while(|word| word.starts_with(char::is_lowercase))
                .any(|word| FILMMAKERS.holds_any_case(plain(word)))
        });
        return Signs::weighing(if is_said { ENOUGH - u32::from(!again(name, texts)) } else { 0 });
    };
    let mut words = behind.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let auxiliary = first.chars().count() <= 5 && first.chars().all(char::is_lowercase);
    if DIRECTS.holds(plain(first)) || auxiliary && DIRECTS.holds(plain(second)) && second.len() > 4 {
        // What is directed may be another film.
        let object = behind[first.len()..].trim_start();
        let object = if DIRECTS.holds(plain(first)) { object } else { object[second.len()..].trim_start() };
        let named = object.trim_start_matches(['“', '"', '«', '*', '_', '‘', '„']);
        let is_title = !title.is_empty() && crate::text::strip_prefix_ignore_case(named, title).is_some();
        if is_title {
            return Signs { points: BESIDE_TITLE, beside_title: true, ..Signs::default() };
        }
        let other = named.len() < object.len() || named.starts_with(char::is_uppercase);
        return Signs {
            wrote,
            points: if other { 1 } else { ENOUGH },
            is_said: !other && again(name, texts),
            ..Signs::default()
        };
    }
    // Hungarian and Korean set the word for a director behind the name.
    if FILMMAKERS.holds(plain(first)) && !first.is_ascii() {
        return Signs { points: ENOUGH, is_said: true, ..Signs::default() };
    }
    // `a Wes Holm film`
    let before = &text[..start];
    let article = before.ends_with(" a ") || before.ends_with(" this ");
    let is = [" is a ", " was a ", "’s a ", "'s a "].iter().any(|is| before.ends_with(is));
    Signs::weighing(if !(article && FILMS.holds(plain(first))) {
        0
    } else if is {
        ENOUGH
    } else {
        2
    })
}

/// Whose film `text` begins with, where the name has the ending of Scandinavian and German: `Thomas Holms nye film`. The
/// text has to have the name without it as well, or must not be English.
fn genitive<'a>(text: &'a str, name: &'a str, title: &str, texts: &[&str]) -> Option<(&'a str, Signs)> {
    let owner = name.strip_suffix('s').filter(|owner| !owner.ends_with('s'))?;
    let behind = text[name.len()..].strip_prefix(' ')?;
    let is_title = is_a_film(behind, title) == Some(true);
    if !(is_title || has_word(behind, &FILMS)) {
        return None;
    }
    let alone = |text: &&str| {
        text.match_indices(owner).any(|(at, _)| !text[at + owner.len()..].starts_with(char::is_alphanumeric))
    };
    if !texts.iter().any(alone) && !is_of_another_language(texts) {
        return None;
    }
    let points = if is_title { BESIDE_TITLE } else { ENOUGH };
    Some((owner, Signs { points, beside_title: is_title, ..Signs::default() }))
}

/// What a name owns by an apostrophe: `’s `, `’ `, `’nin `.
fn owned(rest: &str) -> Option<&str> {
    let behind = rest.strip_prefix(crate::text::is_apostrophe)?;
    let ending = behind.find(|c: char| !c.is_lowercase()).unwrap_or(behind.len());
    (behind[..ending].chars().count() <= 5).then(|| behind[ending..].strip_prefix(' ')).flatten()
}

/// Whether one of the first small words of `text` is in `words`.
fn has_word(text: &str, words: &WordSet) -> bool {
    text.split_whitespace()
        .take(3)
        .take_while(|word| word.starts_with(char::is_lowercase) || words.holds_any_case(plain(word)))
        .any(|word| words.holds_any_case(plain(word)))
}

/// Whether the name acts, or stands among actors: `Ann Lee as Ruth`, `Ray (Ann Lee)`.
fn acts(after: &str, before: &str) -> bool {
    let next = after.split_whitespace().next().unwrap_or("");
    after.starts_with(' ') && (ACTS.holds(next) || matches!(next, "stars" | "as" | "plays"))
        || before.ends_with('(') && after.starts_with(')')
}

/// The title right before the name.
fn beside_title(text: &str, line: usize, start: usize, end: usize, title: &str, texts: &[&str]) -> Option<Signs> {
    if title.len() < 3 {
        return None;
    }
    let written = &text[line..start];
    let name = &text[start..end];
    let again = || again(name, texts);
    let signs = Some(Signs { points: BESIDE_TITLE, beside_title: true, ..Signs::default() });
    let trimmed = written.trim_end_matches(['*', '_', '[', ' ']);
    let (rest, word) = trimmed.rsplit_once(' ').unwrap_or(("", trimmed));
    if (BY.holds_any_case(word) || matches!(word, "d’" | "d'")) && ends_with_title(rest, title) {
        // `based on the novel “Low Tide” by Ann Lee`
        let mut near = rest[near_end(rest, title.len() + NEAR)..].split_whitespace();
        if near.any(|word| BOOKS.holds_any_case(plain(word))) {
            return None;
        }
        // `Review: Low Tide by Ann Lee` names the critic.
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let is_review = text[line..line_end].split_whitespace().any(|word| REVIEWS.holds_any_case(plain(word)));
        return if !is_review || again() { signs } else { None };
    }
    let mark = trimmed.chars().next_back().filter(|mark| matches!(mark, '(' | ',' | '-' | '–' | '—'))?;
    if !ends_with_title(&trimmed[..trimmed.len() - mark.len_utf8()], title) {
        return None;
    }
    let rest = text[end..].trim_start_matches([',', ' ', '(', '-', '–', '—']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = digits == 4 || mark != '(' && (rest.is_empty() || rest.starts_with('\n')) && again();
    if ends { signs } else { None }
}

/// Whether `text` ends with the title, in whatever marks, and perhaps its year.
pub(super) fn ends_with_title(text: &str, title: &str) -> bool {
    let marks = ['”', '"', '»', '*', '_', '’', '\'', '“', ',', ' '];
    let mut text = text.trim_end_matches(marks);
    if let Some((before, year)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit())
    {
        text = before.trim_end_matches(marks);
    }
    let Some(from) = text.len().checked_sub(title.len()).filter(|from| text.is_char_boundary(*from)) else {
        return false;
    };
    // The end of a longer title is another film.
    let before = &text[..from];
    let word = before.trim_end().rsplit([' ', '\n']).next().unwrap_or("");
    let longer = before.ends_with(' ')
        && word.starts_with(char::is_uppercase)
        && word.ends_with(char::is_alphanumeric)
        && !with_folded(word, is_opener);
    crate::text::strip_prefix_ignore_case(&text[from..], title).is_some_and(str::is_empty)
        && !longer
        && !before.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;
