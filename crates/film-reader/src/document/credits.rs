//! The credits within a document: which facts the document has, and the headings and the title that stand above them.

use super::{Reader, year};
use crate::credits::{self, Data, Facts};
use crate::diagnostic::{Code, Severity};
use crate::layout::Chunk;
use crate::source::At;
use crate::text::{fold, has_digit};
use crate::title;

impl<'a> Reader<'a, '_> {
    pub(super) fn credits(&self) -> credits::Reader<'_, 'a> {
        credits::Reader { source: &self.source, stars_out_of: self.site.stars_out_of }
    }

    /// Takes in what the credits said.
    pub(super) fn learn(&mut self, data: Data<'a>) {
        self.facts.complete(data.facts);
        self.grades.extend(data.grades);
        for line in data.unknown {
            let label = line.split([':', '|']).next().unwrap_or(line).trim();
            let message = format!("\"{label}\" is no credit that is known, and is left out");
            let help = "leave it as it is, or write it as a sentence of the review to have it shown";
            self.tell(self.source.span(label), Severity::Note, Code::UnknownCredit, message, help);
        }
        if let Some(title) = data.title {
            // A headline may hold the title with more around it.
            let holds = |known: &At<String>| {
                self.title_line.is_some() && format!(" {} ", fold(&known.value)).contains(&format!(" {} ", fold(title)))
            };
            match &self.title {
                None => self.infer_title(title, "the credits"),
                Some(known) if holds(known) && fold(&known.value) != fold(title) => {
                    self.infer_title(title, "the credits")
                }
                Some(_) => {}
            }
        }
    }

    /// Takes the credits that close the last paragraph: `… was written on the crane. 94 min. Rated R.`
    pub(super) fn closing_credits(&mut self, chunks: &mut [Chunk<'a>], data: &mut Data<'a>) {
        let credits = credits::Reader { source: &self.source, stars_out_of: self.site.stars_out_of };
        if let Some(line) = chunks.last_mut().and_then(|chunk| chunk.lines.last_mut()) {
            *line = credits.take_closing(line, data);
        }
    }

    /// Takes the certificate and the running time that the first paragraph or one of the last says, where no credits do.
    pub(super) fn facts_said(&self, chunks: &[Chunk<'a>], data: &mut Data<'a>) {
        let known = |data: &Data<'a>| {
            let has = |facts: &Facts| (facts.content_rating.is_some(), facts.duration_minutes.is_some());
            let (here, before) = (has(&data.facts), has(&self.facts));
            (here.0 || before.0, here.1 || before.1)
        };
        let (rating, minutes) = known(data);
        if rating && minutes {
            return;
        }
        let mut said = Data::default();
        let last = chunks.iter().rev().take(SAID).chain(chunks.iter().take(2));
        last.flat_map(|chunk| &chunk.lines).for_each(|line| self.credits().take_rating_said(line, &mut said));
        if !minutes {
            let mut left = SEARCHED;
            for line in chunks.iter().flat_map(|chunk| &chunk.lines) {
                self.credits().take_length_said(line, &mut said);
                left = left.saturating_sub(line.len());
                if left == 0 {
                    break;
                }
            }
        }
        // Two lengths are none.
        if said.facts.conflicts.iter().any(|conflict| conflict.what == "running time") {
            said.facts.duration_minutes = None;
        }
        said.facts.conflicts.clear();
        if rating {
            said.facts.content_rating = None;
        }
        if minutes {
            said.facts.duration_minutes = None;
        }
        data.facts.complete(said.facts);
    }

    /// Takes the year that the text says, where no title and no credits do: `“Low Tide” (2019)`, `Released in 2019`. Two
    /// years are none.
    pub(super) fn year_said(&mut self) {
        let Some(title) = self.title.as_ref().filter(|title| self.facts.year.is_none() && title.value.len() > 1) else {
            return;
        };
        let end = (self.front_matter + SEARCHED).min(self.source.text.len());
        let end = (self.front_matter..=end).rev().find(|at| self.source.text.is_char_boundary(*at)).unwrap_or(end);
        let text = &self.source.text[self.front_matter..end];
        let reviewed = self.review.date_published.as_ref().and_then(|date| date.get(..4)?.parse::<u16>().ok());
        let fits = |year: &u16| reviewed.is_none_or(|reviewed| *year <= reviewed + 1);
        if !has_digit(text) {
            return;
        }
        let Some((written, year)) = year::said(text, &title.value).filter(|(_, year)| fits(year)) else { return };
        self.facts.year = Some(At::new(year, self.source.span(written)));
    }

    /// Drops the headings that pages set above the credits; above prose they are part of the text.
    pub(super) fn headings_of_credits(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let is_heading = |chunk: &Chunk<'_>| matches!(chunk.lines[..], [line] if credits::is_heading(line));
        // From the end, because what follows a heading may be one itself; and into a list of its own, because a
        // document may consist of them.
        let mut kept: Vec<Chunk<'a>> = Vec::with_capacity(chunks.len());
        for chunk in chunks.drain(..).rev() {
            if !(is_heading(&chunk) && kept.last().is_none_or(|next| self.is_cast_or_data(&next.lines))) {
                kept.push(chunk);
            }
        }
        kept.reverse();
        *chunks = kept;
    }

    /// Takes the title that a newspaper sets above the credits at the foot of a review.
    pub(super) fn heading_of_credits(&mut self, chunk: &mut Chunk<'a>) {
        let [line] = chunk.lines[..] else { return };
        let mut facts = Facts::default();
        let Some(found) = title::line(self.credits(), line, &mut facts) else { return };
        let folded = fold(found.text);
        match &self.title {
            Some(title) if fold(&title.value) == folded => {}
            // The first line was a headline with the title in it: `In ‘Ran,’ a King Divides His Kingdom`.
            Some(title)
                if self.title_line.is_some()
                    && format!(" {} ", fold(&title.value)).contains(&format!(" {folded} ")) =>
            {
                self.infer_title(found.text, "the credits");
            }
            Some(_) => return,
            None => self.infer_title(found.text, "the credits"),
        }
        self.facts.complete(facts);
        self.grades.extend(found.grades);
        chunk.lines.clear();
    }
}

/// In how many of the last paragraphs a sentence may say facts.
/// How much of a document is searched for its running time and its year, in bytes.
const SEARCHED: usize = 12_000;

const SAID: usize = 4;
