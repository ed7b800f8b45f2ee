//! The drivers' processes. Two of the three drivers know one session at a time, so each session has a driver to
//! itself.

use crate::browser::{Announcement, Browser};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take until it listens.
const PATIENCE: Duration = Duration::from_secs(30);

/// A driver that listens, and the screen its browser is shown on where it needs one.
pub struct Driver {
    pub address: String,
    // The driver ends before its screen does.
    _process: Process,
    _screen: Option<Process>,
}

impl Driver {
    pub fn start(browser: Browser) -> Driver {
        let (mut command, announcement) = browser.driver();
        let screen = browser.screen().map(|mut screen| {
            let (screen, line) = Process::start(&mut screen, |line| Some(line.to_owned())).expect("a screen");
            command.env("DISPLAY", format!(":{line}")).env_remove("WAYLAND_DISPLAY");
            screen
        });
        let (process, port) = match announcement {
            Announcement::Prints(words) => {
                let port = |line: &str| Some(line.split_once(words)?.1.trim_end_matches('.').to_owned());
                // The port it chooses may be taken before it listens; then it ends, and another may be free.
                let mut attempts = (0..3).filter_map(|_| Process::start(&mut command, port));
                attempts.next().unwrap_or_else(|| panic!("{} does not listen", command.get_program().display()))
            }
            Announcement::Silent => {
                let port = free_port();
                let process = Process::spawn(&mut with_port(&command, port));
                wait_for(port);
                (process, port.to_string())
            }
        };
        Driver { address: format!("http://127.0.0.1:{port}"), _process: process, _screen: screen }
    }
}

/// A program of ours, which ends with its handle.
struct Process(Child);

impl Process {
    fn spawn(command: &mut Command) -> Process {
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        Process(child.unwrap_or_else(|error| panic!("{} does not start: {error}", command.get_program().display())))
    }

    /// Starts it and waits for the line of its output in which `find` finds something. None where it ends before.
    fn start(command: &mut Command, find: impl Fn(&str) -> Option<String>) -> Option<(Process, String)> {
        let mut process = Process::spawn(command);
        let mut lines = BufReader::new(process.0.stdout.take().expect("its output is ours")).lines();
        let found = lines.by_ref().map_while(Result::ok).find_map(|line| find(&line))?;
        // A program whose output nobody reads stops when the pipe is full.
        thread::spawn(move || lines.for_each(drop));
        Some((process, found))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port nobody listens on.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

/// The command with the port in the place of `{port}`.
fn with_port(command: &Command, port: u16) -> Command {
    let mut filled = Command::new(command.get_program());
    filled.args(
        command
            .get_args()
            .map(|argument| OsString::from(argument.to_string_lossy().replace("{port}", &port.to_string()))),
    );
    filled.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    filled
}

fn wait_for(port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < PATIENCE, "nobody listens on port {port}");
        thread::sleep(Duration::from_millis(20));
    }
}
