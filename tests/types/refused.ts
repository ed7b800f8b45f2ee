// What a script of a page must not be let to write. Each marked line is an error, and a mark without one
// is an error too.

import type { FilmCardAttributes, FilmCardOptions, Grade, Movie } from "film-cards";

export async function refused(place: HTMLElement, film: Movie): Promise<void> {
  // @ts-expect-error: the film is missing
  await FilmCards.mount(place, { theme: "dark" });
  // @ts-expect-error: a selector is no element
  await FilmCards.mount("#place", { film: "ran" });
  // @ts-expect-error: there are no options
  await FilmCards.mount(place);
  // @ts-expect-error: an option that is not there
  await FilmCards.mount(place, { film: "ran", colour: "red" });
  const card = await FilmCards.mount(place, { film: "ran" });
  // @ts-expect-error: a theme that is not there
  card.update({ theme: "purple" });
  // @ts-expect-error: a provider that is not there
  card.update({ links: "imdb.com" });
  // @ts-expect-error: yes is not true
  card.update({ open: "yes" });
  // @ts-expect-error: a number in quotes is for attributes
  card.update({ review: "1" });
  // @ts-expect-error: a card without a film is none
  card.update({ film: null });
  // @ts-expect-error: it answers nothing to wait for
  card.unmount().then();

  // @ts-expect-error: the year may not be known
  film.year.toFixed();
  // @ts-expect-error: there may be no grade
  film.reviews.map((review) => review.grade.written);
  // @ts-expect-error: the names are those of JSON
  film.duration_minutes;
  // @ts-expect-error: a scale that is not there
  const grade: Grade = { written: "7/10", scale: "numbers", value: 70 };
  grade.written = "8/10";
  // @ts-expect-error: it may be that there is no such film
  (await FilmCards.film("ran")).name;
  // @ts-expect-error: films are asked for by their slugs
  await FilmCards.film(7);
  // @ts-expect-error: it comes later
  FilmCards.films().length;
  // @ts-expect-error: the global is frozen
  FilmCards.films = async () => [];
  // @ts-expect-error: the script may not have run
  await window.FilmCards.films();
}

document.addEventListener("film-card-toggle", ({ detail }) => {
  // @ts-expect-error: a detail that is not there
  detail.movie;
});
document.addEventListener("film-card-error", ({ detail }) => {
  // @ts-expect-error: a reason that is not there
  detail.reason === "timeout";
});
document.addEventListener("film-card-ready", ({ detail }) => {
  // @ts-expect-error: being ready has no detail
  detail.film;
});
// @ts-expect-error: the element is no value
new HTMLFilmCardElement();
// @ts-expect-error: the review is counted
export const attributes: FilmCardAttributes = { film: "ran", review: "first" };
// @ts-expect-error: the names of attributes are those of options
export const options: FilmCardOptions = { "data-film": "ran" };
