//! Parts and actors that a verb joins: `Lou, played by Olivia Cooke`, `Olivia Cooke plays Lou`, `Paul Raci as Joe`.

use super::super::ordinary::is_attribute;
use super::super::roles::{lead_stripped, part_after_verb, part_before};
use super::super::words::{begins_sentence, with_folded};
use super::brackets::named_in_full;
use super::full_names::{is_full_name, is_part};
use super::{ENOUGH, MOST_PAIRS};
use crate::given::{has_given_name, is_given};
use crate::memmem::Finder;
use crate::text::split_at_mark;
use std::sync::LazyLock;

/// What the verbs say: `Lou, played by Olivia Cooke` and `Olivia Cooke plays Lou`.
/// `above` is the paragraph before, which may name whom `He plays Ray` speaks of, and `whole` the text with its credits.
pub fn by_verb<'a>(
    text: &'a str,
    above: &'a str,
    prose: &[&'a str],
    whole: &[&'a str],
    beside_credits: bool,
    mut then: impl FnMut(usize, &'a str, &'a str, u32),
) {
    // What the verbs end with, so that few searches find them; and what stands before that.
    static PASSIVE: LazyLock<[(Finder<'static>, &'static [&'static str]); 1]> =
        LazyLock::new(|| [(Finder::new("ed by "), &[" play", " portray", " voic"])]);
    static ACTIVE: LazyLock<[Finder<'static>; 9]> = LazyLock::new(|| {
        [" plays ", " portrays ", " portrayed ", " played ", " stars as ", " playing ", " portraying ", " (as ", " is "]
            .map(Finder::new)
    });
    for (verb, stems) in PASSIVE.iter() {
        for end in verb.find_iter(text.as_bytes()).take(4 * MOST_PAIRS) {
            let stem = stems.iter().find_map(|stem| text[..end].strip_suffix(stem));
            let Some(at) = stem.map(str::len) else { continue };
            let behind = &text[end + verb.needle().len()..];
            // What somebody is known for may stand before the name: `played by Gulls breakout Ann Lee`.
            let near = &behind[..behind.find([',', '.', ';', ')', '\n']).unwrap_or(behind.len())];
            let lead = if near.len() <= MOST_HOW { lead_stripped(near) } else { near };
            let name = leading_name(if lead.len() < near.len() { lead } else { lead_stripped(behind) });
            let Some(name) = name else { continue };
            let before = without_manner(text[..at].trim_end());
            let before = [" is", " who", ",", " was"]
                .iter()
                .fold(before, |before, word| before.strip_suffix(word).unwrap_or(before).trim_end());
            let before = before.trim_end_matches([',', '—', '–', ' ']);
            let before = before.strip_suffix(" who").unwrap_or(before).trim_end_matches([',', ' ']);
            if before.ends_with(|c: char| !(c.is_alphanumeric() || c == '.')) {
                continue;
            }
            let Some(part) = part_before(before).filter(|part| is_part(part)) else { continue };
            let at = name.as_ptr() as usize - text.as_ptr() as usize;
            // `Ray and Lou, played by Ann Lee and Bo Kay`
            if let Some(other) = text[at + name.len()..].strip_prefix(" and ").and_then(leading_name)
                && let Some(first) = before[..part.as_ptr() as usize - text.as_ptr() as usize].strip_suffix(" and ")
                && let Some(first) = part_before(first).filter(|part| first.ends_with(part) && is_part(part))
            {
                then(at, first, name, ENOUGH);
                then(other.as_ptr() as usize - text.as_ptr() as usize, part, other, ENOUGH);
                continue;
            }
            then(at, part, name, ENOUGH);
        }
    }
    // `Ray (played with zest by Ann Lee)`, `Ray, here played by …`
    static PLAYED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("played "));
    for at in PLAYED.find_iter(text.as_bytes()).take(MOST_PAIRS) {
        let behind = &text[at + "played ".len()..];
        let near = &behind[..behind.char_indices().nth(MOST_HOW).map_or(behind.len(), |(at, _)| at)];
        let Some((how, _)) = split_at_mark(near, "by ").filter(|(how, _)| {
            !how.is_empty() && how.ends_with(' ') && !how.contains(['.', ',', '(']) && !how.contains(char::is_uppercase)
        }) else {
            continue;
        };
        let Some(name) = leading_name(lead_stripped(&behind[how.len() + 3..])) else { continue };
        let before = text[..at].trim_end_matches([' ', ',', '(', '—']);
        let before = ["perfectly", "brilliantly", "beautifully", "wonderfully", "here", "is", "who", "well", "nicely"]
            .iter()
            .fold(before, |before, word| before.strip_suffix(word).unwrap_or(before).trim_end_matches([' ', ',', '(']));
        let Some(part) = part_before(before).filter(|part| before.ends_with(part) && is_part(part)) else { continue };
        then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, ENOUGH);
    }
    // Where the credits have the cast, the others say nothing that is not looked for elsewhere.
    let verbs = if beside_credits { &ACTIVE[..4] } else { &ACTIVE[..] };
    for verb in verbs {
        for at in verb.find_iter(text.as_bytes()).take(MOST_PAIRS) {
            let before = text[..at].strip_suffix(" who").unwrap_or(&text[..at]).trim_end_matches([',', ' ']);
            let whole_before = before;
            let before = without_aside(before);
            let comma = text[..at].ends_with([',', '”', '"']) && verb.needle() != b" is ";
            let Some(name) = subject(before).or_else(|| leading_subject(whole_before).filter(|_| comma)) else {
                continue;
            };
            // `Averill plays Silas`, where the text has Tom Averill.
            let full = match name {
                // `That clerk is Thomas Vale. … He plays Ray`
                "He" | "She" | "he" | "she" => antecedent(&before[..before.len() - name.len()], above, whole),
                _ if is_full_name(name) => Some(name),
                _ => named_in_full(name, prose).or_else(|| named_in_full(name, whole)),
            };
            let Some(full) = full else { continue };
            let Some(part) = described_part(text, at + verb.needle().len()).filter(|part| is_part(part)) else {
                continue;
            };
            // `Ann Lee is Ray, a clerk`: what follows must be a given name, and the sentence must part there.
            if verb.needle() == b" is " {
                let behind = &text[part.as_ptr() as usize - text.as_ptr() as usize + part.len()..];
                if !has_given_name(part) || !has_given_name(full) || !behind.starts_with([',', ';', '—']) {
                    continue;
                }
            }
            // Only a person is somebody `who plays`, and `He`.
            let is_person = text[..at].ends_with(" who") || has_given_name(full) || name.len() <= 3;
            let at = name.as_ptr() as usize - text.as_ptr() as usize;
            then(at, part, full, 1 + 2 * u32::from(is_person));
        }
    }
}

/// Without what stands in brackets after a name, `Ann Lee (“Gulls”)`, and without a link, `[Ann Lee](https://lee.example)`.
fn without_aside(before: &str) -> &str {
    let trimmed = before.trim_end_matches(['*', '_']);
    let Some(inner) = trimmed.strip_suffix(')') else { return trimmed };
    let near = crate::text::near_end(inner, LONGEST_ASIDE);
    let Some(open) = inner[near..].rfind('(') else { return before };
    let head = &inner[..near + open];
    match head.strip_suffix(']') {
        Some(link) => link.rsplit('[').next().unwrap_or(link).trim_matches(['*', '_']),
        None => head.trim_end(),
    }
}

/// No address and no aside after a name is longer, in bytes.
const LONGEST_ASIDE: usize = 140;

/// Who begins the sentence, where what is said of nobody else stands between: `Ann Lee, best known for “Gulls,” plays Ray`.
fn leading_subject(before: &str) -> Option<&str> {
    let near = &before[crate::text::near_end(before, LONGEST_ASIDE)..];
    let sentence = near.rsplit(['.', ';', '\n', '!', '?']).next().unwrap_or(near).trim_start();
    let (name, said) = split_at_mark(sentence, ", ")?;
    let words = name.split(' ').count();
    let capitals = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let begins = said.starts_with(char::is_lowercase) && sentence.len() < near.len();
    let others = said.split(' ').any(|word| is_given(word.trim_matches(|c: char| !c.is_alphanumeric())));
    (capitals && words <= 3 && begins && !others && is_part(name)).then_some(name)
}

/// Who does it: the name that closes `before`, or the pronoun.
fn subject(before: &str) -> Option<&str> {
    let last = before.rsplit([' ', '\n']).next().unwrap_or(before);
    if matches!(last, "He" | "She" | "he" | "she") {
        return Some(last);
    }
    part_before(before).filter(|name| before.ends_with(name))
}

/// Without how it is done: `who is indelibly`.
fn without_manner(before: &str) -> &str {
    match before.rsplit_once(' ') {
        Some((rest, word)) if word.ends_with("ly") && word.chars().all(char::is_lowercase) => rest.trim_end(),
        _ => before,
    }
}

/// The only person whom the sentences before name in full. `above` is the paragraph before, where these are none.
fn antecedent<'a>(before: &'a str, above: &'a str, whole: &[&'a str]) -> Option<&'a str> {
    let text = if before.trim().is_empty() { above } else { before };
    let near = &text[crate::text::near_end(text, NEAR)..];
    let mut found: Option<&'a str> = None;
    for (at, _) in near.match_indices(|c: char| c.is_uppercase()) {
        if near[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        // The credits may have the name as well.
        let is_person = |name: &&str| {
            is_given(name.split([' ', '-']).next().unwrap_or(name))
                || whole.iter().any(|text| text.matches(*name).nth(1).is_some())
        };
        let Some(name) = leading_name(&near[at..]).filter(is_person) else { continue };
        if found.is_some_and(|known| known != name && !known.ends_with(name)) {
            return None;
        }
        found = found.or(Some(name));
    }
    found
}

