//! The caption of the picture a review ran with.
//!
//! ```text
//! caption  =  names " in " TITLE " (" studio ")"      Una Vale in The Long Ferry (Tidewater)
//!          |  ("Credit" | "Photo" | "Image" | …) ":" text
//! ```
//!
//! It is kept as the caption and is no prose. The first kind also tells the title.

use crate::credits::{self, year};
use crate::names::is_name;
use crate::text::without_emphasis;
use crate::words::en::SCENES_FROM;
use crate::words::{Openings, WordSet, openings, word_set};

/// A caption, and the title it tells.
#[derive(Debug, PartialEq)]
pub struct Caption<'a> {
    pub text: &'a str,
    pub title: Option<&'a str>,
}

static LABELS: Openings = openings!(caption_labels);

/// Opens a line that only says whose picture it is.
static CREDITS: Openings = openings!(picture_credits);

/// Where in the picture somebody stands.
static PLACES: WordSet = word_set!(picture_places);

/// No caption that says more is as long, in bytes; a paragraph of prose is not searched for one.
const LONGEST: usize = 200;

/// Reads a line as a caption.
pub fn parse(line: &str) -> Option<Caption<'_>> {
    let text = without_emphasis(line);
    let text = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .filter(|inner| !inner.contains('('))
        .unwrap_or(text);
    if text.len() < 80 && CREDITS.strip_word(text).is_some() && !text.ends_with('.') {
        return Some(Caption { text, title: None });
    }
    let labelled = LABELS.all(text).any(|rest| rest.trim_start().starts_with(':'));
    if labelled {
        return Some(Caption { text, title: text.split_once(':').and_then(|(_, rest)| title(rest.trim())) });
    }
    if let Some(title) = title(text) {
        return Some(Caption { text, title: Some(title) });
    }
    // `Ann Lee takes us on a ride in Bo Ek's “Road.” (North Films)`
    if text.len() < LONGEST
        && let Some((said, studio)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("))
        && said.ends_with(['”', '"', '’', '»'])
        && studio.split_whitespace().count() <= 4
        && studio.starts_with(char::is_uppercase)
        && let Some(name) = crate::title::headline::marked(said).last()
        && said.split_whitespace().count() > name.split_whitespace().count() + 2
    {
        return Some(Caption { text, title: Some(name) });
    }
    // A caption may say more, and whose picture it is: `Ann Lee, left, in a scene from “Road.” Photo: Bo Ek`
    if text.len() >= LONGEST || !text.contains("from ") {
        return None;
    }
    let scene = SCENES_FROM.iter().find_map(|scene| text.split_once(scene));
    let (people, rest) = scene.filter(|(people, _)| !people.starts_with(char::is_lowercase))?;
    let marked = crate::title::headline::marked(rest).next();
    let credit = rest.contains("Photo") || rest.contains("Credit") || rest.ends_with(')');
    (marked.is_some() && (credit || !people.contains(". "))).then_some(Caption { text, title: marked })
}

/// The title in `Ann Lee in Road`, a line without the studio. A title may read so as well, so the text must name what
/// is said to be one.
pub fn without_studio(line: &str) -> Option<&str> {
    let text = without_emphasis(line);
    if text.len() > LONGEST {
        return None;
    }
    let (people, title) = text.split_once(" in ")?;
    // `Ann Lee as May in Road.North Films`
    let title = title.split_once('.').map_or(title, |(title, studio)| {
        if studio.starts_with(char::is_uppercase) { title } else { text.split_once(" in ").map_or("", |(_, all)| all) }
    });
    let people = people.split_once(" as ").map_or(people, |(name, part)| if is_name(part) { name } else { people });
    let names = crate::names::split(people);
    if names.len() > 1 {
        let all = names.iter().all(|name| name.contains(' ') && is_name(name)) && super::title::title_case(title);
        return all.then_some(title.trim_end_matches('.'));
    }
    if text.len() > SHORT {
        return None;
    }
    let title = title.trim_end_matches('.');
    let name = super::title::headline::quoted(text).filter(|_| title.ends_with(['”', '"', '’', '»'])).unwrap_or(title);
    let name = name.trim_end_matches(['.', ',']);
    let full = people.split_whitespace().count() >= 2
        && people.split_whitespace().count() <= 4
        && crate::names::is_name(people);
    (full && super::title::title_case(name)).then_some(name)
}

/// No caption without the studio is longer, in bytes.
const SHORT: usize = 80;

/// The title in `Ann Lee in Road (North Films)`.
///
/// Titles hold `in` as well (`Lost in Translation (Focus Features)`), so somebody must stand before
/// it: a first name and a surname, or two people.
fn title(text: &str) -> Option<&str> {
    let inner = text.strip_suffix('.').unwrap_or(text).strip_suffix(')')?;
    let (before, bracket) = inner.rsplit_once('(')?;
    let (people, title) = before.split_once(" in ")?;
    let people = people.strip_suffix(" stars").or(people.strip_suffix(" star")).unwrap_or(people);
    let people: Vec<&str> = people
        .split(", ")
        .map(|part| part.trim().trim_start_matches("and "))
        .map(|part| {
            let place = part.strip_suffix(')').and_then(|part| part.rsplit_once(" ("));
            place.filter(|(_, place)| PLACES.holds(place)).map_or(part, |(name, _)| name)
        })
        .filter(|part| !part.is_empty() && !PLACES.holds(part))
        .flat_map(|part| part.split(" and "))
        .map(|part| credits::cast_entry(part.trim()).0)
        .collect();
    if people.is_empty() || !people.iter().all(|name| is_name(name)) {
        return None;
    }
    let somebody = people.len() > 1 || people.iter().all(|name| name.contains(' '));
    // `Ann Lee stars in Bo Ek's “Road.” (North)`
    let title = crate::title::headline::quoted(title).unwrap_or(title);
    let title = title.trim().trim_matches(['"', '“', '”', '‘', '’', '*', '_']).trim_end_matches([',', '.']);
    let studio = bracket.starts_with(|c: char| c.is_alphanumeric()) && year(bracket.trim()).is_none();
    (somebody && studio && !title.is_empty() && !title.starts_with(char::is_lowercase)).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_title() {
        for (line, expected) in [
            ("Ira Moss in Sound of Rope (North Films)", "Sound of Rope"),
            ("Ann Lee and Bo Ek in “The Long Road” (North Films)", "The Long Road"),
            ("*Ann Lee, Bo Ek, and Cy Oh in Lost in Snow (North)*", "Lost in Snow"),
            ("Photo: Ann Lee in Road (North)", "Road"),
            ("Ann Lee, left, and Bo Ek in “Road.” (North)", "Road"),
            ("Ann Lee (left) and Bo Ek in Road (North)", "Road"),
            ("Ann Lee as Moe in Road (North)", "Road"),
            ("A scene from “Road.” (North)", "Road"),
            ("Ann Lee stars in Bo Ek’s “Road.” (North)", "Road"),
            ("Ann Lee, left, and Bo Ek in a scene from “Road.” Photo: Cy Oh", "Road"),
            ("Ann Lee stars in Road (North)", "Road"),
            ("Ann Lee and Bo Ek take us for a ride in Cy Oh's \"Road.\" (North Films)", "Road"),
        ] {
            assert_eq!(parse(line).and_then(|caption| caption.title), Some(expected), "{line}");
        }
        assert_eq!(parse("Credit: Amazon Studios"), Some(Caption { text: "Credit: Amazon Studios", title: None }));
    }

    #[test]
    fn a_caption_may_leave_out_the_studio() {
        assert_eq!(without_studio("Ann Lee in Road"), Some("Road"));
        assert_eq!(without_studio("Ann Lee in “Road.”"), Some("Road"));
        for line in ["Lost in Translation", "Ann Lee in the road", "Once Upon a Time in Hollywood"] {
            assert_eq!(without_studio(line), None, "{line}");
        }
    }

    #[test]
    fn a_title_with_in_is_no_caption() {
        for line in [
            "Lost in Translation (Focus Features)",
            "Singin’ in the Rain (1952)",
            "Once Upon a Time in Hollywood (Sony)",
            "Ann Lee in Road (2019)",
            "Credit is due to everyone here.",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
