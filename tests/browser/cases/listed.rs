//! The gallery of a bundle with so many reviews that it loads them in parts: rows, facts, words.

use crate::browser::Browser;
use crate::gallery::WAYS;
use crate::page::Page;
use crate::server::{Fault, Gate, Server, Site};
use std::time::Duration;

/// A file is requested three times, with pauses between.
const PATIENCE: Duration = Duration::from_secs(60);

const CHUNK: &str = "chunks/*.bin";

/// The texts of the films that are found, as scripts of the page get them.
const BY_TITLE: &str =
    "(await FilmCards.films()).sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }))";

fn site() -> Site {
    Site::new(
        "<script src=watch.js></script><script src=ways.js></script><script src=film-cards.js></script>
         <film-gallery>Every film.</film-gallery>",
    )
    .file("ways.js", WAYS)
    .bundle("FILM_CARDS_LARGE")
}

async fn visit(page: &Page, site: Site) -> Server {
    page.resize(1000, 900).await;
    let server = page.visit(site).await;
    page.until("events.length && titles().length").await;
    server
}

/// Puts the focus into the search, so that the facts are loaded.
async fn begin(page: &Page) {
    page.run("field('Search').focus()").await;
    page.until("gallery().querySelector('details select')").await;
}

async fn says_nothing(page: &Page) {
    let lines = page.console().await;
    assert!(lines.iter().all(|line| !line.contains("film-cards: ")), "{lines:#?}");
}

pub async fn the_first_rows_come_with_three_files(page: Page) {
    let server = visit(&page, site().compressed()).await;
    page.holds("count() > 100 && titles().length >= 6").await;
    // The script, the Wasm and the listing.
    assert_eq!(
        (server.requests("film-cards-gallery*.js"), server.requests(".wasm"), server.requests(".bin")),
        (1, 1, 1)
    );
    page.holds(&format!("{BY_TITLE}.slice(0, 6).map(({{ name }}) => name).join() === titles().slice(0, 6).join()"))
        .await;
    page.holds("all('.film-entry__text').slice(0, 6).every((text) => text.textContent.length > 40)").await;
    says_nothing(&page).await;
}

pub async fn rows_come_as_the_reader_scrolls(page: Page) {
    let server = visit(&page, site()).await;
    let height = page.get("document.documentElement.scrollHeight").await;
    page.run("scrollTo(0, document.documentElement.scrollHeight)").await;
    page.until("titles().at(-1)?.startsWith('Z') || titles().length > 20 && all('.film-gallery__gap').length === 1")
        .await;
    page.until("all('.film-entry').every((entry) => entry.querySelector('button'))").await;
    // The rows at the end may be in two chunks.
    assert!((1..=2).contains(&server.requests(CHUNK)), "{} chunks", server.requests(CHUNK));
    assert_eq!(page.get("document.documentElement.scrollHeight").await, height, "the page is as high as before");
    page.holds(&format!("{BY_TITLE}.at(-1).name === titles().at(-1)")).await;
    page.run("window.entry = all('.film-entry').at(-1); entry.querySelector('button').click()").await;
    page.until("entry.querySelector('[part~=card] [part~=review]')?.textContent.length > 300").await;
    page.holds("gallery().querySelectorAll('[part~=card]').length === 1").await;
}

pub async fn filters_and_orders_are_about_all_films(page: Page) {
    let server = visit(&page, site()).await;
    assert_eq!(server.requests(CHUNK), 0);
    page.run("gallery().querySelector('.film-gallery__filters summary').focus()").await;
    page.until("gallery().querySelector('details select')").await;
    page.run("FilmCards.films().then((films) => { window.films = films; })").await;
    page.until("window.films").await;

    page.run("choose('Sort', 'year')").await;
    page.until("titles()[0] && films.find(({ name }) => name === titles()[0]).year === Math.max(...films.map(({ year }) => year))")
        .await;
    page.run("choose('Sort', 'grade')").await;
    page.until("titles()[0] && films.find(({ name }) => name === titles()[0]).aggregate.value === 100").await;
    page.run("choose('Country', 'Japan')").await;
    page.until("count() === films.filter((film) => film.countriesOfOrigin.includes('Japan')).length").await;
    page.run("choose('Grade', '81-100')").await;
    page.until(
        "count() === films.filter((film) => film.countriesOfOrigin.includes('Japan') && film.aggregate.value > 80).length",
    )
    .await;
    page.until("titles().includes('Tokyo Story')").await;
    page.run("choose('Grade', 'none'); choose('Country', '')").await;
    page.until("count() === films.filter((film) => film.reviews.every(({ grade }) => !grade)).length").await;
    page.run("choose('Grade', ''); choose('Year', '1950s')").await;
    page.until("count() === films.filter(({ year }) => year >= 1950 && year < 1960).length").await;
    says_nothing(&page).await;
}

