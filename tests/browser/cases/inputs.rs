//! Reviews that no critic is likely to write: the card stays complete, inside its box, and readable in a narrow column.

use crate::page::Page;
use crate::server::Site;

/// Shows a film of the bundle with extreme reviews in a column of 320 pixels.
async fn visit(page: &Page, film: &str) {
    page.resize(320, 800).await;
    let site = Site::new(&format!(
        "<style>body {{ margin: 0; width: 320px }} film-card {{ display: block; min-height: 10px }}</style>
         <script src=watch.js></script><film-card film={film}></film-card><script src=film-cards.js></script>"
    ));
    page.visit(site.bundle("FILM_CARDS_HOSTILE")).await;
    page.until("events.length").await;
    page.settled().await;
    page.run(
        "window.card = part($('film-card'), 'card'); window.all = (selector) => [...card.querySelectorAll(selector)]",
    )
    .await;
}

/// Asserts that nothing overflows the card, and that no text is too small or cut off.
async fn is_whole(page: &Page) {
    let out = page
        .get(
            "all('*').filter((element) => {
                if (!element.checkVisibility({ contentVisibilityAuto: true })) return false;
                // A folded row may be cut off.
                if (element.closest('.film-credits__as, .film-star, [hidden], .film-credits:not(:has([aria-expanded=true])) dl *')) return false;
                const box = card.getBoundingClientRect();
                const { left, right, width } = element.getBoundingClientRect();
                return width && (left < box.left - 0.5 || right > box.right + 0.5);
            }).map((element) => element.outerHTML.slice(0, 120))",
        )
        .await;
    assert_eq!(out, serde_json::json!([]), "these reach out of the card");
    page.holds("card.getBoundingClientRect().width <= 320").await;
    page.holds(
        "card.scrollWidth <= card.clientWidth && document.documentElement.scrollWidth <= Math.max(innerWidth, 320)",
    )
    .await;
    page.holds("all('p, h2, li, dd').every((text) => parseFloat(getComputedStyle(text).fontSize) >= 13)").await;
    page.holds("all('p, h2').every((text) => text.scrollHeight <= text.clientHeight + 8 || getComputedStyle(text).display === 'inline')")
        .await;
}

/// Checks the card folded, and with everything expanded.
async fn is_whole_folded_and_open(page: &Page, name: &str) {
    is_whole(page).await;
    page.picture(&format!("{name}-folded")).await;
    page.run("for (const closed of all('[aria-expanded=false]:not(.film-credits__more)')) closed.click()").await;
    page.until("!all('[aria-expanded=false]').length").await;
    page.settled().await;
    page.until("!$('film-card').shadowRoot.getAnimations().some(({ playState }) => playState === 'running')").await;
    is_whole(page).await;
    page.picture(&format!("{name}-open")).await;
}

pub async fn a_review_of_one_word(page: Page) {
    visit(&page, "one-word").await;
    page.holds("part($('film-card'), 'body').textContent === 'No.' && !all('[part=toggle]')[0].checkVisibility()")
        .await;
    is_whole_folded_and_open(&page, "one-word").await;
}

pub async fn a_review_of_fifty_thousand_words(page: Page) {
    visit(&page, "long").await;
    page.holds("part($('film-card'), 'toggle').textContent.includes('218\u{a0}min') && card.clientHeight < 800").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("part($('film-card'), 'toggle').ariaExpanded === 'true'").await;
    page.until("part($('film-card'), 'body').clientHeight > 50000").await;
    is_whole_folded_and_open(&page, "long").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("card.clientHeight < 800").await;
}

pub async fn a_word_of_five_thousand_characters(page: Page) {
    visit(&page, "unbroken").await;
    is_whole_folded_and_open(&page, "unbroken").await;
}

pub async fn a_review_without_paragraphs(page: Page) {
    visit(&page, "no-paragraphs").await;
    page.holds("part($('film-card'), 'toggle').checkVisibility() && card.clientHeight < 800").await;
    is_whole_folded_and_open(&page, "no-paragraphs").await;
    page.holds("all('[part=body] p').length === 1").await;
}

pub async fn a_review_in_arabic(page: Page) {
    visit(&page, "arabic").await;
    page.holds("getComputedStyle(part($('film-card'), 'body')).direction === 'rtl'").await;
    is_whole_folded_and_open(&page, "arabic").await;
}

pub async fn a_review_in_japanese(page: Page) {
    visit(&page, "japanese").await;
    page.holds("all('[part=body] > p')[0].textContent.endsWith('。')").await;
    is_whole_folded_and_open(&page, "japanese").await;
}

pub async fn a_review_all_emoji(page: Page) {
    visit(&page, "emoji").await;
    is_whole_folded_and_open(&page, "emoji").await;
}

pub async fn a_cast_of_three_hundred(page: Page) {
    visit(&page, "cast").await;
    page.holds(
        "(([shown, { textContent }]) => shown > 1 && textContent === `${300 - shown} more`)([
            all('[part=credits] li:not(.film-credits__count)').filter((actor) => actor.checkVisibility()).length,
            all('.film-credits__more')[0]])",
    )
    .await;
    is_whole_folded_and_open(&page, "cast").await;
    page.holds("all('[part=credits] li').filter((actor) => actor.checkVisibility()).length === 300").await;
}

pub async fn a_title_of_three_hundred_characters(page: Page) {
    visit(&page, "title").await;
    page.holds("part($('film-card'), 'title').textContent.length > 300").await;
    is_whole_folded_and_open(&page, "title").await;
}

pub async fn forty_reviews_of_one_film(page: Page) {
    visit(&page, "forty-chairs").await;
    page.holds("parts($('film-card'), 'review').length === 40 && all('.film-review').filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.offsetHeight).length === 3").await;
    page.holds("all('.film-card__note')[0].textContent === 'Average of 35 grades'").await;
    page.holds("all('.film-card__more')[0].textContent === '37 more reviews' && card.clientHeight < 600").await;
    is_whole_folded_and_open(&page, "forty").await;
    page.holds("all('.film-card__rules li').length === 35").await;
}
