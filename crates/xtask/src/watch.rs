//! Notices that a file has changed, whatever the system reports about it.
//!
//! What the system reports is only a hint to look. Each look lists the files, and a change is a
//! difference between two lists. So an event that is lost, comes twice or names no path does no harm,
//! and neither does a folder that is filled before it can be watched: the files are looked at every
//! few seconds anyway.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::{DirEntry, WalkDir};

/// No look while files are being written: it waits until there was no hint for this long …
const QUIET: Duration = Duration::from_millis(100);

/// … but no longer than this in all.
const MAX_WAIT: Duration = Duration::from_secs(1);

/// How often the files are looked at without a hint.
const INTERVAL: Duration = Duration::from_secs(2);

/// How often they are looked at where the system gives no hints.
const INTERVAL_WITHOUT_HINTS: Duration = Duration::from_secs(1);

/// A look may take this part of the time at most. It matters for many thousands of files on a slow disk.
const MAX_SHARE: u32 = 50;

/// Watches files and folders. A place may be missing for a while; it is followed when it comes back.
pub struct Watch {
    places: Box<dyn Fn() -> Vec<PathBuf> + Send>,
    seen: Snapshot,
    /// Receives a unit for each event that may be about a change.
    hints: Receiver<()>,
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches the files that `places` names and everything in the folders it names. It is called at
    /// each look, so it may name others later. Changes since this call are noticed.
    pub fn new(places: impl Fn() -> Vec<PathBuf> + Send + 'static) -> Self {
        // One hint that waits is as good as many.
        let (sender, hints) = sync_channel(1);
        let watcher = watcher(places(), sender).ok();
        let seen = Snapshot::take(&places());
        let mut watch = Self { places: Box::new(places), seen, hints, watcher };
        watch.subscribe();
        watch
    }

    /// Whether the system reports changes. Otherwise the files are looked at every second.
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
                // A folder may have been replaced by another one of its name, or a new one come.
                self.subscribe();
                return;
            }
            self.wait_for_hint(began.elapsed() * MAX_SHARE);
        }
    }

    /// Waits for a hint and until it is quiet again, or until it is time for a look without one.
    fn wait_for_hint(&mut self, at_least: Duration) {
        let interval = if self.has_hints() { INTERVAL } else { INTERVAL_WITHOUT_HINTS };
        match self.hints.recv_timeout(interval.max(at_least)) {
            Err(RecvTimeoutError::Timeout) => return,
            Err(RecvTimeoutError::Disconnected) => {
                // The library's thread has ended, if there ever was one.
                self.watcher = None;
                thread::sleep(INTERVAL_WITHOUT_HINTS.max(at_least));
                return;
            }
            Ok(()) => {}
        }
        let began = Instant::now();
        while began.elapsed() < MAX_WAIT && self.hints.recv_timeout(QUIET).is_ok() {}
    }

    /// Asks the system to report changes in all places. Where it cannot for all of them (a machine has a
    /// limit), it is asked for none.
    fn subscribe(&mut self) {
        let places = (self.places)();
        // A folder with the files in it: a file that is replaced is no longer the one that was watched.
        let parents: BTreeSet<&Path> = places.iter().filter_map(|place| place.parent()).collect();
        let folders =
            places.iter().filter(|place| place.is_dir()).map(|place| (place.as_path(), RecursiveMode::Recursive));
        let parents = parents.into_iter().filter(|parent| parent.is_dir());
        let wanted = parents.map(|parent| (parent, RecursiveMode::NonRecursive)).chain(folders);
        let Some(watcher) = &mut self.watcher else { return };
        for (path, mode) in wanted {
            // What has gone in the meantime is no failure of the library.
            if watcher.watch(path, mode).is_err() && path.exists() {
                self.watcher = None;
                return;
            }
        }
    }
}

/// The system's watcher, which sends a hint for each event that may be about a change in `places`.
fn watcher(places: Vec<PathBuf>, hints: SyncSender<()>) -> notify::Result<RecommendedWatcher> {
    notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !may_matter(&event, &places)) {
            return;
        }
        // It is full where a hint waits already.
        let _ = hints.try_send(());
    })
}

/// Whether an event may be about a change in `places`. Nobody has to look because a file was read.
fn may_matter(event: &Event, places: &[PathBuf]) -> bool {
    let reads = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    };
    let is_elsewhere = |path: &PathBuf| !places.iter().any(|place| path.starts_with(place));
    !reads && (event.paths.is_empty() || !event.paths.iter().all(is_elsewhere))
}

/// The files there are, and what tells one state of each from another.
#[derive(Clone, PartialEq)]
struct Snapshot(BTreeMap<PathBuf, State>);

#[derive(Clone, PartialEq)]
struct State {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Another file that was moved into its place has another one, whatever its length and time are.
    number: u64,
}

impl Snapshot {
    fn take(places: &[PathBuf]) -> Self {
        let mut files = BTreeMap::new();
        for place in places {
            let entries = WalkDir::new(place).follow_links(true).into_iter();
            // What cannot be opened is not there: a link that leads to nothing, or a file that has just gone.
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

/// Whether an editor keeps it beside a file: a hidden file, or a copy of the file before it was saved.
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
        /// What was seen after each change.
        changes: Receiver<Snapshot>,
    }

    impl Watched {
        fn new(prepare: impl FnOnce(&mut Watch)) -> Self {
            let place = tempfile::tempdir().unwrap();
            let reviews = place.path().canonicalize().unwrap().join("reviews");
            fs::create_dir(&reviews).unwrap();
            fs::write(reviews.join("ferry.txt"), "It hums.").unwrap();
            let mut watch = Watch::new(move || vec![reviews.clone()]);
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

        /// Does something to the folder and waits until that state of it is seen.
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
