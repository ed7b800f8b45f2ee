// The page script, which is loaded together with the engine. It mounts cards, follows links to reviews, and replaces
// the engine after a trap. Folding, themes and languages are in separate files, which the build joins with this one.

import init, { Card, mount, open, teach } from "film-engine";
import type { Host } from "film-engine";
import { failure } from "./film-cards-failure.js";
import { readOn, reserve, watchFolds } from "./film-cards-fold.js";
import { langOf, languages, loadTranslation } from "./film-cards-languages.js";
import { change, explain, refuse, values } from "./film-cards-options.js";
import type { Values } from "./film-cards-options.js";
import { fetchPack, insist } from "./film-cards-packs.js";
import { applyTheme, followPage } from "./film-cards-theme.js";

import type {
  BundleFile, Calls, CardElement, CardElements, Defaults, Loader, LoadBundle, Options, Own, PageScript, Place,
  ReaderScript,
} from "./shared.js";
import type { FilmCardEventMap, FilmCardHandle, FilmCardOptions } from "./types.js";

/**
 * What is mounted: a card, or a gallery. `refresh` renders it again, in an engine with galleries. `arrive` is called
 * before a gallery is shown in its element, and returns a function that is called after that.
 */
export interface Mounted extends Pick<Card, "speak" | "free"> {
  update(...values: Values): boolean;
  copied(review: number | undefined, film: string): void;
  refresh?(): void;
  arrive?(element: Element): () => void;
}

/** Mounts a card or a gallery in an empty container. */
export type Mount = (
  container: HTMLElement, host: Host, lang: string, around: string, ...values: Values
) => Mounted;

/** A card in its element. */
interface Shown {
  element: Element;
  container: HTMLElement;
  card: Mounted;
  options: Options;
  speak(): void;
  handle?: FilmCardHandle;
  /** Set while the translation of its language is loading. */
  lesson?: Promise<unknown> | undefined;
  unwatch?: () => void;
}

// What the loader provides: the two files, and functions that load a file, report a failure and restore a fallback.
let loader: Loader;
let pageFile: BundleFile, wasmFile: BundleFile;

// The stylesheet that all cards share. A constructed stylesheet is allowed even by policies that block <style>.
const sheet = new CSSStyleSheet();

// By element: the cards that are shown, and the cards that wait for the translation of their language. `roots` has the
// shadow roots that any bundle has made for cards; others belong to the page.
export const mounted = new Map<Element, Shown>();
const waiting = new Map<Element, Shown>();
const elements = () => customElements.get("film-card") as CardElements;
const roots = (elements().roots ??= new WeakSet());

// Mount functions by tag name; any other element gets a card. film-gallery-page.ts adds one for galleries.
export const mountFunctions = new Map<string, Mount>();

// Starts the engine, and returns the functions that the loader may call. The loader may call this several times.
let started: Promise<void> | undefined;

export async function start(lent: Loader) {
  loader = lent;
  [pageFile, wasmFile] = lent.files as any;
  const source = await download(lent.answer);
  // An earlier attempt may have been answered in the meantime.
  started ??= begin(source);
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
  return calls;
}

async function begin(source: Response | BufferSource) {
  await instantiate(source);
  addEventListener("error", noticeTrap);
  addEventListener("hashchange", () => {
    followed = "";
    for (const shown of mounted.values()) followLink(shown);
  });
  followPage(mounted);
  if (!window.FilmCards?.mount) {
    loader.tell("something else is called FilmCards; cards show, scripts cannot reach them");
  }
}

// Functions for the films of this bundle only. The scripts of other bundles on the page, of any version, call them too.
export const own: Own = { put, mount: mountIn };

// Functions for the loader. They look for a film in all bundles of the page.
export const calls: Calls = {
  own,
  show: (element, defaults, place) =>
    anywhere(isGallery(element), (bundle) => bundle.put(element, defaults, place)).catch(async (error) => {
      if (error !== crashed || !(await successor)) throw error;
      return calls.show(element, defaults, place);
    }),
  mount: (element, options) =>
    anywhere(false, (bundle) => bundle.mount(element, options)).catch(async (error) => {
      if (error === crashed && (await successor)) return calls.mount(element, options);
      if (element instanceof Element) emit(element, "error", { reason: error.reason, message: error.message });
      throw error;
    }),
  read: async (...values) => (await loadReader()).read(...values),
  misplaced: (film) =>
    loader.tell(`move the tag with data-film="${film}" from the <head> to where its card is to stand`),
};

