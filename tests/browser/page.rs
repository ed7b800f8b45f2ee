//! A page in a browser: what cases can do with it, and what they can check.

use crate::browser::Browser;
use crate::form::Form;
use crate::server::{Server, Site};
use crate::{console, devtools, printing, session, tree};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction, TouchActions};
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use std::env;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A film that every tested bundle has, with two reviews.
pub const FILM: &str = "sound-of-metal";

/// Records the events of the cards in order, and defines functions with which cases find parts of a card. It is a
/// file of its own because some pages forbid inline scripts.
const WATCH: &str = r#"
    window.events = [];
    for (const name of ["ready", "toggle", "error"]) {
        document.addEventListener(`film-card-${name}`, (event) => events.push({
            name, on: event.target.id || event.target.localName, detail: event.detail, composed: event.composed,
        }));
    }
    window.part = (host, name) => host.shadowRoot?.querySelector(`[part~="${name}"]`);
    window.parts = (host, name) => [...(host.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ?? [])];
    window.load = (address) => import(address);
    window.$ = (selector) => document.querySelector(selector);
    window.is = (host) => host.shadowRoot?.querySelector(".film-card") ? "card" : "fallback";
"#;

/// The longest time to wait for anything. Only a failing case waits this long.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How long one request lets the page check a condition by itself, in milliseconds, before the next request.
const LOOK_MS: u32 = 2_000;

/// The key names of WebDriver.
pub const TAB: char = '\u{e004}';
pub const ENTER: char = '\u{e007}';
pub const SPACE: char = ' ';
/// The modifier key for commands such as paste.
const COMMAND: char = if cfg!(target_os = "macos") { '\u{e03d}' } else { '\u{e009}' };

#[derive(Clone)]
pub struct Page {
    client: Client,
    pub browser: Browser,
    pub form: Form,
    /// Lines of the console that were read but not yet returned.
    unread: Arc<Mutex<Vec<String>>>,
}

impl Page {
    pub fn new(client: Client, browser: Browser, form: Form) -> Page {
        Page { client, browser, form, unread: Arc::default() }
    }

    /// Serves `site` and goes to its page.
    pub async fn visit(&self, site: Site) -> Server {
        self.visit_at(site, "").await
    }

    /// The same, with `hash` after the address.
    pub async fn visit_at(&self, site: Site, hash: &str) -> Server {
        let keep = if self.browser.has_console() { "" } else { console::KEEP };
        let server = site.file("watch.js", &format!("{keep}{WATCH}")).serve();
        self.keep_console().await;
        self.client.goto(&[&server.origin, "/", hash].concat()).await.expect("the page opens");
        // If the page does not include the script of the cases, start it now.
        self.run(keep).await;
        server
    }

