//! Pages whose scripts change the built-in objects and functions that all scripts rely on.

use crate::page::{ENTER, Page};
use crate::server::{Server, Site};

/// A page with a card that runs this script before everything else.
async fn visit(page: &Page, script: &str) -> Server {
    let site = Site::whole(&format!(
        "<script>{script}</script><script src=watch.js></script><script src=film-cards.js></script>
         <body><film-card film=sound-of-metal>Until then.</film-card><div id=place>Until then.</div>"
    ));
    let server = page.visit(site).await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    server
}

/// Asserts that the card can be read, expanded, changed and removed, and that scripts can mount another one.
async fn can_be_used(page: &Page) {
    page.holds("part($('film-card'), 'title').textContent.includes('Sound of Metal')").await;
    page.holds("part($('film-card'), 'person').textContent === 'Darius Marder'").await;
    // Use a key, because on some of these pages a driver cannot find the element to click.
    page.run("part($('film-card'), 'toggle').focus()").await;
    page.press(ENTER).await;
    page.until("events.at(-1).name === 'toggle' && events.at(-1).detail.open").await;
    page.run("$('film-card').setAttribute('theme', 'dark')").await;
    page.until("part($('film-card'), 'card').dataset.theme === 'dark'").await;
    page.run("$('film-card').setAttribute('film', 'the-piano')").await;
    page.until("part($('film-card'), 'title').textContent.includes('The Piano')").await;

    page.holds("FilmCards.films().then((films) => films.some(({ name }) => name === 'The Piano'))").await;
    page.holds(
        "FilmCards.mount($('#place'), { film: 'alien', open: true }).then((card) => { window.mounted = card; return is($('#place')) === 'card' })",
    )
    .await;
    page.run("mounted.update({ theme: 'dark' }); mounted.unmount(); $('film-card').remove()").await;
    page.holds("$('#place').innerText === 'Until then.'").await;
    page.settled().await;
}

async fn changes_nothing(page: &Page, script: &str) {
    visit(page, script).await;
    can_be_used(page).await;
}

pub async fn additions_in_the_manner_of_prototype_js(page: Page) {
    // Enumerable, as in Prototype.js, and some replace methods that JavaScript has today.
    let script = "
        Object.assign(Array.prototype, {
            each(call) { for (let at = 0; at < this.length; at++) call(this[at], at); return this; },
            first() { return this[0]; },
            last() { return this[this.length - 1]; },
            without(...values) { return this.filter((value) => !values.includes(value)); },
            toJSON() { return '[' + this.map((value) => JSON.stringify(value)).join(', ') + ']'; },
            reduce() { return this.length > 1 ? this : this[0]; },
            entries() { return this.slice(); },
            inspect() { return 'an array'; },
        });
        Array.from = (list) => (list ? [].slice.call(list) : []);
        Function.prototype.bind = function (to, ...given) {
            const call = this;
            return function (...more) { return call.apply(to, given.concat(more)); };
        };
        Object.assign(Function.prototype, { curry() { return this; }, defer() { setTimeout(this); } });
        Object.assign(String.prototype, { toJSON() { return this; }, strip() { return this.trim(); }, blank: /^$/ });
        Object.assign(Number.prototype, { toJSON() { return this; }, times() {} });
        Object.assign(Element.prototype, { show() {}, hide() {}, update() {}, up() {}, down() {}, select() {}, insert() {} });
        Object.keys = (object) => { const keys = []; for (const key in object) keys.push(key); return keys; };";
    changes_nothing(&page, script).await;
}

pub async fn additions_to_every_object(page: Page) {
    let script = "
        Object.prototype.foo = 'bar';
        Object.prototype.extend = function (more) { for (const name in more) this[name] = more[name]; return this; };
        Array.prototype.remove = function (value) { this.splice(this.indexOf(value), 1); };
        Function.prototype.method = function () { return this; };";
    changes_nothing(&page, script).await;
}

pub async fn methods_in_the_manner_of_old_polyfills(page: Page) {
    let script = "
        const node = (what) => (what instanceof Node ? what : document.createTextNode(String(what)));
        const put = (parent, what, before) => {
            for (const one of what) parent.insertBefore(node(one), before);
        };
        for (const type of [Element, DocumentFragment, ShadowRoot, Document]) Object.assign(type.prototype, {
            append(...what) { put(this, what, null); return this; },
            prepend(...what) { put(this, what, this.firstChild); return this; },
            replaceChildren(...what) { while (this.firstChild) this.removeChild(this.firstChild); put(this, what, null); },
        });
        for (const type of [Element, CharacterData]) Object.assign(type.prototype, {
            remove() { if (this.parentNode) this.parentNode.removeChild(this); return this; },
            before(...what) { put(this.parentNode, what, this); return this; },
            after(...what) { put(this.parentNode, what, this.nextSibling); return this; },
            replaceWith(...what) { put(this.parentNode, what, this); this.parentNode.removeChild(this); },
        });
        Element.prototype.closest = function (selector) {
            let at = this;
            while (at && !at.matches(selector)) at = at.parentElement;
            return at;
        };";
    changes_nothing(&page, script).await;
}

