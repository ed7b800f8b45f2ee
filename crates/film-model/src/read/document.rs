//! One document: from bytes to its title, its facts and its review.

mod keys;

use super::credits::{self, Facts};
use super::front_matter::{self, Broken, Fences};
use super::grade::{self, Labelled, Mark};
use super::layout::{Chunk, chunks};
use super::site::Site;
use super::source::{At, Source};
use super::text::{ends_sentence, single_spaced, strip_prefix_ignore_case, without_emphasis};
use super::{body, caption, tail, title};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Review;
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
pub fn parse<'a>(path: &'a str, bytes: &'a [u8], site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Option<Parsed<'a>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            diagnostics.push(not_utf8(path, bytes, error.valid_up_to()));
            return None;
        }
    };
    let mut reader = Reader {
        source: Source::new(path, text),
        site,
        diagnostics,
        facts: Facts::default(),
        review: Review { source: path.to_owned(), ..Review::default() },
        title: None,
        slug: None,
        title_inferred: None,
        broken: false,
    };
    let text = reader.front_matter(text)?;
    let prose = reader.text(text, path.to_ascii_lowercase().ends_with(".md"))?;
    reader.finish(prose)
}

fn not_utf8(path: &str, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let valid = String::from_utf8_lossy(&bytes[..valid_up_to]);
    let source = Source::new(path, &valid);
    Diagnostic::new(
        &source,
        valid.len()..valid.len(),
        Severity::Error,
        Code::NotUtf8,
        format!("the byte 0x{:02x} is not UTF-8", bytes[valid_up_to]),
        "save the document as UTF-8",
    )
}

struct Reader<'a, 'd> {
    source: Source<'a>,
    site: &'d Site,
    diagnostics: &'d mut Vec<Diagnostic>,
    facts: Facts,
    review: Review,
    title: Option<At<String>>,
    slug: Option<String>,
    /// Where the title was taken from, if it was not stated.
    title_inferred: Option<&'static str>,
    /// Whether an error has been told that makes what is missing no wonder.
    broken: bool,
}

