//! Titles that stand only within the sentences of a review.
//!
//! ```text
//! marked  =  a name in quotation marks or italics that the text names again, or calls a film
//! called  =  FILM ","? TITLE  |  TITLE " is " … FILM        his new movie, Low Tide, …
//! ```

use super::{headline, title_case};
use crate::named::Named;
use crate::words::{WordSet, in_order, word_set};
use std::sync::LazyLock;

/// What films are called, as whole words …
static FILMS: WordSet = word_set!(films);

/// … or as the end of one (*actionfilmen*).
static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| in_order(|language| vec![language.film_endings]));

/// So many paragraphs are searched: what a review is about is said early.
const SEARCHED: usize = 6;

/// No longer stretch of a paragraph is searched for a title, in bytes.
const REACH: usize = 2000;

fn beginnings<'a>(prose: &[&'a str]) -> impl Iterator<Item = &'a str> {
    prose.iter().take(SEARCHED).map(|text| {
        let end = (0..=REACH.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        &text[..end]
    })
}

/// Whether `word` is what a film is called.
pub fn is_film(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    FILMS.holds(word)
        || word.contains(|c: char| c.is_ascii_uppercase()) && FILMS.holds(&word.to_ascii_lowercase())
        || ENDINGS.iter().any(|end| word.len() > end.len() && word.ends_with(end))
}

/// Whether the beginning of `text` calls something a film.
pub fn speaks_of_a_film(text: &str) -> bool {
    text.split_whitespace().take(MOST_WORDS).any(is_film)
}

/// Whether the beginning of `text` calls something a film again and again.
pub fn speaks_often_of_films(text: &str) -> bool {
    text.split_whitespace().take(MOST_WORDS).filter(|word| is_film(word)).take(OFTEN).count() == OFTEN
}

/// A text that says it so often is about films.
const OFTEN: usize = 3;

/// So many words are looked through for what a text is about.
const MOST_WORDS: usize = 600;

/// The name of several words with capitals that stands within a sentence of the first paragraphs and begins with an
/// article: `Mine was The Final Matinee.` No more than a guess.
pub fn named_like_a_title<'a>(prose: &[&'a str]) -> Option<&'a str> {
    beginnings(prose).find_map(|paragraph| {
        [" The ", " A ", " An "].iter().filter_map(|article| paragraph.find(article)).min().and_then(|at| {
            let name = capitals(&paragraph[at + 1..])?;
            let within = paragraph[..at].ends_with(|c: char| c.is_lowercase());
            let place = ["The New", "The United"].iter().any(|other| name.starts_with(other));
            (within && !place && name.split(' ').count() > 2).then_some(name)
        })
    })
}

/// The name of several words, none a person's, that stands within sentences most often, twice at least.
pub fn recurring_capitals(text: &str) -> Option<&str> {
    let mut found: Vec<(&str, usize)> = Vec::new();
    let mut skip = 0;
    for (at, _) in text.match_indices(' ').take(MOST_WORDS) {
        let rest = &text[at + 1..];
        let before = text[..at].rsplit([' ', '\n']).next().unwrap_or("");
        if before.starts_with(char::is_uppercase)
            || at < skip
            || !rest.starts_with(char::is_uppercase)
            || !text[..at].ends_with(|c: char| c.is_lowercase() || c == ',')
        {
            continue;
        }
        let Some(name) = capitals(rest).filter(|name| name.contains(' ')) else { continue };
        skip = at + name.len();
        if crate::given::has_given_name(name) {
            continue;
        }
        match found.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => *times += 1,
            None => found.push((name, 1)),
        }
    }
    let times = |name: &str| text.matches(name).count();
    found.truncate(MOST_NAMES);
    let best = found.iter().map(|(name, _)| (times(name), *name)).max_by_key(|(times, _)| *times)?;
    (best.0 > 1).then_some(best.1)
}

/// So many names are counted in a text.
const MOST_NAMES: usize = 24;

