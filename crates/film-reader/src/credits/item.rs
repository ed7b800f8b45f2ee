//! One item of the credits: a label and its value, or a fact that needs no label.

use super::announced::{announced, sentence_end};
use super::facts::Facts;
use super::labels::{self, Field, label};
use super::run::has_a_word_of_no_fact;
use super::stretches::Ends;
use super::{Data, Item, LONGEST_BARE, Reader, Value, countries, names, running_time};
use crate::beginnings::Beginnings;
use crate::certificate;
use crate::given::has_given_name;
use crate::grade;
use crate::names::is_name;
use crate::sentence::{has_inner_stop, without_stop};
use crate::text::{has_digit, split_at_mark, trim};
use crate::words::{ByLetter, Openings, WordSet, in_order, openings, word_set};
use memchr::memchr_iter;
use std::cell::LazyCell;

impl<'a> Reader<'_, 'a> {
    /// Reads what begins `text` as one item or several, and says where they end. `row` says whether the line that it is of,
    /// `whole`, may have a row of facts. It has been read as one in vain, so a sentence that is one is shorter.
    pub(super) fn first(
        self,
        text: &'a str,
        whole: &str,
        row: &LazyCell<bool, impl FnOnce() -> bool>,
    ) -> Option<(Vec<Item<'a>>, usize)> {
        if let Some(announced) = announced(text).or_else(|| self.titled(text)) {
            return Some(announced);
        }
        if let Some(found) = self.short_labels(text) {
            return Some(found);
        }
        if text.starts_with('(')
            && let Some(found) = self.company_and_cast(text)
        {
            return Some(found);
        }
        let label = label(text);
        if let Some(found) = self.french(text).or_else(|| self.presented(text)) {
            return Some(found);
        }
        if label.is_none()
            && may_open_a_row(text)
            && **row
            && let Some(end) = sentence_end(text).filter(|end| *end < whole.len())
            && let Some(items) = self.run_of_facts(&text[..end]).or_else(|| self.film_of(&text[..end]))
        {
            return Some((items, end));
        }
        if label.is_none() && !may_be_facts(text) {
            return with_reasons(text);
        }
        // A full stop may belong to a word written short (`2 hrs. 5 mins.`), so the longest stretch
        // that reads as one item is taken.
        let from = label.as_ref().map_or(0, |(_, value)| text.len() - value.len());
        let mut stretches = Ends::of(text, from, label.as_ref().map(|(field, _)| *field));
        while let Some(end) = stretches.pop() {
            let stretch = without_stop(&text[..end]);
            // Grades first: `Score: 85%` is one, where `Score: Ann Lee` names a composer.
            let items = self.labelled_grades(stretch).or_else(|| match label {
                Some((field, value)) => self.labelled_facts(field, stretch.get(text.len() - value.len()..)?),
                None => self.facts_in(stretch),
            });
            if let Some(items) = items {
                return Some((items, end));
            }
        }
        None
    }

    /// Words for what somebody does and full names, labels and other facts, without colons: `Director Ann Lee`, `製作国 日本`,
    /// `Regie Ann Lee Cast Bo Ek, Cy Oh Speelduur 108 minuten`.
    pub(super) fn without_colons(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        if line.len() > 4 * LONGEST_BARE || line.ends_with(['.', '!', '?', '。', '！', '？']) {
            return None;
        }
        let mut items = Vec::new();
        let mut rest = Some(line);
        while let Some(text) = rest {
            let (field, value) = trade_or_label(text)?;
            let next = memchr_iter(b' ', value.as_bytes()).find(|at| trade_or_label(&value[at + 1..]).is_some());
            items.push(self.without_colon(field, &value[..next.unwrap_or(value.len())])?);
            rest = next.map(|at| &value[at + 1..]);
        }
        Some(items)
    }

    /// Names, facts behind them, and perhaps the cast: `Ann Lee, 98 mins, starring: Bo Ek`, `Bo Ek, Cy Oh, Rated R, 98 mins`.
    /// One name is the director's, and so are those before a country or a year; others are of the cast.
    pub(super) fn names_and_facts(self, line: &'a str) -> Option<Vec<Item<'a>>> {
        if line.len() > 2 * LONGEST_BARE || !has_digit(line) {
            return None;
        }
        let mut rest = line;
        let mut names = Vec::new();
        while let Some((name, behind)) = split_at_mark(rest, ", ") {
            if !(2..=4).contains(&name.split(' ').count()) || !is_name(name) || self.fact(name).is_some() {
                break;
            }
            names.push(name);
            rest = behind;
        }
        let (first, last) = (*names.first()?, *names.last()?);
        if !names.iter().any(|name| has_given_name(name)) {
            return None;
        }
        let (facts, cast) = [", starring: ", ", starring ", "; starring "]
            .iter()
            .find_map(|with| rest.split_once(with))
            .map_or((rest, None), |(facts, cast)| (facts, Some(cast)));
        let mut items = self.run_of_facts(facts).or_else(|| self.facts_in(facts))?;
        let has = |field| items.iter().any(|item| item.field == field);
        if !has(Field::Duration) {
            return None;
        }
        let directed = names.len() == 1 && cast.is_some() || has(Field::Countries) || has(Field::Year);
        if let Some(cast) = cast {
            items.push(self.labelled(Field::Cast, without_stop(cast))?);
        }
        if directed {
            items.push(Item { field: Field::Directors, value: Value::Names(names), certain: true });
        } else if names.len() > 1 && cast.is_none() {
            let start = first.as_ptr() as usize - line.as_ptr() as usize;
            let end = last.as_ptr() as usize - line.as_ptr() as usize + last.len();
            items.push(self.labelled(Field::Cast, &line[start..end])?);
        } else {
            return None;
        }
        Some(items)
    }

    /// The value of a label without a colon, if it is one beyond doubt.
    fn without_colon(self, field: Field, value: &'a str) -> Option<Item<'a>> {
        match field {
            // `Cast Adrift` is a title, and `Story Time` another.
            Field::Directors | Field::Writers | Field::DirectorsAndWriters | Field::Cast => {
                let names = names::list(value).filter(|names| names.iter().all(|name| is_full(name)))?;
                if field == Field::Cast && names.len() < 2 {
                    return None;
                }
            }
            // `Classification 14A`
            Field::Certificate => {
                certificate::parse_alone(value).or_else(|| certificate::parse_in_a_row(value))?;
            }
            Field::Duration if has_digit(value) => {}
            Field::Countries => {}
            Field::Year => {}
            Field::Duration | Field::Distributor | Field::Other => return None,
        }
        self.labelled(field, value)
    }

    /// The company in brackets, the cast, and the director: `(Blue Door) Ann Lee, Bo Ek. Directed by Cy Oh`.
    pub(super) fn company_and_cast(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        let mut rest = text;
        let mut items = Vec::new();
        // `(2014) Gothic Romance (Blue Door) Ann Lee` has the year and the kind of film first.
        if let Some((number, behind)) = text.strip_prefix('(').and_then(|inner| inner.split_once(')'))
            && let Some(year) = year(number)
        {
            items.push(Item { field: Field::Year, value: Value::Number(number, year), certain: false });
            rest = &behind[behind.find('(').filter(|at| *at <= 40)?..];
        }
        let (company, behind) = rest.strip_prefix('(')?.split_once(") ")?;
        let company = self.company(company).filter(|company| company.starts_with(char::is_uppercase))?;
        let (cast, _) = split_at_mark(behind, ". ").filter(|(_, next)| {
            label(next).is_some_and(|(field, _)| matches!(field, Field::Directors | Field::DirectorsAndWriters))
        })?;
        let cast = names::cast(self.source, cast).filter(|cast| cast.len() > 1)?;
        let end = behind.as_ptr() as usize - text.as_ptr() as usize + behind.find(". ")? + 1;
        items.push(Item { field: Field::Distributor, value: Value::Text(company), certain: true });
        items.push(Item { field: Field::Cast, value: Value::Cast(cast), certain: true });
        Some((items, end))
    }

    pub(super) fn labelled_grades(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let grades = grade::labelled(text, self.stars_out_of)?;
        Some(vec![Item { field: Field::Other, value: Value::Grades(grades), certain: true }])
    }

    /// Reads the value of a label, and the facts that commas may part from it: `Rated R, 130 minutes`.
    pub(super) fn labelled_facts(self, field: Field, value: &'a str) -> Option<Vec<Item<'a>>> {
        let value = without_stop(value);
        if field != Field::Duration && has_inner_stop(value) {
            return None;
        }
        if field == Field::Other
            && let Some(items) = produced(value).or_else(|| self.place_and_year(value))
        {
            return Some(items);
        }
        // `Regi: Ann Lee, med Bo Ek, Cy Oh`
        if field == Field::Directors
            && let Some((directors, cast)) = WITH.iter().find_map(|with| value.split_once(with))
            && let Some(directors) = self.labelled(field, directors)
            && let Some(cast) = self.labelled(Field::Cast, cast)
        {
            return Some(vec![directors, cast]);
        }
        // `Director: Ann Lee (USA, 1941) 87 mins`
        if field == Field::Directors
            && let Some((name, (inner, behind))) =
                split_at_mark(value, " (").and_then(|(name, rest)| Some((name, rest.split_once(')')?)))
            && let Some(facts) = self.facts_in(inner).filter(|facts| facts.iter().any(|item| item.field == Field::Year))
            && let Some(director) = self.labelled(field, name)
        {
            let mut items = vec![director];
            items.extend(facts);
            let behind = behind.trim_start_matches([',', ' ']);
            if !behind.is_empty() {
                items.extend(self.facts_in(behind)?);
            }
            return Some(items);
        }
        if let Some(item) = self.labelled(field, value) {
            return Some(vec![item]);
        }
        // `Land/Jahr: Deutschland 2020`, `Yapım: 2014 / Türkiye`
        if matches!(field, Field::Countries | Field::Year)
            && let Some(items) = self.place_and_year(value).or_else(|| self.run_of_facts(value))
        {
            return Some(items);
        }
        let (value, rest) = split_at_mark(value, ", ").filter(|_| value.len() <= LONGEST_BARE)?;
        let mut items = vec![self.labelled(field, value)?];
        items.extend(self.facts_in(rest)?);
        Some(items)
    }

    /// Reads facts that need no label: one, or several that commas part: `USA, 2019, 120 min`.
    pub(super) fn facts_in(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let text = without_brackets(without_stop(text.trim_end_matches(';')));
        if text.len() > LONGEST_BARE {
            return None;
        }
        if let Some(item) = self.fact(text) {
            return Some(vec![item]);
        }
        let other = |part: &'a str| {
            let items = among_facts(part).map(|item| vec![item]).or_else(|| self.place_and_year(part));
            let genre =
                || is_small_genre(part).then_some(Item { field: Field::Other, value: Value::Ignored, certain: false });
            items.or_else(|| Some(vec![short_place_and_year(part).or_else(genre)?]))
        };
        if !text.contains(',') {
            return other(text);
        }
        let other = |part: &'a str| {
            other(part).or_else(|| Some(vec![company_among_facts(part).or_else(|| showing_among_facts(part))?]))
        };
        let mut items: Vec<Item<'a>> = Vec::new();
        for part in text.split(',').map(str::trim) {
            // `France, Suisse, 2017` is one list of countries and a year.
            if let Some(more) = countries::parse(part)
                && let Some(Value::Countries(known)) = items.last_mut().map(|item| &mut item.value)
            {
                known.extend(more);
                continue;
            }
            let labelled = || label(part).and_then(|(field, value)| self.labelled(field, value));
            match self.fact(part).or_else(labelled) {
                Some(item) => items.push(item),
                None => {
                    let mut more = other(part)?;
                    // `France, Suisse 2017`
                    if let (
                        Some(Item { value: Value::Countries(known), .. }),
                        [Item { value: Value::Countries(last), .. }, _],
                    ) = (items.last_mut(), &more[..])
                    {
                        known.extend(last);
                        more.remove(0);
                    }
                    items.extend(more);
                }
            }
        }
        Some(items)
    }

    /// The director and more in `Sound of Metal (Darius Marder, 2019)`, `Ran (d. Akira Kurosawa, Japan)`.
    pub(super) fn director_and_facts(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        static BY: Openings = openings!(directors.bare);
        let text = text.trim();
        let by = BY.strip_word(text).or_else(|| text.strip_prefix("d. "));
        let (name, facts) = by.unwrap_or(text).split_once(',')?;
        let directors = names::list(name).filter(|names| names.iter().all(|name| name.contains(' ')))?;
        let mut items = vec![Item { field: Field::Directors, value: Value::Names(directors), certain: true }];
        items.extend(self.facts_in(facts.trim())?);
        Some(items)
    }

    /// Takes what some papers set below the title: `Mira Osei, Ghana/Germany, 2018; Larkin Pictures`.
    pub fn take_under_title(self, line: &'a str, facts: &mut Facts) -> Option<()> {
        let (line, company) = line.split_once(';').map_or((line, None), |(line, company)| (line, Some(company)));
        let items =
            (line.len() <= LONGEST_BARE).then(|| self.director_and_facts(line).or_else(|| self.facts_in(line)))??;
        let wanted = |field| items.iter().any(|item| item.field == field);
        if !wanted(Field::Countries) && !wanted(Field::Year) {
            return None;
        }
        let mut data = Data::default();
        items.into_iter().for_each(|item| self.put(item, &mut data));
        let company = company.and_then(|text| self.company(text.trim()));
        let company = company.map(|text| Item { field: Field::Distributor, value: Value::Text(text), certain: true });
        company.into_iter().for_each(|item| self.put(item, &mut data));
        facts.complete(data.facts);
        Some(())
    }

    /// Takes the actors that stand after a title and its facts: `Low Tide (Mara Quill, 2019) Ann Lee, Bo Ek`.
    pub fn take_actors(self, text: &'a str, facts: &mut Facts) -> Option<()> {
        let cast = names::cast(self.source, text).filter(|cast| cast.len() > 1)?;
        if !cast.iter().all(|entry| entry.name.value.contains(' ')) {
            return None;
        }
        let item = Item { field: Field::Cast, value: Value::Cast(cast), certain: true };
        let mut data = Data::default();
        self.put(item, &mut data);
        facts.complete(data.facts);
        Some(())
    }

    /// `Belgium 2019`
    pub(super) fn place_and_year(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let (place, behind) = text.rsplit_once(' ')?;
        let year = Item { field: Field::Year, value: Value::Number(behind, year(behind)?), certain: false };
        let countries = countries::parse(without_stop(place))?;
        let countries = Item { field: Field::Countries, value: Value::Countries(countries), certain: false };
        Some(vec![countries, year])
    }

    /// Reads one fact that needs no label. Each kind is tried on what may begin it only: this is where
    /// most of the work on prose would be.
    pub(super) fn fact(self, text: &'a str) -> Option<Item<'a>> {
        let bare = without_brackets(trim(text));
        // A mark may have words behind it: `3/5 - worth watching`.
        let digit = bare.starts_with(|c: char| c.is_ascii_digit());
        (digit || !has_a_word_of_no_fact(bare)).then(|| self.fact_of(bare))?
    }

    pub(super) fn fact_of(self, bare: &'a str) -> Option<Item<'a>> {
        let digit = bare.starts_with(|c: char| c.is_ascii_digit());
        if digit {
            if let Some(minutes) = running_time::parse(bare) {
                return Some(Item { field: Field::Duration, value: Value::Number(bare, minutes), certain: true });
            }
            if let Some(year) = year(bare) {
                return Some(Item { field: Field::Year, value: Value::Number(bare, year), certain: false });
            }
        }
        if let Some(certificate) = certificate::parse_alone(bare) {
            let value = Value::Certificate(bare, certificate);
            return Some(Item { field: Field::Certificate, value, certain: true });
        }
        if is_genre(bare) {
            return Some(Item { field: Field::Other, value: Value::Ignored, certain: false });
        }
        if !digit && let Some(countries) = countries::parse(bare) {
            return Some(Item { field: Field::Countries, value: Value::Countries(countries), certain: false });
        }
        // A letter among credits is too little to be the grade.
        let grades = grade::own_line(bare, self.stars_out_of).filter(|_| bare.len() > 1)?;
        Some(Item { field: Field::Other, value: Value::Grades(grades), certain: false })
    }

    pub(super) fn labelled(self, field: Field, value: &'a str) -> Option<Item<'a>> {
        let value = match field {
            Field::Directors | Field::Writers | Field::DirectorsAndWriters => Value::Names(names::list(value)?),
            Field::Cast => Value::Cast(names::cast(self.source, value)?),
            Field::Distributor => Value::Text(self.company(value)?),
            Field::Duration => Value::Number(value, running_time::labelled(value)?),
            Field::Countries => Value::Countries(countries::parse(value)?),
            Field::Certificate => {
                Value::Certificate(value, certificate::parse(value.trim_start_matches(['-', '–', '—', ' ']))?)
            }
            Field::Year => Value::Number(value, year(without_word_for_year(value))?),
            Field::Other => Value::Ignored,
        };
        // `Music: ANYTHING` may as well open a sentence; other credits must stand with it.
        Some(Item { field, value, certain: field != Field::Other })
    }

    /// A company's name: short, and without another fact behind its `Bros.` or `Co.`
    pub(super) fn company(self, text: &'a str) -> Option<&'a str> {
        let fact_behind = text.match_indices([',', '.']).any(|(at, _)| self.fact(text[at + 1..].trim()).is_some());
        let named = text.contains(char::is_alphanumeric);
        (named && text.split_whitespace().take(9).count() <= 8 && !fact_behind).then_some(text)
    }

    /// What stands in brackets behind a title: a year, a running time, a certificate, countries, the
    /// director. `None` where it is none of them.
    pub fn take_bracket(self, text: &'a str, facts: &mut Facts) -> Option<()> {
        let wanted = [Field::Year, Field::Duration, Field::Certificate, Field::Countries, Field::Directors];
        let mut data = Data::default();
        // Alone in brackets behind a title, `R` can be nothing else.
        let letter = certificate::parse(text).filter(|_| text.chars().all(|c| !c.is_ascii_digit()));
        if let Some(rating) = letter {
            let value = Value::Certificate(text, rating);
            self.put(Item { field: Field::Certificate, value, certain: true }, &mut data);
        } else {
            let year_of = |text: &'a str| {
                // `(Ελλάδα, 2018)`: a word that is not known does not hide the year.
                let (place, behind) = text.rsplit_once(", ")?;
                let known = place.split_whitespace().count() <= 2 && !place.contains([',', '.']);
                Some(vec![self.fact(behind).filter(|item| known && item.field == Field::Year)?])
            };
            // `(The Last Ebb, Brasil, 2021)`, `(idem, Brasil, 2021)`
            let after_title = |text: &'a str| {
                let (title, facts) = split_at_mark(text, ", ").filter(|(title, _)| title.len() <= LONGEST_BARE)?;
                let other = !names::list(title).is_some_and(|names| names.iter().all(|name| name.contains(' ')))
                    || ["The ", "A ", "La ", "El ", "Le ", "Les ", "Los "]
                        .iter()
                        .any(|article| title.starts_with(article));
                let other = other && (title.starts_with(char::is_uppercase) || matches!(title, "idem" | "id."));
                let items = self.facts_in(facts).filter(|_| other)?;
                let has = |field| items.iter().any(|item: &Item<'_>| item.field == field);
                (has(Field::Year) && has(Field::Countries)).then_some(items)
            };
            let items = self
                .facts_in(text.trim())
                .or_else(|| after_title(text))
                .or_else(|| self.director_and_facts(text))
                .or_else(|| year_of(text))?;
            if items.iter().any(|item| !wanted.contains(&item.field)) {
                return None;
            }
            items.into_iter().for_each(|item| self.put(item, &mut data));
        }
        facts.complete(data.facts);
        Some(())
    }
}

/// `R for war violence and language.`
fn with_reasons(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    let (length, reasons) = ["R", "PG", "PG-13", "NC-17", "G"]
        .into_iter()
        .find_map(|known| Some((known.len(), text.strip_prefix(known)?.strip_prefix(" for ")?)))?;
    let written = &text[..length];
    let sentence = reasons.find(". ").map_or(reasons.len(), |at| at + 1);
    let fits = reasons.starts_with(char::is_lowercase) && sentence <= LONGEST_BARE;
    let value = Value::Certificate(written, written.to_owned());
    let end = text.len() - reasons.len() + sentence;
    fits.then(|| (vec![Item { field: Field::Certificate, value, certain: true }], end))
}

/// What stands between directors and cast.
const WITH: [&str; 9] = [", med ", ", mit ", ", met ", ", con ", ", avec ", ", com ", ", mit: ", ", med: ", ", hrají "];

/// The kind of film, as it stands among facts: `Drama, PG-13, 115 min.`
pub fn is_genre(text: &str) -> bool {
    static GENRES: WordSet = word_set!(genres);
    text.starts_with(char::is_uppercase) && GENRES.holds_any_case(text)
}

/// The same, as it stands between other facts: `Hrvatska, 2021, drama, 97 min`.
fn is_small_genre(text: &str) -> bool {
    static GENRES: WordSet = word_set!(genres);
    GENRES.holds(text)
}

/// Whether `text`, or a sentence that it begins with, may be a row of facts or a film with its makers: neither begins small.
pub(super) fn may_open_a_row(text: &str) -> bool {
    text.len() <= 4 * LONGEST_BARE && !text.starts_with(char::is_lowercase)
}

/// Whether `text` may begin with facts that have no label: a number, a bracket, a star, or words as
/// lists of countries, certificates and grades have them. It lets prose go at its first small word.
pub(super) fn may_be_facts(text: &str) -> bool {
    match text.chars().next() {
        Some(first) if first.is_lowercase() => return false,
        // Norway's certificate has a small word that prose has as well.
        Some('T') if text.starts_with("Tillatt for alle") => return true,
        Some(first) if !first.is_alphabetic() => return true,
        _ => {}
    }
    let mut rest = text;
    for _ in 0..MOST_WORDS {
        let (word, behind) = first_word(rest);
        let small = word.starts_with(char::is_lowercase);
        let plain = word.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(word.len());
        let end = match word.as_bytes().get(plain) {
            Some(byte) if !byte.is_ascii() => word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len()),
            _ => plain,
        };
        if word[end..].starts_with(':') {
            break;
        }
        if small && !SMALL.holds(&word[..end]) {
            return false;
        }
        let Some(behind) = behind.filter(|_| !word.ends_with(['.', ';', '|', ')'])) else { break };
        rest = behind;
    }
    true
}

/// No facts without a label have more words.
const MOST_WORDS: usize = 50;

/// The small words that may be of a fact: those of grades, running times, certificates and countries.
static SMALL: WordSet = WordSet::new(Beginnings::any(), || {
    let facts = in_order(|language| {
        let lists = [
            language.and,
            language.and_within_names,
            language.hours,
            language.minutes,
            language.certificates,
            language.certificate_words,
            language.certificate.bare,
            language.from_age,
            language.unrated,
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
        ];
        lists.into_iter().chain(language.numbers).collect()
    });
    // `United States of America`
    let countries = in_order(|language| vec![language.countries]);
    let countries = countries.iter().flat_map(|name| name.split(' ').skip(1)).filter(|word| word.len() <= 3);
    let mut words: Vec<&str> = facts.iter().flat_map(|words| words.split([' ', '-'])).chain(countries).collect();
    words.push("the");
    words.sort_unstable();
    words.dedup();
    ByLetter::new(words)
});

/// The word that `text` begins with, up to a space or a no-break space, and what stands behind that.
fn first_word(text: &str) -> (&str, Option<&str>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' ' => return (&text[..at], Some(&text[at + 1..])),
            0xc2 if bytes[at + 1] == 0xa0 => return (&text[..at], Some(&text[at + 2..])),
            _ => at += 1,
        }
    }
    (text, None)
}

