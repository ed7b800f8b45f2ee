/**
 * The types of film-cards.js, which is a plain script and no module: the global `FilmCards`, the two elements, their events,
 * and the shapes of what is known of a film. The scripts themselves are written with them.
 *
 * @example
 * import type { Movie } from "film-cards";
 * // or, without a package: /// <reference path="film-cards.d.ts" />
 * // For an element in JSX or a template, the types of its framework besides, once:
 * import type {} from "film-cards/react"; // or preact, solid, vue, svelte
 *
 * @module
 */

/**
 * How a card is coloured: `auto` goes with the page around it.
 *
 * @example
 * const theme: Theme = "dark";
 */
export type Theme = "auto" | "light" | "dark";

/**
 * Where the names of people lead; with `none` they are plain text.
 *
 * @example
 * const links: Links = "letterboxd";
 */
export type Links = "wikipedia" | "imdb" | "tmdb" | "letterboxd" | "wikidata" | "none";

/**
 * The kind of mark: `A-`, `★★★½`, `8/10`, `85%`, `Two thumbs up`.
 *
 * @example
 * const inStars = ({ grade }: Review) => grade?.scale === "stars";
 */
export type Scale = "letter" | "stars" | "points" | "percent" | "thumbs";

/**
 * A film. What is not known of it is `null`, a list of nothing is empty.
 *
 * @example
 * const label = ({ name, year }: Movie) => (year === null ? name : `${name} (${year})`);
 */
export interface Movie {
  /** Its name in addresses and attributes: `"sound-of-metal"`. */
  slug: string;
  /** Its title: `"Sound of Metal"`. */
  name: string;
  /** The year it came out: `2020`. */
  year: number | null;
  /** Who directed it: `["Darius Marder"]`. */
  directors: string[];
  /** Who wrote it: `["Darius Marder", "Abraham Marder"]`. */
  writers: string[];
  /** Who released it: `"Amazon Studios"`. */
  distributor: string | null;
  /** The countries it was made in, as the critic wrote them: `["USA", "Belgium"]`. */
  countriesOfOrigin: string[];
  /** The running time in minutes: `120`. */
  durationMinutes: number | null;
  /** The age certificate, never the grade: `"R"`. */
  contentRating: string | null;
  /** The cast, in the order of the credits: `actors[0]?.name`. */
  actors: Actor[];
  /** What its graded reviews come to together: `aggregate.value`. */
  aggregate: Aggregate;
  /** What critics wrote about it: `reviews.map(({ author }) => author)`. */
  reviews: Review[];
}

/**
 * A person who plays in a film.
 *
 * @example
 * const ruben: Actor = { name: "Riz Ahmed", characterName: "Ruben Stone" };
 */
export interface Actor {
  /** The person: `"Riz Ahmed"`. */
  name: string;
  /** The part: `"Ruben Stone"`. */
  characterName: string | null;
}

/**
 * What the reviews of a film come to together.
 *
 * @example
 * const told = ({ value, graded }: Aggregate) => (value === null ? "no grade" : `${value} from ${graded}`);
 */
export interface Aggregate {
  /** The mean of the grades that have a value, 0 to 100, a whole number: `91`. */
  value: number | null;
  /** How many reviews have a grade with a value: `1`. */
  graded: number;
  /** How many reviews there are: `2`. */
  total: number;
}

/**
 * One critic's text on one film.
 *
 * @example
 * const opening = ({ reviewBody: [first = ""] }: Review) => first;
 */
export interface Review {
  /** Its number among the reviews of its film, from `1`; the option `review` takes it. */
  id: number;
  /** The document it was read from, below the folder of reviews: `"sound-of-metal.txt"`. */
  source: string;
  /** The critic: `"Ann Lee"`. */
  author: string | null;
  /** The publication: `"North Weekly"`. */
  publisher: string | null;
  /** The day it was published: `"2020-12-04"`. */
  datePublished: string | null;
  /** Where it was published: `"https://north.example/sound-of-metal"`. */
  url: string | null;
  /** The critic's mark: `grade?.written`. */
  grade: Grade | null;
  /** The caption of the picture it ran with: `"Una Vale in The Long Ferry"`. */
  caption: string | null;
  /** The language of the text, where the critic or the site states it: `lang ?? document.documentElement.lang`. */
  lang?: string | undefined;
  /** The text, plain, a string a paragraph, spoilers among it: `reviewBody.join("\n\n")`. */
  reviewBody: string[];
}

