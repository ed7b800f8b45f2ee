//! Links into a card, `#film-cards/sound-of-metal/2`, and how a reader copies and shares them.

use crate::page::Page;
use crate::server::Site;

/// A page with a lot of text above and below two cards, opened at `hash`.
async fn visit(page: &Page, hash: &str) {
    let site = Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <div style=height:3000px></div><film-card film=alien></film-card>
         <div style=height:3000px></div><film-card film=sound-of-metal></film-card>
         <div style=height:3000px></div>",
    );
    page.visit_at(site, hash).await;
    page.run(
        "window.card = $('film-card[film=sound-of-metal]');
         window.review = (at) => parts(card, 'review')[at];
         window.toggle = (at) => review(at).querySelector('[part=toggle]');
         window.inSight = (element) => Math.abs(element.getBoundingClientRect().top) < 40",
    )
    .await;
}

pub async fn a_link_opens_the_review(page: Page) {
    visit(&page, "#film-cards/sound-of-metal/2").await;
    page.until("part(card, 'review') && toggle(1).ariaExpanded === 'true'").await;
    page.until("inSight(review(1))").await;
    page.holds("card.shadowRoot.activeElement === review(1) && toggle(0).ariaExpanded === 'false'").await;
    page.holds("is($('film-card[film=alien]')) === 'fallback'").await;
}

pub async fn links_are_followed_back_and_forward(page: Page) {
    visit(&page, "").await;
    page.holds("scrollY === 0 && is(card) === 'fallback'").await;
    page.run("location.hash = '#film-cards/sound-of-metal/1'").await;
    page.until("part(card, 'review') && toggle(0).ariaExpanded === 'true' && inSight(review(0))").await;
    page.run("location.hash = '#film-cards/alien'").await;
    page.until("is($('film-card[film=alien]')) === 'card' && inSight(part($('film-card[film=alien]'), 'card'))").await;
    page.run("history.back()").await;
    page.until("inSight(review(0)) && card.shadowRoot.activeElement === review(0)").await;
    page.run("history.forward()").await;
    page.until("inSight(part($('film-card[film=alien]'), 'card'))").await;
}

pub async fn a_link_that_leads_nowhere_changes_nothing(page: Page) {
    for hash in
        ["#film-cards/psycho/1", "#film-cards/sound-of-metal/9", "#film-cards", "#film-cards/%/%", "#other/alien"]
    {
        visit(&page, hash).await;
        page.settled().await;
        page.run("card.dispatchEvent(new Event('pointerover'))").await;
        page.until("is(card) === 'card'").await;
        page.settled().await;
        page.holds("scrollY === 0 && !card.shadowRoot.activeElement && toggle(0).ariaExpanded === 'false'").await;
    }
}

pub async fn a_reader_copies_the_link(page: Page) {
    visit(&page, "#film-cards/sound-of-metal/2").await;
    page.until("part(card, 'review') && toggle(1).ariaExpanded === 'true'").await;
    page.until("!card.shadowRoot.getAnimations().some(({ playState }) => playState === 'running')").await;
    // A page may not read the clipboard, so record the call instead.
    page.run(
        "window.copied = []; Object.defineProperty(navigator, 'clipboard',
             { value: { writeText: async (text) => { copied.push(text) } }, configurable: true });
         window.button = review(1).querySelector('.film-review__link');
         window.message = () => review(1).querySelector('[role=status]').textContent",
    )
    .await;
    page.holds("button.textContent === 'Copy link' && message() === ''").await;
    page.click("button").await;
    page.until("message() === 'Link copied'").await;
    page.holds("copied.length === 1 && copied[0] === location.href").await;
    page.holds("getComputedStyle(review(0).querySelector('.film-review__links')).display === 'none'").await;
    // The message appears, and disappears again.
    page.until("message() === ''").await;
}

/// A card with expanded reviews, and a field to paste into, opened at `hash`.
async fn visit_open(page: &Page, hash: &str) {
    let site = Site::new(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <script>
             window.changes = 0;
             addEventListener('hashchange', () => { changes += 1 });
             window.copied = [];
             window.clipboard = (value) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
         </script>
         <input id=field aria-label=Field><film-card film=alien open></film-card><div style=height:3000px></div>",
    );
    page.visit_at(site, hash).await;
    page.until("events.some(({ name }) => name === 'ready')").await;
    page.run(
        "window.buttons = [...$('film-card').shadowRoot.querySelectorAll('.film-review__link')];
         window.status = $('film-card').shadowRoot.querySelector('.film-review__copied');
         window.message = () => $('film-card').shadowRoot.querySelector('.film-review__copied').textContent;
         window.before = location.href;
         window.steps = history.length",
    )
    .await;
}

