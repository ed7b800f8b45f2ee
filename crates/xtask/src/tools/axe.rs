//! axe-core, which checks the accessibility of a page.

use std::path::PathBuf;

use anyhow::Result;

use super::npm::NpmPackage;

const VERSION: &str = "4.14.1";

/// The path of its script.
pub fn ensure() -> Result<PathBuf> {
    let package = NpmPackage { package: "axe-core", version: VERSION };
    Ok(package.ensure()?.join("axe.min.js"))
}
