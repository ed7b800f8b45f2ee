//! The title as it is first read, where no line was read as one: the opening words of the prose, or a short first line.
//!
//! Whether it is right, `titles.rs` decides.

use super::Reader;
use crate::layout::Chunk;
use crate::source::At;
use crate::text::{fold, single_spaced};
use crate::title;

impl<'a> Reader<'a, '_> {
    /// Looks for the title in the prose, the surest place first.
    pub(super) fn title_of_prose(&mut self, prose: &[&'a str]) {
        let Some(first) = prose.first() else { return };
        // What the file is called by, if the text has the whole of it.
        if let Some(found) = self.title_spelt_by_file() {
            return self.infer_title(found, "the name of the file");
        }
        let openings = prose.iter().take(OPENINGS).find_map(|paragraph| title::opening(paragraph));
        let opening = openings.or_else(|| title::headline::recurring(prose)).or_else(|| title::subject(first));
        let Some(title) = opening else { return };
        // `Mara Quill’s Tin Sky is a film about …` opens a review of her next one.
        if let Some(found) = self.title_in_file_name()
            && self.times(&found) > self.times(title).max(1)
            && !fold(title).contains(&fold(&found))
        {
            self.title = Some(At::new(single_spaced(&found), self.source.span(title)));
            self.title_inferred = Some("the name of the file");
            return;
        }
        self.infer_title(title, "the opening words");
    }

    /// Takes back a first line that was read as a grade, as `B Plus` would be, where the film would have
    /// no title otherwise.
    pub(super) fn title_read_as_grade(&mut self, text: &'a str) {
        let Some(line) = text.trim_start().lines().next().map(str::trim) else { return };
        if !line.contains(char::is_alphabetic) || line.starts_with(['★', '⭐', '☆']) {
            return;
        }
        if let Some(at) = self.grades.iter().position(|graded| graded.written == line && line.contains(' ')) {
            self.grades.remove(at);
            self.infer_title(line, "the first line");
        }
    }

    pub(super) fn infer_title(&mut self, title: &str, place: &'static str) {
        self.title = Some(At::new(single_spaced(title), self.source.span(title)));
        self.title_inferred = Some(place);
    }

    /// Whether a line by itself says the title once more.
    pub(super) fn is_title(&self, line: &str) -> bool {
        self.title.as_ref().is_some_and(|title| line.len() <= 2 * title.value.len() && fold(line) == fold(&title.value))
    }
}

/// A short first line by itself, where nothing else tells the title: it may be written like a
/// sentence, as titles are in many languages.
pub(super) fn title_of_first_line<'a>(chunks: &[Chunk<'a>]) -> Option<&'a str> {
    let [first, _, ..] = chunks else { return None };
    let [line] = first.lines[..] else { return None };
    let words = line.split_whitespace().count();
    let begins = line.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    (begins
        && !title::is_item(line)
        && words <= 8
        && line.len() <= 80
        && !title::is_day_in_numbers(line)
        && !line.ends_with(['.', '!', '?', ',', ';', ':', '…']))
    .then_some(line)
}

/// How many paragraphs may open with the title. The first ones may be a standfirst or a caption.
const OPENINGS: usize = 4;
