//! A review cannot do anything to the page that shows it.

use crate::page::Page;
use crate::server::Site;

pub async fn markup_in_a_review_is_text(page: Page) {
    let site = Site::new(
        "<script src=watch.js></script><film-card id=c film=hostile open></film-card><script async src=film-cards.js></script>",
    );
    page.visit(site.bundle("FILM_CARDS_HOSTILE")).await;
    page.until("is($('#c')) === 'card'").await;
    page.settled().await;
    page.holds("window.broken === undefined").await;
    page.holds("!$('#c').shadowRoot.querySelector('script, img, iframe, b, i, style, [onerror], a[style], p[style]')")
        .await;
    for text in ["<script>window.broken = 1</script>", "<img src=x onerror=\"window.broken = 2\">", "<b>Ann</b> Lee"] {
        page.holds(&format!("$('#c').shadowRoot.textContent.includes(`{text}`)")).await;
    }
    page.holds("[...$('#c').shadowRoot.querySelectorAll('a')].every((a) => a.protocol === 'https:')").await;
    page.holds("parts($('#c'), 'body').length === 1").await;
}
