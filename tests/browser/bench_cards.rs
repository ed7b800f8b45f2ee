//! How soon a page with one card is there, and what it loads, on a slow line and a slow phone, in Chromium.
//!
//! `cargo xtask bench cards` builds bundles of few and of many reviews and writes the table to standard output. It sets
//! `FILM_CARDS_BUNDLES` to their folders. The pages are visited in turns, so that what disturbs the machine disturbs all
//! of them; each visit has an empty cache, except for `ready again`, which is a second visit. The last column is the memory
//! of the page then, after a garbage collection, by `performance.measureUserAgentSpecificMemory()`. The line is what Lighthouse
//! calls slow 4G (1.6 Mbit/s, 150 ms), by the Network domain of the developer tools, and files are sent as brotli.
//!
//! `cargo xtask bench peers` sets `FILM_CARDS_PEERS`, too: a folder with a folder for each peer, which has the same card
//! in a script `film-card.js`. Before anything is measured, each peer must show what our card shows.

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
use figures::{number, quantile, visits, with_quartiles};
use form::Form;
use page::Page;
use serde_json::{Value, json};
use server::Site;
use session::Session;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The phone is this many times slower than this machine.
const SLOWER: u32 = 4;

/// Number of visits to each page, by default.
const VISITS: usize = 15;

/// The longest that a visit may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs in the page before everything else, and records the times.
const CLOCK: &str = "<script>
    window.times = { longest: 0, shift: 0 };
    addEventListener('film-card-ready', () => {
        times.ready ??= performance.now();
        requestAnimationFrame(() => setTimeout(() => { times.painted ??= performance.now(); }));
    });
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) times.longest = Math.max(times.longest, duration);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) times.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
    window.weigh = () => {
        performance.measureUserAgentSpecificMemory().then(({ bytes }) => { window.weight = bytes; });
    };
    window.loaded = () => performance.getEntriesByType('resource').reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
</script>";

/// A page with one card.
struct Measured {
    name: String,
    bundle: PathBuf,
    body: String,
    /// Milliseconds until the card is ready, at a first visit and at a second one.
    ready: Vec<f64>,
    again: Vec<f64>,
    /// Milliseconds until the title is painted.
    painted: Vec<f64>,
    /// Milliseconds of the longest task.
    longest: Vec<f64>,
    /// Kilobytes of memory.
    memory: Vec<f64>,
    shift: f64,
    bytes: f64,
}

impl Measured {
    fn new(name: String, bundle: PathBuf, body: String) -> Measured {
        let [ready, again, painted, longest, memory] = [const { Vec::new() }; 5];
        Measured { name, bundle, body, ready, again, painted, longest, memory, shift: 0.0, bytes: 0.0 }
    }
}

#[tokio::main]
async fn main() {
    let bundles = std::env::var_os("FILM_CARDS_BUNDLES").expect("`cargo xtask bench cards` builds the bundles");
    let visits = visits(VISITS);
    let film = std::env::var("FILM_CARDS_FILM").expect("`cargo xtask bench cards` says which film all bundles have");
    let mut pages: Vec<Measured> = std::env::split_paths(&bundles).flat_map(|bundle| pages(&bundle, &film)).collect();
    if let Some(peers) = std::env::var_os("FILM_CARDS_PEERS") {
        let (bundle, peers) = (pages[0].bundle.clone(), peers_in(Path::new(&peers)));
        compare(&bundle, &peers).await;
        pages.extend(peers.into_iter().map(|(name, bundle)| {
            let tag = "<script type=module async src=film-card.js></script>";
            Measured::new(name, bundle, format!("{tag}<film-card film=\"{film}\"></film-card>"))
        }));
    }
    for _ in 0..visits {
        for page in &mut pages {
            visit(page).await;
        }
    }
    println!(
        "one card, a slow line, Chromium slowed down {SLOWER} times, {visits} visits; milliseconds: median (quartiles)"
    );
    println!(
        "{:<28}{:>9}{:>19}{:>19}{:>19}{:>19}{:>8}{:>9}",
        "page", "bytes", "title painted", "ready", "longest task", "ready again", "shift", "KB"
    );
    for Measured { name, ready, again, painted, longest, memory, shift, bytes, .. } in pages {
        let [painted, ready, longest, again] = [&painted, &ready, &longest, &again].map(|times| with_quartiles(times));
        let memory = quantile(&memory, 0.5);
        println!("{name:<28}{bytes:>9}{painted:>19}{ready:>19}{longest:>19}{again:>19}{shift:>8.3}{memory:>9.0}");
    }
}

