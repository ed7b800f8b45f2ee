//! The credited people of a movie, and how they are found in a text by a word of their names.
//!
//! ```text
//! name     =  word+ suffix?              Ana de la Cruz    Per Holm Jr.    Song Kang-ho
//! surname  =  particle* last word        de la Cruz        Holm            Kang-ho
//! form     =  the name, without its suffix or its initials, or with its two halves in the other order
//! ```
//!
//! Words are kept sorted and looked up by halving; a mask of lengths by first letter keeps most
//! words of a text from being looked up at all. Forms are kept sorted word by word, so that following
//! a name through a text narrows them down step by step: what a place costs does not depend on
//! how many people share a surname.

use super::words::{Gap, Word, after, before, fold_name, with_folded, word_at};

/// People with more words than this are followed by no text.
const MOST_WORDS: usize = 8;

/// The credited people of one movie: the actors first, in the order of the cast.
pub struct People {
    names: Vec<String>,
    actors: usize,
    /// The different words of all names, sorted.
    words: Vec<Entry>,
    /// The first letters of each word as a number, which sorts as they do.
    keys: Vec<u64>,
    /// The folded letters of the words.
    letters: String,
    forms: Vec<Form>,
    /// The words of the forms, by number.
    sequences: Vec<u32>,
    /// Where a word is the first or second of a form, sorted by word.
    places: Vec<Place>,
    surnames: Vec<Option<Surname>>,
    /// By first letter: the lengths there are, a bit each.
    lengths: [u64; 26],
    uncased: Uncased,
}

/// A word of a name.
struct Entry {
    letters: std::ops::Range<usize>,
    /// The one person, and the one actor, that has it.
    owner: Only,
    actor: Only,
    /// Whether somebody's surname ends with it.
    ends_surname: bool,
    /// The forms that it begins.
    forms: std::ops::Range<usize>,
    /// Where it is first or second.
    places: std::ops::Range<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Only {
    Nobody,
    One(usize),
    Several,
}

impl Only {
    fn or(self, person: usize) -> Only {
        match self {
            Only::Nobody => Only::One(person),
            Only::One(known) if known == person => self,
            _ => Only::Several,
        }
    }
}

struct Form {
    sequence: std::ops::Range<usize>,
    /// Nobody where two people could be meant.
    person: Option<usize>,
    /// Whether it is the name as credited, and not shortened or turned.
    whole: bool,
}

/// That a word is the first (0) or second (1) of a form.
#[derive(Clone, Copy)]
struct Place {
    word: u32,
    form: u32,
    position: u8,
}

/// The words of a surname, in the sequences, and the suffix.
struct Surname {
    words: std::ops::Range<usize>,
    suffix: Option<u32>,
}

/// A person found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub person: usize,
    pub start: usize,
    /// Without a possessive `'s`.
    pub end: usize,
    /// Behind the `'s`.
    pub behind: usize,
}

