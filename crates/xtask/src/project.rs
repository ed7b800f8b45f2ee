//! The folder of the project, and cargo in it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// The target of the engine.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The folder of the workspace. Cargo passes it to us when it runs us, so a checkout that was moved is found in its
/// new place.
pub fn root() -> PathBuf {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors().nth(2).map_or_else(|| here.clone(), Path::to_path_buf)
}

/// The text of a file of the project, by its path below [`root`]. An absolute path stays unchanged.
pub fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = root().join(path);
    fs::read_to_string(&path).with_context(|| format!("`{}` could not be read", path.display()))
}

/// The folder in which cargo compiles.
pub fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A folder for the files that a command keeps.
pub fn scratch(name: &str) -> PathBuf {
    root().join("target").join("film-cards").join(name)
}

/// The cargo that runs us, in the project's folder.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// The names of the test targets of these packages of the workspace.
pub fn test_targets(packages: &[&str]) -> Result<Vec<String>> {
    let metadata = process::output(cargo().args(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).context("`cargo metadata` printed what is not the JSON it documents")?;
    Ok(tests_in(&metadata, packages))
}

fn tests_in(metadata: &Value, packages: &[&str]) -> Vec<String> {
    let entries = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    entries(metadata, "packages")
        .iter()
        .filter(|found| found["name"].as_str().is_some_and(|name| packages.contains(&name)))
        .flat_map(|found| entries(found, "targets"))
        .filter(|target| entries(target, "kind").iter().any(|kind| kind == "test"))
        .filter_map(|target| target["name"].as_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_root_is_where_the_workspace_is() {
        assert!(root().join("crates/xtask/Cargo.toml").is_file());
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        assert!(read("crates/xtask/Cargo.toml").unwrap().contains("name = \"xtask\""));
        let message = read("no/such.txt").unwrap_err().to_string();
        assert_eq!(message, format!("`{}` could not be read", root().join("no/such.txt").display()));
    }

    #[test]
    fn only_test_targets_are_named() {
        let metadata = json!({ "packages": [
            { "name": "film-cards", "targets": [
                { "name": "film_cards", "kind": ["lib"] },
                { "name": "walls", "kind": ["test"] },
                { "name": "browser", "kind": ["test"] } ] },
            { "name": "film-model", "targets": [{ "name": "other", "kind": ["test"] }] },
            { "name": "film-reader", "targets": [{ "name": "corpus", "kind": ["test"] }] },
        ] });
        assert_eq!(tests_in(&metadata, &["film-model", "film-cards"]), ["walls", "browser", "other"]);
    }
}
