//! Days as critics write them: `2020-12-04`, `December 4, 2020`, `4. Dezember 2020`, `le 4 décembre 2020`.

use crate::text::fold;
use crate::words::{LANGUAGES, WordSet, in_order, word_set};
use jiff::civil::Date;
use std::sync::LazyLock;

/// The names of the months, folded, with their numbers.
static MONTHS: LazyLock<Vec<(String, i8)>> = LazyLock::new(|| {
    let forms = LANGUAGES.into_iter().flat_map(|language| (1..).zip(language.months));
    forms.flat_map(|(number, forms)| forms.iter().map(move |form| (fold(form), number))).collect()
});

/// The days of the week, folded.
static WEEKDAYS: LazyLock<Vec<String>> =
    LazyLock::new(|| in_order(|language| vec![language.weekdays]).into_iter().map(fold).collect());

/// Small words around the parts of a date.
static AROUND: WordSet = word_set!(around_dates);

/// The month that a folded word is, in full or written short; nothing where it may be either of two.
fn month(folded: &str) -> Option<i8> {
    let is_short = folded.chars().nth(2).is_some();
    let mut found = None;
    for (name, number) in MONTHS.iter() {
        if name == folded {
            return Some(*number);
        }
        if is_short && name.starts_with(folded) && found.replace(*number).is_some_and(|other| other != *number) {
            return None;
        }
    }
    found
}

/// The day in `text`, whatever time and zone follow it, as front matter and exports have it.
pub fn civil(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(10)?;
    let date: Date = day.parse().ok()?;
    let time =
        rest.is_empty() || rest.starts_with(['T', 't', ' ']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    time.then(|| date.to_string())
}

/// Reads `text` as a day in words and nothing else.
pub fn in_words(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Ok(date) = text.replace('/', "-").parse::<Date>() {
        return Some(date.to_string());
    }
    let (mut day, mut found, mut year) = (None, None, None);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.')).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == 'º');
        if let Ok(number) = digits.parse::<i16>() {
            let place = if number > 31 { &mut year } else { &mut day };
            if digits.is_empty() || place.replace(number).is_some() {
                return None;
            }
            continue;
        }
        let folded = fold(word);
        if AROUND.holds(&folded) || WEEKDAYS.contains(&folded) && found.is_none() {
            continue;
        }
        if found.replace(month(&folded)?).is_some() {
            return None;
        }
    }
    let year = year.filter(|year| (1880..2100).contains(year))?;
    Some(Date::new(year, found?, i8::try_from(day?).ok()?).ok()?.to_string())
}

/// No day in words is longer, in bytes.
const LONGEST: usize = 40;

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
        ] {
            assert_eq!(in_words(text).as_deref(), Some("2020-12-04"), "{text}");
        }
        assert_eq!(in_words("3 juillet 2011").as_deref(), Some("2011-07-03"));
        assert_eq!(in_words("3 juin 2011").as_deref(), Some("2011-06-03"));
    }

    #[test]
    fn every_form_of_a_month_is_of_that_month() {
        for (name, number) in MONTHS.iter() {
            assert_eq!(month(name), Some(*number), "{name}");
            assert!(MONTHS.iter().all(|(other, its)| other != name || its == number), "{name} is two months");
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
