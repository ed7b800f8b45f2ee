//! `cargo xtask bench`: how fast reviews are read and built, how soon a save is on the screen, how soon cards and galleries
//! answer, and how soon a card is there, with few reviews and with many, alone and among a thousand, and beside the same card
//! in other frameworks. The tables go to standard output.

mod build;
pub mod folder;
mod peers;
mod search;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use anyhow::{Context, Result, anyhow};

use crate::tools::browser::BROWSERS;
use crate::{dist, engine, process, project, release, reviews};

#[derive(clap::Args)]
pub struct Options {
    /// What to measure [default: everything]
    what: Option<Subject>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Subject {
    /// Reading, checking and encoding reviews
    Reader,
    /// Building bundles with the released command: the samples, and folders of 1,000 to 100,000 reviews
    Build,
    /// Saving a review while the released command serves it, until Chromium has painted the change
    Serve,
    /// Galleries of 10 to 100,000 films: what they load, and typing in them, in a slowed-down Chromium
    Gallery,
    /// The search of a gallery beside that of Pagefind, over the same films: bytes, times, and what is found
    Search,
    /// A page with one card, of bundles of 10 films to 100,000, on a slow line, in a slowed-down Chromium
    Cards,
    /// The next frame after a reader expands, collapses, filters, in a slowed-down Chromium
    Frames,
    /// A page with a thousand cards, scrolled through, in turns with the same page in other frameworks
    Scroll,
    /// The same card, written in plain JavaScript and with other frameworks, in turns with ours
    Peers,
}

impl Subject {
    const ALL: [Subject; 9] = [
        Subject::Reader,
        Subject::Build,
        Subject::Serve,
        Subject::Gallery,
        Subject::Search,
        Subject::Cards,
        Subject::Frames,
        Subject::Scroll,
        Subject::Peers,
    ];
}

/// A newspaper's archive.
const FILMS: usize = 10_000;

/// More films than anybody has reviewed.
const MOST_FILMS: usize = 100_000;

/// The numbers of films for a gallery, whose first rows should not notice it either.
const GALLERIES: [usize; 4] = [10, 1_000, FILMS, MOST_FILMS];

/// The numbers of films for a page with one card, which should not notice how many there are.
const ARCHIVES: [usize; 5] = [10, 100, 1_000, FILMS, MOST_FILMS];

/// Runs the benchmarks.
pub fn run(options: &Options) -> Result<ExitCode> {
    for subject in options.what.map_or(Subject::ALL.to_vec(), |subject| vec![subject]) {
        match subject {
            Subject::Reader => reader()?,
            Subject::Build => build::run()?,
            Subject::Serve => serve()?,
            Subject::Gallery => gallery()?,
            Subject::Search => search()?,
            Subject::Cards => cards()?,
            Subject::Frames => frames()?,
            Subject::Scroll => beside_peers("scroll")?,
            Subject::Peers => beside_peers("cards")?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Divan prints the tables itself.
fn reader() -> Result<()> {
    process::run_with_stdout(project::cargo().args(["bench", "--package", "film-reader", "--benches"]))
}

fn serve() -> Result<()> {
    let program = release::program()?;
    in_chromium("serve", |measure| _ = measure.env("FILM_CARDS_PROGRAM", program))
}

fn gallery() -> Result<()> {
    for films in GALLERIES {
        let out = made_up(films)?;
        in_chromium("gallery", |measure| {
            measure.env("FILM_CARDS_DIST", &out).env("FILM_CARDS_LAST_WORD", folder::LAST);
        })?;
    }
    Ok(())
}

fn search() -> Result<()> {
    let bundle = made_up(1_000)?;
    let place = project::scratch("bench");
    let pagefind = search::build(&place.join("reviews-1000"), &place.join("search"))?;
    in_chromium("search", |measure| _ = measure.env("FILM_CARDS_BUNDLES", bundle).env("FILM_CARDS_PEERS", pagefind))
}

fn cards() -> Result<()> {
    let bundles = ARCHIVES.into_iter().map(made_up).collect::<Result<Vec<PathBuf>>>()?;
    let film = film_of_all(&bundles)?;
    let bundles = env::join_paths(&bundles).context("a path with a colon in it")?;
    in_chromium("cards", |measure| _ = measure.env("FILM_CARDS_FILM", film).env("FILM_CARDS_BUNDLES", bundles))
}

fn frames() -> Result<()> {
    let bundles = [samples()?, made_up(1_000)?];
    let bundles = env::join_paths(&bundles).context("a path with a colon in it")?;
    in_chromium("frames", |measure| _ = measure.env("FILM_CARDS_FILM", peers::FILM).env("FILM_CARDS_BUNDLES", bundles))
}

/// A benchmark of the bundle of the sample reviews, and of the peers with the same reviews.
fn beside_peers(bench: &str) -> Result<()> {
    let out = samples()?;
    let peers = peers::build(&project::scratch("bench").join("peers"))?;
    in_chromium(bench, |measure| {
        measure.env("FILM_CARDS_FILM", peers::FILM).env("FILM_CARDS_BUNDLES", out).env("FILM_CARDS_PEERS", peers);
    })
}

/// Builds the bundle of the sample reviews, and returns its folder.
fn samples() -> Result<PathBuf> {
    let out = project::scratch("bench").join("dist-samples");
    dist::bundle(&engine::ensure()?, reviews::samples(), &out)?;
    Ok(out)
}

/// Builds the bundle of so many made-up reviews, and returns its folder.
fn made_up(films: usize) -> Result<PathBuf> {
    let place = project::scratch("bench");
    let (reviews, out) = (place.join(format!("reviews-{films}")), place.join(format!("dist-{films}")));
    empty(&reviews)?;
    folder::write(&reviews, films)?;
    if films < MOST_FILMS {
        dist::bundle(&engine::ensure()?, reviews, &out)?;
    } else {
        // The command as it is compiled for development reads slowly.
        build::build(&release::program()?, &reviews, &out)?;
    }
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

/// Runs a benchmark in Chromium, with the variables that `tell` sets.
fn in_chromium(bench: &str, tell: impl FnOnce(&mut Command)) -> Result<()> {
    let chromium = BROWSERS.iter().find(|browser| browser.name == "chromium").context("no entry for Chromium")?;
    let programs = chromium.ensure().map_err(|error| anyhow!("this is measured in Chromium: {error:#}"))?;
    // We measure the browser, so the program that drives it is built in the same way as the tests.
    let arguments = ["bench", "--profile", "dev", "--package", "film-cards", "--features", "ssr", "--bench", bench];
    let mut measure = project::cargo();
    measure.args(arguments).envs(programs);
    tell(&mut measure);
    process::run_with_stdout(reviews::without_choice(&mut measure))
}

/// Removes a folder if it is there.
fn empty(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("`{}` could not be emptied", folder.display()))
        }
        _ => Ok(()),
    }
}
