//! The keys of the front matter, and what each takes.
//!
//! `crate::keys` knows what a key is called and what people write as a grade, `keys/values.rs` how texts and lists are
//! nested, `keys/days.rs` what people write as a day.

pub mod days;
pub mod values;

use super::Reader;
use crate::certificate;
use crate::credits::{self, Facts};
use crate::diagnostic::{Code, Severity};
use crate::front_matter::{Table, Value};
use crate::grade::{self, Mark};
use crate::keys::grades::{self, Bare, Found};
use crate::keys::names::{self, Field, KEYS, normalized};
use crate::keys::{in_full, leads_to_a_database};
use crate::site::FILE_NAME;
use crate::slug::slug;
use crate::source::{At, Source};
use crate::text::{fold, single_spaced};
use crate::title;
use days::Day;
use film_model::language_tag;
use values::text;

/// A key and its value, and how much its name is to be believed.
struct Entry {
    field: Field,
    /// Of the keys that mean one field, the one of the lowest rank is taken.
    rank: usize,
    key: At<String>,
    value: At<Value>,
}

/// What is wrong with a value: what the key takes, or nothing where the key may mean something else.
type Wrong = Option<String>;

/// How deep tables are looked into: `extra: {review: {rating: 4}}`.
const DEEPEST: usize = 3;

impl Reader<'_, '_> {
    /// Takes what the front matter says. `None` where it says that this is a draft.
    pub fn keys(&mut self, table: Table) -> Option<()> {
        if let Some((key, _)) = table.iter().find(|(key, value)| is_draft(&key.value, &value.value)) {
            let help = format!("take `{}` out to show it", key.value);
            self.tell(key.span.clone(), Severity::Note, Code::Draft, "a draft is left out", help);
            return None;
        }
        let mut entries = Vec::new();
        self.gather(table, false, 0, &mut entries);
        entries.sort_by_key(|entry| entry.rank);
        let out_of =
            entries.iter().filter(|entry| entry.field == Field::OutOf).find_map(|entry| grades::out_of(&entry.value));
        let mut taken: Vec<Field> = Vec::new();
        for Entry { field, key, value, .. } in entries {
            if taken.contains(&field) {
                continue;
            }
            match self.key(field, &key, value.clone(), out_of) {
                Ok(()) => taken.push(field),
                Err(Some(expected)) => {
                    let message = format!("\"{}\" cannot be {}", key.value, describe(&value.value));
                    self.tell(value.span, Severity::Error, Code::FrontMatter, message, expected);
                }
                Err(None) => {}
            }
        }
        Some(())
    }

    /// Gathers the keys of `table` and of the tables in it that hold keys of the film or of the review.
    fn gather(&mut self, table: Table, is_of_the_film: bool, depth: usize, entries: &mut Vec<Entry>) {
        let has_author =
            table.iter().any(|(key, _)| matches!(&*normalized(&key.value), "author" | "critic" | "reviewer"));
        for (key, value) in table {
            let blank = match &value.value {
                Value::Scalar(text) => text.trim().is_empty(),
                Value::List(entries) => entries.is_empty(),
                Value::Empty => true,
                Value::Table(_) => false,
            };
            if blank {
                continue;
            }
            let name = normalized(&key.value);
            let (field, rank) = match self.site.meaning(&key.value) {
                Some(field) => (field.unwrap_or(Field::Nothing), 0),
                // What a film is called stands below `name` in a table of its own.
                None if is_of_the_film && name == "name" => (Field::Title, 0),
                None if is_of_the_film && name == "datecreated" => (Field::Released, 0),
                // Who made a post is called so, too; a critic seldom names himself.
                None if name == "creator" && !self.is_named_in_text(&value.value) => (Field::Nothing, 0),
                // `written_by` beside an author is the screenplay.
                None if matches!(&*name, "writtenby" | "writtenscreenplayby") && has_author => (Field::Writers, 2),
                None => match names::meaning(&key.value) {
                    Some((field, rank)) => (field, 1 + rank),
                    // What a database says of the film; its grades are other people's.
                    None if matches!(&*name, "imdb" | "tmdb" | "omdb") && matches!(value.value, Value::Table(_)) => {
                        let Value::Table(inner) = value.value else { continue };
                        let mut said = Vec::new();
                        self.gather(inner, true, depth.max(DEEPEST - 1) + 1, &mut said);
                        let film = [
                            Field::Year,
                            Field::Released,
                            Field::Directors,
                            Field::Writers,
                            Field::Runtime,
                            Field::Rated,
                        ];
                        entries.extend(said.into_iter().filter(|entry| film.contains(&entry.field)));
                        continue;
                    }
                    // `time_needed: 166 minutes`
                    None if is_long(&value.value) => (Field::Runtime, 90),
                    None => {
                        self.unknown(&key, &value.value, depth);
                        continue;
                    }
                },
            };
            // `stars: 3` is a grade, `stars: Una Vale` a cast.
            let is_cast =
                name == "stars" && field == Field::Grade && !is_a_number(&value.value) && !is_mark(&value.value);
            let field = if is_cast { Field::Cast } else { field };
            // What the table of the film calls its title is sooner the film's than the headline of the post.
            let rank = if is_of_the_film && field == Field::Title { 0 } else { rank + depth * 100 };
            match value {
                At { value: Value::Table(inner), .. }
                    if matches!(&*name, "movie" | "film" | "itemreviewed" | "subjectinfo") && depth < DEEPEST =>
                {
                    self.gather(inner, true, depth + 1, entries);
                }
                At { value: Value::Table(inner), .. } if field == Field::Nested && depth < DEEPEST => {
                    self.gather(inner, is_of_the_film, depth + 1, entries);
                }
                At { value: Value::Scalar(text), span } if matches!(field, Field::Nested | Field::Nothing) => {
                    self.credits_of_value(&text, span)
                }
                _ if matches!(field, Field::Nested | Field::Nothing) => {}
                value => entries.push(Entry { field, rank, key, value }),
            }
        }
    }

