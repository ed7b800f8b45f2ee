//! Which of the readings of a title is right, with the whole document in view.
//!
//! A reading by itself may be wrong: a headline is no title, and the name of a column stands where a title would. What
//! speaks for a title is that the text names it again. Where one reading is taken instead of another, a note says so.

use super::Reader;
use crate::layout::Chunk;
use crate::named::Named;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::source::At;
use crate::text::{fold, single_spaced, split_at_mark};
use crate::{credits, title};
use std::ops::Range;

impl<'a> Reader<'a, '_> {
    /// The text after `line`.
    fn after(&self, line: &str) -> Named<'a> {
        Named::new(&self.source.text[self.source.span(line).end..])
    }

    /// Whether the text is in English, where a bracket may belong to a title.
    pub fn is_english(&self) -> bool {
        let text = &self.source.text[self.front_matter..];
        let is_letter = |at: &usize| text[*at..].chars().next().is_some_and(char::is_alphabetic);
        crate::text::beyond_ascii(text).filter(is_letter).take(3).count() < 3
            || crate::memmem::find_iter(text.as_bytes(), " the ").take(3).count() > 2
    }

    /// How often the text names `name`.
    pub fn times(&self, name: &str) -> usize {
        Named::new(&self.source.text[self.front_matter..]).times(name)
    }

    /// Where the line begins that is surely a headline with a title or a title with its year, if other short lines stand
    /// above it and prose follows it.
    pub fn sure_title(&self, chunks: &[Chunk<'a>]) -> Option<usize> {
        let mut lines = chunks.iter().flat_map(|chunk| &chunk.lines).copied();
        let mut sentences = 0;
        for line in lines.by_ref().take(MOST_ABOVE) {
            // A list of names or of tags is no paragraph.
            if line.len() > LONGEST_ABOVE && ends_sentence(line) {
                return None;
            }
            if self.is_sure(line) {
                let follows: usize = lines.map(|line| line.split_whitespace().take(MANY).count()).take(4).sum();
                return (follows >= MANY).then(|| self.source.span(line).start);
            }
            sentences += usize::from(ends_sentence(line));
            if sentences > 1 {
                return None;
            }
        }
        None
    }

    fn is_sure(&self, line: &'a str) -> bool {
        let mut facts = credits::Facts::default();
        let text = without_heading(line);
        // `France, Belgique | 2021` has a year, too.
        if self.credits().is_credits(line, &mut credits::Known::default()) {
            return false;
        }
        let Some(found) = title::line(self.credits(), line, &mut facts) else {
            let name = title::headline::led_by_title(line)
                .or_else(|| title::headline::quoted(text).filter(|_| text.starts_with(['“', '‘', '«', '„', '"'])));
            return name.is_some_and(|name| self.after(line).names(name)) && !ends_sentence(line);
        };
        facts.year.is_some()
            && found.text.contains(char::is_alphabetic)
            && !((line.contains('|') || line.starts_with('-'))
                && self.credits().is_credits(line, &mut credits::Known::default()))
            || title::headline::announced(text).is_some() && found.text.len() < text.len()
            || text.starts_with(['“', '‘', '«', '„', '"'])
                && title::headline::quoted(text).is_some_and(|name| self.after(line).names(name))
            || title::headline::led_by_title(text).is_some_and(|name| self.after(line).names(name))
    }

    /// Whether the text after `line` names `name`, written large or small.
    pub fn is_named_any_case_after(&self, line: &str, name: &str) -> bool {
        self.after(line).names(name)
    }

    /// Whether the text after `line` names `name`.
    pub fn is_named_after(&self, line: &str, name: &str) -> bool {
        self.after(line).times_as_written(name) > 0
    }

    /// Looks once more at a title that was read from one place, and takes what the rest of the document says instead.
    pub fn settle_title(&mut self, prose: &[&'a str]) {
        let Some(known) = self.title.as_ref().filter(|_| matches!(self.title_inferred, None | Some(FIRST_LINE))) else {
            return;
        };
        let (value, span) = (known.value.clone(), known.span.clone());
        let stated = span.start < self.front_matter;
        let raw = match self.title_line {
            Some(line) => without_heading(line).to_owned(),
            None if stated => {
                let written = self.source.text.get(span.clone()).unwrap_or("");
                written.trim_matches(['"', '\'', ' ']).replace("\\\"", "\"")
            }
            None => return,
        };
        // `Low Tide, 2019 - ★★★★`
        if stated
            && value.contains(['★', '⭐'])
            && let Some(line) = self.source.text.get(span.clone()).map(|raw| raw.trim_matches(['"', '\'', ' ']))
        {
            let mut facts = credits::Facts::default();
            if let Some(found) = title::line(self.credits(), line, &mut facts).filter(|found| !found.grades.is_empty())
            {
                self.facts.complete(facts);
                self.grades.extend(found.grades);
                self.title = Some(At::new(single_spaced(found.text), span));
                return self.settle_title(prose);
            }
        }
        let body = match (self.title_line, stated) {
            (Some(line), _) => self.after(line),
            _ => Named::new(&self.source.text[self.front_matter..]),
        };
        if let Some(title) = self.refined(&value, &body) {
            let title = title::headline(&title).to_owned();
            self.replace_title(title, span);
            return;
        }
        if let Some((title, director)) = title::byline::directed(&value)
            && (value.contains(',') || body.names(title) || body.names(director))
        {
            let title = title::headline::within_marks(title).next().unwrap_or(title::headline(title)).to_owned();
            if self.facts.directors.is_empty() {
                self.facts.directors.push(At::new(single_spaced(director), span.clone()));
            }
            self.replace_title(title, span);
            return;
        }
        // `Low Tide (Mara Quill 2019)`
        let is_told = self.title_line.is_some_and(|line| {
            let line = self.source.span(line);
            self.facts.year.as_ref().is_some_and(|year| line.contains(&year.span.start))
        });
        if let Some((title, director, year)) = title::byline::beside_name(&value)
            && (year.is_some() || is_told)
            && !body.names(&value)
        {
            if let Some(year) = year.and_then(credits::year) {
                self.facts.year.get_or_insert(At::new(year, span.clone()));
            }
            if self.facts.directors.is_empty() {
                self.facts.directors.push(At::new(single_spaced(director), span.clone()));
            }
            let title = title::headline::within_marks(title).next().unwrap_or(title::headline(title)).to_owned();
            self.replace_title(title, span);
            return;
        }
        if let Some(title) = self.agreed_title(&raw, &value, &body, span.clone()) {
            self.replace_title(title, span);
            return;
        }
        // `A Travessia (Gozar)`: the title in another language stands in brackets behind it.
        if let Some((title, other)) = value.strip_suffix(')').and_then(|inner| split_at_mark(inner, " ("))
            && other.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && !other.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | '&'))
            && other.split_whitespace().count() <= LONG
            && !body.names(&value)
            && (!self.is_english() || !body.names(other) && (body.names(title) || !value.is_ascii()))
        {
            let title = title.trim().to_owned();
            self.replace_title(title, span);
            return;
        }
        let long = || prose.iter().filter(|paragraph| paragraph.split_whitespace().nth(MANY).is_some());
        // A title that the text names, or that is written like one, needs no better one.
        let headline = !title::title_case(&value)
            || value.split_whitespace().count() > LONG
            || title::headline::quoted(&value).is_some()
            || self.title_line.is_some() && title::headline::announced(&raw).is_some();
        if !headline && self.title_line.is_some() && self.facts.year.is_none() && !body.names(&value) {
            // A line the text never names gives way to what the name of the file and the text agree on.
            let better = |found: &String| fold(found) != fold(&value) && !is_beginning_of(found, &value);
            if let Some(found) = self.title_in_file_name().filter(better) {
                self.replace_title(found, span);
                self.title_inferred = Some("the name of the file");
            } else if let Some(found) = long().take(OPENINGS).find_map(|paragraph| marked_opening(paragraph)) {
                self.replace_title(found.to_owned(), span);
            } else if let Some(found) = title::prose::opening_in(prose, &body).filter(|found| !self.is_credited(found))
            {
                self.replace_title(found.to_owned(), span);
            }
            return;
        }
        if !headline || body.names(&value) {
            return;
        }
        // `Latest reviews` above `‘Low Tide’ is a thriller …`
        if self.title_line.is_some()
            && self.facts.year.is_none()
            && title::headline::announced(&raw).is_none()
            && title::headline::quoted(&raw).is_none()
            && let Some(found) = long().take(OPENINGS).find_map(|paragraph| title::opening(paragraph))
        {
            self.replace_title(found.to_owned(), span);
            return;
        }
        let marked =
            [&value, &raw].into_iter().find_map(|text| title::headline::quoted(text).filter(|name| body.names(name)));
        let marked = marked.map(str::to_owned);
        let found = marked.or_else(|| {
            let bare = self.title_line.is_some() && self.facts.year.is_none();
            let found = || {
                title::prose::marked(prose, &body)
                    .or_else(|| title::prose::opening_in(prose, &body))
                    .or_else(|| title::prose::apposed(prose, &body))
                    .or_else(|| title::prose::called_a_film(prose, &body))
            };
            bare.then(found).flatten().map(str::to_owned)
        });
        // `Tuntematon sotilas ( Aku Louhimies, 2017 )` says enough.
        let told =
            self.facts.year.as_ref().is_some_and(|year| {
                self.title_line.is_some_and(|line| self.source.span(line).contains(&year.span.start))
            });
        let of_file = found.is_none() && (self.title_line.is_some() || self.slug.is_some()) && !told;
        let found = found.or_else(|| self.title_in_file_name().filter(|_| of_file));
        if let Some(found) = found.filter(|found| fold(found) != fold(&value) && !self.is_credited(found)) {
            self.replace_title(found, span);
        }
    }

    /// Drops what a page sets above the headline of a review, if it is more than a few lines and the headline is sure: it is
    /// announced as one, and the text below names what it has between quotation marks, again and again.
    pub fn drop_page_above(&self, chunks: &mut Vec<Chunk<'a>>) {
        let mut sentences = 0;
        let mut above = 0;
        let found = chunks.iter().take(MOST_OF_PAGE).position(|chunk| {
            let Some(line) = chunk.lines.first().copied() else { return false };
            let is_much = sentences > 1 || above > MOST_ABOVE;
            let name = || {
                let text = title::headline::announced(line).filter(|_| line.len() <= LONGEST_ABOVE)?;
                title::headline::led_by_title(text).or_else(|| title::headline::quoted(text))
            };
            if is_much && let Some(name) = name() {
                let start = self.source.span(line).start;
                let before = &self.source.text[self.front_matter..start];
                return self.after(line).times(name) > 1
                    && Named::new(before).times(name) == 0
                    && before.len() < self.source.text.len() - start;
            }
            above += chunk.lines.len();
            sentences += chunk.lines.iter().filter(|line| ends_sentence(line)).count();
            false
        });
        if let Some(at) = found {
            chunks.drain(..at);
        }
    }

    /// Whether somebody is credited by that name, who is no title then: `his debut, Ann Lee …`
    pub(super) fn is_credited(&self, name: &str) -> bool {
        let facts = &self.facts;
        let cast = facts.cast.iter().map(|entry| &entry.name);
        facts.directors.iter().chain(&facts.writers).chain(cast).any(|known| known.value == name)
    }

    fn replace_title(&mut self, title: String, span: Range<usize>) {
        let title = single_spaced(&title);
        if self.title.as_ref().is_some_and(|known| known.value == title) || !title.contains(char::is_alphanumeric) {
            return;
        }
        self.title = Some(At::new(title, span));
        self.title_inferred = Some("the headline");
    }

    /// Guesses the title of a text that credits a film and names none surely: the short line right above the prose, or the
    /// first name in it that is written like a title.
    pub fn title_as_a_last_guess(&mut self, prose: &[&'a str]) {
        if self.facts.directors.is_empty() && self.facts.cast.is_empty() && self.grades.is_empty() {
            return;
        }
        let above = prose.windows(2).find_map(|pair| {
            let line = pair[0];
            let short = line.split_whitespace().count() <= LONG && !line.contains('\n') && !ends_sentence(line);
            (short && pair[1].len() > LONGEST_ABOVE / 2 && title::title_case(line)).then_some(line)
        });
        if let Some(line) = above {
            return self.infer_title(line, "a line above the prose");
        }
        if let Some(name) = title::prose::named_like_a_title(prose) {
            self.infer_title(name, "the prose");
        }
    }

    /// Looks for a title that stands nowhere by itself: in the prose, the surest place first.
    pub fn title_of_text(&mut self, chunks: &[Chunk<'a>], prose: &[&'a str]) {
        let named = Named::new(&self.source.text[self.front_matter..]);
        let line = chunks.iter().take(MOST_ABOVE).find_map(|chunk| match chunk.lines[..] {
            [line] if title::title_case(line) && line.split_whitespace().count() <= LONG && !is_a_person(line) => {
                (named.times_as_written(line) > 1).then_some(line)
            }
            _ => None,
        });
        if let Some(line) = line {
            return self.infer_title(line, "a line of its own");
        }
        let found = title::prose::marked(prose, &named)
            .or_else(|| title::prose::apposed(prose, &named))
            .or_else(|| title::prose::called_a_film(prose, &named))
            .or_else(|| title::prose::directed(prose))
            .or_else(|| title::prose::called(prose));
        if let Some(found) = found.filter(|found| !self.is_credited(found)) {
            self.infer_title(found, "the prose");
        }
    }
}