pub fn is_suffix(folded: &str) -> bool {
    matches!(folded, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// Small words that a surname begins with. Some are given names too (`Al`), so none opens a name.
pub fn is_particle(folded: &str) -> bool {
    const PARTICLES: [&str; 36] = [
        "abu", "af", "al", "ap", "av", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "di",
        "do", "dos", "du", "el", "ibn", "la", "las", "le", "les", "los", "mac", "ni", "nic", "st", "ten", "ter", "van",
        "von", "zu", "zur",
    ];
    PARTICLES.binary_search(&folded).is_ok()
}

impl People {
    /// `actors` in the order of the cast; of `crew` those who do not act as well.
    pub fn new<'n>(actors: impl Iterator<Item = &'n str>, crew: impl Iterator<Item = &'n str>) -> People {
        let people = actors.size_hint().0 + crew.size_hint().0;
        let mut build = Building {
            names: Vec::with_capacity(people),
            letters: String::with_capacity(16 * people),
            occurrences: Vec::with_capacity(3 * people),
            starts: Vec::with_capacity(people),
            uncased: Uncased::default(),
        };
        actors.for_each(|name| build.add(name));
        let actors = build.names.len();
        crew.for_each(|name| build.add(name));
        build.finish(actors)
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether the whole name is one word; it is found as a surname is.
    pub fn has_one_word(&self, person: usize) -> bool {
        !self.names[person].contains(' ')
    }

    /// The name as credited.
    pub fn name(&self, person: usize) -> &str {
        &self.names[person]
    }

    pub fn is_actor(&self, person: usize) -> bool {
        person < self.actors
    }

    /// The number of `word` among the words of the names, and the word, without an elision where
    /// only that is known.
    pub fn find<'t>(&self, word: Word<'t>) -> Option<(u32, Word<'t>)> {
        match self.number(word.text) {
            Some(number) => Some((number, word)),
            None if word.text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => None,
            None => {
                let word = word.without_elision()?;
                Some((self.number(word.text)?, word))
            }
        }
    }

    fn number(&self, word: &str) -> Option<u32> {
        let first = *word.as_bytes().first()?;
        if word.len() > super::words::LONGEST {
            return None;
        }
        // Marks and accents change the length; such a word is looked up without asking first.
        if first.is_ascii_alphabetic() {
            let letter = usize::from(first.to_ascii_lowercase() - b'a');
            let possible = self.lengths[letter];
            if possible == 0
                || possible & 1 << (word.len() & 63) == 0 && word.bytes().all(|b| b.is_ascii_alphanumeric())
            {
                return None;
            }
        }
        with_folded(word, |folded| {
            let key = key(folded);
            let at = self.keys.partition_point(|known| *known < key);
            if *self.keys.get(at)? != key {
                return None;
            }
            let alike = &self.words[at..at + self.keys[at..].partition_point(|known| *known == key)];
            let found = alike.binary_search_by(|entry| self.letters[entry.letters.clone()].cmp(folded)).ok()?;
            Some((at + found) as u32)
        })
    }

    /// The folded letters of a word.
    pub fn letters(&self, number: u32) -> &str {
        &self.letters[self.words[number as usize].letters.clone()]
    }

    /// The one person who has that word in the name.
    pub fn owner(&self, number: u32) -> Option<usize> {
        match self.words[number as usize].owner {
            Only::One(person) => Some(person),
            _ => None,
        }
    }

    /// The last word of the person's surname.
    pub fn surname(&self, person: usize) -> Option<u32> {
        self.surname_words(person)?.last().copied()
    }

    fn surname_words(&self, person: usize) -> Option<&[u32]> {
        Some(&self.sequences[self.surnames[person].as_ref()?.words.clone()])
    }

    /// Whether somebody has the surname that ends with this word.
    pub fn is_surname(&self, number: u32) -> bool {
        self.words[number as usize].ends_surname
    }

    /// The longest name that begins with `word`, whose number is `number`.
    pub fn full_name_at(&self, text: &str, word: Word<'_>, number: u32) -> Option<Found> {
        let mut forms = &self.forms[self.words[number as usize].forms.clone()];
        let mut found = None;
        let (mut last, mut last_number) = (word, number);
        for depth in 1.. {
            if forms.is_empty() {
                break;
            }
            // The shortest form stands first among those that begin alike.
            let shortest = &forms[0];
            if shortest.sequence.len() == depth {
                found = shortest.person.map(|person| (person, last, last_number));
                forms = &forms[1..];
            }
            if last.is_possessive() || forms.is_empty() {
                break;
            }
            let Some((gap, next)) = after(text, last.end) else { break };
            let Some(next_number) = self.number(next.text) else { break };
            if !self.joins(last_number, gap, next_number) {
                break;
            }
            let word_of = |form: &Form| self.sequences[form.sequence.start + depth];
            let from = forms.partition_point(|form| word_of(form) < next_number);
            let to = from + forms[from..].partition_point(|form| word_of(form) == next_number);
            forms = &forms[from..to];
            (last, last_number) = (next, next_number);
        }
        let (person, last, last_number) = found?;
        Some(self.found(text, person, word.start, last, last_number))
    }

    /// A name found up to `last`: the full stop of a suffix is of the name.
    fn found(&self, text: &str, person: usize, start: usize, last: Word<'_>, number: u32) -> Found {
        let stop =
            !last.is_possessive() && matches!(self.letters(number), "jr" | "sr") && text[last.end..].starts_with('.');
        let end = last.name_end() + usize::from(stop);
        let behind = if stop { word_behind(text, end) } else { last.end };
        Found { person, start, end, behind }
    }

    /// Whether `gap` may stand within a name between the words of these numbers.
    pub fn joins(&self, before: u32, gap: Gap, behind: u32) -> bool {
        match gap {
            Gap::Space | Gap::Hyphen => true,
            Gap::Stop => stands_with_stop(self.letters(before)),
            Gap::Comma => is_suffix(self.letters(behind)),
        }
    }

    /// The surname that ends with `word`, if only one person, or with `actors` one actor, has that word.
    pub fn surname_at(&self, text: &str, word: Word<'_>, number: u32, actors: bool) -> Option<Found> {
        let entry = &self.words[number as usize];
        let Only::One(person) = (if actors { entry.actor } else { entry.owner }) else { return None };
        let words = self.surname_words(person).filter(|words| words.last() == Some(&number))?;
        let mut first = word;
        for expected in words.iter().rev().skip(1) {
            let (gap, before) = before(text, first.start)?;
            let same = self.number(before.text) == Some(*expected) && !before.is_possessive();
            if !same || !self.joins(*expected, gap, number) {
                return None;
            }
            first = before;
        }
        let suffixed = self.surnames[person].as_ref().and_then(|surname| surname.suffix).and_then(|suffix| {
            let (gap, next) = after(text, word.end).filter(|_| !word.is_possessive())?;
            let same = self.number(next.text) == Some(suffix) && matches!(gap, Gap::Space | Gap::Comma);
            same.then(|| self.found(text, person, first.start, next, suffix))
        });
        Some(suffixed.unwrap_or_else(|| self.found(text, person, first.start, word, number)))
    }

    /// The forms of names in which the word is first (0) or second (1): position, person, words.
    pub fn forms_with(&self, number: u32) -> impl ExactSizeIterator<Item = (usize, Option<usize>, &[u32])> {
        self.places[self.words[number as usize].places.clone()].iter().map(|place| {
            let form = &self.forms[place.form as usize];
            (usize::from(place.position), form.person, &self.sequences[form.sequence.clone()])
        })
    }

    /// The first name at or behind `from` in a script without capitals.
    pub fn uncased_from(&self, text: &str, from: usize) -> Option<Found> {
        self.uncased.find(text, from)
    }

    pub fn has_uncased(&self) -> bool {
        !self.uncased.names.is_empty()
    }
}

/// The first eight bytes of a folded word.
fn key(folded: &str) -> u64 {
    let length = folded.len().min(8);
    let mut first = [0; 8];
    first[..length].copy_from_slice(&folded.as_bytes()[..length]);
    u64::from_be_bytes(first)
}

/// Words that are written short, with a full stop.
fn stands_with_stop(folded: &str) -> bool {
    is_suffix(folded) || folded == "st" || folded.chars().nth(1).is_none()
}

/// The end of a possessive `'s` that may stand at `end`.
fn word_behind(text: &str, end: usize) -> usize {
    let mut rest = text[end..].chars();
    match (rest.next(), rest.next(), rest.next()) {
        (Some(mark), Some('s'), next)
            if super::super::text::is_apostrophe(mark) && !next.is_some_and(char::is_alphanumeric) =>
        {
            end + mark.len_utf8() + 1
        }
        _ => end,
    }
}

/// A word of a person before the words have numbers.
struct Occurrence {
    letters: std::ops::Range<usize>,
    person: usize,
    /// Its number, once there is one.
    number: u32,
    /// Whether white space stands before it.
    parted: bool,
}

struct Building {
    names: Vec<String>,
    letters: String,
    occurrences: Vec<Occurrence>,
    /// Where the letters of each person begin.
    starts: Vec<usize>,
    uncased: Uncased,
}

impl Building {
    fn add(&mut self, name: &str) {
        let person = self.names.len();
        let from = self.occurrences.len();
        self.starts.push(self.letters.len());
        self.names.push(name.to_owned());
        if is_uncased(name) {
            self.uncased.add(name, person);
            return;
        }
        let folded;
        let plain = if name.is_ascii() {
            name
        } else {
            // White space parts words otherwise than hyphens do, which folding would forget.
            let parts = name.split_whitespace().map(|part| fold_name(part).replace(' ', "-"));
            folded = parts.collect::<Vec<_>>().join(" ");
            &folded
        };
        let mut parted = true;
        let mut start = self.letters.len();
        for c in plain.chars().chain([' ']) {
            if c.is_alphanumeric() {
                self.letters.push(c.to_ascii_lowercase());
            } else if c != '\'' {
                if self.letters.len() > start {
                    let letters = start..self.letters.len();
                    self.occurrences.push(Occurrence { letters, person, number: 0, parted });
                    start = self.letters.len();
                    parted = false;
                }
                parted |= c.is_whitespace();
            }
        }
        if self.occurrences.len() - from > MOST_WORDS {
            self.occurrences.truncate(from);
        }
    }

    /// Leaves out who is named before: a director who also acts is one person.
    fn drop_repeated(&mut self) {
        let letters = |person: usize| {
            let end = self.starts.get(person + 1).copied().unwrap_or(self.letters.len());
            &self.letters[self.starts[person]..end]
        };
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by_key(|person| letters(*person));
        let mut repeated = vec![false; self.names.len()];
        for pair in order.windows(2) {
            repeated[pair[1]] = letters(pair[0]) == letters(pair[1]);
        }
        self.occurrences.retain(|word| !repeated[word.person]);
        self.uncased.names.sort();
        self.uncased.names.dedup_by(|name, known| name.0 == known.0);
    }

    fn finish(mut self, actors: usize) -> People {
        self.drop_repeated();
        let Building { names, letters, mut occurrences, uncased, .. } = self;
        let mut order: Vec<usize> = (0..occurrences.len()).collect();
        order.sort_unstable_by_key(|at| &letters[occurrences[*at].letters.clone()]);
        let mut people = People {
            surnames: Vec::with_capacity(names.len()),
            names,
            actors,
            words: Vec::with_capacity(order.len()),
            keys: Vec::with_capacity(order.len()),
            letters,
            forms: Vec::with_capacity(order.len()),
            sequences: Vec::with_capacity(2 * order.len()),
            places: Vec::with_capacity(2 * order.len()),
            lengths: [0; 26],
            uncased,
        };
        for at in order {
            people.number_word(&mut occurrences[at]);
        }
        let mut rest = occurrences.as_slice();
        for person in 0..people.names.len() {
            let count = rest.iter().take_while(|word| word.person == person).count();
            let (words, behind) = rest.split_at(count);
            rest = behind;
            people.add_forms(person, words);
        }
        people.sort_forms();
        people
    }
}

impl People {
    /// Gives a word its number; words come in the order of their letters.
    fn number_word(&mut self, occurrence: &mut Occurrence) {
        let folded = &self.letters[occurrence.letters.clone()];
        let known = self.words.last().is_some_and(|last| self.letters[last.letters.clone()] == *folded);
        if !known {
            if let first @ b'a'..=b'z' = folded.as_bytes()[0] {
                self.lengths[usize::from(first - b'a')] |= 1 << (folded.len() & 63);
            }
            self.keys.push(key(folded));
            self.words.push(Entry {
                letters: occurrence.letters.clone(),
                owner: Only::Nobody,
                actor: Only::Nobody,
                ends_surname: false,
                forms: 0..0,
                places: 0..0,
            });
        }
        let number = self.words.len() - 1;
        let entry = &mut self.words[number];
        entry.owner = entry.owner.or(occurrence.person);
        if occurrence.person < self.actors {
            entry.actor = entry.actor.or(occurrence.person);
        }
        occurrence.number = number as u32;
    }

    fn add_forms(&mut self, person: usize, words: &[Occurrence]) {
        let is_suffix = |word: &Occurrence| is_suffix(&self.letters[word.letters.clone()]);
        let suffixes = words.iter().skip(1).rev().take_while(|word| is_suffix(word)).count();
        let (name, suffix) = words.split_at(words.len() - suffixes);
        if words.is_empty() {
            self.surnames.push(None);
            return;
        }
        let parts = || (0..name.len()).filter(|at| name[*at].parted);
        let is_initial = |at: usize| name[at].letters.len() == 1 && at > 0 && at + 1 < name.len();
        let is_small = |at: &usize| is_particle(&self.letters[name[*at].letters.clone()]);

        // The surname: the last part, with the particles before it.
        let last_part = parts().next_back().unwrap_or(0);
        let particles = parts().rev().skip(1).take_while(is_small).filter(|at| *at > 0).count();
        let surname_start = parts().rev().nth(particles).unwrap_or(last_part);
        let surname = &name[surname_start..];
        let letters: usize = surname.iter().map(|word| word.letters.len()).sum();
        let start = self.sequences.len();
        self.sequences.extend(surname.iter().map(|word| word.number));
        let in_sequences = start..self.sequences.len();
        self.surnames.push(
            (letters > 1).then(|| Surname { words: in_sequences, suffix: suffix.first().map(|word| word.number) }),
        );
        if let Some(last) = surname.last() {
            self.words[last.number as usize].ends_surname = letters > 1;
        }

        // A name of one word is found as a surname is: it may be any word.
        if name.len() < 2 {
            return;
        }
        let other_order = (suffixes == 0 && parts().count() == 2).then_some(last_part);
        let initials = (0..name.len()).filter(|at| is_initial(*at)).count();
        self.add_form(person, words.iter(), true);
        if suffixes > 0 {
            self.add_form(person, name.iter(), false);
        }
        if initials > 0 && name.len() - initials >= 2 {
            let without = || (0..name.len()).filter(|at| !is_initial(*at)).map(|at| &name[at]);
            self.add_form(person, without().chain(suffix), false);
            if suffixes > 0 {
                self.add_form(person, without(), false);
            }
        }
        if let Some(half) = other_order {
            self.add_form(person, name[half..].iter().chain(&name[..half]), false);
        }
    }

    fn add_form<'o>(&mut self, person: usize, words: impl Iterator<Item = &'o Occurrence>, whole: bool) {
        let start = self.sequences.len();
        self.sequences.extend(words.map(|word| word.number));
        self.forms.push(Form { sequence: start..self.sequences.len(), person: Some(person), whole });
    }

    fn sort_forms(&mut self) {
        let sequences = &self.sequences;
        let words = |form: &Form| &sequences[form.sequence.clone()];
        self.forms.sort_by(|a, b| words(a).cmp(words(b)).then(b.whole.cmp(&a.whole)));
        self.forms.dedup_by(|form, known| {
            let alike = words(form) == words(known);
            // Two people who could be meant alike are nobody; a whole name is more than a short one.
            if alike && form.whole == known.whole && form.person != known.person {
                known.person = None;
            }
            alike
        });
        for (at, form) in self.forms.iter().enumerate() {
            let sequence = &self.sequences[form.sequence.clone()];
            let entry = &mut self.words[sequence[0] as usize];
            let first = if entry.forms.is_empty() { at } else { entry.forms.start };
            entry.forms = first..at + 1;
            for (position, word) in sequence.iter().take(2).enumerate() {
                self.places.push(Place { word: *word, form: at as u32, position: position as u8 });
            }
        }
        self.places.sort_by_key(|place| place.word);
        for (at, place) in self.places.iter().enumerate() {
            let entry = &mut self.words[place.word as usize];
            let first = if entry.places.is_empty() { at } else { entry.places.start };
            entry.places = first..at + 1;
        }
    }
}