const isOurs = ({ localName }: Element) => localName === "film-card" || localName === "film-gallery";
const isGallery = ({ localName }: Element) => localName === "film-gallery";

// The bundles of the page, in the order in which their scripts ran.
export const bundles = (): LoadBundle[] => Object.values(elements().bundles);

// Calls this bundle, and if it does not have the film, the other bundles of the page.
async function anywhere<Result>(gallery: boolean, call: (own: Own) => Result | Promise<Result>): Promise<Result> {
  try {
    return await call(own);
  } catch (error: any) {
    if (error.reason !== "unknown-film") throw error;
    // The script of the bundle that has the film may still be loading.
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
    for (const bundle of bundles()) {
      try {
        return await call((await bundle(gallery)).own);
      } catch {
        // This bundle does not have the film either, or cannot be loaded.
      }
    }
    throw error;
  }
}

// Mounts or updates the card of an element, as its attributes say. `place` knows what the element shows, and which
// bundle has mounted it.
async function put(element: CardElement, defaults: Defaults, place: Place) {
  const film = element.getAttribute("film");
  const isStale = () => !element.isConnected || element.getAttribute("film") !== film;
  const isText = film === null && element.matches("[read],[src]");
  let text: Options | undefined | void;
  try {
    text = await (isText ? (await loadReader()).supply(element) : supply(film, isGallery(element)));
  } catch (error) {
    if (!isStale()) throw error;
  }
  // Another film or text in the meantime has another call.
  if (isStale() || (isText && !text)) return;
  const options = Object.assign(read(element, defaults), text);
  if (place.owner === own) {
    place.handle!.update(options);
    return;
  }
  const handle = show(element, options, () => place.leave?.());
  Object.assign(place, {
    owner: own,
    handle,
    leave() {
      place.owner = place.handle = place.leave = undefined;
      handle.unmount();
    },
  });
}

// Reads the attributes as options. A missing attribute gives `null`, so that removing one resets the option.
function read(element: CardElement, defaults: Defaults) {
  const options: Options = {};
  for (const name of (element.constructor as CardElements).observedAttributes) {
    options[name] = element.getAttribute(name) ?? defaults[name] ?? null;
  }
  options.open = options.open !== null && options.open !== "false";
  // A value that is no number is passed on as it is. It is then refused, with the same message as for scripts.
  for (const name of ["review", "heading"]) {
    const value = options[name] as string | null;
    if (value?.trim() && !isNaN(value as any)) options[name] = Number(value);
  }
  return options;
}

// The reader, which is loaded if the text of an element has to be read. It returns an archive as the film of the card.
let reader: Promise<ReaderScript> | undefined;

function loadReader() {
  const [name, integrity] = BUNDLE.reader;
  const again = (href: string) => loader.load<ReaderScript>({ href, integrity });
  const href = beside(name);
  return reader ??= insist(href, again(href), again).catch((error) => {
    reader = undefined;
    addEventListener("online", changeAll, { once: true });
    throw error;
  });
}

async function mountIn(element: Element, options: FilmCardOptions) {
  if (!(element instanceof Element)) refuse("a card is mounted in an element of the page");
  if (isOurs(element)) refuse(`<${element.localName}> takes its options as attributes`);
  if (element.shadowRoot && !roots.has(element.shadowRoot)) {
    refuse(`<${element.localName}> has a shadow root of its own: use <film-card> or <div>`);
  }
  await supply(filmOf(options));
  const card = show(element, options as Options);
  for (let lesson: Promise<unknown> | undefined; (lesson = waiting.get(element)?.lesson); ) await lesson;
  return card;
}

// By address: the promise that a pack has been opened, and `undefined` after that.
const packs: Record<string, Promise<void> | undefined> = {};

// Whether a policy forbids to fetch. Then the Wasm comes as a script, and all packs as one.
let isScript: boolean | undefined;

// The film in the options of a script. A getter of the page may throw, which the engine reports.
function filmOf(options: any) {
  try {
    return options.film;
  } catch {}
}

