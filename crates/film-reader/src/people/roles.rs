//! Who plays whom, as the prose has it.
//!
//! ```text
//! role  =  Part "(" "played by"? actor aside? ")"    Ruben Stone (Ahmed)    Lou (Olivia Cooke, in her best role)
//!       |  Part ","? "played by" NAME                Lou, played by Olivia Cooke
//!       |  NAME ("as" | "plays") Part                Olivia Cooke as Lou.
//! ```
//!
//! What stands in the brackets must be a credited actor, by the full name or by a surname that only
//! one of them has; a film, a year, a certificate or an aside is none. Elsewhere only the full name
//! counts, and behind the part the clause must end: `as Emma in Belgravia` is another film. On doubt
//! nobody plays it.

use super::names::{Found, People, is_particle, words_of};
use super::ordinary::is_opener;
use super::spelling::{Told, misspelt_at};
use super::words::{Gap, Word, after, next_capital, with_folded};
use crate::given::is_given;
use crate::memmem::Finder;
use crate::source::Source;
use crate::text::split_once;
use crate::words::en::NO_ROLES;
use crate::words::{Openings, WordSet, openings, word_set};
use memchr::{memchr_iter, memchr3_iter};
use std::sync::LazyLock;

/// A part found in the prose: its name, and which of the actors plays it.
#[derive(Debug, PartialEq)]
pub struct Role<'a> {
    pub part: &'a str,
    pub actor: usize,
    /// Whether brackets or `played by` say it, which are about this film. `as` may be about another.
    pub is_certain: bool,
}

/// An actor's name is short; what has a character farther behind its bracket, in bytes, is an aside.
const LONGEST_INNER: usize = 100;

/// The parts before brackets.
pub fn in_brackets<'a>(
    source: &Source<'_>,
    text: &'a str,
    people: &People,
    told: &mut Told,
    roles: &mut Vec<Role<'a>>,
) {
    for open in memchr_iter(b'(', text.as_bytes()) {
        in_bracket(source, text, open..open + 1, people, told, roles);
    }
    if people.has_uncased() {
        for (open, bracket) in text.match_indices('（') {
            in_bracket(source, text, open..open + bracket.len(), people, told, roles);
        }
    }
}

