//! The command as it was installed from its packages, used as a critic does: a new folder, a check, a bundle, a card in a
//! page, and a review that is saved while the cards are served.

use crate::page::{PATIENCE, Page};
use crate::server::Site;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The review that `film-cards new` makes.
const FILM: &str = "the-long-ferry";

/// A program that ends with the case.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        // By npm, the program runs below Node, which hands this on; `kill` would end Node only.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

fn command(program: &Path, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env_remove("FILM_CARDS_ENGINE").env_remove("FILM_CARDS_REVIEWS");
    command
}

fn run(program: &Path, folder: &Path, arguments: &[&str]) -> Output {
    let output = command(program, folder, arguments).output().expect("it starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} {arguments:?}: {errors}", program.display());
    output
}

pub async fn a_critic_begins(page: Page) {
    let programs = env::var_os("FILM_CARDS_PROGRAMS").expect("the programs");
    for program in env::split_paths(&programs) {
        begins(&page, program).await;
    }
}

async fn begins(page: &Page, program: PathBuf) {
    let place = tempfile::tempdir().expect("a folder");
    run(&program, place.path(), &["new", "blog"]);
    let blog = place.path().join("blog");

    let reading = run(&program, &blog, &["check", "--format", "json", "--strict"]);
    let reading: serde_json::Value = serde_json::from_slice(&reading.stdout).expect("JSON");
    assert_eq!((&reading["movies"][0]["slug"], &reading["diagnostics"]), (&FILM.into(), &serde_json::json!([])));

    run(&program, &blog, &["build", "--out", "cards"]);
    let tag = format!("<script src=watch.js></script><script async src=cards/film-cards.js data-film={FILM}></script>");
    let server = page.visit(Site::new(&tag).folder(blog.join("cards"))).await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    page.holds("part($('film-card'), 'title').innerText.includes('The Long Ferry')").await;
    drop(server);

    let mut child = command(&program, &blog, &["serve"]).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut said = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let _serving = Serving(child);
    let address = said.find_map(|line| {
        let line = line.expect("text");
        Some(line.strip_prefix("the cards are at ")?.split(' ').next()?.to_owned())
    });
    page.go(&format!("{}/film/{FILM}", address.expect("an address"))).await;
    let shows = |text: &str| format!("document.querySelector('film-card').shadowRoot?.textContent.includes('{text}')");
    page.until_within(PATIENCE, &shows("thirty years")).await;
    let mut files = fs::read_dir(blog.join("reviews")).expect("reviews").map(|entry| entry.expect("a file").path());
    let review = files.find(|path| path.extension().is_some_and(|ending| ending == "txt")).expect("a review");
    let text = fs::read_to_string(&review).expect("a review");
    fs::write(&review, text.replace("thirty years", "forty years")).expect("it is saved");
    page.until_within(PATIENCE, &shows("forty years")).await;
    // The page asks for news until it is left.
    page.go("about:blank").await;
}
