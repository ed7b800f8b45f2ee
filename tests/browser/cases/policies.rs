//! Pages with security policies, and bundles from another origin.

use crate::page::Page;
use crate::server::Site;

const PAGE: &str = "<script src=watch.js></script><script async src=film-cards.js></script>
    <film-card film=sound-of-metal>Until then.</film-card>";

const POLICY: &str = "Content-Security-Policy";

/// Asserts that the card shows and can be expanded.
async fn comes(page: &Page) {
    page.until("events.length && is($('film-card')) === 'card'").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle' && events.at(-1).detail.open").await;
}

pub async fn a_strict_policy_is_kept(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; \
                  require-trusted-types-for 'script'";
    page.visit(Site::new(PAGE).header(POLICY, policy)).await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    page.holds("getComputedStyle($('film-card')).display === 'flow-root'").await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("events.at(-1).detail?.open").await;
    page.run("$('film-card').setAttribute('theme', 'dark'); $('film-card').setAttribute('links', 'none')").await;
    page.until("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.run("$('film-card').remove()").await;
    page.settled().await;
}

pub async fn a_policy_without_webassembly(page: Page) {
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:";
    let server = page.visit(Site::new(PAGE).header(POLICY, policy)).await;
    page.until("events.length").await;
    page.holds("events[0].name === 'error' && events[0].detail.reason === 'wasm-blocked'").await;
    page.holds("$('film-card').innerText === 'Until then.' && is($('film-card')) === 'fallback'").await;
    page.complains(&["script-src 'wasm-unsafe-eval'"]).await;
    assert_eq!(server.requests(".wasm"), 0, "what cannot run is not downloaded");
}

pub async fn the_bundle_on_another_origin(page: Page) {
    let elsewhere = Site::default().header("Access-Control-Allow-Origin", "*").serve();
    let body = PAGE.replace("film-cards.js", &format!("{}/film-cards.js", elsewhere.origin));
    let here = page.visit(Site::new(&body)).await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    assert_eq!((here.requests(".wasm"), elsewhere.requests(".wasm")), (0, 1));
}

pub async fn script_src_alone(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
    let server = page.visit(Site::new(PAGE).header(POLICY, policy)).await;
    comes(&page).await;
    assert_eq!(server.requests(".wasm"), 0, "the engine was loaded as a script");
    // No script can prevent the browser's own lines about a policy; the cards write nothing.
    let lines = page.console().await;
    let of_the_policy = |line: &String| line.starts_with("security ") || line.contains("Content Security Policy");
    assert!(lines.iter().all(of_the_policy), "{lines:#?}");
}

pub async fn no_style_but_the_sites(page: Page) {
    let policy = "style-src 'none'; style-src-attr 'none'; font-src 'none'; img-src data:; object-src 'none'; \
                  base-uri 'none'; form-action 'none'; worker-src 'none'; frame-src 'none'";
    page.visit(Site::new(PAGE).header(POLICY, policy)).await;
    comes(&page).await;
    page.holds("getComputedStyle(part($('film-card'), 'card')).boxSizing === 'border-box'").await;
}

pub async fn no_trusted_types_at_all(page: Page) {
    let policy = "require-trusted-types-for 'script'; trusted-types 'none'";
    page.visit(Site::new(PAGE).header(POLICY, policy)).await;
    comes(&page).await;
    page.run("$('film-card').setAttribute('film', 'the-piano')").await;
    page.until("part($('film-card'), 'title').textContent.includes('The Piano')").await;
}

pub async fn a_nonce_and_what_it_loads(page: Page) {
    let policy = "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";
    let body = PAGE.replace("<script", "<script nonce=abc");
    page.visit(Site::new(&body).header(POLICY, policy)).await;
    comes(&page).await;
}

pub async fn two_policies_at_once(page: Page) {
    let policy = "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'";
    let meta = "<meta http-equiv=Content-Security-Policy content=\"default-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'\">";
    page.visit(Site::whole(&format!("{meta}<body>{PAGE}")).header(POLICY, policy)).await;
    comes(&page).await;
}

pub async fn a_page_in_a_sandbox(page: Page) {
    // The page has no origin, so every file is from another origin, even those of its own server.
    let site = Site::new(PAGE).header(POLICY, "sandbox allow-scripts").header("Access-Control-Allow-Origin", "*");
    page.visit(site).await;
    page.holds("origin === 'null'").await;
    comes(&page).await;
}

pub async fn a_page_apart_from_others(page: Page) {
    let elsewhere = Site::default()
        .header("Access-Control-Allow-Origin", "*")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .serve();
    let body = PAGE.replace("film-cards.js", &format!("{}/film-cards.js", elsewhere.origin));
    let site = Site::new(&body)
        .header("Cross-Origin-Embedder-Policy", "require-corp")
        .header("Cross-Origin-Opener-Policy", "same-origin");
    page.visit(site).await;
    page.holds("crossOriginIsolated").await;
    comes(&page).await;
    assert_eq!(elsewhere.requests(".wasm"), 1);
}

pub async fn a_page_that_does_not_say_who_asks(page: Page) {
    let site = Site::new(PAGE)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Permissions-Policy", "camera=(), geolocation=(), fullscreen=(), unload=()");
    page.visit(site).await;
    comes(&page).await;
}

pub async fn a_server_that_lets_nobody_ask(page: Page) {
    // A bundle on another origin, whose server sends no CORS headers.
    let elsewhere = Site::default().serve();
    let body = PAGE.replace("film-cards.js", &format!("{}/film-cards.js", elsewhere.origin));
    page.visit(Site::new(&body)).await;
    page.until("events.length").await;
    page.holds("events[0].name === 'error' && $('film-card').innerText === 'Until then.'").await;
    page.holds("events[0].detail.reason === 'network'").await;
    let lines = page.console().await;
    assert_eq!(lines.iter().filter(|line| line.contains("film-cards: ")).count(), 1, "{lines:#?}");
}

pub async fn a_base_that_leads_elsewhere(page: Page) {
    let site = Site::whole(
        "<script src=watch.js></script><script src=film-cards.js></script>
         <base href=https://elsewhere.example/deep/><body><film-card film=sound-of-metal>Until then.</film-card>",
    );
    page.visit(site).await;
    comes(&page).await;
}
