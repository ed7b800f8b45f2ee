//! Room: nothing on a page moves when a card comes.

use crate::page::Page;
use crate::server::{Fault, Gate, Site};

/// Notes where `#after` is in every frame, whether anybody sees it there, and every shift of the layout that the browser counts.
const NOTICE: &str = "
    window.shifts = 0;
    window.places = new Set();
    window.seen = new Set();
    try {
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { shifts += value }))
            .observe({ type: 'layout-shift', buffered: true });
    } catch {}
    const look = () => {
        const after = document.querySelector('#after');
        const top = after && Math.round(after.getBoundingClientRect().top);
        if (after) places.add(top);
        if (after && top < innerHeight) seen.add(top);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
";

fn site(card: &str) -> Site {
    Site::new(&format!(
        "<script src=watch.js></script><script src=notice.js></script>
         <p>Before.</p>{card}<p id=after>After.</p><p>And more.</p>"
    ))
}

/// A page of text with `card` in it, whose module comes only after the page has been painted.
async fn visit(page: &Page, card: &str) {
    visit_and(page, site(card), "true").await;
}

/// Visits, and runs a script before the module comes.
async fn visit_and(page: &Page, site: Site, script: &str) {
    let gate = Gate::default();
    let server = page.visit(site.file("notice.js", NOTICE).fault(".wasm", Fault::Held(gate.clone()))).await;
    while server.requests(".wasm") == 0 {
        page.settled().await;
    }
    page.until("places.size").await;
    page.run(script).await;
    page.settled().await;
    gate.open();
    page.until("events.length === document.querySelectorAll('film-card, film-gallery').length").await;
    page.settled().await;
    page.settled().await;
}

/// Asserts that nothing has moved since the first paint.
async fn nothing_has_moved(page: &Page) {
    let found = page.get("JSON.stringify({ shifts, places: [...places] })").await;
    page.holds("events.every(({ name }) => name === 'ready')").await;
    assert!(page.get("shifts === 0 && places.size === 1").await == true, "something has moved: {found}");
}

const SIZES: [(u32, u32); 3] = [(360, 760), (800, 900), (1200, 900)];

pub async fn nothing_moves_for_the_tag_alone(page: Page) {
    for (width, height) in SIZES {
        page.resize(width, height).await;
        for film in ["sound-of-metal", "the-piano", "the-gleaners-and-i"] {
            visit(&page, &format!("<script src=film-cards.js data-film={film}></script>")).await;
            nothing_has_moved(&page).await;
            page.picture(&format!("room-{width}-{film}")).await;
        }
    }
}

pub async fn nothing_moves_for_a_short_fallback(page: Page) {
    let card = "<script src=film-cards.js></script><film-card film=alien><a href=/alien>Alien: 3.5/4</a></film-card>";
    for (width, height) in SIZES {
        page.resize(width, height).await;
        visit(&page, card).await;
        nothing_has_moved(&page).await;
    }
}

pub async fn nothing_moves_for_a_long_fallback(page: Page) {
    // Its paragraphs have margins that reach out of the element.
    let text = "<p>A sentence that is there to be as long as one of a review, or nearly so.</p>".repeat(16);
    let card = format!("<script src=film-cards.js></script><film-card film=dune>{text}</film-card>");
    for (width, height) in SIZES {
        page.resize(width, height).await;
        visit(&page, &card).await;
        nothing_has_moved(&page).await;
    }
}

pub async fn nothing_moves_for_a_snippet(page: Page) {
    let folder = std::env::var("FILM_CARDS_DIST").expect("the bundle");
    for film in ["sound-of-metal", "alien"] {
        let snippet = std::fs::read_to_string(format!("{folder}/snippets/{film}.html")).expect("a snippet");
        for (width, height) in SIZES {
            page.resize(width, height).await;
            visit(&page, &snippet.replace("<script async src=\"../", "<script src=\"")).await;
            nothing_has_moved(&page).await;
            page.picture(&format!("snippet-{width}-{film}")).await;
        }
    }
}

pub async fn nothing_moves_in_a_column_or_a_row(page: Page) {
    for style in ["display: flex; flex-direction: column; gap: 12px", "display: grid; gap: 12px", "columns: 1"] {
        visit(
            &page,
            &format!(
                "<script src=film-cards.js></script><div style='{style}'><film-card film=alien></film-card></div>"
            ),
        )
        .await;
        nothing_has_moved(&page).await;
    }
}

const GALLERY: &str = "<script src=film-cards.js></script><film-gallery>Every film.</film-gallery>";

pub async fn nothing_moves_for_a_gallery(page: Page) {
    for (width, height) in SIZES {
        page.resize(width, height).await;
        // What is below it is out of sight, and may be pushed further.
        visit(&page, GALLERY).await;
        page.holds("events[0].name === 'ready' && shifts === 0 && seen.size === 0").await;
        page.holds("$('film-gallery').offsetHeight > innerHeight").await;
        // Who has gone on to what is below it, while it was loading, stays there.
        for beyond in [40, 400, 1100] {
            let read_on = format!(
                "document.body.insertAdjacentHTML('beforeend', '<div style=height:3000px></div>');
                 scrollTo({{ top: $('#after').offsetTop - innerHeight + {beyond}, behavior: 'instant' }});
                 seen.clear();
                 window.from = scrollY"
            );
            visit_and(&page, site(GALLERY), &read_on).await;
            page.holds("scrollY > from").await;
            let found = page.get("JSON.stringify({ shifts, seen: [...seen] })").await;
            // Where a page has scrolled to is rounded.
            let held = "shifts === 0 && Math.max(...seen) - Math.min(...seen) <= 1";
            assert!(page.get(held).await == true, "something has moved: {found}");
        }
    }
}

pub async fn nothing_moves_for_a_gallery_in_a_part_that_scrolls(page: Page) {
    page.resize(800, 900).await;
    let part = format!("<div style='height: 700px; overflow: auto'>{GALLERY}<p>Below.</p></div>");
    let read_on = "document.body.insertAdjacentHTML('beforeend', '<div style=height:3000px></div>');
                   scrollTo({ top: 300, behavior: 'instant' });
                   places.clear();
                   window.from = document.documentElement.scrollHeight";
    visit_and(&page, site(&part), read_on).await;
    page.holds("$('film-gallery').offsetHeight > innerHeight && scrollY === 300").await;
    page.holds("document.documentElement.scrollHeight === from").await;
    nothing_has_moved(&page).await;
}

pub async fn nothing_moves_for_a_gallery_of_one_film(page: Page) {
    page.resize(800, 900).await;
    visit(&page, "<script>location.hash = 'film-cards?q=sherlock'</script><script src=film-cards.js></script><film-gallery></film-gallery>")
        .await;
    page.holds("parts($('film-gallery'), 'entry').length === 1").await;
    page.holds("$('film-gallery').offsetHeight > part($('film-gallery'), 'gallery').offsetHeight + 50").await;
    nothing_has_moved(&page).await;
    // The room is for this width.
    page.resize(700, 900).await;
    page.until("$('film-gallery').offsetHeight < part($('film-gallery'), 'gallery').offsetHeight + 50").await;
}

pub async fn the_site_says_how_much_room(page: Page) {
    let card = "<style>film-card { display: block; min-height: 560px }</style><script src=film-cards.js></script>
        <film-card film=alien></film-card>";
    visit(&page, card).await;
    nothing_has_moved(&page).await;
    page.holds("Math.abs($('film-card').offsetHeight - 560) <= 1").await;
}

pub async fn room_is_kept_for_one_width(page: Page) {
    page.resize(1200, 900).await;
    visit(&page, "<script src=film-cards.js></script><film-card film=the-gleaners-and-i></film-card>").await;
    page.run("window.before = $('film-card').offsetHeight").await;
    page.resize(800, 900).await;
    page.until("$('film-card').offsetHeight < before").await;
}

pub async fn a_card_that_cannot_come_keeps_no_room(page: Page) {
    let site = "<script src=watch.js></script><script src=film-cards.js></script>
        <film-card film=sound-of-mettle><p>Until then.</p></film-card>";
    page.visit(Site::new(site)).await;
    page.until("events.length").await;
    page.holds("$('film-card').getBoundingClientRect().height < 100").await;
    page.complains(&["no film"]).await;
}
