//! Which of the short lines above the prose is the title, where the one that was taken is never named by it.
//!
//! A page is copied with what stands above its headline: the name of the site or of a column, a menu, the distributor. The
//! prose names the film, and nothing else of that.

use super::Reader;
use crate::credits::{Facts, Known, is_genre};
use crate::given::has_given_name;
use crate::layout::Chunk;
use crate::named::Named;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::source::At;
use crate::text::{fold, has_more_words, single_spaced};
use crate::title;

/// So many lines above the prose are looked at.
const MOST_LINES: usize = 24;

/// No title is longer, in bytes, nor has more words.
const LONGEST: usize = 90;
const MOST_WORDS: usize = 9;

/// A line of so many words is prose.
const PROSE: usize = 20;

/// Whether a line is too long to stand above the prose.
fn is_prose(line: &str) -> bool {
    line.len() > 2 * PROSE && has_more_words(line, PROSE)
}

/// A title without the people who are named in brackets after it: `Low Tide (Una Vale, Mara Quill)`.
fn without_names(text: &str) -> &str {
    let inner = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    inner
        .filter(|(_, names)| names.split(", ").all(|name| name.contains(' ') && is_name(name)))
        .map_or(text, |(title, _)| title)
}

impl<'a> Reader<'a, '_> {
    /// Keeps the short lines above the prose, before they are read as anything.
    pub fn keep_head_lines(&mut self, chunks: &[Chunk<'a>]) {
        let lines = chunks.iter().flat_map(|chunk| &chunk.lines).copied();
        self.head_lines = lines.take(MOST_LINES).take_while(|line| !is_prose(line)).collect();
    }

    /// Takes another line above the prose for the title, if the prose names that and not the one that was read.
    pub fn title_named_by_prose(&mut self, prose: &[&'a str]) {
        let (Some(known), Some(line)) = (&self.title, self.title_line) else { return };
        let own = self.source.span(line);
        let told = self.facts.year.as_ref().is_some_and(|year| own.contains(&year.span.start));
        if known.span.start < self.front_matter || told || self.head_lines.len() < 2 {
            return;
        }
        let Some(first) = prose.iter().find(|paragraph| is_prose(paragraph)) else { return };
        let start = self.source.span(first).start;
        let body = Named::new(&self.source.text[start..]);
        if body.names(&known.value) {
            return;
        }
        let lines = std::mem::take(&mut self.head_lines);
        let found = lines
            .iter()
            .copied()
            .filter(|other| self.source.span(other) != own && self.source.span(other).end <= start)
            .filter_map(|other| {
                let name = self.title_in_line(other)?;
                let times = if name.contains(' ') { body.times(name) } else { body.times_as_written(name) };
                let enough = times > usize::from(!name.contains(' '));
                (enough && !self.is_somebody(name)).then_some((times, other, name))
            })
            .reduce(|best, other| if other.0 > best.0 { other } else { best });
        if let Some((_, line, name)) = found {
            self.title = Some(At::new(single_spaced(name), self.source.span(name)));
            self.title_inferred = Some("a line that the text names");
            self.drop_above(prose, line);
        } else if let Some((line, name)) = lines
            .iter()
            .copied()
            .filter(|other| self.source.span(other) != own && self.source.span(other).end <= start)
            .filter_map(|other| Some((other, self.title_in_line(other)?)))
            .find(|(_, name)| {
                // `Low Tide poster` above `Low Tide`
                let (known, name_folded) = (format!(" {} ", fold(&known.value)), format!(" {} ", fold(name)));
                name_folded.len() < known.len() && known.contains(&name_folded) && !self.is_somebody(name)
            })
        {
            self.title = Some(At::new(single_spaced(name), self.source.span(name)));
            self.title_inferred = Some("a line by itself");
            self.drop_above(prose, line);
        } else if let Some(name) = title::prose::directed(prose).or_else(|| title::prose::called(prose)) {
            self.title = Some(At::new(single_spaced(name), self.source.span(name)));
            self.title_inferred = Some("the prose");
        }
    }

    /// What of a line may be the title.
    fn title_in_line(&self, line: &'a str) -> Option<&'a str> {
        if line.len() > LONGEST
            || ends_sentence(line)
            || self.credits().is_credits(line, &mut Known::default())
            || is_genre(line)
            || title::headline::is_kicker(line)
        {
            return None;
        }
        let text = title::heading(line).unwrap_or(line);
        let marked = || title::headline::within_marks(text).next();
        let read = title::line(self.credits(), line, &mut Facts::default());
        let name = marked().or_else(|| read.map(|found| without_names(found.text)))?;
        let fits = name.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
            && name.contains(char::is_alphabetic)
            && name.split_whitespace().count() <= MOST_WORDS
            && !title::is_label(name);
        fits.then_some(name)
    }

    /// Whether a name is that of somebody who made the film or the review.
    fn is_somebody(&self, name: &str) -> bool {
        let folded = fold(name);
        let credited = self
            .facts
            .directors
            .iter()
            .chain(&self.facts.writers)
            .map(|at| &at.value)
            .chain(self.facts.cast.iter().map(|entry| &entry.name.value))
            .chain(&self.review.author)
            .any(|known| fold(known) == folded);
        credited || name.contains(' ') && is_name(name) && has_given_name(name)
    }

    /// Drops the line of the title from the review, and what stands above it if that is no prose.
    fn drop_above(&mut self, prose: &[&'a str], line: &'a str) {
        let Some(at) = prose.iter().position(|paragraph| *paragraph == line) else { return };
        if prose.len() == self.review.review_body.len()
            && prose[..at].iter().all(|paragraph| !is_prose(paragraph) && !ends_sentence(paragraph))
        {
            self.review.review_body.drain(..=at);
        }
    }
}