/// The tag alone, and the snippet, of a bundle.
fn pages(bundle: &Path, film: &str) -> [Measured; 2] {
    let snippet =
        std::fs::read_to_string(bundle.join(format!("snippets/{film}.html"))).expect("the snippet of the film");
    let tag = format!("<script async src=film-cards.js></script><film-card film=\"{film}\"></film-card>");
    let films = std::fs::read_dir(bundle.join("snippets")).expect("snippets").count() - 1;
    [("tag", tag), ("snippet", snippet.replace("../film-cards.js", "film-cards.js"))]
        .map(|(form, body)| Measured::new(format!("{films} films, the {form}"), bundle.to_owned(), body))
}

/// The peers, by name, with their folders.
fn peers_in(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).expect("`cargo xtask bench peers` builds the peers");
    let mut peers: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("a folder with the peers").path())
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path))
        .collect();
    peers.sort();
    peers
}

/// What a card shows: its title, poster, grades, bylines, the first paragraph, its credits with their links, its buttons, how
/// many actors it does not hide and how high it is; its buttons and actors with the first review and then the credits
/// expanded, and all collapsed again; the colour of its title in each theme. The height of an expanded card is not
/// compared, because the JSON has no lists, quotations and spoilers, and the peers have no buttons for sharing.
const SHOWN: &str = "async () => {
    for (let wait = 0; wait < 1000 && !times.painted; wait++) await new Promise((done) => setTimeout(done, 10));
    if (!times.painted) return {};
    const root = document.querySelector('film-card').shadowRoot;
    const all = (selector) => [...root.querySelectorAll(selector)];
    const words = (element) => element.textContent.replace(/\\s+/g, ' ').trim();
    const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))));
    const height = () => Math.round(root.querySelector('.film-card').getBoundingClientRect().height);
    const looks = () => ({
        buttons: all('button').filter((button) => button.checkVisibility() && !button.matches('.film-spoiler__toggle, .film-review__link')).map((button) => [words(button), button.ariaExpanded]),
        actors: all('.film-credits li').filter((actor) => actor.checkVisibility()).length,
    });
    await settled();
    const shown = {
        title: words(root.querySelector('.film-card__title')),
        poster: root.querySelector('.film-poster').className,
        grades: all('.grade-badge').map((grade) => [grade.className, grade.ariaLabel, grade.title, words(grade), grade.querySelector('progress')?.value]),
        note: all('.film-card__note, .film-card__rules :is(p, li)').map(words),
        bylines: all('.film-review__byline h3').map(words),
        first: words(root.querySelector('.film-review__body > p')),
        credits: all('.film-credits__row').map((row) => [...row.querySelectorAll('dt, dd:not(:has(ul)), li')].map(words)),
        people: all('.film-credits a').map((person) => person.href),
        folded: [looks(), height()],
    };
    for (const selector of ['.film-review__toggle', '.film-credits__all']) {
        root.querySelector(selector)?.click();
        await settled();
        shown[selector] = looks();
    }
    for (const selector of ['.film-review__toggle', '.film-credits__all']) root.querySelector(selector)?.click();
    await settled();
    shown.again = [looks(), height()];
    const card = document.querySelector('film-card');
    shown.themes = [];
    for (const theme of ['dark', 'light', 'auto']) {
        card.setAttribute('theme', theme);
        await settled();
        shown.themes.push(getComputedStyle(root.querySelector('.film-card__title')).color);
    }
    return shown;
}";

