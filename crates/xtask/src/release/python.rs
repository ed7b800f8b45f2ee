//! The wheels for PyPI. maturin compiles the program on the way, and the packages for npm take it from there.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::target::Target;
use crate::{process, project, tools};

/// The profile of Cargo.toml for programs that run on the machine that builds.
const PROFILE: &str = "command";

/// maturin, with all that it needs for some platforms.
pub struct Builder {
    maturin: tools::maturin::Maturin,
}

impl Builder {
    /// Finds or installs what is needed.
    ///
    /// # Errors
    /// If something is missing and cannot be installed.
    pub fn ensure(targets: &[&Target]) -> Result<Self> {
        for target in targets {
            tools::rust::ensure_target(target.triple)?;
        }
        Ok(Self { maturin: tools::maturin::ensure()? })
    }

    /// Writes the wheel to `out`. Returns the path of the program in it, outside the wheel.
    pub fn wheel(&self, source: &Path, target: &Target, out: &Path) -> Result<PathBuf> {
        // The programs are compiled where the project compiles everything, so that dependencies are kept.
        let compiled = project::target_folder();
        let mut build: Command = self.maturin.command();
        build
            .args(["build", "--locked", "--profile", PROFILE, "--target", target.triple])
            .args(target.wheel.iter().flat_map(|tag| ["--compatibility", tag]))
            .args(target.is_foreign().then_some("--zig"))
            .arg("--out")
            .arg(out)
            .current_dir(source.join("crates/film-cards-cli"))
            .env("CARGO_TARGET_DIR", &compiled);
        process::run(with_flags(&mut build, target))
            .with_context(|| format!("the wheel for {} could not be made", target.name()))?;
        Ok(compiled.join(target.triple).join(PROFILE).join(target.program()))
    }
}

/// Sets the flags of rustc for the target, unless `RUSTFLAGS` has some.
fn with_flags<'a>(build: &'a mut Command, target: &Target) -> &'a mut Command {
    let variable = target.triple.to_uppercase().replace('-', "_");
    build.env(format!("CARGO_TARGET_{variable}_RUSTFLAGS"), target.flags())
}

/// Compiles the program alone, for this machine. Returns its path.
pub fn program(source: &Path, target: &Target) -> Result<PathBuf> {
    tools::rust::ensure_target(target.triple)?;
    let compiled = project::target_folder();
    let mut build = project::cargo();
    build.args(["build", "--locked", "--profile", PROFILE, "--target", target.triple, "--package", "film-cards-cli"]);
    build.arg("--target-dir").arg(&compiled).current_dir(source);
    process::run(with_flags(&mut build, target))?;
    Ok(compiled.join(target.triple).join(PROFILE).join(target.program()))
}
