// The page's side of the module, loaded with it: mounting, and what becomes of the cards when the
// module traps. How a card fits its room and follows the page's theme is at the end.

import init, { mount, style, teach } from "./film-cards-module.js";

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
  followPage();
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
  const isOurs = error ? [import.meta.url, loader.wasm.href].some((file) => `${error.stack}`.includes(file)) : clicked;
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
  const card = enter(() => entry(container, options, host, ...languages(element, lang)));
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
        widths.unobserve(container);
        loader.restore(element);
      }
      enter(() => card.free());
    },
  };

  // Gives the card the words of its language, and its place as soon as it has them. Until they have come,
  // the page shows what it has shown before.
  function speak() {
    const [own, around] = languages(element, lang);
    shown.lesson = learn(own);
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
    const place = placesAround(element);
    const [top, after] = place();
    const gapAbove = gap(element);
    const fit = entry === mount ? keepRoom : keepPage(element);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(container);
    wear(shown);
    holdTop(container, gapAbove, () => top - place()[0]);
    fit(shown, place()[1] - after);

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
  target.scrollIntoView();
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

// The languages that cards speak besides English, which is in the module. A page loads the words of those
// alone that it has a card in. A gallery has more to say, in tables of its own behind this one.
const LANGUAGES = new Map([
  ["ar", ["languages/ar.js", ""]],
  ["de", ["languages/de.js", ""]],
  ["es", ["languages/es.js", ""]],
  ["fr", ["languages/fr.js", ""]],
  ["hi", ["languages/hi.js", ""]],
  ["ja", ["languages/ja.js", ""]],
  ["zh", ["languages/zh.js", ""]],
]);

export const tables = [LANGUAGES];

// What `options` say about the language; a getter of the page's may throw, which the module tells.
function langOf(options, last) {
  try {
    return options.lang === undefined ? last : options.lang;
  } catch {
    return last;
  }
}

// The language a card is to have, and that of the page around it.
function languages(element, lang) {
  const up = (node) => {
    const root = node.getRootNode();
    return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  // What <film-card lang> says is not about the page.
  let node = isOurs(element) ? up(element) : element;
  while (node && !node.hasAttribute("lang")) node = up(node);
  const around = node?.getAttribute("lang") ?? "";
  return [(typeof lang === "string" && lang) || around || "en", around];
}

// What the module has been taught, by tag: a promise while the words are on their way, and then nothing.
const lessons = new Map();

function learn(lang) {
  const tag = lang.split(/[-_]/)[0].toLowerCase();
  // The words in Chinese are in simplified characters.
  if (!LANGUAGES.has(tag) || /^zh.(hant|tw|hk|mo)/i.test(lang)) return;
  if (!lessons.has(lang)) lessons.set(lang, teachAll(lang, tag).then(() => lessons.set(lang)));
  return lessons.get(lang);
}

async function teachAll(lang, tag) {
  const files = tables.map((names) => {
    const [name, integrity] = names.get(tag);
    return { href: import.meta.url.replace(/[^/]*$/, name), integrity };
  });
  try {
    const loaded = await Promise.all(files.map(loader.load));
    const table = loaded.map((file) => file.default).join("");
    enter(() => teach(lang, table, grammar(lang, tag, loaded[0].units)));
  } catch (error) {
    if (error !== crashed) console.error(`film-cards: ${files[0].href} could not be loaded (${error.message}); the cards speak English`);
  }
}

// What the browser knows of a language. Numbers are in the digits that the critics' marks are in.
function grammar(lang, tag, unitDisplay) {
  let locale = tag;
  try {
    [locale] = Intl.getCanonicalLocales(lang.replaceAll("_", "-"));
  } catch {
    // What is no tag is taken for its first part.
  }
  const [numberingSystem, calendar] = ["latn", "gregory"];
  const rules = new Intl.PluralRules(locale);
  const days = new Intl.DateTimeFormat(locale, { numberingSystem, calendar, dateStyle: "long", timeZone: "UTC" });
  const lists = new Intl.ListFormat(locale, { style: "narrow" });
  const times = new Intl.ListFormat(locale, { style: "narrow", type: "unit" });
  const time = (unit, count) =>
    count ? [new Intl.NumberFormat(locale, { numberingSystem, style: "unit", unit, unitDisplay }).format(count)] : [];
  return {
    plural: (count) => rules.select(count),
    date: (year, month, day) => days.format(Date.UTC(year, month - 1, day)),
    duration: (hours, minutes) => times.format([...time("hour", hours), ...time("minute", minutes)]),
    list: (items) => lists.format(items),
  };
}

// The room of a card is the height that the page has given the element: what its fallback took, or
// what the loader kept. The card fits itself into it, so that nothing on the page moves.

// How far below the top of its parent `element` begins, and the next thing that would move if it grew.
function placesAround(element) {
  const parent = element.parentElement ?? element.getRootNode().host;
  if (!parent) return () => [0, 0];
  let next = element;
  const range = document.createRange();
  while ((next = next.nextSibling)) {
    if (next instanceof Element && /absolute|fixed/.test(getComputedStyle(next).position)) continue;
    range.selectNode(next);
    if (range.getClientRects().length) break;
  }
  const edge = next ? () => range.getBoundingClientRect().top : () => parent.getBoundingClientRect().bottom;
  return () => {
    const { top } = parent.getBoundingClientRect();
    return [element.getBoundingClientRect().top - top, edge() - top];
  };
}

// How far `element` is from what stands above it.
function gap(element) {
  const { top } = element.getBoundingClientRect();
  let above = element;
  while ((above = above.previousElementSibling) && !above.getClientRects().length);
  return above ? top - above.getBoundingClientRect().bottom : top - element.parentElement?.getBoundingClientRect().top;
}

// A margin of the fallback may have reached out of the element, and now the card stands higher by `lift()`.
// It gets a margin instead, as large as that, or as the gap where it is one with the margin above.
function holdTop({ style }, gapAbove, lift) {
  for (const margin of [lift(), gapAbove, 0]) {
    if (Math.abs(lift()) < 0.5) return;
    style.marginBlockStart = `${Math.max(0, margin)}px`;
  }
}

// Less room than this was not kept for a card.
const LEAST_ROOM = 240;

// What is folded, the least first: later reviews to a line each, and the credits.
const MANNERS = [[false, false], [true, false], [true, true]];

// In characters: the opening a card comes with, the one that is worth folding the rest for, and the
// shortest there is.
const USUAL = 360;
const FAIR = 200;
const SHORTEST = 100;

// What a character takes, in square pixels, and how many pixels may stay empty.
const CHARACTER = 240;
const SPARE = 72;

// Every attempt is a card rendered anew, and a reader waits for it.
const ATTEMPTS = 4;

// In an element's own pixels, which a zoomed or transformed page shows larger or smaller.
const heightOf = (element) => parseFloat(getComputedStyle(element).height);
const scaleOf = (element) => element.getBoundingClientRect().height / heightOf(element);

// Fits a card that has moved the page by `moved` pixels into the room it was given.
function keepRoom({ container, card }, moved) {
  const article = () => container.firstElementChild;
  const reviews = () => article().querySelector(".film-card__reviews");
  const height = () => heightOf(article());
  const scale = scaleOf(article());
  const bottom = (element) => element.getBoundingClientRect().bottom / scale;
  const room = height() - moved / scale;
  if (!moved || room < LEAST_ROOM) return;

  // How many pixels more the text could have; less than none where the card is too high.
  const spare = () => {
    const left = room - height();
    const last = reviews().lastElementChild;
    return left < 0 || !last ? left : left + bottom(reviews()) - bottom(last);
  };
  const show = (opening, [brief, folded]) => {
    enter(() => card.fit(opening, brief, folded));
    return spare();
  };
  const fit = () => {
    let [opening, left] = [USUAL, spare()];
    for (const manner of MANNERS) {
      const openings = manner[0] ? 1 : reviews().children.length;
      const width = article().querySelector("[part=body]")?.clientWidth ?? 0;
      if (manner !== MANNERS[0]) left = show((opening = FAIR), manner);
      let [fitting, over] = [0, Infinity];
      for (let attempt = 0; ; attempt++) {
        if (left < 0) over = opening;
        else fitting = opening;
        if (attempt === ATTEMPTS || (left >= 0 && left < SPARE)) break;
        // Where a line more or less leads, unless it is known to be too far.
        const next = Math.round(opening + (left * width) / CHARACTER / openings);
        opening = next > fitting && next < over ? next : Math.round((fitting + over) / 2);
        if (opening < SHORTEST || over - fitting < SHORTEST / 2) break;
        left = show(opening, manner);
      }
      if (fitting >= FAIR || manner === MANNERS.at(-1)) {
        if (opening !== fitting) show(fitting || SHORTEST, manner);
        return;
      }
    }
  };
  // An unfolded text has the height it has.
  if (!container.querySelector("[part=toggle][aria-expanded=true]")) fit();
  // What no sentence fills stands between the reviews and the credits.
  keep(reviews(), Math.floor(heightOf(reviews()) + room - height()));
  keep(article(), room);
  watchWidth(container);
}

// A gallery has the length it has. Where it is shorter than its room, the page below stays where it is. Where
// it is longer, whoever has read on below it stays: what this gives is called when the gallery is there.
function keepPage(element) {
  const { bottom } = element.getBoundingClientRect();
  const { scrollHeight } = document.documentElement;
  return ({ container }, moved) => {
    if (moved < 0) {
      keep(container, heightOf(container) - moved / scaleOf(container));
      watchWidth(container);
    }
    const now = element.getBoundingClientRect();
    // In a part of the page that scrolls by itself, it is not the page that has grown.
    const grown = document.documentElement.scrollHeight > scrollHeight;
    if (grown && now.top < 0 && bottom < innerHeight) scrollBy({ top: now.bottom - bottom, behavior: "instant" });
  };
}

function keep({ style }, height) {
  style.minBlockSize = height > 0 ? `${height}px` : "";
}

// Room is kept for as long as the card is as wide as when it was measured.
const keptAt = new WeakMap();

function watchWidth(container) {
  keptAt.set(container, container.clientWidth);
  widths.observe(container);
}

const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.clientWidth === keptAt.get(target)) continue;
    widths.unobserve(target);
    for (const element of [target, ...target.querySelectorAll(".film-card, .film-card__reviews")]) keep(element);
  }
});

