//! Replaces a folder completely or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// A temporary place next to a folder, for its replacement. Dropping this removes it.
pub struct Successor {
    place: TempDir,
    target: PathBuf,
}

impl Successor {
    /// Prepares a replacement for `target`, which need not exist. The replacement is next to it, because a folder can
    /// be renamed in one step only within a file system.
    pub fn of(target: &Path) -> Result<Self> {
        // Follow a link, to replace its target and not the link.
        let target = target.canonicalize().or_else(|_| std::path::absolute(target));
        let target = target.context("the folder to write has no absolute name")?;
        let parent = target
            .parent()
            .with_context(|| format!("`{}` cannot be replaced; name a folder within another", target.display()))?;
        fs::create_dir_all(parent).with_context(|| format!("the folder `{}` could not be made", parent.display()))?;
        let place = tempfile::Builder::new()
            .prefix(".film-cards-")
            .tempdir_in(parent)
            .with_context(|| format!("nothing can be written in `{}`", parent.display()))?;
        let successor = Self { place, target };
        // Like all temporary folders, this one is closed to other users. The folder inside it has the usual
        // permissions of a new folder.
        let folder = successor.folder();
        fs::create_dir(&folder).with_context(|| format!("the folder `{}` could not be made", folder.display()))?;
        Ok(successor)
    }

    /// The new folder, to be filled.
    pub fn folder(&self) -> PathBuf {
        self.place.path().join("new")
    }

    /// Replaces the old folder by the new one.
    pub fn take_over(self) -> Result<PathBuf> {
        let old = self.place.path().join("old");
        let replaces = self.target.exists();
        if replaces {
            fs::rename(&self.target, &old)
                .with_context(|| format!("`{}` could not be moved aside; is it in use?", self.target.display()))?;
        }
        if let Err(error) = fs::rename(self.folder(), &self.target) {
            if replaces {
                // Put the old folder back. If this fails too, the first error is enough.
                let _ = fs::rename(&old, &self.target);
            }
            return Err(error).with_context(|| format!("`{}` could not be put in place", self.target.display()));
        }
        Ok(self.target)
    }
}

/// Refuses a folder with files that are not `ours`, because they would be deleted. `ours` is called for each file with
/// its path below the folder, with `/` between the names.
pub fn only_ours(folder: &Path, ours: impl Fn(&str) -> bool) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let foreign = foreign(folder, "", &ours)
        .with_context(|| format!("`{}` is no folder that can be read; name another with --out", folder.display()))?;
    if let Some(name) = foreign {
        bail!(
            "`{}` holds `{name}`, which is no part of a bundle or was changed since, and would be lost; \
             empty the folder or name another with --out",
            folder.display()
        );
    }
    Ok(())
}

/// The first file below `folder` that is not `ours`; `before` is the path of the folder, as a prefix.
fn foreign(folder: &Path, before: &str, ours: &impl Fn(&str) -> bool) -> io::Result<Option<String>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        let found = if entry.file_type()?.is_dir() {
            foreign(&entry.path(), &format!("{name}/"), ours)?
        } else {
            (!ours(&name)).then_some(name)
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_folder_takes_the_old_ones_place_and_nothing_else_stays() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("dist");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("old.js"), "").unwrap();

        let successor = Successor::of(&target).unwrap();
        fs::write(successor.folder().join("new.js"), "").unwrap();
        assert!(target.join("old.js").exists(), "the old folder stays until the new one is whole");
        successor.take_over().unwrap();

        assert!(target.join("new.js").exists() && !target.join("old.js").exists());
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_abandoned_successor_leaves_no_trace() {
        let parent = tempfile::tempdir().unwrap();
        drop(Successor::of(&parent.path().join("dist")).unwrap());
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_with_something_else_in_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("snippets");
        fs::create_dir(&below).unwrap();
        fs::write(folder.path().join("film-cards.js"), "").unwrap();
        fs::write(below.join("ran.html"), "").unwrap();
        let ours = |name: &str| ["film-cards.js", "snippets/ran.html"].contains(&name);
        only_ours(folder.path(), ours).unwrap();
        fs::write(below.join("thesis.txt"), "").unwrap();
        let message = only_ours(folder.path(), ours).unwrap_err().to_string();
        assert!(message.contains("`snippets/thesis.txt`"), "{message}");
    }
}
