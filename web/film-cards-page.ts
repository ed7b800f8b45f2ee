// The page's side of the module, loaded with it: mounting, links into cards, and what becomes of the cards when
// the module traps. How a card is folded, and follows the page's theme and language, is in scripts beside it.

import init, { Card, mount, open, teach } from "film-engine";
import type { Host } from "film-engine";
import { readOn, reserve, watchFolds } from "./film-cards-fold.js";
import { langOf, languages, learn } from "./film-cards-languages.js";
import { followPage, wear } from "./film-cards-theme.js";

import type {
  BundleFile, Calls, CardElement, CardElements, Defaults, Loader, LoadBundle, Options, Own, PageScript, Place,
} from "./shared.js";
import type { FilmCardErrorReason, FilmCardEventMap, FilmCardHandle, FilmCardOptions } from "./types.js";

/** What is mounted: a card, or a gallery, which also says what to do when it has its place. */
export interface Mounted extends Pick<Card, "update" | "speak" | "free"> {
  copied(review: number | undefined, film: string): void;
  arrive?(element: Element): () => void;
}

/** Mounts something in a container, which is empty. */
export type Mount = (
  container: HTMLElement, options: unknown, host: Host, lang: string, around: string,
) => Mounted;

/** A card in its element. */
interface Shown {
  element: Element;
  container: HTMLElement;
  card: Mounted;
  options: Options;
  speak(): void;
  handle?: FilmCardHandle;
  lesson?: Promise<unknown> | undefined;
  unwatch?: () => void;
}

// What the loader lends: the two files with their addresses, how a failure is reported, and how a fallback is restored.
let loader: Loader;
let pageFile: BundleFile, wasmFile: BundleFile;

// The one stylesheet of all cards. A constructed sheet is let through by policies that block a <style>.
const sheet = new CSSStyleSheet();

// The mounted cards, by the elements they are in, those that wait for the words of their language, and the
// shadow roots that were made for cards, by any bundle of the page; others belong to the page.
const mounted = new Map<Element, Shown>();
const coming = new Map<Element, Shown>();
const elements = () => customElements.get("film-card") as CardElements;
const roots = (elements().roots ??= new WeakSet());

// What is mounted in an element that is called so, and a card in any other. Where galleries are known,
// film-gallery-page.js adds them here and below.
export const kinds = new Map<string, Mount>();

// Starts the module. Gives the loader what it may call. The loader may try several times.
let started: Promise<void> | undefined;

export async function start(lent: Loader) {
  loader = lent;
  [pageFile, wasmFile] = lent.files as [BundleFile, BundleFile];
  const source = await download(lent.answer);
  // The answer to an earlier attempt may have come first.
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

// Calls about the films of this bundle alone. The scripts of other bundles on the page use them too, whatever their
// version.
export const own: Own = { put, mount: mountIn };

// Calls that the loader makes. They look for a film in all bundles of the page.
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
  misplaced: (film) =>
    loader.tell(`move the tag with data-film="${film}" from the <head> to where its card is to stand`),
};

const isOurs = ({ localName }: Element) => localName === "film-card" || localName === "film-gallery";
const isGallery = ({ localName }: Element) => localName === "film-gallery";

// The bundles of the page in the order in which their scripts ran.
export const bundles = (): LoadBundle[] => Object.values(elements().bundles);

async function anywhere<Result>(gallery: boolean, call: (own: Own) => Result | Promise<Result>): Promise<Result> {
  try {
    return await call(own);
  } catch (error: any) {
    if (error.reason !== "unknown-film") throw error;
    // The script of the bundle that has it may still be on its way.
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
    for (const bundle of bundles()) {
      try {
        return await call((await bundle(gallery)).own);
      } catch {
        // It does not have the film either, or cannot come.
      }
    }
    throw error;
  }
}

