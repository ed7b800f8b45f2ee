//! Days as critics write them: `2020-12-04`, `December 4, 2020`, `4. Dezember 2020`, `le 4 décembre 2020`.

use crate::beginnings::Beginnings;
use crate::text::fold;
use crate::words::{ByLetter, WordSet, in_order, languages, word_set};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The names of the months, folded, with their numbers; those that begin alike stand together.
static MONTHS: LazyLock<Vec<(String, i16)>> = LazyLock::new(|| {
    let forms = languages().flat_map(|language| (1..).zip(language.months));
    let mut months: Vec<(String, i16)> =
        forms.flat_map(|(number, forms)| forms.iter().map(move |form| (fold(form), number))).collect();
    months.sort_by_key(|(name, _)| name.bytes().next());
    months
});

/// The days of the week, folded, in order.
static WEEKDAYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut days: Vec<String> = in_order(|language| vec![language.weekdays]).into_iter().map(fold).collect();
    days.sort_unstable();
    days
});

/// Small words around the parts of a date.
static AROUND: WordSet = word_set!(around_dates);

/// Forms of months that stand in full only: `mar`, `lip`, `srp` mean another month in most languages, or none.
const NEVER_SHORT: [&str; 6] = ["lipanj", "lipnja", "marraskuu", "marraskuuta", "srpanj", "srpnja"];

/// The month that a folded word is, in full or written short; nothing where it may be either of two.
fn month(folded: &str) -> Option<i16> {
    let is_short = folded.chars().nth(2).is_some();
    let first = folded.bytes().next();
    let from = MONTHS.partition_point(|(name, _)| name.bytes().next() < first);
    let mut found = None;
    for (name, number) in MONTHS[from..].iter().take_while(|(name, _)| name.bytes().next() == first) {
        if name == folded {
            return Some(*number);
        }
        let may_be_short = is_short && !NEVER_SHORT.contains(&name.as_str()) && name.starts_with(folded);
        if may_be_short && found.replace(*number).is_some_and(|other| other != *number) {
            return None;
        }
    }
    found
}

/// The day in `text`, whatever time and zone follow it, as front matter and exports have it.
pub fn civil(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(10)?;
    let is_time =
        rest.is_empty() || rest.starts_with(['T', 't', ' ']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if !is_time {
        return None;
    }
    let mut parts = day.split('-');
    let mut number = |digits: usize| {
        parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
    };
    on(number(4)?, number(2)?, number(2)?)
}

/// A day of the Gregorian calendar as ISO 8601 writes it, if there is such a day.
pub fn on(year: i16, month: i16, day: i16) -> Option<String> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i16::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Reads `text` as a day in words and nothing else but the hour.
pub fn in_words(text: &str) -> Option<String> {
    if text.len() > LONGEST || !may_be_a_day(text) {
        return None;
    }
    let text = without_hour(text.trim().trim_end_matches(['.', ',']));
    let text = text.as_ref();
    if !may_be_a_day(text) {
        return None;
    }
    if !text.starts_with(char::is_alphabetic)
        && let Some(date) = civil(text).or_else(|| in_numbers(text))
    {
        return Some(date);
    }
    let (mut day, mut found, mut year) = (None, None, None);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.')).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == 'º');
        if let Ok(number) = digits.parse::<i16>() {
            // `21 Apr 15`: behind the day and the month, two digits are the year.
            if day.is_some()
                && found.is_some()
                && year.is_none()
                && word.len() == 2
                && (1..=LAST_SHORT_YEAR).contains(&number)
            {
                year = Some(2000 + number);
                continue;
            }
            let place = if number > 31 { &mut year } else { &mut day };
            if digits.is_empty() || place.replace(number).is_some() {
                return None;
            }
            continue;
        }
        let folded = fold(word);
        if AROUND.holds(&folded) || found.is_none() && WEEKDAYS.binary_search(&folded).is_ok() {
            continue;
        }
        if found.replace(month(&folded)?).is_some() {
            return None;
        }
    }
    let year = year.filter(|year| (1880..2100).contains(year))?;
    on(year, found?, day?)
}

/// Whether `text` has the digits of a day and a year, which hardly any line has, nor a title with its year.
pub fn may_be_a_day(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits > 4
        || (3..=4).contains(&digits) && text.len() <= SHORTEST_DAY && !text.starts_with(|c: char| c.is_alphabetic())
}

/// `21 April 15` has few digits; such a day is no longer, in bytes.
const SHORTEST_DAY: usize = 20;

/// `21.04.2021`, `3.9.2023`, `2010/2/25`, `21/04/2021`, `2023年9月3日`. Slashes and dashes set the month first in some
/// countries, so there the day must be one that no month can be, or the same as the month.
fn in_numbers(text: &str) -> Option<String> {
    let digits = |part: &str| (!part.is_empty() && part.len() <= 4).then(|| part.parse::<i16>().ok()).flatten();
    let text = text.trim_end_matches(['日', '.']);
    let mark = ['.', '/', '-', '年'].into_iter().find(|mark| text.contains(*mark))?;
    let mut parts = text.split([mark, '月']).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let (numbers, rest) = ((digits(first)?, digits(second)?, digits(third)?), parts.next());
    if rest.is_some() {
        return None;
    }
    let (year, month, day) = match numbers {
        // `28/10/14`: of two digits, the year stands last.
        (day, month, year)
            if third.len() == 2 && first.len() == 2 && mark != '-' && day > 12 && year <= LAST_SHORT_YEAR =>
        {
            (2000 + year, month, day)
        }
        (year, month, day) if first.len() == 4 => (year, month, day),
        (day, month, year) if third.len() == 4 && (mark == '.' || day > 12 || day == month) => (year, month, day),
        (month, day, year) if third.len() == 4 && day > 12 => (year, month, day),
        _ => return None,
    };
    let year = (1880..2100).contains(&year).then_some(year)?;
    on(year, month, day)
}

