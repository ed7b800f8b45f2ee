//! How soon a page with one card is there, and what it loads, on a slow line and a slow phone, in Chromium.
//!
//! `cargo xtask bench cards` builds bundles of few and of many reviews and writes the table to standard output. It sets
//! `FILM_CARDS_BUNDLES` to their folders. The pages are visited in turns, so that what disturbs the machine disturbs all
//! of them; each visit has an empty cache, except the last column, which is a second visit. The line is what Lighthouse
//! calls slow 4G (1.6 Mbit/s, 150 ms), by the Network domain of the developer tools, and files are sent as brotli.

#![expect(dead_code, reason = "the cases ask more of a page than this benchmark does")]

mod browser;
mod console;
mod devtools;
mod driver;
mod form;
mod page;
mod printing;
mod server;
mod session;
mod tree;

use browser::Browser;
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
    shift: f64,
    bytes: f64,
}

#[tokio::main]
async fn main() {
    let bundles = std::env::var_os("FILM_CARDS_BUNDLES").expect("`cargo xtask bench cards` builds the bundles");
    let visits = std::env::var("FILM_CARDS_VISITS").ok().and_then(|visits| visits.parse().ok()).unwrap_or(VISITS);
    let film = std::env::var("FILM_CARDS_FILM").expect("`cargo xtask bench cards` says which film all bundles have");
    let mut pages: Vec<Measured> = std::env::split_paths(&bundles).flat_map(|bundle| pages(&bundle, &film)).collect();
    for _ in 0..visits {
        for page in &mut pages {
            visit(page).await;
        }
    }
    println!(
        "one card, a slow line, Chromium slowed down {SLOWER} times, {visits} visits; milliseconds: median (quartiles)"
    );
    println!(
        "{:<28}{:>9}{:>19}{:>19}{:>19}{:>19}{:>8}",
        "page", "bytes", "title painted", "ready", "longest task", "ready again", "shift"
    );
    for Measured { name, ready, again, painted, longest, shift, bytes, .. } in pages {
        let [painted, ready, longest, again] = [painted, ready, longest, again].map(shown);
        println!("{name:<28}{bytes:>9}{painted:>19}{ready:>19}{longest:>19}{again:>19}{shift:>8.3}");
    }
}

/// The tag alone, and the snippet, of a bundle.
fn pages(bundle: &Path, film: &str) -> [Measured; 2] {
    let snippet =
        std::fs::read_to_string(bundle.join(format!("snippets/{film}.html"))).expect("the snippet of the film");
    let tag = format!("<script async src=film-cards.js></script><film-card film=\"{film}\"></film-card>");
    let films = std::fs::read_dir(bundle.join("snippets")).expect("snippets").count() - 1;
    [("tag", tag), ("snippet", snippet.replace("../film-cards.js", "film-cards.js"))].map(|(form, body)| Measured {
        name: format!("{films} films, the {form}"),
        bundle: bundle.to_owned(),
        body,
        ready: Vec::new(),
        again: Vec::new(),
        painted: Vec::new(),
        longest: Vec::new(),
        shift: 0.0,
        bytes: 0.0,
    })
}

async fn visit(measured: &mut Measured) {
    let mut session = Session::open(Browser::Chromium, Form::Phone).await.expect("a phone");
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
    session.close().await;
}

/// The times of a page whose card is there, a while after that.
async fn times(page: &Page) -> Value {
    page.until_within(PATIENCE, "times.painted").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    page.get("times").await
}

/// The median, with the quartiles in parentheses.
fn shown(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied().unwrap_or(f64::NAN);
    format!("{:.0} ({:.0}, {:.0})", at(0.5), at(0.25), at(0.75))
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}
