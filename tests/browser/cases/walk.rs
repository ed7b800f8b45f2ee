//! A walk through the card as assistive technology takes it, kept as text. `UPDATE_EXPECT=1` rewrites it.

use crate::page::Page;
use crate::server::Site;
use expect_test::{ExpectFile, expect_file};

async fn visit(page: &Page, film: &str) {
    // A card of so little reserved height takes what the least of a card needs.
    page.resize(800, 4000).await;
    page.visit(Site::new(&format!(
        "<style>film-card {{ display: block; min-height: 10px }}</style>
         <script src=watch.js></script><script src=film-cards.js></script><film-card film={film}></film-card>"
    )))
    .await;
    page.until("events.length").await;
    page.settled().await;
}

/// Asserts that the accessibility tree of the card is the one in the file.
async fn is_told(page: &Page, expected: ExpectFile) {
    expected.assert_eq(&page.tree().await);
}

pub async fn a_folded_card_is_told(page: Page) {
    visit(&page, "sound-of-metal").await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'false'").await;
    is_told(&page, expect_file!["../../snapshots/walk-folded.txt"]).await;
}

pub async fn an_opened_card_is_told(page: Page) {
    visit(&page, "the-piano").await;
    page.run(
        "for (const closed of $('film-card').shadowRoot.querySelectorAll('[aria-expanded=false]:not(.film-credits__more)'))
            closed.click()",
    )
    .await;
    page.until("!$('film-card').shadowRoot.querySelector('[aria-expanded=false]')").await;
    is_told(&page, expect_file!["../../snapshots/walk-opened.txt"]).await;
}

pub async fn a_card_without_a_mark_is_told(page: Page) {
    visit(&page, "dr-strangelove").await;
    page.holds("part($('film-card'), 'grade').textContent === 'No grade'").await;
    is_told(&page, expect_file!["../../snapshots/walk-ungraded.txt"]).await;
}

pub async fn a_gallery_is_told(page: Page) {
    page.resize(800, 1200).await;
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script><film-gallery></film-gallery>",
    ))
    .await;
    page.until("events.length && part($('film-gallery'), 'entry')").await;
    page.run("for (const control of $('film-gallery').shadowRoot.querySelectorAll('summary')) control.click()").await;
    // A search that finds little, so that what is told stays short.
    page.run(
        "const search = $('film-gallery').shadowRoot.querySelector('input');
         search.value = 'strangelove';
         search.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    )
    .await;
    page.until("parts($('film-gallery'), 'entry').length === 1").await;
    page.until("$('film-gallery').shadowRoot.querySelector('[role=status]').textContent").await;
    is_told(&page, expect_file!["../../snapshots/walk-gallery.txt"]).await;
}
