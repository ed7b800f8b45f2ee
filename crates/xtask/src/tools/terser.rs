//! terser, which minifies the scripts of the page. Its output is smaller than that of esbuild alone.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::npm::NpmPackage;

const VERSION: &str = "5.51.4";

/// The path of terser.
pub fn ensure() -> Result<PathBuf> {
    let package = NpmPackage { package: "terser", version: VERSION };
    let modules = package.modules().context("terser could not be installed")?;
    let Some(modules) = modules else {
        bail!("terser makes the scripts of the page small and comes through npm; install Node.js and run again");
    };
    Ok(modules.join(".bin").join(if cfg!(windows) { "terser.cmd" } else { "terser" }))
}
