// `<film-card>` and `<film-gallery>` in the JSX of Solid.
//
// import type {} from "film-cards/solid";
//
// On custom elements, Solid sets a reactive value as a property. These elements have only attributes, so write
// `attr:theme={theme()}`. A constant value can be written without the prefix, `theme="dark"`.

import type { JSX } from "solid-js";
import type { FilmCardAttributes, FilmCardEventMap, FilmGalleryAttributes } from "../film-cards.js";

/**
 * The attributes with the prefix `attr:`. They have the same effect as those without it.
 *
 * @example
 * <film-card attr:film={film()} attr:theme={theme()} />
 */
export type Attr<Attributes> = {
  [Name in keyof Attributes as `attr:${Name & string}`]?: Attributes[Name] | undefined;
};

/** The props of every element in Solid, except those that the attributes of ours define more precisely. */
type ElementProps<E> = Omit<JSX.HTMLAttributes<E>, keyof FilmCardAttributes>;

/** A card needs its film, with or without the prefix. */
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
      /** A list of all films, to search and filter: `<film-gallery theme="dark" />`. */
      "film-gallery": FilmGalleryAttributes & Attr<FilmGalleryAttributes> & ElementProps<HTMLFilmGalleryElement>;
    }

    /** The listeners: `on:film-card-toggle={({ detail }) => console.log(detail.open)}`. */
    interface CustomEvents extends FilmCardEventMap {}
  }
}
