//! Headlines: the title among the words a paper sets around it.
//!
//! ```text
//! Review: ‘Sound of Metal’              Sound of Metal review – a drummer goes deaf
//! ‘Sound of Metal’ turns it down        In ‘Sound of Metal,’ a Drummer Goes Deaf
//! ```

use crate::text::is_dash;
use crate::words::{Openings, WordSet, openings, word_set};

/// What papers set before the title of a film they review.
static BEFORE: Openings = openings!(before_title);

/// What they set before it with nothing between: `Kurzkritik zu`.
static BEFORE_AT_ONCE: Openings = openings!(before_title_at_once);

/// What stands before a title and says no more than that it is one.
static TITLE_LABELS: Openings = openings!(title_labels);

/// What they set after it.
static AFTER: Openings = openings!(after_title);

static FILM_WORDS: WordSet = word_set!(film_words);

static ARTICLES: WordSet = word_set!(articles);

/// Lines that head a column and name no film.
static KICKERS: WordSet = word_set!(kickers);

/// Whether a line heads a column and names no film.
pub fn is_kicker(line: &str) -> bool {
    let line = line.trim_start_matches(['#', ' ']).trim_end_matches([':', '.', '!']);
    let column = [" Movie Reviews", " Film Reviews"].iter().any(|reviews| line.ends_with(reviews));
    column || KICKERS.holds_any_case(line) || super::remainder::is_called(line)
}

/// What follows a label, of which `rest` is the rest of the line: after a colon or a dash, or at once where it is between quotation marks.
fn labelled(rest: &str, is_review: bool) -> Option<&str> {
    let spaced = rest.trim_start();
    if let Some(rest) = spaced.strip_prefix([':', '：', '|', '–', '—']) {
        return Some(rest.trim()).filter(|rest| !rest.is_empty());
    }
    let dash = spaced.len() < rest.len() && spaced.starts_with("- ");
    let quoted = spaced.starts_with(OPEN) && spaced.len() < rest.len() && is_review;
    (dash || quoted).then(|| spaced.trim_start_matches("- ").trim()).filter(|rest| !rest.is_empty())
}

/// Whether a line is a label for a title and the title: `Titre - Marée basse`, `作品名 低い潮`.
pub fn is_labelled_title(line: &str) -> bool {
    after_title_label(line).is_some()
}

/// The title after a label with its colon, and whether that is the title in the film's own language.
pub fn label_of_title(line: &str) -> Option<(&str, bool)> {
    static ORIGINAL: Openings = openings!(original_title.bare, original_title.with_colon);
    let colon = |rest: &'_ str| rest.trim_start_matches(['*', '_', ' ']).starts_with([':', '：', '|']);
    let value = |rest: &'_ str| rest.len() - rest.trim_start_matches([':', '：', '|', '*', '_', ' ', '\u{3000}']).len();
    let (rest, original) = TITLE_LABELS
        .all(line)
        .find(|rest| colon(rest))
        .map(|rest| (rest, false))
        .or_else(|| ORIGINAL.all(line).find(|rest| colon(rest)).map(|rest| (rest, true)))?;
    Some((&rest[value(rest)..], original)).filter(|(title, _)| !title.is_empty())
}

/// Whether a word by itself is a label for a title: `Film`.
pub fn is_title_label(word: &str) -> bool {
    TITLE_LABELS.all(word).any(str::is_empty)
}

/// The title after a label for one. Chinese and Japanese part no words, so there a blank ends a label, too.
fn after_title_label(line: &str) -> Option<&str> {
    TITLE_LABELS.all(line).find_map(|rest| {
        labelled(rest, false).or_else(|| {
            let label = &line[..line.len() - rest.len()];
            let title = rest.strip_prefix([' ', '\u{3000}'])?.trim();
            let is_title = !title.is_empty() && !title.ends_with(['。', '！', '？']);
            (is_title && label.chars().all(film_model::is_wide)).then_some(title)
        })
    })
}

/// What opens a title that is marked as one.
const OPEN: [char; 14] = ['“', '"', '‘', '\'', '«', '„', '『', '《', '〈', '「', '<', '”', '’', '»'];

/// Whether `c` closes what `open` opened. Swedish and Finnish set ”the same mark” on both sides, Polish „these two”.
fn closes(open: char, c: char) -> bool {
    match open {
        '“' => c == '”',
        '‘' => c == '’',
        '«' => c == '»',
        '»' => c == '«',
        '„' => matches!(c, '“' | '”'),
        '『' => c == '』',
        '《' => c == '》',
        '〈' => c == '〉',
        '「' => c == '」',
        '<' => c == '>',
        open => c == open,
    }
}

