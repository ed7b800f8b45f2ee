//! A card adds nothing to a page but itself, and leaves nothing behind after it was removed.

use crate::page::Page;
use crate::server::Site;

/// Counts what is added to the page: listeners, observers, global names, storage.
const COUNT: &str = r#"
    const listeners = new Map();
    const key = (type, capture) => `${type} ${capture === true || Boolean(capture?.capture)}`;
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    // A listener that was added twice counts once. A listener on an element that is not on the page does not count.
    const ofThePage = (target) => target === window || target === document || !(target instanceof Node) || document.documentElement.contains(target);
    EventTarget.prototype.addEventListener = function (type, listener, options) {
        const target = this ?? window;
        if (listener && !options?.once && ofThePage(target)) {
            if (!listeners.has(target)) listeners.set(target, new Map());
            const of = listeners.get(target);
            if (!of.has(listener)) of.set(listener, new Set());
            of.get(listener).add(key(type, options));
        }
        return add.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
        const target = this ?? window;
        const of = listeners.get(target);
        const keys = of?.get(listener);
        keys?.delete(key(type, options));
        // What is remembered here is not forgotten by the browser.
        if (!keys?.size) of?.delete(listener);
        return remove.call(target, type, listener, options);
    };
    window.listenersOfThePage = () => {
        let count = 0;
        for (const [target, of] of listeners) {
            if (ofThePage(target)) for (const keys of of.values()) count += keys.size;
        }
        return count;
    };
    window.observers = 0;
    window.timers = 0;
    for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver", "PerformanceObserver"]) {
        window[name] = class extends window[name] {
            #observes = false;
            observe(...values) {
                if (!this.#observes) observers += 1;
                this.#observes = true;
                super.observe(...values);
            }
            disconnect() {
                if (this.#observes) observers -= 1;
                this.#observes = false;
                super.disconnect();
            }
        };
    }
    const every = setInterval;
    window.setInterval = (...values) => { timers += 1; return every(...values); };
    const methods = () => [Object, Array, Function, String, Promise, Map, Set, EventTarget, Node, Element, HTMLElement, Document, Window, Event]
        .flatMap((type) => [type, type.prototype])
        .map((of) => Object.entries(Object.getOwnPropertyDescriptors(of)).map(([name, { value, get, set }]) => [name, value, get, set]));
    const sameMethods = (one, other) => one.every((of, at) => of.length === other[at].length
        && of.every((entry, index) => entry.every((value, part) => Object.is(value, other[at][index][part]))));
    window.before = methods();
    window.methodsAreThePages = () => sameMethods(before, methods());
    window.newNames = () => Object.getOwnPropertyNames(window).filter((name) => !names.has(name) && isNaN(name));
    window.kept = async () => ({
        cookies: document.cookie,
        local: localStorage.length,
        session: sessionStorage.length,
        caches: (await self.caches?.keys())?.length ?? 0,
        databases: (await indexedDB.databases?.())?.length ?? 0,
        workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    });
    // Without the names of the case itself, and one that the driver of Chromium leaves behind.
    window.names = new Set(Object.getOwnPropertyNames(window).concat("names", "html", "places", "place", "ret_nodes"));
"#;

async fn visit(page: &Page, body: &str) -> crate::server::Server {
    let site = Site::whole(&format!(
        "<script src=watch.js></script><script src=count.js></script><script src=film-cards.js></script><body>{body}"
    ));
    page.visit(site.file("count.js", COUNT)).await
}

const CARD: &str = "<film-card film=sound-of-metal>Until then.</film-card>";

pub async fn the_page_is_as_it_was(page: Page) {
    let server = visit(
        &page,
        &format!(
            "<p id=words>Words of the page.</p><input id=field value=Mine><p><a href=#there>A link</a></p>
                  <div style='height: 4000px'></div>{CARD}<p id=there>There.</p>"
        ),
    )
    .await;
    // The reader has scrolled, and the focus is in a field.
    page.run(
        "scrollTo(0, 300);
         $('#field').focus({ preventScroll: true });
         window.html = document.documentElement.outerHTML;
         window.places = () => [scrollX, scrollY, document.activeElement.id, $('#field').selectionStart, history.length, location.href, document.title].join();
         window.place = places();
         $('film-card').dispatchEvent(new Event('pointerover'))",
    )
    .await;
    page.until("is($('film-card')) === 'card'").await;
    page.settled().await;
    page.holds("document.documentElement.outerHTML === html").await;
    page.holds("places() === place").await;
    page.holds("document.styleSheets.length === 0 && document.adoptedStyleSheets.length === 0").await;
    page.holds("methodsAreThePages() && timers === 0").await;
    let names = page.get("newNames().join()").await;
    assert_eq!(names, "FilmCards", "the names that have come");
    let kept = page.get("kept()").await;
    let nothing =
        serde_json::json!({ "cookies": "", "local": 0, "session": 0, "caches": 0, "databases": 0, "workers": 0 });
    assert_eq!(kept, nothing);
    // All requests are for files of the bundle, each one once.
    let files = page.get("performance.getEntriesByType('resource').map(({ name }) => name)").await;
    let mut files: Vec<_> = files.as_array().expect("a list").iter().filter_map(|file| file.as_str()).collect();
    assert!(files.iter().all(|file| file.starts_with(&server.origin) || file.starts_with("data:")), "{files:#?}");
    files.retain(|file| file.contains("film-cards"));
    let all = files.len();
    files.sort_unstable();
    files.dedup();
    assert!(files.len() == all && (3..=4).contains(&all), "{files:#?}");
    assert_eq!(server.requests(".wasm"), 1);
}

pub async fn what_the_reader_does_is_the_pages(page: Page) {
    visit(&page, &format!("<input id=field><a href=#there>A link</a>{CARD}<p id=there tabindex=-1>There.</p>")).await;
    page.until("is($('film-card')) === 'card'").await;
    page.run(
        "window.prevented = [];
         for (const type of ['click', 'keydown', 'keyup', 'pointerdown', 'mousedown', 'touchstart', 'wheel', 'submit', 'contextmenu', 'copy'])
            addEventListener(type, (event) => { if (event.defaultPrevented) prevented.push(type) });
         window.heard = [];
         for (const type of ['click', 'keydown']) document.addEventListener(type, (event) => heard.push(`${type} ${event.target.localName}`));",
    )
    .await;
    page.click("part($('film-card'), 'toggle')").await;
    page.until("events.at(-1).name === 'toggle'").await;
    page.run("$('#field').focus()").await;
    page.press('a').await;
    page.until("$('#field').value === 'a'").await;
    page.click("$('a')").await;
    page.until("location.hash === '#there'").await;
    page.run("part($('film-card'), 'toggle').focus()").await;
    page.press(crate::page::SPACE).await;
    page.until("events.at(-1).detail?.open === false").await;
    page.holds("!prevented.length").await;
    page.holds("heard.includes('click film-card') && heard.includes('keydown input') && heard.includes('click a')")
        .await;
}

/// Adds and removes a card this many times, once by script and once as an element.
const CYCLES: &str = r#"
    window.elements = [];
    // Keep the memory that the engine exports.
    for (const name of ["instantiate", "instantiateStreaming"]) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...values) => {
            const made = await original.apply(WebAssembly, values);
            const exported = Object.values((made.instance ?? made).exports);
            window.memory = exported.find((value) => value instanceof WebAssembly.Memory);
            return made;
        };
    }
    const ready = (element) => new Promise((done) => element.addEventListener("film-card-ready", done, { once: true }));
    window.cycle = async (times) => {
        for (let time = 0; time < times; time++) {
            const place = document.querySelector("main");
            const mounted = document.createElement("div");
            place.append(mounted);
            const card = await FilmCards.mount(mounted, { film: time % 2 ? "alien" : "the-piano", open: Boolean(time % 3) });
            card.update({ theme: "dark" });
            card.unmount();
            mounted.remove();
            const element = document.createElement("film-card");
            element.setAttribute("film", "sound-of-metal");
            place.append(element);
            element.dispatchEvent(new Event("pointerover"));
            await ready(element);
            element.setAttribute("theme", "light");
            await null;
            element.remove();
            await new Promise((done) => setTimeout(done));
            elements.push(...[mounted, element].map((one) => new WeakRef(one)));
        }
    };
    // Allocates more and more memory, so that the browser collects garbage, in the end all of it.
    let held = [];
    window.forgotten = async () => {
        for (let time = 0; time < 10; time++) held.push(Array.from({ length: 50000 }, () => ({ time })));
        if (held.length > 100) held = [];
        await new Promise((done) => setTimeout(done, 400));
        return elements.filter((one) => one.deref()).length;
    };
"#;

pub async fn five_hundred_cards_come_and_go(page: Page) {
    let site = Site::whole(
        "<script src=watch.js></script><script src=count.js></script><script src=cycles.js></script>
         <script src=film-cards.js></script><body><main></main>",
    );
    page.visit(site.file("count.js", COUNT).file("cycles.js", CYCLES)).await;
    page.get("cycle(20)").await;
    page.run("window.held = () => [listenersOfThePage(), observers, memory.buffer.byteLength, document.querySelectorAll('*').length].join()").await;
    let first = page.get("held()").await;
    for _ in 0..10 {
        page.get("cycle(25)").await;
    }
    let last = page.get("held()").await;
    assert_eq!(first, last, "listeners of the page, observers, bytes of the engine's memory, nodes");
    page.holds("elements.length === 540").await;
    let mut remembered = Vec::new();
    while remembered.last().is_none_or(|left| *left > 27) && remembered.len() < 80 {
        remembered.push(page.get("forgotten()").await.as_u64().expect("a number"));
    }
    assert!(remembered.last().is_some_and(|left| *left <= 27), "of 540 elements there are still {remembered:?}");
}
