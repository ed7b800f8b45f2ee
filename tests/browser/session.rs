//! A WebDriver session.

use crate::browser::Driver;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// Opens a session: a browser with a fresh profile.
pub async fn open(driver: &Driver) -> Result<Client, fantoccini::error::NewSessionError> {
    ClientBuilder::new(HttpConnector::new())
        .capabilities(driver.browser.capabilities())
        .connect(&driver.address())
        .await
}

/// What the browser's console has said since this was last asked.
pub async fn console(client: &Client) -> Vec<ConsoleLine> {
    let lines = client.issue_cmd(ConsoleLog).await.unwrap_or_default();
    let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    lines
        .as_array()
        .into_iter()
        .flatten()
        .map(|line| ConsoleLine {
            level: text(line, "level"),
            source: text(line, "source"),
            message: text(line, "message"),
        })
        .collect()
}

#[derive(Clone, Debug)]
pub struct ConsoleLine {
    /// `SEVERE`, `WARNING` and so on.
    pub level: String,
    /// `console-api` for what a script wrote; `network`, `security` and others for the browser's own.
    pub source: String,
    pub message: String,
}

#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
