//! Who made the film, as the prose says it where no credits do.
//!
//! ```text
//! owner  =  NAME "’s" small* TITLE           Ann Lee’s Low Tide    Ann Lee’s harbour drama “Low Tide”
//!        |  NAME "’s" small* FILM            Ann Lee’s third feature
//! maker  =  what the words around a name say: `around`, and for names without capitals `uncased`
//! writer =  "written by" NAME                written by Bo Ek, based on the novel by Cy Oh
//! ```
//!
//! Prose speaks of other films' directors too. So the name must be a full one, nothing before it may say
//! that another film is meant, and where the text gives two people that way, it gives nobody.

mod around;
mod uncased;

use super::uncredited::{beginning, leading_name};
use crate::given::has_given_name;
use crate::memmem::Finder;
use crate::text::{split_at_mark, strip_prefix_ignore_case};
use std::sync::LazyLock;

/// Who directed, and whether they wrote the film as well.
#[derive(Debug, PartialEq)]
pub struct Makers<'a> {
    pub directors: Vec<&'a str>,
    pub wrote: bool,
}

/// No more places are looked at.
const MOST_PLACES: usize = 60;

/// Finds the director in the prose of a document: whose film it is or, failing that, whom the words around a name say.
/// `whole` is the text with its headline and its captions.
pub fn makers<'a>(
    prose: &[&'a str],
    whole: &'a str,
    title: &str,
    is_actor: &dyn Fn(&str) -> bool,
) -> Option<Makers<'a>> {
    let around = || {
        // What stands above the prose is headlines and credits, and what stands below it is seldom of this film.
        let first =
            prose.first().map_or(whole.len(), |text| (text.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize));
        let front_matter = crate::front_matter::end(whole);
        let above = whole.get(front_matter..first).filter(|above| above.len() <= OWNERS_SEARCHED).unwrap_or("");
        let texts: Vec<&'a str> = std::iter::once(above).chain(beginning(prose, OWNERS_SEARCHED)).collect();
        let uncased = || uncased::director(&texts).map(|name| Makers { directors: vec![name], wrote: false });
        let found = around::director(&texts, title, is_actor).or_else(uncased);
        found.filter(|makers| !is_actor(makers.directors[0]) && !wrote_a_book(makers.directors[0], prose))
    };
    match owner(&[whole], title).filter(|name| !is_actor(name)) {
        Some(director) => Some(Makers { directors: vec![director], wrote: false }),
        None => around(),
    }
}

/// Whom the prose says to have written the film: `written by Bo Ek, based on the novel by Cy Oh`. Two are nobody.
pub fn writers<'a>(prose: &[&'a str]) -> Vec<&'a str> {
    static BY: LazyLock<[Finder<'static>; 8]> = LazyLock::new(|| {
        [
            "ritten by ",
            "creenplay by ",
            "creenplay, by ",
            "cript by ",
            "cripted by ",
            "enned by ",
            "creenwriter ",
            "creenwriters ",
        ]
        .map(Finder::new)
    });
    let mut found: Vec<&'a str> = Vec::new();
    for text in beginning(prose, OWNERS_SEARCHED) {
        for by in BY.iter() {
            for at in by.find_iter(text.as_bytes()).take(MOST_PLACES) {
                let behind = unlinked(&text[at + by.needle().len()..]);
                let trade = by.needle().starts_with(b"creenwriter");
                let name =
                    if trade { leading_name(behind).filter(|name| has_given_name(name)) } else { name_after(behind) };
                let Some(name) = name.filter(|_| !trade || !speaks_of_another(&text[..at])) else { continue };
                let before = text[crate::text::near_end(&text[..at], 40)..at].to_lowercase();
                const OTHERS: [&str; 14] = [
                    "novel", "book", "play", "story", "song", "music", "memoir", "co-", "letter", "article", "review",
                    "score", "original", "poem",
                ];
                let screenplay = by.needle().starts_with(b"creenplay");
                let near = before.rsplit(['.', ';']).next().unwrap_or("").replace("screenplay", "");
                if OTHERS.iter().any(|other| near.contains(other) && !(screenplay && *other == "play")) {
                    continue;
                }
                let mut names = vec![name];
                let after = |text: &'a str, name: &str| {
                    let rest = &text[text.find(name).map_or(0, |at| at + name.len())..];
                    // `Ann Lee (“Gulls”) and Bo Ek`
                    let aside = rest.strip_prefix(" (").and_then(|aside| aside.split_once(')'));
                    aside.filter(|(aside, _)| aside.len() <= LONGEST_ASIDE).map_or(rest, |(_, rest)| rest)
                };
                // `by Ann Lee, Bo Ek, and long-time friend Cy Oh`
                let mut rest = after(behind, name);
                while names.len() < MOST_WRITERS
                    && let Some(more) = [", and ", " and ", " & ", ", "].iter().find_map(|and| rest.strip_prefix(and))
                    && let Some(name) =
                        name_after(unlinked(more)).filter(|name| !rest.starts_with(", ") || has_given_name(name))
                {
                    rest = after(more, name);
                    names.push(name);
                }
                if !found.is_empty() && !same(found[0], names[0]) {
                    return Vec::new();
                }
                if names.len() > found.len() {
                    found = names;
                }
            }
        }
    }
    if found.is_empty() {
        found.extend(who_wrote(prose));
    }
    found
}

