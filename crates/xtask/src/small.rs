//! Compiles the engine for size.
//!
//! Rust's library comes compiled for speed, and with the messages of all its panics. If we compile it together with the
//! engine, it is compiled for size, and a panic traps at once without a message. That is enough: the loader reports the
//! trap to the page, and nobody reads panic messages in a reader's console. It saves about eight kilobytes of brotli.
//!
//! Both are unstable features of Cargo and rustc and have to be enabled. If this Rust does not know them, or the source
//! of the library is not available, the engine is built in the usual way, and is larger. The dependencies of the
//! library come from the registry, like those of the project.

use std::env;
use std::process::{Command, Stdio};

use crate::{project, tools};

/// The flags for rustc. They also remove the paths of this machine from what readers download.
fn flags() -> Vec<String> {
    let mut flags = vec!["-Zunstable-options".to_owned(), "-Cpanic=immediate-abort".to_owned()];
    let cargo_home = env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(etcetera::home_dir().ok()?.join(".cargo")));
    flags.extend(cargo_home.map(|home| format!("--remap-path-prefix={}=", home.join("registry/src").display())));
    flags
}

/// Allows unstable flags in a stable Rust.
const PERMISSION: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Makes `build`, a `cargo build`, compile Rust's library with the engine, if that is possible.
pub fn apply(build: &mut Command) {
    with(build, &[], &[]);
}

/// The same for the reader, which sorts and searches little: with the smaller of the library's two ways to sort and to
/// search, and without copies of small functions in every crate. It saves 28 KB of brotli of 480.
///
/// It is compiled in a folder of its own: in one folder, cargo would compile everything again whenever the flags change.
pub fn apply_to_reader(build: &mut Command) {
    build.arg("--target-dir").arg(project::root().join("target/reader"));
    with(build, &["-Zcross-crate-inline-threshold=never"], &["-Zbuild-std-features=optimize_for_size"]);
}

fn with(build: &mut Command, more_flags: &[&str], more_arguments: &[&str]) {
    if let Err(error) = tools::rust::ensure_library_source() {
        eprintln!("warning: the engine will be larger than necessary: {error:#}");
        return;
    }
    let mut flags = flags();
    flags.extend(more_flags.iter().map(|flag| (*flag).to_owned()));
    if !understood(&flags) {
        eprintln!(
            "warning: the engine will be larger than necessary: this Rust cannot leave out the messages of panics"
        );
        return;
    }
    build.args(["-Zbuild-std=std,panic_abort"]).args(more_arguments);
    build.env(PERMISSION.0, PERMISSION.1);
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
}

/// Whether the compiler accepts the flags; checked with a call that takes no time.
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
