//! Light and dark: how a card follows the page.

use crate::page::Page;
use crate::server::Site;

/// A page with a light card, a dark card and, between them, one that follows the page.
async fn visit(page: &Page, head: &str) {
    page.visit(Site::whole(&format!(
        "{head}<script src=watch.js></script><script src=film-cards.js></script><body>
         <film-card id=light theme=light film=alien></film-card><film-card id=auto film=alien></film-card>
         <film-card id=dark theme=dark film=alien></film-card>"
    )))
    .await;
    page.run("document.querySelectorAll('film-card').forEach((card) => card.dispatchEvent(new Event('pointerover')))")
        .await;
    page.until("events.length === 3").await;
    page.run(
        "         window.paper = (id) => getComputedStyle(part(document.getElementById(id), 'card')).backgroundColor;
         window.ink = (id) => getComputedStyle(part(document.getElementById(id), 'title')).color;
         window.lightness = (id) => Number(/^oklch\\(([\\d.]+)/.exec(ink(id))[1]);
         window.looks = (theme) => (lightness('auto') > .6) === (theme === 'dark')",
    )
    .await;
    page.run(CONTRAST).await;
    page.holds("lightness('light') < .6 && lightness('dark') > .6 && paper('light') !== paper('dark')").await;
    can_be_read(page).await;
}

/// A page that switches its colours, with the usual kinds of switch.
const SWITCHED: &str = "<style>
    .dark, .theme-dark, [data-theme=dark], [data-bs-theme=dark] { background: #14171c; color: #e4e4e7 }
</style>";

pub async fn a_switch_of_the_page_is_followed_at_once(page: Page) {
    visit(&page, SWITCHED).await;
    page.holds("looks('light') && paper('auto') === 'rgba(0, 0, 0, 0)'").await;
    for (on, off) in [
        ("documentElement.dataset.theme = 'dark'", "documentElement.dataset.theme = 'light'"),
        ("documentElement.dataset.bsTheme = 'dark'", "documentElement.removeAttribute('data-bs-theme')"),
        ("documentElement.classList.add('dark')", "documentElement.classList.remove('dark')"),
        ("body.classList.add('theme-dark')", "body.className = ''"),
        ("body.dataset.theme = 'dark'", "body.dataset.theme = 'light'"),
        ("documentElement.style.colorScheme = 'dark'", "documentElement.style.colorScheme = ''"),
    ] {
        // The card follows before the browser paints the next frame.
        page.run("for (const element of [document.documentElement, document.body]) for (const { name } of [...element.attributes]) element.removeAttribute(name)").await;
        page.settled().await;
        page.holds("looks('light')").await;
        page.get(&format!("(async () => {{ document.{on}; await null; window.seen = looks('dark') }})()")).await;
        assert!(page.get("seen").await == true, "{on}");
        page.get(&format!("(async () => {{ document.{off}; await null; window.seen = looks('light') }})()")).await;
        assert!(page.get("seen").await == true, "{off}");
        page.settled().await;
        can_be_read(&page).await;
    }
}

pub async fn a_dark_page_that_does_not_say_so(page: Page) {
    visit(&page, "<style>body { background: #101418; color: oklch(.93 .01 90) }</style>").await;
    page.holds("looks('dark')").await;
}

pub async fn a_page_that_fades(page: Page) {
    let style =
        "<style>body { transition: color .2s, background .2s } .night { background: #000; color: #eee }</style>";
    visit(&page, style).await;
    page.holds("looks('light')").await;
    page.run("document.body.classList.add('night')").await;
    page.until("looks('dark') && !document.getAnimations().length").await;
    page.settled().await;
    can_be_read(&page).await;
}

pub async fn a_dark_part_of_a_light_page(page: Page) {
    visit(&page, "<style>#auto { background: #222; color: #eee }</style>").await;
    page.holds("looks('dark')").await;
}

pub async fn a_page_that_cannot_be_read_where_the_card_stands(page: Page) {
    // The page sets a readable colour on its own texts, but not on the elements around the card.
    visit(&page, "<style>body { background: #181a1b } p { color: #eee }</style>").await;
    page.holds("looks('dark') && paper('auto') === paper('dark')").await;
}

pub async fn the_pages_of_frameworks(page: Page) {
    let sheets = std::env::var_os("FILM_CARDS_SHEETS").expect("the stylesheets, without which this case is left out");
    let folder = std::path::Path::new(&sheets).file_name().expect("a name").to_string_lossy();
    let [bootstrap, tailwind, wordpress] =
        ["bootstrap", "tailwind", "wordpress"].map(|name| format!("<link rel=stylesheet href={folder}/{name}.css>"));
    let [bootstrap, tailwind, wordpress] = [&*bootstrap, &*tailwind, &*wordpress];
    let pages = [
        ("bootstrap-light", bootstrap, "data-bs-theme=light", "class=container", ""),
        ("bootstrap-dark", bootstrap, "data-bs-theme=dark", "class=container", ""),
        ("tailwind-light", tailwind, "", "", "class=prose"),
        ("tailwind-dark", tailwind, "", "style='background: #111827'", "class='prose prose-invert'"),
        ("wordpress-light", wordpress, "", "", "class='entry-content is-layout-constrained'"),
        ("wordpress-dark", wordpress, "", "style='background: #1a1a1a; color: #e8e8e8'", "class='entry-content'"),
    ];
    let cards: String = ["sound-of-metal", "the-piano", "dr-strangelove", "alien", "sherlock-jr"]
        .map(|film| format!("<film-card film={film} style='display: flow-root; min-height: 28em'></film-card>"))
        .concat();
    for (name, head, html, body, article) in pages {
        let site = Site::document(&format!(
            "<!doctype html><html lang=en {html}><meta charset=utf-8><link rel=icon href=data:,><title>A page</title>{head}
             <script src=watch.js></script><script src=film-cards.js></script><body {body}><article {article}>
             <p>A paragraph with <a href=#there>a link</a>.</p>{cards}</article>"
        ));
        page.visit(site.folder(sheets.clone().into())).await;
        page.run(
            "document.querySelectorAll('film-card').forEach((card) => card.dispatchEvent(new Event('pointerover')))",
        )
        .await;
        page.until("events.length === 5").await;
        page.holds(
            "[...document.styleSheets].some(({ href }) => href) && getComputedStyle(document.body).marginTop !== ''",
        )
        .await;
        page.run(CONTRAST).await;
        can_be_read(&page).await;
        // The card has no background of its own, and its buttons have the colour of the page's links or text.
        page.holds("[...document.querySelectorAll('film-card')].every((card) => getComputedStyle(part(card, 'card')).backgroundColor === 'rgba(0, 0, 0, 0)')").await;
        page.holds("[$('article a'), part($('film-card'), 'title')].some((text) => getComputedStyle(text).color === getComputedStyle(part($('film-card'), 'toggle')).color)")
            .await;
        for (width, height) in [(320, 3000), (760, 3000), (1200, 3000)] {
            page.resize(width, height).await;
            page.settled().await;
            page.holds("document.documentElement.scrollWidth <= innerWidth").await;
            page.picture(&format!("{name}-{width}")).await;
        }
    }
}

pub async fn buttons_where_links_look_like_text(page: Page) {
    for (color, is_underlined) in [("inherit", true), ("#222", true), ("#0645ad", false)] {
        page.visit(Site::document(&format!(
            "<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href=data:,><title>A page</title>
             <style>body {{ color: #222 }} a {{ color: {color} }}</style>
             <script src=watch.js></script><script src=film-cards.js></script><body>
             <p>A paragraph with <a href=#there>a link</a>.</p><film-card film=alien></film-card>"
        )))
        .await;
        page.until("events.length").await;
        let underlined = "['.film-review__toggle', '.film-credits__all']
            .map((button) => getComputedStyle($('film-card').shadowRoot.querySelector(button)))
            .every(({ textDecorationLine, textDecorationColor }) => textDecorationLine === 'underline'
                && !/[/,] 0\\)$/.test(textDecorationColor))";
        assert_eq!(page.get(underlined).await, serde_json::json!(is_underlined), "{color}");
    }
}

pub async fn a_page_with_another_body(page: Page) {
    visit(&page, SWITCHED).await;
    page.run(
        "const body = document.createElement('body'); body.append(...document.body.childNodes); document.body = body",
    )
    .await;
    page.settled().await;
    page.run("document.body.classList.add('dark')").await;
    page.until("looks('dark')").await;
}

pub async fn a_switch_that_means_something_else(page: Page) {
    visit(&page, SWITCHED).await;
    page.run("document.documentElement.dataset.theme = 'darkroom'; document.body.className = 'header-dark page'").await;
    page.settled().await;
    page.holds("looks('light')").await;
}

/// Finds the text of a card with the lowest contrast to its background, by the definition of WCAG 2.2.
const CONTRAST: &str = r#"
    var context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    var rgb = (color) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
    };
    var luminance = ([red, green, blue]) => [red, green, blue]
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
    var behind = (element) => {
        for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
            const color = rgb(getComputedStyle(at).backgroundColor);
            if (color[3] === 255) return color;
        }
        return [255, 255, 255, 255];
    };
    window.contrast = (host) => {
        let least = [21, "nothing"];
        const texts = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const { parentElement, data } = texts.currentNode;
            if (!data.trim() || !parentElement.getClientRects().length) continue;
            const [a, b] = [rgb(getComputedStyle(parentElement).color), behind(parentElement)].map(luminance);
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < least[0]) least = [ratio, `${parentElement.className || parentElement.localName}: ${data.trim()}`];
        }
        return least;
    };
