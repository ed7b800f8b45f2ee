//! `cargo xtask dist`: the bundle to upload. It runs `film-cards build` with an engine that is built from the sources.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use film_cards_cli::build::{Options, Plan};
use film_cards_cli::sizes;

use crate::{budget, engine, process, project, reviews};

/// Writes the bundle and prints its sizes.
pub fn run(options: Options) -> Result<ExitCode> {
    // Check everything that could fail later, before the long work.
    let plan = Plan::of(&options, &project::root())?;
    plan.try_reviews()?;
    // The command runs in the project's folder.
    let out = std::path::absolute(&plan.out).context("the folder to write has no absolute name")?;
    let options = Options { dir: None, reviews: Some(plan.reviews), out: Some(out.clone()), ..options };
    process::run_with_stdout(&mut command(&engine::ensure()?, &options))?;
    let verdicts = budget::verdicts(&sizes::of_bundle(&out)?);
    verdicts.iter().for_each(|(verdict, _)| println!("{verdict}"));
    if verdicts.iter().any(|(_, is_held)| !is_held) {
        eprintln!(
            "warning: the budget is for the sample reviews; with reviews of your own the bundle \
             may well be larger, and readers wait longer for it"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the bundle of a folder of reviews to `out`.
pub fn bundle(engine: &Path, reviews: PathBuf, out: &Path) -> Result<()> {
    let (reviews, out) = (Some(reviews), Some(out.to_owned()));
    let mut command = command(engine, &Options { reviews, out, ..Options::default() });
    process::run(reviews::without_choice(&mut command))
}

/// What `film-cards check` understands of a folder of reviews, as JSON.
pub fn checked(reviews: &Path) -> Result<String> {
    let mut check = film_cards();
    check.arg("check").arg(reviews).args(["--format", "json"]);
    process::output(reviews::without_choice(&mut check))
}

/// Packs an engine into the file that the published command has inside.
pub fn pack(engine: &Path, file: &Path) -> Result<()> {
    process::run(film_cards().arg("pack").arg(engine).arg(file))
}

/// The command `film-cards build`.
fn command(engine: &Path, options: &Options) -> Command {
    let mut command = film_cards();
    command.args(["build", "--engine"]).arg(engine).args(options.arguments());
    command
}

/// The command `film-cards`, compiled if it has changed.
fn film_cards() -> Command {
    let mut command = project::cargo();
    command.args(["run", "--package", "film-cards-cli", "--"]);
    command
}
