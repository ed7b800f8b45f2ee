//! What a headline leaves beside the title that is neither a fact nor a grade.
//!
//! ```text
//! before  =  "[" REVIEW "]"                    [Review] Low Tide
//! after   =  "(" REVIEW | festival | years | medium ")"     Low Tide (review)    Low Tide (2019 Fantastic Fest)
//!         |  REVIEW                            低潮 觀後感
//! within  =  『 TITLE 』 | 《 TITLE 》            海邊的『低潮』觀後感
//! ```

use crate::credits::year;
use crate::text::{is_dash, strip_prefix_ignore_case};
use crate::words::en::{FESTIVALS, MEDIA};
use crate::words::{WordSet, in_order, word_set};
use std::sync::LazyLock;

/// What a review is called.
static REVIEWS: WordSet = word_set!(reviews);

/// Words that follow a title without a space.
static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| in_order(|language| vec![language.after_title_unspaced]));

/// Whether `word` is what a review is called.
pub fn is_called(word: &str) -> bool {
    REVIEWS.holds_any_case(word)
}

/// `text` without one thing beside its title; `None` where nothing stands there.
pub fn shorter(text: &str) -> Option<&str> {
    let text = text.trim();
    // What has no space before it or stands within other marks is Chinese, Japanese or Korean.
    let beyond_ascii =
        || if text.is_ascii() { None } else { suffix(text).or_else(|| within(text)).or_else(|| other_script(text)) };
    let found = before(text).or_else(|| after(text)).or_else(beyond_ascii).or_else(|| without_ornament(text))?;
    let found = found.trim();
    (found.len() < text.len() && found.contains(char::is_alphanumeric)).then_some(found)
}

/// What sites draw a grade with, and what they set beside a title.
const ORNAMENTS: &str = "❤💛🧡💚💙🖤🤍💔♥♡🟡⚪⚫🔴🟢🟠●○◐◑◯\u{fe0f}🍿🎬👍👎🎥📽 ";

/// `text` without hearts and circles beside it, which are a grade on a scale of the site's own: `Low Tide ❤️❤️❤️`.
fn without_ornament(text: &str) -> Option<&str> {
    if text.is_ascii() {
        return None;
    }
    let is_ornament = |c: char| ORNAMENTS.contains(c);
    let inner = text.trim_matches(is_ornament);
    (inner.len() < text.len() && !inner.is_empty()).then_some(inner)
}

fn before(text: &str) -> Option<&str> {
    let (inner, rest) = text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .or_else(|| text.strip_prefix('【')?.split_once('】'))
        .or_else(|| angled(text).filter(|(inner, _)| is_review(inner)))?;
    // `[REC] 2` is a title.
    let label = is_review(inner) || inner.chars().count() <= 6 && inner.chars().any(is_ideograph);
    label.then_some(rest)
}

/// `<영화 리뷰> 썰물`: Korean sets works between these, and what a post is.
fn angled(text: &str) -> Option<(&str, &str)> {
    let rest = |open, close| text.strip_prefix(open)?.split_once(close);
    rest('<', '>').or_else(|| rest('〈', '〉'))
}

fn after(text: &str) -> Option<&str> {
    // `The King (12A),` runs on into the next line.
    let text = match text.strip_suffix([',', ';']) {
        Some(rest) if rest.ends_with([')', ']']) => return Some(rest),
        _ => text,
    };
    let (close, open) = if text.ends_with(')') { (')', '(') } else { (']', '[') };
    let (title, inner) = text.strip_suffix(close)?.rsplit_once(open)?;
    let inner = inner.trim();
    let medium = MEDIA.iter().any(|medium| strip_prefix_ignore_case(inner, medium) == Some(""));
    (is_review(inner) || is_festival(inner) || is_years(inner) || medium).then_some(title)
}

