//! Two bundles on one page: two critics, or an old bundle and a new one.

use crate::page::Page;
use crate::server::{Fault, Gate, Server, Site};
use std::time::Duration;

/// A bundle with other films, on a server of its own.
fn other() -> Site {
    Site::default().bundle("FILM_CARDS_HOSTILE").header("Access-Control-Allow-Origin", "*")
}

const CARDS: &str = "<film-card id=a film=sound-of-metal>Until then.</film-card>
    <film-card id=b film=one-word>Until then.</film-card>";

const BOTH: &str = "is($('#a')) === 'card' && is($('#b')) === 'card'";

fn tag(server: &Server) -> String {
    format!("<script async src={}/film-cards.js></script>", server.origin)
}

/// Asserts that the cards have written nothing. A bundle of many reviews is asked for the film of the other one, and the
/// browser writes that it has no such file.
async fn says_nothing(page: &Page) {
    let lines = page.console().await;
    assert!(lines.iter().all(|line| !line.contains("film-cards: ")), "{lines:#?}");
}

/// Asserts that each card shows its film, and that no error was reported.
async fn have_come(page: &Page) {
    page.until(BOTH).await;
    page.until("part($('#a'), 'title').textContent.includes('Sound of Metal')").await;
    page.holds("part($('#b'), 'title').textContent.includes('One Word')").await;
    page.holds("events.length === 2 && events.every(({ name }) => name === 'ready')").await;
}

pub async fn each_shows_its_own_films(page: Page) {
    // Each tag is once the first one on the page, and each script once the first one to run.
    for is_ours_first in [true, false] {
        for is_ours_late in [true, false] {
            let gate = Gate::default();
            let held = |site: Site, is_late| {
                let fault = Fault::Held(gate.clone());
                if is_late { site.fault("film-cards.js", fault) } else { site }
            };
            let ours = held(Site::default().header("Access-Control-Allow-Origin", "*"), is_ours_late).serve();
            let others = held(other(), !is_ours_late).serve();
            let mut tags = [tag(&ours), tag(&others)];
            if !is_ours_first {
                tags.reverse();
            }
            let site = Site::whole(&format!("<script src=watch.js></script>{}<body>{CARDS}", tags.concat()));
            // The later script runs after the first one has found only its own bundle.
            let first = if is_ours_late { &others } else { &ours };
            let open_later = async {
                while first.requests(".wasm") == 0 {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                gate.open();
            };
            tokio::join!(page.visit(site), open_later);
            have_come(&page).await;
        }
    }
    // Scripts of the page find the films of both bundles.
    page.holds("FilmCards.film('one-word').then(({ name }) => name === 'One Word')").await;
    page.holds("FilmCards.film('sound-of-metal').then(({ slug }) => slug === 'sound-of-metal')").await;
    page.holds("FilmCards.film('sound-of-mettle').then((film) => film === null)").await;
    page.holds(
        "FilmCards.films().then((films) => ['one-word', 'sound-of-metal'].every((slug) => films.some((film) => film.slug === slug)))",
    )
    .await;
    page.run("document.body.append(Object.assign(document.createElement('div'), { id: 'place' }))").await;
    for (film, title) in [("one-word", "One Word"), ("sound-of-metal", "Sound of Metal")] {
        page.holds(&format!(
            "FilmCards.mount($('#place'), {{ film: '{film}' }}).then((card) => {{
                const is = part($('#place'), 'title').textContent.includes('{title}');
                card.unmount();
                return is && $('#place').innerText === '';
            }})"
        ))
        .await;
    }
    says_nothing(&page).await;
}

