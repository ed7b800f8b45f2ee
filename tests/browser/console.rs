//! The lines in a browser's console.
//!
//! Chromium returns its console over WebDriver, with the messages of the browser itself. The other browsers do not, so
//! the script [`KEEP`] records one in the page: what scripts write, uncaught errors, violations of a policy, and files
//! that an element could not load. It does not see that a `fetch` failed; only the caller of `fetch` does.

use crate::browser::Browser;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// Records warnings and errors in the format of Chromium's log: the source of a line, then its text, with strings in
/// quotes. When the browser leaves the page, the script passes the lines on to the next page in `window.name`.
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
        // A listener that runs later may prevent the default, and then the console has no such line.
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

/// The warnings and errors since the last call, each after its source. The source is `console-api` for lines that a
/// script wrote; the browser's own lines have `network`, `security` and others.
pub async fn read(browser: Browser, client: &Client) -> Vec<String> {
    let lines = if browser.has_console() {
        client.issue_cmd(Log).await.map(|lines| {
            let worse = |line: &&Value| line["level"] == "SEVERE" || line["level"] == "WARNING";
            let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
            let lines = lines.as_array().into_iter().flatten().filter(worse);
            lines.map(|line| format!("{} {}", text(line, "source"), text(line, "message"))).collect()
        })
    } else {
        // After the lines that are still being written.
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