/// Fails if a peer shows any sample otherwise than our card does: a peer that does less is no peer.
async fn compare(bundle: &Path, peers: &[(String, PathBuf)]) {
    let mut session = Session::open(Browser::Chromium, Form::Phone, false).await.expect("a phone");
    let snippets = std::fs::read_dir(bundle.join("snippets")).expect("snippets");
    let names =
        snippets.flatten().filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".html").map(str::to_owned));
    for film in names.filter(|name| !name.starts_with('_')) {
        let element = format!("<film-card film=\"{film}\"></film-card>");
        let tag = format!("<script async src=film-cards.js></script>{element}");
        let ours = shown_by(&mut session, bundle, &tag).await;
        for (name, folder) in peers {
            let tag = format!("<script type=module async src=film-card.js></script>{element}");
            let theirs = shown_by(&mut session, folder, &tag).await;
            assert_ne!(theirs, json!({}), "{name} is no peer: its card of {film} is not ready after ten seconds");
            for (what, our) in ours.as_object().expect("what our card shows") {
                let their = &theirs[what];
                assert_eq!(
                    their, our,
                    "{name} is no peer: it shows `{what}` of {film} otherwise (left) than our card (right)"
                );
            }
        }
    }
    session.close().await;
}

async fn shown_by(session: &mut Session, bundle: &Path, body: &str) -> Value {
    let page = session.open_tab().await.expect("a tab");
    let _server = page.visit(Site::new(&format!("{CLOCK}{body}")).bundle_in(bundle.to_owned())).await;
    page.get(&format!("({SHOWN})()")).await
}

async fn visit(measured: &mut Measured) {
    let mut session = Session::open(Browser::Chromium, Form::Phone, false).await.expect("a phone");
    let page = session.open_tab().await.expect("a tab");
    let line = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750 });
    for (command, parameters) in [
        ("Network.enable", json!({})),
        ("Network.emulateNetworkConditions", line),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })),
    ] {
        devtools::call(&session.client, command, parameters).await.expect("Chromium slows itself down");
    }
    let site = Site::new(&format!("{CLOCK}<p>Before.</p>{}<p>After.</p>", measured.body));
    let site = site.bundle_in(measured.bundle.clone()).compressed().header("Cache-Control", "max-age=300");
    // Only a page that shares its process with no other site may ask for its memory.
    let site = site.header("Cross-Origin-Opener-Policy", "same-origin");
    let site = site.header("Cross-Origin-Embedder-Policy", "require-corp");
    let server = page.visit(site).await;
    let times = times(&page).await;
    let first_paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime";
    let is_snippet = measured.name.ends_with("snippet");
    measured.ready.push(number(&times["ready"]));
    // The title of a snippet is in the page.
    measured.painted.push(if is_snippet { number(&page.get(first_paint).await) } else { number(&times["painted"]) });
    measured.longest.push(number(&times["longest"]));
    measured.shift = measured.shift.max(number(&times["shift"]));
    measured.bytes = number(&page.get("loaded()").await);
    page.go(&format!("{}/?again", server.origin)).await;
    measured.again.push(number(&self::times(&page).await["ready"]));
    // The browser answers after the next large garbage collection.
    page.run("weigh()").await;
    devtools::call(&session.client, "HeapProfiler.collectGarbage", json!({})).await.expect("a garbage collection");
    page.until_within(PATIENCE, "window.weight").await;
    measured.memory.push(number(&page.get("weight").await) / 1024.0);
    session.close().await;
}

/// The times of a page whose card is there, a while after that.
async fn times(page: &Page) -> Value {
    page.until_within(PATIENCE, "times.painted").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    page.get("times").await
}
