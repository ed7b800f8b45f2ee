// film-cards: the loader. A classic script, so that it can tell its own address, and small, because
// every page loads it. What needs no reviews is here: the elements, and the room they keep. The rest
// is in film-cards-page.js, which comes with the module when a card is nearly in view.
//
// <script async src="…/film-cards.js" data-film="…"></script> puts a card where it stands.
// <film-card film="…">what shows until then</film-card> is the element, <film-gallery> every movie.
"use strict";
(() => {
  // Asked of every document: on this one an element may be called so.
  const script = Reflect.get(Document.prototype, "currentScript", document);
  const say = (message) => console.error(`film-cards: ${message}`);
  if (!script) {
    say('load film-cards.js by a plain script tag, without type="module"');
    return;
  }

  // A page may hold several copies of this script. The first one does the work.
  const first = customElements.get("film-card");
  if (first) {
    if (first.welcome) first.welcome(script);
    else say("another script has taken <film-card>; cards show their fallback");
    return;
  }

  const DEFAULTS = ["theme", "lang", "links", "heading"];
  const OPTIONS = ["film", "review", "open", ...DEFAULTS];

  // The module of cards, and the one of galleries, which can do what the other can: the two files of each,
  // with the digests of their bytes.
  const [cards, galleries] = [
    ["film-cards-page.js", "", "film-cards-module_bg.wasm", ""],
    ["film-gallery-page.js", "", "film-cards-module_bg.wasm", ""],
  ].map((names) => [0, 2].map((at) => (
    { href: script.src.replace(/[^/]*([?#].*)?$/, names[at]), integrity: names[at + 1] }
  )));

  // The failures of `film-card-error`: an error with a `reason`, told once, however many cards it
  // keeps away. The fallback shows again.
  const failure = (reason, message) => Object.assign(new Error(message), { reason });
  const told = new Set();

  const emit = (element, name, detail) =>
    element.dispatchEvent(new CustomEvent(`film-card-${name}`, { bubbles: true, composed: true, detail }));

  const emitError = (element, { reason, message }) => emit(element, "error", { reason, message });

  function fail(element, error) {
    restore(element);
    if (!told.has(error.message)) say(error.message);
    told.add(error.message);
    emitError(element, error);
  }

  function restore({ shadowRoot }) {
    shadowRoot.adoptedStyleSheets = [];
    shadowRoot.replaceChildren(document.createElement("slot"));
  }

  // The page's side of a module, loaded once for all that is of it.
  const use = (files) => (files.started ??= start(...files));

  // Where there is a gallery, its module does everything. One that comes after the cards is loaded besides.
  const usual = () =>
    use(!cards.started && (galleries.started || document.querySelector("film-gallery")) ? galleries : cards);

  async function start(page, wasm) {
    try {
      // The smallest module there is. A policy that blocks it blocks ours, and is found out before
      // anything is downloaded. (WebKit has nothing against a module as long as nobody makes use of it.)
      new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    } catch {
      throw failure("wasm-blocked",
        "the page's Content-Security-Policy needs script-src 'wasm-unsafe-eval'");
    }
    const answer = fetch(wasm.href, wasm);
    // It may have failed before anybody waits for it.
    answer.catch(() => {});
    try {
      return await (await load(page)).start({ wasm, answer, load, failure, emit, fail, restore });
    } catch (error) {
      if (error.reason) throw error;
      const there = await fetch(page.href).then(({ ok }) => ok, () => 0);
      throw failure(there ? "integrity" : "network", `${page.href} could not be loaded (${error.message})`);
    }
  }

  // An import cannot name a digest; it takes what a preload of its address has fetched, which can.
  async function load({ href, integrity }) {
    const preload = document.createElement("link");
    document.head.append(Object.assign(preload, { rel: "modulepreload", crossOrigin: "", integrity, href }));
    try {
      return await import(href);
    } finally {
      preload.remove();
    }
  }

  // The height that is reserved for a card, which folds itself into it. A gallery is longer than that, and
  // keeps what is below it out of sight.
  const room = new CSSStyleSheet();
  room.replaceSync(":host{display:flow-root;margin-block:1.5em}@media screen{:host{min-block-size:max(28em,448px)}:host(film-gallery){min-block-size:100lvh}}:host([hidden]){display:none}");

  // Whether the page was opened by a link into this card, or a gallery by a link into any:
  // #film-cards/sound-of-metal/2. A film whose name begins so comes as well, and does no more than that.
  const isLinked = (film) => location.hash.startsWith(`#film-cards/${encodeURIComponent(film ?? "")}`);

  // The elements. Their attributes are their only state: a change of any is followed by one look at
  // all of them, in a microtask, which also lets an element move without being torn down.
  const connected = new Set();
  const changeAll = () => connected.forEach((element) => element.attributeChangedCallback());
  addEventListener("hashchange", changeAll);
  const defaults = {};

  class FilmCard extends HTMLElement {
    static observedAttributes = OPTIONS;

    // The module is loaded for elements that are in view or within a screen of it.
    static #observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) target.#arrive();
    }, { rootMargin: "100%" });

    // A script tag: its defaults for the page, and the card that it stands for.
    static welcome(script) {
      const { dataset, nextElementSibling } = script;
      for (const name of DEFAULTS) if (name in dataset) defaults[name] = dataset[name];
      changeAll();
      const { film } = dataset;
      // A page that comes out of a cache may bring the card that the script has made before.
      if (film === undefined || nextElementSibling?.getAttribute("film") === film) return;
      if (script.closest("head")) return say(`move the tag with data-film="${film}" from the <head> to where its card is to stand`);
      const card = document.createElement("film-card");
      for (const name of OPTIONS) if (name in dataset) card.setAttribute(name, dataset[name]);
      script.after(card);
    }

    #near;
    #changed;
    #handle;

    constructor() {
      super();
      this.attachShadow({ mode: "open" });
      restore(this);
      this.shadowRoot.adoptedStyleSheets = [room];
      for (const type of ["pointerover", "focusin"]) this.addEventListener(type, () => this.#arrive());
    }

    connectedCallback() {
      connected.add(this);
      this.attributeChangedCallback();
    }

    disconnectedCallback() {
      this.attributeChangedCallback();
    }

    attributeChangedCallback() {
      if (this.#changed) return;
      this.#changed = true;
      queueMicrotask(() => {
        this.#changed = false;
        this.#settle();
      });
    }

    #arrive() {
      if (this.#near) return;
      FilmCard.#observer.unobserve(this);
      this.#near = true;
      this.#settle();
    }

    async #settle() {
      if (!this.isConnected) {
        connected.delete(this);
        FilmCard.#observer.unobserve(this);
        this.#leave();
      } else if (!this.#near && !isLinked(this.getAttribute("film"))) {
        FilmCard.#observer.observe(this);
      } else {
        try {
          const { show } = await (this instanceof FilmGallery ? use(galleries) : usual());
          if (!this.isConnected) return;
          if (this.#handle) this.#handle.update(this.#options());
          else this.#handle = show(this, this.#options());
        } catch (error) {
          this.#leave();
          fail(this, error);
        }
      }
    }

    #leave() {
      this.#handle?.unmount();
      this.#handle = undefined;
    }

    // Every option, so that an attribute taken away goes back to its default.
    #options() {
      const options = {};
      for (const name of this.constructor.observedAttributes) {
        options[name] = this.getAttribute(name) ?? defaults[name] ?? null;
      }
      options.open = options.open !== null && options.open !== "false";
      // What is not a number goes in as it is, and is refused in the same words as anywhere.
      for (const name of ["review", "heading"]) {
        if (options[name]?.trim() && !isNaN(options[name])) options[name] = Number(options[name]);
      }
      return options;
    }
  }

  class FilmGallery extends FilmCard {
    static observedAttributes = ["open", ...DEFAULTS];
  }

  // What scripts of the page may call. Each waits for its module.
  const call = (module, name) => async (...values) => (await module())[name](...values);
  const whole = () => use(galleries);
  const mount = call(usual, "mount");
  const api = {
    films: call(whole, "films"),
    film: call(whole, "film"),
    mount: (element, options) => mount(element, options).catch((error) => {
      if (element instanceof Element) emitError(element, error);
      throw error;
    }),
  };
  try {
    window.FilmCards = Object.freeze(api);
  } catch {
    say("something else is called FilmCards; cards show, scripts cannot reach them");
  }

  customElements.define("film-card", FilmCard);
  customElements.define("film-gallery", FilmGallery);
  FilmCard.welcome(script);
})();
