//! The reserved height: nothing on a page moves when a card appears, and the card uses the height well.

use crate::browser::Browser;
use crate::page::Page;
use crate::server::{Fault, Gate, Site};

/// Records in every frame where `#after` is and whether it is visible, and every layout shift that the browser counts.
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

/// A page of text with `card` in it. The engine loads only after the page has been painted.
async fn visit(page: &Page, card: &str) {
    visit_and(page, site(card), "true").await;
}

/// Visits the page, and runs a script before the engine loads.
async fn visit_and(page: &Page, site: Site, script: &str) {
    let gate = Gate::default();
    let server = page.visit(site.file("notice.js", NOTICE).fault(".wasm", Fault::Held(gate.clone()))).await;
    server.until_requests(".wasm", 1).await;
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

/// A page with `card`, one of the forms that we recommend. It is painted before the loader runs.
async fn visit_before_the_loader(page: &Page, card: &str) {
    // The driver waits for scripts in the page, so the loader is added afterwards.
    let without_script = card.split_inclusive("</script>").filter(|part| !part.contains("film-cards.js"));
    page.visit(site(&without_script.collect::<String>()).file("notice.js", NOTICE)).await;
    page.until("places.size").await;
    page.settled().await;
    page.holds("!customElements.get('film-card')").await;
    page.run(
        "document.head.append(Object.assign(document.createElement('script'), { src: 'film-cards.js', async: true }))",
    )
    .await;
    page.until("events.length === 1").await;
    page.settled().await;
    page.settled().await;
    nothing_has_moved(page).await;
}

/// The first HTML example in a document.
fn first_example(document: &str) -> &str {
    let (_, example) = document.split_once("```html\n").expect("an example");
    example.split_once("```").expect("its end").0
}

pub async fn nothing_moves_where_the_loader_is_late(page: Page) {
    let folder = std::env::var("FILM_CARDS_DIST").expect("the bundle");
    page.visit(Site::document(
        &std::fs::read_to_string(format!("{folder}/index.html")).expect("the page of the bundle"),
    ))
    .await;
    page.until("document.querySelector('.tag code')").await;
    let copied = page.get("document.querySelector('.tag code').textContent").await;
    let snippet = |film| std::fs::read_to_string(format!("{folder}/snippets/{film}.html")).expect("a snippet");
    let forms = [
        first_example(include_str!("../../../README.md")).to_owned(),
        first_example(include_str!("../../../docs/embedding.md")).to_owned(),
        copied.as_str().expect("a tag").to_owned(),
        snippet("sound-of-metal"),
        snippet("the-piano"),
        snippet("alien"),
    ];
    for (width, height) in SIZES {
        page.resize(width, height).await;
        for form in &forms {
            visit_before_the_loader(&page, form).await;
        }
    }
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
    // The margins of the paragraphs extend outside the element.
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
            visit(
                &page,
                &snippet
                    .replace("<script async=\"async\" src=\"../", "<script src=\"")
                    .replace("href=\"../", "href=\""),
            )
            .await;
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
        // The content below the gallery is not visible, so it may move.
        visit(&page, GALLERY).await;
        page.holds("events[0].name === 'ready' && shifts === 0 && seen.size === 0").await;
        page.holds("$('film-gallery').offsetHeight > innerHeight").await;
        // A reader who scrolls past the gallery while it loads keeps their position.
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
            // Browsers round the scroll position.
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
    // The padding was only for this width.
    page.resize(700, 900).await;
    page.until("$('film-gallery').offsetHeight < part($('film-gallery'), 'gallery').offsetHeight + 50").await;
}

/// A review in the page, of so many paragraphs.
fn text(paragraphs: usize) -> String {
    let paragraph = "<p>Nell Harrow takes the night boat because nobody on it knows her. By morning everybody does, the cook first, \
        who has seen her sister's picture, and then the engineer, who has seen nothing and says so.</p>";
    format!(
        "<script async src=film-cards.js></script><film-card read style=\"display:flow-root;margin:1.5em 0;min-height:28em\"><p>Una Vale in The Long Ferry (Lantern Films)</p>\
         {}<p>Grade: B+</p></film-card>",
        paragraph.repeat(paragraphs)
    )
}

pub async fn nothing_moves_for_a_text(page: Page) {
    page.resize(700, 900).await;
    for paragraphs in [1, 6] {
        visit(&page, &text(paragraphs)).await;
        nothing_has_moved(&page).await;
    }
    // The end is below the window: the card is as high as it wants to be, and shows the whole review.
    visit(&page, &text(30)).await;
    page.holds("shifts === 0 && !seen.size && events.every(({ name }) => name === 'ready')").await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'true'").await;
    page.holds(
        "Math.abs($('film-card').getBoundingClientRect().bottom - part($('film-card'), 'card').getBoundingClientRect().bottom) < 2",
    )
    .await;
    // Unless the page says that it begins folded.
    visit(&page, &text(30).replace(" read ", " read open=false ")).await;
    nothing_has_moved(&page).await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'false'").await;
}

pub async fn nothing_is_wider_than_its_text(page: Page) {
    // A paragraph is one line of the `<pre>`, which reaches out of the element until the card is there.
    let card = text(6).replace("</p>", "\n\n").replace("<p>", "");
    let card = card.replace("28em\">", "28em\"><pre style=\"margin:0\">").replace("</film-card>", "</pre></film-card>");
    visit(&page, &card).await;
    page.holds("is($('film-card')) === 'card'").await;
    page.holds("document.documentElement.scrollWidth <= innerWidth").await;
}

pub async fn the_site_says_how_high(page: Page) {
    let card = "<style>film-card { display: block; min-height: 560px }</style><script src=film-cards.js></script>
        <film-card film=alien></film-card>";
    visit(&page, card).await;
    nothing_has_moved(&page).await;
    page.holds("Math.abs($('film-card').offsetHeight - 560) <= 1").await;
    page.holds("part($('film-card'), 'card').offsetHeight > 540").await;
}

pub async fn a_card_is_rendered_once(page: Page) {
    let watch = "<script>
        window.articles = 0;
        const { createElement } = Document.prototype;
        Document.prototype.createElement = function (name, ...rest) {
            articles += name === 'article';
            return createElement.call(this, name, ...rest);
        };
    </script>";
    for (width, height) in SIZES {
        page.resize(width, height).await;
        visit(&page, &format!("{watch}<script src=film-cards.js></script><film-card film=the-iron-giant></film-card>"))
            .await;
        page.holds("articles === 1").await;
        nothing_has_moved(&page).await;
    }
}

/// Returns lines of text that say what is wrong with the cards of a page, for each width and type setting.
const SWEEP: &str = r#"
    window.sweep = async (step) => {
        const types = [
            "", "--film-card-serif: ui-sans-serif, system-ui, sans-serif",
            "--film-card-serif: monospace; --film-card-sans: monospace", "font-size: 125%",
        ];
        const wrong = [];
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
        const cards = [...document.querySelectorAll("film-card")];
        for (const type of types) for (let width = 280; width <= 1200; width += step) {
            for (const card of cards) card.style.cssText = `${type}; width: ${width}px`;
            // The observer reports in one frame whether a text is cut off; the card shows it in the next.
            for (let frames = 0; frames < 3; frames++) await frame();
            for (const card of cards) {
                const say = (what) => wrong.push(`${card.getAttribute("film")}, ${width} px, "${type}": ${what}`);
                const all = (selector) => [...card.shadowRoot.querySelectorAll(selector)];
                const box = (element) => element.getBoundingClientRect();
                const [host, [sheet], [credits]] = [box(card), all(".film-card__sheet").map(box), all(".film-credits")];
                const hasRail = getComputedStyle(credits).position === "absolute";
                const reviews = all(".film-review");
                reviews.forEach((review, at) => {
                    const text = review.querySelector(".film-review__body");
                    const isCut = review.hasAttribute("data-cut");
                    const line = parseFloat(getComputedStyle(text).lineHeight);
                    const lines = Math.floor((box(text).height + 1) / line);
                    const next = reviews[at + 1] ? box(reviews[at + 1]).top : hasRail ? sheet.bottom : box(credits).top;
                    const unused = next - box(text).top - lines * line;
                    if (isCut && unused > 64) say(`${Math.round(unused)} px below a text are not used`);
                    if (lines < 1) say("no line of a review shows");
                    const isLonger = text.scrollHeight > text.clientHeight + 1.5 || text.scrollWidth > text.clientWidth + 1.5;
                    if (isCut !== isLonger) say(isCut ? "a whole text has a button" : "a text that is cut off has none");
                    if (!isCut) return;
                    const button = box(review.querySelector(".film-review__toggle"));
                    if (button.bottom > next + 1 || button.width > box(text).width) say("a button has no place");
                });
                for (const element of all(".film-card__sheet, .film-card__sheet > *, .film-review, .film-review__byline *, .film-review__fold, .film-card__mark *, button")) {
                    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".film-star, .film-credits__list, .film-review__body")) continue;
                    const { left, right, bottom, width } = box(element);
                    if (width && (left < host.left - .6 || right > host.right + .6 || bottom > host.bottom + .6)) say(`${element.className || element.localName} reaches out`);
                }
                if (hasRail && all(".film-card__mark").some((mark) => box(mark).bottom > box(credits).top + .6)) say("the grade lies over the credits");
            }
        }
        return wrong;
    };
