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

pub mod agreed;
mod beside;
pub mod byline;
pub mod capsule;
pub mod headline;
mod looks;
mod opening;
pub mod prose;
mod remainder;

use crate::credits::{self, Facts};
use crate::grade::{self, Graded};
use crate::text::without_emphasis;
use crate::words::en::VERBS_IN_HEADLINES;
use beside::{
    bracket, bracketed_mark, facts_after_dash, led, number_after_dash, rated, title_and_director, trailing_mark,
    unlinked, year_and_certificate,
};
use looks::reads_like_a_title;
pub use looks::{breaks_off, heading, is_day_in_numbers, is_item, is_label, is_paragraph, may_be_credits, title_case};
use memchr::memchr_iter;
pub use opening::{opening, subject};

/// A title, as a slice of the document, and the grades that stood beside it.
#[derive(Debug)]
pub struct Title<'a> {
    pub text: &'a str,
    pub grades: Vec<Graded<'a>>,
    /// A number without a scale beside it: `Low Tide – 8`.
    pub number: Option<&'a str>,
}

/// Longer than any title, shorter than a paragraph.
const LONGEST: usize = 120;

/// What is quoted and has more words than this, and a full stop, is a sentence.
const LONGEST_SAID: usize = 5;

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

/// Reads the first line of a document as a title. `facts` takes what stands in brackets behind it.
pub fn line<'a>(credits: credits::Reader<'_, 'a>, line: &'a str, facts: &mut Facts) -> Option<Title<'a>> {
    // No title has an address: `Verfügbar bei: https://ebbe.example`.
    if is_paragraph(line) || line.contains("://") && !line.contains("](") {
        return None;
    }
    let is_heading = heading(line).is_some();
    // `“Everybody lives off somebody, and nobody knows it.”` is said of the film.
    if line.starts_with(['“', '"', '«', '„', '‘'])
        && line.trim_end_matches(['”', '"', '»', '“', '’']).ends_with('.')
        && line.split_whitespace().nth(LONGEST_SAID).is_some()
        && !(line.is_ascii() && title_case(unquoted(line)))
    {
        return None;
    }
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
                let (rest, columns) = [" | ", " • ", " · "].iter().find_map(|mark| text.split_once(mark))?;
                // `Drama | Deutschland 2015` is all facts.
                if credits::is_genre(rest) {
                    return None;
                }
                credits.take_columns(columns, &mut extras).map(|()| rest.trim_end())
            })
            .or_else(|| rated(credits, text, &mut extras))
            .or_else(|| year_and_certificate(credits, text, &mut extras))
            .or_else(|| facts_after_dash(credits, text, &mut extras))
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
    let mut number = None;
    if grades.is_empty()
        && let Some((title, behind)) = number_after_dash(text)
    {
        (text, number) = (title, Some(behind));
    }
    if extras.year.is_none()
        && let Some(title) = led(credits, text, &mut extras, &mut grades)
    {
        // `Harbour News Review - Low Tide (2019), Mara Quill`
        text = [" Review - ", " Review: ", " Review – "]
            .iter()
            .find_map(|mark| title.split_once(mark))
            .map_or(title, |(_, title)| title);
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
    // `Retro Movie Review – Low Tide (1982)`: what has the year is the title.
    if extras.year.is_some()
        && let Some((_, title)) =
            [" Review – ", " Review - ", " Review: "].iter().find_map(|mark| text.split_once(mark))
        && title_case(title)
    {
        text = title;
    }
    let announced = headline::announced(text);
    // `Κριτική: «Low Tide» του …`: what is announced and stands between marks is the title.
    let led = announced.filter(|text| text.starts_with(['«', '“', '„', '‘', '”'])).and_then(headline::quoted);
    let text = led.unwrap_or_else(|| unquoted(announced.map_or(text, sentence_subject)));
    let text = unquoted(remainder::shorter(text).unwrap_or(text)).trim_end_matches(',');
    // `“Sound of Metal” (2020)` may have its bracket within the announcement.
    let text = match bracket(credits, text, &mut extras) {
        Some(rest) if !rest.is_empty() && announced.is_some() => unquoted(rest),
        _ => text,
    };
    let told = !grades.is_empty()
        || extras.year.is_some()
        || announced.is_some_and(|text| unquoted(text) != text)
        || !extras.directors.is_empty();
    if text.is_empty() || !is_heading && !reads_like_a_title(text, told) {
        return None;
    }
    facts.complete(extras);
    Some(Title { text, grades, number })
}

/// Where in `text` the first of `words` stands, between spaces, and nothing before it.
fn word_of(text: &str, words: &[&str]) -> Option<usize> {
    memchr_iter(b' ', text.as_bytes()).find(|at| {
        let after = &text[at + 1..];
        words.iter().any(|word| after.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
    })
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
        assert_eq!(read("Verfügbar bei: https://ebbe.example/low-tide"), None);
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
}
