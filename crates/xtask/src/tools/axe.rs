//! axe-core, which looks at a page as assistive technology does and says what is wrong with it.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::npm::NpmPackage;

const VERSION: &str = "4.14.1";

/// The path of its one script, as a page loads it.
pub fn ensure() -> Result<PathBuf> {
    let package = NpmPackage { package: "axe-core", version: VERSION };
    let Some(modules) = package.ensure().context("axe-core could not be installed")? else {
        bail!("without npm axe-core cannot be installed from here; install Node.js and run again");
    };
    Ok(modules.join("axe-core").join("axe.min.js"))
}
