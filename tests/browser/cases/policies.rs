//! Pages with rules, and a bundle that comes from elsewhere.

use crate::page::Page;
use crate::server::Site;

const PAGE: &str = "<script src=watch.js></script><script async src=film-cards.js></script>
    <film-card film=sound-of-metal>Until then.</film-card>";

pub async fn a_strict_policy_is_kept(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; \
                  require-trusted-types-for 'script'";
    page.visit(Site::new(PAGE).header("Content-Security-Policy", policy)).await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    page.holds("getComputedStyle($('film-card')).display === 'block'").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("events.at(-1).detail?.open").await;
    page.run("$('film-card').setAttribute('theme', 'dark'); $('film-card').setAttribute('links', 'none')").await;
    page.until("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.run("$('film-card').remove()").await;
    page.settled().await;
}

pub async fn a_policy_without_webassembly(page: Page) {
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:";
    let server = page.visit(Site::new(PAGE).header("Content-Security-Policy", policy)).await;
    page.until("events.length").await;
    page.holds("events[0].name === 'error' && events[0].detail.reason === 'wasm-blocked'").await;
    page.holds("$('film-card').innerText === 'Until then.' && is($('film-card')) === 'fallback'").await;
    page.complains(&["script-src 'wasm-unsafe-eval'"]).await;
    assert_eq!(server.requests(".wasm"), 0, "what cannot run is not downloaded");
}

pub async fn the_bundle_on_another_origin(page: Page) {
    let elsewhere = Site::default().header("Access-Control-Allow-Origin", "*").serve();
    let body = PAGE.replace("film-cards.js", &format!("{}/film-cards.js", elsewhere.origin));
    let here = page.visit(Site::new(&body)).await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    assert_eq!((here.requests(".wasm"), elsewhere.requests(".wasm")), (0, 1));
}
