// The types that the scripts share. They are not in the bundle.

import type {
  FilmCardErrorReason,
  FilmCardHandle,
  FilmCardMountOptions,
  FilmCardOptions,
  FilmCardReading,
  FilmCardReadOptions,
  Movie,
} from "./types.js";

/** The detail of the event `film-card-error`. Errors that the scripts throw have these properties too. */
export interface Failure {
  reason: FilmCardErrorReason;
  message: string;
}

/** A file of a bundle: its address and its digest, as a link or a request needs them. */
export interface BundleFile {
  href: string;
  integrity: string;
}

/** The page script of a bundle and its Wasm. `started` is set while they are loading and after that. */
export interface BundleFiles extends Array<BundleFile> {
  script?: PageScript;
  started?: Promise<Calls> | undefined;
}

/** What a page script exports. */
export interface PageScript {
  start(loader: Loader): Promise<Calls>;
}

/** What the loader provides to a page script. */
export interface Loader {
  /** The page script and the Wasm. */
  files: BundleFiles;
  /** The request for the Wasm, which the loader has already sent. */
  answer: Promise<Response>;
  /**
   * Requests the pack with a film, if the archive is divided into packs. Returns its address, by which the function has the
   * request as a property. An empty name stands for the listing, which a gallery needs.
   */
  request: {
    (film: string): `${string}.bin` | undefined;
    [pack: `${string}.bin`]: Promise<Response | void>;
  };
  /** Imports a file, with its digest. */
  load<Script>(file: BundleFile): Promise<Script>;
  /** Reports a failure, and shows the fallback again. */
  fail(element: Element, failure: Failure): void;
  /** Shows the fallback again. */
  restore(element: Element): void;
  /** Reports something in the console, once. */
  tell(message: string): void;
  /** Whether this engine replaces one that has trapped. It is not replaced itself. */
  isLast?: boolean;
}

/** Options by name. `null` stands for the default. */
export type Options = Record<string, string | number | boolean | null | undefined>;

/** The defaults that script tags set for the page. */
export type Defaults = Record<string, string | undefined>;

/** What an element shows. Every element has one. */
export interface Place {
  /** The bundle that has mounted the card. */
  owner?: Own | undefined;
  handle?: FilmCardHandle | undefined;
  /** Unmounts the card. */
  leave?: (() => void) | undefined;
}

/** Calls about the films of one bundle. */
export interface Own {
  put(element: CardElement, defaults: Defaults, place: Place): void | Promise<void>;
  mount(element: Element, options: FilmCardOptions): Promise<FilmCardHandle>;
  films?(): Movie[] | Promise<Movie[]>;
  film?(slug: string): Movie | null | Promise<Movie | null>;
  /** Shows the movies of an archive that was made in the page, in place of those of the bundle. */
  open?(archive: Uint8Array): void;
  /** Loads all translations. */
  learnAll?(): Promise<unknown>;
}

/** Calls that look in all bundles of the page. */
export interface Calls {
  own: Own;
  show(element: CardElement, defaults: Defaults, place: Place): Promise<void>;
  mount(element: Element, options: FilmCardMountOptions): Promise<FilmCardHandle>;
  read(text: string, options?: FilmCardReadOptions): Promise<FilmCardReading>;
  misplaced(film: string): void;
  films?(): Promise<Movie[]>;
  film?(slug: string): Promise<Movie | null>;
}

/** Loads a bundle, once per page. With `gallery`, loads the engine with galleries. Requests the pack with `film`, too, or the listing if it is `null`. */
export interface LoadBundle {
  (gallery?: boolean, film?: string | null): Promise<Calls>;
  key: string;
}

/** The part of `<film-card>` and `<film-gallery>` that the scripts use. */
export interface CardElement extends HTMLElement {
  readonly shadowRoot: ShadowRoot;
  attributeChangedCallback(): void;
}

/** The class of `<film-card>`. The first loader of a page defines it, and all loaders use it. */
export interface CardElements {
  new (): CardElement;
  readonly observedAttributes: readonly string[];
  readonly connected: Set<CardElement>;
  /** The bundles of the page by their addresses, in the order in which their scripts ran. */
  readonly bundles: Record<string, LoadBundle>;
  /** Registers a script tag and its bundle. */
  welcome?(tag: HTMLScriptElement, bundle?: LoadBundle): void;
  /** The shadow roots that any bundle has made for cards. Others belong to the page. */
  roots?: WeakSet<ShadowRoot>;
}

/** What the script of the reader exports. */
export interface ReaderScript {
  /**
   * Reads the text of an element. Returns options of its card, of which `film` is an archive as text; nothing if the text
   * has changed in the meantime.
   */
  supply(element: CardElement): Promise<Options | undefined>;
  read(text: string, options?: FilmCardReadOptions): Promise<FilmCardReading>;
}

/** A document: its name, whose ending says its form, its bytes, and what messages call it. */
export interface Text {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  shown?: string;
}
