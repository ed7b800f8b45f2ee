//! One document: from its text to its title, its facts and its review.

mod below_title;
mod byline;
mod candidates;
mod cast;
mod credits;
pub mod dates;
mod file_name;
mod first_title;
mod grades;
mod head;
mod keys;
mod refined;
mod reports;
mod signed;
mod title_line;
mod titled;
mod titles;
mod year;

use crate::clean::{Cleaned, Kind};
use crate::credits::{Data, Facts, Known};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::front_matter::{self, Broken, Fences};
use crate::grade::Graded;
use crate::habits::Habits;
use crate::keys::grades::Bare;
use crate::layout::{Chunk, chunks};
use crate::sentence::ends_sentence;
use crate::site::Site;
use crate::source::{At, Source};
use crate::text::{fold, single_spaced};
use crate::{body, boilerplate, tail, title};
use film_model::Review;
use first_title::title_of_first_line;
use reports::few_of_a_kind;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// A document that has been read by itself. What needs the other documents is still to come.
pub struct Parsed<'a> {
    pub source: Source<'a>,
    pub title: At<String>,
    pub slug: Option<String>,
    pub facts: Facts,
    pub review: Review,
    /// The prose as it stands in the document, for what is looked up in it later.
    pub prose: Vec<&'a str>,
}

/// Reads a document. `None` where it is no review; `diagnostics` says why.
pub fn parse<'a>(
    source: Source<'a>,
    cleaned: &Cleaned<'_>,
    site: &Site,
    habits: &mut Habits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Parsed<'a>> {
    let before = diagnostics.len();
    let parsed = Reader::new(source, site, habits, diagnostics).read(cleaned);
    few_of_a_kind(diagnostics, before);
    parsed
}

struct Reader<'a, 'd> {
    source: Source<'a>,
    site: &'d Site,
    habits: &'d mut Habits,
    diagnostics: &'d mut Vec<Diagnostic>,
    facts: Facts,
    review: Review,
    /// The grade of the front matter, where it is a number without a scale.
    bare: Option<Bare>,
    /// A number behind a label for a grade (`Voto: 4,5`), which is the grade where the text gives no other.
    number: Option<(&'a str, &'a str)>,
    /// Every grade the text gives; which of them is the review's is seen at the end.
    grades: Vec<Graded<'a>>,
    title: Option<At<String>>,
    slug: Option<String>,
    /// The line that was read as the title, if one was. It may turn out to be a headline.
    title_line: Option<&'a str>,
    /// The short lines above the prose, as long as nothing has said which of them is the title.
    head_lines: Vec<&'a str>,
    /// Whether a line, by its place, is nothing but credits or a grade, as far as that was asked.
    data_lines: BTreeMap<(usize, usize), bool>,
    /// What of them was read as credits.
    credit_lines: Known<'a>,
    /// Where the title was taken from, if it was not stated.
    title_inferred: Option<&'static str>,
    /// Whether an error has been told that makes what is missing no wonder.
    broken: bool,
    /// Where the front matter ends.
    front_matter: usize,
}

/// Drops short lines that stand in the text again and again and are no sentences: what a page sets between paragraphs.
fn drop_repeated(chunks: &mut Vec<Chunk<'_>>) {
    const LONGEST: usize = 60;
    let may_be = |line: &&str| line.len() <= LONGEST && line.contains(char::is_alphabetic) && !ends_sentence(line);
    let mut seen: HashSet<&str> = HashSet::new();
    let repeated: HashSet<&str> = chunks
        .iter()
        .flat_map(|chunk| &chunk.lines)
        .copied()
        .filter(may_be)
        .filter(|line| !seen.insert(line))
        .collect();
    if repeated.is_empty() {
        return;
    }
    let long = chunks.iter().flat_map(|chunk| &chunk.lines).filter(|line| line.len() > LONGEST).count();
    // A text of short lines, such as a poem or a talk, repeats them on purpose.
    if long <= repeated.len() {
        return;
    }
    for chunk in chunks.iter_mut() {
        chunk.lines.retain(|line| !repeated.contains(line));
    }
    chunks.retain(|chunk| !chunk.lines.is_empty());
}

/// No label at the end of a text is longer, in bytes.
const LONGEST_LABEL: usize = 40;

/// Drops a heading or a label that has nothing below it any more: `## Verdict` above a grade.
fn drop_closing_heading(chunks: &mut Vec<Chunk<'_>>) {
    let heading = |chunk: &Chunk<'_>| chunk.lines.iter().all(|line| title::heading(line).is_some());
    let label = |chunk: &Chunk<'_>| chunk.lines.iter().all(|line| line.len() <= LONGEST_LABEL && line.ends_with(':'));
    while chunks.last().is_some_and(|last| heading(last) || chunks.len() > 1 && label(last)) {
        chunks.pop();
    }
}

