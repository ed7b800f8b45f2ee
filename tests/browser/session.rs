//! A WebDriver session.

use crate::browser::Browser;
use crate::driver::Driver;
use crate::form::Form;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

/// Opens a session: a browser with a fresh profile, and the room of the form.
pub async fn open(browser: Browser, form: Form, driver: &Driver) -> Result<Client, fantoccini::error::NewSessionError> {
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(browser.capabilities(form))
        .connect(&driver.address)
        .await?;
    // Chromium's phone has no window. The others' windows are made as small as they let themselves
    // be: Firefox's page is then 500 pixels wide, WebKit's 447.
    if (browser, form) != (Browser::Chromium, Form::Phone) {
        let (width, height) = form.room();
        resize(&client, width, height).await;
    }
    Ok(client)
}

/// Gives the page so much room, or as little more as the browser's window has at least.
pub async fn resize(client: &Client, width: u32, height: u32) {
    let frame = client.execute("return [outerWidth - innerWidth, outerHeight - innerHeight]", Vec::new()).await;
    let frame = frame.expect("a window knows its size");
    let around = |side: usize| u32::try_from(frame[side].as_i64().unwrap_or_default()).unwrap_or_default();
    client.set_window_size(width + around(0), height + around(1)).await.expect("a window can be resized");
}