"#;

pub async fn no_card_has_a_hole(page: Page) {
    let films = ["alien", "dr-strangelove", "dune", "parasite", "sherlock-jr"];
    let more = ["sound-of-metal", "the-gleaners-and-i", "the-iron-giant", "the-piano", "tokyo-story"];
    let cards: String = films.iter().chain(&more).map(|film| format!("<film-card film={film}></film-card>")).collect();
    page.resize(1300, 900).await;
    let site = Site::new(&format!("<script src=watch.js></script>{cards}<script src=film-cards.js></script>"));
    page.visit(site).await;
    page.run("for (const card of document.querySelectorAll('film-card')) card.dispatchEvent(new Event('pointerover'))")
        .await;
    page.until("events.length === 10").await;
    page.holds("(await FilmCards.films()).length === 10").await;
    page.run(SWEEP).await;
    // All browsers check some widths; Chromium checks more of them.
    let step = if page.browser == Browser::Chromium { 15 } else { 92 };
    page.run(&format!("window.wrong = undefined; sweep({step}).then((wrong) => {{ window.wrong = wrong }})")).await;
    page.until_within(std::time::Duration::from_secs(240), "window.wrong").await;
    let wrong = page.get("wrong.slice(0, 20)").await;
    assert_eq!(wrong, serde_json::json!([]), "cards with holes, or worse");
}

