/**
 * The command film-cards from JavaScript. Each function runs the program of this platform.
 *
 * @example
 * import { build, check } from "film-cards";
 * const { movies, diagnostics } = await check("reviews");
 * await build({ reviews: "reviews", out: "public/film-cards", url: "/film-cards" });
 *
 * @module
 */
import type { Movie } from "./film-cards.js";

export type * from "./film-cards.js";

/** What the reviews say, as `film-cards check --format json` prints it. */
export interface Reading {
  /** The films, in the order of their slugs. */
  movies: Movie[];
  /** What looks wrong. */
  diagnostics: Diagnostic[];
}

/** Something that looks wrong in a document. */
export interface Diagnostic {
  /** The document, by its path below the folder of reviews: `"sound-of-metal.txt"`. */
  source: string;
  /** The line, from 1. */
  line: number;
  /** The column in characters, from 1. */
  column: number;
  /** An `error` keeps the document out of a bundle. */
  severity: "error" | "warning" | "note";
  /** The kind: `"name-spelling"`. */
  code: string;
  /** What looks wrong: `"\"Olivia Cook\" is close to the credited \"Olivia Cooke\""`. */
  message: string;
  /** What to do about it. */
  help: string | null;
}

export interface CheckOptions {
  /** Count warnings as errors. */
  strict?: boolean;
  /** The folder that relative paths begin at; by default that of the process. */
  cwd?: string;
}

/**
 * Reads the reviews in a folder; by default it finds them as the command does.
 *
 * @throws {Error} if the folder does not exist. A review with an error is in `diagnostics`.
 */
export function check(folder?: string, options?: CheckOptions): Promise<Reading>;

export interface BuildOptions {
  /** The folder of reviews; by default it is found as the command finds it. */
  reviews?: string;
  /** The folder to write; by default `"dist"`. */
  out?: string;
  /** Where the bundle will be: `"https://cdn.example/cards"` or `"/cards"`. Snippets load the script from there. */
  url?: string;
  /** Make the bundle a package for npm too: `"name@1.0.0"`. */
  npm?: string;
  /** Build nothing if a review has a warning. */
  strict?: boolean;
  /** The folder that relative paths begin at; by default that of the process. */
  cwd?: string;
}

export interface Built {
  /** The absolute path of the bundle. */
  folder: string;
  /** The absolute paths of its files. */
  files: string[];
}

/**
 * Builds the bundle to upload.
 *
 * @throws {Error} if a review has an error or the bundle cannot be written. `cause` is all that the command said.
 */
export function build(options?: BuildOptions): Promise<Built>;

/**
 * The snippet of a film to put into a page: the script, and the card with the whole text inside.
 *
 * @param film The name of its file in the folder `snippets` of the bundle, without `.html`: `"sound-of-metal"`.
 * @param bundle The folder of the bundle.
 * @throws {Error} if there is no such film; the message names the nearest ones.
 */
export function snippet(film: string, bundle: string): Promise<string>;
