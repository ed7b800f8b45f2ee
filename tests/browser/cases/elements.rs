//! The ways to put a card on a page, and the effect of its attributes.

use crate::page::Page;
use crate::server::{Fault, Gate, Site};

/// A page with the script of the cases, the loader and `body`.
fn site(body: &str) -> Site {
    Site::new(&format!("<script src=watch.js></script><script src=film-cards.js></script>{body}"))
}

pub async fn a_script_tag_is_a_card(page: Page) {
    page.visit(Site::new(
        "<script src=watch.js></script><p>Before.
         <script async src=film-cards.js data-film=sound-of-metal data-theme=dark></script><p>After.",
    ))
    .await;
    page.until("events.length").await;
    page.holds("events[0].name === 'ready' && events[0].composed && events[0].on === 'film-card'").await;
    page.holds("$('film-card').previousElementSibling.localName === 'script'").await;
    page.holds("part($('film-card'), 'title').textContent.includes('Sound of Metal')").await;
    page.holds("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.holds("Object.keys(window).filter((name) => /film/i.test(name)).join() === 'FilmCards'").await;
    page.picture("script-tag").await;
}

pub async fn the_fallback_stays_until_the_card_is_there(page: Page) {
    let gate = Gate::default();
    let site = site("<film-card film=sound-of-metal><a href=/review>Sound of Metal: A-</a></film-card>");
    let server = page.visit(site.fault(".wasm", Fault::Held(gate.clone()))).await;
    server.until_requests(".wasm", 1).await;
    page.holds("is($('film-card')) === 'fallback' && $('film-card a').getBoundingClientRect().width > 50").await;
    gate.open();
    page.until("events.length").await;
    page.holds("is($('film-card')) === 'card' && getComputedStyle($('film-card a')).visibility === 'hidden'").await;
}

pub async fn cards_share_one_module(page: Page) {
    let server = page
        .visit(site(
            "<film-card id=a film=sound-of-metal></film-card><film-card id=b film=sound-of-metal></film-card>
             <script src=film-cards.js data-film=sound-of-metal></script>",
        ))
        .await;
    // The third card is too far down to load by itself; it loads when the mouse reaches it.
    page.until("events.filter(({ name }) => name === 'ready').length >= 2").await;
    page.run("$('film-card:last-of-type').dispatchEvent(new PointerEvent('pointerover'))").await;
    page.until("events.filter(({ name }) => name === 'ready').length === 3").await;
    assert_eq!(server.requests(".wasm"), 1, "one engine");
    page.holds("$('#a').shadowRoot.adoptedStyleSheets[0] === $('#b').shadowRoot.adoptedStyleSheets[0]").await;
    page.holds("!document.querySelector('film-card').shadowRoot.querySelector('style')").await;
}

pub async fn nothing_is_loaded_for_a_card_far_away(page: Page) {
    let server = page.visit(site("<div style=height:9000px></div><film-card film=sound-of-metal></film-card>")).await;
    page.settled().await;
    page.settled().await;
    assert_eq!(server.requests(".wasm"), 0, "nothing yet");
    assert_eq!(server.requests(".js"), 2, "the case's own script and the loader");
    page.run("$('film-card').scrollIntoView()").await;
    page.until("is($('film-card')) === 'card'").await;
}

pub async fn a_card_far_away_comes_when_it_is_asked_for(page: Page) {
    let far = "<div style=height:9000px></div><film-card film=sound-of-metal><a href=/review>A review</a></film-card>";
    for ask in
        ["$('a').focus({ preventScroll: true })", "$('a').dispatchEvent(new Event('pointerover', { bubbles: true }))"]
    {
        let server = page.visit(site(far)).await;
        page.settled().await;
        page.settled().await;
        assert_eq!(server.requests(".wasm"), 0, "nothing yet");
        page.run(ask).await;
        page.until("is($('film-card')) === 'card'").await;
        page.holds("scrollY === 0").await;
    }
}

pub async fn a_tag_in_the_head_says_so(page: Page) {
    let tag = "<script src=film-cards.js data-film=sound-of-metal data-theme=dark></script>";
    page.visit(Site::whole(&format!("<script src=watch.js></script>{tag}<body><p>A page.</p>"))).await;
    // The message is in the page script, which is loaded only to write it.
    page.get("FilmCards.mount(0, {})").await;
    page.complains(&["head", "data-film", "sound-of-metal", "move the tag"]).await;
    page.settled().await;
    page.holds("!document.querySelector('film-card') && !events.length").await;
    // The tag's defaults for the page count anyway, and a tag in the right place shows a card.
    page.run(
        "const script = document.createElement('script');
         script.src = 'film-cards.js';
         script.dataset.film = 'sound-of-metal';
         $('p').after(script)",
    )
    .await;
    page.until("events.length && is($('body > film-card')) === 'card'").await;
    page.holds("part($('film-card'), 'card').dataset.theme === 'dark'").await;
}

pub async fn attributes_are_followed(page: Page) {
    page.visit(site("<film-card film=sound-of-metal></film-card>")).await;
    page.until("events.length").await;
    let another = page.another_film().await;

    page.run("$('film-card').setAttribute('theme', 'dark')").await;
    page.until("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.run("$('film-card').setAttribute('open', '')").await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'true'").await;
    page.run("$('film-card').setAttribute('open', 'false')").await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'false'").await;
    page.holds("events.length === 1").await;

    page.run(&format!("$('film-card').setAttribute('film', '{another}')")).await;
    page.until("events.length === 2").await;
    let same = format!("part($('film-card'), 'title').textContent.includes((await FilmCards.film('{another}')).name)");
    page.holds(&same).await;
    page.holds("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.holds("parts($('film-card'), 'card').length === 1").await;
}

pub async fn an_attribute_taken_away_is_a_default(page: Page) {
    page.visit(site("<film-card film=sound-of-metal theme=dark open links=imdb></film-card>")).await;
    page.until("events.length").await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'true'").await;
    page.run("for (const name of ['theme', 'open', 'links']) $('film-card').removeAttribute(name)").await;
    page.until("part($('film-card'), 'card').dataset.theme === 'auto'").await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'false'").await;
    page.until("!part($('film-card'), 'person').href.includes('imdb.com')").await;
}

pub async fn defaults_of_the_page(page: Page) {
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js data-theme=dark data-links=imdb></script>
         <film-card id=a film=sound-of-metal></film-card><film-card id=b film=sound-of-metal theme=light></film-card>",
    ))
    .await;
    page.until("events.length === 2").await;
    page.holds("part($('#a'), 'card').dataset.theme === 'dark' && part($('#b'), 'card').dataset.theme === 'light'")
        .await;
    page.holds("part($('#b'), 'person').href.includes('imdb.com')").await;
}