// Shows what the attributes of an element ask for. `place` belongs to the element and knows what is shown there, and
// which bundle has put it there.
function put(element: CardElement, defaults: Defaults, place: Place) {
  if (!element.isConnected) return;
  const options = read(element, defaults);
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

// The attributes as options. There is a value for each, so that an attribute taken away goes back to its default.
function read(element: CardElement, defaults: Defaults) {
  const options: Options = {};
  for (const name of (element.constructor as CardElements).observedAttributes) {
    options[name] = element.getAttribute(name) ?? defaults[name] ?? null;
  }
  options.open = options.open !== null && options.open !== "false";
  // What is not a number goes in as it is, and is refused in the same words as anywhere.
  for (const name of ["review", "heading"]) {
    const value = options[name] as string | null;
    if (value?.trim() && !isNaN(value as any)) options[name] = Number(value);
  }
  return options;
}

async function mountIn(element: Element, options: FilmCardOptions) {
  if (!(element instanceof Element)) refuse("a card is mounted in an element of the page");
  if (isOurs(element)) refuse(`<${element.localName}> takes its options as attributes`);
  if (element.shadowRoot && !roots.has(element.shadowRoot)) {
    refuse(`<${element.localName}> has a shadow root of its own: use <film-card> or <div>`);
  }
  const card = show(element, options as Options);
  for (let lesson: Promise<unknown> | undefined; (lesson = coming.get(element)?.lesson); ) await lesson;
  return card;
}

function refuse(message: string): never {
  throw Object.assign(new TypeError(message), { reason: "bad-options" });
}

const failure = (reason: FilmCardErrorReason, message: string) => Object.assign(new Error(message), { reason });

const unreachable = (cause: string): never => {
  throw failure("network", `${wasmFile.href} could not be loaded (${cause})`);
};
const damaged = (cause: string): never => {
  throw failure("integrity", `${wasmFile.href} is damaged, belongs to another build, or needs a newer browser (${cause})`);
};

// The Wasm: a response, to be compiled while it comes, or its bytes.
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
  // Engines differ in which of the two they throw where a policy forbids to compile.
  if (refused instanceof WebAssembly.CompileError || refused instanceof EvalError) {
    throw failure("wasm-blocked", "the page's Content-Security-Policy needs script-src 'wasm-unsafe-eval'");
  }
  // The digest may be wrong, the page may forbid to fetch, or the network is gone. Without the
  // digest, and read to the end, the answer tells which.
  const policy = noticePolicy();
  const second = await fetch(wasmFile.href).then(async (answer) => {
    const bytes = await answer.arrayBuffer();
    return () => check(answer, bytes);
  }).catch(() => {});
  if (second) return damaged(second() && refused.message);
  if (!(await policy)) unreachable(refused.message);
  return script().catch((error): never => unreachable(error.message));
}

// A response of another type is compiled when it has come.
async function look(answer: Response) {
  if (answer.ok && /^application\/wasm\s*(;|$)/.test(answer.headers.get("content-type")!)) return answer;
  const bytes = await answer.arrayBuffer();
  loader.tell(`${check(answer, bytes)}; the server should send Content-Type: application/wasm`);
  return bytes;
}

// What a response is that is Wasm, or throws.
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
    // Where the bytes of the reviews and of the stylesheet lie is known here, and to the command that puts them there.
    const [archive, style] = ["", "-style"].map((name) => WebAssembly.Module.customSections(module, "film-cards" + name)[0]);
    sheet.replaceSync(new TextDecoder().decode(style));
    open(new Uint8Array(archive));
  } catch (error: any) {
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) damaged(error.message);
    unreachable(error.message);
  }
}

// Whether a policy of the page forbids to fetch, as far as it shows within a moment.
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

// The Wasm as a script. It is a third larger, and needs no more than `script-src`.
async function script() {
  const [name, integrity] = BUNDLE.twin;
  const { default: text } = await loader.load<{ default: string }>({ href: import.meta.url.replace(/[^/]*$/, name), integrity });
  return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
}

type Detail<Name extends string> = FilmCardEventMap[`film-card-${Name}` & keyof FilmCardEventMap]["detail"];
const emit = <Name extends "ready" | "toggle" | "error">(element: Element, name: Name, detail?: Detail<Name>) =>
  element.dispatchEvent(new CustomEvent(`film-card-${name}`, { bubbles: true, composed: true, detail }));

