//! Faults of servers, networks and pages: the fallback stays, the console has one line, an event says why.

use crate::page::Page;
use crate::server::{Fault, GLUE, Server, Site};

/// A page with two cards, to check that an error of both is reported once.
fn site(attributes: &str) -> Site {
    Site::new(&format!(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <film-card id=a {attributes}>Until then.</film-card><film-card id=b {attributes}>Until then.</film-card>"
    ))
}

/// Visits the page, and waits until both cards have reported this reason.
async fn fails(page: &Page, site: Site, reason: &str) -> Server {
    let server = page.visit(site).await;
    page.until("events.length >= 2").await;
    page.settled().await;
    page.holds("events.map(({ on }) => on).sort().join() === 'a,b'").await;
    page.holds(&format!(
        "events.every(({{ name, detail }}) => name === 'error' && detail.reason === '{reason}' && detail.message)"
    ))
    .await;
    page.holds("is($('#a')) === 'fallback' && is($('#b')) === 'fallback'").await;
    page.holds("$('#a').innerText === 'Until then.' && $('#a').getBoundingClientRect().height > 0").await;
    server
}

pub async fn no_such_film(page: Page) {
    fails(&page, site("film=sound-of-mettle"), "unknown-film").await;
    page.complains(&["no film \\\"sound-of-mettle\\\"", "sound-of-metal"]).await;
    page.run("for (const card of document.querySelectorAll('film-card')) card.setAttribute('film', 'sound-of-metal')")
        .await;
    page.until("is($('#a')) === 'card' && is($('#b')) === 'card'").await;
}

pub async fn no_such_review(page: Page) {
    fails(&page, site("film=sound-of-metal review=9"), "bad-options").await;
    page.complains(&["review", "(1, 2), not 9"]).await;
}

pub async fn a_wrong_attribute_can_be_put_right(page: Page) {
    fails(&page, site("film=sound-of-metal theme=purple"), "bad-options").await;
    page.complains(&["theme", "auto", "light", "dark", "not \\\"purple\\\""]).await;
    page.run("$('#a').setAttribute('theme', 'dark')").await;
    page.until("is($('#a')) === 'card'").await;
    page.run("$('#a').setAttribute('review', 'first')").await;
    page.until("is($('#a')) === 'fallback'").await;
    page.holds("$('#a').innerText === 'Until then.'").await;
    page.complains(&["review", "not \\\"first\\\""]).await;
}

pub async fn the_module_is_missing(page: Page) {
    let server = fails(&page, site("film=sound-of-metal").fault(".wasm", Fault::Missing), "network").await;
    page.complains(&[".wasm", "404"]).await;
    assert_eq!(server.requests(".wasm"), 6, "three attempts, each of which asks once more to learn why");
    // `films()` needs the engine of the gallery, whose file is missing as well.
    assert_eq!(page.get("FilmCards.films()").await["reason"], "network");
    // The script got the error; drop the browser's own lines.
    page.console().await;
}

pub async fn the_script_of_the_module_is_missing(page: Page) {
    let site = site("film=sound-of-metal");
    fails(&page, site.fault(GLUE, Fault::Missing), "network").await;
    page.complains(&[".js"]).await;
}

/// The bytes are right, so the card shows.
pub async fn the_type_is_wrong(page: Page) {
    let site = site("film=sound-of-metal");
    page.visit(site.fault(".wasm", Fault::Type("application/octet-stream"))).await;
    page.until("is($('#a')) === 'card' && is($('#b')) === 'card'").await;
    page.holds("events.every(({ name }) => name === 'ready')").await;
    page.complains(&[".wasm", "application/octet-stream", "Content-Type: application/wasm"]).await;
}

/// A server that answers every request with a page and the status 200.
pub async fn a_page_instead_of_the_module(page: Page) {
    let site = site("film=sound-of-metal").fault(".wasm", Fault::Instead("<!doctype html><p>Not here."));
    fails(&page, site, "mime-type").await;
    page.complains(&[".wasm", "text/html", "Content-Type: application/wasm"]).await;
}

pub async fn the_network_is_gone(page: Page) {
    fails(&page, site("film=sound-of-metal").fault(".wasm", Fault::Dropped), "network").await;
    page.complains(&[".wasm"]).await;
}

/// WebAssembly is missing in Lockdown Mode, and in browsers where it was turned off.
pub async fn a_browser_without_webassembly(page: Page) {
    let site = Site::new(
        "<script src=watch.js></script><script>delete window.WebAssembly</script><script src=film-cards.js></script>
         <film-card id=a film=sound-of-metal>Until then.</film-card><film-card id=b film=alien>Until then.</film-card>",
    );
    let server = fails(&page, site, "wasm-blocked").await;
    page.complains(&["this browser", "WebAssembly turned off"]).await;
    assert_eq!(server.requests(".wasm"), 0, "what cannot run is not downloaded");
}

pub async fn the_module_is_cut_short(page: Page) {
    let reason = if page.browser.notices_a_cut_answer() { "network" } else { "integrity" };
    fails(&page, site("film=sound-of-metal").fault(".wasm", Fault::Truncated), reason).await;
    page.complains(&[".wasm"]).await;
}
