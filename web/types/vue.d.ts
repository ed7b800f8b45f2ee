// `<film-card>` and `<film-gallery>` in the templates of Vue 3.
//
// import type {} from "film-cards/vue";
//
// Configure Vue's compiler so that it does not take them for Vue components:
// vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("film-") } } })

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { FilmCardAttributes, FilmCardEventMap, FilmGalleryAttributes } from "../film-cards.js";

/** The listeners: `@film-card-toggle="({ detail }) => console.log(detail.open)"`. */
type Listeners = EmitFn<{ [Name in keyof FilmCardEventMap]: (event: FilmCardEventMap[Name]) => void }>;

/**
 * The type of an element in the form that the template checker needs. At run time, Vue creates the element itself.
 *
 * @example
 * <film-card film="ran" :theme="theme" @film-card-ready="show" />
 */
export type Element<E extends HTMLElement, Attributes> = new () => E & {
  /** The attributes: `:theme="theme"`. */
  $props: Attributes & Omit<HTMLAttributes, keyof FilmCardAttributes> & PublicProps;
  /** The listeners: `@film-card-ready="show"`. */
  $emit: Listeners;
};

declare module "vue" {
  interface GlobalComponents {
    /** A card: `<film-card film="ran"><a href="/ran">Ran</a></film-card>`. */
    "film-card": Element<HTMLFilmCardElement, FilmCardAttributes>;
    /** A list of all films, to search and filter: `<film-gallery theme="dark" />`. */
    "film-gallery": Element<HTMLFilmGalleryElement, FilmGalleryAttributes>;
  }
}
