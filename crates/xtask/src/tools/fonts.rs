//! The fonts that the pictures in the documentation are set in, the same on any machine.

use std::env;
use std::ffi::OsString;

use anyhow::{Context, Result};

use super::npm::NpmPackage;

/// A serif and a sans for what is written in Latin letters, and a face for Arabic.
const FONTS: [NpmPackage; 3] = [
    NpmPackage { package: "@fontsource/source-serif-4", version: "5.3.1" },
    NpmPackage { package: "@fontsource/source-sans-3", version: "5.3.1" },
    NpmPackage { package: "@fontsource/noto-sans-arabic", version: "5.3.0" },
];

/// The folders of their stylesheets, in one variable as `PATH` has them.
pub fn ensure() -> Result<OsString> {
    let folders = FONTS.iter().map(NpmPackage::ensure).collect::<Result<Vec<_>>>()?;
    env::join_paths(folders).context("a folder of fonts has a name that cannot stand in a list of paths")
}
