// The errors that the page scripts throw.

import type { FilmCardErrorReason } from "./types.js";

export const failure = (reason: FilmCardErrorReason, message: string) => Object.assign(new Error(message), { reason });