/// The work that the first paragraphs mark, if the text names it again or calls it a film.
pub fn marked<'a>(prose: &[&'a str], named: &Named<'_>) -> Option<&'a str> {
    let mut best: Option<(usize, &'a str)> = None;
    for paragraph in beginnings(prose) {
        for name in headline::within_marks(paragraph).take(6) {
            let at = name.as_ptr() as usize - paragraph.as_ptr() as usize;
            let before = paragraph[..at].trim_end_matches(['“', '"', '‘', '\'', '«', '„', '*', '_', ' ', ',']);
            let called = is_film(before.rsplit(char::is_whitespace).next().unwrap_or(""));
            let score = named.times(name) + usize::from(called);
            // Most languages write the words of a title small.
            if score > 1 && (called || title_case(name)) && best.is_none_or(|(known, _)| score > known) {
                best = Some((score, name));
            }
        }
    }
    best.map(|(_, name)| name)
}

/// The name written with capitals that stands beside a word for a film, if the text names it again.
pub fn called_a_film<'a>(prose: &[&'a str], named: &Named<'_>) -> Option<&'a str> {
    for paragraph in beginnings(prose) {
        let mut from = 0;
        for word in paragraph.split_inclusive(char::is_whitespace) {
            from += word.len();
            let comma = word.trim_end().ends_with([',', ':']);
            if !(comma || word.trim_end().ends_with(char::is_alphanumeric)) || !is_film(word) {
                continue;
            }
            let Some(name) = capitals(&paragraph[from..]) else { continue };
            let ends = paragraph[from..][name.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            if ends && named.times(name) > 1 && !["I", "The", "A", "It", "In"].contains(&name) {
                return Some(name);
            }
        }
        // `… to make Low Tide one of the saddest films of the year`
        if let Some((at, _)) = paragraph.match_indices(" one of the ").next()
            && let Some(name) = closing_capitals(&paragraph[..at])
            && super::opening::called_a_film(&paragraph[at + 1..])
            && named.times(name) > 1
        {
            return Some(name);
        }
    }
    None
}

/// The title that opens the first paragraph after `In`: `In Low Tide, the harbour returns in a new film …`. The text has to name
/// it again, or the sentence to speak of a film.
pub fn opening_in<'a>(prose: &[&'a str], named: &Named<'_>) -> Option<&'a str> {
    beginnings(prose).take(3).find_map(|paragraph| {
        let (name, rest) = paragraph.strip_prefix("In ")?.split_once(", ")?;
        let words = name.split(' ').count();
        let sentence = rest.split(['.', '!', '?']).next().unwrap_or(rest);
        let person = crate::names::is_name(name) && crate::given::has_given_name(name);
        let fits = (2..=8).contains(&words) && title_case(name) && !person && !rest.starts_with(char::is_uppercase);
        (fits && (named.times_as_written(name) > 1 || sentence.split(' ').any(is_film))).then_some(name)
    })
}

/// The name that an apposition calls a film, if the text names it again: `Low Tide, the new film by Mara Quill, …`
pub fn apposed<'a>(prose: &[&'a str], named: &Named<'_>) -> Option<&'a str> {
    beginnings(prose).find_map(|paragraph| {
        paragraph.match_indices(", ").take(32).find_map(|(at, _)| {
            let behind = &paragraph[at + 2..];
            let mut words = behind.split_whitespace();
            let first = words.next()?;
            let article =
                ["the", "a", "an", "le", "la", "el", "der", "die", "das", "ein", "eine", "il", "o", "een", "de", "den"];
            if !article.contains(&first) || !words.take(5).take_while(|word| !word.ends_with(['.', ','])).any(is_film) {
                return None;
            }
            let name = closing_capitals(paragraph[..at].trim_end_matches(['”', '"', '’', '*', '_', '»']))?;
            (named.times_as_written(name) > 1 && !["It", "In", "This"].contains(&name)).then_some(name)
        })
    })
}

/// The title that follows the director at the beginning of a paragraph: `Directed by Mara Quill, Low Tide is about …`
pub fn directed<'a>(prose: &[&'a str]) -> Option<&'a str> {
    beginnings(prose).find_map(|paragraph| {
        let rest = ["Directed by ", "Written and directed by "].iter().find_map(|by| paragraph.strip_prefix(by))?;
        let (name, rest) = rest.split_once(", ")?;
        let title = capitals(rest).filter(|_| crate::names::is_name(name) && name.len() < 60)?;
        let verb = rest[title.len()..].strip_prefix(' ')?.split(' ').next()?;
        ["is", "was", "tells", "follows", "stars", "concerns", "opens", "takes", "has"].contains(&verb).then_some(title)
    })
}