/// Whether `name` is written in a script that has no capitals.
fn is_uncased(name: &str) -> bool {
    !name.is_ascii()
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// Names in scripts without capitals, sorted: only the full name, to the letter, is one.
#[derive(Default)]
struct Uncased {
    /// Without white space and middle dots.
    names: Vec<(String, usize)>,
    longest: usize,
}

/// More characters than this no name has.
const MOST_CHARACTERS: usize = 24;

impl Uncased {
    fn add(&mut self, name: &str, person: usize) {
        let name: String = name.chars().filter(|c| !is_space_of_name(*c)).collect();
        let length = name.chars().count();
        if (2..=MOST_CHARACTERS).contains(&length) {
            self.longest = self.longest.max(length);
            self.names.push((name, person));
        }
    }

    fn find(&self, text: &str, from: usize) -> Option<Found> {
        let mut written = String::new();
        for (at, c) in text[from..].char_indices().filter(|(_, c)| !c.is_ascii()) {
            let opens = self.names.partition_point(|(name, _)| name.chars().next() < Some(c));
            if !self.names.get(opens).is_some_and(|(name, _)| name.starts_with(c)) {
                continue;
            }
            let start = from + at;
            written.clear();
            let mut found = None;
            let mut length = 0;
            for (at, c) in text[start..].char_indices() {
                if is_space_of_name(c) {
                    continue;
                }
                written.push(c);
                length += 1;
                if length > self.longest || !c.is_alphabetic() && !unicode_normalization::char::is_combining_mark(c) {
                    break;
                }
                if let Ok(known) = self.names.binary_search_by(|(name, _)| name.as_str().cmp(&written)) {
                    let end = start + at + c.len_utf8();
                    if stands_free(text, start, end, length) {
                        found = Some(Found { person: self.names[known].1, start, end, behind: end });
                    }
                }
            }
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

fn is_space_of_name(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | '·' | '=' | '＝')
}

/// Whether what stands around does not make another word of it. Chinese, Japanese, Korean and Thai
/// set words side by side; there three characters are a name, fewer are one only by themselves.
fn stands_free(text: &str, start: usize, end: usize, length: usize) -> bool {
    let is_close = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    let side_by_side = text[start..end].chars().all(|c| {
        matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
            || is_space_of_name(c)
    });
    side_by_side && length >= 3 || !is_close(text[..start].chars().next_back()) && !is_close(text[end..].chars().next())
}

/// The folded full name, as it identifies a person.
pub fn identity(name: &str) -> String {
    let folded = fold_name(name);
    if is_uncased(name) { folded.replace(' ', "") } else { folded }
}

/// The words of `text`, a name by itself, from its beginning to its end.
pub fn words_of(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut next = Some(word_at(text, 0)).filter(|word| !word.text.is_empty());
    std::iter::from_fn(move || {
        let word = next?;
        next = after(text, word.end).map(|(_, word)| word);
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::next_capital;
    use super::*;

    fn people() -> People {
        let cast = [
            "Riz Ahmed",
            "Per Holm Jr.",
            "Ana de la Cruz",
            "Song Kang-ho",
            "Ira Kay",
            "Una Kay",
            "Samuel L. Moss",
            "Pénélope D’Arcy",
            "宮崎 駿",
            "李安",
            "Иван Петров",
            "Robert Vale",
            "Robert Vale Jr.",
            "Lars von Stahl",
        ];
        People::new(cast.into_iter(), ["J.K. Benicio Del Rio"].into_iter())
    }

    fn full(text: &str) -> Vec<(String, String)> {
        let people = people();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = next_capital(text, at) {
            at = word.end;
            let Some((number, word)) = people.find(word) else { continue };
            if let Some(name) = people.full_name_at(text, word, number) {
                at = name.behind;
                found.push((text[name.start..name.end].to_owned(), people.name(name.person).to_owned()));
            }
        }
        found
    }

    #[test]
    fn finds_a_full_name_however_it_is_written() {
        for (text, written, name) in [
            ("with Riz Ahmed’s best", "Riz Ahmed", "Riz Ahmed"),
            ("RIZ\nAHMED", "RIZ\nAHMED", "Riz Ahmed"),
            ("Per Holm sings", "Per Holm", "Per Holm Jr."),
            ("Per Holm, Jr., sings", "Per Holm, Jr.", "Per Holm Jr."),
            ("Ana de la Cruz", "Ana de la Cruz", "Ana de la Cruz"),
            ("the great Kang‑ho Song", "Kang‑ho Song", "Song Kang-ho"),
            ("Song Kang Ho", "Song Kang Ho", "Song Kang-ho"),
            ("Samuel Moss", "Samuel Moss", "Samuel L. Moss"),
            ("Samuel L Moss", "Samuel L Moss", "Samuel L. Moss"),
            ("Penelope D'Arcy", "Penelope D'Arcy", "Pénélope D’Arcy"),
            ("le film d’Ana de la Cruz", "Ana de la Cruz", "Ana de la Cruz"),
            ("это Иван Петров", "Иван Петров", "Иван Петров"),
            ("Robert Vale’s", "Robert Vale", "Robert Vale"),
            ("Robert Vale Jr.’s", "Robert Vale Jr.", "Robert Vale Jr."),
            ("J. K. Benicio Del Rio", "J. K. Benicio Del Rio", "J.K. Benicio Del Rio"),
        ] {
            assert_eq!(full(text), [(written.to_owned(), name.to_owned())], "{text}");
        }
        for text in ["Riz. Ahmed", "Riz, Ahmed", "Riz’s Ahmed", "Riz (Ahmed)", "Ahmed", "Ira and Una Kay again"] {
            let found: Vec<_> = full(text).into_iter().filter(|(_, name)| name == "Riz Ahmed").collect();
            assert_eq!(found, [], "{text}");
        }
    }

    #[test]
    fn finds_a_surname_that_one_person_has() {
        let people = people();
        let surname = |text: &str| {
            let mut at = 0;
            while let Some(word) = next_capital(text, at) {
                at = word.end;
                let Some((number, word)) = people.find(word) else { continue };
                if let Some(found) = people.surname_at(text, word, number, false) {
                    return Some((text[found.start..found.end].to_owned(), people.name(found.person).to_owned()));
                }
            }
            None
        };
        let some = |written: &str, name: &str| Some((written.to_owned(), name.to_owned()));
        assert_eq!(surname("as Ahmed’s"), some("Ahmed", "Riz Ahmed"));
        assert_eq!(surname("as de la Cruz does"), some("de la Cruz", "Ana de la Cruz"));
        assert_eq!(surname("as Del Rio does"), some("Del Rio", "J.K. Benicio Del Rio"));
        assert_eq!(surname("Von Stahl does"), some("Von Stahl", "Lars von Stahl"));
        assert_eq!(surname("Holm, Jr. does"), some("Holm, Jr.", "Per Holm Jr."));
        for nobody in ["Cruz", "Kay", "Vale", "Stahl", "Riz"] {
            assert_eq!(surname(nobody), None, "{nobody}");
        }
    }

    #[test]
    fn finds_names_in_scripts_without_capitals() {
        let people = people();
        let found = |text: &str| people.uncased_from(text, 0).map(|found| text[found.start..found.end].to_owned());
        assert_eq!(found("監督の宮崎駿は").as_deref(), Some("宮崎駿"));
        assert_eq!(found("監督の宮崎　駿は").as_deref(), Some("宮崎　駿"));
        assert_eq!(found("宮崎は"), None);
        assert_eq!(found("「李安」").as_deref(), Some("李安"));
        assert_eq!(found("李安妮"), None);
    }
}
