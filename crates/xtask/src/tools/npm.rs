//! Tools that come as a package of npm.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::process;

/// A pinned package, in a folder of tools of its own.
pub struct NpmPackage<'a> {
    pub package: &'a str,
    pub version: &'a str,
}

impl NpmPackage<'_> {
    /// Its folder `node_modules`, after an installation where there is none. Without npm it is `None`.
    pub fn ensure(&self) -> Result<Option<PathBuf>> {
        let Self { package, version } = self;
        let folder = super::cached(&format!("{package}-{version}"))?;
        let modules = folder.join("node_modules");
        if !modules.is_dir() {
            let (Some(npm), Some(_node)) = (super::on_path("npm"), super::on_path("node")) else {
                return Ok(None);
            };
            eprintln!("installing {package} {version} with npm (once)");
            super::install(&folder, |place| self.install_into(&npm, place))?;
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
        process::run(&mut install)
    }
}
