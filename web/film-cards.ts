// film-cards: the loader. It is a classic script, so that it can find its own address, and small, because every page
// loads it. It does what must work without the engine: the elements, the height that they reserve, and the single
// download, also if the network fails. The rest is in film-cards-page.ts, which is loaded with the engine when a card
// is almost in view.
//
// <script async src="…/film-cards.js" data-film="…"></script> adds a card after itself.
// <film-card film="…">fallback</film-card> shows a card, <film-gallery> shows all movies. <film-card read>text</film-card>
// and <film-card src="…"> are for the page script.
//
// It is not in strict mode, so that the assignment to `FilmCards` below does not throw if the page has a read-only
// property of that name.

import type {
  BundleFile, BundleFiles, Calls, CardElement, CardElements, Defaults, Failure, LoadBundle, Loader, PageScript, Place,
} from "./shared.js";
import type { FilmCardAttributes, FilmCards, FilmGalleryAttributes } from "./types.js";

// Each failure is reported once, even if it concerns many cards or occurs again.
const told = new Set<string>();
const tell = (message: string) => {
  if (!told.has(message)) console.error("film-cards: " + message);
  told.add(message);
};

// The tag of this script. The getter is taken from the prototype, because an element of the page with the name
// `currentScript` would hide the property of this document. If an optimizer evaluates this script, inlines it or joins
// it with others, it has no tag of its own, but the page may still contain the original tag. If not, the address is the
// one that the bundle was built for with `--url`.
const OURS = "script[src*='film-cards.js']:not([src^=data])";
const own = Reflect.get(Document.prototype, "currentScript", document) as HTMLScriptElement | null;
const tags = own?.matches(OURS) ? [own] : document.querySelectorAll<HTMLScriptElement>(OURS);
const address = tags[0]?.src ?? BUNDLE.address;
const DEFAULTS = ["theme", "lang", "links", "heading"] as const satisfies (keyof FilmGalleryAttributes)[];
const OPTIONS = ["film", "review", "open", ...DEFAULTS] as const satisfies (keyof FilmCardAttributes)[];

// The compiler refuses this if one of the lists above lacks an attribute.
type Nothing<Lacking extends never> = Lacking;
export type Lacking =
  | Nothing<Exclude<keyof FilmCardAttributes, (typeof OPTIONS)[number] | "read" | "src" | "check">>
  | Nothing<Exclude<keyof FilmGalleryAttributes, "open" | (typeof DEFAULTS)[number]>>;

// A page may contain several copies of this script, of one bundle or of several. The first one that runs defines the
// elements, and the others register their bundles with it.
const first = customElements.get("film-card") as CardElements | undefined;
const { connected = new Set(), bundles = {} }: Partial<CardElements> = first ?? {};

