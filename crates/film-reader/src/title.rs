//! The title.
//!
//! ```text
//! line     =  "#"* TITLE extra*               Paddington 2 (2017) ★★★★☆
//! extra    =  "(" year | running time | certificate ")"  |  grade
//! opening  =  TITLE " is " … film             The Long Ferry is the kind of movie …
//! ```
//!
//! A line is a title when it stands at the head of the document and reads like one: short, with a
//! capital, and without the full stop of a sentence.

pub mod byline;
pub mod capsule;
pub mod headline;
pub mod prose;
mod remainder;
pub mod segments;

use crate::certificate::is_unrated;
use crate::credits::{self, Facts};
use crate::given::has_given_name;
use crate::grade::{self, Graded};
use crate::names::is_name;
use crate::sentence::{has_inner_stop, is_abbreviation};
use crate::text::{is_dash, without_emphasis};
use crate::words::en::{
    BEFORE_FILM, FILMS, IS, KINDS_OF, PEOPLE_OF_FILM, PRONOUNS, VERBS_AFTER_TITLE, VERBS_IN_HEADLINES, WHAT_IT_IS_ABOUT,
};
use crate::words::{Openings, WordSet, openings, word_set};
use memchr::memchr_iter;

/// A title, as a slice of the document, and the grades that stood beside it.
#[derive(Debug)]
pub struct Title<'a> {
    pub text: &'a str,
    pub grades: Vec<Graded<'a>>,
}

/// Longer than any title, shorter than a paragraph.
const LONGEST: usize = 120;

/// Whether `line` is a Markdown heading; what it says if so.
pub fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with([' ', '\t'])).then(|| rest.trim().trim_end_matches('#').trim())
}

/// A title of front matter without what a headline sets before or behind it.
pub fn headline(text: &str) -> &str {
    let mut text = unquoted(headline::announced(text).unwrap_or(text));
    while let Some(shorter) = remainder::shorter(text) {
        text = shorter;
    }
    unquoted(text)
}

/// The title within a title of front matter: without `Review:` before it, and with the year behind it
/// told apart.
pub fn stated<'a>(credits: credits::Reader<'_, 'a>, text: &'a str, facts: &mut Facts) -> &'a str {
    let text = headline::announced(text).unwrap_or(text);
    let text = remainder::shorter(text).unwrap_or(text);
    let title = match bracket(credits, text, facts) {
        Some(rest) if !rest.is_empty() => rest,
        _ => text,
    };
    unquoted(remainder::shorter(title).unwrap_or(title))
}

/// The title in `Review: Glass Orchard is a triumph of patience`.
fn sentence_subject(headline: &str) -> &str {
    let subject = word_of(headline, &VERBS_IN_HEADLINES).map(|at| &headline[..at]);
    subject.filter(|subject| title_case(subject)).unwrap_or(headline)
}

/// Whether a line that reads like a credit may be a title as well: `With Honors`, `Rated X`,
/// `Grade: Unknown (2009)`.
pub fn may_be_credits(line: &str) -> bool {
    let year = line.trim_end().strip_suffix(')').and_then(|line| line.rsplit_once('('));
    year.is_some_and(|(_, year)| credits::year(year).is_some())
        || !line.contains([':', ',', '&', '/']) && !line.contains(" and ") && line.split_whitespace().count() <= 4 && {
            static LABELS: Openings = openings!(cast.bare, certificate.bare);
            line.starts_with(char::is_uppercase) && (LABELS.strip_word(line).is_some() || is_unrated(line))
        }
}

/// Whether a line is no title, and not worth a search for what might stand at its end.
pub fn is_paragraph(line: &str) -> bool {
    line.len() > 3 * LONGEST
}

