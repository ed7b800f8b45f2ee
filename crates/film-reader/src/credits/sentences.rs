//! Facts that a sentence of the review says: `It is rated R for language and runs 105 minutes.` The sentence stays.

use super::labels::Field;
use super::{Data, Item, Reader, Value};
use crate::certificate;
use crate::memmem::Finder;
use crate::text::{has_digit, near_end};
use crate::words::{Openings, WordSet, openings, word_set};
use std::sync::LazyLock;

/// No more places are looked at in one paragraph.
const MOST: usize = 8;

impl<'a> Reader<'_, 'a> {
    /// Takes the certificate that `paragraph` says the film has.
    pub fn take_rating_said(self, paragraph: &'a str, data: &mut Data<'a>) {
        static RATED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ated "));
        for at in RATED.find_iter(paragraph.as_bytes()).take(MOST) {
            let is_word = paragraph[..at].ends_with(['r', 'R']);
            let rest = &paragraph[at + "ated ".len()..];
            let end = rest.find([' ', '.', ',', ';', ')']).unwrap_or(rest.len());
            let (written, behind) = rest.split_at(end);
            let ends = behind.is_empty()
                || behind.starts_with(['.', ',', ';', ')'])
                || [" for", " by", " and", " (", " due", " because"].iter().any(|word| behind.starts_with(word));
            // `unrated`, `overrated`, and `an R-rated film` say nothing of this one.
            let alone = is_word && !paragraph[..at - 1].ends_with(|c: char| c.is_alphanumeric() || c == '-');
            if !(alone && ends && written.starts_with(|c: char| c.is_ascii_uppercase())) {
                continue;
            }
            if let Some(rating) = certificate::parse(written) {
                self.put(
                    Item { field: Field::Certificate, value: Value::Certificate(written, rating), certain: true },
                    data,
                );
                break;
            }
        }
        if data.facts.distributor.is_none()
            && let Some(company) = self.releases(paragraph)
        {
            self.put(Item { field: Field::Distributor, value: Value::Text(company), certain: true }, data);
        }
    }

    /// Takes the running time that `paragraph` says the film has.
    pub fn take_length_said(self, paragraph: &'a str, data: &mut Data<'a>) {
        if let Some((written, minutes)) = running_time(paragraph) {
            self.put(Item { field: Field::Duration, value: Value::Number(written, minutes), certain: true }, data);
        }
    }

    /// The company in `“Low Tide” opened the festival. Blue Door will release it in May.`
    fn releases(self, paragraph: &'a str) -> Option<&'a str> {
        static RELEASES: LazyLock<[Finder<'static>; 2]> =
            LazyLock::new(|| [" will release ", " releases "].map(Finder::new));
        RELEASES.iter().find_map(|verb| {
            let at = verb.find(paragraph.as_bytes())?;
            let behind = &paragraph[at + verb.needle().len()..];
            if !["it ", "the film ", "the movie ", "“", "\"", "‘"].iter().any(|it| behind.starts_with(it)) {
                return None;
            }
            let from = paragraph[..at].rfind(['.', ';', '!', '?', '\n']).map_or(0, |stop| stop + 1);
            let company = paragraph[from..at].trim_start_matches(['”', '"', '’', ' ', '*', '_']);
            let large = company.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase()));
            let pronoun = ["It", "He", "She", "They", "Who", "This", "That"].contains(&company);
            (large && !pronoun && company.len() > 1).then(|| self.company(company)).flatten()
        })
    }
}

/// The running time that a paragraph says the film has: `It runs 105 minutes`, `the 2 hour and 42 minute runtime`, `pendant
/// ses 110 minutes`. Two are none.
fn running_time(paragraph: &str) -> Option<(&str, u16)> {
    if !has_digit(paragraph) {
        return None;
    }
    let mut found: Option<(&str, u16)> = None;
    let bytes = paragraph.as_bytes();
    let mut at = 0;
    for _ in 0..MOST_NUMBERS {
        let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) else { break };
        let from = at + next;
        let digits = bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = from + digits;
        let alone = !paragraph[..from].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '$'));
        let Some(length) = alone.then(|| length_at(&paragraph[from..], digits)).flatten() else { continue };
        let (written, minutes) = length;
        let end = from + written.len();
        at = end;
        if !is_of_the_film(&paragraph[..from], &paragraph[end..]) {
            continue;
        }
        match found {
            Some((_, known)) if known != minutes => return None,
            _ => found = Some((written, minutes)),
        }
    }
    found
}

/// No more numbers of a paragraph are looked at.
const MOST_NUMBERS: usize = 24;

