//! What a reader does with a card.

use crate::page::{ENTER, Page, SPACE, TAB};
use crate::server::Site;
use serde_json::json;

const TOGGLE: &str = "part($('film-card'), 'toggle')";

async fn visit(page: &Page, attributes: &str) {
    page.visit(Site::new(&format!(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <film-card film=sound-of-metal {attributes}></film-card>"
    )))
    .await;
    page.until("events.length").await;
}

/// Asserts that the card has just announced that its review is open, or is not.
async fn toggled(page: &Page, open: bool) {
    page.until(&format!("{TOGGLE}.ariaExpanded === '{open}' && events.at(-1).detail?.open === {open}")).await;
    let detail = page.get("events.at(-1).detail").await;
    assert_eq!(detail["film"], json!("sound-of-metal"));
    assert!(detail["review"].is_u64(), "the review has a number: {detail}");
    let shown = format!(
        "parts($('film-card'), 'body')[0].textContent.length > 0 && {TOGGLE}.getRootNode().getElementById({TOGGLE}.getAttribute('aria-controls').split(' ')[0]).checkVisibility() === {open}"
    );
    page.holds(&shown).await;
}

pub async fn a_review_unfolds_by_mouse(page: Page) {
    visit(&page, "").await;
    page.click(TOGGLE).await;
    toggled(&page, true).await;
    page.picture("unfolded").await;
    page.click(TOGGLE).await;
    toggled(&page, false).await;
}

pub async fn a_review_unfolds_by_keyboard(page: Page) {
    visit(&page, "").await;
    for _ in 0..30 {
        page.press(TAB).await;
        if page.get(&format!("$('film-card').shadowRoot.activeElement === {TOGGLE}")).await == json!(true) {
            break;
        }
    }
    page.holds(&format!("$('film-card').shadowRoot.activeElement === {TOGGLE}")).await;
    page.press(ENTER).await;
    toggled(&page, true).await;
    page.press(SPACE).await;
    toggled(&page, false).await;
    page.holds(&format!("$('film-card').shadowRoot.activeElement === {TOGGLE}")).await;
}

pub async fn what_the_reader_unfolded_stays(page: Page) {
    visit(&page, "").await;
    page.click(TOGGLE).await;
    toggled(&page, true).await;
    page.run("$('film-card').setAttribute('theme', 'dark')").await;
    page.until("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.settled().await;
    page.holds(&format!("{TOGGLE}.ariaExpanded === 'true'")).await;
}

pub async fn names_lead_where_the_page_says(page: Page) {
    visit(&page, "links=wikipedia").await;
    page.holds("parts($('film-card'), 'person').every(({ href }) => new URL(href).hostname.endsWith('wikipedia.org'))")
        .await;
    page.holds("parts($('film-card'), 'person').some(({ href }) => decodeURIComponent(href).endsWith('Riz Ahmed'))")
        .await;
    page.run("$('film-card').setAttribute('links', 'letterboxd')").await;
    page.until("parts($('film-card'), 'person').every(({ href }) => new URL(href).hostname === 'letterboxd.com')")
        .await;
    page.run("$('film-card').setAttribute('links', 'none')").await;
    page.until("!$('film-card').shadowRoot.querySelector('[part~=credits] a')").await;
    page.holds("part($('film-card'), 'credits').textContent.includes('Riz Ahmed')").await;
}

pub async fn a_mention_leads_where_the_credits_do(page: Page) {
    visit(&page, "links=wikipedia").await;
    page.run(
        "window.named = (place) => parts($('film-card'), 'person').find(
            (person) => person.textContent === 'Riz Ahmed' && person.closest(`[part~=${place}]`))",
    )
    .await;
    let same = "named('body').localName === 'a' && named('body').href === named('credits').href";
    page.until("named('body')").await;
    page.holds(same).await;
    page.click(TOGGLE).await;
    toggled(&page, true).await;
    page.picture("mentions").await;
    page.run("$('film-card').setAttribute('links', 'imdb')").await;
    page.until("named('body').href.includes('imdb.com')").await;
    page.holds(same).await;
    page.run("$('film-card').setAttribute('links', 'none')").await;
    page.until("named('body').localName !== 'a' && named('credits').localName !== 'a'").await;
    page.holds(&format!("{TOGGLE}.ariaExpanded === 'true'")).await;
}

pub async fn one_review_of_several(page: Page) {
    visit(&page, "").await;
    page.holds("parts($('film-card'), 'review').length === 2").await;
    page.run("$('film-card').setAttribute('review', '2')").await;
    page.until("parts($('film-card'), 'review').length === 1").await;
    page.holds(
        "part($('film-card'), 'body').textContent.startsWith(
            (await FilmCards.film('sound-of-metal')).reviews[1].reviewBody[0].slice(0, 60))",
    )
    .await;
}
