// `<film-card>` and `<film-gallery>` in the templates of Svelte.
//
// import type {} from "film-cards/svelte";

import type { HTMLAttributes } from "svelte/elements";
import type { FilmCardAttributes, FilmCardEventMap, FilmGalleryAttributes } from "../film-cards.js";

/**
 * The listeners, in the syntax of Svelte 5. Svelte 4 has `on:film-card-toggle`, whose types are checked less strictly.
 *
 * @example
 * <film-card film="ran" onfilm-card-toggle={({ detail }) => console.log(detail.open)} />
 */
export type FilmCardListeners = {
  [Name in keyof FilmCardEventMap as `on${Name}`]?: ((event: FilmCardEventMap[Name]) => void) | undefined;
};

/** The props of every element in Svelte, except those that the attributes of ours define more precisely. */
type ElementProps<E extends EventTarget> = Omit<HTMLAttributes<E>, keyof FilmCardAttributes>;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    /** A card: `<film-card film="ran"><a href="/ran">Ran</a></film-card>`. */
    "film-card": FilmCardAttributes & FilmCardListeners & ElementProps<HTMLFilmCardElement>;
    /** A list of all films, to search and filter: `<film-gallery theme="dark" />`. */
    "film-gallery": FilmGalleryAttributes & FilmCardListeners & ElementProps<HTMLFilmGalleryElement>;
  }
}
