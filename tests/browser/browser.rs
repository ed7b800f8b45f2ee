//! The browsers there can be. Another one is another entry here.

use crate::form::Form;
use serde_json::{Map, Value, json};
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::process::Command;

/// WebKit on Linux now and then compiles a correct module wrongly, and it traps
/// (<https://bugs.webkit.org/show_bug.cgi?id=259441>). Measured on a busy machine with pages of nine cards: 1 of about
/// 1,500 pages, with either of its two compilers; none of 2,500 when it interprets. On a reader's page the module is
/// started again; here a trap has to be the module's own, so the browser interprets.
const WEBKIT_INTERPRETS: [(&str, &str); 2] = [("JSC_useBBQJIT", "0"), ("JSC_useOMGJIT", "0")];

/// How Chromium draws letters on Linux, whatever the machine's own settings say.
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

/// How a driver says where it listens.
pub enum Announcement {
    /// It finds itself a port and prints it, at the end of a line that holds these words.
    Prints(&'static str),
    /// It is given a port, and says nothing.
    Silent,
}

impl Browser {
    pub const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Browser::Chromium => "Chromium",
            Browser::Firefox => "Firefox",
            Browser::WebKit => "WebKit",
        }
    }

    /// The browsers to test in, and why not where one is missing.
    pub fn asked_for() -> Vec<(Browser, Option<String>)> {
        let asked = env::var("FILM_CARDS_BROWSERS").unwrap_or_else(|_| "chromium".into());
        let missing = env::var("FILM_CARDS_MISSING").unwrap_or_default();
        let names: Vec<&str> = asked.split([',', ' ']).collect();
        Browser::ALL
            .into_iter()
            .filter_map(|browser| {
                let told = missing.lines().find_map(|line| line.strip_prefix(&format!("{browser}: ")));
                let asked = names.contains(&browser.to_string().as_str());
                (asked || told.is_some()).then(|| (browser, told.map(str::to_owned)))
            })
            .collect()
    }

    /// The driver's program, and how it says where it listens. `{port}` stands for the port that a
    /// silent one is given.
    pub fn driver(self) -> (Command, Announcement) {
        let (program, arguments, announcement) = match self {
            Browser::Chromium => (
                program("FILM_CARDS_CHROMEDRIVER", "chromedriver"),
                &["--port=0"][..],
                Announcement::Prints("started successfully on port "),
            ),
            // Its second port is for a protocol that is not used here; two drivers must not share it. Only
            // who may talk to the browser itself can have a page shown as it prints.
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
        if self == Browser::WebKit {
            command.envs(WEBKIT_INTERPRETS);
        }
        (command, announcement)
    }

    /// The program that makes a screen for a browser which cannot do without one.
    pub fn screen(self) -> Option<Command> {
        let mut command = match self {
            Browser::Chromium | Browser::Firefox => return None,
            Browser::WebKit => Command::new(program("FILM_CARDS_XVFB", "Xvfb")),
        };
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
        Some(command)
    }

    /// A script as the page itself would run it. Firefox runs those of its driver in a room beside the
    /// page, with an `Object`, an `Array` and so on of its own; in there the page's are asked for.
    pub fn in_page(self, script: &str) -> String {
        match self {
            Browser::Firefox => format!("with (window) {{ {script}\n }}"),
            Browser::Chromium | Browser::WebKit => script.to_owned(),
        }
    }

    /// Whether the browser notices that an answer breaks off before its end. WebKit's GTK port takes
    /// what has come for the whole.
    pub fn notices_a_cut_answer(self) -> bool {
        self != Browser::WebKit
    }

    /// Whether the browser gives its console to who asks. Where it does not, the page keeps one.
    pub fn has_console(self) -> bool {
        self == Browser::Chromium
    }

    /// What a session asks for: no window, nothing that calls home, a profile of its own (the driver
    /// makes one for every session), and the console kept.
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
                        // Letters and colours are drawn alike on any screen; `FONTS` has the rest.
                        "--disable-lcd-text", "--force-color-profile=srgb",
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

/// What a profile of Firefox is to be like.
fn firefox_settings(form: Form) -> Value {
    let mut settings = json!({
        // A bar beside the page would take room from it while the page grows; the others have none.
        "ui.useOverlayScrollbars": 1,
    });
    if form == Form::Phone {
        settings["dom.w3c_touch_events.enabled"] = 1.into();
        // A finger's precision, and nothing that hovers.
        settings["ui.primaryPointerCapabilities"] = 1.into();
        settings["ui.allPointerCapabilities"] = 1.into();
    }
    settings
}

fn program(variable: &str, otherwise: &str) -> OsString {
    env::var_os(variable).unwrap_or_else(|| otherwise.into())
}