/// So far before a pronoun, in bytes, whom it stands for is looked for.
const NEAR: usize = 280;

/// Who is in the film as somebody: `Dana Knox as Ruth`, `Callum Rook is very funny as Mr. Pettifer`.
pub fn as_somebody<'a>(text: &'a str, title: &str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    static AS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [" as ", " role of "].map(Finder::new));
    let places = AS
        .iter()
        .flat_map(|word| word.find_iter(text.as_bytes()).take(2 * MOST_PAIRS).map(|at| (at, at + word.needle().len())));
    for (at, end) in places {
        let part = described_part(text, end).or_else(|| part_in_scene(text, end, title));
        let Some(part) = part.filter(|part| is_part(part)) else { continue };
        let clause = without_aside(text[..at].trim_end_matches([',', ' ']));
        let stop = clause.rmatch_indices(['.', ';', '—', '(', '\n']).next();
        let from = stop.map_or(0, |(at, stop)| at + stop.len());
        let clause = clause[from..].trim_end_matches([',', ' ']);
        // `Dana Knox in the title role of Ruth`
        let clause = [" title", " lead", " leading", " main", " central", " the", " a", " in"]
            .iter()
            .filter(|_| end - at > 4)
            .fold(clause, |clause, word| clause.strip_suffix(word).unwrap_or(clause));
        // What is said of the actor may stand between.
        let subject = [
            " is ",
            " are ",
            " was ",
            " stars ",
            " shines ",
            " impresses ",
            " appears ",
            " returns ",
            " steals ",
            " reprises ",
            " gives ",
            " delivers ",
            " excels ",
            " dazzles ",
        ]
        .iter()
        .filter_map(|verb| clause.rfind(verb))
        .max();
        // `Ann Lee gives all she has as Ray`: the sentence begins with the actor, and names nobody else.
        let leading = || {
            let name = leading_name(clause.trim_start()).filter(|name| has_given_name(name))?;
            let rest = &clause.trim_start()[name.len()..];
            let short = rest.split(' ').count() <= 2 * MOST_BETWEEN;
            (short && rest.starts_with(' ') && !rest.contains(char::is_uppercase)).then_some(name)
        };
        let near = |subject: &usize| clause[*subject..].split(' ').count() <= MOST_BETWEEN;
        let names = std::iter::once(clause).chain(subject.filter(near).map(|at| &clause[..at]));
        let name = names
            .filter_map(|before| part_before(before).filter(|name| before.ends_with(name)))
            .find(|name| is_full_name(name) && has_given_name(name));
        let Some(name) = name.or_else(leading) else { continue };
        // `in the same vein as`, `the same role as`: somebody else is compared.
        if clause.ends_with(" same") || part == name {
            continue;
        }
        then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, ENOUGH);
    }
}

