//! Pages with styles for all elements, which might also affect the inside of a card.
//!
//! Styles of the element itself are the site's decision and have an effect: a border, its position, whether it is shown
//! at all. The inside of the card must look the same everywhere. So these cases record the layout of a card twice: on
//! the page with the style, and on a page that styles only the element in the same way.

use crate::page::{ENTER, Page};
use crate::server::{Fault, Gate, Server, Site};

/// Records for every element of a card its box, relative to the card's corner, and the properties that a page could
/// change.
const PORTRAIT: &str = r#"
    const PROPERTIES = [
        "display", "visibility", "position", "float", "opacity", "boxSizing", "overflowX", "zIndex", "filter",
        "color", "backgroundColor", "textShadow", "borderTopWidth", "borderTopColor", "borderTopLeftRadius",
        "fontFamily", "fontSize", "fontWeight", "fontStyle", "fontVariantCaps", "lineHeight", "letterSpacing",
        "wordSpacing", "textTransform", "textAlign", "textIndent", "textDecorationLine", "whiteSpace", "wordBreak",
        "direction", "writingMode", "quotes", "hyphens", "listStyleType", "columnCount", "cursor",
        "transitionDuration", "animationName",
    ];
    window.portrait = (card) => {
        const corner = card.shadowRoot.querySelector(".film-card").getBoundingClientRect();
        return [...card.shadowRoot.querySelectorAll(".film-card, .film-card *")].map((element) => {
            const box = element.getClientRects().length ? element.getBoundingClientRect() : corner;
            const style = getComputedStyle(element);
            return {
                who: `${element.localName}.${element.className}`,
                box: [box.left - corner.left, box.top - corner.top, box.width, box.height],
                look: PROPERTIES.map((name) => `${name}: ${style[name]}`),
            };
        });
    };
    window.differences = (one, other) => {
        if (one.length !== other.length) return [`${one.length} elements and ${other.length}`];
        return one.flatMap(({ who, box, look }, at) => [
            ...box.map((side, index) => [side, other[at].box[index]])
                // Browser engines round to fractions of a pixel.
                .filter(([a, b]) => Math.abs(a - b) > 0.5)
                .map(([a, b]) => `${who} has ${b} instead of ${a}`),
            ...look.map((value, index) => [value, other[at].look[index]])
                .filter(([a, b]) => a !== b)
                .map(([a, b]) => `${who} has ${b} instead of ${a}`),
        ]).slice(0, 8);
    };
"#;

/// A page with a card of fixed width, so that the elements around it make no difference.
fn site(html: &str, style: &str) -> Site {
    Site::whole(&format!(
        "<style>{style}</style><script src=watch.js></script><script src=portrait.js></script>
         <script src=film-cards.js></script><body><p>Before.</p>{html}<p id=after>After.</p>"
    ))
    .file("portrait.js", PORTRAIT)
}

const CARD: &str = "<film-card film=sound-of-metal
    style='display: block !important; width: 640px !important; min-height: 600px !important'>Until then.</film-card>";

async fn shows(page: &Page, html: &str, style: &str) -> Server {
    let server = page.visit(site(html, style)).await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    page.settled().await;
    server
}

/// Asserts that a card looks the same on a page with this style and on a page with the other style, and that it works.
async fn is_the_same(page: &Page, style: &str, as_with: &str) {
    looks_the_same(page, style, as_with).await;
    opens(page).await;
}

async fn looks_the_same(page: &Page, style: &str, as_with: &str) {
    shows(page, CARD, as_with).await;
    let expected = page.get("portrait($('film-card'))").await;
    shows(page, CARD, style).await;
    let differences = page.get(&format!("differences({expected}, portrait($('film-card')))")).await;
    assert_eq!(differences, serde_json::json!([]), "the card is another than elsewhere");
}

/// Expands the review with a click on its button.
async fn opens(page: &Page) {
    page.click("part($('film-card'), 'toggle')").await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'true' && events.at(-1).name === 'toggle'").await;
}

