//! The components of Rust that are needed besides a compiler for this machine.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::project::{self, WASM};
use crate::{process, trouble};

/// Makes sure that Rust can compile to WebAssembly.
pub fn ensure_wasm_target() -> Result<()> {
    ensure_target(WASM)
}

/// Makes sure that Rust can compile for a platform.
pub fn ensure_target(target: &str) -> Result<()> {
    // Ask the compiler for the folder of the target's library. This is quick, and works without rustup too.
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder = process::output(Command::new(rustc).current_dir(project::root()).args([
        "--print",
        "target-libdir",
        "--target",
        target,
    ]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if super::on_path("rustup").is_none() {
        bail!(
            "Rust's library for {target} is not in {}; install it in the way you installed Rust \
             (on Debian, the package for WebAssembly is libstd-rust-dev-wasm32) or install Rust with rustup",
            folder.trim()
        );
    }
    eprintln!("installing the Rust target {target} (about a minute, once)");
    rustup(&["target", "add", target], &format!("Rust's library for {target}"))
}

/// Makes sure that the source of Rust's library is installed, to compile it with the engine.
pub fn ensure_library_source() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = process::output(Command::new(rustc).current_dir(project::root()).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std").is_dir() {
        return Ok(());
    }
    if super::on_path("rustup").is_none() {
        bail!(
            "the source of Rust's library is not in {}; install it in the way you installed Rust \
             (Debian: `apt install rust-src`) or install Rust with rustup",
            sysroot.trim()
        );
    }
    eprintln!("installing the source of Rust's library (a few seconds, once)");
    rustup(&["component", "add", "rust-src"], "the source of Rust's library")
}

/// Makes sure that rustfmt and clippy are installed.
pub fn ensure_fmt_and_clippy() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::quiet_output(project::cargo().args([command, "--version"])).is_some() {
            continue;
        }
        if super::on_path("rustup").is_none() {
            bail!("`cargo {command}` is missing; install {component} in the way you installed Rust");
        }
        eprintln!("installing {component} (about a minute, once)");
        rustup(&["component", "add", component], component)?;
    }
    Ok(())
}

/// Calls rustup to install `what`.
fn rustup(arguments: &[&str], what: &str) -> Result<()> {
    process::run_installer(Command::new("rustup").current_dir(project::root()).args(arguments))
        .map_err(|error| trouble::unreachable(error, what, ""))
}
