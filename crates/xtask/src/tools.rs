//! The tools that the project needs on a machine, and how each of them is found or installed.
//!
//! A tool is taken from `PATH` if that has the right version, otherwise from our own folder of tools. If it is in
//! neither, it is installed into that folder. Each tool is a module here.

pub mod axe;
pub mod browser;
pub mod cargo_fuzz;
mod cargo_tool;
pub mod crates;
pub mod esbuild;
pub mod fonts;
mod geckodriver;
pub mod generators;
pub mod html_validate;
pub mod maturin;
mod npm;
pub mod pagefind;
pub mod peers;
pub mod readability;
pub mod rust;
pub mod sheets;
pub mod terser;
pub mod trunk;
pub mod typescript;
pub mod wasm_bindgen;
pub mod wasm_opt;
pub mod wordpress;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

use crate::process;
use film_cards_cli::swap::Successor;

/// The folder `film-cards/tools` in the cache folder of the platform.
pub fn folder() -> Result<PathBuf> {
    let places = etcetera::choose_base_strategy()
        .context("the home folder is not known, so there is no place for tools; set HOME and run again")?;
    Ok(places.cache_dir().join("film-cards").join("tools"))
}

/// The folder of one tool.
fn cached(name: &str) -> Result<PathBuf> {
    Ok(folder()?.join(name))
}

/// Installs into `folder`: `fill` gets a temporary folder beside it, which is renamed to `folder` only after `fill` has
/// succeeded. So an interrupted installation never looks complete.
fn install(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let successor = Successor::of(folder)?;
    fill(&successor.folder())?;
    successor.take_over()?;
    Ok(())
}

/// The program with that name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    which::which(name).ok()
}

/// The output of `program --version`.
fn version_output(program: &Path) -> Option<String> {
    process::quiet_output(Command::new(program).arg("--version"))
}

/// The first word of `text` that is a version number.
fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// `PATH` with the folders of `programs` before everything else.
pub fn path_with(programs: &[&Path]) -> Result<OsString> {
    let mut folders: Vec<PathBuf> =
        programs.iter().filter_map(|program| program.parent()).map(Path::to_path_buf).collect();
    folders.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    env::join_paths(folders).context("a folder of tools has a name that cannot stand in PATH")
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;
    use std::fs;

    #[test]
    fn versions_are_found_in_what_the_tools_print() {
        for (printed, version) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.128 (4f9c0a1d2)", Some("0.2.128")),
            ("wasm-opt version 132 (version_132-15-gabc)", Some("132")),
            ("command not found", None),
        ] {
            assert_eq!(version_in(printed), version, "{printed}");
        }
    }

    #[test]
    fn a_failed_installation_leaves_nothing_that_looks_installed() {
        let tools = tempfile::tempdir().unwrap();
        let folder = tools.path().join("trunk-1.2.3");
        let failed = install(&folder, |place| {
            fs::write(place.join("half"), "")?;
            bail!("interrupted")
        });
        assert!(failed.is_err() && !folder.exists());
        install(&folder, |place| Ok(fs::write(place.join("whole"), "")?)).unwrap();
        assert!(folder.join("whole").is_file());
    }

    #[test]
    fn our_tools_come_first_on_path() {
        let path = path_with(&[Path::new("/ours/bin/trunk")]).unwrap();
        assert_eq!(env::split_paths(&path).next().unwrap(), Path::new("/ours/bin"));
    }
}
