//! Credited people mentioned in the text of a review.
//!
//! A full name is a mention. A surname alone is one where nobody else can be meant: one credited
//! person has it, the document has introduced the person, no part and no title has the word, and it
//! stands neither in another's name (`Sharon Stone`) nor where it may be an ordinary word (`Law is …`).
//! On doubt it stays text.

use super::names::{Found, People, is_suffix, letter};
use super::ordinary::{is_address, is_opener, is_ordinary};
use super::words::{Gap, Word, after, before, begins_sentence, with_folded, word_at};
use crate::words::{WordSet, word_set};
use film_model::{Block, Inline};
use std::cell::OnceCell;

static ARTICLES: WordSet = word_set!(articles);

static PARTICLES: WordSet = word_set!(particles);

static PARTICLES_OR_WORDS: WordSet = word_set!(particles_or_words);

/// Whether the words before a name make it another's: `Sharon Stone`, `van Moss`, `R. Moss`.
pub fn belongs_to_another(text: &str, name: Found) -> bool {
    match before(text, name.start) {
        Some((Gap::Hyphen, _)) => true,
        Some((Gap::Stop, word)) => word.text.chars().nth(1).is_none(),
        Some((Gap::Space, word)) if word.is_possessive() => false,
        Some((Gap::Space, word)) if word.has_capital() => {
            !with_folded(word.text, |folded| is_opener(folded) || is_address(folded))
        }
        // `le film de Varda` is hers, `Agnès de Varda` another's name.
        Some((Gap::Space, word)) => {
            PARTICLES.holds(word.text)
                || PARTICLES_OR_WORDS.holds(word.text)
                    && matches!(before(text, word.start), Some((Gap::Space, word)) if word.has_capital())
        }
        _ => false,
    }
}

/// Whether a name goes on behind it: `Stone Phillips`, `Walt Disney Pictures`, `Robert Downey Sr.`
fn goes_on(text: &str, name: Found) -> bool {
    if name.behind > name.end {
        return false;
    }
    match after(text, name.end) {
        Some((Gap::Space | Gap::Comma, word)) if with_folded(word.text, is_suffix) => true,
        Some((Gap::Space, word)) => word.has_capital() && word.text != "I" && word.without_first_person(),
        Some((Gap::Hyphen, word)) => word.has_capital(),
        _ => false,
    }
}

/// Whether a surname may be a place (`in Holland`) or a part (`May (Vale)`).
fn may_be_a_place_or_a_part(text: &str, name: Found) -> bool {
    let place = matches!(before(text, name.start), Some((Gap::Space, word)) if matches!(word.text, "in" | "In" | "near" | "Near"));
    place || text[name.behind..].trim_start().starts_with('(')
}

impl Word<'_> {
    /// Whether the word is not `I’m` or `I’d`.
    fn without_first_person(&self) -> bool {
        !self.text.strip_prefix('I').is_some_and(|rest| rest.starts_with(crate::text::is_apostrophe))
    }
}

/// Who may be linked in one document, and by what.
pub struct Mentions<'d> {
    pub people: &'d People,
    /// The prose of the document, where words in lower case are looked for.
    pub prose: &'d [&'d str],
    /// Whether the full name is a mention.
    pub full: &'d [bool],
    /// Whose surname alone is one, in their order.
    pub surname: Vec<usize>,
    /// Whose surname stands in the prose as an ordinary word, in their order; found when first asked for.
    pub ordinary: OnceCell<Vec<usize>>,
}

