//! Actors that the prose names with their roles, and no credits list.
//!
//! ```text
//! in brackets  =  Part "(" lead? NAME aside? ")"     Ruben Stone (Riz Ahmed)    Lou (the splendid Olivia Cooke)
//! surname      =  the same with a surname, where the prose has the full name
//! played by    =  Part ","? "played by" NAME         Lou, played by Olivia Cooke
//! plays        =  NAME ", who"? "plays" Part         Olivia Cooke plays Lou
//! as           =  NAME (" is " words)? "as" Part     Olivia Cooke is splendid as Lou
//!              |  "As" Part "," NAME                 As Lou, Olivia Cooke is splendid
//! ```
//!
//! The verbs of other languages are in `other_languages`.
//!
//! A film, a place or a company can stand in such brackets too, and a film can stand before them with its
//! director in them. So a name has to have at least two words, and several things have to speak for it: its
//! given name is a usual one, the part is one word, the part is named again, the text has another pair like
//! it. What stands in quotation marks or emphasis, in capitals, or after `in` is a title.

mod as_role;
mod brackets;
mod described;
mod full_names;
mod other_languages;
mod subject;
mod verbs;

use super::names::{People, words_of};
use super::spelling::misspelt_at;
use super::words::fold_name;
use crate::credits::CastEntry;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Parsed;
use crate::given::has_given_name;
use crate::keys::links::unlinked;
use crate::memmem::Finder;
use crate::source::At;
use crate::text::{evenly_spaced, fold, single_spaced};
use as_role::{as_leading, as_somebody};
use brackets::{in_brackets, listed};
pub use other_languages::is_of_another_language;
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::LazyLock;
pub use verbs::leading_name;
use verbs::{by_verb, owned};

/// A role and the actor's full name.
struct Pair<'a> {
    document: usize,
    at: usize,
    part: &'a str,
    name: &'a str,
    points: u32,
}

/// No more pairs are looked at in one document; a list of films with their directors has many.
const MOST_PAIRS: usize = 40;

/// A credited cast of no more names than this may leave people out.
const SHORT_CAST: usize = 3;

/// How much of a document is searched, in bytes: a review introduces its people early, and a long text would pay
/// for every phrase.
pub const SEARCHED: usize = 24_000;

/// The texts up to so many bytes together, the last of them perhaps cut short.
pub fn beginning<'t, 'a>(prose: &'t [&'a str], bytes: usize) -> impl Iterator<Item = &'a str> + use<'t, 'a> {
    let mut left = bytes;
    prose.iter().map_while(move |text| {
        let mut end = text.len().min(left);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        left -= end;
        (end > 0 || text.is_empty()).then_some(&text[..end])
    })
}

/// The same where the credits name more than a few actors.
const SEARCHED_BESIDE: usize = 1_500;

/// How much has to speak for a pair.
const ENOUGH: u32 = 3;

/// A part that the prose gives somebody who is credited, by the place in the cast.
pub struct Part {
    pub actor: usize,
    pub name: String,
}

