//! How soon a save is on the screen, while `film-cards serve` shows the film in Chromium.
//!
//! `cargo xtask bench serve` compiles the released command, names it in `FILM_CARDS_PROGRAM` and writes the table to
//! standard output. A time begins just before the file is written, and ends after the first frame with the new text has
//! been painted. Both are of the same clock.

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
use page::{PATIENCE, Page};
use session::Session;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How often a review is saved.
const SAVES: usize = 20;

/// The time between two saves: everything that the last one caused is over.
const REST: Duration = Duration::from_millis(400);

/// The film whose page is open, the document that is saved, and a word in its first paragraph.
const FILM: &str = "sound-of-metal";
const DOCUMENT: &str = "sound-of-metal-harbour-lantern.txt";
const WORD: &str = "refrigerator";

/// Remembers when each text that is awaited was painted, in milliseconds since 1970. In the callback of a frame, what is
/// in the page is painted with that frame; the task after it comes when that has happened.
const CLOCK: &str = "
    window.paint = (text) => new Promise((done) => {
        (function look() {
            const shows = document.querySelector('film-card').shadowRoot?.textContent.includes(text);
            requestAnimationFrame(shows ? () => setTimeout(() => done(performance.timeOrigin + performance.now())) : look);
        })();
    });
";

/// A program that ends with the benchmark.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::main]
async fn main() {
    let program = std::env::var_os("FILM_CARDS_PROGRAM").expect("`cargo xtask bench serve` says which program it is");
    let place = tempfile::tempdir().expect("a folder");
    let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    for entry in fs::read_dir(reviews).expect("the samples") {
        let path = entry.expect("a file").path();
        fs::copy(&path, place.path().join(path.file_name().expect("a name"))).expect("a copy");
    }
    let mut command = Command::new(program);
    command.args(["serve", "--port", "0"]).arg(place.path()).stdin(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.env_remove("FILM_CARDS_ENGINE").spawn().expect("it starts");
    let mut said = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let _serving = Serving(child);
    let address = said.find_map(|line| {
        let line = line.expect("text");
        Some(line.strip_prefix("the cards are at ")?.split(' ').next()?.to_owned())
    });
    let mut session = Session::open(Browser::Chromium, Form::Desktop, false).await.expect("a browser");
    let page = session.open_tab().await.expect("a tab");
    page.go(&format!("{}/film/{FILM}", address.expect("an address"))).await;
    page.until_within(PATIENCE, "document.querySelector('film-card')?.shadowRoot?.textContent").await;
    page.run(CLOCK).await;
    let mut times = saves(&page, &place.path().join(DOCUMENT)).await;
    page.go("about:blank").await;
    session.close().await;

    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[((times.len() as f64 * part) as usize).min(times.len() - 1)];
    println!("{:<44}{:>8}{:>8}{:>8}{:>8}", "milliseconds", "median", "p90", "most", "times");
    let what = "a save, until the change is painted";
    println!("{what:<44}{:>8.0}{:>8.0}{:>8.0}{:>8}", at(0.5), at(0.9), at(1.0), times.len());
}

/// Saves the document again and again, each time with another word. Returns the times in milliseconds.
async fn saves(page: &Page, document: &Path) -> Vec<f64> {
    let text = fs::read_to_string(document).expect("the document");
    assert!(text.contains(WORD), "the sample has another text");
    let mut times = Vec::new();
    for number in 0..SAVES {
        tokio::time::sleep(REST).await;
        let word = format!("icebox{number}.");
        page.run(&format!("window.painted = paint('{word}')")).await;
        let saved = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time after 1970");
        fs::write(document, text.replace(WORD, &word)).expect("it is saved");
        let painted = page.get("painted").await.as_f64().expect("a time");
        times.push(painted - saved.as_secs_f64() * 1000.0);
    }
    times
}
