//! A network that fails for a while, and servers that do not answer: the cards show as soon as they can.

use crate::page::Page;
use crate::server::{Fault, GLUE, Gate, Server, Site};
use std::time::Duration;

/// The loader waits fifteen seconds for a response, and then some more before it repeats the request.
const PATIENCE: Duration = Duration::from_secs(60);

const LOADER: &str = "<script src=watch.js></script><script src=film-cards.js></script>";

const BOTH: &str = "is($('#a')) === 'card' && is($('#b')) === 'card'";

/// Two cards, and one far down that is not near the screen.
fn site() -> Site {
    Site::new(&format!(
        "{LOADER}<film-card id=a film=sound-of-metal>Until then.</film-card>
         <film-card id=b film=sound-of-metal>Until then.</film-card>
         <div style=height:9000px></div><film-card id=far film=sound-of-metal>Until then.</film-card>"
    ))
}

/// Asserts that the cards have written nothing. No script can prevent the browser's own lines about failed requests.
async fn says_nothing(page: &Page) {
    let lines = page.console().await;
    let own: Vec<_> = lines.iter().filter(|line| line.contains("film-cards: ")).collect();
    assert!(own.is_empty(), "{own:#?}");
}

async fn opens(page: &Page) {
    page.click("part($('#a'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle' && events.at(-1).detail.open").await;
}

pub async fn a_request_that_fails_once(page: Page) {
    for (file, fault, times) in [
        (GLUE, Fault::Dropped, 1),
        (GLUE, Fault::Missing, 1),
        // After a failure the Wasm is requested once more, to find out why.
        (".wasm", Fault::Dropped, 2),
        (".wasm", Fault::Missing, 2),
        (".wasm", Fault::Dropped, 4),
    ] {
        page.visit(site().fault(file, Fault::First(times, fault.into()))).await;
        page.until(BOTH).await;
        page.holds("events.length === 2 && events.every(({ name }) => name === 'ready')").await;
        says_nothing(&page).await;
    }
    opens(&page).await;
}

pub async fn a_request_that_is_not_answered(page: Page) {
    for file in [GLUE, ".wasm"] {
        let gate = Gate::default();
        let fault = Fault::First(1, Fault::Held(gate.clone()).into());
        let server = page.visit(site().fault(file, fault)).await;
        server.until_requests(".wasm", 1).await;
        page.holds("$('#a').innerText === 'Until then.' && $('#a').getBoundingClientRect().height > 0").await;
        page.until_within(PATIENCE, BOTH).await;
        page.holds("events.length === 2 && events.every(({ name }) => name === 'ready')").await;
        // The response arrives after all, but nobody waits for it any more.
        gate.open();
        page.settled().await;
        page.settled().await;
        page.holds(&format!("events.length === 2 && {BOTH}")).await;
        says_nothing(&page).await;
    }
    opens(&page).await;
}

/// A page whose cards have reported an error, and the gate that brings the network back.
async fn gives_up(page: &Page, file: &'static str) -> (Server, Gate) {
    let gate = Gate::default();
    let server = page.visit(site().fault(file, Fault::Until(gate.clone(), Fault::Dropped.into()))).await;
    page.until_within(PATIENCE, "events.length === 2").await;
    page.holds("events.every(({ name, detail }) => name === 'error' && detail.reason === 'network')").await;
    page.holds("$('#a').innerText === 'Until then.' && $('#a').getBoundingClientRect().height > 0").await;
    page.complains(&["could not be loaded"]).await;
    (server, gate)
}

pub async fn a_network_that_comes_back(page: Page) {
    for (file, cause) in [
        (GLUE, "dispatchEvent(new Event('online'))"),
        (".wasm", "dispatchEvent(new Event('online'))"),
        (GLUE, "$('#b').setAttribute('theme', 'dark')"),
        (".wasm", "$('#far').scrollIntoView()"),
    ] {
        let (_, gate) = gives_up(&page, file).await;
        gate.open();
        page.run(cause).await;
        page.until_within(PATIENCE, BOTH).await;
        says_nothing(&page).await;
    }
    page.run("scrollTo(0, 0)").await;
    opens(&page).await;

    // While the network is gone, each change of an attribute starts new requests, and the console has no second line.
    let (server, gate) = gives_up(&page, GLUE).await;
    let asked = server.requests(".wasm");
    page.run("$('#a').setAttribute('theme', 'dark')").await;
    page.until_within(PATIENCE, "events.length === 3 && events[2].name === 'error'").await;
    // The page gives up when the script fails. The request for the Wasm, which started with it, may still be on its way.
    server.until_requests(".wasm", asked + 3).await;
    page.settled().await;
    assert_eq!(server.requests(".wasm"), asked + 3, "three attempts");
    says_nothing(&page).await;
    gate.open();
}

pub async fn words_that_come_later(page: Page) {
    let gate = Gate::default();
    let site = Site::new(&format!("{LOADER}<film-card id=a film=sound-of-metal lang=de>Bis dahin.</film-card>"));
    page.visit(site.fault("cards-de*.js", Fault::Until(gate.clone(), Fault::Dropped.into()))).await;
    page.until_within(PATIENCE, "is($('#a')) === 'card'").await;
    page.complains(&["de", "English"]).await;
    page.holds("part($('#a'), 'card').lang === 'en'").await;
    gate.open();
    page.run("dispatchEvent(new Event('online'))").await;
    page.until("part($('#a'), 'card').lang === 'de'").await;
    says_nothing(&page).await;
    opens(&page).await;
}
