//! How far an item of the credits may reach, and what may stand between two.

use super::LONGEST_BARE;
use super::labels::{Field, label};
use super::names::cast_entry;
use crate::names::{and_at_start, is_name};
use crate::sentence::is_abbreviation;
use crate::words::{WordSet, word_set};

/// A line with more full stops than this is prose; it bounds the work on a hostile one.
pub(super) const MOST_STOPS: usize = 12;

/// Where an item that begins a text may end; the farthest is popped first.
pub(super) struct Ends {
    at: [usize; MOST_STOPS + 1],
    count: usize,
}

impl Ends {
    /// Looks from the byte `from` on, where the value of a label begins.
    pub(super) fn of(text: &str, from: usize, field: Option<Field>) -> Self {
        let mut ends = Ends { at: [0; MOST_STOPS + 1], count: 0 };
        // What has no label is short, which lets prose go quickly; with one it is a sentence, unless
        // it may hold words written short.
        let limit = if field.is_some() { text.len() } else { text.len().min(LONGEST_BARE) };
        let one_sentence = field.is_some_and(|field| field != Field::Duration);
        let bytes = text.as_bytes();
        let mut at = from;
        while at < limit && ends.count < MOST_STOPS {
            let byte = bytes[at];
            let next = at + 1;
            if !MAY_END[usize::from(byte)] || byte == b' ' && field.is_none() {
                at = next;
                continue;
            }
            match byte {
                // `Vuosi: 2008Kesto: 116 minuuttia`
                b'0'..=b'9'
                    if bytes.get(next).is_some_and(u8::is_ascii_uppercase)
                        && field.is_some()
                        && is_labelled(&text[next..]) =>
                {
                    ends.push(next);
                    return ends;
                }
                // Two bars part as one does, and so do two spaces before a label.
                b'|' if text[at..].starts_with("|| ") => {
                    ends.push(at);
                    if one_sentence {
                        return ends;
                    }
                }
                b' ' if field.is_some()
                    && bytes.get(next) == Some(&b' ')
                    && (is_labelled(text[next..].trim_start())
                        || crate::grade::labelled(text[next..].trim_start(), None).is_some()) =>
                {
                    ends.push(at);
                    return ends;
                }
                // `Regie: Ann Lee Buch: Bo Ek`: a label with its colon begins the next item, wherever it stands.
                b' ' if field.is_some()
                    && bytes.get(next).is_some_and(u8::is_ascii_uppercase)
                    && !matches!(bytes[at.saturating_sub(1)], b'.' | b',' | b';' | b':')
                    && at > from
                    && is_labelled(&text[next..]) =>
                {
                    ends.push(at);
                    return ends;
                }
                // `Cast: Ann Lee as Ray; Bo Ek as May`
                b';' if field == Some(Field::Cast) && begins_with_a_name(&text[next..]) => {}
                b'.' | b';' | b'|' | b')' if parts(text, next) => {
                    let belongs = matches!(byte, b'.' | b')');
                    ends.push(if belongs { next } else { at });
                    let word = || text[..next].rsplit(char::is_whitespace).next().unwrap_or("");
                    if one_sentence && byte != b')' && (byte != b'.' || !is_abbreviation(word())) {
                        return ends;
                    }
                }
                // `Mit Ann Lee, Bo Ek u. a. Deutschland 2021`
                b' ' if field == Some(Field::Cast)
                    && (text[at..].starts_with(" u. a.") || text[at..].starts_with(" u.a.")) =>
                {
                    ends.push(at);
                    return ends;
                }
                // `Directed by Ann Lee, written by Bo Ek` is two items.
                b',' if field.is_some() && bytes.get(next) == Some(&b' ') && label(&text[next + 1..]).is_some() => {
                    ends.push(at);
                }
                b' ' if field.is_some()
                    && and_at_start(&text[at..]).is_some_and(|and| label(&text[at + and + 1..]).is_some()) =>
                {
                    ends.push(at);
                }
                // The middle dot and the bullet.
                0xc2 | 0xe2 if text[at..].starts_with(['·', '•']) => ends.push(at),
                _ => {}
            }
            at = next;
        }
        if at == text.len() && ends.count < MOST_STOPS && ends.at[..ends.count].last() != Some(&text.len()) {
            ends.push(text.len());
        }
        ends
    }

    fn push(&mut self, end: usize) {
        self.at[self.count] = end;
        self.count += 1;
    }

    pub(super) fn pop(&mut self) -> Option<usize> {
        self.count = self.count.checked_sub(1)?;
        Some(self.at[self.count])
    }
}

/// The bytes at which an item may end; 0xc2 and 0xe2 begin the middle dot and the bullet.
const MAY_END: [bool; 256] = {
    let mut may_end = [false; 256];
    let ends = [b' ', b'.', b';', b'|', b')', b',', 0xc2, 0xe2];
    let mut at = 0;
    while at < ends.len() {
        may_end[ends[at] as usize] = true;
        at += 1;
    }
    at = b'0' as usize;
    while at <= b'9' as usize {
        may_end[at] = true;
        at += 1;
    }
    may_end
};

/// Whether a label with its colon begins `text`.
fn is_labelled(text: &str) -> bool {
    let Some((_, value)) = label(text) else { return false };
    text[..text.len() - value.len()].trim_end().ends_with(':')
}

/// Whether a cast goes on in `text`.
fn begins_with_a_name(text: &str) -> bool {
    let entry = text.split([';', '.']).next().unwrap_or(text).trim();
    let (name, _) = cast_entry(entry);
    name.contains(' ') && is_name(name) && label(entry).is_none()
}

/// Whether a mark before `at` parts what stands around it.
pub(super) fn parts(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(char::is_whitespace)
}

/// First words of remarks among the credits that carry no fact and are left out.
static OPENINGS: WordSet = word_set!(remark_openings);

fn is_usual(text: &str) -> bool {
    if !OPENINGS.may_begin(text) {
        return text.starts_with(|c: char| c == '(' || c.is_ascii_digit());
    }
    OPENINGS.holds_any_case(text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""))
}

/// Whether a remark that opens the credits may begin `text`: a usual one, or one in capitals. It lets a
/// sentence of prose go at its first word.
pub(super) fn may_open(text: &str) -> bool {
    let end = text.bytes().position(|byte| matches!(byte, b' ' | b'.' | b')' | b';' | b'|')).unwrap_or(text.len());
    !text[..end].contains(char::is_lowercase) || is_usual(text)
}

/// What may stand among credits and says nothing the model keeps: a few words, or a sentence on
/// where the film is to be seen. Where it ends, and whether it is one of those that papers print.
pub(super) fn remark(text: &str, known: usize) -> Option<(usize, bool)> {
    let usual = is_usual(text);
    // After several facts a remark may be longer.
    let mut words = if usual { 24 } else { 5 + 3 * usize::from(known > 2) };
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' => words -= 1,
            b'.' | b')' if parts(text, at + 1) => return Some((at + 1, usual)),
            b';' | b'|' if parts(text, at + 1) => return Some((at, usual)),
            _ => {}
        }
        if words == 0 {
            return None;
        }
    }
    Some((text.len(), usual))
}