fn in_bracket<'a>(
    source: &Source<'_>,
    text: &'a str,
    open: std::ops::Range<usize>,
    people: &People,
    told: &mut Told,
    roles: &mut Vec<Role<'a>>,
) {
    let rest = &text[open.end..];
    let near = &rest.as_bytes()[..rest.len().min(LONGEST_INNER + 5)];
    // A link to the actor has brackets of its own: `Joe ([Paul Raci](https://…))`.
    if let Some((name, behind)) = rest.strip_prefix('[').and_then(|link| link.split_once("]("))
        && name.len() <= LONGEST_INNER
        && behind.find(')').is_some_and(|end| behind[end + 1..].starts_with(')'))
        && let Some((actor, None)) = resolve(name.trim_matches(['*', '_']), people)
        && let Some(part) = part_before(&text[..open.start])
    {
        roles.push(Role { part, actor, is_certain: true });
        return;
    }
    // The wide brackets of Chinese and Japanese are EF BC 88 and 89.
    let mut marks = memchr3_iter(b'(', b')', 0xef, near);
    let end = marks.find(|at| near[*at] != 0xef || rest[*at..].starts_with(['（', '）']));
    let Some(end) = end.filter(|end| rest[*end..].starts_with([')', '）'])) else { return };
    if rest[..end].char_indices().next_back().is_some_and(|(last, _)| last > LONGEST_INNER) {
        return;
    }
    let inner = rest[..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let inner = lead_stripped(inner);
    let Some((actor, name)) = resolve(inner, people) else { return };
    let Some(part) = part_before(&text[..open.start]) else { return };
    if let Some(misspelt) = name {
        told.spelling(source, misspelt, people.name(actor));
    }
    // A part may be called like somebody's surname (`Tate (Owen Fisk)`) where the actor is named in full.
    let named = inner.contains(' ') && !part.contains(' ') && !people.name(actor).contains(part);
    if named || !is_person(part, people) {
        roles.push(Role { part, actor, is_certain: true });
    }
}

/// Which actor stands in brackets, and the name if it is not spelt as in the credits.
fn resolve<'a>(inner: &'a str, people: &People) -> Option<(usize, Option<&'a str>)> {
    if people.has_uncased()
        && let Some(found) = people.uncased_from(inner, 0)
        && (found.start, found.end) == (0, inner.len())
    {
        return Some((found.person, None)).filter(|(person, _)| people.is_actor(*person));
    }
    let is_whole = |found: &Found| (found.start, found.behind) == (0, inner.len());
    let mut at = 0;
    // A surname may have several words, and a slip may be in the first.
    for _ in 0..4 {
        let word = next_capital(inner, at)?;
        at = word.end;
        let Some((number, word)) = people.find(word) else { continue };
        if let Some(found) = people.full_name_at(inner, word, number)
            && found.start == 0
        {
            let known = found.end == inner.len() || is_aside(&inner[found.end..]);
            return (known && people.is_actor(found.person)).then_some((found.person, None));
        }
        // `Proximo (Reed, in his last role)`
        let aside = |found: &Found| found.start == 0 && is_aside(&inner[found.end..]);
        if let Some(found) =
            people.surname_at(inner, word, number, true).filter(|found| is_whole(found) || aside(found))
        {
            return Some((found.person, None));
        }
        if let Some(found) = misspelt_at(people, inner, word, number, |person| people.is_actor(person)).filter(is_whole)
        {
            return Some((found.person, Some(inner)));
        }
    }
    None
}

/// `, in his best role` behind a full name.
fn is_aside(rest: &str) -> bool {
    rest.strip_prefix(',').is_some_and(|aside| aside.trim_start().starts_with(char::is_lowercase))
}

/// Whether a part is rather somebody who made the film.
fn is_person(part: &str, people: &People) -> bool {
    let Some(word) = words_of(part).next() else { return true };
    let Some((number, word)) = people.find(word) else { return false };
    let whole = |found: Found| found.start == 0 && found.end == part.len();
    people.full_name_at(part, word, number).is_some_and(whole)
        || word.text.len() == part.len() && people.is_surname(number)
}

/// What the words around a full name say: `Lou, played by NAME` and `NAME as Lou`.
pub fn around<'a>(text: &'a str, name: Found, people: &People) -> Option<Role<'a>> {
    if !people.is_actor(name.person) || name.behind > name.end {
        return None;
    }
    let (part, is_certain) = match played_by(&text[..name.start]) {
        Some(part) => (part, true),
        None => (part_behind(text, name.end, people)?, false),
    };
    (!is_person(part, people)).then_some(Role { part, actor: name.person, is_certain })
}

/// The part in `Lou, who is played by `.
fn played_by(before: &str) -> Option<&str> {
    let rest = before.trim_end().strip_suffix("played by")?.trim_end();
    let rest = rest.strip_suffix(" is").unwrap_or(rest);
    let rest = rest.strip_suffix(" who").unwrap_or(rest).trim_end();
    part_before(rest.trim_end_matches([',', '—', '–', '(']))
}

/// The part in ` as Lou, his girlfriend`.
fn part_behind<'a>(text: &'a str, end: usize, people: &People) -> Option<&'a str> {
    let space = |(gap, word): (Gap, Word<'a>)| (gap == Gap::Space).then_some(word);
    // `Ann Lee, who plays Ray` and `Ann Lee stars as Ray` say what `Ann Lee plays Ray` does.
    let next = after(text, end)?;
    let verb = match next.1.text {
        "as" | "plays" => space(next)?,
        "who" => after(text, next.1.end).and_then(space).filter(|word| word.text == "plays")?,
        "stars" => after(text, space(next)?.end).and_then(space).filter(|word| word.text == "as")?,
        _ => return None,
    };
    part_at(text, verb.end, people)
}