/// Expands it with a key, on pages where the mouse cannot be relied on to hit the button.
async fn opens_by_key(page: &Page) {
    page.run("part($('film-card'), 'toggle').focus()").await;
    page.press(ENTER).await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'true' && events.at(-1).name === 'toggle'").await;
}

pub async fn everything_unset(page: Page) {
    is_the_same(&page, "* { all: unset !important }", "film-card { all: unset !important }").await;
    // And a card without any style of its own element.
    shows(&page, "<film-card film=sound-of-metal>Until then.</film-card>", "* { all: unset !important }").await;
    page.holds("part($('film-card'), 'card').getBoundingClientRect().width > 500").await;
    opens(&page).await;
}

pub async fn fonts_of_sixty_pixels(page: Page) {
    let style = "html { font-size: 100px } * { font-size: 60px !important; font-family: fantasy !important }";
    is_the_same(&page, style, "film-card { --film-card-size: 32px; font-size: 60px }").await;
}

pub async fn a_root_of_ten_pixels(page: Page) {
    is_the_same(&page, "html { font-size: 62.5% } body { font-size: 1.6rem }", "").await;
}

pub async fn elements_hidden_by_name(page: Page) {
    let style = "div, article, section, header, footer, button, h2, h3, p, a, dl, ul, li, span, slot
        { display: none !important }";
    is_the_same(&page, style, "").await;
}

pub async fn a_reset(page: Page) {
    let style = "*, *::before, *::after { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline }
        ol, ul { list-style: none } blockquote, q { quotes: none } table { border-spacing: 0 }
        a { color: inherit; text-decoration: none } button { background: none; appearance: none }
        h1, h2, h3, dt, dd, p { font-size: 100%; font-weight: normal } html { line-height: 1 }";
    is_the_same(&page, style, "").await;
}

pub async fn boxes_around_everything(page: Page) {
    let boxes = "box-sizing: content-box !important; border: 3px solid red !important; padding: 9px !important;
        margin: 9px !important; outline: 2px solid red !important; border-radius: 20px !important";
    is_the_same(&page, &format!("* {{ {boxes} }}"), &format!("film-card {{ {boxes} }}")).await;
}

pub async fn words_before_and_after_everything(page: Page) {
    let words = "{ content: 'x' !important; color: red !important; font-size: 40px !important }";
    let style = format!("*::before, *::after, *::marker {words}");
    // The pseudo-elements of the element itself appear before and after the card.
    is_the_same(&page, &style, &format!("film-card::before, film-card::after {words}")).await;
}

pub async fn what_a_page_hands_down(page: Page) {
    let style = "body { letter-spacing: 6px; word-spacing: 20px; text-transform: uppercase; text-align: right;
        text-indent: 4em; line-height: 4; white-space: nowrap; word-break: break-all; hyphens: none; quotes: '<' '>';
        list-style: square inside; font-variant-caps: small-caps; font-weight: 900; font-style: italic;
        text-shadow: 2px 2px red; cursor: none; caption-side: bottom; tab-size: 20; text-wrap: nowrap;
        -webkit-text-stroke: 1px red; -webkit-text-fill-color: red; text-decoration: underline }";
    is_the_same(&page, style, "").await;
    page.holds("getComputedStyle(part($('film-card'), 'title')).webkitTextFillColor === getComputedStyle(part($('film-card'), 'title')).color").await;
}

pub async fn from_right_to_left(page: Page) {
    // Gecko makes some words slightly wider on a page with any right-to-left text. So the other page has such a text
    // too, beside the card.
    is_the_same(&page, "body { direction: rtl; unicode-bidi: bidi-override }", "#after { direction: rtl }").await;
}

pub async fn from_top_to_bottom(page: Page) {
    shows(&page, CARD, "body { writing-mode: vertical-rl; text-orientation: upright }").await;
    page.holds("part($('film-card'), 'card').getBoundingClientRect().width === 640").await;
    page.holds("getComputedStyle(part($('film-card'), 'card')).writingMode === 'horizontal-tb'").await;
    page.holds("part($('film-card'), 'title').offsetWidth > 2 * part($('film-card'), 'title').offsetHeight").await;
    opens(&page).await;
}