/// Adds the actors that the prose gives roles to, and nobody credits, to the cast; gives the parts of those who are
/// credited. A list of credits may leave people out: beside a long one, more has to speak for a role.
pub fn add(
    documents: &[Parsed<'_>],
    title: &str,
    cast: &mut Vec<CastEntry>,
    crew: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let stated = documents.iter().any(|document| document.facts.cast_is_stated);
    let is_long = stated || cast.len() > SHORT_CAST;
    // Whoever is credited with all parts needs none from the prose.
    if is_long && cast.iter().all(|entry| entry.character.is_some()) {
        return parts;
    }
    let searched = if is_long { SEARCHED_BESIDE } else { SEARCHED };
    let names: Vec<String> = cast.iter().map(|entry| entry.name.value.clone()).collect();
    let mut pairs = Vec::new();
    let plain: Vec<Plain<'_>> = documents.iter().map(|document| Plain::of(document, searched)).collect();
    for (number, (document, Plain { pictures, texts })) in documents.iter().zip(&plain).enumerate() {
        let from = pairs.len();
        let prose: Vec<&str> = texts.iter().map(|(text, _)| &**text).collect();
        // A caption or a list may be the only place that has an actor's full name.
        let whole = [beginning(&[document.source.text], searched).next().unwrap_or_default()];
        let other = !is_long && other_languages::is_of_another_language(&prose);
        let mut before = "";
        let mut of_credited = 0;
        for (text, start) in pictures.iter().chain(texts) {
            let text = &**text;
            let mut push = |at, part, name, points| {
                pairs.push(Pair { document: number, at: start + at, part, name, points });
            };
            // Beside credits, surnames in brackets are of the cast, which has been looked up by itself.
            let near: &[&str] = if is_long { &[] } else { &prose };
            let far: &[&str] = if is_long { &[] } else { &whole };
            // Whoever is credited and stands in brackets gets the role by the credits.
            let credited: &[String] = if is_long { &names } else { &[] };
            of_credited += in_brackets(text, near, far, credited, &mut push);
            by_verb(text, before, &prose, &whole, is_long, &mut push);
            as_somebody(text, title, &mut push);
            if !is_long {
                owned(text, &mut push);
                as_leading(text, &mut push);
                listed(text, &mut push);
            }
            if other {
                other_languages::by_verb(text, &mut push);
            }
            if pairs.len() - from >= MOST_PAIRS {
                break;
            }
            before = text;
        }
        pairs.truncate(from + MOST_PAIRS);
        weigh(&prose, of_credited, &mut pairs[from..]);
    }
    if pairs.is_empty() {
        return parts;
    }
    pairs.sort_by_key(|pair| (pair.document, pair.at));
    let folded_title = fold(title);
    let mut known: HashSet<String> = HashSet::new();
    let credited = cast.len();
    // Most names are written as they are credited; only others are looked up.
    let people = LazyCell::new(|| People::new(names.iter().map(String::as_str), crew.iter().map(String::as_str)));
    let known_by = |name: &str| {
        let same = names.iter().position(|known| known.eq_ignore_ascii_case(name));
        same.or_else(|| known_as(name, &people))
    };
    let enough = if is_long { ENOUGH + 1 } else { ENOUGH };
    let mut added: Vec<(usize, usize)> = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.points >= ENOUGH) {
        let part = fold(pair.part);
        if part.is_empty() || part == folded_title && pair.part.contains(' ') || fold(pair.name) == folded_title {
            continue;
        }
        if let Some(person) = known_by(pair.name) {
            if person < credited && !is_called_like_somebody(pair.part, names.iter().chain(crew)) {
                parts.push(Part { actor: person, name: single_spaced(pair.part) });
            }
            continue;
        }
        if stated || pair.points < enough || !known.insert(fold_name(pair.name)) {
            continue;
        }
        added.push((pair.document, cast.len()));
        let source = &documents[pair.document].source;
        let near = pair.at.min(source.text.len());
        let at = source.text.get(near..).and_then(|text| text.find(pair.name)).map_or(near, |at| near + at);
        let span = at..(at + pair.name.len()).min(source.text.len());
        cast.push(CastEntry {
            name: At::new(evenly_spaced(pair.name), span),
            character: Some(single_spaced(pair.part)),
            url: None,
        });
    }
    for (number, document) in documents.iter().enumerate() {
        let mut of_document = added.iter().filter(|(document, _)| *document == number);
        let Some((_, first)) = of_document.next() else { continue };
        let more = of_document.count();
        let entry = &cast[*first];
        let others = if more > 0 { format!(", and {more} more like it") } else { String::new() };
        let part = entry.character.as_deref().unwrap_or_default();
        diagnostics.push(document.source.report(
            entry.name.span.clone(),
            Severity::Note,
            Code::CreditsInferred,
            format!("\"{}\" as \"{part}\" is read from the prose{others}", entry.name.value),
            "nothing, if it is right; a line `With …` says who is in the cast",
        ));
    }
    parts
}

/// The texts of a document in which roles are looked for, without their links, and where each begins in it.
struct Plain<'a> {
    /// What stands below or for a picture.
    pictures: Vec<(Cow<'a, str>, usize)>,
    texts: Vec<(Cow<'a, str>, usize)>,
}

impl<'a> Plain<'a> {
    fn of(document: &Parsed<'a>, searched: usize) -> Self {
        let all = document.source.text;
        let caption = document.review.caption.as_deref().and_then(|caption| {
            let at = all.find(caption)?;
            Some((Cow::Borrowed(&all[at..at + caption.len()]), at))
        });
        let texts = beginning(&document.prose, searched);
        Plain {
            pictures: caption.into_iter().chain(pictures(all)).collect(),
            texts: texts.map(|text| (unlinked(text), document.source.span(text).start)).collect(),
        }
    }
}

/// The short texts that stand for pictures: `![Dana Knox as Ruth](knox.jpg)`.
fn pictures(text: &str) -> impl Iterator<Item = (Cow<'_, str>, usize)> {
    static PICTURE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("!["));
    PICTURE.find_iter(text.as_bytes()).take(MOST_PICTURES).filter_map(|at| {
        let start = at + "![".len();
        let near = &text.as_bytes()[start..text.len().min(start + LONGEST_PICTURE)];
        let end = start + memchr::memchr(b']', near)?;
        Some((Cow::Borrowed(&text[start..end]), start))
    })
}

