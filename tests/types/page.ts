// A script of a page without a framework.

import type { Actor, FilmCardError, FilmCardFailure, FilmCardHandle, Grade, Movie, Review } from "film-cards";

export async function index(): Promise<string[]> {
  const films: Movie[] = await FilmCards.films();
  return films.map(({ name, year, directors }) => `${name} (${year ?? "no year"}), ${directors.join(" and ")}`);
}

export async function openings(slug: string): Promise<string[]> {
  const film = await FilmCards.film(slug);
  if (film === null) return [];
  return film.reviews.map(({ reviewBody, grade }: Review) => `${grade?.written ?? "No grade"}. ${reviewBody[0] ?? ""}`);
}

export async function show(place: HTMLElement): Promise<FilmCardHandle> {
  const card = await FilmCards.mount(place, { film: "sound-of-metal", open: true, review: 2, theme: "auto" });
  card.update({ theme: "dark", links: "letterboxd", lang: "fr" });
  card.update({ review: null, open: undefined, theme: null });
  card.unmount();
  return card;
}

// The script may not have run yet.
export const early: Promise<Movie[]> | undefined = window.FilmCards?.films();

export const failed = (error: FilmCardError): error is FilmCardError & { reason: "network" } =>
  error.reason === "network";

export const graded: Grade = { written: "★★★½", scale: "stars", value: null };
export const ruben: Actor = { name: "Riz Ahmed", characterName: null };

const card: HTMLFilmCardElement = document.createElement("film-card");
card.setAttribute("film", "sound-of-metal");
card.addEventListener("film-card-toggle", function ({ detail, target }) {
  const said: string = `${detail.film} ${detail.review.toFixed()} ${detail.open ? "open" : "folded"}`;
  this.title = said + String(target);
});
card.addEventListener("film-card-ready", ({ detail }) => {
  const nothing: null = detail;
  return nothing;
});

const gallery: HTMLFilmGalleryElement | null = document.querySelector("film-gallery");
gallery?.remove();
const ids: string[] = [...document.querySelectorAll("film-card")].map(({ id }) => id);
ids.push("one");

// The events bubble, and cross the shadow roots around a card.
const warn = ({ detail }: CustomEvent<FilmCardFailure>) => console.warn(detail.message);
document.addEventListener("film-card-error", warn);
window.addEventListener("film-card-error", warn);
document.body.addEventListener("film-card-error", warn, { once: true });
document.querySelector(".place")?.addEventListener("film-card-error", warn);
document.body.attachShadow({ mode: "open" }).addEventListener("film-card-error", warn);
document.removeEventListener("film-card-error", warn);

document.addEventListener("film-card-error", ({ detail: { reason } }) => {
  switch (reason) {
    case "unknown-film":
    case "bad-options":
    case "wasm-blocked":
    case "network":
    case "mime-type":
    case "integrity":
    case "crashed":
    case "no-review":
      return;
    default: {
      const none: never = reason;
      throw none;
    }
  }
});