/// The title that opens a paragraph between quotation marks, and is called a film there.
fn marked_opening(paragraph: &str) -> Option<&str> {
    title::opening(paragraph).filter(|_| paragraph.starts_with(['‘', '“', '"', '\'', '«', '*', '_']))
}

/// Whether `found` is how a title begins that goes on with its capitals: `Three Buoys` in `Three Buoys Outside Hull, Maine`.
/// In a headline a verb would follow: `Low Tide Hums All Night`.
fn is_beginning_of(found: &str, title: &str) -> bool {
    let verb = |word: &str| {
        word.ends_with('s') && !word.ends_with("ss")
            || ["ed", "ing", "n’t", "n't"].iter().any(|end| word.ends_with(end))
            || ["To", "And", "But", "Can", "Could", "Will", "Never", "Not"].contains(&word)
    };
    fold(title).strip_prefix(&fold(found)).is_some_and(|rest| rest.starts_with(' '))
        && !title.split_whitespace().skip(found.split_whitespace().count()).any(verb)
}

/// `Ann Lee`, as opposed to `The Searchers` or `Heat`.
pub(super) fn is_a_person(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let article = ["The ", "A ", "An "].iter().any(|article| line.starts_with(article));
    (2..=3).contains(&words) && !article && is_name(line)
}

/// The same with a given name that is known: many titles are two words with capitals.
pub(super) fn is_surely_a_person(line: &str) -> bool {
    is_a_person(line) && crate::given::has_given_name(line)
}

fn without_heading(line: &str) -> &str {
    title::heading(line).unwrap_or(line)
}

/// How many paragraphs may open with the title.
const OPENINGS: usize = 4;

/// So many words after a headline are the beginning of the text below it.
const MANY: usize = 8;

/// Where a title was taken from that is no more than what stands first.
pub const FIRST_LINE: &str = "the first line";

/// How many paragraphs of a page may stand above the headline.
const MOST_OF_PAGE: usize = 60;

/// How many lines may stand above a headline.
const MOST_ABOVE: usize = 12;

/// No line above a headline is longer, in bytes.
const LONGEST_ABOVE: usize = 200;

/// A title of more words than this may be a headline.
const LONG: usize = 7;
