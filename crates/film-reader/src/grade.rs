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
mod critic;
mod label;
mod letter;
mod percent;
mod points;
mod said;
mod stars;
mod thumbs;

use crate::certificate;
use crate::names::is_name;
use crate::sentence::{ends_sentence, is_abbreviation};
use crate::text::{is_dash, near_end, trim, without_emphasis};
use crate::words::{ByLetter, NUMBERS, WordSet, beginnings, in_order};
use critic::{is_critic, several, with_critic};
use film_model::{Grade, Scale};
use label::Label;
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
        && (begins_a_mark(text) || text.starts_with(['(', '[', '!']) || label::without_colon(text).is_some())
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

/// Reads a line, or the end of a paragraph, that begins with a label. `None` where there is no
/// label, or where what follows is plainly something else: a certificate behind `Rating:`, a
/// composer behind `Score:`, a sentence behind `Verdict:`.
pub fn labelled(text: &str, stars_out_of: Option<u8>) -> Option<Vec<Graded<'_>>> {
    let Label { critic, rest, promises, stars_out_of: said } = label::parse(bare(text))?;
    let rest = without_emphasis(rest);
    let stars_out_of = said.or(stars_out_of);
    // A row of asterisks alone parts scenes; behind a label it is stars.
    if (1..=5).contains(&rest.len()) && rest.bytes().all(|byte| byte == b'*') {
        return stars::asterisks(rest, stars_out_of)
            .map(|mark| vec![Graded { written: rest, mark: Some(mark), critic, is_labelled: true }]);
    }
    if let Some(mut grades) = several(rest, stars_out_of) {
        grades.iter_mut().for_each(|graded| graded.is_labelled = true);
        if let [only] = grades.as_mut_slice() {
            only.critic = only.critic.or(critic);
        }
        return Some(grades);
    }
    if rest.len() <= LONGEST_CLOSING
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && let Some(mark) = points::with_unit(rest.trim_end_matches(['.', '!']))
    {
        return Some(vec![Graded { written: rest, mark: Some(mark), critic, is_labelled: true }]);
    }
    // Markdown may set a part of the mark in bold: `**8**/10`.
    if rest.len() <= LONGEST_MARK
        && rest.contains("**")
        && let Some(mark) = parse(&rest.replace("**", ""), stars_out_of)
    {
        return Some(vec![Graded { written: rest, mark: Some(mark), critic, is_labelled: true }]);
    }
    let measured =
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(['/', '%']) || rest.contains(['★', '☆']);
    let other = rest.chars().count() > 16 || certificate::parse(rest).is_some();
    let promises = (promises || measured) && !other && !rest.is_empty();
    promises.then(|| vec![Graded { written: rest, mark: None, critic: None, is_labelled: true }])
}

/// A bare number behind a label: `Voto: 4,5`, `Overall rating: 7`. Out of how many it is, only the site can say. Gives the
/// label and the number.
pub fn labelled_number(text: &str) -> Option<(&str, &str)> {
    let text = bare(text);
    if text.len() > LONGEST_CLOSING {
        return None;
    }
    // `Rated 4.0` has a fraction, which no certificate has.
    if let Some(number) = text.strip_prefix("Rated ").filter(|number| is_fraction(number)) {
        return Some(("Rated", number));
    }
    let label = label::parse(text)?;
    let number = without_emphasis(label.rest.trim_end_matches(['.', ' ']));
    let digits = number
        .split(['.', ','])
        .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    // `Rating: 15` is a certificate.
    let age = matches!(number, "12" | "15" | "16" | "18");
    let name = text.split([':', '：', '|']).next().unwrap_or(text).trim_matches(['*', '_', ' ']);
    (digits && number.len() <= 5 && number.matches(['.', ',']).count() <= 1 && !age && label.critic.is_none())
        .then_some((name, number))
}

/// A labelled mark that prose follows on the same line: `Our grade: A+, One of the best`. Gives the prose too.
pub fn labelled_opening(text: &str, stars_out_of: Option<u8>) -> Option<(Graded<'_>, &str)> {
    let Label { critic, rest, promises, stars_out_of: said } = label::parse(bare(text))?;
    let near = &rest.as_bytes()[..rest.len().min(LONGEST_OPENING)];
    let mut ends = near.iter().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'.' | b';')).map(|(at, _)| at);
    ends.find_map(|at| {
        let prose = rest[at + 1..].strip_prefix(' ')?.trim_start();
        let found = Graded::new(without_emphasis(&rest[..at]), said.or(stars_out_of))?;
        let mark = found.mark.as_ref()?;
        let sure = promises || mark.grade.value.is_some() && mark.grade.scale != Scale::Letter;
        let begins = prose.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
        (sure && begins && prose.contains(' ')).then_some((Graded { critic, is_labelled: true, ..found }, prose))
    })
}

/// No mark that prose follows on its line is longer, in bytes.
const LONGEST_OPENING: usize = 24;

