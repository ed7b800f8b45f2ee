//! A critic's reviews as Letterboxd exports them: `reviews.csv`, a document of many reviews.
//!
//! ```text
//! export  =  header row*
//! header  =  Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date
//! row     =  2024-01-07,Low Tide,2023,https://boxd.it/…,4.5,,"It <i>hums</i>.",,2024-01-06
//! ```
//!
//! `table` splits the rows. Columns are found by their names, in any order; `Rewatch`, `Tags` and columns that are not known
//! say nothing a card shows. A row that cannot be read costs itself only.

mod reviews;

use crate::table::{Field, Misquoted, Row, Rows};
use film_model::{Grade, Scale};
pub use reviews::reviews;
use std::ops::Range;

/// One review. A field is as written, and `None` where it is blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The title.
    pub name: Field<'a>,
    pub year: Option<Field<'a>>,
    /// Where the review stands on the site, in short: `https://boxd.it/…`.
    pub uri: Option<Field<'a>>,
    /// Out of five, in halves: `4.5`. [`stars`] reads it.
    pub rating: Option<Field<'a>>,
    /// The text, in the site's few tags; [`super::markup`] reads them.
    pub review: Option<Field<'a>>,
    /// The day the review was put on the site.
    pub date: Option<Field<'a>>,
    /// The day the film was seen.
    pub watched: Option<Field<'a>>,
}

/// Why something cannot be read, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
}

/// The reviews of an export, in its order. A row that is none stands there as its problem.
///
/// # Errors
/// Where the header has no `Name` or no `Review`: the site exports other lists as well, and another
/// site has another header.
pub fn entries(text: &str) -> Result<Vec<Result<Entry<'_>, Problem>>, Problem> {
    let mut rows = Rows::new(text);
    let columns = Columns::of(rows.next().unwrap_or_default())?;
    Ok(rows.filter(|row| !row.is_blank()).map(|row| columns.entry(row)).collect())
}

/// A rating in half stars: `4.5` is four and a half, out of five. `None` where it is no rating.
pub fn stars(rating: &str) -> Option<Grade> {
    let rating = rating.trim();
    let (whole, part) = rating.split_once('.').unwrap_or((rating, "0"));
    let halves = match part {
        "0" => 0,
        "5" => 1,
        _ => return None,
    };
    let whole = ["0", "1", "2", "3", "4", "5"].iter().position(|digit| *digit == whole)?;
    let value = whole * 20 + halves * 10;
    (10..=100).contains(&value).then(|| Grade {
        written: rating.to_owned(),
        scale: Scale::Stars,
        value: Some(value as u8),
    })
}

/// Where each field stands in a row.
struct Columns {
    count: usize,
    name: usize,
    review: usize,
    year: Option<usize>,
    uri: Option<usize>,
    rating: Option<usize>,
    date: Option<usize>,
    watched: Option<usize>,
}

impl Columns {
    fn of(header: Row<'_>) -> Result<Self, Problem> {
        let find = |name: &str| header.fields.iter().position(|field| field.value.trim().eq_ignore_ascii_case(name));
        let needed = |name: &str| {
            find(name).ok_or_else(|| Problem {
                span: header.span(),
                message: format!("the header has no column \"{name}\""),
                help: "the reviews of a Letterboxd export are in the `reviews.csv` that begins with \
                       `Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review`"
                    .into(),
            })
        };
        Ok(Columns {
            count: header.fields.len(),
            name: needed("Name")?,
            review: needed("Review")?,
            year: find("Year"),
            uri: find("Letterboxd URI"),
            rating: find("Rating"),
            date: find("Date"),
            watched: find("Watched Date"),
        })
    }

