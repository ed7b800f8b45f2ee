//! `cargo xtask embed`: puts the reviews into the engine that trunk has compiled, and the stylesheets beside it. trunk
//! calls it after each build.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use crate::project::MODULE;
use crate::{archive, reviews, styles};

#[derive(Args)]
pub struct Options {
    /// The folder with trunk's build
    #[arg(long, env = "TRUNK_STAGING_DIR", value_name = "DIR")]
    staging: PathBuf,
}

/// Reads the chosen folder of reviews, appends its archive to the engine, and writes the stylesheets as scripts.
pub fn run(options: &Options) -> Result<ExitCode> {
    let path = options.staging.join(format!("{MODULE}_bg.wasm"));
    let archive = archive::of_folder(&reviews::chosen(), review_folder::strict())?;
    let mut wasm = fs::read(&path).with_context(|| format!("`{}` could not be read", path.display()))?;
    archive::append(&mut wasm, &archive);
    fs::write(&path, wasm).with_context(|| format!("`{}` could not be written", path.display()))?;
    styles::write(&options.staging)?;
    Ok(ExitCode::SUCCESS)
}
