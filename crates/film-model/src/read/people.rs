//! People in the prose: who plays whom, whether names are spelt as in the credits, and where the
//! text mentions somebody credited.
//!
//! ```text
//! names        the credited people, found by a word of their names     names.rs, words.rs
//! role         Ruben Stone (Ahmed)     Olivia Cooke as Lou.            roles.rs
//! spelling     "Olivia Cook" beside the credited "Olivia Cooke"        spelling.rs, near.rs
//! possessive   "Wilde's Lou", where Lou is played by somebody else     possessives.rs
//! mention      Riz Ahmed, and then Ahmed: a link to the person         mentions.rs
//! variants     one person written two ways in one movie's documents    variants.rs
//! folder       one person spelt two ways in two movies                 folder.rs
//! ```
//!
//! The prose is gone through once, from capital to capital; only a word that stands in a credited
//! name is looked at closer, and how close is bounded. Mentions take a second way through the text as
//! it is shown, because they need what the first found out. So the work is in proportion to the
//! text, whatever it says and whoever is credited.

pub mod folder;
mod mentions;
mod names;
mod near;
mod ordinary;
mod possessives;
mod roles;
mod spelling;
mod variants;
mod words;

pub use names::identity;
pub use spelling::misspelt;
pub use variants::{Variants, says_more};

use super::credits::{CastEntry, Facts};
use super::document::Parsed;
use super::source::Source;
use crate::diagnostic::Diagnostic;
use mentions::{Mentions, belongs_to_another};
use names::{People, words_of};
use possessives::{Owned, Parts};
use roles::Role;
use spelling::{Told, misspelt_at};
use std::collections::HashSet;
use words::{fold_name, next_capital};

/// Looks the people of a movie up in the prose of its documents: gives the actors their parts, tells
/// what is spelt otherwise than credited, and makes the mentions in the reviews people.
pub fn look_up(
    documents: &mut [Parsed<'_>],
    title: &str,
    cast: &mut [CastEntry],
    crew: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let people = People::new(cast.iter().map(|entry| entry.name.value.as_str()), crew.iter().map(String::as_str));
    if people.is_empty() {
        return;
    }
    let mut seen: Vec<Seen<'_>> =
        documents.iter().map(|document| Seen::in_prose(&document.source, &document.prose, &people)).collect();
    give_parts(&seen, cast);

    let played = || cast.iter().filter_map(|entry| Some((entry.character.as_deref()?, entry.name.value.as_str())));
    if seen.iter().any(|seen| !seen.owned.is_empty()) {
        let parts = Parts::new(&people, played(), crew.iter().map(String::as_str).chain([title]));
        for (document, seen) in documents.iter().zip(&mut seen) {
            let distributor = document.facts.distributor.as_ref().map(|at| at.value.as_str());
            parts.check(&document.source, &document.prose, &seen.owned, distributor, &mut seen.told);
        }
    }

    // Whose surname is a word of the title or of a part (`Being John Malkovich`, `Ruben Stone`).
    let mut taken = vec![false; people.len()];
    for name in played().map(|(part, _)| part).chain([title]) {
        for (number, _) in words_of(name).filter_map(|word| people.find(word)) {
            if let Some(person) = people.owner(number).filter(|person| people.surname(*person) == Some(number)) {
                taken[person] = true;
            }
        }
    }
    let mut full = vec![true; people.len()];
    named_in(title, &people, |person| full[person] = false);
    let everybody = 0..people.len();

    let alone = documents.len() == 1;
    for (document, seen) in documents.iter_mut().zip(seen) {
        let Seen { told, mut introduced, another, .. } = seen;
        diagnostics.extend(told.diagnostics);
        if alone {
            introduced.extend(everybody.clone());
        } else {
            let mut introduce = |person| {
                introduced.insert(person);
            };
            credited(&document.facts).for_each(|name| named_in(name, &people, &mut introduce));
            named_in(document.review.caption.as_deref().unwrap_or_default(), &people, &mut introduce);
        }
        introduced.retain(|person| !another.contains(person) && !taken[*person]);
        let surname = introduced;
        let mentions =
            Mentions { people: &people, prose: &document.prose, full: &full, surname, ordinary: Default::default() };
        mentions.link(&mut document.review.review_body);
    }
}

/// Everybody a document credits.
fn credited(facts: &Facts) -> impl Iterator<Item = &str> {
    let crew = facts.directors.iter().chain(&facts.writers).map(|name| name.value.as_str());
    facts.cast.iter().map(|entry| entry.name.value.as_str()).chain(crew)
}

/// Hands on who is named in `text`: by a full name, or by a name of one word.
fn named_in(text: &str, people: &People, mut then: impl FnMut(usize)) {
    let mut at = 0;
    while let Some(word) = next_capital(text, at) {
        at = word.end;
        let Some((number, word)) = people.find(word) else { continue };
        let found = people
            .full_name_at(text, word, number)
            .or_else(|| people.surname_at(text, word, number, false).filter(|found| people.has_one_word(found.person)));
        if let Some(found) = found {
            at = found.behind;
            then(found.person);
        }
    }
}

/// What one document's prose says of the people.
struct Seen<'a> {
    told: Told,
    roles: Vec<Role<'a>>,
    owned: Vec<Owned<'a>>,
    /// Who is named in full, or in the brackets of a role.
    introduced: HashSet<usize>,
    /// Whose surname stands in another's name as well.
    another: HashSet<usize>,
}

