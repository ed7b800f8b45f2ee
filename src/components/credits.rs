use super::{
    markup::{Markup, State},
    person_link::PersonUrls,
    words::{Message, Words},
};
use film_model::{Actor, LinkProvider, Movie};
use leptos::prelude::*;
use std::sync::Arc;

/// The number of actors that a long cast shows at first, if their roles are short enough.
const MAX_ACTORS: usize = 5;
/// The number of lines for directors, writers and cast in the column of a card, without the labels.
const LINES: usize = 11;
/// The number of bytes in a line of that column at its smallest width. A wide character has more bytes than a narrow one.
const LINE: usize = 20;

/// The credits of a movie: who made it, who plays whom, countries, running time, certificate. An unknown fact has no
/// row. If there is not enough space for all rows, a button shows the others.
///
/// ```
/// use film_cards::{Credits, LinkProvider, Movie};
/// use leptos::prelude::*;
///
/// let directors = vec!["Akira Kurosawa".into()];
/// let movie = Movie { slug: "ran".into(), name: "Ran".into(), directors, ..Movie::default() };
/// let credits = || view! { <Credits movie links=LinkProvider::Imdb/> };
/// # let html = Owner::new().with(|| credits().to_html());
/// # assert!(html.contains("Akira Kurosawa") && html.contains("imdb.com"), "{html}");
/// ```
#[component]
pub fn Credits(
    /// The movie.
    #[prop(into)]
    movie: Arc<Movie>,
    /// The site that people's names link to.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language of the Wikipedia that names link to, as a tag.
    #[prop(optional, into)]
    lang: String,
    /// The strings of the labels.
    #[prop(optional, into)]
    words: Words,
    /// The prefix of the ids of its elements. By default the movie's slug.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether all rows are shown even if there is not enough space. The button of the credits changes it.
    #[prop(optional)]
    all: RwSignal<bool>,
) -> impl IntoView {
    let urls = PersonUrls { links, lang: &lang, fixed: &movie.person_links, is_plain: false };
    let mut out = Markup::default();
    let state = out.following(all, usize::from, |number| number > 0);
    draw(&mut out, &movie, &urls, &words, id.as_ref().unwrap_or(&movie.slug), &state);
    out
}

/// Draws the credits. `all` is whether all rows are shown even if there is not enough space.
pub fn draw(out: &mut Markup, movie: &Movie, urls: &PersonUrls, words: &Words, id: &str, all: &State) {
    let facts = facts(movie, words);
    let id = [id, "-credits"].concat();
    let controls = [("aria-controls", &*id), ("", ""), ("", "")];
    out.open("div", "film-credits");
    if facts.len() > 1 {
        out.attribute("data-cut", "");
    }
    out.choice("data-open", &[None, Some("")], &all.live());
    out.open("dl", "film-credits__list");
    out.attribute("part", "credits");
    out.attribute("id", &id);
    for (label, values) in facts {
        out.open("div", "film-credits__row");
        out.element("dt", "", &label);
        for value in values {
            out.open("dd", "");
            match value {
                Fact::Cast => cast(out, movie, urls, words, |out, count| {
                    out.toggle("film-credits__more", controls, all);
                    out.text(&words.count(Message::More, count, &[]));
                    out.close();
                }),
                value => value.draw(out, urls, words),
            }
            out.close();
        }
        out.close();
    }
    // The page script observes this element to find out whether the end of the list is cut off.
    out.open("div", "film-credits__end");
    out.close();
    out.close();
    out.toggle("film-credits__all", controls, all);
    out.texts([&words.say(Message::AllCredits), &words.say(Message::FewerCredits)], &all.live());
    out.close();
    out.close();
}

/// The number of actors that are shown at first, so that the button for the others has space below them. One more than
/// the limit is shown too, because a button that shows one name takes as much space as the name.
fn shown(movie: &Movie) -> usize {
    let count = movie.actors.len();
    let most = if count <= MAX_ACTORS + 1 { count } else { MAX_ACTORS };
    let mut used = movie.directors.len() + movie.writers.len();
    for (at, Actor { name, character_name }) in movie.actors.iter().take(most).enumerate() {
        used += 1 + (name.len() + character_name.as_ref().map_or(0, String::len)) / LINE;
        // All but the last leave a line for the button.
        if used + usize::from(at + 1 < count) > LINES {
            // The button stands for two at least. If there is only one actor, `at` is 0.
            return at.min(count.wrapping_sub(2)).max(1);
        }
    }
    most
}

/// Whether the credits of a movie have any row.
pub fn has_credits(movie: &Movie) -> bool {
    !(movie.directors.is_empty()
        && movie.writers.is_empty()
        && movie.actors.is_empty()
        && movie.countries_of_origin.is_empty())
        || movie.distributor.is_some()
        || movie.duration_minutes.is_some()
        || movie.content_rating.is_some()
}

