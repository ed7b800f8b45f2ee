//! Parts and actors that a verb joins: `Lou, played by Olivia Cooke`, `Olivia Cooke plays Lou`, `Paul Raci as Joe`.

use super::super::roles::{lead_stripped, part_before};
use super::brackets::named_in_full;
use super::described::{MOST_HOW, described_part, description};
use super::full_names::{is_full_name, is_part};
use super::subject::{leading_subject, only_subject, subject, without_aside};
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
    static ACTIVE: LazyLock<[Finder<'static>; 12]> = LazyLock::new(|| {
        [
            " plays ",
            " portrays ",
            " portrayed ",
            " played ",
            " stars as ",
            " playing ",
            " portraying ",
            " (as ",
            " is ",
            " voices ",
            " embodies ",
            " brings ",
        ]
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
    static PLAYED: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["played ", "portrayed "].map(Finder::new));
    let places = PLAYED
        .iter()
        .flat_map(|verb| verb.find_iter(text.as_bytes()).take(MOST_PAIRS).map(|at| (at, at + verb.needle().len())));
    for (at, end) in places {
        let behind = &text[end..];
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
            let doing = verb.needle().ends_with(b"ing ");
            let sentence = || only_subject(before.rsplit(['.', ';', '\n', '!', '?']).next().unwrap_or(before));
            // `Averill plays Silas`, where the text has Tom Averill.
            let full_name = |name: &'a str| match name {
                // `That clerk is Thomas Vale. … He plays Ray`
                "He" | "She" | "he" | "she" => antecedent(&before[..before.len() - name.len()], above, whole),
                _ if is_full_name(name) => Some(name),
                _ => named_in_full(name, prose).or_else(|| named_in_full(name, whole)),
            };
            let subjects = [subject(before), comma.then(|| leading_subject(whole_before)).flatten()];
            let mut found = subjects.into_iter().chain([doing.then(sentence).flatten()]).flatten();
            let Some((name, full)) = found.find_map(|name| Some((name, full_name(name)?))) else { continue };
            let Some((part, _)) = described_part(text, at + verb.needle().len()).filter(|(part, _)| is_part(part))
            else {
                continue;
            };
            // `Ann Lee is Ray, a clerk`: what follows must be a given name, and the sentence must part there.
            if verb.needle() == b" is " {
                let behind = &text[part.as_ptr() as usize - text.as_ptr() as usize + part.len()..];
                if !has_given_name(part) || !has_given_name(full) || !behind.starts_with([',', ';', '—']) {
                    continue;
                }
            }
            // `Ann Lee brings Ray to life`
            if verb.needle() == b" brings " {
                let behind = &text[part.as_ptr() as usize - text.as_ptr() as usize + part.len()..];
                if !behind.starts_with(" to ") {
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

/// Who owns a part: `Dana Knox’s Ruth`, `Dana Knox’s portrayal of the clerk, Ruth`. A director owns a film in the same way,
/// so that more has to speak for it.
pub fn owned<'a>(text: &'a str, mut then: impl FnMut(usize, &'a str, &'a str, u32)) {
    static OWNS: LazyLock<[Finder<'static>; 4]> = LazyLock::new(|| ["’s ", "'s ", "’ ", "' "].map(Finder::new));
    for owns in OWNS.iter() {
        for at in owns.find_iter(text.as_bytes()).take(MOST_PAIRS) {
            let behind = &text[at + owns.needle().len()..];
            let owner = &text[..at];
            if !owns.needle().contains(&b's') && !owner.ends_with(['s', 'x', 'z']) {
                continue;
            }
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
