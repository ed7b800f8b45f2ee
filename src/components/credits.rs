use super::{
    element::{element, live, text},
    person_link::{PersonLink, person_url},
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
    links: Signal<LinkProvider>,
    /// The language in which Wikipedia is asked.
    #[prop(optional, into)]
    lang: Signal<String>,
) -> impl IntoView {
    let rows = live(move || rows(&movie, links.get(), &lang.get()));
    view! { <dl class="film-credits" part="credits">{rows}</dl> }
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

fn rows(movie: &Movie, links: LinkProvider, lang: &str) -> Vec<AnyView> {
    let person = |name: &String| {
        let href = person_url(name, links, lang, &movie.person_links);
        view! { <PersonLink name=name.clone() href/> }.into_any()
    };
    let people = |names: &[String]| names.iter().map(person).collect::<Vec<_>>();
    let actor = |actor: &Actor| {
        let mut entry = vec![person(&actor.name)];
        if let Some(part) = actor.character_name.clone() {
            let part = vec![text("span", "film-credits__as", "as "), part.into_any()];
            entry.extend([" ".to_owned().into_any(), element("span", "film-credits__part", part)]);
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
        let label = [&more.len().to_string(), " more"].concat();
        cast.push(element("details", "", vec![text("summary", "", label), list(more)]));
    }
    let countries = &movie.countries_of_origin;
    let running = movie.duration_minutes.map(|minutes| {
        let length = ["PT", &minutes.to_string(), "M"].concat();
        let label = [&minutes.to_string(), " min"].concat();
        view! { <time datetime=length title=hours(minutes)>{label}</time> }.into_any()
    });
    let plain = |text: Option<String>| text.map(IntoAny::into_any).into_iter().collect::<Vec<_>>();
    let country = if countries.len() == 1 { "Country" } else { "Countries" };
    let rows = [
        row("Directed by", people(&movie.directors)),
        row("Written by", people(&movie.writers)),
        row("With", cast),
        row("Released by", plain(movie.distributor.clone())),
        row(country, plain((!countries.is_empty()).then(|| countries.join(", ")))),
        row("Running time", running.into_iter().collect()),
        row("Certificate", plain(movie.content_rating.clone())),
    ];
    rows.into_iter().flatten().collect()
}

/// A label and its values, or nothing where there is no value.
fn row(label: &'static str, values: Vec<AnyView>) -> Option<AnyView> {
    // Two stand side by side where there is a rail.
    let class = match label {
        "Running time" | "Certificate" => "film-credits__row film-credits__row--short",
        _ => "film-credits__row",
    };
    (!values.is_empty()).then(|| {
        let mut row = vec![text("dt", "", label)];
        row.extend(values.into_iter().map(|value| element("dd", "", vec![value])));
        element("div", class, row)
    })
}

/// `127` as `2 h 7 min`.
fn hours(minutes: u16) -> String {
    let (hours, rest) = ((minutes / 60).to_string(), (minutes % 60).to_string());
    match (minutes / 60, minutes % 60) {
        (0, _) => [&rest, " min"].concat(),
        (_, 0) => [&hours, " h"].concat(),
        _ => [&hours, " h ", &rest, " min"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_told_in_hours() {
        assert_eq!([45, 60, 120, 127].map(hours), ["45 min", "1 h", "2 h", "2 h 7 min"]);
    }

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
