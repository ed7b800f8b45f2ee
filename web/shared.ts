// What the scripts of a page lend each other. There is nothing of it in the bundle: these are types only.

import type {
  FilmCardErrorReason,
  FilmCardHandle,
  FilmCardMountOptions,
  FilmCardOptions,
  Movie,
} from "./types.js";

/** What `film-card-error` reports. An error has it too where it was foreseen. */
export interface Failure {
  reason: FilmCardErrorReason;
  message: string;
}

/** A file of a bundle, with what a link and a request take to load it. */
export interface BundleFile {
  href: string;
  integrity: string;
}

/** The page script of a bundle and its Wasm. `started` is there while they load and when they are there. */
export interface BundleFiles extends Array<BundleFile> {
  script?: PageScript;
  started?: Promise<Calls> | undefined;
}

/** What a page script exports. */
export interface PageScript {
  start(loader: Loader): Promise<Calls>;
}

/** What the loader lends to a page script. */
export interface Loader {
  /** The page script and the Wasm. */
  files: BundleFile[];
  /** The Wasm, on its way. */
  answer: Promise<Response>;
  /** Imports a file, with its digest. */
  load<Script>(file: BundleFile): Promise<Script>;
  /** Reports a failure, and shows the fallback again. */
  fail(element: Element, failure: Failure): void;
  /** Shows the fallback again. */
  restore(element: Element): void;
  /** Reports something in the console, once. */
  tell(message: string): void;
  /** Whether the engine was started anew, and is not started again. */
  isLast?: boolean;
}

/** Options by name, `null` where there is none. */
export type Options = Record<string, string | number | boolean | null | undefined>;

/** The defaults that script tags set for the page. */
export type Defaults = Record<string, string | undefined>;

/** What is shown in an element, and the bundle that has put it there. It belongs to the element. */
export interface Place {
  owner?: Own | undefined;
  handle?: FilmCardHandle | undefined;
  /** Takes away what is shown. */
  leave?: (() => void) | undefined;
}

/** Calls about the films of one bundle. */
export interface Own {
  put(element: CardElement, defaults: Defaults, place: Place): void;
  mount(element: Element, options: FilmCardOptions): Promise<FilmCardHandle>;
  films?(): Movie[];
  film?(slug: string): Movie | null;
}

/** Calls that look in all bundles of the page. */
export interface Calls {
  own: Own;
  show(element: CardElement, defaults: Defaults, place: Place): Promise<void>;
  mount(element: Element, options: FilmCardMountOptions): Promise<FilmCardHandle>;
  misplaced(film: string): void;
  films?(): Promise<Movie[]>;
  film?(slug: string): Promise<Movie | null>;
}

/** Loads a bundle, once for the page: the one with galleries where it is asked for that. */
export interface LoadBundle {
  (gallery?: boolean): Promise<Calls>;
  key: string;
}

/** `<film-card>` and `<film-gallery>`, as far as the scripts call them. */
export interface CardElement extends HTMLElement {
  readonly shadowRoot: ShadowRoot;
  attributeChangedCallback(): void;
}

/** The class of `<film-card>`, which the first loader of a page defines and all of them share. */
export interface CardElements {
  new (): CardElement;
  readonly observedAttributes: readonly string[];
  readonly connected: Set<CardElement>;
  /** The bundles of the page by their addresses, in the order in which their scripts ran. */
  readonly bundles: Record<string, LoadBundle>;
  /** Takes in a script tag and its bundle. */
  welcome?(tag: HTMLScriptElement, bundle?: LoadBundle): void;
  /** The shadow roots that were made for cards, by any bundle; others belong to the page. */
  roots?: WeakSet<ShadowRoot>;
}
