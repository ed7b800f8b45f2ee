// The elements in Svelte. The template checker of Svelte uses these types of `SvelteHTMLElements`.

import type {} from "film-cards/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

type Card = SvelteHTMLElements["film-card"];
type Gallery = SvelteHTMLElements["film-gallery"];

export const card: Card = {
  film: "sound-of-metal",
  theme: "dark",
  links: "none",
  lang: "en",
  review: 2,
  open: true,
  class: "wide",
  "data-place": "top",
  "onfilm-card-toggle": ({ detail }) => detail.open && detail.film.toUpperCase(),
  "onfilm-card-error": ({ detail }) => console.warn(detail.message),
};
export const gallery: Gallery = { theme: "light", open: false, style: "max-width: 60rem" };

// @ts-expect-error: an address that is a number
export const address: Card = { src: 5 };
// @ts-expect-error: a theme that does not exist
export const purple: Card = { film: "ran", theme: "purple" };
// @ts-expect-error: an attribute that does not exist
export const red: Card = { film: "ran", colour: "red" };
// @ts-expect-error: a detail that does not exist
export const part: Card = { film: "ran", "onfilm-card-toggle": ({ detail }) => detail.movie };
// @ts-expect-error: a gallery has no attribute `film`
export const one: Gallery = { film: "ran" };
