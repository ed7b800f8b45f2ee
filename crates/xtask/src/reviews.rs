//! Which folder of reviews a command reads.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use review_folder::{Folder, VARIABLE};

use crate::project;

/// The folder given on the command line, or else in the environment, made absolute because cargo
/// runs the build elsewhere than where the name was typed. `None` is the project's own `reviews/`.
pub fn folder(flag: Option<&Path>) -> Result<Option<PathBuf>> {
    let (named, by) = match (flag, env::var_os(VARIABLE)) {
        (Some(folder), _) => (folder.to_path_buf(), "--reviews"),
        // The build script takes the variable from the project's folder, and so do we.
        (None, Some(folder)) if !folder.is_empty() => (project::root().join(folder), VARIABLE),
        (None, _) => return Ok(None),
    };
    if !named.is_dir() {
        bail!("{by} names `{}`, which is not a folder; name the folder that holds the reviews", named.display());
    }
    // Without `..` and links, too: the folder is compared with others.
    fs::canonicalize(&named).map(Some).with_context(|| format!("`{}` cannot be made absolute", named.display()))
}

/// The folder that the environment chooses, or else the project's own.
pub fn chosen() -> PathBuf {
    Folder::chosen(&project::root())
}

/// Tells the build which folder to read.
pub fn tell(command: &mut Command, folder: Option<&Path>) {
    match folder {
        Some(folder) => command.env(VARIABLE, folder),
        None => command.env_remove(VARIABLE),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_folder_is_made_absolute() {
        let folder = folder(Some(Path::new("src/../src"))).unwrap().unwrap();
        assert!(folder.is_absolute() && folder.ends_with("xtask/src"), "{folder:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_before_anything_is_built() {
        let message = folder(Some(Path::new("no-such-folder"))).unwrap_err().to_string();
        assert_eq!(
            message,
            "--reviews names `no-such-folder`, which is not a folder; \
             name the folder that holds the reviews"
        );
    }
}
