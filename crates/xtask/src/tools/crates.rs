//! The crates that the engine is built from.

use std::process::Stdio;

use anyhow::Result;

use crate::project::{self, WASM};
use crate::{process, trouble};

/// Makes sure that the crates are on this machine, so that a build needs no network. The build itself reports any other
/// error in the manifests.
pub fn ensure() -> Result<()> {
    // `cargo metadata` downloads missing crates.
    let list = || {
        let mut list = project::cargo();
        list.args(["tree", "--quiet", "--package", "film-cards", "--target", WASM, "--edges", "normal,build"]);
        list
    };
    if process::quiet_output(list().arg("--offline")).is_some() {
        return Ok(());
    }
    eprintln!("downloading the crates that the engine needs (once)");
    let mut download = list();
    match process::run_installer_with_stdout(download.stdout(Stdio::null())) {
        Err(error) if error.is::<trouble::Trouble>() => {
            Err(trouble::unreachable(error, "a crate that the cards are made of", ""))
        }
        _ => Ok(()),
    }
}
