//! The part of a headline on which the document agrees: what its prose or its tags name.
//!
//! ```text
//! Thoughts on The Lighthouse      the prose has `The Lighthouse is …`
//! Skyfall: A Short Review         the prose has `I went to see "Skyfall"`
//! My thoughts on Free Solo        the tags have `free-solo`
//! ```
//!
//! The words of the text are gone through once. Where some of the headline's stand in a row, that stretch of the headline
//! gets a vote, which weighs more between quotation marks, before a year or after a word for a film.

mod words;

use super::headline::{is_kicker, within_marks};
use super::prose::is_film;
use super::remainder::is_called;
use super::title_case;
use crate::credits::year;
use crate::given::has_given_name;
use crate::names::is_name;
use crate::sentence::ends_sentence;
use crate::text::is_apostrophe;
use crate::words::en::{COUNTED, PRONOUNS, TALK};
use crate::words::{WordSet, word_set};
use words::{CLOSES, MAX_GAP, OPENS, Words, goes_on, is_same, is_small, parts_segments, words};

/// A heavier part is no surer.
const MOST: usize = 8;

/// A headline of more words is more than a title.
const LONG: usize = 7;

/// No more words of a headline are looked at.
const MOST_WORDS: usize = 24;

/// No title in a headline has more words.
const LONGEST: usize = 10;

/// A stretch of words of the headline.
struct Part {
    from: usize,
    to: usize,
    weight: usize,
    /// Whether the text says that it is a work.
    is_work: bool,
    /// What ends it there: `Mother!`
    end: Option<char>,
}

/// The headline, and what the text says about its parts.
pub struct Headline<'h> {
    text: &'h str,
    words: Vec<(usize, usize)>,
    parts: Vec<Part>,
    /// What of it stands between quotation marks, in words.
    marked: Option<(usize, usize)>,
    /// Whether the text has all of it in a row.
    is_named: bool,
    /// English writes the words of a title large, and those of a sentence small.
    is_english: bool,
}

impl<'h> Headline<'h> {
    pub fn new(text: &'h str, is_english: bool) -> Self {
        let words: Vec<(usize, usize)> = words(text).take(MOST_WORDS).collect();
        let marked = within_marks(text).next().and_then(|name| {
            let start = name.as_ptr() as usize - text.as_ptr() as usize;
            let within = |(at, end): &(usize, usize)| *at >= start && *end <= start + name.len();
            let from = words.iter().position(within)?;
            Some((from, from + words[from..].iter().take_while(|word| within(word)).count()))
        });
        Headline { text, words, marked, parts: Vec::new(), is_named: false, is_english }
    }

