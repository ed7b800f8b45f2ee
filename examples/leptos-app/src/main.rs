//! A Leptos application that shows film cards and contains its reviews, which `build.rs` has read.

use std::sync::Arc;

use film_archive::Archive;
use film_cards::{FilmCard, GALLERY_STYLE, Gallery, Movies, STYLE, Theme, Toggle};
use leptos::prelude::*;

/// The archive that the build script has written.
static REVIEWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reviews"));

fn main() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let archive = Archive::open(REVIEWS).expect("the build script has written an archive");
    let links = archive.links();
    let theme = RwSignal::new(Theme::Auto);
    let message = RwSignal::new(String::new());
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
    let on_toggle = move |Toggle { film, review, open, .. }: Toggle| {
        let now = if open { "expanded" } else { "collapsed" };
        message.set(format!("review {review} of {film} is {now}"));
    };
    let playtime = archive.find("playtime").ok().flatten();
    // A movie is decoded when the gallery asks for it.
    let movies = Movies::new(archive.len(), move |number| archive.movie(number).ok().map(Arc::new));
    view! {
        <style>{STYLE}{GALLERY_STYLE}</style>
        <nav>{themes}</nav>
        {playtime.map(|movie| view! { <FilmCard movie theme links on_toggle/> })}
        <p role="status">{message}</p>
        <Gallery movies theme links/>
    }
}
