//! `cargo xtask bench`: how fast reviews are read and built, how soon a save is on the screen, and how soon a large gallery
//! answers. The tables go to standard output.

mod build;
pub mod folder;

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

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
    /// Building bundles with the released command: the samples, a thousand reviews, ten thousand
    Build,
    /// Saving a review while the released command serves it, until Chromium has painted the change
    Serve,
    /// Typing in a gallery of ten thousand films, in a slowed-down Chromium
    Gallery,
}

impl Subject {
    const ALL: [Subject; 4] = [Subject::Reader, Subject::Build, Subject::Serve, Subject::Gallery];
}

/// A newspaper's archive.
const FILMS: usize = 10_000;

/// Runs the benchmarks.
pub fn run(options: &Options) -> Result<ExitCode> {
    for subject in options.what.map_or(Subject::ALL.to_vec(), |subject| vec![subject]) {
        match subject {
            Subject::Reader => reader()?,
            Subject::Build => build::run()?,
            Subject::Serve => serve()?,
            Subject::Gallery => gallery()?,
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
    let place = project::scratch("bench");
    let reviews = place.join("reviews");
    empty(&reviews)?;
    folder::write(&reviews, FILMS)?;
    let out = place.join("dist");
    dist::bundle(&engine::ensure()?, reviews, &out)?;
    in_chromium("gallery", |measure| {
        measure.env("FILM_CARDS_DIST", &out).env("FILM_CARDS_LAST_WORD", folder::LAST);
    })
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