/// The part that begins behind a verb, whoever may be credited.
pub fn part_after_verb(text: &str, at: usize) -> Option<&str> {
    part_at(text, at - 1, &People::new(std::iter::empty(), std::iter::empty()))
}

fn part_at<'a>(text: &'a str, end: usize, people: &People) -> Option<&'a str> {
    let space = |(gap, word): (Gap, Word<'a>)| (gap == Gap::Space).then_some(word);
    let first = after(text, end).and_then(space).filter(|word| word.has_capital())?;
    if NO_ROLES.contains(&first.text) {
        return None;
    }
    let mut last = first;
    let mut words = 1;
    while !last.is_possessive() {
        match after(text, last.end) {
            Some((Gap::Space | Gap::Hyphen, next)) if next.has_capital() && words < 5 => last = next,
            Some((Gap::Hyphen, next)) => last = next,
            Some((Gap::Stop, next)) if is_honorific(&text[last.start..=last.end]) && next.has_capital() => last = next,
            _ => break,
        }
        words += 1;
    }
    let rest = &text[last.end..];
    let ends = match after(text, last.end) {
        // The next of several parts, and not the second half of `Thelma and Louise`.
        Some((Gap::Space, next)) if next.text == "and" => {
            let next = after(text, next.end).and_then(space).and_then(|word| people.find(word));
            next.is_some_and(|(number, word)| people.full_name_at(text, word, number).is_some())
        }
        Some((Gap::Comma, next)) => !matches!(next.text, "in" | "on" | "for" | "from"),
        Some((Gap::Stop, _)) => true,
        _ => {
            rest.is_empty() || rest.starts_with(['.', ',', ';', ':', ')', '!', '?', '—', '–']) || rest.starts_with(" —")
        }
    };
    (ends && !last.is_possessive()).then(|| &text[first.start..last.end])
}

/// What stands in a bracket from the name on: without `played by`, the mark of a link, or an article and the
/// small words after it.
pub fn lead_stripped(inner: &str) -> &str {
    let inner = inner.trim_start_matches([' ', '*', '_']);
    let by = [
        "played by ",
        "portrayed by ",
        "voiced by ",
        "voice of ",
        "the voice of ",
        "newcomer ",
        "the always ",
        "an always ",
    ];
    static PLAYED_BY: Openings = openings!(played_by);
    let inner =
        by.iter().find_map(|by| inner.strip_prefix(by)).or_else(|| PLAYED_BY.strip_word(inner)).unwrap_or(inner);
    if let Some((name, _)) = inner.strip_prefix('[').and_then(|link| link.split_once("](")) {
        return name.trim_matches(['*', '_']);
    }
    // `[[Paul Raci]]` is a link within a folder of notes.
    if let Some(name) = inner.strip_prefix("[[").and_then(|link| link.strip_suffix("]]")) {
        return name.rsplit('|').next().unwrap_or(name);
    }
    // `Gulls’s Ann Lee` says where one has seen her.
    static OWNERS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["’s ", "'s "].map(Finder::new));
    if let Some((_, name)) = OWNERS.iter().find_map(|owner| split_once(inner, owner))
        && inner.starts_with(char::is_uppercase)
        && name.starts_with(char::is_uppercase)
        && name.contains(' ')
    {
        return name;
    }
    if let Some(name) = without_renown(inner) {
        return name;
    }
    // `British actor Ann Lee`
    if let Some((first, rest)) = inner.split_once(' ')
        && with_folded(first, is_attribute)
        && let Some((trade, name)) = rest.split_once(' ')
        && trade.chars().all(char::is_lowercase)
        && name.starts_with(char::is_uppercase)
    {
        return name;
    }
    let article =
        ["the ", "a ", "an ", "l’", "l'", "le ", "la ", "el ", "un ", "una ", "une ", "der ", "die ", "ein ", "eine "];
    let mut rest = article.iter().find_map(|article| inner.strip_prefix(article)).unwrap_or(inner);
    let first = rest.split(' ').next().unwrap_or(rest);
    // `not Ann Lee`, `directed by Ann Lee`: no actor stands here.
    const OTHERS: [&str; 22] = [
        "also", "and", "aka", "as", "by", "dir", "directed", "e.g.", "formerly", "from", "his", "her", "in", "like",
        "née", "nee", "not", "or", "see", "think", "who", "with",
    ];
    if rest.starts_with(char::is_uppercase) || OTHERS.contains(&first) {
        return inner.trim_end_matches([' ', '*', '_']);
    }
    for _ in 0..3 {
        match rest.split_once(' ') {
            Some((word, behind))
                if word.len() > 2 && word.chars().all(|c| c.is_lowercase() || c == '-') && !OTHERS.contains(&word) =>
            {
                rest = behind;
            }
            _ => break,
        }
    }
    if rest.starts_with(char::is_uppercase) { rest } else { inner }
}

