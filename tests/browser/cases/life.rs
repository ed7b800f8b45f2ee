//! Pages that change: elements are removed, inserted again, moved, copied and shown later.

use crate::page::Page;
use crate::server::{Fault, Gate, Server, Site};
use std::time::{Duration, Instant};

const SCRIPTS: &str = "<script src=watch.js></script><script src=film-cards.js></script>";

const CARD: &str = "<film-card film=sound-of-metal>Until then.</film-card>";

async fn visit(page: &Page, body: &str) -> Server {
    page.visit(Site::whole(&format!("{SCRIPTS}<body>{body}"))).await
}

/// Waits until every card of the page shows.
async fn all_shown(page: &Page) {
    page.until("[...document.querySelectorAll('film-card')].every((card) => is(card) === 'card')").await;
    page.holds("document.querySelectorAll('film-card').length > 0").await;
}

/// Expands the review of the first card on the page with a click.
async fn opens(page: &Page) {
    page.click("part($('film-card'), 'toggle')").await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'true' && events.at(-1).name === 'toggle'").await;
}

pub async fn a_body_put_away_and_put_back(page: Page) {
    // Like Turbo: a copy of the page is kept, and the scripts in new content run again.
    let tag = "<script src=film-cards.js data-film=sound-of-metal></script>";
    let server = page.visit(Site::new(&format!("<script src=watch.js></script><p>One.</p>{tag}"))).await;
    all_shown(&page).await;
    page.run(
        "window.visit = (body) => {
            const kept = document.body.cloneNode(true);
            for (const old of body.querySelectorAll('script[data-film]')) {
                const fresh = document.createElement('script');
                for (const { name, value } of old.attributes) fresh.setAttribute(name, value);
                old.replaceWith(fresh);
            }
            document.body.replaceWith(body);
            return kept;
        };
        const next = document.createElement('body');
        next.innerHTML = '<p>Two.</p><script src=film-cards.js data-film=the-piano></script>';
        window.kept = visit(next);",
    )
    .await;
    page.until("$('film-card')?.getAttribute('film') === 'the-piano'").await;
    all_shown(&page).await;
    page.run("visit(kept)").await;
    page.until("$('film-card')?.getAttribute('film') === 'sound-of-metal'").await;
    all_shown(&page).await;
    page.settled().await;
    page.holds("document.querySelectorAll('film-card').length === 1").await;
    assert_eq!(server.requests(".wasm"), 1, "one engine");
    opens(&page).await;
}

pub async fn a_part_swapped_for_another(page: Page) {
    // Like htmx, but faster than anybody clicks.
    visit(&page, "<main></main>").await;
    page.run(
        "for (let time = 0; time < 50; time++) {
            $('main').innerHTML = `<film-card film=${time % 2 ? 'sound-of-metal' : 'the-piano'}>Until then.</film-card>`;
        }",
    )
    .await;
    all_shown(&page).await;
    page.holds("events.length === 1 && part($('film-card'), 'title').textContent.includes('Sound of Metal')").await;
    page.run("$('main').innerHTML += '<p>And more.</p>'").await;
    all_shown(&page).await;
    opens(&page).await;
}

pub async fn a_transition_between_views(page: Page) {
    visit(&page, &format!("<main style='view-transition-name: main'>{CARD}</main>")).await;
    all_shown(&page).await;
    page.run(
        "const swap = () => { $('main').innerHTML = '<film-card film=the-piano>Until then.</film-card>'; };
         if (document.startViewTransition) document.startViewTransition(swap);
         else swap();",
    )
    .await;
    page.until("$('film-card').getAttribute('film') === 'the-piano' && is($('film-card')) === 'card'").await;
    page.until("!document.getAnimations().length").await;
    opens(&page).await;
}

