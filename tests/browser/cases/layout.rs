//! Widths, sizes, and the separation of the card's styles from those of the page.

use crate::page::{Page, TAB};
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
            // What a list of credits cuts off lies beside it.
            page.holds(
                "[...$('film-gallery').shadowRoot.querySelectorAll('.film-gallery :not(.film-credits__list *)')].every((element) => {
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

pub async fn a_finger_finds_everything(page: Page) {
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <style>film-card { display: block; min-height: 10px }</style>
         <film-card film=parasite open></film-card><film-card film=the-piano></film-card><film-gallery></film-gallery>",
    ))
    .await;
    page.until("events.length === 3 && part($('film-gallery'), 'entry')").await;
    page.run("$('film-gallery').shadowRoot.querySelector('.film-entry__open').click()").await;
    page.until("part($('film-gallery'), 'card')").await;
    page.run(
        "for (const card of document.querySelectorAll('film-card, film-gallery'))
            for (const closed of card.shadowRoot.querySelectorAll('details:not([open]) > summary, .film-credits__all')) closed.click()",
    )
    .await;
    page.holds("matchMedia('(pointer: coarse)').matches").await;
    // A link in a sentence is as high as its line; everything else must be large enough for a finger.
    let small = page
        .get(
            "[...document.querySelectorAll('film-card, film-gallery')].flatMap((card) =>
                [...card.shadowRoot.querySelectorAll('button, summary, input, select, [part=credits] a')]).filter((target) => {
                    const after = getComputedStyle(target, '::after');
                    const grown = after.position === 'absolute' ? -2 * parseFloat(after.top) : 0;
                    return target.offsetHeight && target.getBoundingClientRect().height + grown < 43.5;
                }).map((target) => target.outerHTML.slice(0, 100))",
        )
        .await;
    assert_eq!(small, serde_json::json!([]), "too small to touch");
}

pub async fn letters_twice_as_large(page: Page) {
    page.resize(320, 800).await;
    page.visit(Site::new(
        "<style>html { font-size: 200% } body { margin: 0; width: 320px }</style>
         <script src=watch.js></script><script src=film-cards.js></script><film-gallery open></film-gallery>",
    ))
    .await;
    page.until("events.length").await;
    page.settled().await;
    page.holds("parseFloat(getComputedStyle(part($('film-gallery'), 'card')).fontSize) >= 32").await;
    let out = page
        .get(
            "[...$('film-gallery').shadowRoot.querySelectorAll('.film-card *')].filter((element) => {
                const { right, width } = element.getBoundingClientRect();
                if (element.closest('.film-credits:not(:has([aria-expanded=true])) dd > *')) return false;
                return width > 1 && right > 320.5 && element.checkVisibility({ contentVisibilityAuto: true });
            }).map((element) => element.outerHTML.slice(0, 120))",
        )
        .await;
    assert_eq!(out, serde_json::json!([]), "these reach out of the card");
    page.picture("letters-twice-as-large").await;
}

pub async fn forced_colours_keep_shapes_and_focus(page: Page) {
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <style>film-card { display: block; min-height: 10px }</style>
         <film-card film=parasite></film-card><film-card film=dune></film-card><film-gallery></film-gallery>",
    ))
    .await;
    page.until("events.length === 3 && part($('film-gallery'), 'entry')").await;
    page.prefers("forced-colors", "active").await;
    // Forced colours remove backgrounds, so a field is only visible by its border.
    let bare = page
        .get(
            "[...document.querySelectorAll('film-card, film-gallery')].flatMap((card) =>
                [...card.shadowRoot.querySelectorAll('input, select')]).filter((element) => {
                    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(element);
                    const ground = getComputedStyle(document.documentElement).backgroundColor;
                    return parseFloat(borderTopWidth) < 1 || borderTopStyle !== 'solid' || borderTopColor === ground;
                }).map((element) => element.outerHTML.slice(0, 100))",
        )
        .await;
    assert_eq!(bare, serde_json::json!([]), "nothing is left around these");
    // The bars of grades are still drawn, and show the difference between the bands.
    let bar = |film: &str| format!("$('[film={film}]').shadowRoot.querySelector('.grade-badge__bar')");
    page.holds(&format!(
        "matchMedia('(forced-colors: active)').matches && {parasite}.position > .8 && {dune}.position < .34",
        parasite = bar("parasite"),
        dune = bar("dune")
    ))
    .await;
    page.holds(&format!(
        "(({{ color, backgroundColor, forcedColorAdjust }}) => forcedColorAdjust === 'none' && color !== backgroundColor)(getComputedStyle({}))",
        bar("parasite")
    ))
    .await;
    page.picture("forced-colours").await;
    // The keyboard focus is visible.
    page.press(TAB).await;
    page.holds(
        "(() => {
            const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement.shadowRoot.activeElement);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        })()",
    )
    .await;
}