/// The subject of a sentence that calls it a film: `Set in Hull, Low Tide is a compelling drama about …`
pub fn called<'a>(prose: &[&'a str]) -> Option<&'a str> {
    beginnings(prose).take(2).find_map(|paragraph| {
        paragraph.match_indices(" is a").take(8).find_map(|(at, _)| {
            let title = closing_capitals(&paragraph[..at])?;
            let start = title.as_ptr() as usize - paragraph.as_ptr() as usize;
            let before = paragraph[..start].trim_end();
            let parted = before.is_empty() || before.ends_with(['.', ',', '!', '?', '“', '"', '‘', '*', '_']);
            let pronoun = crate::words::en::PRONOUNS.contains(&title) || ["This", "That", "The film"].contains(&title);
            (parted && !pronoun && super::opening::called_a_film(&paragraph[at + 4..])).then_some(title)
        })
    })
}

/// The words with capitals that begin `text`, small ones between them included: `Top Hat: Revue`, `Lord of the Wharf`.
fn capitals(text: &str) -> Option<&str> {
    let (mut end, mut at) = (0, 0);
    for word in text.split_inclusive(' ').take(9) {
        let bare = word.trim_end();
        let core = bare.trim_end_matches([',', '.', '?', '!', ';', ')', '—', '–', '’', '\'', '”', '"']);
        let core = core.strip_suffix("’s").or(core.strip_suffix("'s")).or(core.strip_suffix("‘s")).unwrap_or(core);
        let capital = core.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() && end > 0);
        if capital {
            end = at + core.trim_end_matches(':').len();
        } else if end == 0
            || !["of", "the", "and", "a", "in", "to", "&", "for", "at", "de", "la", "og", "och", "und"].contains(&bare)
        {
            break;
        }
        if core.len() < bare.len() {
            break;
        }
        at += word.len();
    }
    let found = &text[..end];
    (!found.is_empty() && title_case(found)).then_some(found)
}

/// The words with capitals that close `text`.
fn closing_capitals(text: &str) -> Option<&str> {
    let mut start = text.len();
    for (at, _) in text.rmatch_indices(' ').take(7) {
        let word = text[at + 1..start].trim();
        if !word.starts_with(char::is_uppercase) || start < text.len() && word.ends_with(',') {
            break;
        }
        start = at + 1;
    }
    let found = text[start..].trim();
    (!found.is_empty() && title_case(found)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(prose: &[&str]) -> String {
        prose.join("\n\n")
    }

    #[test]
    fn a_marked_name_is_the_title_if_the_text_names_it_again() {
        let prose = ["A harbour wakes.", "The comedy “Low Tide” is late.", "“Low Tide” ends; “High Water” never did."];
        let text = named(&prose);
        assert_eq!(marked(&prose, &Named::new(&text)), Some("Low Tide"));
        let prose = ["She was in “High Water” once."];
        assert_eq!(marked(&prose, &Named::new(prose[0])), None);
    }

    #[test]
    fn a_name_beside_a_word_for_a_film() {
        let find = |text: &'static str| called_a_film(&[text], &Named::new(text)).map(str::to_owned);
        assert_eq!(find("And his new movie, Low Tide? Low Tide hums.").as_deref(), Some("Low Tide"));
        assert_eq!(
            find("The crew make Low Tide one of the saddest films of the year. Low Tide hums.").as_deref(),
            Some("Low Tide")
        );
        assert_eq!(find("Aktionfilmen Low Tide kom i vår. I Low Tide regnar det.").as_deref(), Some("Low Tide"));
        assert_eq!(
            find("A spring release, Top Hat: Revue hums. See Top Hat: Revue.").as_deref(),
            Some("Top Hat: Revue")
        );
        assert_eq!(find("It is a film about the harbour. The harbour hums."), None);
        let find = |text: &'static str| apposed(&[text], &Named::new(text)).map(str::to_owned);
        assert_eq!(
            find("Early in Low Tide, the new film by Mara Quill, it rains. Low Tide hums.").as_deref(),
            Some("Low Tide")
        );
        assert_eq!(find("Early on, the new film by Mara Quill is late. It hums in Hull, a harbour."), None);
    }
}
