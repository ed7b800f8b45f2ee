//! A module that has come to harm: nothing enters it again. Another one takes its place; when that one comes to harm
//! too, every fallback is back.

use crate::page::Page;
use crate::server::Site;

/// Keeps what the module exports, and with it its memory, where a case can reach it.
const KEEP: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...values) => {
            const made = await original.apply(WebAssembly, values);
            const exported = Object.values((made.instance ?? made).exports);
            window.memory = exported.find((value) => value instanceof WebAssembly.Memory);
            return made;
        };
    }
";

/// Makes the next call into the module a trap.
const HARM: &str = "new Uint8Array(memory.buffer).fill(255)";

/// What the console says of the first trap, and of the second.
const ANEW: &str = "it starts anew";
const LAST: &str = "the cards show their fallback";

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
}

/// After the first trap both cards are there again, made by another module, and can be used.
async fn all_cards(page: &Page) {
    page.until("events.filter(({ name }) => name === 'ready').length === 4").await;
    page.holds("is($('#a')) === 'card' && is($('#b')) === 'card'").await;
    page.holds("events.every(({ name }) => name !== 'error')").await;
    page.click("part($('#b'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle' && part($('#b'), 'toggle').ariaExpanded === 'true'").await;
    page.complains(&[ANEW]).await;
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
    page.complains(&[LAST]).await;
}

pub async fn a_trap_while_mounting(page: Page) {
    visit(&page).await;
    page.run("window.put = () => FilmCards.mount(document.body.appendChild(document.createElement('p')), { film: 'sound-of-metal' })").await;
    page.run(HARM).await;
    page.run("return put().then((third) => { window.third = third; })").await;
    page.until("events.filter(({ name }) => name === 'ready').length === 5").await;
    page.holds("is($('#a')) === 'card' && is($('#b')) === 'card'").await;
    // What a script of the page has got from the first module changes what the second one shows.
    page.run("third.update({ open: true })").await;
    page.until("part($('p'), 'toggle').ariaExpanded === 'true'").await;
    page.complains(&[ANEW]).await;

    page.run(HARM).await;
    assert_eq!(page.get("put()").await["reason"], "crashed");
    all_fallbacks(&page).await;
}

pub async fn a_trap_while_reading(page: Page) {
    visit(&page).await;
    page.run(HARM).await;
    page.click("part($('#a'), 'toggle')").await;
    all_cards(&page).await;
    page.run(HARM).await;
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
    let harm = format!("{HARM}; $('film-gallery').shadowRoot.querySelector('.film-entry__open').click()");
    page.run(&harm).await;
    page.until("events.length === 3 && events.at(-1).name === 'ready' && part($('film-gallery'), 'entry')").await;
    page.complains(&[ANEW]).await;
    page.run(&harm).await;
    page.until("events.at(-1).detail?.reason === 'crashed' && $('main').innerText === 'Every film.'").await;
    page.holds("is($('film-card')) === 'card'").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle'").await;
    page.complains(&[LAST]).await;
}
