//! What stands before the prose: title, byline, caption.

use super::Reader;
use crate::credits::{self, Known};
use crate::layout::Chunk;
use crate::sentence::ends_sentence;
use crate::text::{fold, single_spaced};
use crate::{caption, grade, title};
use std::ops::Range;

/// How many chunks may stand before the prose.
const HEAD: usize = 6;

/// How many lines of a chunk may.
const LINES: usize = 12;

impl<'a> Reader<'a, '_> {
    /// Reads the lines before the prose.
    pub fn head(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let mut inferred = None;
        let mut sure: Option<Option<usize>> = None;
        let mut standfirst = false;
        let mut after_day = false;
        let mut has_data = false;
        for at in 0..chunks.len().min(HEAD) {
            let opens = at == 0 && chunks[at].lines.len() == 1;
            let opens = opens && chunks.get(at + 1).is_some_and(|next| !self.is_data(&next.lines));
            let after = chunks.get(at + 1).and_then(|chunk| chunk.lines.first().copied());
            let mut lines = std::mem::take(&mut chunks[at].lines);
            let mut kept = 0;
            let mut read = 0;
            while read < lines.len().min(LINES) {
                let line = lines[read];
                let next = lines.get(read + 1).copied();
                // A picture at the head of a post is neither title nor prose.
                let picture = line.starts_with("![") && line.ends_with(')');
                let genre = line.strip_prefix("Genre ").or_else(|| line.strip_prefix("Genres "));
                let genre = genre.and_then(|genres| genres.split(',').next()).is_some_and(crate::credits::is_genre);
                let kicker = (genre || title::headline::is_kicker(line) || crate::credits::is_genre(line))
                    && (line.ends_with(':') || next.or(after).is_some_and(|next| next.len() < SHORT));
                // What is stored of a page may begin with its day: `date 2023-07-22 Ann Lee in Road`.
                let line = self.stored_day(line).unwrap_or(line);
                let line = line.strip_prefix("Who:").map_or(line, str::trim_start);
                let underline = read > 0 && line.len() > 2 && line.bytes().all(|byte| matches!(byte, b'=' | b'-'));
                let taken = picture
                    || underline
                    || kicker
                    || self.caption(line, &mut inferred)
                    || self.name_over_day(line, next.or(after))
                    || after_day && self.name_under_day(line, next.or(after))
                    || self.label_over_name(line)
                    || self.byline(line)
                    || self.signed_below_title(line)
                    || self.fact_of_page(line)
                    || self.year_below_title(line)
                    || self.director_below_title(line, next.or(after))
                    || self.title.is_none() && line.len() <= SHORT && line.ends_with("itle:")
                    || self.title.is_some() && line.len() <= SHORT && is_other_title(line);
                after_day = taken && Self::is_day(line);
                // A line that the text never names gives way to one below it that is surely a title.
                let above = !taken
                    && self.title.is_none()
                    && !self.is_data(&[line])
                    && line.len() < SHORT
                    && *sure.get_or_insert_with(|| self.sure_title_below(line, &lines[read + 1..], &chunks[at + 1..]))
                        > Some(self.source.span(line).start)
                    && (super::titles::is_surely_a_person(line) || !self.is_named_after(line, line));
                if above {
                    self.above_title(line);
                    read += 1;
                    continue;
                }
                // What follows a comma goes on with a list of names.
                let goes_on = read > 0 && lines[read - 1].ends_with(',') && self.is_data(&[lines[read - 1]]);
                // `Music: Ann Lee` among the credits above a text that has no title.
                if !taken && has_data && self.title.is_none() && !self.is_data(&[line]) && self.other_credit_among(line)
                {
                    read += 1;
                    continue;
                }
                let taken = taken || !goes_on && (self.film_and_credits(line) || self.title_line(line, next, opens));
                if !taken {
                    // A headline without the title, or a standfirst below one, has the byline after it.
                    let mut below =
                        lines[read + 1..].iter().chain(chunks[at + 1..].iter().flat_map(|chunk| &chunk.lines));
                    let byline = line.len() < LONGEST_STANDFIRST
                        && !line.starts_with(char::is_lowercase)
                        && !standfirst
                        && below.next().is_some_and(|next| Self::is_byline(next, below.next().copied()));
                    if byline
                        && self.title.is_none()
                        && at == 0
                        && read == 0
                        && !ends_sentence(line)
                        && !title::is_item(line)
                        && !self.is_data(&[line])
                    {
                        self.infer_title(line, super::titles::FIRST_LINE);
                        self.title_line = Some(line);
                        read += 1;
                        continue;
                    }
                    if byline && self.title.is_some() {
                        standfirst = true;
                        // A heading of its own would stand above the prose without a reason.
                        if title::heading(line).is_none() {
                            lines[kept] = line;
                            kept += 1;
                        }
                        read += 1;
                        continue;
                    }
                    if at == 0 && read == 0 && !self.is_data(&[line]) && self.small_first_line(line, next.or(after)) {
                        self.infer_title(line, super::titles::FIRST_LINE);
                        self.title_line = Some(line);
                        read += 1;
                        continue;
                    }
                    if self.title.is_some() && self.under_title(line) {
                        read += 1;
                        continue;
                    }
                    if let Some(prose) = self.capsule(line) {
                        lines[kept] = prose;
                        read += 1;
                        kept += 1;
                        break;
                    }
                    // A byline may stand behind stars.
                    if !self.is_data(&[line]) {
                        break;
                    }
                    has_data = true;
                    lines[kept] = line;
                    kept += 1;
                }
                read += 1;
            }
            lines.drain(kept..read);
            chunks[at].lines = lines;
            // Credits and grades may stand before the title; prose may not.
            let is_standfirst =
                standfirst && chunks[at].lines.len() == 1 && chunks[at].lines[0].len() < LONGEST_STANDFIRST;
            if !is_standfirst && !self.is_data(&chunks[at].lines) {
                break;
            }
        }
        chunks.retain(|chunk| !chunk.lines.is_empty());
        if let Some(title) = inferred.filter(|_| self.title.is_none()) {
            self.infer_title(title, "the caption");
        }
    }

    /// Drops a label for the critic that stands on a line of its own; the name is below it.
    fn label_over_name(&mut self, line: &'a str) -> bool {
        self.title.is_some() && Self::is_byline_label(line)
    }

    /// Keeps what stands above a headline as the caption, where it is a sentence; the name of a column goes.
    fn above_title(&mut self, line: &'a str) {
        if ends_sentence(line) && self.review.caption.is_none() {
            self.review.caption = Some(single_spaced(line));
        }
    }

    fn sure_title_below(&self, line: &'a str, lines: &[&'a str], below: &[Chunk<'a>]) -> Option<usize> {
        let mut all = vec![line];
        all.extend(lines);
        let first = Chunk { lines: all };
        let below = below.iter().take(HEAD).cloned();
        self.sure_title(&std::iter::once(first).chain(below).collect::<Vec<_>>())
    }

    fn caption(&mut self, line: &'a str, inferred: &mut Option<&'a str>) -> bool {
        // A page may set what a picture shows below it once more.
        let is_again =
            |known: &String| line.len() <= 2 * known.len() && line.contains(' ') && fold(known) == fold(line);
        if self.review.caption.as_ref().is_some_and(is_again) {
            return true;
        }
        if self.review.caption.is_none()
            && let Some(title) = caption::without_studio(line)
            && self.is_named_after(line, title)
            && (line.contains(", ") || !self.is_named_after(line, line))
        {
            self.review.caption = Some(single_spaced(line));
            *inferred = Some(title);
            return true;
        }
        let Some(caption) = caption::parse(line).filter(|_| self.review.caption.is_none()) else { return false };
        self.review.caption = Some(single_spaced(caption.text));
        *inferred = caption.title;
        true
    }

    /// Whether there is nothing in `lines` but credits and grades. In the head a line is asked about
    /// several times, and reading it as credits is much work, so the answer is kept.
    pub(super) fn is_data(&mut self, lines: &[&'a str]) -> bool {
        let stars = self.site.stars_out_of;
        let credits = credits::Reader { source: &self.source, stars_out_of: stars };
        lines.iter().all(|line| {
            let Range { start, end } = self.source.span(line);
            if let Some(known) = self.data_lines.get(&(start, end)) {
                return *known;
            }
            let is_data = grade::own_line(line, stars).is_some()
                || grade::labelled(line, stars).is_some()
                || grade::labelled_number(line).is_some()
                || credits.is_credits(line, &mut self.credit_lines);
            self.data_lines.insert((start, end), is_data);
            is_data
        })
    }

    /// The same, where `Part: Actor` a line is a cast too.
    pub fn is_cast_or_data(&mut self, lines: &[&'a str]) -> bool {
        let mut chunk = Chunk { lines: lines.to_vec() };
        self.credits().take(&mut chunk, &mut Known::default(), &mut Default::default());
        chunk.lines.is_empty() || self.is_data(&chunk.lines)
    }
}

/// Whether a line gives the title that a film has elsewhere: `aka Ebbe`.
pub(super) fn is_other_title(line: &str) -> bool {
    ["aka ", "AKA ", "a.k.a. ", "Aka "].iter().any(|aka| line.trim_start_matches('(').starts_with(aka))
}

/// No line in the head of a document that another follows is longer, in bytes.
pub(super) const SHORT: usize = 100;

/// No standfirst is longer, in bytes.
const LONGEST_STANDFIRST: usize = 240;
