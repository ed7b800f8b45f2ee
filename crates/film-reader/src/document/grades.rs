//! The grades of a document: where they stand, and which of them is the review's.

use super::Reader;
use crate::diagnostic::{Code, Severity};
use crate::grade::{self, Graded, Mark};
use crate::layout::Chunk;
use crate::sentence::ends_sentence;
use crate::site::FILE_NAME;
use crate::text::{fold, straight};
use film_model::Scale;
use std::ops::Range;

/// Shorter lines were not broken to fit a page.
const SHORT: usize = 40;

/// How many of the last paragraphs may close with a grade: awards and links may follow it.
const CLOSING: usize = 6;

/// In how many blocks above the prose or at the end a number may stand.
const FEW: usize = 3;

/// Longer lines are paragraphs, in bytes.
const LONG: usize = 90;

impl<'a> Reader<'a, '_> {
    /// Takes grades that stand on a line of their own. Where letters head the sections of a text,
    /// they are no grades.
    pub fn grade_lines(&mut self, chunk: &mut Chunk<'a>, sections: bool) {
        let stars = self.site.stars_out_of;
        if !chunk.lines.iter().any(|line| grade::may_be_a_line(line)) {
            return;
        }
        let lines = std::mem::take(&mut chunk.lines);
        // `Ann: 8/10` may be anything by itself, but not above `Bo: 5/10`.
        let author = self.review.author.as_deref().or(self.site.author.as_deref()).map(fold);
        let critics: Vec<&str> = lines.iter().filter_map(|line| grade::critic_line(line, stars)?.critic).collect();
        // Where the author is known, one of the marks must be the author's.
        let critics = match &author {
            Some(author) => critics.iter().any(|critic| shares_a_word(author, &fold(critic))),
            None => critics.len() > 1,
        };
        let mut below_label = false;
        for (at, line) in lines.iter().copied().enumerate() {
            // `Rating:` above `* * *`
            if std::mem::take(&mut below_label)
                && let Some(found) = grade::below_label(line, stars)
            {
                self.grades.push(found);
                chunk.lines.pop();
                continue;
            }
            below_label = grade::is_label(line);
            if !grade::may_be_a_line(line) {
                chunk.lines.push(line);
                continue;
            }
            // Within prose broken by hand, a line may look like a mark by accident.
            let after_sentence = at == 0 || ends_sentence(lines[at - 1]) || lines[at - 1].len() < SHORT;
            let before_sentence = lines.get(at + 1).is_none_or(|next| !next.starts_with(char::is_lowercase));
            // Between two long lines, which are paragraphs, drawn stars are a mark as well.
            let between = line.starts_with(['★', '⭐'])
                && at > 0
                && lines[at - 1].len() > LONG
                && lines.get(at + 1).is_some_and(|next| next.len() > LONG);
            let alone =
                between || after_sentence && before_sentence && (lines.len() < 3 || at == 0 || at + 1 == lines.len());
            let ordinal = is_ordinal(line) || sections && line.len() == 1;
            if let Some(found) = grade::labelled(line, stars) {
                self.grades.extend(found);
            } else if alone
                && self.number.is_none()
                && let Some(found) = grade::labelled_number(line)
            {
                self.number = Some(found);
            } else if let Some((graded, prose)) = grade::labelled_opening(line, stars) {
                self.grades.push(graded);
                chunk.lines.push(prose);
            } else if critics && let Some(found) = grade::critic_line(line, stars) {
                self.grades.push(found);
            } else if let Some(found) = grade::own_line(line, stars).filter(|_| alone && !ordinal) {
                self.grades.extend(found);
            } else if alone && lines.len() == 1 && grade::impossible(line, stars) {
                self.grades.push(Graded { written: line, mark: None, critic: None, is_labelled: false });
            } else {
                chunk.lines.push(line);
            }
        }
    }

    /// Takes a number with a half that stands alone above the prose or at the very end, where nothing else is a grade: `2,5`
    /// below the title.
    pub fn lone_number(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        if self.number.is_some() || !self.grades.is_empty() || self.review.grade.is_some() || self.bare.is_some() {
            return;
        }
        let lone = |chunk: &Chunk<'a>| matches!(chunk.lines[..], [line] if grade::is_half(line));
        let above = chunks.iter().take(FEW).take_while(|chunk| chunk.lines.iter().all(|line| line.len() <= LONG));
        let at = above.map(lone).position(|found| found).or_else(|| {
            let last = chunks.iter().rev().take(FEW).position(lone)?;
            Some(chunks.len() - 1 - last)
        });
        let Some(at) = at.filter(|_| self.title.is_some()) else { return };
        let line = chunks[at].lines[0];
        self.number = Some((&line[..0], line));
        chunks.remove(at);
    }

    /// Takes a grade that closes the last paragraph, or else the first.
    pub fn closing_grade(&mut self, chunks: &mut [Chunk<'a>]) {
        let count = chunks.len();
        for at in [count.wrapping_sub(1), 0] {
            let Some(line) = chunks.get_mut(at).and_then(|chunk| chunk.lines.last_mut()) else { continue };
            if let Some((start, found)) = grade::closing(line, self.site.stars_out_of) {
                *line = line[..start].trim_end();
                self.grades.extend(found);
                return;
            }
        }
        // `Voto 7,5.` after the last sentence
        let Some(line) = chunks.last_mut().and_then(|chunk| chunk.lines.last_mut()) else { return };
        let text: &'a str = line;
        let near = crate::text::near_end(text, SHORT);
        let closing = text[near..].trim_end_matches('.');
        let Some(at) = closing.match_indices(' ').map(|(at, _)| near + at).find(|at| ends_sentence(&text[..*at]))
        else {
            return;
        };
        if let Some(found) =
            grade::labelled_number(text[at..].trim_matches([' ', '.'])).filter(|_| self.number.is_none())
        {
            self.number = Some(found);
            *line = text[..at].trim_end();
        }
    }

    /// Takes a labelled grade that closes any other paragraph, or else one that the critic gives in a sentence of
    /// the last ones, where no grade stands anywhere.
    pub fn grade_in_prose(&mut self, chunks: &mut [Chunk<'a>]) {
        if self.grades.iter().any(|graded| graded.mark.is_some()) || self.review.grade.is_some() {
            return;
        }
        let stars = self.site.stars_out_of;
        for chunk in chunks.iter_mut().rev().take(CLOSING) {
            let Some(line) = chunk.lines.last_mut() else { continue };
            if let Some((start, found)) = grade::closing_label(line, stars) {
                *line = line[..start].trim_end();
                self.grades.extend(found);
                return;
            }
        }
        // `… after the credits. 9.5/10` above a line of links says out of how many, and so needs no label.
        let mut all_short = true;
        for chunk in chunks.iter_mut().rev().take(CLOSING) {
            let only_short = all_short;
            all_short &= chunk.lines.iter().all(|line| line.len() <= LONG);
            let Some(line) = chunk.lines.last_mut().filter(|line| line.len() > LONG) else { continue };
            let points = |graded: &Graded<'a>| {
                let mark = graded.mark.as_ref();
                mark.is_some_and(|mark| mark.grade.scale == Scale::Points && mark.grade.value.is_some())
            };
            // `… performance. B+` above what the page says of the film in short lines.
            let valued = |graded: &Graded<'a>| graded.mark.as_ref().is_some_and(|mark| mark.grade.value.is_some());
            let closes = |found: &Vec<Graded<'a>>| found.iter().all(points) || only_short && found.iter().all(valued);
            if let Some((start, found)) = grade::closing(line, stars).filter(|(_, found)| closes(found)) {
                *line = line[..start].trim_end();
                self.grades.extend(found);
                return;
            }
        }
        let last = chunks.iter().rev().take(CLOSING).filter_map(|chunk| chunk.lines.last());
        self.grades.extend(last.filter_map(|line| grade::said(line, stars)).next());
    }

    /// Takes a grade that opens the first paragraph. It is part of what the paragraph says, and stays.
    pub fn opening_grade(&mut self, chunks: &[Chunk<'a>]) {
        if self.grades.iter().any(|graded| graded.mark.is_some()) || self.review.grade.is_some() {
            return;
        }
        let Some(line) = chunks.first().and_then(|chunk| chunk.lines.first()) else { return };
        let stars = self.site.stars_out_of;
        // `Low Tide 3/5 A harbour wakes …`
        let points = self.title.as_ref().and_then(|title| {
            let behind = crate::text::strip_prefix_ignore_case(line, &title.value)?.strip_prefix(' ')?;
            let (mark, prose) = behind.split_once(' ')?;
            let begins = prose.starts_with(char::is_uppercase) && mark.contains('/');
            grade::own_line(mark, stars).filter(|found| begins && found.iter().all(|graded| graded.mark.is_some()))
        });
        self.grades.extend(points.unwrap_or_default());
        if self.grades.iter().all(|graded| graded.mark.is_none()) {
            self.grades.extend(grade::opening(line, stars));
        }
    }

    /// Takes the mark of the front matter, which wins over the text.
    pub fn mark(&mut self, mark: Mark, span: Range<usize>) {
        if mark.ambiguous {
            let written = &mark.grade.written;
            let message = format!("\"{written}\" does not say out of how many stars");
            let help = format!("write \"{written} out of four\", or set `stars_out_of` in {FILE_NAME}");
            self.tell(span, Severity::Warning, Code::AmbiguousGrade, message, help);
        }
        self.review.grade = Some(mark.grade);
    }

    pub fn invalid_grade(&mut self, written: &str, span: Range<usize>) {
        self.tell(
            span,
            Severity::Error,
            Code::InvalidGrade,
            format!("\"{written}\" is no grade"),
            "write a letter from A+ to F, stars (\"3.5/4 stars\"), points (\"8/10\"), a percentage or thumbs",
        );
    }

    /// Makes one of the grades the review's: the one of its author, or else the first. The others
    /// are told, so that none is lost in silence.
    pub fn choose_grade(&mut self) {
        let grades = std::mem::take(&mut self.grades);
        for graded in grades.iter().filter(|graded| graded.mark.is_none()) {
            self.invalid_grade(graded.written, self.source.span(graded.written));
        }
        // A grade of the front matter has been taken already, and wins.
        if self.review.grade.is_some() {
            return;
        }
        let marks: Vec<(&Graded<'a>, &Mark)> =
            grades.iter().filter_map(|graded| Some((graded, graded.mark.as_ref()?))).collect();
        let author = self.review.author.as_deref().or(self.site.author.as_deref()).map(fold);
        let own = |critic: &str| author.as_ref().is_some_and(|author| shares_a_word(author, &fold(critic)));
        let chosen = marks.iter().position(|(graded, _)| graded.critic.is_some_and(own)).unwrap_or(0);
        let Some((graded, mark)) = marks.get(chosen) else { return };
        for (other, _) in
            marks.iter().filter(|(other, _)| other.written != graded.written || other.critic != graded.critic)
        {
            self.tell_other_grade(other, graded);
        }
        let named = graded.critic.filter(|critic| graded.is_labelled && author.is_none() && critic.contains(' '));
        if let Some(critic) = named {
            self.review.author = Some(critic.to_owned());
        }
        self.mark((*mark).clone(), self.source.span(graded.written));
    }

    fn tell_other_grade(&mut self, other: &Graded<'a>, chosen: &Graded<'a>) {
        let span = self.source.span(other.written);
        match other.critic {
            Some(critic) => {
                let critic = straight(critic);
                let message =
                    format!("\"{}\" is the grade of \"{critic}\"; \"{}\" is shown", other.written, chosen.written);
                let help = format!("to show both, write a document of its own for \"{critic}\"");
                self.tell(span, Severity::Warning, Code::AmbiguousGrade, message, help);
            }
            None if other.written != chosen.written => {
                let place = self.source.place(self.source.span(chosen.written));
                let message = format!("the grade is \"{}\" here, but \"{}\" at {place}", other.written, chosen.written);
                let help = format!("\"{}\" is shown; take the other out", chosen.written);
                let diagnostic = self.source.report(span, Severity::Warning, Code::ConflictingFact, message, help);
                self.push(diagnostic.related_to(place));
            }
            None => {}
        }
    }
}

fn shares_a_word(one: &str, other: &str) -> bool {
    one.split(' ').any(|word| other.split(' ').any(|same| same == word))
}

/// Whether a line numbers what follows: `A.` is the head of a section and no grade.
fn is_ordinal(line: &str) -> bool {
    line.len() == 2 && line.ends_with('.')
}

/// Whether letters that stand alone head the sections of a text.
pub fn has_sections(chunks: &[Chunk<'_>]) -> bool {
    let letters = chunks.iter().flat_map(|chunk| &chunk.lines).filter(|line| line.len() == 1);
    letters.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase())).count() > 1
}
