//! A card in a frame, for pages that allow no scripts.

use crate::page::Page;
use crate::server::{Server, Site};

/// A page with a card in a frame from another origin, and the server of that origin.
async fn visit(page: &Page, query: &str, script: &str) -> Server {
    let elsewhere = Site::default().header("Content-Security-Policy", POLICY).serve();
    let frame = format!("{}/embed.html?{query}", elsewhere.origin);
    page.visit(
        Site::new(&format!(
            "<script src=watch.js></script>{script}
             <iframe src=\"{frame}\" title=\"A review\" width=400 height=640></iframe><p id=after>After."
        ))
        .file(
            "heights.js",
            "window.heights = []; addEventListener('message', ({ data }) => heights.push(data?.filmCards?.height))",
        ),
    )
    .await;
    elsewhere
}

/// The policy in the headers of the bundle's own pages: the frame needs nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
                      img-src data: https: http:; require-trusted-types-for 'script'";

const FRAME: &str = "document.querySelector('iframe')";

/// Sends options to the card in the frame.
async fn send(page: &Page, elsewhere: &Server, options: &str) {
    let origin = &elsewhere.origin;
    page.run(&format!("{FRAME}.contentWindow.postMessage({{ filmCards: {{ {options} }} }}, '{origin}')")).await;
}

pub async fn a_frame_has_the_height_of_its_card(page: Page) {
    let script = "<script src=heights.js></script><script src=film-cards-frame.js></script>";
    let elsewhere = visit(&page, "film=sound-of-metal&theme=dark", script).await;
    page.until("heights.length").await;
    // The card fits into the frame, which keeps this height when the card appears.
    page.until(&format!("heights.at(-1) === {FRAME}.clientHeight")).await;
    page.holds("heights.at(-1) >= 640 && heights.at(-1) < 660").await;
    page.picture("frame").await;
    page.run("window.before = heights.at(-1)").await;
    // The card expands, and the frame grows with it.
    send(&page, &elsewhere, "open: true").await;
    page.until(&format!("heights.at(-1) > 900 && {FRAME}.clientHeight === heights.at(-1)")).await;
    // The card folds, and the frame gets its first height again.
    send(&page, &elsewhere, "open: null").await;
    page.until(&format!("Math.abs(heights.at(-1) - before) <= 1 && {FRAME}.clientHeight === heights.at(-1)")).await;
}

pub async fn a_frame_that_comes_open_folds_to_the_height_it_was_given(page: Page) {
    let script = "<script src=heights.js></script><script src=film-cards-frame.js></script>";
    let elsewhere = visit(&page, "film=sound-of-metal&open", script).await;
    page.until(&format!("heights.at(-1) > 900 && {FRAME}.clientHeight === heights.at(-1)")).await;
    send(&page, &elsewhere, "open: null").await;
    page.until(&format!("Math.abs(heights.at(-1) - 640) <= 1 && {FRAME}.clientHeight === heights.at(-1)")).await;
}

pub async fn a_frame_believes_nobody_else(page: Page) {
    visit(&page, "film=sound-of-metal", "<script src=heights.js></script><script src=film-cards-frame.js></script>")
        .await;
    page.until("heights.length").await;
    page.run("window.before = document.querySelector('iframe').clientHeight").await;
    // Messages from the page itself or from another frame must be ignored.
    page.run("window.postMessage({ filmCards: { height: 5000 } }, '*')").await;
    page.run(
        "const other = document.body.appendChild(document.createElement('iframe'));
         other.srcdoc = '<p>Another'; other.onload = () => {
             const said = other.contentWindow.document.createElement('script');
             said.textContent = 'parent.postMessage({ filmCards: { height: 4000 } }, \"*\")';
             other.contentWindow.document.body.append(said);
         }",
    )
    .await;
    page.until("heights.includes(5000) && heights.includes(4000)").await;
    page.settled().await;
    page.holds("document.querySelector('iframe').clientHeight === before").await;
    page.holds("[...document.querySelectorAll('iframe')].every((frame) => frame.clientHeight < 1000)").await;
}

