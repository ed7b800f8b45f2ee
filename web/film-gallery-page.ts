// The additional page script of the engine with galleries. It finds out which entries are near the window, and keeps
// the reader's choice (search, filters, order) in the address of the page. What galleries share with cards is in
// film-cards-page.ts.

import { film, films, mount_gallery, replace, supply as supplyChunk, want } from "film-engine";
import type { Collection } from "film-engine";
import { failure } from "./film-cards-failure.js";
import { tables } from "./film-cards-languages.js";
import { fetchPack } from "./film-cards-packs.js";
import {
  bundles, calls, enter, followLink, hold, lastHash, learn, linked, loadPack, mounted, mountFunctions, own, routeIn, supply,
  supplyAll, tell,
} from "./film-cards-page.js";

Object.assign(own, {
  async films() {
    await supplyAll();
    return enter(films);
  },
  async film(slug: string) {
    const name = String(slug);
    await supply(name);
    return enter(() => film(name));
  },
  // Loads all translations, for a page that must not request anything later.
  learnAll: () => Promise.all([...tables[0]!.keys()].map(learn)),
  // Opens an archive that was made in the page, in place of the reviews of the bundle, and shows it.
  open(archive: Uint8Array) {
    enter(() => replace(archive));
    for (const { card } of mounted.values()) {
      try {
        enter(() => card.refresh!());
      } catch (error: any) {
        // The archive does not have the film of this card. Its element will change, or show its fallback.
        if (error.reason !== "unknown-film") throw error;
      }
    }
  },
});

// The films of all bundles of the page. The bundles may have different versions, so only `own` of each is used.
Object.assign(calls, {
  films: async () => (await Promise.all(bundles().map(async (bundle) => (await bundle(true)).own.films!()))).flat(),
  async film(slug: string) {
    for (const bundle of bundles()) {
      const found = await (await bundle(true)).own.film!(slug);
      if (found) return found;
    }
    return null;
  },
});

// The translations of the strings that only galleries have.
tables.push(new Map(Object.entries(BUNDLE.galleryLanguages)));

// What galleries of a large archive load: chunks, whose names have sixteen digits, and packs, which have numbers. The engine
// asks for a file whenever it lacks it.
const requested = new Set<string>();
const lost = new Set<string>();
const shown = new Map<Collection, () => void>();

async function request(name: string) {
  // The reader wants to try again.
  if (!name) return lost.clear();
  if (requested.has(name)) return;
  requested.add(name);
  const isChunk = name.length > 15;
  const href = import.meta.url.replace(/[^/]*$/, (isChunk ? "chunks/c-" : "packs/") + name + ".bin");
  try {
    if (isChunk) {
      const chunk = await fetchPack(href, fetch(href));
      if (!chunk) throw failure("network", `${href} is missing; upload the whole bundle, or load the page again`);
      enter(() => supplyChunk(name, chunk));
    } else {
      await loadPack(href, () => fetch(href), true);
    }
  } catch (error: any) {
    requested.delete(name);
    // One line in the console is enough, however many files do not come.
    if (!lost.size) tell(error.message);
    lost.add(name);
    addEventListener("online", tryAgain, { once: true });
  }
  refresh();
}

function tryAgain() {
  lost.clear();
  refresh();
}

// Several files may come at once. What they change is rendered together.
let refreshing: number | undefined;
const refresh = () => {
  refreshing ??= setTimeout(() => {
    refreshing = undefined;
    for (const render of shown.values()) render();
  });
};