/// The name after what somebody is known for: `Harbour Award winner Ann Lee`, `Gulls breakout Ann Lee`.
fn without_renown(inner: &str) -> Option<&str> {
    const RENOWN: [&str; 14] = [
        " winner ",
        " nominee ",
        " star ",
        " breakout ",
        " alum ",
        " veteran ",
        " favorite ",
        " favourite ",
        " regular ",
        " legend ",
        " newcomer ",
        "-winning ",
        "-nominated ",
        "-winner ",
    ];
    if !inner.starts_with(char::is_uppercase) || inner.len() > LONGEST_INNER || inner.matches(' ').count() < 3 {
        return None;
    }
    let name = RENOWN.iter().find_map(|word| Some(inner.split_once(word)?.1))?;
    (name.starts_with(char::is_uppercase) && name.contains(' ')).then_some(name)
}

/// Whether a part is one that the text names by itself: no day, no nationality, no opener.
pub fn is_whole_part(part: &str) -> bool {
    !with_folded(part, |part| is_opener(part) || is_attribute(part) || super::ordinary::is_address(part))
}

/// Words with a capital that say what somebody is and are no part of the name: `Italian Enzo Rock`.
fn is_attribute(folded: &str) -> bool {
    const ATTRIBUTES: [&str; 43] = [
        "african",
        "american",
        "argentine",
        "australian",
        "austrian",
        "belgian",
        "brazilian",
        "british",
        "canadian",
        "chinese",
        "christian",
        "colombian",
        "cuban",
        "czech",
        "danish",
        "dutch",
        "egyptian",
        "english",
        "finnish",
        "french",
        "german",
        "greek",
        "hungarian",
        "indian",
        "iranian",
        "irish",
        "israeli",
        "italian",
        "jamaican",
        "japanese",
        "jewish",
        "korean",
        "mexican",
        "nigerian",
        "norwegian",
        "polish",
        "russian",
        "scottish",
        "spanish",
        "swedish",
        "swiss",
        "turkish",
        "ukrainian",
    ];
    folded != "christian" && ATTRIBUTES.binary_search(&folded).is_ok()
}

/// The words after which German writes a noun large: `Seine Tochter Ines`.
fn is_determiner(word: &str) -> bool {
    if !matches!(word.as_bytes().first().map(u8::to_ascii_lowercase), Some(b'd' | b'e' | b'i' | b's')) {
        return false;
    }
    let lower = word.to_lowercase();
    const DETERMINERS: [&str; 20] = [
        "dem", "den", "der", "deren", "dessen", "die", "ein", "eine", "einem", "einen", "einer", "ihr", "ihre",
        "ihrem", "ihren", "ihrer", "sein", "seine", "seinem", "seinen",
    ];
    DETERMINERS.binary_search(&lower.as_str()).is_ok()
}

