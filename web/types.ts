/**
 * The types of film-cards.js, which is a classic script and no module: the global `FilmCards`, the two elements, their
 * events, and the data of films and reviews.
 *
 * @example
 * import type { Movie } from "film-cards";
 * // or, without a package: /// <reference path="film-cards.d.ts" />
 * // For the elements in JSX or templates, also the types for the framework, once:
 * import type {} from "film-cards/react"; // or preact, solid, vue, svelte
 *
 * @module
 */

/**
 * The colour scheme of a card; `auto` is that of the page around it.
 *
 * @example
 * const theme: Theme = "dark";
 */
export type Theme = "auto" | "light" | "dark";

/**
 * The site that the names of people link to; with `none` they are plain text.
 *
 * @example
 * const links: Links = "letterboxd";
 */
export type Links = "wikipedia" | "imdb" | "tmdb" | "letterboxd" | "wikidata" | "none";

/**
 * The scale of a grade: `A-`, `★★★½`, `8/10`, `85%`, `Two thumbs up`.
 *
 * @example
 * const inStars = ({ grade }: Review) => grade?.scale === "stars";
 */
export type Scale = "letter" | "stars" | "points" | "percent" | "thumbs";

/**
 * A film. An unknown fact is `null`, or an empty list.
 *
 * @example
 * const label = ({ name, year }: Movie) => (year === null ? name : `${name} (${year})`);
 */
export interface Movie {
  /** The name that identifies it in addresses and attributes: `"sound-of-metal"`. */
  slug: string;
  /** The title: `"Sound of Metal"`. */
  name: string;
  /** The year in which it was released: `2020`. */
  year: number | null;
  /** The directors: `["Darius Marder"]`. */
  directors: string[];
  /** The writers: `["Darius Marder", "Abraham Marder"]`. */
  writers: string[];
  /** The company that released it: `"Amazon Studios"`. */
  distributor: string | null;
  /** The countries in which it was made, as the critic wrote them: `["USA", "Belgium"]`. */
  countriesOfOrigin: string[];
  /** The running time in minutes: `120`. */
  durationMinutes: number | null;
  /** The age certificate, never the grade: `"R"`. */
  contentRating: string | null;
  /** The cast, in the order of the credits: `actors[0]?.name`. */
  actors: Actor[];
  /** The mean of the grades: `aggregate.value`. */
  aggregate: Aggregate;
  /** The reviews: `reviews.map(({ author }) => author)`. */
  reviews: Review[];
}

/**
 * A member of the cast.
 *
 * @example
 * const ruben: Actor = { name: "Riz Ahmed", characterName: "Ruben Stone" };
 */
export interface Actor {
  /** The name: `"Riz Ahmed"`. */
  name: string;
  /** The character that the actor plays: `"Ruben Stone"`. */
  characterName: string | null;
}

/**
 * The mean of the grades of a film, and the number of its reviews.
 *
 * @example
 * const average = ({ value, graded }: Aggregate) => (value === null ? "no grade" : `${value} from ${graded}`);
 */
export interface Aggregate {
  /** The mean of the grades that have a value, 0 to 100, a whole number: `91`. */
  value: number | null;
  /** The number of reviews whose grade has a value: `1`. */
  graded: number;
  /** The number of all reviews: `2`. */
  total: number;
}

/**
 * One critic's text about one film.
 *
 * @example
 * const opening = ({ reviewBody: [first = ""] }: Review) => first;
 */
export interface Review {
  /** The number of the review among those of its film, from `1`, as the option `review` takes it. */
  id: number;
  /** The document that it was read from, as a path below the reviews folder: `"sound-of-metal.txt"`. */
  source: string;
  /** The name of the critic: `"Ann Lee"`. */
  author: string | null;
  /** The publication: `"North Weekly"`. */
  publisher: string | null;
  /** The day on which it was published: `"2020-12-04"`. */
  datePublished: string | null;
  /** The address at which it was published: `"https://north.example/sound-of-metal"`. */
  url: string | null;
  /** The critic's grade: `grade?.written`. */
  grade: Grade | null;
  /** The caption of the picture that was published with it: `"Una Vale in The Long Ferry"`. */
  caption: string | null;
  /** The language of the text, if the critic or the site has given one: `lang ?? document.documentElement.lang`. */
  lang?: string | undefined;
  /** The plain text, with its spoilers, as one string per paragraph: `reviewBody.join("\n\n")`. */
  reviewBody: string[];
}

/**
 * A critic's grade.
 *
 * @example
 * const grade: Grade = { written: "A-", scale: "letter", value: 91 };
 */
export interface Grade {
  /** The grade exactly as written, which cards show: `"3.5/4"`. */
  written: string;
  /** The scale in which it is written: `"stars"`. */
  scale: Scale;
  /** The grade as a whole number, 0 to 100; `null` if the scale gives none: `88`. */
  value: number | null;
}

/**
 * The options of a card. An option that is left out or `undefined` stays as it is; `null` resets it to its default.
 *
 * @example
 * const options: FilmCardOptions = { theme: "dark", review: null };
 */
