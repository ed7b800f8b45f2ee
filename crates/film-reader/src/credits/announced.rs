//! Credits in the sentences that agencies and papers have for them.

use super::item::is_genre;
use super::labels::{Field, label};
use super::stretches::MOST_STOPS;
use super::{Item, LONGEST_BARE, Reader, Value, names, running_time};
use crate::certificate;
use crate::memmem::Finder;
use crate::sentence::{is_abbreviation, without_stop};
use crate::words::en::{BOARDS, CERTIFICATE_IS, IS_RATED, IS_SHOWN, PRESENTS_A_FILM_BY};
use memchr::{memchr_iter, memchr2_iter};
use std::sync::LazyLock;

impl<'a> Reader<'_, 'a> {
    /// `“Low Tide,” directed by Mara Quill.`
    pub(super) fn titled(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        let limit = text.starts_with(['"', '“', '‘', '„', '«']).then(|| text.char_indices().nth(LONGEST_BARE));
        let limit = limit?.map_or(text.len(), |(at, _)| at);
        let (title, rest) = title_and_rest(&text[..limit])?;
        let rest = rest.trim_start_matches([',', '.', ' ']);
        let (field, _) = label(rest).filter(|(field, _)| *field != Field::Other)?;
        let start = rest.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + sentence_end(&text[start..])?;
        let (_, value) = label(&text[start..end])?;
        let mut items = self.labelled_facts(field, value)?;
        // One actor in a sentence is no cast.
        if let [Item { value: Value::Cast(cast), .. }] = &items[..]
            && cast.len() < 3
        {
            return None;
        }
        items.push(Item { field: Field::Other, value: Value::Title(title), certain: false });
        Some((items, end))
    }

    /// `Tall Pine presents a film directed by Ann Lee`
    pub(super) fn presented(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        if !may_present(text) || !text.as_bytes().split(|byte| *byte == b' ').take(8).any(|word| word == b"presents") {
            return None;
        }
        let head = &text[..text.char_indices().nth(LONGEST_BARE).map_or(text.len(), |(at, _)| at)];
        let (company, behind) = head.split_once(" presents a film ")?;
        let names = PRESENTS_A_FILM_BY.iter().find_map(|by| behind.strip_prefix(by))?;
        let start = names.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + sentence_end(&text[start..])?;
        let field = if behind.starts_with("written") { Field::DirectorsAndWriters } else { Field::Directors };
        let names = names::list(without_stop(&text[start..end]))?;
        let company = self.company(company)?;
        let company = Item { field: Field::Distributor, value: Value::Text(company), certain: true };
        Some((vec![company, Item { field, value: Value::Names(names), certain: true }], end))
    }

    /// `Low Tide de Mara Quill, avec Bo Law, Una Kay (Fr., 2022, 1 h 42)`, `Film français de Mara Quill. Avec Bo Law (1 h
    /// 38)`: the title or the kind of film, the director, the cast and the facts in brackets.
    pub(super) fn film_of(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        if text.len() > 4 * LONGEST_BARE || !text.starts_with(|c: char| !c.is_lowercase()) {
            return None;
        }
        if !may_be_a_film(text) {
            return None;
        }
        let (by, with) = JOINS.iter().find(|(_, with)| text.contains(with))?;
        let (head, behind) = text.split_once(with)?;
        let at = head.rfind(by)?;
        let (title, directors) = (head[..at].trim().trim_end_matches(','), &head[at + by.len()..]);
        let directors = names::list(directors).filter(|names| names.iter().all(|name| name.contains(' ')))?;
        let film = (title.starts_with("Film ") || is_genre(title)) && title.split_whitespace().count() <= 4;
        // `Low Tide, Deutschland 2016, 98 Min., FSK 12, von Mara Quill, mit …`
        let between = title.split_once(", ").and_then(|(first, facts)| Some((first, self.facts_between(facts)?)));
        let (title, between) = between.unwrap_or((title, Vec::new()));
        if !film && title.split_whitespace().count() > LONGEST_TITLE {
            return None;
        }
        let (cast, facts) = match behind.split_once(" (") {
            Some((cast, facts)) => {
                // Prose would go on; where the film is to be seen is short.
                let (facts, after) = facts.split_once(')')?;
                if after.len() > LONGEST_AFTER {
                    return None;
                }
                (cast, facts)
            }
            None => (behind, ""),
        };
        let cast = names::cast(self.source, without_stop(cast)).filter(|cast| cast.len() > 1 || !facts.is_empty())?;
        let mut items = vec![
            Item { field: Field::Directors, value: Value::Names(directors), certain: true },
            Item { field: Field::Cast, value: Value::Cast(cast), certain: true },
        ];
        items.extend(between);
        // `Fr.` is a country written short, which is left out.
        for fact in facts.split(',').map(str::trim) {
            items.extend(self.fact(fact).filter(|item| !matches!(item.value, Value::Grades(_))));
        }
        if !film && !facts.is_empty() {
            items.push(Item { field: Field::Other, value: Value::Title(title), certain: false });
        }
        Some(items)
    }

    /// The facts that agencies set between a title and its director.
    fn facts_between(self, text: &'a str) -> Option<Vec<Item<'a>>> {
        let mut items = Vec::new();
        for part in text.split(", ") {
            let bare = part.trim_end_matches('.');
            match self.fact(bare).map(|item| vec![item]).or_else(|| self.place_and_year(bare)) {
                Some(found) => items.extend(found),
                // `FSK o.A.`
                None if part.len() <= SHORT_FACT && part.ends_with('.') => {}
                None => return None,
            }
        }
        (!items.is_empty()).then_some(items)
    }

    /// `De Jacques Audiard, avec Tahar Rahim, Niels Arestrup`, `Drame de Jacques Audiard. Avec Tahar Rahim.`
    pub(super) fn french(self, text: &'a str) -> Option<(Vec<Item<'a>>, usize)> {
        let rest = match text.strip_prefix("Film ") {
            Some(rest) => rest.split_once(" de ").filter(|(kind, _)| kind.split_whitespace().count() <= 4)?.1,
            None => text.strip_prefix("De ").or_else(|| {
                if !is_genre(text.split(' ').next().unwrap_or(text)) {
                    return None;
                }
                Some(text.split_once(" de ").filter(|(kind, _)| kind.len() <= LONGEST_KIND)?.1)
            })?,
        };
        let (directors, behind) = rest
            .split_once(", avec ")
            .or_else(|| rest.split_once(". Avec "))
            .or_else(|| rest.split_once(" avec ").filter(|_| text.starts_with("Film ")))?;
        let behind = behind.split(" (").next().unwrap_or(behind);
        let end = sentence_end(behind)?;
        let cast = names::cast(self.source, without_stop(&behind[..end]))?;
        let at = behind.as_ptr() as usize - text.as_ptr() as usize;
        let directors = Item { field: Field::Directors, value: Value::Names(names::list(directors)?), certain: true };
        let cast = Item { field: Field::Cast, value: Value::Cast(cast), certain: true };
        Some((vec![directors, cast], at + end))
    }
}

