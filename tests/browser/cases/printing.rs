//! Printed pages.

use crate::page::Page;
use crate::server::Site;

/// Functions for the cases about what is visible on the page.
const ASK: &str = "
    window.all = (card, selector) => [...card.shadowRoot.querySelectorAll(selector)];
    window.read = (card) => all(card, '.film-card')[0].innerText.replace(/\\s+/g, ' ');
    // The last words of every review.
    window.ends = async (film) => (await FilmCards.film(film)).reviews
        .map(({ reviewBody }) => reviewBody.at(-1).split(' ').slice(-2).join(' '));
    window.lightness = (element, name) => Number(/^oklch\\(([\\d.]+)/.exec(getComputedStyle(element)[name])[1]);
    // Except for texts with a background of their own, which prints too.
    window.inks = (card) => all(card, '.film-card :not(:is(.grade-badge, .film-poster), :is(.grade-badge, .film-poster) *)').map((element) => lightness(element, 'color'));
";

pub async fn a_folded_card_prints_open(page: Page) {
    page.visit(Site::whole(
        "<script src=watch.js></script><script src=ask.js></script><script src=film-cards.js></script>
         <body><film-card id=wide film=sound-of-metal></film-card>
         <div style=width:320px><film-card id=small film=the-piano style=display:block;min-height:420px></film-card></div>
         <film-card id=spoilt film=parasite open></film-card>
         <div style=height:4000px></div><film-card id=far film=alien>Alien: 3.5/4</film-card>",
    ).file("ask.js", ASK))
    .await;
    page.run("for (const card of document.querySelectorAll('film-card:not(#far)')) card.dispatchEvent(new Event('pointerover'))")
        .await;
    page.until("events.length === 3 && is($('#small')) === 'card'").await;
    for (card, film) in [("$('#wide')", "sound-of-metal"), ("$('#small')", "the-piano")] {
        page.holds(&format!("(await ends('{film}')).length && all({card}, '.film-review[data-cut]').length > 0")).await;
        page.holds(&format!("all({card}, 'button').some((button) => button.checkVisibility())")).await;
    }
    page.holds("$('#far').offsetHeight > 300").await;

    page.print().await;
    for (card, film) in [("$('#wide')", "sound-of-metal"), ("$('#small')", "the-piano")] {
        page.holds(&format!("(await ends('{film}')).every((end) => read({card}).includes(end))")).await;
        page.holds(&format!(
            "all({card}, '[part~=body], [part~=credits]').every((text) => text.scrollHeight <= text.clientHeight + 2)"
        ))
        .await;
        page.holds(&format!("all({card}, '[part~=credits] dd').every((fact) => fact.checkVisibility())")).await;
        page.holds(&format!("all({card}, '[part~=credits] dd').length > 2")).await;
    }
    for card in ["$('#wide')", "$('#small')", "$('#spoilt')"] {
        // The grade stays, although it is a button that explains its value.
        page.holds(&format!(
            "!all({card}, 'button:not(.film-card__why), summary').some((control) => control.checkVisibility())"
        ))
        .await;
    }
    // Spoilers that the reader has not opened are not printed.
    page.holds("all($('#spoilt'), '.film-spoiler [hidden]').length && !all($('#spoilt'), '.film-spoiler [hidden]').some((secret) => secret.checkVisibility())")
        .await;
    // A card that has not loaded prints its fallback, without empty space.
    page.holds("is($('#far')) === 'fallback' && $('#far').offsetHeight < 100").await;
    page.picture("printed").await;
}

pub async fn a_snippet_without_script_prints_open(page: Page) {
    a_snippet_prints_open(page, "").await;
}

pub async fn a_snippet_that_nobody_came_near_prints_open(page: Page) {
    a_snippet_prints_open(page, "<script src=film-cards.js></script>").await;
}

async fn a_snippet_prints_open(page: Page, loader: &str) {
    let folder = std::env::var("FILM_CARDS_DIST").expect("the bundle");
    let snippet = std::fs::read_to_string(format!("{folder}/snippets/sound-of-metal.html")).expect("a snippet");
    let (_, snippet) = snippet.split_once("</script>").expect("its script");
    page.visit(Site::new(&format!(
        "<script src=watch.js></script>{loader}<div style=height:5000px></div>{}",
        snippet.replace("\"../", "\"")
    )))
    .await;
    page.run(
        "window.shows = (selector, count) => {
            const found = [...document.querySelectorAll(`film-card ${selector}`)];
            return found.length > count && found.every((one) => one.checkVisibility() && one.offsetHeight > 8);
         };
         window.card = document.querySelector('film-card')",
    )
    .await;
    page.settled().await;
    page.holds(&format!("Boolean(customElements.get('film-card')) === {}", !loader.is_empty())).await;
    page.holds("shows('summary', 2) && card.querySelectorAll('details').length === 3").await;
    page.holds("[...card.querySelectorAll('details > :not(summary)')].every((text) => !text.checkVisibility())").await;

    page.print().await;
    page.until("shows('details p', 6) && shows('details dd', 6) && shows('p, dd, h2, h3', 20)").await;
    page.holds("[...card.querySelectorAll('summary')].every((control) => !control.checkVisibility())").await;
    // No empty space, and no overflow.
    page.holds("Math.abs(card.offsetHeight - card.querySelector('article').offsetHeight) < 60").await;
    page.holds("card.querySelector('dl').getBoundingClientRect().bottom <= card.getBoundingClientRect().bottom").await;
    page.picture("printed-snippet").await;
}

