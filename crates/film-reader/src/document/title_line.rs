//! The line that is the title, or the headline that has it: what stands beside the title on it is taken with it.

use super::Reader;
use super::head::{SHORT, is_other_title};
use crate::credits::Facts;
use crate::sentence::ends_sentence;
use crate::source::At;
use crate::text::{fold, single_spaced, split_at_mark};
use crate::{grade, title};

impl<'a> Reader<'a, '_> {
    /// Takes a line that is the title. Some titles read like credits (`With Honors`, `Rated X`);
    /// `opens` says that this line opens the document and that prose follows it.
    pub(super) fn title_line(&mut self, line: &'a str, next: Option<&'a str>, opens: bool) -> bool {
        // `Grandmother's Motorbike: A-` names no critic where the film has no title yet.
        let one = self.title.is_none()
            && grade::own_line(line, self.site.stars_out_of)
                .is_some_and(|found| found.len() == 1 && found[0].critic.is_some());
        if self.is_data(&[line]) && !one && !(opens && self.title.is_none() && title::may_be_credits(line)) {
            return false;
        }
        let is_heading = title::heading(line).is_some();
        // `## Synopsis` above `## My notes` heads a section.
        if line.starts_with("##") && self.title.is_none() && self.front_matter > 0 && self.heads_a_section(line) {
            return false;
        }
        // A first line that runs on into the next is the start of a paragraph broken by hand.
        let runs_on = next.is_some_and(|next| next.starts_with(char::is_lowercase))
            && !is_heading
            && !line.ends_with(')')
            && !next.is_some_and(|next| Self::is_byline(next, None) || is_other_title(next));
        let breaks_off = next.is_some() && !is_heading && title::breaks_off(line);
        if runs_on || breaks_off || self.is_other_credit(line, next) {
            return false;
        }
        // `Low Tide 2016` above stars or the day it was watched, as diaries are copied.
        let line = match line.rsplit_once(' ') {
            Some((title, year))
                if next.is_some_and(|next| next.starts_with(['★', '½']) || next.starts_with("Watched ")) =>
            {
                match crate::credits::year(year).filter(|_| self.title.is_none()) {
                    Some(number) => {
                        self.facts.year.get_or_insert(At::new(number, self.source.span(year)));
                        title
                    }
                    None => line,
                }
            }
            _ => line,
        };
        // `“Low Tide” – reviewed by Ann Lee`
        let signed = (self.title.is_none() && line.len() <= SHORT).then(|| {
            let (title, behind) =
                [" – ", " — ", " - ", " | ", ", "].iter().find_map(|mark| split_at_mark(line, mark))?;
            let found = super::byline::parse(behind).filter(|_| behind.contains("eview"))?;
            Some((title, found.author))
        });
        let line = match signed.flatten() {
            Some((title, author)) => {
                self.review.author.get_or_insert_with(|| single_spaced(author));
                title
            }
            None => line,
        };
        // `12. Low Tide (2016) - 6/10`
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let line = match line[digits..].strip_prefix(". ") {
            Some(rest) if digits > 0 && digits < 4 && self.title.is_none() && line.len() <= SHORT => {
                let mut facts = Facts::default();
                let titled = title::line(self.credits(), rest, &mut facts).is_some() && facts.year.is_some();
                if titled { rest } else { line }
            }
            _ => line,
        };
        // `Low Tide October 4, 2013`
        let day = (self.title.is_none() && line.len() <= SHORT && super::dates::may_be_a_day(line)).then(|| {
            memchr::memchr_iter(b' ', line.as_bytes())
                .find_map(|at| Some((&line[..at], super::dates::in_words(&line[at + 1..])?)))
        });
        let line = match day.flatten() {
            Some((title, date)) if title::title_case(title) && !title.ends_with([',', '-', '–', '|']) => {
                self.review.date_published.get_or_insert(date);
                title
            }
            _ => line,
        };
        // Behind a known title, only a line that says it is of use.
        if let Some(known) = &self.title
            && (title::is_paragraph(line)
                || (ends_sentence(line) || line.ends_with('。')) && line.len() > 2 * known.value.len() + LONGEST_TITLE
                || !fold(line).contains(&fold(&known.value)) && !title::headline::is_labelled_title(line))
        {
            return false;
        }
        if self.title.is_none()
            && let Some((director, name)) = title::headline::of_director(line)
            && self.is_named_after(line, name)
        {
            self.infer_title(name, "the headline");
            self.title_line = Some(line);
            if self.facts.directors.is_empty() {
                self.facts.directors.push(self.credits().name(director));
            }
            return true;
        }
        let mut facts = Facts::default();
        let found = title::line(self.credits(), line, &mut facts);
        // A line that is a title with its year, or nothing but a quoted title, is no headline.
        let sure = found.as_ref().is_some_and(|_| facts.year.is_some());
        if self.title.is_none() && !sure && self.headline(line) {
            return true;
        }
        let Some(title) = found else { return false };
        // Behind a title of the front matter, the same title again is a heading and no prose.
        match &self.title {
            // `Titre - Marée basse` below `Marée basse: la brillante deuxième œuvre d’Ada Kiln`
            Some(known)
                if title::headline::is_labelled_title(line)
                    && self.title_line.is_some()
                    && format!("{} ", fold(&known.value)).starts_with(&format!("{} ", fold(title.text))) =>
            {
                self.title = Some(At::new(single_spaced(title.text), self.source.span(title.text)));
                self.title_inferred = None;
            }
            Some(known) if fold(&known.value) != fold(title.text) => return false,
            Some(_) => {}
            None => {
                self.title = Some(At::new(single_spaced(title.text), self.source.span(title.text)));
                self.title_line = Some(line);
            }
        }
        self.facts.complete(facts);
        self.grades.extend(title.grades);
        if let Some(number) = title.number {
            self.number.get_or_insert((&number[..0], number));
        }
        true
    }

    /// Whether a heading has another of its level below it, and the text never names what it says.
    fn heads_a_section(&self, line: &'a str) -> bool {
        let level = &line[..line.len() - line.trim_start_matches('#').len()];
        let rest = &self.source.text[self.source.span(line).end..];
        let beside = |other: &str| other.strip_prefix(level).is_some_and(|other| other.starts_with(' '));
        rest.lines().any(beside) && title::heading(line).is_some_and(|said| !self.is_named_any_case_after(line, said))
    }

    /// Whether a first line is a title that is written like a sentence, as most languages do: a paragraph follows it, and
    /// the name of the file has it or the text names it again.
    pub(super) fn small_first_line(&self, line: &'a str, next: Option<&str>) -> bool {
        let words = line.split_whitespace().count();
        self.title.is_none()
            && next.is_some_and(|next| {
                next.len() > SHORT || crate::text::has_digit(next) && self.credits().titled_row(next).is_some()
            })
            && (2..=LONGEST_TITLE + 1).contains(&words)
            && line.len() <= SHORT
            && line.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
            && line.ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && (next.is_some_and(|next| next.len() <= SHORT) && !line.contains([':', '/'])
                || self.file_holds(line)
                || self.is_named_any_case_after(line, line))
    }

    /// Whether a line is a credit that the model does not keep, with other credits or a grade below it: `Music: Ann Lee`.
    fn is_other_credit(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        line.contains(':')
            && self.title.is_none()
            && next.is_some_and(|next| self.is_data(&[next]) || self.credits().is_other_credit(next))
            && self.credits().is_other_credit(line)
    }

    /// Takes a headline that has the title between quotation marks among other words. Unless the line
    /// says that it is a review, the text must name the same work again.
    fn headline(&mut self, line: &'a str) -> bool {
        let rest = &self.source.text[self.source.span(line).end..];
        // `Sundance Review: Tin Sky` names the festival first, of which the text says no more.
        let other = [" Review: ", " review: "].iter().find_map(|label| split_at_mark(line, label));
        if let Some((before, behind)) = other.filter(|_| line.len() <= HEADLINE)
            && title::title_case(behind)
            && rest.contains(behind)
            && !rest.contains(before)
        {
            self.infer_title(behind, "the headline");
            return true;
        }
        // `A Night Out – Review: “Low Tide” 11.13.14`
        if let Some((_, behind)) = other.filter(|_| line.len() <= HEADLINE)
            && behind.starts_with(['“', '"', '‘', '«'])
            && let Some(name) = title::headline::within_marks(behind).next()
        {
            self.infer_title(name, "the headline");
            return true;
        }
        // `Low Tide: the ferry that came to dinner`
        if line.len() <= HEADLINE
            && let Some((head, behind)) = [": ", " – ", " — ", " - "].iter().find_map(|mark| split_at_mark(line, mark))
            && behind.starts_with(char::is_lowercase)
            && behind.split_whitespace().nth(2).is_some()
            && title::title_case(head)
            && !line.ends_with('.')
            && self.is_named_after(line, head)
        {
            self.infer_title(head, "the headline");
            return true;
        }
        let announced = title::headline::announced(line);
        if let Some(name) = title::headline::led_by_title(line).filter(|_| line.len() <= HEADLINE)
            && !line.ends_with('.')
            && name.len() + 6 < line.len()
            && (announced.is_some() || title::headline::is_led_surely(line) || self.is_named_any_case_after(line, name))
        {
            self.director_in_headline(line, name);
            self.infer_title(name, "the headline");
            return true;
        }
        // Most languages write the words of a title small: what the text sets between marks again is one as well.
        let text = announced.unwrap_or(line);
        let Some(quoted) = title::headline::quoted(text).or_else(|| self.small_title(line, text)) else { return false };
        let rest = &self.source.text[self.source.span(line).end..];
        if line.len() > HEADLINE
            || announced.is_none() && line.ends_with('.')
            || announced.is_none() && !title::headline::within_marks(rest).any(|other| other == quoted)
        {
            return false;
        }
        self.director_in_headline(line, quoted);
        self.infer_title(quoted, "the headline");
        true
    }

    /// Takes the director who stands right after the title: `“Última Vazante”, de Heitor Pacheco`.
    fn director_in_headline(&mut self, line: &'a str, name: &str) {
        if let Some((before, director)) = title::byline::directed(line).filter(|_| self.facts.directors.is_empty())
            && before.trim_end_matches(|c: char| !c.is_alphanumeric()).ends_with(name)
        {
            self.facts.directors.push(self.credits().name(director));
        }
    }

    /// A name between marks in a headline that is written like a sentence, with other words around it, if the text has it
    /// again.
    fn small_title(&self, line: &'a str, text: &'a str) -> Option<&'a str> {
        if line.len() > HEADLINE {
            return None;
        }
        title::headline::within_marks(text).find(|name| {
            name.len() + 4 < text.len()
                && name.split_whitespace().count() <= LONGEST_TITLE
                && self.is_named_after(line, name)
        })
    }
}

/// No title in a headline has more words.
const LONGEST_TITLE: usize = 8;

/// No headline is longer, in bytes.
const HEADLINE: usize = 200;
