//! Tests that no end of a build, however sudden, leaves anything but a whole bundle, and what a build changes.

mod engine;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use engine::write_engine;
use sha2::{Digest, Sha256};

/// A folder with an engine, and two folders of reviews.
fn place(films: usize) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    write_engine(&place.path().join("engine"));
    for (folder, verb) in [("one", "hums"), ("other", "creaks")] {
        let folder = place.path().join(folder);
        fs::create_dir(&folder).expect("a folder");
        for at in 0..films {
            let text = format!("The Ferry {at} (2018)\n\nIt {verb} {at} times. Grade: A\n");
            fs::write(folder.join(format!("{at}.txt")), text).expect("a review");
        }
    }
    place
}

fn build(place: &Path, reviews: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_film-cards"));
    command.args(["build", "--engine", "engine", "--quiet", reviews]).current_dir(place);
    for variable in ["FILM_CARDS_REVIEWS", "FILM_CARDS_STRICT", "FILM_CARDS_ENGINE", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("film-cards runs")
}

fn finish(build: Child) {
    let output = build.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// All files below a folder with their digests, by their paths.
fn files(folder: &Path, before: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = format!("{before}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}/")));
        } else {
            let digest = Sha256::digest(fs::read(&path).expect("a file"));
            found.insert(name, digest.iter().map(|byte| format!("{byte:02x}")).collect());
        }
    }
    found
}

/// The digests that the bundle says it has.
fn sums(dist: &Path) -> BTreeMap<String, String> {
    let sums = fs::read_to_string(dist.join("SHA256SUMS")).expect("the sums");
    let lines = sums.lines().map(|line| line.split_once("  ").expect("a digest and a name"));
    lines.map(|(digest, name)| (name.to_owned(), digest.to_owned())).collect()
}

/// Checks that the bundle has all its files and nothing else, and returns them.
fn whole(dist: &Path) -> BTreeMap<String, String> {
    let mut there = files(dist, "");
    assert!(there.remove("SHA256SUMS").is_some());
    assert_eq!(there, sums(dist));
    there
}