impl<'a> Seen<'a> {
    fn in_prose(source: &Source<'a>, prose: &[&'a str], people: &People) -> Seen<'a> {
        let mut seen = Seen {
            told: Told::default(),
            roles: Vec::new(),
            owned: Vec::new(),
            introduced: HashSet::new(),
            another: HashSet::new(),
        };
        for text in prose {
            roles::in_brackets(source, text, people, &mut seen.told, &mut seen.roles);
            seen.read(source, text, people);
        }
        seen.introduced.extend(seen.roles.iter().filter(|role| role.is_certain).map(|role| role.actor));
        seen
    }

    fn read(&mut self, source: &Source<'a>, text: &'a str, people: &People) {
        let mut at = 0;
        while let Some(word) = next_capital(text, at) {
            at = word.end;
            let known = people.find(word);
            let name = known.and_then(|(number, word)| people.full_name_at(text, word, number));
            if let Some(name) = name {
                at = name.behind;
                self.introduced.insert(name.person);
                self.roles.extend(roles::around(text, name, people));
                self.owned.extend(Owned::by_person(text, name));
                continue;
            }
            self.owned.extend(Owned::by(text, word));
            let Some((number, word)) = known else { continue };
            if let Some(name) = misspelt_at(people, text, word, number, |_| true) {
                self.told.spelling(source, &text[name.start..name.end], people.name(name.person));
                at = name.behind.max(at);
            } else if let Some(name) = people.surname_at(text, word, number, false) {
                if belongs_to_another(text, name) {
                    self.another.insert(name.person);
                }
                if people.has_one_word(name.person) {
                    self.introduced.insert(name.person);
                }
            }
        }
    }
}

