//! A Leptos application that shows a film card built from a value of its own.

use film_cards::{Actor, Block, FilmCard, Grade, Inline, Movie, Review, STYLE, Scale, Theme, Toggle};
use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let theme = RwSignal::new(Theme::Auto);
    let said = RwSignal::new(String::new());
    let themes = Theme::ALL.map(|choice| {
        view! {
            <button
                aria-pressed=move || (theme.get() == choice).to_string()
                on:click=move |_| theme.set(choice)
            >
                {choice.name()}
            </button>
        }
    });
    let on_toggle = move |Toggle { film, review, open }: Toggle| {
        let now = if open { "unfolded" } else { "folded" };
        said.set(format!("review {review} of {film} is {now}"));
    };
    view! {
        <style>{STYLE}</style>
        <nav>{themes}</nav>
        <FilmCard movie=movie() theme on_toggle/>
        <p role="status">{said}</p>
    }
}

/// What the card shows. It could come from anywhere.
fn movie() -> Movie {
    let paragraph = |text: &str| Block::Paragraph(vec![Inline::Text(text.into())]);
    Movie {
        slug: "playtime".into(),
        name: "Playtime".into(),
        year: Some(1967),
        directors: vec!["Jacques Tati".into()],
        writers: vec!["Jacques Tati".into(), "Jacques Lagrange".into()],
        countries_of_origin: vec!["France".into()],
        duration_minutes: Some(124),
        actors: vec![Actor { name: "Jacques Tati".into(), character_name: Some("Monsieur Hulot".into()) }],
        reviews: vec![Review {
            id: 1,
            author: Some("Ines Calloway".into()),
            grade: Some(Grade { written: "A".into(), scale: Scale::Letter, value: Some(100) }),
            review_body: vec![
                paragraph(
                    "Nobody in this city can find the door. They can see it, because it is made of \
                     glass, and they can see the man on the other side who is also looking for it. \
                     Tati built the whole place, streets and all, in order to watch people bump into \
                     it politely. The picture has no lead and no plot to speak of, and it is never \
                     at a loss for something to look at.",
                ),
                paragraph(
                    "Sit close. The joke you want is happening at the left edge, behind the \
                     potted plant, and it will be over before anyone points at it. By the time the \
                     restaurant comes apart, the film has taught you how to look at it, and the \
                     traffic outside has become a merry-go-round.",
                ),
            ],
            ..Review::default()
        }],
        ..Movie::default()
    }
}
