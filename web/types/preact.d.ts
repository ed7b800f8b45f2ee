// `<film-card>` and `<film-gallery>` in the JSX of Preact.
//
// import type {} from "film-cards/preact";

import type { HTMLAttributes } from "preact";
import type { FilmCardAttributes, FilmCardEventMap, FilmGalleryAttributes } from "../film-cards.js";

/**
 * The listeners.
 *
 * @example
 * <film-card film="ran" onfilm-card-toggle={({ detail }) => console.log(detail.open)} />
 */
export type FilmCardListeners = {
  [Name in keyof FilmCardEventMap as `on${Name}`]?: ((event: FilmCardEventMap[Name]) => void) | undefined;
};

/** The props of every element in Preact, except those that the attributes of ours define more precisely. */
type ElementProps<E extends EventTarget> = Omit<HTMLAttributes<E>, keyof FilmCardAttributes>;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      /** A card: `<film-card film="ran"><a href="/ran">Ran</a></film-card>`. */
      "film-card": FilmCardAttributes & FilmCardListeners & ElementProps<HTMLFilmCardElement>;
      /** A list of all films, to search and filter: `<film-gallery theme="dark" />`. */
      "film-gallery": FilmGalleryAttributes & FilmCardListeners & ElementProps<HTMLFilmGalleryElement>;
    }
  }
}
