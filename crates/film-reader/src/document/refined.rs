//! What a first line has beside its title without a mark between, as the rest of the document shows.
//!
//! ```text
//! line  =  FILM TITLE           Фильм Отлив     영화 썰물        the text says Отлив, 썰물
//!       |  TITLE year           Ebbe 2019                       the text says Ebbe
//!       |  TITLE of NAME        Ebbe di Ann Lee                 the text names both
//!       |  TITLE LATIN          最后的退潮 The Last Ebb
//! ```

use super::Reader;
use super::titles::is_surely_a_person;
use crate::given::has_given_name;
use crate::layout::Chunk;
use crate::named::Named;
use crate::names::is_name;
use crate::source::At;
use crate::text::{fold, single_spaced, split_at_mark};
use crate::title::prose::is_film;
use crate::{credits, title};
use film_model::is_wide;
use std::cell::LazyCell;
use std::ops::Range;

/// No film that is reviewed came out later: `Blade Runner 2049` is a title.
const LAST_YEAR: u16 = 2030;

/// A later number after a title is its year, even if the text never names the film; an earlier one may be of the story.
const OLDEST: u16 = 2000;

/// Between a title and its director, as a small word that titles have as well.
const OF: [&str; 8] = [" di ", " de ", " von ", " van ", " av ", " af ", " του ", " της "];

