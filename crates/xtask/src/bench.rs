//! `cargo xtask bench`: how fast reviews are read, and how soon a large gallery answers. The tables go to
//! standard output.

pub mod folder;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};

use crate::tools::browser::BROWSERS;
use crate::{dist, engine, process, project, reviews};

#[derive(clap::Args)]
pub struct Options {
    /// What to measure [default: both]
    what: Option<Subject>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Subject {
    /// Reading, checking and encoding reviews
    Reader,
    /// Typing in a gallery of ten thousand films, in a slowed-down Chromium
    Gallery,
}

/// A newspaper's archive.
const FILMS: usize = 10_000;

/// Runs the benchmarks.
pub fn run(options: &Options) -> Result<ExitCode> {
    for subject in options.what.map_or(vec![Subject::Reader, Subject::Gallery], |subject| vec![subject]) {
        match subject {
            Subject::Reader => reader()?,
            Subject::Gallery => gallery()?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Divan prints the tables itself.
fn reader() -> Result<()> {
    process::run_with_stdout(project::cargo().args(["bench", "--package", "film-reader", "--benches"]))
}

fn gallery() -> Result<()> {
    let chromium = BROWSERS.iter().find(|browser| browser.name == "chromium").context("no entry for Chromium")?;
    let programs = chromium.ensure().map_err(|error| anyhow!("the gallery is measured in Chromium: {error:#}"))?;

    let place = project::scratch("bench");
    let reviews = place.join("reviews");
    if reviews.exists() {
        fs::remove_dir_all(&reviews).with_context(|| format!("`{}` could not be emptied", reviews.display()))?;
    }
    folder::write(&reviews, FILMS)?;
    let out = place.join("dist");
    dist::bundle(&engine::ensure()?, reviews, &out)?;

    // We measure the browser, so the program that drives it is built in the same way as the tests.
    let bench = ["bench", "--profile", "dev", "--package", "film-cards", "--features", "ssr"];
    let mut measure = project::cargo();
    measure.args(bench).args(["--bench", "gallery"]).envs(programs);
    measure.env("FILM_CARDS_DIST", &out).env("FILM_CARDS_LAST_WORD", folder::LAST);
    process::run_with_stdout(reviews::without_choice(&mut measure))
}
