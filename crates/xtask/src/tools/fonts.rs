//! The fonts for the pictures in the documentation, the same on every machine.

use std::env;
use std::ffi::OsString;

use anyhow::{Context, Result};

use super::npm::NpmPackage;

/// A serif and a sans for Latin letters, and a typeface for Arabic.
const FONTS: [NpmPackage; 3] = [
    NpmPackage { package: "@fontsource/source-serif-4", version: "5.3.1" },
    NpmPackage { package: "@fontsource/source-sans-3", version: "5.3.1" },
    NpmPackage { package: "@fontsource/noto-sans-arabic", version: "5.3.0" },
];

/// The folders of their stylesheets, joined like the folders in `PATH`.
pub fn ensure() -> Result<OsString> {
    let folders = FONTS.iter().map(NpmPackage::ensure).collect::<Result<Vec<_>>>()?;
    env::join_paths(folders).context("a folder of fonts has a name that cannot be part of a list of paths")
}