/// Reads the first line of a document as a title. `facts` takes what stands in brackets behind it.
pub fn line<'a>(credits: credits::Reader<'_, 'a>, line: &'a str, facts: &mut Facts) -> Option<Title<'a>> {
    if is_paragraph(line) {
        return None;
    }
    let is_heading = heading(line).is_some();
    let mut text = unlinked(without_emphasis(heading(line).unwrap_or(line)));
    let mut grades = Vec::new();
    let mut extras = Facts::default();
    // Stars may stand before the title as well.
    if let Some(at) = text.starts_with(['★', '☆', '⭐']).then(|| text.find(char::is_alphanumeric)).flatten()
        && let Some(found) = grade::own_line(&text[..at], credits.stars_out_of)
    {
        grades = found;
        text = &text[at..];
    }
    loop {
        let shorter = bracket(credits, text, &mut extras)
            .or_else(|| bracketed_mark(credits, text, &mut grades))
            .or_else(|| {
                let (rest, found) = trailing_mark(text, credits.stars_out_of)?;
                // Empty stars before `(5/5)` are a site's way to draw full ones.
                let empty = found.iter().all(|graded| graded.written.chars().all(|c| matches!(c, '☆' | ' ')));
                if !empty || grades.is_empty() {
                    grades.splice(0..0, found);
                }
                Some(rest)
            })
            .or_else(|| {
                let (rest, columns) = text.split_once(" | ")?;
                // `Drama | Deutschland 2015` is all facts.
                if credits::is_genre(rest) {
                    return None;
                }
                credits.take_columns(columns, &mut extras).map(|()| rest.trim_end())
            })
            .or_else(|| rated(credits, text, &mut extras))
            .or_else(|| {
                // `Low Tide (5/5) 1/17/19`
                let (title, day) = text.rsplit_once(' ')?;
                is_day_in_numbers(day).then(|| title.trim_end())
            })
            .or_else(|| remainder::shorter(text));
        match shorter {
            Some(rest) if !rest.is_empty() => text = rest,
            _ => break,
        }
    }
    // `Past Lives, 2023 - ★★★★½` is how a diary has it.
    if !grades.is_empty()
        && extras.year.is_none()
        && let Some((title, year)) = text.rsplit_once(", ")
        && credits::year(year).is_some()
        && credits.take_bracket(year, &mut extras).is_some()
    {
        text = title;
    }
    // `Les Horlogers, de Marc Delorme`
    if let Some((title, name)) = title_and_director(text) {
        extras.directors.push(credits.name(name));
        text = bracket(credits, title, &mut extras).unwrap_or(title);
    }
    let announced = headline::announced(text);
    // `Κριτική: «Low Tide» του …`: what is announced and stands between marks is the title.
    let led = announced.filter(|text| text.starts_with(['«', '“', '„', '‘', '”'])).and_then(headline::quoted);
    let text = led.unwrap_or_else(|| unquoted(announced.map_or(text, sentence_subject)));
    let text = unquoted(remainder::shorter(text).unwrap_or(text));
    // `“Sound of Metal” (2020)` may have its bracket within the announcement.
    let text = match bracket(credits, text, &mut extras) {
        Some(rest) if !rest.is_empty() && announced.is_some() => unquoted(rest),
        _ => text,
    };
    let told = !grades.is_empty() || extras.year.is_some() || announced.is_some_and(|text| unquoted(text) != text);
    if text.is_empty() || !is_heading && !reads_like_a_title(text, told) {
        return None;
    }
    facts.complete(extras);
    Some(Title { text, grades })
}

/// The title and the director in `Les Horlogers, de Marc Delorme`, `Tin Sky directed by Mara Quill`.
fn title_and_director(text: &str) -> Option<(&str, &str)> {
    static DIRECTED_BY: Openings = openings!(directors.bare);
    static OF: Openings = openings!(of);
    memchr_iter(b' ', text.as_bytes()).find_map(|at| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        if !after.starts_with(char::is_lowercase) && !after.starts_with("Directed") {
            return None;
        }
        let title = before.strip_suffix(',');
        let of = || OF.strip_word(after).filter(|_| title.is_some());
        let name = DIRECTED_BY.strip_word(after).or_else(of)?;
        (name.contains(' ') && is_name(name)).then_some((title.unwrap_or(before), name))
    })
}

/// Where in `text` the first of `words` stands, between spaces, and nothing before it.
fn word_of(text: &str, words: &[&str]) -> Option<usize> {
    memchr_iter(b' ', text.as_bytes()).find(|at| {
        let after = &text[at + 1..];
        words.iter().any(|word| after.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
    })
}

/// Takes one bracket with a known fact off the end of `text`.
fn bracket<'a>(credits: credits::Reader<'_, 'a>, text: &'a str, facts: &mut Facts) -> Option<&'a str> {
    let text = text.trim_end();
    let (close, open) = if text.ends_with(')') { (')', '(') } else { (']', '[') };
    let inner = text.strip_suffix(close)?;
    let (title, inner) = inner.rsplit_once(open)?;
    let mut read = Facts::default();
    // `Low Tide (Mara Quill)`
    if (2..=4).contains(&inner.split(' ').count()) && is_name(inner) && has_given_name(inner) && !inner.contains(',') {
        read.directors.push(credits.name(inner));
    } else {
        credits.take_bracket(inner, &mut read)?;
    }
    facts.complete(read);
    Some(title.trim_end())
}