// Loads the pack with a film, or the listing for a gallery. Returns nothing if that is not needed: because the engine has
// it, or because the archive is not divided into packs.
export function supply(film: any, gallery?: boolean) {
  // An archive, which begins with "FCA", instead of a slug is complete.
  const isName = film && typeof film === "string" && film.indexOf("FCA");
  const requested = (gallery || isName) && loader.request(gallery ? "" : film);
  if (!requested) return;
  // The second engine cannot read again what the first one has read.
  return loadPack(requested, () => loader.isLast ? fetch(requested) : loader.request[requested]!, gallery);
}

// Loads a pack, and opens it. If a policy forbids to fetch, loads all packs.
export function loadPack(requested: string, request: () => Promise<Response | void>, isNeeded?: boolean) {
  const href = isScript ? ALL : requested;
  if (href in packs) return packs[href];
  return packs[href] = (isScript ? script(ALL, "") : fetchPack(requested, request())).then((archive) => {
    if (archive) enter(() => open(archive));
    else if (isNeeded) throw failure("network", `${requested} is missing; upload the whole bundle`);
    packs[href] = undefined;
  }).catch((error) => {
    delete packs[href];
    delete loader.request[requested as `${string}.bin`];
    if (error.reason === "network") addEventListener("online", changeAll, { once: true });
    throw error;
  });
}

// The file with all packs, as a script.
const ALL = "film-cards-all.js";

// Loads all films, if they are in packs.
export async function supplyAll() {
  if (!loader.request("")) return;
  try {
    if (!(ALL in packs)) packs[ALL] = script(ALL, "").then((all) => enter(() => open(all)));
    await packs[ALL];
  } catch (error) {
    delete packs[ALL];
    throw error;
  }
}

// Lets all elements look again what they have to show.
const changeAll = () => elements().connected.forEach((element) => element.attributeChangedCallback());

/** Reports something in the console, once. */
export const tell = (message: string) => loader.tell(message);

const unreachable = (cause: string): never => {
  throw failure("network", `${wasmFile.href} could not be loaded (${cause})`);
};
const damaged = (cause: string): never => {
  throw failure("integrity", `${wasmFile.href} is damaged, belongs to another build, or needs a newer browser (${cause})`);
};

// Downloads the Wasm. Returns the response, which can be compiled while it is loading, or else the bytes.
async function download(answer: Promise<Response>): Promise<Response | BufferSource> {
  let refused: Error;
  try {
    return await look(await answer);
  } catch (error: any) {
    if (error.reason) throw error;
    refused = error;
  }
  if (!window.WebAssembly) {
    throw failure("wasm-blocked", "this browser has WebAssembly turned off, as in Lockdown Mode; cards show their fallback");
  }
  // If a policy forbids to compile Wasm, browsers throw one of these two errors.
  if (refused instanceof WebAssembly.CompileError || refused instanceof EvalError) {
    throw failure("wasm-blocked", "the page's Content-Security-Policy needs script-src 'wasm-unsafe-eval'");
  }
  // The digest may be wrong, a policy may forbid to fetch, or there may be no network. A second request without the
  // digest shows which of these it is.
  const policy = noticePolicy();
  const second = await fetch(wasmFile.href).then(async (answer) => {
    const bytes = await answer.arrayBuffer();
    return () => check(answer, bytes);
  }).catch(() => {});
  if (second) return damaged(second() && refused.message);
  if (!(await policy)) unreachable(refused.message);
  isScript = true;
  return script(...BUNDLE.twin);
}

// Returns the response, or, if it has another type than Wasm, its bytes: it cannot be compiled while it is loading.
async function look(answer: Response) {
  if (answer.ok && /^application\/wasm\s*(;|$)/.test(answer.headers.get("content-type")!)) return answer;
  const bytes = await answer.arrayBuffer();
  loader.tell(`${check(answer, bytes)}; the server should send Content-Type: application/wasm`);
  return bytes;
}

// Returns a description of the response for a message. Throws if the response is an error or no Wasm.
function check({ ok, status, headers }: Response, bytes: ArrayBuffer) {
  if (!ok) unreachable(`the server answered ${status}`);
  const what = `${wasmFile.href} comes as "${headers.get("content-type") ?? ""}"`;
  if (new TextDecoder().decode(bytes.slice(0, 4)) === "\0asm") return what;
  throw failure("mime-type", `${what} and is something else; the server must send the file, with Content-Type: application/wasm`);
}

