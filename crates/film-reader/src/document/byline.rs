//! Who wrote it, for whom and when: `By Ann Lee`, `By Ann Lee, North Weekly`, `— Ann Lee`.

mod dateline;
mod line;
mod office;
mod signature;

use super::Reader;
use crate::layout::Chunk;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::text::{evenly_spaced, fold, without_emphasis};
use crate::words::{Openings, openings};
pub(super) use dateline::dateline;
pub use dateline::posted;
pub(super) use line::parse;
use line::{day_and_name, signed_line};
use office::is_office;
use signature::signature;

static BYLINES: Openings = openings!(bylines);

/// Before the name with a colon only.
static BYLINE_LABELS: Openings = openings!(byline_labels);

static BY: Openings = openings!(by);

static PUBLISHED: Openings = openings!(published);

static COPYRIGHT: Openings = openings!(copyright);

/// What a byline says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Byline<'a> {
    pub(super) author: &'a str,
    publisher: Option<&'a str>,
    pub(super) date: Option<String>,
}

impl<'a> Reader<'a, '_> {
    /// Takes a line below the title that says who wrote it, or when.
    pub fn byline(&mut self, line: &'a str) -> bool {
        let is_signed = self.title.is_some() && self.review.author.is_none();
        let signed = || is_signed.then(|| signed_line(line)).flatten();
        // In English the name may as well be that of a section.
        let in_columns = || {
            let found = is_signed.then(|| day_and_name(line)).flatten().filter(|_| !self.is_english())?;
            self.title.as_ref().is_none_or(|title| fold(&title.value) != fold(found.author)).then_some(found)
        };
        let found = parse(line).or_else(in_columns);
        let Some(found) = found.or_else(|| dateline(line)).or_else(signed) else {
            // `Film Critic`, below the name of one, or whose words they are.
            let owner = self.review.author.as_ref().is_some_and(|author| {
                let rest = COPYRIGHT.strip(line);
                rest.is_some_and(|rest| rest.trim_end_matches('.').ends_with(author.as_str()))
            });
            return owner || self.review.author.is_some() && is_office(line);
        };
        let Byline { author, publisher, date } = found;
        // What stands above the review and below it may name the critic twice.
        if !author.is_empty() {
            self.review.author.get_or_insert_with(|| evenly_spaced(author));
        }
        self.review.publisher = self.review.publisher.take().or_else(|| publisher.map(evenly_spaced));
        self.review.date_published = self.review.date_published.take().or(date);
        true
    }

    /// Whether `line` is a byline, or a name over a day.
    pub fn is_byline(line: &str, next: Option<&str>) -> bool {
        if signed_line(line).or_else(|| day_and_name(line)).is_some_and(|found| found.date.is_some()) {
            return true;
        }
        let over_day = || {
            let name = without_emphasis(line);
            is_full_name(name) && !name.contains(',') && next.is_some_and(|next| dateline(next).is_some())
        };
        parse(line).or_else(|| dateline(line)).is_some() || over_day()
    }

    /// Whether `line` says nothing but when it was published.
    pub fn is_day(line: &str) -> bool {
        dateline(line).is_some_and(|found| found.author.is_empty())
    }

    /// Whether `line` is a label for the critic and nothing else: `Critic:`.
    pub fn is_byline_label(line: &str) -> bool {
        line.len() <= LONGEST_COLUMN && line.ends_with(':') && {
            let label = line.trim_end_matches([':', ' ']);
            BYLINE_LABELS.all(label).chain(PUBLISHED.all(label)).any(str::is_empty)
        }
    }

    /// Takes a name that stands over a day, as papers set the two below a headline. Above one, the name may be the title.
    pub fn name_over_day(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        let free = self.title.is_some() && self.review.author.is_none();
        let Some(next) = next.filter(|_| free && line.len() <= LONGEST_NAME) else {
            return false;
        };
        let name = without_small_word(without_emphasis(line));
        let named = is_full_name(name)
            && !name.contains(',')
            && !name.starts_with("The ")
            && name.split_whitespace().count() <= 4;
        let over_day = || dateline(next).is_some_and(|found| found.author.is_empty());
        // `Robin Colley` over `FILM CRITIC`
        if !named || !(over_day() || is_office(next)) || parse(line).is_some() {
            return false;
        }
        self.review.author = Some(evenly_spaced(name));
        true
    }

    /// Takes the byline that stands between the credits and the prose, once the credits are taken.
    pub fn byline_below_credits(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        // A standfirst may stand before it.
        let standfirst = |chunk: &Chunk<'a>| matches!(chunk.lines[..], [line] if line.len() <= 2 * LONGEST);
        let (mut at, mut found) = (0, 0);
        while found < FOOT {
            let mut lines = chunks.iter().skip(at).flat_map(|chunk| &chunk.lines).copied();
            let (Some(line), Some(next)) = (lines.next(), lines.next()) else { return };
            // A verdict may stand between a name and the first paragraph.
            let beside = if next.len() < LONGEST { lines.next().unwrap_or(next) } else { next };
            let fits = line.len() <= LONGEST && !(ends_sentence(line) && dateline(line).is_none());
            let taken = fits
                && (self.name_over_day(line, Some(next))
                    || Self::is_byline_label(line)
                    || self.byline(line)
                    || at <= 1 && self.lone_name(line, Some(beside)));
            if taken {
                chunks[at].lines.remove(0);
                chunks.retain(|chunk| !chunk.lines.is_empty());
                found += 1;
            } else if at == 0 && found == 0 && standfirst(&chunks[0]) {
                at = 1;
            } else {
                return;
            }
        }
    }

    /// Takes a name that stands below a day, where a paragraph follows it.
    pub fn name_under_day(&mut self, line: &'a str, next: Option<&'a str>) -> bool {
        let name = without_emphasis(line);
        let free = self.title.is_some() && self.review.author.is_none() && line.len() <= LONGEST_NAME;
        let person = || {
            let words = name.split_whitespace().count();
            (2..=3).contains(&words) && is_full_name(name) && name.contains(char::is_lowercase)
        };
        if !free || !person() || name.starts_with("The ") || next.is_none_or(|next| next.len() < LONGEST_NAME) {
            return false;
        }
        self.review.author = Some(evenly_spaced(name));
        true
    }

    /// Takes a name on a line of its own right below the title or at the very end, where a paragraph stands beside it and
    /// the text names nobody of that surname: not the director, then, and no actor.
    pub fn lone_name(&mut self, line: &'a str, beside: Option<&'a str>) -> bool {
        let name = without_small_word(without_emphasis(line));
        let free = self.title.is_some() && self.review.author.is_none() && line.len() <= LONGEST_NAME;
        let person = || {
            let words = name.split_whitespace().count();
            (2..=3).contains(&words) && is_full_name(name) && name.contains(char::is_lowercase)
        };
        if !free || !person() || beside.is_none_or(|beside| beside.len() < LONGEST) {
            return false;
        }
        let surname = name.rsplit(' ').next().unwrap_or(name);
        // Most given names are known in English only, where a line of two words with capitals is often a section.
        let known = crate::given::is_given(name.split(' ').next().unwrap_or(name));
        let likely = || {
            !self.is_english()
                && !crate::title::headline::is_kicker(name)
                && !crate::credits::is_genre(name.split(' ').next().unwrap_or(name))
                && name.split(' ').all(|word| word.chars().nth(2).is_some())
        };
        if !(known || likely()) || self.source.text.matches(surname).take(2).count() > 1 {
            return false;
        }
        self.review.author = Some(evenly_spaced(name));
        true
    }

    /// Takes the byline that a page sets below the review: `By Ann Lee | November 17th, 2013 | Documentary`,
    /// `Published 3 Jun 2020`.
    pub fn byline_at_foot(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        for _ in 0..FOOT {
            let several = chunks.len() > 1 || chunks.first().is_some_and(|chunk| chunk.lines.len() > 1);
            let Some(chunk) = chunks.last_mut().filter(|_| several) else { return };
            let Some(line) = chunk.lines.last().copied() else { return };
            // `– A cura di Ann Lee`
            let line = line.trim_start_matches(['–', '—', '-', ' ']);
            let begins =
                line.starts_with(char::is_uppercase) || line.starts_with(['*', '_']) || line.starts_with("by ");
            if !begins || ends_sentence(line) || parse(line).or_else(|| dateline(line)).is_none() || !self.byline(line)
            {
                return;
            }
            chunk.lines.pop();
            chunks.retain(|chunk| !chunk.lines.is_empty());
        }
    }

    /// Takes a byline that stands by itself between other lines, above the prose or below it: `By Ann Lee` below a standfirst,
    /// `Ann Lee` between the last paragraph and the credits.
    pub fn byline_within(&mut self, chunks: &mut Vec<Chunk<'a>>) {
        let lines: Vec<&str> = chunks.iter().flat_map(|chunk| &chunk.lines).copied().collect();
        let count = lines.len();
        if count < 2 {
            return;
        }
        let near = |at: &usize| *at < WITHIN || *at + WITHIN >= count;
        let apart = |at: usize| {
            at.checked_sub(1).is_none_or(|before| lines[before].len() <= LONGEST_NAME || ends_sentence(lines[before]))
                && lines.get(at + 1).is_none_or(|next| !next.starts_with(char::is_lowercase))
        };
        // A day alone, where nothing else says when.
        if self.review.date_published.is_none()
            && let Some(at) = (0..count)
                .filter(near)
                .find(|at| lines[*at].len() <= LONGEST_NAME && apart(*at) && Self::is_day(lines[*at]))
        {
            self.byline(lines[at]);
            remove_line(chunks, lines[at]);
        }
        if self.review.author.is_some() {
            return;
        }
        let said = |at: &usize| {
            let line = lines[*at];
            line.chars().count() <= LONGEST_COLUMN
                && apart(*at)
                && (parse(line).is_some_and(|found| {
                    // `By Elazar Abrams` alone on its line needs no given name that is known.
                    let alone = || *at < 4 && line.starts_with("By ") && line.len() == "By ".len() + found.author.len();
                    crate::given::has_given_name(found.author) || alone()
                }) || at < &WITHIN && signed_line(line).is_some_and(|found| found.date.is_some()))
        };
        if let Some(at) = (0..count).filter(near).find(said) {
            self.byline(lines[at]);
            remove_line(chunks, lines[at]);
            return;
        }
        // `Reviewer` above `Ann Lee`, and `…, says our critic Ann Lee.` above the review
        let labelled = |at: &usize| {
            let line = lines[*at].trim_end_matches([':', ' ']);
            let name = *lines.get(at + 1)?;
            let is_label = line.len() <= LONGEST_NAME && BYLINE_LABELS.all(line).any(str::is_empty);
            (is_label && name.len() <= LONGEST_NAME && is_full_name(name)).then_some((*at, name))
        };
        if let Some((at, name)) = (0..count).filter(near).find_map(|at| labelled(&at)) {
            self.review.author = Some(evenly_spaced(name));
            remove_line(chunks, lines[at]);
            remove_line(chunks, name);
            return;
        }
        let standfirst = lines.iter().take(WITHIN / 2).filter(|line| line.len() <= 2 * LONGEST);
        if let Some(name) = standfirst.filter_map(|line| critic_at_end(line)).next() {
            self.review.author = Some(evenly_spaced(name));
            return;
        }
        // A name alone, of somebody whom the text names nowhere else.
        let (mut above, mut tried) = (0, 0);
        let mut found = None;
        for (at, line) in lines.iter().enumerate() {
            let is_dashed = line.starts_with(['–', '—']);
            let name = without_emphasis(line.trim_start_matches(['–', '—', ' ']));
            let enough = above >= if is_dashed { SOME_TEXT } else { ENOUGH_TEXT };
            let may_be = enough && line.len() <= LONGEST_NAME && apart(at) && is_full_name(name);
            tried += usize::from(may_be);
            // Many names are a list, and each is looked up in the whole text.
            if tried > MOST_NAMES {
                return;
            }
            let biography = || {
                let surname = name.rsplit(' ').next().unwrap_or(name);
                at + MOST_NAMES > count
                    && lines.get(at + 1).is_some_and(|next| next.len() > LONGEST && next.contains(surname))
                    && !lines[..at].iter().any(|line| line.contains(surname))
            };
            if may_be && biography() {
                // What stands below the critic's name is about the critic, and of the page.
                self.review.author = Some(evenly_spaced(name));
                lines[at..].iter().for_each(|line| remove_line(chunks, line));
                return;
            }
            if may_be && self.is_nobody_else(name, is_dashed) {
                // Two names are a list.
                if found.is_some() {
                    return;
                }
                let said = at.checked_sub(1).map_or("", |before| lines[before]);
                if said.trim_end().ends_with(['”', '"', '»', '’', '“', ':']) {
                    return;
                }
                found = Some((at, name));
            }
            above += line.len();
        }
        if let Some((at, name)) = found {
            self.review.author = Some(evenly_spaced(name));
            remove_line(chunks, lines[at]);
        }
    }

    /// Whether `name` is a person's full name and the document has it once.
    fn is_nobody_else(&self, name: &str, is_dashed: bool) -> bool {
        let words = name.split_whitespace().count();
        let surname = name.rsplit(' ').next().unwrap_or(name);
        (2..=3).contains(&words)
            && is_full_name(name)
            && name.contains(char::is_lowercase)
            && !name.contains(',')
            && (is_dashed || crate::given::is_given(name.split(' ').next().unwrap_or(name)))
            && !name.starts_with("The ")
            && self.source.text.matches(surname).take(2).count() == 1
    }

    /// Takes the name that signs a capsule, on a line of its own or behind the last sentence.
    pub fn closing_byline(&mut self, chunks: &mut [Chunk<'a>]) {
        let lines = || chunks.iter().flat_map(|chunk| &chunk.lines);
        let before = lines().rev().nth(1).copied().unwrap_or_default();
        if chunks.len() > 1
            && let Some([line]) = chunks.last().map(|chunk| &chunk.lines[..])
        {
            let line = line.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(line);
            let longest = lines().copied().max_by_key(|line| line.len());
            let beside = if ends_sentence(before) { longest } else { Some(before) };
            if self.lone_name(line, beside) {
                chunks.last_mut().expect("there is one").lines.clear();
                return;
            }
        }
        // `Ann Lee is a freelance critic.` at the very end
        if self.review.author.is_none()
            && chunks.len() > 1
            && let Some([line]) = chunks.last().map(|chunk| &chunk.lines[..])
            && let Some(name) = described(line)
            && self.source.text.matches(name).take(2).count() == 1
        {
            self.review.author = Some(evenly_spaced(name));
            chunks.last_mut().expect("there is one").lines.clear();
            return;
        }
        let Some(line) = chunks.last_mut().and_then(|chunk| chunk.lines.last_mut()) else { return };
        let text: &str = line;
        let bracketed = || {
            let (before, name) = text.strip_suffix(')')?.rsplit_once('(')?;
            let before = before.trim_end();
            (ends_sentence(before) && self.is_nobody_else(name, false)).then_some((before.len(), name))
        };
        let Some((at, author)) = signature(line).or_else(bracketed) else { return };
        // Behind a quotation stands who said it.
        let said = if at == 0 { before } else { &line[..at] };
        if said.trim_end().ends_with(['”', '"', '»', '’', '“'])
            || author.starts_with("The ")
            || author.starts_with("A ")
        {
            return;
        }
        // Initials sign a capsule, and name nobody.
        if author.contains(' ') {
            self.review.author.get_or_insert_with(|| evenly_spaced(author));
        }
        *line = line[..at].trim_end();
        let chunk = chunks.last_mut().expect("it has a line");
        chunk.lines.retain(|line| !line.is_empty());
    }
}

