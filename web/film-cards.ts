// film-cards: the loader. A classic script, so that it can find its own address, and small, because every page loads it.
// What needs no reviews is here: the elements, the height they reserve, the one download and what becomes of it when the
// network is gone. The rest is in film-cards-page.js, which comes with the module when a card is nearly in view.
//
// <script async src="…/film-cards.js" data-film="…"></script> puts a card where it stands.
// <film-card film="…">what shows until then</film-card> is the element, <film-gallery> every movie.
//
// It is not in strict mode: where a page has taken `FilmCards`, the assignment below does nothing.

import type {
  BundleFile, BundleFiles, Calls, CardElement, CardElements, Defaults, Failure, LoadBundle, PageScript, Place,
} from "./shared.js";
import type { FilmCardAttributes, FilmCards, FilmGalleryAttributes } from "./types.js";

// A failure is reported once, however many cards it keeps away and however often it comes back.
const told = new Set<string>();
const tell = (message: string) => {
  if (!told.has(message)) console.error("film-cards: " + message);
  told.add(message);
};

// The tag this script comes from. Asked of every document: on this one an element may be called so. A script that was
// evaluated, inlined or joined with others has no such tag, but the page may still hold the one it was taken from. A
// page that holds none needs a bundle that was built with `--url`, which stands in the place of the empty address.
const OURS = "script[src*='film-cards.js']:not([src^=data])";
const own = Reflect.get(Document.prototype, "currentScript", document) as HTMLScriptElement | null;
const tags = own?.matches(OURS) ? [own] : document.querySelectorAll<HTMLScriptElement>(OURS);
const address = tags[0]?.src ?? BUNDLE.address;
const DEFAULTS = ["theme", "lang", "links", "heading"] as const satisfies (keyof FilmGalleryAttributes)[];
const OPTIONS = ["film", "review", "open", ...DEFAULTS] as const satisfies (keyof FilmCardAttributes)[];

// The compiler refuses a list that lacks one.
type Nothing<Lacking extends never> = Lacking;
export type Lacking =
  | Nothing<Exclude<keyof FilmCardAttributes, (typeof OPTIONS)[number]>>
  | Nothing<Exclude<keyof FilmGalleryAttributes, "open" | (typeof DEFAULTS)[number]>>;

// A page may hold several copies of this script, of one bundle or of several. The first one to run defines the
// elements, and knows the bundles of the others.
const first = customElements.get("film-card") as CardElements | undefined;
const { connected = new Set(), bundles = {} }: Partial<CardElements> = first ?? {};

