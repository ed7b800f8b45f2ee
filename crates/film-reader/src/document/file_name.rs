//! The title that stands only in the name of the file, or in the slug: `2020-12-04-low-tide-review.md`.
//!
//! It is a guess, and taken only where the document is about a film of that name: the text names it, or there is a
//! grade or a credit. Else any note in the folder would become a movie.

use super::Reader;
use crate::credits;
use crate::sentence::ends_sentence;
use crate::source::At;
use crate::text::{fold, single_spaced, strip_prefix_ignore_case};

/// What a file is called that holds a page, a draft or nothing in particular.
const NO_TITLES: [&str; 34] = [
    "index",
    "readme",
    "review",
    "reviews",
    "film review",
    "movie review",
    "untitled",
    "draft",
    "notes",
    "note",
    "test",
    "new",
    "document",
    "text",
    "file",
    "page",
    "post",
    "movie",
    "film",
    "films",
    "movies",
    "blog",
    "entry",
    "todo",
    "unnamed",
    "new document",
    "neues dokument",
    "sans titre",
    "ohne titel",
    "kritik",
    "recensione",
    "critique",
    "critica",
    "a",
];

/// Words around the title of a review in the name of its file.
const AROUND: [&str; 16] = [
    "movie review",
    "film review",
    "review of",
    "review",
    "filmkritik",
    "kritik",
    "rezension",
    "recensione",
    "critique",
    "critica",
    "recensie",
    "anmeldelse",
    "recenzja",
    "recension",
    "movie",
    "film",
];

/// A name of more words that the text does not say is no title.
const LONGEST_TITLE: usize = 4;

/// No text is looked through further for the name of a file, in bytes.
const LOOKED_THROUGH: usize = 60_000;

/// What the name of a file says.
#[derive(Debug, PartialEq)]
struct Named {
    title: String,
    year: Option<u16>,
}

