// The elements in Vue. The template checker of Vue uses these types of `GlobalComponents`.

import type {} from "film-cards/vue";
import type { GlobalComponents } from "vue";

type Card = InstanceType<GlobalComponents["film-card"]>;
type Gallery = InstanceType<GlobalComponents["film-gallery"]>;

export const card: Card["$props"] = {
  film: "sound-of-metal",
  theme: "dark",
  links: "none",
  lang: "en",
  review: 2,
  open: true,
  class: { wide: true },
  key: "one",
};
export const gallery: Gallery["$props"] = { theme: "light", open: false, style: { maxWidth: "60rem" } };

export function listen(card: Card): void {
  card.$emit("film-card-ready", new CustomEvent<null>("film-card-ready"));
  const title: string = card.title;
  // @ts-expect-error: an event that does not exist
  card.$emit("film-card-loaded", new CustomEvent(title));
  // @ts-expect-error: the event has another detail
  card.$emit("film-card-toggle", new CustomEvent("film-card-toggle", { detail: { movie: title } }));
}

// @ts-expect-error: an address that is a number
export const address: Card["$props"] = { src: 5 };
// @ts-expect-error: a theme that does not exist
export const purple: Card["$props"] = { film: "ran", theme: "purple" };
// @ts-expect-error: an attribute that does not exist
export const red: Card["$props"] = { film: "ran", colour: "red" };
// @ts-expect-error: a gallery has no attribute `film`
export const one: Gallery["$props"] = { film: "ran" };
