//! Replaces a folder completely or not at all, even if the program is killed.
//!
//! The new folder grows in a place of its own next to the old one. Where the system can exchange two folders in one step
//! (Linux, macOS), there is always one of the two, and two programs that replace the same folder do not mix. Elsewhere the
//! old folder is moved aside for a moment; if the program is killed just then, the next one moves it back.

use std::fs::{self, File};
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fs4::FileExt;
use tempfile::TempDir;

/// How the temporary places begin.
const PREFIX: &str = ".film-cards-";

/// The file in a temporary place that its program keeps locked. It has the name of the folder to be replaced.
const LOCK: &str = "lock";

/// A temporary place without a lock may be one that was just made. After this time it is not.
const MAX_AGE_WITHOUT_LOCK: Duration = Duration::from_secs(3600);

/// How often to try again if another program has replaced the folder at the same moment.
const MAX_TRIES: usize = 100;

/// Calls `work` while no other program that does the same replaces `target`. Otherwise a look at its files could see some
/// of the old folder and some of the new one. Where a folder cannot be locked (Windows, some networks), it is not.
pub fn undisturbed<T>(target: &Path, work: impl FnOnce() -> T) -> T {
    let target = target.canonicalize().or_else(|_| std::path::absolute(target));
    let parent = target.ok().and_then(|target| File::open(target.parent()?).ok());
    let lock = parent.filter(|parent| FileExt::lock(parent).is_ok());
    let result = work();
    drop(lock);
    result
}

/// A temporary place next to a folder, for its replacement. Dropping this removes it.
pub struct Successor {
    // Unlocked before the place is removed, because Windows does not remove open files.
    lock: Option<File>,
    place: TempDir,
    target: PathBuf,
}

impl Successor {
    /// Prepares a replacement for `target`, which need not exist. The replacement is next to it, because a folder can
    /// be renamed in one step only within a file system. Removes what killed programs have left there.
    pub fn of(target: &Path) -> Result<Self> {
        // Follow a link, to replace its target and not the link.
        let target = target.canonicalize().or_else(|_| std::path::absolute(target));
        let target = target.context("the folder to write has no absolute name")?;
        let parent = target
            .parent()
            .with_context(|| format!("`{}` cannot be replaced; name a folder within another", target.display()))?;
        fs::create_dir_all(parent).with_context(|| format!("the folder `{}` could not be made", parent.display()))?;
        clean_up(parent);
        let place = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempdir_in(parent)
            .with_context(|| format!("nothing can be written in `{}`", parent.display()))?;
        let lock = lock(place.path(), &target)
            .with_context(|| format!("nothing can be written in `{}`", place.path().display()))?;
        let successor = Self { lock: Some(lock), place, target };
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
        let what = || format!("`{}` could not be put in place", self.target.display());
        for _ in 0..MAX_TRIES {
            let replaces = self.target.exists();
            let taken = if replaces { self.replace() } else { fs::rename(self.folder(), &self.target) };
            match taken {
                Ok(()) => return Ok(self.target.clone()),
                // Another program was faster.
                Err(_) if self.target.exists() != replaces => {}
                Err(error) => return Err(error).with_context(what),
            }
        }
        bail!("`{}` is replaced by other programs all the time", self.target.display())
    }

    fn replace(&self) -> io::Result<()> {
        match exchange(&self.folder(), &self.target) {
            // Neither this system nor every file system can do it.
            Err(error) if error.kind() != io::ErrorKind::NotFound => {}
            exchanged => return exchanged,
        }
        let old = self.place.path().join("old");
        fs::rename(&self.target, &old)?;
        fs::rename(self.folder(), &self.target).inspect_err(|_| {
            // Put the old folder back. If this fails too, the first error is enough.
            let _ = fs::rename(&old, &self.target);
        })
    }
}

impl Drop for Successor {
    fn drop(&mut self) {
        self.lock = None;
    }
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Makes the lock of a place. It gets its name when it is locked, so that no program finds it unlocked.
fn lock(place: &Path, target: &Path) -> io::Result<File> {
    let unnamed = place.join("lock-to-be");
    let mut file = File::create_new(&unnamed)?;
    FileExt::try_lock(&file)?;
    file.write_all(target.file_name().unwrap_or_default().as_encoded_bytes())?;
    fs::rename(unnamed, place.join(LOCK))?;
    Ok(file)
}

/// Removes the temporary places in `parent` whose programs have ended, and moves a folder back that one of them had moved
/// aside. What cannot be removed stays.
fn clean_up(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let place = entry.path();
        if entry.file_name().to_string_lossy().starts_with(PREFIX) && place.is_dir() {
            clean_up_place(parent, &place);
        }
    }
}

