//! cargo-fuzz, which builds the fuzz targets so that the fuzzer sees which branches an input takes.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::cargo_tool::CargoTool;

const VERSION: &str = "0.13.2";

/// The path of cargo-fuzz.
pub fn ensure() -> Result<PathBuf> {
    CargoTool {
        program: "cargo-fuzz",
        package: "cargo-fuzz",
        version: VERSION,
        features: &[],
        // It only starts cargo and the fuzzer, so it need not be optimised.
        settings: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")],
        minutes: 1,
    }
    .ensure()
}

/// What is missing for fuzzing and cannot be installed by us: the fuzzer is written in C++ and needs a compiler.
pub fn missing() -> Option<&'static str> {
    let compiler = env::var_os("CXX").is_some() || super::on_path("c++").is_some();
    (!compiler).then_some("there is no C++ compiler (`apt install g++`, `xcode-select --install`)")
}
