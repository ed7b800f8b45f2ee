//! Facts in a row, without labels, whatever parts them: the line that papers set below the title or at the foot.
//!
//! ```text
//! run    =  fact (separator? fact)+      Crime | 118 minutes ‧ R ‧ 2017     Cert 15 81mins     Česko, 2020, 101 min
//! fact   =  minutes | year | certificate reasons? | country | genre | stars
//! ```
//!
//! Every word of the line has to be of a fact, and one of them has to say what only credits say.

use super::labels::Field;
use super::{Item, LONGEST_BARE, Reader, Value, countries, item::is_genre, item::year, running_time};
use crate::beginnings::Beginnings;
use crate::certificate;
use crate::grade;
use crate::text::has_digit;
use crate::words::{ByLetter, WordSet, beginnings, in_order};
use memchr::memchr;

/// No more facts stand in a row.
const MOST: usize = 12;

/// No fact has more words: `1 hour and 38 minutes`.
const MOST_WORDS: usize = 5;

/// What parts the facts; a bracket may stand around one.
const SEPARATORS: [char; 18] =
    ['／', ',', ';', '|', '·', '‧', '•', '/', '-', '–', '—', '(', ')', '[', ']', ' ', '\u{a0}', '.'];

/// Words between the facts that say what the next one is.
const SAID: [&str; 18] = [
    "Movie",
    "Rated",
    "Running Time",
    "Running time",
    "Run time",
    "Classification",
    "Genere",
    "Genre",
    "durata",
    "durée",
    "Duration",
    "Runtime",
    "Dauer",
    "Länge",
    "genere",
    "genre",
    "runtime",
    "Cert.",
];