impl<'a> Reader<'a, '_> {
    /// The whole name of the file, of several words, as the text has it.
    pub fn title_spelt_by_file(&self) -> Option<&'a str> {
        let Named { title, .. } = of_path(self.source.path).filter(|named| named.title.contains(' '))?;
        let text = &self.source.text[self.front_matter..];
        let end = (0..=text.len().min(LOOKED_THROUGH)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        spelt(&text[..end], &title).filter(|found| crate::title::title_case(found))
    }

    /// What of the name of the file the text says with capitals, twice or in several words.
    pub fn title_in_file_name(&self) -> Option<String> {
        let Named { title, .. } = self.slug.as_deref().and_then(named).or_else(|| of_path(self.source.path))?;
        let text = &self.source.text[self.front_matter..];
        let end = (0..=text.len().min(LOOKED_THROUGH)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        let text = &text[..end];
        let words = words_of(text);
        let whole =
            spelt_where(text, &words, &title, |_| true).filter(|found| found.contains(' ') || named_twice(text, found));
        whole.or_else(|| part_in(text, &words, &title).filter(|found| named_twice(text, found))).map(single_spaced)
    }

    /// Whether the name of the file holds the whole of `line`.
    pub fn file_holds(&self, line: &str) -> bool {
        let name = self.source.path.rsplit('/').next().unwrap_or_default();
        format!(" {} ", fold(&name.replace(['-', '_', '.'], " "))).contains(&format!(" {} ", fold(line)))
    }

    /// The day that Jekyll takes from the name of a post: `2020-12-04-low-tide.md`.
    pub fn day_of_file(&self) -> Option<String> {
        let name = self.source.path.rsplit('/').next()?;
        let (day, rest) = name.split_at_checked(10)?;
        let is_post = self.front_matter > 0 && rest.starts_with(['-', '_']) && !name.ends_with(".txt");
        super::dates::civil(day).filter(|_| is_post)
    }

    /// Takes the title from the slug or the name of the file, where nothing else gives it.
    pub fn title_of_file(&mut self) {
        let slug = self.slug.clone().and_then(|slug| named(&slug));
        let (found, place) = match slug {
            Some(found) => (Some(found), "the slug"),
            None => (of_path(self.source.path), "the name of the file"),
        };
        let Some(Named { title, year }) = found else { return };
        let from = self.front_matter;
        let text = &self.source.text[from..];
        let end = (0..=text.len().min(LOOKED_THROUGH)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        let in_text = spelt(&text[..end], &title);
        let is_about_a_film = self.review.grade.is_some()
            || self.grades.iter().any(|graded| graded.mark.is_some())
            || !self.facts.directors.is_empty()
            || !self.facts.cast.is_empty()
            || self.facts.duration_minutes.is_some();
        // A long name is a headline rather than a title, unless the text calls the film by it.
        let is_long = title.split_whitespace().count() > LONGEST_TITLE;
        // `the-gazette-low-tide-a-harbour-wakes.txt`: some of the words are the title, which the text says.
        let in_text = in_text.or_else(|| part_in(&text[..end], &words_of(&text[..end]), &title));
        // A name that the text has again and again is sooner the film's than that of a file the text knows nothing of.
        if in_text.is_none()
            && let Some(name) = crate::title::prose::recurring_capitals(&text[..end])
            && !self.is_credited(name)
        {
            return self.infer_title(name, "the prose");
        }
        // A whole review is not given up for its title: a text of some length that speaks of a film is one.
        let is_review = || {
            text.split_whitespace().nth(PROSE).is_some()
                && (crate::title::prose::speaks_of_a_film(&text[..end]) && names_somebody(&text[..end])
                    || crate::title::prose::speaks_often_of_films(&text[..end])
                    || names_in_brackets(&text[..end]))
        };
        if in_text.is_none() && (!is_about_a_film || is_long) && !is_review() {
            return;
        }
        let span = in_text.map_or(0..0, |found| self.source.span(found));
        self.title = Some(At::new(in_text.map_or(title, single_spaced), span.clone()));
        self.title_inferred = Some(place);
        if let Some(year) = year {
            self.facts.year.get_or_insert(At::new(year, span));
        }
    }
}

/// The most words in a row of a long name that the text has with capitals: one word has to stand there twice.
fn part_in<'t>(text: &'t str, of_text: &[&'t str], name: &str) -> Option<&'t str> {
    let words: Vec<&str> = name.split_whitespace().take(MOST_WORDS).collect();
    let is_long = |words: &[&str]| {
        words.iter().any(|word| word.chars().count() > 3 && !word.bytes().all(|b| b.is_ascii_digit()))
            || matches!(words, [word] if word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
    };
    of_text.get(PROSE)?;
    (1..words.len()).rev().find_map(|count| {
        words.windows(count).filter(|part| is_long(part)).find_map(|part| {
            let mut within = 0;
            spelt_where(text, of_text, &part.join(" "), |found| {
                let capitals = found.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
                // A word that opens a sentence is large anyway.
                let start = found.as_ptr() as usize - text.as_ptr() as usize;
                let before = text[..start].trim_end();
                let opens = before.is_empty() || ends_sentence(before) || text[before.len()..start].contains('\n');
                within += usize::from(!opens);
                // A short word may be anybody's name once.
                let letters = found.chars().count();
                let several = || letters > 3 && named_twice(text, found);
                let never_small = || letters > 4 && several() && !text.contains(&found.to_lowercase());
                let opens = opens && !never_small();
                let alone = count == 1 && !opens && (letters > 4 || several() || letters > 1 && within > 1);
                let fits = crate::title::title_case(found) && (count > 1 && capitals > 1 || alone);
                // Most languages write the words of a title small.
                let marked = text[..start].ends_with(['“', '"', '‘', '\'', '«', '„', '*', '_']);
                fits || count > 1
                    && (marked || !opens && (count > 2 || several()) || several() && part.len() + 1 >= words.len())
            })
        })
    })
}

/// Whether words with capitals stand within the sentences of `text`: a review names people, a note need not.
fn names_somebody(text: &str) -> bool {
    let within = |pair: &[&str]| {
        pair[0].ends_with(char::is_lowercase) && pair[1].starts_with(char::is_uppercase) && pair[1].chars().count() > 1
    };
    let words: Vec<&str> = text.split_whitespace().take(MOST_LOOKED_AT).collect();
    words.windows(2).filter(|pair| within(pair)).take(MANY).count() == MANY
}

/// Whether full names stand in brackets in `text`, as those of actors do after their roles.
fn names_in_brackets(text: &str) -> bool {
    let inner = |rest: &str| rest.split_once(')').map(|(inner, _)| inner.to_owned());
    let is_actor = |name: &String| name.contains(' ') && crate::names::is_name(name);
    text.split(" (").skip(1).filter_map(inner).filter(is_actor).take(MANY).count() == MANY
}

/// So many words are looked at, …
const MOST_LOOKED_AT: usize = 1000;

/// … and so many of them have to have a capital.
const MANY: usize = 3;

fn named_twice(text: &str, name: &str) -> bool {
    crate::memmem::find_iter(text.as_bytes(), name).take(2).count() > 1
}

/// So many words of a name are tried.
const MOST_WORDS: usize = 12;

/// A text of fewer words is no review.
const PROSE: usize = 60;

fn of_path(path: &str) -> Option<Named> {
    let mut parts = path.rsplit('/');
    let file = parts.next()?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // A page of Hugo is a folder with an `index.md` in it, perhaps one for each language.
    let plain = stem.split('.').next().unwrap_or(stem).trim_start_matches('_');
    if plain.eq_ignore_ascii_case("index") { named(parts.next()?) } else { named(stem) }
}

/// The title in the name of a file or in a slug.
fn named(name: &str) -> Option<Named> {
    let name = without_date(name);
    let mut words = if name.contains(' ') {
        single_spaced(name)
    } else {
        single_spaced(&name.replace("---", " \u{1}").replace(['-', '_'], " ").replace('\u{1}', "- "))
    };
    let mut year = None;
    if let Some((title, bracket)) = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && let Some(found) = credits::year(bracket.trim())
    {
        year = Some(found);
        words = title.trim().to_owned();
    } else if let Some((title, last)) = words.rsplit_once(' ')
        && let Some(found) = credits::year(last)
    {
        year = Some(found);
        words = title.trim().to_owned();
    }
    let mut title = words.as_str();
    loop {
        let before = title;
        for word in AROUND {
            title = strip_prefix_ignore_case(title, word)
                .filter(|rest| rest.starts_with(' '))
                .unwrap_or(title)
                .trim_start();
            let from = title.len().saturating_sub(word.len());
            if title.get(from..).is_some_and(|end| end.eq_ignore_ascii_case(word)) && title[..from].ends_with(' ') {
                title = title[..from].trim_end();
            }
        }
        if before == title {
            break;
        }
    }
    let folded = fold(title);
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let is_number = folded
        .strip_prefix("movie")
        .or(folded.strip_prefix("film"))
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let is_hash = !title.contains(' ')
        && title.len() >= 8
        && title.bytes().all(|byte| byte.is_ascii_hexdigit())
        && title.contains(|c: char| c.is_ascii_digit());
    if letters == 0 || title.is_ascii() && letters < 2 || NO_TITLES.contains(&folded.as_str()) || is_number || is_hash {
        return None;
    }
    let title = if title.contains(char::is_uppercase) { title.to_owned() } else { capitalized(title) };
    Some(Named { title, year })
}

/// `name` without the day that Jekyll wants before it.
fn without_date(name: &str) -> &str {
    let mut rest = name;
    for length in [4, 2, 2] {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let fits = digits == length || length == 2 && digits == 1;
        let Some(behind) =
            Some(&rest[digits..]).filter(|_| fits).and_then(|rest| rest.strip_prefix(['-', '_', '.', ' ']))
        else {
            return name;
        };
        rest = behind;
    }
    rest.trim_start_matches(['-', '_', ' '])
}

/// The words of a slug with capitals, as titles have them in English.
fn capitalized(words: &str) -> String {
    const SMALL: [&str; 14] =
        ["a", "an", "the", "of", "in", "on", "at", "and", "or", "to", "for", "by", "with", "from"];
    let words = words.split(' ').enumerate().map(|(at, word)| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if at == 0 || !SMALL.contains(&word) => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

/// Where `text` names the title, spelt as the critic spells it: a file's name has no apostrophes and no capitals.
fn spelt<'t>(text: &'t str, title: &str) -> Option<&'t str> {
    spelt_where(text, &words_of(text), title, |_| true)
}

/// The words of a text; what a link says ends where its address begins.
fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || c == ']').filter(|word| !word.is_empty()).collect()
}

/// The first place for which `fits` holds, in `text` with these words.
fn spelt_where<'t>(
    text: &'t str,
    words: &[&'t str],
    title: &str,
    mut fits: impl FnMut(&'t str) -> bool,
) -> Option<&'t str> {
    let bare = |word: &str| fold(word).replace(' ', "");
    let wanted: Vec<String> = title.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let first = wanted.first()?.chars().next()?;
    let begins = |c: char| match c.is_ascii() {
        true => c.to_ascii_lowercase() == first,
        false => bare(c.encode_utf8(&mut [0; 4])).starts_with(first),
    };
    for at in 0..words.len() {
        // A title begins with a capital wherever there are any.
        let letter = words[at].chars().find(|c| c.is_alphanumeric());
        if !letter.is_some_and(|c| !c.is_lowercase() && begins(c)) {
            continue;
        }
        let mut next = words[at..].iter();
        let mut last = words[at];
        let named = wanted.iter().all(|wanted| {
            let word = next.find(|word| word.contains(char::is_alphanumeric));
            word.is_some_and(|word| {
                last = word;
                // The possessive of the last word is none of the title.
                let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric());
                bare(plain) == *wanted
                    || ["’s", "'s"].iter().any(|s| plain.strip_suffix(s).is_some_and(|word| bare(word) == *wanted))
            })
        });
        if !named {
            continue;
        }
        let start = words[at].as_ptr() as usize - text.as_ptr() as usize;
        let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
        let mut found = text[start..end].trim_matches(|c: char| !c.is_alphanumeric());
        for s in ["’s", "'s"] {
            let without = found.strip_suffix(s).unwrap_or(found);
            if bare(without) == wanted.concat() {
                found = without;
            }
        }
        let clean = !found.contains(['*', '_', '[', ']', '\n', '#', '<', '>']);
        if clean && fits(found) {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_name_of_a_file() {
        for (path, title, year) in [
            ("low-tide.md", "Low Tide", None),
            ("a/2020-12-04-low-tide-review.md", "Low Tide", None),
            ("review-of-the-edge_of-town-2019.md", "The Edge of Town", Some(2019)),
            ("Low Tide (2019).md", "Low Tide", Some(2019)),
            ("The-Quay---First-Steps.md", "The Quay - First Steps", None),
            ("posts/low-tide/index.de.md", "Low Tide", None),
            ("晚潮.md", "晚潮", None),
        ] {
            assert_eq!(of_path(path), Some(Named { title: title.into(), year }), "{path}");
        }
        for path in
            ["review.md", "index.md", "2019.md", "a.txt", "movie5.md", "3f2a9c41d0.md", "2020-12-04.md", "Untitled.md"]
        {
            assert_eq!(of_path(path), None, "{path}");
        }
    }

    #[test]
    fn the_text_knows_how_it_is_spelt() {
        assert_eq!(spelt("So *Don’t Breathe 2* it is.", "Dont Breathe 2"), Some("Don’t Breathe 2"));
        assert_eq!(spelt("In Low Tide’s harbour", "Low Tide"), Some("Low Tide"));
        assert_eq!(spelt("at low tide, when Low water stands", "Low Tide"), None);
    }
}
