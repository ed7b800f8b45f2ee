//! The browsers there can be. Another one is another entry here.

use serde_json::{Map, Value, json};
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard};

#[derive(Clone, Copy, PartialEq)]
pub enum Browser {
    Chromium,
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Browser::Chromium => "chromium",
        })
    }
}

impl Browser {
    const ALL: [Browser; 1] = [Browser::Chromium];

    /// The browsers to test in, and why not where one is missing.
    pub fn asked_for() -> Vec<(Browser, Option<String>)> {
        let asked = env::var("FILM_CARDS_BROWSERS").unwrap_or_else(|_| "chromium".into());
        let missing = env::var("FILM_CARDS_MISSING").unwrap_or_default();
        let reason = |browser: Browser| {
            let told = missing.lines().find_map(|line| line.strip_prefix(&format!("{browser}: ")));
            told.map(str::to_owned)
        };
        let names: Vec<&str> = asked.split([',', ' ']).collect();
        let all = Browser::ALL.into_iter().filter(|browser| names.contains(&browser.to_string().as_str()));
        let absent = Browser::ALL.into_iter().filter(|browser| reason(*browser).is_some());
        let mut browsers: Vec<_> = all.map(|browser| (browser, reason(browser))).collect();
        for browser in absent {
            if browsers.iter().all(|(other, _)| *other != browser) {
                browsers.push((browser, reason(browser)));
            }
        }
        browsers
    }

    /// What starts sessions of this browser. Nothing runs before the first of them.
    pub fn driver(self) -> Driver {
        Driver { browser: self, running: Arc::default() }
    }

    /// The driver's program, told to find itself a port, and how its line begins that says which.
    fn command(self) -> (Command, &'static str) {
        match self {
            Browser::Chromium => {
                let mut command = Command::new(program("FILM_CARDS_CHROMEDRIVER", "chromedriver"));
                command.arg("--port=0");
                (command, "ChromeDriver was started successfully on port ")
            }
        }
    }

    /// What a session asks for: no window, nothing that calls home, a profile of its own (the driver
    /// makes one for every session), and the console kept.
    pub fn capabilities(self) -> Map<String, Value> {
        let capabilities = match self {
            Browser::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": program("FILM_CARDS_CHROMIUM", "/usr/bin/chromium").to_string_lossy(),
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    ],
                },
            }),
        };
        let Value::Object(capabilities) = capabilities else { unreachable!("capabilities are an object") };
        capabilities
    }
}

fn program(variable: &str, otherwise: &str) -> OsString {
    env::var_os(variable).unwrap_or_else(|| otherwise.into())
}

/// A browser's driver: one process for all sessions, started by the first and ended with the last
/// handle on it.
#[derive(Clone)]
pub struct Driver {
    pub browser: Browser,
    running: Arc<Mutex<Option<Running>>>,
}

struct Running {
    process: Child,
    address: String,
}

impl Driver {
    /// Where it listens.
    pub fn address(&self) -> String {
        let mut running = self.lock();
        running.get_or_insert_with(|| start(self.browser)).address.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().expect("the driver could not be started before")
    }
}

fn start(browser: Browser) -> Running {
    let (mut command, announcement) = browser.command();
    let mut process = command
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("the driver of {browser} does not start: {error}"));
    let mut lines = BufReader::new(process.stdout.take().expect("its output is ours")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| Some(line.strip_prefix(announcement)?.trim_end_matches('.').to_owned()))
        .unwrap_or_else(|| panic!("the driver of {browser} ended before it said where it listens"));
    // A driver whose output nobody reads stops when the pipe is full.
    std::thread::spawn(move || lines.for_each(drop));
    Running { process, address: format!("http://127.0.0.1:{port}") }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
