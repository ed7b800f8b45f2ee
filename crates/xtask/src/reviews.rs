//! Which folder of reviews the project's own tests and the gallery read.

use std::path::{Path, PathBuf};
use std::process::Command;

use review_folder::{DEFAULT, Folder, STRICT, VARIABLE};

use crate::project;

/// The project's own reviews.
pub fn samples() -> PathBuf {
    project::root().join(DEFAULT)
}

/// The folder that the environment chooses, or else the project's own.
pub fn chosen() -> PathBuf {
    Folder::chosen(&project::root())
}

/// Has `command` read this folder.
pub fn choose(command: &mut Command, folder: &Path) {
    command.env(VARIABLE, folder);
}

/// Has `command` read the project's own reviews, or those that it is called with, whatever the environment says.
pub fn without_choice(command: &mut Command) -> &mut Command {
    command.env_remove(VARIABLE).env_remove(STRICT)
}
