//! How soon a gallery of thousands of films answers on a slow phone, in Chromium, which can slow itself down.
//!
//! `cargo xtask bench gallery` builds the bundle and writes the table to standard output. It sets `FILM_CARDS_DIST`
//! to the folder of the bundle, and `FILM_CARDS_LAST_WORD` to a word that only the last review contains. The times
//! are the browser's own: Event Timing (<https://www.w3.org/TR/event-timing/>) reports, in steps of 8 ms, the time
//! from a key press to the frame that shows its result. The browser does not report events below 16 ms; they are
//! counted as 16.

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
use figures::{number, numbers, quantile, visits};
use form::Form;
use page::Page;
use serde_json::Value;
use server::Site;
use session::Session;
use std::time::Duration;

/// The phone is this many times slower than this machine.
const SLOWER: u32 = 4;

/// Number of visits to the page, by default.
const VISITS: usize = 3;

/// Time between two letters of a fast typist.
const LETTER: Duration = Duration::from_millis(200);

/// The longest that a visit may take.
const PATIENCE: Duration = Duration::from_secs(180);

/// What Lighthouse calls slow 4G: 1.6 Mbit/s, 150 ms.
const LATENCY: Duration = Duration::from_millis(150);
const BYTES_PER_SECOND: f64 = 200_000.0;

const BACKSPACE: char = '\u{e003}';

/// Runs in the page and records the times.
const CLOCK: &str = "
    window.loaded = () => {
        const bytes = performance.getEntriesByType('resource').filter(({ name }) => /(film-cards|packs|chunks)[^]*(js|wasm|bin)/.test(name));
        return bytes.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    };
    window.times = { rows: 0, loaded: 0, choices: 0, frames: [], results: [] };
    const look = setInterval(() => {
        if (!times.rows && gallery()?.querySelector('.film-entry')) [times.rows, times.loaded] = [performance.now(), loaded()];
        times.choices ||= gallery()?.querySelector('details select') ? performance.now() : 0;
        if (times.choices) clearInterval(look);
    }, 20);
    new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === 'keydown') times.frames.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 });
    // The result is visible in the first frame after the rows have changed.
    let typed;
    addEventListener('input', ({ timeStamp }) => { typed = timeStamp; });
    window.watch = () => new MutationObserver(() => {
        const since = typed;
        typed = undefined;
        if (since) requestAnimationFrame(() => setTimeout(() => times.results.push(performance.now() - since)));
    }).observe(gallery().querySelector('.film-gallery__list'), { childList: true, characterData: true, subtree: true });
    // The name of a film, of a person and the beginning of a text, as far as a reader would type it.
    window.searches = () => ['title', 'people', 'text'].map((part, at) => {
        const { textContent } = gallery().querySelectorAll(`.film-entry__${part}`)[at];
        return textContent.toLowerCase().match(/[a-z ]{0,11}[a-z]/)[0];
    });
";

/// The times of all visits, in milliseconds.
#[derive(Default)]
struct Times {
    /// Bytes: before the first rows, until the filters are there, and for a search of one word.
    loaded: [Vec<f64>; 3],
    rows: Vec<f64>,
    rows_on_slow_line: Vec<f64>,
    choices: Vec<f64>,
    texts: Vec<f64>,
    /// The frame after a key press, and the frame with its results: when chunks of words are loaded, and afterwards.
    reading: [Vec<f64>; 2],
    known: [Vec<f64>; 2],
}

