//! Tools that are published as crates.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{process, project, trouble};

/// A program that `cargo install` installs.
pub struct CargoTool<'a> {
    /// The name of the program, and the first half of its folder's name.
    pub program: &'a str,
    /// The package that contains it.
    pub package: &'a str,
    pub version: &'a str,
    /// Arguments of `cargo install` that choose the features.
    pub features: &'a [&'a str],
    /// Environment variables that make the build faster.
    pub settings: &'a [(&'a str, &'a str)],
    /// Roughly how long the build takes on two cores.
    pub minutes: u32,
}

impl CargoTool<'_> {
    /// The path of the program. Installs it if it is missing in this version.
    pub fn ensure(&self) -> Result<PathBuf> {
        if let Some(program) = super::on_path(self.program)
            && super::version_output(&program).as_deref().and_then(super::version_in) == Some(self.version)
        {
            return Ok(program);
        }
        let folder = super::cached(&format!("{}-{}", self.program, self.version))?;
        let program = folder.join("bin").join(format!("{}{EXE_SUFFIX}", self.program));
        if !program.is_file() {
            let Self { package, version, minutes, .. } = self;
            eprintln!("installing {package} {version} (about {minutes} minutes, once)");
            super::install(&folder, |place| self.install_into(place))
                .map_err(|error| {
                    let otherwise = ", or install it by hand and put it on PATH";
                    trouble::unreachable(error, &format!("{package} {version}"), otherwise)
                })
                .with_context(|| {
                    format!("{package} {version} could not be installed; install it by hand and put it on PATH")
                })?;
        }
        Ok(program)
    }

    fn install_into(&self, place: &std::path::Path) -> Result<()> {
        let build = tempfile::tempdir().context("there is no place for temporary files")?;
        // Build it outside the project, without the project's settings and target folder, and without the
        // settings of the cargo that runs us.
        let mut install = Command::new(project::cargo().get_program());
        install
            .current_dir(build.path())
            .args(["install", self.package, "--locked", "--quiet", "--version", self.version])
            .args(self.features)
            .arg("--root")
            .arg(place)
            .env("CARGO_TARGET_DIR", build.path())
            .env_remove("CARGO_BUILD_TARGET")
            .envs(self.settings.iter().copied());
        process::run_installer(&mut install).map_err(|error| trouble::full_at(error, build.path()))
    }
}
