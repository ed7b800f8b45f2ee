// `<film-card>` and `<film-gallery>` in the JSX of React, 18 and 19.
//
// import type {} from "film-cards/react";

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { FilmCardAttributes, FilmCardEventMap, FilmGalleryAttributes } from "../film-cards.js";

/**
 * The listeners. Only React 19 supports them; with React 18, call `addEventListener` on a `ref`.
 *
 * @example
 * <film-card film="ran" onfilm-card-toggle={({ detail }) => console.log(detail.open)} />
 */
export type FilmCardListeners = {
  [Name in keyof FilmCardEventMap as `on${Name}`]?: ((event: FilmCardEventMap[Name]) => void) | undefined;
};

/** The props of every element in React: `children`, `ref`, `key` and others. React 18 supports only `class` here. */
type ElementProps<E> = DetailedHTMLProps<HTMLAttributes<E>, E> & { class?: string | undefined };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      /** A card: `<film-card film="ran"><a href="/ran">Ran</a></film-card>`. */
      "film-card": FilmCardAttributes & FilmCardListeners & ElementProps<HTMLFilmCardElement>;
      /** A list of all films, to search and filter: `<film-gallery theme="dark" />`. */
      "film-gallery": FilmGalleryAttributes & FilmCardListeners & ElementProps<HTMLFilmGalleryElement>;
    }
  }
}