/// A part and its actor at the beginning of a sentence: `As Ruth, Dana Knox is splendid`.
pub fn as_leading<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    static LEADING: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["As ", " role of "].map(Finder::new));
    let places = LEADING
        .iter()
        .flat_map(|word| word.find_iter(text.as_bytes()).take(MOST_PAIRS).map(|at| (at, at + word.needle().len())));
    for (at, end) in places {
        // `In the lead role of Ruth, Dana Knox is splendid`
        let clause = text[..at].rsplit(['.', '\n']).next().unwrap_or("").trim_start();
        let opens = clause.starts_with("In the ") && clause.len() <= MOST_HOW || begins_sentence(text, at);
        let behind = &text[end..];
        let near = &behind[..behind.char_indices().nth(MOST_HOW).map_or(behind.len(), |(at, _)| at)];
        let Some((part, _)) = split_at_mark(near, ", ").filter(|(part, _)| part.starts_with(char::is_uppercase)) else {
            continue;
        };
        let Some(name) = leading_name(lead_stripped(&behind[part.len() + 2..])) else { continue };
        let end = name.as_ptr() as usize - text.as_ptr() as usize + name.len();
        let words = part.split(' ').all(|word| word.starts_with(char::is_uppercase));
        if words && is_part(part) && has_given_name(name) && text[end..].starts_with(' ') && opens && part != name {
            then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, ENOUGH);
        }
    }
}

