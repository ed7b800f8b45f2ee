// `<film-card>` and `<film-gallery>` in the JSX of Solid.
//
// import type {} from "film-cards/solid";
//
// Solid sets what changes on an element like these as a property, and they have attributes only: write
// `attr:theme={theme()}`. What never changes is written as it is, `theme="dark"`.

import type { JSX } from "solid-js";
import type { FilmCardAttributes, FilmCardEventMap, FilmGalleryAttributes } from "../film-cards.js";

/**
 * The attributes with `attr:` before their names. They are as good as those without.
 *
 * @example
 * <film-card attr:film={film()} attr:theme={theme()} />
 */
export type Attr<Attributes> = {
  [Name in keyof Attributes as `attr:${Name & string}`]?: Attributes[Name] | undefined;
};

/** What every element has in Solid, but for what ours say more closely. */
type ElementProps<E> = Omit<JSX.HTMLAttributes<E>, keyof FilmCardAttributes>;

/** A card is told its film one way or the other. */
type Film =
  | { film: string; "attr:film"?: undefined }
  | { film?: undefined; "attr:film": string };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      /** A card: `<film-card film="ran"><a href="/ran">Ran</a></film-card>`. */
      "film-card": Film &
        Omit<FilmCardAttributes, "film"> &
        Attr<Omit<FilmCardAttributes, "film">> &
        ElementProps<HTMLFilmCardElement>;
      /** Every film, to search and to filter: `<film-gallery theme="dark" />`. */
      "film-gallery": FilmGalleryAttributes & Attr<FilmGalleryAttributes> & ElementProps<HTMLFilmGalleryElement>;
    }

    /** The listeners: `on:film-card-toggle={({ detail }) => console.log(detail.open)}`. */
    interface CustomEvents extends FilmCardEventMap {}
  }
}