/// Whose the script is: `Bo Ek’s screenplay`, `Bo Ek wrote the script`. Two are nobody.
fn who_wrote<'a>(prose: &[&'a str]) -> Option<&'a str> {
    static WROTE: LazyLock<[Finder<'static>; 4]> =
        LazyLock::new(|| [" screenplay", " script", " wrote the script", " wrote the screenplay"].map(Finder::new));
    let mut found: Option<&'a str> = None;
    for text in beginning(prose, OWNERS_SEARCHED) {
        for wrote in WROTE.iter() {
            for at in wrote.find_iter(text.as_bytes()).take(MOST_PLACES) {
                let owner = &text[..at];
                let owner = match wrote.needle().starts_with(b" wrote") {
                    true => Some(owner),
                    false => owner.strip_suffix('s').and_then(|owner| owner.strip_suffix(crate::text::is_apostrophe)),
                };
                let Some(name) = owner.and_then(closing_name) else { continue };
                if speaks_of_another(text[..at].trim_end()) {
                    continue;
                }
                if found.is_some_and(|known| !same(known, name)) {
                    return None;
                }
                found = Some(name);
            }
        }
    }
    found
}

/// The name that begins `text`, after what somebody is perhaps: `the playwright Ann Lee`.
fn name_after(text: &str) -> Option<&str> {
    leading_name(text).or_else(|| {
        let clause = text.split([',', '.', ';', '(', '\n']).next().unwrap_or(text);
        const GOES_ON: [&str; 12] =
            ["with", "to", "from", "for", "of", "who", "based", "on", "in", "after", "as", "is"];
        let starts = clause.match_indices(' ').map(|(at, _)| at + 1).take(MOST_SMALL);
        let starts = starts.take_while(|at| !clause[..*at].split(' ').any(|word| GOES_ON.contains(&word)));
        starts.filter_map(|at| leading_name(&text[at..])).find(|name| has_given_name(name))
    })
}

/// What stands in brackets after a writer is no longer, in bytes.
const LONGEST_ASIDE: usize = 60;

/// No more writers are taken from a sentence.
const MOST_WRITERS: usize = 5;

