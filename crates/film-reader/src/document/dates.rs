//! Days as critics write them: `2020-12-04`, `December 4, 2020`, `4. Dezember 2020`, `le 4 décembre 2020`.

use crate::text::fold;
use jiff::civil::Date;

/// How the names of the months begin, folded, in English, French, German, Spanish, Italian,
/// Portuguese, Dutch and Swedish.
const MONTHS: [(&str, i8); 36] = [
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("feb", 2),
    ("fev", 2),
    ("mar", 3),
    ("maa", 3),
    ("mrz", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("maj", 5),
    ("mei", 5),
    ("mag", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("aug", 8),
    ("aou", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("ott", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
    ("des", 12),
];

/// Small words around the parts of a date, and the days of the week.
const AROUND: [&str; 14] = ["le", "el", "il", "den", "am", "de", "del", "of", "the", "on", "st", "nd", "rd", "th"];

const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

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
    let (mut day, mut month, mut year) = (None, None, None);
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
        if AROUND.contains(&folded.as_str()) || WEEKDAYS.contains(&folded.as_str()) && month.is_none() {
            continue;
        }
        let (_, number) = MONTHS.iter().rfind(|(name, _)| folded.starts_with(name))?;
        if folded.len() > 10 || month.replace(*number).is_some() {
            return None;
        }
    }
    let year = year.filter(|year| (1880..2100).contains(year))?;
    Some(Date::new(year, month?, i8::try_from(day?).ok()?).ok()?.to_string())
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
        ] {
            assert_eq!(in_words(text).as_deref(), Some("2020-12-04"), "{text}");
        }
        assert_eq!(in_words("3 juillet 2011").as_deref(), Some("2011-07-03"));
        assert_eq!(in_words("3 juin 2011").as_deref(), Some("2011-06-03"));
    }

    #[test]
    fn reads_nothing_else() {
        for text in
            ["2020", "May 2020", "Dune (1984)", "4 December", "Marley & Me, 4 2008", "February 30, 2020", "4 4 2020"]
        {
            assert_eq!(in_words(text), None, "{text}");
        }
    }
}