pub async fn everything_moves(page: Page) {
    let style = "@keyframes spin { to { rotate: 1turn; opacity: .2 } } .film-card, .film-card *, body *:not(film-card)
        { transition: all 5s !important; animation: spin 1s infinite !important }
        film-card { transition: all 5s !important }";
    looks_the_same(&page, style, "").await;
    // The paragraphs of the page turn, and now and then one is between the mouse and the button.
    opens_by_key(&page).await;
}

pub async fn everything_transparent(page: Page) {
    let style = "* { color: transparent !important; background: none !important; opacity: 1 !important;
        z-index: 2147483647 !important; fill: none !important; stroke: none !important }";
    is_the_same(&page, style, "").await;
}

pub async fn classes_called_like_ours(page: Page) {
    let style = ".film-card, .film-card__title, .film-card__toggle, .grade-badge, [part], [class]
        { display: none !important; color: red !important }";
    is_the_same(&page, style, "").await;
}

pub async fn private_properties_set_by_the_page(page: Page) {
    let style = "* { --_ink: red !important; --_paper: blue !important; --_sans: fantasy !important;
        --_measure: 5em !important; --_radius: 40px !important; --_accent: lime !important; --_quiet: lime !important }";
    is_the_same(&page, style, "").await;
}

pub async fn public_properties_set_by_the_page(page: Page) {
    let style = ":root { --film-card-ink: rgb(1, 2, 3); --film-card-paper: rgb(250, 251, 252); --film-card-size: 18px }
        film-card::part(title) { letter-spacing: 2px }";
    shows(&page, CARD, style).await;
    page.holds("getComputedStyle(part($('film-card'), 'title')).color === 'rgb(1, 2, 3)'").await;
    page.holds("getComputedStyle(part($('film-card'), 'card')).backgroundColor === 'rgb(250, 251, 252)'").await;
    page.holds("getComputedStyle(part($('film-card'), 'card')).fontSize === '18px'").await;
    page.holds("getComputedStyle(part($('film-card'), 'title')).letterSpacing === '2px'").await;
}

pub async fn the_site_hides_the_card(page: Page) {
    for hidden in [
        "<film-card class=off film=sound-of-metal></film-card>",
        "<film-card hidden film=sound-of-metal></film-card>",
        "<div class=off><film-card film=sound-of-metal></film-card></div>",
    ] {
        let server = page.visit(site(hidden, ".off { display: none }")).await;
        page.settled().await;
        page.settled().await;
        page.holds("!events.length && !$('film-card').checkVisibility()").await;
        assert_eq!(server.requests(".wasm"), 0, "nothing is loaded for what is hidden: {hidden}");
        page.run("for (const element of document.querySelectorAll('.off, [hidden]')) { element.className = ''; element.hidden = false; }").await;
        page.until("is($('film-card')) === 'card'").await;
        opens(&page).await;
        // Hidden again, it is invisible.
        page.run("$('film-card').hidden = true").await;
        page.holds("!$('film-card').checkVisibility() && $('film-card').offsetHeight === 0").await;
    }
}

pub async fn a_part_of_the_page_that_is_folded(page: Page) {
    let folded = "<div id=fold style='height: 0; overflow: hidden'><film-card film=sound-of-metal></film-card></div>";
    page.visit(site(folded, "")).await;
    page.settled().await;
    page.settled().await;
    page.holds("$('#fold').offsetHeight === 0").await;
    page.run("$('#fold').style.height = 'auto'").await;
    page.until("is($('film-card')) === 'card' && part($('film-card'), 'card').offsetHeight > 400").await;
    opens(&page).await;
}

pub async fn an_invisible_part_of_the_page(page: Page) {
    shows(&page, &format!("<div id=veil style='visibility: hidden'>{CARD}</div>"), "").await;
    page.holds("getComputedStyle(part($('film-card'), 'toggle')).visibility === 'hidden'").await;
    page.run("$('#veil').style.visibility = ''").await;
    page.holds("getComputedStyle(part($('film-card'), 'toggle')).visibility === 'visible'").await;
    opens(&page).await;
}

