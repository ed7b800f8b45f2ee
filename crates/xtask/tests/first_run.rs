//! Tests the first `cargo xtask serve` in a new clone, while people change files.
//!
//! It really builds the gallery for the browser, which takes a minute or more. So it runs only on request, for example
//! by `cargo xtask test`:
//!
//! ```sh
//! cargo test --package xtask --test first_run -- --ignored
//! ```

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// The longest time to wait for anything. No test measures time with it.
const LIMIT: Duration = Duration::from_secs(1800);

/// The number of reviews that are copied at once.
const MANY: usize = 1000;

#[test]
#[ignore = "it builds the gallery, which takes a minute or more"]
fn the_first_run_follows_every_change_and_never_falls_over() {
    let project = Project::clone_here();
    let began = Instant::now();
    let mut server = Server::start(&project);
    let churn = Churn::start(project.root.join("target/churn"));

    // Changes during the first build.
    let mut expected = Vec::new();
    for (at, change) in CHANGES.iter().enumerate() {
        server.wait_until(&format!("crate {at} is compiled"), |server| server.compiled() > at);
        expected.push(change(&project, "during"));
    }
    assert!(server.get("/").is_none(), "all of that was done before the first build was over");
    server.wait_until("the gallery is served", |server| server.get("/").is_some());
    eprintln!("the first build took {} s, while {} folders came and went", began.elapsed().as_secs(), churn.stop());
    for expected in &expected {
        server.wait_for(expected);
    }

    // Changes after it, one by one.
    for (at, change) in CHANGES.iter().enumerate() {
        let began = Instant::now();
        let expected = change(&project, "afterwards");
        server.wait_for(&expected);
        eprintln!("change {at} was served after {} s", began.elapsed().as_secs());
    }
    let page = fs::read_to_string(project.root.join("index.html")).expect("the page");
    save_by_rename(&project.root.join("index.html"), &page.replace("The gallery", "Another gallery"));
    server.wait_until("the page is served", |server| {
        server.get("/").is_some_and(|page| page.contains("Another gallery"))
    });
    let printed = server.printed();
    assert!(!printed.contains("crashed") && !printed.contains("panicked"), "{printed}");

    #[cfg(target_os = "linux")]
    {
        // A crash of trunk is reported and does no harm.
        signal("-ABRT", server.trunk());
        server.wait_until("the crash is reported", |server| server.printed().contains("is started again"));
        server.wait_until("the gallery is served again", |server| server.get("/").is_some());
    }

    // Stopping `serve` stops everything.
    signal("-TERM", server.child.id());
    let status = server.end();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(15), "{status}");
    assert!(server.get("/").is_none(), "no server is left behind");

    #[cfg(target_os = "linux")]
    {
        let mut server = Server::start(&project);
        server.wait_until("the gallery is served", |server| server.get("/").is_some());
        signal("-KILL", server.child.id());
        server.end();
        let began = Instant::now();
        while server.get("/").is_some() {
            assert!(began.elapsed() < LIMIT, "no server is left behind");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The words that the served reviews must contain after a change, and those that they must not.
#[derive(Default)]
struct Expected {
    present: Option<String>,
    absent: Option<String>,
}

/// Changes files like people and their programs do, with words that name the phase.
type Change = fn(&Project, &str) -> Expected;

const CHANGES: &[Change] = &[
    // An editor that saves by renaming.
    |project, phase| {
        let words = format!("rename{phase}");
        save_by_rename(&project.review("renamed.txt"), &review("Renamed", &words));
        Expected { present: Some(words), ..Expected::default() }
    },
    // An editor that saves with a backup file, like vim: it tests whether it may create a file, and renames the old
    // one.
    |project, phase| {
        let words = format!("backup{phase}");
        let (trial, file, backup) = (project.review("4913"), project.review("vim.txt"), project.review("vim.txt~"));
        fs::write(&trial, "").expect("a file");
        fs::remove_file(&trial).expect("it is removed");
        fs::rename(&file, &backup).expect("it is renamed");
        fs::write(&file, review("Vim", &words)).expect("a review");
        fs::remove_file(&backup).expect("it is removed");
        Expected { present: Some(words), ..Expected::default() }
    },
    |project, phase| {
        let words = format!("commit{phase}");
        fs::write(project.review("committed.txt"), review("Committed", &words)).expect("a review");
        project.git(&["add", "reviews/committed.txt"]);
        project.git(&["commit", "--quiet", "--message", &words]);
        Expected { present: Some(words), ..Expected::default() }
    },
    |project, phase| {
        let (from, to) = if phase == "during" { ("new", "old") } else { ("old", "new") };
        project.git(&["checkout", "--quiet", to, "--", "reviews/archive"]);
        Expected { present: Some(format!("checkout{to}")), absent: Some(format!("checkout{from}")) }
    },
    // Create a folder, remove another one, and create and remove a third.
    |project, phase| {
        let words = format!("folder{phase}");
        for folder in [format!("made-{phase}"), "brief".to_owned()] {
            fs::create_dir_all(project.review(&folder).join("deep")).expect("a folder");
            fs::write(project.review(&folder).join("deep/film.txt"), review(&folder, &words)).expect("a review");
        }
        fs::remove_dir_all(project.review("brief")).expect("it is removed");
        fs::remove_dir_all(project.review(&format!("removed-{phase}"))).expect("it is removed");
        Expected { present: Some(words), absent: Some(format!("removed{phase}")) }
    },
    |project, phase| {
        let folder = project.review(&format!("many-{phase}"));
        fs::create_dir(&folder).expect("a folder");
        for at in 0..MANY {
            let text = review(&format!("Number {at} {phase}"), &format!("many{phase}{at}"));
            fs::write(folder.join(format!("{at}.txt")), text).expect("a review");
        }
        Expected { present: Some(format!("many{phase}{}.", MANY - 1)), ..Expected::default() }
    },
];

/// Creates and removes folders below `target/`, like compilers but more often, so that a watcher would find one that
/// has just vanished.
struct Churn {
    thread: JoinHandle<usize>,
    stop: Arc<AtomicBool>,
}

impl Churn {
    fn start(folder: PathBuf) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            let mut folders = 0;
            while !stopped.load(Ordering::Relaxed) {
                let place = folder.join(format!("{}", folders % 50));
                fs::create_dir_all(place.join("a/b")).expect("folders");
                fs::write(place.join("a/b/file"), "").expect("a file");
                fs::remove_dir_all(&place).expect("they are removed");
                folders += 3;
                thread::sleep(Duration::from_millis(2));
            }
            folders
        });
        Self { thread, stop }
    }

    /// Ends it and returns the number of folders.
    fn stop(self) -> usize {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().expect("it has gone well")
    }
}