pub async fn a_host_that_orders_its_nodes(page: Page) {
    // Like React: it orders nodes by keys, and stores data in properties of the nodes.
    visit(&page, "<ul id=list></ul>").await;
    page.run(
        "window.nodes = new Map();
         window.render = (slugs) => {
            for (const [slug, item] of nodes) if (!slugs.includes(slug)) { $('#list').removeChild(item); nodes.delete(slug); }
            let before = null;
            for (const slug of [...slugs].reverse()) {
                if (!nodes.has(slug)) {
                    const item = document.createElement('li');
                    const card = document.createElement('film-card');
                    card.__reactFiber$abc = { memoizedProps: { film: slug } };
                    card.setAttribute('film', slug);
                    item.appendChild(card);
                    nodes.set(slug, item);
                }
                const item = nodes.get(slug);
                if (item.nextSibling !== before || item.parentNode !== $('#list')) $('#list').insertBefore(item, before);
                before = item;
            }
         };
         render(['sound-of-metal', 'the-piano', 'alien'])",
    )
    .await;
    for card in ["the-piano", "alien", "sound-of-metal"] {
        page.run(&format!("$('[film={card}]').scrollIntoView()")).await;
        page.until(&format!("is($('[film={card}]')) === 'card'")).await;
    }
    opens(&page).await;
    page.run(
        "window.before = part($('[film=sound-of-metal]'), 'card');
         render(['alien', 'sound-of-metal', 'the-piano']); render(['the-piano', 'sound-of-metal'])",
    )
    .await;
    page.settled().await;
    page.holds("part($('[film=sound-of-metal]'), 'card') === before && nodes.size === 2").await;
    page.holds("part($('[film=sound-of-metal]'), 'toggle').ariaExpanded === 'true'").await;
    page.run("render([]); render(['sound-of-metal', 'alien'])").await;
    all_shown(&page).await;
    page.holds("part($('[film=sound-of-metal]'), 'toggle').ariaExpanded === 'false'").await;
}

