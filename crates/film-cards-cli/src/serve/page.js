// The page of `film-cards serve`. When a review was saved, it shows the new bundle in place of the old one without loading
// the page again: the elements stay where they are, and so does the reader.

const root = document.documentElement;

// What is shown, and what the command has now.
let shown = root.dataset.version;
let current = shown;

// After this many changes the page is loaded again: a browser frees the memory of a bundle only with its page.
const MAX_CHANGES = 60;
let changes = 0;

// Events come only while somebody sees the page: a browser keeps at most six connections to a server for all its tabs.
let events;
function listen() {
  events?.close();
  if (document.hidden) return;
  events = new EventSource("/events");
  events.onopen = () => setEnded(false);
  events.onerror = () => setEnded(true);
  events.onmessage = ({ data }) => {
    current = data;
    follow();
  };
}
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", ({ persisted }) => persisted && listen());
listen();

// The connection may break for a moment.
let ending;
function setEnded(has) {
  clearTimeout(ending);
  if (has) ending = setTimeout(() => { document.querySelector("#ended").hidden = false; }, 1500);
  else document.querySelector("#ended").hidden = true;
}

// One change at a time. What is saved meanwhile comes after it.
let following;
function follow() {
  following ??= change().catch((error) => console.error(error)).finally(() => {
    following = undefined;
  });
}

async function change() {
  while (current !== shown) {
    const next = current;
    const [page, bundle] = await Promise.all([fetchPage(), loadBundle(next)]);
    if (++changes > MAX_CHANGES) return reload();
    // From here to the next frame nothing waits, so that nothing else is painted in between.
    const restore = keepPlace();
    replaceParts(page);
    if (bundle.key) takeOver(bundle);
    else bundle.script.remove();
    restore();
    shown = next;
    await painted();
    root.dataset.version = next;
  }
}

const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function fetchPage() {
  const answer = await fetch(location.pathname);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Loads the new bundle to its end. Its tag is the last one on the page, so it is the nearest to no element, and shows
// nothing yet.
async function loadBundle(version) {
  const { bundles } = customElements.get("film-card");
  const known = new Set(Object.keys(bundles));
  const script = document.createElement("script");
  script.src = `/film-cards/film-cards.js?${version}`;
  await new Promise((done, failed) => {
    script.onload = done;
    script.onerror = () => failed(new Error(`${script.src} could not be loaded`));
    document.body.append(script);
  });
  // There is none if only the diagnostics have changed.
  const key = Object.keys(bundles).find((key) => !known.has(key));
  if (key) await bundles[key](Boolean(document.querySelector("film-gallery")));
  return { script, key };
}

// Its tag comes before the elements, alone, and its bundle is the only one that is asked.
function takeOver({ script, key }) {
  const { bundles, connected } = customElements.get("film-card");
  for (const old of document.querySelectorAll("head script[src*='film-cards.js']")) old.remove();
  for (const other of Object.keys(bundles)) if (other !== key) delete bundles[other];
  // A tag that is moved does not run again.
  document.head.append(script);
  for (const element of connected) element.attributeChangedCallback();
}

// The parts of the page that the reviews have made.
function replaceParts(page) {
  const missing = page.querySelector(".notice:not([data-live])");
  for (const old of document.querySelectorAll("[data-live]")) {
    const part = page.getElementById(old.id);
    if (part && !part.isEqualNode(old)) old.replaceWith(document.adoptNode(part));
  }
  // A film that is gone has no page.
  document.querySelector("#gone")?.remove();
  if (missing) document.querySelector("main").prepend(Object.assign(missing, { id: "gone" }));
  document.title = page.title;
}

// What the reader has opened, and what they look at. Gives what restores it after the elements have changed.
function keepPlace() {
  const top = scrollY;
  const element = document.querySelector("film-gallery, film-card");
  const before = element?.shadowRoot;
  if (!before) return () => {};
  const opened = new Set([...before.querySelectorAll("[aria-expanded=true]")].map((button) => nameOf(before, button)));
  const focused = before.activeElement && nameOf(before, before.activeElement);
  const anchor = [...before.querySelectorAll("li.film-entry > [id], [id^='film-card-'][id*='/']")].map(boxOf)
    .find((box) => box.getBoundingClientRect().bottom > 0);
  const [anchorId, anchorTop] = [anchor && idOf(anchor), anchor?.getBoundingClientRect().top];
  // Until everything is there again, the page must not become too short for where the reader is.
  root.style.minHeight = `${root.scrollHeight}px`;

  const apply = () => {
    for (const name of opened) {
      const button = find(element.shadowRoot, name);
      if (!button) continue;
      if (button.ariaExpanded === "false") button.click();
      opened.delete(name);
    }
  };
  const settle = () => {
    const anchor = anchorId && element.shadowRoot.getElementById(anchorId);
    if (anchor) scrollBy({ top: boxOf(anchor).getBoundingClientRect().top - anchorTop, behavior: "instant" });
    else scrollTo({ top, behavior: "instant" });
  };
  return () => {
    let isDone = false;
    const rows = new MutationObserver(() => {
      apply();
      settle();
    });
    const end = () => {
      if (isDone) return;
      isDone = true;
      rows.disconnect();
      root.style.minHeight = "";
      for (const type of MOVES) removeEventListener(type, end, true);
    };
    // The elements change in a microtask.
    rows.observe(element.shadowRoot, { childList: true, subtree: true });
    for (const type of MOVES) addEventListener(type, end, { capture: true, passive: true });
    requestAnimationFrame(() => {
      apply();
      settle();
      if (focused) find(element.shadowRoot, focused)?.focus({ preventScroll: true });
      // Rows far from the window are built a little later.
      setTimeout(end, opened.size || !element.shadowRoot.getElementById(anchorId) ? 1500 : 100);
    });
  };
}

// From then on the reader decides.
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];

const boxOf = (part) => part.closest("li.film-entry") ?? part;
const idOf = (box) => box.matches("[id]") ? box.id : box.querySelector(":scope > [id]").id;

// A button by what it controls, or by its number among those of its kind in the same part.
function nameOf(top, button) {
  const controls = button.getAttribute("aria-controls");
  if (controls) return JSON.stringify([controls]);
  const part = button.closest("[id]:not(button):not(input)");
  const kind = button.className ? `.${[...button.classList].map((name) => CSS.escape(name)).join(".")}` : button.localName;
  return JSON.stringify([part?.id ?? "", kind, [...(part ?? top).querySelectorAll(kind)].indexOf(button)]);
}

function find(top, name) {
  const [id, kind, at] = JSON.parse(name);
  if (!kind) return top.querySelector(`[aria-controls="${CSS.escape(id)}"]`);
  return (id ? top.getElementById(id) : top)?.querySelectorAll(kind)[at];
}

// The browser restores the place of a page that is loaded again, as soon as the page is long enough.
function reload() {
  history.scrollRestoration = "auto";
  location.reload();
}

addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  const output = button.parentElement.querySelector("output");
  // Emptied first, so that a screen reader announces a second copy as well.
  output.textContent = "";
  try {
    await navigator.clipboard.writeText(text.textContent);
    output.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(text);
    output.textContent = "Selected; copy it with your keyboard";
  }
});
