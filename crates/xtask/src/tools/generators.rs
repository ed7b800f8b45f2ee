//! The generators of sites that `integrations/` has something for.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::npm::NpmPackage;
use crate::{process, trouble};

pub const ELEVENTY: NpmPackage = NpmPackage { package: "@11ty/eleventy", version: "3.1.8" };

/// The newest version for Node.js 20.
pub const ASTRO: NpmPackage = NpmPackage { package: "astro", version: "5.18.2" };

/// The path of a program. If it is missing and the machine allows it, installs the package of that name in Debian.
pub fn ensure_packaged(name: &str) -> Result<PathBuf> {
    if let Some(found) = super::on_path(name) {
        return Ok(found);
    }
    let Some(apt) = super::browser::apt_get() else {
        bail!("{name} was not found and cannot be installed from here; install it (Debian: `apt install {name}`)");
    };
    eprintln!("installing {name} (about a minute, once)");
    let update = process::run_installer(apt().arg("update"));
    let install = || process::run_installer(apt().args(["install", "-y", "--no-install-recommends", name]));
    update.and_then(|()| install()).map_err(|error| trouble::unreachable(error, name, ""))?;
    super::on_path(name).with_context(|| format!("{name} was not found after the installation"))
}