/// So many pictures are looked at, and no text that stands for one is longer, in bytes.
const MOST_PICTURES: usize = 20;
const LONGEST_PICTURE: usize = 120;

/// Whether a part is the name or the surname of one of `names`.
fn is_called_like_somebody<'n>(part: &str, mut names: impl Iterator<Item = &'n String>) -> bool {
    names.any(|name| {
        name.eq_ignore_ascii_case(part)
            || name.rsplit(' ').next().is_some_and(|surname| surname.eq_ignore_ascii_case(part))
    })
}

/// Who is credited by that name, written in another way or misspelt even.
fn known_as(name: &str, people: &People) -> Option<usize> {
    words_of(name).filter_map(|word| people.find(word)).take(3).find_map(|(number, word)| {
        let found = people.full_name_at(name, word, number);
        found.or_else(|| misspelt_at(people, name, word, number, |_| true)).map(|found| found.person)
    })
}

/// Whether a word stands before names and is none: `Miss`, `Dr.`
fn is_title(word: &str) -> bool {
    word.ends_with('.')
        || matches!(word, "Miss" | "Lady" | "Lord" | "Sir" | "Aunt" | "Uncle" | "Mr" | "Mrs" | "Ms" | "Dr")
}

/// Adds what the rest of the document says for each pair: that the part is named again, and that there is
/// another pair, or that of somebody who is credited.
fn weigh(prose: &[&str], of_credited: usize, pairs: &mut [Pair<'_>]) {
    let promising = of_credited + pairs.iter().filter(|pair| pair.points > 0).count();
    let company = u32::from(promising > 1) + u32::from(of_credited + pairs.len() > 2);
    for pair in pairs {
        // `Miss Ruth Rock` is named again as `Ruth`.
        let first = pair.part.split_whitespace().find(|word| !is_title(word)).unwrap_or(pair.part);
        let finder = Finder::new(first);
        let places = prose.iter().flat_map(|text| {
            let is_word = |at: &usize| {
                let behind = text[*at + first.len()..].chars().next();
                !text[..*at].ends_with(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
            };
            finder.find_iter(text.as_bytes()).filter(is_word).collect::<Vec<_>>()
        });
        let again = places.take(2).count() > 1;
        // `Nell Vale (Hard Rain)` is an actor and a film; a part would be called by its first name again.
        let turned = pair.part.contains(' ') && has_given_name(pair.part) && !has_given_name(pair.name) && !again;
        pair.points += u32::from(again) + if turned { 0 } else { company };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut pairs = Vec::new();
        let mut push = |at, part, name, points| pairs.push(Pair { document: 0, at, part, name, points });
        in_brackets(text, &[text], &[], &[], &mut push);
        by_verb(text, "", &[text], &[], false, &mut push);
        as_somebody(text, "Low Tide", &mut push);
        as_leading(text, &mut push);
        owned(text, &mut push);
        listed(text, &mut push);
        weigh(&[text], 0, &mut pairs);
        pairs.sort_by_key(|pair| pair.at);
        pairs.iter().filter(|pair| pair.points >= ENOUGH).map(|pair| format!("{}: {}", pair.part, pair.name)).collect()
    }

    #[test]
    fn a_part_and_a_full_name_are_a_role() {
        for (text, role) in [
            ("Ray (Thomas Vale) waits for Bo.", "Ray: Thomas Vale"),
            ("Ray ( Thomas Vale ) waits for Bo.", "Ray: Thomas Vale"),
            ("Ray (Thomas Vale, from the radio play GULLS) waits.", "Ray: Thomas Vale"),
            ("Grandpa (Thomas Vale, NO HARBOR FOR CATS, 2007) waits.", "Grandpa: Thomas Vale"),
            ("The harbour is Ray’s (Thomas Vale) by night.", "Ray: Thomas Vale"),
            ("Ray ([Thomas Vale](https://vale.example)) waits.", "Ray: Thomas Vale"),
            ("Ray (the splendid Thomas Vale, in a coat) waits.", "Ray: Thomas Vale"),
            ("Dr. P (Thomas Vale) waits, and Dr. P is late.", "Dr. P: Thomas Vale"),
            ("A clerk, Ray Rock, played by Thomas Vale, waits.", "Ray Rock: Thomas Vale"),
            ("Thomas Vale plays Ray, a clerk.", "Ray: Thomas Vale"),
            ("Ray Rock (Thomas Vale) waits.", "Ray Rock: Thomas Vale"),
            ("Ray Rock ([[Thomas Vale]]) waits.", "Ray Rock: Thomas Vale"),
            ("A clerk waits, and Thomas Vale is good. Ray (Vale) hums.", "Ray: Thomas Vale"),
            ("Thomas Vale is very funny as Mr. Rock, the clerk.", "Mr. Rock: Thomas Vale"),
            ("It stars Thomas Vale as the ferryman, Ray.", "Ray: Thomas Vale"),
            ("Thomas Vale plays her first mate, Ray.", "Ray: Thomas Vale"),
            ("Postman Felix (Thomas Vale) waits.", "Felix: Thomas Vale"),
            ("Captain Felix (Thomas Vale) waits.", "Captain Felix: Thomas Vale"),
            ("Da wartet und hofft der alte Lehrer Felix (der wunderbare Thomas Vale).", "Felix: Thomas Vale"),
            ("It is good for Thomas Vale, who plays Ray Rock, a clerk. Ray hums.", "Ray Rock: Thomas Vale"),
            ("It is late. As Ray, Thomas Vale gives all he has.", "Ray: Thomas Vale"),
            ("Ray Rock (Harbour Award winner Thomas Vale) waits.", "Ray Rock: Thomas Vale"),
            ("Ray Rock (Hard Rain’s and Low Town star Thomas Vale) waits.", "Ray Rock: Thomas Vale"),
            ("Ray (Thomas Vale, TV’s “Hard Rain”) waits.", "Ray: Thomas Vale"),
            ("Ray (Thomas Vale, Hard Rain 2) waits.", "Ray: Thomas Vale"),
            ("Ray (Thomas Vale of Hard Rain) waits.", "Ray: Thomas Vale"),
            ("Ray, played with zest by British actor Thomas Vale, waits.", "Ray: Thomas Vale"),
            ("It stars Thomas Vale in the title role of Ray Rock.", "Ray Rock: Thomas Vale"),
            ("In the lead role of Ray Rock, Thomas Vale is splendid.", "Ray Rock: Thomas Vale"),
            ("Thomas Vale gives a towering performance as Ray Rock, a clerk.", "Ray Rock: Thomas Vale"),
            ("Thomas Vale’s character, Ray Rock, is a clerk.", "Ray Rock: Thomas Vale"),
            ("Ray (Thomas Vale, HBC’s ‘Hard Rain’) waits.", "Ray: Thomas Vale"),
            ("The girl, Ray Rock (played by Iokaste Vale), waits.", "Ray Rock: Iokaste Vale"),
            ("She meets Harbour Police Officer Louis Rock (Thomas Vale).", "Louis Rock: Thomas Vale"),
        ] {
            assert_eq!(found(text), [role], "{text}");
        }
        assert_eq!(
            found("Emily Vale (Rachel), Daniel Kay (Chris) and Toni Rock (Annie) are in it."),
            ["Rachel: Emily Vale", "Chris: Daniel Kay", "Annie: Toni Rock"]
        );
        assert_eq!(
            found("Emily Vale’s Rachel never meets Daniel Kay’s Chris. Rachel hums; Chris does not."),
            ["Rachel: Emily Vale", "Chris: Daniel Kay"]
        );
        assert_eq!(
            found("Rapayet (Zlato Acostic) and Vlad (Niksa Burik) wait. Vlad hums; Rapayet does not."),
            ["Rapayet: Zlato Acostic", "Vlad: Niksa Burik"]
        );
    }

    #[test]
    fn other_brackets_are_none() {
        for text in [
            "Ira Mossley (Cold Harvest) and Nell Vale (Blue Lanes) wait.",
            "It is in Vertigo (Thomas Vale) as well.",
            "*Gravel* (Thomas Vale) and “Lanes” (Una Vale) were better.",
            "Then came GRAVEL (Thomas Vale), and Gravel was better.",
            "He moves to Paris (New Texas) and to Berlin (Blue Door Pictures).",
            "Ray (Vole) waits. Bo (1931) waits for Lou (PG). Nan (not Thomas Vale) waits.",
            "Ray (Thomas Vale, Una Kay) waits.",
            "It is better than Thomas Vale’s Jackie Rock, and Jackie is in it.",
            "Isabelle Vale (Elle) is splendid.",
            "HarbourRay (Thomas Vale) waits, and it owes something to Vertigo (Robert Hale).",
            "Everton plays Arsenal, and Big Town plays Low Town.",
            "Nobody forgets Thomas Vale as the mayor of Hull, or as old as he was.",
            "Ray (Vale) waits for Thomas Vale, and for Una Vale.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