pub async fn a_card_moves_alive(page: Page) {
    page.visit(site("<main></main><film-card film=sound-of-metal></film-card>")).await;
    page.until("events.length").await;
    page.run("window.before = part($('film-card'), 'card'); $('main').append($('film-card'))").await;
    page.settled().await;
    page.holds("part($('film-card'), 'card') === before && events.length === 1").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("events.length === 2").await;
}

pub async fn a_card_comes_and_goes(page: Page) {
    page.visit(site("<film-card film=sound-of-metal>Until then.</film-card>")).await;
    page.until("events.length").await;
    page.run("window.card = $('film-card'); card.remove()").await;
    page.settled().await;
    page.holds("is(card) === 'fallback' && card.shadowRoot.adoptedStyleSheets.length === 0").await;
    page.run("card.setAttribute('theme', 'dark')").await;
    page.settled().await;
    page.run("document.body.append(card)").await;
    page.until("events.length === 2").await;
    page.holds("part(card, 'card').dataset.theme === 'dark'").await;
}

pub async fn an_element_from_before_the_script(page: Page) {
    page.visit(Site::new("<script src=watch.js></script><film-card film=sound-of-metal>Until then.</film-card>")).await;
    page.holds("$('film-card').shadowRoot === null").await;
    page.run(
        "const script = document.createElement('script'); script.src = 'film-cards.js'; document.head.append(script)",
    )
    .await;
    page.until("events.length && is($('film-card')) === 'card'").await;
}

pub async fn copies_of_the_script_work_together(page: Page) {
    let server = page
        .visit(Site::whole(
            "<script src=watch.js></script><script async src=film-cards.js></script>
             <script async src=film-cards.js?2 data-theme=dark></script>
             <body><film-card film=sound-of-metal></film-card><script src=film-cards.js?3 data-film=sound-of-metal></script>",
        ))
        .await;
    page.until("events.length === 2").await;
    page.until(
        "[...document.querySelectorAll('film-card')].every((card) => part(card, 'card').dataset.theme === 'dark')",
    )
    .await;
    assert_eq!(server.requests(".wasm"), 1, "one engine");
}

pub async fn a_gallery_shows_every_movie(page: Page) {
    page.visit(site("<film-gallery theme=dark>Every film.</film-gallery>")).await;
    page.until("events.length").await;
    // Rows far below the window are a gap.
    page.until(
        "[...$('film-gallery').shadowRoot.querySelectorAll('.film-gallery__list > *')]
             .reduce((sum, { dataset }) => sum + Number(dataset.entries ?? 1), 0) === (await FilmCards.films()).length",
    )
    .await;
    page.run("$('film-gallery').setAttribute('theme', 'light')").await;
    page.until("part($('film-gallery'), 'gallery').dataset.theme === 'light'").await;
    page.click("$('film-gallery').shadowRoot.querySelector('.film-entry__open')").await;
    page.until("part($('film-gallery'), 'card')?.dataset.theme === 'light'").await;
    page.click("part($('film-gallery'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle' && events.at(-1).detail.open").await;
    page.picture("gallery-element").await;
}