/// `review`, `Movie Review`, `spoiler-free review`: a few words, the last of which is what a review is called.
fn is_review(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let last = words.next_back().unwrap_or("").trim_end_matches(['!', '.', ':']);
    let named = is_called(last);
    named && words.count() <= 3
}

/// `2019 Fantastic Fest`, `Cannes 2021`: where it was shown, and when.
fn is_festival(text: &str) -> bool {
    let apart = text.split_once(' ').filter(|(first, _)| year(first).is_some()).map(|(_, name)| name);
    let name = apart.or_else(|| text.rsplit_once(' ').filter(|(_, last)| year(last).is_some()).map(|(name, _)| name));
    name.is_some_and(|name| {
        name.split_whitespace().count() <= 4
            && name.split(' ').any(|word| FESTIVALS.iter().any(|show| strip_prefix_ignore_case(word, show) == Some("")))
    })
}

/// `2014-2016`, `2014–`: the years of a series.
fn is_years(text: &str) -> bool {
    let Some((from, to)) = text.split_once(is_dash) else { return false };
    year(from.trim()).is_some() && (to.trim().is_empty() || year(to.trim()).is_some())
}

fn suffix(text: &str) -> Option<&str> {
    ENDINGS.iter().filter_map(|suffix| text.strip_suffix(suffix)).min_by_key(|rest| rest.len())
}

/// The one title between the marks that Chinese and Japanese set around works.
fn within(text: &str) -> Option<&str> {
    [('『', '』'), ('《', '》'), ('〈', '〉'), ('<', '>')].iter().find_map(|(open, close)| {
        let (before, rest) = text.split_once(*open)?;
        let (inner, after) = rest.split_once(*close)?;
        let only = !after.contains(*open) && !inner.contains(*open);
        (only && (before.contains(char::is_alphanumeric) || after.contains(char::is_alphanumeric) || before.is_empty()))
            .then_some(inner)
    })
}

/// The title before the one for other countries: `Отлив / Low Tide`, `Άμπωτη – Low Tide`.
fn other_script(text: &str) -> Option<&str> {
    let letters = |part: &str, latin: bool| {
        let mut all = part.chars().filter(|c| c.is_alphabetic()).peekable();
        all.peek().is_some() && all.all(|c| (c < '\u{250}') == latin)
    };
    let parted = [" / ", " – ", " — ", " - ", " | ", "／"].iter().find_map(|mark| text.split_once(mark));
    let (own, other) = parted?;
    (letters(own, false) && letters(other, true)).then_some(own)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_one_thing_from_beside_the_title() {
        for (text, title) in [
            ("Low Tide (review)", "Low Tide"),
            ("Low Tide (Movie Review)", "Low Tide"),
            ("Low Tide [Mini-Recensione]", "Low Tide"),
            ("[Review] Low Tide", "Low Tide"),
            ("Low Tide (2019 Harbour Film Festival)", "Low Tide"),
            ("Low Tide (Sundance 2021)", "Low Tide"),
            ("Low Tide (2014-2016)", "Low Tide"),
            ("Low Tide (12A),", "Low Tide (12A)"),
            ("[好片] 低潮", "低潮"),
            ("低潮觀後感", "低潮"),
            ("海邊系列之『低潮』解析", "低潮"),
            ("《低潮》", "低潮"),
            ("Отлив / Low Tide", "Отлив"),
            ("Άμπωτη – Low Tide", "Άμπωτη"),
            ("<썰물> 항구가 부르는 노래", "썰물"),
            ("<영화 리뷰> 썰물", "썰물"),
        ] {
            assert_eq!(shorter(text), Some(title), "{text}");
        }
    }

    #[test]
    fn leaves_a_title_alone() {
        for text in [
            "[REC] 2",
            "(500) Days of Harbour",
            "Low Tide",
            "Review",
            "Blade 2049",
            "Low Tide (Part One)",
            "Low (Tide), Low",
            "心得",
        ] {
            assert_eq!(shorter(text), None, "{text}");
        }
    }
}
