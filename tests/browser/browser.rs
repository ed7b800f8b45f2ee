//! The browsers that the tests know. To support another one, add an entry here.

use crate::form::Form;
use serde_json::{Map, Value, json};
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::process::Command;

/// WebKit on Linux sometimes compiles a correct module wrongly, and the module traps
/// (<https://bugs.webkit.org/show_bug.cgi?id=259441>). Measured on a busy machine with pages of ten elements: 3 of
/// about 6,500 pages with its compilers, none of 4,000 with the interpreter. On a reader's page the engine is started
/// again. In the tests a trap must be our own bug, so WebKit uses the interpreter, except in the few cases that compute
/// for so long that they would take minutes.
const WEBKIT_INTERPRETS: [(&str, &str); 2] = [("JSC_useBBQJIT", "0"), ("JSC_useOMGJIT", "0")];

/// WebKit draws by itself. Otherwise OpenGL does it, without a graphics card on the processor: a quarter of what most cases
/// cost. Without OpenGL, WebKit 2.50 crashes in a view transition.
const WEBKIT_DRAWS: (&str, &str) = ("WEBKIT_DISABLE_COMPOSITING_MODE", "1");

/// Makes Chromium draw letters on Linux in the same way on every machine, whatever its settings are.
const FONTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/fonts.conf");

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::WebKit => "webkit",
        })
    }
}

/// How we learn the port of a driver.
pub enum Announcement {
    /// The driver chooses a port and prints it, at the end of a line that contains these words.
    Prints(&'static str),
    /// We give the driver a port; it prints nothing.
    Silent,
}

impl Browser {
    pub const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Browser::Chromium => "Chromium",
            Browser::Firefox => "Firefox",
            Browser::WebKit => "WebKit",
        }
    }

    /// The browsers to test in, or the reason why one is missing.
    pub fn asked_for() -> Vec<(Browser, Option<String>)> {
        let asked = env::var("FILM_CARDS_BROWSERS").unwrap_or_else(|_| "chromium".into());
        let missing = env::var("FILM_CARDS_MISSING").unwrap_or_default();
        let names: Vec<&str> = asked.split([',', ' ']).collect();
        Browser::ALL
            .into_iter()
            .filter_map(|browser| {
                let reason = missing.lines().find_map(|line| line.strip_prefix(&format!("{browser}: ")));
                let asked = names.contains(&browser.to_string().as_str());
                (asked || reason.is_some()).then(|| (browser, reason.map(str::to_owned)))
            })
            .collect()
    }

    /// The command that starts the driver, and how we learn its port. `{port}` in the command is replaced by the port
    /// that we give to a driver which prints nothing. With `is_whole`, WebKit uses its compilers and OpenGL.
    pub fn driver(self, is_whole: bool) -> (Command, Announcement) {
        let (program, arguments, announcement) = match self {
            Browser::Chromium => (
                program("FILM_CARDS_CHROMEDRIVER", "chromedriver"),
                &["--port=0"][..],
                Announcement::Prints("started successfully on port "),
            ),
            // The second port is for a protocol that we do not use; two drivers must not share it. Printed pages can
            // only be shown by somebody who may send commands to the browser itself.
            Browser::Firefox => (
                program("FILM_CARDS_GECKODRIVER", "geckodriver"),
                &["--port=0", "--websocket-port=0", "--allow-system-access"][..],
                Announcement::Prints("Listening on 127.0.0.1:"),
            ),
            Browser::WebKit => (
                program("FILM_CARDS_WEBKITDRIVER", "WebKitWebDriver"),
                &["--host=127.0.0.1", "--port={port}"][..],
                Announcement::Silent,
            ),
        };
        let mut command = Command::new(program);
        command.args(arguments);
        if self == Browser::Chromium {
            command.env("FONTCONFIG_FILE", FONTS);
        }
        if self == Browser::WebKit && !is_whole {
            command.envs(WEBKIT_INTERPRETS).env(WEBKIT_DRAWS.0, WEBKIT_DRAWS.1);
        }
        (command, announcement)
    }

    /// The program that provides a screen, for a browser that needs one.
    pub fn screen(self) -> Option<Command> {
        let mut command = match self {
            Browser::Chromium | Browser::Firefox => return None,
            Browser::WebKit => Command::new(program("FILM_CARDS_XVFB", "Xvfb")),
        };
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
        Some(command)
    }

    /// Wraps a script so that it runs like a script of the page. Firefox runs scripts of its driver in a sandbox with
    /// its own `Object`, `Array` and so on; the wrapper makes the script use those of the page.
    pub fn in_page(self, script: &str) -> String {
        match self {
            Browser::Firefox => format!("with (window) {{ {script}\n }}"),
            Browser::Chromium | Browser::WebKit => script.to_owned(),
        }
    }

    /// Whether the browser notices that a response ends too early. WebKit's GTK port takes what has arrived for the
    /// whole response.
    pub fn notices_a_cut_answer(self) -> bool {
        self != Browser::WebKit
    }

    /// Whether the driver can read the browser's console. If not, a script in the page records it.
    pub fn has_console(self) -> bool {
        self == Browser::Chromium
    }

    /// The capabilities of a session: no window, no requests to the vendor, a fresh profile (the driver makes one for
    /// every session), and a recorded console.
    pub fn capabilities(self, form: Form) -> Map<String, Value> {
        let phone = form == Form::Phone;
        let (width, height) = form.size();
        let mut capabilities = match self {
            Browser::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": program("FILM_CARDS_CHROMIUM", "/usr/bin/chromium").to_string_lossy(),
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        // Draws letters and colours in the same way on every screen; `FONTS` has the rest.
                        "--disable-lcd-text", "--force-color-profile=srgb",
                        // The servers of all cases are one site. Starting a process takes longer than some cases.
                        "--process-per-site",
                    ],
                },
            }),
            Browser::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": program("FILM_CARDS_FIREFOX", "/usr/bin/firefox-esr").to_string_lossy(),
                    "args": ["-headless"],
                    "prefs": firefox_settings(form),
                },
            }),
            Browser::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": program("FILM_CARDS_MINIBROWSER", "MiniBrowser").to_string_lossy(),
                    "args": ["--automation"],
                },
            }),
        };
        if phone && self == Browser::Chromium {
            capabilities["goog:chromeOptions"]["mobileEmulation"] = json!({
                "deviceMetrics": { "width": width, "height": height, "pixelRatio": 3, "touch": true, "mobile": true },
            });
        }
        let Value::Object(capabilities) = capabilities else { unreachable!("capabilities are an object") };
        capabilities
    }
}

/// The preferences of a Firefox profile.
fn firefox_settings(form: Form) -> Value {
    let mut settings = json!({
        // A scroll bar would make the page narrower while it grows; the other browsers have none.
        "ui.useOverlayScrollbars": 1,
        // One process shows all pages, and none is started in advance for a next tab.
        "dom.ipc.processCount": 1,
        "dom.ipc.processCount.webIsolated": 1,
        "dom.ipc.processPrelaunch.enabled": false,
    });
    if form == Form::Phone {
        settings["dom.w3c_touch_events.enabled"] = 1.into();
        // A pointer with the precision of a finger, and no hover.
        settings["ui.primaryPointerCapabilities"] = 1.into();
        settings["ui.allPointerCapabilities"] = 1.into();
    }
    settings
}

fn program(variable: &str, otherwise: &str) -> OsString {
    env::var_os(variable).unwrap_or_else(|| otherwise.into())
}
