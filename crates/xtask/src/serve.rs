//! `cargo xtask serve`: the gallery, rebuilt and reloaded on every change.
//!
//! trunk builds, serves and reloads, but it watches only a single file of ours, the stamp. [`Watch`] watches all files
//! that can cause a change, and each change is written into the stamp. trunk's own watcher would watch the whole
//! project with `target/`, and makes trunk panic when a folder vanishes at the wrong moment.

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, ExitCode, ExitStatus};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};
use clap::Args;
use film_cards_cli::watch::Watch;
use tempfile::TempDir;

use crate::companion::{self, Companion};
use crate::trouble::{self, Advice};
use crate::{process, project, reviews, tools};

/// How many times trunk is started again …
const MAX_RESTARTS: u32 = 5;

/// … if it runs for less than this each time.
const SHORT_RUN: Duration = Duration::from_secs(60);

/// Build when nothing has been written for this long.
const QUIET: Duration = Duration::from_millis(100);

/// The time between checks whether trunk still runs.
const POLL: Duration = Duration::from_millis(200);

#[derive(Args)]
pub struct Options {
    /// The folder of reviews [default: FILM_CARDS_REVIEWS, or the project's reviews/]
    #[arg(long, value_name = "DIR")]
    reviews: Option<PathBuf>,
    /// The port to serve on; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the gallery in the browser
    #[arg(long)]
    open: bool,
}

/// Serves the gallery until it is interrupted.
pub fn run(options: &Options) -> Result<ExitCode> {
    let root = project::root();
    let root = root.canonicalize().unwrap_or(root);
    let read = film_cards_cli::reviews::folder(options.reviews.as_deref(), &root)?;
    let port = free_port(options)?;
    let mut trunk = trunk("serve")?;
    tools::crates::ensure()?;
    reviews::choose(&mut trunk, &read);
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string()]);

    eprintln!("the gallery is at http://127.0.0.1:{port} once it is built");
    eprintln!("it shows the reviews in {}", read.display());

    let (sender, messages) = channel();
    receive_signals(&sender)?;
    watch(sender.clone(), move || sources(&root, &read));
    let stamp = Stamp::new()?;
    trunk.arg("--watch").arg(stamp.folder.path());
    let signal = Server { trunk, stamp, sender, messages, open: options.open }.serve()?;
    end_by(signal)
}

/// The command for trunk in the project's folder, with all its tools on PATH, so that it downloads nothing.
pub fn trunk(subcommand: &str) -> Result<Command> {
    tools::rust::ensure_wasm_target()?;
    let trunk = tools::trunk::ensure()?;
    let wasm_bindgen = tools::wasm_bindgen::ensure()?;
    let mut command = Command::new(&trunk);
    command.arg(subcommand).current_dir(project::root());
    command.env("PATH", tools::path_with(&[&trunk, &wasm_bindgen])?);
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // trunk fails if NO_COLOR is neither `true` nor `false`, although any value means no colour.
    if env::var_os("NO_COLOR").is_some() {
        command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    Ok(command)
}

/// The port to serve on. Fails if another program uses it.
fn free_port(options: &Options) -> Result<u16> {
    let port = options.port;
    let listen = |port| Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, port))?.local_addr()?.port());
    listen(port).map_err(|error: io::Error| {
        let reason = match error.kind() {
            io::ErrorKind::AddrInUse => "is taken by another program".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be used by you".to_owned(),
            _ => format!("cannot be used ({error})"),
        };
        let mut others = (port.max(8080)..=u16::MAX).skip(1).take(100);
        // Let the system find a free one.
        let other = others.find(|port| listen(*port).is_ok()).unwrap_or(0);
        Advice(format!("port {port} {reason}; serve on another one: `{}`", command_line(options, other))).into()
    })
}

/// The command that serves on another port.
fn command_line(options: &Options, port: u16) -> String {
    let mut command = Command::new("cargo");
    command.args(["xtask", "serve", "--port", &port.to_string()]);
    if let Some(folder) = &options.reviews {
        command.arg("--reviews").arg(folder);
    }
    if options.open {
        command.arg("--open");
    }
    process::line(&command)
}

/// The files and folders that can cause a change. Nothing else is watched: not `target/`, `dist/` or `.git/`.
fn sources(root: &Path, reviews: &Path) -> Vec<PathBuf> {
    let of_all = ["Cargo.lock", "Trunk.toml", "index.html", ".cargo/config.toml", "style", "web"];
    let of_a_package = ["Cargo.toml", "src"];
    let crates = fs::read_dir(root.join("crates")).into_iter().flatten().flatten().map(|entry| entry.path());
    let packages = crates.chain([root.to_path_buf()]);
    let mut sources: Vec<PathBuf> = packages.flat_map(|folder| of_a_package.map(|name| folder.join(name))).collect();
    sources.extend(of_all.map(|name| root.join(name)));
    sources.push(reviews.to_path_buf());
    sources
}