/// Takes the certificate off the end of `Low Tide – Rated R`.
fn rated<'a>(credits: credits::Reader<'_, 'a>, text: &'a str, facts: &mut Facts) -> Option<&'a str> {
    let (title, rating) = text.rsplit_once("Rated ")?;
    let title = title.trim_end().strip_suffix(is_dash)?.trim_end();
    credits.take_bracket(rating, facts).filter(|()| !title.is_empty())?;
    Some(title)
}

/// Takes a mark in brackets off the end of `text`: `Tin Sky (B+)`, `Tin Sky [3 stars]`.
fn bracketed_mark<'a>(
    credits: credits::Reader<'_, 'a>,
    text: &'a str,
    grades: &mut Vec<Graded<'a>>,
) -> Option<&'a str> {
    let at = text.rfind(['(', '['])?;
    let (title, mark) = text.split_at(at);
    let found = text.ends_with([')', ']']).then(|| grade::own_line(mark, credits.stars_out_of))??;
    *grades = found;
    Some(title.trim_end())
}

/// Takes a mark off the end of `text`. Stars speak for themselves; letters and numbers need a dash
/// or a colon before them, or `Ocean's 8/10` would lose its name.
fn trailing_mark(text: &str, stars_out_of: Option<u8>) -> Option<(&str, Vec<Graded<'_>>)> {
    let stars = text.find(['★', '☆', '⭐']).map(|at| text.split_at(at));
    if let Some((title, stars)) = stars
        && let Some(found) = grade::own_line(stars, stars_out_of)
    {
        return Some((trim_join(title), found));
    }
    // `Low Tide (2016) ***`: bare asterisks behind a title, which Markdown has not set in emphasis with them.
    if let Some((title, stars)) = text.rsplit_once(' ')
        && (2..=5).contains(&stars.len())
        && stars.bytes().all(|byte| byte == b'*')
        && !title.contains('*')
        && title.contains(char::is_alphabetic)
    {
        return Some((title.trim_end(), vec![grade::asterisks(stars, stars_out_of)?]));
    }
    // `“LOW TIDE” (PG-13) 2.25 STARS`
    if let Some(at) = text.rfind([')', '”', '"']).map(|at| at + text[at..].chars().next().map_or(1, char::len_utf8))
        && text[at..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        && text.to_ascii_lowercase().ends_with("stars")
        && let Some(found) = grade::own_line(text[at..].trim(), stars_out_of)
    {
        return Some((text[..at].trim_end(), found));
    }
    // `"Low Tide" ***1/2`
    if let Some((title, stars)) = text.rsplit_once(' ')
        && stars.starts_with('*')
        && stars.trim_start_matches('*').trim_start_matches("1/2").trim_start_matches('½').is_empty()
        && title.ends_with(['"', '”', '’', '»', ')'])
        && let Some(found) = grade::own_line(stars, stars_out_of)
    {
        return Some((title.trim_end(), found));
    }
    let joins = text.char_indices().filter(|(_, c)| is_dash(*c) || matches!(c, ':' | '|' | ',')).map(|(at, _)| at);
    joins.rev().find_map(|at| {
        let (title, rest) = text.split_at(at);
        let rest = &rest[rest.chars().next()?.len_utf8()..];
        let spaced = title.ends_with(char::is_whitespace) || rest.starts_with(char::is_whitespace);
        let valid = |found: &Vec<Graded<'_>>| found.iter().all(|graded| graded.mark.is_some());
        let found = spaced.then(|| {
            grade::labelled(rest.trim(), stars_out_of).filter(valid).or_else(|| grade::own_line(rest, stars_out_of))
        })??;
        Some((trim_join(title), found))
    })
}

/// What a Markdown link says, where the whole of `text` is one.
fn unlinked(text: &str) -> &str {
    let inner = text.strip_prefix('[').and_then(|rest| rest.split_once("]("));
    inner.filter(|(_, href)| href.ends_with(')') && !href.contains(' ')).map_or(text, |(said, _)| said)
}

fn trim_join(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_dash(c) || matches!(c, ':' | '|' | ','))
}

