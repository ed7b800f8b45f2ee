//! Credits under labels of one letter.
//!
//! ```text
//! D: Ann Lee; with Bo Ek, Cy Oh.
//! D/A 2016, R: Ann Lee, B: Di Po, K: Ed Fa, D: Bo Ek, Cy Oh, 98 Min, FSK 12
//! ```
//!
//! In English `D` is the director; in German, beside `R` for Regie, it is the cast (Darsteller).

use super::labels::Field;
use super::{Item, Reader, Value, item::year, names};
use crate::sentence::without_stop;
use memchr::memchr;

/// No line of such credits is longer, in bytes.
const LONGEST: usize = 700;

/// Within how many bytes the first of the labels begins.
const FIRST_LABEL: usize = 80;

impl<'a> Reader<'_, 'a> {
    pub(super) fn short_labels(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        let colon = memchr(b':', &text.as_bytes()[..text.len().min(FIRST_LABEL)])?;
        match text.as_bytes().get(colon.checked_sub(1)?)? {
            b'D' if colon == 1 => self.english(text),
            b'R' if text.len() <= LONGEST && (colon == 1 || text[..colon - 1].ends_with([' ', '\n'])) => {
                self.german(text, colon - 1)
            }
            _ => None,
        }
    }

    fn english(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        let (directors, rest) = text[2..].split_once("; with ").filter(|(names, _)| names.len() <= LONGEST)?;
        let end = rest.find(['.', '\n']).unwrap_or(rest.len());
        let items = vec![
            item(Field::Directors, Value::Names(names::list(directors.trim())?)),
            item(Field::Cast, Value::Cast(names::cast(self.source, without_stop(&rest[..end]))?)),
        ];
        Some((items, text.len() - rest.len() + end))
    }

    fn german(self, text: &'a str, from: usize) -> Option<(Vec<Item<'a>>, usize)> {
        let mut items = Vec::new();
        let head = text[..from].trim_end_matches([',', ' ']);
        let (mut directors, mut writers, mut cast): (Vec<&str>, Vec<&str>, Vec<&str>) = Default::default();
        let (mut current, mut unknown) = ("", 0);
        for part in without_stop(&text[from..]).split(", ") {
            let (label, value) = match part.split_once(": ") {
                Some((label, value)) if label.len() <= 4 && label.starts_with(char::is_uppercase) => (label, value),
                _ => ("", part),
            };
            if !label.is_empty() {
                current = label;
            }
            let value = value.trim();
            if let Some(fact) = self.fact(value).filter(|_| label.is_empty()) {
                current = "";
                items.push(fact);
                continue;
            }
            let list = match current {
                "R" | "Regie" => &mut directors,
                "B" | "Buch" => &mut writers,
                "D" | "DA" | "Dar" | "Mit" => &mut cast,
                // The camera, the editing, the music; and what stands behind the facts.
                "" => {
                    unknown += 1;
                    continue;
                }
                _ => continue,
            };
            list.extend(names::list(value)?);
        }
        if directors.is_empty() || cast.is_empty() && writers.is_empty() || unknown > 2 {
            return None;
        }
        let number = head.rsplit(' ').next().unwrap_or("");
        items.extend(year(number).map(|year| Item {
            field: Field::Year,
            value: Value::Number(number, year),
            certain: false,
        }));
        items.push(item(Field::Directors, Value::Names(directors)));
        items.extend((!writers.is_empty()).then(|| item(Field::Writers, Value::Names(writers))));
        if let (Some(first), Some(last)) = (cast.first(), cast.last()) {
            let start = self.source.span(first).start;
            let list = &self.source.text[start..self.source.span(last).end];
            items.push(item(Field::Cast, Value::Cast(names::cast(self.source, list)?)));
        }
        Some((items, text.len()))
    }
}

fn item<'a>(field: Field, value: Value<'a>) -> Item<'a> {
    Item { field, value, certain: true }
}
