// What the critic takes along: the tag, the snippet, the review as Markdown, and the bundle.

import { bundleElement, type Contents } from "./bundle.js";
import * as bundler from "./bundler.js";
import { byId, make } from "./dom.js";
import { download } from "./files.js";
import type { Movie, Review } from "./report.js";
import { say, type Word } from "./words.js";

/** The address in the tag as long as the critic has not given one. */
const PLACEHOLDER = "https://YOUR.SITE/film-cards";

/** How long the critic must pause before the snippet and the Markdown are made, in milliseconds. */
const PAUSE = 400;

const address = byId<HTMLInputElement>("address");

/** A review, its text, and the archive that has it. */
export interface Taken {
  movie: Movie;
  review: Review;
  text: string;
  archive: Uint8Array;
}

let taken: Taken | undefined;
let canBundle = false;
let contents: () => Promise<Uint8Array>;
const codes = new Map<Word, HTMLElement>();

/** `all` gives the archive of all reviews. */
export function start(all: typeof contents) {
  contents = all;
  address.addEventListener("input", () => update(taken));
}

/** From now on the snippet, the Markdown and the bundle can be made. */
export function enable() {
  canBundle = true;
  build();
}

/** Builds the list of what can be taken, in the language of the page. */
export function build() {
  codes.clear();
  const ways: Node[] = [textElement("tag", "tag_means"), textElement("page", "page_means")];
  if (canBundle) {
    ways.push(textElement("snippet", "snippet_means"));
    ways.push(textElement("markdown", "markdown_means", ({ movie }) => `${movie.slug}.md`));
    ways.push(bundleElement(async (): Promise<Contents> => ({ archive: await contents(), url: url() })));
  }
  byId("ways").replaceChildren(...ways);
  update(taken);
}

let waiting: number | undefined;

/** Shows the texts for a review. */
export function update(next: Taken | undefined) {
  taken = next;
  byId("take").hidden = !next;
  clearTimeout(waiting);
  if (!next) return;
  codes.get("tag")!.textContent = tag(next);
  codes.get("page")!.textContent = `${script()}\n<film-card read><pre>\n${escape(next.text.trim())}\n</pre></film-card>`;
  if (canBundle) waiting = setTimeout(() => void makeTexts(next), PAUSE);
}

async function makeTexts(of: Taken) {
  const { movie, review, archive } = of;
  try {
    const { snippet, markdown } = await bundler.texts(archive, movie.slug, review.source, url() ?? PLACEHOLDER);
    if (taken !== of) return;
    codes.get("snippet")!.textContent = snippet;
    codes.get("markdown")!.textContent = markdown;
  } catch (error: any) {
    for (const word of ["snippet", "markdown"] as const) codes.get(word)!.textContent = error.message;
  }
}

/** The address that the critic has given. */
const url = () => address.value.trim().replace(/\/*$/, "") || undefined;

// The style reserves the height of the card, so that nothing moves when it appears.
const STYLE = "display:flow-root;margin:1.5em 0;min-height:28em";

const script = () => `<script async src="${escape(`${url() ?? PLACEHOLDER}/film-cards.js`)}"></script>`;

function tag({ movie, review }: Taken) {
  const fallback = escape(review.grade ? `${movie.name}: ${review.grade.written}` : movie.name);
  const inside = review.url ? `<a href="${escape(review.url)}">${fallback}</a>` : fallback;
  return `${script()}\n<film-card film="${escape(movie.slug)}" style="${STYLE}">${inside}</film-card>`;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]!);

// A text to copy, and, if it has a name as a file, to download.
function textElement(name: Word, means: Word, file?: (taken: Taken) => string) {
  const code = make("code");
  const pre = make("pre", "", code);
  pre.dir = "ltr";
  // It may scroll.
  pre.tabIndex = 0;
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", say(name));
  codes.set(name, code);
  const output = make("output");
  const bar = make("div", "bar", button("copy", name, async () => {
    // Emptied first, so that a screen reader announces a second copy as well.
    output.textContent = "";
    try {
      await navigator.clipboard.writeText(code.textContent!);
      output.textContent = say("copied");
    } catch {
      getSelection()!.selectAllChildren(code);
      output.textContent = say("selected");
    }
  }));
  if (file) {
    bar.append(button("download", name, () => download(file(taken!), new Blob([code.textContent!], { type: "text/plain" }))));
  }
  bar.append(output);
  const way = make("article", "way", make("h3", "", say(name)), make("p", "", say(means)), pre, bar);
  way.id = `way-${name}`;
  return way;
}

function button(word: Word, about: Word, click: () => void) {
  const button = make("button", "", say(word));
  button.type = "button";
  button.setAttribute("aria-label", `${say(word)}: ${say(about)}`);
  button.addEventListener("click", click);
  return button;
}