pub async fn a_page_that_guards_its_own_nodes(page: Page) {
    // Like a consent manager, but stricter: no script can insert anything with these methods.
    let script = "
        window.put = 0;
        for (const name of ['appendChild', 'insertBefore', 'replaceChild']) {
            const own = Node.prototype[name];
            Node.prototype[name] = function (node, ...more) {
                if (this.getRootNode() === document) {
                    put += 1;
                    throw new Error('nothing is put into this page');
                }
                return own.call(this, node, ...more);
            };
        }";
    visit(&page, script).await;
    can_be_used(&page).await;
    page.holds("put === 0").await;
}

pub async fn zones_around_everything(page: Page) {
    let script = "
        window.zoned = 0;
        const zone = (call) => typeof call !== 'function' ? call : function (...values) {
            zoned += 1;
            return call.apply(this, values);
        };
        const wrapped = new WeakMap();
        for (const name of ['addEventListener', 'removeEventListener']) {
            const own = EventTarget.prototype[name];
            EventTarget.prototype[name] = function (type, listener, ...more) {
                if (typeof listener === 'function' && !wrapped.has(listener)) wrapped.set(listener, zone(listener));
                return own.call(this, type, wrapped.get(listener) ?? listener, ...more);
            };
        }
        for (const name of ['queueMicrotask', 'setTimeout', 'setInterval', 'requestAnimationFrame']) {
            const own = window[name];
            window[name] = (call, ...more) => own.call(window, zone(call), ...more);
        }
        for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
            window[name] = class extends window[name] { constructor(call, ...more) { super(zone(call), ...more); } };
        }
        const Native = Promise;
        window.Promise = class ZonePromise extends Native {
            then(...calls) { return super.then(...calls.map(zone)); }
        };
        const fetched = fetch;
        window.fetch = (...values) => new Promise((done, failed) => fetched(...values).then(done, failed));
        const define = customElements.define;
        customElements.define = function (name, type, ...more) {
            for (const call of ['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback']) {
                if (type.prototype[call]) type.prototype[call] = zone(type.prototype[call]);
            }
            return define.call(this, name, type, ...more);
        };";
    visit(&page, script).await;
    can_be_used(&page).await;
    page.holds("zoned > 10").await;
}

pub async fn everything_frozen(page: Page) {
    let script = "
        const types = [Object, Array, Function, String, Number, Boolean, Promise, Map, Set, WeakMap, Error, TypeError,
            RegExp, Symbol, Uint8Array, Node, Element, HTMLElement, EventTarget, Event];
        for (const type of types) {
            Object.freeze(type.prototype);
            Object.freeze(type);
        }";
    changes_nothing(&page, script).await;
}

pub async fn another_film_cards(page: Page) {
    for own in [
        "Object.defineProperty(window, 'FilmCards', { value: 'mine' })",
        "Object.defineProperty(window, 'FilmCards', { get: () => 'mine' })",
    ] {
        visit(&page, own).await;
        page.holds("FilmCards === 'mine'").await;
        page.complains(&["something else is called FilmCards"]).await;
        page.click("part($('film-card'), 'toggle')").await;
        page.until("events.at(-1).name === 'toggle' && events.at(-1).detail.open").await;
    }
}

pub async fn loaders_of_other_modules(page: Page) {
    let script = "
        window.asked = [];
        const note = (name) => (...values) => { asked.push(name); throw new Error(name); };
        Object.assign(window, {
            define: Object.assign(note('define'), { amd: {} }), require: note('require'), requirejs: note('requirejs'),
            module: { exports: {} }, exports: {}, process: { versions: { node: '20' }, env: {} }, Buffer: note('Buffer'),
            global: window, System: { import: note('System'), register: note('System') }, __webpack_require__: note('webpack'),
        });";
    visit(&page, script).await;
    can_be_used(&page).await;
    page.holds("!asked.length && Object.keys(module.exports).length + Object.keys(exports).length === 0").await;
}

pub async fn names_that_a_page_has_taken(page: Page) {
    let script = "
        var name = 'mine', status = 'mine', parent = null, origin = 'mine', event = null,
            length = 7, script = 'mine', module = 'mine', page = 'mine', wasm = 'mine', init = 'mine', style = 'mine',
            mount = 'mine', film = 'mine', films = 'mine', load = 'mine', start = 'mine', card = 'mine', room = 'mine';
        var URL = 'https://mine.example/';
        class Card {}
        class FilmCard {}
        class FilmGallery {}";
    visit(&page, script).await;
    page.run("window.load = (address) => import(address)").await;
    can_be_used(&page).await;
    page.holds("name === 'mine' && URL.length > 3").await;
}

