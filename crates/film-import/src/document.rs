//! A review on its way to a document: front matter, then the text.

use crate::Posts;
use std::fmt::Write;

/// What is known of a review, as its source has it.
#[derive(Debug, Default)]
pub struct Draft {
    /// The name in addresses that the film will have.
    pub slug: String,
    pub title: String,
    pub year: Option<String>,
    pub author: Option<String>,
    pub publication: Option<String>,
    pub url: Option<String>,
    pub date: Option<String>,
    pub grade: Option<String>,
    pub directors: Vec<String>,
    /// In minutes.
    pub runtime: Option<String>,
    /// Further keys, each with its value as YAML.
    pub more: Vec<(String, String)>,
    pub tags: Vec<String>,
    /// In Markdown. Empty where the film was only graded.
    pub text: String,
}

/// The drafts of an import.
pub struct Drafts {
    pub list: Vec<Draft>,
    /// Which posts of blogs become drafts.
    pub posts: Posts,
}

impl Drafts {
    pub fn push(&mut self, draft: Draft) {
        self.list.push(draft);
    }
}

impl Draft {
    /// The document. Keys come in the order of `docs/language.md`.
    pub fn document(&self) -> String {
        let mut out = String::from("---\n");
        let mut key = |name: &str, value: &str| {
            let _ = writeln!(out, "{name}: {value}");
        };
        key("title", &quoted(&self.title));
        for (name, value) in [("author", &self.author), ("publication", &self.publication), ("url", &self.url)] {
            if let Some(value) = value {
                key(name, &quoted(value));
            }
        }
        if let Some(date) = &self.date {
            key("date", &plain_or_quoted(date, is_day(date)));
        }
        if let Some(year) = &self.year {
            key("year", &plain_or_quoted(year, year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())));
        }
        if let Some(grade) = &self.grade {
            key("grade", &quoted(grade));
        }
        if !self.directors.is_empty() {
            key("directors", &list(&self.directors));
        }
        if let Some(runtime) = &self.runtime {
            key("runtime", &plain_or_quoted(runtime, runtime.bytes().all(|byte| byte.is_ascii_digit())));
        }
        for (name, value) in &self.more {
            key(name, value);
        }
        if !self.tags.is_empty() {
            key("tags", &list(&self.tags));
        }
        out.push_str("---\n");
        if !self.text.is_empty() {
            out.push('\n');
            out.push_str(&self.text);
            out.push('\n');
        }
        out
    }
}

fn plain_or_quoted(value: &str, is_plain: bool) -> String {
    if is_plain && !value.is_empty() { value.to_owned() } else { quoted(value) }
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", values.join(", "))
}

/// `text` as YAML has it in double quotation marks, on one line.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for word in text.split_whitespace() {
        if out.len() > 1 {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                c if c.is_control() => {}
                c => out.push(c),
            }
        }
    }
    out.push('"');
    out
}

/// Whether `text` is a day as year-month-day.
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day of a time as exports write it: `2019-03-02 10:00:00`, `2019-03-02T10:00:00.000Z`,
/// `Sat, 02 Mar 2019 10:00:00 +0000`, `Sat Mar  2 00:00:00 2019`. What is none of these stays, for the reader.
/// `None` for the year zero, which means that there is no day.
pub fn day(time: &str) -> Option<String> {
    let time = time.trim();
    if time.starts_with("0000") || time.starts_with("-0001") || time.is_empty() {
        return None;
    }
    if let Some(day) = time.get(..10).filter(|day| is_day(day)) {
        return Some(day.to_owned());
    }
    let words: Vec<&str> = time.split_whitespace().collect();
    let month = |word: &str| MONTHS.iter().position(|month| word.to_lowercase() == *month).map(|at| at + 1);
    let number = |word: &str| word.parse::<u32>().ok();
    let parts = match words[..] {
        [_, day, name, year, ..] if month(name).is_some() => (number(year), month(name), number(day)),
        [_, name, day, _, year] if month(name).is_some() => (number(year), month(name), number(day)),
        _ => return Some(time.to_owned()),
    };
    match parts {
        (Some(year @ 1000..=9999), Some(month), Some(day @ 1..=31)) => Some(format!("{year}-{month:02}-{day:02}")),
        _ => Some(time.to_owned()),
    }
}

