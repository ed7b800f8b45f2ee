// `<film-card>` and `<film-gallery>` in the templates of Svelte.
//
// import type {} from "film-cards/svelte";

import type { HTMLAttributes } from "svelte/elements";
import type { FilmCardAttributes, FilmCardEventMap, FilmGalleryAttributes } from "../film-cards.js";

/**
 * The listeners, as Svelte 5 writes them; `on:film-card-toggle` is Svelte 4's, which checks less.
 *
 * @example
 * <film-card film="ran" onfilm-card-toggle={({ detail }) => console.log(detail.open)} />
 */
export type FilmCardListeners = {
  [Name in keyof FilmCardEventMap as `on${Name}`]?: ((event: FilmCardEventMap[Name]) => void) | undefined;
};

/** What every element has in Svelte, but for what ours say more closely. */
type ElementProps<E extends EventTarget> = Omit<HTMLAttributes<E>, keyof FilmCardAttributes>;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    /** A card: `<film-card film="ran"><a href="/ran">Ran</a></film-card>`. */
    "film-card": FilmCardAttributes & FilmCardListeners & ElementProps<HTMLFilmCardElement>;
    /** Every film, to search and to filter: `<film-gallery theme="dark" />`. */
    "film-gallery": FilmGalleryAttributes & FilmCardListeners & ElementProps<HTMLFilmGalleryElement>;
  }
}
