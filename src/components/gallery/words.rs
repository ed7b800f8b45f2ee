//! The strings of a gallery, in addition to those of its cards. The engine without galleries does not contain them, and
//! a page loads the translations only if it has a gallery.

use crate::components::words::{Words, messages, packed, table};

messages! {
    /// A string of the gallery. `src/languages/gallery/en.js` has the English ones.
    GalleryMessage:
    Search = "search",
    Hint = "hint",
    SortBy = "sort_by",
    Match = "match",
    Title = "title",
    Grade = "grade",
    Year = "year",
    Date = "date",
    Person = "person",
    Country = "country",
    Publication = "publication",
    Any = "any",
    Decade = "decade",
    Filters = "filters",
    Everything = "everything",
    Found = "found",
    Nothing = "nothing",
    With = "with",
    Missing = "missing",
    Again = "again",
}

static ENGLISH: [&str; COUNT] = packed!(table(include_str!("../../languages/gallery/en.js"), &KEYS));

impl GalleryMessage {
    fn line(self, words: &Words) -> &str {
        words.gallery_line(self as usize).unwrap_or(ENGLISH[self as usize])
    }

    /// The string in the language of `words`.
    pub fn to(self, words: &Words) -> String {
        words.render(self.line(words), None, &[])
    }

    /// The string in the plural form for the number `n`.
    pub fn count(self, words: &Words, n: u32) -> String {
        words.render(self.line(words), Some(n), &[])
    }

    /// The string, with `value` for its placeholder.
    pub fn fill(self, words: &Words, place: &str, value: &str) -> String {
        words.render(self.line(words), None, &[(place, value)])
    }
}
