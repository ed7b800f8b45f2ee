//! Chooses the folder of reviews for the project's tests and for the gallery.

use std::path::{Path, PathBuf};
use std::process::Command;

use review_folder::{DEFAULT, Folder, STRICT, VARIABLE};

use crate::project;

/// The project's own reviews.
pub fn samples() -> PathBuf {
    project::root().join(DEFAULT)
}

/// The folder from the environment, or the project's own.
pub fn chosen() -> PathBuf {
    Folder::chosen(&project::root())
}

/// Makes `command` read this folder.
pub fn choose(command: &mut Command, folder: &Path) {
    command.env(VARIABLE, folder);
}

/// Makes `command` ignore the environment, so that it reads the project's own reviews or those in its arguments.
pub fn without_choice(command: &mut Command) -> &mut Command {
    command.env_remove(VARIABLE).env_remove(STRICT)
}