// Mounts a gallery in `container`.
mountFunctions.set("film-gallery", (container, ...rest) => {
  want((name: string) => void (lost.has(name) || request(name)));
  const onChoose = (chosen: string[]) => {
    keepInAddress(chosen);
    keepFocus(container);
  };
  const gallery = mount_gallery(container, ...rest, inAddress() ?? NOTHING, onChoose);
  // Returns false after a trap, which `enter` has already reported.
  const call = (entry: () => unknown) => {
    try {
      enter(entry);
      return true;
    } catch {
      return false;
    }
  };
  // After a trap, focus events must not reach the listeners of the engine.
  for (const type of ["focusin", "focusout"]) {
    container.addEventListener(type, (event) => call(() => {}) || event.stopPropagation(), true);
  }
  // The entry exists in the next frame. A gallery that is not shown yet follows the link when it is.
  const goTo = () => requestAnimationFrame(() => void (container.isConnected && followLink({ container })));
  const follow = () => {
    const [film] = linked();
    if (film) {
      call(() => gallery.follow(film));
      goTo();
      return;
    }
    const chosen = inAddress() ?? (location.hash ? undefined : NOTHING);
    if (chosen) call(() => gallery.choose(chosen));
  };
  shown.set(gallery, () => {
    // What has been loaded may be higher than what was there before.
    keepView();
    if (call(() => gallery.complete(lost.size > 0))) goTo();
  });
  // Whoever points to the toolbar is about to choose something, and what that needs is requested.
  for (const type of ["focusin", "pointerover"]) {
    container.addEventListener(type, ({ target }) => {
      if ((target as Element).closest(".film-gallery__toolbar")) call(() => gallery.prepare());
    });
  }
  addEventListener("hashchange", follow);
  if (linked().length) follow();
  const { keepView, unwatch } = watch(container, (first, last) => call(() => gallery.look(first, last)));
  return {
    arrive: (element) => keepPage(element, container),
    update: (...values) => gallery.update(...values),
    speak: (lang, around) => gallery.speak(lang, around),
    copied: (review, film) => gallery.copied(review, film),
    refresh: () => gallery.refresh(),
    free() {
      removeEventListener("hashchange", follow);
      clearTimeout(writing);
      unwatch();
      widths.unobserve(container);
      shown.delete(gallery);
      gallery.free();
    },
  };
});

// Keeps the content below a gallery in its place. If the gallery is shorter than its reserved height, it is padded. If
// it is longer and the reader has scrolled past it, the page is scrolled by the difference. The returned function does
// this; it is called after the gallery is shown.
function keepPage(element: Element, container: HTMLElement) {
  const before = element.getBoundingClientRect();
  const { scrollHeight } = document.documentElement;
  return () => {
    const now = element.getBoundingClientRect();
    // The page may be zoomed or transformed, so convert from pixels of the screen to pixels of the element.
    const scale = now.height / parseFloat(getComputedStyle(element).height);
    if (now.height < before.height) {
      container.style.minBlockSize = `${before.height / scale}px`;
      keptAt.set(container, container.clientWidth);
      widths.observe(container);
    }
    // If the gallery is in an element that scrolls by itself, the page has not become longer.
    const grown = document.documentElement.scrollHeight > scrollHeight;
    if (grown && now.top < 0 && before.bottom < innerHeight) scrollBy({ top: now.bottom - before.bottom, behavior: "instant" });
  };
}

// The padding is removed when the width of the gallery changes, because its height is then another.
const keptAt = new WeakMap<Element, number>();
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.clientWidth === keptAt.get(target)) continue;
    widths.unobserve(target);
    (target as HTMLElement).style.minBlockSize = "";
  }
});

// Lets the engine build the entries near the window; gaps of the same height replace the others. If a gap comes nearer
// than half the height of the window, entries are built up to a whole height away. So nothing more has to be done until
// the reader has scrolled on. `keepView` keeps what the reader sees in its place, and the focus, while something is rendered.
function watch(container: HTMLElement, look: (first: number, last: number) => unknown) {
  let restore: (() => void) | undefined;
  const keepView = () => {
    const { activeElement } = container.getRootNode() as ShadowRoot;
    const scroll = holdView(container);
    restore = () => {
      scroll?.();
      // Rendering may move an entry in the list, which then loses the focus.
      if (container.contains(activeElement)) (activeElement as HTMLElement).focus({ preventScroll: true });
    };
    setTimeout(() => { restore = undefined; });
  };
  const gaps = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    keepView();
    look(...near(container));
  }, { rootMargin: "50%" });
  const observe = () => {
    gaps.disconnect();
    for (const gap of container.querySelectorAll(".film-gallery__gap")) gaps.observe(gap);
  };
  observe();
  // A MutationObserver runs before the next frame, so the reader does not see the entries move.
  const rows = new MutationObserver(() => {
    restore?.();
    observe();
  });
  rows.observe(container, { childList: true, subtree: true });
  // Before printing, build all entries.
  const lookAtAll = () => look(0, 2 ** 32 - 1);
  addEventListener("beforeprint", lookAtAll);
  const unwatch = () => {
    removeEventListener("beforeprint", lookAtAll);
    rows.disconnect();
    gaps.disconnect();
  };
  return { keepView, unwatch };
}