    fn entry<'a>(&self, row: Row<'a>) -> Result<Entry<'a>, Problem> {
        let problem = |span, message: String, help: &str| Problem { span, message, help: help.into() };
        if let Some((span, misquoted)) = row.misquoted {
            let message = match misquoted {
                Misquoted::Unclosed => "this quotation mark is never closed",
                Misquoted::TooSoon => "this quotation is closed before its field ends",
            };
            return Err(problem(span, message.into(), "within a quoted field, write a quotation mark as `\"\"`"));
        }
        if row.fields.len() != self.count {
            let message = format!("the row has {} of {} fields", row.fields.len(), self.count);
            return Err(problem(row.span(), message, "put a field that has a comma in it between quotation marks"));
        }
        let name = row.fields[self.name].span.clone();
        let filled = |field: Field<'a>| Some(field).filter(|field| !field.value.trim().is_empty());
        let mut fields: Vec<Option<Field<'a>>> = row.fields.into_iter().map(filled).collect();
        let mut take = |column: usize| fields[column].take();
        Ok(Entry {
            name: take(self.name).ok_or_else(|| {
                problem(name, "the row names no film".into(), "write its title into the column `Name`")
            })?,
            review: take(self.review),
            year: self.year.and_then(&mut take),
            uri: self.uri.and_then(&mut take),
            rating: self.rating.and_then(&mut take),
            date: self.date.and_then(&mut take),
            watched: self.watched.and_then(&mut take),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup;
    use crate::source::Source;
    use film_model::paragraphs;
    use std::borrow::Cow;

    const HEADER: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n";

    /// Invented reviews of invented films, in the shape of an export.
    const EXPORT: &str = r##"Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date
2024-01-07,Low Tide,2023,https://boxd.it/1aaa,4.5,,A harbour film that smells of rope.,,2024-01-06
2024-01-09,"Ada, Bo and the Kiln",2019,https://boxd.it/1aab,3,,"Slow, warm, and fired twice.","clay, matinee",2024-01-08
2024-01-12,Nine Umbrellas,2021,https://boxd.it/1aac,0.5,,"""Rain,"" says the poster.
Rain, says the film.

Nothing <i>else</i> happens.",,2024-01-12
2024-02-01,The Switchboard,1958,https://boxd.it/1aad,5,Yes,Still <b>the</b> best use of a telephone.,"rewatch, noir",2024-01-30
2024-02-03,Untitled Moth Project,,https://boxd.it/1aae,,,"Seen as a work in progress, so no stars.",,
2024-02-10,Salt & Sons,2022,https://boxd.it/1aaf,2.5,,"Half of Salt &amp; Sons works. <a href=""https://boxd.it/1aaa"">The other film about rope</a> works whole.",,2024-02-09
2024-02-11,Bad Row,2020,https://boxd.it/1aag,4
2024-02-12,Worse Row,2020,https://boxd.it/1aah,4,,one, two, three,,2024-02-12
2024-02-13,,2020,https://boxd.it/1aai,4,,Whose review is this?,,2024-02-13
2024-02-14,The "Quoted" Heart,2024,https://boxd.it/1aaj,6,,She said it was "fine" and I agree.,,2024-02-14
2024-02-15,Loud House,2020,https://boxd.it/1aak,4,,"He said "no" to it.",,2024-02-15
2024-02-16,Amélie’s Cousin,2024,https://boxd.it/1aal,4,,"<blockquote>“Encore.”</blockquote>
Twice || and then she leaves ||, twice.",,2024-02-16
2024-02-17,The Last Reel,2024,https://boxd.it/1aam,3.5,,"It stops in the middle
"##;

    fn read(text: &str) -> Vec<Result<Entry<'_>, Problem>> {
        entries(text).expect("a header with every column")
    }

    fn good(text: &str) -> Vec<Entry<'_>> {
        read(text).into_iter().flatten().collect()
    }

    fn value<'a>(field: &'a Option<Field<'_>>) -> &'a str {
        field.as_ref().map_or("-", |field| &field.value)
    }

    #[test]
    fn reads_every_review_of_an_export() {
        let shown: Vec<String> = good(EXPORT)
            .iter()
            .map(|entry| {
                let Entry { name, year, rating, date, watched, .. } = entry;
                let [year, rating, date, watched] = [year, rating, date, watched].map(value);
                format!("{} | {year} | {rating} | {date} | {watched}", name.value)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "Low Tide | 2023 | 4.5 | 2024-01-07 | 2024-01-06",
                "Ada, Bo and the Kiln | 2019 | 3 | 2024-01-09 | 2024-01-08",
                "Nine Umbrellas | 2021 | 0.5 | 2024-01-12 | 2024-01-12",
                "The Switchboard | 1958 | 5 | 2024-02-01 | 2024-01-30",
                "Untitled Moth Project | - | - | 2024-02-03 | -",
                "Salt & Sons | 2022 | 2.5 | 2024-02-10 | 2024-02-09",
                "The \"Quoted\" Heart | 2024 | 6 | 2024-02-14 | 2024-02-14",
                "Amélie’s Cousin | 2024 | 4 | 2024-02-16 | 2024-02-16",
            ]
        );
        let entries = good(EXPORT);
        assert_eq!(value(&entries[0].uri), "https://boxd.it/1aaa");
        assert_eq!(
            value(&entries[2].review),
            "\"Rain,\" says the poster.\nRain, says the film.\n\nNothing <i>else</i> happens."
        );
        let body = |entry: &Entry| paragraphs(&markup::blocks(value(&entry.review)));
        assert_eq!(body(&entries[2]), ["\"Rain,\" says the poster.", "Rain, says the film.", "Nothing else happens."]);
        assert_eq!(body(&entries[5]), ["Half of Salt & Sons works. The other film about rope works whole."]);
        assert_eq!(body(&entries[7]), ["“Encore.”", "Twice  and then she leaves , twice."]);
    }

    #[test]
    fn a_row_that_cannot_be_read_costs_itself_and_says_where() {
        let source = Source::new("reviews.csv", EXPORT);
        let told: Vec<String> = read(EXPORT)
            .into_iter()
            .filter_map(Result::err)
            .map(|problem| {
                let place = source.place(problem.span);
                format!("{}:{}: {}", place.line, place.column, problem.message)
            })
            .collect();
        assert_eq!(
            told,
            [
                "11:1: the row has 5 of 9 fields",
                "12:1: the row has 11 of 9 fields",
                "13:12: the row names no film",
                "15:52: this quotation is closed before its field ends",
                "18:57: this quotation mark is never closed",
            ]
        );
    }

    #[test]
    fn a_field_knows_its_place() {
        for entry in good(EXPORT) {
            let Entry { name, year, uri, rating, review, date, watched } = entry;
            for field in [Some(name), year, uri, rating, review, date, watched].into_iter().flatten() {
                let there = &EXPORT[field.span];
                assert_eq!(there.replace("\"\"", "\""), field.value);
                assert_eq!(there == field.value, matches!(field.value, Cow::Borrowed(_)), "{there}");
            }
        }
    }

    #[test]
    fn columns_stand_in_any_order() {
        let text = "mood,REVIEW,name\nblue,It sings.,Low Tide\n\n";
        let entries = good(text);
        assert_eq!(entries.len(), 1);
        assert_eq!((&*entries[0].name.value, value(&entries[0].review)), ("Low Tide", "It sings."));
        assert_eq!((&entries[0].year, &entries[0].rating), (&None, &None));
    }

    #[test]
    fn line_ends_and_byte_order_mark_say_nothing() {
        let plain = format!("{HEADER}2024-01-07,Low Tide,2023,u,4,,Wet.,,\n2024-01-08,Kiln,2019,u,3,,\"\",,x\n");
        let places = |text: &str| -> Vec<String> {
            let source = Source::new("reviews.csv", text);
            let place = |field: &Field| source.place(field.span.clone()).line.to_string() + &text[field.span.clone()];
            good(text).iter().map(|entry| place(&entry.name) + &place(entry.date.as_ref().expect("a date"))).collect()
        };
        let expected = ["2Low Tide22024-01-07", "3Kiln32024-01-08"];
        let crlf = plain.replace('\n', "\r\n");
        for text in [&plain, &crlf] {
            assert_eq!(places(text), expected);
            assert_eq!(places(text.trim_end()), expected);
        }
        assert_eq!(good(&format!("\u{feff}{crlf}")).len(), 2);
        let quoted = "\u{feff}\"Name\",\"Review\"\r\n\"Kiln\",\"One\r\n\r\ntwo\"\r\n";
        assert_eq!(value(&good(quoted)[0].review), "One\r\n\r\ntwo");
    }

    #[test]
    fn another_list_is_told_apart() {
        let missing = |text: &str| entries(text).expect_err("another header").message;
        assert_eq!(missing("Date,Name,Year,Letterboxd URI,Rating\n"), "the header has no column \"Review\"");
        assert_eq!(missing("Date,Content\n2024-01-01,https://boxd.it/1aaa\n"), "the header has no column \"Name\"");
        assert_eq!(missing("Date;Rating;Review\n"), "the header has no column \"Name\"");
        assert_eq!(missing(""), "the header has no column \"Name\"");
        assert_eq!(entries(HEADER), Ok(Vec::new()));
    }

    #[test]
    fn excel_may_have_changed_the_separator() {
        for (separator, first) in [(';', ""), ('\t', ""), (';', "sep=;\r\n")] {
            let text = format!("{first}Name|Review|Year\r\nKiln|\"Wet, warm|and fired\"|2019\r\n");
            let text = text.replace('|', &separator.to_string());
            let read = good(&text);
            let found = (&*read[0].name.value, value(&read[0].review), value(&read[0].year));
            assert_eq!(found, ("Kiln", &*format!("Wet, warm{separator}and fired"), "2019"));
        }
    }

    #[test]
    fn a_rating_is_out_of_five() {
        let shown = |rating| stars(rating).map(|grade| (grade.written, grade.scale, grade.value));
        for (rating, value) in [("0.5", 10), ("1", 20), ("2.5", 50), ("4", 80), ("4.0", 80), ("4.5", 90), ("5", 100)] {
            assert_eq!(shown(rating), Some((rating.to_owned(), Scale::Stars, Some(value))), "{rating}");
        }
        for rating in ["", "0", "0.0", "5.5", "6", "10", "4.25", "4.", ".5", "-1", "+4", "abc", "４", "★★★"] {
            assert_eq!(shown(rating), None, "{rating}");
        }
    }

    #[test]
    fn any_bytes_are_rows_or_problems() {
        let pieces = ["\"", "\"\"", ",", "\n", "\r\n", "\r", "a", "é", "\u{feff}"];
        // Every text of up to four pieces, behind a header.
        for number in 0..pieces.len().pow(4) {
            let mut rest = number;
            let mut text = "Name,Review\n".to_owned();
            for _ in 0..4 {
                text.push_str(pieces[rest % pieces.len()]);
                rest /= pieces.len();
            }
            for row in read(&text) {
                let span = match row {
                    Ok(entry) => entry.name.span,
                    Err(problem) => problem.span,
                };
                assert!(text.get(span).is_some(), "{text:?}");
            }
        }
    }
}
