//! What a gallery says, besides what its cards say. Cards come without it, and so do their languages.

use crate::components::words::{Words, messages, table};

messages! {
    /// A text of the interface of a gallery. What each says in English stands in `src/languages/gallery/en.js`.
    Said:
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
}

static ENGLISH: [&str; COUNT] = table(include_str!("../../languages/gallery/en.js"), &KEYS);

impl Said {
    fn line(self, words: &Words) -> &str {
        words.further(self as usize).unwrap_or(ENGLISH[self as usize])
    }

    /// The text in the language of `words`.
    pub fn to(self, words: &Words) -> String {
        words.told(self.line(words), None, &[])
    }

    /// The text about a number, in the form that it wants.
    pub fn count(self, words: &Words, n: u32) -> String {
        words.told(self.line(words), Some(n), &[])
    }

    /// The text with one of its places filled.
    pub fn fill(self, words: &Words, place: &str, value: &str) -> String {
        words.told(self.line(words), None, &[(place, value)])
    }
}
