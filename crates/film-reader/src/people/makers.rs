//! Who made the film, as the prose says it where no credits do.
//!
//! ```text
//! maker  =  trade NAME ("and" NAME)?         director Ann Lee    Regissør Ann Lee    writer-director Ann Lee
//!        |  verb "by" NAME ("and" NAME)?     directed and written by Ann Lee and Bo Ek    dirigida por Ann Lee
//!        |  "(dir. " NAME                    (dir. Ann Lee, 2023)
//! ```
//!
//! Prose speaks of other films' directors too. So the name must be a full one, nothing before it may say
//! that another film is meant, and where the text gives two people that way, it gives nobody.

use super::uncredited::{SEARCHED, beginning, leading_name};
use crate::memmem::Finder;
use crate::text::strip_prefix_ignore_case;
use std::sync::LazyLock;

/// Who directed, and whether they wrote the film as well.
#[derive(Debug, PartialEq)]
pub struct Makers<'a> {
    pub directors: Vec<&'a str>,
    pub wrote: bool,
}

const RUSSIAN: [&str; 2] = ["ежиссер ", "ежиссёр "];

/// No more places are looked at.
const MOST_PLACES: usize = 60;

/// Finds the director in the prose of a document.
pub fn makers<'a>(prose: &[&'a str]) -> Option<Makers<'a>> {
    // Few searches, each for what several phrases begin with. Their first letter, which may be a capital, is left
    // out.
    static STEMS: LazyLock<[Finder<'static>; 10]> = LazyLock::new(|| {
        ["irect", "egis", "dir. ", "anusforf", "éalis", "irigid", "iretto ", "ежисс", "ireto", "ealizador"]
            .map(Finder::new)
    });
    const PHRASES: [&str; 28] = [
        "irector de cine ",
        "iretora ",
        "iretor ",
        "irectora ",
        "ealizadora ",
        "ealizador ",
        "egisseur und Drehbuchautor ",
        "irector-writer ",
        "irected and written by ",
        "irected by ",
        "irectors ",
        "irector ",
        "dir. ",
        "egissørene ",
        "egissøren ",
        "egissør ",
        "egissören ",
        "egissör ",
        "egisseurin ",
        "egisseur ",
        "egista ",
        "anusforfatter ",
        "éalisateur ",
        "éalisatrice ",
        "éalisé par ",
        "irigida por ",
        "irigido por ",
        "iretto da ",
    ];
    let mut found: Option<Makers<'a>> = None;
    let mut places = 0;
    for text in beginning(prose, SEARCHED) {
        for stem in STEMS.iter() {
            for at in stem.find_iter(text.as_bytes()) {
                let phrase = PHRASES.iter().find(|phrase| text[at..].starts_with(**phrase));
                let Some(phrase) = phrase.or_else(|| RUSSIAN.iter().find(|phrase| text[at..].starts_with(**phrase)))
                else {
                    continue;
                };
                places += 1;
                if places > MOST_PLACES {
                    return None;
                }
                let Some(makers) = at_phrase(text, at, phrase) else { continue };
                match &mut found {
                    None => found = Some(makers),
                    Some(known) if known.directors.iter().any(|name| same(name, makers.directors[0])) => {
                        known.wrote |= makers.wrote;
                        if makers.directors.len() > known.directors.len() {
                            known.directors = makers.directors;
                        }
                    }
                    // Two people: one of them made another film.
                    Some(_) => return None,
                }
            }
        }
    }
    found
}

fn same(one: &str, other: &str) -> bool {
    crate::text::fold(one) == crate::text::fold(other)
}

