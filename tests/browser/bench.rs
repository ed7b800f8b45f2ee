//! How soon a gallery of thousands of films answers on a slow phone, in Chromium, which can slow itself down.
//!
//! `cargo xtask bench gallery` builds the bundle, says in `FILM_CARDS_DIST` where it is and in
//! `FILM_CARDS_LAST_WORD` which word stands in its last review only, and puts the table on standard output. The
//! browser's own clock is read: Event Timing (<https://www.w3.org/TR/event-timing/>) says how long it takes from
//! a key's press to the frame that shows what came of it, in steps of 8 ms. What it keeps to itself took less
//! than 16 ms and is counted as 16.

#![expect(dead_code, reason = "the cases ask more of a page than this benchmark does")]

mod browser;
mod console;
mod devtools;
mod driver;
mod form;
mod gallery;
mod page;
mod printing;
mod server;
mod session;
mod tree;

use browser::Browser;
use form::Form;
use page::Page;
use serde_json::Value;
use server::Site;
use session::Session;
use std::time::Duration;

/// How many times slower than this machine the phone is.
const SLOWER: u32 = 4;

/// The page is opened so often.
const VISITS: usize = 3;

/// Who types fast needs so long for a letter.
const LETTER: Duration = Duration::from_millis(200);

/// What the slowest of it may take.
const PATIENCE: Duration = Duration::from_secs(180);

const BACKSPACE: char = '\u{e003}';

/// The page takes its own times.
const CLOCK: &str = "
    window.times = { rows: 0, choices: 0, frames: [], results: [] };
    const look = setInterval(() => {
        times.rows ||= gallery()?.querySelector('.film-entry') ? performance.now() : 0;
        times.choices ||= gallery()?.querySelector('details select') ? performance.now() : 0;
        if (times.choices) clearInterval(look);
    }, 20);
    new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === 'keydown') times.frames.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 });
    // What is found is there with the first frame after the rows have changed.
    let typed;
    addEventListener('input', ({ timeStamp }) => { typed = timeStamp; });
    window.watch = () => new MutationObserver(() => {
        const since = typed;
        typed = undefined;
        if (since) requestAnimationFrame(() => setTimeout(() => times.results.push(performance.now() - since)));
    }).observe(gallery().querySelector('.film-gallery__list'), { childList: true, characterData: true, subtree: true });
    // A film's name, somebody's who made it, and the beginning of a text, each as far as one types it.
    window.searches = () => ['title', 'people', 'text'].map((part, at) => {
        const { textContent } = gallery().querySelectorAll(`.film-entry__${part}`)[at];
        return textContent.toLowerCase().match(/[a-z ]{0,11}[a-z]/)[0];
    });
";

/// The times of all visits, in milliseconds.
#[derive(Default)]
struct Times {
    rows: Vec<f64>,
    choices: Vec<f64>,
    texts: Vec<f64>,
    /// A key's frame, and the frame with what it finds: while the texts are read, and afterwards.
    reading: [Vec<f64>; 2],
    known: [Vec<f64>; 2],
}

#[tokio::main]
async fn main() {
    let last = std::env::var("FILM_CARDS_LAST_WORD").expect("`cargo xtask bench gallery` says what is in the bundle");
    let mut times = Times::default();
    let mut films = 0.0;
    for _ in 0..VISITS {
        let mut session = Session::open(Browser::Chromium, Form::Phone).await.expect("a phone");
        let page = session.open_tab().await.expect("a tab");
        let slower = serde_json::json!({ "rate": SLOWER });
        let slowed = devtools::call(&session.client, "Emulation.setCPUThrottlingRate", slower).await;
        slowed.expect("Chromium slows itself down");
        films = visit(&page, &last, &mut times).await;
        session.close().await;
    }
    let (width, height) = Form::Phone.size();
    println!("{films} films, a screen of {width} × {height}, Chromium slowed down {SLOWER} times, {VISITS} visits");
    println!("{:<44}{:>8}{:>8}{:>8}{:>8}", "milliseconds", "median", "p90", "most", "times");
    let [frames_reading, results_reading] = times.reading;
    let [frames_known, results_known] = times.known;
    for (what, times) in [
        ("the first rows are there", times.rows),
        ("the filters are there", times.choices),
        ("every text can be searched", times.texts),
        ("a key's frame, while texts are read", frames_reading),
        ("what the key finds, while texts are read", results_reading),
        ("a key's frame, when all are", frames_known),
        ("what the key finds, when all are", results_known),
    ] {
        println!("{}", row(what, times));
    }
}

fn row(what: &str, mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times.get((times.len() as f64 * part) as usize).or(times.last()).copied().unwrap_or(f64::NAN);
    format!("{what:<44}{:>8.0}{:>8.0}{:>8.0}{:>8}", at(0.5), at(0.9), at(1.0), times.len())
}

/// Opens the gallery and types in it, while its texts are read and afterwards, and tells how many films it has.
async fn visit(page: &Page, last: &str, times: &mut Times) -> f64 {
    let site = Site::new(
        "<script src=watch.js></script><script src=ways.js></script><script src=clock.js></script><script src=film-cards.js></script>
         <film-gallery>Every film.</film-gallery>",
    );
    let _server = page.visit(site.file("ways.js", gallery::WAYS).file("clock.js", CLOCK)).await;
    page.until_within(PATIENCE, "times.choices").await;
    times.rows.push(number(&page.get("times.rows").await));
    times.choices.push(number(&page.get("times.choices").await));
    let films = number(&page.get("count()").await);
    page.run("watch()").await;

    type_in(page, &mut times.reading).await;
    page.run(&format!("search('{last}')")).await;
    page.until_within(PATIENCE, "count() === 1").await;
    times.texts.push(number(&page.get("performance.now()").await));
    page.run("search('')").await;
    page.until_within(PATIENCE, &format!("count() === {films}")).await;
    type_in(page, &mut times.known).await;
    films
}

/// Types what can be searched for, letter by letter, and takes it back in the same way.
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
    // The browser tells the last ones a little later.
    tokio::time::sleep(PATIENCE / 60).await;
    let of = |times: Value| times.as_array().into_iter().flatten().map(number).collect::<Vec<f64>>();
    let told = of(page.get("times.frames").await);
    frames.extend(std::iter::repeat_n(16.0, keys - told.len().min(keys)));
    frames.extend(told);
    results.extend(of(page.get("times.results").await));
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}
