// The page's side of the module, loaded with it: mounting, links into cards, and what becomes of the cards when
// the module traps. How a card is folded, and follows the page's theme and language, is in scripts beside it.

import init, { mount, style, teach } from "./film-cards-module.js";
import { reserve, watchFolds } from "./film-cards-fold.js";
import { langOf, languages, learn } from "./film-cards-languages.js";
import { followPage, wear } from "./film-cards-theme.js";

// What the loader lends: the addresses, how a failure is made and told, and how a fallback is restored.
let loader;

// The one stylesheet of all cards. A constructed sheet is let through by policies that block a <style>.
const sheet = new CSSStyleSheet();

// The mounted cards, by the elements they are in, those that wait for the words of their language, and the
// shadow roots that were made for cards; others belong to the page.
const mounted = new Map();
const coming = new Map();
const roots = new WeakSet();

// What is mounted in an element that is called so, and a card in any other. Where galleries are known,
// film-gallery-page.js adds them here and below.
export const kinds = new Map();

// Starts the module. Gives the loader what it may call.
export async function start(lent) {
  loader = lent;
  await instantiate();
  sheet.replaceSync(style());
  addEventListener("error", noticeTrap);
  addEventListener("hashchange", () => {
    followed = "";
    for (const shown of mounted.values()) followLink(shown);
  });
  followPage(mounted);
  return calls;
}

// What the loader may call.
export const calls = {
  show,
  async mount(element, options) {
    if (!(element instanceof Element)) refuse("a card is mounted in an element of the page");
    if (isOurs(element)) refuse(`<${element.localName}> takes its options as attributes`);
    if (element.shadowRoot && !roots.has(element.shadowRoot)) {
      refuse(`<${element.localName}> has a shadow root of its own: use <film-card> or <div>`);
    }
    const card = show(element, options);
    for (let lesson; (lesson = coming.get(element)?.lesson); ) await lesson;
    return card;
  },
};

const isOurs = ({ localName }) => localName === "film-card" || localName === "film-gallery";

function refuse(message) {
  throw Object.assign(new TypeError(message), { reason: "bad-options" });
}

async function instantiate() {
  const { wasm: { href }, failure } = loader;
  const unreachable = (cause) => {
    throw failure("network", `${href} could not be loaded (${cause})`);
  };
  const damaged = (cause) => {
    throw failure("integrity", `${href} is damaged, belongs to another build, or needs a newer browser (${cause})`);
  };
  const look = (response) => {
    if (!response.ok) unreachable(`the server answered ${response.status}`);
    const type = response.headers.get("content-type");
    if (type?.split(";")[0].trim() !== "application/wasm") {
      throw failure("mime-type", `${href} comes as "${type ?? ""}"; the server must send Content-Type: application/wasm`);
    }
    return response;
  };
  let module;
  try {
    module = await loader.answer;
  } catch (refused) {
    // The digest may be wrong, the page may forbid to fetch, or the network is gone. Without the
    // digest, and read to the end, the answer tells which.
    const policy = noticePolicy();
    const answer = await fetch(href).then(async (answer) => (await answer.arrayBuffer(), answer)).catch(() => {});
    if (answer) damaged(look(answer) && refused.message);
    if (!(await policy)) unreachable(refused.message);
    module = await script().catch((error) => unreachable(error.message));
  }
  if (module instanceof Response) look(module);
  try {
    await init({ module_or_path: module });
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) damaged(error.message);
    unreachable(error.message);
  }
}

// Whether a policy of the page forbids to fetch, as far as it shows within a moment.
function noticePolicy() {
  return new Promise((done) => {
    const notice = ({ effectiveDirective }) => effectiveDirective === "connect-src" && done(true);
    document.addEventListener("securitypolicyviolation", notice);
    setTimeout(() => {
      document.removeEventListener("securitypolicyviolation", notice);
      done(false);
    }, 500);
  });
}

// The Wasm as a script. It is a third larger, and needs no more than `script-src`.
async function script() {
  const [name, integrity] = ["film-cards-wasm.js", ""];
  const { default: text } = await loader.load({ href: import.meta.url.replace(/[^/]*$/, name), integrity });
  return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
}

// Calls into the module. After a trap its memory is not to be trusted, so nothing enters it again.
let crashed;

export function enter(call) {
  if (crashed) throw crashed;
  try {
    return call();
  } catch (error) {
    throw error.reason ? error : crash(error);
  }
}

function crash(error) {
  crashed = loader.failure("crashed", `the module has stopped (${error.message}); the cards show their fallback`);
  const elements = new Set([...mounted.keys(), ...coming.keys()]);
  mounted.clear();
  coming.clear();
  for (const element of elements) loader.fail(element, crashed);
  return crashed;
}

// A trap in an event handler of a card surfaces on the window only. The scripts that called into the
// module are on its stack, which tells it from the traps of other modules on the page. Where the bundle is
// on another origin, some browsers keep the error to themselves; then it is ours if it comes in the midst of
// a click on a card.
let clicked;

