// node build.mjs PLACE OUT MODULES: makes a page of each film in PLACE/data.json, and OUT/pagefind, the search of Pagefind over these
// pages. Writes OUT/queries.json, too: searches for a film that a reader has in mind, with its name.
// MODULES is the folder with the package. `cargo xtask bench search` calls it.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const [place, out, modules] = process.argv.slice(2);
const pagefind = await import(pathToFileURL(join(modules, "pagefind/lib/index.js")));
const { movies } = JSON.parse(readFileSync(join(place, "data.json"), "utf8"));

const escape = (text) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const paragraph = (text) => `<p>${escape(text)}</p>`;
const people = ({ directors, actors }) => [...directors, ...actors.map(({ name }) => name)];

// A page as a site generator makes it: a title, who made the film, and the review.
function page(movie) {
  const texts = [`${movie.year}`, people(movie).join(", "), ...movie.reviews.flatMap(({ reviewBody }) => reviewBody)];
  return `<!doctype html><html lang=en><title>${escape(movie.name)}</title><body data-pagefind-body><h1>${escape(movie.name)}</h1>${texts.map(paragraph).join("")}`;
}

const { index } = await pagefind.createIndex();
for (const movie of movies) {
  const { errors } = await index.addHTMLFile({ url: `/${movie.slug}.html`, content: page(movie) });
  if (errors.length) throw Error(errors.join("\n"));
}
await index.writeFiles({ outputPath: join(out, "pagefind") });
await pagefind.close();
// Its other files are compressed inside.
for (const name of readdirSync(join(out, "pagefind")).filter((name) => name.endsWith(".js"))) {
  const path = join(out, "pagefind", name);
  writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
}

const words = (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
const containing = new Map();
const textOf = ({ reviews }) => reviews.flatMap(({ reviewBody }) => reviewBody).join(" ");
for (const movie of movies) {
  for (const word of new Set(words(textOf(movie)))) containing.set(word, (containing.get(word) ?? 0) + 1);
}
const longest = (list) => list.reduce((one, other) => (other.length > one.length ? other : one), "");
// Two letters in the middle of the word change places, as in fast typing.
const typo = (word) => {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
};
// What a reader may remember, and what they type. The words of a text are in few other texts.
const kinds = {
  "words of the title": ({ name }) => words(name).slice(0, 2).join(" "),
  "a misspelt word of the title": ({ name }) => typo(longest(words(name))),
  "a person": (movie) => people(movie)[0].toLowerCase(),
  "a family name and the year": (movie) => `${words(people(movie)[1]).at(-1)} ${movie.year}`,
  "two words of the text": (movie) => {
    const rare = [...new Set(words(textOf(movie)))].filter((word) => word.length > 4 && containing.get(word) > 1 && containing.get(word) < 30);
    return rare.slice(0, 2).join(" ");
  },
};
const wanted = 50;
const step = Math.floor(movies.length / wanted);
const queries = Array.from({ length: wanted }, (_, at) => {
  const movie = movies[at * step];
  const [kind, query] = Object.entries(kinds)[at % Object.keys(kinds).length];
  return { kind, query: query(movie), name: movie.name };
});
writeFileSync(join(out, "queries.json"), JSON.stringify(queries));