/**
 * A critic's mark.
 *
 * @example
 * const grade: Grade = { written: "A-", scale: "letter", value: 91 };
 */
export interface Grade {
  /** The mark as the critic wrote it, which is what a card shows: `"3.5/4"`. */
  written: string;
  /** The kind of mark: `"stars"`. */
  scale: Scale;
  /** The mark on 0 to 100, a whole number, where its scale gives one: `88`. */
  value: number | null;
}

/**
 * What may be set on a card. What is left out or `undefined` stays as it is; `null` goes back to the
 * default.
 *
 * @example
 * const options: FilmCardOptions = { theme: "dark", review: null };
 */
export interface FilmCardOptions {
  /** The slug of the film: `"sound-of-metal"`. */
  film?: string | undefined;
  /** The number of the one review to show; the default is all of them: `1`. */
  review?: number | null | undefined;
  /** Whether the review is unfolded to begin with: `true`. */
  open?: boolean | null | undefined;
  /** How the card is coloured: `"dark"`. */
  theme?: Theme | null | undefined;
  /** The language of the card; the default is that of the page: `"en"`. */
  lang?: string | null | undefined;
  /** Where names lead; the default is the site's: `"imdb"`. */
  links?: Links | null | undefined;
  /** The level of the title's heading, 2 unless it is set: `3`. */
  heading?: 2 | 3 | 4 | 5 | 6 | null | undefined;
}

/**
 * What is set on a card when it is mounted: the film has to be told.
 *
 * @example
 * const options: FilmCardMountOptions = { film: "sound-of-metal", open: true };
 */
export interface FilmCardMountOptions extends FilmCardOptions {
  /** The slug of the film: `"sound-of-metal"`. */
  film: string;
}

/**
 * A card that `FilmCards.mount` has put into an element.
 *
 * @example
 * const card: FilmCardHandle = await FilmCards.mount(place, { film: "sound-of-metal" });
 */
export interface FilmCardHandle {
  /**
   * Changes options. What is refused throws a `FilmCardError` and changes nothing.
   *
   * @example
   * card.update({ theme: "dark" });
   */
  update(options: FilmCardOptions): void;
  /**
   * Takes the card away; what stood in the element shows again. After that the handle does nothing.
   *
   * @example
   * card.unmount();
   */
  unmount(): void;
}

/**
 * What scripts of the page may call. The methods load the module when they are called first, and reject
 * with a `FilmCardError`; after one, they may be called again. Where the network is gone it takes a quarter of a minute
 * until they reject, because the module is asked for three times.
 *
 * @example
 * const titles = async (cards: FilmCards) => (await cards.films()).map(({ name }) => name);
 */
export interface FilmCards {
  /**
   * Every film there is: of all bundles whose scripts have run on the page.
   *
   * @example
   * const films = await FilmCards.films();
   */
  readonly films: () => Promise<Movie[]>;
  /**
   * The film with that slug, or `null`.
   *
   * @example
   * const film = await FilmCards.film("sound-of-metal");
   */
  readonly film: (slug: string) => Promise<Movie | null>;
  /**
   * Puts a card into an element of the page, such as a `<div>`. A `<film-card>` takes its options as
   * attributes instead. The error is a `TypeError` where an option is wrong.
   *
   * @example
   * const card = await FilmCards.mount(place, { film: "sound-of-metal", open: true });
   */
  readonly mount: (element: Element, options: FilmCardMountOptions) => Promise<FilmCardHandle>;
}

/**
 * Why a card could not be shown. `unknown-film` and `bad-options` are the page's to mend,
 * `wasm-blocked` its policy's or a browser's without WebAssembly, `network`, `mime-type` and `integrity` the server's;
 * `crashed` is ours: the module stopped, was started again, and stopped again.
 *
 * @example
 * const reason: FilmCardErrorReason = "unknown-film";
 */
export type FilmCardErrorReason =
  | "unknown-film"
  | "bad-options"
  | "wasm-blocked"
  | "network"
  | "mime-type"
  | "integrity"
  | "crashed";

/**
 * What `FilmCards` rejects with and a handle throws.
 *
 * @example
 * FilmCards.film("ran").catch(({ reason, message }: FilmCardError) => console.warn(reason, message));
 */
export interface FilmCardError extends Error {
  /** The kind of failure, for a program: `"network"`. */
  reason: FilmCardErrorReason;
}

