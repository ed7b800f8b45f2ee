//! The critic's mark.
//!
//! ```text
//! grade     =  letter | stars | points | percent | thumbs
//! labelled  =  label ":" graded (("," | ";" | "/" | "|" | "and") graded)*
//! graded    =  grade | grade "(" remark ")" | grade "[" critic "]" | critic ":" grade
//! label     =  "Grade" | "Our grade" | "Ann Lee's grade" | "Rating" | "Score" | "Note" | "Wertung" | …
//! ```
//!
//! A grade is taken where nothing else can be meant: behind a label, alone on a line, or closing
//! the first or the last paragraph as a sentence of its own. `9/11`, `24/7`, a B-movie and Grade A
//! beef stand elsewhere, or are no mark of any scale.
//!
//! The mark stays as it was written; its value is a whole number from 0 to 100, rounded half up.

mod amount;
mod closing;
mod critic;
mod label;
mod labelled;
mod letter;
mod percent;
mod points;
mod said;
mod stars;
mod thumbs;

use crate::names::is_name;
use crate::text::{trim, without_emphasis};
use crate::words::{ByLetter, NUMBERS, WordSet, beginnings, in_order};
pub use closing::{closing, closing_label};
use critic::{is_critic, several, with_critic};
use film_model::{Grade, Scale};
pub use labelled::{below_label, is_half, is_label, is_row, labelled, labelled_number, labelled_opening};
use memchr::{memchr, memchr3};
pub use said::said;

/// A mark that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub grade: Grade,
    /// Whether it is stars that do not say out of how many.
    pub ambiguous: bool,
}

impl Mark {
    fn new(written: &str, scale: Scale, value: Option<u8>) -> Self {
        let ambiguous = scale == Scale::Stars && value.is_none();
        Mark { grade: Grade { written: written.to_owned(), scale, value }, ambiguous }
    }
}

/// A grade where the text gives one.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded<'a> {
    /// The mark as it stands in the document, or what stands in its place.
    pub written: &'a str,
    /// Nothing where it is no mark, though a label promises one.
    pub mark: Option<Mark>,
    /// Whose grade it is, where that is said.
    pub critic: Option<&'a str>,
    /// Whether a label says that it is a grade.
    pub is_labelled: bool,
}

impl<'a> Graded<'a> {
    fn new(text: &'a str, stars_out_of: Option<u8>) -> Option<Self> {
        let text = picture(text);
        if !begins_a_mark(text) {
            return None;
        }
        if let Some(doubled) = Self::doubled(text, stars_out_of) {
            return Some(doubled);
        }
        let mark = parse(text, stars_out_of)?;
        let written = bare_mark(text);
        Some(Graded { written, mark: Some(mark), critic: None, is_labelled: false })
    }
}

impl<'a> Graded<'a> {
    /// A mark that brackets say once more, in another scale perhaps: `★★★★ (8/10)`, `3 out of 5 stars (3 / 5)`.
    fn doubled(text: &'a str, stars_out_of: Option<u8>) -> Option<Self> {
        let bare = bare_mark(text);
        let (first, again) = bare.strip_suffix(')')?.split_once('(')?;
        if bare.len() > LONGEST_MARK {
            return None;
        }
        let again = parse(again, stars_out_of).filter(|mark| mark.grade.value.is_some())?;
        let mut mark = parse(first, stars_out_of)?;
        let value = mark.grade.value.or(again.grade.value);
        mark.grade.value = value;
        mark.ambiguous = false;
        Some(Graded { written: bare_mark(first), mark: Some(mark), critic: None, is_labelled: false })
    }
}

/// A row of asterisks that its place says is a mark: behind a title.
pub fn asterisks(text: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    let mark = stars::asterisks(text, stars_out_of)?;
    Some(Graded { written: text, mark: Some(mark), critic: None, is_labelled: false })
}

/// The alternative text of the picture that `text` is: `![3.5/5](/stars/7.gif)`.
fn picture(text: &str) -> &str {
    let alt = text.trim().strip_prefix("![").and_then(|rest| rest.strip_suffix(')')?.split_once("]("));
    alt.filter(|(alt, address)| !alt.is_empty() && !address.contains(')')).map_or(text, |(alt, _)| alt)
}