fn clean_up_place(parent: &Path, place: &Path) {
    match File::options().read(true).write(true).open(place.join(LOCK)) {
        Ok(lock) if FileExt::try_lock(&lock).is_err() => {}
        // The lock ends with this function, and keeps other programs away until then.
        Ok(lock) => {
            let target = fs::read_to_string(place.join(LOCK)).unwrap_or_default();
            let is_name = !target.is_empty() && Path::new(&target).file_name() == Some(target.as_ref());
            if is_name && place.join("old").is_dir() && !parent.join(&target).exists() {
                let _ = fs::rename(place.join("old"), parent.join(target));
            }
            #[cfg(not(windows))]
            let _ = fs::remove_dir_all(place);
            drop(lock);
            #[cfg(windows)]
            let _ = fs::remove_dir_all(place);
        }
        Err(_) => {
            let age = fs::metadata(place).and_then(|place| place.modified()).ok().and_then(|time| time.elapsed().ok());
            if age.is_some_and(|age| age > MAX_AGE_WITHOUT_LOCK) {
                let _ = fs::remove_dir_all(place);
            }
        }
    }
}

/// Refuses a folder with files that are not `ours`, because they would be deleted. `ours` is called for each file with
/// its path below the folder, with `/` between the names.
pub fn only_ours(folder: &Path, ours: impl Fn(&str) -> bool + Sync) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let names = below(folder)
        .with_context(|| format!("`{}` is no folder that can be read; name another with --out", folder.display()))?;
    if let Some(name) = foreign(&names, &ours) {
        bail!(
            "`{}` holds `{name}`, which is no part of a bundle or was changed since, and would be lost; \
             empty the folder or name another with --out",
            folder.display()
        );
    }
    Ok(())
}

/// The paths of all files below a folder, with `/` between the names.
fn below(folder: &Path) -> io::Result<Vec<String>> {
    fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                collect(&entry.path(), &format!("{name}/"), names)?;
            } else {
                names.push(name);
            }
        }
        Ok(())
    }
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    Ok(names)
}

/// The first file that is not `ours`. All processors look, because a large bundle takes half a second.
fn foreign<'n>(names: &'n [String], ours: &(impl Fn(&str) -> bool + Sync)) -> Option<&'n String> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let look = |part: &'n [String]| part.iter().find(|name| !ours(name));
    thread::scope(|scope| {
        let parts = names.chunks(names.len().div_ceil(threads).max(1));
        let looking: Vec<_> = parts.map(|part| scope.spawn(move || look(part))).collect();
        looking.into_iter().find_map(|thread| thread.join().expect("no thread panics"))
    })
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
    fn of_two_at_once_each_is_whole_and_the_last_one_stays() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("dist");
        let write = |successor: &Successor, text: &str| {
            for name in ["a", "b"] {
                fs::write(successor.folder().join(name), text).unwrap();
            }
        };
        let is_whole =
            |text: &str| ["a", "b"].iter().all(|name| fs::read_to_string(target.join(name)).unwrap() == text);
        for _ in 0..2 {
            let [one, other] = [(); 2].map(|()| Successor::of(&target).unwrap());
            write(&one, "one");
            write(&other, "other");
            one.take_over().unwrap();
            assert!(is_whole("one"));
            other.take_over().unwrap();
            assert!(is_whole("other"));
        }
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_program_has_left_is_cleaned_up_and_its_old_folder_is_back() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("dist");
        let living = Successor::of(&target).unwrap();
        let killed = parent.path().join(".film-cards-killed");
        for folder in ["new", "old"] {
            fs::create_dir_all(killed.join(folder)).unwrap();
            fs::write(killed.join(folder).join("name"), folder).unwrap();
        }
        fs::write(killed.join(LOCK), "dist").unwrap();
        // Somebody may be just about to lock this one.
        fs::create_dir(parent.path().join(".film-cards-young")).unwrap();

        drop(Successor::of(&target).unwrap());
        assert_eq!(fs::read_to_string(target.join("name")).unwrap(), "old");
        assert!(!killed.exists() && living.folder().exists());
        drop(living);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_lock_that_names_another_place_moves_nothing_there() {
        let parent = tempfile::tempdir().unwrap();
        let place = parent.path().join("in");
        let killed = place.join(".film-cards-killed");
        fs::create_dir_all(killed.join("old")).unwrap();
        fs::write(killed.join(LOCK), "../out").unwrap();
        drop(Successor::of(&place.join("dist")).unwrap());
        assert!(!killed.exists() && !parent.path().join("out").exists());
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