pub async fn a_self_that_is_not_the_window(page: Page) {
    for script in ["var self = {}", "var self = null", "self = { document: {}, FilmCards: 7 }"] {
        changes_nothing(&page, script).await;
    }
}

pub async fn an_element_of_another_script(page: Page) {
    page.visit(Site::whole(
        "<script src=watch.js></script><script>customElements.define('film-card', class extends HTMLElement {})</script>
         <body><film-card film=sound-of-metal>Until then.</film-card>
         <script src=film-cards.js data-film=alien></script><p>After.",
    ))
    .await;
    page.complains(&["film-card> is taken"]).await;
    page.settled().await;
    page.holds("document.querySelectorAll('film-card').length === 1 && $('film-card').innerText === 'Until then.'")
        .await;
    page.holds("!events.length && !window.FilmCards").await;
}

pub async fn elements_with_the_names_of_properties(page: Page) {
    page.visit(Site::whole(
        "<body><img name=currentScript id=FilmCards alt=><form name=head></form><form name=body></form>
         <img name=adoptedStyleSheets alt=><img id=customElements alt=>
         <img id=self name=self alt=><img id=IntersectionObserver alt=><iframe name=customCards title=Mine></iframe>
         <a id=fetch>Mine</a>
         <script src=watch.js></script><script src=film-cards.js data-film=sound-of-metal></script>
         <div id=place>Until then.</div>",
    ))
    .await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    can_be_used(&page).await;
}

pub async fn a_page_that_hears_of_every_error(page: Page) {
    let script = "
        window.errors = [];
        window.onerror = (message) => { errors.push(message); return true; };
        window.onunhandledrejection = (event) => { errors.push(String(event.reason)); event.preventDefault(); };
        addEventListener('error', (event) => { errors.push(event.message); event.stopImmediatePropagation(); }, true);";
    visit(&page, script).await;
    can_be_used(&page).await;
    page.holds("errors.length === 0").await;
}

pub async fn classes_for_elements_from_another_time(page: Page) {
    // The replacement for classes that old browsers needed, so that functions can be custom elements.
    let script = "
        const Native = window.HTMLElement;
        window.HTMLElement = function HTMLElement() { return Reflect.construct(Native, [], this.constructor); };
        HTMLElement.prototype = Native.prototype;
        HTMLElement.prototype.constructor = HTMLElement;
        Object.setPrototypeOf(HTMLElement, Native);
        const { define, get } = customElements;
        const known = new Map();
        customElements.define = (name, type, options) => {
            if (known.has(name)) throw new Error(name);
            known.set(name, type);
            define.call(customElements, name, type, options);
        };
        customElements.get = (name) => known.get(name) ?? get.call(customElements, name);";
    changes_nothing(&page, script).await;
}

pub async fn a_page_with_sheets_of_its_own(page: Page) {
    let script = "
        window.sheet = new CSSStyleSheet();
        sheet.replaceSync('* { color: red !important; display: block !important }');
        document.adoptedStyleSheets = [sheet];
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
            const root = attach.call(this, options);
            root.adoptedStyleSheets = [sheet];
            return root;
        };";
    visit(&page, script).await;
    page.holds("getComputedStyle(part($('film-card'), 'title')).color !== 'rgb(255, 0, 0)'").await;
    can_be_used(&page).await;
    page.holds("document.adoptedStyleSheets.length === 1 && document.adoptedStyleSheets[0] === sheet").await;
}

pub async fn a_page_that_listens_first(page: Page) {
    // Listens before the card does, and stops the event.
    let script = "
        window.heard = 0;
        for (const type of ['pointerover', 'focusin', 'error', 'transitionend', 'load']) {
            addEventListener(type, (event) => { heard += 1; event.stopPropagation(); }, true);
        }";
    visit(&page, script).await;
    can_be_used(&page).await;
    page.holds("heard > 0").await;
}

pub async fn a_tag_that_is_written(page: Page) {
    let server = page
        .visit(Site::new(
            "<script src=watch.js></script><p>Before.</p>
             <script>document.write('<script src=film-cards.js data-film=sound-of-metal><\\/script>')</script>
             <p>After.</p><div id=place>Until then.</div>",
        ))
        .await;
    page.until("events.length && is($('film-card')) === 'card'").await;
    page.holds("$('film-card').nextElementSibling.textContent === 'After.'").await;
    assert_eq!(server.requests(".wasm"), 1);
    can_be_used(&page).await;
}
