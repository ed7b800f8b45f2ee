//! `cargo xtask release`: makes the packages of the command for npm, PyPI and crates.io, and the plugin for WordPress.
//!
//! The engine is built once, packed, and put beside a copy of the sources. Everything is compiled from that copy, so
//! that the project's own folder stays as it is.

mod crates;
mod encoder;
mod headers;
mod installed;
mod npm;
mod python;
mod smaller;
pub mod source;
mod target;
mod tried;
pub mod wordpress;

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use film_cards_cli::engine::PACKED_FILE;
use film_cards_cli::swap::Successor;

use crate::{dist, engine, project};
use target::Target;

#[derive(Args)]
pub struct Options {
    /// The folder to write; what it contains is replaced [default: target/film-cards/packages]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The platforms to make packages for
    #[arg(long, value_name = "WHICH", default_value = "host")]
    targets: Targets,
    /// Also install the command from the packages, with npm, with pip and with cargo, each in a folder below this one
    #[arg(long, value_name = "DIR")]
    install: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Targets {
    /// This machine
    Host,
    /// Linux, macOS and Windows
    All,
}

/// Makes the packages and prints where they are and how large.
pub fn run(options: &Options) -> Result<ExitCode> {
    let out = options.out.clone().unwrap_or_else(|| project::scratch("packages"));
    let targets = match options.targets {
        Targets::Host => vec![target::host()?],
        Targets::All => target::ALL.iter().collect(),
    };
    let programs = make(&out, &targets, options.install.as_deref())?;
    print(&out)?;
    for program in programs {
        println!("{}", program.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes the packages of this machine and installs the command from each. Returns the paths of the programs.
pub fn install() -> Result<Vec<PathBuf>> {
    make(&project::scratch("packages"), &[target::host()?], Some(&project::scratch("installed")))
}

/// Compiles the command for this machine as it is released, with the engine inside. Returns the path of the program.
pub fn program() -> Result<PathBuf> {
    python::program(&source_with_engine()?, target::host()?)
}

/// Builds the engine and puts it beside a copy of the sources.
fn source_with_engine() -> Result<PathBuf> {
    let engine = engine::ensure()?;
    let source = source::copy()?;
    encoder::put(&source)?;
    let packed = source.join("crates/film-cards-cli/engine").join(PACKED_FILE);
    dist::pack(&engine, &packed)?;
    // Like all sources, so that cargo compiles the command only if the engine has changed.
    source::keep_time(&engine.join(PACKED_FILE), &packed)?;
    Ok(source)
}

/// Makes the packages. With `install`, it also installs the command from them in folders below that one, and returns the
/// paths of the programs.
fn make(out: &Path, targets: &[&Target], install: Option<&Path>) -> Result<Vec<PathBuf>> {
    let builder = python::Builder::ensure(targets)?;
    let source = source_with_engine()?;

    fs::create_dir_all(out.parent().unwrap_or(out)).context("the folder for the packages could not be made")?;
    let successor = Successor::of(out)?;
    let folder = successor.folder();
    let install = install.map(installed::Folder::new).transpose()?;
    // A program that is optimised as a whole takes one processor for a minute. The other one can do the rest meanwhile.
    let compiled = thread::scope(|scope| {
        let programs = scope.spawn(|| programs(&builder, &source, targets, &folder));
        crates::pack(&source, &folder)?;
        npm::command(&folder)?;
        wordpress::plugin(&engine::ensure()?, &folder)?;
        let compiled = install.as_ref().map(|install| install.with_cargo(&folder)).transpose()?;
        programs.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        anyhow::Ok(compiled)
    })?;
    hold_limit(&sizes(&folder)?)?;
    successor.take_over()?;
    let Some((install, compiled)) = install.zip(compiled) else { return Ok(Vec::new()) };
    Ok(vec![install.with_npm(out)?, install.with_pip(out)?, compiled])
}

/// Compiles the programs, and makes the packages with them.
fn programs(builder: &python::Builder, source: &Path, targets: &[&Target], folder: &Path) -> Result<()> {
    let mut programs = Vec::new();
    for target in targets {
        let program = builder.wheel(source, target, folder)?;
        npm::program(target, &program, folder)?;
        programs.push((*target, program));
    }
    for (name, _) in sizes(folder)?.iter().filter(|(name, _)| name.ends_with(".whl")) {
        smaller::zip(&folder.join(name))?;
    }
    tried::all(&programs)
}

/// The most that people download to have the command, in bytes.
const MAX_PACKAGE: u64 = 4_000_000;

/// Fails if a package is larger than the limit.
fn hold_limit(packages: &[(String, u64)]) -> Result<()> {
    match packages.iter().find(|(_, bytes)| *bytes > MAX_PACKAGE) {
        Some((name, bytes)) => bail!("{name} has {bytes} bytes, and a package may have {MAX_PACKAGE}"),
        None => Ok(()),
    }
}

/// The packages in a folder by their names, with their sizes in bytes.
fn sizes(out: &Path) -> Result<Vec<(String, u64)>> {
    let mut files: Vec<(String, u64)> = Vec::new();
    for entry in fs::read_dir(out).with_context(|| format!("reading `{}`", out.display()))? {
        let entry = entry.with_context(|| format!("reading `{}`", out.display()))?;
        files.push((entry.file_name().to_string_lossy().into_owned(), entry.metadata()?.len()));
    }
    files.sort();
    Ok(files)
}

/// Prints the name and the size of each package.
fn print(out: &Path) -> Result<()> {
    let files = sizes(out)?;
    let widest = files.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, bytes) in files {
        println!("{name:widest$}  {:>6} KB", bytes.div_ceil(1000));
    }
    eprintln!("the packages are in {}", out.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_is_too_large_is_refused() {
        let package = |name: &str, bytes: u64| (name.to_owned(), bytes);
        hold_limit(&[package("a.whl", MAX_PACKAGE), package("b.tgz", 1)]).unwrap();
        let message = hold_limit(&[package("a.whl", 1), package("b.tgz", MAX_PACKAGE + 1)]).unwrap_err().to_string();
        assert_eq!(message, "b.tgz has 4000001 bytes, and a package may have 4000000");
    }
}
