//! The frameworks in which `benches/peers` has the same card, and their compilers.

use std::path::PathBuf;

use anyhow::Result;

use super::npm::NpmPackage;

/// The packages that are bundled into the peers, and the compilers that these need.
pub const PACKAGES: [NpmPackage; 6] = [
    NpmPackage { package: "preact", version: "11.2.0" },
    NpmPackage { package: "lit", version: "3.3.3" },
    // Its compiler is in the same package, as `svelte/compiler`.
    NpmPackage { package: "svelte", version: "5.57.3" },
    NpmPackage { package: "solid-js", version: "1.9.19" },
    // Solid has no compiler of its own: it is this preset of Babel.
    NpmPackage { package: "babel-preset-solid", version: "1.9.16" },
    // The preset runs in it, and needs its version 7.
    NpmPackage { package: "@babel/core", version: "7.29.13" },
];

/// The folders `node_modules` of all packages. Installs those that are missing.
pub fn ensure() -> Result<Vec<PathBuf>> {
    let modules = |package: &NpmPackage| {
        let folder = package.ensure()?;
        let depth = package.package.split('/').count();
        Ok(folder.ancestors().nth(depth).map(PathBuf::from).unwrap_or(folder))
    };
    PACKAGES.iter().map(modules).collect()
}