/// An event for the server.
enum Message {
    Changed,
    /// A build has failed because the disk is full; the text says what to do.
    Full(String),
    /// We have received this signal to end.
    Stop(i32),
}

/// Sends a message for each change of the sources.
fn watch(messages: Sender<Message>, sources: impl Fn() -> Vec<PathBuf> + Send + 'static) {
    let mut watch = Watch::new(QUIET, sources);
    if !watch.has_hints() {
        eprintln!("the system does not report which files change, so they are checked every second");
    }
    thread::spawn(move || {
        loop {
            watch.wait_for_change();
            if messages.send(Message::Changed).is_err() {
                return;
            }
        }
    });
}

/// A running trunk, and what is needed to restart it.
struct Server {
    trunk: Command,
    stamp: Stamp,
    /// Sends events that are found in trunk's output.
    sender: Sender<Message>,
    messages: Receiver<Message>,
    open: bool,
}

/// The reason why trunk has ended or has to end.
enum End {
    /// We have received this signal.
    Signal(i32),
    Itself(ExitStatus),
    /// Somebody has removed the stamp.
    StampGone,
    /// The disk is full.
    Full(String),
}

impl Server {
    /// Serves until a signal is received, and returns it.
    fn serve(mut self) -> Result<i32> {
        if env::var_os("NO_COLOR").is_none() && env::var_os("TRUNK_COLOR").is_none() && io::stderr().is_terminal() {
            // trunk writes to a pipe, but we pass its output on to a terminal, so it may use colours.
            self.trunk.env("TRUNK_COLOR", "always");
        }
        let mut restarts = 0;
        loop {
            let began = Instant::now();
            let (mut trunk, output) = self.start()?;
            let name = trunk.name().to_owned();
            let end = self.pass_changes_on(&mut trunk)?;
            drop(trunk);
            if began.elapsed() > SHORT_RUN {
                restarts = 0;
            }
            match end {
                End::Signal(signal) => return Ok(signal),
                End::StampGone => {
                    eprintln!("the folder that trunk watches was removed, so trunk is started again");
                    self.stamp.restore()?;
                }
                End::Itself(status) if companion::has_crashed(status) && restarts < MAX_RESTARTS => {
                    restarts += 1;
                    eprintln!("trunk has crashed ({status}) and is started again");
                    self.stamp.restore()?;
                }
                // Wait for the end of its output, which has to come before our message.
                End::Itself(status) => {
                    let _ = output.join();
                    bail!("`{name}` has ended ({status}); its output is above");
                }
                End::Full(sentence) => {
                    let _ = output.join();
                    bail!(Advice(sentence));
                }
            }
        }
    }

    /// Starts trunk, and a thread that passes its output on.
    fn start(&mut self) -> Result<(Companion, JoinHandle<()>)> {
        let mut trunk = companion::copy(&self.trunk);
        // Open only one tab, at the first start.
        if std::mem::take(&mut self.open) {
            trunk.arg("--open");
        }
        let mut trunk = Companion::start(&trunk)?;
        let (output, messages) = (trunk.output(), self.sender.clone());
        let output = thread::spawn(move || output.into_iter().for_each(|output| pass_on(output, &messages)));
        Ok((trunk, output))
    }

    fn pass_changes_on(&self, trunk: &mut Companion) -> Result<End> {
        loop {
            match self.messages.recv_timeout(POLL) {
                Ok(Message::Stop(signal)) => return Ok(End::Signal(signal)),
                Ok(Message::Full(sentence)) => return Ok(End::Full(sentence)),
                Ok(Message::Changed) if !self.stamp.change()? => return Ok(End::StampGone),
                _ => {}
            }
            if let Some(status) = trunk.ended()? {
                return Ok(End::Itself(status));
            }
        }
    }
}

/// Passes the output of trunk on to standard error. After a failed build it checks whether the disk is full, because
/// trunk would go on and serve the old build.
fn pass_on(output: ChildStdout, messages: &Sender<Message>) {
    let mut output = BufReader::new(output);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // Go on serving even if the terminal was closed.
        let _ = io::stderr().write_all(&line);
        if is_error(&line)
            && let Some(sentence) = trouble::full()
        {
            // Ignore the error: it means that the server is ending anyway.
            let _ = messages.send(Message::Full(sentence));
        }
        line.clear();
    }
}

/// Whether trunk reports an error in this line. A line has a time, a level and a text, possibly in colour.
fn is_error(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    anstream::adapter::strip_str(&line).to_string().split_whitespace().nth(1) == Some("ERROR")
}

/// The file that trunk watches. It is not below `target/`, which trunk always ignores.
struct Stamp {
    folder: TempDir,
    file: PathBuf,
}