/// The countries and the distributor as trade papers have them behind `Production:`:
/// `(Denmark-Sweden) A Blue Door Film release of …`
pub(super) fn produced(value: &str) -> Option<Vec<Item<'_>>> {
    let mut items = Vec::new();
    let mut behind = value;
    if let Some((countries, rest)) = value.strip_prefix('(').and_then(|value| value.split_once(')')) {
        let countries = countries::parse(countries)?;
        items.push(Item { field: Field::Countries, value: Value::Countries(countries), certain: true });
        behind = rest.trim_start();
    }
    let company = ["An ", "A "].iter().find_map(|article| behind.strip_prefix(article)).and_then(|behind| {
        Some(split_at_mark(behind, " release")?.0).filter(|company| company.split_whitespace().count() <= 6)
    });
    items.extend(company.map(|company| Item { field: Field::Distributor, value: Value::Text(company), certain: true }));
    (!items.is_empty()).then_some(items)
}

pub(super) fn without_brackets(text: &str) -> &str {
    trim(text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text))
}

/// What is a fact only where others stand beside it: `R. 120 minutes.`
pub(super) fn among_facts(text: &str) -> Option<Item<'_>> {
    let text = trim(text);
    // `R (language, a golf cart)`
    let bare = split_at_mark(text, " (").filter(|(_, why)| why.starts_with(char::is_lowercase) && why.ends_with(')'));
    let text = bare.map_or(text, |(text, _)| text);
    let certificate = certificate::parse_among_facts(text)?;
    Some(Item { field: Field::Certificate, value: Value::Certificate(text, certificate), certain: false })
}