/// The title between quotation marks that leads a headline, with a colon, a comma, a dash or the end after it:
/// `«Low Tide»: En havn som nynner`.
pub fn led_by_title(line: &str) -> Option<&str> {
    let text = announced(line).unwrap_or(line);
    let open = text.chars().next().filter(|c| OPEN.contains(c))?;
    let inner = &text[open.len_utf8()..];
    let limit = inner.char_indices().nth(super::LONGEST).map_or(inner.len(), |(at, _)| at);
    let (end, close) = inner[..limit]
        .match_indices(|c| closes(open, c))
        .find(|(at, close)| inner[at + close.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric()))?;
    let rest = inner[end + close.len()..].trim_start();
    let name = inner[..end].trim().trim_end_matches([',', '.', ':']);
    let parted = rest.is_empty()
        || rest.starts_with([':', ',', ';', '|', '(', '：'])
        || rest.starts_with(is_dash)
        || inner[..end].ends_with([',', ':']);
    (parted && !name.is_empty() && name.split_whitespace().count() <= MOST_WORDS).then_some(name)
}

/// No headline with a word for a review at its end is longer, in bytes.
const LONGEST: usize = 300;

/// The director and the title in `Mara Quill's Low Tide: a harbour that hums`.
pub fn of_director(line: &str) -> Option<(&str, &str)> {
    let (head, rest) =
        line.split_once(':').filter(|(head, rest)| head.len() <= super::LONGEST && !rest.trim().is_empty())?;
    let (name, title) = ["’s ", "'s ", "s’ ", "s' "].iter().find_map(|owns| {
        let (name, title) = head.split_once(owns)?;
        Some((if owns.starts_with('s') { &head[..name.len() + 1] } else { name }, title))
    })?;
    let person =
        (2..=4).contains(&name.split(' ').count()) && crate::names::is_name(name) && crate::given::has_given_name(name);
    let begins = rest.trim_start().split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() > 1;
    (person && begins && super::title_case(title)).then_some((name, title))
}

/// Whether a headline is led by a title in quotation marks that set nothing else apart with a colon after them.
pub fn is_led_surely(line: &str) -> bool {
    let of_words = |close: char| {
        let (name, rest) = line[line.chars().next().map_or(0, char::len_utf8)..].split_once(close)?;
        Some(super::title_case(name) && !name.ends_with(['.', '!', '?']) && rest.starts_with(':'))
    };
    let marked = match line.chars().next() {
        Some('“') => of_words('”'),
        Some('"') => of_words('"'),
        _ => None,
    };
    marked == Some(true)
        || line.starts_with(['«', '„', '『', '《']) && line.contains(['»', '“', '』', '》']) && {
            let after = line.split(['»', '“', '』', '》']).nth(1).unwrap_or("");
            after.trim_start().starts_with([':', '：'])
        }
}

/// No title that leads a headline has more words.
const MOST_WORDS: usize = 9;

/// What a label of a review stands before or behind.
pub fn announced(text: &str) -> Option<&str> {
    let after_label = BEFORE_AT_ONCE
        .strip_word(text)
        .or_else(|| BEFORE.all(text).find_map(|rest| labelled(rest, true)))
        .or_else(|| after_title_label(text));
    if let Some(rest) = after_label.map(|rest| rest.trim_start_matches(['|', ':', ' '])).filter(|rest| !rest.is_empty())
    {
        return Some(rest.trim());
    }
    if text.len() > LONGEST {
        return None;
    }
    (0..text.len()).filter(|at| text.as_bytes()[*at] == b' ').find_map(|at| {
        let rest = AFTER.strip(&text[at + 1..])?.trim_start();
        let ends = rest.is_empty() || rest.starts_with(is_dash) || rest.starts_with([':', '|']);
        let title = &text[..at];
        let title = match title.rsplit_once(' ') {
            Some((title, word)) if FILM_WORDS.holds_any_case(word) => title,
            _ => title,
        };
        let title = title.trim_end_matches(|c: char| is_dash(c) || matches!(c, '|' | ':' | ' ' | ',')).trim();
        // A film may be called `The Review`.
        let named = !title.is_empty() && !ARTICLES.holds_any_case(title);
        (ends && named).then_some(title)
    })
}

/// The first part of `text` between quotation marks or set in italics, where other words stand
/// around it.
pub fn quoted(text: &str) -> Option<&str> {
    let found = marked(text).next()?;
    let start = found.as_ptr() as usize - text.as_ptr() as usize;
    let around = [&text[..start], &text[start + found.len()..]];
    around.iter().any(|part| part.contains(char::is_alphanumeric)).then_some(found)
}

/// Every part of `text` that is marked as the name of a work and written like one.
pub fn marked(text: &str) -> impl Iterator<Item = &str> {
    within_marks(text).filter(|found| super::title_case(found))
}

