// Does what CSS cannot do for a folded card: finds out whether a text is cut off, and expands a text that find-in-page,
// a link or the focus has scrolled.
const BOXES = ".film-review__body, .film-credits__list";

const ownerOf = (box: Element) => box.closest<HTMLElement>(".film-review, .film-credits")!;
const toggleOf = (owner: Element) => owner.querySelector<HTMLElement>(".film-review__toggle, .film-credits__all")!;

// Wraps the container of the card in a grid, together with the fallback, which is invisible and keeps the reserved
// height.
export function reserve(container: HTMLElement) {
  const room = document.createElement("div");
  room.className = "film-room";
  container.className = "film-room__card";
  room.append(document.createElement("slot"), container);
  return room;
}

// If the reader, find-in-page or a link to a text fragment has expanded the text of a snippet, returns a function that
// expands the review in the card and scrolls to the paragraph that was nearest to the middle of the window.
export function readOn(element: Element, container: Element): (() => void) | undefined {
  const offset = (box: Element) => {
    const { top, bottom } = box.getBoundingClientRect();
    return Math.abs(top + bottom - innerHeight);
  };
  const [read] = [...element.querySelectorAll("details[open] > p")].sort((one, other) => offset(one) - offset(other));
  if (!read || offset(read) > innerHeight) return;
  return () => {
    const found = [...container.querySelectorAll("p")].find((p) => p.textContent!.includes(read.textContent!));
    if (found) expand(found, () => found.getBoundingClientRect().top + (found.offsetHeight - innerHeight) / 2);
  };
}

// Watches all texts in `container`, also those that are added later. Returns a function that stops it.
export function watchFolds(container: HTMLElement) {
  const watched = new Map<Element, ReturnType<typeof watchEnd>>();
  const watchAll = () => {
    for (const [box, { observer }] of watched) {
      if (box.isConnected) continue;
      observer.disconnect();
      watched.delete(box);
    }
    for (const box of container.querySelectorAll(BOXES)) {
      if (!watched.has(box)) watched.set(box, watchEnd(box));
    }
    // If something is expanded, the height of the card is not limited.
    container.toggleAttribute("data-free", !!container.querySelector("[data-open], .film-card__sheet--free"));
  };
  watchAll();
  const changes = new MutationObserver(watchAll);
  changes.observe(container, { childList: true, subtree: true, attributeFilter: ["data-open"] });
  // A text that has just been collapsed may be cut off or not: its width may have changed while it was expanded.
  container.addEventListener("click", ({ target }) => {
    for (const box of (target as Element).closest(".film-review, .film-credits")?.querySelectorAll(BOXES) ?? []) {
      watched.get(box)?.again();
    }
  });
  container.addEventListener("scroll", expandScrolled, { capture: true, passive: true });
  // Find-in-page selects what it finds, but does not always scroll the box that hides it.
  const lookAtSelection = () => {
    // Only Chromium has `getSelection` for a shadow root, and needs it.
    const root = container.getRootNode() as ShadowRoot & { getSelection?(): Selection | null };
    const selection = (root.getSelection?.() ?? getSelection())!;
    const box = selection.anchorNode?.parentElement?.closest(BOXES);
    if (!box || !container.contains(box)) return;
    const range = selection.getRangeAt(0);
    const [first] = range.getClientRects();
    const { left, right, bottom } = box.getBoundingClientRect();
    if (!first || (first.top < bottom && first.left < right && first.right > left)) return;
    expand(box, () => range.getBoundingClientRect().top - innerHeight / 2);
  };
  document.addEventListener("selectionchange", lookAtSelection);
  return () => {
    document.removeEventListener("selectionchange", lookAtSelection);
    changes.disconnect();
    for (const { observer } of watched.values()) observer.disconnect();
  };
}

// Sets `data-cut` on the owner while the end of its text is not visible. An observer reports that, so no layout is
// forced.
function watchEnd(box: Element) {
  const owner = ownerOf(box);
  const end = box.lastElementChild!;
  const observer = new IntersectionObserver((entries) => {
    if (!("open" in owner.dataset)) owner.toggleAttribute("data-cut", !entries.at(-1)!.isIntersecting);
  }, { root: box });
  const again = () => {
    observer.unobserve(end);
    observer.observe(end);
  };
  again();
  return { observer, again };
}

// Find-in-page, a link to a text fragment and the focus scroll a folded text. Then this expands the text, and scrolls
// the page so that what they have scrolled to stays at its place on the screen.
function expandScrolled({ target }: Event) {
  const box = target as Element;
  const { scrollTop, scrollLeft } = box;
  if (!box.matches?.(BOXES) || !(scrollTop || scrollLeft)) return;
  box.scrollTo({ top: 0, left: 0, behavior: "instant" });
  expand(box, () => scrollTop);
}

// Expands a text, and then scrolls the page by `distance`.
function expand(box: Element, distance: () => number) {
  const toggle = toggleOf(ownerOf(box));
  if (toggle.ariaExpanded !== "false") return;
  toggle.click();
  requestAnimationFrame(() => scrollBy({ top: distance(), behavior: "instant" }));
}
