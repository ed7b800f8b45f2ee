//! How the index of the names is made: words numbered in their order, forms sorted word by word.

use super::super::words::fold_name;
use super::uncased::{Uncased, is_uncased};
use super::{Entry, Form, MOST_WORDS, Only, People, Place, Surname, is_particle, is_suffix, key, letter};

/// A word of a person before the words have numbers.
struct Occurrence {
    letters: std::ops::Range<usize>,
    key: u64,
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
        let mut rest = plain;
        loop {
            let (letters, behind) = rest.split_at(rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
            self.letters.push_str(letters);
            let mut behind = behind.chars();
            let mark = behind.next();
            rest = behind.as_str();
            if mark == Some('\'') {
                continue;
            }
            if self.letters.len() > start {
                self.letters[start..].make_ascii_lowercase();
                let letters = start..self.letters.len();
                let key = key(&self.letters.as_bytes()[letters.clone()]);
                self.occurrences.push(Occurrence { letters, key, person, number: 0, parted });
                start = self.letters.len();
                parted = false;
            }
            let Some(mark) = mark else { break };
            parted |= mark.is_whitespace();
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
        order.sort_unstable_by(|a, b| {
            let (a, b) = (&occurrences[*a], &occurrences[*b]);
            a.key.cmp(&b.key).then_with(|| letters[a.letters.clone()].cmp(&letters[b.letters.clone()]))
        });
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
            seconds: [0; 26],
            thirds: [0; 26],
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

    /// Gives a word its number; words come in the order of their letters.
    fn number_word(&mut self, occurrence: &mut Occurrence) {
        let folded = &self.letters[occurrence.letters.clone()];
        let known = self.words.last().is_some_and(|last| self.letters[last.letters.clone()] == *folded);
        if !known {
            if let first @ b'a'..=b'z' = folded.as_bytes()[0] {
                let first = usize::from(first - b'a');
                self.lengths[first] |= 1 << (folded.len() & 63);
                self.seconds[first] |= letter(folded, 1);
                self.thirds[first] |= letter(folded, 2);
            }
            self.keys.push(occurrence.key);
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
