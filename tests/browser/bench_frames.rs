//! How soon the next frame shows what a reader does on a slow phone, in Chromium: expanding and collapsing a review, another
//! theme, a filter of a gallery.
//!
//! `cargo xtask bench frames` builds the bundles and writes the table to standard output. It sets `FILM_CARDS_FILM` to a
//! film of the samples and `FILM_CARDS_BUNDLES` to the bundles: first the samples, and then larger archives. A time is
//! that from just before the event is dispatched to the task after the first frame that shows its result.

#![expect(dead_code, reason = "the cases ask more of a page than this benchmark does")]

mod browser;
mod console;
mod devtools;
mod driver;
mod figures;
mod form;
mod gallery;
mod page;
mod printing;
mod server;
mod session;
mod tree;

use browser::Browser;
use figures::{numbers, quantile};
use form::Form;
use serde_json::json;
use server::Site;
use session::Session;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The phone is this many times slower than this machine.
const SLOWER: u32 = 4;

/// The number of times that each thing is done.
const TIMES: usize = 60;

/// The longest that a page may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Functions for the page. The pauses are random, because an event can come at any time between two frames.
const CLOCK: &str = "
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
    }));
    window.timed = async (act, isDone) => {
        await new Promise((done) => setTimeout(done, 100 + Math.random() * 50));
        const start = performance.now();
        act();
        do await painted(); while (!isDone());
        return performance.now() - start;
    };
    // Does two things in turns, and returns the times of each.
    window.inTurns = async (times, first, second) => {
        const found = [[], []];
        for (let time = 0; time < times; time++) {
            found[0].push(await timed(...first));
            found[1].push(await timed(...second));
        }
        return found;
    };
";

/// Expands and collapses the first review that is folded, and its theme, both as `inTurns` needs them.
const CARD: &str = "
    const card = document.querySelector('film-card');
    const toggle = card.shadowRoot.querySelector('.film-review__toggle');
    const press = (isOpen) => [() => toggle.click(), () => toggle.ariaExpanded === String(isOpen)];
    const title = card.shadowRoot.querySelector('.film-card__title');
    const theme = (name) => {
        let before;
        const act = () => { before = getComputedStyle(title).color; card.setAttribute('theme', name); };
        return [act, () => getComputedStyle(title).color !== before];
    };
    card.setAttribute('theme', 'light');
    await new Promise((done) => setTimeout(done, 500));
";

/// Filters of a gallery.
const GALLERY: &str = "
    const choice = (value) => {
        let before;
        const act = () => {
            before = count();
            choose('Grade', value);
        };
        return [act, () => count() !== before];
    };
    // The facts of a large archive are loaded for the first choice.
    for (const value of ['81-100', '']) await timed(...choice(value));
";

#[tokio::main]
async fn main() {
    let bundles = std::env::var_os("FILM_CARDS_BUNDLES").expect("`cargo xtask bench frames` builds the bundles");
    let film = std::env::var("FILM_CARDS_FILM").expect("`cargo xtask bench frames` says which film");
    let bundles: Vec<PathBuf> = std::env::split_paths(&bundles).collect();
    println!("Chromium slowed down {SLOWER} times; milliseconds from the event to the frame that shows its result");
    println!("{:<44}{:>8}{:>8}{:>8}{:>8}", "", "median", "p95", "most", "times");
    let tag = format!("<film-card film=\"{film}\"></film-card>");
    let [expand, collapse] = measure(&bundles[0], &tag, CARD, "press(true), press(false)").await;
    print("expand a review", &expand);
    print("collapse it", &collapse);
    let [dark, light] = measure(&bundles[0], &tag, CARD, "theme('dark'), theme('light')").await;
    print("the dark theme", &dark);
    print("the light theme", &light);
    for bundle in &bundles {
        let films = films(bundle);
        let choices = "choice('81-100'), choice('')";
        let [fewer, every] = measure(bundle, "<film-gallery></film-gallery>", GALLERY, choices).await;
        print(&format!("a filter, {films} films"), &fewer);
        print(&format!("all films again, {films} films"), &every);
    }
}

/// The number of films in a bundle.
fn films(bundle: &Path) -> usize {
    std::fs::read_dir(bundle.join("snippets")).expect("snippets").count() - 1
}

/// Does two things in turns in a page with one card or gallery, and returns the times of each.
async fn measure(bundle: &Path, element: &str, given: &str, actions: &str) -> [Vec<f64>; 2] {
    let mut session = Session::open(Browser::Chromium, Form::Phone, false).await.expect("a phone");
    let page = session.open_tab().await.expect("a tab");
    let slower = devtools::call(&session.client, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
    slower.expect("Chromium slows itself down");
    let site = format!(
        "<script src=watch.js></script><script src=ways.js></script><script src=clock.js></script>
         <script async src=film-cards.js></script><p>Before.</p>{element}<p>After.</p>"
    );
    let site = Site::new(&site).file("ways.js", gallery::WAYS).file("clock.js", CLOCK);
    let _server = page.visit(site.bundle_in(bundle.to_owned()).compressed()).await;
    page.until_within(PATIENCE, "events.length").await;
    if element.contains("gallery") {
        page.run("field('Search').focus()").await;
        page.until_within(PATIENCE, "field('Grade')").await;
    }
    // A driver does not wait for an answer as long as all of it takes.
    page.run(&format!("window.found = (async () => {{ {given} return inTurns({TIMES}, {actions}); }})(); found.then((times) => {{ window.times = times; }}, (error) => {{ window.times = [String(error)]; }})")).await;
    page.until_within(PATIENCE, "window.times").await;
    let times = page.get("times").await;
    session.close().await;
    assert!(times[1].is_array(), "nothing was measured: {times}");
    [numbers(&times[0]), numbers(&times[1])]
}

fn print(what: &str, times: &[f64]) {
    let [median, most_of, most] = [0.5, 0.95, 1.0].map(|part| quantile(times, part));
    println!("{what:<44}{median:>8.0}{most_of:>8.0}{most:>8.0}{:>8}", times.len());
}
