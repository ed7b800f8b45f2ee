//! `cargo xtask release`: makes the packages of the command for npm, PyPI and crates.io.
//!
//! The engine is built once, packed, and put beside a copy of the sources. Everything is compiled from that copy, so
//! that the project's own folder stays as it is.

mod crates;
mod installed;
mod npm;
mod python;
pub mod source;
mod target;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
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
    make(&out, &targets)?;
    print(&out)?;
    if let Some(folder) = &options.install {
        for program in installed::install(&out, folder)? {
            println!("{}", program.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes the packages of this machine and installs the command from each. Returns the paths of the programs.
pub fn install() -> Result<Vec<PathBuf>> {
    let packages = project::scratch("packages");
    make(&packages, &[target::host()?])?;
    installed::install(&packages, &project::scratch("installed"))
}

/// Compiles the command for this machine as it is released, with the engine inside. Returns the path of the program.
pub fn program() -> Result<PathBuf> {
    python::program(&source_with_engine()?, target::host()?)
}

/// Builds the engine and puts it beside a copy of the sources.
fn source_with_engine() -> Result<PathBuf> {
    let engine = engine::ensure()?;
    let source = source::copy()?;
    dist::pack(&engine, &source.join("crates/film-cards-cli/engine/engine.br"))?;
    Ok(source)
}

fn make(out: &Path, targets: &[&Target]) -> Result<()> {
    let builder = python::Builder::ensure(targets)?;
    let source = source_with_engine()?;

    fs::create_dir_all(out.parent().unwrap_or(out)).context("the folder for the packages could not be made")?;
    let successor = Successor::of(out)?;
    let folder = successor.folder();
    for target in targets {
        let program = builder.wheel(&source, target, &folder)?;
        npm::program(target, &program, &folder)?;
    }
    npm::command(&folder)?;
    crates::pack(&source, &folder)?;
    successor.take_over()?;
    Ok(())
}

/// Prints the name and the size of each package.
fn print(out: &Path) -> Result<()> {
    let mut files: Vec<(String, u64)> = Vec::new();
    for entry in fs::read_dir(out).with_context(|| format!("reading `{}`", out.display()))? {
        let entry = entry.with_context(|| format!("reading `{}`", out.display()))?;
        files.push((entry.file_name().to_string_lossy().into_owned(), entry.metadata()?.len()));
    }
    files.sort();
    let widest = files.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, bytes) in files {
        println!("{name:widest$}  {:>6} KB", bytes.div_ceil(1000));
    }
    eprintln!("the packages are in {}", out.display());
    Ok(())
}