/// The title without the quotation marks or the emphasis around the whole of it.
fn unquoted(text: &str) -> &str {
    let text = without_emphasis(text).trim();
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return text;
    }
    for (open, close) in [
        ('"', '"'),
        ('“', '”'),
        ('‘', '’'),
        ('«', '»'),
        ('„', '“'),
        ('\'', '\''),
        ('”', '”'),
        ('„', '”'),
        ('»', '«'),
        ('’', '’'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
    ] {
        if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inner.contains(open)
        {
            // A full stop or a comma slips under the closing mark.
            return inner.trim().trim_end_matches([',', '.']);
        }
    }
    text
}

fn reads_like_a_title(text: &str, told: bool) -> bool {
    let starts = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let sentence = text.ends_with('.')
        && !text.ends_with("..")
        && !text.rsplit(char::is_whitespace).next().is_some_and(is_abbreviation);
    // `⭐️⭐️⭐️⭐️ Stars`, `8,7/10 Punkte`, `28/10/14` and `Release Date:November 5` are none.
    let points = text.starts_with(|c: char| c.is_ascii_digit())
        && text.split(' ').next().is_some_and(|first| first.contains('/'));
    // What a bullet opens is an item of a list, and what a copyright stands in says whose picture it is.
    if is_item(text) || text.contains(['©', '®']) {
        return false;
    }
    if text.starts_with(['★', '☆', '⭐']) || points || is_day_in_numbers(text) || is_label(text) {
        return false;
    }
    (starts || told) && text.len() <= LONGEST && !has_inner_stop(text) && (told || !sentence && capitals(text))
}

/// Whether `text` is a day and nothing else: `28/10/14`.
pub fn is_day_in_numbers(text: &str) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    text.len() >= 6
        && text.as_bytes().iter().filter(|byte| matches!(byte, b'/' | b'.' | b'-')).count() == 2
        && text.as_bytes().iter().all(|byte| digit(byte) || matches!(byte, b'/' | b'.' | b'-'))
        && text.split(['/', '.', '-']).all(|part| (1..=4).contains(&part.len()))
}

/// Whether a line breaks off before its last word: `Four out of` above `Five stars`.
pub fn breaks_off(line: &str) -> bool {
    const JOINS: [&str; 12] = ["of", "the", "and", "with", "by", "for", "a", "an", "de", "und", "et", "y"];
    line.rsplit_once(' ').is_some_and(|(_, last)| JOINS.contains(&last))
}

/// Whether `text` is a label of a table of facts, with its value or without one.
pub fn is_label(text: &str) -> bool {
    const LABELS: [&str; 40] = [
        "release date",
        "review date",
        "reviewer",
        "reviewed by",
        "genre",
        "genres",
        "genre(s)",
        "director",
        "directors",
        "directed by",
        "writer",
        "writers",
        "written by",
        "screenplay",
        "screenplay by",
        "story",
        "cast",
        "starring",
        "stars",
        "actors",
        "actor",
        "producer",
        "producers",
        "produced by",
        "music",
        "music by",
        "cinematography",
        "cinematographer",
        "edited by",
        "editor",
        "runtime",
        "running time",
        "run time",
        "rating",
        "rated",
        "language",
        "imdb",
        "when",
        "where",
        "who",
    ];
    let text = text.trim_start_matches(['•', '-', '*', ' ']);
    let label = text.split_once(':').map_or(text, |(label, _)| label);
    label.len() <= 16 && LABELS.iter().any(|known| known.eq_ignore_ascii_case(label.trim()))
}

/// Whether most of the long words begin with a capital, as in a title; a headline or a sentence
/// writes them small. Scripts without capitals pass.
fn capitals(text: &str) -> bool {
    let long = text.split_whitespace().filter(|word| word.chars().count() > 3);
    let (mut capital, mut small) = (0, 0);
    for word in long {
        match word.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_lowercase() => small += 1,
            _ => capital += 1,
        }
    }
    // A title of one small long word (`Me and you`) is still a title when it is short.
    capital >= small || text.split_whitespace().count() <= 4
}

