use super::{
    element::{element, text, with_attributes},
    person_link::{named, person_url},
    words::{Message, Words},
};
use film_model::{Actor, Movie, model::LinkProvider};
use leptos::prelude::*;
use std::sync::Arc;

/// So many of the cast are named at once; nobody is folded away alone.
const CAST: usize = 5;

/// Who made the movie and who plays whom, and what else stands in a credits block. What is unknown
/// has no row.
#[component]
pub fn Credits(
    /// The movie.
    #[prop(into)]
    movie: Arc<Movie>,
    /// Where people's names lead.
    #[prop(optional, into)]
    links: LinkProvider,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: String,
    /// The words of the labels.
    #[prop(optional, into)]
    words: Words,
) -> impl IntoView {
    with_attributes("dl", "film-credits", &[("part", "credits")], rows(&movie, links, &lang, &words))
}

/// How many of a cast are named before the rest is folded away.
fn shown(cast: usize) -> usize {
    if cast <= CAST + 1 { cast } else { CAST }
}

/// Whether there is anything to credit.
pub fn has_credits(movie: &Movie) -> bool {
    !(movie.directors.is_empty()
        && movie.writers.is_empty()
        && movie.actors.is_empty()
        && movie.countries_of_origin.is_empty())
        || movie.distributor.is_some()
        || movie.duration_minutes.is_some()
        || movie.content_rating.is_some()
}

fn rows(movie: &Movie, links: LinkProvider, lang: &str, words: &Words) -> Vec<AnyView> {
    let person = |name: &String| {
        let href = person_url(name, links, lang, &movie.person_links);
        named(name.clone(), href)
    };
    let people = |names: &[String]| names.iter().map(person).collect::<Vec<_>>();
    let actor = |actor: &Actor| {
        let mut entry = vec![person(&actor.name)];
        if let Some(part) = actor.character_name.clone() {
            let around = |words: &str| (!words.is_empty()).then(|| text("span", "film-credits__as", words));
            let (before, after) = words.around_a_part();
            let mut parts = Vec::new();
            parts.extend(around(before));
            parts.push(part.into_any());
            parts.extend(around(after));
            entry.extend([" ".to_owned().into_any(), element("span", "film-credits__part", parts)]);
        }
        element("li", "", entry)
    };
    let list = |actors: &[Actor]| element("ul", "", actors.iter().map(actor).collect());
    let (first, more) = movie.actors.split_at(shown(movie.actors.len()));
    let mut cast = Vec::new();
    if !first.is_empty() {
        cast.push(list(first));
    }
    if !more.is_empty() {
        let label = words.count(Message::More, more.len() as u32, &[]);
        cast.push(element("details", "", vec![text("summary", "", label), list(more)]));
    }
    let countries = &movie.countries_of_origin;
    let running = movie.duration_minutes.map(|minutes| {
        let length = ["PT", &minutes.to_string(), "M"].concat();
        let attributes = [("datetime", &*length), ("title", &words.hours(minutes))];
        with_attributes("time", "", &attributes, vec![words.minutes(minutes).into_any()])
    });
    let plain = |text: Option<String>| text.map(IntoAny::into_any).into_iter().collect::<Vec<_>>();
    let list = |items: &[String]| plain((!items.is_empty()).then(|| words.list(items)));
    let country = words.count(Message::Countries, countries.len() as u32, &[]);
    let rows = [
        row(words.say(Message::DirectedBy), people(&movie.directors), false),
        row(words.say(Message::WrittenBy), people(&movie.writers), false),
        row(words.say(Message::With), cast, false),
        row(words.say(Message::ReleasedBy), plain(movie.distributor.clone()), false),
        row(country, list(countries), false),
        // Two stand side by side where there is a rail.
        row(words.say(Message::RunningTime), running.into_iter().collect(), true),
        row(words.say(Message::Certificate), plain(movie.content_rating.clone()), true),
    ];
    rows.into_iter().flatten().collect()
}

/// A label and its values, or nothing where there is no value.
fn row(label: String, values: Vec<AnyView>, short: bool) -> Option<AnyView> {
    let class = if short { "film-credits__row film-credits__row--short" } else { "film-credits__row" };
    (!values.is_empty()).then(|| {
        let mut row = vec![text("dt", "", label)];
        row.extend(values.into_iter().map(|value| element("dd", "", vec![value])));
        element("div", class, row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_folded_away_alone() {
        assert_eq!([4, 6, 7, 300].map(shown), [4, 6, 5, 5]);
    }

    #[test]
    fn a_bare_title_has_no_credits() {
        assert!(!has_credits(&Movie { name: "Nosferatu".into(), ..Movie::default() }));
        assert!(has_credits(&Movie { duration_minutes: Some(94), ..Movie::default() }));
        assert!(has_credits(&Movie { writers: vec!["Henrik Galeen".into()], ..Movie::default() }));
    }
}