async function instantiate(source: Response | BufferSource) {
  try {
    const module = await (source instanceof Response ? WebAssembly.compileStreaming(source) : WebAssembly.compile(source));
    await init({ module_or_path: module });
    // The command has added the archive of the reviews and the stylesheet to the Wasm as custom sections.
    const [archive, style] = ["", "-style"].map((name) => WebAssembly.Module.customSections(module, "film-cards" + name)[0]);
    sheet.replaceSync(new TextDecoder().decode(style));
    open(new Uint8Array(archive));
  } catch (thrown: any) {
    const error = explain(thrown);
    if (error.reason) throw error;
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) damaged(error.message);
    unreachable(error.message);
  }
}

// Whether the browser reports within half a second that a policy of the page forbids to fetch.
function noticePolicy() {
  return new Promise<boolean>((done) => {
    const notice = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
      effectiveDirective === "connect-src" && done(true);
    document.addEventListener("securitypolicyviolation", notice);
    setTimeout(() => {
      document.removeEventListener("securitypolicyviolation", notice);
      done(false);
    }, 500);
  });
}

// Loads bytes as a script, as Base64, for pages that forbid to fetch. It is a third larger.
async function script(name: string, integrity: string) {
  const { default: text } = await loader.load<{ default: string }>({ href: beside(name), integrity }).catch((error) => unreachable(error.message));
  return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
}

// The address of a file of the bundle.
const beside = (name: string) => import.meta.url.replace(/[^/]*$/, name);

type Detail<Name extends string> = FilmCardEventMap[`film-card-${Name}` & keyof FilmCardEventMap]["detail"];
const emit = <Name extends "ready" | "toggle" | "error">(element: Element, name: Name, detail?: Detail<Name>) =>
  element.dispatchEvent(new CustomEvent(`film-card-${name}`, { bubbles: true, composed: true, detail }));

// Calls the engine. After a trap, its memory cannot be trusted, so nothing calls it again. After the first trap, a
// second engine replaces it, because the bug need not be ours (https://bugs.webkit.org/show_bug.cgi?id=259441).
// `successor` resolves to true if the second engine has started.
let crashed: Error | undefined;
let successor: Promise<boolean | void> | undefined;

export function enter<Result>(call: () => Result): Result {
  if (crashed) throw crashed;
  try {
    return call();
  } catch (thrown: any) {
    const error = explain(thrown);
    throw error.reason ? error : crash(error);
  }
}

function crash(error: { message: string }) {
  const isLast = loader.isLast;
  const message = `the module has stopped (${error.message}); ${isLast ? "the cards show their fallback" : "it starts anew"}`;
  crashed = failure("crashed", message);
  const stopped = new Map([...mounted, ...waiting]);
  mounted.clear();
  waiting.clear();
  for (const { container, unwatch } of stopped.values()) {
    container.inert = true;
    unwatch?.();
  }
  const failAll = () => {
    for (const element of stopped.keys()) loader.fail(element, crashed as any);
  };
  if (isLast) {
    failAll();
  } else {
    loader.tell(message);
    successor = succeed(stopped).then(() => true, failAll);
  }
  return crashed;
}

// Starts a second engine, which shows the cards again. From then on, `calls` and `own` of this script call the second
// one.
async function succeed(stopped: Map<Element, Shown>) {
  const next = await loader.load<PageScript>({ ...pageFile, href: `${pageFile.href}?anew` });
  Object.assign(calls, await next.start({ ...loader, isLast: true, answer: fetch(wasmFile.href, wasmFile) }));
  Object.assign(own, calls.own);
  for (const [element, { handle, options }] of stopped) {
    if (isOurs(element)) (element as CardElement).attributeChangedCallback();
    else Object.assign(handle!, await calls.mount(element, options as any));
  }
}

// A trap in an event handler of a card is reported only to the window. It is ours if its stack contains our files;
// other Wasm on the page may trap too. If the bundle is on another origin, some browsers hide the error from scripts;
// then it is ours if it occurs during a click on a card.
let clicked: boolean | undefined;

function noticeTrap(event: ErrorEvent) {
  const { error } = event;
  const names = (file: string) => `${error.stack}`.includes(file);
  // In WebKit, the stack has no address for functions that the browser itself calls. After a trap of ours, a trap
  // without any address is taken for a consequence of it.
  const follows = () => crashed && error instanceof WebAssembly.RuntimeError && !names("://");
  const isOurs = error ? [pageFile.href, wasmFile.href].some(names) || follows() : clicked;
  if (!isOurs) return;
  // Further traps of the same engine are not reported.
  event.preventDefault();
  if (!crashed) crash(error ?? event);
}

