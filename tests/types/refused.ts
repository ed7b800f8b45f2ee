// Code that the types must reject. Each line after a comment `@ts-expect-error` is an error, and such a comment without
// an error is an error too.

import type { FilmCardAttributes, FilmCardOptions, Grade, Movie } from "film-cards";

export async function refused(place: HTMLElement, film: Movie): Promise<void> {
  // @ts-expect-error: the film is missing
  await FilmCards.mount(place, { theme: "dark" });
  // @ts-expect-error: a selector is not an element
  await FilmCards.mount("#place", { film: "ran" });
  // @ts-expect-error: there are no options
  await FilmCards.mount(place);
  // @ts-expect-error: an option that does not exist
  await FilmCards.mount(place, { film: "ran", colour: "red" });
  const card = await FilmCards.mount(place, { film: "ran" });
  // @ts-expect-error: a theme that does not exist
  card.update({ theme: "purple" });
  // @ts-expect-error: a provider that does not exist
  card.update({ links: "imdb.com" });
  // @ts-expect-error: "yes" is not a boolean
  card.update({ open: "yes" });
  // @ts-expect-error: only attributes have numbers in quotation marks
  card.update({ review: "1" });
  // @ts-expect-error: a card needs a film
  card.update({ film: null });
  // @ts-expect-error: it does not return a promise
  card.unmount().then();

  // @ts-expect-error: the year may be null
  film.year.toFixed();
  // @ts-expect-error: the grade may be null
  film.reviews.map((review) => review.grade.written);
  // @ts-expect-error: the names are those of JSON
  film.duration_minutes;
  // @ts-expect-error: a scale that does not exist
  const grade: Grade = { written: "7/10", scale: "numbers", value: 70 };
  grade.written = "8/10";
  // @ts-expect-error: the film may be null
  (await FilmCards.film("ran")).name;
  // @ts-expect-error: a slug is needed
  await FilmCards.film(7);
  // @ts-expect-error: it returns a promise
  FilmCards.films().length;
  // @ts-expect-error: the global is frozen
  FilmCards.films = async () => [];
  // @ts-expect-error: the script may not have run
  await window.FilmCards.films();
}

document.addEventListener("film-card-toggle", ({ detail }) => {
  // @ts-expect-error: a detail that does not exist
  detail.movie;
});
document.addEventListener("film-card-error", ({ detail }) => {
  // @ts-expect-error: a reason that does not exist
  detail.reason === "timeout";
});
document.addEventListener("film-card-ready", ({ detail }) => {
  // @ts-expect-error: this event has no detail
  detail.film;
});
// @ts-expect-error: the element is a type, not a value
new HTMLFilmCardElement();
// @ts-expect-error: the review is a number
export const attributes: FilmCardAttributes = { film: "ran", review: "first" };
// @ts-expect-error: attributes have the names of options
export const options: FilmCardOptions = { "data-film": "ran" };
