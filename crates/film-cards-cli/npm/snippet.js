// The snippet of a film, out of a bundle that was built.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const ENDING = ".html";
const MAX_NEAREST = 3;

export async function snippet(film, bundle) {
  if (!bundle) throw new Error("film-cards: there is no bundle; add film-cards to the settings of the site");
  const folder = join(bundle, "snippets");
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING) && !name.startsWith("_"));
  const films = names.map((name) => name.slice(0, -ENDING.length));
  if (!films.includes(film)) throw new Error(`film-cards: no film "${film}": the nearest are ${nearest(film, films)}`);
  return readFile(join(folder, film + ENDING), "utf8");
}

// The names that share the most pairs of letters with this one.
function nearest(film, films) {
  const letters = [...`${film}`];
  const pairs = letters.slice(1).map((letter, at) => letters[at] + letter);
  const shared = (name) => pairs.filter((pair) => name.includes(pair)).length / (name.length + letters.length);
  return films.sort((one, other) => shared(other) - shared(one)).slice(0, MAX_NEAREST).join(", ");
}