/// How many builds are killed. `FILM_CARDS_KILLS` says how many more patient people want.
fn kills() -> u32 {
    std::env::var("FILM_CARDS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(30)
}

#[test]
fn a_build_that_is_killed_leaves_the_old_bundle_whole() {
    let place = place(100);
    let dist = place.path().join("dist");
    let began = Instant::now();
    finish(build(place.path(), "one"));
    let takes = began.elapsed();
    let one = whole(&dist);
    finish(build(place.path(), "other"));
    let other = whole(&dist);
    assert_ne!(one, other);

    let mut random = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time").subsec_nanos() | 1;
    let mut last = other.clone();
    for at in 0..kills() {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut running = build(place.path(), if last == one { "other" } else { "one" });
        // The moments are spread over the whole build and a little more.
        std::thread::sleep(takes.mul_f64(f64::from(random >> 16) / 65_536.0 * 1.2));
        let _ = running.kill();
        let _ = running.wait();
        last = whole(&dist);
        assert!(last == one || last == other, "after the build number {at}");
    }
    finish(build(place.path(), "one"));
    assert_eq!(whole(&dist), one);
    // One that was killed before it had locked its place, or while it removed it, leaves an unlocked place for an hour.
    let has_lock = |name: &std::ffi::OsStr| place.path().join(name).join("lock").exists();
    let is_unlocked = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(".film-cards-") && !has_lock(name);
    let left: BTreeSet<_> = fs::read_dir(place.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| !is_unlocked(name))
        .collect();
    let expected = ["dist", "engine", "one", "other"].map(Into::into);
    assert_eq!(left, BTreeSet::from(expected), "what killed builds have left is cleaned up");
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let place = place(40);
    let dist = place.path().join("dist");
    let alone = ["one", "other"].map(|reviews| {
        finish(build(place.path(), reviews));
        whole(&dist)
    });
    for _ in 0..8 {
        let running = ["one", "other", "one", "other"].map(|reviews| build(place.path(), reviews));
        running.into_iter().for_each(finish);
        assert!(alone.contains(&whole(&dist)));
    }
    fs::remove_dir_all(&dist).expect("a folder");
    let running = ["one", "other"].map(|reviews| build(place.path(), reviews));
    running.into_iter().for_each(finish);
    assert!(alone.contains(&whole(&dist)), "also where there was none");
}

#[test]
fn a_changed_review_renames_what_has_it_inside_and_nothing_else() {
    let place = place(5);
    let dist = place.path().join("dist");
    finish(build(place.path(), "one"));
    let before = whole(&dist);
    finish(build(place.path(), "one"));
    assert_eq!(whole(&dist), before, "the same reviews give the same bundle");
    // Where a file lies on the disk: one that stays the same is not written again.
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    let places: BTreeMap<String, u64> = before
        .keys()
        .map(|name| {
            (name.clone(), std::os::unix::fs::MetadataExt::ino(&fs::metadata(dist.join(name)).expect("a file")))
        })
        .collect();

    fs::write(place.path().join("one/3.txt"), "The Ferry 3 (2018)\n\nIt sings. Grade: A\n").expect("a review");
    finish(build(place.path(), "one"));
    let after = whole(&dist);
    let changed: BTreeSet<&str> = before
        .iter()
        .filter(|(name, digest)| after.get(*name) != Some(digest))
        .map(|(name, _)| name.as_str())
        .collect();
    for name in &changed {
        // What has the archive inside, the loader and the files for hosts, which have their names, and the snippet.
        let is_expected = name.starts_with("film-cards-module-")
            || name.starts_with("film-cards-gallery-")
            || name.starts_with("film-cards-wasm-")
            || ["film-cards.js", "film-cards.js.br", "film-cards.js.gz", "snippets/the-ferry-3.html"].contains(name)
            || ["_headers", "vercel.json", "staticwebapp.config.json", "firebase.json"].contains(name);
        assert!(is_expected, "{name} has changed: {changed:?}");
    }
    assert!(changed.contains("snippets/the-ferry-3.html") && changed.contains("film-cards.js"), "{changed:?}");
    assert_eq!(before.len(), after.len());
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use std::os::unix::fs::MetadataExt;
        let file = |name: &str| fs::metadata(dist.join(name)).expect("a file");
        let has_new_place = |name: &str| places.get(name) != Some(&file(name).ino());
        let is_new = |name: &str| after.get(name) != before.get(name);
        assert!(after.keys().all(|name| has_new_place(name) == is_new(name)));
        assert!(after.keys().all(|name| file(name).nlink() == 1), "and the older bundle is gone");
    }
    let named = |files: &BTreeMap<String, String>| files.keys().filter(|name| changed.contains(name.as_str())).count();
    assert!(named(&after) < changed.len(), "what must not be mixed up has another name");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_sentence_and_nothing_is_lost() {
    let place = place(3);
    let disk = place.path().join("disk");
    fs::create_dir(&disk).expect("a folder");
    let program = env!("CARGO_BIN_EXE_film-cards");
    // A disk of this process alone, which the bundle with its old one does not fit on.
    let script = format!(
        "mount -t tmpfs -o size=160k tmpfs disk || exit 77
         {program} build --engine engine --quiet --out disk/dist one || exit 78
         dd if=/dev/zero of=disk/ballast bs=1k count=200 2>/dev/null
         {program} build --engine engine --quiet --out disk/dist other 2> error; echo $? > code
         cp -r disk/dist kept; ls -A disk > left"
    );
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]).current_dir(place.path());
    let Ok(status) = command.env_remove("FILM_CARDS_REVIEWS").status() else { return };
    // Not every machine lets a user mount a disk.
    if status.code() == Some(77) || !place.path().join("code").exists() && status.code() != Some(78) {
        eprintln!("this machine lets nobody mount a disk, so a full one is not tried");
        return;
    }
    let read = |name: &str| fs::read_to_string(place.path().join(name)).expect("what the script has written");
    let said = read("error");
    assert_eq!(read("code").trim(), "1", "{said}");
    assert!(said.starts_with("error: ") && said.lines().count() == 1, "{said}");
    assert!(said.contains("because the disk is full; make room and try again, nothing has been changed"), "{said}");
    whole(&place.path().join("kept"));
    assert_eq!(read("left"), "ballast\ndist\n", "and nothing of the new one stays");
}

#[test]
fn a_build_that_fails_leaves_the_old_bundle() {
    let place = place(3);
    let dist = place.path().join("dist");
    finish(build(place.path(), "one"));
    let before = whole(&dist);
    fs::write(place.path().join("one/bad.txt"), "The Quay\n\nIt sinks.\n\nGrade: Q\n").expect("a review");
    let failed = build(place.path(), "one").wait_with_output().expect("it ends");
    assert_eq!(failed.status.code(), Some(1));
    assert_eq!(whole(&dist), before);
    fs::File::create(place.path().join("one/bad.txt")).expect("a file").set_len(1 << 30).expect("a gigabyte");
    let failed = build(place.path(), "one").wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&failed.stderr).into_owned();
    assert!(said.contains("bad.txt:1:1: error[unreadable]: the file cannot be read: it has 1073 MB"), "{said}");
    assert_eq!(whole(&dist), before);
}
