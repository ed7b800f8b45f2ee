//! What a web page carries besides the review: share buttons, editions, comment counts, notices.
//!
//! ```text
//! boilerplate  =  WORDS                        a line of nothing but such words     Share on Facebook
//!              |  OPENING …                    a short line that begins with them   Subscribe to our newsletter
//!              |  … ENDING                     or ends with them                    Low Tide Read More »
//!              |  WORD (SEPARATOR WORD)+       a path through the site              Home | Film | Reviews
//! ```
//!
//! Such a line costs itself only, wherever it stands, and is never a title. What opens the end of a page (a comment
//! form, related posts) is in `tail.rs`.

mod menu;

use crate::beginnings::Beginnings;
use crate::layout::Chunk;
use crate::memmem;
use crate::sentence::ends_sentence;
use crate::text::{strip_prefix_ignore_case, without_emphasis};
use crate::words::{Openings, WordSet, beginnings, openings, word_set};
pub use menu::drop_menu;

/// A line that says one of these and nothing else.
static WHOLE: Openings = openings!(page_lines);

/// Some pages write these small.
static SMALL: Openings = openings!(page_lines_small);

/// A line no longer than [`LONGEST`] that begins with one of these, sentence or not.
static NOTICES: Openings = openings!(page_notices);

/// A line no longer than [`LONGEST`] that begins with one of these and is no sentence.
static OPENINGS: Openings = openings!(page_openings);

/// What stands after a number, alone on its line.
static COUNTED: Openings = openings!(page_counts);

static COUNTED_OPENINGS: Openings = openings!(page_count_openings);

/// The words of a path through a site; `Home` and one more make one.
static SECTIONS: Openings = openings!(sections);

/// How the words of the three lists of lines begin.
const BEGINNINGS: Beginnings = beginnings!(page_lines, page_notices, page_openings);

/// No path through a site is longer, in bytes.
const LONGEST_PATH: usize = 80;

/// More columns of a word or two are the menu of a site.
const MOST_COLUMNS: usize = 4;

/// No list of categories is longer, in bytes.
const LONGEST_LIST: usize = 600;

/// A line that says whose a picture is has no more words.
const MOST_WORDS_OF_CREDIT: usize = 10;

/// No line of boilerplate is longer, in bytes.
const LONGEST: usize = 160;

/// Whether `line` belongs to the page and not to the review.
pub fn is_line(line: &str) -> bool {
    if line.len() > LONGEST {
        // A list of categories and tags may be long, and so may whose words they are.
        return line.len() <= LONGEST_LIST
            && (strip_prefix_ignore_case(line, "posted in ").is_some()
                || line.starts_with(['©', '#']) && is_tags(line));
    }
    // Most lines are prose, and begin with a letter.
    let text = match line.as_bytes().first() {
        Some(first) if first.is_ascii_alphabetic() => line,
        _ => line.trim_start_matches(['#', '•', '·', '*', '-', '>', '|', ' ', '\u{a0}']),
    };
    if is_tags(line) || is_shared(text) || is_filed(text) {
        return true;
    }
    let text = without_emphasis(text);
    let Some(first) = text.as_bytes().first() else { return false };
    // `film@north.example`
    if text.contains('@') && !text.contains(' ') && text.contains('.') && !text.starts_with('@') {
        return true;
    }
    let small = || SMALL.all(text).any(|rest| !text[..text.len() - rest.len()].contains(char::is_uppercase));
    if first.is_ascii_lowercase() && !small() {
        return false;
    }
    // `Una Vale © Harbour Pictures`, `[BACK TO INDEX]`
    if text.starts_with('©')
        || !text.is_ascii()
            && text.contains('©')
            && text.split_whitespace().count() <= MOST_WORDS_OF_CREDIT
            && !ends_sentence(text)
    {
        return true;
    }
    if *first == b'['
        && text.ends_with(']')
        && text.contains(' ')
        && text[1..text.len() - 1].bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ')
    {
        return true;
    }
    if first.is_ascii_digit() && is_count(text) {
        return true;
    }
    if line.ends_with('»') && (line.contains("Read More") || line.contains("Continue")) {
        return true;
    }
    if *first == b'[' && !line.starts_with('#') && is_link_elsewhere(text) {
        return true;
    }
    (BEGINNINGS.may_begin(text) && (is_whole(text) || has_opening(text))) || is_path(text)
}

fn is_whole(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '!', '»', '›', '…', ' ', '*']);
    // A rating of readers and the number of comments may stand in brackets: `Comments (12)`.
    let bare = bare.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(bare, |(text, number)| {
        if number.bytes().all(|byte| byte.is_ascii_digit()) { text.trim_end() } else { bare }
    });
    let same = |text: &str| WHOLE.all(text).any(str::is_empty);
    same(text) || same(bare)
}

fn has_opening(text: &str) -> bool {
    NOTICES.strip(text).is_some() || !text.ends_with(['.', '?']) && OPENINGS.strip(text).is_some()
}

/// Whether a line, which comes after `before` in its paragraph, may stand there by itself: one in the middle of a
/// sentence that was broken by hand does not.
fn stands_alone(before: Option<&str>) -> bool {
    before.is_none_or(|before| before.len() < SHORT || ends_sentence(before))
}

/// A line of prose that was broken by hand is longer, in bytes; what pages stack in a column is shorter.
const SHORT: usize = 50;

