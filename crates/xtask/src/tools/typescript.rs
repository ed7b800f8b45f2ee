//! The TypeScript compilers, and the types of the frameworks for which we declare the elements.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

pub use super::npm::NpmPackage;
use crate::process;

impl NpmPackage<'_> {
    /// The program of a compiler, which `node` runs.
    pub fn program(&self) -> Result<PathBuf> {
        Ok(self.ensure()?.join("bin").join("tsc"))
    }
}

/// The last version written in TypeScript, which most projects use, and the first one that is not.
pub const COMPILERS: [NpmPackage; 2] = [typescript("5.9.3"), typescript("7.0.2")];

/// The types that a module of types exports, as the compiler declares them.
pub fn declarations(module: &Path) -> Result<String> {
    let out = tempfile::tempdir().context("there is no place for temporary files")?;
    let mut declare = Command::new("node");
    declare.arg(COMPILERS[1].program()?).arg(module).arg("--outDir").arg(out.path());
    declare.args(["--ignoreConfig", "--declaration", "--emitDeclarationOnly", "--target", "es2022"]);
    process::run(declare.args(["--lib", "es2022,dom", "--types", ""]))?;
    let name = Path::new(module.file_stem().unwrap_or_default()).with_extension("d.ts");
    let path = out.path().join(name);
    fs::read_to_string(&path).with_context(|| format!("`{}` could not be read", path.display()))
}

const fn typescript(version: &'static str) -> NpmPackage<'static> {
    NpmPackage { package: "typescript", version }
}
