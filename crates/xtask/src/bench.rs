//! `cargo xtask bench`: how fast reviews are read, how soon a large gallery answers, and how soon a card is there, with few
//! reviews and with many, and beside the same card in other frameworks. The tables go to standard output.

pub mod folder;
mod peers;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::{Context, Result, anyhow};

use crate::tools::browser::{BROWSERS, Installed};
use crate::{dist, engine, process, project, reviews};

#[derive(clap::Args)]
pub struct Options {
    /// What to measure [default: all of it]
    what: Option<Subject>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Subject {
    /// Reading, checking and encoding reviews
    Reader,
    /// Typing in a gallery of ten thousand films, in a slowed-down Chromium
    Gallery,
    /// A page with one card, of bundles of 10 films to 10,000, on a slow line, in a slowed-down Chromium
    Cards,
    /// The same card, written in plain JavaScript and with other frameworks, in turns with ours
    Peers,
}

/// A newspaper's archive.
const FILMS: usize = 10_000;

/// The numbers of films for a page with one card, which should not notice how many there are.
const ARCHIVES: [usize; 4] = [10, 100, 1_000, 10_000];

/// Runs the benchmarks.
pub fn run(options: &Options) -> Result<ExitCode> {
    let all = vec![Subject::Reader, Subject::Gallery, Subject::Cards, Subject::Peers];
    for subject in options.what.map_or(all, |subject| vec![subject]) {
        match subject {
            Subject::Reader => reader()?,
            Subject::Gallery => gallery()?,
            Subject::Cards => cards()?,
            Subject::Peers => peers()?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Divan prints the tables itself.
fn reader() -> Result<()> {
    process::run_with_stdout(project::cargo().args(["bench", "--package", "film-reader", "--benches"]))
}

fn gallery() -> Result<()> {
    let programs = chromium("the gallery")?;
    let place = project::scratch("bench");
    let out = made_up(&place, FILMS)?;
    let mut measure = in_a_browser("gallery");
    measure.envs(programs).env("FILM_CARDS_DIST", &out).env("FILM_CARDS_LAST_WORD", folder::LAST);
    process::run_with_stdout(&mut measure)
}

fn cards() -> Result<()> {
    let programs = chromium("a card")?;
    let place = project::scratch("bench");
    let bundles = ARCHIVES.iter().map(|films| made_up(&place, *films)).collect::<Result<Vec<PathBuf>>>()?;
    let film = film_of_all(&bundles)?;
    let mut measure = in_a_browser("cards");
    measure.envs(programs).env("FILM_CARDS_FILM", film);
    measure.env("FILM_CARDS_BUNDLES", env::join_paths(&bundles).context("a path with a colon in it")?);
    process::run_with_stdout(&mut measure)
}

/// The bundle of the sample reviews, and the peers with the same reviews.
fn peers() -> Result<()> {
    let programs = chromium("a card")?;
    let place = project::scratch("bench");
    let out = place.join("dist-samples");
    dist::bundle(&engine::ensure()?, reviews::samples(), &out)?;
    let peers = peers::build(&place.join("peers"))?;
    let mut measure = in_a_browser("cards");
    measure.envs(programs).env("FILM_CARDS_FILM", peers::FILM);
    measure.env("FILM_CARDS_BUNDLES", out).env("FILM_CARDS_PEERS", peers);
    process::run_with_stdout(&mut measure)
}

/// Builds the bundle of so many made-up reviews, and returns its folder.
fn made_up(place: &Path, films: usize) -> Result<PathBuf> {
    let (reviews, out) = (place.join(format!("reviews-{films}")), place.join(format!("dist-{films}")));
    if reviews.exists() {
        fs::remove_dir_all(&reviews).with_context(|| format!("`{}` could not be emptied", reviews.display()))?;
    }
    folder::write(&reviews, films)?;
    dist::bundle(&engine::ensure()?, reviews, &out)?;
    Ok(out)
}

/// The slug of the first film that every bundle has.
fn film_of_all(bundles: &[PathBuf]) -> Result<String> {
    let slugs = |bundle: &PathBuf| -> Result<BTreeSet<String>> {
        let snippets = bundle.join("snippets");
        let entries = fs::read_dir(&snippets).with_context(|| format!("`{}` could not be read", snippets.display()))?;
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        Ok(names.filter(|name| !name.starts_with('_')).map(|name| name.replace(".html", "")).collect())
    };
    let mut common = slugs(&bundles[0])?;
    for bundle in &bundles[1..] {
        let others = slugs(bundle)?;
        common.retain(|slug| others.contains(slug));
    }
    common.into_iter().next().context("the bundles have no film in common")
}

fn chromium(what: &str) -> Result<Installed> {
    let chromium = BROWSERS.iter().find(|browser| browser.name == "chromium").context("no entry for Chromium")?;
    chromium.ensure().map_err(|error| anyhow!("{what} is measured in Chromium: {error:#}"))
}

/// A benchmark that drives a browser. We measure the browser, so the program that drives it is built like the tests.
fn in_a_browser(name: &str) -> Command {
    let bench = ["bench", "--profile", "dev", "--package", "film-cards", "--features", "ssr"];
    let mut measure = project::cargo();
    reviews::without_choice(&mut measure).args(bench).args(["--bench", name]);
    measure
}