/// Whether `text` may begin with whose film it is, as [`Reader::presented`] reads it.
pub(super) fn may_present(text: &str) -> bool {
    static PRESENTS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" presents a film "));
    PRESENTS.find(&text.as_bytes()[..text.len().min(4 * LONGEST_BARE)]).is_some()
}

/// What joins a title and its director, and these and the cast.
const JOINS: [(&str, &str); 6] = [
    (" de ", ", avec "),
    (" de ", ". Avec "),
    (" di ", ", con "),
    (" von ", ", mit "),
    (" de ", ", con "),
    (" de ", ", com "),
];

/// Whether something joins a cast in `text`, so that it may be [`Reader::film_of`]. Each such word follows a comma or a full
/// stop; to make six searches ready for each line was 5 % of all reading.
pub(super) fn may_be_a_film(text: &str) -> bool {
    let bytes = text.as_bytes();
    let opens = |at: usize| matches!(bytes.get(at + 2), Some(b'a' | b'A' | b'c' | b'm'));
    let joins = |at: usize| opens(at) && JOINS.iter().any(|(_, with)| bytes[at..].starts_with(with.as_bytes()));
    memchr2_iter(b',', b'.', bytes).any(joins)
}

/// No title before its director has more words.
const LONGEST_TITLE: usize = 9;

/// No kind of film is longer, in bytes: `Comédie dramatique`.
const LONGEST_KIND: usize = 32;

/// A fact that is not known is no longer, in bytes.
const SHORT_FACT: usize = 12;

/// No sentence on where the film is to be seen is longer, in bytes.
const LONGEST_AFTER: usize = 60;

