//! The crates for crates.io: the command, with the engine, and the crates that it depends on.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{process, project};

/// The crates, each after those that it depends on.
pub const PUBLISHED: &[&str] = &[
    "film-model",
    "film-reader",
    "film-import",
    "film-archive",
    "review-folder",
    "film-cards",
    "film-snippets",
    "film-bundle",
    "film-cards-cli",
];

/// Packs the crates. The tests install the command from them, so cargo does not have to compile them here.
pub fn pack(source: &Path, out: &Path) -> Result<()> {
    let target = project::scratch("crates");
    let mut cargo = project::cargo();
    cargo
        .current_dir(source)
        .args(["package", "--locked", "--no-verify", "--allow-dirty", "--target-dir"])
        .arg(&target);
    process::run(cargo.args(PUBLISHED.iter().flat_map(|name| ["--package", name])))?;
    for name in PUBLISHED {
        let file = format!("{name}-{}.crate", env!("CARGO_PKG_VERSION"));
        let packed = target.join("package").join(&file);
        fs::copy(&packed, out.join(&file)).with_context(|| format!("`{}` could not be copied", packed.display()))?;
    }
    Ok(())
}
