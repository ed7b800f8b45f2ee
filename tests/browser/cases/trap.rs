//! An engine that traps is never called again. A second one replaces it; if that one traps too, every fallback shows.

use crate::page::Page;
use crate::server::Site;

/// Keeps the memory that the engine exports, so that a case can overwrite it.
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

/// Makes the next call of the engine trap.
const HARM: &str = "new Uint8Array(memory.buffer).fill(255)";

/// Words of the console's line after the first trap, and after the second.
const ANEW: &str = "it starts anew";
const LAST: &str = "the cards show their fallback";

/// Two cards from a bundle on another origin, which is usual. Browsers report the fewest details of errors there.
async fn visit(page: &Page) {
    visit_bundle(page, "FILM_CARDS_DIST").await;
}

async fn visit_bundle(page: &Page, bundle: &'static str) {
    let elsewhere = Site::default().header("Access-Control-Allow-Origin", "*").bundle(bundle).serve();
    let body = format!(
        "<script src=watch.js></script><script src=keep.js></script><script src={}/film-cards.js></script>
         <film-card id=a film=sound-of-metal>Until then.</film-card>
         <film-card id=b film=sound-of-metal>Until then.</film-card>",
        elsewhere.origin
    );
    page.visit(Site::new(&body).file("keep.js", KEEP)).await;
    page.until("events.length === 2").await;
}

/// After the first trap both cards are back, made by the second engine, and work.
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
    // The styles of the card are gone, and the reserved height.
    page.holds("$('#a').shadowRoot.adoptedStyleSheets.every((sheet) => ![...sheet.cssRules].some(({ cssText }) => /film-card__|min-/.test(cssText)))")
        .await;
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
    // A handle that a script got from the first engine works with the second one.
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

/// The second engine loads the packs again.
pub async fn a_trap_where_reviews_are_in_packs(page: Page) {
    visit_bundle(&page, "FILM_CARDS_LARGE").await;
    page.run(HARM).await;
    page.click("part($('#a'), 'toggle')").await;
    all_cards(&page).await;
}

pub async fn a_trap_of_the_gallery(page: Page) {
    let body = "<script src=watch.js></script><script src=keep.js></script><script src=film-cards.js></script>
         <film-card film=sound-of-metal>Until then.</film-card><main></main>";
    page.visit(Site::new(body).file("keep.js", KEEP)).await;
    page.until("events.length === 1").await;
    page.run("$('main').innerHTML = '<film-gallery>Every film.</film-gallery>'").await;
    page.until("events.length === 2 && part($('film-gallery'), 'entry')").await;
    // In the same task, because anything else that the gallery does would trap too.
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