    /// Takes the credits that one value holds: `description: "Dir: Ann Lee. Cast: Bo Ek, Cy Oh"`.
    fn credits_of_value(&mut self, text: &str, span: std::ops::Range<usize>) {
        let all = self.source.text;
        let Some(at) = all.get(span).and_then(|written| written.find(text).map(|at| (written, at))) else { return };
        let (written, at) = at;
        let line = &written[at..at + text.len()];
        let mut data = credits::Data::default();
        if let Some(()) = self.credits().take_value(line, &mut data) {
            self.facts.complete(data.facts);
        }
    }

    /// Whether the text below the front matter has that name.
    fn is_named_in_text(&self, value: &Value) -> bool {
        let Value::Scalar(name) = value else { return true };
        self.source.text.matches(name.as_str()).nth(1).is_some()
    }

    /// Takes one key.
    fn key(&mut self, field: Field, key: &At<String>, value: At<Value>, out_of: Option<u32>) -> Result<(), Wrong> {
        let span = value.span.clone();
        let name = normalized(&key.value);
        // Under another name a value may mean something else; the language's own keys mean what they say.
        let sure = KEYS.contains(&&*name);
        let wrong = |expected: String| sure.then_some(expected);
        match field {
            Field::Title => {
                let title = text(value, &key.value).map_err(wrong)?;
                if !sure && !is_a_title(&title.value) {
                    return Err(None);
                }
                self.title = Some(At::new(self.stated_title(&title.value), title.span));
            }
            Field::Slug => self.slug = Some(slug(&text(value, &key.value).map_err(wrong)?.value)),
            Field::Author => {
                let names = values::critics(value, &key.value).map_err(wrong)?.join(", ");
                // `jd21` is a login of the site.
                let is_login = !names.contains(' ') && names.contains(|c: char| c.is_ascii_digit());
                if names.is_empty() || is_login {
                    return Err(None);
                }
                self.review.author = Some(names);
            }
            Field::Publication => self.review.publisher = Some(text(value, &key.value).map_err(wrong)?.value),
            Field::Url => {
                let url = text(value, &key.value).map_err(wrong)?.value;
                let address = self.site.address_of(&url);
                match address {
                    Some(address) if !leads_to_a_database(&address) || is_own_review(&key.value, &address) => {
                        self.review.url = Some(address);
                    }
                    // A path is where a site generator puts the page; it says nothing elsewhere.
                    Some(_) => {}
                    None if url.starts_with('/') => {}
                    None => return Err(wrong("write an address that begins with https://".into())),
                }
            }
            Field::Date => {
                let date = text(value, &key.value).map_err(wrong)?;
                // What Eleventy asks of the file or of git.
                let of_the_file =
                    ["last modified", "created", "git last modified", "git created", "true", "false", "now"];
                if of_the_file.contains(&date.value.to_lowercase().as_str()) {
                    return Err(None);
                }
                match days::parse(&date.value, self.site.date_order) {
                    Some(Day::On(date)) => self.review.date_published = Some(date),
                    Some(Day::Either) => self.tell(
                        span,
                        Severity::Warning,
                        Code::InvalidDate,
                        format!("\"{}\" may be either of two days", date.value),
                        format!("write it as year-month-day, or set `date_order = \"day-month\"` in {FILE_NAME}"),
                    ),
                    None if sure => self.tell(
                        span,
                        Severity::Error,
                        Code::InvalidDate,
                        format!("\"{}\" is no date", date.value),
                        "write the date as year-month-day, for example `2020-12-04`",
                    ),
                    None => return Err(None),
                }
            }
            Field::Grade => return self.grade_key(key, &value, sure, out_of),
            Field::Year => {
                let year = text(value, &key.value).map_err(wrong)?;
                let expected = || wrong("write a year of four digits, for example `2020`".into());
                let number = credits::year(&year.value).or_else(|| year_of(&year.value)).ok_or_else(expected)?;
                self.facts.year = Some(At::new(number, span));
            }
            Field::Released => {
                let released = text(value, &key.value).map_err(wrong)?.value;
                let year = match days::parse(&released, self.site.date_order) {
                    Some(Day::On(day)) => credits::year(&day[..4]),
                    _ => year_of(&released),
                };
                let year = year.ok_or(None)?;
                self.facts.year.get_or_insert(At::new(year, span));
            }
            Field::Directors => self.facts.directors = values::people(value, &key.value).map_err(wrong)?,
            Field::Writers => self.facts.writers = values::people(value, &key.value).map_err(wrong)?,
            Field::Countries => self.facts.countries = values::list(value, &key.value).map_err(wrong)?,
            Field::Distributor => {
                let names = values::list(At::new(value.value.clone(), span.clone()), &key.value).map_err(wrong)?;
                let whole = match value.value {
                    Value::Scalar(_) => text(value, &key.value).map_err(wrong)?.value,
                    _ => names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(", "),
                };
                self.facts.distributor = Some(At::new(whole, span)).filter(|name| !name.value.is_empty());
            }
            Field::Cast => {
                self.facts.cast = self.cast(value).map_err(wrong)?;
                self.facts.cast_is_stated = true;
            }
            Field::Runtime => {
                let runtime = text(value, &key.value).map_err(wrong)?;
                let expected = || wrong("write the minutes, for example `120` or `2h 5m`".into());
                let minutes = minutes(&runtime.value).ok_or_else(expected)?;
                self.facts.duration_minutes = Some(At::new(minutes, span));
            }
            Field::Rated => {
                let rated = text(value, &key.value).map_err(wrong)?;
                // Boards the reader does not know are taken at the critic's word.
                let certificate = certificate::parse(&rated.value).unwrap_or(rated.value);
                self.facts.content_rating = Some(At::new(certificate, span));
            }
            Field::Poster => {
                let poster = text(value, &key.value).map_err(wrong)?.value;
                match self.site.address_of(&poster) {
                    Some(address) => self.facts.poster = Some(address),
                    // A path leads to the picture on the blog itself, and nowhere from another page.
                    None if !poster.contains(':') => {}
                    None => return Err(wrong("write an address that begins with https://".into())),
                }
            }
            Field::Lang => {
                let lang = text(value, &key.value).map_err(wrong)?;
                match language_tag(&lang.value) {
                    Some(tag) => self.review.lang = Some(tag),
                    // Nothing is lost by the name of a language, which may be the film's.
                    None if !sure => return Err(None),
                    None => self.tell(
                        span,
                        Severity::Warning,
                        Code::FrontMatter,
                        format!("\"{}\" is no tag of a language", lang.value),
                        "write the tag, for example `lang: en` or `lang: pt-BR`",
                    ),
                }
            }
            Field::OutOf | Field::Nested | Field::Nothing => {}
        }
        Ok(())
    }