/// Who owns a part: `Dana Knox’s Ruth`, `Dana Knox’s portrayal of the clerk, Ruth`. A director owns a film in the same way,
/// so that more has to speak for it.
pub fn owned<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    static OWNS: LazyLock<[Finder<'static>; 4]> = LazyLock::new(|| ["’s ", "'s ", "s’ ", "s' "].map(Finder::new));
    for owns in OWNS.iter() {
        for at in owns.find_iter(text.as_bytes()).take(MOST_PAIRS) {
            let behind = &text[at + owns.needle().len()..];
            let owner = if owns.needle().starts_with(b"s") { &text[..at + 1] } else { &text[..at] };
            let Some((described, points)) = description(behind) else { continue };
            let behind = &behind[described..];
            let end = behind
                .split_inclusive(' ')
                .take(3)
                .take_while(|word| word.starts_with(char::is_uppercase))
                .map(str::len)
                .sum::<usize>();
            let part = behind[..end].trim_end().trim_end_matches(|c: char| !c.is_alphanumeric());
            let part = part.split(['’', '\'', ',', '.']).next().unwrap_or(part);
            if described > 0 && points < ENOUGH && !behind[part.len()..].starts_with([',', '.', ';']) {
                continue;
            }
            let owner = without_aside(owner);
            let Some(name) = part_before(owner).filter(|name| owner.ends_with(name)) else { continue };
            let first = part.split(' ').next().unwrap_or(part);
            // `her portrayal of Ruth`: whatever the name, it is a part.
            let before = text[..part.as_ptr() as usize - text.as_ptr() as usize].trim_end();
            let said = points >= ENOUGH && (before.ends_with(" of") || before.ends_with(" character"));
            let person = (said || is_given(first) || super::brackets::is_rank(first)) && is_part(part);
            if person && is_full_name(name) && has_given_name(name) {
                then(name.as_ptr() as usize - text.as_ptr() as usize, part, name, points);
            }
        }
    }
}

/// How far what an actor owns is described before its name, and what that says for a role: `character, `, `portrayal of the
/// clerk, `, `widow, `.
fn description(text: &str) -> Option<(usize, u32)> {
    if text.starts_with(char::is_uppercase) {
        return Some((0, 1));
    }
    const SAYING: [&str; 6] = ["character", "portrayal", "performance", "turn", "role", "alter"];
    let (mut end, mut says, mut comma) = (0, false, false);
    for word in text.split_inclusive(' ').take(MOST_DESCRIBING) {
        if word.starts_with(char::is_uppercase) {
            return (says || comma).then_some((end, if says { ENOUGH } else { 2 }));
        }
        let bare = word.trim_end().trim_end_matches(',');
        if comma || bare.is_empty() || !bare.chars().all(|c| c.is_lowercase() || c == '-') {
            return None;
        }
        comma = word.trim_end().ends_with(',');
        says |= SAYING.contains(&bare);
        end += word.len();
    }
    None
}