// Mounts a card in `element`. Everything that can be refused is checked first, so that a failure never leaves a card
// half mounted. The fallback shows until the card is ready. If another bundle has mounted a card in the element,
// `takeAway` unmounts that.
function show(element: Element, options: Options, takeAway?: () => void): FilmCardHandle {
  const host: Host = {
    // The event is dispatched after the engine has returned, so that a listener may do anything to the card, even
    // unmount it.
    toggled: (film, review, open) => queueMicrotask(() => emit(element, "toggle", { film, review, open })),
    async share(film, review, sheet) {
      const url = linkTo(element, film, review);
      try {
        if (sheet) return await navigator.share({ title: document.title, url });
      } catch (error: any) {
        // The reader has closed the share sheet.
        if (error.name === "AbortError") return;
      }
      const isCopied = await copy(url);
      if (!alive()) return;
      shownLink?.remove();
      if (isCopied) {
        const tell = (review?: number) => alive() && enter(() => card.copied(review, film));
        tell(review);
        setTimeout(tell, 4000);
      } else {
        // Show the link, so that the reader can copy it by hand.
        shownLink = Object.assign(document.createElement("a"), { href: url, textContent: url });
        container.querySelector(`${selectorOf(film, review)} [role=status]`)?.append(shownLink);
      }
    },
    shares: "share" in navigator,
  };
  let shownLink: Element | undefined;
  let update: Promise<void> | undefined;
  const container = document.createElement("div");
  for (const inside of [true, false]) container.addEventListener("click", () => { clicked = inside; }, inside);
  container.addEventListener("click", keepPlace, true);
  const isGallery = mountFunctions.has(element.localName);
  const entry = mountFunctions.get(element.localName) ?? (mount as Mount);
  let lang = langOf(options as FilmCardOptions);
  options = change({}, options);
  const complete = values(options, isGallery);
  const card = enter(() => entry(container, host, ...languages(element, lang, isOurs), ...complete));
  if (!element.shadowRoot) {
    try {
      element.attachShadow({ mode: "open" });
    } catch {
      enter(() => card.free());
      refuse(`<${element.localName}> cannot hold a card: use <film-card> or <div>`);
    }
    roots.add(element.shadowRoot!);
    loader.restore(element as CardElement);
  }
  takeAway?.();
  const root = element.shadowRoot!;
  const shown: Shown = { element, container, card, speak, options };
  replace(waiting, shown);
  speak();

  const alive = () => [waiting, mounted].some((cards) => cards.get(element) === shown);
  return shown.handle = {
    update(changes) {
      if (!alive()) return;
      const missing = supply(filmOf(changes));
      update = missing;
      // The pack with the film is loading. A later film has precedence.
      if (missing) {
        missing.then(() => missing === update && shown.handle!.update(changes)).catch(({ reason, message }) => {
          loader.tell(message);
          emit(element, "error", { reason, message });
        });
        return;
      }
      const changed = change(shown.options, changes);
      const complete = values(changed, isGallery);
      const another = enter(() => card.update(...complete));
      shown.options = changed;
      lang = langOf(changes, lang);
      speak();
      if (another && mounted.get(element) === shown) emit(element, "ready");
    },
    unmount() {
      if (!alive()) return;
      if (waiting.get(element) === shown) {
        waiting.delete(element);
      } else {
        mounted.delete(element);
        loader.restore(element);
      }
      shown.unwatch?.();
      enter(() => card.free());
    },
  };

  // Renders the card in its language, and shows it. While the translation is loading, the element shows what it has
  // shown before.
  function speak() {
    const [own, around] = languages(element, lang, isOurs);
    shown.lesson = learn(own);
    if (shown.lesson) {
      shown.lesson.then(() => alive() && speak()).catch((error) => {
        if (error !== crashed) loader.fail(element, error);
      });
      return;
    }
    enter(() => card.speak(own, around));
    if (waiting.get(element) === shown) appear();
  }

  function appear() {
    // A gallery does not fold to a reserved height.
    const settle = card.arrive?.(element);
    const goOn = readOn(element, container);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(settle ? container : reserve(container));
    shown.unwatch = watchFolds(container);
    applyTheme(shown);
    settle?.();

    // Free the previous card of the element only after the new one is shown.
    waiting.delete(element);
    replace(mounted, shown);
    emit(element, "ready");
    followLink(shown);
    goOn?.();
  }
}