impl<'a> Reader<'_, 'a> {
    /// Reads the whole of `text` as facts in a row.
    pub(super) fn run_of_facts(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        if text.len() > LONGEST_BARE
            || text.starts_with(char::is_lowercase)
            || !has_digit(text)
            || has_a_word_of_no_fact(text)
        {
            return None;
        }
        self.row(text)
    }

    fn row(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut rest = text.trim_start_matches(SEPARATORS);
        while !rest.is_empty() {
            if items.len() == MOST {
                return None;
            }
            if let Some(behind) = SAID.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix([' ', ':'])) {
                rest = behind.trim_start_matches(SEPARATORS);
                continue;
            }
            let (item, end) = self.fact_of_run(rest)?;
            rest = &rest[end..];
            // The reasons for a certificate stand in brackets: `R (language, a golf cart)`.
            if item.field == Field::Certificate
                && let Some(behind) = rest.trim_start().strip_prefix('(').and_then(|inner| inner.split_once(')'))
                && behind.0.starts_with(char::is_lowercase)
            {
                rest = behind.1;
            }
            rest = rest.trim_start_matches(SEPARATORS);
            items.push(item);
        }
        let has = |field| items.iter().any(|item: &Item<'_>| item.field == field);
        let sure = has(Field::Duration)
            || has(Field::Countries) && has(Field::Year)
            || items.iter().any(|item| item.field == Field::Certificate && item.certain);
        (sure && items.len() > 1).then(|| {
            items.iter_mut().for_each(|item| item.certain |= item.field == Field::Countries);
            items
        })
    }

    /// The fact that begins `text`, the longest of its words that are one, and where it ends.
    fn fact_of_run(self, text: &'a str) -> Option<(Item<'a>, usize)> {
        let mut ends: Vec<usize> = Vec::with_capacity(MOST_WORDS);
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let parts = SEPARATORS.contains(&c)
                && !(c == '-' && text[..at].ends_with("PG")
                    || c == '.' && at > from && text[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
            if parts {
                if at > from {
                    ends.push(at);
                }
                from = at + c.len_utf8();
                // A country is not parted by these, nor is a running time.
                if ends.len() == MOST_WORDS || matches!(c, ';' | '|' | '／' | '·' | '‧' | '•' | '(' | ')' | '[' | ']')
                {
                    break;
                }
            }
        }
        if ends.len() < MOST_WORDS && from < text.len() && ends.last() != Some(&text.len()) {
            ends.push(text.len());
        }
        ends.into_iter().rev().find_map(|end| {
            let stretch = text[..end].trim_end_matches(SEPARATORS);
            // `U.S.` keeps its last stop.
            let short = stretch.contains('.') && text[stretch.len()..].starts_with('.');
            let stretch = if short { &text[..=stretch.len()] } else { stretch };
            Some((self.one_of_run(stretch)?, end))
        })
    }

    fn one_of_run(self, text: &'a str) -> Option<Item<'a>> {
        let digit = text.starts_with(|c: char| c.is_ascii_digit());
        if digit && let Some(minutes) = running_time::parse(text.trim_end_matches('.')) {
            return Some(Item { field: Field::Duration, value: Value::Number(text, minutes), certain: true });
        }
        let bare = ["年製作", "年制作", "年公開", "年"].iter().find_map(|said| text.strip_suffix(said)).unwrap_or(text);
        if digit && let Some(number) = year(bare) {
            return Some(Item { field: Field::Year, value: Value::Number(bare, number), certain: false });
        }
        // A letter or a number needs other facts beside it.
        let alone = certificate::parse_alone(text);
        let certain = alone.is_some();
        if let Some(rating) = alone.or_else(|| certificate::parse_in_a_row(text)) {
            return Some(Item { field: Field::Certificate, value: Value::Certificate(text, rating), certain });
        }
        if text.starts_with(char::is_uppercase) && is_genre(text) {
            return Some(Item { field: Field::Other, value: Value::Ignored, certain: false });
        }
        if !digit && let Some(countries) = countries::parse(text) {
            return Some(Item { field: Field::Countries, value: Value::Countries(countries), certain: false });
        }
        let grades = grade::own_line(text, self.stars_out_of).filter(|_| text.len() > 2 && !text.contains('-'))?;
        Some(Item { field: Field::Other, value: Value::Grades(grades), certain: false })
    }
}

/// Whether `text` has a word that is of no fact, unless a colon in it may stand behind the name of a critic, and before
/// anything that says that more may follow: a bracket, a word for certificates, or a letter beyond ASCII. `98 min. Rated R` is no run by its third word. To read up to there
/// was 5 % of all reading: each stretch of five words is tried as each kind of fact.
pub(super) fn has_a_word_of_no_fact(text: &str) -> bool {
    let bytes = text.as_bytes();
    // `Ann Lee: B+ / Bo Ek: A-`. What is longer is asked about again and again: after each comma in a name of a company.
    if bytes.len() > LONGEST_BARE || memchr(b':', bytes).is_some() {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        // `España` goes on beyond ASCII.
        if matches!(bytes.get(end), Some(b'(' | b'[' | b'\'' | 0x80..)) {
            return false;
        }
        let word = &text[at..end];
        // A letter by itself is a mark, a certificate or of `U.S.`
        if word.len() > 1 {
            if BEFORE_MORE.holds_any_case(word) {
                return false;
            }
            if !WORDS.holds_any_case(word) {
                return true;
            }
        }
        at = end + 1;
    }
    false
}

/// Words that others may follow in a fact: those for certificates, and the `not` of `not rated`, without which `rated` is a
/// label.
static BEFORE_MORE: WordSet = WordSet::new(beginnings!(certificate_words, unrated), || {
    let words = in_order(|language| vec![language.certificate_words, language.unrated]);
    let mut words: Vec<&str> = words.into_iter().filter_map(|words| words.split(' ').next()).collect();
    words.sort_unstable();
    ByLetter::new(words)
});

/// The words that a fact may have.
static WORDS: WordSet = WordSet::new(Beginnings::any(), || {
    let facts = in_order(|language| {
        let lists = [
            language.and,
            language.and_within_names,
            language.hours,
            language.minutes,
            language.certificates,
            language.certificates_with_label,
            language.from_age,
            language.years_of_age,
            language.genres,
            language.countries,
            language.and_a_half,
            language.half,
            language.out_of,
            language.stars,
            language.points,
            language.percent,
            language.plus,
            language.minus,
            language.thumbs,
            language.thumb_counts,
            language.grade_words,
            language.score_words,
            language.before_grade,
        ];
        lists.into_iter().chain(language.numbers).collect()
    });
    // `the Netherlands`, certificates and ages of other countries, and what stands before a grade without a colon.
    let others = ["the", "fsk", "ma", "anos", "ans", "jaar", "average", "rating", "is", "movie", "film", "review"];
    let all = facts.into_iter().chain(others).chain(SAID);
    let mut words: Vec<&str> = all.flat_map(|words| words.split(|c: char| !c.is_ascii_alphabetic())).collect();
    // Certificates are in capitals.
    for word in words.iter_mut().filter(|word| word.contains(|c: char| c.is_ascii_uppercase())) {
        *word = word.to_ascii_lowercase().leak();
    }
    words.retain(|word| word.len() > 1);
    words.sort_unstable();
    words.dedup();
    ByLetter::new(words)
});

#[cfg(test)]
mod tests {
    use super::has_a_word_of_no_fact;
    use crate::credits::{Data, Known, Reader};
    use crate::layout::chunks;
    use crate::source::Source;
    use crate::words::{Language, in_order};

    /// The year, the minutes, the certificate and the countries.
    type Row = (Option<u16>, Option<u16>, Option<String>, Vec<String>);

    fn read(text: &str) -> Option<Row> {
        let source = Source::new("a.txt", text);
        let mut data = Data::default();
        let mut chunk = chunks(text).remove(0);
        Reader { source: &source, stars_out_of: None }.take(&mut chunk, &mut Known::default(), &mut data);
        let facts = data.facts;
        chunk.lines.is_empty().then(|| {
            (
                facts.year.map(|at| at.value),
                facts.duration_minutes.map(|at| at.value),
                facts.content_rating.map(|at| at.value),
                facts.countries.into_iter().map(|at| at.value).collect(),
            )
        })
    }

    #[test]
    fn facts_stand_in_a_row_however_they_are_parted() {
        let some = |year, minutes, rating: &str, countries: &[&str]| {
            let rating = (!rating.is_empty()).then(|| rating.to_owned());
            Some((year, minutes, rating, countries.iter().map(|name| name.to_string()).collect::<Vec<_>>()))
        };
        assert_eq!(read("Crime | 118 minutes ‧ R ‧ 2017"), some(Some(2017), Some(118), "R", &[]));
        assert_eq!(read("Česko, 2020, 101 min"), some(Some(2020), Some(101), "", &["Česko"]));
        assert_eq!(read("España, Perú, 2020, 101 min"), some(Some(2020), Some(101), "", &["España", "Perú"]));
        assert_eq!(read("101 min. Not rated."), some(None, Some(101), "Not rated", &[]));
        assert_eq!(read("Cert 15 81mins"), some(None, Some(81), "15", &[]));
        assert_eq!(read("PG 2020 88 minutes"), some(Some(2020), Some(88), "PG", &[]));
        assert_eq!(read("(M) 109 minutes"), some(None, Some(109), "M", &[]));
        assert_eq!(read("Drama, Norge, 2019, 1 t. 44 min."), some(Some(2019), Some(104), "", &["Norge"]));
        assert_eq!(read("101 minutes. R (language, a golf cart)."), some(None, Some(101), "R", &[]));
        assert_eq!(
            read("Genere Drammatico - Italia, 2021, durata 92 minuti."),
            some(Some(2021), Some(92), "", &["Italia"])
        );
    }

    #[test]
    fn what_has_a_word_of_no_fact_is_none() {
        // All words of all facts, and some of others, in whatever order a simple generator comes upon.
        let lists = |language: &Language| {
            let lists = [
                language.countries,
                language.genres,
                language.certificates,
                language.certificates_with_label,
                language.certificate_words,
                language.certificate_reasons,
                language.from_age,
                language.years_of_age,
                language.unrated,
                language.minutes,
                language.hours,
                language.stars,
                language.points,
                language.percent,
                language.out_of,
                language.thumbs,
                language.thumb_counts,
                language.half,
                language.and_a_half,
                language.plus,
                language.minus,
                language.and,
                language.grade_words,
                language.score_words,
                language.before_grade,
                language.remark_openings,
                language.certificate.bare,
            ];
            lists.into_iter().chain(language.numbers).collect()
        };
        let mut words = in_order(lists);
        // A letter beyond ASCII is never a reason to pass a text over, so a few of those words are enough.
        let mut beyond = 0usize;
        words.retain(|word| {
            beyond += usize::from(!word.is_ascii());
            word.is_ascii() || beyond.is_multiple_of(16)
        });
        let others = [
            "Ann Lee: B+",
            "Bo Ek: A-",
            "2019",
            "98",
            "12",
            "3.5",
            "/",
            "A",
            "R",
            "the",
            "The",
            "Rated",
            "(",
            ")",
            ":",
            "½",
            "★★★",
            "U.S.",
            "U",
            "Nora",
            "because",
        ];
        let mut state = 1u32;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        let (mut gone, mut read) = (0, 0);
        for _ in 0..40_000 {
            let mut text = String::new();
            for _ in 0..=next(4) {
                let word = if next(3) == 0 { others[next(others.len())] } else { words[next(words.len())] };
                let first = word.chars().next().map_or(0, char::len_utf8);
                text += &match next(3) {
                    0 => word.to_owned(),
                    1 => word.to_uppercase(),
                    _ => word[..first].to_uppercase() + &word[first..],
                };
                text += [" ", ", ", ". ", "-", " & ", "/"][next(6)];
            }
            let text = text.trim_end_matches([' ', ',', '-', '&', '/']);
            let source = Source::new("a.txt", text);
            let reader = Reader { source: &source, stars_out_of: None };
            let is_fact = reader.fact_of(text).is_some() || reader.row(text).is_some();
            let is_gone = has_a_word_of_no_fact(text);
            assert!(!(is_gone && is_fact), "{text}");
            gone += usize::from(is_gone);
            read += usize::from(is_fact);
        }
        assert!(gone > 1_000 && read > 1_000, "{gone} {read}");
    }

    #[test]
    fn prose_and_titles_are_no_facts() {
        for text in
            ["Drama, 2019", "R 2019", "Italy 1944 and what came after", "Drama in 90 minutes", "Spain 2, Italy 1"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
