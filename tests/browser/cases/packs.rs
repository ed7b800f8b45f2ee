//! Bundles with so many reviews that they are in packs, files beside the engine: a page loads those of its films.

use crate::page::Page;
use crate::server::{Fault, GLUE, Gate, Site};
use std::time::Duration;

/// The loader waits fifteen seconds for a response, and then some more before it repeats the request.
const PATIENCE: Duration = Duration::from_secs(60);

const PACK: &str = ".bin";

const BOTH: &str = "is($('#a')) === 'card' && is($('#b')) === 'card'";

/// A page with these cards.
fn site(cards: &str) -> Site {
    let page = format!("<script src=watch.js></script><script src=film-cards.js></script>{cards}");
    Site::new(&page).bundle("FILM_CARDS_LARGE")
}

fn two(a: &str, b: &str) -> Site {
    site(&format!("<film-card id=a film={a}>Until then.</film-card><film-card id=b film={b}>Until then.</film-card>"))
}

/// Asserts that the cards have written nothing. No script can prevent the browser's own lines about failed requests.
async fn says_nothing(page: &Page) {
    let lines = page.console().await;
    assert!(lines.iter().all(|line| !line.contains("film-cards: ")), "{lines:#?}");
}

pub async fn a_page_loads_the_packs_of_its_films(page: Page) {
    let server = page.visit(two("sound-of-metal", "alien").compressed()).await;
    page.until(BOTH).await;
    page.holds("part($('#a'), 'title').textContent.includes('Sound of Metal')").await;
    page.holds("part($('#b'), 'title').textContent.includes('Alien')").await;
    assert_eq!((server.requests(PACK), server.requests("all.js")), (2, 0));
    page.click("part($('#a'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle' && events.at(-1).detail.open").await;
}

pub async fn a_pack_is_requested_with_the_engine(page: Page) {
    let gates = [Gate::default(), Gate::default()];
    let [script, wasm] = gates.clone().map(Fault::Held);
    let server = page.visit(two("alien", "alien").fault(GLUE, script).fault(".wasm", wasm)).await;
    server.until_requests(PACK, 1).await;
    gates.iter().for_each(Gate::open);
    page.until(BOTH).await;
    assert_eq!(server.requests(PACK), 1, "one request for both cards");
}

pub async fn a_card_of_another_film_loads_its_pack(page: Page) {
    let cards = "<film-card id=a film=alien></film-card><film-card id=b film=alien></film-card><div></div>";
    let server = page.visit(site(cards)).await;
    page.until(BOTH).await;
    page.run("$('#a').setAttribute('film', 'the-piano')").await;
    page.until("part($('#a'), 'title').textContent.includes('The Piano')").await;
    page.run("$('#b').setAttribute('film', 'the-piano')").await;
    page.until("part($('#b'), 'title').textContent.includes('The Piano')").await;
    assert_eq!(server.requests(PACK), 2);

    // The last of several changes counts, whichever pack comes first.
    page.run("$('#a').setAttribute('film', 'parasite'); setTimeout(() => $('#a').setAttribute('film', 'alien'))").await;
    page.until("part($('#a'), 'title').textContent.includes('Alien')").await;
    server.until_requests(PACK, 3).await;
    page.settled().await;
    page.holds("part($('#a'), 'title').textContent.includes('Alien')").await;

    page.run("FilmCards.mount($('div'), { film: 'dune' }).then((handle) => { window.handle = handle; })").await;
    page.until("window.handle && part($('div'), 'title').textContent.includes('Dune')").await;
    page.run("handle.update({ film: 'sherlock-jr' })").await;
    page.until("part($('div'), 'title').textContent.includes('Sherlock')").await;
    page.run("handle.update({ film: 'no-such-film' })").await;
    page.until("events.at(-1).name === 'error' && events.at(-1).detail.reason === 'unknown-film'").await;
    page.holds("part($('div'), 'title').textContent.includes('Sherlock')").await;
    page.complains(&["no film \\\"no-such-film\\\"", "upload the whole bundle"]).await;
}

pub async fn a_film_that_is_late_does_not_replace_the_next_one(page: Page) {
    for fault in [Fault::Missing, Fault::Truncated] {
        let gate = Gate::default();
        // The number of the pack of "alien".
        let site = two("alien", "dune").fault("1251.bin", Fault::Held(gate.clone())).fault("1251.bin", fault);
        let server = page.visit(site).await;
        page.until("is($('#b')) === 'card'").await;
        server.until_requests("1251.bin", 1).await;
        page.run("$('#a').setAttribute('film', 'parasite')").await;
        page.until("is($('#a')) === 'card' && part($('#a'), 'title').textContent.includes('Parasite')").await;
        gate.open();
        page.settled().await;
        page.settled().await;
        page.holds("part($('#a'), 'title').textContent.includes('Parasite')").await;
        page.holds("events.every(({ name }) => name === 'ready')").await;
        says_nothing(&page).await;
    }
}