    /// Goes to a page of another server.
    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.expect("the page opens");
    }

    /// Reloads the page, and returns when the new one is there. Before that, the old page would still answer.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page is loaded anew");
    }

    /// Runs a script in the page and returns its result.
    pub async fn run(&self, script: &str) -> Value {
        let result = self.client.execute(&self.browser.in_page(script), Vec::new()).await;
        result.unwrap_or_else(|error| panic!("the script failed: {error}\n{script}"))
    }

    /// The value of an expression; a promise is awaited.
    pub async fn get(&self, expression: &str) -> Value {
        let script = format!(
            "const done = arguments[0];
             (async () => ({expression}))().then(done, (error) => done({{ thrown: `${{error.name}}: ${{error.message}}`, reason: error.reason }}));"
        );
        let result = self.client.execute_async(&self.browser.in_page(&script), Vec::new()).await;
        result.unwrap_or_else(|error| panic!("the script failed: {error}\n{expression}"))
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        self.until_within(PATIENCE, expression).await;
    }

    /// Waits until an expression is true, but not longer than the limit. The page itself checks again and again, so
    /// that this needs only one request to the driver. If the browser leaves the page meanwhile, the next page is
    /// asked.
    pub async fn until_within(&self, patience: Duration, expression: &str) {
        let script = format!(
            "const done = arguments[0], start = performance.now();
             (async function look() {{
                 let holds;
                 try {{ holds = Boolean({expression}); }} catch {{}}
                 if (holds || performance.now() - start > {LOOK_MS}) done(Boolean(holds));
                 else setTimeout(look, 10);
             }})();"
        );
        let script = self.browser.in_page(&script);
        let start = Instant::now();
        loop {
            let holds = self.client.execute_async(&script, Vec::new()).await;
            if matches!(holds, Ok(Value::Bool(true))) {
                return;
            }
            if start.elapsed() > patience {
                let events = self.get("JSON.stringify(window.events)").await;
                panic!("it never became true: {expression}\nthe events were {events}");
            }
            if holds.is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }

    /// Asserts that an expression is true now.
    pub async fn holds(&self, expression: &str) {
        let value = self.get(expression).await;
        assert_eq!(value, Value::Bool(true), "it is not true: {expression}");
    }

    /// Waits for a task and a frame, so that whatever the page has started is done.
    pub async fn settled(&self) {
        self.get("new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))").await;
    }

    /// Clicks the element of an expression with the mouse, or touches it, depending on the form.
    pub async fn click(&self, expression: &str) {
        let done = match (self.browser, self.form) {
            (Browser::Chromium | Browser::Firefox, Form::Desktop) => self.element(expression).await.click().await,
            (Browser::Chromium | Browser::Firefox, Form::Phone) => {
                let (x, y) = self.place(expression).await;
                let finger = TouchActions::new("finger".into())
                    .then(PointerAction::MoveTo { duration: None, x, y })
                    .then(PointerAction::Down { button: 0 })
                    .then(PointerAction::Up { button: 0 });
                self.client.perform_actions(finger).await
            }
            // The driver of WebKit's GTK port cannot touch. It clicks elements with scripts, which fail if a page
            // has added something to every object.
            (Browser::WebKit, _) => {
                let (x, y) = self.place(expression).await;
                let mouse = MouseActions::new("mouse".into())
                    .then(PointerAction::MoveTo { duration: None, x, y })
                    .then(PointerAction::Down { button: 0 })
                    .then(PointerAction::Up { button: 0 });
                self.client.perform_actions(mouse).await
            }
        };
        done.unwrap_or_else(|error| panic!("no click on {expression}: {error}"));
    }

    /// Scrolls the element of an expression into view and returns its centre.
    async fn place(&self, expression: &str) -> (f64, f64) {
        let script = format!(
            "const element = {expression};
             element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const {{ left, top, width, height }} = element.getBoundingClientRect();
             return `${{left + width / 2}} ${{top + height / 2}}`"
        );
        let place = self.run(&script).await;
        let sides = place.as_str().and_then(|place| place.split_once(' '));
        let sides = sides.and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)));
        sides.unwrap_or_else(|| panic!("{expression} is not on the page: {place}"))
    }

    async fn element(&self, expression: &str) -> Element {
        let value = self.run(&format!("return {expression}")).await;
        let id = value.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        let id = id.unwrap_or_else(|| panic!("no element: {expression}"));
        Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))
    }

    /// Types into the element of an expression. A field for files takes the path of one.
    pub async fn type_into(&self, expression: &str, text: &str) {
        let typed = self.element(expression).await.send_keys(text).await;
        typed.unwrap_or_else(|error| panic!("nothing can be typed into {expression}: {error}"));
    }

    /// Agrees to what a dialog of the page asks.
    pub async fn agree(&self) {
        self.client.accept_alert().await.expect("the page asks something");
    }

    /// Becomes a visitor whom the site does not know.
    pub async fn forget_cookies(&self) {
        self.client.delete_all_cookies().await.expect("cookies can be deleted");
    }

    /// Presses and releases a key.
    pub async fn press(&self, key: char) {
        let actions =
            KeyActions::new("keyboard".into()).then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        self.client.perform_actions(actions).await.expect("a key can be pressed");
    }

    /// Presses the keys that paste into the focused field.
    pub async fn paste(&self) {
        let actions = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: COMMAND })
            .then(KeyAction::Down { value: 'v' })
            .then(KeyAction::Up { value: 'v' })
            .then(KeyAction::Up { value: COMMAND });
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// Resizes the page. A phone keeps its size.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.form == Form::Desktop {
            session::resize(&self.client, width, height).await;
        }
    }

    /// Shows the page as it would print, until the end of the case.
    pub async fn print(&self) {
        printing::show(self.browser, &self.client).await.expect("a page can be shown as it prints");
        self.settled().await;
    }

    /// Another film of the bundle than [`FILM`], of the most ordinary kind.
    pub async fn another_film(&self) -> String {
        let expression =
            format!("(await FilmCards.films()).map((film) => film.slug).find((slug) => slug !== '{FILM}')");
        let slug = self.get(&expression).await;
        slug.as_str().expect("the bundle holds a second film").to_owned()
    }

    /// The warnings and errors in the console since the last call, of the browser and of scripts.
    pub async fn console(&self) -> Vec<String> {
        self.keep_console().await;
        std::mem::take(&mut *self.unread.lock().expect("nobody panics holding it"))
    }

    /// Reads the console before the browser leaves the page and its lines are lost.
    async fn keep_console(&self) {
        let fresh = console::read(self.browser, &self.client).await;
        self.unread.lock().expect("nobody panics holding it").extend(fresh);
    }

    /// Asserts that the cards have written exactly one line in the console, and that it contains all of `words`. The
    /// browser's own lines about a failed request or a policy are allowed beside it, because no script can prevent
    /// them.
    pub async fn complains(&self, words: &[&str]) {
        let lines = self.console().await;
        let (own, browsers): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.contains("film-cards: "));
        assert_eq!(own.len(), 1, "one line in the console, not {own:#?} beside {browsers:#?}");
        for word in words {
            assert!(own[0].contains(word), "“{word}” is not in {}", own[0]);
        }
        let allowed = |line: &String| {
            line.starts_with("network ") || line.starts_with("security ") || line.contains("Fetch API cannot load")
        };
        let rest: Vec<_> = browsers.into_iter().filter(|line| !allowed(line)).collect();
        assert!(rest.is_empty(), "the console also says {rest:#?}");
    }

    /// The accessibility tree of the card. Chromium only.
    pub async fn tree(&self) -> String {
        tree::of_the_card(&self.client).await
    }

    /// Saves a picture of the page if `FILM_CARDS_SCREENSHOTS` asks for pictures.
    pub async fn picture(&self, name: &str) {
        if env::var("FILM_CARDS_SCREENSHOTS").as_deref() != Ok("1") {
            return;
        }
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots");
        let png = self.screenshot().await;
        std::fs::create_dir_all(folder).expect("a folder for the pictures");
        std::fs::write(format!("{folder}/{}-{}-{name}.png", self.browser, self.form), png)
            .expect("the picture can be written");
    }

    /// Gives the page a screen of exactly this size, without animations. A window cannot be this small, but Chromium
    /// does not need one.
    pub async fn screen(&self, width: u32, height: u32) {
        self.prefers("prefers-reduced-motion", "reduce").await;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let called = devtools::call(&self.client, "Emulation.setDeviceMetricsOverride", size).await;
        called.unwrap_or_else(|error| panic!("there is no such screen: {error}"));
    }

    /// Emulates this setting of the reader's system, and no other. Chromium only.
    pub async fn prefers(&self, setting: &str, value: &str) {
        let features = json!({ "features": [{ "name": setting, "value": value }] });
        let called = devtools::call(&self.client, "Emulation.setEmulatedMedia", features).await;
        called.unwrap_or_else(|error| panic!("there is no such setting: {error}"));
    }

    /// The visible part of the page, as a PNG.
    pub async fn screenshot(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture can be taken")
    }
}
