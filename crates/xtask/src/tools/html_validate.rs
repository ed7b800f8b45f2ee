//! html-validate, which validates HTML by the rules of the standard, without a network or Java.

use std::path::PathBuf;

use anyhow::Result;

use super::npm::NpmPackage;

/// The last version that runs on Node.js 18.
const PACKAGE: NpmPackage = NpmPackage { package: "html-validate", version: "9.7.1" };

/// The folder of the package.
pub fn ensure() -> Result<PathBuf> {
    PACKAGE.ensure()
}
