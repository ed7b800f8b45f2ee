//! Notices changed files, even if the system reports changes incompletely.
//!
//! An event of the system is only a hint to check the files. Each check lists the files, and a change is a difference
//! between two lists. So an event that is lost, arrives twice or names no path does no harm, and neither does a folder
//! that is filled before it is watched: the files are checked every few seconds anyway.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::{DirEntry, WalkDir};

/// Do not check while files are being written: wait until there was no hint for [`Watch::quiet`], but not longer than
/// this in total.
const MAX_WAIT: Duration = Duration::from_secs(1);

/// The time between checks without a hint.
const INTERVAL: Duration = Duration::from_secs(2);

/// The time between checks if the system gives no hints.
const INTERVAL_WITHOUT_HINTS: Duration = Duration::from_secs(1);

/// Checks may take at most this fraction of the time. It matters for many thousands of files on a slow disk.
const MAX_SHARE: u32 = 50;

/// Watches files and folders. A place may be missing for a while; it is watched again when it is back.
pub struct Watch {
    places: Box<dyn Fn() -> Vec<PathBuf> + Send>,
    seen: Snapshot,
    /// Receives a unit for each event that may mean a change.
    hints: Receiver<()>,
    /// How long nothing must be written before the files are checked.
    quiet: Duration,
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches the files that `places` returns, and everything in the folders that it returns. `places` is called for
    /// each check, so it may return other places later. Changes after this call are noticed, as soon as nothing has been
    /// written for the time `quiet`.
    pub fn new(quiet: Duration, places: impl Fn() -> Vec<PathBuf> + Send + 'static) -> Self {
        // One waiting hint is enough.
        let (sender, hints) = sync_channel(1);
        let watcher = watcher(places(), sender).ok();
        let seen = Snapshot::take(&places());
        let mut watch = Self { places: Box::new(places), seen, hints, quiet, watcher };
        watch.subscribe();
        watch
    }

    /// Whether the system reports changes. If not, the files are checked every second.
    pub fn has_hints(&self) -> bool {
        self.watcher.is_some()
    }

    /// Waits until a file is added, removed, replaced or written.
    pub fn wait_for_change(&mut self) {
        loop {
            let began = Instant::now();
            let now = Snapshot::take(&(self.places)());
            if now != self.seen {
                self.seen = now;
                // A folder may be new, or may have been replaced by another one with the same name.
                self.subscribe();
                return;
            }
            self.wait_for_hint(began.elapsed() * MAX_SHARE);
        }
    }

    /// Waits for a hint and then until no more hints arrive, or until it is time for a check without a hint.
    fn wait_for_hint(&mut self, at_least: Duration) {
        let interval = if self.has_hints() { INTERVAL } else { INTERVAL_WITHOUT_HINTS };
        match self.hints.recv_timeout(interval.max(at_least)) {
            Err(RecvTimeoutError::Timeout) => return,
            Err(RecvTimeoutError::Disconnected) => {
                // The thread of the library has ended, or was never started.
                self.watcher = None;
                thread::sleep(INTERVAL_WITHOUT_HINTS.max(at_least));
                return;
            }
            Ok(()) => {}
        }
        let began = Instant::now();
        while began.elapsed() < MAX_WAIT && self.hints.recv_timeout(self.quiet).is_ok() {}
    }

    /// Asks the system to report changes in all places. If it cannot watch all of them (machines have a limit), it
    /// watches none.
    fn subscribe(&mut self) {
        let places = (self.places)();
        // Watch the folder of a file: after a file was replaced, a watch on the file itself would see the old one.
        let parents: BTreeSet<&Path> = places.iter().filter_map(|place| place.parent()).collect();
        let folders =
            places.iter().filter(|place| place.is_dir()).map(|place| (place.as_path(), RecursiveMode::Recursive));
        let parents = parents.into_iter().filter(|parent| parent.is_dir());
        let wanted = parents.map(|parent| (parent, RecursiveMode::NonRecursive)).chain(folders);
        let Some(watcher) = &mut self.watcher else { return };
        for (path, mode) in wanted {
            // A place that has vanished meanwhile is not an error of the library.
            if watcher.watch(path, mode).is_err() && path.exists() {
                self.watcher = None;
                return;
            }
        }
    }
}

/// The system's watcher. It sends a hint for each event that may mean a change in `places`.
fn watcher(places: Vec<PathBuf>, hints: SyncSender<()>) -> notify::Result<RecommendedWatcher> {
    notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !may_matter(&event, &places)) {
            return;
        }
        // The channel is full if a hint is already waiting.
        let _ = hints.try_send(());
    })
}

/// Whether an event may mean a change in `places`. Reading a file is not a change.
fn may_matter(event: &Event, places: &[PathBuf]) -> bool {
    let reads = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    };
    let is_elsewhere = |path: &PathBuf| !places.iter().any(|place| path.starts_with(place));
    !reads && (event.paths.is_empty() || !event.paths.iter().all(is_elsewhere))
}

/// All files, each with values that differ between two states of it.
#[derive(Clone, PartialEq)]
struct Snapshot(BTreeMap<PathBuf, State>);

#[derive(Clone, PartialEq)]
struct State {
    bytes: u64,
    modified: Option<SystemTime>,
    /// The number of the file; a file that replaces another has a different one, even with the same length and time.
    number: u64,
}

impl Snapshot {
    fn take(places: &[PathBuf]) -> Self {
        let mut files = BTreeMap::new();
        for place in places {
            let entries = WalkDir::new(place).follow_links(true).into_iter();
            // Skip what cannot be opened: a broken link, or a file that was just removed.
            for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_left_by_editor(entry)).flatten() {
                if entry.file_type().is_file()
                    && let Ok(metadata) = entry.metadata()
                {
                    files.insert(entry.into_path(), State::of(&metadata));
                }
            }
        }
        Self(files)
    }
}