/// Whose film it is: `Ann Lee’s “Low Tide”`, `Ann Lee’s third feature`. Who owns a film may be an actor or a novelist, too, so
/// that the text has to speak of a director somewhere, and two owners are none.
fn owner<'a>(prose: &[&'a str], title: &str) -> Option<&'a str> {
    static OWNS: LazyLock<[Finder<'static>; 4]> = LazyLock::new(|| ["’s ", "'s ", "s’ ", "s' "].map(Finder::new));
    static DIRECTS: LazyLock<[Finder<'static>; 3]> = LazyLock::new(|| ["irect", "ilmmak", "ilm-mak"].map(Finder::new));
    let mut found: Option<(&'a str, bool)> = None;
    for text in beginning(prose, OWNERS_SEARCHED) {
        for owns in OWNS.iter() {
            for at in owns.find_iter(text.as_bytes()).take(MOST_PLACES) {
                let Some(sure) = is_a_film(&text[at + owns.needle().len()..], title) else { continue };
                let owner = if owns.needle().starts_with(b"s") { &text[..at + 1] } else { &text[..at] };
                let Some(name) = closing_name(owner) else { continue };
                let before = owner[..owner.len() - name.len()].trim_end();
                if speaks_of_another(before) || before.ends_with(['(', '&']) {
                    continue;
                }
                match found {
                    None => found = Some((name, sure)),
                    Some((known, was)) if same(known, name) => found = Some((known, was || sure)),
                    // The film that is called by its title is the one.
                    Some((_, false)) if sure => found = Some((name, true)),
                    Some((_, true)) if !sure => {}
                    Some(_) => return None,
                }
            }
        }
    }
    let (name, sure) = found?;
    let directs = || prose.iter().any(|text| DIRECTS.iter().any(|word| word.find(text.as_bytes()).is_some()));
    // Whose film it is made the film, unless the text speaks of a book or a play.
    let adapted = || {
        const SOURCES: [&str; 9] =
            ["novel", " book", "adapt", " play by", "memoir", "based on", "stories", "comic", "author"];
        prose
            .iter()
            .any(|text| SOURCES.iter().any(|source| crate::memmem::find(text.as_bytes(), source.as_bytes()).is_some()))
    };
    ((!sure || directs() || !adapted()) && !wrote_a_book(name, prose)).then_some(name)
}

/// Whether the prose says that `name` wrote the book that the film is made after.
fn wrote_a_book(name: &str, prose: &[&str]) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    prose.iter().any(|text| {
        ["novel by ", "book by ", "play by ", "story by ", "memoir by "]
            .iter()
            .any(|by| text.split(by).skip(1).any(|rest| rest.starts_with(name)))
            || ["’s novel", "'s novel", "’s book", "'s book", "’s memoir", "'s memoir", "’s play ", "'s play "]
                .iter()
                .any(|owned| text.contains(&format!("{surname}{owned}")))
    })
}

/// Whether `text` goes on with the title, after a few small words perhaps, or with a word for a film. Gives whether it is the
/// title.
fn is_a_film(text: &str, title: &str) -> Option<bool> {
    const FILMS: [&str; 14] = [
        "film",
        "movie",
        "feature",
        "debut",
        "drama",
        "comedy",
        "thriller",
        "biopic",
        "documentary",
        "picture",
        "western",
        "musical",
        "masterpiece",
        "follow-up",
    ];
    let mut rest = text;
    let mut is_film = false;
    for word in 0..=MOST_SMALL {
        let bare = rest.trim_start_matches(['“', '"', '‘', '\'', '*', '_', '«', ',', ' ']);
        if !title.is_empty()
            && let Some(behind) = strip_prefix_ignore_case(bare, title)
            && !behind.starts_with(char::is_alphanumeric)
            && bare.starts_with(|c: char| !c.is_lowercase())
        {
            return Some(true);
        }
        let (first, behind) = rest.split_once([' ', '\n']).unwrap_or((rest, ""));
        let plain = first.trim_end_matches([',', '.', ';', ':', '!', '?', ')']);
        let folded = plain.to_lowercase();
        is_film = is_film || FILMS.contains(&folded.trim_end_matches("’s"));
        let small = plain.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '–')) || plain.contains('-');
        if word == MOST_SMALL || plain.is_empty() || !small || plain.len() < first.len() {
            break;
        }
        rest = behind;
    }
    is_film.then_some(false)
}