/// `text` without the hour, its zone and whatever else a page sets around the day: `8 mars 2023 à 11h20`, `Thu 9 May 2019
/// 12.00 BST`, `14 September 2018 • 6:00pm`, `8. 11. 2021, 18:30 Uhr`. What comes after the day was updated.
fn without_hour(text: &str) -> Cow<'_, str> {
    let is_hour = |word: &str| {
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let word = word.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ','));
        let parts: Vec<&str> = word.split([':', 'h', '.']).collect();
        let digits = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        (2..=3).contains(&parts.len()) && parts.iter().all(digits) && parts[1].len() == 2
            || word.ends_with('h') && digits(&&word[..word.len() - 1])
    };
    let words = || text.split(|c: char| c.is_whitespace() || matches!(c, '•' | '·' | '|' | '∙'));
    if !words().any(|word| is_hour(word) || AROUND_HOURS.holds_any_case(word)) {
        return Cow::Borrowed(text);
    }
    let mut kept: Vec<&str> = Vec::new();
    for word in words().filter(|word| !word.is_empty()) {
        let folded = word.to_lowercase();
        let folded = folded.trim_end_matches([',', ':']);
        if matches!(folded, "updated" | "mis" | "aktualisiert" | "actualizado" | "aggiornato" | "oppdatert") {
            break;
        }
        if !(is_hour(word) || ZONES.contains(&word) || AROUND_HOURS.holds(folded) || is_dashes(word)) {
            kept.push(word);
        }
    }
    Cow::Owned(kept.join(" ").trim_end_matches([',', ' ', '-']).to_owned())
}

fn is_dashes(word: &str) -> bool {
    word.chars().all(crate::text::is_dash)
}

/// Zones of time, as pages set them behind an hour.
const ZONES: [&str; 17] = [
    "AEST", "BST", "CEST", "CET", "CST", "CT", "EDT", "EST", "ET", "GMT", "IST", "MSK", "MST", "PDT", "PST", "PT",
    "UTC",
];

/// Words that stand around an hour, written small.
static AROUND_HOURS: WordSet =
    WordSet::new(Beginnings::none().and_of(&HOUR_WORDS), || ByLetter::new(HOUR_WORDS.to_vec()));

/// In order.
const HOUR_WORDS: [&str; 16] =
    ["a.m", "a.m.", "alle", "am", "at", "hrs", "kl", "kl.", "ore", "p.m", "p.m.", "pm", "uhr", "um", "à", "às"];

/// A year of two digits is one of this century, up to this one.
const LAST_SHORT_YEAR: i16 = 39;

/// No day in words is longer, in bytes.
const LONGEST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_day_however_it_is_written() {
        for text in [
            "2020-12-04",
            "2020/12/04",
            "December 4, 2020",
            "Dec. 4, 2020",
            "4 December 2020",
            "Friday, December 4th, 2020",
            "le 4 décembre 2020",
            "4. Dezember 2020",
            "4 de diciembre de 2020",
            "4 dicembre 2020",
            "viernes, 4 de diciembre de 2020",
            "4 декабря 2020",
            "Fri 4 Dec 2020",
            "Fri 4 Dec 2020 12.00 BST",
            "4 December 2020 • 6:00pm",
            "4. 12. 2020, 18:30 Uhr",
            "Fri, Dec 4, 2020, 05:00",
            "4 DEC 2020 - 05:30 CET",
            "le 4 décembre 2020 à 09h00, mis à jour le 6 décembre 2020 à 14h12",
            "piątek, 4 grudnia 2020",
        ] {
            assert_eq!(in_words(text).as_deref(), Some("2020-12-04"), "{text}");
        }
        assert_eq!(in_words("3 juillet 2011").as_deref(), Some("2011-07-03"));
        assert_eq!(in_words("3 juin 2011").as_deref(), Some("2011-06-03"));
        assert_eq!(in_words("31/03/1999").as_deref(), Some("1999-03-31"));
        assert_eq!(in_words("3/31/1999").as_deref(), Some("1999-03-31"));
        assert_eq!(in_words("28/10/14").as_deref(), Some("2014-10-28"));
        assert_eq!(in_words("21 Apr 15").as_deref(), Some("2015-04-21"));
        assert_eq!(in_words("04/12/20"), None);
        assert_eq!(in_words("5 мая 2011").as_deref(), Some("2011-05-05"));
        assert_eq!(in_words("5 марта 2011").as_deref(), Some("2011-03-05"));
        assert_eq!(in_words("5. července 2011").as_deref(), Some("2011-07-05"));
    }

    #[test]
    fn every_form_of_a_month_is_of_that_month() {
        for (name, number) in MONTHS.iter() {
            assert_eq!(month(name), Some(*number), "{name}");
            assert!(MONTHS.iter().all(|(other, its)| other != name || its == number), "{name} is two months");
        }
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for (year, month, day, is_day) in [
            (2000, 2, 29, true),
            (2024, 2, 29, true),
            (1900, 2, 29, false),
            (2023, 2, 29, false),
            (2020, 4, 30, true),
            (2020, 4, 31, false),
            (2020, 12, 31, true),
            (2020, 13, 1, false),
            (2020, 1, 0, false),
        ] {
            assert_eq!(on(year, month, day).is_some(), is_day, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn reads_nothing_else() {
        for text in [
            "2020",
            "May 2020",
            "Dune (1984)",
            "4 December",
            "Marley & Me, 4 2008",
            "February 30, 2020",
            "4 4 2020",
            "4 jui 2020",
        ] {
            assert_eq!(in_words(text), None, "{text}");
        }
    }
}