/// Every part of `text` between quotation marks or in italics that begins as a title does. Most languages write the words
/// of one small, so what the text does not name again may be anything.
pub fn within_marks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find(['“', '"', '‘', '\'', '«', '„', '*', '_', '”', '’', '»', '『', '《', '〈', '<'])?;
            let mark = rest[open..].chars().next()?;
            // These open nothing else, and no space stands before them.
            let sure = matches!(mark, '『' | '《' | '〈');
            let begins = sure || rest[..open].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            let inner = rest[open + mark.len_utf8()..].trim_start_matches(['*', '_', '\u{a0}', ' ']);
            rest = &rest[open + mark.len_utf8()..];
            let limit = inner.char_indices().nth(super::LONGEST).map_or(inner.len(), |(at, _)| at);
            let ends = inner[..limit].match_indices(|c| closes(mark, c)).find(|(at, close)| {
                // The apostrophe of `Ocean’s` closes nothing.
                // Nor do Chinese, Japanese and Korean part the next word.
                let next = inner[at + close.len()..].chars().next();
                next.is_none_or(|next| !next.is_alphanumeric() || next >= '\u{3000}')
            });
            let Some((end, close)) = ends.filter(|_| begins) else { continue };
            let found = inner[..end].trim().trim_end_matches([',', '.']);
            let is_title = found.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase());
            // What a mark that may as well close something opens is only a title where a title could be.
            if matches!(mark, '”' | '’' | '»') && (!is_title || inner[..end].contains(['“', '‘', '«', '„']))
            {
                continue;
            }
            rest = &inner[end + close.len()..];
            if is_title {
                return Some(found);
            }
        }
    })
}

/// The work that the first paragraph names and a later place names again: what the review is about,
/// where nothing else says so.
pub fn recurring<'a>(prose: &[&'a str]) -> Option<&'a str> {
    let first = prose.first()?;
    let times =
        |name: &str| prose.iter().flat_map(|paragraph| marked(paragraph)).filter(|other| *other == name).count();
    // A review names few works; more are a list, and the first ones are enough.
    marked(first)
        .take(4)
        .map(|name| (times(name), name))
        .filter(|(times, _)| *times > 1)
        .max_by_key(|(times, _)| *times)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_marked() {
        let all = |text: &'static str| marked(text).collect::<Vec<_>>();
        assert_eq!(
            all("In ‘The Paper Orchard,’ a family’s “Weather” is *Ran*."),
            ["The Paper Orchard", "Weather", "Ran"]
        );
        assert_eq!(all("She said “it is loud” and ‘Ocean’s Eleven’ too."), ["Ocean’s Eleven"]);
        assert_eq!(all("It's the cat's “"), [] as [&str; 0]);
        assert_eq!(quoted("‘Weathervane’ turns with the wind"), Some("Weathervane"));
        assert_eq!(quoted("“Ran”"), None);
    }

    #[test]
    fn finds_what_is_announced() {
        assert_eq!(announced("Review: Ran"), Some("Ran"));
        assert_eq!(announced("‘Ran’ Review: All the Rain"), Some("‘Ran’"));
        assert_eq!(announced("Ran movie review – all the rain"), Some("Ran"));
        assert_eq!(announced("Filmkritik: Ran"), Some("Ran"));
        assert_eq!(announced("Kurzkritik zu Ran"), Some("Ran"));
        assert_eq!(announced("Рецензия на фильм «Ран»"), Some("«Ран»"));
        assert_eq!(announced("Titre - Ran"), Some("Ran"));
        assert_eq!(announced("作品名 低い潮"), Some("低い潮"));
        assert_eq!(announced("作品名 は書かない。"), None);
        assert_eq!(announced("Film \"noir\" and its end"), None);
        assert_eq!(announced("Review"), None);
        assert_eq!(announced("Ran reviewed"), None);
        assert_eq!(announced("The reviews are in"), None);
    }

    #[test]
    fn a_quoted_title_may_lead_a_headline() {
        assert_eq!(led_by_title("«Low Tide»:En havn som nynner"), Some("Low Tide"));
        assert_eq!(led_by_title("Filmanmeldelse «Low Tide»:En havn"), Some("Low Tide"));
        assert_eq!(led_by_title("“Low Tide,” and what came of it"), Some("Low Tide"));
        assert_eq!(led_by_title("‘Ocean’s End’ – a review"), Some("Ocean’s End"));
        for line in ["«Low Tide» er filmen om en havn", "Low Tide: a harbour", "“"] {
            assert_eq!(led_by_title(line), None, "{line}");
        }
    }

    #[test]
    fn the_work_named_twice_is_the_one() {
        assert_eq!(recurring(&["Not since “Heat” was “Ran” so loud.", "“Ran” ends."]), Some("Ran"));
        assert_eq!(recurring(&["Not since “Heat” was anything so loud."]), None);
    }
}
