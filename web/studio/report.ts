// What the reader reports, in the shape of `check --format json`.

import type { Movie, Review } from "../types.js";

export type { Movie, Review };

export interface Diagnostic {
  source: string;
  /** From 1. */
  line: number;
  /** From 1, in characters. */
  column: number;
  /** The length of the place, in characters. */
  length: number;
  severity: "error" | "warning" | "note";
  code: string;
  message: string;
  help: string;
}

/** What was read of some documents. */
export interface Reading {
  movies: Movie[];
  diagnostics: Diagnostic[];
  /** The movies for the engine. */
  archive: Uint8Array;
}

/** The movie and the review that was read from the document at `path`. */
export function ofDocument(reading: Reading, path: string): { movie: Movie; review: Review } | undefined {
  for (const movie of reading.movies) {
    const review = movie.reviews.find(({ source }) => source === path);
    if (review) return { movie, review };
  }
}