"#;

/// Asserts that every text of every card has enough contrast.
async fn can_be_read(page: &Page) {
    page.run(CONTRAST).await;
    let least = page.get("[...document.querySelectorAll('film-card')].map(contrast)").await;
    for card in least.as_array().expect("a card each") {
        assert!(card[0].as_f64().is_some_and(|ratio| (4.5..21.0).contains(&ratio)), "{card}");
    }
}

pub async fn every_text_can_be_read(page: Page) {
    page.visit(Site::new("<script src=watch.js></script><script src=film-cards.js></script>")).await;
    page.get(
        "(async () => {
            for (const { slug } of await FilmCards.films()) for (const theme of ['light', 'dark']) {
                const card = document.createElement('film-card');
                for (const [name, value] of Object.entries({ film: slug, theme, open: '' })) card.setAttribute(name, value);
                document.body.append(card);
                card.dispatchEvent(new Event('pointerover'));
            }
        })()",
    )
    .await;
    page.until("events.length === document.querySelectorAll('film-card').length && events.length > 10").await;
    can_be_read(&page).await;
}

pub async fn every_look_can_be_read(page: Page) {
    let looks = include_str!("../../../docs/looks.html").replace("</head>", "<script src=watch.js></script></head>");
    let site = Site::document(&looks)
        .file("looks.css", include_str!("../../../docs/looks.css"))
        .file("looks.js", include_str!("../../../docs/looks.js"));
    page.visit(site).await;
    page.until("document.querySelectorAll('film-card').length === 4").await;
    page.run("document.querySelectorAll('film-card').forEach((card) => card.dispatchEvent(new Event('pointerover')))")
        .await;
    page.until("[...document.querySelectorAll('film-card')].every((card) => is(card) === 'card')").await;
    can_be_read(&page).await;
    page.holds("new Set([...document.querySelectorAll('film-card')].map((card) => getComputedStyle(part(card, 'card')).backgroundColor)).size === 4").await;
    for (width, height) in [(1200, 2000), (360, 3600)] {
        page.resize(width, height).await;
        page.settled().await;
        page.holds("document.documentElement.scrollWidth <= innerWidth").await;
        page.picture(&format!("looks-{width}")).await;
    }
}