// Open entries are higher than the gap that they replace. Returns a function that scrolls so that what the reader sees
// stays in its place: the content after the gallery, or the first entry in the window.
function holdView(container: Element) {
  const { bottom } = container.getBoundingClientRect();
  if (bottom < innerHeight / 2) return hold(container, "bottom");
  const inView = (entry: Element) => entry.getBoundingClientRect().bottom > 0;
  const entry = [...container.querySelectorAll(".film-entry")].find(inView);
  if (entry && entry.getBoundingClientRect().top < innerHeight) return hold(entry, "top");
}

// The places in the list of the entries that are at most one height of the window away from it: the first, and the one
// after the last.
function near(container: Element): [number, number] {
  const [above, below] = [-innerHeight, 2 * innerHeight];
  let [at, first, last] = [0, Infinity, 0];
  for (const child of container.querySelector(".film-gallery__list")!.children as Iterable<HTMLElement>) {
    const entries = Number(child.dataset.entries ?? 1);
    const { top, bottom } = child.getBoundingClientRect();
    if (entries && bottom > above && top < below) {
      const height = Math.max(1, bottom - top) / entries;
      first = Math.min(first, at + Math.max(0, Math.floor((above - top) / height)));
      last = at + Math.min(entries, Math.ceil((below - top) / height));
    }
    at += entries;
  }
  return [Math.min(first, last), last];
}

// The reader's choice is kept in the address, so that it can be linked to: #film-cards?q=metal&sort=year. The keys are
// in the order of `Choice::parts`.
const PREFIX = "#film-cards?";
const KEYS = ["q", "sort", "grade", "year", "person", "country", "publication"];
const NOTHING = KEYS.map(() => "");

function inAddress() {
  if (!lastHash().startsWith(PREFIX)) return;
  const values = new URLSearchParams(lastHash().slice(PREFIX.length));
  return KEYS.map((key) => values.get(key) ?? "");
}

let writing: number | undefined;

function keepInAddress(chosen: string[]) {
  clearTimeout(writing);
  // Browsers limit how often a page may change its address, so this waits until the reader pauses.
  writing = setTimeout(() => {
    const values = new URLSearchParams(KEYS.map((key, at) => [key, chosen[at]!]).filter(([, value]) => value));
    const hash = `${values}` && `${PREFIX}${values}`;
    // Nothing is chosen, and the hash belongs to the page: leave it.
    if (!hash && !lastHash().startsWith(PREFIX)) return;
    try {
      history.replaceState(history.state, "", location.href.replace(/#.*/, "") + routeIn(location.hash) + hash);
    } catch {
      // A page in a sandboxed frame must not change its address.
    }
  }, 250);
}

// If the reader has pressed a button in the list or of the filters, moves the focus to the number of results above the
// list, because the button may be gone.
function keepFocus(container: HTMLElement) {
  const { activeElement } = container.getRootNode() as ShadowRoot;
  if (!activeElement?.closest(".film-gallery__list, .film-gallery__nothing, .film-gallery__filters > button")) return;
  requestAnimationFrame(() => {
    container.querySelector<HTMLElement>(".film-gallery__count")?.focus({ preventScroll: true });
    if (container.getBoundingClientRect().top < 0) container.scrollIntoView();
  });
}