/// A line that is a mark and nothing else: `8/10`, `★★★½`, `B+`, `(Three stars out of four.)`; or
/// the marks of several critics: `Ann Lee: B+ / Bo Ek: A-`.
pub fn own_line(line: &str, stars_out_of: Option<u8>) -> Option<Vec<Graded<'_>>> {
    if line.len() > LONGEST_MARK {
        return None;
    }
    let text = bare(line);
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

/// The same as [`closing`], where a label says that it is a grade.
pub fn closing_label<'a>(paragraph: &'a str, stars_out_of: Option<u8>) -> Option<(usize, Vec<Graded<'a>>)> {
    // A label has a colon, and most paragraphs have none at their end.
    let end = &paragraph.as_bytes()[near_end(paragraph, LONGEST_CLOSING)..];
    memchr3(b':', b'|', 0xef, end)?;
    closing(paragraph, stars_out_of).filter(|(_, found)| found.iter().all(|graded| graded.is_labelled))
}

/// A mark that closes a paragraph, and where in it the mark (or its label) begins.
pub fn closing<'a>(paragraph: &'a str, stars_out_of: Option<u8>) -> Option<(usize, Vec<Graded<'a>>)> {
    // `…ぐっと来た。(★★★★)`
    if let Some(at) = paragraph.strip_suffix([')', '）']).and_then(|inner| inner.rfind(['(', '（']))
        && paragraph[..at].ends_with(['。', '！', '？', '.', '!', '?'])
        && paragraph.len() - at <= LONGEST_CLOSING
        && let mark = paragraph[at..].trim_start_matches(['(', '（'])
        && mark.starts_with(['★', '☆', '⭐'])
        && let Some(found) = Graded::new(mark.trim_end_matches([')', '）']), stars_out_of)
    {
        return Some((at, vec![found]));
    }
    let from = near_end(paragraph, LONGEST_CLOSING);
    let mut parted = paragraph[..from].ends_with(char::is_whitespace);
    for (at, c) in paragraph[from..].char_indices() {
        let begins = parted && !c.is_whitespace();
        parted = c.is_whitespace();
        if !begins {
            continue;
        }
        let (before, rest) = paragraph.split_at(from + at);
        let before = before.trim_end();
        // Most words stand behind another one.
        if before.as_bytes().last().is_none_or(u8::is_ascii_alphanumeric) {
            continue;
        }
        // A dash before the mark goes with it.
        let dashed = before.ends_with(is_dash);
        let before = before.trim_end_matches(is_dash).trim_end();
        let at = before.len();
        // A label of its own sentence only: what stands before `grade` may say that it is somebody else's.
        let ended = ends_sentence(before);
        let apart = dashed || ended || before.ends_with([',', ';', ':', ')', '|']);
        if !apart {
            continue;
        }
        let last = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        // `Mr. C.` ends no sentence before the letter, and `3. A` numbers a list.
        let short = is_abbreviation(last) && last.len() <= 4
            || last.ends_with('.') && last.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit());
        if short {
            continue;
        }
        // A mark within a spoiler stays there, with what closes the spoiler. A mark is seldom found, and
        // the way back to the start of the paragraph may be long, so this is asked last.
        let is_hidden = || before.matches("||").count() % 2 == 1;
        if let Some(found) = labelled(rest, stars_out_of)
            && !is_hidden()
        {
            return Some((at, found));
        }
        // What answers a question, and bare percentages, are part of what is told.
        let sure = |found: &Vec<Graded<'_>>| {
            ended || dashed && found.iter().all(|graded| is_stars_or_points(graded)) && rest.contains(['/', 't'])
        };
        if (ended || dashed)
            && !before.ends_with('?')
            && let Some(found) = own_line(rest, stars_out_of).filter(sure)
            && !found.iter().filter_map(|graded| graded.mark.as_ref()).any(|mark| mark.grade.scale == Scale::Percent)
            && !is_hidden()
        {
            return Some((at, found));
        }
    }
    None
}

/// `4.0`, `7,5`
fn is_fraction(text: &str) -> bool {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['.', ',']).is_some_and(|(whole, part)| digits(whole) && digits(part))
}

fn is_stars_or_points(graded: &Graded<'_>) -> bool {
    graded.mark.as_ref().is_some_and(|mark| matches!(mark.grade.scale, Scale::Stars | Scale::Points))
}