/// Finds what an expanded card cannot hold: elements that reach out of it, and words broken in two.
const HOLDS: &str = r#"
    window.reaching = async () => {
        const wrong = [];
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
        const box = (element) => element.getBoundingClientRect();
        for (let width = 240; width <= 1200; width += 80) for (const card of document.querySelectorAll("film-card")) {
            card.style.width = `${width}px`;
            for (let frames = 0; frames < 3; frames++) await frame();
            const all = (selector) => [...card.shadowRoot.querySelectorAll(selector)];
            const say = (what) => wrong.push(`${card.getAttribute("film")}, ${width} px: ${what}`);
            const shown = (element) => element.checkVisibility({ visibilityProperty: true });
            const buttons = [...all(".film-credits__all"), ...all(".film-card__why")].filter(shown);
            for (const opened of [1, 2]) {
                for (const button of buttons.slice(0, opened)) if (button.ariaExpanded === "false") button.click();
                for (let frames = 0; frames < 3; frames++) await frame();
                const sheet = box(all(".film-card__sheet")[0]);
                for (const element of all(".film-card__sheet > *, .film-review, .film-review__fold, button").filter(shown)) {
                    const { left, right, bottom, width } = box(element);
                    if (width && (left < sheet.left - .6 || right > sheet.right + .6 || bottom > sheet.bottom + .6)) say(`${element.className} reaches out`);
                }
                for (const name of all(".film-credits .film-person").filter(shown)) {
                    const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
                    for (let text = walker.nextNode(); text; text = walker.nextNode()) for (const { 0: word, index } of text.data.matchAll(/[^\s-]+/g)) {
                        const range = new Range();
                        range.setStart(text, index);
                        range.setEnd(text, index + word.length);
                        if (range.getClientRects().length > 1) say(`${word} is broken in two`);
                    }
                }
            }
            for (const button of buttons) if (button.ariaExpanded === "true") button.click();
        }
        return wrong;
    };
