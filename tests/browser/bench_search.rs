//! The search of a gallery beside that of Pagefind (<https://pagefind.app>) over the same films, in Chromium.
//!
//! `cargo xtask bench search` builds the bundle and the search of Pagefind, and writes the tables to standard output. It
//! sets `FILM_CARDS_BUNDLES` to the bundle and `FILM_CARDS_PEERS` to a folder with `pagefind` and `queries.json`. The
//! first table is of pages opened with an empty cache, on a slow line and a slow phone, in which something is
//! searched as soon as that is possible. Pagefind searches in a worker, which Chromium does not slow down, neither its
//! requests nor its processor. So the server is the slow line, and Pagefind is measured without its worker, too. The second table says which of the queries find their film, and how fast, in
//! a page that is there already, without a slow line.

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
use figures::{number, quantile, visits, with_quartiles};
use form::Form;
use page::Page;
use serde_json::{Value, json};
use server::{Server, Site};
use session::Session;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The phone is this many times slower than this machine.
const SLOWER: u32 = 4;

/// What Lighthouse calls slow 4G: 1.6 Mbit/s, 150 ms.
const LATENCY: Duration = Duration::from_millis(150);
const BYTES_PER_SECOND: f64 = 200_000.0;

/// Number of visits to each page, by default.
const VISITS: usize = 9;

/// The longest that a visit may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// The number of results that a reader looks at.
const LOOKED_AT: usize = 10;

/// What both pages have: `find(query)` types it, and resolves to the names of the first results when they are shown.
const OURS: &str = "
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const rows = () => JSON.stringify([count(), titles()]);
    const isThere = () => count() === 0 || (titles().length > 0 && titles().slice(0, LOOKED_AT).every(Boolean));
    window.find = async (query) => {
        while (!isReady()) await frame();
        search('');
        for (let still = 0, before = ''; still < 5; before = rows()) {
            await frame();
            still = rows() === before && isThere() ? still + 1 : 0;
        }
        const before = rows();
        const start = performance.now();
        search(query);
        let at, now = before;
        // Rows may still change while words are loading: they count when nothing has been loaded or changed for half a second.
        for (let quiet = performance.now(); performance.now() - quiet < 500; await frame()) {
            const then = rows();
            if (then !== now || !isThere()) quiet = performance.now();
            if (then !== now) [now, at] = [then, performance.now()];
        }
        window.searched = { time: (at ?? start) - start, at: at ?? start, names: titles().slice(0, LOOKED_AT) };
    };
    window.isReady = () => !!document.querySelector('film-gallery')?.shadowRoot?.querySelector('.film-entry');
";

/// A page with Pagefind's own functions, and a list of the first results.
const THEIRS: &str = "
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    window.find = async (query) => {
        const start = performance.now();
        const pagefind = await import('./pagefind/pagefind.js');
        await pagefind.options({ noWorker: NO_WORKER });
        const { results } = await pagefind.search(query);
        const found = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()));
        document.querySelector('ol').innerHTML = found.map(({ url, meta, excerpt }) => `<li><a href='${url}'>${meta.title}</a><p>${excerpt}`).join('');
        await frame();
        const at = performance.now();
        window.searched = { time: at - start, at, names: found.map(({ meta }) => meta.title) };
    };
    window.isReady = () => !!document.querySelector('ol');
";

#[derive(Clone, Copy, PartialEq)]
enum Search {
    Ours,
    Pagefind,
    PagefindInPage,
}

#[derive(Default)]
struct Times {
    results: Vec<f64>,
    bytes: Vec<f64>,
}