impl<'a> Reader<'a, '_> {
    fn tell(
        &mut self,
        span: Range<usize>,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.broken |= severity == Severity::Error;
        self.diagnostics.push(Diagnostic::new(&self.source, span, severity, code, message, help));
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
                self.tell(span, Severity::Error, Code::FrontMatter, message, help);
                return None;
            }
        }
        Some(fences.text)
    }

    fn mark(&mut self, mark: Mark, span: Range<usize>) {
        if mark.ambiguous {
            self.tell(
                span,
                Severity::Warning,
                Code::AmbiguousGrade,
                format!("\"{}\" does not say out of how many stars", mark.grade.written),
                format!(
                    "write \"{} out of four\", or set `stars_out_of` in {}",
                    mark.grade.written,
                    super::site::FILE_NAME
                ),
            );
        }
        self.review.grade.get_or_insert(mark.grade);
    }

    fn invalid_grade(&mut self, written: &str, span: Range<usize>) {
        self.tell(
            span,
            Severity::Error,
            Code::InvalidGrade,
            format!("\"{written}\" is no grade"),
            "write a letter from A+ to F, stars (\"3.5/4 stars\"), points (\"8/10\"), a percentage or thumbs",
        );
    }

    fn labelled(&mut self, found: Labelled<'_>, whole: &str) {
        match found {
            // A grade of the front matter has been taken already, and wins.
            Labelled::Mark(_) if self.review.grade.is_some() => {}
            Labelled::Mark(mark) => {
                let span = self.source.span(whole);
                let start = whole.find(mark.grade.written.as_str()).unwrap_or(0);
                let span = span.start + start..span.start + start + mark.grade.written.len().min(whole.len() - start);
                self.mark(mark, span);
            }
            Labelled::Invalid(written) => self.invalid_grade(written, self.source.span(written)),
        }
    }

    /// Reads the text behind the front matter and gives what of it is prose.
    fn text(&mut self, text: &'a str, is_markdown: bool) -> Option<Vec<&'a str>> {
        let mut chunks = chunks(text);
        if chunks.is_empty() {
            let at = self.source.text.len();
            let help = "write the review below, or take the document out of the folder";
            self.tell(at..at, Severity::Error, Code::EmptyReview, "the document holds no review", help);
            return None;
        }
        tail::cut(&mut chunks);
        self.head(&mut chunks);
        for chunk in &mut chunks {
            // Grades first: `Score: 85%` is one, where `Score: Ann Lee` names a composer.
            self.grade_lines(chunk);
            credits::take(&self.source, chunk, &mut self.facts);
        }
        chunks.retain(|chunk| !chunk.lines.is_empty());
        self.closing_grade(&mut chunks);
        chunks.retain(|chunk| !chunk.lines.is_empty());

        self.review.review_body = if is_markdown { body::markdown(&chunks) } else { body::plain(&chunks) };
        let prose: Vec<&str> = chunks.iter().map(|chunk| chunk.text(self.source.text)).collect();
        if self.title.is_none()
            && let Some(title) = prose.first().and_then(|paragraph| title::opening(paragraph))
        {
            self.title = Some(At::new(single_spaced(title), self.source.span(title)));
            self.title_inferred = Some("the opening words");
        }
        if self.review.review_body.is_empty() {
            let span = self.source.span(text.trim_start().lines().next().unwrap_or(""));
            let help = "write at least one paragraph about the film";
            self.tell(span, Severity::Warning, Code::EmptyReview, "there is no prose in this document", help);
        }
        Some(prose)
    }

    /// Reads the lines before the prose: title, byline, caption.
    fn head(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let mut inferred = None;
        for chunk in chunks.iter_mut().take(HEAD) {
            while let Some(line) = chunk.lines.first().copied() {
                // A picture at the head of a post is neither title nor prose.
                let picture = line.starts_with("![") && line.ends_with(')');
                let taken =
                    picture || self.caption(line, &mut inferred) || self.byline(line) || self.title_line(line, chunk);
                if !taken {
                    break;
                }
                chunk.lines.remove(0);
            }
            // Credits and grades may stand before the title; prose may not.
            if !self.is_data(chunk) {
                break;
            }
        }
        chunks.retain(|chunk| !chunk.lines.is_empty());
        if self.title.is_none()
            && let Some(title) = inferred
        {
            self.title = Some(At::new(single_spaced(title), self.source.span(title)));
            self.title_inferred = Some("the caption");
        }
    }

    fn caption(&mut self, line: &'a str, inferred: &mut Option<&'a str>) -> bool {
        let Some(caption) = caption::parse(line).filter(|_| self.review.caption.is_none()) else { return false };
        self.review.caption = Some(single_spaced(caption.text));
        *inferred = caption.title;
        true
    }

    fn byline(&mut self, line: &str) -> bool {
        let Some(author) = byline(line) else { return false };
        self.review.author.get_or_insert_with(|| single_spaced(author));
        true
    }

    /// Whether nothing in `chunk` but credits and grades is left.
    fn is_data(&self, chunk: &Chunk<'a>) -> bool {
        let mut chunk = chunk.clone();
        chunk.lines.retain(|line| grade::own_line(line, None).is_none() && grade::labelled(line, None).is_none());
        credits::take(&self.source, &mut chunk, &mut Facts::default());
        chunk.lines.is_empty()
    }

    fn title_line(&mut self, line: &'a str, chunk: &Chunk<'a>) -> bool {
        if self.is_data(&Chunk { lines: vec![line] }) {
            return false;
        }
        let is_heading = title::heading(line).is_some();
        // A first line that runs on into the next is the start of a paragraph broken by hand.
        let runs_on = chunk.lines.get(1).is_some_and(|next| next.starts_with(char::is_lowercase)) && !is_heading;
        let mut facts = Facts::default();
        let Some(title) = title::line(&self.source, line, self.site.stars_out_of, &mut facts).filter(|_| !runs_on)
        else {
            return false;
        };
        // Behind a title of the front matter, the same title again is a heading and no prose.
        match &self.title {
            Some(known) if super::text::fold(&known.value) != super::text::fold(title.text) => return false,
            Some(_) => {}
            None => self.title = Some(At::new(single_spaced(title.text), self.source.span(title.text))),
        }
        self.facts.complete(facts);
        if let Some(mark) = title.mark {
            self.labelled(Labelled::Mark(mark), line);
        }
        true
    }

    /// Takes grades that stand on a line of their own.
    fn grade_lines(&mut self, chunk: &mut Chunk<'a>) {
        let lines = std::mem::take(&mut chunk.lines);
        for (at, line) in lines.iter().copied().enumerate() {
            // Within prose broken by hand, a line may look like a mark by accident.
            let after_sentence = at == 0 || ends_sentence(lines[at - 1]) || lines[at - 1].len() < SHORT;
            let before_sentence = lines.get(at + 1).is_none_or(|next| !next.starts_with(char::is_lowercase));
            let alone = after_sentence && before_sentence && (lines.len() < 3 || at == 0 || at + 1 == lines.len());
            if let Some(found) = grade::labelled(line, self.site.stars_out_of) {
                self.labelled(found, line);
            } else if let Some(mark) = grade::own_line(line, self.site.stars_out_of).filter(|_| alone && !is_item(line))
            {
                self.labelled(Labelled::Mark(mark), line);
            } else if alone && lines.len() == 1 && grade::impossible(line, self.site.stars_out_of) {
                self.invalid_grade(line, self.source.span(line));
            } else {
                chunk.lines.push(line);
            }
        }
    }

    /// Takes a grade that closes the last paragraph, or else the first.
    fn closing_grade(&mut self, chunks: &mut [Chunk<'a>]) {
        let count = chunks.len();
        for at in [count.wrapping_sub(1), 0] {
            let Some(line) = chunks.get_mut(at).and_then(|chunk| chunk.lines.last_mut()) else { continue };
            if let Some((start, found)) = grade::closing(line, self.site.stars_out_of) {
                let whole = &line[start..];
                *line = line[..start].trim_end();
                self.labelled(found, whole);
                return;
            }
        }
    }

    fn finish(mut self, prose: Vec<&'a str>) -> Option<Parsed<'a>> {
        self.review.author = self.review.author.take().or_else(|| self.site.author.clone());
        self.review.publisher = self.review.publisher.take().or_else(|| self.site.publication.clone());
        let Some(title) = self.title.take() else {
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
        let Reader { source, slug, facts, review, .. } = self;
        Some(Parsed { source, title, slug, facts, review, prose })
    }
}

/// Shorter lines were not broken to fit a page.
const SHORT: usize = 40;

/// Whether a line numbers what follows: `A.` is the head of a section and no grade.
fn is_item(line: &str) -> bool {
    line.len() == 2 && line.ends_with('.')
}

/// How many chunks may stand before the prose.
const HEAD: usize = 6;

/// The critic in `By Ann Lee`.
fn byline(line: &str) -> Option<&str> {
    let line = without_emphasis(line);
    let openings = ["reviewed by ", "review by ", "words by ", "by "];
    let name = openings.iter().find_map(|opening| strip_prefix_ignore_case(line, opening))?;
    let name = name.trim().trim_end_matches('.');
    (name.split_whitespace().count() >= 2 && credits::is_name(name)).then_some(name)
}