/// Whom a standfirst names as the critic at its end: `…, says our film critic Ann Lee.`
fn critic_at_end(line: &str) -> Option<&str> {
    let line = line.trim_end_matches(['.', ' ', '!']);
    let starts = line.rmatch_indices(' ').map(|(at, _)| at).skip(1).take(3);
    starts
        .filter_map(|at| {
            let word = line[..at].rsplit(' ').next().unwrap_or("");
            let is_critic = word.chars().count() > 5 && BYLINE_LABELS.all(word).any(str::is_empty);
            (is_critic && is_full_name(&line[at + 1..])).then(|| &line[at + 1..])
        })
        .next()
}

/// Whom a line at the foot describes as a critic: `Ann Lee can be reached at …`, `Ann Lee is a film critic in Hull.`
fn described(line: &str) -> Option<&str> {
    let line = without_emphasis(line);
    let at = [" is ", " can be reached ", " writes ", " reviews ", " covers "]
        .iter()
        .filter_map(|verb| line.find(verb))
        .min()?;
    let (name, said) = line.split_at(at);
    let trade = || {
        [
            "critic",
            "freelance",
            "writer",
            "contribut",
            "reporter",
            "editor",
            "reviews",
            "covers film",
            "reached at",
            "writes about",
        ]
        .iter()
        .any(|trade| said.contains(trade))
    };
    let person = (2..=3).contains(&name.split(' ').count()) && is_name(name) && crate::given::has_given_name(name);
    (line.len() <= 2 * LONGEST && person && trade()).then_some(name)
}

