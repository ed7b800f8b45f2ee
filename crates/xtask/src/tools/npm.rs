//! Tools that are published on npm.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, trouble};

/// A package with a pinned version, in its own folder of tools.
pub struct NpmPackage<'a> {
    pub package: &'a str,
    pub version: &'a str,
}

impl NpmPackage<'_> {
    /// Its folder. Installs it if it is missing.
    pub fn ensure(&self) -> Result<PathBuf> {
        let Self { package, .. } = self;
        let Some(modules) = self.modules()? else {
            bail!("without npm {package} cannot be installed from here; install Node.js and run again");
        };
        Ok(modules.join(package))
    }

    /// Its folder. Installs it if it is missing, without the packages that it depends on.
    pub fn ensure_alone(&self) -> Result<PathBuf> {
        let Self { package, version } = self;
        let folder = super::cached(&format!("{package}-{version}-alone"))?;
        if !folder.is_dir() {
            let Some(npm) = super::on_path("npm") else {
                bail!("without npm {package} cannot be installed from here; install Node.js and run again");
            };
            eprintln!("fetching {package} {version} with npm (once)");
            let installed = super::install(&folder, |place| self.unpack_into(&npm, place));
            installed.with_context(|| format!("{package} {version} could not be fetched"))?;
        }
        Ok(folder.join("package"))
    }

    fn unpack_into(&self, npm: &Path, place: &Path) -> Result<()> {
        let mut pack = Command::new(npm);
        pack.args(["pack", "--silent", &format!("{}@{}", self.package, self.version)]).current_dir(place);
        let name = process::quiet_output(&mut pack).context("npm has created no package")?;
        let archive = name.trim();
        process::run(Command::new("tar").args(["-xzf", archive]).current_dir(place))?;
        std::fs::remove_file(place.join(archive))?;
        Ok(())
    }

    /// The folder `node_modules` that contains it. Installs it if it is missing; without npm it is `None`.
    pub fn modules(&self) -> Result<Option<PathBuf>> {
        let Self { package, version } = self;
        let folder = super::cached(&format!("{package}-{version}"))?;
        let modules = folder.join("node_modules");
        if !modules.is_dir() {
            let (Some(npm), Some(_node)) = (super::on_path("npm"), super::on_path("node")) else {
                return Ok(None);
            };
            eprintln!("installing {package} {version} with npm (once)");
            let installed = super::install(&folder, |place| self.install_into(&npm, place));
            installed
                .map_err(|error| trouble::unreachable(error, &format!("{package} {version}"), ""))
                .with_context(|| format!("{package} {version} could not be installed"))?;
        }
        Ok(Some(modules))
    }

    fn install_into(&self, npm: &Path, place: &Path) -> Result<()> {
        let mut install = Command::new(npm);
        install
            .args(["install", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"])
            .arg("--prefix")
            .arg(place)
            .arg(format!("{}@{}", self.package, self.version))
            .current_dir(place);
        process::run_installer(&mut install).map_err(|error| trouble::full_at(error, place))
    }
}