pub async fn a_film_that_no_pack_has(page: Page) {
    for fault in [Fault::Missing, Fault::Instead("<!doctype html><p>Not here.")] {
        page.visit(two("sound-of-mettle", "sound-of-mettle").fault(PACK, fault)).await;
        page.until("events.length === 2").await;
        page.holds("events.every(({ name, detail }) => name === 'error' && detail.reason === 'unknown-film')").await;
        page.holds("$('#a').innerText === 'Until then.' && is($('#a')) === 'fallback'").await;
        page.complains(&["no film \\\"sound-of-mettle\\\"", "upload the whole bundle"]).await;
    }
}

pub async fn a_pack_that_fails_once(page: Page) {
    for fault in [Fault::Dropped, Fault::Truncated] {
        let server = page.visit(two("alien", "alien").fault(PACK, Fault::First(1, fault.into()))).await;
        page.until_within(PATIENCE, BOTH).await;
        page.holds("events.length === 2 && events.every(({ name }) => name === 'ready')").await;
        assert_eq!(server.requests(PACK), 2);
        says_nothing(&page).await;
    }
}

pub async fn a_pack_that_does_not_come(page: Page) {
    let gate = Gate::default();
    let fault = Fault::Until(gate.clone(), Fault::Dropped.into());
    page.visit(two("alien", "alien").fault(PACK, fault)).await;
    page.until_within(PATIENCE, "events.length === 2").await;
    page.holds("events.every(({ name, detail }) => name === 'error' && detail.reason === 'network')").await;
    page.holds("$('#a').innerText === 'Until then.' && $('#a').getBoundingClientRect().height > 0").await;
    page.complains(&[PACK, "could not be loaded"]).await;
    gate.open();
    page.run("dispatchEvent(new Event('online'))").await;
    page.until_within(PATIENCE, BOTH).await;
}

pub async fn a_policy_that_forbids_to_fetch(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
    let server = page.visit(two("alien", "sound-of-metal").header("Content-Security-Policy", policy)).await;
    page.until(BOTH).await;
    page.holds("part($('#b'), 'title').textContent.includes('Sound of Metal')").await;
    assert_eq!((server.requests(PACK), server.requests("all.js")), (0, 1));
    says_nothing(&page).await;
}

pub async fn a_text_needs_no_pack(page: Page) {
    let server = page
        .visit(site("<film-card id=a read><p>The Long Ferry</p><p>A ferry crosses a lake. Grade: B+</p></film-card>"))
        .await;
    page.until("is($('#a')) === 'card'").await;
    page.run("$('#a').setAttribute('theme', 'dark'); $('p').textContent = 'The Short Ferry'").await;
    page.until(
        "part($('#a'), 'title').textContent === 'The Short Ferry' && part($('#a'), 'card').dataset.theme === 'dark'",
    )
    .await;
    assert_eq!(server.requests(PACK), 0);
}

pub async fn a_script_gets_all_films(page: Page) {
    let server = page.visit(site("<film-gallery></film-gallery><film-card id=a film=alien></film-card>")).await;
    page.until("events.length === 2 && is($('#a')) === 'card'").await;
    // The pack of the card, and the listing of the gallery.
    assert_eq!((server.requests(PACK), server.requests("all.js")), (2, 0));
    page.holds("(await FilmCards.film('dune')).name === 'Dune'").await;
    assert_eq!(server.requests("all.js"), 0);
    page.holds("FilmCards.films().then((films) => films.length > 100)").await;
    page.holds("FilmCards.films().then((films) => films.some(({ slug }) => slug === 'tokyo-story'))").await;
    assert_eq!(server.requests("all.js"), 1);
}

pub async fn a_film_of_another_bundle(page: Page) {
    let other = Site::default().header("Access-Control-Allow-Origin", "*").bundle("FILM_CARDS_HOSTILE").serve();
    let tag = format!("<script src={}/film-cards.js></script>", other.origin);
    let server = page.visit(site(&format!("{tag}<film-card id=a film=alien></film-card>"))).await;
    page.until("is($('#a')) === 'card' && part($('#a'), 'title').textContent.includes('Alien')").await;
    assert_eq!(server.requests(PACK), 1, "the nearest tag has another bundle, which says that it has no such film");

    let server = page.visit(site(&format!("<film-card id=a film=one-word>Until then.</film-card>{tag}"))).await;
    page.until("is($('#a')) === 'card'").await;
    assert_eq!(server.requests(PACK), 1);
    says_nothing(&page).await;
}