/// Takes `line` out of the chunk that has it.
fn remove_line<'a>(chunks: &mut Vec<Chunk<'a>>, line: &'a str) {
    for chunk in chunks.iter_mut() {
        chunk.lines.retain(|other| !std::ptr::eq(*other, line));
    }
    chunks.retain(|chunk| !chunk.lines.is_empty());
}

/// Within so many lines of either end a byline may stand among other lines.
const WITHIN: usize = 10;

/// No more lines are asked whether they are the name of somebody whom the text names nowhere else.
const MOST_NAMES: usize = 12;

/// So many bytes before a name alone are a review …
const ENOUGH_TEXT: usize = 340;

/// … and before a name after a dash.
const SOME_TEXT: usize = 110;

/// Drops what a page sets right after the name: a comma, or what Korean papers call a journalist.
pub(super) fn trim_author(author: &mut String) {
    let length = author.trim_end_matches([',', ';', ':', '|', '-', ' ']).trim_end_matches(" 기자").len();
    author.truncate(length);
    let name = without_small_word(author);
    if name.len() < author.len() {
        *author = name.to_owned();
    }
}

/// A name without the small word before it: `de Ioana Petrescu`.
fn without_small_word(text: &str) -> &str {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if (first.starts_with(char::is_lowercase) || BYLINES.all(first).any(str::is_empty)) && is_full_name(rest) {
        rest
    } else {
        text
    }
}

/// A first name and a surname.
pub(super) fn is_full_name(text: &str) -> bool {
    text.split_whitespace().count() >= 2 && is_name(text) && BYLINES.strip_word(text).is_none()
}

/// No column of a byline is longer, in bytes.
const LONGEST_COLUMN: usize = 48;

/// How many lines at the foot may be bylines.
const FOOT: usize = 3;

/// No byline is longer, in bytes.
const LONGEST: usize = 120;

/// No signature is longer, in characters.
const LONGEST_NAME: usize = 40;
