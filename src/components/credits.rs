use super::{
    element::{button, element, expandable, text, with_attributes},
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
    let id = id.unwrap_or_else(|| movie.slug.clone());
    let list_id = [&id, "-credits"].concat();
    let show = Callback::new(move |show| all.set(show));
    let urls = PersonUrls { links, lang, fixed: movie.person_links.clone(), is_plain: false };
    let more = |count: u32| {
        let label = vec![words.count(Message::More, count, &[]).into_any()];
        button(("film-credits__more", None), all.into(), (Some(list_id.clone()), None), show, label)
    };
    let mut rows = rows(&movie, &urls, &words, &more);
    let count = rows.len();
    // The page script observes this element to find out whether the end of the list is cut off.
    rows.push(element("div", "film-credits__end", Vec::new()));
    let list = with_attributes("dl", "film-credits__list", &[("part", "credits"), ("id", &list_id)], rows);
    let (fewer, every) = (words.say(Message::FewerCredits), words.say(Message::AllCredits));
    let label: Box<dyn Fn() -> String + Send> = Box::new(move || if all.get() { &fewer } else { &every }.clone());
    let references = (Some(list_id.clone()), None);
    let button = button(("film-credits__all", None), all.into(), references, show, vec![label.into_any()]);
    let attributes = [("class", "film-credits"), ("data-cut", "")];
    let attributes = if count > 1 { &attributes[..] } else { &attributes[..1] };
    expandable("div", attributes, Box::new(move || all.get().then_some("")), vec![list, button])
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

/// The rows. `more` makes the button that shows this number of other actors of a long cast.
fn rows(movie: &Movie, urls: &PersonUrls, words: &Words, more: &dyn Fn(u32) -> AnyView) -> Vec<AnyView> {
    let count = movie.actors.len();
    let first = shown(movie);
    let actor = |(at, actor): (usize, &Actor)| {
        let mut entry = vec![urls.named(&actor.name, actor.name.clone())];
        if let Some(role) = actor.character_name.clone() {
            let (before, after) = words.around_a_part();
            let around = |words: &str| (!words.is_empty()).then(|| text("span", "film-credits__as", words));
            let mut parts = Vec::new();
            parts.extend(around(before));
            parts.push(role.into_any());
            parts.extend(around(after));
            entry.extend([" ".to_owned().into_any(), element("span", "film-credits__part", parts)]);
        }
        // The comma is text and not made by CSS, so that it is in copied text.
        if at + 1 < count {
            entry.push(text("span", "film-credits__comma", words.say(Message::Between)));
        }
        element("li", if at < first { "" } else { "film-credits__rest" }, entry)
    };
    let mut cast: Vec<AnyView> = movie.actors.iter().enumerate().map(actor).collect();
    if count > first {
        cast.push(element("li", "film-credits__count", vec![more((count - first) as u32)]));
    }
    let cast = (!cast.is_empty()).then(|| element("ul", "", cast));
    let row = |(label, values): (String, Vec<AnyView>)| {
        let mut row = vec![text("dt", "", label)];
        row.extend(values.into_iter().map(|value| element("dd", "", vec![value])));
        element("div", "film-credits__row", row)
    };
    facts(movie, urls, words, cast.into_iter().collect()).into_iter().map(row).collect()
}

/// The facts that are known about a movie, each with its label. `cast` has the actors, already rendered.
pub fn facts(movie: &Movie, urls: &PersonUrls, words: &Words, cast: Vec<AnyView>) -> Vec<(String, Vec<AnyView>)> {
    let person = |name: &String| urls.named(name, name.clone());
    let people = |names: &[String]| names.iter().map(person).collect::<Vec<_>>();
    let countries = &movie.countries_of_origin;
    let running = movie.duration_minutes.map(|minutes| {
        let length = ["PT", &minutes.to_string(), "M"].concat();
        let attributes = [("datetime", &*length), ("title", &words.hours(minutes))];
        with_attributes("time", "", &attributes, vec![words.minutes(minutes).into_any()])
    });
    let plain = |text: Option<String>| text.map(IntoAny::into_any).into_iter().collect::<Vec<_>>();
    let list = |items: &[String]| plain((!items.is_empty()).then(|| words.list(items)));
    let country = words.count(Message::Countries, countries.len() as u32, &[]);
    let facts = [
        (words.say(Message::DirectedBy), people(&movie.directors)),
        (words.say(Message::WrittenBy), people(&movie.writers)),
        (words.say(Message::With), cast),
        (words.say(Message::ReleasedBy), plain(movie.distributor.clone())),
        (country, list(countries)),
        (words.say(Message::RunningTime), running.into_iter().collect()),
        (words.say(Message::Certificate), plain(movie.content_rating.clone())),
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
