// Reads each snippet with Mozilla's Readability, the reading view of Firefox:
// node read.mjs READABILITY DOM FACTS SNIPPETS
//
// READABILITY and DOM are the folders of the packages @mozilla/readability and linkedom. FACTS is the output of
// `cargo xtask check --format json` for the reviews, SNIPPETS the folder of the snippets. Each missing fact is a line
// on standard output; the measurements go to standard error.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [readability, dom, facts, snippets] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { Readability } = require(readability);
const { parseHTML } = require(dom);

const OWN = "The dam above our valley was finished in the spring that I was born, and nobody has fished there since.";
const page = (title, article) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body>
<header><nav><a href="/">Home</a> <a href="/about">About</a></nav></header><main>${article}</main>
<footer><p>Imprint</p></footer></body></html>`;
const BYLINE = `<p class="byline">By <a rel="author" href="/ida">Ida Fernsby</a></p>`;
const around = (snippet) => `<p>${OWN} What we had instead was a cinema, in the hall of the old mill, with one
projector and two hundred seats.</p>
${snippet}
<p>I saw it there, on a Tuesday, with nine others, and walked home along the water. ${OWN}</p>
<p>Next week, if the weather holds, the hall shows something louder, and the seats, we are told, will be mended.</p>`;

// Posts with only the snippet, under their own title and under the film's title; and posts with their own byline and
// paragraphs, in one element or, as in WordPress, in several.
const POSTS = {
  alone: { page: (snippet) => page("From the valley", `<article><h1>From the valley</h1>${snippet}</article>`) },
  bare: { page: (snippet, film) => page(film, snippet) },
  titled: { page: (snippet, film) => page(film, `<article><h1>${film}</h1>${snippet}</article>`) },
  within: {
    byline: "Ida Fernsby",
    page: (snippet) =>
      page("From the valley", `<article><h1>From the valley</h1>${BYLINE}${around(snippet)}</article>`),
  },
  wordpress: {
    byline: "Ida Fernsby",
    page: (snippet, film) => page(`${film} – The valley`,
      `<article class="post hentry"><header class="entry-header"><h1 class="entry-title">${film}</h1></header>
       <div class="entry-content wp-block-post-content">${BYLINE}${around(snippet)}</div></article>`),
  },
};

const plain = (text) => text.replace(/\s+/g, " ");

/** The texts of a movie that must be readable, by their kind. */
function expected({ name, directors, writers, distributor, countriesOfOrigin, contentRating, durationMinutes, actors, reviews }) {
  const credits = [
    ...directors, ...writers, ...actors.flatMap(({ name, characterName }) => [name, characterName]),
    distributor, ...countriesOfOrigin, contentRating, durationMinutes && `${durationMinutes} min`,
  ];
  return {
    title: [name],
    grade: reviews.map(({ grade }) => grade?.written),
    critic: reviews.map(({ author }) => author),
    text: reviews.flatMap(({ reviewBody }) => [reviewBody[0]?.slice(0, 40), reviewBody.at(-1)?.slice(-30)]),
    credits,
  };
}

let films = 0;
const whole = Object.fromEntries(Object.keys(POSTS).map((kind) => [kind, 0]));
for (const movie of JSON.parse(readFileSync(facts, "utf8")).movies) {
  films += 1;
  const snippet = readFileSync(join(snippets, `${movie.slug}.html`), "utf8");
  for (const [kind, { byline, page }] of Object.entries(POSTS)) {
    const { document } = parseHTML(page(snippet, movie.name));
    const article = new Readability(document).parse();
    // The view shows the title above the text.
    const read = plain(`${article?.title} ${article?.textContent}`);
    const lost = Object.entries(expected(movie)).flatMap(([what, texts]) => texts
      .filter((text) => text && !read.includes(plain(text)))
      .map((text) => `the ${what} “${text}” is lost`));
    const critics = movie.reviews.map(({ author }) => author);
    const taken = article?.byline ?? "";
    if (byline && !taken?.includes(byline)) lost.push(`the author is “${taken}” and not ${byline}`);
    if (!byline && taken && !critics.includes(taken)) lost.push(`the author is “${taken}”`);
    if (/[{"]@(context|type)"/.test(read)) lost.push("JSON is read as text");
    if (byline && !read.includes(plain(OWN))) lost.push("the post's own text is lost");
    if (!lost.length) whole[kind] += 1;
    for (const what of lost) console.log(`${movie.slug}, ${kind}: ${what}`);
  }
}
for (const [kind, count] of Object.entries(whole)) console.error(`${kind}: ${count} of ${films} films are read whole`);
process.exitCode = Object.values(whole).every((count) => count === films) ? 0 : 1;