    fn word(&self, at: usize) -> &'h str {
        let (start, end) = self.words[at];
        &self.text[start..end]
    }

    /// How many words the headline has without the year in brackets at its end.
    fn whole(&self) -> usize {
        let last = self.words.len().saturating_sub(1);
        if last > 0 && self.gap(last).contains('(') && year(self.word(last)).is_some() { last } else { last + 1 }
    }

    /// What stands before a word, up to the one before it.
    fn gap(&self, at: usize) -> &'h str {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].1);
        let end = self.words.get(at).map_or(self.text.len(), |word| word.0);
        &self.text[start..end]
    }

    /// Whether a part may begin or end before a word.
    fn parts_at(&self, at: usize) -> bool {
        let is_bracket = || self.gap(at).contains('(') && year(self.word(at)).is_none() && !is_talk(self.word(at));
        at == 0 || at == self.words.len() || parts_segments(self.gap(at)) && !is_bracket()
    }

    /// Goes through `prose` and takes a vote for each part that stands there.
    pub fn ask(&mut self, prose: &str) {
        let bit = |letter: u32| 1u64 << (letter % 64);
        let letter = |word: &str| match word.as_bytes().first() {
            Some(byte) if byte.is_ascii() => bit(u32::from(byte.to_ascii_lowercase())),
            _ => word.chars().flat_map(char::to_lowercase).next().map_or(0, |c| bit(c as u32)),
        };
        let first = (0..self.words.len()).fold(0, |all, at| all | letter(self.word(at)));
        let mut all = words(prose);
        while let Some((start, end)) = all.next() {
            let word = &prose[start..end];
            if letter(word) & first == 0 {
                continue;
            }
            let longest = (0..self.words.len())
                .filter(|at| is_same(self.word(*at), word))
                .map(|at| self.run(prose, at, end, all.clone()))
                .max_by_key(|(from, run)| (run.len(), usize::MAX - from));
            let Some((from, mut run)) = longest else { continue };
            run.insert(0, (start, end));
            all.at = run[run.len() - 1].1;
            self.vote(prose, from, &run);
        }
    }

    /// The words of the text after `end` that go on as the headline does after its word `from`.
    fn run(&self, prose: &str, from: usize, mut end: usize, next: Words<'_>) -> (usize, Vec<(usize, usize)>) {
        let run = next
            .zip(from + 1..self.words.len())
            .take_while(|((start, to), at)| {
                let fits = is_same(self.word(*at), &prose[*start..*to]) && goes_on(&prose[end..*start], self.gap(*at));
                end = *to;
                fits
            })
            .map(|(word, _)| word)
            .collect();
        (from, run)
    }

    fn vote(&mut self, prose: &str, from: usize, run: &[(usize, usize)]) {
        let (mut first, mut last) = (0, run.len());
        let is_small = |at: usize| is_small(&prose[run[at].0..run[at].1]);
        let opens = prose[..run[0].0].chars().next_back().is_some_and(|c| OPENS.contains(c));
        let behind = &prose[run[last - 1].1..];
        let closing = behind.trim_start_matches(['.', ',', '!', '?']);
        let is_marked = opens && closing.starts_with(|c| CLOSES.contains(c));
        if !is_marked {
            while first < last && is_small(first) {
                first += 1;
            }
            while first < last && is_small(last - 1) && !self.parts_at(from + last) {
                last -= 1;
            }
        }
        if first == last {
            return;
        }
        let (start, end) = (run[first].0, run[last - 1].1);
        let (from, to) = (from + first, from + last);
        let line_start = prose[..start].rfind('\n').map_or(0, |at| at + 1);
        let line = prose[line_start..].lines().next().unwrap_or_default();
        if from == 0 && to >= self.whole() {
            // A heading that repeats the headline says nothing of it.
            self.is_named |= line.len() > self.text.len() + MAX_GAP;
            return;
        }
        let before = prose[line_start..start].trim_end_matches(|c: char| c.is_whitespace() || OPENS.contains(c));
        let within = !before.is_empty() && !ends_sentence(before) && !before.ends_with([':', '#', '>', '-', '•']);
        let large = (first..last).filter(|at| !is_small(*at)).count();
        let behind = prose[end..].trim_start_matches(|c| CLOSES.contains(c)).trim_start();
        let has_year =
            behind.strip_prefix(['(', '[']).and_then(|rest| rest.get(..4)).is_some_and(|rest| year(rest).is_some());
        let is_called = is_film(before.rsplit(char::is_whitespace).next().unwrap_or_default());
        let weight = 3 * usize::from(is_marked)
            + 4 * usize::from(has_year)
            + 2 * usize::from(is_called)
            + 1
            + usize::from(within || large > 1);
        let mark = prose[end..].chars().next().filter(|c| matches!(c, '!' | '?'));
        let part = Part { from, to, weight, is_work: is_marked || has_year || is_called, end: mark };
        self.add(part);
    }

    fn add(&mut self, mut part: Part) {
        // `The Thing (1982)` has its year in the headline, too.
        let last = part.to - 1;
        if last > part.from && self.gap(last).contains('(') && year(self.word(last)).is_some() {
            part.to = last;
        }
        match self.parts.iter_mut().find(|known| known.from == part.from && known.to == part.to) {
            Some(known) => {
                // Words that open sentences have their capital anyway.
                known.weight += if part.weight > 1 || known.weight < 2 { part.weight } else { 0 };
                known.is_work |= part.is_work;
                known.end = known.end.or(part.end);
            }
            None => self.parts.push(part),
        }
    }

    /// Takes a vote for each part that is a value by itself in `table`, the front matter: a tag.
    pub fn ask_tags(&mut self, table: &str) {
        for item in table.split(['\n', ',', '[', ']', '"', '\'', '/', '.']) {
            let item = item.trim_start_matches(['-', ' ']).trim();
            if item.len() > self.text.len() {
                continue;
            }
            let tag: Vec<&str> = words(item).map(|(start, end)| &item[start..end]).collect();
            if tag.is_empty() || tag.len() >= self.whole() {
                continue;
            }
            let from = (0..=self.words.len() - tag.len())
                .find(|from| tag.iter().enumerate().all(|(at, word)| is_same(self.word(from + at), word)));
            if let Some(from) = from {
                self.add(Part { from, to: from + tag.len(), weight: 2, is_work: false, end: None });
            }
        }
    }

    /// The part that is the title, if one is.
    pub fn agreed(&self) -> Option<&'h str> {
        if self.is_named {
            return None;
        }
        let is_marked = |part: &&Part| self.marked == Some((part.from, part.to));
        let rank = |part: &&Part| (is_marked(part), part.is_work, part.weight.min(MOST) + 3 * (part.to - part.from));
        let Some(best) = self.parts.iter().filter(|part| self.may_be(part)).max_by_key(rank) else {
            return self.marked_alone().or_else(|| self.after_column());
        };
        let start = self.words[best.from].0;
        let end = self.words[best.to - 1].1;
        let mark = best.end.filter(|mark| self.text[end..].starts_with(*mark));
        Some(&self.text[start..end + mark.map_or(0, char::len_utf8)])
    }

    /// What a headline sets between quotation marks, among words that are no title.
    fn marked_alone(&self) -> Option<&'h str> {
        let (from, to) = self.marked?;
        let name = &self.text[self.words[from].0..self.words[to - 1].1];
        let rest = self.words.len() - (to - from);
        let is_only = within_marks(self.text).count() == 1;
        let others = (0..self.words.len()).filter(|at| !(from..to).contains(at)).map(|at| self.word(at));
        let is_talk = others.clone().any(is_talk) || others.filter(|word| is_small(word)).count() > 2;
        (rest > 1 && is_only && is_talk && to - from <= LONGEST && !is_film(name)).then_some(name)
    }

    /// `Film of the week: Low Tide`: what stands before the colon is a column, which the text does not name.
    fn after_column(&self) -> Option<&'h str> {
        let at = (1..self.words.len()).find(|at| self.gap(*at).contains(':'))?;
        let is_named = self.parts.iter().any(|part| part.from < at);
        let name = &self.text[self.words[at].0..];
        let name = name.split(" (").next().unwrap_or(name);
        let talks = |from: usize, to: usize| (from..to).any(|at| is_talk(self.word(at)));
        // `Episode 41: Low Tide`, `Monday #8: Low Tide`
        let counts = |word: &str| COUNTED.iter().any(|known| known.eq_ignore_ascii_case(word));
        let is_numbered = at > 1
            && self.word(at - 1).bytes().all(|byte| byte.is_ascii_digit())
            && (self.gap(at - 1).contains('#') || counts(self.word(at - 2)));
        let fits = (talks(0, at) || is_numbered) && !talks(at, self.words.len()) && self.words.len() - at <= MOST;
        (fits && !is_named && title_case(name)).then(|| name.trim())
    }

    fn may_be(&self, part: &Part) -> bool {
        let (start, end) = (self.words[part.from].0, self.words[part.to - 1].1);
        let (before, text, after) = (self.text[..start].trim(), &self.text[start..end], &self.text[end..]);
        let count = part.to - part.from;
        let is_marked = self.marked == Some((part.from, part.to));
        let is_work = part.is_work || is_marked;
        let is_person = count > 1 && is_name(text) && has_given_name(text) && !is_small_word(self.word(part.from));
        // `Nolan’s “Dunkirk”`
        let is_owner = after.starts_with(is_apostrophe) && !is_marked && self.word_is(part.to, "s");
        let talks = |text: &str| words(text).any(|(start, end)| is_talk(&text[start..end]));
        if is_person && !is_work
            || is_owner
            || part.from > 0 && self.gap(part.from).contains('(')
            || count > LONGEST
            || text.len() < 2
            || is_kicker(text)
            || is_film(text)
            || is_small(text) && !(is_work && talks(before))
            || count == 1 && is_small_word(text)
            || !text.contains(char::is_alphabetic)
        {
            return false;
        }
        if is_marked {
            return true;
        }
        let is_cased = |text: &str| text.contains(|c: char| c.is_lowercase() || c.is_uppercase());
        let named = |from: usize, to: usize| {
            let other =
                |other: &&Part| other.from < to && other.to > from && (other.from, other.to) != (part.from, part.to);
            self.parts.iter().filter(other).any(|other| other.weight > 1)
        };
        let is_headline =
            !title_case(self.text) && (self.is_english || self.words.len() > LONG) || self.words.len() > MOST;
        let comma = |at: usize| is_work && self.gap(at).starts_with(',');
        let (opens, ends) = (self.parts_at(part.from) || comma(part.from), self.parts_at(part.to) || comma(part.to));
        let is_talked_of = part.from > 0 && ends && talks(before);
        let enough = is_work || part.weight > 2 || opens && ends || part.weight > 1 && count > 1 || is_talked_of;
        let rest = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_apart_before = part.from == 0
            || talks(before)
            || self.is_person_at(part.from)
            || if opens { is_headline || !named(0, part.from) } else { is_work || is_headline && count > 1 };
        let is_apart_after = part.to == self.words.len()
            || talks(after)
            || self.gap(part.to).contains(['|', '/']) && !matches!(self.word(part.to), "A" | "An")
            || if !ends {
                is_headline && (count > 1 || is_work) || talks(before) && count > 1 && part.weight > 1
            } else if is_cased(rest) {
                !title_case(rest)
            } else {
                !named(part.to, self.words.len())
            };
        enough && is_apart_before && is_apart_after
    }

    /// Whether a person stands in the segment before a word: `Mara Quill – Low Tide`.
    fn is_person_at(&self, at: usize) -> bool {
        let from = (0..at).rev().find(|from| self.parts_at(*from)).unwrap_or(at);
        let name = &self.text[self.words[from].0..self.words[at.max(1) - 1].1];
        at > from && self.parts_at(at) && name.contains(' ') && is_name(name) && has_given_name(name)
    }

    fn word_is(&self, at: usize, word: &str) -> bool {
        at < self.words.len() && self.word(at) == word
    }
}

