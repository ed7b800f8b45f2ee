//! What a browser's console says.
//!
//! Chromium gives its console over WebDriver, its own complaints included. The others do not, so
//! there the page keeps one, by [`KEEP`]. It knows what scripts write, what nobody catches, what a
//! policy forbids and which file an element could not load; that a `fetch` failed is known to its
//! caller alone.

use crate::browser::Browser;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// Lines of the level of a warning and worse, in the words of Chromium's log: where a line comes
/// from, then what it says, strings in quotes. A page that is left hands its lines to the next in
/// `window.name`.
pub const KEEP: &str = r#"
    if (!window.consoleLines) {
        const lines = window.consoleLines = [];
        const restore = () => {
            if (window.name.startsWith("console:")) {
                lines.push(...JSON.parse(window.name.slice("console:".length)));
                window.name = "";
            }
        };
        restore();
        addEventListener("pageshow", restore);
        addEventListener("pagehide", () => {
            if (lines.length) window.name = "console:" + JSON.stringify(lines.splice(0));
        });
        const written = (value) => {
            if (typeof value !== "string") return String(value?.stack || value);
            return JSON.stringify(value);
        };
        for (const level of ["error", "warn"]) {
            const own = console[level];
            console[level] = (...values) => {
                lines.push(`console-api ${values.map(written).join(" ")}`);
                own.apply(console, values);
            };
        }
        // A listener that comes later may keep the line from the console.
        const unlessPrevented = (event, line) => setTimeout(() => {
            if (!event.defaultPrevented) lines.push(line);
        });
        addEventListener("error", (event) => {
            const { target, message } = event;
            if (target === window) unlessPrevented(event, `javascript ${message}`);
            else if (target.localName) lines.push(`network ${target.localName} ${target.src || target.href}`);
        }, true);
        addEventListener("unhandledrejection", (event) => {
            unlessPrevented(event, `javascript not caught in a promise: ${written(event.reason)}`);
        });
        addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, disposition }) => {
            lines.push(`security ${disposition} ${effectiveDirective} ${blockedURI}`);
        });
    }
"#;

/// What the console has said since this was last asked: warnings and worse, each behind its source.
/// The source is `console-api` for what a script wrote, `network`, `security` and others for the
/// browser's own.
pub async fn read(browser: Browser, client: &Client) -> Vec<String> {
    let lines = if browser.has_console() {
        client.issue_cmd(Log).await.map(|lines| {
            let worse = |line: &&Value| line["level"] == "SEVERE" || line["level"] == "WARNING";
            let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
            let lines = lines.as_array().into_iter().flatten().filter(worse);
            lines.map(|line| format!("{} {}", text(line, "source"), text(line, "message"))).collect()
        })
    } else {
        // Behind the lines that are still to be written.
        let script = "const done = arguments[0]; setTimeout(() => done(window.consoleLines?.splice(0) ?? []))";
        let kept = client.execute_async(script, Vec::new()).await;
        kept.map(|lines| lines.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    };
    lines.unwrap_or_else(|error| vec![format!("the console cannot be read: {error}")])
}

#[derive(Debug)]
struct Log;

impl WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
