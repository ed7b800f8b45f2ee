//! The bundle that a build replaces. Most of its files are in the new bundle as well, above all if one of ten thousand reviews has
//! changed. Those are linked instead of written: a second name for a file costs much less than a file.
//!
//! Nothing is read here. Before the folders are exchanged, all files of the older bundle are compared with its digests, and a
//! changed one ends the build. No file of a bundle is ever opened for writing, so it does not matter that both have it for a
//! moment.

use std::collections::HashMap;
use std::path::Path;

/// The digests of a bundle, and its folder. That stays the same folder even if another program replaces it by a new one.
pub struct Older {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    folder: std::fs::File,
    /// In hexadecimal digits, by the path of the file.
    #[cfg_attr(not(any(target_os = "linux", target_os = "macos")), expect(dead_code, reason = "no file is linked"))]
    sums: HashMap<String, String>,
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
impl Older {
    /// The bundle in `folder`, if one is there.
    pub fn of(folder: &Path) -> Option<Older> {
        use std::io::Read;

        use rustix::fs::{Mode, OFlags, openat};

        let folder = std::fs::File::open(folder).ok()?;
        let sums = openat(&folder, film_bundle::sums::NAME, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty()).ok()?;
        let mut text = String::new();
        std::fs::File::from(sums).read_to_string(&mut text).ok()?;
        Some(Older { folder, sums: super::sums::parse(&text) })
    }

    /// Links the file `name` into the folder `to`, if the older bundle has it with this digest. Returns false if it has not, or
    /// if the file system cannot do it.
    pub fn link(&self, name: &str, digest: &[u8; 32], length: usize, to: &Path) -> bool {
        use rustix::fs::{AtFlags, CWD, FileType, linkat, statat};

        if self.sums.get(name).is_none_or(|sum| *sum != film_bundle::names::hexadecimal(digest)) {
            return false;
        }
        let path = to.join(name);
        let link = || linkat(&self.folder, name, CWD, &path, AtFlags::empty());
        let is_linked = match link() {
            // Only the first file of a folder has to make it.
            Err(rustix::io::Errno::NOENT) => {
                path.parent().is_some_and(|parent| std::fs::create_dir_all(parent).is_ok()) && link().is_ok()
            }
            linked => linked.is_ok(),
        };
        // Somebody may have put a link of their own in its place, which leads to a file outside.
        let is_file = || {
            statat(CWD, &path, AtFlags::SYMLINK_NOFOLLOW).is_ok_and(|file| {
                FileType::from_raw_mode(file.st_mode) == FileType::RegularFile
                    && usize::try_from(file.st_size) == Ok(length)
            })
        };
        if is_linked && !is_file() {
            let _ = std::fs::remove_file(&path);
            return false;
        }
        is_linked
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
impl Older {
    /// A folder can be replaced by another one between two looks, and there is no other way to name a file here, so nothing is
    /// linked.
    pub fn of(_: &Path) -> Option<Older> {
        None
    }

    /// Links nothing.
    pub fn link(&self, _: &str, _: &[u8; 32], _: usize, _: &Path) -> bool {
        false
    }
}

#[cfg(all(test, any(target_os = "linux", target_os = "macos")))]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt, symlink};

    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn only_a_file_with_the_same_digest_is_linked() {
        let place = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| place.path().join(name));
        fs::create_dir_all(old.join("packs")).unwrap();
        fs::create_dir(&new).unwrap();
        assert!(Older::of(&old).is_none() && Older::of(&place.path().join("none")).is_none());
        let files = ["index.html", "packs/1.bin", "led-out.txt", "longer.txt"];
        let digest = |text: &str| -> [u8; 32] { Sha256::digest(text).into() };
        let sums = files.map(|name| (name.to_owned(), digest(name)));
        fs::write(old.join("SHA256SUMS"), film_bundle::sums::of(sums.to_vec())).unwrap();
        for name in &files[..2] {
            fs::write(old.join(name), name).unwrap();
        }
        fs::write(place.path().join("outside"), "led-out.txt").unwrap();
        symlink(place.path().join("outside"), old.join("led-out.txt")).unwrap();
        fs::write(old.join("longer.txt"), "longer.txt, and more").unwrap();

        let older = Older::of(&old).unwrap();
        // Another program replaces the folder.
        fs::rename(&old, place.path().join("moved")).unwrap();
        fs::create_dir(&old).unwrap();
        fs::write(old.join("index.html"), "another").unwrap();

        let link = |name: &str, text: &str| older.link(name, &digest(text), text.len(), &new);
        assert!(!link("index.html", "another"));
        for name in &files[..2] {
            assert!(link(name, name), "{name}");
            assert_eq!(fs::read_to_string(new.join(name)).unwrap(), *name);
            assert_eq!(fs::metadata(new.join(name)).unwrap().nlink(), 2, "{name}");
        }
        for name in &files[2..] {
            assert!(!link(name, name), "{name}");
            assert!(new.join(name).symlink_metadata().is_err(), "nothing of it stays: {name}");
        }
        assert!(!link("gone.txt", "gone.txt"));
    }
}