/**
 * What `film-card-error` tells.
 *
 * @example
 * document.addEventListener("film-card-error", ({ detail }) => console.warn(detail.message));
 */
export interface FilmCardFailure {
  /** The kind of failure, for a program: `"network"`. */
  reason: FilmCardErrorReason;
  /** What has happened and what to do, for a person: `"no film \"ran-away\": the nearest are ran"`. */
  message: string;
}

/**
 * What `film-card-toggle` tells.
 *
 * @example
 * document.addEventListener("film-card-toggle", ({ detail }) => console.log(detail.film, detail.open));
 */
export interface FilmCardToggle {
  /** The slug of the film: `"sound-of-metal"`. */
  film: string;
  /** The number of the review: `1`. */
  review: number;
  /** Whether the review is unfolded now: `true`. */
  open: boolean;
}

/**
 * The events. They bubble and are composed, so that one listener on the document hears all of a page.
 *
 * @example
 * type Toggled = FilmCardEventMap["film-card-toggle"];
 */
export interface FilmCardEventMap {
  /** The card has mounted: `card.addEventListener("film-card-ready", show)`. */
  "film-card-ready": CustomEvent<null>;
  /** The reader has unfolded or folded a review: `({ detail }) => detail.open`. */
  "film-card-toggle": CustomEvent<FilmCardToggle>;
  /**
   * The card could not be shown, and the fallback stays: `({ detail }) => detail.reason`. After the reason `network` the
   * card may still come, and then there is a `film-card-ready`.
   */
  "film-card-error": CustomEvent<FilmCardFailure>;
}

/**
 * The attributes of `<film-gallery>`. They are live: change one and the gallery follows.
 *
 * @example
 * const attributes: FilmGalleryAttributes = { theme: "dark" };
 */
export interface FilmGalleryAttributes {
  /** Whether reviews, and the entries of a gallery, are unfolded to begin with; `"false"` is the same as none: `open`. */
  open?: boolean | "" | "true" | "false" | undefined;
  /** How the cards are coloured: `theme="dark"`. */
  theme?: Theme | undefined;
  /** The language of the cards; the default is that of the page: `lang="en"`. */
  lang?: string | undefined;
  /** Where names lead; the default is the site's: `links="imdb"`. */
  links?: Links | undefined;
  /** The level of the titles' headings, 2 unless it is set: `heading="3"`. */
  heading?: 2 | 3 | 4 | 5 | 6 | "2" | "3" | "4" | "5" | "6" | undefined;
}

/**
 * The attributes of `<film-card>`. They are live: change one and the card follows.
 *
 * @example
 * const attributes: FilmCardAttributes = { film: "sound-of-metal", open: true };
 */
export interface FilmCardAttributes extends FilmGalleryAttributes {
  /** The slug of the film: `film="sound-of-metal"`. */
  film: string;
  /** The number of the one review to show; the default is all of them: `review="1"`. */
  review?: number | `${number}` | undefined;
}

declare global {
  /**
   * The element `<film-gallery>`, every film to search, filter and sort. It is a type only; the page has no global of
   * this name.
   *
   * @example
   * document.querySelector("film-gallery")?.setAttribute("theme", "dark");
   */
  interface HTMLFilmGalleryElement extends HTMLElement {}

  /**
   * The element `<film-card>`. Its attributes are its only state. It is a type only; the page has no
   * global of this name.
   *
   * @example
   * const card = document.createElement("film-card");
   * card.setAttribute("film", "sound-of-metal");
   */
  interface HTMLFilmCardElement extends HTMLElement {}

  interface HTMLElementTagNameMap {
    "film-card": HTMLFilmCardElement;
    "film-gallery": HTMLFilmGalleryElement;
  }

  // Elements of HTML, the document and the window; then every other element, and shadow roots.
  interface GlobalEventHandlersEventMap extends FilmCardEventMap {}
  interface ElementEventMap extends FilmCardEventMap {}
  interface ShadowRootEventMap extends FilmCardEventMap {}

  /**
   * What scripts of the page may call, as soon as film-cards.js has run.
   *
   * @example
   * const films = await FilmCards.films();
   */
  const FilmCards: FilmCards;

  interface Window {
    /**
     * The same, where the script may not have run yet.
     *
     * @example
     * const films = await window.FilmCards?.films();
     */
    readonly FilmCards?: FilmCards;
  }
}