/// Whether the day or the month comes first in dates such as `3/7/2026`, which programs write by the customs of a
/// country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayMonth,
    MonthDay,
}

/// The order of the dates of one column, if one of them can have only one.
pub fn order<'d>(dates: impl Iterator<Item = &'d str>) -> Option<Order> {
    let mut found = None;
    for (first, second, _) in dates.filter_map(in_numbers) {
        let this = match (first, second) {
            (13..=31, 1..=12) => Order::DayMonth,
            (1..=12, 13..=31) => Order::MonthDay,
            _ => continue,
        };
        if found.is_some_and(|found| found != this) {
            return None;
        }
        found = Some(this);
    }
    found
}

/// Like [`day`], with the order of the dates beside it.
pub fn day_of(time: &str, order: Option<Order>) -> Option<String> {
    let parts = in_numbers(time).zip(order).and_then(|((first, second, year), order)| {
        let (day, month) = if order == Order::DayMonth { (first, second) } else { (second, first) };
        ((1..=31).contains(&day) && (1..=12).contains(&month)).then(|| format!("{year}-{month:02}-{day:02}"))
    });
    parts.or_else(|| day(time))
}

/// The numbers of `3/7/2026`, `03.07.2026` or `3-7-26`.
fn in_numbers(time: &str) -> Option<(u32, u32, u32)> {
    let time = time.split_whitespace().next()?;
    let mut parts = time.split(['/', '.', '-']).map(|part| (part.len(), part.parse::<u32>().ok()));
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year = match year {
        (4, Some(year)) => year,
        (2, Some(year)) => 2000 + year,
        _ => return None,
    };
    (first.0 <= 2 && second.0 <= 2 && parts.next().is_none()).then_some((first.1?, second.1?, year))
}

/// The day of a time in milliseconds since 1970.
pub fn day_of_milliseconds(milliseconds: i64) -> Option<String> {
    let days = milliseconds.div_euclid(86_400_000);
    // The calendar of 400 years, counted from a first of March.
    let shifted = days.checked_add(719_468)?;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (1000..=9999).contains(&year).then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_exports_write_them() {
        for time in [
            "2019-03-02",
            "2019-03-02 10:00:00",
            "2019-03-02T10:00:00.000Z",
            "Sat, 02 Mar 2019 10:00:00 +0000",
            "Sat Mar  2 00:00:00 2019",
        ] {
            assert_eq!(day(time).as_deref(), Some("2019-03-02"), "{time}");
        }
        assert_eq!(day("0000-00-00 00:00:00"), None);
        assert_eq!(day("02.03.2019").as_deref(), Some("02.03.2019"));
        let milliseconds = [
            (0, "1970-01-01"),
            (1_551_520_800_000, "2019-03-02"),
            (1_582_934_400_000, "2020-02-29"),
            (-86_400_000, "1969-12-31"),
        ];
        for (time, day) in milliseconds {
            assert_eq!(day_of_milliseconds(time).as_deref(), Some(day));
        }
        assert_eq!(day_of_milliseconds(i64::MAX), None);
    }

    #[test]
    fn one_date_tells_the_order_of_a_column() {
        let dates = ["3/7/2026", "3/17/2026", "1/2/26"];
        let order = order(dates.into_iter());
        assert_eq!(order, Some(Order::MonthDay));
        let days = dates.map(|date| day_of(date, order).expect("a day"));
        assert_eq!(days, ["2026-03-07", "2026-03-17", "2026-01-02"]);
        assert_eq!(super::order(["31.12.2025", "01.02.2026"].into_iter()), Some(Order::DayMonth));
        assert_eq!(super::order(["3/7/2026", "2026-01-31"].into_iter()), None);
        assert_eq!(super::order(["13/1/2026", "1/13/2026"].into_iter()), None);
        assert_eq!(day_of("3/7/2026", None).as_deref(), Some("3/7/2026"), "the reader asks");
    }

    #[test]
    fn texts_of_front_matter_stay_on_their_line() {
        let draft = Draft { title: "A \"b\"\n---\n\\ c: #d".into(), ..Draft::default() };
        assert_eq!(draft.document(), "---\ntitle: \"A \\\"b\\\" --- \\\\ c: #d\"\n---\n");
    }
}
