//! The TypeScript compilers, and the types of the frameworks that the elements are declared for.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

pub use super::npm::NpmPackage;

/// The last that is written in TypeScript and most projects have, and the first that is not.
pub const COMPILERS: [NpmPackage; 2] = [typescript("5.9.3"), typescript("7.0.2")];

const fn typescript(version: &'static str) -> NpmPackage<'static> {
    NpmPackage { package: "typescript", version }
}

/// The folder of a package, after an installation where there is none.
pub fn ensure(package: &NpmPackage) -> Result<PathBuf> {
    let NpmPackage { package: name, version } = package;
    let Some(modules) = package.ensure().with_context(|| format!("{name} {version} could not be installed"))? else {
        bail!("without npm {name} cannot be installed from here; install Node.js and run again");
    };
    Ok(modules.join(name))
}