impl<'a> Reader<'a, '_> {
    /// The title within `value`; takes the year or the director that stands beside it.
    pub(super) fn refined(&mut self, value: &str, body: &Named<'_>) -> Option<String> {
        // The text is searched for what looks like one of these only.
        let whole = LazyCell::new(|| body.times(value));
        let beyond = |part: &str| body.times(part) > *whole;
        let span = self.title.as_ref().map_or(0..0, |title| title.span.clone());
        if let Some((word, rest)) = value.split_once(' ')
            && (is_film(word) || title::headline::is_title_label(word))
            && rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && beyond(rest)
        {
            return Some(rest.to_owned());
        }
        if let Some((name, last)) = value.rsplit_once(' ')
            && let Some(year) = credits::year(last).filter(|year| *year <= LAST_YEAR)
            && *whole == 0
            && name.contains(char::is_alphabetic)
            && (body.names(name) || year > OLDEST && self.title_line.is_some() && self.facts.year.is_none())
        {
            self.facts.year.get_or_insert(At::new(year, span));
            return Some(name.trim_end_matches(',').to_owned());
        }
        // `Laatste eb: wachten tot de mist optrekt`
        if let Some((name, rest)) = split_at_mark(value, ": ")
            && !title::title_case(rest)
            && rest.contains(' ')
            && *whole == 0
            && (rest.starts_with(char::is_lowercase) || !self.is_english())
            && name.starts_with(|c: char| !c.is_lowercase())
            && (body.times_as_written(name) > 0 && !is_name(name) || body.times(name) > 1)
            && !title::headline::is_kicker(name)
        {
            return Some(name.to_owned());
        }
        // `Posljednja oseka / The Last Ebb`
        if let Some((name, other)) = split_at_mark(value, " / ")
            && !other.contains('/')
            && *whole == 0
            && !self.is_english()
            && other.starts_with(|c: char| !c.is_lowercase())
            && !title::headline::is_kicker(name)
            && body.times(other) <= body.times(name)
        {
            return Some(name.to_owned());
        }
        // `Ebbe di Ann Lee – aspettando il traghetto`
        let head = [" – ", " — ", " - ", ": "]
            .iter()
            .find_map(|mark| split_at_mark(value, mark))
            .map_or(value, |(head, _)| head);
        if let Some((name, director)) = OF.iter().find_map(|of| split_at_mark(head, of)) {
            let name = name.trim_end_matches(',');
            let person = (2..=4).contains(&director.split_whitespace().count()) && is_name(director);
            let capital = |text: &str| !text.contains(char::is_lowercase);
            let surname = director.rsplit(' ').next().unwrap_or(director);
            let told = beyond(name) && (beyond(surname) || has_given_name(director)) || self.is_director(director);
            if person && !name.is_empty() && (told || capital(name) && !capital(director) && has_given_name(director)) {
                if self.facts.directors.is_empty() {
                    self.facts.directors.push(At::new(single_spaced(director), span));
                }
                return Some(name.to_owned());
            }
        }
        if value.starts_with(|c: char| is_wide(c) || matches!(c, '가'..='힣'))
            && let Some(at) = value.find(|c: char| c.is_ascii_alphabetic())
            && value[..at].ends_with(' ')
            && value[at..].is_ascii()
            && *whole == 0
        {
            return Some(value[..at].trim_end().to_owned());
        }
        None
    }

    /// The title that a label states among the credits, and whether it is the one in the film's own language.
    pub(super) fn labelled_title(chunks: &[Chunk<'a>]) -> Option<(&'a str, bool)> {
        let mut lines = chunks.iter().flat_map(|chunk| &chunk.lines).filter(|line| line.len() <= LONGEST_LABELLED);
        let read = |line: &&'a str| {
            let line = line.trim_start_matches(['-', '•', '*', '|', ' ']);
            let (value, original) = title::headline::label_of_title(line)?;
            let value = title::headline(value.trim_matches(['*', '_', '|', ' ']));
            let value = split_at_mark(value, " (").map_or(value, |(own, _)| own).split(" / ").next().unwrap_or(value);
            let fits = value.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
            (fits && value.split_whitespace().count() <= MOST_WORDS).then_some((value.trim(), original))
        };
        let first = lines.clone().find_map(read)?;
        Some(if first.1 { lines.find_map(|line| read(line).filter(|found| !found.1)).unwrap_or(first) } else { first })
    }

    /// Takes that title where no other is known, where a headline holds it, or where the text names it and never the one
    /// that was read.
    pub(super) fn take_labelled_title(&mut self, (name, is_original): (&'a str, bool)) {
        let better = match &self.title {
            None => true,
            Some(known) => {
                let (known_name, new) = (format!(" {} ", fold(&known.value)), format!(" {} ", fold(name)));
                let is_line = known.span.start >= self.front_matter && self.title_line.is_some();
                known_name.len() > new.len() && known_name.contains(&new) && is_line
                    || !is_original && is_line && self.times(name) > 1 && self.times(&known.value) < 2
            }
        };
        if better && name.contains(char::is_alphanumeric) {
            self.infer_title(name, "the credits");
        }
    }

    /// The part of a headline that the rest of the document names, unless it names what was read, too.
    pub(super) fn agreed_title(&self, raw: &str, value: &str, body: &Named<'_>, span: Range<usize>) -> Option<String> {
        let mut headline = title::agreed::Headline::new(if raw.contains('<') { value } else { raw }, self.is_english());
        headline.ask(body.text());
        if span.end <= self.front_matter {
            headline.ask_tags(&self.source.text[..span.start]);
            headline.ask_tags(&self.source.text[span.end..self.front_matter]);
        }
        let found = headline.agreed()?;
        let is_known = fold(found) == fold(value) || body.names(value) && (value != raw || value.contains(found));
        (!is_known && !self.is_credited(found)).then(|| found.to_owned())
    }

    /// Takes whose film it is off a title that the text names without: `Mara Quill’s Low Tide is a quiet picture …`
    pub fn title_without_owner(&mut self) {
        let Some(known) = self.title.as_ref().filter(|known| known.span.start >= self.front_matter) else { return };
        let Some((owner, name)) = ["’s ", "'s ", "s’ ", "s' "].iter().find_map(|owns| {
            let at = known.value.find(owns)? + usize::from(owns.starts_with('s'));
            Some((&known.value[..at], known.value[at..].split_once(' ')?.1))
        }) else {
            return;
        };
        let directs = |at: &At<String>| at.value == owner;
        let times = self.times(&known.value);
        let fits = is_surely_a_person(owner)
            && title::title_case(name)
            && (self.facts.directors.is_empty() || self.facts.directors.iter().any(directs))
            && if self.title_line.is_some() { self.times(name) > times } else { times < 2 };
        if fits {
            let (name, span) = (name.to_owned(), known.span.clone());
            self.title = Some(At::new(name, span));
            self.title_inferred = self.title_inferred.or(Some("the headline"));
        }
    }

    fn is_director(&self, name: &str) -> bool {
        let folded = fold(name);
        self.facts.directors.iter().any(|known| fold(&known.value) == folded)
    }
}

/// No line with a label and a title is longer, in bytes, nor has a title more words.
const LONGEST_LABELLED: usize = 140;
const MOST_WORDS: usize = 10;