fn review(title: &str, words: &str) -> String {
    format!("{title} (2020)\n\nIt hums {words}.\n")
}

fn save_by_rename(file: &Path, text: &str) {
    let new = file.with_extension("new");
    fs::write(&new, text).expect("a file");
    fs::rename(&new, file).expect("it is renamed");
}

/// A clone of the project with all uncommitted changes, without `target/wasm32-unknown-unknown`.
struct Project {
    root: PathBuf,
}

impl Project {
    fn clone_here() -> Self {
        let origin = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project");
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("first-run");
        if root.exists() {
            fs::remove_dir_all(&root).expect("the last clone is removed");
        }
        let files = git(&origin, &["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        for file in files.split('\0').filter(|file| origin.join(file).is_file()) {
            let copy = root.join(file);
            fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
            fs::copy(origin.join(file), copy).expect("a copy");
        }
        // Share the builds for this machine; build for the browser from the beginning.
        let test = std::env::current_exe().expect("this test");
        fs::create_dir(root.join("target")).expect("a folder");
        symlink(test.ancestors().nth(2).expect("`target/debug`"), root.join("target/debug")).expect("a link");

        let project = Self { root };
        for (name, words) in [("vim.txt", "before"), ("committed.txt", "before"), ("archive/film.txt", "checkoutold")] {
            project.write(name, words);
        }
        for phase in ["during", "afterwards"] {
            project.write(&format!("removed-{phase}/film.txt"), &format!("removed{phase}"));
        }
        project.git(&["init", "--quiet"]);
        project.commit("old");
        project.write("archive/film.txt", "checkoutnew");
        project.commit("new");
        project
    }

    /// The path of a file in the reviews.
    fn review(&self, name: &str) -> PathBuf {
        self.root.join("reviews").join(name)
    }

    fn write(&self, name: &str, words: &str) {
        let file = self.review(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, review(&name.replace(['/', '.'], " "), words)).expect("a review");
    }

    /// Commits everything with this message.
    fn commit(&self, tag: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", tag]);
        self.git(&["tag", tag]);
    }

    fn git(&self, arguments: &[&str]) -> String {
        let somebody =
            ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false"];
        git(&self.root, &[&somebody[..], arguments].concat())
    }
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git").current_dir(folder).args(arguments).output().expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A running `cargo xtask serve`.
struct Server {
    child: Child,
    port: u16,
    /// Its output so far.
    printed: Arc<Mutex<String>>,
}

impl Server {
    fn start(project: &Project) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["serve", "--port", "0"]).current_dir(&project.root);
        // cargo passes the path of xtask in this variable.
        command.env("CARGO_MANIFEST_DIR", project.root.join("crates/xtask"));
        // If it is killed, its temporary folder stays, so put it into ours.
        command.env("TMPDIR", env!("CARGO_TARGET_TMPDIR"));
        for variable in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR", "FILM_CARDS_REVIEWS"] {
            command.env_remove(variable);
        }
        // Start it in its own process group, so that a failing test can end all of it.
        let mut child = command.process_group(0).stderr(Stdio::piped()).spawn().expect("xtask runs");
        let printed = Arc::new(Mutex::new(String::new()));
        let errors = BufReader::new(child.stderr.take().expect("it is a pipe"));
        let all = Arc::clone(&printed);
        thread::spawn(move || {
            for line in errors.split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
                all.push_str(&line);
                all.push('\n');
            }
        });
        let mut server = Self { child, port: 0, printed };
        let port = |printed: &str| printed.split("http://127.0.0.1:").nth(1)?.split(' ').next()?.parse().ok();
        server.wait_until("the address is printed", |server| port(&server.printed()).is_some());
        server.port = port(&server.printed()).expect("a port");
        server
    }

    fn printed(&self) -> String {
        self.printed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The number of crates that were compiled.
    fn compiled(&self) -> usize {
        self.printed().matches("Compiling ").count()
    }

    /// A served file, or `None` if the server does not run or has no such file.
    fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok()?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n")?;
        head.lines().next()?.contains(" 200 ").then(|| body.to_owned())
    }

    /// Waits until the served Wasm has the expected reviews.
    fn wait_for(&mut self, expected: &Expected) {
        let Expected { present, absent } = expected;
        self.wait_until(&format!("{present:?} is served and {absent:?} is not"), |server| {
            server.get("/film-cards-module_bg.wasm").is_some_and(|module| {
                present.iter().all(|words| module.contains(words)) && !absent.iter().any(|words| module.contains(words))
            })
        });
    }

    /// Waits for something that happens while the server runs.
    fn wait_until(&mut self, what: &str, happened: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !happened(self) {
            if let Some(status) = self.child.try_wait().expect("its status") {
                panic!("the server has ended ({status}) before {what}\n{}", self.printed());
            }
            assert!(began.elapsed() < LIMIT, "{what} never came\n{}", self.printed());
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Waits for its end.
    fn end(&mut self) -> ExitStatus {
        self.child.wait().expect("its status")
    }

    /// The process ID of trunk.
    #[cfg(target_os = "linux")]
    fn trunk(&self) -> u32 {
        let id = self.child.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).expect("its children");
        children.split_whitespace().next().expect("one").parse().expect("a number")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

fn signal(signal: &str, process: u32) {
    let status = Command::new("kill").args([signal, &process.to_string()]).status().expect("kill runs");
    assert!(status.success());
}
