//! A copy of the project's sources, in which the engine is put beside the command.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project;

/// Folders that contain no sources.
const LEFT_OUT: &[&str] = &["target", "dist", "node_modules", ".git"];

/// Copies the project to a folder below `target` and returns the folder. Files keep the time of their last change, so
/// that cargo compiles only what has changed since the last time.
pub fn copy() -> Result<PathBuf> {
    let copy = project::scratch("source");
    if copy.exists() {
        fs::remove_dir_all(&copy).with_context(|| format!("`{}` could not be removed", copy.display()))?;
    }
    copy_folder(&project::root(), &copy).with_context(|| format!("copying the project to `{}`", copy.display()))?;
    Ok(copy)
}

/// Copies a folder, without what was built in it.
pub fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, kind) = (entry.file_name(), entry.file_type()?);
        if kind.is_dir() && !LEFT_OUT.iter().any(|left_out| name == *left_out) {
            copy_folder(&entry.path(), &to.join(name))?;
        } else if kind.is_file() {
            let copied = to.join(name);
            fs::copy(entry.path(), &copied)?;
            File::options().write(true).open(copied)?.set_modified(entry.metadata()?.modified()?)?;
        }
    }
    Ok(())
}

/// Gives a copy the time of the last change of its origin.
pub fn keep_time(from: &Path, to: &Path) -> Result<()> {
    let kept = fs::metadata(from)
        .and_then(|file| file.modified())
        .and_then(|time| File::options().write(true).open(to)?.set_modified(time));
    kept.with_context(|| format!("`{}` could not be written", to.display()))
}