/// A page with a card in a frame from its own origin, so that a case can look into the frame.
async fn visit_own(page: &Page, query: &str, scripts: &str, hash: &str) {
    let site = Site::new(&format!(
        "<script src=watch.js></script>{scripts}
         <iframe src=\"embed.html?{query}\" title=\"A review\" width=400 height=640></iframe>"
    ));
    page.visit_at(site, hash).await;
    page.until(&format!(
        "(window.root = {FRAME}.contentDocument?.querySelector('film-card')?.shadowRoot)?.querySelector('.film-card')"
    ))
    .await;
}

/// Presses the button and returns the copied link.
async fn copied(page: &Page) -> String {
    page.run(&format!(
        "window.copied = undefined;
         Object.defineProperty({FRAME}.contentWindow.navigator, 'clipboard',
             {{ value: {{ writeText: async (text) => {{ window.copied = text }} }}, configurable: true }});
         root.querySelector('.film-review__link').click()"
    ))
    .await;
    page.until("window.copied").await;
    page.get("copied").await.as_str().expect("a link").to_owned()
}

pub async fn a_link_out_of_a_frame_leads_to_the_page(page: Page) {
    // The page sends its address to the frame.
    visit_own(&page, "film=alien&open", "<script src=film-cards-frame.js></script>", "").await;
    page.until(&format!("{FRAME}.contentDocument.querySelector('film-card').dataset.page")).await;
    let link = copied(&page).await;
    page.holds(&format!("'{link}' === `${{location.href}}#film-cards/alien/1`")).await;
    // The address of the frame contains that of the page.
    visit_own(&page, "film=alien&open&page=https://blog.example/%3Fp=5%23/x", "", "").await;
    assert_eq!(copied(&page).await, "https://blog.example/?p=5#/x#film-cards/alien/1");
    // The frame gets no address, or an invalid one: then the link leads to the frame's own page.
    for other in ["", "&page=javascript:alert(1)", "&page=nowhere"] {
        visit_own(&page, &format!("film=alien&open{other}"), "", "").await;
        let link = copied(&page).await;
        assert!(link.contains("/embed.html?film=alien") && link.ends_with("#film-cards/alien/1"), "{link}");
    }
}

pub async fn a_link_into_a_frame_opens_the_review(page: Page) {
    let scripts = "<script src=film-cards-frame.js></script><div style=height:3000px></div>";
    visit_own(&page, "film=sound-of-metal", scripts, "#film-cards/sound-of-metal/2").await;
    let opened = "root.querySelectorAll('[part=toggle]')[1]?.ariaExpanded === 'true'";
    page.until(opened).await;
    page.until("scrollY > 2000").await;
    page.holds("root.querySelectorAll('[part=toggle]')[0].ariaExpanded === 'false'").await;
    // A link to another film has no effect on this frame.
    page.run("scrollTo(0, 0); location.hash = '#film-cards/alien/1'").await;
    page.settled().await;
    page.holds("scrollY === 0").await;
    page.run("location.hash = '#/post/5#film-cards/sound-of-metal/1'").await;
    page.until("root.querySelectorAll('[part=toggle]')[0].ariaExpanded === 'true' && scrollY > 2000").await;
}

pub async fn a_frame_says_what_it_cannot_show(page: Page) {
    let server = Site::default().serve();
    page.visit(Site::new(&format!(
        "<script src=watch.js></script><script>addEventListener('message', ({{ data }}) => window.height = data.filmCards.height)</script>
         <iframe src=\"{}/embed.html?film=sound-of-mettle\" title=\"A review\"></iframe>",
        server.origin
    )))
    .await;
    page.until("window.height > 0 && window.height < 400").await;
    // Every browser has the frame's lines in its console, but not every driver returns them.
    let lines = page.console().await;
    assert!(lines.iter().all(|line| line.contains("no film")), "{lines:?}");
}