/// Gives the actors the parts that the documents say they play.
fn give_parts(seen: &[Seen<'_>], cast: &mut [CastEntry]) {
    for role in seen.iter().flat_map(|seen| &seen.roles).filter(|role| role.is_certain) {
        let known = &mut cast[role.actor].character;
        if known.as_deref().is_none_or(|known| is_fuller(role.part, known)) {
            *known = Some(super::text::single_spaced(role.part));
        }
    }
    // `as` may speak of another film: two parts that have nothing in common are none.
    let mut guessed: Vec<Option<Option<&str>>> = vec![None; cast.len()];
    for role in seen.iter().flat_map(|seen| &seen.roles).filter(|role| !role.is_certain) {
        guessed[role.actor] = Some(match guessed[role.actor] {
            None => Some(role.part),
            Some(Some(known)) if is_fuller(role.part, known) => Some(role.part),
            Some(Some(known)) if known == role.part || is_fuller(known, role.part) => Some(known),
            Some(_) => None,
        });
    }
    for (entry, part) in cast.iter_mut().zip(guessed) {
        if let Some(part) = part.flatten()
            && entry.character.as_deref().is_none_or(|known| is_fuller(part, known))
        {
            entry.character = Some(super::text::single_spaced(part));
        }
    }
}

/// `Ruben` in one place and `Ruben Stone` in another are one part; the fuller name is kept, but a full
/// name takes no `Drummer` before it.
fn is_fuller(part: &str, known: &str) -> bool {
    part.len() > known.len() && !known.contains(' ') && {
        let known = fold_name(known);
        fold_name(part).split(' ').any(|word| word == known)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Block, Inline, Movie, paragraphs};
    use crate::read::{Document, Reading, Site, read};

    const CREDITS: &str = "Directed by Ann Leeson\n\
        With Ed Farrow, Gilda Hobart, Ira Kay, Una Kay, Song Kang-ho, Per Holm Jr., Ana de la Cruz, Emma Stone, Paul Law\n\
        90 min.";

    /// Reads `prose` as a review of a film with `CREDITS`.
    fn reading(prose: &str) -> Reading {
        let text = format!("---\ntitle: The Long Ferry\n---\n{prose}\n\n{CREDITS}");
        read(&[Document { path: "a.md", bytes: text.as_bytes() }], &Site::default())
    }

    fn roles(movie: &Movie) -> Vec<(&str, &str)> {
        let played =
            movie.actors.iter().filter_map(|actor| Some((actor.character_name.as_deref()?, actor.name.as_str())));
        played.collect()
    }

    fn messages(reading: &Reading) -> Vec<&str> {
        reading.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect()
    }

    /// Who is mentioned in a text, as it is written and as credited.
    fn mentions(blocks: &[Block]) -> Vec<(String, String)> {
        fn inlines(list: &[Inline], into: &mut Vec<(String, String)>) {
            for inline in list {
                match inline {
                    Inline::Person { name, text } => into.push((text.clone(), name.clone())),
                    Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Spoiler(inner) => inlines(inner, into),
                    Inline::Link { children, .. } => inlines(children, into),
                    Inline::Text(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(list) => inlines(list, &mut found),
                Block::Quotation(inner) | Block::Spoiler(inner) => found.extend(mentions(inner)),
                Block::List { items, .. } => items.iter().for_each(|item| found.extend(mentions(item))),
            }
        }
        found
    }

    fn mentioned(prose: &str) -> Vec<(String, String)> {
        mentions(&reading(prose).movies[0].reviews[0].review_body)
    }

    #[test]
    fn finds_who_plays_whom() {
        for (prose, part, actor) in [
            ("We meet Ray Rock (Farrow) at work.", "Ray Rock", "Ed Farrow"),
            ("When Lady May (Gilda Hobart) sings,", "Lady May", "Gilda Hobart"),
            ("the veteran Dr. Moe (played by Ira Kay)", "Dr. Moe", "Ira Kay"),
            ("the veteran Moe (Ira Kay, in his best role)", "Moe", "Ira Kay"),
            ("It ends badly. Ki-taek (Song Kang-ho) hides.", "Ki-taek", "Song Kang-ho"),
            ("It ends badly. Ki-taek (Kang-ho Song) hides.", "Ki-taek", "Song Kang-ho"),
            ("the neighbour—Old Joe (Hobart)—waits", "Old Joe", "Gilda Hobart"),
            ("She is Joan of Arc (Hobart) here.", "Joan of Arc", "Gilda Hobart"),
            ("the singer *May* (Hobart) and", "May", "Gilda Hobart"),
            ("Watching Ray (Farrow) is a joy.", "Ray", "Ed Farrow"),
            ("with May (de la Cruz) and", "May", "Ana de la Cruz"),
            ("with Max (Per Holm) and", "Max", "Per Holm Jr."),
            ("a friend, May, played by Gilda Hobart, sings", "May", "Gilda Hobart"),
            ("their friend May, who is played by Gilda Hobart, sings", "May", "Gilda Hobart"),
            ("with Gilda Hobart as May.", "May", "Gilda Hobart"),
            ("with Gilda Hobart as Lady May, a singer", "Lady May", "Gilda Hobart"),
            ("Gilda Hobart plays May, a singer", "May", "Gilda Hobart"),
            ("Gilda Hobart as May. She is Lady May (Hobart).", "Lady May", "Gilda Hobart"),
        ] {
            let reading = reading(prose);
            assert_eq!(roles(&reading.movies[0]), [(part, actor)], "{prose}");
            assert_eq!(messages(&reading), Vec::<&str>::new(), "{prose}");
        }
    }

    #[test]
    fn several_roles_in_one_sentence() {
        let reading = reading("It is Gilda Hobart as May and Ed Farrow as Ray; Ira Kay as Moe");
        assert_eq!(roles(&reading.movies[0]), [("Ray", "Ed Farrow"), ("May", "Gilda Hobart"), ("Moe", "Ira Kay")]);
    }

    #[test]
    fn asides_are_no_roles() {
        for prose in [
            "Ed Farrow (Rogue Two) is here.",
            "Farrow (Hobart) is a person.",
            "The Bridge (1999) was better.",
            "the house (Farrow again)",
            "Moe (Kay) could be either.",
            "He (Farrow) is tired.",
            "a loud (Farrow) man",
            "The Bridge (Ed Farrow, 1999)",
            "Leeson’s Bridge (Ann Leeson) stood.",
            "Gilda Hobart as Emma in Belgravia",
            "Gilda Hobart as Emma, in Belgravia, was dull.",
            "Gilda Hobart as Thelma and Louise",
            "Gilda Hobart as Best Actress, no doubt.",
            "Gilda Hobart as a singer",
            "Gilda Hobart plays May’s mother.",
            "Hobart as May, at last.",
            "Gilda Hobart as May, Gilda Hobart as Rose, and back.",
        ] {
            assert_eq!(roles(&reading(prose).movies[0]), [], "{prose}");
        }
    }

    #[test]
    fn tells_a_slip_once() {
        let told = |name: &str, credited: &str| vec![format!("\"{name}\" is close to the credited \"{credited}\"")];
        assert_eq!(
            messages(&reading("Gilda Hobert sings. Gilda Hobert’s voice cracks.")),
            told("Gilda Hobert", "Gilda Hobart")
        );
        assert_eq!(messages(&reading("with Gillda Hobart again")), told("Gillda Hobart", "Gilda Hobart"));
        assert_eq!(messages(&reading("with Ana de la Crus again")), told("Ana de la Crus", "Ana de la Cruz"));
        let misspelt = reading("May (Gylda Hobart) sings.");
        assert_eq!(roles(&misspelt.movies[0]), [("May", "Gilda Hobart")]);
        assert_eq!(messages(&misspelt), told("Gylda Hobart", "Gilda Hobart"));
        for right in [
            "Gilda Hobart’s voice",
            "Ira Kay and Una Kay",
            "Ed Sparrow",
            "gilda hobert",
            "Ann Leeson",
            "Kang-ho Song",
            "Gilda’s Hobert",
            "Gilda. Hobert",
            "Gílda Hobart",
            "Per Holm",
        ] {
            assert_eq!(messages(&reading(right)), Vec::<&str>::new(), "{right}");
        }
    }

    #[test]
    fn tells_whose_part_it_is_not() {
        let parts = "May (Gilda Hobart) and Joe (Farrow) meet. ";
        let told = |prose: &str| messages(&reading(&format!("{parts}{prose}"))).join("; ");
        assert_eq!(told("He is matched by Wilde’s May."), "\"Wilde's May\", but May is played by \"Gilda Hobart\"");
        assert_eq!(told("So is Ed Farrow’s May."), "\"Farrow's May\", but May is played by \"Gilda Hobart\"");
        for right in [
            "It’s May. Hobart’s May. Ferry’s May. Joe’s May. Leeson’s May. Pixar’s May.",
            "Gilda Hobart’s May.",
            "The novel by Jane Wilde is better, and so is Wilde’s May.",
        ] {
            assert_eq!(told(right), "", "{right}");
        }
    }

    #[test]
    fn a_full_name_is_a_mention() {
        for (prose, written, name) in [
            ("It is Ed Farrow’s best.", "Ed Farrow", "Ed Farrow"),
            ("It is Kang-ho Song who runs.", "Kang-ho Song", "Song Kang-ho"),
            ("Here **Ana de la Cruz** sings.", "Ana de la Cruz", "Ana de la Cruz"),
            ("> A scene of ||Ed Farrow|| alone.", "Ed Farrow", "Ed Farrow"),
            ("- it is Ed Farrow", "Ed Farrow", "Ed Farrow"),
            ("Ann Leeson directs.", "Ann Leeson", "Ann Leeson"),
            ("With Per Holm, Jr., it hums.", "Per Holm, Jr.", "Per Holm Jr."),
            ("an Ed Farrow-led cast", "Ed Farrow", "Ed Farrow"),
        ] {
            assert_eq!(mentioned(prose), [(written.to_owned(), name.to_owned())], "{prose}");
        }
        for none in [
            "[Ed Farrow](https://a.example/farrow) walks.",
            "*Ed* Farrow walks.",
            "Ed Farrow Jr. walks.",
            "Ed Farrow-Lee walks.",
            "an Ed Farrow Pictures film",
            "Ed Farow walks.",
            "ed farrow walks.",
        ] {
            assert_eq!(mentioned(none), [], "{none}");
        }
    }

    #[test]
    fn a_surname_alone_is_a_mention_where_nobody_else_can_be_meant() {
        for (prose, written) in [
            ("It is Farrow’s best.", "Farrow"),
            ("Farrow walks.", "Farrow"),
            ("With Mr. Law it hums.", "Law"),
            ("It hums for Law.", "Law"),
            ("Watching Farrow is a joy.", "Farrow"),
            ("Here is de la Cruz again.", "de la Cruz"),
            ("the end of Holm Jr. and", "Holm Jr."),
            ("Ray (Farrow) walks.", "Farrow"),
            ("the *Farrow* of old", "Farrow"),
        ] {
            let found: Vec<String> = mentioned(prose).into_iter().map(|(text, _)| text).collect();
            assert_eq!(found, [written], "{prose}");
        }
        for none in [
            // Two have it; it is in another's name; it is a part's.
            "It is Kay’s best.",
            "It is Sharon Stone again.",
            "It is Stone Phillips again.",
            "Ruben Stone (Farrow) and Stone again, but for Farrow-Lee.",
            "It is R. Farrow again.",
            "It is von Farrow, and Mia Farrow.",
            "Mia Farrow was in another; Farrow is not here.",
            // It may be an ordinary word.
            "Law is what it is about.",
            "This is the Law.",
            "He has a farrow. Farrow is a word.",
            // It is a word of the title, or only a part of the surname.
            "It is Cruz again.",
            "It is *Sharon* Stone again.",
        ] {
            let found: Vec<String> = mentioned(none).into_iter().map(|(text, _)| text).collect();
            let only_role: Vec<String> =
                found.into_iter().filter(|text| none.contains("Ruben") && text == "Farrow").collect();
            assert_eq!(only_role.len(), usize::from(none.contains("Ruben")), "{none}");
        }
    }

    #[test]
    fn a_surname_is_a_mention_only_where_its_document_introduces_the_person() {
        let documents = [
            "The Long Ferry\n\nIt hums.\n\nWith Ed Farrow, Una Vale",
            "The Long Ferry\n\nIt stops for Farrow.",
            "The Long Ferry\n\nIt floats with Ed Farrow. It sinks for Farrow and Vale.",
            "The Long Ferry\n\nRay (Farrow) runs. It runs with Farrow.",
        ];
        let paths = ["1.txt", "2.txt", "3.txt", "4.txt"];
        let documents: Vec<Document<'_>> =
            paths.iter().zip(documents).map(|(path, text)| Document { path, bytes: text.as_bytes() }).collect();
        let reading = read(&documents, &Site::default());
        let found: Vec<Vec<String>> = reading.movies[0]
            .reviews
            .iter()
            .map(|review| mentions(&review.review_body).into_iter().map(|(text, _)| text).collect())
            .collect();
        assert_eq!(found, [vec![], vec![], vec!["Ed Farrow", "Farrow"], vec!["Farrow", "Farrow"]]);
    }

    #[test]
    fn mentions_change_nothing_in_the_text() {
        let prose = "Ed Farrow, *Gilda Hobart* and ||Ira Kay||; **Ann Leeson’s** Farrow (Hobart)é 宮崎駿.";
        let with = reading(prose);
        let text = format!("---\ntitle: The Long Ferry\n---\n{prose}");
        let without = read(&[Document { path: "a.md", bytes: text.as_bytes() }], &Site::default());
        let body = |reading: &Reading| reading.movies[0].reviews[0].review_body.clone();
        assert!(mentions(&body(&with)).len() >= 4 && mentions(&body(&without)).is_empty());
        assert_eq!(paragraphs(&body(&with)), paragraphs(&body(&without)));
    }

    #[test]
    fn names_in_other_scripts() {
        for (name, prose, written) in [
            ("宮崎 駿", "監督の宮崎駿は飛ぶ。", "宮崎駿"),
            ("宮崎駿", "監督の宮崎 駿は飛ぶ。", "宮崎 駿"),
            ("봉준호", "감독 봉준호의 영화", "봉준호"),
            ("Иван Петров", "Это Иван Петров и только.", "Иван Петров"),
            ("Иван Петров", "Это игра Петров и только.", "Петров"),
            ("Πέτρος Νίκου", "με τον Πετρος Νικου και", "Πετρος Νικου"),
            ("عمر حسن", "مع عمر حسن في", "عمر حسن"),
        ] {
            let text = format!("---\ntitle: Ferry\ndirectors: [\"{name}\"]\n---\n{prose}");
            let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
            let found = mentions(&reading.movies[0].reviews[0].review_body);
            assert_eq!(found, [(written.to_owned(), name.to_owned())], "{prose}");
        }
    }

    #[test]
    fn a_title_is_no_mention() {
        let text =
            "---\ntitle: Being Ed Farrow\ncast: [Ed Farrow, Una Vale]\n---\nBeing Ed Farrow is about Farrow and Vale.";
        let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
        let found = mentions(&reading.movies[0].reviews[0].review_body);
        assert_eq!(found, [("Vale".to_owned(), "Una Vale".to_owned())]);
    }

    #[test]
    fn one_name_against_hundreds_of_namesakes_is_read() {
        let cast: Vec<String> = (0..300).map(|number| format!("N{number} Kay")).collect();
        let text = format!("---\ntitle: Ferry\ncast: [{}]\n---\n{}", cast.join(", "), "Kay ".repeat(40_000));
        let reading = read(&[Document { path: "a.txt", bytes: text.as_bytes() }], &Site::default());
        assert_eq!(mentions(&reading.movies[0].reviews[0].review_body), []);
        assert_eq!(reading.diagnostics, []);
    }
}