/// So many characters may say how somebody is played.
const MOST_HOW: usize = 48;

/// So many words may stand between an actor and `as`.
const MOST_BETWEEN: usize = 8;

/// The part after a verb, which may be described first: `Cole`, `her first mate, Cole`, `the ferryman Gus`.
fn described_part(text: &str, at: usize) -> Option<&str> {
    if let Some(part) = part_after_verb(text, at) {
        return Some(part);
    }
    let mut from = at;
    let mut article = false;
    for (number, word) in text[at..].split(' ').take(MOST_DESCRIBING).enumerate() {
        let bare = word.trim_end_matches(',');
        if word.starts_with(char::is_uppercase) && !(number > 0 && with_folded(word, is_attribute)) {
            let part = (number > 0).then(|| part_after_verb(text, from)).flatten();
            // Without an article, what somebody is stands before a whole name: `plays clerk Ray Rock`.
            return part
                .filter(|part| article || part.contains(' ') && has_given_name(part) || number < 2 && is_given(part));
        }
        if word.starts_with(char::is_uppercase) {
            from += word.len() + 1;
            continue;
        }
        // `14-year-old`, `the American physicist`
        let small = !bare.is_empty() && bare.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''))
            || bare.ends_with("year-old");
        // What follows one of these belongs to the description: `the mayor of Hull`.
        let joins = ["of", "in", "from", "at", "on", "to", "for", "with", "and", "who", "by", "or", "than", "like"];
        let first = ["a", "an", "the", "his", "her", "their", "our", "its", "my", "one"];
        article |= number == 0 && (first.contains(&bare) || bare.ends_with("year-old"));
        if !small || joins.contains(&bare) || number == 0 && says_no_trade(bare) || number > 3 && !article {
            return None;
        }
        from += word.len() + 1;
    }
    None
}

/// Whether a small word before a name is none for what somebody is: `as if Ray`, `as director Ann Lee`.
fn says_no_trade(word: &str) -> bool {
    const WORDS: [&str; 32] = [
        "actor", "actress", "after", "also", "although", "always", "author", "because", "before", "both", "composer",
        "critic", "director", "does", "editor", "even", "ever", "if", "it", "many", "much", "novelist", "producer",
        "soon", "star", "such", "though", "well", "when", "while", "writer", "years",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// The part that captions have before the film: `Dana Knox as Ruth in a scene from “Low Tide”`.
fn part_in_scene<'a>(text: &'a str, at: usize, title: &str) -> Option<&'a str> {
    let behind = &text[at..];
    let start = behind.find(char::is_uppercase).filter(|start| *start <= MOST_HOW)?;
    let (part, rest) = behind[start..].split_once(" in ").filter(|(part, _)| part.len() <= MOST_HOW)?;
    let rest = rest.trim_start_matches("a scene from ").trim_start_matches("the film ");
    let rest = rest.trim_start_matches(['“', '"', '‘', '\'', '*', '_', '«']);
    let small = behind[..start].split_whitespace().all(|word| word.chars().all(|c| c.is_lowercase() || c == '-'));
    let words = part.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (words && small && !title.is_empty() && crate::text::strip_prefix_ignore_case(rest, title).is_some())
        .then_some(part)
}

/// So many words may describe a part before its name.
const MOST_DESCRIBING: usize = 8;

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
        // What begins the next line is no part of a name that is whole.
        if words > 0
            && let Some((last, _)) = word.split_once('\n')
        {
            end = start + last.len();
            break;
        }
        let initial = word.len() == 2 && word.ends_with('.');
        end = start + if initial { word.len() } else { name.len() };
        if owner.is_some() || bare.len() < word.len() && !initial {
            break;
        }
    }
    if end == 0 {
        return None;
    }
    let name = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    Some(name).filter(|name| is_full_name(name))
}
