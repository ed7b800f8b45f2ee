//! wasm-opt, which makes the module smaller.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// Older ones do not know all the features the module is allowed to use.
const OLDEST: u32 = 120;

/// The one that is installed where there is none.
const VERSION: &str = "132";

/// The path of wasm-opt.
pub fn ensure() -> Result<PathBuf> {
    if let Some(program) = super::on_path("wasm-opt")
        && super::version_output(&program).is_some_and(|printed| is_new_enough(&printed))
    {
        return Ok(program);
    }
    let folder = super::cached(&format!("binaryen-{VERSION}"))?;
    let program = folder.join("node_modules").join(".bin").join(program_name());
    if !program.exists() {
        let (Some(npm), Some(_node)) = (super::on_path("npm"), super::on_path("node")) else {
            bail!(
                "wasm-opt {OLDEST} or newer is not on PATH and without npm it cannot be installed \
                 from here; install binaryen (`apt install binaryen`, `brew install binaryen`, \
                 `winget install WebAssembly.Binaryen`) or Node.js, and run again"
            );
        };
        eprintln!("installing wasm-opt {VERSION} with npm (about 100 MB, once)");
        super::install(&folder, |place| install_into(&npm, place))
            .context("wasm-opt could not be installed; install binaryen by hand and put it on PATH")?;
    }
    Ok(program)
}

fn install_into(npm: &Path, place: &Path) -> Result<()> {
    let mut install = Command::new(npm);
    install
        .args(["install", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"])
        .arg("--prefix")
        .arg(place)
        .arg(format!("binaryen@{VERSION}"))
        .current_dir(place);
    process::run(&mut install)
}

/// npm puts a script for Windows's own shell beside the one for others.
fn program_name() -> &'static str {
    if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" }
}

fn is_new_enough(printed: &str) -> bool {
    super::version_in(printed).and_then(|version| version.parse().ok()).is_some_and(|version: u32| version >= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_wasm_opt_is_not_taken() {
        assert!(is_new_enough("wasm-opt version 132 (version_132)"));
        assert!(is_new_enough("wasm-opt version 120"));
        assert!(!is_new_enough("wasm-opt version 108"));
        assert!(!is_new_enough("wasm-opt: unknown option"));
    }
}
