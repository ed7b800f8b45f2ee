// The table of what was understood of a review.

import { byId, make } from "./dom.js";
import type { Movie, Review } from "./report.js";
import { say, type Word } from "./words.js";

type Value = string | Node | null | undefined;

/** Shows what was understood, or that nothing was. */
export function showFacts(found: { movie: Movie; review: Review } | undefined) {
  const rows = found ? factsOf(found.movie, found.review) : [];
  byId("facts").replaceChildren(...rows.map(row));
  byId("facts").parentElement!.hidden = !found;
  byId("facts-blank").hidden = Boolean(found);
}

function factsOf(movie: Movie, review: Review): [Word, Value][] {
  const { grade } = review;
  const words = review.reviewBody.join(" ").split(/\s+/).filter(Boolean).length;
  // What every review should have is named even if it is not there. The rest is shown if it is there.
  const wanted = (value: Value) => value || make("span", "none", say("none"));
  return [
    ["fact_title", wanted(movie.name)],
    ["fact_year", movie.year ? String(movie.year) : null],
    ["fact_grade", wanted(grade && gradeOf(grade))],
    ["fact_critic", wanted(review.author)],
    ["fact_publication", review.publisher],
    ["fact_date", review.datePublished],
    ["fact_directors", wanted(list(movie.directors))],
    ["fact_writers", list(movie.writers)],
    ["fact_cast", wanted(castOf(movie))],
    ["fact_distributor", movie.distributor],
    ["fact_countries", list(movie.countriesOfOrigin)],
    ["fact_running_time", movie.durationMinutes ? say("minutes", { n: movie.durationMinutes }) : null],
    ["fact_certificate", movie.contentRating],
    ["fact_caption", review.caption],
    ["fact_text", say("words", { n: words })],
  ];
}

function row([word, value]: [Word, Value]) {
  if (!value) return "";
  const name = make("th", "", say(word));
  name.scope = "row";
  const cell = make("td", "", value);
  // Names have their own direction, whatever that of the page is.
  if (typeof value === "string") cell.dir = "auto";
  return make("tr", "", name, cell);
}

const list = (names: readonly string[]) => names.join(", ");

function gradeOf({ written, value }: NonNullable<Review["grade"]>) {
  const grade = make("strong", "grade", written);
  grade.dir = "auto";
  return make("span", "", grade, " ", make("span", "worth", value === null ? say("no_value") : say("of_100", { n: value })));
}

function castOf({ actors }: Movie) {
  if (!actors.length) return;
  const entry = ({ name, characterName }: Movie["actors"][number]) =>
    make("li", "", make("bdi", "", name), ...(characterName ? [" ", make("span", "role", say("as", { role: characterName }))] : []));
  return make("ul", "cast", ...actors.map(entry));
}