"#;

pub async fn an_expanded_card_holds_what_it_shows(page: Page) {
    let films = ["alien", "dr-strangelove", "dune", "sherlock-jr", "the-piano"];
    let cards: String = films.iter().map(|film| format!("<film-card film={film}></film-card>")).collect();
    page.resize(1300, 900).await;
    page.visit(Site::new(&format!("<script src=watch.js></script>{cards}<script src=film-cards.js></script>"))).await;
    page.run("for (const card of document.querySelectorAll('film-card')) card.dispatchEvent(new Event('pointerover'))")
        .await;
    page.until("events.length === 5").await;
    page.run(HOLDS).await;
    page.run("window.wrong = undefined; reaching().then((wrong) => { window.wrong = wrong })").await;
    page.until_within(std::time::Duration::from_secs(120), "window.wrong").await;
    let wrong = page.get("wrong.slice(0, 20)").await;
    assert_eq!(wrong, serde_json::json!([]), "cards that cannot hold what they show");
}

/// Finds what a folded card does not show whole, at each width.
const FOLDS: &str = r#"
    window.folded = async (from, to, step, look) => {
        const wrong = [];
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
        for (let width = from; width <= to; width += step) for (const card of document.querySelectorAll("film-card")) {
            card.style.width = `${width}px`;
            for (let frames = 0; frames < 3; frames++) await frame();
            const all = (selector) => [...card.shadowRoot.querySelectorAll(selector)];
            look(all, (what) => wrong.push(`${card.getAttribute("film")}, ${width} px: ${what}`));
        }
        return wrong;
    };
    window.box = (element) => element.getBoundingClientRect();
    // Whether an element is in the list of the credits: "all", "some" or "none" of it.
    window.part_of = (element, list) => {
        const [inner, outer] = [box(element), box(list)];
        const inside = (from, to) => inner[from] >= outer[from] - .6 && inner[to] <= outer[to] + .6;
        if (inside("top", "bottom") && inside("left", "right")) return "all";
        const apart = (from, to) => inner[to] <= outer[from] + .6 || inner[from] >= outer[to] - .6;
        return apart("top", "bottom") || apart("left", "right") ? "none" : "some";
    };
    window.is_rail = (all) => getComputedStyle(all(".film-credits")[0]).position === "absolute";
    // Whether a row, an actor or another value is cut in two.
    window.halves = (all, say) => {
        const [list] = all(".film-credits__list");
        const entries = is_rail(all) ? all(".film-credits dt, .film-credits li, .film-credits dd:not(:has(li))") : all(".film-credits__row");
        for (const entry of entries) {
            if (entry.checkVisibility() && part_of(entry, list) === "some") say(`"${entry.textContent.trim()}" is cut in two`);
        }
    };
"#;

const SAMPLES: [&str; 10] = [
    "alien",
    "dr-strangelove",
    "dune",
    "parasite",
    "sherlock-jr",
    "sound-of-metal",
    "the-gleaners-and-i",
    "the-iron-giant",
    "the-piano",
    "tokyo-story",
];

/// Visits a page with cards of these films, and returns what `look`, a function of [`FOLDS`], says about them.
async fn says(page: &Page, films: &[&str], (from, to, step): (u32, u32, u32), look: &str) -> serde_json::Value {
    let cards: String = films.iter().map(|film| format!("<film-card film={film}></film-card>")).collect();
    page.resize(1300, 900).await;
    page.visit(Site::new(&format!("<script src=watch.js></script>{cards}<script src=film-cards.js></script>"))).await;
    page.run("for (const card of document.querySelectorAll('film-card')) card.dispatchEvent(new Event('pointerover'))")
        .await;
    page.until(&format!("events.length === {}", films.len())).await;
    page.run(FOLDS).await;
    page.run(&format!(
        "window.wrong = undefined; folded({from}, {to}, {step}, {look}).then((wrong) => {{ window.wrong = wrong }})"
    ))
    .await;
    page.until_within(std::time::Duration::from_secs(120), "window.wrong").await;
    page.get("wrong.slice(0, 20)").await
}

