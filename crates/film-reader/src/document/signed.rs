//! Who wrote it, where no word for it stands before the name, or other words do.
//!
//! ```text
//! review of  =  "Crítica de" NAME (" - " paper)?      Kritik von Ann Lee
//! list       =  "- " NAME | "- " day                  as pages stack what they say of a post
//! columns    =  (column "•")* "by" NAME ("•" column)*  Categories: Film • Posted by: Ann Lee
//! writers    =  "Written by" NAME                     the only credit, right below the title
//! ```

use super::Reader;
use super::byline::{dateline, is_full_name, parse};
use super::dates;
use crate::given::has_given_name;
use crate::layout::Chunk;
use crate::text::{evenly_spaced, fold, without_emphasis};
use crate::words::{Openings, openings};

/// What opens a headline before its title, and a byline before the critic.
static REVIEW_OF: Openings = openings!(before_title_at_once);

/// No such line is longer, in bytes.
const LONGEST: usize = 120;

/// A text of fewer words is no review, and twice as many are one.
const FEW_WORDS: usize = 10;

/// So many words above a signature are a review.
const PROSE: usize = 60;

/// What stands in columns is shorter, in bytes.
const LONGEST_COLUMN: usize = 48;

impl<'a> Reader<'a, '_> {
    /// Takes such a line below the title.
    pub fn signed_below_title(&mut self, line: &'a str) -> bool {
        if self.title.is_none() || line.len() > LONGEST {
            return false;
        }
        let text = line.trim_start_matches(['-', '–', '—', '•', '⎥', '|', ' ']);
        if text.len() < line.len() && text.len() > 2 && (self.is_listed_name(text) || dateline(text).is_some()) {
            return self.byline(text) || {
                self.review.author = Some(evenly_spaced(text));
                true
            };
        }
        if self.review.author.is_some() {
            return false;
        }
        if let Some(rest) = REVIEW_OF.strip_word(text) {
            let (name, paper) = [" - ", " – ", " | ", ", "]
                .iter()
                .find_map(|mark| rest.split_once(mark))
                .map_or((rest, None), |(name, paper)| (name, Some(paper.trim())));
            let paper = paper.filter(|paper| paper.split_whitespace().count() <= 5);
            let likely = paper.is_some_and(|paper| paper.starts_with(char::is_uppercase))
                && is_full_name(name)
                && name.split_whitespace().count() <= 3
                && self.title.as_ref().is_none_or(|title| fold(&title.value) != fold(name));
            if is_person(name) || likely {
                self.review.author = Some(evenly_spaced(name));
                let free = self.review.publisher.is_none() && dates::in_words(paper.unwrap_or("")).is_none();
                self.review.publisher =
                    self.review.publisher.take().or_else(|| paper.filter(|_| free).map(evenly_spaced));
                return true;
            }
        }
        self.signed_in_columns(line)
    }

    fn signed_in_columns(&mut self, line: &'a str) -> bool {
        if !line.contains(['•', '·', '|']) {
            return false;
        }
        let columns = || line.split(['•', '·', '|']).map(str::trim).filter(|column| column.len() <= LONGEST_COLUMN);
        let Some(byline) = columns().find_map(|column| parse(column).filter(|found| is_person(found.author))) else {
            return false;
        };
        self.review.author = Some(evenly_spaced(byline.author));
        let day = || columns().find_map(|column| dateline(column)?.date);
        self.review.date_published = self.review.date_published.take().or(byline.date).or_else(day);
        true
    }

    fn is_listed_name(&self, text: &str) -> bool {
        self.review.author.is_none() && is_person(text) && text.split_whitespace().count() <= 3
    }

    /// Takes the day that a page sets in three lines above the title: `29`, `set`, `2015`.
    pub fn stacked_day(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let lines: Vec<&str> = chunks.iter().flat_map(|chunk| &chunk.lines).take(3).copied().collect();
        let [day, month, year] = lines[..] else { return };
        let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(day, 2) || !digits(year, 4) || year.len() < 4 || month.len() > 12 {
            return;
        }
        let Some(date) = dates::in_words(&format!("{day} {month} {year}")) else { return };
        self.review.date_published = self.review.date_published.take().or(Some(date));
        let mut left = 3;
        for chunk in chunks.iter_mut() {
            let taken = left.min(chunk.lines.len());
            chunk.lines.drain(..taken);
            left -= taken;
        }
        chunks.retain(|chunk| !chunk.lines.is_empty());
    }

    /// The only credit, `Written by Ann Lee` above the prose, names who wrote the review: nobody credits a writer and no
    /// director. What the text says of somebody of that name is of the film.
    pub fn writer_is_critic(&mut self) {
        let facts = &self.facts;
        let only = facts.directors.is_empty()
            && facts.cast.is_empty()
            && facts.duration_minutes.is_none()
            && facts.distributor.is_none()
            && facts.countries.is_empty()
            && self.review.author.is_none();
        let [writer] = &facts.writers[..] else { return };
        if !only || writer.span.start < self.front_matter {
            return;
        }
        let name = writer.value.clone();
        let surname = name.rsplit(' ').next().unwrap_or(&name);
        let above =
            self.source.text[self.front_matter..writer.span.start].lines().all(|line| line.len() <= 2 * LONGEST);
        let below = self.source.text[writer.span.end..].split_whitespace().nth(2 * FEW_WORDS).is_some();
        let (before, after) = (&self.source.text[..writer.span.start], &self.source.text[writer.span.end..]);
        // At the foot, what follows may say who that is.
        let at_foot = before.split_whitespace().nth(PROSE).is_some()
            && after.split_whitespace().nth(PROSE).is_none()
            && !before.contains(surname);
        let once = || self.source.text.matches(surname).take(2).count() == 1;
        if name.contains(' ') && (at_foot || above && below && once()) {
            self.facts.writers.clear();
            self.review.author = Some(name);
        }
    }
}

/// A full name with a given name that is known, or in capitals.
fn is_person(text: &str) -> bool {
    let text = without_emphasis(text);
    (2..=4).contains(&text.split_whitespace().count())
        && is_full_name(text)
        && !text.contains(',')
        && (has_given_name(text) || !text.contains(char::is_lowercase))
}
