//! Days as critics write them: `2020-12-04`, `December 4, 2020`, `4. Dezember 2020`, `le 4 décembre 2020`.

use crate::text::fold;
use jiff::civil::Date;

/// How the names of the months begin, folded, in the languages of `docs/language.md`. Of those that fit, the last one
/// counts.
const MONTHS: [(&str, i8); 91] = [
    ("ма", 5),
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("sty", 1),
    ("oca", 1),
    ("янв", 1),
    ("led", 1),
    ("ιαν", 1),
    ("feb", 2),
    ("fev", 2),
    ("lut", 2),
    ("sub", 2),
    ("фев", 2),
    ("uno", 2),
    ("φεβ", 2),
    ("mar", 3),
    ("maa", 3),
    ("mrz", 3),
    ("мар", 3),
    ("bre", 3),
    ("μαρ", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("kwi", 4),
    ("nis", 4),
    ("апр", 4),
    ("dub", 4),
    ("απρ", 4),
    ("may", 5),
    ("mai", 5),
    ("maj", 5),
    ("mei", 5),
    ("mag", 5),
    ("kve", 5),
    ("μαι", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("cze", 6),
    ("haz", 6),
    ("июн", 6),
    ("cervn", 6),
    ("ιουν", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("lip", 7),
    ("tem", 7),
    ("июл", 7),
    ("cervenc", 7),
    ("ιουλ", 7),
    ("aug", 8),
    ("aou", 8),
    ("agu", 8),
    ("ago", 8),
    ("sie", 8),
    ("авг", 8),
    ("srp", 8),
    ("αυγ", 8),
    ("sep", 9),
    ("set", 9),
    ("wrz", 9),
    ("eyl", 9),
    ("сен", 9),
    ("zar", 9),
    ("σεπ", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("ott", 10),
    ("paz", 10),
    ("eki", 10),
    ("окт", 10),
    ("rijn", 10),
    ("οκτ", 10),
    ("nov", 11),
    ("lis", 11),
    ("kas", 11),
    ("ноя", 11),
    ("νοε", 11),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
    ("des", 12),
    ("gru", 12),
    ("ara", 12),
    ("дек", 12),
    ("pro", 12),
    ("δεκ", 12),
];

/// Small words around the parts of a date, and the days of the week.
const AROUND: [&str; 22] = [
    "le", "el", "il", "den", "am", "de", "del", "of", "the", "on", "st", "nd", "rd", "th", "em", "op", "dne", "r", "г",
    "года", "er", "o",
];

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

/// Reads `text` as a day in words and nothing else but the hour.
pub fn in_words(text: &str) -> Option<String> {
    let text = without_hour(text.trim().trim_end_matches(['.', ',']));
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Ok(date) = text.replace('/', "-").parse::<Date>() {
        return Some(date.to_string());
    }
    if let Some(date) = in_numbers(text) {
        return Some(date);
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
        if folded.chars().count() > 12 || month.replace(*number).is_some() {
            return None;
        }
    }
    let year = year.filter(|year| (1880..2100).contains(year))?;
    Some(Date::new(year, month?, i8::try_from(day?).ok()?).ok()?.to_string())
}

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
        (year, month, day) if first.len() == 4 => (year, month, day),
        (day, month, year) if third.len() == 4 && (mark == '.' || day > 12 || day == month) => (year, month, day),
        (month, day, year) if third.len() == 4 && day > 12 => (year, month, day),
        _ => return None,
    };
    let year = (1880..2100).contains(&year).then_some(year)?;
    Some(Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?.to_string())
}

/// `text` without the hour that a page sets after the day: `8 mars 2023 à 11h20`, `May 3, 2012 at 5:00 pm`, `… 10:00`.
fn without_hour(text: &str) -> &str {
    let at =
        [" à ", " at ", " um ", " a las ", " alle ", " às ", " kl. ", " kl "].iter().find_map(|at| text.split_once(at));
    if let Some((day, hour)) = at
        && hour.starts_with(|c: char| c.is_ascii_digit())
    {
        return day.trim_end_matches([',', ' ']);
    }
    match text.rsplit_once(' ') {
        Some((day, hour)) if hour.contains(':') && hour.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') => {
            day.trim_end_matches([',', ' '])
        }
        _ => text,
    }
}

/// No day in words is longer, in bytes.
const LONGEST: usize = 60;

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
            "4 grudnia 2020",
            "4 Aralık 2020",
            "4 декабря 2020 г.",
            "4. prosince 2020",
            "4 Δεκεμβρίου 2020",
            "04.12.2020",
            "4.12.2020",
            "2020年12月4日",
            "2020/12/4",
            "4 décembre 2020 à 11h20",
            "December 4, 2020 at 5:00 pm",
            "December 4, 2020 10:00",
        ] {
            assert_eq!(in_words(text).as_deref(), Some("2020-12-04"), "{text}");
        }
        assert_eq!(in_words("3 juillet 2011").as_deref(), Some("2011-07-03"));
        assert_eq!(in_words("3 juin 2011").as_deref(), Some("2011-06-03"));
        assert_eq!(in_words("31/03/1999").as_deref(), Some("1999-03-31"));
        assert_eq!(in_words("3/31/1999").as_deref(), Some("1999-03-31"));
        assert_eq!(in_words("5 мая 2011").as_deref(), Some("2011-05-05"));
        assert_eq!(in_words("5 марта 2011").as_deref(), Some("2011-03-05"));
        assert_eq!(in_words("5. července 2011").as_deref(), Some("2011-07-05"));
    }

    #[test]
    fn reads_nothing_else() {
        for text in [
            "2020",
            "May 2020",
            "4/12/2020",
            "12.2020",
            "1.85",
            "9-11",
            "Dune (1984)",
            "4 December",
            "Marley & Me, 4 2008",
            "February 30, 2020",
            "4 4 2020",
        ] {
            assert_eq!(in_words(text), None, "{text}");
        }
    }
}