/// Without a secure connection there is no clipboard; without permission it rejects the call.
pub async fn a_link_is_copied_the_older_way(page: Page) {
    for clipboard in ["undefined", "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"] {
        visit_open(&page, "").await;
        page.run(&format!("clipboard({clipboard}); addEventListener('copy', (event) => event.preventDefault())")).await;
        page.click("buttons[0]").await;
        page.until("message() === 'Link copied'").await;
        page.run("$('#field').focus()").await;
        page.paste().await;
        page.until("$('#field').value === `${location.href}#film-cards/alien/1`").await;
        page.holds("location.href === before && !changes").await;
    }
}

/// The card shows the link, and the address of the page does not change.
pub async fn a_link_that_cannot_be_copied_is_shown(page: Page) {
    visit_open(&page, "#words").await;
    page.run("clipboard(undefined); document.execCommand = () => false; window.y = scrollY").await;
    page.click("buttons[0]").await;
    page.until("message() === `${location.href.split('#')[0]}#film-cards/alien/1`").await;
    page.holds("$('film-card').shadowRoot.querySelector('.film-review__copied a').href === message()").await;
    page.holds("location.href === before && !changes && history.length === steps").await;
    // The next time, copying may work.
    page.run("clipboard({ writeText: async (text) => { copied.push(text) } })").await;
    page.click("buttons[0]").await;
    page.until("message() === 'Link copied' && copied.length === 1").await;
}

/// A page that keeps its routes in the hash, like an application.
pub async fn a_route_in_the_hash_stays(page: Page) {
    visit_open(&page, "#/post/5?draft=1").await;
    page.run("clipboard({ writeText: async (text) => { copied.push(text) } })").await;
    page.click("buttons[0]").await;
    page.until("message() === 'Link copied'").await;
    page.holds("location.href === before && !changes").await;
    let link = page.get("copied[0]").await;
    let link = link.as_str().expect("a link").to_owned();
    assert!(link.ends_with("/#/post/5?draft=1#film-cards/alien/1"), "{link}");
    // The link works, and copying it there gives the same link.
    let hash = &link[link.find('#').expect("a hash")..];
    visit_open(&page, hash).await;
    page.until("$('film-card').shadowRoot.activeElement?.part[0] === 'review'").await;
    page.run("clipboard({ writeText: async (text) => { copied.push(text) } })").await;
    page.click("buttons[0]").await;
    page.until("message() === 'Link copied'").await;
    page.holds("copied[0] === location.href && location.href === before").await;
}

/// A frame may have no permission to open the share sheet. Then the link is copied, and the card says so.
pub async fn a_share_sheet_that_is_forbidden(page: Page) {
    for (name, message) in [("NotAllowedError", "Link copied"), ("AbortError", "")] {
        let site = Site::new(&format!(
            "<script src=watch.js></script>
             <script>navigator.share = async () => {{ window.asked = true; throw new DOMException('no', '{name}') }};
                 Object.defineProperty(navigator, 'clipboard', {{ value: {{ writeText: async () => {{}} }}, configurable: true }})</script>
             <script src=film-cards.js></script><film-card film=alien open></film-card>"
        ));
        page.visit(site).await;
        page.until("events.length").await;
        page.click("$('film-card').shadowRoot.querySelectorAll('.film-review__link')[1]").await;
        page.until("window.asked").await;
        page.settled().await;
        page.until(&format!(
            "$('film-card').shadowRoot.querySelector('.film-review__copied').textContent === '{message}'"
        ))
        .await;
    }
}

pub async fn a_reader_shares_the_review(page: Page) {
    let site = Site::new(
        "<script src=watch.js></script>
         <script>window.shared = []; navigator.share = async (what) => { shared.push(what) }</script>
         <title>A weblog</title><script src=film-cards.js></script><film-card film=alien open></film-card>",
    );
    page.visit(site).await;
    page.until("events.length").await;
    page.run("window.buttons = [...$('film-card').shadowRoot.querySelectorAll('.film-review__link')]").await;
    page.holds("buttons.map(({ textContent }) => textContent).join() === 'Copy link,Share'").await;
    page.click("buttons[1]").await;
    page.until("shared.length").await;
    page.holds(
        "shared[0].url === location.href.split('#')[0] + '#film-cards/alien/1' && shared[0].title === document.title",
    )
    .await;
}