    /// Takes a key that holds a grade. A certificate under that name is one too.
    fn grade_key(&mut self, key: &At<String>, value: &At<Value>, sure: bool, out_of: Option<u32>) -> Result<(), Wrong> {
        let span = value.span.clone();
        match grades::read(value, self.site.stars_out_of) {
            Found::Mark(mark) => self.mark(mark, span),
            Found::Bare { hundredths, written, out_of: said } => {
                let scale = said.or(out_of).or_else(|| self.site.scale_of(&normalized(&key.value)));
                match grades::of_scale(hundredths, &written, &key.value, scale) {
                    Some(grade) => {
                        self.review.grade = Some(grade);
                        if scale.is_none() {
                            self.bare = Some(Bare { hundredths, written, key: key.value.clone(), span });
                        }
                    }
                    None => self.beyond_scale(&written, scale.unwrap_or_default(), span),
                }
            }
            Found::Words(words) => match certificate::parse(&words) {
                Some(certificate) => self.facts.content_rating = Some(At::new(certificate, span)),
                None if sure => self.invalid_grade(&words, span),
                // `rating: 11/10` is meant as a grade.
                None if grade::impossible(&words, self.site.stars_out_of) => self.invalid_grade(&words, span),
                None => {
                    self.unknown(key, &value.value, 0);
                    return Err(None);
                }
            },
            Found::Nothing if sure => return Err(Some(format!("write one text, for example `{}`", example("grade")))),
            Found::Nothing => return Err(None),
        }
        Ok(())
    }

