// film-cards: the page's side. A classic script, so that it can tell its own address, and small,
// because every page loads it; the module with the reviews comes when a card is nearly in view.
//
// <script async src="…/film-cards.js" data-film="…"></script> puts a card where it stands.
// <film-card film="…">what shows until then</film-card> is the element, <film-gallery> every movie.
"use strict";
(() => {
  const script = document.currentScript;
  if (!script) {
    console.error('film-cards: load film-cards.js by a plain script tag, without type="module"');
    return;
  }

  // A page may hold several copies of this script. The first one does the work.
  const first = customElements.get("film-card");
  if (first) {
    if (first.welcome) first.welcome(script);
    else console.error("film-cards: another script has taken <film-card>; the cards show their fallback");
    return;
  }

  const GLUE = new URL("film-cards-module.js", script.src).href;
  const WASM = new URL("film-cards-module_bg.wasm", script.src).href;
  const OPTIONS = ["film", "review", "open", "theme", "lang", "links"];
  const DEFAULTS = ["theme", "lang", "links"];

  // Failures. A failure is an error with a `reason`, one of those of `film-card-error`; an error
  // out of the module that has none is a trap.
  const failure = (reason, message) => Object.assign(new Error(message), { reason });

  const told = new Set();
  const tell = ({ message }) => {
    if (!told.has(message)) console.error(`film-cards: ${message}`);
    told.add(message);
  };

  const emit = (element, name, detail) =>
    element.dispatchEvent(new CustomEvent(`film-card-${name}`, { bubbles: true, composed: true, detail }));

  const emitError = (element, { reason, message }) => emit(element, "error", { reason, message });

  // The module, loaded once for all cards.
  let loading;
  const load = () => (loading ??= start());

  async function start() {
    try {
      // The smallest module there is. A policy that blocks it blocks ours, and is found out before
      // anything is downloaded.
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch {
      throw failure("wasm-blocked",
        "this page may not run WebAssembly; its Content-Security-Policy needs script-src 'wasm-unsafe-eval'");
    }
    const [glue, response] = await Promise.all([
      import(GLUE).catch((error) => unreachable(GLUE, error.message)),
      fetch(WASM).catch((error) => unreachable(WASM, error.message)),
    ]);
    if (!response.ok) unreachable(WASM, `the server answered ${response.status}`);
    const type = response.headers.get("content-type");
    if (type?.split(";")[0].trim() !== "application/wasm") {
      throw failure("mime-type", `${WASM} comes as "${type ?? ""}"; the server must send Content-Type: application/wasm`);
    }
    try {
      await glue.default({ module_or_path: response });
    } catch (error) {
      if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
        throw failure("integrity",
          `${WASM} is damaged, belongs to another build, or needs a newer browser (${error.message})`);
      }
      unreachable(WASM, error.message);
    }
    addEventListener("error", noticeTrap);
    return glue;
  }

  function unreachable(address, cause) {
    throw failure("network", `${address} could not be loaded (${cause})`);
  }

  // Calls into the module. After a trap its memory is not to be trusted, so nothing enters it again.
  const mounted = new Map();
  // The shadow roots that cards have made; others belong to the page.
  const roots = new WeakSet();
  let crashed;

  function enter(call) {
    if (crashed) throw crashed;
    try {
      return call();
    } catch (error) {
      throw error.reason ? error : crash(error);
    }
  }

  function crash(error) {
    crashed = failure("crashed", `the module has stopped (${error.message}); the cards show their fallback`);
    loading = Promise.reject(crashed);
    loading.catch(() => {});
    tell(crashed);
    const elements = [...mounted.keys()];
    mounted.clear();
    for (const element of elements) {
      restore(element);
      emitError(element, crashed);
    }
    return crashed;
  }

  // A trap in an event handler of a card surfaces on the window only. The script that called into
  // the module is on its stack, which tells it from the traps of other modules on the page.
  function noticeTrap(event) {
    if (crashed || !event.error?.stack?.includes(GLUE)) return;
    event.preventDefault();
    crash(event.error);
  }

  // What unmounting does, without the module.
  function restore({ shadowRoot }) {
    if (!shadowRoot) return;
    shadowRoot.adoptedStyleSheets = [];
    shadowRoot.replaceChildren(document.createElement("slot"));
  }

  // `entry` is what the module does: `mount` for a card, `mount_gallery` for all of them.
  function mount(entry, element, options) {
    const refuse = (message) => {
      throw Object.assign(new TypeError(message), { reason: "bad-options" });
    };
    if (!(element instanceof Element)) refuse("a card is mounted in an element of the page");
    if (element.shadowRoot && !roots.has(element.shadowRoot)) {
      refuse(`<${element.localName}> has a shadow root of its own: use <film-card> or <div>`);
    }
    // The page hears of it when the card has finished its own work, so that it may do anything to
    // the card, even take it away.
    const onToggle = (film, review, open) => queueMicrotask(() => emit(element, "toggle", { film, review, open }));
    let card;
    try {
      card = enter(() => entry(element, options, onToggle));
    } catch (error) {
      if (crashed) restore(element);
      throw error;
    }
    // The card that was here is let go only now that another has taken its place.
    const before = mounted.get(element);
    if (before) enter(() => before.free());
    mounted.set(element, card);
    roots.add(element.shadowRoot);
    const alive = () => mounted.get(element) === card;
    const handle = {
      update(changes) {
        if (alive() && enter(() => card.update(changes))) emit(element, "ready");
      },
      unmount() {
        if (!alive()) return;
        mounted.delete(element);
        enter(() => card.unmount());
      },
    };
    emit(element, "ready");
    return handle;
  }

  // The elements. Their attributes are their only state: a change of any is followed by one look at
  // all of them, in a microtask, which also lets an element move without being torn down.
  const connected = new Set();
  const defaults = {};

  class FilmCard extends HTMLElement {
    static observedAttributes = OPTIONS;
    static entry = (glue) => glue.mount;

    // The module is loaded for elements that are in view or within a screen of it.
    static #observer = self.IntersectionObserver && new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) target.#arrive();
    }, { rootMargin: "100%" });

    // A script tag: its defaults for the page, and the card that it stands for.
    static welcome({ dataset }) {
      for (const name of DEFAULTS) if (name in dataset) defaults[name] = dataset[name];
      if ("film" in dataset) {
        const card = document.createElement("film-card");
        for (const name of OPTIONS) if (name in dataset) card.setAttribute(name, dataset[name]);
        document.currentScript.after(card);
      }
      for (const element of connected) element.#change();
    }

    #near = !FilmCard.#observer;
    #changed = false;
    #handle;

    connectedCallback() {
      connected.add(this);
      this.#change();
    }

    disconnectedCallback() {
      this.#change();
    }

    attributeChangedCallback() {
      this.#change();
    }

    #change() {
      if (this.#changed) return;
      this.#changed = true;
      queueMicrotask(() => {
        this.#changed = false;
        this.#settle();
      });
    }

    #arrive() {
      FilmCard.#observer.unobserve(this);
      this.#near = true;
      this.#settle();
    }

    async #settle() {
      if (!this.isConnected) {
        connected.delete(this);
        FilmCard.#observer?.unobserve(this);
        this.#leave();
      } else if (!this.#near) {
        FilmCard.#observer.observe(this);
      } else {
        try {
          const glue = await load();
          if (!this.isConnected) return;
          if (this.#handle) this.#handle.update(this.#options());
          else this.#handle = mount(this.constructor.entry(glue), this, this.#options());
        } catch (error) {
          this.#leave();
          tell(error);
          emitError(this, error);
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
      if (options.review?.trim() && !isNaN(options.review)) options.review = Number(options.review);
      return options;
    }
  }

  class FilmGallery extends FilmCard {
    static observedAttributes = ["open", "theme", "lang", "links"];
    static entry = (glue) => glue.mount_gallery;
  }

  // What scripts of the page may call. Each waits for the module.
  const ask = async (call) => {
    const glue = await load();
    return enter(() => call(glue));
  };

  self.FilmCards = Object.freeze({
    films: () => ask((glue) => glue.films()),
    film: (slug) => ask((glue) => glue.film(String(slug))),
    mount: async (element, options) => {
      try {
        if (element instanceof FilmCard) {
          throw Object.assign(new TypeError(`<${element.localName}> takes its options as attributes`), { reason: "bad-options" });
        }
        return mount((await load()).mount, element, options);
      } catch (error) {
        if (element instanceof Element) emitError(element, error);
        throw error;
      }
    },
  });

  customElements.define("film-card", FilmCard);
  customElements.define("film-gallery", FilmGallery);
  FilmCard.welcome(script);
})();
