//! Readability, the reading view of Firefox, and linkedom, which provides a document outside a browser.

use std::path::PathBuf;

use anyhow::Result;

use super::npm::NpmPackage;

const READABILITY: NpmPackage = NpmPackage { package: "@mozilla/readability", version: "0.6.0" };

const DOM: NpmPackage = NpmPackage { package: "linkedom", version: "0.18.15" };

/// The folders of the two packages.
pub fn ensure() -> Result<[PathBuf; 2]> {
    Ok([READABILITY.ensure()?, DOM.ensure()?])
}