/// Whether a word by itself is no title: an article, or a small word of one.
fn is_small_word(word: &str) -> bool {
    ARTICLES.holds_any_case(word) || SMALL.holds_any_case(word) || PRONOUNS.contains(&word)
}

static ARTICLES: WordSet = word_set!(articles);

static SMALL: WordSet = word_set!(small_in_titles, sentence_openers);

/// Whether a word is about watching films or writing about them.
fn is_talk(word: &str) -> bool {
    is_called(word) || is_film(word) || TALK.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreed(headline: &'static str, prose: &str) -> Option<&'static str> {
        let mut parts = Headline::new(headline, true);
        parts.ask(prose);
        parts.agreed()
    }

    #[test]
    fn the_prose_says_which_part_is_the_title() {
        for (headline, prose, title) in [
            ("Thoughts on The Low Tide", "The Low Tide is slow.", Some("The Low Tide")),
            ("Low Tide: A Short Review", "I went to see \"Low Tide\" last night.", Some("Low Tide")),
            ("Why I saw Mother!", "So ‘Mother!’ is long.", Some("Mother!")),
            ("Thomas Quill - Low Tide | Ebbe", "At last Low Tide is here.", Some("Low Tide")),
            ("Between two storms, Low Tide finds calm", "So I saw Low Tide (2019) at last.", Some("Low Tide")),
            (
                "Why Low Tide still hums after all these years",
                "Yes, Low Tide hums. So does Low Tide.",
                Some("Low Tide"),
            ),
            ("Episode 41: Low Tide", "It holds up.", Some("Low Tide")),
            ("Monday Movie #8: Low Tide", "It holds up.", Some("Low Tide")),
            ("A harbour that hums all night", "The harbour hums.", None),
            ("Tin Sky: A New Harbour", "In Tin Sky it rains.", None),
            (
                "Mini-review: Upstairs, the Sea",
                "Upstairs, the Sea is about a piano. There is a long scene.",
                Some("Upstairs, the Sea"),
            ),
            ("Meine Gedanken zu Kupferzeit", "Kupferzeit lief gestern im Kino.", Some("Kupferzeit")),
            ("Mara, das Mädchen vom Hafen", "Mara ist acht. Dann geht Mara fort.", None),
            ("Watching Paper Saints", "Paper Saints begins with a funeral.", Some("Paper Saints")),
            ("Orla and the Seven Winters", "Orla is a girl. Then Orla leaves.", None),
        ] {
            assert_eq!(agreed(headline, prose), title, "{headline}");
        }
    }

    #[test]
    fn a_tag_may_say_it() {
        let mut parts = Headline::new("My thoughts on Low Tide", true);
        parts.ask_tags("tags:\n  - \"ann-lee\"\n  - \"low-tide\"\n");
        assert_eq!(parts.agreed(), Some("Low Tide"));
    }
}
