//! Headlines: the title among the words a paper sets around it.
//!
//! ```text
//! Review: ‘Sound of Metal’              Sound of Metal review – a drummer goes deaf
//! ‘Sound of Metal’ turns it down        In ‘Sound of Metal,’ a Drummer Goes Deaf
//! ```

use crate::text::is_dash;
use crate::words::{Openings, WordSet, openings, word_set};
use memchr::memchr_iter;

/// What papers set before the title of a film they review.
static BEFORE: Openings = openings!(before_title);

/// What they set after it.
static AFTER: Openings = openings!(after_title);

static FILM_WORDS: WordSet = word_set!(film_words);

static ARTICLES: WordSet = word_set!(articles);

/// Lines that head a column and name no film.
static KICKERS: WordSet = word_set!(kickers);

/// Whether a line heads a column and names no film.
pub fn is_kicker(line: &str) -> bool {
    let line = line.trim_start_matches(['#', ' ']).trim_end_matches([':', '.', '!']);
    KICKERS.holds_any_case(line)
}

/// What a label of a review stands before or behind.
pub fn announced(text: &str) -> Option<&str> {
    let after_label = BEFORE.all(text).find_map(|rest| rest.trim_start().strip_prefix([':', '|', '–', '—']));
    if let Some(rest) = after_label {
        return Some(rest.trim());
    }
    memchr_iter(b' ', text.as_bytes()).find_map(|at| {
        let rest = AFTER.strip(&text[at + 1..])?.trim_start();
        let ends = rest.is_empty() || rest.starts_with(is_dash) || rest.starts_with([':', '|']);
        let title = &text[..at];
        let title = match title.rsplit_once(' ') {
            Some((title, word)) if FILM_WORDS.holds_any_case(word) => title,
            _ => title,
        };
        let title = title.trim_end_matches(|c: char| is_dash(c) || matches!(c, '|' | ':' | ' ')).trim();
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
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find(['“', '"', '‘', '\'', '«', '„', '*', '_'])?;
            let mark = rest[open..].chars().next()?;
            let begins = rest[..open].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            let inner = rest[open + mark.len_utf8()..].trim_start_matches(['*', '_', '\u{a0}', ' ']);
            rest = &rest[open + mark.len_utf8()..];
            let close = match mark {
                '“' => '”',
                '‘' => '’',
                '«' => '»',
                '„' => '“',
                mark => mark,
            };
            let limit = inner.char_indices().nth(super::LONGEST).map_or(inner.len(), |(at, _)| at);
            let ends = inner[..limit].match_indices(close).map(|(at, _)| at).find(|at| {
                // The apostrophe of `Ocean’s` closes nothing.
                inner[at + close.len_utf8()..].chars().next().is_none_or(|next| !next.is_alphanumeric())
            });
            let Some(end) = ends.filter(|_| begins) else { continue };
            rest = &inner[end + close.len_utf8()..];
            let found = inner[..end].trim().trim_end_matches([',', '.']);
            if !found.is_empty() && super::title_case(found) {
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
        assert_eq!(announced("Ran reviewed"), None);
        assert_eq!(announced("The reviews are in"), None);
    }

    #[test]
    fn the_work_named_twice_is_the_one() {
        assert_eq!(recurring(&["Not since “Heat” was “Ran” so loud.", "“Ran” ends."]), Some("Ran"));
        assert_eq!(recurring(&["Not since “Heat” was anything so loud."]), None);
    }
}