pub async fn a_word_of_a_text_is_found_and_its_film_opens(page: Page) {
    let server = visit(&page, site()).await;
    begin(&page).await;
    // Only in the middle of a text, and only in a spoiler.
    page.run("search('inventory')").await;
    page.until("all('mark').map((mark) => mark.textContent).join() === 'inventory'").await;
    page.holds("all('.film-entry__text')[0].textContent.includes('draws up an inventory')").await;
    assert_eq!(server.requests("packs/*.bin"), 2, "the listing, and the film that was found");
    page.run("window.entry = all('.film-entry')[0]; entry.querySelector('button').click()").await;
    page.until("entry.querySelector('[part~=card] [part~=review]')").await;
    page.run("search('bunker')").await;
    page.until("count() === 0").await;
    page.run("search('agnes varda')").await;
    page.until("titles().join() === 'The Gleaners and I'").await;
    page.run("search('tokyo sto')").await;
    page.until("titles().join() === 'Tokyo Story'").await;
    page.run("search('')").await;
    page.until("count() > 100").await;
    says_nothing(&page).await;
}

pub async fn words_are_loaded_together_with_the_facts(page: Page) {
    let gate = Gate::default();
    let server = visit(&page, site().fault(CHUNK, Fault::Held(gate.clone()))).await;
    page.run("search('inventory')").await;
    // The facts, the names they refer to, and the words: none of them has come yet.
    server.until_requests(CHUNK, 3).await;
    gate.open();
    page.until("titles().join() === 'Sound of Metal'").await;
    says_nothing(&page).await;
}

pub async fn other_forms_and_typing_errors_are_forgiven(page: Page) {
    visit(&page, site()).await;
    begin(&page).await;
    for (typed, title) in [
        ("soudn of mteal", "Sound of Metal"),
        ("stranglove", "Dr. Strangelove"),
        ("sherlok", "Sherlock Jr."),
        ("dtokyo", "Tokyo Story"),
        // The texts have "drummer" and "inventory".
        ("drummers", "Sound of Metal"),
        ("inventories", "Sound of Metal"),
    ] {
        page.run(&format!("search('{typed}')")).await;
        page.until(&format!("titles().length < 5 && titles()[0]?.startsWith('{title}')")).await;
        page.until("all('mark').length").await;
    }
    page.run("search('zqxvjj')").await;
    page.until("count() === 0 && all('.film-gallery__nothing').length === 1").await;
}

pub async fn a_person_is_everywhere(page: Page) {
    visit(&page, site()).await;
    begin(&page).await;
    page.run("search('tokyo story')").await;
    page.until("titles().join() === 'Tokyo Story'").await;
    page.run("all('.film-entry')[0].querySelector('button').click()").await;
    let name = "[...gallery().querySelectorAll('.film-entry__with button')].find((button) => button.textContent === 'Setsuko Hara')";
    page.until(name).await;
    page.click(name).await;
    page.until(
        "titles().join() === 'Tokyo Story' && field('Person').value === 'Setsuko Hara' && field('Search').value === ''",
    )
    .await;
    page.until("location.hash === '#film-cards?person=Setsuko+Hara'").await;
}

pub async fn a_link_opens_a_film_that_is_not_loaded(page: Page) {
    page.resize(1000, 900).await;
    page.visit_at(site(), "#film-cards/the-piano/1").await;
    page.until("gallery()").await;
    page.run("document.body.insertAdjacentHTML('beforeend', '<div style=height:2000px></div>')").await;
    page.until(
        "gallery()?.activeElement?.localName === 'section'
         && gallery().activeElement.closest('.film-entry').querySelector('h2').textContent.startsWith('The Piano')",
    )
    .await;
    page.run("location.hash = '#film-cards/no-such-film/1'").await;
    page.settled().await;
    page.holds("all('[part~=card]').length === 1").await;
}