fn at_phrase<'a>(text: &'a str, at: usize, phrase: &str) -> Option<Makers<'a>> {
    let behind = &text[at + phrase.len()..];
    let name = leading_name(unlinked(behind))?;
    let start = text[..at].rfind([' ', '\n', '(']).map_or(0, |space| space + 1);
    let word = &text[start..at];
    let before = text[..start].trim_end();
    let is_dir = phrase == "dir. ";
    // Who wrote the script need not have directed, unless both stand there.
    if phrase.starts_with("anus") && !before.to_lowercase().ends_with("regissør og") {
        return None;
    }
    // `(dir. Ann Lee)`, `(2024, dir. Ann Lee)`
    let bracket =
        || text[..at].rsplit_once('(').is_some_and(|(_, inner)| inner.trim_end_matches([',', ' ']).len() == 4);
    if is_dir && !(word.is_empty() && (text[..at].ends_with('(') || bracket())) {
        return None;
    }
    let joined = word.to_lowercase();
    let joined = joined.trim_start_matches(['“', '"', '*', '_', '(']);
    // `writer-director`, `writer/director`, `director-writer`: the word goes on before the phrase.
    let writes = joined.starts_with("writer") || phrase.contains("writ") || phrase.starts_with("anus");
    let whole = is_dir || joined.chars().count() == 1 || joined.starts_with("writer") || phrase.starts_with("anus");
    if !whole || speaks_of_another(before) {
        return None;
    }
    let last = before.rsplit([' ', '\n']).next().unwrap_or("").trim_start_matches(['(', '“', '"']).to_lowercase();
    let writer_before = matches!(last.as_str(), "writer" | "writer/" | "writer," | "writer-") || {
        let from = crate::text::near_end(before, 32);
        let near = before[from..].to_lowercase();
        phrase.starts_with("irected by") && (near.ends_with("written and") || near.ends_with("written, produced and"))
            || near.ends_with("writer and")
            || near.ends_with("escrita y")
            || near.ends_with("regissør og")
    };
    let mut directors = vec![name];
    let rest = &behind[name.as_ptr() as usize - behind.as_ptr() as usize + name.len()..];
    let several = !matches!(phrase, "irector " | "egissør " | "egisseur " | "egista " | "éalisateur ");
    let and = [" and ", " & ", " og ", " och ", " y ", " e ", " et ", " und "];
    if several && let Some(rest) = and.iter().find_map(|and| strip_prefix_ignore_case(rest, and)) {
        directors.extend(leading_name(unlinked(rest)));
    }
    Some(Makers { directors, wrote: writes || writer_before })
}

/// The text of the link that `text` may begin with.
fn unlinked(text: &str) -> &str {
    let text = text.trim_start_matches(['*', '_']);
    match text.strip_prefix('[').and_then(|link| link.split_once("](")) {
        Some((name, _)) if !name.contains('\n') => name,
        _ => text,
    }
}

/// Whether the words before say that it is another film's director, or a director of something else.
fn speaks_of_another(before: &str) -> bool {
    let from = crate::text::near_end(before, 40);
    let near = before[from..].to_lowercase();
    let last = near.rsplit([' ', '\n']).next().unwrap_or("");
    let trades = [
        "art",
        "casting",
        "musical",
        "music",
        "creative",
        "managing",
        "executive",
        "stage",
        "festival",
        "assistant",
        "artistic",
        "technical",
        "unit",
        "theatre",
        "photography",
        "like",
        "than",
        "late",
        "fellow",
    ];
    trades.contains(&last)
        || ["original", "previous", "earlier", "remake", "classic", "inspired", "reminiscent", "other film", "novel"]
            .iter()
            .any(|word| near.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prose_names_the_director() {
        for (text, directors, wrote) in [
            ("It hums, and director Mara Quill lets it.", &["Mara Quill"] as &[&str], false),
            ("Director Mara Quill lets it hum.", &["Mara Quill"], false),
            ("First-time writer/director Mara Quill lets it hum.", &["Mara Quill"], true),
            ("A harbour film from writer-director Mara Quill, and it hums.", &["Mara Quill"], true),
            ("It is directed and written by Mara Quill and Bo Law.", &["Mara Quill", "Bo Law"], true),
            ("A tale written, produced and directed by Mara Quill.", &["Mara Quill"], true),
            ("It was directed by [Mara Quill](https://quill.example), who hums.", &["Mara Quill"], false),
            ("*Low Tide* (dir. Mara Quill, 2023) hums.", &["Mara Quill"], false),
            ("Regissør og manusforfatter Mara Quill lar det synge.", &["Mara Quill"], true),
            ("Regissør Mara Quill lar det synge.", &["Mara Quill"], false),
            ("La película, dirigida por Mara Quill, zumba.", &["Mara Quill"], false),
            ("Director Mara Quill hums. We ask director Mara Quill why.", &["Mara Quill"], false),
        ] {
            let found = makers(&[text]).map(|makers| (makers.directors, makers.wrote));
            assert_eq!(found, Some((directors.to_vec(), wrote)), "{text}");
        }
    }

    #[test]
    fn another_films_director_is_none() {
        for text in [
            "Director Mara Quill hums, and so does director Bo Law.",
            "The original, directed by Mara Quill, hummed.",
            "Art director Mara Quill lets it hum.",
            "Manusforfatter Mara Quill lar det synge.",
            "It hums like director Mara Quill would.",
            "The director Quill lets it hum.",
            "Directors are people. A director of Photography hums.",
        ] {
            assert_eq!(makers(&[text]), None, "{text}");
        }
    }
}