/// Reads `text` as a mark and nothing else. `stars_out_of` is what the site says of stars that do
/// not say it themselves.
pub fn parse(text: &str, stars_out_of: Option<u8>) -> Option<Mark> {
    if text.len() > LONGEST_MARK || !begins_a_mark(text) {
        return None;
    }
    let written = bare_mark(text);
    // A no-break space keeps a mark together on its line and says nothing else.
    let spaced = written.contains(['\u{a0}', '\u{202f}']).then(|| written.replace(['\u{a0}', '\u{202f}'], " "));
    let text = spaced.as_deref().unwrap_or(written);
    let mark = of_any_scale(text, stars_out_of)?;
    Some(Mark { grade: Grade { written: written.to_owned(), ..mark.grade }, ..mark })
}

fn of_any_scale(bare: &str, stars_out_of: Option<u8>) -> Option<Mark> {
    letter::parse(bare)
        .or_else(|| stars::parse(bare, stars_out_of))
        .or_else(|| points::parse(bare))
        .or_else(|| percent::parse(bare))
        .or_else(|| thumbs::parse(bare))
}

/// The words that a mark may begin with.
static FIRST_WORDS: WordSet = WordSet::new(beginnings!(half, thumbs, thumb_counts).and_of_lists(&NUMBERS), || {
    let first = |words: &'static str| words.split([' ', '-']).next();
    let mut words: Vec<&str> = in_order(|language| {
        [language.half, language.thumbs, language.thumb_counts].into_iter().chain(language.numbers).collect()
    });
    words = words.into_iter().filter_map(first).collect();
    words.sort_unstable();
    words.dedup();
    ByLetter::new(words)
});

/// Whether `text` begins as a mark may: with a number, a star, a letter of the scale or a word for a
/// number. It lets prose go before anything is tried on it.
fn begins_a_mark(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return false };
    if !first.is_alphabetic() {
        return first.is_numeric() || !first.is_ascii_punctuation() && !first.is_ascii() || first == '*';
    }
    // A letter of the scale, or the one of `a star`.
    if !text.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
        return matches!(first.to_ascii_uppercase(), 'A'..='F');
    }
    if !FIRST_WORDS.may_begin(text) {
        return false;
    }
    FIRST_WORDS.holds_any_case(&text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())])
}

/// Whether a line may be a mark, say one behind a label or a name, or be one beyond its scale: it begins
/// like a mark, in a bracket or with a label, or has a colon. It lets the lines of prose go that were
/// broken by hand.
pub fn may_be_a_line(line: &str) -> bool {
    let text = bare(line);
    let near = &text.as_bytes()[..text.len().min(LONGEST_MARK)];
    // The wide colon of Chinese and Japanese is EF BC 9A.
    if memchr3(b':', b'|', 0xef, near).is_some() {
        return true;
    }
    line.len() <= LONGEST_MARK
        && (begins_a_mark(text)
            || text.starts_with(['(', '[', '!'])
            || text.starts_with("Rated ")
            || label::without_colon(text).is_some())
}

/// The mark without the full stop of the sentence it is.
fn bare_mark(text: &str) -> &str {
    let text = trim(text);
    let text = text.strip_suffix('.').unwrap_or(text).trim_end();
    // `5 stars!`
    let calm = text.strip_suffix('!').filter(|calm| calm.starts_with(|c: char| c.is_ascii_digit()));
    let text = calm.unwrap_or(text);
    // `4/5 Rating`
    let rated = [" Rating", " rating", " RATING"].iter().find_map(|word| text.strip_suffix(word));
    let text =
        rated.filter(|mark| mark.starts_with(|c: char| c.is_ascii_digit()) && mark.contains('/')).unwrap_or(text);
    // Drawn stars say themselves that they are stars.
    let drawn = text.starts_with(['★', '⭐', '☆']);
    let said = [" stars", " Stars", " STARS"].iter().find_map(|word| text.strip_suffix(word).filter(|_| drawn));
    said.filter(|stars| !stars.contains(char::is_alphanumeric)).unwrap_or(text).trim_end()
}

/// No mark is longer, in bytes; ten coloured stars take sixty.
const LONGEST_MARK: usize = 120;

/// What `numerator` out of `denominator` (both in hundredths) comes to on 0–100, rounded half up.
pub fn linear(numerator: u32, denominator: u32) -> Option<u8> {
    let value = (u64::from(numerator) * 200 + u64::from(denominator)).checked_div(2 * u64::from(denominator))?;
    u8::try_from(value).ok().filter(|value| *value <= 100)
}

