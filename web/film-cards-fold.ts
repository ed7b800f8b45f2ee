// What CSS cannot know of a folded card: whether a text is cut off, and that somebody wants to read on in it.
const BOXES = ".film-review__body, .film-credits__list";

const ownerOf = (box: Element) => box.closest<HTMLElement>(".film-review, .film-credits")!;
const toggleOf = (owner: Element) => owner.querySelector<HTMLElement>(".film-review__toggle, .film-credits__all")!;

// Puts the reserved height around the card: what stood in the element holds it, unseen.
export function reserve(container: HTMLElement) {
  const room = document.createElement("div");
  room.className = "film-room";
  container.className = "film-room__card";
  room.append(document.createElement("slot"), container);
  return room;
}

// A link to a passage, find-in-page and readers unfold a snippet. Gives what then opens its card at the paragraph that is
// nearest to the middle of the window.
export function readOn(element: Element, container: Element): (() => void) | undefined {
  const offset = (box: Element) => {
    const { top, bottom } = box.getBoundingClientRect();
    return Math.abs(top + bottom - innerHeight);
  };
  const [read] = [...element.querySelectorAll("[open] > p")].sort((one, other) => offset(one) - offset(other));
  if (!read || offset(read) > innerHeight) return;
  return () => {
    const found = [...container.querySelectorAll("p")].find((p) => p.textContent!.includes(read.textContent!));
    if (found) expand(found, () => found.getBoundingClientRect().top + (found.offsetHeight - innerHeight) / 2);
  };
}

// Looks after all texts that are in `container` or come into it. Gives what ends that.
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
    // An unfolded card is as high as it is.
    container.toggleAttribute("data-free", !!container.querySelector("[data-open], .film-card__sheet--free"));
  };
  watchAll();
  const changes = new MutationObserver(watchAll);
  changes.observe(container, { childList: true, subtree: true, attributeFilter: ["data-open"] });
  // A text that has just been folded may be cut off or not, by the width it has now.
  container.addEventListener("click", ({ target }) => {
    for (const box of (target as Element).closest(".film-review, .film-credits")?.querySelectorAll(BOXES) ?? []) {
      watched.get(box)?.again();
    }
  });
  container.addEventListener("scroll", unfold, { capture: true, passive: true });
  // A search selects what it finds, and need not scroll a box that hides what does not fit.
  const lookAtSelection = () => {
    // Of a shadow root only Chromium says it.
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

// The browser says in its own time whether the end of a text shows: nothing is measured.
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

// Find-in-page, a link to a passage and the focus scroll a folded text. Then it is unfolded, and what they have
// scrolled to stays where it is on the screen.
function unfold({ target }: Event) {
  const box = target as Element;
  const { scrollTop, scrollLeft } = box;
  if (!box.matches?.(BOXES) || !(scrollTop || scrollLeft)) return;
  box.scrollTo({ top: 0, left: 0, behavior: "instant" });
  expand(box, () => scrollTop);
}

// Unfolds a text and scrolls by `distance` then.
function expand(box: Element, distance: () => number) {
  const toggle = toggleOf(ownerOf(box));
  if (toggle.ariaExpanded !== "false") return;
  toggle.click();
  requestAnimationFrame(() => scrollBy({ top: distance(), behavior: "instant" }));
}