/// The full name that closes `text`, with a given name that is known.
fn closing_name(text: &str) -> Option<&str> {
    let mut start = text.len();
    for (at, _) in text.rmatch_indices([' ', '\n', '“', '"', '(', '—', '–']).take(4) {
        let next = at + text[at..].chars().next().map_or(1, char::len_utf8);
        let word = text[next..start].trim();
        if !word.starts_with(char::is_uppercase) || word.ends_with([',', ':', ';']) {
            break;
        }
        start = next;
        if !text[at..].starts_with(' ') {
            break;
        }
    }
    if !text.contains(' ') || text[..start].is_empty() && text.split(' ').count() > 4 {
        return None;
    }
    // A name may open the text.
    let opens = text.split(' ').count() <= 3 && text.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let name = if opens { text } else { &text[start..] };
    let mut name = name.trim();
    // `In Ann Lee’s third feature`
    while let Some((first, rest)) = name.split_once(' ') {
        if crate::given::is_given(first.split('-').next().unwrap_or(first)) {
            break;
        }
        name = rest;
    }
    (name.contains(' ') && leading_name(name) == Some(name) && has_given_name(name)).then_some(name)
}

/// So many small words may stand between an owner and the film: `Ann Lee’s quietly furious harbour drama Low Tide`.
const MOST_SMALL: usize = 5;

/// How much of a document is searched for whose film it is and who wrote it, in bytes.
const OWNERS_SEARCHED: usize = 6_000;

fn same(one: &str, other: &str) -> bool {
    crate::text::fold(one) == crate::text::fold(other)
}

/// Whether another film stands beside the director: `“Gulls,” directed by Ann Lee`, `director Ann Lee’s “Gulls”`.
fn is_of_another_film(before: &str, after: &str, title: &str) -> bool {
    const OPENING: [char; 6] = ['“', '"', '«', '*', '_', '‘'];
    const CLOSING: [char; 6] = ['”', '"', '»', '*', '_', '’'];
    if title.is_empty() {
        return false;
    }
    if let Some(owned) = ["’s ", "'s ", "’ ", "' "].iter().find_map(|owner| after.strip_prefix(owner)) {
        let film = owned.trim_start_matches(OPENING);
        return film.len() < owned.len() && strip_prefix_ignore_case(film, title).is_none();
    }
    let before = before.trim_end_matches([',', ' ', '(']);
    before.ends_with(CLOSING) && !around::ends_with_title(before, title) && {
        let inner = before.trim_end_matches(CLOSING);
        let near = &inner[crate::text::near_end(inner, title.len().max(60))..];
        near.rsplit_once(OPENING).is_some_and(|(_, film)| film.starts_with(char::is_uppercase))
    }
}

/// The text of the link that `text` may begin with.
fn unlinked(text: &str) -> &str {
    let text = text.trim_start_matches(['*', '_']);
    match text.strip_prefix('[').and_then(|link| split_at_mark(link, "](")) {
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
        || ["original", "previous", "earlier", "remake", "classic", "inspired", "reminiscent", "other film", "novel "]
            .iter()
            .any(|word| near.contains(word) && !near.contains("novel by "))
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
            ("It is adapted from the novel by Di Port, and directed by Mara Quill.", &["Mara Quill"], false),
            ("Martha Quill’s “Low Tide” hums, and the direction is fine.", &["Martha Quill"], false),
            ("Martha Quill's third feature hums, and nothing else does.", &["Martha Quill"], false),
            (
                "It opens late. In Martha Hughes’ quiet harbour drama Low Tide, a director waits.",
                &["Martha Hughes"],
                false,
            ),
        ] {
            let found = makers(&[text], text, "Low Tide", &|_| false).map(|makers| (makers.directors, makers.wrote));
            assert_eq!(found, Some((directors.to_vec(), wrote)), "{text}");
        }
    }

    #[test]
    fn the_prose_names_who_wrote_it() {
        for (text, names) in [
            ("It is written by Bo Law, based on the novel by Di Port.", &["Bo Law"] as &[&str]),
            ("The screenplay by Bo Law and Di Port hums.", &["Bo Law", "Di Port"]),
            ("It was a novel written by Bo Law.", &[]),
            ("Written by Bo Law. The other was written by Di Port.", &[]),
        ] {
            assert_eq!(writers(&[text]), names, "{text}");
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
            "Martha Quill’s Low Tide was a book first, and Quill’s novel hummed. The director is late.",
            "Not since Martha Quill’s film has it hummed so, nor since Peter Law’s movie.",
            "Martha Quill’s harbour hums.",
        ] {
            assert_eq!(makers(&[text], text, "Low Tide", &|_| false), None, "{text}");
        }
    }
}
