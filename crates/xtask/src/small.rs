//! How the module is compiled to be small.
//!
//! Rust's library comes compiled for speed, and with the sentences of every panic it knows. Built
//! together with the module it is compiled for size, and a panic stops the module at once and says
//! nothing: the loader tells the page, and nobody reads the sentences of a reader's console. That
//! takes about eight kilobytes of brotli off the download.
//!
//! Cargo and rustc call both things unstable and want to be asked for them. Where this Rust does not
//! know them, or the library's source cannot be had, the module is built in the usual way, larger.
//! The library's own dependencies come from the registry, as the project's do.

use std::env;
use std::process::{Command, Stdio};

use crate::tools;

/// What rustc is asked for. Paths of the machine that builds have no place in what readers download.
fn flags() -> Vec<String> {
    let mut flags = vec!["-Zunstable-options".to_owned(), "-Cpanic=immediate-abort".to_owned()];
    let cargo_home = env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(etcetera::home_dir().ok()?.join(".cargo")));
    flags.extend(cargo_home.map(|home| format!("--remap-path-prefix={}=", home.join("registry/src").display())));
    flags
}

/// Lets unstable flags pass in a stable Rust.
const PERMISSION: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Tells `build`, a `cargo build`, to compile Rust's library with the module, if that can be done.
pub fn apply(build: &mut Command) {
    if let Err(error) = tools::rust::ensure_library_source() {
        eprintln!("warning: the module will be larger than it need be: {error:#}");
        return;
    }
    let flags = flags();
    if !understood(&flags) {
        eprintln!(
            "warning: the module will be larger than it need be: this Rust cannot leave the sentences of panics out"
        );
        return;
    }
    build.args(["-Zbuild-std=std,panic_abort"]);
    build.env(PERMISSION.0, PERMISSION.1);
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
}

/// Whether the compiler takes the flags; it is asked something that costs no time.
fn understood(flags: &[String]) -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let asked = Command::new(rustc)
        .args(flags)
        .args(["--print", "cfg"])
        .env(PERMISSION.0, PERMISSION.1)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_that_rustc_does_not_know_is_noticed() {
        assert!(understood(&[]));
        assert!(!understood(&["-Cpanic=no-such-strategy".to_owned()]));
    }
}
