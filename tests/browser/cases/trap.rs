//! A module that has come to harm: every fallback is back, and nothing enters it again.

use crate::page::Page;
use crate::server::Site;

/// Keeps what the module exports, and with it its memory, where a case can reach it.
const KEEP: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...values) => {
            const made = await original.apply(WebAssembly, values);
            window.memory = (made.instance ?? made).exports.memory;
            return made;
        };
    }
";

/// Two cards, from a bundle on another origin, as is usual; there a browser tells least of errors.
async fn visit(page: &Page) {
    let elsewhere = Site::default().header("Access-Control-Allow-Origin", "*").serve();
    let body = format!(
        "<script src=watch.js></script><script src=keep.js></script><script src={}/film-cards.js></script>
         <film-card id=a film=sound-of-metal>Until then.</film-card>
         <film-card id=b film=sound-of-metal>Until then.</film-card>",
        elsewhere.origin
    );
    page.visit(Site::new(&body).file("keep.js", KEEP)).await;
    page.until("events.length === 2").await;
    page.run("new Uint8Array(memory.buffer).fill(255)").await;
}

async fn all_fallbacks(page: &Page) {
    page.until("events.filter(({ name, detail }) => name === 'error' && detail.reason === 'crashed').length >= 2")
        .await;
    page.holds("is($('#a')) === 'fallback' && is($('#b')) === 'fallback'").await;
    page.holds("$('#a').innerText === 'Until then.' && $('#b').innerText === 'Until then.'").await;
    page.holds("$('#a').shadowRoot.adoptedStyleSheets.length === 0").await;
    page.run("$('#a').setAttribute('theme', 'dark'); document.body.append($('#b'))").await;
    page.settled().await;
    let refused = page.get("FilmCards.mount(document.createElement('p'), { film: 'sound-of-metal' })").await;
    assert_eq!(refused["reason"], "crashed");
    page.complains(&["the module has stopped"]).await;
}

pub async fn a_trap_while_mounting(page: Page) {
    visit(&page).await;
    let refused = page
        .get("FilmCards.mount(document.body.appendChild(document.createElement('p')), { film: 'sound-of-metal' })")
        .await;
    assert_eq!(refused["reason"], "crashed");
    all_fallbacks(&page).await;
}

pub async fn a_trap_while_reading(page: Page) {
    visit(&page).await;
    page.click("part($('#a'), 'toggle')").await;
    all_fallbacks(&page).await;
}

pub async fn a_trap_of_the_gallery(page: Page) {
    let body = "<script src=watch.js></script><script src=keep.js></script><script src=film-cards.js></script>
         <film-card film=sound-of-metal>Until then.</film-card><main></main>";
    page.visit(Site::new(body).file("keep.js", KEEP)).await;
    page.until("events.length === 1").await;
    page.run("$('main').innerHTML = '<film-gallery>Every film.</film-gallery>'").await;
    page.until("events.length === 2 && part($('film-gallery'), 'entry')").await;
    // At once: whatever else the gallery does would notice as well.
    page.run(
        "new Uint8Array(memory.buffer).fill(255);
         $('film-gallery').shadowRoot.querySelector('.film-entry__open').click()",
    )
    .await;
    page.until("events.at(-1).detail?.reason === 'crashed' && $('main').innerText === 'Every film.'").await;
    page.holds("is($('film-card')) === 'card'").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle'").await;
    page.complains(&["the module has stopped"]).await;
}