pub async fn a_card_changes_its_bundle(page: Page) {
    let others = other().serve();
    let site = Site::whole(&format!(
        "<script src=watch.js></script><script async src=film-cards.js></script>{}<body>{CARDS}",
        tag(&others)
    ));
    page.visit(site).await;
    have_come(&page).await;
    page.run("$('#a').setAttribute('film', 'one-word'); $('#b').setAttribute('film', 'sound-of-metal')").await;
    page.until("part($('#a'), 'title')?.textContent.includes('One Word')").await;
    page.until("part($('#b'), 'title')?.textContent.includes('Sound of Metal')").await;
    page.holds("parts($('#a'), 'card').length === 1 && parts($('#b'), 'card').length === 1").await;
    page.run("$('#a').setAttribute('theme', 'dark')").await;
    page.until("part($('#a'), 'card').dataset.theme === 'dark'").await;
    page.run("window.before = events.length").await;
    page.click("part($('#b'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle' && events.length === before + 1").await;
    page.run("window.gone = $('#a'); gone.remove()").await;
    page.settled().await;
    page.holds("is(gone) === 'fallback'").await;

    // If neither bundle has the film, the bundle with the nearest tag reports it, once.
    page.run("window.events = []; $('#b').setAttribute('film', 'sound-of-mettle')").await;
    page.until("events.length === 1 && events[0].detail.reason === 'unknown-film'").await;
    page.holds("is($('#b')) === 'fallback' && $('#b').innerText === 'Until then.'").await;
    page.complains(&["no film", "sound-of-mettle"]).await;
}

/// Both bundles have the film, because they are two copies of one bundle.
pub async fn the_nearest_tag_before_a_card_decides(page: Page) {
    let server = || Site::default().header("Access-Control-Allow-Origin", "*").serve();
    for data in ["", " data-film=alien"] {
        let (one, two) = (server(), server());
        let tags = [&one, &two].map(|server| tag(server).replace("></", &format!("{data}></")));
        let far = "<div style=height:9000px></div>";
        let card = if data.is_empty() { "<film-card film=alien>Until then.</film-card>" } else { "" };
        let body = format!("<script src=watch.js></script>{}{card}{far}{}{card}", tags[0], tags[1]);
        page.visit(Site::new(&body)).await;
        page.until("events.length === 1 && is($('film-card')) === 'card'").await;
        assert_eq!((one.requests(".wasm"), two.requests(".wasm")), (1, 0), "what is far away is not loaded");
        page.until("document.querySelectorAll('film-card').length === 2").await;
        page.run("document.querySelectorAll('film-card')[1].scrollIntoView()").await;
        page.until("is(document.querySelectorAll('film-card')[1]) === 'card'").await;
        assert_eq!((one.requests(".wasm"), two.requests(".wasm")), (1, 1));
    }
}

/// An old loader, from before a page could have two bundles, knows only its own tag.
pub async fn beside_an_older_loader(page: Page) {
    let older = "<script>customElements.define('film-card', class extends HTMLElement {
            static welcome({ dataset }) { (window.welcomed ??= []).push(dataset.film); }
         })</script>";
    let tag = "<script async src=film-cards.js data-film=alien></script>";
    page.visit(Site::new(&format!("<script src=watch.js></script>{older}{tag}"))).await;
    page.until("window.welcomed?.join() === 'alien'").await;
    page.holds("!window.FilmCards").await;

    page.visit(Site::new(&format!("<script src=watch.js></script>{tag}<p>After."))).await;
    page.until("is($('film-card')) === 'card'").await;
    page.run(
        "const tag = Object.assign(document.createElement('script'), { type: 'text/plain' });
         tag.dataset.film = 'the-piano';
         $('p').after(tag);
         customElements.get('film-card').welcome(tag)",
    )
    .await;
    page.until("is($('p ~ film-card')) === 'card'").await;
    page.run(
        "const tag = Object.assign(document.createElement('script'), { type: 'text/plain' });
         tag.dataset.film = 'dune';
         document.head.append(tag);
         customElements.get('film-card').welcome(tag)",
    )
    .await;
    page.get("FilmCards.mount(0, {})").await;
    page.complains(&["move the tag", "dune"]).await;
}