// Loads the translation of a language, and teaches the engine.
export const learn = (lang: string) =>
  loadTranslation(lang, loader, (...words) => enter(() => teach(...words)), speakAll);

function speakAll() {
  for (const shown of mounted.values()) shown.speak();
}

// Adds a card to a map, and frees the previous card of its element.
function replace(cards: Map<Element, Shown>, shown: Shown) {
  const last = cards.get(shown.element);
  cards.set(shown.element, shown);
  last?.unwatch?.();
  if (last) enter(() => last.card.free());
}

// A link to a review, #film-cards/sound-of-metal/2, expands that review, scrolls to it and moves the focus to it, in
// the first card that has the review. `followed` is the hash that was followed last.
let followed = "";

// Some pages keep their route in the hash, such as #/post/5. A link to a review then comes after the route.
export const routeIn = (hash: string) => (/^#[!/]/.test(hash) ? hash.replace(/#film-cards.*/, "") : "");
export const lastHash = () => location.hash.slice(Math.max(0, location.hash.lastIndexOf("#")));

const selectorOf = (...path: (string | number)[]) => `[id="${CSS.escape(`film-card-${path.join("/")}`)}"]`;

// The slug and the number of the review in such a link, as far as it contains them.
export function linked() {
  const [name, ...path] = lastHash().split("/");
  return name === "#film-cards" ? path.map(decode) : [];
}

// The link to a review: on this page or, in a frame, on the page around it if its address is known.
function linkTo(element: Element, film: string, review: number) {
  const own = location.protocol === "about:" ? document.baseURI : location;
  const { href, hash } = new URL((isOurs(element) && (element as HTMLElement).dataset.page) || `${own}`);
  return `${href.replace(/#.*/, "")}${routeIn(hash)}#film-cards/${encodeURIComponent(film)}/${review}`;
}

// Copies a text, and returns whether that has worked. `navigator.clipboard` needs a secure connection and, in a frame,
// a permission. The older `execCommand` needs neither. The page does not notice it: no element is added, and the page's
// own listeners do not get the event.
async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let isCopied = false;
    const put = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      // WebKit first dispatches `beforecopy`, and copies only if that is cancelled.
      if (event.type !== "copy") return;
      (event as ClipboardEvent).clipboardData!.setData("text/plain", text);
      isCopied = true;
    };
    const types = ["beforecopy", "copy"];
    for (const type of types) addEventListener(type, put, true);
    document.execCommand("copy");
    for (const type of types) removeEventListener(type, put, true);
    return isCopied;
  }
}

export function followLink({ container }: { container: Element }) {
  const { hash } = location;
  const path = linked();
  if (!path.length || hash === followed) return;
  const target = container.querySelector<HTMLElement>(selectorOf(...path));
  if (!target) return;
  followed = hash;
  target.querySelector<HTMLElement>("[part=toggle][aria-expanded=false]")?.click();
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  // Scroll again in the next frame, when texts that have just been expanded or collapsed have their new heights.
  target.scrollIntoView();
  requestAnimationFrame(() => target.scrollIntoView());
}

function decode(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Collapsing a long text removes much of what is above the button. Scrolls so that the button stays at its place on the
// screen.
function keepPlace({ target }: Event) {
  const toggle = (target as Element).closest("[part=toggle][aria-expanded=true]");
  if (toggle) requestAnimationFrame(hold(toggle, "top"));
}

// Returns a function that scrolls so that an edge of the element is again at the place on the screen where it is now.
export function hold(element: Element, edge: "top" | "bottom") {
  const place = () => element.getBoundingClientRect()[edge];
  const before = place();
  return () => {
    if (!element.isConnected) return;
    for (let box: Element | undefined = element; box; box = box.parentElement ?? (box.getRootNode() as ShadowRoot).host) {
      const moved = place() - before;
      if (Math.abs(moved) < 1) return;
      // Without an animation, even if the page has set `scroll-behavior: smooth`. WebKit scrolls by whole pixels and cuts off the
      // rest, so many parts of pixels would add up.
      box.scrollBy({ top: Math.round(moved), behavior: "instant" });
    }
  };
}