export interface FilmCardOptions {
  /** The slug of the film: `"sound-of-metal"`. */
  film?: string | undefined;
  /** The number of the only review to show; by default all are shown: `1`. */
  review?: number | null | undefined;
  /** Whether the first review is expanded at first: `true`. */
  open?: boolean | null | undefined;
  /** The colour scheme; by default `"auto"`: `"dark"`. */
  theme?: Theme | null | undefined;
  /** The language of the card; by default that of the page: `"en"`. */
  lang?: string | null | undefined;
  /** The site that names link to; by default the one in `film-cards.toml`: `"imdb"`. */
  links?: Links | null | undefined;
  /** The level of the title's heading; by default 2: `3`. */
  heading?: 2 | 3 | 4 | 5 | 6 | null | undefined;
}

/**
 * The options of a card that is mounted. `film` is required.
 *
 * @example
 * const options: FilmCardMountOptions = { film: "sound-of-metal", open: true };
 */
export interface FilmCardMountOptions extends FilmCardOptions {
  /** The slug of the film: `"sound-of-metal"`. */
  film: string;
}

/**
 * A card that `FilmCards.mount` has mounted in an element.
 *
 * @example
 * const card: FilmCardHandle = await FilmCards.mount(place, { film: "sound-of-metal" });
 */
export interface FilmCardHandle {
  /**
   * Changes options. Throws a `FilmCardError` if one of them is refused; then nothing changes.
   *
   * @example
   * card.update({ theme: "dark" });
   */
  update(options: FilmCardOptions): void;
  /**
   * Removes the card, so that the previous content of the element shows again. After that, the handle does nothing.
   *
   * @example
   * card.unmount();
   */
  unmount(): void;
}

/**
 * The options of `FilmCards.read`.
 *
 * @example
 * const options: FilmCardReadOptions = { name: "sound-of-metal.md" };
 */
export interface FilmCardReadOptions {
  /** The name of the document, whose ending says its form: `.txt`, `.md`, `.html`; by default `"review.txt"`: `"ran.md"`. */
  name?: string | undefined;
}

/**
 * What was read in a text.
 *
 * @example
 * const titles = ({ movies }: FilmCardReading) => movies.map(({ name }) => name);
 */
export interface FilmCardReading {
  /** The films with their reviews: `movies[0]?.reviews`. */
  movies: Movie[];
  /** What looks wrong, and what was inferred: `diagnostics.filter(({ severity }) => severity === "error")`. */
  diagnostics: Diagnostic[];
}

/**
 * Something that the reader has to say about a text.
 *
 * @example
 * const place = ({ source, line, column }: Diagnostic) => `${source}:${line}:${column}`;
 */
export interface Diagnostic {
  /** The name of the document: `"review.txt"`. */
  source: string;
  /** The number of the line, from `1`. */
  line: number;
  /** The number of the character in the line, from `1`. */
  column: number;
  /** How grave it is; a text with an error has no review: `"warning"`. */
  severity: "error" | "warning" | "note";
  /** The kind of finding, for a program: `"name-spelling"`. */
  code: string;
  /** What was found: `"\"Olivia Cook\" is spelt \"Olivia Cooke\" in the credits"`. */
  message: string;
  /** What to do about it: `"correct one of the two"`. */
  help: string;
}

/**
 * The functions for scripts of the page. The first call loads the engine. They reject with a `FilmCardError`; after
 * that, they can be called again. Without a network they reject only after a quarter of a minute, because the engine is
 * requested three times.
 *
 * @example
 * const titles = async (cards: FilmCards) => (await cards.films()).map(({ name }) => name);
 */
export interface FilmCards {
  /**
   * All films, of all bundles whose scripts have run on the page.
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
   * Mounts a card in an element of the page, such as a `<div>`, but not in a `<film-card>`, whose options are its
   * attributes. If an option is wrong, the error is a `TypeError`.
   *
   * @example
   * const card = await FilmCards.mount(place, { film: "sound-of-metal", open: true });
   */
  readonly mount: (element: Element, options: FilmCardMountOptions) => Promise<FilmCardHandle>;
  /**
   * Reads a text as a review, and returns what `film-cards check --format json` prints. The first call loads the reader.
   *
   * @example
   * const { movies, diagnostics } = await FilmCards.read("Sound of Metal\n\nA drummer loses his hearing. Grade: A-");
   */
  readonly read: (text: string, options?: FilmCardReadOptions) => Promise<FilmCardReading>;
}

/**
 * Why a card could not be shown. `unknown-film` and `bad-options`: an error in the page. `wasm-blocked`: its Content
 * Security Policy forbids WebAssembly, or the browser has none. `network`, `mime-type` and `integrity`: the server or
 * the network. `crashed`: a bug of film-cards or of the browser; the engine trapped, was replaced, and trapped again, or
 * the reader trapped. `no-review`: the text in `<film-card read>`, or the file of `src`, is no review.
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
  | "crashed"
  | "no-review";

/**
 * The error that the functions of `FilmCards` reject with, and that a handle throws.
 *
 * @example
 * FilmCards.film("ran").catch(({ reason, message }: FilmCardError) => console.warn(reason, message));
 */