/// Takes the lines of boilerplate out of `chunks`; `taken` is called with each.
pub fn drop_lines<'a>(chunks: &mut Vec<Chunk<'a>>, mut taken: impl FnMut(&'a str)) {
    for chunk in chunks.iter_mut() {
        let mut before = None;
        chunk.lines.retain(|line| {
            let drop = is_line(line) && (stands_alone(before) || line.starts_with(['•', '·']));
            if drop {
                taken(line);
            }
            before = Some(*line);
            !drop
        });
    }
    chunks.retain(|chunk| !chunk.lines.is_empty());
}

/// `#film #harbour`, and whose words they are: `© Harbour News. Nothing may be copied.` One tag with a capital may be a title.
fn is_tags(line: &str) -> bool {
    if line.starts_with('©') {
        return true;
    }
    let tag = |word: &str| word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphanumeric));
    line.starts_with('#')
        && line.split(' ').all(tag)
        && (line.contains(' ') || line[1..].starts_with(char::is_lowercase))
}

/// Where a post is filed: `Publicado en Cine`.
fn is_filed(text: &str) -> bool {
    static PUBLISHED: Openings = openings!(published);
    static BY: WordSet = word_set!(by, made_by);
    // `Reviewed by Ann Lee` says who wrote it.
    let in_section = |rest: &str| {
        rest.split(' ')
            .next()
            .is_some_and(|word| word.chars().count() <= 4 && word.chars().all(char::is_lowercase) && !BY.holds(word))
    };
    text.len() <= LONGEST_PATH
        && PUBLISHED.may_begin(text)
        && !text.contains(|c: char| c.is_ascii_digit() || c == ':')
        && (2..=4).contains(&text.matches(' ').count())
        && !ends_sentence(text)
        && PUBLISHED.strip_word(text).is_some_and(in_section)
}

/// The buttons that share a page, alone or after its headline: `Facebook Twitter`.
fn is_shared(text: &str) -> bool {
    const NETWORKS: [&str; 11] = [
        "facebook",
        "twitter",
        "pinterest",
        "whatsapp",
        "linkedin",
        "tumblr",
        "telegram",
        "reddit",
        "messenger",
        "email",
        "e-mail",
    ];
    let mut last = text.rsplit(' ').take(2).map(|word| word.to_lowercase());
    // Few lines end in the letter of one.
    text.ends_with(['r', 'k', 't', 'p', 'n', 'm', 'l', 'R', 'K', 'T', 'P', 'N', 'M', 'L'])
        && last.next().is_some_and(|word| NETWORKS.contains(&word.as_str()))
        && last.next().is_some_and(|word| NETWORKS.contains(&word.as_str()))
}

/// `12 comments`, `5 min read`, `41 likes`, alone on their line.
fn is_count(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')).trim_start();
    COUNTED.all(rest).any(str::is_empty) || COUNTED_OPENINGS.strip(rest).is_some()
}

/// `[letterboxd link](https://…)`: a line that is nothing but a link and says where it leads.
fn is_link_elsewhere(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(')')).and_then(|text| text.split_once("]("));
    inner.is_some_and(|(said, href)| {
        !href.contains([' ', '(']) && said.split_whitespace().count() <= 3 && {
            let said = said.to_lowercase();
            ["letterboxd", "imdb", "rotten tomatoes", "justwatch"].iter().any(|site| said.contains(site))
        }
    })
}

/// `Home | Film | Reviews`, `Critique | Cinéma`: nothing but sections.
fn is_path(text: &str) -> bool {
    // `Harbour News > Films > Low Tide`
    let marks = |mark: &'static str| memmem::find_iter(text.as_bytes(), mark).take(2).count();
    let plain = || memchr::memchr2(b'>', 0xbb, text.as_bytes()).is_some();
    if plain() && [" > ", " » "].into_iter().any(|mark| marks(mark) > 1) || !text.is_ascii() && marks(" › ") > 1 {
        return true;
    }
    // `home | about | awards | texts | contact`
    let columns = || text.split('|').map(str::trim).filter(|part| !part.is_empty());
    if text.contains(" | ")
        && columns().count() > MOST_COLUMNS
        && columns()
            .all(|part| part.split(' ').count() <= 2 && !part.contains(|c: char| c.is_ascii_digit() || c == ':'))
    {
        return true;
    }
    if text.len() > LONGEST_PATH || !SECTIONS.may_begin(text) || !text.contains(['|', '›', '»', '>', '/', '→']) {
        return false;
    }
    let mut sections = 0;
    let all = text.split(['|', '›', '»', '>', '/', '→']).map(str::trim).filter(|part| !part.is_empty()).all(|part| {
        sections += 1;
        SECTIONS.all(part).any(str::is_empty)
    });
    all && sections > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_belongs_to_the_page() {
        for line in [
            "Logo",
            "• International edition",
            "Connect with us",
            "Critics’ Pick",
            "No comments:",
            "Comments (12)",
            "41 likes",
            "5 min read",
            "Share on Facebook",
            "**Share this**",
            "Subscribe to our newsletter!",
            "Home | Film | Reviews",
            "Harbour News > Films > Low Tide",
            "Critique | Cinéma",
            "Low Tide Read More »",
            "User Rating: 0 (0 votes)",
            "Skip to content",
            "[letterboxd link](https://letterboxd.com/ann/film/low-tide)",
            "Schreibe einen Kommentar",
        ] {
            assert!(is_line(line), "{line}");
        }
    }

    #[test]
    fn leaves_titles_and_prose() {
        for line in [
            "Home",
            "Film",
            "[Low Tide](https://www.imdb.com/title/tt1/)",
            "The Searchers",
            "Share and share alike, says the ferryman.",
            "News of the World",
            "2046",
            "12 Angry Men",
            "Comments on a Harbour",
            "search for it",
            "Face/Off",
            "Home / Away",
            "Tweets from a Harbour",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }
}
