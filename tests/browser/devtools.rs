//! Commands of Chromium's developer tools, which no other browser has.

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// Runs the command with that name and returns its result.
pub async fn call(client: &Client, name: &'static str, parameters: Value) -> Result<Value, CmdError> {
    client.issue_cmd(Call { name, parameters }).await
}

#[derive(Debug)]
struct Call {
    name: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Call {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let command = json!({ "cmd": self.name, "params": self.parameters });
        (http::Method::POST, Some(command.to_string()))
    }
}