// The theme of a card that has none of its own. A switch of the page is asked first, then the
// `color-scheme` where the card stands; a page that has neither and writes in a light colour is dark.
const SWITCHES = ["data-theme", "data-bs-theme", "data-color-scheme", "data-color-mode", "data-mode"];
const SWITCHED = /^(?:is-|theme-)?(dark|light)(?:-mode|-theme)?$/;

function switched() {
  for (const element of [document.body, document.documentElement]) {
    const values = [...SWITCHES.map((name) => element?.getAttribute(name)), ...(element?.classList ?? [])];
    for (const value of values) {
      const theme = SWITCHED.exec(value)?.[1];
      if (theme) return theme;
    }
  }
}

function wear({ element, container }, theme = switched()) {
  container.style.colorScheme = theme ?? scheme(element, container);
}

function scheme(element, container) {
  if (getComputedStyle(element).colorScheme !== "normal") return "";
  // A mixture is computed to numbers, whatever the page has written.
  container.style.color = "color-mix(in srgb, currentColor, currentColor)";
  const [red, green, blue] = getComputedStyle(container).color.match(/[\d.e-]+/g) ?? [0, 0, 0];
  container.style.color = "";
  return 0.3 * red + 0.6 * green + 0.1 * blue > 0.6 ? "dark" : "";
}

// Looks at the page whenever its theme or its language may have changed.
function followPage() {
  const wearAll = () => {
    const theme = switched();
    for (const shown of mounted.values()) wear(shown, theme);
  };
  const { documentElement } = document;
  const observer = new MutationObserver(() => {
    watch();
    wearAll();
    for (const shown of mounted.values()) shown.speak();
  });
  // A page may come to have another body.
  const watch = () => {
    const attributeFilter = [...SWITCHES, "class", "style", "lang"];
    observer.observe(documentElement, { attributeFilter, childList: true });
    if (document.body) observer.observe(document.body, { attributeFilter });
  };
  watch();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", wearAll);
  // Colours that fade are read again when they have arrived.
  addEventListener("transitionend", ({ target }) => {
    if (target === document.body || target === documentElement) wearAll();
  }, true);
}