impl State {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let number = 0;
        Self { bytes: metadata.len(), modified: metadata.modified().ok(), number }
    }
}

/// Whether it is a file of an editor: a hidden file, or a backup copy.
fn is_left_by_editor(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with(['.', '#']) || name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A watched folder `reviews` with a review in it, in a folder of its own.
    struct Watched {
        place: tempfile::TempDir,
        /// The lists that were seen after each change.
        changes: Receiver<Snapshot>,
    }

    impl Watched {
        fn new(prepare: impl FnOnce(&mut Watch)) -> Self {
            let place = tempfile::tempdir().unwrap();
            let reviews = place.path().canonicalize().unwrap().join("reviews");
            fs::create_dir(&reviews).unwrap();
            fs::write(reviews.join("ferry.txt"), "It hums.").unwrap();
            let mut watch = Watch::new(Duration::from_millis(100), move || vec![reviews.clone()]);
            prepare(&mut watch);
            let (sender, changes) = sync_channel(100);
            thread::spawn(move || {
                loop {
                    watch.wait_for_change();
                    if sender.send(watch.seen.clone()).is_err() {
                        return;
                    }
                }
            });
            Self { place, changes }
        }

        fn reviews(&self) -> PathBuf {
            self.place.path().join("reviews")
        }

        /// Changes the folder and waits until the change is seen.
        fn notices(&self, change: impl FnOnce(&Path)) {
            let take = || Snapshot::take(&[self.place.path().canonicalize().unwrap().join("reviews")]);
            let before = take();
            change(&self.reviews());
            let after = take();
            assert!(before != after, "something has changed");
            while self.changes.recv_timeout(Duration::from_secs(60)).expect("the change is noticed") != after {}
        }
    }

    fn every_change_is_noticed(watched: &Watched) {
        watched.notices(|reviews| fs::write(reviews.join("ferry.txt"), "It hums and hums.").unwrap());
        watched.notices(|reviews| {
            fs::write(reviews.join(".new"), "It hums and HUMS.").unwrap();
            fs::rename(reviews.join(".new"), reviews.join("ferry.txt")).unwrap();
        });
        watched.notices(|reviews| fs::write(reviews.join("pier.txt"), "It creaks.").unwrap());
        watched.notices(|reviews| fs::remove_file(reviews.join("pier.txt")).unwrap());
        watched.notices(|reviews| {
            fs::create_dir_all(reviews.join("2026/spring")).unwrap();
            fs::write(reviews.join("2026/spring/quay.txt"), "It sinks.").unwrap();
        });
        watched.notices(|reviews| fs::write(reviews.join("2026/spring/quay.txt"), "It swims.").unwrap());
        watched.notices(|reviews| fs::remove_dir_all(reviews.join("2026")).unwrap());
        watched.notices(|reviews| fs::remove_dir_all(reviews).unwrap());
        watched.notices(|reviews| {
            fs::create_dir(reviews).unwrap();
            fs::write(reviews.join("ferry.txt"), "It hums.").unwrap();
        });
        watched.notices(|reviews| fs::write(reviews.join("ferry.txt"), "It sings.").unwrap());
    }

    #[test]
    fn every_change_is_noticed_from_hints() {
        every_change_is_noticed(&Watched::new(|_| {}));
    }

    #[test]
    fn every_change_is_noticed_where_the_library_cannot_start() {
        every_change_is_noticed(&Watched::new(|watch| {
            watch.watcher = None;
            assert!(!watch.has_hints());
        }));
    }

    #[test]
    fn what_an_editor_keeps_beside_a_file_is_no_change() {
        let place = tempfile::tempdir().unwrap();
        let take = || Snapshot::take(&[place.path().to_owned()]);
        fs::write(place.path().join("ferry.txt"), "It hums.").unwrap();
        let before = take();
        for name in [".ferry.txt.swp", "ferry.txt~", "#ferry.txt#"] {
            fs::write(place.path().join(name), "").unwrap();
        }
        assert!(take() == before);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_replaced_is_another_one_even_with_the_same_length_and_time() {
        let place = tempfile::tempdir().unwrap();
        let (old, new) = (place.path().join("ferry.txt"), place.path().join(".new"));
        fs::write(&old, "It hums.").unwrap();
        fs::write(&new, "It HUMS.").unwrap();
        let time = fs::metadata(&old).unwrap().modified().unwrap();
        fs::File::options().write(true).open(&new).unwrap().set_modified(time).unwrap();
        let take = || Snapshot::take(&[place.path().to_owned()]);
        let before = take();
        fs::rename(&new, &old).unwrap();
        assert!(take() != before);
    }

    #[test]
    fn an_event_without_a_path_is_a_hint_and_one_elsewhere_or_of_reading_is_none() {
        let places = [PathBuf::from("/project/src"), PathBuf::from("/project/index.html")];
        let modified = EventKind::Modify(notify::event::ModifyKind::Any);
        let may_matter = |kind, paths: &[&str]| {
            let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(PathBuf::from(path)));
            super::may_matter(&event, &places)
        };
        assert!(may_matter(EventKind::Other, &[]));
        assert!(may_matter(modified, &["/project/src/lib.rs"]));
        assert!(may_matter(modified, &["/project/index.html"]));
        assert!(may_matter(modified, &["/project/.new", "/project/index.html"]));
        assert!(!may_matter(modified, &["/project/target/debug"]));
        assert!(!may_matter(EventKind::Access(AccessKind::Read), &["/project/src/lib.rs"]));
        assert!(may_matter(EventKind::Access(AccessKind::Close(AccessMode::Write)), &["/project/src/lib.rs"]));
    }
}