// The address of a file of the bundle.
const beside = (name: string) => address.replace(/[^/]*([?#].*)?$/, name);

// The two engines: the one for cards, and the one for cards and galleries. Each consists of two files, with digests.
const [cards, galleries] = [BUNDLE.cards, BUNDLE.galleries].map((names) => ["js", "wasm"].map((ending, at) => (
  { href: beside(names[2] + ending), integrity: names[at] }
))) as [BundleFiles, BundleFiles];

// Requests the pack with a film, and returns its address: at once, so that it comes together with the engine. The number
// of the pack is a hash of the film's name (`film_archive::pack_of`). Without a name, it is the listing of a gallery,
// 16384.bin, which no pack has: the first letter of a film takes its number to below that. If the archive is in the Wasm,
// there is no folder.
const request = ((film: string) => {
  for (const folder of BUNDLE.packs) {
    let hash = 16384;
    for (const letter of film) hash = hash * 131 + letter.codePointAt(0)! & 16383;
    const href = beside(folder + hash + ".bin") as `${string}.bin`;
    request[href] ??= fetch(href).catch(() => {});
    return href;
  }
}) as Loader["request"];

// Shows the fallback again, and reports the failure in the console and by the event `film-card-error`.
function fail(element: CardElement, { reason, message }: Failure) {
  restore(element);
  tell(message);
  element.dispatchEvent(
    new CustomEvent("film-card-error", { bubbles: true, composed: true, detail: { reason, message } }),
  );
}

function restore({ shadowRoot }: CardElement) {
  shadowRoot.adoptedStyleSheets = [];
  shadowRoot.replaceChildren(document.createElement("slot"));
}

// The attributes of an element are its only state. After a change, all of them are read once, in a microtask. So an
// element that is moved in the page is not unmounted.
const changeAll = () => connected.forEach((element) => element.attributeChangedCallback());

// Loads this bundle, once for all elements of the page. If the page has a gallery, its engine shows the cards too. If a
// gallery is added after the engine for cards was loaded, its engine is loaded in addition.
const bundle: LoadBundle = (gallery, film) => {
  const isAll = !cards.started && (galleries.started || document.querySelector("film-gallery"));
  const files = gallery || isAll ? galleries : cards;
  if (film || gallery) request(film || "");
  return (files.started ??= start(files, 2e3));
};
bundle.key = cards[0].href;

const wait = (time: number) => new Promise((done) => setTimeout(done, time));

// Browsers do not import again from an address that has failed, and let a second request wait for a first one that was
// not answered. So a repeated request has another query, which servers ignore.
let again = "";

// Loads an engine. If the network fails, it tries twice more, after `pause` milliseconds and after four times as long.
// Then it tries again when an element needs it, or when the browser is online again.
async function start(files: BundleFiles, pause: number): Promise<Calls> {
  const [page, wasm] = files;
  // The smallest possible Wasm module. If a policy blocks it, nothing needs to be downloaded.
  const answer = (async () => {
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return fetch(wasm.href + again, wasm);
  })();
  // The request may fail before the page script waits for it; that must not count as an unhandled rejection.
  answer.catch(() => {});
  try {
    const calls = await Promise.race([
      // A script that arrives too late for this attempt is used by the next one.
      (async () => (files.script ??= await load<PageScript>(page)).start({ files, answer, load, fail, restore, tell, request }))(),
      wait(15e3).then((): never => { throw 0; }),
    ]);
    // Elements that have reported the failure show their cards now.
    if (again) changeAll();
    return calls;
  } catch (error: any) {
    const failure: Failure = error.reason
      ? error
      : Object.assign(Error(page.href + " could not be loaded"), { reason: "network" });
    again = "?" + Date.now();
    if (failure.reason === "network" && pause < 9e3) {
      await wait(pause);
      return start(files, pause * 4);
    }
    files.started = undefined;
    addEventListener("online", changeAll, { once: true });
    throw failure;
  }
}

// Imports a script. An import cannot have a digest, but it uses what a preload of the same address has fetched, and a
// preload can.
async function load<Script>(file: BundleFile): Promise<Script> {
  const href = file.href + again;
  const preload = Object.assign(document.createElement("link"), { rel: "modulepreload", crossOrigin: "", ...file, href });
  document.head.append(preload);
  return import(href).finally(() => preload.remove());
}

if (!address) {
  tell("film-cards.js needs data-noptimize data-no-optimize nowprocket");
} else if (!first) {
  define();
} else if (first.welcome) {
  for (const tag of tags) first.welcome(tag, bundle);
} else {
  tell("<film-card> is taken");
}

// Defines the elements and the global `FilmCards`.
function define() {
  // The reserved height. A card folds to it. A gallery reserves the height of the window, so that the content below it
  // is off the screen until the gallery has its final length.
  const room = new CSSStyleSheet();
  room.replaceSync(":host([hidden]){display:none}:host{display:flow-root;margin-block:1.5em}@media screen{:host{min-block-size:max(28em,448px)}:host(film-gallery){min-block-size:100lvh}}");

  // Whether the address links to a review in this card, or, for a gallery, in any card: #film-cards/sound-of-metal/2,
  // alone or after the hash of a router. Such a card is loaded at once. A slug that only begins like that matches too,
  // which does no harm.
  const isLinked = (film: string | null) => location.hash.includes("#film-cards/" + encodeURIComponent(film ?? ""));

  addEventListener("hashchange", changeAll);
  const defaults: Defaults = {};

  // The bundle of each tag.
  const owners = new WeakMap<HTMLScriptElement, LoadBundle | undefined>();

  class FilmCard extends HTMLElement implements CardElement {
    declare readonly shadowRoot: ShadowRoot;
    static observedAttributes: readonly string[] = OPTIONS;
    static connected = connected;
    static bundles = bundles;

    // The engine is loaded for elements that are in the window or less than a window away from it.
    static #observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) (target as FilmCard).#arrive();
    }, { rootMargin: "100%" });

    // Registers a script tag: its bundle, its defaults for the page, and the card that it adds. Older versions of the
    // loader call this without a bundle.
    static welcome(tag: HTMLScriptElement, its?: LoadBundle) {
      if (owners.has(tag)) return;
      owners.set(tag, its && (bundles[its.key] ??= its));
      const { dataset, nextElementSibling } = tag;
      for (const name of DEFAULTS) if (name in dataset) defaults[name] = dataset[name];
      changeAll();
      const { film } = dataset;
      // A page from a cache may already contain the card that this script has added before.
      if (film === undefined || nextElementSibling?.getAttribute("film") === film) return;
      if (tag.closest("head")) return void bundle().then(({ misplaced }) => misplaced(film), () => {});
      const card = new FilmCard();
      for (const name of OPTIONS) if (name in dataset) card.setAttribute(name, dataset[name]!);
      tag.after(card);
    }

    #near?: boolean;
    #changed?: boolean;
    // What the page script has mounted here, with `leave`, which unmounts it.
    #place: Place = {};

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

    async attributeChangedCallback() {
      if (this.#changed) return;
      this.#changed = true;
      await 0;
      this.#changed = false;
      this.#settle();
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
        this.#place.leave?.();
      } else if (!this.#near && !isLinked(this.getAttribute("film"))) {
        FilmCard.#observer.observe(this);
      } else {
        try {
          // The bundle of the nearest tag before the element. (4 is DOCUMENT_POSITION_FOLLOWING.) If it does not have
          // the film, its page script calls the others.
          let owner: LoadBundle = bundle;
          for (const tag of document.scripts) if (tag.compareDocumentPosition(this) & 4) owner = owners.get(tag) ?? owner;
          const { show } = await owner(this instanceof FilmGallery, this.getAttribute("film"));
          await show(this, defaults, this.#place);
        } catch (error: any) {
          this.#place.leave?.();
          fail(this, error);
        }
      }
    }
  }

  class FilmGallery extends FilmCard {}

  // The functions for scripts of the page. Each loads the engine that it needs: those that begin with "film" need all films.
  const api: any = {};
  for (const name of ["films", "film", "mount", "read"] as const satisfies (keyof FilmCards)[]) {
    api[name] = async (...values: any) => ((await bundle(name < "g"))[name] as any)(...values);
  }
  (window as { FilmCards?: FilmCards }).FilmCards = Object.freeze(api);

  customElements.define("film-card", FilmCard);
  customElements.define("film-gallery", FilmGallery);
  for (const tag of tags) FilmCard.welcome(tag, bundle);
}
