//! trunk, which serves the gallery.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_tool::CargoTool;

/// Later versions need a newer Rust than the project does.
const VERSION: &str = "0.21.14";

/// The path of trunk.
pub fn ensure() -> Result<PathBuf> {
    CargoTool {
        program: "trunk",
        package: "trunk",
        version: VERSION,
        // Without its update check and the system's TLS library, and not optimised: it builds in a third of the time,
        // and runs a few seconds longer.
        features: &["--no-default-features", "--features", "rustls"],
        settings: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")],
        minutes: 4,
    }
    .ensure()
}
