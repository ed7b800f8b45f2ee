//! A line that has the title and the credits of the film, above the prose or below it.

use super::Reader;
use crate::credits::is_clause;
use crate::layout::Chunk;
use crate::source::At;
use crate::text::{fold, single_spaced, without_emphasis};
use crate::title;

/// So many of the last blocks may have such a line.
const AT_FOOT: usize = 6;

impl<'a> Reader<'a, '_> {
    /// Takes such a line, if it is about the film that the document is about.
    pub(super) fn film_and_credits(&mut self, line: &'a str) -> bool {
        let text = without_emphasis(title::heading(line).unwrap_or(line));
        if is_clause(text) {
            return false;
        }
        // `Recenzja filmu: „Odpływ”, reż. Ann Lee`
        let text = title::headline::announced(text).unwrap_or(text);
        let Some(titled) = self.credits().titled_row(text).filter(|_| !self.is_data(&[line])) else { return false };
        let name = titled.title;
        // `Céline Sciamma. 2019. Fr. 121 min.` below the title has the director first.
        let is_person = super::byline::is_full_name(name)
            && name.split(' ').count() <= 4
            && !text.starts_with(['„', '“', '«', '"']);
        if is_person && !titled.is_labelled && self.title.as_ref().is_none_or(|known| fold(&known.value) != fold(name))
        {
            if self.title.is_some() && self.under_title(line) {
                return true;
            }
            if self.title.is_none()
                || !self.facts.directors.is_empty()
                || self.times(name) > 2 && !crate::given::has_given_name(name)
            {
                return false;
            }
            let director = self.credits().name(name);
            let mut facts = crate::credits::Facts::default();
            self.credits().take_titled(titled, &mut facts);
            if facts.directors.is_empty() {
                facts.directors.push(director);
            }
            self.facts.complete(facts);
            return true;
        }
        let spaced = |text: &str| format!(" {} ", fold(text));
        let is_new = match &self.title {
            None => {
                titled.is_labelled
                    || titled.director.is_some_and(|name| self.times(name) > 1)
                    || text.starts_with(['„', '“', '”', '«', '»', '"'])
                    || self.times(name) > 1
            }
            Some(known) => {
                let (known_name, new) = (spaced(&known.value), spaced(name));
                let is_headline = self.title_line.is_some() && known.span.start >= self.front_matter;
                if known_name == new || new.contains(&known_name) {
                    false
                } else if is_headline && known_name.contains(&new)
                    || is_headline && titled.is_labelled && self.times(&known.value) < 2 && self.times(name) > 1
                {
                    true
                } else {
                    return false;
                }
            }
        };
        if self.title.is_none() && !is_new {
            return false;
        }
        if is_new {
            self.title_inferred = self.title.is_some().then_some("the credits");
            self.title = Some(At::new(single_spaced(name), self.source.span(name)));
            self.title_line = None;
        }
        let mut facts = crate::credits::Facts::default();
        self.credits().take_titled(titled, &mut facts);
        self.facts.complete(facts);
        true
    }

    /// Takes such lines at the foot.
    pub(super) fn films_at_foot(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let from = chunks.len().saturating_sub(AT_FOOT);
        for chunk in &mut chunks[from..] {
            chunk.lines.retain(|line| !self.film_and_credits(line));
        }
        chunks.retain(|chunk| !chunk.lines.is_empty());
    }
}
