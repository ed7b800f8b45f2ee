// A card in an <iframe>, for pages that do not allow scripts: embed.html?film=…, with a parameter for each attribute of
// <film-card>. It exchanges messages with the page around the frame.
//
// To the page:   { filmCards: { height: 704 } }, the height in pixels, again whenever it changes
// From the page: { filmCards: { theme: "dark", open: true, … } }, options; null resets an option
//                { filmCards: { page: "https://…" } }, the address of the page, for links to reviews
//                { filmCards: { link: "#film-cards/…" } }, a link that the reader has followed

import type { CardElements, Failure } from "../shared.js";

const OPTIONS = (customElements.get("film-card") as CardElements).observedAttributes;

// The card is added to the page only after its options are set. Without a film it would report an error.
const card = document.createElement("film-card");

// The origin of the page around the frame. Only messages from it are accepted. If the browser does not say what it is,
// no messages are accepted, and the height is sent to any origin.
const holder = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);

function take(options: Record<string, unknown>) {
  for (const name of OPTIONS) {
    if (!(name in options)) continue;
    const value = options[name];
    if (value === null || value === false) card.removeAttribute(name);
    else card.setAttribute(name, value === true ? "" : `${value}`);
  }
}

// Sets the address of the page around the frame, for links to reviews.
function setPage(address: string) {
  try {
    const { href, protocol } = new URL(address);
    if (/^https?:$/.test(protocol)) card.dataset.page = href;
  } catch {
    // No address: links lead to the frame by itself.
  }
}

const given = new URLSearchParams(location.search);
take(Object.fromEntries(given));
// The address of the page is the parameter `page`, or else the referrer, if that is more than an origin.
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
  // Links open in a new tab, because the page that they lead to would replace the card in the frame.
  document.head.append(Object.assign(document.createElement("base"), { target: "_blank" }));

  // At first, the card reserves the height of the frame. When the width changes, the card needs another height, so it
  // then uses its default.
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
