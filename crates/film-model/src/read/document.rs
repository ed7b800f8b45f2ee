//! One document: from bytes to its title, its facts and its review.

use super::credits::{self, CastEntry, Facts};
use super::front_matter::{self, Broken, Fences, Table, Value};
use super::grade::{self, Labelled, Mark};
use super::layout::{Chunk, chunks};
use super::site::Site;
use super::source::{At, Source};
use super::text::{ends_sentence, nearest, single_spaced, strip_prefix_ignore_case, without_emphasis};
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

/// Keys of the language, as the front matter has them.
const KEYS: [&str; 17] = [
    "title",
    "slug",
    "year",
    "author",
    "critic",
    "publication",
    "url",
    "date",
    "grade",
    "directors",
    "writers",
    "distributor",
    "cast",
    "countries",
    "runtime",
    "rated",
    "poster",
];

/// Keys that site generators put there, which say nothing about the movie.
const OTHERS_KEYS: [&str; 26] = [
    "draft",
    "tags",
    "categories",
    "category",
    "tag",
    "description",
    "layout",
    "permalink",
    "published",
    "excerpt",
    "summary",
    "image",
    "images",
    "cover",
    "aliases",
    "weight",
    "lastmod",
    "updated",
    "toc",
    "type",
    "taxonomies",
    "extra",
    "template",
    "series",
    "keywords",
    "eleventyNavigation",
];

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

    /// Takes what the front matter says. `None` where it says that this is a draft.
    fn keys(&mut self, table: Table) -> Option<()> {
        for (key, value) in table {
            let is_true = matches!(&value.value, Value::Scalar(text) if text == "true");
            if key.value == "draft" && is_true {
                self.tell(key.span, Severity::Note, Code::Draft, "a draft is left out", "remove `draft` to show it");
                return None;
            }
            if value.value == Value::Empty {
                continue;
            }
            if let Err(expected) = self.key(&key, value.clone()) {
                let message = format!("\"{}\" cannot be {}", key.value, describe(&value.value));
                self.tell(value.span, Severity::Error, Code::FrontMatter, message, expected);
            }
        }
        Some(())
    }

    /// Takes one key. The error says what the key takes.
    fn key(&mut self, key: &At<String>, value: At<Value>) -> Result<(), String> {
        let span = value.span.clone();
        let text = |value: At<Value>| match value.value {
            Value::Scalar(text) if !text.trim().is_empty() => Ok(At::new(single_spaced(&text), value.span)),
            _ => Err(format!("write one text, for example `{}`", example(&key.value))),
        };
        match key.value.as_str() {
            "title" => self.title = Some(text(value)?),
            "slug" => {
                let slug = super::merge::slug(&text(value)?.value);
                self.slug = Some(slug);
            }
            "author" | "critic" => {
                let names = names(value, &key.value)?.join(", ");
                self.review.author = Some(names).filter(|names| !names.is_empty());
            }
            "publication" => self.review.publisher = Some(text(value)?.value),
            "url" => {
                let url = text(value)?;
                if !body::is_web_address(&url.value) {
                    return Err("write an address that begins with https://".into());
                }
                self.review.url = Some(url.value);
            }
            "date" => {
                let date = text(value)?;
                match civil_date(&date.value) {
                    Some(date) => self.review.date_published = Some(date),
                    None => self.tell(
                        span,
                        Severity::Error,
                        Code::InvalidDate,
                        format!("\"{}\" is no date", date.value),
                        "write the date as year-month-day, for example `2020-12-04`",
                    ),
                }
            }
            "grade" => {
                let grade = text(value)?;
                match grade::parse(without_emphasis(&grade.value), self.site.stars_out_of) {
                    Some(mark) => self.mark(mark, span),
                    None => self.invalid_grade(&grade.value, span),
                }
            }
            "year" => {
                let year = text(value)?;
                let number = credits::year(&year.value).ok_or("write a year of four digits, for example `2020`")?;
                self.facts.year = Some(At::new(number, span));
            }
            "directors" => self.facts.directors = list(value, &key.value)?,
            "writers" => self.facts.writers = list(value, &key.value)?,
            "countries" => self.facts.countries = list(value, &key.value)?,
            "distributor" => self.facts.distributor = Some(text(value)?),
            "cast" => self.facts.cast = cast(value)?,
            "runtime" => {
                let runtime = text(value)?;
                let minutes = credits::minutes(&runtime.value)
                    .or_else(|| runtime.value.parse().ok().filter(|minutes| (1..=1_440).contains(minutes)))
                    .ok_or("write the minutes, for example `120` or `2h 5m`")?;
                self.facts.duration_minutes = Some(At::new(minutes, span));
            }
            "rated" => {
                let rated = text(value)?;
                // Boards the reader does not know are taken at the critic's word.
                let certificate = credits::certificate::parse(&rated.value).unwrap_or(rated.value);
                self.facts.content_rating = Some(At::new(certificate, span));
            }
            "poster" => {
                text(value)?;
            }
            "director" | "writer" if self.near_list(key, &value) => {}
            other if OTHERS_KEYS.contains(&other) => {}
            other => {
                let help = match nearest(other, &KEYS) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("the keys are {}", KEYS.join(", ")),
                };
                let message = format!("unknown key \"{other}\"");
                self.tell(key.span.clone(), Severity::Warning, Code::UnknownKey, message, help);
            }
        }
        Ok(())
    }

    /// `director: Ann Lee` for one of them is what everybody writes first.
    fn near_list(&mut self, key: &At<String>, value: &At<Value>) -> bool {
        let Ok(names) = list(value.clone(), &key.value) else { return false };
        match key.value.as_str() {
            "director" => self.facts.directors = names,
            _ => self.facts.writers = names,
        }
        true
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

/// The day in `text`, whatever time and zone follow it.
fn civil_date(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(10)?;
    let date: jiff::civil::Date = day.parse().ok()?;
    let time =
        rest.is_empty() || rest.starts_with(['T', 't', ' ']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    time.then(|| date.to_string())
}

fn describe(value: &Value) -> String {
    match value {
        Value::Empty => "empty".into(),
        Value::Scalar(text) => format!("\"{text}\""),
        Value::List(_) => "a list".into(),
        Value::Table(_) => "a table".into(),
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "title" => "title: Sound of Metal",
        "slug" => "slug: sound-of-metal",
        "year" => "year: 2020",
        "url" => "url: https://example.org/review",
        "date" => "date: 2020-12-04",
        "grade" => "grade: A-",
        "runtime" => "runtime: 120",
        "rated" => "rated: R",
        "directors" | "writers" => "directors: [Ann Lee, Bo Ek]",
        "countries" => "countries: [USA, Belgium]",
        _ => "publication: North Weekly",
    }
}

/// A list, or one text that parts like one.
fn list(value: At<Value>, key: &str) -> Result<Vec<At<String>>, String> {
    let wrong = || format!("write a list of texts, for example `{}`", example(key));
    match value.value {
        Value::Scalar(text) => {
            let parts = credits::split_list(&text);
            Ok(parts.into_iter().map(|part| At::new(single_spaced(part), value.span.clone())).collect())
        }
        Value::List(entries) => entries
            .into_iter()
            .map(|entry| match entry.value {
                Value::Scalar(text) if !text.trim().is_empty() => Ok(At::new(single_spaced(&text), entry.span)),
                _ => Err(wrong()),
            })
            .collect(),
        Value::Table(_) | Value::Empty => Err(wrong()),
    }
}

fn names(value: At<Value>, key: &str) -> Result<Vec<String>, String> {
    match value.value {
        Value::Scalar(text) => Ok(vec![single_spaced(&text)]),
        _ => Ok(list(value, key)?.into_iter().map(|at| at.value).collect()),
    }
}

/// A cast: `Name`, `Name as Character` or a table `{name, character, url}` an entry.
fn cast(value: At<Value>) -> Result<Vec<CastEntry>, String> {
    let wrong = "write a list of `Name`, `Name as Character` or tables with `name` and `character`";
    let entry = |text: &str, span: Range<usize>| {
        let (name, character) = credits::cast_entry(text);
        CastEntry { name: At::new(single_spaced(name), span), character: character.map(single_spaced), url: None }
    };
    let entries = match value.value {
        Value::Scalar(text) => {
            return Ok(credits::split_list(&text).into_iter().map(|text| entry(text, value.span.clone())).collect());
        }
        Value::List(entries) => entries,
        Value::Table(_) | Value::Empty => return Err(wrong.into()),
    };
    entries
        .into_iter()
        .map(|at| match at.value {
            Value::Scalar(text) if !text.trim().is_empty() => Ok(entry(&text, at.span)),
            Value::Table(table) => {
                let field = |name: &str| {
                    table.iter().find(|(key, _)| key.value == name).and_then(|(_, value)| match &value.value {
                        Value::Scalar(text) if !text.trim().is_empty() => {
                            Some(At::new(single_spaced(text), value.span.clone()))
                        }
                        _ => None,
                    })
                };
                let url = field("url").map(|at| at.value);
                if url.as_deref().is_some_and(|url| !body::is_web_address(url)) {
                    return Err("write the `url` of a person as an address that begins with https://".into());
                }
                let name = field("name").ok_or(wrong)?;
                Ok(CastEntry { name, character: field("character").map(|at| at.value), url })
            }
            _ => Err(wrong.into()),
        })
        .collect()
}