// Calls into the module. After a trap its memory is not to be trusted, so nothing enters it again. The first time another
// module takes its place, because a trap need not be ours (https://bugs.webkit.org/show_bug.cgi?id=259441). `successor`
// is whether it could.
let crashed: Error | undefined;
let successor: Promise<boolean | void> | undefined;

export function enter<Result>(call: () => Result): Result {
  if (crashed) throw crashed;
  try {
    return call();
  } catch (error: any) {
    throw error.reason ? error : crash(error);
  }
}

function crash(error: { message: string }) {
  const isLast = loader.isLast;
  const message = `the module has stopped (${error.message}); ${isLast ? "the cards show their fallback" : "it starts anew"}`;
  crashed = failure("crashed", message);
  const stopped = new Map([...mounted, ...coming]);
  mounted.clear();
  coming.clear();
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

// Lets a second module do from now on what this one did, and show the cards that this one has shown.
async function succeed(stopped: Map<Element, Shown>) {
  const next = await loader.load<PageScript>({ ...pageFile, href: `${pageFile.href}?anew` });
  Object.assign(calls, await next.start({ ...loader, isLast: true, answer: fetch(wasmFile.href, wasmFile) }));
  Object.assign(own, calls.own);
  for (const [element, { handle, options }] of stopped) {
    if (isOurs(element)) (element as CardElement).attributeChangedCallback();
    else Object.assign(handle!, await calls.mount(element, options as any));
  }
}

// A trap in an event handler of a card surfaces on the window only. The scripts that called into the
// module are on its stack, which tells it from the traps of other modules on the page. Where the bundle is
// on another origin, some browsers keep the error to themselves; then it is ours if it comes in the midst of
// a click on a card.
let clicked: boolean | undefined;

function noticeTrap(event: ErrorEvent) {
  const { error } = event;
  const names = (file: string) => `${error.stack}`.includes(file);
  // WebKit has no address for a function that the browser itself calls. A trap without any follows from ours.
  const follows = () => crashed && error instanceof WebAssembly.RuntimeError && !names("://");
  const isOurs = error ? [pageFile.href, wasmFile.href].some(names) || follows() : clicked;
  if (!isOurs) return;
  // One trap may be followed by others, which are no news.
  event.preventDefault();
  if (!crashed) crash(error ?? event);
}

// Puts a card where `element` is. Everything that can be refused is looked at first, so that nothing
// is ever half mounted: until the card is there the page shows what stands in the element. `takeAway` then takes away
// what another bundle has put there.
function show(element: Element, options: Options, takeAway?: () => void): FilmCardHandle {
  const host: Host = {
    // The page hears of it when the card has finished its own work, so that it may do anything to
    // the card, even take it away.
    toggled: (film, review, open) => queueMicrotask(() => emit(element, "toggle", { film, review, open })),
    async share(film, review, sheet) {
      const url = linkTo(element, film, review);
      try {
        if (sheet) return await navigator.share({ title: document.title, url });
      } catch (error: any) {
        // The reader has closed the sheet.
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
        // The reader can still copy it by hand.
        shownLink = Object.assign(document.createElement("a"), { href: url, textContent: url });
        container.querySelector(`${selectorOf(film, review)} [role=status]`)?.append(shownLink);
      }
    },
    shares: "share" in navigator,
  };
  let shownLink: Element | undefined;
  const container = document.createElement("div");
  for (const inside of [true, false]) container.addEventListener("click", () => { clicked = inside; }, inside);
  container.addEventListener("click", keepPlace, true);
  const entry = kinds.get(element.localName) ?? (mount as Mount);
  let lang = langOf(options as FilmCardOptions);
  const card = enter(() => entry(container, options, host, ...languages(element, lang, isOurs)));
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
  replace(coming, shown);
  speak();

  const alive = () => [coming, mounted].some((cards) => cards.get(element) === shown);
  return shown.handle = {
    update(changes) {
      if (!alive()) return;
      shown.options = { ...shown.options, ...changes };
      const another = enter(() => card.update(changes));
      lang = langOf(changes, lang);
      speak();
      if (another && mounted.get(element) === shown) emit(element, "ready");
    },
    unmount() {
      if (!alive()) return;
      if (coming.get(element) === shown) {
        coming.delete(element);
      } else {
        mounted.delete(element);
        loader.restore(element);
      }
      shown.unwatch?.();
      enter(() => card.free());
    },
  };

  // Gives the card the words of its language, and its place as soon as it has them. Until they have come,
  // the page shows what it has shown before.
  function speak() {
    const [own, around] = languages(element, lang, isOurs);
    shown.lesson = learn(own, loader, (...words) => enter(() => teach(...words)), speakAll);
    if (shown.lesson) {
      shown.lesson.then(() => alive() && speak()).catch((error) => {
        if (error !== crashed) loader.fail(element, error);
      });
      return;
    }
    enter(() => card.speak(own, around));
    if (coming.get(element) === shown) appear();
  }

  function appear() {
    // A gallery has a height of its own.
    const settle = card.arrive?.(element);
    const goOn = readOn(element, container);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(settle ? container : reserve(container));
    shown.unwatch = watchFolds(container);
    wear(shown);
    settle?.();

    // The card that was here is let go only now that another has taken its place.
    coming.delete(element);
    replace(mounted, shown);
    emit(element, "ready");
    followLink(shown);
    goOn?.();
  }
}

function speakAll() {
  for (const shown of mounted.values()) shown.speak();
}

function replace(cards: Map<Element, Shown>, shown: Shown) {
  const last = cards.get(shown.element);
  cards.set(shown.element, shown);
  last?.unwatch?.();
  if (last) enter(() => last.card.free());
}

// A link into a card: #film-cards/sound-of-metal/2 unfolds that review, scrolls to it and moves the focus
// there. The first card that has the review follows it.
let followed = "";

// What comes before it after a `#` of its own is the route of a page that keeps its routes there: #/post/5
export const routeIn = (hash: string) => (/^#[!/]/.test(hash) ? hash.replace(/#film-cards.*/, "") : "");
export const lastHash = () => location.hash.slice(Math.max(0, location.hash.lastIndexOf("#")));

const selectorOf = (...path: (string | number)[]) => `[id="${CSS.escape(`film-card-${path.join("/")}`)}"]`;

// The film in it and the number of the review, as far as they are there.
export function linked() {
  const [name, ...path] = lastHash().split("/");
  return name === "#film-cards" ? path.map(decode) : [];
}

// The link to a review: on this page, or on the one that holds it in a frame, where that is known.
function linkTo(element: Element, film: string, review: number) {
  const own = location.protocol === "about:" ? document.baseURI : location;
  const { href, hash } = new URL((isOurs(element) && (element as HTMLElement).dataset.page) || `${own}`);
  return `${href.replace(/#.*/, "")}${routeIn(hash)}#film-cards/${encodeURIComponent(film)}/${review}`;
}

// Whether the text could be copied. Without a secure connection there is no clipboard, and in a frame there may be no
// permission; the older way needs neither. It changes nothing on the page, and the page does not notice.
async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let isCopied = false;
    const put = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      // WebKit first asks whether there is anything to copy.
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
  // What is unfolded and what is folded for it have their heights with the next frame.
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

// Folding a long text takes away much of what the reader has scrolled through. The button that was pressed
// stays where it is on the screen.
function keepPlace({ target }: Event) {
  const toggle = (target as Element).closest("[part=toggle][aria-expanded=true]");
  if (toggle) requestAnimationFrame(hold(toggle, "top"));
}

// Gives what puts the edge of an element back to where it is now on the screen.
export function hold(element: Element, edge: "top" | "bottom") {
  const place = () => element.getBoundingClientRect()[edge];
  const before = place();
  return () => {
    if (!element.isConnected) return;
    for (let box: Element | undefined = element; box; box = box.parentElement ?? (box.getRootNode() as ShadowRoot).host) {
      const moved = place() - before;
      if (Math.abs(moved) < 1) return;
      // Not by degrees, whatever the page has asked for.
      box.scrollBy({ top: moved, behavior: "instant" });
    }
  };
}