    /// Takes a number behind a label of the text, as a key of that name would have it.
    pub fn grade_of_label(&mut self, label: &str, number: &str) {
        // A number beside a title has no label.
        let name = if label.is_empty() { "grade".to_owned() } else { label.to_lowercase() };
        let key = At::new(name, self.source.span(label));
        let value = At::new(Value::Scalar(number.to_owned()), self.source.span(number));
        let _ = self.grade_key(&key, &value, false, None);
    }

    /// Takes the number that a shortcode draws, as a key of that name would have it.
    pub fn grade_of_shortcode(&mut self, name: &str, number: &str) {
        let span = self.source.span(&self.source.text[self.front_matter..self.front_matter]);
        let key = At::new(name.to_owned(), span.clone());
        // A number beyond the site's scale is none of its grades.
        let _ = self.grade_key(&key, &At::new(Value::Scalar(number.to_owned()), span), false, None);
    }

    fn beyond_scale(&mut self, written: &str, scale: u32, span: std::ops::Range<usize>) {
        let message = format!("\"{written}\" is more than {}", in_full(scale));
        let help = format!("correct the grade, or what {FILE_NAME} says grades are out of");
        self.tell(span, Severity::Error, Code::InvalidGrade, message, help);
    }

    /// Looks in the text for the scale of a number that stands in the front matter without one.
    pub fn scale_of_bare_grade(&mut self) {
        let Some(bare) = self.bare.take() else { return };
        let stars_out_of = self.site.stars_out_of;
        // A grade that the text gives in full, and the same number of it.
        let same = |mark: &Mark| {
            let number = mark.grade.written.split(['/', ' ']).next().and_then(grades::number);
            mark.grade.value.is_some() && number == Some(bare.hundredths)
        };
        let marks = std::mem::take(&mut self.grades);
        let found = marks
            .iter()
            .find_map(|graded| Some((graded.mark.as_ref().filter(|mark| same(mark))?.clone(), graded.written)));
        self.grades = marks;
        let text = &self.source.text[self.front_matter..];
        let found = found.or_else(|| {
            let written = grades::with_scale(text, bare.hundredths)?;
            Some((grade::parse(written, stars_out_of)?, written))
        });
        match found {
            Some((mark, written)) if mark.grade.value.is_some() => {
                let message = format!("\"{}\" is taken for the \"{}\" of the text", bare.written, mark.grade.written);
                let help = format!("to state it, write `{}: {}`", bare.key, mark.grade.written);
                self.tell(self.source.span(written), Severity::Note, Code::AmbiguousGrade, message, help);
                self.review.grade = Some(mark.grade);
            }
            _ => self.habits.number(&self.source, bare),
        }
    }

    /// The title without what a headline sets around it. A year in brackets behind it is the year.
    fn stated_title(&mut self, text: &str) -> String {
        let source = Source::new(self.source.path, text);
        let credits = credits::Reader { source: &source, stars_out_of: None };
        let mut facts = Facts::default();
        let marked = text.contains('<').then(|| {
            ["<em>", "</em>", "<i>", "</i>", "<cite>", "</cite>"]
                .iter()
                .fold(text.to_owned(), |text, tag| text.replace(tag, "*"))
        });
        let text = marked.as_deref().unwrap_or(text);
        let title = title::stated(credits, text, &mut facts).to_owned();
        let year = facts.year.map(|at| at.value);
        match year {
            Some(year) => {
                let span = self.source.span(&self.source.text[..0]);
                self.facts.year.get_or_insert(At::new(year, span));
                title
            }
            // What else stands in brackets may belong to the title.
            None => single_spaced(title::headline(text)),
        }
    }