/// `Our grade: three and a half stars out of four.` and a little more.
const LONGEST_CLOSING: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Scale, Option<u8>)> {
        parse(text, None).map(|mark| (mark.grade.written, mark.grade.scale, mark.grade.value))
    }

    #[test]
    fn keeps_the_mark_to_the_letter() {
        for (text, scale, value) in [
            ("A−", Scale::Letter, Some(91)),
            ("3.5/4 stars", Scale::Stars, Some(88)),
            ("***1/2 out of four", Scale::Stars, Some(88)),
            ("8/10", Scale::Points, Some(80)),
            ("85%", Scale::Percent, Some(85)),
            ("Two thumbs up", Scale::Thumbs, None),
            ("★★★½", Scale::Stars, None),
        ] {
            assert_eq!(read(text), Some((text.to_owned(), scale, value)));
        }
        assert_eq!(read("Three stars out of four."), Some(("Three stars out of four".into(), Scale::Stars, Some(75))));
    }

    #[test]
    fn false_friends_are_no_marks() {
        for text in ["9/11", "24/7", "A-list", "B-movie", "Grade A beef", "7/4", "1/2", "***", "120%", "R", "A-III"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_beyond_its_scale_is_impossible() {
        for text in ["11/10", "7/4 stars", "120%", "**6 out of 5**"] {
            assert!(impossible(text, None), "{text}");
        }
        assert!(impossible("★★★★★", Some(4)));
        for text in ["9/11", "24/7", "8/10", "★★★★★", "1/2", "Ten out of ten people"] {
            assert!(!impossible(text, None), "{text}");
        }
    }

    fn shown(grades: Option<Vec<Graded<'_>>>) -> String {
        let one = |graded: Graded<'_>| {
            let critic = graded.critic.map(|critic| format!(" by {critic}")).unwrap_or_default();
            match graded.mark {
                Some(mark) => format!("{} {:?}{critic}", mark.grade.written, mark.grade.value),
                None => format!("invalid {}", graded.written),
            }
        };
        grades.map_or("none".into(), |grades| grades.into_iter().map(one).collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn a_label_promises_a_mark() {
        let value = |text| shown(labelled(text, None));
        assert_eq!(value("Grade: A-"), "A- Some(91)");
        assert_eq!(value("**Grade:** A-"), "A- Some(91)");
        assert_eq!(value("**Our Grade: B**"), "B Some(75)");
        assert_eq!(value("Rating: ***1/2 out of four"), "***1/2 out of four Some(88)");
        assert_eq!(value("Grade: Q"), "invalid Q");
        assert_eq!(value("Score: 12/10"), "invalid 12/10");
        assert_eq!(value("Rating: R"), "none");
        assert_eq!(value("Rating: PG-13"), "none");
        assert_eq!(value("Score: Hans Zimmer"), "none");
        assert_eq!(value("Score: M83"), "none");
        assert_eq!(value("### Rating: 4/5"), "4/5 Some(80)");
        assert_eq!(value("Grade: A- (on rewatch)"), "A- Some(91)");
        assert_eq!(value("Verdict: see it with someone you love."), "none");
        assert_eq!(value("Note\u{a0}: 4/5"), "4/5 Some(80)");
        assert_eq!(value("Note: this is long."), "none");
        assert_eq!(value("CinemaScore grade: A-"), "none");
        assert_eq!(value("Wertung: 7,5/10"), "7,5/10 Some(75)");
        assert_eq!(value("RATING (0 to ****):  ***"), "*** Some(75)");
        assert_eq!(value("Rating: ***"), "*** None");
    }

    #[test]
    fn a_grade_may_say_whose_it_is() {
        let value = |text| shown(labelled(text, None).or_else(|| own_line(text, None)));
        assert_eq!(value("Criticwire grade: A- [Ann Lee]"), "A- Some(91) by Ann Lee");
        assert_eq!(value("Grade: B+ (Lee), A- (Ek)"), "B+ Some(83) by Lee, A- Some(91) by Ek");
        assert_eq!(value("Ann Lee: B+ / Bo Ek: A-"), "B+ Some(83) by Ann Lee, A- Some(91) by Bo Ek");
        assert_eq!(value("Ann Lee’s grade: 4/5"), "4/5 Some(80) by Ann Lee");
        for text in ["Plan: B", "Blood Type: B", "Rotten Tomatoes: 95%", "The Guardian: 4/5 / The Times: 2/5"] {
            assert_eq!(value(text), "none", "{text}");
        }
        assert_eq!(value("Ann: B, and then what"), "none");
    }

    #[test]
    fn closes_a_paragraph_as_a_sentence_of_its_own() {
        let at = |text| closing(text, None).map(|(at, _)| at);
        assert_eq!(at("It ends well. Grade: A-"), Some(13));
        assert_eq!(at("It ends well. A-"), Some(13));
        assert_eq!(at("It ends well. — B+"), Some(13));
        assert_eq!(at("It ends well. (Three stars out of four.)"), Some(13));
        assert_eq!(at("It ends “well.” Three stars out of four."), Some("It ends “well.”".len()));
        assert_eq!(at("He drank his vitamin C."), None);
        assert_eq!(at("It was bad on 9/11."), None);
        assert_eq!(at("We all wanted an A."), None);
        assert_eq!(at("He asked for more. (B)"), None);
        assert_eq!(at("He was known as Mr. C."), None);
        assert_eq!(at("How much of it is true? 90%."), None);
        assert_eq!(at("It ends badly. ||She dies. Grade: A-||"), None);
        assert_eq!(at("It ends well. CinemaScore grade: A-"), None);
        assert_eq!(at("It ends well. Audience score: 85%"), None);
    }
}
