//! `cargo xtask embed`: puts the stylesheets and the reviews into the Wasm that trunk has built. trunk calls it after
//! each build.

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
    /// The folder with what trunk has built
    #[arg(long, env = "TRUNK_STAGING_DIR", value_name = "DIR")]
    staging: PathBuf,
}

/// Reads the chosen folder of reviews, and appends the stylesheets and the archive to the Wasm.
pub fn run(options: &Options) -> Result<ExitCode> {
    let path = options.staging.join(format!("{MODULE}_bg.wasm"));
    let archive = film_cards_cli::reviews::archive(&reviews::chosen(), review_folder::strict())?;
    let mut wasm = fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))?;
    engine::append_style(&mut wasm, true)?;
    sections::append(&mut wasm, sections::ARCHIVE, &archive);
    fs::write(&path, wasm).with_context(|| format!("`{}` could not be written", path.display()))?;
    Ok(ExitCode::SUCCESS)
}