/// Draws the cast. `more` draws the button that shows this number of other actors of a long cast.
fn cast(out: &mut Markup, movie: &Movie, urls: &PersonUrls, words: &Words, more: impl Fn(&mut Markup, u32)) {
    let (count, first) = (movie.actors.len(), shown(movie));
    out.open("ul", "");
    for (at, Actor { name, character_name }) in movie.actors.iter().enumerate() {
        out.open("li", if at < first { "" } else { "film-credits__rest" });
        urls.named(out, name, name);
        if let Some(role) = character_name {
            let (before, after) = words.around_a_part();
            let around = |out: &mut Markup, words: &str| {
                if !words.is_empty() {
                    out.element("span", "film-credits__as", words);
                }
            };
            out.text(" ");
            out.open("span", "film-credits__part");
            around(out, before);
            out.text(role);
            around(out, after);
            out.close();
        }
        // The comma is text and not made by CSS, so that it is in copied text.
        if at + 1 < count {
            out.element("span", "film-credits__comma", &words.say(Message::Between));
        }
        out.close();
    }
    if count > first {
        out.open("li", "film-credits__count");
        more(out, (count - first) as u32);
        out.close();
    }
    out.close();
}

/// A value in the credits.
pub enum Fact<'a> {
    Person(&'a str),
    /// All actors.
    Cast,
    Text(String),
    /// The running time.
    Minutes(u16),
}

impl Fact<'_> {
    /// Draws the value, unless it is the cast.
    pub fn draw(&self, out: &mut Markup, urls: &PersonUrls, words: &Words) {
        match self {
            Fact::Person(name) => urls.named(out, name, name),
            Fact::Cast => {}
            Fact::Text(text) => out.text(text),
            Fact::Minutes(minutes) => {
                out.open("time", "");
                out.attribute("datetime", &["PT", &minutes.to_string(), "M"].concat());
                out.attribute("title", &words.hours(*minutes));
                out.text(&words.minutes(*minutes));
                out.close();
            }
        }
    }
}

/// The facts that are known about a movie, each with its label.
pub fn facts<'a>(movie: &'a Movie, words: &Words) -> Vec<(String, Vec<Fact<'a>>)> {
    let people = |names: &'a [String]| names.iter().map(|name| Fact::Person(name)).collect::<Vec<_>>();
    let text = |text: Option<String>| text.map(Fact::Text).into_iter().collect();
    let countries = &movie.countries_of_origin;
    let country = words.count(Message::Countries, countries.len() as u32, &[]);
    let facts = [
        (words.say(Message::DirectedBy), people(&movie.directors)),
        (words.say(Message::WrittenBy), people(&movie.writers)),
        (words.say(Message::With), if movie.actors.is_empty() { Vec::new() } else { vec![Fact::Cast] }),
        (words.say(Message::ReleasedBy), text(movie.distributor.clone())),
        (country, text((!countries.is_empty()).then(|| words.list(countries)))),
        (words.say(Message::RunningTime), movie.duration_minutes.map(Fact::Minutes).into_iter().collect()),
        (words.say(Message::Certificate), text(movie.content_rating.clone())),
    ];
    facts.into_iter().filter(|(_, values)| !values.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many actors of a movie with these roles are shown.
    fn shown_of(roles: &[&str], writers: usize) -> usize {
        let actor = |role: &&str| Actor { name: "Ada Quist".into(), character_name: Some((*role).into()) };
        shown(&Movie {
            directors: vec!["Lotte Brandt".into()],
            writers: vec!["Jon Marsh".into(); writers],
            actors: roles.iter().map(actor).collect(),
            ..Movie::default()
        })
    }

    #[test]
    fn the_button_never_hides_a_single_actor() {
        assert_eq!([0, 4, 6, 7, 300].map(|cast| shown_of(&vec![""; cast], 1)), [0, 4, 6, 5, 5]);
    }

    #[test]
    fn long_roles_leave_space_for_the_button() {
        let [clerk, master, sister] = ["the clerk", "the harbour master", "the harbour master and her sister"];
        assert_eq!(shown_of(&[clerk; 5], 1), 5);
        assert_eq!(shown_of(&[master; 5], 1), 3, "two lines each: the button takes the place of two");
        assert_eq!(shown_of(&[master; 7], 1), 4, "eight lines, and one for the button");
        assert_eq!(shown_of(&[sister, master, master, clerk], 1), 4);
        assert_eq!(shown_of(&[sister, sister, master, master], 2), 2);
        assert_eq!(shown_of(&[sister, sister, master, master], 12), 1, "never nobody");
        assert_eq!(shown_of(&[sister], 12), 1);
    }

    #[test]
    fn a_bare_title_has_no_credits() {
        assert!(!has_credits(&Movie { name: "Nosferatu".into(), ..Movie::default() }));
        assert!(has_credits(&Movie { duration_minutes: Some(94), ..Movie::default() }));
        assert!(has_credits(&Movie { writers: vec!["Henrik Galeen".into()], ..Movie::default() }));
    }
}
