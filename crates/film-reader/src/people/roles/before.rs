//! The part that stands before a bracket or before `played by`: `Ruben Stone` in `the drummer Ruben Stone (Ahmed)`.
//!
//! What somebody is, which stands before the part and is none of it, goes: `Harbour Police Officer Louis Rock`.

use super::super::names::is_particle;
use super::super::ordinary::{is_address, is_attribute, is_honorific, is_opener};
use super::super::words::with_folded;
use crate::given::is_given;
use crate::words::de::{DETERMINERS, SMALL_WORDS, TITLES_OF_PEOPLE};
use crate::words::en::{CALLED_SO, GO_WITH_NAMES};

/// Whether a part is one that the text names by itself: no day, no nationality, no opener.
pub fn is_whole_part(part: &str) -> bool {
    !with_folded(part, |part| is_opener(part) || is_attribute(part) || is_address(part))
}

/// The words after which German writes a noun large: `Seine Tochter Ines`.
fn is_determiner(word: &str) -> bool {
    if !matches!(word.as_bytes().first().map(u8::to_ascii_lowercase), Some(b'd' | b'e' | b'i' | b's')) {
        return false;
    }
    let lower = word.to_lowercase();
    DETERMINERS.binary_search(&lower.as_str()).is_ok()
}

/// Without the noun in `Seine Tochter Ines`, where the word before the part or its first one says so.
fn without_noun<'t>(part: &'t str, before: &str) -> &'t str {
    let is_title = |word: &str| TITLES_OF_PEOPLE.contains(&word) || word.ends_with('.');
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
    let Some((first, name)) = part.split_once(' ') else { return part };
    let name = name.trim_start();
    let word = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    if word.len() < 4
        || word.len() < first.len()
        || !is_given(name.split([' ', '-']).next().unwrap_or(name))
        || is_given(word)
        || with_folded(word, |word| GO_WITH_NAMES.binary_search(&word).is_ok())
    {
        return part;
    }
    let before = before.trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', '”', '“', '»', '\n', ':']);
    let near = &before[crate::text::near_end(before, 400)..];
    let german = || SMALL_WORDS.iter().any(|word| near.contains(word));
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
    // Most parts are a word or two.
    if part.bytes().filter(|byte| *byte == b' ').nth(1).is_none() {
        return part;
    }
    for (at, _) in part.match_indices(' ') {
        let (before, name) = (part[..at].rsplit(' ').next().unwrap_or(""), &part[at + 1..]);
        let stays = is_given(before)
            || !before.starts_with(char::is_uppercase)
            || before.ends_with(|c: char| !c.is_alphanumeric())
            || with_folded(before, |word| CALLED_SO.binary_search(&word).is_ok());
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

/// The owner in `Wilde's`, and what has another ending after an apostrophe: `Aydın’ı`.
fn possessor(word: &str) -> Option<&str> {
    if let Some(owner) = word.strip_suffix('s').and_then(|owner| owner.strip_suffix(crate::text::is_apostrophe)) {
        return Some(owner).filter(|owner| !owner.is_empty());
    }
    let at = word.rfind(crate::text::is_apostrophe).filter(|at| *at > 1)?;
    let mut ending = word[at..].chars().skip(1);
    // `Nyong’o` is whole.
    let is_ending = (1..=4).contains(&ending.clone().count()) && ending.all(|c| c.is_lowercase() && c != 'o');
    is_ending.then(|| &word[..at])
}
