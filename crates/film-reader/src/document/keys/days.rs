//! Days as generators write them into front matter: `2020-12-04T10:00`, `Tue, 03 Feb 2020 10:00`, `31/03/1999`.

use crate::document::dates;
use crate::site::DateOrder as Order;

/// A day that was read.
#[derive(Debug, PartialEq)]
pub enum Day {
    On(String),
    /// `03/04/2020`, on a site that has not said which order it writes.
    Either,
}

/// Reads `text` as a day, whatever time and zone follow it.
pub fn parse(text: &str, order: Option<Order>) -> Option<Day> {
    let text = text.trim();
    if let Some(day) = dates::civil(text).or_else(|| dates::in_words(text)) {
        return Some(Day::On(day));
    }
    let text = without_time(text);
    if let Some(day) = dates::in_words(text) {
        return Some(Day::On(day));
    }
    in_numbers(text, order)
}

/// `text` without the time that follows the day, and without the weekday before it.
fn without_time(text: &str) -> &str {
    // The first word with a colon is the hour: `10:00`, `T10:00:00Z`.
    let hour = text.char_indices().find(|(_, c)| *c == ':').map_or(text.len(), |(at, _)| at);
    let day = match text[..hour].rfind([' ', 'T', 't']) {
        Some(at) if hour < text.len() => &text[..at],
        _ => text,
    };
    match day.split_once(", ") {
        Some((weekday, day)) if weekday.len() <= 12 && !weekday.contains(|c: char| c.is_ascii_digit() || c == ' ') => {
            day
        }
        _ => day,
    }
    .trim_end_matches([',', ' '])
}

/// `2026-4-5`, `20200203`, `31/03/1999`, `3.2.2020`.
fn in_numbers(text: &str, order: Option<Order>) -> Option<Day> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?);
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.' | '年'))?;
    let parts: Vec<&str> = match separator {
        '年' => text.split(['年', '月', '日']).filter(|part| !part.is_empty()).collect(),
        _ => text.split(separator).map(str::trim).collect(),
    };
    let [one, two, three] = parts[..] else { return None };
    let number = |part: &str| (1..=4).contains(&part.len()).then(|| part.parse::<i16>().ok()).flatten();
    let (first, second, third) = (number(one)?, number(two)?, number(three)?);
    if one.len() == 4 {
        return day(first, second, third);
    }
    if three.len() != 4 {
        return None;
    }
    // A day with stops between its numbers is written in countries that begin with the day.
    let order = if separator == '.' { Some(Order::DayMonth) } else { order };
    match (first > 12, second > 12, order) {
        (true, _, _) => day(third, second, first),
        (_, true, _) => day(third, first, second),
        (_, _, Some(Order::DayMonth)) => day(third, second, first),
        (_, _, Some(Order::MonthDay)) => day(third, first, second),
        _ if first == second => day(third, first, second),
        _ => Some(Day::Either),
    }
}

fn day(year: i16, month: i16, day: i16) -> Option<Day> {
    let year = Some(year).filter(|year| (1880..2100).contains(year))?;
    dates::on(year, month, day).map(Day::On)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_day_however_it_is_written() {
        for (text, expected) in [
            ("2020-12-04", "2020-12-04"),
            ("2020-12-04T10:00:00+01:00", "2020-12-04"),
            ("2020-12-04 10:00:00 +0100", "2020-12-04"),
            ("2026-04-5", "2026-04-05"),
            ("2026-4-5 9:30", "2026-04-05"),
            ("20200203", "2020-02-03"),
            ("03 Feb 2020 10:00", "2020-02-03"),
            ("Mon, 03 Feb 2020 10:00:00 +0000", "2020-02-03"),
            ("31/03/1999", "1999-03-31"),
            ("03/31/1999", "1999-03-31"),
            ("4.12.2020", "2020-12-04"),
            ("2020年12月4日", "2020-12-04"),
        ] {
            assert_eq!(parse(text, None), Some(Day::On(expected.into())), "{text}");
        }
    }

    #[test]
    fn the_site_says_the_order_where_it_is_open() {
        assert_eq!(parse("03/04/2020", None), Some(Day::Either));
        assert_eq!(parse("03/04/2020", Some(Order::DayMonth)), Some(Day::On("2020-04-03".into())));
        assert_eq!(parse("03/04/2020", Some(Order::MonthDay)), Some(Day::On("2020-03-04".into())));
        for text in ["", "soon", "2020", "12:30", "99/99/2020", "1/2/3", "2020-13-01", "Last Modified", "é:"] {
            assert_eq!(parse(text, None), None, "{text}");
        }
    }
}