impl<'a, 'd> Reader<'a, 'd> {
    fn new(source: Source<'a>, site: &'d Site, habits: &'d mut Habits, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        Reader {
            review: Review { source: source.path.to_owned(), ..Review::default() },
            source,
            site,
            habits,
            diagnostics,
            bare: None,
            facts: Facts::default(),
            number: None,
            grades: Vec::new(),
            title: None,
            slug: None,
            title_line: None,
            head_lines: Vec::new(),
            data_lines: BTreeMap::new(),
            credit_lines: Known::default(),
            title_inferred: None,
            broken: false,
            front_matter: 0,
        }
    }

    /// Reads the document, of which `cleaned` says what was left out before.
    fn read(mut self, cleaned: &Cleaned<'_>) -> Option<Parsed<'a>> {
        let text = self.front_matter(self.source.text)?;
        let prose = self.text(text, Kind::of(self.source.path).is_markdown())?;
        self.left_out(&cleaned.left_out);
        self.grades_of_shortcodes(&cleaned.grades);
        self.grade_of_number();
        self.finish(prose)
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.broken |= diagnostic.severity == Severity::Error;
        self.diagnostics.push(diagnostic);
    }

    fn tell(
        &mut self,
        span: Range<usize>,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let diagnostic = self.source.report(span, severity, code, message, help);
        self.push(diagnostic);
    }

    /// Reads the front matter and gives the text behind it.
    fn front_matter(&mut self, text: &'a str) -> Option<&'a str> {
        let fences: Fences<'a> = match front_matter::split(text) {
            None => return Some(text),
            Some(Ok(fences)) => fences,
            Some(Err(fence)) => {
                let span = self.source.span(fence);
                let help = format!("close it with a line `{}`", fence.trim_end());
                self.tell(span, Severity::Error, Code::FrontMatter, "the front matter is never closed", help);
                return None;
            }
        };
        match front_matter::parse(&self.source, &fences) {
            Ok(table) => self.keys(table)?,
            Err(Broken { span, message, help }) => {
                let table = front_matter::by_line(&self.source, &fences);
                let has_title = table.iter().any(|(key, _)| key.value.eq_ignore_ascii_case("title"));
                if !has_title && front_matter::has_library(fences.language) {
                    self.tell(span, Severity::Error, Code::FrontMatter, message, help);
                    return None;
                }
                let message = format!("{message}; its keys are read a line at a time");
                self.tell(span, Severity::Warning, Code::FrontMatter, message, help);
                self.keys(table)?;
            }
        }
        self.front_matter = self.source.span(fences.text).start;
        Some(fences.text)
    }

    /// Reads the text behind the front matter and gives what of it is prose.
    fn text(&mut self, text: &'a str, is_markdown: bool) -> Option<Vec<&'a str>> {
        let mut chunks = chunks(text);
        let is_graded = self.review.grade.is_some() || self.bare.is_some();
        if chunks.is_empty() && self.title.is_some() && is_graded {
            // A film that the critic has only graded.
            return Some(Vec::new());
        }
        if chunks.is_empty() {
            let at = self.source.text.len();
            let help = "write the review below, or take the document out of the folder";
            self.tell(at..at, Severity::Error, Code::EmptyReview, "the document holds no review", help);
            return None;
        }
        self.tail(&mut chunks);
        self.stacked_day(&mut chunks);
        self.drop_page_above(&mut chunks);
        self.keep_head_lines(&chunks);
        let labelled = Self::labelled_title(&chunks);
        self.head(&mut chunks);
        self.headings_of_credits(&mut chunks);
        self.films_at_foot(&mut chunks);
        let mut data = Data::default();
        self.credits().join_labels(&mut chunks);
        let sections = grades::has_sections(&chunks);
        let mut taken = Vec::with_capacity(chunks.len());
        for chunk in &mut chunks {
            let lines = chunk.lines.len();
            self.grade_lines(chunk, sections);
            let credits = crate::credits::Reader { source: &self.source, stars_out_of: self.site.stars_out_of };
            credits.take(chunk, &mut self.credit_lines, &mut data);
            if chunk.lines.len() < lines || chunk.lines.len() == 1 && self.is_title(chunk.lines[0]) {
                self.heading_of_credits(chunk);
            }
            taken.push(chunk.lines.is_empty());
        }
        for (at, chunk) in chunks.iter_mut().enumerate() {
            let beside = |other: Option<&bool>| other.is_some_and(|taken| *taken);
            if beside(at.checked_sub(1).and_then(|before| taken.get(before))) || beside(taken.get(at + 1)) {
                self.credits().take_beside(chunk, &mut data);
            }
        }
        chunks.retain(|chunk| !chunk.lines.is_empty());
        self.byline_below_credits(&mut chunks);
        self.byline_at_foot(&mut chunks);
        self.byline_within(&mut chunks);
        drop_repeated(&mut chunks);
        self.closing_byline(&mut chunks);
        self.closing_credits(&mut chunks, &mut data);
        self.facts_said(&chunks, &mut data);
        self.learn(data);
        self.writer_is_critic();
        self.closing_grade(&mut chunks);
        self.lone_number(&mut chunks);
        self.opening_grade(&chunks);
        self.grade_in_prose(&mut chunks);
        drop_closing_heading(&mut chunks);
        chunks.retain(|chunk| !chunk.lines.is_empty());

        let mut unclosed = None;
        self.review.review_body =
            if is_markdown { body::markdown(&chunks, &mut unclosed) } else { body::plain(&chunks, &mut unclosed) };
        if let Some(mark) = unclosed {
            let help = "close the spoiler with a second `||`; as it stands, everybody sees it";
            self.tell(
                self.source.span(mark),
                Severity::Warning,
                Code::UnclosedSpoiler,
                "a spoiler is never closed",
                help,
            );
        }
        let prose: Vec<&str> = chunks.iter().map(|chunk| chunk.text(self.source.text)).collect();
        if self.title.is_none() {
            self.title_of_prose(&prose);
        }
        if self.title.is_none() {
            self.title_of_text(&chunks, &prose);
        }
        self.settle_title(&prose);
        if self.title.is_none()
            && let Some(line) = title_of_first_line(&chunks)
        {
            self.infer_title(line, titles::FIRST_LINE);
            self.title_line = Some(line);
            self.review.review_body.remove(0);
            self.settle_title(&prose);
        }
        if let Some(labelled) = labelled {
            self.take_labelled_title(labelled);
        }
        self.title_named_by_prose(&prose);
        self.title_without_owner();
        if self.title.is_none() {
            self.title_read_as_grade(text);
        }
        if self.review.review_body.is_empty() {
            let span = self.source.span(text.trim_start().lines().next().unwrap_or(""));
            let help = "write at least one paragraph about the film";
            self.tell(span, Severity::Warning, Code::EmptyReview, "there is no prose in this document", help);
        }
        Some(prose)
    }

    /// Takes the grade that a shortcode or a component draws, where the text gives no other.
    fn grades_of_shortcodes(&mut self, grades: &[(String, String)]) {
        let Some((name, number)) = grades.first() else { return };
        if self.review.grade.is_none() && !self.grades.iter().any(|graded| graded.mark.is_some()) {
            self.grade_of_shortcode(name, number);
        }
    }

    /// Takes the number behind a label, where the text gives no grade.
    fn grade_of_number(&mut self) {
        let Some((label, number)) = self.number.take() else { return };
        if self.review.grade.is_none() && !self.grades.iter().any(|graded| graded.mark.is_some()) {
            self.grade_of_label(label, number);
        }
    }

    /// Drops what a web page leaves under a review, and says so where it is much.
    fn tail(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let tail = tail::cut(chunks);
        boilerplate::drop_menu(chunks);
        boilerplate::drop_lines(chunks, |line| {
            if let Some((author, date)) = byline::posted(line) {
                self.review.author = self.review.author.take().or_else(|| author.map(single_spaced));
                self.review.date_published = self.review.date_published.take().or(date);
            }
        });
        let Some((label, words)) = tail else { return };
        if words >= tail::MUCH {
            let message = format!("\"{label}\" and the {words} words behind it are left out");
            let help = "if they belong to the review, take this line out";
            self.tell(self.source.span(label), Severity::Note, Code::TailDropped, message, help);
        }
    }

    fn finish(mut self, prose: Vec<&'a str>) -> Option<Parsed<'a>> {
        if self.title.as_ref().is_none_or(|title| title.value.is_empty()) {
            self.title_of_file();
        }
        if self.title.is_none() && !self.broken {
            self.title_as_a_last_guess(&prose);
        }
        self.review.date_published = self.review.date_published.take().or_else(|| self.day_of_file());
        self.year_said();
        self.scale_of_bare_grade();
        self.choose_grade();
        if let Some(author) = &mut self.review.author {
            byline::trim_author(author);
        }
        self.review.author = self.review.author.take().or_else(|| self.site.author.clone());
        self.review.publisher = self.review.publisher.take().or_else(|| self.site.publication.clone());
        self.review.lang = self.review.lang.take().or_else(|| self.site.lang.clone());
        self.tell_conflicts();
        let Some(title) = self.title.take().filter(|title| !title.value.is_empty()) else {
            // Several diagnostics of one cause are one.
            if !self.broken {
                let text = self.source.text;
                let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim();
                let span = self.source.span(first);
                let span = span.start..span.start + first.chars().take(40).map(char::len_utf8).sum::<usize>();
                let help = "write the title of the film on the first line, or as `title:` in front matter";
                self.tell(span, Severity::Error, Code::MissingTitle, "no title is to be found", help);
            }
            return None;
        };
        if let Some(place) = self.title_inferred {
            let message = format!("the title \"{}\" was taken from {place}", title.value);
            let help = "to state it, write it on the first line, or as `title:` in front matter";
            self.tell(title.span.clone(), Severity::Note, Code::TitleInferred, message, help);
        }
        let Reader { source, slug, facts, mut review, .. } = self;
        // What was read as a name above the title may have been the title.
        review.author = review.author.filter(|author| fold(author) != fold(&title.value));
        Some(Parsed { source, title, slug, facts, review, prose })
    }
}
