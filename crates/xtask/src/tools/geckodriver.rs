//! geckodriver, the driver of Firefox. Mozilla publishes it as a crate.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_tool::CargoTool;

const VERSION: &str = "0.37.1";

/// The path of geckodriver.
pub fn ensure() -> Result<PathBuf> {
    CargoTool {
        program: "geckodriver",
        package: "geckodriver",
        version: VERSION,
        features: &[],
        // It only passes commands on to the browser, so it need not be optimised.
        settings: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"), ("CARGO_PROFILE_RELEASE_LTO", "off")],
        minutes: 2,
    }
    .ensure()
}