/// Without the noun in `Seine Tochter Ines`, where the word before the part or its first one says so.
fn without_noun<'t>(part: &'t str, before: &str) -> &'t str {
    let is_title = |word: &str| {
        matches!(word, "Frau" | "Herr" | "Lady" | "Lord" | "Sir" | "Miss" | "Doktor" | "Graf") || word.ends_with('.')
    };
    if let Some((first, rest)) = part.split_once(' ')
        && is_determiner(first)
    {
        let rest = rest.trim_start();
        return match rest.split_once(' ') {
            Some((noun, name)) if !is_title(noun) => name.trim_start(),
            _ => rest,
        };
    }
    let last = before.trim_end().rsplit([' ', '\n', '(', '„', '»', '«', '“']).next().unwrap_or("");
    match part.split_once(' ') {
        Some((noun, name)) if is_determiner(last) && !is_title(noun) => name.trim_start(),
        _ => part,
    }
}

/// Without what somebody is, which is written large where it opens a sentence, and in German everywhere: `Postman Giles`,
/// `Witwe Antje`. A word before a given name is that, unless it goes with the name as `Captain` does.
fn without_occupation<'t>(part: &'t str, before: &str) -> &'t str {
    const KEPT: [&str; 47] = [
        "admiral",
        "agent",
        "aunt",
        "auntie",
        "baron",
        "big",
        "brother",
        "captain",
        "chief",
        "colonel",
        "commander",
        "count",
        "countess",
        "detective",
        "doc",
        "doctor",
        "dr",
        "duchess",
        "duke",
        "father",
        "frau",
        "general",
        "grandma",
        "grandpa",
        "herr",
        "inspector",
        "king",
        "lady",
        "lieutenant",
        "lord",
        "madame",
        "major",
        "marshal",
        "master",
        "miss",
        "mother",
        "officer",
        "old",
        "pastor",
        "prince",
        "princess",
        "professor",
        "queen",
        "saint",
        "sir",
        "uncle",
        "young",
    ];
    let Some((first, name)) = part.split_once(' ') else { return part };
    let name = name.trim_start();
    let word = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    if word.len() < 4
        || word.len() < first.len()
        || !is_given(name.split([' ', '-']).next().unwrap_or(name))
        || is_given(word)
        || with_folded(word, |word| KEPT.binary_search(&word).is_ok())
    {
        return part;
    }
    let before = before.trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', '”', '“', '»', '\n', ':']);
    let near = &before[crate::text::near_end(before, 400)..];
    let german = || [" und ", " der ", " ist ", " dem ", " ein ", " des "].iter().any(|word| near.contains(word));
    if opens || german() { name } else { part }
}