/// A line that is a mark and nothing else: `8/10`, `★★★½`, `B+`, `(Three stars out of four.)`; or
/// the marks of several critics: `Ann Lee: B+ / Bo Ek: A-`.
pub fn own_line(line: &str, stars_out_of: Option<u8>) -> Option<Vec<Graded<'_>>> {
    if line.len() > LONGEST_MARK {
        return None;
    }
    let text = bare(line);
    // `Rated 3/5`
    let text = text.strip_prefix("Rated ").filter(|mark| mark.contains('/')).unwrap_or(text);
    // `★★★★ 4 stars`
    let drawn = text.starts_with(['★', '⭐']).then(|| text.find(|c: char| c.is_ascii_digit())).flatten();
    let text =
        drawn.filter(|at| text[*at..].ends_with("stars") && text[..*at].ends_with(' ')).map_or(text, |at| &text[at..]);
    if let Some(only) = Graded::new(text, stars_out_of) {
        return Some(vec![only]);
    }
    let bracketed = text.strip_prefix('(').and_then(|inner| inner.trim_end_matches('.').strip_suffix(')'));
    if let Some(inner) = bracketed.or_else(|| text.strip_prefix('[')?.strip_suffix(']')) {
        // A letter in brackets may number a list.
        return Graded::new(inner, stars_out_of).filter(|graded| graded.written.len() > 1).map(|graded| vec![graded]);
    }
    // `3/5 - worth watching` has a few words behind the mark.
    if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '★' | '⭐'))
        && memchr3(b'-', b':', 0xe2, text.as_bytes()).is_some()
        && let Some((mark, words)) = [" - ", " – ", " — ", ": "].iter().find_map(|dash| text.split_once(dash))
        && words.len() <= LONGEST_CLOSING
    {
        // `96% – Rotten Tomatoes`, `7.2/10 - IMDb`
        let others = ["Rotten", "IMDB", "IMDb", "Metacritic", "Letterboxd"];
        if others.iter().any(|other| words.contains(other)) {
            return None;
        }
        let sure = |graded: &Graded<'_>| graded.mark.as_ref().is_some_and(|mark| mark.grade.value.is_some());
        return Graded::new(mark, stars_out_of).filter(sure).map(|graded| vec![graded]);
    }
    if let Some(found) = label::without_colon(text) {
        return Graded::new(found, stars_out_of).map(|graded| vec![graded]);
    }
    let colon = memchr(b':', text.as_bytes())?;
    let (name, behind) = (&text[..colon], &text[colon + 1..]);
    if !begins_a_mark(behind) || !is_name(name) {
        return None;
    }
    // One name before a mark (`Blood Type: B`) may be anything.
    several(text, stars_out_of)
        .filter(|grades| grades.len() > 1 && grades.iter().all(|graded| graded.critic.is_some_and(is_critic)))
}

/// A line that gives one critic's mark, by whatever name: `Ann: 8/10`.
pub fn critic_line(line: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    if line.len() > LONGEST_CLOSING || !line.as_bytes().contains(&b':') {
        return None;
    }
    with_critic(bare(line), stars_out_of).filter(|graded| graded.critic.is_some_and(is_critic))
}

/// A mark that is the first sentence of a paragraph and says of how many: `Three stars out of four. I …`
pub fn opening(paragraph: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    let (first, rest) = paragraph.split_once(". ")?;
    let found = Graded::new(first, stars_out_of).filter(|_| !rest.is_empty() && first.len() <= LONGEST_CLOSING)?;
    let mark = found.mark.as_ref()?;
    let sure = mark.grade.scale != Scale::Letter && mark.grade.value.is_some() && first.contains(' ');
    sure.then_some(found)
}

/// A line without what Markdown sets before and around it, the bars of a table included.
fn bare(line: &str) -> &str {
    without_emphasis(line.trim_start_matches(['#', '>', '|', ' ']).trim_end_matches(['|', ' ']))
}

/// A line that is a mark beyond its scale and nothing else: `11/10`, `120%`, five stars out of four.
pub fn impossible(line: &str, stars_out_of: Option<u8>) -> bool {
    if line.len() > LONGEST_MARK {
        return false;
    }
    let text = bare(line);
    parse(text, stars_out_of).is_none()
        && (points::is_beyond(text) || stars_out_of.is_some() && stars::parse(text, None).is_some())
}

/// `Our grade: three and a half stars out of four.` and a little more.
const LONGEST_CLOSING: usize = 64;

#[cfg(test)]
mod tests;
