//! The processes of the drivers. Two of the three drivers support only one session at a time, so each session gets a
//! driver of its own.

use crate::browser::{Announcement, Browser};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The longest time until a started program listens on its port.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver, and the screen of its browser if it needs one.
pub struct Driver {
    pub address: String,
    // Fields are dropped in order: the driver has to end before its screen.
    _process: Process,
    _screen: Option<Process>,
}

impl Driver {
    pub fn start(browser: Browser, is_whole: bool) -> Driver {
        let (mut command, announcement) = browser.driver(is_whole);
        let screen = browser.screen().map(|mut screen| {
            let (screen, line) = Process::start(&mut screen, |line| Some(line.to_owned())).expect("a screen");
            command.env("DISPLAY", format!(":{line}")).env_remove("WAYLAND_DISPLAY");
            screen
        });
        let (process, port) = match announcement {
            Announcement::Prints(words) => {
                let port = |line: &str| Some(line.split_once(words)?.1.trim_end_matches('.').to_owned());
                // Another program may take the chosen port before the driver does. The driver then ends; try again.
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

/// A process that we started; dropping it ends the process.
struct Process(Child);

impl Process {
    fn spawn(command: &mut Command) -> Process {
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        Process(child.unwrap_or_else(|error| panic!("{} does not start: {error}", command.get_program().display())))
    }

    /// Starts it and waits for a line of output in which `find` finds something. None if the process ends before.
    fn start(command: &mut Command, find: impl Fn(&str) -> Option<String>) -> Option<(Process, String)> {
        let mut process = Process::spawn(command);
        let mut lines = BufReader::new(process.0.stdout.take().expect("its output is ours")).lines();
        let found = lines.by_ref().map_while(Result::ok).find_map(|line| find(&line))?;
        // Keep reading: a program blocks when the pipe for its output is full.
        thread::spawn(move || lines.for_each(drop));
        Some((process, found))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // An error means that it has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A free port.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

/// The command with `{port}` replaced by the port.
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
