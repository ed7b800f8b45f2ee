//! What stands before a grade: `Grade:`, `Our rating:`, `Ann Lee's score:`, and the words for it in
//! the languages critics write in.

use crate::beginnings::Beginnings;
use crate::names::is_name;
use crate::text::is_apostrophe;
use memchr::memchr3_iter;
use std::cell::LazyCell;

/// A label and what stands behind it.
pub struct Label<'a> {
    /// The critic in `Ann Lee's grade:`.
    pub critic: Option<&'a str>,
    pub rest: &'a str,
    /// Whether nothing but a grade can follow; a composer may follow `Score:`.
    pub promises: bool,
    /// How many stars there are, where the label says so: `Rating (0 to ****):`.
    pub stars_out_of: Option<u8>,
}

/// The words for a grade. Some mean other things as well, so that what follows must be a mark.
const WORDS: [&str; 25] = [
    "grade",
    "overall",
    "rated",
    "grades",
    "ratings",
    "scores",
    "rating",
    "score",
    "stars",
    "verdict",
    "note",
    "nota",
    "wertung",
    "bewertung",
    "voto",
    "valutazione",
    "puntuación",
    "calificación",
    "valoración",
    "cotation",
    "оценка",
    "評価",
    "评分",
    "평점",
    "betyg",
];

const BEGINNINGS: Beginnings = Beginnings::of(&WORDS);

/// What may stand before the word, so that `IMDb rating: 7.5/10` is not taken for the critic's.
const BEFORE: [&str; 17] = [
    "our",
    "my",
    "final",
    "overall",
    "the",
    "movie",
    "film",
    "letter",
    "star",
    "stars",
    "critic's",
    "critic’s",
    "review",
    "total",
    "ma",
    "notre",
    "mi",
];

/// Who grades without having written the review.
const OTHERS: [&str; 21] = [
    "cinemascore",
    "audience",
    "reader",
    "readers",
    "imdb",
    "average",
    "previous",
    "prior",
    "old",
    "original",
    "first",
    "last",
    "initial",
    "user",
    "users",
    "viewer",
    "viewers",
    "critics",
    "fear",
    "violence",
    "age",
];

/// No label is longer, in bytes.
const LONGEST: usize = 60;

/// None of the words for a grade is longer, in bytes.
const LONGEST_WORD: usize = 16;

/// Reads the label at the start of `text`, up to its colon.
pub fn parse(text: &str) -> Option<Label<'_>> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // The wide colon of Chinese and Japanese is EF BC 9A.
    let mut marks = memchr3_iter(b':', b'|', 0xef, &text.as_bytes()[..end]);
    let colon = marks.find(|at| text.as_bytes()[*at] != 0xef || text[*at..].starts_with('：'))?;
    // Markdown may close its emphasis before or after the colon.
    let marks = |c: char| matches!(c, '*' | '_') || c.is_whitespace();
    let label = text[..colon].trim_matches(marks);
    let rest = text[colon..].trim_start_matches([':', '：', '|']);
    // A closing emphasis belongs to the label; stars that are the mark itself follow a space.
    let rest = rest.trim_start_matches('_').strip_prefix("**").unwrap_or(rest).trim();

    let (label, scale) = match label.strip_suffix(')').and_then(|label| label.split_once('(')) {
        Some((label, scale)) => (label.trim_end(), Some(scale)),
        None => (label, None),
    };
    let stars_out_of = scale.and_then(|scale| {
        let stars = scale.chars().rev().take_while(|c| matches!(c, '*' | '★')).count();
        Some(stars).filter(|stars| (3..=10).contains(stars)).map(|stars| stars as u8)
    });
    let (before, word) = label.rsplit_once(char::is_whitespace).unwrap_or(("", label));
    if word.len() > LONGEST_WORD {
        return None;
    }
    if !BEGINNINGS.may_begin(word) {
        return None;
    }
    let lower = LazyCell::new(|| word.to_lowercase());
    let same = |known: &&&str| if word.is_ascii() { known.eq_ignore_ascii_case(word) } else { **known == *lower };
    let word = *WORDS.iter().find(same)?;
    let critic = before.strip_suffix('s').and_then(|owner| owner.strip_suffix(is_apostrophe));
    let critic = critic.filter(|critic| is_name(critic));
    let is_grade = word == "grade" || word == "grades";
    let known = before.split_whitespace().all(|part| {
        let lower = part.to_lowercase();
        // `Criticwire grade` and `IndieWire grade` are the publication's own.
        let name = is_grade && part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphanumeric);
        (name || BEFORE.contains(&lower.as_str())) && !OTHERS.contains(&lower.as_str())
    });
    let short = before.split_whitespace().count() <= 3;
    (critic.is_some() || known && short).then_some(Label { critic, rest, promises: is_grade, stars_out_of })
}

/// What stands behind a label without a colon, in a line that must be a mark otherwise: `Grade B+`.
pub fn without_colon(text: &str) -> Option<&str> {
    if !matches!(text.as_bytes().first()?.to_ascii_lowercase(), b'f' | b'g' | b'm' | b'o' | b'r' | b's') {
        return None;
    }
    let (first, rest) = text.split_once([' ', '\u{a0}'])?;
    let is_any = |word: &str, of: &[&str]| of.iter().any(|known| known.eq_ignore_ascii_case(word));
    let (label, rest) =
        if is_any(first, &["our", "my", "final", "overall"]) { rest.split_once(' ')? } else { (first, rest) };
    is_any(label, &["grade", "rating", "score"]).then(|| rest.trim_start_matches(['-', '–', '—', ' ']))
}
