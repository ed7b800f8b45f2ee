// A card in an <iframe>, for pages that allow nothing else: embed.html?film=…, with the same options
// as <film-card> has attributes. It tells the page around it how high it is, and takes options from it.
//
// To the page:   { filmCards: { height: 704 } }, and whenever the height changes
// From the page: { filmCards: { theme: "dark", open: true, … } }; null takes an option away
//                { filmCards: { page: "https://…" } }, its own address, which Copy link then hands on
//                { filmCards: { link: "#film-cards/…" } }, where a link into the page leads

import type { CardElements, Failure } from "../shared.js";

const OPTIONS = (customElements.get("film-card") as CardElements).observedAttributes;

// It comes into the page with its options, so that it never asks for none.
const card = document.createElement("film-card");

// The one page that is listened and spoken to: the one that holds the frame. Where the browser does
// not say whose it is, nothing is taken from it, and it learns the height like anybody.
const holder = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);

function take(options: Record<string, unknown>) {
  for (const name of OPTIONS) {
    if (!(name in options)) continue;
    const value = options[name];
    if (value === null || value === false) card.removeAttribute(name);
    else card.setAttribute(name, value === true ? "" : `${value}`);
  }
}

// The page that holds the frame, for links: as `page` in the frame's address says, or as the browser does, where that is
// more than the origin.
function setPage(address: string) {
  try {
    const { href, protocol } = new URL(address);
    if (/^https?:$/.test(protocol)) card.dataset.page = href;
  } catch {
    // It is no address, and a link leads to the frame alone.
  }
}

const given = new URLSearchParams(location.search);
take(Object.fromEntries(given));
const { referrer } = document;
const isHolder = parent !== self && /^https?:\/\/[^/]+\/./.test(referrer);
setPage(given.get("page") ?? (isHolder ? referrer : ""));
document.querySelector("main")!.append(card);

card.addEventListener("film-card-error", ({ detail }: CustomEvent<Failure>) => {
  const message = document.createElement("p");
  message.textContent = detail.reason === "unknown-film" ? "This film is not here." : "The film card cannot be shown.";
  card.replaceChildren(message);
});

if (parent !== self) {
  // A name that is followed must not take the card's place.
  document.head.append(Object.assign(document.createElement("base"), { target: "_blank" }));

  // The card folds itself into as much of the frame as there is. A frame that has become wider or narrower
  // has another height for it.
  const width = innerWidth;
  card.style.minBlockSize = `${innerHeight}px`;
  addEventListener("resize", () => {
    if (innerWidth !== width) card.style.minBlockSize = "";
  });

  let told: number | undefined;
  new ResizeObserver(() => {
    const height = Math.ceil(card.getBoundingClientRect().height);
    if (height && height !== told) parent.postMessage({ filmCards: { height } }, holder || "*");
    told = height;
  }).observe(card);

  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== parent || from !== holder || !data?.filmCards) return;
    const { page, link } = data.filmCards;
    take(data.filmCards);
    if (`${page}`.startsWith(`${from}/`)) setPage(page);
    if (`${link}`.startsWith("#film-cards/")) location.replace(link);
  });
}
