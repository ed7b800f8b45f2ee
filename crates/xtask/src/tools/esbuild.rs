//! esbuild, which bundles TypeScript modules into one script and several stylesheets into one, and minifies both.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::npm::NpmPackage;

const VERSION: &str = "0.28.2";

/// The path of esbuild.
pub fn ensure() -> Result<PathBuf> {
    let package = NpmPackage { package: "esbuild", version: VERSION };
    let modules = package.modules().context("esbuild could not be installed")?;
    let Some(modules) = modules else {
        bail!("esbuild makes the scripts of the page and comes through npm; install Node.js and run again");
    };
    Ok(modules.join(".bin").join(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" }))
}