pub async fn a_link_leads_to_a_search(page: Page) {
    page.resize(1000, 900).await;
    page.visit_at(site(), "#film-cards?q=inventory&sort=year").await;
    page.until("titles().join() === 'Sound of Metal' && field('Search').value === 'inventory'").await;
}

pub async fn a_language_comes_later(page: Page) {
    visit(&page, site()).await;
    page.run("scrollTo(0, 4000)").await;
    page.until("all('.film-entry').length && all('.film-entry').every((entry) => entry.querySelector('button'))").await;
    page.run("document.querySelector('film-gallery').lang = 'de'").await;
    page.until("gallery().querySelector('.film-gallery__count').textContent.endsWith('Filme')").await;
    page.until("titles().length").await;
}

pub async fn a_chunk_that_fails_once(page: Page) {
    for fault in [Fault::Dropped, Fault::Truncated] {
        visit(&page, site().fault(CHUNK, Fault::First(1, fault.into()))).await;
        page.run("field('Search').focus()").await;
        page.run("search('inventory')").await;
        page.until_within(PATIENCE, "titles().join() === 'Sound of Metal'").await;
        says_nothing(&page).await;
    }
}

pub async fn a_chunk_that_does_not_come(page: Page) {
    let gate = Gate::default();
    let server = visit(&page, site().fault(CHUNK, Fault::Until(gate.clone(), Fault::Dropped.into()))).await;
    page.run("field('Search').focus()").await;
    page.run("search('inventory')").await;
    page.until_within(PATIENCE, "gallery().querySelector('.film-gallery__missing')").await;
    page.picture("missing").await;
    page.holds("gallery().querySelector('.film-gallery__missing').role === 'alert' && titles().length > 5").await;
    page.complains(&["chunks/", "could not be loaded"]).await;
    // The facts, the names that they refer to, and the words are requested three times each; Firefox repeats each request
    // whose connection was dropped nine times. Nobody asks again by themselves.
    let all = if page.browser == Browser::Firefox { 90 } else { 9 };
    server.until_requests(CHUNK, all).await;
    page.settled().await;
    assert_eq!(server.requests(CHUNK), all);
    gate.open();
    page.click("gallery().querySelector('.film-gallery__missing button')").await;
    page.until_within(PATIENCE, "titles().join() === 'Sound of Metal'").await;
    page.holds("!gallery().querySelector('.film-gallery__missing')").await;

    let gate = Gate::default();
    visit(&page, site().fault(CHUNK, Fault::Until(gate.clone(), Fault::Dropped.into()))).await;
    page.run("search('inventory')").await;
    page.until_within(PATIENCE, "gallery().querySelector('.film-gallery__missing')").await;
    gate.open();
    page.run("dispatchEvent(new Event('online'))").await;
    page.until_within(PATIENCE, "titles().join() === 'Sound of Metal'").await;
    page.complains(&["chunks/", "could not be loaded"]).await;
}

pub async fn a_bundle_that_was_replaced(page: Page) {
    visit(&page, site().fault(CHUNK, Fault::Missing)).await;
    page.run("search('inventory')").await;
    page.until("gallery().querySelector('.film-gallery__missing')").await;
    page.holds("titles().length > 5").await;
    page.complains(&["chunks/", "load the page again"]).await;

    page.visit(site().fault("16384.bin", Fault::Missing)).await;
    page.until("events.at(-1)?.name === 'error' && events.at(-1).detail.reason === 'network'").await;
    page.holds("document.querySelector('film-gallery').innerText === 'Every film.'").await;
    page.complains(&["16384.bin is missing", "upload the whole bundle"]).await;
}

pub async fn a_gallery_that_must_not_fetch(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
    let server = visit(&page, site().header("Content-Security-Policy", policy)).await;
    page.until("gallery().querySelector('details select')").await;
    page.run("search('inventory')").await;
    page.until("titles().join() === 'Sound of Metal'").await;
    assert_eq!((server.requests(CHUNK), server.requests("all.js")), (0, 1));
    says_nothing(&page).await;
}