#[tokio::main]
async fn main() {
    let bundle = PathBuf::from(std::env::var_os("FILM_CARDS_BUNDLES").expect("`cargo xtask bench search` builds it"));
    let peers = PathBuf::from(std::env::var_os("FILM_CARDS_PEERS").expect("`cargo xtask bench search` builds it"));
    let queries = std::fs::read_to_string(peers.join("queries.json")).expect("the queries");
    let queries: Vec<Value> = serde_json::from_str(&queries).expect("the queries as JSON");
    let searches = [
        (Search::Ours, "film-cards, a gallery"),
        (Search::Pagefind, "Pagefind"),
        (Search::PagefindInPage, "Pagefind without its worker"),
    ];
    let folder = |search| if search == Search::Ours { bundle.as_path() } else { peers.as_path() };

    let visits = visits(VISITS);
    let mut times = searches.map(|_| Times::default());
    for at in 0..visits {
        // Each visit searches for something else, the same in all pages.
        let query = &queries[at * 3 % queries.len()]["query"];
        for (&(search, _), times) in searches.iter().zip(&mut times) {
            let (session, page, server) = open(search, folder(search), true).await;
            find(&page, query).await;
            times.results.push(number(&page.get("searched.at").await));
            times.bytes.push(server.sent() as f64);
            session.close().await;
        }
    }
    println!("a slow line, Chromium slowed down {SLOWER} times, {visits} visits; medians (quartiles)");
    println!("{:<30}{:>26}{:>32}", "first visit", "bytes until results", "milliseconds until results");
    for ((_, name), Times { results, bytes }) in searches.iter().zip(&times) {
        println!("{name:<30}{:>26}{:>32}", with_quartiles(bytes), with_quartiles(results));
    }

    println!(
        "\n{} queries, in a page that is there; the film is the first result, among the first {LOOKED_AT}; milliseconds and bytes: medians",
        queries.len()
    );
    for (search, name) in &searches[..2] {
        let (session, page, server) = open(*search, folder(*search), false).await;
        let mut kinds: BTreeMap<String, [usize; 3]> = BTreeMap::new();
        let (mut times, mut bytes) = (Vec::new(), Vec::new());
        for query in &queries {
            let before = server.sent();
            find(&page, &query["query"]).await;
            times.push(number(&page.get("searched.time").await));
            bytes.push((server.sent() - before) as f64);
            let names = page.get("searched.names").await;
            let place = names.as_array().and_then(|names| names.iter().position(|name| *name == query["name"]));
            let kind = kinds.entry(query["kind"].as_str().unwrap_or_default().to_owned()).or_default();
            kind[0] += usize::from(place == Some(0));
            kind[1] += usize::from(place.is_some());
            kind[2] += 1;
        }
        session.close().await;
        println!("{name:<44}{:>8.0} ms{:>10.0} bytes", quantile(&times, 0.5), quantile(&bytes, 0.5));
        for (kind, [first, looked_at, all]) in kinds {
            println!("    {kind:<40}{first:>8}{looked_at:>8} of {all}");
        }
    }
}

/// Types the query, and waits for the results.
async fn find(page: &Page, query: &Value) {
    page.run(&format!(
        "window.searched = undefined; find({query}).catch((error) => {{ window.failed = String(error); }})"
    ))
    .await;
    page.until_within(PATIENCE, "window.searched || window.failed").await;
    assert_eq!(page.get("window.failed ?? null").await, Value::Null);
}

async fn open(search: Search, folder: &Path, is_slow: bool) -> (Session, Page, Server) {
    let mut session = Session::open(Browser::Chromium, Form::Phone, false).await.expect("a phone");
    let page = session.open_tab().await.expect("a tab");
    if is_slow {
        let slower = json!({ "rate": SLOWER });
        let slowed = devtools::call(&session.client, "Emulation.setCPUThrottlingRate", slower).await;
        slowed.expect("Chromium slows itself down");
    }
    // What the benchmark itself needs is in the page, so that it is not among the bytes.
    let looked_at = format!("const LOOKED_AT = {LOOKED_AT};");
    let body = match search {
        Search::Ours => format!(
            "<script>{looked_at}{}{OURS}</script><script async src=film-cards.js></script><film-gallery></film-gallery>",
            gallery::WAYS
        ),
        Search::Pagefind | Search::PagefindInPage => {
            let no_worker = search == Search::PagefindInPage;
            format!("<script>{looked_at}const NO_WORKER = {no_worker};{THEIRS}</script><ol></ol>")
        }
    };
    let site = Site::new(&body).bundle_in(folder.to_owned()).compressed();
    let server = page.visit(if is_slow { site.slow(LATENCY, BYTES_PER_SECOND) } else { site }).await;
    page.until_within(PATIENCE, "window.isReady").await;
    (session, page, server)
}
