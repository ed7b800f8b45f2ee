//! A browser that is kept, and the tabs that cases get in it.
//!
//! Starting and ending a browser takes longer than most cases do, so a case gets a new tab in a browser that is
//! running already. Its page is an origin of its own, because its server has a port of its own. That is enough for
//! every case so far: none of them changes the browser itself.

use crate::browser::Browser;
use crate::devtools;
use crate::driver::Driver;
use crate::form::Form;
use crate::page::Page;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

/// A running browser with a fresh profile.
pub struct Session {
    pub browser: Browser,
    pub form: Form,
    pub client: Client,
    /// The tab the browser started with. It stays empty and keeps the browser running.
    first_tab: WindowHandle,
    /// How many cases have had a tab in it.
    pub cases: usize,
    // The driver ends after the session.
    _driver: Driver,
}

impl Session {
    /// Starts a browser.
    pub async fn open(browser: Browser, form: Form) -> Result<Session, String> {
        let driver = Driver::start(browser);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(browser.capabilities(form)).connect(&driver.address).await;
        let client = connected.map_err(|error| format!("{} did not start: {error}", browser.title()))?;
        let first_tab = client.window().await.map_err(|error| format!("{} has no window: {error}", browser.title()))?;
        Ok(Session { browser, form, client, first_tab, cases: 0, _driver: driver })
    }

    /// Opens a new tab of the form's size.
    pub async fn open_tab(&mut self) -> Result<Page, CmdError> {
        self.cases += 1;
        match self.browser {
            Browser::Chromium | Browser::Firefox => {
                let tab = self.client.new_window(true).await?;
                self.client.switch_to_window(tab.handle).await?;
            }
            // A second tab of WebKit's small browser is never shown, so its cases follow each other in the first one.
            Browser::WebKit => {
                self.client.goto("about:blank").await?;
                self.client.execute("window.name = ''", Vec::new()).await?;
            }
        }
        if self.browser == Browser::Chromium {
            // Firefox shows the tab that is switched to. A tab that is not shown cannot have the focus.
            devtools::call(&self.client, "Page.bringToFront", serde_json::json!({})).await?;
        }
        // Chromium's phone has no window. The other windows are made as small as they can be: Firefox's page is
        // then 500 pixels wide, WebKit's 447.
        if (self.browser, self.form) != (Browser::Chromium, Form::Phone) {
            let (width, height) = self.form.size();
            resize(&self.client, width, height).await;
        }
        let page = Page::new(self.client.clone(), self.browser, self.form);
        // Chromium keeps one console for all tabs; what the last tab wrote while it closed is not this case's.
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
        // A browser that does not let itself be closed ends with its driver.
        let _ = self.client.close().await;
    }
}

/// Resizes the window so that the page gets this size, or as little more as the smallest window of the browser has.
pub async fn resize(client: &Client, width: u32, height: u32) {
    let frame = client.execute("return [outerWidth - innerWidth, outerHeight - innerHeight]", Vec::new()).await;
    let frame = frame.expect("a window knows its size");
    let around = |side: usize| u32::try_from(frame[side].as_i64().unwrap_or_default()).unwrap_or_default();
    client.set_window_size(width + around(0), height + around(1)).await.expect("a window can be resized");
}
