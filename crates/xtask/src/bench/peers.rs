//! The same card in other frameworks, from `benches/peers`: bundled with the sample reviews and the stylesheet of ours.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::{dist, engine, process, project, reviews, tools};

/// The sample that is measured: it has two reviews, which are long.
pub const FILM: &str = "sound-of-metal";

/// Builds all peers, each in a folder of its own below `place`, and returns the folder of these.
pub fn build(place: &Path) -> Result<PathBuf> {
    let esbuild = tools::esbuild::ensure()?;
    // The program is in `node_modules/.bin`.
    let mut modules: Vec<PathBuf> = esbuild.ancestors().nth(2).map(PathBuf::from).into_iter().collect();
    modules.extend(tools::peers::ensure()?);
    let out = place.join("out");
    if place.exists() {
        fs::remove_dir_all(place).with_context(|| format!("`{}` could not be emptied", place.display()))?;
    }
    fs::create_dir_all(&out).with_context(|| format!("`{}` could not be made", out.display()))?;
    for (name, text) in [("data.json", dist::checked(&reviews::samples())?), ("style.css", engine::style_of_cards()?)] {
        fs::write(place.join(name), text).with_context(|| format!("{name} for the peers could not be written"))?;
    }
    let mut build = Command::new("node");
    build.arg(project::root().join("benches/peers/build.mjs")).arg(place).arg(&out);
    build.arg(env::join_paths(modules).context("a path with a colon in it")?);
    process::run(&mut build).context("the peers could not be built")?;
    Ok(out)
}