impl Stamp {
    fn new() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("film-cards-").tempdir();
        let folder = folder.context("there is no place for temporary files")?;
        let stamp = Self { file: folder.path().join("stamp"), folder };
        stamp.restore()?;
        Ok(stamp)
    }

    /// Creates the folder and the file if they do not exist.
    fn restore(&self) -> Result<()> {
        let write = || {
            fs::create_dir_all(self.folder.path())?;
            fs::write(&self.file, "0")
        };
        write().with_context(|| format!("`{}` could not be written", self.file.display()))
    }

    /// Changes the file, which is one event for trunk. Returns false if somebody has removed it.
    fn change(&self) -> Result<bool> {
        let written = fs::File::options().write(true).open(&self.file).and_then(|mut file| file.write_all(b"1"));
        match written {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            written => {
                written.with_context(|| format!("`{}` could not be written", self.file.display()))?;
                Ok(true)
            }
        }
    }
}

/// Sends a message for each signal to end. We do not handle the signal for a closed terminal, so that `nohup` works:
/// the system ends us and trunk, which is in our process group.
#[cfg(unix)]
fn receive_signals(messages: &Sender<Message>) -> Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};

    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]).context("signals cannot be received")?;
    let messages = messages.clone();
    thread::spawn(move || {
        for signal in signals.forever() {
            if messages.send(Message::Stop(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Ends us in the way the signal would have done, after trunk has ended.
#[cfg(unix)]
fn end_by(signal: i32) -> Result<ExitCode> {
    signal_hook::low_level::emulate_default_handler(signal).context("the signal cannot be passed on")?;
    Ok(ExitCode::SUCCESS)
}

/// On this system, all programs of the console are ended together.
#[cfg(not(unix))]
fn receive_signals(_: &Sender<Message>) -> Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn end_by(_: i32) -> Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(port: u16) -> Options {
        Options { reviews: None, port, open: false }
    }

    #[test]
    fn what_is_built_is_not_watched_and_reviews_elsewhere_are() {
        let root = project::root();
        let sources = sources(&root, Path::new("/critic/reviews"));
        let is_watched = |path: PathBuf| sources.iter().any(|source| path.starts_with(source));
        for path in ["src/lib.rs", "style/page.css", "crates/film-model/src/lib.rs", "crates/film-model/Cargo.toml"] {
            assert!(is_watched(root.join(path)), "{path}");
            assert!(root.join(path).is_file(), "{path}");
        }
        assert!(is_watched("/critic/reviews/ferry.txt".into()));
        for path in
            ["target/trunk", "dist/index.html", ".git/index", "node_modules/a", "crates/film-reader/fuzz/target/a"]
        {
            assert!(!is_watched(root.join(path)), "{path}");
        }
    }

    #[test]
    fn everything_that_trunk_copies_is_watched() {
        let root = project::root();
        let sources = sources(&root, &root.join("reviews"));
        let page = project::read("index.html").unwrap();
        let links = page.lines().filter(|line| line.contains("data-trunk"));
        let paths: Vec<_> = links.filter_map(|line| line.split("href=\"").nth(1)?.split('"').next()).collect();
        assert_eq!(paths.len(), 2, "the engine and the page's own style: {paths:?}");
        let of_the_hook = ["web/film-cards.ts", "web/cards.ts", "src/languages/de.js", "style/tokens.css"];
        for path in paths.into_iter().chain(of_the_hook) {
            assert!(sources.iter().any(|source| root.join(path).starts_with(source)), "{path}");
        }
    }

    #[test]
    fn a_port_that_is_taken_is_named_with_the_command_for_another_one() {
        let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = other.local_addr().unwrap().port();
        let options = Options { reviews: Some("my reviews".into()), open: true, ..options(port) };
        let message = trouble::advice(&free_port(&options).unwrap_err()).unwrap();
        let before =
            format!("port {port} is taken by another program; serve on another one: `cargo xtask serve --port ");
        let rest = message.strip_prefix(&before).expect(&message);
        let (free, rest) = rest.split_once(' ').unwrap();
        assert_ne!(free.parse::<u16>().unwrap(), port);
        assert_eq!(rest, "--reviews \"my reviews\" --open`");
        drop(other);
        assert_eq!(free_port(&options).unwrap(), port);
    }

    #[test]
    fn port_0_is_any_that_is_free() {
        assert_ne!(free_port(&options(0)).unwrap(), 0);
    }

    #[test]
    fn an_error_of_trunk_is_known_in_colour_too() {
        assert!(is_error(b"2026-11-26T14:01:46.123456Z ERROR error\n"));
        assert!(is_error(b"\x1b[2m2026-11-26T14:01:46Z\x1b[0m \x1b[31mERROR\x1b[0m error from build\n"));
        assert!(!is_error(b"2026-11-26T14:01:46Z  INFO the file ERROR.txt\n"));
    }

    #[test]
    fn a_stamp_that_was_removed_is_missed_and_comes_back() {
        let stamp = Stamp::new().unwrap();
        assert!(stamp.change().unwrap());
        fs::remove_dir_all(stamp.folder.path()).unwrap();
        assert!(!stamp.change().unwrap());
        stamp.restore().unwrap();
        assert!(stamp.change().unwrap());
    }
}