/// The part named right before a bracket: up to five words with capitals.
pub fn part_before(text: &str) -> Option<&str> {
    // Markdown's emphasis and quotation marks around the part are not of its name.
    let marks = [' ', '\u{a0}', '\n', '\r', '\t', '*', '_', '”', '"'];
    let text = text.trim_end_matches(marks);
    let mut start = text.len();
    let (mut words, mut joints) = (0, 0);
    let mut rest = text;
    while words < 5 {
        let trimmed = rest.trim_end();
        let plain = trimmed.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let before = &trimmed[..trimmed.len() - plain];
        let from = before.rfind(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '(' | '“' | '"' | '/'));
        let from = from.map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8));
        let word = &trimmed[from..];
        // `Joan of Arc`, `Hans von Trapp`: a small word belongs to the part when a capital stands before it.
        if words > 0 && joints < 4 && (is_particle(word) || matches!(word, "of" | "the")) {
            rest = &trimmed[..from];
            joints += 1;
            continue;
        }
        let word = word.trim_start_matches(['*', '_']);
        let from = trimmed.len() - word.len();
        let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
        // A mark behind a word parts it from the next; a title such as `Dr.` does not.
        let parted = words > 0 && word.ends_with(|c: char| !c.is_alphanumeric()) && !is_honorific(word);
        // Korean sets no capitals: only the word before the bracket is surely the name.
        let uncased = words > 0 && word.starts_with(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'));
        let possessive = words > 0 && possessor(word).is_some() || uncased;
        let bare_mark = words == 0 && word.ends_with(|c: char| !c.is_alphanumeric() && c != '.');
        if !capital || parted || possessive || bare_mark || is_run_together(word) {
            break;
        }
        start = from;
        words += 1;
        rest = &trimmed[..from];
        if rest.ends_with(['—', '–', '(', '“', '"', '/']) {
            break;
        }
    }
    let mut part = possessor(&text[start..]).unwrap_or(&text[start..]);
    // `am Beispiel des Pfarrers`
    part = part.rsplit_once(" des ").map_or(part, |(_, part)| part);
    part = without_noun(part, &text[..start]);
    part = without_occupation(part, &text[..part.as_ptr() as usize - text.as_ptr() as usize]);
    part = without_ranks(part);
    // Only the first word of a sentence is written large without being a name.
    while let Some((first, behind)) = part.split_once(char::is_whitespace) {
        if !first.starts_with(char::is_lowercase) && !with_folded(first, |word| is_opener(word) || is_attribute(word)) {
            break;
        }
        part = behind.trim_start();
    }
    (!part.is_empty() && !with_folded(part, is_opener)).then_some(part)
}

/// Without what somebody is before a whole name: `Harbour Police Officer Louis Rock`. What is part of how a person is
/// called stays: `Lady Mary Rock`.
fn without_ranks(part: &str) -> &str {
    const CALLED: [&str; 30] = [
        "aunt", "baron", "big", "brother", "captain", "count", "countess", "dame", "don", "dona", "duchess", "duke",
        "father", "frau", "herr", "king", "lady", "little", "lord", "madame", "miss", "mother", "old", "prince",
        "princess", "queen", "saint", "sir", "sister", "uncle",
    ];
    // Most parts are a word or two.
    if part.bytes().filter(|byte| *byte == b' ').nth(1).is_none() {
        return part;
    }
    for (at, _) in part.match_indices(' ') {
        let (before, name) = (part[..at].rsplit(' ').next().unwrap_or(""), &part[at + 1..]);
        let stays = is_given(before)
            || !before.starts_with(char::is_uppercase)
            || before.ends_with(|c: char| !c.is_alphanumeric())
            || with_folded(before, |word| CALLED.binary_search(&word).is_ok());
        if stays {
            return part;
        }
        if let Some((given, surname)) = name.split_once(' ')
            && is_given(given)
            && surname.starts_with(char::is_uppercase)
        {
            return name;
        }
    }
    part
}

/// Japanese and Chinese set words side by side: where the part begins in them cannot be told. What
/// is written in hiragana is grammar, and eight characters are more than a name.
fn is_run_together(word: &str) -> bool {
    let is_hiragana = |c: char| matches!(c, '\u{3040}'..='\u{309f}');
    let is_wide = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    !word.is_ascii() && (word.contains(is_hiragana) || word.chars().filter(|c| is_wide(*c)).count() > 8)
}

fn is_honorific(word: &str) -> bool {
    static TITLES: WordSet = word_set!(short_titles);
    word.strip_suffix('.')
        .is_some_and(|title| title.len() == 1 || TITLES.holds_any_case(title) || title == "St" || is_initials(title))
}

/// `J.T`, with the stop after it taken off.
fn is_initials(word: &str) -> bool {
    word.len() <= 5 && word.split('.').all(|letter| letter.len() == 1 && letter.starts_with(char::is_uppercase))
}

/// The owner in `Wilde's`.
fn possessor(word: &str) -> Option<&str> {
    let owner = word.strip_suffix('s')?;
    owner.strip_suffix(crate::text::is_apostrophe).filter(|owner| !owner.is_empty())
}
