// What a card does with its page. The stylesheet needs the grid that keeps the reserved height and the observer of cut
// texts, and the theme follows the page; all peers use the modules of this project for that, which know no framework.
import { movies } from "film-cards-data";
import style from "film-cards-style";
import { reserve, watchFolds } from "../../../web/film-cards-fold.ts";
import { applyTheme, followPage } from "../../../web/film-cards-theme.ts";
import { cardOf } from "./card.js";

export { reserve };
export const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

const mounted = new Map();
let isFollowing = false;

export function find(film) {
  const movie = movies.find(({ slug }) => slug === film);
  return movie && cardOf(movie);
}

const emit = (element, name, detail) =>
  element.dispatchEvent(new CustomEvent(`film-card-${name}`, { bubbles: true, composed: true, detail }));

export const fail = (element, film) =>
  emit(element, "error", { reason: "unknown-film", message: `there is no film "${film}"` });
export const toggled = (element, film, review, open) => emit(element, "toggle", { film, review, open });

// Call it when the card is in its container. Returns a function that leaves the page again.
export function arrive(element, container) {
  const shown = { element, container, speak() {} };
  applyTheme(shown);
  const unwatch = watchFolds(container);
  mounted.set(element, shown);
  if (!isFollowing) followPage(mounted);
  isFollowing = true;
  emit(element, "ready");
  return () => {
    unwatch();
    mounted.delete(element);
  };
}

// Defines the element for a peer that renders into a container. `mount` gets the container and the props, and returns
// functions that update and unmount what it has rendered.
export function define(mount) {
  customElements.define("film-card", class extends HTMLElement {
    static observedAttributes = ["film", "theme", "open"];
    #card;
    #leave;
    #film;

    connectedCallback() {
      if (!this.#card) this.#show();
    }

    disconnectedCallback() {
      // Moving an element disconnects and connects it again.
      queueMicrotask(() => this.isConnected || this.#hide());
    }

    attributeChangedCallback(name) {
      if (!this.isConnected || (!this.#card && name !== "film")) return;
      if (name === "film") {
        this.#hide();
        this.#show();
      } else {
        this.#card.update(this.#props());
      }
    }

    #props() {
      return { card: this.#film, theme: this.getAttribute("theme") ?? "auto", open: this.hasAttribute("open") };
    }

    #show() {
      const film = this.getAttribute("film");
      this.#film = find(film);
      if (!this.#film) return fail(this, film);
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const container = document.createElement("div");
      root.replaceChildren(reserve(container));
      this.#card = mount(container, this.#props(), (review, open) => toggled(this, film, review, open));
      this.#leave = arrive(this, container);
    }

    #hide() {
      this.#leave?.();
      this.#card?.unmount();
      this.#card = this.#leave = undefined;
    }
  });
}
