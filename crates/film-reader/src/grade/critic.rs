//! Grades with whose they are: `Ann Lee: B+ / Bo Ek: A-`, `A- [Ann Lee]`.

use super::{Graded, LONGEST_MARK};
use crate::names::is_name;
use crate::text::trim;

/// Reads one grade or several, each perhaps with its critic, and nothing else.
pub fn several(text: &str, stars_out_of: Option<u8>) -> Option<Vec<Graded<'_>>> {
    if let Some(only) = Graded::new(text, stars_out_of) {
        return Some(vec![only]);
    }
    if text.len() > LONGEST_MARK {
        return None;
    }
    // A remark in brackets may hold a comma, so the whole is tried before its parts.
    if let Some(only) = with_critic(text, stars_out_of) {
        return Some(vec![only]);
    }
    let parts =
        text.split([',', ';', '|', '·', '•']).flat_map(|part| part.split(" / ")).flat_map(|part| part.split(" and "));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| with_critic(part, stars_out_of)).collect::<Option<Vec<_>>>().filter(|grades| grades.len() > 1)
}

/// Reads a grade with its critic, or with a remark, on either side of it.
pub fn with_critic(text: &str, stars_out_of: Option<u8>) -> Option<Graded<'_>> {
    let text = trim(text);
    if let Some(plain) = Graded::new(text, stars_out_of) {
        return Some(plain);
    }
    // `A- (on rewatch)` has a remark behind it, `A- [Ann Lee]` its critic.
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((mark, inner)) =
            text.trim_end_matches('.').strip_suffix(close).and_then(|text| text.rsplit_once(open))
        {
            let critic = Some(inner.trim()).filter(|inner| is_name(inner));
            return Some(Graded { critic, ..Graded::new(mark, stars_out_of)? });
        }
    }
    let (critic, mark) = text.split_once(':')?;
    let critic = critic.trim();
    let graded = Graded::new(mark, stars_out_of)?;
    is_name(critic).then_some(Graded { critic: Some(critic), ..graded })
}

/// Whether a name before a mark can be a critic's: papers, sites and what a film is made of are marked
/// in the same way.
pub fn is_critic(name: &str) -> bool {
    const OTHERS: [&str; 58] = [
        "acting",
        "animation",
        "audience",
        "bell",
        "blood",
        "characters",
        "cinemascore",
        "cinematography",
        "critics",
        "design",
        "dialogue",
        "direction",
        "directing",
        "editing",
        "effects",
        "ending",
        "entertainment",
        "fear",
        "fun",
        "gazette",
        "gore",
        "guardian",
        "herald",
        "humor",
        "humour",
        "imdb",
        "language",
        "letterboxd",
        "metacritic",
        "metascore",
        "music",
        "nudity",
        "originality",
        "overall",
        "pacing",
        "performances",
        "plot",
        "post",
        "price",
        "production",
        "profanity",
        "reel",
        "rewatchability",
        "rotten",
        "scares",
        "score",
        "screen",
        "screenplay",
        "script",
        "sound",
        "story",
        "times",
        "tomatoes",
        "tomatometer",
        "type",
        "violence",
        "visuals",
        "writing",
    ];
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| word != "The" && OTHERS.binary_search(&word.to_lowercase().as_str()).is_err())
}
