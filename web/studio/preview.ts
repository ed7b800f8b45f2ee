// The card, or the gallery of all films, shown by the engine of the bundle: the same elements as on any page. The engine
// gets the archive that the reader has made, in place of the reviews of the bundle.

import type { Calls, CardElement, CardElements } from "../shared.js";
import { byId } from "./dom.js";

const frame = byId("frame");

let calls: Calls | undefined;
let element: HTMLElement | undefined;

/** Loads the engine, with everything that cards need in any language. */
export async function start() {
  const { bundles } = customElements.get("film-card") as unknown as CardElements;
  calls = await Object.values(bundles)[0]!(true);
  // Nothing may be requested later, when the critic chooses another language.
  await calls.own.learnAll!();

  for (const input of document.querySelectorAll<HTMLInputElement>("input[name=width]")) {
    input.addEventListener("change", () => {
      frame.dataset.width = input.value;
      // A width that was set by the handle goes first otherwise.
      frame.style.width = "";
    });
  }
  frame.addEventListener("film-card-error", openAgain);
  // A name in a card leads away from the page, and from a text that is not saved.
  frame.addEventListener("click", (event) => {
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && Boolean(node.href));
    if (!link || link.hash && link.href.split("#")[0] === location.href.split("#")[0]) return;
    event.preventDefault();
    open(link.href, "_blank", "noopener");
  });
}

/** Shows the card of a film of the archive. */
export function showCard(archive: Uint8Array, film: string) {
  // The attribute takes effect after the archive was opened.
  place("film-card").setAttribute("film", film);
  show(archive);
  delete frame.dataset.stale;
}

/** Shows all films of the archive. */
export function showGallery(archive: Uint8Array) {
  place("film-gallery");
  show(archive);
  delete frame.dataset.stale;
}

let shown: Uint8Array | undefined;

function show(archive: Uint8Array) {
  // The same archive again: the page has changed its language, or something else that is no matter of the engine.
  if (archive === shown) return;
  shown = archive;
  hasFailed = false;
  calls!.own.open!(archive);
}

// An engine that has replaced one after a trap has the reviews of the bundle. It gets the archive, once.
let hasFailed = false;

function openAgain() {
  if (hasFailed || !shown || !element) return;
  hasFailed = true;
  calls!.own.open!(shown);
  (element as CardElement).attributeChangedCallback();
}

/** Shows that the card is that of an earlier text: the present one has no title. */
export function leave() {
  if (element?.localName === "film-card") frame.dataset.stale = "";
}

/** Removes the card. */
export function clear() {
  element?.remove();
  element = undefined;
}

export const isEmpty = () => !element;

function place(name: "film-card" | "film-gallery") {
  if (element?.localName === name) return element;
  const next = document.createElement(name);
  if (element) element.replaceWith(next);
  else frame.append(next);
  return element = next;
}
