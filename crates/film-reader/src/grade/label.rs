//! What stands before a grade: `Grade:`, `Our rating:`, `Ann Lee's score:`, and the words for it in
//! the languages critics write in.

use crate::names::is_name;
use crate::text::is_apostrophe;
use crate::words::{WordSet, word_set};
use memchr::memchr3_iter;

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

/// The words for a grade.
static WORDS: WordSet = word_set!(grade_words, score_words, verdict_words);

/// Those that nothing but a grade can follow. Others mean other things as well, so that what follows must be a mark.
static GRADE_WORDS: WordSet = word_set!(grade_words);

/// Those that need no colon.
static WITHOUT_COLON: WordSet = word_set!(grade_words, score_words);

/// What may stand before the word, so that `IMDb rating: 7.5/10` is not taken for the critic's.
static BEFORE: WordSet = word_set!(before_grade);

/// Who grades without having written the review.
static OTHERS: WordSet = word_set!(grades_of_others);

/// No label is longer, in bytes.
const LONGEST: usize = 60;

/// None of the words for a grade is longer, in bytes.
const LONGEST_WORD: usize = 32;

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
    // `Nota mea:` is known as a whole.
    let whole = label.len() <= LONGEST_WORD && WORDS.holds_any_case(label);
    let (before, word) = label.rsplit_once(char::is_whitespace).filter(|_| !whole).unwrap_or(("", label));
    if word.len() > LONGEST_WORD {
        return None;
    }
    if !WORDS.holds_any_case(word) {
        return of_whom(label, rest).or_else(|| of_critic(before, word, rest));
    }
    let critic = before.strip_suffix('s').and_then(|owner| owner.strip_suffix(is_apostrophe));
    let critic = critic.filter(|critic| is_name(critic));
    let is_grade = GRADE_WORDS.holds_any_case(word);
    let known = before.split_whitespace().all(|part| {
        // `Criticwire grade` and `IndieWire grade` are the publication's own.
        let name = is_grade && part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphanumeric);
        (name || BEFORE.holds_any_case(part)) && !OTHERS.holds_any_case(part)
    });
    let short = before.split_whitespace().count() <= 3;
    (critic.is_some() || known && short).then_some(Label { critic, rest, promises: is_grade, stars_out_of })
}

/// The label in `Ocena naszego recenzenta: 9/10`, `Note du film : 4/5`: a word for a grade, and of what or whose it is.
fn of_whom<'a>(label: &'a str, rest: &'a str) -> Option<Label<'a>> {
    const OF: [&str; 32] = [
        "autora",
        "autorki",
        "autoru",
        "critic",
        "critique",
        "de",
        "del",
        "della",
        "der",
        "des",
        "do",
        "du",
        "film",
        "filma",
        "filme",
        "films",
        "filmu",
        "la",
        "le",
        "movie",
        "naszego",
        "naszej",
        "of",
        "película",
        "recensore",
        "recenzenta",
        "recenzentki",
        "rédaction",
        "the",
        "this",
        "výsledná",
        "zum",
    ];
    let (word, of) = label.split_once(' ')?;
    let known = of.split(' ').all(|word| OF.binary_search(&word.to_lowercase().as_str()).is_ok());
    (known && of.split(' ').count() <= 3 && WORDS.holds_any_case(word)).then(|| Label {
        critic: None,
        rest,
        promises: GRADE_WORDS.holds_any_case(word),
        stars_out_of: None,
    })
}

/// The label in `Laura’s Review: B`.
fn of_critic<'a>(before: &'a str, word: &str, rest: &'a str) -> Option<Label<'a>> {
    static REVIEWS: WordSet = word_set!(reviews);
    let critic = before.strip_suffix('s')?.strip_suffix(is_apostrophe).filter(|critic| is_name(critic))?;
    REVIEWS.holds_any_case(word).then_some(Label { critic: Some(critic), rest, promises: false, stars_out_of: None })
}

/// What stands behind a label without a colon, in a line that must be a mark otherwise: `Grade B+`.
pub fn without_colon(text: &str) -> Option<&str> {
    if let Some(mark) = crate::text::strip_prefix_ignore_case(text, "average rating is ") {
        return Some(mark);
    }
    // `Movie review ★★★ (out of four)`
    let kicker = ["movie review ", "film review ", "review "].iter().find_map(|kicker| {
        crate::text::strip_prefix_ignore_case(text, kicker).filter(|rest| rest.starts_with(['★', '☆', '⭐']))
    });
    if kicker.is_some() {
        return kicker;
    }
    if !(WORDS.may_begin(text) || BEFORE.may_begin(text)) {
        return None;
    }
    let (first, rest) = text.split_once([' ', '\u{a0}'])?;
    // `Overall B+`
    if first.eq_ignore_ascii_case("overall") && !rest.contains(' ') {
        return Some(rest);
    }
    let (label, rest) = if BEFORE.holds_any_case(first) { rest.split_once(' ')? } else { (first, rest) };
    // `Betyg 3/5`
    let number = || {
        let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        rest.split(['.', ',']).all(digits) && rest.len() <= 4
    };
    let marked = || {
        number() || rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('/') || rest.starts_with(['★', '☆'])
    };
    (WITHOUT_COLON.holds_any_case(label) || marked() && WORDS.holds_any_case(label))
        .then(|| rest.trim_start_matches(['-', '–', '—', ' ']))
}