/// The title that opens the prose without being called a film: `A Room Above the Bakery has …`. It
/// must hold a small word or an article, as no name of a person does.
pub fn subject(paragraph: &str) -> Option<&str> {
    let head = &paragraph[..paragraph.char_indices().nth(LONGEST).map_or(paragraph.len(), |(at, _)| at)];
    let (at, _) = head.match_indices(' ').find(|(at, _)| {
        let word = head[at + 1..].split(' ').next().unwrap_or("");
        VERBS_AFTER_TITLE.contains(&word)
    })?;
    let text = &head[..at];
    let words: Vec<&str> = text.split(' ').collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let article = ["A", "An", "The"].contains(words.first()?);
    let small = words[1..].iter().any(|word| word.starts_with(char::is_lowercase));
    let fits = words.len() >= 3 && capitals >= 2 + usize::from(article) && (small || article);
    (fits && title_case(text) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '’' | '\'' | '-')))
        .then_some(text)
}

/// The title that opens the prose: `The Long Ferry is the kind of movie …`.
///
/// What stands before `is` must look like a title, and what follows must call it a film.
pub fn opening(paragraph: &str) -> Option<&str> {
    let head = &paragraph[..paragraph.char_indices().nth(LONGEST).map_or(paragraph.len(), |(at, _)| at)];
    let at = word_of(head, &IS)?;
    let subject = head[..at].trim();
    let rest = paragraph[at + 1..].split_once(' ')?.1;
    // `Small and beautifully made, Low Tide is one of the saddest films …`
    let last = subject.rsplit_once(", ").map(|(before, last)| (before.contains(' ') || before.contains(','), last));
    let subject = match last {
        Some((true, last))
            if title_case(last) && !(is_name(last) && has_given_name(last)) && !begins_marked(subject) =>
        {
            last
        }
        _ => subject.split(['(', ',']).next().unwrap_or(subject).trim(),
    };
    // `Mara Quill's “Tin Sky” is a film …`
    let title = headline::quoted(subject).unwrap_or_else(|| unquoted(subject));
    let marked = title != subject;
    let kind = called_a_film(rest);
    let looks = marked || title_case(title);
    (kind && looks && !title.is_empty() && title.len() <= LONGEST).then_some(title)
}

/// Whether a bullet opens `line`: an item of a list or of a menu.
pub fn is_item(line: &str) -> bool {
    line.starts_with(['•', '·', '▪', '●', '◦', '‣', '○'])
}

fn begins_marked(text: &str) -> bool {
    text.starts_with(['“', '"', '‘', '\'', '«', '„', '*', '_'])
}