pub async fn away_and_back(page: Page) {
    // While a driver waits for a promise or a click, it listens for `unload`, and Firefox does not cache a page with
    // such a listener. So this case uses only scripts that end at once.
    async fn until(page: &Page, expression: &str) {
        let start = Instant::now();
        while page.run(&format!("return Boolean({expression})")).await != true {
            assert!(start.elapsed() < Duration::from_secs(20), "it never became true: {expression}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    let kept =
        "<script>window.kept = []; addEventListener('pageshow', ({ persisted }) => kept.push(persisted))</script>";
    let site = Site::whole(&format!("{kept}{SCRIPTS}<body>{CARD}<a href=away.html>Away.</a>"));
    page.visit(site.file("away.html", "<!doctype html><title>Away</title><link rel=icon href=data:,><p>Away.")).await;
    // A browser does not cache a page that is still loading.
    let is_there = "window.$ && is($('film-card')) === 'card' && document.readyState === 'complete'";
    until(&page, is_there).await;
    // A browser decides whether it caches a page, also by what else it has to do; one that a card prevented from caching
    // would never be cached. The number of times that this document was left tells the same page from a new one.
    let leave = "window.before ??= part($('film-card'), 'card');
                 window.left = (window.left ?? 0) + 1;
                 setTimeout(() => $('a').click())";
    let mut cached = 0;
    for _ in 0..8 {
        page.run(leave).await;
        until(&page, "document.title === 'Away' && document.readyState === 'complete'").await;
        page.run("setTimeout(() => history.back())").await;
        let is_back = "(window.left === undefined || kept.length === 1 + left)";
        until(&page, &format!("document.title === 'A page' && {is_there} && {is_back}")).await;
        if page.run("return window.left !== undefined").await == true {
            // The same page is back, with the same card.
            let same = page.run("return kept.at(-1) && part($('film-card'), 'card') === before").await;
            assert_eq!(same, true, "the page came out of the cache with another card");
            cached += 1;
        }
        if cached == 2 {
            break;
        }
    }
    assert_eq!(cached, 2, "a card does not prevent caching");
    page.run("window.events = window.events.slice(-1)").await;
    opens(&page).await;
}

pub async fn a_tab_shown_later(page: Page) {
    let server = visit(
        &page,
        &format!(
            "<div id=tab style='display: none'>{CARD}</div><details><summary>More</summary>{CARD}</details>
                  <dialog>{CARD}</dialog>"
        ),
    )
    .await;
    page.settled().await;
    page.settled().await;
    assert_eq!(server.requests(".wasm"), 0, "nothing is loaded for what is not shown");
    for (at, show) in
        ["$('#tab').style.display = ''", "$('details').open = true", "$('dialog').showModal()"].iter().enumerate()
    {
        page.run(show).await;
        page.until(&format!("events.length === {} && events.at(-1).name === 'ready'", at + 1)).await;
    }
    all_shown(&page).await;
    page.holds(
        "[...document.querySelectorAll('film-card')].every((card) => part(card, 'toggle').getBoundingClientRect().height > 10)",
    )
    .await;
    // Hidden and shown again, it is the same card.
    page.run(
        "$('dialog').close(); window.before = part($('#tab film-card'), 'card'); $('#tab').style.display = 'none'",
    )
    .await;
    page.settled().await;
    page.run("$('#tab').style.display = ''").await;
    page.settled().await;
    page.holds("part($('#tab film-card'), 'card') === before && events.length === 3").await;
    opens(&page).await;
}

pub async fn a_card_in_a_template(page: Page) {
    let server = visit(&page, &format!("<template>{CARD}</template><main></main>")).await;
    page.settled().await;
    page.settled().await;
    page.holds("!events.length && $('template').content.firstChild.shadowRoot === null").await;
    assert_eq!(server.requests(".wasm"), 0);
    page.run(
        "$('main').append($('template').content.cloneNode(true), document.importNode($('template').content, true))",
    )
    .await;
    page.until("events.length === 2").await;
    page.holds("document.querySelectorAll('main film-card').length === 2").await;
    opens(&page).await;
}

pub async fn a_card_that_is_copied(page: Page) {
    visit(&page, CARD).await;
    all_shown(&page).await;
    page.run("$('film-card').id = 'a'").await;
    opens(&page).await;
    page.run(
        "const copy = $('#a').cloneNode(true);
         copy.id = 'b';
         const imported = document.importNode($('#a'), true);
         imported.id = 'c';
         $('#a').before(copy, imported)",
    )
    .await;
    all_shown(&page).await;
    page.holds("$('#a').innerHTML === $('#b').innerHTML && $('#b').innerHTML === 'Until then.'").await;
    page.holds("part($('#a'), 'toggle').ariaExpanded === 'true' && part($('#b'), 'toggle').ariaExpanded === 'false'")
        .await;
}

pub async fn in_the_shadow_of_another_element(page: Page) {
    for mode in ["open", "closed"] {
        visit(&page, "<div id=host></div>").await;
        page.run(&format!(
            "window.root = $('#host').attachShadow({{ mode: '{mode}' }});
             root.innerHTML = '<style>* {{ color: red }} film-card {{ display: block }}</style><film-card film=sound-of-metal>Until then.</film-card>';
             window.card = root.querySelector('film-card')"
        ))
        .await;
        page.until("is(card) === 'card'").await;
        page.holds("root.adoptedStyleSheets.length === 0 && root.children.length === 2").await;
        // The event is composed, so listeners outside get it; its target is the host of the shadow root.
        page.holds("events.length === 1 && events[0].on === 'host'").await;
        page.click("part(card, 'toggle')").await;
        page.until("events.at(-1).name === 'toggle' && events.at(-1).detail.open").await;
        page.run("$('#host').remove()").await;
        page.settled().await;
        page.holds("is(card) === 'fallback'").await;
    }
}

pub async fn in_a_frame_of_the_page(page: Page) {
    let framed = "<!doctype html><title>Framed</title><script src=watch.js></script><script src=film-cards.js></script>
        <film-card film=sound-of-metal>Until then.</film-card>";
    let site = Site::new(&format!(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <iframe title=One src=framed.html height=700></iframe><iframe title=Two srcdoc='{}' height=700></iframe>",
        framed.replace('\'', "&#39;")
    ));
    page.visit(site.file("framed.html", framed)).await;
    page.until(
        "[...document.querySelectorAll('iframe')].every(({ contentDocument }) =>
            contentDocument.querySelector('film-card')?.shadowRoot?.querySelector('.film-card'))",
    )
    .await;
    page.holds("!events.length").await;
}

pub async fn from_one_document_to_another(page: Page) {
    visit(&page, &format!("{CARD}<iframe title=Other height=900 width=700></iframe>")).await;
    all_shown(&page).await;
    page.run("window.card = $('film-card'); document.querySelector('iframe').contentDocument.body.append(card)").await;
    page.settled().await;
    page.settled().await;
    page.holds("card.ownerDocument !== document && card.textContent === 'Until then.'").await;
    page.run("document.body.append(card)").await;
    page.until("is(card) === 'card'").await;
    page.settled().await;
    page.run("window.events = window.events.slice(-1)").await;
    opens(&page).await;
}

pub async fn a_document_written_anew(page: Page) {
    visit(&page, CARD).await;
    all_shown(&page).await;
    page.run(
        "document.open();
         document.write('<!doctype html><title>Anew</title><link rel=icon href=data:,><body><script src=watch.js><\\/script><p>Anew.</p><script src=film-cards.js data-film=the-piano data-theme=light><\\/script>');
         document.close()",
    )
    .await;
    page.until("window.$ && $('film-card') && is($('film-card')) === 'card'").await;
    page.holds("part($('film-card'), 'title').textContent.includes('The Piano')").await;
    opens(&page).await;
}

pub async fn two_hundred_cards(page: Page) {
    let server = visit(&page, &CARD.repeat(200)).await;
    page.until("events.length").await;
    page.settled().await;
    page.settled().await;
    let shown =
        page.get("[...document.querySelectorAll('film-card')].filter((card) => is(card) === 'card').length").await;
    assert!(shown.as_u64().is_some_and(|shown| (1..20).contains(&shown)), "{shown} are shown at first");
    page.run("document.querySelectorAll('film-card')[150].scrollIntoView()").await;
    page.until("is(document.querySelectorAll('film-card')[150]) === 'card'").await;
    page.holds("is(document.querySelectorAll('film-card')[75]) === 'fallback'").await;
    page.run("document.querySelectorAll('film-card').forEach((card) => card.dispatchEvent(new Event('pointerover')))")
        .await;
    all_shown(&page).await;
    assert_eq!(server.requests(".wasm"), 1, "one engine");
    page.holds("new Set([...document.querySelectorAll('film-card')].map((card) => card.shadowRoot.adoptedStyleSheets[0])).size === 1")
        .await;
    page.holds("events.length === 200").await;
}

pub async fn an_attribute_that_does_not_rest(page: Page) {
    visit(&page, CARD).await;
    all_shown(&page).await;
    // All changes in one task, like a script of a page.
    page.run(
        "setTimeout(() => {
            for (let time = 0; time < 1000; time++) $('film-card').setAttribute('theme', time % 2 ? 'dark' : 'light');
            for (let time = 0; time < 1000; time++) $('film-card').setAttribute('film', time % 2 ? 'the-piano' : 'alien');
         })",
    )
    .await;
    page.until("part($('film-card'), 'title').textContent.includes('The Piano')").await;
    page.holds("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    assert_eq!(page.get("events.length").await, 2, "one for the first film, one for the last");
    // Then each change in its own task.
    page.get("(async () => { for (let time = 0; time < 100; time++) { $('film-card').setAttribute('film', time % 2 ? 'the-piano' : 'alien'); await new Promise((done) => setTimeout(done)) } })()")
        .await;
    page.holds("events.length === 102 && parts($('film-card'), 'card').length === 1").await;
    opens(&page).await;
}

pub async fn a_card_taken_away_while_it_loads(page: Page) {
    let gate = Gate::default();
    let site = Site::whole(&format!("{SCRIPTS}<body>{CARD}<main>{CARD}</main>"));
    let server = page.visit(site.fault(".wasm", Fault::Held(gate.clone()))).await;
    server.until_requests(".wasm", 1).await;
    page.run("window.gone = $('main film-card'); gone.remove(); window.back = $('film-card'); back.remove()").await;
    page.settled().await;
    page.run("document.body.append(back)").await;
    gate.open();
    page.until("is(back) === 'card'").await;
    page.settled().await;
    page.holds("is(gone) === 'fallback' && events.length === 1").await;
    page.holds("gone.textContent === 'Until then.'").await;
    page.run("document.body.prepend(gone)").await;
    all_shown(&page).await;
    opens(&page).await;
}

pub async fn scripts_that_come_again(page: Page) {
    // Copies, another version, and one added by a script: the first one does the work for all tags.
    let server = visit(
        &page,
        "<script src=film-cards.js></script><script src=film-cards.js?v=2></script>
         <script async src=film-cards.js?v=3 data-film=alien></script><script defer src=film-cards.js></script>",
    )
    .await;
    all_shown(&page).await;
    page.run("window.first = FilmCards; const late = document.createElement('script'); late.src = 'film-cards.js?v=4'; late.dataset.film = 'the-piano'; document.body.append(late)")
        .await;
    page.until("document.querySelectorAll('film-card').length === 2").await;
    all_shown(&page).await;
    page.holds("FilmCards === first").await;
    assert_eq!(server.requests(".wasm"), 1, "one engine");
    opens(&page).await;
}

pub async fn a_focus_within_a_moving_card(page: Page) {
    visit(&page, &format!("<main></main>{CARD}")).await;
    all_shown(&page).await;
    page.run("part($('film-card'), 'toggle').focus()").await;
    page.press(crate::page::ENTER).await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'true'").await;
    page.holds("$('film-card').shadowRoot.activeElement === part($('film-card'), 'toggle')").await;
    page.run("$('main').moveBefore ? $('main').moveBefore($('film-card'), null) : $('main').append($('film-card'))")
        .await;
    page.settled().await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'true'").await;
    // Only a browser with `moveBefore` keeps the focus in a moved node.
    page.holds("!$('main').moveBefore || $('film-card').shadowRoot.activeElement === part($('film-card'), 'toggle')")
        .await;
}
