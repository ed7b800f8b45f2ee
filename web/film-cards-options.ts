// Checks the options of a card, and words what the engine refuses. The engine gets options that are complete and of the
// right types: checking them here takes less to download than in the Wasm.

import { failure } from "./film-cards-failure.js";
import type { Options } from "./shared.js";
import type { FilmCardOptions } from "./types.js";

// The themes and the link providers, in the order in which the engine counts them.
const THEMES = ["auto", "light", "dark"];
const LINKS = ["wikipedia", "imdb", "tmdb", "letterboxd", "wikidata", "none"];

const isText = (value: unknown) => typeof value === "string";
const oneOf = (names: string[]) =>
  [(value: any) => names.includes(value), `one of "${names.join('", "')}"`] as const;

// By name: whether a value is right, and what is allowed.
const ALLOWED = {
  film: [isText, 'a slug such as "sound-of-metal"'],
  review: [(value: any) => value === value >>> 0, "a whole number, the number of a review"],
  open: [(value: any) => typeof value === "boolean", "true or false"],
  theme: oneOf(THEMES),
  lang: [isText, 'a language tag such as "en"'],
  links: oneOf(LINKS),
  heading: [(value: any) => [2, 3, 4, 5, 6].includes(value), "a level of heading, 2 to 6"],
} as const satisfies Record<keyof FilmCardOptions, readonly [(value: any) => boolean, string]>;

/** Options as the engine takes them. */
export type Values = [
  film: string, review: number | undefined, open: boolean, theme: number, links: number | undefined, heading: number,
];

export function refuse(message: string): never {
  throw Object.assign(new TypeError(message), { reason: "bad-options" });
}

/**
 * The options `last`, changed by the properties of `given`. A property that is missing or `undefined` changes nothing;
 * `null` resets the option to its default. Throws for an unknown option and for a wrong value.
 */
export function change(last: Options, given: unknown): Options {
  if (typeof given !== "object" || !given) refuse('the options must be an object such as {film: "sound-of-metal"}');
  let entries: [string, any][] = [];
  try {
    entries = Object.entries(given);
  } catch {
    // A getter of the page has thrown.
    refuse("the options cannot be read");
  }
  const options = { ...last };
  for (const [name, value] of entries) {
    if (!Object.hasOwn(ALLOWED, name)) refuse(`unknown option "${name}": allowed are ${Object.keys(ALLOWED).join(", ")}`);
    const [isRight, allowed] = ALLOWED[name as keyof typeof ALLOWED];
    if (value === undefined) continue;
    if (value !== null && !isRight(value)) refuse(`option "${name}" must be ${allowed}, not ${quoted(value)}`);
    options[name] = value;
  }
  return options;
}

function quoted(value: unknown) {
  try {
    return isText(value) ? `"${value}"` : String(value);
  } catch {
    return "that";
  }
}

/** The options as the engine takes them. A gallery needs no film. */
export function values({ film, review, open, theme, links, heading }: Options, isGallery: boolean): Values {
  if (!film && !isGallery) refuse('option "film" is missing: it must be a slug such as "sound-of-metal"');
  return [
    (film ?? "") as string,
    (review ?? undefined) as number | undefined,
    !!open,
    THEMES.indexOf((theme ?? "auto") as string),
    links == null ? undefined : LINKS.indexOf(links as string),
    (heading ?? 2) as number,
  ];
}

/** The error for what the engine throws: a text if it has refused something, and an error if it has stopped. */
export function explain(thrown: any): any {
  if (!isText(thrown)) return thrown;
  const [kind, film, ...rest] = thrown.split("\n");
  if (kind === "film") {
    const near = nearest(film, rest).join(", ");
    return failure("unknown-film", `no film "${film}": ${near ? `the nearest are ${near}` : "if it is new, upload the whole bundle"}`);
  }
  if (!kind) return failure("integrity", "the reviews are damaged, or belong to another build");
  try {
    refuse(`option "review" must be the number of a review of "${film}" (${rest.join(", ")}), not ${kind}`);
  } catch (error) {
    return error;
  }
}

// The three slugs that are most similar to `wanted`: those that share a word with it come before the others, and then
// those with the smaller edit distance. Words of up to three letters (`of`, `the`) are in too many titles.
function nearest(wanted: string, slugs: string[]) {
  const words = (slug: string) => slug.toLowerCase().split("-");
  const shares = (slug: string) => words(slug).some((word) => word.length > 3 && words(wanted).includes(word));
  const ranked = slugs.map((slug) => [slug, distance(wanted.toLowerCase(), slug) + (shares(slug) ? 0 : 1e6)] as const);
  return ranked.sort(([, one], [, other]) => one - other).slice(0, 3).map(([slug]) => slug);
}

// The Levenshtein distance: how many letters have to be added, removed or replaced.
function distance(one: string, other: string) {
  let row = [...other, ""].map((_, at) => at);
  for (const letter of one) {
    let before = row[0];
    row = row.map((above, at) => before = at
      ? Math.min(above + 1, before + 1, row[at - 1] + +(letter !== other[at - 1]))
      : above + 1);
  }
  return row[other.length];
}