/// Where and when the film is to be seen, which stands among other facts: `15 cert, general release, 98 min`.
fn showing_among_facts(text: &str) -> Option<Item<'_>> {
    const FIRST: [&str; 12] =
        ["general", "gen", "limited", "selected", "select", "out", "opens", "opening", "now", "in", "on", "streaming"];
    let mut words = text.split(' ');
    let first = words.next().is_some_and(|word| FIRST.contains(&word)) && (1..=3).contains(&words.count());
    first.then_some(Item { field: Field::Other, value: Value::Ignored, certain: false })
}

/// A company by its last word, which stands among other facts: `RKO Radio Pictures, 1947, 97 mins.`
fn company_among_facts(text: &str) -> Option<Item<'_>> {
    const LAST: [&str; 12] = [
        "Pictures",
        "Films",
        "Film",
        "Studios",
        "Studio",
        "Entertainment",
        "Productions",
        "Releasing",
        "Classics",
        "Media",
        "Features",
        "Distribution",
    ];
    let words = || text.split_whitespace();
    let named = words().all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let is_company =
        named && (2..=5).contains(&words().count()) && words().last().is_some_and(|word| LAST.contains(&word));
    is_company.then_some(Item { field: Field::Distributor, value: Value::Text(text), certain: false })
}

/// The year in `DE/DK 2021`, whose countries are written short and left out.
pub(super) fn short_place_and_year(text: &str) -> Option<Item<'_>> {
    let (place, last) = text.rsplit_once(' ')?;
    let is_short = place.len() <= 11 && place.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | '-'));
    let number = year(last).filter(|_| is_short)?;
    Some(Item { field: Field::Year, value: Value::Number(last, number), certain: false })
}

/// A year in which a film may have come out.
pub fn year(text: &str) -> Option<u16> {
    let year = (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())??;
    (1874..2100).contains(&year).then_some(year)
}

/// `2018年`, `2018 г.`
fn without_word_for_year(text: &str) -> &str {
    let words = ["年", "년", "г.", "год", "р.", "рік"];
    words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim_end()
}

/// What somebody does who is named after it, or what a label says, and what follows.
fn trade_or_label(text: &str) -> Option<(Field, &str)> {
    let (trade, value) = text.split_once(' ')?;
    let field = match trade {
        "Director" | "Directors" | "Dir" => Field::Directors,
        "Screenwriter" | "Screenwriters" | "Writer" | "Writers" => Field::Writers,
        "Writer-director" | "Writer/director" => Field::DirectorsAndWriters,
        "Cast" => Field::Cast,
        _ => return labels::without_colon(text),
    };
    Some((field, value))
}

/// Whether a name has a given name and a surname. Chinese, Japanese and Korean write them without a blank, and `감독 봉준호의 영화` is
/// no name.
pub(super) fn is_full(name: &str) -> bool {
    let is_cased = name.contains(|c: char| c.is_lowercase() || c.is_uppercase());
    name.contains(' ') == is_cased
}