// The module of cards, and the one of galleries, which can do what the other can: the two files of each,
// with the digests of their bytes.
const [cards, galleries] = [BUNDLE.cards, BUNDLE.galleries].map((names) => [0, 2].map((at) => (
  { href: address.replace(/[^/]*([?#].*)?$/, names[at]), integrity: names[at + 1] }
))) as [BundleFiles, BundleFiles];

// A failure is an error with the `reason` of `film-card-error`. The fallback shows again.
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

// The elements' attributes are their only state: a change of any is followed by one look at all of them, in a
// microtask, which also lets an element move without being torn down.
const changeAll = () => connected.forEach((element) => element.attributeChangedCallback());

// Loads this bundle, once for all elements of the page. Where there is a gallery, its module does everything. One
// that comes after the cards is loaded besides.
const bundle: LoadBundle = (gallery) => {
  const isAll = !cards.started && (galleries.started || document.querySelector("film-gallery"));
  const files = gallery || isAll ? galleries : cards;
  return (files.started ??= start(files, 2e3));
};
bundle.key = cards[0].href;

const wait = (time: number) => new Promise((done) => setTimeout(done, time));

// A browser remembers an address that it could not import from, and lets a second request wait for a first one that
// is not answered. So what is asked for again has another address; servers ignore this part of it.
let again = "";
let probe: Promise<unknown> | undefined;

// Without network it tries twice more, after `pause` and four times as long. Then it waits until an element asks
// anew or the browser is online again.
async function start(files: BundleFiles, pause: number): Promise<Calls> {
  const [page, wasm] = files;
  const answer = (async () => {
    // The smallest module there is. A policy that blocks it blocks ours, and is found out before anything is
    // downloaded, and only once.
    await (probe ??= WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    return fetch(wasm.href + again, wasm);
  })();
  // It may have failed before anybody waits for it.
  answer.catch(() => {});
  try {
    const calls = await Promise.race([
      // A script that comes too late for one attempt is there for the next.
      (async () => (files.script ??= await load<PageScript>(page)).start({ files, answer, load, fail, restore, tell }))(),
      wait(15e3).then((): never => { throw 0; }),
    ]);
    // Elements that have given up show as well.
    if (again) changeAll();
    return calls;
  } catch (error: any) {
    const failure: Failure = error.reason
      ? error
      : Object.assign(new Error(`${page.href} could not be loaded`), { reason: "network" });
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

// An import cannot name a digest; it takes what a preload of its address has fetched, which can.
async function load<Script>(file: BundleFile): Promise<Script> {
  const preload = document.createElement("link");
  const href = file.href + again;
  document.head.append(Object.assign(preload, { rel: "modulepreload", crossOrigin: "", ...file, href }));
  try {
    return await import(href);
  } finally {
    preload.remove();
  }
}

if (!address) {
  tell("film-cards.js cannot find its files; exclude it from optimizing by data-noptimize, data-no-optimize, nowprocket");
} else if (!first) {
  define();
} else if (first.welcome) {
  for (const tag of tags) first.welcome(tag, bundle);
} else {
  tell("another script has taken <film-card>");
}

// Defines the elements, and what scripts of the page may call.
function define() {
  // The height that is reserved for a card, which folds itself into it. A gallery is longer than that, and
  // keeps what is below it out of sight.
  const room = new CSSStyleSheet();
  room.replaceSync(":host([hidden]){display:none}:host{display:flow-root;margin-block:1.5em}@media screen{:host{min-block-size:max(28em,448px)}:host(film-gallery){min-block-size:100lvh}}");

  // Whether the page was opened by a link into this card, or a gallery by a link into any:
  // #film-cards/sound-of-metal/2, or that after the hash of a router. A film whose name begins so comes as well, and
  // does no more than that.
  const isLinked = (film: string | null) => location.hash.includes(`#film-cards/${encodeURIComponent(film ?? "")}`);

  addEventListener("hashchange", changeAll);
  const defaults: Defaults = {};

  // The bundle of each tag.
  const owners = new WeakMap<HTMLScriptElement, LoadBundle | undefined>();

  class FilmCard extends HTMLElement implements CardElement {
    declare readonly shadowRoot: ShadowRoot;
    static observedAttributes: readonly string[] = OPTIONS;
    static connected = connected;
    static bundles = bundles;

    // The module is loaded for elements that are in view or within a screen of it.
    static #observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) (target as FilmCard).#arrive();
    }, { rootMargin: "100%" });

    // A script tag: its bundle, its defaults for the page, and the card that it stands for. Older copies of the loader
    // have no bundle to give.
    static welcome(tag: HTMLScriptElement, its?: LoadBundle) {
      if (owners.has(tag)) return;
      owners.set(tag, its && (bundles[its.key] ??= its));
      const { dataset, nextElementSibling } = tag;
      for (const name of DEFAULTS) if (name in dataset) defaults[name] = dataset[name];
      changeAll();
      const { film } = dataset;
      // A page that comes out of a cache may bring the card that the script has made before.
      if (film === undefined || nextElementSibling?.getAttribute("film") === film) return;
      if (tag.closest("head")) return void bundle().then(({ misplaced }) => misplaced(film), () => {});
      const card = document.createElement("film-card");
      for (const name of OPTIONS) if (name in dataset) card.setAttribute(name, dataset[name]!);
      tag.after(card);
    }

    #near?: boolean;
    #changed?: boolean;
    // What the page's script has put here, and `leave`, which takes it away.
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
        this.#place.leave?.();
      } else if (!this.#near && !isLinked(this.getAttribute("film"))) {
        FilmCard.#observer.observe(this);
      } else {
        try {
          // The bundle of the nearest tag before the element. Where it does not have the film, it asks the others.
          let owner: LoadBundle = bundle;
          for (const tag of document.scripts) if (tag.compareDocumentPosition(this) & 4) owner = owners.get(tag) ?? owner;
          const { show } = await owner(this instanceof FilmGallery);
          await show(this, defaults, this.#place);
        } catch (error: any) {
          this.#place.leave?.();
          fail(this, error);
        }
      }
    }
  }

  class FilmGallery extends FilmCard {
    static override observedAttributes = ["open", ...DEFAULTS];
  }

  // What scripts of the page may call. Each waits for its module.
  const call = (name: keyof FilmCards, gallery?: boolean) =>
    async (...values: any) => ((await bundle(gallery))[name] as any)(...values);
  (window as { FilmCards?: FilmCards }).FilmCards = Object.freeze({
    films: call("films", true),
    film: call("film", true),
    mount: call("mount"),
  });

  customElements.define("film-card", FilmCard);
  customElements.define("film-gallery", FilmGallery);
  for (const tag of tags) FilmCard.welcome(tag, bundle);
}
