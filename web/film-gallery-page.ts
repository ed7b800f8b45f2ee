// The page's side of a gallery, which comes with the module of galleries: which entries are near the window,
// and the reader's choice in the page's address. What it shares with a card is in film-cards-page.js.

import { film, films, mount_gallery } from "film-engine";
import { tables } from "./film-cards-languages.js";
import { bundles, calls, enter, followLink, hold, kinds, lastHash, linked, own, routeIn } from "./film-cards-page.js";

Object.assign(own, {
  films: () => enter(films),
  film: (slug: string) => {
    const name = String(slug);
    return enter(() => film(name));
  },
});

// Of all bundles of the page. A bundle of another version may come as something newer than what is called here.
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

// What a gallery says besides the words of its cards.
tables.push(new Map(Object.entries(BUNDLE.galleryLanguages)));

// Puts a gallery into `container`, in the manner of a card.
kinds.set("film-gallery", (container, ...rest) => {
  const onChoose = (chosen: string[]) => {
    keepInAddress(chosen);
    keepFocus(container);
  };
  const gallery = mount_gallery(container, ...rest, inAddress() ?? NOTHING, onChoose);
  // Whether it went well. Where the gallery has stopped, the page has been told.
  const call = (entry: () => unknown) => {
    try {
      enter(entry);
      return true;
    } catch {
      return false;
    }
  };
  // A gallery that has stopped does not hear that with it the focus is gone.
  for (const type of ["focusin", "focusout"]) {
    container.addEventListener(type, (event) => call(() => {}) || event.stopPropagation(), true);
  }
  const follow = () => {
    const [film] = linked();
    if (film) {
      call(() => gallery.follow(film));
      // The entry is there with the next frame. Who is not shown yet follows the link when it is.
      requestAnimationFrame(() => void (container.isConnected && followLink({ container })));
      return;
    }
    const chosen = inAddress() ?? (location.hash ? undefined : NOTHING);
    if (chosen) call(() => gallery.choose(chosen));
  };
  addEventListener("hashchange", follow);
  if (linked().length) follow();
  const unwatch = watch(container, (first, last) => call(() => gallery.look(first, last)));
  return {
    arrive: (element) => keepPage(element, container),
    update: (options) => gallery.update(options),
    speak: (lang, around) => gallery.speak(lang, around),
    copied: (review, film) => gallery.copied(review, film),
    free() {
      removeEventListener("hashchange", follow);
      clearTimeout(writing);
      unwatch();
      widths.unobserve(container);
      gallery.free();
    },
  };
});

// A gallery has the length it has. Where it is shorter than what was reserved for it, the page below stays where it is.
// Where it is longer, whoever has read on below it stays: what this gives is called when the gallery is there.
function keepPage(element: Element, container: HTMLElement) {
  const before = element.getBoundingClientRect();
  const { scrollHeight } = document.documentElement;
  return () => {
    const now = element.getBoundingClientRect();
    // In an element's own pixels, which a zoomed or transformed page shows larger or smaller.
    const scale = now.height / parseFloat(getComputedStyle(element).height);
    if (now.height < before.height) {
      container.style.minBlockSize = `${before.height / scale}px`;
      keptAt.set(container, container.clientWidth);
      widths.observe(container);
    }
    // In a part of the page that scrolls by itself, it is not the page that has grown.
    const grown = document.documentElement.scrollHeight > scrollHeight;
    if (grown && now.top < 0 && before.bottom < innerHeight) scrollBy({ top: now.bottom - before.bottom, behavior: "instant" });
  };
}

// A height is kept for as long as the gallery is as wide as when it was measured.
const keptAt = new WeakMap<Element, number>();
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.clientWidth === keptAt.get(target)) continue;
    widths.unobserve(target);
    (target as HTMLElement).style.minBlockSize = "";
  }
});

// The entries near the window are built, and for others a gap is as high as they would be. A gap that comes
// nearer than half a screen is filled to a whole screen; so each look is the last until the reader moves on.
function watch(container: HTMLElement, look: (first: number, last: number) => unknown) {
  let restore: (() => void) | undefined;
  const gaps = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    restore = holdView(container);
    look(...near(container));
    setTimeout(() => { restore = undefined; });
  }, { rootMargin: "50%" });
  const observe = () => {
    gaps.disconnect();
    for (const gap of container.querySelectorAll(".film-gallery__gap")) gaps.observe(gap);
  };
  observe();
  // This comes before the reader has scrolled on.
  const rows = new MutationObserver(() => {
    restore?.();
    observe();
  });
  rows.observe(container, { childList: true, subtree: true });
  // Paper has no gaps to fill later.
  const lookAtAll = () => look(0, 2 ** 32 - 1);
  addEventListener("beforeprint", lookAtAll);
  return () => {
    removeEventListener("beforeprint", lookAtAll);
    rows.disconnect();
    gaps.disconnect();
  };
}

// An entry may be higher than the gap it fills, where all of them are open. What the reader looks at stays: the
// page behind the gallery, or the entry that is in view.
function holdView(container: Element) {
  const { bottom } = container.getBoundingClientRect();
  if (bottom < innerHeight / 2) return hold(container, "bottom");
  const inView = (entry: Element) => entry.getBoundingClientRect().bottom > 0;
  const entry = [...container.querySelectorAll(".film-entry")].find(inView);
  if (entry && entry.getBoundingClientRect().top < innerHeight) return hold(entry, "top");
}

// The first entry within a screen of the window, and the one behind the last.
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

// What the reader has chosen stands in the address, so that a link leads to it: #film-cards?q=metal&sort=year.
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
  // A browser has an end to its patience with who writes at every key.
  writing = setTimeout(() => {
    const values = new URLSearchParams(KEYS.map((key, at) => [key, chosen[at]!]).filter(([, value]) => value));
    const hash = `${values}` && `${PREFIX}${values}`;
    // What stands there besides is the page's.
    if (!hash && !lastHash().startsWith(PREFIX)) return;
    try {
      history.replaceState(history.state, "", location.href.replace(/#.*/, "") + routeIn(location.hash) + hash);
    } catch {
      // A page in a sandbox has no address of its own.
    }
  }, 250);
}

// Who has chosen something within the list finds the result at its top, with the keyboard there: what was
// pressed may be gone.
function keepFocus(container: HTMLElement) {
  const { activeElement } = container.getRootNode() as ShadowRoot;
  if (!activeElement?.closest(".film-gallery__list, .film-gallery__nothing, .film-gallery__filters > button")) return;
  requestAnimationFrame(() => {
    container.querySelector<HTMLElement>(".film-gallery__count")?.focus({ preventScroll: true });
    if (container.getBoundingClientRect().top < 0) container.scrollIntoView();
  });
}
