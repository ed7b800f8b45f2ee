//! The search of Pagefind over the same films, from `benches/search`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::tools::pagefind::PACKAGE;
use crate::{dist, process, project};

/// Makes the search over the reviews in a folder, and searches for some of them, and returns the folder of both.
pub fn build(reviews: &Path, place: &Path) -> Result<PathBuf> {
    let modules = PACKAGE.modules()?.context("Pagefind comes through npm; install Node.js and run again")?;
    super::empty(place)?;
    let out = place.join("out");
    fs::create_dir_all(&out).with_context(|| format!("`{}` could not be made", out.display()))?;
    fs::write(place.join("data.json"), dist::checked(reviews)?).context("the data could not be written")?;
    let mut build = Command::new("node");
    build.arg(project::root().join("benches/search/build.mjs")).arg(place).arg(&out).arg(modules);
    process::run(&mut build).context("the search of Pagefind could not be made")?;
    Ok(out)
}