    /// Reports a key that is nearly one of the language, and remembers any other for the one note of the folder.
    fn unknown(&mut self, key: &At<String>, value: &Value, depth: usize) {
        match misspelt(&key.value).filter(|_| depth == 0) {
            Some(near) => {
                let message = format!("unknown key \"{}\"", key.value);
                let help = format!("did you mean \"{near}\"?");
                self.tell(key.span.clone(), Severity::Warning, Code::UnknownKey, message, help);
            }
            None => self.habits.unknown(&self.source, key, value),
        }
    }
}

/// Whether an address that the critic states under `url` is Letterboxd's short one, which leads to their review there
/// as well as to a film.
fn is_own_review(key: &str, address: &str) -> bool {
    normalized(key) == "url" && address.starts_with("https://boxd.it/")
}

/// The key of the language that `key` is, but for a slip or two.
fn misspelt(key: &str) -> Option<&'static str> {
    const OTHER_KEYS: [&str; 4] = ["director", "writer", "rating", "starring"];
    let key = normalized(key);
    let most = if key.len() < 6 { 1 } else { 2 };
    let near = |known: &&str| known.len() > 3 && strsim::damerau_levenshtein(&key, known) <= most;
    KEYS.into_iter().chain(OTHER_KEYS).filter(near).min_by_key(|known| strsim::damerau_levenshtein(&key, known))
}

/// Whether the value of a key such as `film:` can be a title: no number, address, path or truth value.
fn is_a_title(text: &str) -> bool {
    let is_path = text.contains('/') && !text.contains(' ');
    let is_slug = text.contains(['-', '_']) && !text.contains(' ') && !text.contains(char::is_uppercase);
    let is_id = text.len() > 4 && text.starts_with("tt") && text[2..].bytes().all(|byte| byte.is_ascii_digit());
    let is_word = ["true", "false", "yes", "no"].contains(&fold(text).as_str());
    text.contains(char::is_alphabetic) && !is_path && !is_slug && !is_id && !is_word && !text.contains("://")
}

fn is_a_number(value: &Value) -> bool {
    match value {
        Value::Scalar(text) => grades::number(text).is_some() || text.contains(['★', '⭐', '☆']),
        _ => false,
    }
}

fn is_mark(value: &Value) -> bool {
    matches!(value, Value::Scalar(text) if grade::parse(text, None).is_some())
}

/// The year that a text ends or begins with: `2019`, `March 2019`, `2019-`.
fn year_of(text: &str) -> Option<u16> {
    if text.len() > 40 {
        return None;
    }
    let mut years = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4).filter_map(credits::year);
    let year = years.next()?;
    years.next().is_none().then_some(year)
}

/// Minutes, however they are written: `120`, `2h 5m`, `2:05`, `PT1H38M`, `01:38:00`.
/// Whether a value is a length that a film may have, in words.
fn is_long(value: &Value) -> bool {
    let Value::Scalar(text) = value else { return false };
    text.contains(char::is_alphabetic) && minutes(text).is_some_and(|minutes| (60..=300).contains(&minutes))
}

fn minutes(text: &str) -> Option<u16> {
    if let Some(minutes) = credits::minutes(text) {
        return Some(minutes);
    }
    let upper = text.to_ascii_uppercase();
    if let Some(iso) = upper.strip_prefix("PT") {
        let without_seconds = iso.split_once('M').map_or(iso, |(minutes, _)| &iso[..minutes.len() + 1]);
        return credits::minutes(without_seconds);
    }
    // Hours, minutes, and seconds that are none.
    text.strip_suffix(":00").filter(|text| text.contains(':')).and_then(credits::minutes)
}

fn is_draft(key: &str, value: &Value) -> bool {
    let Value::Scalar(value) = value else { return false };
    match &*normalized(key) {
        "draft" | "isdraft" => value == "true",
        "published" => value == "false",
        "status" => value.eq_ignore_ascii_case("draft"),
        _ => false,
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Empty => "empty".into(),
        Value::Scalar(text) => format!("\"{text}\""),
        Value::List(_) => "a list".into(),
        Value::Table(_) => "a table".into(),
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "title" => "title: Sound of Metal",
        "slug" => "slug: sound-of-metal",
        "year" => "year: 2020",
        "url" => "url: https://example.org/review",
        "date" => "date: 2020-12-04",
        "grade" => "grade: A-",
        "runtime" => "runtime: 120",
        "rated" => "rated: R",
        "lang" => "lang: en",
        "directors" | "writers" | "director" | "writer" => "directors: [Ann Lee, Bo Ek]",
        "countries" | "country" => "countries: [USA, Belgium]",
        _ => "publication: North Weekly",
    }
}

#[cfg(test)]
mod tests;
