//! What a page with a thousand cards costs while a reader scrolls through it, in Chromium, beside the same page with other
//! frameworks.
//!
//! `cargo xtask bench scroll` builds the bundle and the peers and writes the table to standard output. It sets
//! `FILM_CARDS_BUNDLES` to the bundle and `FILM_CARDS_PEERS` to the folder with a folder for each peer. Each page shows the
//! sample films again and again. A script scrolls from card to card, as soon as a card is there and has been painted. The
//! times are those of the main thread (`TaskDuration` of the developer tools), with everything from the beginning of
//! the page; memory is what `performance.measureUserAgentSpecificMemory()` says of the page with all cards, without what
//! it says of a page with one.

#![expect(dead_code, reason = "the cases ask more of a page than this benchmark does")]

mod browser;
mod console;
mod devtools;
mod driver;
mod figures;
mod form;
mod page;
mod printing;
mod server;
mod session;
mod tree;

use browser::Browser;
use figures::{number, quantile, visits};
use form::Form;
use page::Page;
use serde_json::{Value, json};
use server::Site;
use session::Session;
use std::path::{Path, PathBuf};
use std::time::Duration;

const CARDS: usize = 1_000;

/// Cards from one reading of the clock to the next.
const STRETCH: usize = 100;

/// Number of visits to each page, by default.
const VISITS: usize = 3;

/// The longest that a stretch may take.
const PATIENCE: Duration = Duration::from_secs(180);

const CLOCK: &str = "
    const there = new WeakSet();
    addEventListener('film-card-ready', ({ target }) => there.add(target));
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    window.scrollOn = async (from, to) => {
        const cards = document.querySelectorAll('film-card');
        for (let at = from; at < to; at++) {
            cards[at].scrollIntoView({ block: 'center' });
            do await frame(); while (!there.has(cards[at]));
        }
        window.reached = to;
    };
    window.weigh = () => {
        performance.measureUserAgentSpecificMemory().then(({ bytes }) => { window.weight = bytes; });
    };
";

/// A page with cards.
struct Measured {
    name: String,
    bundle: PathBuf,
    script: &'static str,
    /// Seconds of the main thread: before the first scrolling, and for each stretch.
    opening: Vec<f64>,
    stretches: Vec<Vec<f64>>,
    /// Kilobytes a card.
    memory: Vec<f64>,
}

#[tokio::main]
async fn main() {
    let bundle = PathBuf::from(std::env::var_os("FILM_CARDS_BUNDLES").expect("`cargo xtask bench scroll` builds it"));
    let peers = std::env::var_os("FILM_CARDS_PEERS").expect("`cargo xtask bench scroll` builds the peers");
    let films = films(&bundle);
    let mut pages = vec![Measured::new("film-cards", bundle, "<script async src=film-cards.js></script>")];
    let mut peers: Vec<PathBuf> =
        std::fs::read_dir(peers).expect("peers").map(|entry| entry.expect("a peer").path()).collect();
    peers.sort();
    pages.extend(peers.into_iter().map(|peer| {
        let name = peer.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Measured::new(&name, peer, "<script type=module async src=film-card.js></script>")
    }));
    let visits = visits(VISITS);
    for _ in 0..visits {
        for page in &mut pages {
            visit(page, &films).await;
        }
    }
    println!("{CARDS} cards on a page, scrolled through, {visits} visits; seconds of the main thread, medians");
    println!(
        "{:<24}{:>10}{:>12}{:>12}{:>12}{:>16}",
        "page", "together", "until there", "first 100", "last 100", "KB a card"
    );
    for Measured { name, opening, stretches, memory, .. } in pages {
        let sums: Vec<f64> =
            opening.iter().zip(&stretches).map(|(opening, all)| opening + all.iter().sum::<f64>()).collect();
        let [first, last] =
            [0, CARDS / STRETCH - 1].map(|at| stretches.iter().map(|all| all[at]).collect::<Vec<f64>>());
        let [sum, opening, first, last, memory] =
            [sums, opening, first, last, memory].map(|times| quantile(&times, 0.5));
        println!("{name:<24}{sum:>10.1}{opening:>12.1}{first:>12.2}{last:>12.2}{memory:>16.1}");
    }
}

impl Measured {
    fn new(name: &str, bundle: PathBuf, script: &'static str) -> Measured {
        Measured { name: name.to_owned(), bundle, script, opening: vec![], stretches: vec![], memory: vec![] }
    }
}

/// The films of a bundle.
fn films(bundle: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(bundle.join("snippets")).expect("snippets").flatten();
    let names = entries.filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".html").map(str::to_owned));
    let mut films: Vec<String> = names.filter(|name| !name.starts_with('_')).collect();
    films.sort();
    films
}

async fn visit(measured: &mut Measured, films: &[String]) {
    let one = open(measured, films, 1).await;
    one.page.until_within(PATIENCE, "scrollOn(0, 1), window.reached").await;
    let light = weight(&one.page).await;
    one.session.close().await;

    let all = open(measured, films, CARDS).await;
    all.page
        .until_within(PATIENCE, "document.querySelector('film-card').shadowRoot?.querySelector('.film-card')")
        .await;
    let mut before = busy(&all.session).await;
    measured.opening.push(before);
    let mut stretches = Vec::new();
    for from in (0..CARDS).step_by(STRETCH) {
        let to = from + STRETCH;
        all.page.run(&format!("scrollOn({from}, {to})")).await;
        all.page.until_within(PATIENCE, &format!("window.reached === {to}")).await;
        let now = busy(&all.session).await;
        stretches.push(now - before);
        before = now;
    }
    measured.stretches.push(stretches);
    let heavy = weight(&all.page).await;
    measured.memory.push((heavy - light) / (CARDS - 1) as f64 / 1024.0);
    all.session.close().await;
}

struct Opened {
    session: Session,
    page: Page,
    _server: server::Server,
}

/// Opens a page with so many cards.
async fn open(measured: &Measured, films: &[String], cards: usize) -> Opened {
    let mut session = Session::open(Browser::Chromium, Form::Phone, false).await.expect("a phone");
    let page = session.open_tab().await.expect("a tab");
    devtools::call(&session.client, "Performance.enable", json!({})).await.expect("the clock of Chromium");
    let card = |film| format!("<p>Before.</p><film-card film=\"{film}\"></film-card>\n");
    let cards: String = films.iter().cycle().take(cards).map(card).collect();
    let site = Site::new(&format!("<script src=clock.js></script>{}{cards}<p>After.</p>", measured.script));
    let site = site.file("clock.js", CLOCK).bundle_in(measured.bundle.clone()).compressed();
    // Only a page that shares its process with no other site may ask for its memory.
    let isolated = site.header("Cross-Origin-Opener-Policy", "same-origin");
    let server = page.visit(isolated.header("Cross-Origin-Embedder-Policy", "require-corp")).await;
    Opened { session, page, _server: server }
}

/// The memory of the page, in bytes. The browser answers after its next large garbage collection.
async fn weight(page: &Page) -> f64 {
    page.run("weigh()").await;
    page.until_within(PATIENCE, "window.weight").await;
    number(&page.get("weight").await)
}

/// The seconds for which the main thread of the page has been busy.
async fn busy(session: &Session) -> f64 {
    let answer = devtools::call(&session.client, "Performance.getMetrics", json!({})).await.expect("the metrics");
    let metrics = answer["metrics"].as_array().expect("a list");
    let duration = |metric: &&Value| metric["name"] == "TaskDuration";
    number(&metrics.iter().find(duration).expect("how long tasks took")["value"])
}
