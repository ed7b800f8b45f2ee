//! wasm-bindgen, which writes the JavaScript for the engine.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use toml::Table;

use super::cargo_tool::CargoTool;
use crate::{process, project};

/// The path of wasm-bindgen, in the version of the crate: the two must be the same.
pub fn ensure() -> Result<PathBuf> {
    CargoTool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: &pinned_version()?,
        features: &[],
        settings: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"), ("CARGO_PROFILE_RELEASE_LTO", "off")],
        minutes: 2,
    }
    .ensure()
}

/// The version in Cargo.lock, which is created first if it does not exist.
fn pinned_version() -> Result<String> {
    let path = project::root().join("Cargo.lock");
    if !path.is_file() {
        process::run(project::cargo().arg("generate-lockfile"))?;
    }
    let lock = project::read(&path)?;
    locked_version(&lock, "wasm-bindgen").with_context(|| format!("`{}` does not pin wasm-bindgen", path.display()))
}

fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: Table = lock.parse().context("the lock file is not the TOML cargo writes")?;
    let packages = lock.get("package").and_then(|packages| packages.as_array());
    let versions: Vec<&str> = packages
        .into_iter()
        .flatten()
        .filter(|entry| entry.get("name").and_then(|name| name.as_str()) == Some(package))
        .filter_map(|entry| entry.get("version")?.as_str())
        .collect();
    match versions[..] {
        [version] => Ok(version.to_owned()),
        [] => bail!("the lock file has no package `{package}`; add it to Cargo.toml"),
        _ => bail!("the lock file has `{package}` in several versions ({}); there must be one", versions.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4
        [[package]]
        name = "wasm-bindgen-macro"
        version = "0.2.99"
        [[package]]
        name = "wasm-bindgen"
        version = "0.2.128"
        dependencies = ["wasm-bindgen-macro"]
        [[package]]
        name = "syn"
        version = "1.0.0"
        [[package]]
        name = "syn"
        version = "2.0.0"
    "#;

    #[test]
    fn the_pin_is_the_packages_own_and_no_namesakes() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.128");
    }

    #[test]
    fn no_version_or_several_are_refused() {
        let message = |package| locked_version(LOCK, package).unwrap_err().to_string();
        assert!(message("leptos").contains("no package `leptos`"));
        assert!(message("syn").contains("1.0.0, 2.0.0"));
    }
}