export interface FilmCardError extends Error {
  /** The kind of failure, for a program: `"network"`. */
  reason: FilmCardErrorReason;
}

/**
 * The detail of the event `film-card-error`.
 *
 * @example
 * document.addEventListener("film-card-error", ({ detail }) => console.warn(detail.message));
 */
export interface FilmCardFailure {
  /** The kind of failure, for a program: `"network"`. */
  reason: FilmCardErrorReason;
  /** What has happened and what to do about it, for a person: `"no film \"ran-away\": the nearest are ran"`. */
  message: string;
}

/**
 * The detail of the event `film-card-toggle`.
 *
 * @example
 * document.addEventListener("film-card-toggle", ({ detail }) => console.log(detail.film, detail.open));
 */
export interface FilmCardToggle {
  /** The slug of the film: `"sound-of-metal"`. */
  film: string;
  /** The number of the review: `1`. */
  review: number;
  /** Whether the review is expanded now: `true`. */
  open: boolean;
}

/**
 * The events. They bubble and are composed, so one listener on the document gets those of all cards.
 *
 * @example
 * type Toggled = FilmCardEventMap["film-card-toggle"];
 */
export interface FilmCardEventMap {
  /** The card is shown: `card.addEventListener("film-card-ready", show)`. */
  "film-card-ready": CustomEvent<null>;
  /** The reader has expanded or collapsed a review: `({ detail }) => detail.open`. */
  "film-card-toggle": CustomEvent<FilmCardToggle>;
  /**
   * The card could not be shown, so the fallback is shown: `({ detail }) => detail.reason`. After the reason `network`,
   * the card may still be loaded later, followed by a `film-card-ready`.
   */
  "film-card-error": CustomEvent<FilmCardFailure>;
}

/**
 * The attributes of `<film-gallery>`. A change takes effect at once.
 *
 * @example
 * const attributes: FilmGalleryAttributes = { theme: "dark" };
 */
export interface FilmGalleryAttributes {
  /** Whether reviews, and the entries of a gallery, are expanded at first; `"false"` is the same as none: `open`. */
  open?: boolean | "" | "true" | "false" | undefined;
  /** The colour scheme; by default `auto`: `theme="dark"`. */
  theme?: Theme | undefined;
  /** The language of the cards; by default that of the page: `lang="en"`. */
  lang?: string | undefined;
  /** The site that names link to; by default the one in `film-cards.toml`: `links="imdb"`. */
  links?: Links | undefined;
  /** The level of the titles' headings; by default 2: `heading="3"`. */
  heading?: 2 | 3 | 4 | 5 | 6 | "2" | "3" | "4" | "5" | "6" | undefined;
}

/**
 * The attributes of `<film-card>`. A change takes effect at once.
 *
 * @example
 * const attributes: FilmCardAttributes = { film: "sound-of-metal", open: true };
 */
export interface FilmCardAttributes extends FilmGalleryAttributes {
  /** The slug of a film of the bundle. Without it, the card needs `read` or `src`: `film="sound-of-metal"`. */
  film?: string | undefined;
  /** Reads the review that stands in the element, in a `<pre>`, in paragraphs or in a `<script type="text/plain">`: `read`. */
  read?: boolean | "" | undefined;
  /** The address of a file with a review, of the same origin or with CORS: `src="/reviews/ran.txt"`. */
  src?: string | undefined;
  /** Whether what looks wrong in a text that was read is listed below the card, for its writer: `check`. */
  check?: boolean | "" | undefined;
  /** The number of the only review to show; by default all are shown: `review="1"`. */
  review?: number | `${number}` | undefined;
}

declare global {
  /**
   * The element `<film-gallery>`, a list of all films that readers can search, filter and sort. This is only a type;
   * the page has no global of this name.
   *
   * @example
   * document.querySelector("film-gallery")?.setAttribute("theme", "dark");
   */
  interface HTMLFilmGalleryElement extends HTMLElement {}

  /**
   * The element `<film-card>`. Its attributes are its only state. This is only a type; the page has no global of this
   * name.
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

  // For listeners on HTML elements, the document and the window; on other elements; on shadow roots.
  interface GlobalEventHandlersEventMap extends FilmCardEventMap {}
  interface ElementEventMap extends FilmCardEventMap {}
  interface ShadowRootEventMap extends FilmCardEventMap {}

  /**
   * The functions for scripts of the page. It exists as soon as film-cards.js has run.
   *
   * @example
   * const films = await FilmCards.films();
   */
  const FilmCards: FilmCards;

  interface Window {
    /**
     * The same, for code that may run before film-cards.js.
     *
     * @example
     * const films = await window.FilmCards?.films();
     */
    readonly FilmCards?: FilmCards;
  }
}