#[tokio::main]
async fn main() {
    let last = std::env::var("FILM_CARDS_LAST_WORD").expect("`cargo xtask bench gallery` says what is in the bundle");
    let mut times = Times::default();
    let mut films = 0.0;
    let visits = visits(VISITS);
    for _ in 0..visits {
        let (session, page) = slow_phone().await;
        let _server = page.visit(site().slow(LATENCY, BYTES_PER_SECOND)).await;
        page.until_within(PATIENCE, "times.rows").await;
        times.rows_on_slow_line.push(number(&page.get("times.rows").await));
        session.close().await;

        let (session, page) = slow_phone().await;
        films = visit(&page, &last, &mut times).await;
        session.close().await;
    }
    let (width, height) = Form::Phone.size();
    println!("{films} films, a screen of {width} × {height}, Chromium slowed down {SLOWER} times, {visits} visits");
    println!("{:<44}{:>8}{:>8}{:>8}{:>8}", "milliseconds", "median", "p90", "most", "times");
    let [loaded_rows, loaded_filters, loaded_search] = times.loaded;
    for (what, bytes) in [
        ("bytes before the first rows", loaded_rows),
        ("bytes for the filters and orders", loaded_filters),
        ("bytes of the search for one word", loaded_search),
    ] {
        println!("{}", row(what, &bytes));
    }
    let [frames_reading, results_reading] = times.reading;
    let [frames_known, results_known] = times.known;
    for (what, times) in [
        ("the first rows are there", times.rows),
        ("the same on a slow line", times.rows_on_slow_line),
        ("the filters are there", times.choices),
        ("the last text was found", times.texts),
        ("a key's frame, the first time", frames_reading),
        ("what the key finds, the first time", results_reading),
        ("a key's frame, the second time", frames_known),
        ("what the key finds, the second time", results_known),
    ] {
        println!("{}", row(what, &times));
    }
}

async fn slow_phone() -> (Session, Page) {
    let mut session = Session::open(Browser::Chromium, Form::Phone, false).await.expect("a phone");
    let page = session.open_tab().await.expect("a tab");
    let slower = serde_json::json!({ "rate": SLOWER });
    let slowed = devtools::call(&session.client, "Emulation.setCPUThrottlingRate", slower).await;
    slowed.expect("Chromium slows itself down");
    (session, page)
}

fn site() -> Site {
    let site = Site::new(
        "<script src=watch.js></script><script src=ways.js></script><script src=clock.js></script><script src=film-cards.js></script>
         <film-gallery>Every film.</film-gallery>",
    );
    site.file("ways.js", gallery::WAYS).file("clock.js", CLOCK).compressed()
}

fn row(what: &str, times: &[f64]) -> String {
    let [median, most_of, most] = [0.5, 0.9, 1.0].map(|part| quantile(times, part));
    format!("{what:<44}{median:>8.0}{most_of:>8.0}{most:>8.0}{:>8}", times.len())
}

/// Opens the gallery and types in it, twice the same. Returns the number of its films.
async fn visit(page: &Page, last: &str, times: &mut Times) -> f64 {
    let _server = page.visit(site()).await;
    page.until_within(PATIENCE, "times.rows").await;
    times.rows.push(number(&page.get("times.rows").await));
    let rows = number(&page.get("times.loaded").await);
    times.loaded[0].push(rows);
    // A large archive has its facts in chunks, which are loaded when the reader is about to search.
    page.run("field('Search').focus()").await;
    page.until_within(PATIENCE, "times.choices").await;
    let filters = number(&page.get("loaded()").await);
    times.loaded[1].push(filters - rows);
    times.choices.push(number(&page.get("times.choices").await));
    let films = number(&page.get("count()").await);
    page.run("watch()").await;

    page.run(&format!("search('{last}')")).await;
    page.until_within(PATIENCE, "count() === 1 && titles().length === 1").await;
    times.texts.push(number(&page.get("performance.now()").await));
    times.loaded[2].push(number(&page.get("loaded()").await) - filters);
    page.run("search('')").await;
    page.until_within(PATIENCE, &format!("count() === {films}")).await;
    type_in(page, &mut times.reading).await;
    type_in(page, &mut times.known).await;
    films
}

/// Types each search letter by letter, and deletes it letter by letter.
async fn type_in(page: &Page, [frames, results]: &mut [Vec<f64>; 2]) {
    let searches = page.get("searches()").await;
    page.run("field('Search').focus(); times.frames.length = times.results.length = 0").await;
    let mut keys = 0;
    for search in searches.as_array().expect("what to search for").iter().filter_map(Value::as_str) {
        let back = search.chars().map(|_| BACKSPACE);
        for key in search.chars().chain(back) {
            page.press(key).await;
            tokio::time::sleep(LETTER).await;
            keys += 1;
        }
    }
    // The browser reports the last events a little later.
    tokio::time::sleep(PATIENCE / 60).await;
    let told = numbers(&page.get("times.frames").await);
    frames.extend(std::iter::repeat_n(16.0, keys - told.len().min(keys)));
    frames.extend(told);
    results.extend(numbers(&page.get("times.results").await));
}
