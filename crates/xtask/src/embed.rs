//! `cargo xtask embed`: puts the scripts beside the Wasm that trunk has built, and the stylesheets and the reviews into it.
//! trunk calls it after each build.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use film_cards_cli::names::MODULE;
use film_cards_cli::sections;

use crate::{engine, reviews};

#[derive(Args)]
pub struct Options {
    /// The folder with trunk's build
    #[arg(long, env = "TRUNK_STAGING_DIR", value_name = "DIR")]
    staging: PathBuf,
}

/// Reads the chosen folder of reviews, and finishes what trunk has built.
pub fn run(options: &Options) -> Result<ExitCode> {
    let path = options.staging.join(format!("{MODULE}_bg.wasm"));
    let archive = film_cards_cli::reviews::archive(&reviews::chosen(), review_folder::strict())?;
    engine::develop(&options.staging)?;
    let mut wasm = fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))?;
    sections::append(&mut wasm, sections::ARCHIVE, &archive);
    fs::write(&path, wasm).with_context(|| format!("`{}` could not be written", path.display()))?;
    Ok(ExitCode::SUCCESS)
}
