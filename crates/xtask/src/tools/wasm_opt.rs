//! wasm-opt, which makes the engine smaller.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::npm::NpmPackage;

/// Older versions do not know all features that the engine may use.
const OLDEST: u32 = 120;

/// The version to install if there is none.
const VERSION: &str = "132";

/// The path of wasm-opt.
pub fn ensure() -> Result<PathBuf> {
    if let Some(program) = super::on_path("wasm-opt")
        && super::version_output(&program).is_some_and(|printed| is_new_enough(&printed))
    {
        return Ok(program);
    }
    let package = NpmPackage { package: "binaryen", version: VERSION };
    let modules =
        package.modules().context("wasm-opt could not be installed; install binaryen by hand and put it on PATH")?;
    let Some(modules) = modules else {
        bail!(
            "wasm-opt {OLDEST} or newer is not on PATH and without npm it cannot be installed \
             from here; install binaryen (`apt install binaryen`, `brew install binaryen`, \
             `winget install WebAssembly.Binaryen`) or Node.js, and run again"
        );
    };
    Ok(modules.join(".bin").join(program_name()))
}

/// On Windows, npm adds a second script for the shell of Windows.
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