/// Asserts that a card inside this element is as wide as possible, and does not move the content after it.
async fn stands_in(page: &Page, before: &str, after: &str) {
    page.visit(site(&format!("{before}<film-card film=sound-of-metal>Until then.</film-card>{after}"), "")).await;
    page.until("is($('film-card')) === 'card'").await;
    page.settled().await;
    let width = page.get("part($('film-card'), 'card').getBoundingClientRect().width").await;
    assert!(width.as_f64().is_some_and(|width| width >= 260.0), "{width} px wide in {before}");
    page.holds("document.documentElement.scrollWidth <= innerWidth").await;
    opens(page).await;
}

pub async fn a_row_of_boxes(page: Page) {
    stands_in(&page, "<div style='display: flex; gap: 8px'><p>Left.</p>", "<p>Right.</p></div>").await;
    stands_in(&page, "<div style='display: flex; flex-wrap: wrap; align-items: start'>", "</div>").await;
    stands_in(&page, "<div style='display: flex; flex-direction: column; align-items: center'>", "</div>").await;
    stands_in(&page, "<div style='display: grid; grid-template-columns: auto auto'><p>Left.</p>", "</div>").await;
    stands_in(&page, "<div style='display: grid; justify-items: center'>", "</div>").await;
}

pub async fn a_table_cell(page: Page) {
    stands_in(&page, "<table><tr><td>Left.<td>", "</table>").await;
    stands_in(&page, "<table width=100%><tr><td>Left.<td>", "</table>").await;
}

pub async fn a_box_as_wide_as_its_contents(page: Page) {
    stands_in(&page, "<div style='float: left'>", "</div>").await;
    stands_in(&page, "<div style='display: inline-block'>", "</div>").await;
    stands_in(&page, "<div style='width: fit-content'>", "</div>").await;
    stands_in(&page, "<div style='position: absolute'>", "</div>").await;
}

pub async fn a_line_of_text(page: Page) {
    stands_in(&page, "<p>A line <em>with ", "</em> in it.</p>").await;
    stands_in(&page, "<div style='display: contents'>", "</div>").await;
    stands_in(&page, "<ul><li style='display: inline'>", "</ul>").await;
}

pub async fn parts_of_a_page_drawn_when_seen(page: Page) {
    stands_in(&page, "<div style='content-visibility: auto; contain-intrinsic-size: auto 600px'>", "</div>").await;
    stands_in(&page, "<div style='contain: layout paint style'>", "</div>").await;
    stands_in(&page, "<div style='container-type: inline-size'>", "</div>").await;
}

/// Asserts that a card in an enlarged or reduced part of the page does not move the content after it.
async fn keeps_its_room(page: &Page, style: &str) {
    let card = format!("<div style='{style}'><film-card film=sound-of-metal></film-card><p id=next>Next.</p></div>");
    let gate = Gate::default();
    let server = page.visit(site(&card, "").fault(".wasm", Fault::Held(gate.clone()))).await;
    server.until_requests(".wasm", 1).await;
    page.run("window.before = $('#next').getBoundingClientRect().top").await;
    gate.open();
    page.until("is($('film-card')) === 'card'").await;
    page.settled().await;
    let moved = page.get("$('#next').getBoundingClientRect().top - before").await;
    assert!(moved.as_f64().is_some_and(|moved| moved.abs() <= 2.0), "it moved by {moved} px: {style}");
    opens_by_key(page).await;
}

pub async fn a_page_that_is_zoomed(page: Page) {
    keeps_its_room(&page, "zoom: 1.5").await;
    keeps_its_room(&page, "zoom: .75").await;
}

pub async fn a_page_that_is_scaled(page: Page) {
    keeps_its_room(&page, "transform: scale(.8); transform-origin: 0 0").await;
    keeps_its_room(&page, "scale: 1.2; transform-origin: 0 0").await;
}
