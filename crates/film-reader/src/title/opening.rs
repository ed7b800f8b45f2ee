//! The title that opens the prose: `The Long Ferry is the kind of movie …`.

use super::{LONGEST, headline, title_case, unquoted, word_of};
use crate::given::has_given_name;
use crate::names::is_name;
use crate::words::en::{BEFORE_FILM, FILMS, IS, KINDS_OF, PEOPLE_OF_FILM, VERBS_AFTER_TITLE, WHAT_IT_IS_ABOUT};

/// The title that opens the prose without being called a film: `A Room Above the Bakery has …`. It
/// must hold a small word or an article, as no name of a person does.
pub fn subject(paragraph: &str) -> Option<&str> {
    let head = &paragraph[..paragraph.char_indices().nth(LONGEST).map_or(paragraph.len(), |(at, _)| at)];
    let (at, _) = head.match_indices(' ').find(|(at, _)| {
        let word = head[at + 1..].split(' ').next().unwrap_or("");
        VERBS_AFTER_TITLE.contains(&word)
    })?;
    let text = &head[..at];
    let words: Vec<&str> = text.split(' ').collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let article = ["A", "An", "The"].contains(words.first()?);
    let small = words[1..].iter().any(|word| word.starts_with(char::is_lowercase));
    let fits = words.len() >= 3 && capitals >= 2 + usize::from(article) && (small || article);
    (fits && title_case(text) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '’' | '\'' | '-')))
        .then_some(text)
}

/// The title that opens the prose: `The Long Ferry is the kind of movie …`.
///
/// What stands before `is` must look like a title, and what follows must call it a film.
pub fn opening(paragraph: &str) -> Option<&str> {
    let head = &paragraph[..paragraph.char_indices().nth(LONGEST).map_or(paragraph.len(), |(at, _)| at)];
    let at = word_of(head, &IS)?;
    let subject = head[..at].trim();
    let rest = paragraph[at + 1..].split_once(' ')?.1;
    // `Small and beautifully made, Low Tide is one of the saddest films …`
    let last = subject.rsplit_once(", ").map(|(before, last)| (before.contains(' ') || before.contains(','), last));
    let subject = match last {
        Some((true, last))
            if title_case(last) && !(is_name(last) && has_given_name(last)) && !begins_marked(subject) =>
        {
            last
        }
        _ => subject.split(['(', ',']).next().unwrap_or(subject).trim(),
    };
    // `Mara Quill's “Tin Sky” is a film …`
    let title = headline::quoted(subject).unwrap_or_else(|| unquoted(subject));
    let marked = title != subject;
    let kind = called_a_film(rest);
    let looks = marked || title_case(title);
    (kind && looks && !title.is_empty() && title.len() <= LONGEST).then_some(title)
}

fn begins_marked(text: &str) -> bool {
    text.starts_with(['“', '"', '‘', '\'', '«', '„', '*', '_'])
}

/// Whether `rest`, what follows `TITLE is`, calls it a film within a few words.
pub(super) fn called_a_film(rest: &str) -> bool {
    let mut words = rest.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("").to_lowercase();
    if !BEFORE_FILM.contains(&first.as_str()) {
        return false;
    }
    let words: Vec<&str> = words.take(12).collect();
    // What follows one of these is no longer what the title is called, but what it is about.
    let ends = |at: usize, word: &str| match word {
        "of" => !KINDS_OF.contains(&if at == 0 { first.as_str() } else { words[at - 1] }),
        _ => WHAT_IT_IS_ABOUT.contains(&word),
    };
    let reach = words.iter().enumerate().position(|(at, word)| ends(at, word)).unwrap_or(words.len());
    words[..reach].iter().enumerate().any(|(at, word)| {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let ends = bare.len() < word.len();
        let film =
            bare.split('-').next_back().is_some_and(|word| FILMS.contains(&word.to_lowercase().trim_end_matches('s')));
        let person = !ends
            && words.get(at + 1).is_some_and(|next| {
                PEOPLE_OF_FILM.contains(&next.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
            });
        film && !person
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_title_that_opens_the_prose() {
        assert_eq!(opening("The Long Ferry is the kind of movie nobody hurries."), Some("The Long Ferry"));
        assert_eq!(opening("“Ran” is a film about weather."), Some("Ran"));
        assert_eq!(opening("*Ran*, at last restored, is a great sad picture."), Some("Ran"));
        assert_eq!(opening("Riz Ahmed is a film actor who drums."), None);
        assert_eq!(opening("It is a film."), None);
        assert_eq!(opening("Christopher Nolan is the director of the film."), None);
        assert_eq!(opening("America is a country that loves a western."), None);
        assert_eq!(opening("Ran is one of the saddest films there are."), Some("Ran"));
        assert_eq!(opening("The last of them is a film nobody saw."), None);
        assert_eq!(opening("Small, and sadly late, Ran is one of the better films."), Some("Ran"));
        assert_eq!(opening("Ran, directed by Ann Lee, is a film about weather."), Some("Ran"));
    }
}
