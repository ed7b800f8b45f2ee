//! Grades with whose they are: `Ann Lee: B+ / Bo Ek: A-`, `A- [Ann Lee]`.

use super::{Graded, LONGEST_MARK};
use crate::names::{is_name, split_at_and};
use crate::text::trim;
use crate::words::{WordSet, word_set};

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
    let parts = text.split([',', ';', '|', '·', '•']).flat_map(|part| part.split(" / ")).flat_map(split_at_and);
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
    static OTHERS: WordSet = word_set!(graded_besides);
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| word != "The" && !OTHERS.holds_any_case(word))
}
