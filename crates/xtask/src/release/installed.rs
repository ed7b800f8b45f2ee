//! Installs the packages of this machine as people do: with npm, with pip and with cargo.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::crates::PUBLISHED;
use super::target;
use crate::{process, project};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A folder in which the command is installed, each time in a folder below it.
pub struct Folder(PathBuf);

/// Each installer runs in its own folder, so it gets absolute names.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).context("a folder has no absolute name")
}

/// Each method installs the command from the packages in `packages` and returns the path of the program.
impl Folder {
    /// The folder, empty.
    pub fn new(folder: &Path) -> Result<Folder> {
        let folder = absolute(folder)?;
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("`{}` could not be removed", folder.display()))?;
        }
        Ok(Folder(folder))
    }

    fn below(&self, name: &str) -> Result<PathBuf> {
        let folder = self.0.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("`{}` could not be made", folder.display()))?;
        Ok(folder)
    }

    /// npm gets the package for this platform by its file, because it is on no server yet, and skips those for others.
    pub fn with_npm(&self, packages: &Path) -> Result<PathBuf> {
        let (packages, folder) = (&absolute(packages)?, &self.below("npm")?);
        let own = target::host()?.name();
        let files = [format!("film-cards-{VERSION}.tgz"), format!("film-cards-{own}-{VERSION}.tgz")];
        let mut npm = Command::new("npm");
        npm.args(["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(folder);
        npm.args(files.map(|file| packages.join(file))).current_dir(folder);
        process::run(npm.env("PATH", without_rust()?))?;
        Ok(folder.join("node_modules").join(".bin").join("film-cards"))
    }

    pub fn with_pip(&self, packages: &Path) -> Result<PathBuf> {
        let (packages, folder) = (&absolute(packages)?, &self.below("pip")?);
        let mut pip = Command::new("python3");
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-index",
            "--root-user-action=ignore",
        ]);
        pip.arg("--find-links").arg(packages).arg("--target").arg(folder).arg("film-cards");
        process::run(pip.env("PATH", without_rust()?))?;
        Ok(folder.join("bin").join("film-cards"))
    }

    /// The crates are on no server yet, so the command finds the others beside it. They are compiled without optimising,
    /// with the dependencies that are compiled for the tests.
    pub fn with_cargo(&self, packages: &Path) -> Result<PathBuf> {
        let (packages, folder) = (&absolute(packages)?, &self.below("cargo")?);
        let version = |name: &&str| format!("{name}-{VERSION}");
        for name in PUBLISHED {
            let file = packages.join(format!("{}.crate", version(name)));
            process::run(Command::new("tar").arg("-xzf").arg(file).current_dir(folder))?;
        }
        let members: Vec<String> = PUBLISHED.iter().map(|name| format!("{:?}", version(name))).collect();
        let patches: Vec<String> = PUBLISHED.iter().map(|name| format!("{name}.path = {:?}", version(name))).collect();
        let profile = project::read("Cargo.toml")?;
        let profile = profile.find("[profile.dev.package.\"*\"]").map_or("", |start| &profile[start..]);
        let workspace = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[patch.crates-io]\n{}\n\n{profile}",
            members.join(", "),
            patches.join("\n"),
        );
        fs::write(folder.join("Cargo.toml"), workspace).context("the workspace could not be written")?;
        fs::copy(project::root().join("Cargo.lock"), folder.join("Cargo.lock"))
            .context("Cargo.lock could not be copied")?;
        // This drops from the copy what these crates do not need.
        process::run(project::cargo().current_dir(folder).args(["update", "--workspace", "--quiet"]))?;
        let mut cargo = project::cargo();
        cargo.args(["install", "--debug", "--locked", "--path"]).arg(folder.join(version(&"film-cards-cli")));
        cargo.arg("--root").arg(folder).arg("--target-dir").arg(project::target_folder()).current_dir(folder);
        process::run(&mut cargo)?;
        Ok(folder.join("bin").join("film-cards"))
    }
}

/// `PATH` without the folders in which there is a Rust.
fn without_rust() -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let has_rust = |folder: &PathBuf| ["cargo", "rustc"].iter().any(|program| folder.join(program).exists());
    let folders = env::split_paths(&path).filter(|folder| !has_rust(folder));
    env::join_paths(folders).context("a folder in PATH has a name that cannot stand there")
}
