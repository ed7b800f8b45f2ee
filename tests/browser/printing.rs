//! Shows a page as it would print.
//!
//! Chromium and Firefox can do this on the screen, each with a command of its own. WebKit's GTK port cannot; there we
//! change all style rules and stylesheets for `print` into rules for all media.

use crate::browser::Browser;
use crate::devtools;
use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

const RULES_FOR_EVERYTHING: &str = "
    for (const link of document.querySelectorAll('link[media=print]')) link.media = 'all';
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const sheets = new Set(roots.flatMap(({ adoptedStyleSheets }) => [...adoptedStyleSheets]));
    for (const { media } of [...sheets].flatMap(({ cssRules }) => [...cssRules])) {
        if (media?.mediaText === 'print') media.mediaText = 'all';
        else if (media?.mediaText === 'screen') media.mediaText = 'not all';
    }";

pub async fn show(browser: Browser, client: &Client) -> Result<(), CmdError> {
    match browser {
        Browser::Chromium => {
            devtools::call(client, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        }
        Browser::Firefox => {
            client.issue_cmd(Vendor("moz/context", json!({ "context": "chrome" }))).await?;
            let print = "gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'";
            let printed = client.execute(print, Vec::new()).await;
            client.issue_cmd(Vendor("moz/context", json!({ "context": "content" }))).await?;
            printed?;
        }
        Browser::WebKit => {
            client.execute(RULES_FOR_EVERYTHING, Vec::new()).await?;
        }
    }
    Ok(())
}

/// A command that only one browser's driver has: its path in the session, and its arguments.
#[derive(Debug)]
struct Vendor(&'static str, Value);

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}