function noticeTrap(event) {
  const { error } = event;
  const names = (file) => `${error.stack}`.includes(file);
  // WebKit has no address for a function that the browser itself calls. A trap without any follows from ours.
  const follows = () => crashed && error instanceof WebAssembly.RuntimeError && !names("://");
  const isOurs = error ? [import.meta.url, loader.wasm.href].some(names) || follows() : clicked;
  if (!isOurs) return;
  // One trap may be followed by others, which are no news.
  event.preventDefault();
  if (!crashed) crash(error ?? event);
}

// Puts a card where `element` is. Everything that can be refused is looked at first, so that nothing
// is ever half mounted: until the card is there the page shows what stands in the element.
function show(element, options) {
  const host = {
    // The page hears of it when the card has finished its own work, so that it may do anything to
    // the card, even take it away.
    toggled: (film, review, open) => queueMicrotask(() => loader.emit(element, "toggle", { film, review, open })),
    async share(film, review, sheet) {
      const link = `#film-cards/${encodeURIComponent(film)}/${review}`;
      const { href: url } = new URL(link, location);
      try {
        if (sheet) return await navigator.share({ title: document.title, url });
        await navigator.clipboard.writeText(url);
      } catch {
        // A share sheet may be closed again. A link that may not be copied is put where it can be.
        if (!sheet) location.hash = link;
        return;
      }
      const tell = (review) => alive() && enter(() => card.copied(review, film));
      tell(review);
      setTimeout(tell, 4000);
    },
    shares: "share" in navigator,
  };
  const container = document.createElement("div");
  for (const inside of [true, false]) container.addEventListener("click", () => { clicked = inside; }, inside);
  container.addEventListener("click", keepPlace, true);
  const entry = kinds.get(element.localName) ?? mount;
  let lang = langOf(options);
  const card = enter(() => entry(container, options, host, ...languages(element, lang, isOurs)));
  if (!element.shadowRoot) {
    try {
      element.attachShadow({ mode: "open" });
    } catch {
      enter(() => card.free());
      refuse(`<${element.localName}> cannot hold a card: use <film-card> or <div>`);
    }
    roots.add(element.shadowRoot);
    loader.restore(element);
  }
  const root = element.shadowRoot;
  const shown = { element, container, card, speak };
  replace(coming, shown);
  speak();

  const alive = () => [coming, mounted].some((cards) => cards.get(element) === shown);
  return {
    update(changes) {
      if (!alive()) return;
      const another = enter(() => card.update(changes));
      lang = langOf(changes, lang);
      speak();
      if (another && mounted.get(element) === shown) loader.emit(element, "ready");
    },
    unmount() {
      if (!alive()) return;
      if (coming.get(element) === shown) {
        coming.delete(element);
      } else {
        mounted.delete(element);
        loader.restore(element);
      }
      enter(() => card.free());
    },
  };

  // Gives the card the words of its language, and its place as soon as it has them. Until they have come,
  // the page shows what it has shown before.
  function speak() {
    const [own, around] = languages(element, lang, isOurs);
    shown.lesson = learn(own, loader.load, (...words) => enter(() => teach(...words)));
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
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(settle ? container : reserve(container));
    watchFolds(container);
    wear(shown);
    settle?.();

    // The card that was here is let go only now that another has taken its place.
    coming.delete(element);
    replace(mounted, shown);
    loader.emit(element, "ready");
    followLink(shown);
  }
}

function replace(cards, shown) {
  const last = cards.get(shown.element);
  cards.set(shown.element, shown);
  if (last) enter(() => last.card.free());
}

// A link into a card: #film-cards/sound-of-metal/2 unfolds that review, scrolls to it and moves the focus
// there. The first card that has the review follows it.
let followed = "";

// The film in it and the number of the review, as far as they are there.
export function linked() {
  const [name, ...path] = location.hash.split("/");
  return name === "#film-cards" ? path.map(decode) : [];
}

export function followLink({ container }) {
  const { hash } = location;
  const path = linked();
  if (!path.length || hash === followed) return;
  const target = container.querySelector(`[id="${CSS.escape(`film-card-${path.join("/")}`)}"]`);
  if (!target) return;
  followed = hash;
  target.querySelector("[part=toggle][aria-expanded=false]")?.click();
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  // What is unfolded and what is folded for it have their heights with the next frame.
  target.scrollIntoView();
  requestAnimationFrame(() => target.scrollIntoView());
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Folding a long text takes away much of what the reader has scrolled through. The button that was pressed
// stays where it is on the screen.
function keepPlace({ target }) {
  const toggle = target.closest("[part=toggle][aria-expanded=true]");
  if (toggle) requestAnimationFrame(hold(toggle, "top"));
}

// Gives what puts the edge of an element back to where it is now on the screen.
export function hold(element, edge) {
  const place = () => element.getBoundingClientRect()[edge];
  const before = place();
  return () => {
    if (!element.isConnected) return;
    for (let box = element; box; box = box.parentElement ?? box.getRootNode().host) {
      const moved = place() - before;
      if (Math.abs(moved) < 1) return;
      // Not by degrees, whatever the page has asked for.
      box.scrollBy({ top: moved, behavior: "instant" });
    }
  };
}
