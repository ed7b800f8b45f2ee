//! A browser that keeps running, and its tabs, one for each case.
//!
//! Starting and ending a browser takes longer than most cases, so a case gets a new tab in a running browser. The page
//! of a case has an origin of its own, because its server has a port of its own. This separates the cases well enough:
//! so far none of them changes the browser itself.

use crate::browser::Browser;
use crate::devtools;
use crate::driver::Driver;
use crate::form::Form;
use crate::page::Page;
use crate::server::Site;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

/// A running browser with a fresh profile.
pub struct Session {
    pub browser: Browser,
    pub form: Form,
    /// Whether WebKit runs as it does for readers.
    pub is_whole: bool,
    pub client: Client,
    /// The tab the browser started with. It keeps the browser running.
    first_tab: WindowHandle,
    /// The number of tabs that it has had for cases.
    pub cases: usize,
    // Fields are dropped in order: the session has to end before the driver.
    _driver: Driver,
}

impl Session {
    /// Starts a browser.
    pub async fn open(browser: Browser, form: Form, is_whole: bool) -> Result<Session, String> {
        let driver = Driver::start(browser, is_whole);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(browser.capabilities(form)).connect(&driver.address).await;
        let client = connected.map_err(|error| format!("{} did not start: {error}", browser.title()))?;
        let first_tab = client.window().await.map_err(|error| format!("{} has no window: {error}", browser.title()))?;
        Ok(Session { browser, form, is_whole, client, first_tab, cases: 0, _driver: driver })
    }

    /// Lets Chromium show all cases in one process: that of a page in the first tab, from the same site as their servers.
    /// Otherwise it starts a process for each.
    #[allow(dead_code, reason = "benchmarks do not")]
    pub async fn share_process(&self) -> Result<(), String> {
        if self.browser != Browser::Chromium {
            return Ok(());
        }
        let server = Site::new("").serve();
        let opened = self.client.goto(&server.origin).await;
        opened.map_err(|error| format!("{} has no first page: {error}", self.browser.title()))
    }

    /// Opens a new tab of the form's size.
    pub async fn open_tab(&mut self) -> Result<Page, CmdError> {
        self.cases += 1;
        match self.browser {
            Browser::Chromium | Browser::Firefox => {
                let tab = self.client.new_window(true).await?;
                self.client.switch_to_window(tab.handle).await?;
            }
            // MiniBrowser never shows a second tab, so in WebKit all cases use the first one.
            Browser::WebKit => {
                self.client.goto("about:blank").await?;
                self.client.execute("window.name = ''", Vec::new()).await?;
            }
        }
        if self.browser == Browser::Chromium {
            // Switching to a tab makes Firefox show it. A hidden tab cannot have the focus.
            devtools::call(&self.client, "Page.bringToFront", serde_json::json!({})).await?;
        }
        // Chromium emulates the phone without a window. In the other browsers the window becomes as small as
        // possible: the page is then 500 pixels wide in Firefox, and 447 in WebKit.
        if (self.browser, self.form) != (Browser::Chromium, Form::Phone) {
            let (width, height) = self.form.size();
            resize(&self.client, width, height).await;
        }
        let page = Page::new(self.client.clone(), self.browser, self.form);
        // Chromium has one console for all tabs. Drop what the previous tab wrote while it closed.
        page.console().await;
        Ok(page)
    }

    /// Closes the tab of the case.
    pub async fn close_tab(&self) -> Result<(), CmdError> {
        match self.browser {
            Browser::Chromium | Browser::Firefox => {
                self.client.close_window().await?;
                self.client.switch_to_window(self.first_tab.clone()).await
            }
            Browser::WebKit => self.client.goto("about:blank").await,
        }
    }

    /// Ends the browser.
    pub async fn close(self) {
        // If the browser does not close, it ends with its driver.
        let _ = self.client.close().await;
    }
}

/// Resizes the window so that the page gets this size, or the size of the browser's smallest window.
pub async fn resize(client: &Client, width: u32, height: u32) {
    let frame = client.execute("return [outerWidth - innerWidth, outerHeight - innerHeight]", Vec::new()).await;
    let frame = frame.expect("a window knows its size");
    let around = |side: usize| u32::try_from(frame[side].as_i64().unwrap_or_default()).unwrap_or_default();
    client.set_window_size(width + around(0), height + around(1)).await.expect("a window can be resized");
}
