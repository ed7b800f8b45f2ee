//! The accessibility tree of the card, kept as text. `UPDATE_EXPECT=1` rewrites it.

use crate::page::Page;
use crate::server::Site;
use expect_test::{ExpectFile, expect_file};

async fn visit(page: &Page, film: &str) {
    // With such a small reserved height, the card has its minimum height.
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
async fn has_tree(page: &Page, expected: ExpectFile) {
    expected.assert_eq(&page.tree().await);
}

pub async fn the_tree_of_a_folded_card(page: Page) {
    visit(&page, "sound-of-metal").await;
    page.holds("part($('film-card'), 'toggle').ariaExpanded === 'false'").await;
    has_tree(&page, expect_file!["../../snapshots/walk-folded.txt"]).await;
}

pub async fn the_tree_of_an_expanded_card(page: Page) {
    visit(&page, "the-piano").await;
    page.run(
        "for (const closed of $('film-card').shadowRoot.querySelectorAll('[aria-expanded=false]:not(.film-credits__more)'))
            closed.click()",
    )
    .await;
    page.until("!$('film-card').shadowRoot.querySelector('[aria-expanded=false]')").await;
    has_tree(&page, expect_file!["../../snapshots/walk-opened.txt"]).await;
}

pub async fn the_tree_of_a_card_without_a_grade(page: Page) {
    visit(&page, "dr-strangelove").await;
    page.holds("part($('film-card'), 'grade').textContent === 'No grade'").await;
    has_tree(&page, expect_file!["../../snapshots/walk-ungraded.txt"]).await;
}

pub async fn the_tree_of_a_gallery(page: Page) {
    page.resize(800, 1200).await;
    page.visit(Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script><film-gallery></film-gallery>",
    ))
    .await;
    page.until("events.length && part($('film-gallery'), 'entry')").await;
    page.run("for (const control of $('film-gallery').shadowRoot.querySelectorAll('summary')) control.click()").await;
    // A search with one result keeps the text short.
    page.run(
        "const search = $('film-gallery').shadowRoot.querySelector('input');
         search.value = 'strangelove';
         search.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    )
    .await;
    page.until("parts($('film-gallery'), 'entry').length === 1").await;
    page.until("$('film-gallery').shadowRoot.querySelector('[role=status]').textContent").await;
    has_tree(&page, expect_file!["../../snapshots/walk-gallery.txt"]).await;
}
