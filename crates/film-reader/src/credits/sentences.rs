//! Facts that a sentence of the review says: `It is rated R for language and runs 105 minutes.` The sentence stays.

use super::labels::Field;
use super::{Data, Item, Reader, Value};
use crate::certificate;
use crate::memmem::Finder;
use crate::text::has_digit;
use std::sync::LazyLock;

/// No more places are looked at in one paragraph.
const MOST: usize = 8;

impl<'a> Reader<'_, 'a> {
    /// Takes the certificate and the running time that `paragraph` says the film has.
    pub fn take_said(self, paragraph: &'a str, data: &mut Data<'a>) {
        static RATED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ated "));
        static RUNS: LazyLock<[Finder<'static>; 5]> = LazyLock::new(|| {
            ["unning time of ", "unning time is ", "untime of ", " runs ", "locks in at "].map(Finder::new)
        });
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
        if !has_digit(paragraph) {
            return;
        }
        // `at 92 minutes`, `only 92-minutes long`, `its 92-minute run time`
        static MINUTES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("minute"));
        for at in MINUTES.find_iter(paragraph.as_bytes()).take(MOST) {
            let before = paragraph[..at].trim_end_matches([' ', '-']);
            let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            let (before, number) = before.split_at(before.len() - digits);
            let behind = paragraph[at + "minute".len()..].trim_start_matches(['s', '-', ' ']);
            let said = ["run time", "runtime", "running time"].iter().any(|word| behind.starts_with(word))
                || behind.starts_with("long") && (before.ends_with("only ") || paragraph.contains(" rated "))
                || ["At ", "at just ", "At just "].iter().any(|word| before.ends_with(word)) && behind.starts_with(',');
            let minutes: Option<u16> = number.parse().ok().filter(|minutes| said && (60..=400).contains(minutes));
            if let Some(minutes) = minutes {
                self.put(Item { field: Field::Duration, value: Value::Number(number, minutes), certain: true }, data);
                return;
            }
        }
        for finder in RUNS.iter() {
            let Some(at) = finder.find(paragraph.as_bytes()) else { continue };
            let rest = paragraph[at + finder.needle().len()..].trim_start_matches("just ").trim_start_matches("about ");
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let unit = rest[digits..].trim_start_matches([' ', '-']);
            let minutes: Option<u16> = rest[..digits].parse().ok().filter(|minutes| (40..=400).contains(minutes));
            if let Some(minutes) = minutes.filter(|_| unit.starts_with("min")) {
                self.put(
                    Item { field: Field::Duration, value: Value::Number(&rest[..digits], minutes), certain: true },
                    data,
                );
                break;
            }
        }
    }
}

impl<'a> Reader<'_, 'a> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn read(text: &str) -> (Option<String>, Option<u16>) {
        let source = Source::new("a.txt", text);
        let mut data = Data::default();
        Reader { source: &source, stars_out_of: None }.take_said(text, &mut data);
        (data.facts.content_rating.map(|at| at.value), data.facts.duration_minutes.map(|at| at.value))
    }

    #[test]
    fn a_sentence_says_certificate_and_running_time() {
        assert_eq!(read("It is rated PG-13 for language, and runs 105 minutes."), (Some("PG-13".into()), Some(105)));
        assert_eq!(read("Rated R. At a running time of just 92 minutes, it flies."), (Some("R".into()), Some(92)));
        for text in
            ["An unrated R film.", "He rated A Harbour highly.", "It runs 5 minutes late.", "The overrated R. Moss"]
        {
            assert_eq!(read(text), (None, None), "{text}");
        }
    }
}
