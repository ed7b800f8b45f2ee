//! Room, and who styles what.

use crate::page::Page;
use crate::server::Site;

pub async fn nothing_is_wider_than_the_page(page: Page) {
    page.visit(Site::new(
        "<style>body { margin: 16px }</style><script src=watch.js></script><script src=film-cards.js></script>
         <film-gallery open></film-gallery>",
    ))
    .await;
    page.until("events.length").await;
    for theme in ["light", "dark"] {
        page.run(&format!("$('film-gallery').setAttribute('theme', '{theme}')")).await;
        for (width, height) in [(360, 800), (1200, 900)] {
            page.resize(width, height).await;
            page.settled().await;
            page.holds("document.documentElement.scrollWidth <= innerWidth").await;
            page.holds(
                "[...$('film-gallery').shadowRoot.querySelectorAll('.film-card *')].every((element) => {
                    const { left, right, width } = element.getBoundingClientRect();
                    return !element.checkVisibility() || width <= 1 || (left >= 0 && right <= innerWidth + 0.5);
                })",
            )
            .await;
            page.picture(&format!("gallery-{width}-{theme}")).await;
        }
    }
}

pub async fn the_page_keeps_its_style_and_the_card_its_own(page: Page) {
    page.visit(Site::new(
        "<style>
            * { text-transform: uppercase; letter-spacing: 4px; font-family: monospace; color: red; text-align: right }
            h2, button, a, p { display: none; font-size: 3px }
         </style>
         <script src=watch.js></script><script src=film-cards.js></script><h1>A page</h1>
         <film-card film=sound-of-metal></film-card>",
    ))
    .await;
    page.run("window.before = JSON.stringify(getComputedStyle($('h1')).cssText || [...getComputedStyle($('h1'))].map((name) => getComputedStyle($('h1'))[name]))").await;
    page.until("events.length").await;
    page.holds("before === JSON.stringify(getComputedStyle($('h1')).cssText || [...getComputedStyle($('h1'))].map((name) => getComputedStyle($('h1'))[name]))").await;
    page.holds(
        "(() => { const style = getComputedStyle(part($('film-card'), 'title'));
            return style.textTransform === 'none' && style.letterSpacing !== '4px' && style.textAlign !== 'right'
                && style.display !== 'none' && !/^monospace/.test(style.fontFamily) && style.color !== 'rgb(255, 0, 0)'; })()",
    )
    .await;
}