pub async fn a_folded_strip_shows_whole_rows(page: Page) {
    let look = "(all, say) => {
        halves(all, say);
        const [first] = all('.film-credits dd');
        if (first.scrollWidth > first.clientWidth + 1) say('the first name is cut off');
        if (part_of(all('.film-credits__row')[0], all('.film-credits__list')[0]) !== 'all') say('no row shows');
    }";
    assert_eq!(says(&page, &SAMPLES, (240, 540, 60), look).await, serde_json::json!([]));
}

pub async fn a_rail_shows_whole_entries(page: Page) {
    let look = "(all, say) => {
        if (!is_rail(all)) say('no rail');
        halves(all, say);
        const [[list], [more]] = [all('.film-credits__list'), all('.film-credits__count')];
        const shows = (entry) => entry.checkVisibility() && part_of(entry, list) === 'all';
        if (!all('.film-credits li').slice(0, 1).every(shows)) say('no actor shows');
        const others = all('.film-credits li:not(.film-credits__count)').filter((actor) => !shows(actor)).length;
        const said = more && shows(more) ? parseInt(more.textContent) : 0;
        if (others !== said) say(`${others} actors do not show, and the button says ${said}`);
    }";
    assert_eq!(says(&page, &SAMPLES, (560, 1200, 80), look).await, serde_json::json!([]));
}

pub async fn a_short_review_is_not_folded_for_its_last_lines(page: Page) {
    let whole = "(all, say) => {
        const [review] = all('.film-review');
        if (review.hasAttribute('data-cut')) say('it is folded');
    }";
    assert_eq!(says(&page, &["sherlock-jr"], (500, 1200, 35), whole).await, serde_json::json!([]));
    // The button has a line of its own, so it never stands for the rest of a line.
    let folded = "(all, say) => {
        const [[review], [text], [button]] = [all('.film-review'), all('.film-review__body'), all('.film-review__toggle')];
        if (!review.hasAttribute('data-cut')) return;
        const line = parseFloat(getComputedStyle(text).lineHeight);
        const above = Math.round((box(button).top - box(text).top) / line);
        if (Math.abs(box(button).left - box(text).left) > 1) say('the button is within a line');
        if (text.scrollHeight / line - above < 1.9) say('only one line is hidden');
    }";
    let films = ["alien", "dr-strangelove", "dune", "parasite", "the-gleaners-and-i", "the-iron-giant", "tokyo-story"];
    assert_eq!(says(&page, &films, (240, 1200, 96), folded).await, serde_json::json!([]));
}

pub async fn a_grade_is_said_once(page: Page) {
    let look = "(all, say) => {
        for (const badge of all('.grade-badge')) {
            const [stars, bar] = ['.film-star', '.grade-badge__bar'].map((part) => !!badge.querySelector(part));
            if (stars && bar) say('there are stars and a bar');
            if (!stars && !bar && !badge.matches('.grade-badge--missing')) say('there is neither');
        }
        for (const line of all('.film-poster__line')) if (!/^\\d*$/.test(line.textContent)) say(`the poster says ${line.textContent}`);
    }";
    assert_eq!(says(&page, &SAMPLES, (320, 1200, 880), look).await, serde_json::json!([]));
}

pub async fn a_card_that_cannot_load_leaves_no_space(page: Page) {
    let site = "<script src=watch.js></script><script src=film-cards.js></script>
        <film-card film=sound-of-mettle><p>Until then.</p></film-card>";
    page.visit(Site::new(site)).await;
    page.until("events.length").await;
    page.holds("$('film-card').getBoundingClientRect().height < 100").await;
    page.complains(&["no film"]).await;
}