pub async fn a_dark_card_prints_dark_on_white(page: Page) {
    let site = Site::whole(
        "<script src=watch.js></script><script src=ask.js></script><script src=film-cards.js></script>
         <body data-theme=dark style='background: #111; color: #eee'>
         <film-card film=sound-of-metal></film-card><film-card film=parasite theme=dark></film-card>
         <film-gallery></film-gallery><film-gallery theme=dark></film-gallery>",
    );
    page.visit(site.file("ask.js", ASK)).await;
    page.run(
        "window.cards = [...document.querySelectorAll('film-card, film-gallery')];
         for (const card of cards) card.dispatchEvent(new Event('pointerover'))",
    )
    .await;
    page.until("events.length === 4").await;
    page.holds("cards.every((card) => inks(card).every((ink) => ink > .6))").await;
    page.print().await;
    page.holds("cards.every((card) => inks(card).every((ink) => ink < .6))").await;
    // If the reader prints backgrounds too, the background is light.
    page.holds(
        "cards.every((card) => all(card, '.film-card, .film-gallery').every((element) =>
            getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)' || lightness(element, 'backgroundColor') > .9))",
    )
    .await;
    page.picture("printed-dark").await;
}

pub async fn a_gallery_prints_what_it_has(page: Page) {
    let site = || {
        Site::new("<script src=watch.js></script><script src=film-cards.js></script><film-gallery></film-gallery>")
            .bundle("FILM_CARDS_HOSTILE")
    };
    let rows = "window.rows = (name) => $('film-gallery').shadowRoot.querySelectorAll(`.film-${name}`)";
    // Without permission to fetch, the page has all films.
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
    page.visit(site().header("Content-Security-Policy", policy)).await;
    page.run(rows).await;
    page.until("events.length && rows('gallery__gap').length").await;
    page.holds("rows('entry').length < 100").await;
    // No driver sends the event `beforeprint`, so the case does.
    page.run("dispatchEvent(new Event('beforeprint'))").await;
    page.print().await;
    page.holds("rows('entry').length > 600 && rows('gallery__gap').length === 0").await;
    // The browser reports what the policy forbids.
    let lines = page.console().await;
    assert!(lines.iter().all(|line| !line.contains("film-cards: ")), "{lines:#?}");

    // What has to be loaded first cannot come in time.
    let server = page.visit(site()).await;
    page.run(rows).await;
    page.until("events.length && rows('gallery__gap').length && rows('entry').length > 5").await;
    let requests = server.requests(".bin");
    page.run("dispatchEvent(new Event('beforeprint'))").await;
    page.settled().await;
    page.holds("rows('entry').length < 100").await;
    page.print().await;
    assert_eq!(server.requests(".bin"), requests);
}