/// The minutes that `text` begins with, and how they are written: `105 minutes`, `105-minute`, `2 hours and 42 minutes`.
fn length_at(text: &str, digits: usize) -> Option<(&str, u16)> {
    static HOURS: WordSet = word_set!(hours);
    static MINUTES: WordSet = word_set!(minutes);
    static AND: Openings = openings!(and, and_within_names);
    let unit_at = |at: usize| {
        let rest = text[at..].trim_start_matches([' ', '-', '\u{a0}']);
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let start = text.len() - rest.len();
        (&rest[..end], start + end)
    };
    let number: u16 = text[..digits].parse().ok()?;
    let (unit, end) = unit_at(digits);
    let is_long = |unit: &str| unit.len() > 1 || !unit.is_ascii();
    if (60..=300).contains(&number) && is_long(unit) && MINUTES.holds_any_case(unit) {
        return Some((&text[..end], number));
    }
    if !(1..=5).contains(&number) || !HOURS.holds_any_case(unit) {
        return None;
    }
    let rest = text[end..].trim_start_matches([' ', ',', '-', '\u{a0}']);
    let rest = AND.strip_word(rest).unwrap_or(rest);
    let from = text.len() - rest.len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let minutes: u16 = rest[..digits].parse().ok().filter(|minutes| *minutes < 60)?;
    let (unit, end) = unit_at(from + digits);
    MINUTES.holds_any_case(unit).then(|| (&text[..end], number * 60 + minutes))
}

/// Whether the words around a length say that it is the film’s: `its`, `runs`, `a running time of`, `runtime`.
fn is_of_the_film(before: &str, after: &str) -> bool {
    static OF_ITS: WordSet = word_set!(of_its);
    static LENGTHS: Openings = openings!(running_time.bare, running_time.with_colon, lengths);
    const SMALL: [&str; 14] =
        ["of", "is", "being", "at", "just", "about", "over", "under", "around", "only", "a", "for", "de", "von"];
    let near = &before[near_end(before, 48)..];
    let near = near.rsplit(['.', ';', '!', '?', '\n']).next().unwrap_or(near);
    let mut words = near.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    if OF_ITS.holds_any_case(last) {
        return true;
    }
    // `At 92 minutes, it flies`, `only 92-minutes long`
    let next = after.trim_start_matches([' ', '-']);
    if matches!(near.trim(), "At" | "At just") && after.starts_with(',')
        || next.starts_with("long")
            && (last == "only"
                || near.ends_with("film is ")
                || near.ends_with("movie is ")
                || after.contains(" rated "))
    {
        return true;
    }
    // `105-minute runtime`, `105 minutes length`
    if after.len() > next.len() && LENGTHS.all(next).any(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return true;
    }
    // `runtime of`, `runs`, `clocks in at just`
    let starts = near.char_indices().filter(|(at, _)| !near[..*at].ends_with(char::is_alphanumeric));
    starts.map(|(at, _)| &near[at..]).any(|text| {
        LENGTHS.all(text).any(|rest| {
            !rest.starts_with(char::is_alphanumeric)
                && rest.split_whitespace().take(5).all(|word| SMALL.contains(&word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn read(text: &str) -> (Option<String>, Option<u16>) {
        let source = Source::new("a.txt", text);
        let mut data = Data::default();
        let reader = Reader { source: &source, stars_out_of: None };
        reader.take_rating_said(text, &mut data);
        reader.take_length_said(text, &mut data);
        (data.facts.content_rating.map(|at| at.value), data.facts.duration_minutes.map(|at| at.value))
    }

    #[test]
    fn a_sentence_says_certificate_and_running_time() {
        assert_eq!(read("It is rated PG-13 for language, and runs 105 minutes."), (Some("PG-13".into()), Some(105)));
        for (text, minutes) in [
            ("It is a 112-minute runtime well spent.", 112),
            ("The 2 hour and 42 minute runtime flies by.", 162),
            ("With a run-time of 98 minutes, it flies.", 98),
            ("Its 131 minutes length is felt.", 131),
            ("It is long, the runtime being 2 hours and 9 minutes.", 129),
            ("It clocks in at just 95 minutes.", 95),
            ("Pendant ses 110 minutes, il ne se passe rien.", 110),
            ("Durante sus 110 minutos no pasa nada.", 110),
            ("I løbet af sine 110 minutter sker der intet.", 110),
            ("Mit einer Laufzeit von 110 Minuten ist er lang.", 110),
        ] {
            assert_eq!(read(text), (None, Some(minutes)), "{text}");
        }
        assert_eq!(read("Rated R. At a running time of just 92 minutes, it flies."), (Some("R".into()), Some(92)));
        for text in [
            "He waits 90 minutes for the ferry.",
            "Its 90 minutes are not the 95 minutes of its 95 minutes runtime.",
            "The last 90 minutes drag.",
            "A 10-minute runtime joke.",
            "An unrated R film.",
            "He rated A Harbour highly.",
            "It runs 5 minutes late.",
            "The overrated R. Moss",
        ] {
            assert_eq!(read(text), (None, None), "{text}");
        }
    }
}