impl Mentions<'_> {
    /// Makes the mentions in `blocks` people.
    pub fn link(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.link_paragraph(inlines),
                Block::Quotation(blocks) | Block::Spoiler(blocks) => self.link(blocks),
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.link(item)),
            }
        }
    }

    /// A paragraph is read as a whole, because what stands around a name decides about it; a mention
    /// that would cross from one inline into another is none.
    fn link_paragraph(&self, inlines: &mut Vec<Inline>) {
        let together;
        let text = match inlines.as_slice() {
            [Inline::Text(text)] => text,
            inlines => {
                together = film_model::plain(inlines);
                &together
            }
        };
        let found = self.find(text);
        if !found.is_empty() {
            let mut at = 0;
            *inlines = self.place(std::mem::take(inlines), &mut at, &mut found.as_slice());
        }
    }

    /// The mentions in `text`, in their order.
    fn find(&self, text: &str) -> Vec<Found> {
        let mut mentions = Vec::new();
        let mut at = 0;
        while let Some(word) = self.people.next_capital(text, at) {
            at = word.end;
            let Some((number, word)) = self.people.find(word) else { continue };
            if let Some(name) = self.people.full_name_at(text, word, number) {
                at = name.behind;
                let hyphened = matches!(before(text, name.start), Some((Gap::Hyphen, _)));
                if self.full[name.person] && !hyphened && !goes_on(text, name) {
                    mentions.push(name);
                }
            } else if let Some(name) = self.people.surname_at(text, word, number, false)
                && self.surname.binary_search(&name.person).is_ok()
                && !belongs_to_another(text, name)
                && !goes_on(text, name)
                && !may_be_a_place_or_a_part(text, name)
                && !self.may_be_ordinary(text, name, number)
            {
                at = name.behind;
                mentions.push(name);
            }
        }
        if self.people.has_uncased() {
            let mut at = 0;
            while let Some(name) = self.people.uncased_from(text, at) {
                at = name.end;
                if self.full[name.person] {
                    mentions.push(name);
                }
            }
            mentions.sort_by_key(|name| name.start);
        }
        mentions
    }

    /// Whether the surname may be an ordinary word that only its place writes large: at the start of
    /// a sentence, and behind an article (`the King`).
    fn may_be_ordinary(&self, text: &str, name: Found, number: u32) -> bool {
        let doubtful = match before(text, name.start) {
            Some((Gap::Stop, word)) => !with_folded(word.text, is_address),
            Some((Gap::Space, word)) if ARTICLES.holds_any_case(word.text) => true,
            _ => begins_sentence(text, name.start),
        };
        let last = self.people.letters(number);
        doubtful && (is_ordinary(last) || self.is_written_small(name.person))
    }

    fn is_written_small(&self, person: usize) -> bool {
        self.ordinary.get_or_init(|| self.written_small()).binary_search(&person).is_ok()
    }

    /// Looks every linkable surname up in the words in lower case: once, whatever the cast.
    fn written_small(&self) -> Vec<usize> {
        let mut small = Vec::new();
        // By byte: the second letters of the surnames that begin with it, that there is one at all, and
        // whether it is of a word.
        const OPENS: u32 = 1 << 31;
        const OF_WORD: u32 = 1 << 30;
        let of_word = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        let mut table: [u32; 256] = std::array::from_fn(|byte| if of_word(byte as u8) { OF_WORD } else { 0 });
        let surnames = self.surname.iter().filter_map(|person| self.people.surname(*person));
        for letters in surnames.map(|word| self.people.letters(word)) {
            table[usize::from(letters.as_bytes()[0])] |= OPENS | letter(letters, 1);
        }
        for text in self.prose {
            let (mut before, mut from) = (0, 0);
            for (start, byte) in text.bytes().enumerate() {
                let known = table[usize::from(byte)];
                // Shifted, the one bit lies over the other: a word does not begin within one.
                let opens = known & !(before << 1) & OPENS != 0;
                before = known;
                if !opens || start < from {
                    continue;
                }
                let second = letter(&text[start..], 1);
                if second != 0 && known & second == 0 {
                    continue;
                }
                let word = word_at(text, start);
                from = word.end;
                if let Some((number, _)) = self.people.find(word)
                    && let Some(person) = self.people.owner(number)
                    && self.people.surname(person) == Some(number)
                {
                    small.push(person);
                }
            }
        }
        small.sort_unstable();
        small
    }

    /// Cuts the texts of `inlines`, of which the first begins at `at`, at the mentions in them.
    fn place(&self, inlines: Vec<Inline>, at: &mut usize, found: &mut &[Found]) -> Vec<Inline> {
        let room = match inlines.as_slice() {
            // Most paragraphs are one text, which each of its mentions parts in two.
            [Inline::Text(text)] => 1 + 2 * found.iter().take_while(|name| name.end <= *at + text.len()).count(),
            inlines => inlines.len(),
        };
        let mut out = Vec::with_capacity(room);
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.cut(text, at, found, &mut out),
                Inline::Emphasis(children) => out.push(Inline::Emphasis(self.place(children, at, found))),
                Inline::Strong(children) => out.push(Inline::Strong(self.place(children, at, found))),
                Inline::Spoiler(children) => out.push(Inline::Spoiler(self.place(children, at, found))),
                // A link leads where the critic meant it to.
                inline @ (Inline::Link { .. } | Inline::Person { .. }) => {
                    *at += film_model::plain(std::slice::from_ref(&inline)).len();
                    out.push(inline);
                }
            }
        }
        out
    }

    fn cut(&self, text: String, at: &mut usize, found: &mut &[Found], out: &mut Vec<Inline>) {
        let (start, end) = (*at, *at + text.len());
        *at = end;
        let mut done = 0;
        while let Some((name, rest)) = found.split_first() {
            if name.end > end {
                break;
            }
            *found = rest;
            if name.start < start {
                continue;
            }
            let (from, to) = (name.start - start, name.end - start);
            if from > done {
                out.push(Inline::Text(text[done..from].to_owned()));
            }
            out.push(Inline::Person {
                name: self.people.name(name.person).to_owned(),
                text: text[from..to].to_owned(),
            });
            done = to;
        }
        match done {
            0 => out.push(Inline::Text(text)),
            done if done < text.len() => out.push(Inline::Text(text[done..].to_owned())),
            _ => {}
        }
    }
}
