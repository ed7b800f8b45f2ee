//! axe-core, which looks at a page as assistive technology does and says what is wrong with it.

use std::path::PathBuf;

use anyhow::Result;

use super::npm::NpmPackage;

const VERSION: &str = "4.14.1";

/// The path of its one script, as a page loads it.
pub fn ensure() -> Result<PathBuf> {
    let package = NpmPackage { package: "axe-core", version: VERSION };
    Ok(package.ensure()?.join("axe.min.js"))
}