/// The certificate as agencies announce it in a sentence:
///
/// ```text
/// “TITLE,” an Amazon Studios release, is rated R by the Motion Picture Association for language.
/// The Motion Picture Association rating is R -- restricted.
/// ```
pub(super) fn announced(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    let quoted = text.starts_with(['"', '“', '‘', '\'', '«']);
    if !(quoted || text.starts_with("The ") && is_about_a_certificate(text)) {
        return None;
    }
    let end = sentence_end(text)?;
    let sentence = without_stop(&text[..end]);
    let mut items = Vec::new();
    let certificate = if quoted {
        if let Some(found) = showing(text) {
            return Some(found);
        }
        // One search lets a sentence of prose go that begins with a quotation.
        if !sentence.contains("rated") {
            return None;
        }
        let (at, verb) = IS_RATED.iter().find_map(|verb| Some((sentence.find(verb)?, verb)))?;
        let (subject, behind) = (&sentence[..at], &sentence[at + verb.len()..]);
        let (title, release) = title_and_rest(subject)?;
        items.push(Item { field: Field::Other, value: Value::Title(title), certain: false });
        let company = release.trim_matches([',', ' ']).split_once(" release").map(|(company, _)| company);
        let company =
            company.and_then(|text| ["an ", "a ", "the "].iter().find_map(|article| text.strip_prefix(article)));
        items.extend(company.filter(|company| company.split_whitespace().count() <= 6).map(|company| Item {
            field: Field::Distributor,
            value: Value::Text(company),
            certain: true,
        }));
        if verb.ends_with("rated") { "not rated" } else { behind }
    } else {
        let verb = CERTIFICATE_IS.iter().find_map(|verb| Some((sentence.find(verb)?, verb)));
        let said = |(at, verb): &(usize, &&str)| &sentence[..at + verb.len()];
        let (at, verb) = verb.filter(|found| BOARDS.iter().any(|board| said(found).contains(board)))?;
        &sentence[at + verb.len()..]
    };
    let rating = certificate::parse(certificate)?;
    let place = if certificate == "not rated" { sentence } else { certificate };
    items.push(Item { field: Field::Certificate, value: Value::Certificate(place, rating), certain: true });
    Some((items, end))
}

/// Whether `text` has the verb of such a sentence; most prose that begins with an article has not.
fn is_about_a_certificate(text: &str) -> bool {
    static FINDERS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| CERTIFICATE_IS.map(Finder::new));
    FINDERS.iter().any(|verb| verb.find(text.as_bytes()).is_some())
}

/// The title between quotation marks that begins `text`, and what stands behind it.
pub(super) fn title_and_rest(text: &str) -> Option<(&str, &str)> {
    let open = text.chars().next()?.len_utf8();
    let (at, close) = text.char_indices().skip(2).find(|(at, c)| {
        let next = text[at + c.len_utf8()..].chars().next();
        let closes = matches!(c, '"' | '”' | '’' | '\'' | '»') || *c == '“' && text.starts_with('„');
        closes && next.is_none_or(|next| matches!(next, ' ' | ',' | '.'))
    })?;
    Some((text[open..at].trim().trim_end_matches([',', '.']), &text[at + close.len_utf8()..]))
}

/// Where the film is to be seen, with facts in brackets: `“TITLE” (PG, 99 minutes) opens Friday.`
pub(super) fn showing(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    let limit = text.char_indices().nth(LONGEST_BARE).map_or(text.len(), |(at, _)| at);
    let (title, rest) = title_and_rest(&text[..limit])?;
    let inner = rest.trim_start().strip_prefix('(')?;
    let (facts, verb) = inner.split_once(')')?;
    let verb = verb.trim_start();
    IS_SHOWN.iter().any(|opening| verb.starts_with(opening)).then_some(())?;
    let certificate = facts.split(',').find_map(|part| {
        let part = part.trim();
        let rating = certificate::parse_alone(part).or_else(|| certificate::parse_among_facts(part))?;
        Some(Item { field: Field::Certificate, value: Value::Certificate(part, rating), certain: true })
    });
    let minutes = facts.split(',').find_map(|part| {
        let part = part.trim();
        let minutes = running_time::parse(part)?;
        Some(Item { field: Field::Duration, value: Value::Number(part, minutes), certain: true })
    });
    let mut items = vec![Item { field: Field::Other, value: Value::Title(title), certain: false }];
    items.extend(certificate.into_iter().chain(minutes));
    Some((items, sentence_end(text)?)).filter(|(items, _)| items.len() > 1)
}

/// Where the first sentence of `text` ends.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    let mut ends = memchr_iter(b'.', text.as_bytes()).map(|at| at + 1).take(MOST_STOPS);
    let ends_here = |end: usize| {
        text[end..].chars().next().is_none_or(char::is_whitespace)
            && !is_abbreviation(text[..end].rsplit(char::is_whitespace).next().unwrap_or(""))
    };
    ends.find(|end| ends_here(*end)).or((text.len() < LONGEST_BARE).then_some(text.len()))
}