/// Whether `rest`, what follows `TITLE is`, calls it a film within a few words.
fn called_a_film(rest: &str) -> bool {
    let mut words = rest.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("").to_lowercase();
    if !BEFORE_FILM.contains(&first.as_str()) {
        return false;
    }
    let words: Vec<&str> = words.take(12).collect();
    // What follows one of these is no longer what the title is called, but what it is about.
    let ends = |at: usize, word: &str| match word {
        "of" => !KINDS_OF.contains(&if at == 0 { first.as_str() } else { words[at - 1] }),
        _ => WHAT_IT_IS_ABOUT.contains(&word),
    };
    let reach = words.iter().enumerate().position(|(at, word)| ends(at, word)).unwrap_or(words.len());
    words[..reach].iter().enumerate().any(|(at, word)| {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let ends = bare.len() < word.len();
        let film =
            bare.split('-').next_back().is_some_and(|word| FILMS.contains(&word.to_lowercase().trim_end_matches('s')));
        let person = !ends
            && words.get(at + 1).is_some_and(|next| {
                PEOPLE_OF_FILM.contains(&next.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
            });
        film && !person
    })
}

/// Whether every word begins with a capital but the small ones within.
pub fn title_case(text: &str) -> bool {
    static SMALL: WordSet = word_set!(small_in_titles);
    let starts = text.chars().next().is_some_and(|c| !c.is_lowercase() && c.is_alphanumeric());
    starts
        && !PRONOUNS.contains(&text)
        && text.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || SMALL.holds(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn read(text: &str) -> Option<(String, Option<u16>, Option<String>)> {
        let source = Source::new("a.txt", text);
        let mut facts = Facts::default();
        let title = line(credits::Reader { source: &source, stars_out_of: None }, text, &mut facts)?;
        let mark = title.grades.first().map(|graded| graded.written.to_owned());
        Some((title.text.to_owned(), facts.year.map(|at| at.value), mark))
    }

    #[test]
    fn takes_what_stands_beside_a_title() {
        let title = |name: &str, year, mark: Option<&str>| Some((name.to_owned(), year, mark.map(str::to_owned)));
        assert_eq!(read("Sound of Metal"), title("Sound of Metal", None, None));
        assert_eq!(read("# Sound of Metal (2020)"), title("Sound of Metal", Some(2020), None));
        assert_eq!(read("Paddington 2 (2017) ★★★★☆"), title("Paddington 2", Some(2017), Some("★★★★☆")));
        assert_eq!(read("“Ran” (1985, 162 min.) — A+"), title("Ran", Some(1985), Some("A+")));
        assert_eq!(read("The Gift (PG-13) (2015)"), title("The Gift", Some(2015), None));
        assert_eq!(read("Monsters, Inc."), title("Monsters, Inc.", None, None));
        assert_eq!(read("羅生門 (1950)"), title("羅生門", Some(1950), None));
        assert_eq!(read("M (1931)"), title("M", Some(1931), None));
        assert_eq!(read("Past Lives, 2023 - ★★★★☆"), title("Past Lives", Some(2023), Some("★★★★☆")));
        assert_eq!(read("Heat (R)"), title("Heat", None, None));
        assert_eq!(read("Sound of Metal (Darius Marder, 2019)"), title("Sound of Metal", Some(2019), None));
        assert_eq!(read("Review: ‘Sound of Metal’ (2019)"), title("Sound of Metal", Some(2019), None));
        assert_eq!(read("Movie review: Sound of Metal"), title("Sound of Metal", None, None));
        assert_eq!(read("Sound of Metal review – a drummer goes deaf"), title("Sound of Metal", None, None));
        assert_eq!(read("The Gift (A-III, PG-13)"), title("The Gift", None, None));
        assert_eq!(read("Tin Sky - Movie Review"), title("Tin Sky", None, None));
        assert_eq!(read("Review: Tin Sky is a triumph of patience"), title("Tin Sky", None, None));
        assert_eq!(read("Tin Sky (B+)"), title("Tin Sky", None, Some("B+")));
        assert_eq!(read("\"Tin Sky\" ***1/2"), title("Tin Sky", None, Some("***1/2")));
        assert_eq!(read("Tin Sky (review)"), title("Tin Sky", None, None));
        assert_eq!(read("Review: Tin Sky (2019 Harbour Film Festival)"), title("Tin Sky", None, None));
        assert_eq!(read("# [Tin Sky](https://a.example)"), title("Tin Sky", None, None));
        assert_eq!(read("Tin Sky (2019) directed by Mara Quill"), title("Tin Sky", Some(2019), None));
        assert_eq!(read("Low Tide – Rated R"), title("Low Tide", None, None));
        assert_eq!(read("28/10/14"), None);
        assert_eq!(read("8,7/10 Punkte #Like"), None);
        assert_eq!(read("127 Hours"), title("127 Hours", None, None));
        assert_eq!(read("(500) Days of Summer"), title("(500) Days of Summer", None, None));
    }

    #[test]
    fn a_sentence_is_no_title() {
        for text in
            ["I hated it.", "he never came back", "A drummer loses his hearing in a bruising debut that never lets go"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn finds_the_title_that_opens_the_prose() {
        assert_eq!(opening("The Long Ferry is the kind of movie nobody hurries."), Some("The Long Ferry"));
        assert_eq!(opening("“Ran” is a film about weather."), Some("Ran"));
        assert_eq!(opening("*Ran*, at last restored, is a great sad picture."), Some("Ran"));
        assert_eq!(opening("Riz Ahmed is a film actor who drums."), None);
        assert_eq!(opening("It is a film."), None);
        assert_eq!(opening("Christopher Nolan is the director of the film."), None);
        assert_eq!(opening("America is a country that loves a western."), None);
        assert_eq!(opening("Ran is one of the saddest films there are."), Some("Ran"));
        assert_eq!(opening("The last of them is a film nobody saw."), None);
        assert_eq!(opening("Small, and sadly late, Ran is one of the better films."), Some("Ran"));
        assert_eq!(opening("Ran, directed by Ann Lee, is a film about weather."), Some("Ran"));
    }
}
